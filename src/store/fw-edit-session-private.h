/* fw-edit-session-private.h: shared by the files of FwEditSession. */
#pragma once

#include "store/fw-edit-entry.h"
#include "store/fw-edit-session.h"
#include "store/fw-undo-stack.h"

G_BEGIN_DECLS

struct _FwEditSession
{
  GObject parent_instance;
  FwStore *store;
  GPtrArray *entries;
  FwUndoStack *undo;
  FwUndoStack *redo;
  const char *state;
  gint64 saved_at;
  DexFuture *tail; /* the last operation */
  guint n_running;
  int problem_code; /* that was told last; -1 none */
  gint64 first_undrafted;
  guint draft_source;
  guint commit_source;
  guint retry_source;
};

extern const char _fw_edit_state_saved[];
extern const char _fw_edit_state_typing[];
extern const char _fw_edit_state_saving[];
extern const char _fw_edit_state_problem[];

/* In fw-edit-session.c. */
FwEditEntry *
_fw_edit_session_find (FwEditSession *self, FwRecord *record);
const FwEditEntry *
_fw_edit_session_find_pending (FwEditSession *self);
/* @state is one of the constants above. */
void
_fw_edit_session_set_state (FwEditSession *self, const char *state);
void
_fw_edit_session_notify_steps (FwEditSession *self);
void
_fw_edit_session_note_saved (FwEditSession *self);
/* Tells a problem once, not at every try. */
void
_fw_edit_session_tell_problem (FwEditSession *self, const GError *error);
void
_fw_edit_session_write_drafts (FwEditSession *self);

/* In fw-edit-session-save.c. In a fiber: saves all that is pending. A conflict
 * that the user knows of waits for their decision. */
gboolean
_fw_edit_session_save_all (FwEditSession *self, GError **error);
/* The same; what is refused becomes a draft. FALSE when not even that worked. */
gboolean
_fw_edit_session_keep_all (FwEditSession *self, GError **error);

G_END_DECLS
