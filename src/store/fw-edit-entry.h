/* fw-edit-entry.h: one record that an edit session watches, and its draft.
 *
 * Internal to FwEditSession, main thread. Knows what was typed since the last
 * save and the last draft, and which versions the session's own saves led to.
 */
#pragma once

#include "store/fw-record.h"

G_BEGIN_DECLS

typedef struct
{
  FwRecord *record;
  char *label;
  char *draft_name;
  gboolean pending;      /* typed since the last save */
  gboolean draft_wanted; /* typed since the last draft */
  gboolean drafted;      /* a draft may be on the disk */
  char *refusal;         /* in conflict, and the user knows: says who changed it */
  gint64 own_from;       /* versions that this session's own saves */
  gint64 own_to;         /* have led from and to */
} FwEditEntry;

FwEditEntry *
fw_edit_entry_new (FwRecord *record, const char *label);
void
fw_edit_entry_free (FwEditEntry *self);
/* What is dirty as a change set of its own; NULL when the record is clean. */
FwChangeSet *
fw_edit_entry_dup_changes (FwEditEntry *self);
/* Names the fields that @changes touches: successive saves of the same merge. */
char *
fw_edit_entry_dup_merge_key (FwEditEntry *self, FwChangeSet *changes);
/* A save of this session has raised the row from @version. */
void
fw_edit_entry_note_own_save (FwEditEntry *self, gint64 version);
/* A change made from a version that the session's own saves have raised
 * meanwhile is not stale: it gets the present one. */
void
fw_edit_entry_follow_own_saves (FwEditEntry *self, FwChange *change);

/* Drafts. Both resolve when durable; NULL when there is nothing to do. */
DexFuture *
fw_edit_entry_write_draft (FwEditEntry *self);
DexFuture *
fw_edit_entry_drop_draft (FwEditEntry *self);
/* Puts the draft @body back into the record; FALSE when nothing of it is new. */
gboolean
fw_edit_entry_recover (FwEditEntry *self, const char *body);

G_END_DECLS
