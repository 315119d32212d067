/* fw-record-item.h: one entry of the course of a case, as lists show it.
 *
 * Immutable once handed out; made on the reader's thread, shown on the main
 * one. Names are as they were at reading.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

#define FW_TYPE_RECORD_ITEM (fw_record_item_get_type ())
G_DECLARE_FINAL_TYPE (FwRecordItem, fw_record_item, FW, RECORD_ITEM, GObject)

struct _FwRecordItem
{
  GObject parent_instance;
  gint64 id;
  gint64 case_id;
  gint64 child_id;
  char *kind;
  char *subject;
  char *body; /* "" where the reader may not see it */
  char *happened_at;
  gint64 duration_s;
  char *author;       /* nullable */
  char *on_behalf_of; /* nullable: then "i. V." */
  char *child;        /* nullable */
  char *participants; /* "Jana, Herr Moos"; nullable */
  gboolean child_seen;
  gboolean confided;
  gboolean withheld; /* confided to somebody else */
  gint64 corrects_id;
  char *corrected_at; /* nullable: when a later entry corrected this one, UTC */
};

FwRecordItem *
fw_record_item_new (void);
/* "2026-06-02" of when it happened; free with g_free(). */
char *
fw_record_item_dup_day (FwRecordItem *self);

G_END_DECLS
