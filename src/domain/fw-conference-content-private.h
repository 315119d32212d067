/* fw-conference-content-private.h: what the parts of minutes' content share; on a store's thread. */
#pragma once

#include <json-glib/json-glib.h>

#include "domain/fw-conference-private.h"

G_BEGIN_DECLS

typedef struct
{
  FwConnection *connection;
  gint64 id;
  FwRow *conference;
  FwConferenceKind *kind;
  FwResult *people;
  GPtrArray *initials; /* as people */
} FwMinutesContent;

/* Columns of people. */
enum
{
  FW_CONTENT_PERSON_ID,
  FW_CONTENT_PERSON_NAME,
  FW_CONTENT_PERSON_ROLE,
  FW_CONTENT_PERSON_INSTITUTION,
  FW_CONTENT_PERSON_PRESENCE,
  FW_CONTENT_PERSON_REASON,
  FW_CONTENT_PERSON_VOTE,
  FW_CONTENT_PERSON_VOTE_TEXT,
  FW_CONTENT_PERSON_WAY,
};

void
_fw_content_add (JsonBuilder *builder, const char *name, const char *text);
void
_fw_content_add_number (JsonBuilder *builder, const char *name, gint64 number);
void
_fw_content_begin (JsonBuilder *builder, const char *name, gboolean is_list);
/* A UTC time, local; "" for NULL. */
char *
_fw_content_dup_local (const char *at, const char *format);
/* What follows the steps: rating, legal frame, decisions, votes, what was put off. */
gboolean
_fw_content_add_tail (FwMinutesContent *self, JsonBuilder *builder, GError **error);

G_END_DECLS
