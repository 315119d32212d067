/* fw-edit-session.c: see fw-edit-session.h.
 *
 * Everything that writes (saving, commits, undo, redo) is a fiber that waits
 * for the one before it: a session does one thing at a time.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fw-draft.h"
#include "store/fw-edit-session-private.h"
#include "store/fw-record-private.h"

#define DRAFT_REST_MS 300
/* Leaves the disk 300 ms of the 2 s that typing may lose. */
#define DRAFT_MAX_MS 1700
#define COMMIT_REST_MS 600
#define RETRY_SECONDS 5
/* Handlers of signals that a fiber emits build widgets. */
#define STACK_BYTES (1024 * 1024)

G_DEFINE_FINAL_TYPE (FwEditSession, fw_edit_session, G_TYPE_OBJECT)

enum
{
  PROP_0,
  PROP_CAN_UNDO,
  PROP_CAN_REDO,
  PROP_UNDO_LABEL,
  PROP_REDO_LABEL,
  PROP_STATE,
  PROP_SAVED_AT,
  N_PROPS
};

enum
{
  PROBLEM,
  RECOVERED,
  N_SIGNALS
};

static GParamSpec *props[N_PROPS];
static guint signals[N_SIGNALS];

const char _fw_edit_state_saved[] = "saved";
const char _fw_edit_state_typing[] = "typing";
const char _fw_edit_state_saving[] = "saving";
const char _fw_edit_state_problem[] = "problem";

FwEditEntry *
_fw_edit_session_find (FwEditSession *self, FwRecord *record)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      FwEditEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->record == record)
        return entry;
    }
  return NULL;
}

const FwEditEntry *
_fw_edit_session_find_pending (FwEditSession *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      const FwEditEntry *entry = g_ptr_array_index (self->entries, i);

      if (entry->pending)
        return entry;
    }
  return NULL;
}

void
_fw_edit_session_notify_steps (FwEditSession *self)
{
  for (guint i = PROP_CAN_UNDO; i <= PROP_REDO_LABEL; i++)
    g_object_notify_by_pspec (G_OBJECT (self), props[i]);
}

void
_fw_edit_session_set_state (FwEditSession *self, const char *state)
{
  if (self->state == state)
    return;
  self->state = state;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_STATE]);
}

void
_fw_edit_session_note_saved (FwEditSession *self)
{
  self->saved_at = g_get_real_time () / G_USEC_PER_SEC;
  self->problem_code = -1;
  g_object_notify_by_pspec (G_OBJECT (self), props[PROP_SAVED_AT]);
}

static gboolean
retry_cb (gpointer data)
{
  FwEditSession *self = data;

  self->retry_source = 0;
  dex_future_disown (fw_edit_session_flush (self));
  return G_SOURCE_REMOVE;
}

/* Tells a problem once, not at every try. */
void
_fw_edit_session_tell_problem (FwEditSession *self, const GError *error)
{
  gboolean told = self->problem_code == error->code;

  self->problem_code = error->code;
  _fw_edit_session_set_state (self, _fw_edit_state_problem);
  if (error->domain == FW_STORE_ERROR && self->retry_source == 0
      && (error->code == FW_STORE_ERROR_FULL || error->code == FW_STORE_ERROR_BUSY
          || error->code == FW_STORE_ERROR_IO || error->code == FW_STORE_ERROR_READ_ONLY))
    self->retry_source = g_timeout_add_seconds (RETRY_SECONDS, retry_cb, self);
  if (!told)
    g_signal_emit (self, signals[PROBLEM], 0, error);
}

/* Drafts */

static DexFuture *
draft_failed_cb (DexFuture *future, gpointer data)
{
  g_autoptr (FwEditSession) self = g_weak_ref_get (data);
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (self != NULL && error != NULL)
    _fw_edit_session_tell_problem (self, error);
  return dex_future_new_true ();
}

static void
weak_ref_free (gpointer data)
{
  g_weak_ref_clear (data);
  g_free (data);
}

void
_fw_edit_session_write_drafts (FwEditSession *self)
{
  self->first_undrafted = 0;
  g_clear_handle_id (&self->draft_source, g_source_remove);
  for (guint i = 0; i < self->entries->len; i++)
    {
      FwEditEntry *entry = g_ptr_array_index (self->entries, i);
      DexFuture *written = entry->draft_wanted ? fw_edit_entry_write_draft (entry) : NULL;
      GWeakRef *weak;

      if (written == NULL)
        continue;
      weak = g_new0 (GWeakRef, 1);
      g_weak_ref_init (weak, self);
      dex_future_disown (dex_future_catch (written, draft_failed_cb, weak, weak_ref_free));
    }
}

static gboolean
draft_cb (gpointer data)
{
  FwEditSession *self = data;

  self->draft_source = 0;
  _fw_edit_session_write_drafts (self);
  return G_SOURCE_REMOVE;
}

static void
disown (DexFuture *future)
{
  if (future != NULL)
    dex_future_disown (future);
}

/* Saving */

static gboolean
commit_cb (gpointer data)
{
  FwEditSession *self = data;

  self->commit_source = 0;
  dex_future_disown (fw_edit_session_flush (self));
  return G_SOURCE_REMOVE;
}

static void
arm (FwEditSession *self)
{
  gint64 now = g_get_monotonic_time () / 1000;
  gint64 rest;

  if (self->first_undrafted == 0)
    self->first_undrafted = now;
  rest = CLAMP (self->first_undrafted + DRAFT_MAX_MS - now, 0, DRAFT_REST_MS);
  g_clear_handle_id (&self->draft_source, g_source_remove);
  self->draft_source = g_timeout_add (rest, draft_cb, self);
  g_clear_handle_id (&self->commit_source, g_source_remove);
  self->commit_source = g_timeout_add (COMMIT_REST_MS, commit_cb, self);
}

static void
touched_cb (FwRecord *record, FwEditSession *self)
{
  FwEditEntry *entry = _fw_edit_session_find (self, record);

  if (!_fw_record_claim (record, self))
    {
      /* Typed back to what is saved, or another page's edit. */
      if (!entry->pending || fw_record_is_dirty (record))
        return;
      entry->pending = FALSE;
      g_clear_pointer (&entry->refusal, g_free);
      disown (fw_edit_entry_drop_draft (entry));
      if (_fw_edit_session_find_pending (self) == NULL)
        _fw_edit_session_set_state (self, _fw_edit_state_saved);
      _fw_edit_session_notify_steps (self);
      return;
    }
  entry->pending = entry->draft_wanted = TRUE;
  if (entry->refusal == NULL)
    _fw_edit_session_set_state (self, _fw_edit_state_typing);
  _fw_edit_session_notify_steps (self);
  arm (self);
}

/* Operations, one after the other */

typedef DexFuture *(*OperationFunc) (FwEditSession *self, gpointer data);

typedef struct
{
  FwEditSession *self;
  DexFuture *before;
  OperationFunc func;
  FwChangeSet *data;
} Operation;

static void
operation_free (gpointer data)
{
  Operation *operation = data;

  g_clear_object (&operation->self);
  dex_clear (&operation->before);
  g_clear_pointer (&operation->data, fw_change_set_unref);
  g_free (operation);
}

static DexFuture *
operation_fiber (gpointer data)
{
  Operation *operation = data;
  g_autoptr (FwEditSession) self = g_steal_pointer (&operation->self);
  DexFuture *result;

  if (operation->before != NULL)
    dex_await (g_steal_pointer (&operation->before), NULL);
  result = operation->func (self, operation->data);
  if (--self->n_running == 0)
    dex_clear (&self->tail);
  return result;
}

static DexFuture *
run (FwEditSession *self, OperationFunc func, FwChangeSet *data)
{
  Operation *operation = g_new0 (Operation, 1);
  DexFuture *future;

  operation->self = g_object_ref (self);
  operation->before = g_steal_pointer (&self->tail);
  operation->func = func;
  operation->data = data != NULL ? fw_change_set_ref (data) : NULL;
  self->n_running++;
  future = dex_scheduler_spawn (NULL, STACK_BYTES, operation_fiber, operation, operation_free);
  self->tail = dex_ref (future);
  return future;
}

static DexFuture *
flush_operation (FwEditSession *self, gpointer data)
{
  GError *error = NULL;

  return _fw_edit_session_save_all (self, &error) ? dex_future_new_true ()
                                                  : dex_future_new_for_error (error);
}

DexFuture *
fw_edit_session_flush (FwEditSession *self)
{
  g_return_val_if_fail (FW_IS_EDIT_SESSION (self), NULL);

  if (_fw_edit_session_find_pending (self) == NULL && self->n_running == 0)
    return dex_future_new_true ();
  return run (self, flush_operation, NULL);
}

static DexFuture *
keep_operation (FwEditSession *self, gpointer data)
{
  GError *error = NULL;

  return _fw_edit_session_keep_all (self, &error) ? dex_future_new_true ()
                                                  : dex_future_new_for_error (error);
}

DexFuture *
fw_edit_session_keep (FwEditSession *self)
{
  g_return_val_if_fail (FW_IS_EDIT_SESSION (self), NULL);

  if (_fw_edit_session_find_pending (self) == NULL && self->n_running == 0)
    return dex_future_new_true ();
  return run (self, keep_operation, NULL);
}

DexFuture *
fw_edit_session_resolve (FwEditSession *self, FwRecord *record, gboolean keep_own)
{
  FwEditEntry *entry;

  g_return_val_if_fail (FW_IS_EDIT_SESSION (self) && FW_IS_RECORD (record), NULL);

  entry = _fw_edit_session_find (self, record);
  g_return_val_if_fail (entry != NULL, NULL);
  g_clear_pointer (&entry->refusal, g_free);
  self->problem_code = -1;
  if (keep_own)
    fw_record_rebase (record);
  else
    {
      fw_record_revert (record);
      entry->pending = FALSE;
      disown (fw_edit_entry_drop_draft (entry));
    }
  return run (self, flush_operation, NULL);
}

static void
follow_own_saves (FwEditSession *self, FwChangeSet *changes)
{
  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    for (guint e = 0; e < self->entries->len; e++)
      fw_edit_entry_follow_own_saves (g_ptr_array_index (self->entries, e),
                                      fw_change_set_get (changes, i));
}

static DexFuture *
commit_operation (FwEditSession *self, gpointer data)
{
  g_autoptr (FwChangeSet) applied = NULL;
  GError *error = NULL;

  /* What was typed before comes first; its problem is told apart. */
  _fw_edit_session_save_all (self, NULL);
  follow_own_saves (self, data);
  applied = dex_await_boxed (fw_store_commit (self->store, data), &error);
  if (applied == NULL)
    return dex_future_new_for_error (error);
  fw_edit_session_push (self, applied);
  _fw_edit_session_note_saved (self);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&applied));
}

DexFuture *
fw_edit_session_commit (FwEditSession *self, FwChangeSet *changes)
{
  g_return_val_if_fail (FW_IS_EDIT_SESSION (self) && changes != NULL, NULL);

  return run (self, commit_operation, changes);
}

void
fw_edit_session_push (FwEditSession *self, FwChangeSet *applied)
{
  g_return_if_fail (FW_IS_EDIT_SESSION (self) && applied != NULL);

  fw_undo_stack_push (self->undo, applied, NULL, g_get_monotonic_time ());
  fw_undo_stack_clear (self->redo);
  _fw_edit_session_notify_steps (self);
}

/* In a fiber: takes back the newest step of @from and remembers that in @to. */
static DexFuture *
step (FwEditSession *self, FwUndoStack *from, FwUndoStack *to, const char *nothing)
{
  g_autoptr (FwChangeSet) inverse = NULL;
  g_autoptr (FwChangeSet) applied = NULL;
  GError *error = NULL;
  char *label;

  if (fw_undo_stack_is_empty (from))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s", nothing);
  inverse = fw_undo_stack_dup_inverse (from);
  applied = dex_await_boxed (fw_store_commit (self->store, inverse), &error);
  if (applied == NULL)
    {
      /* Somebody else's change stays: this step can never be taken back. */
      if (g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE))
        fw_undo_stack_pop (from, NULL);
      _fw_edit_session_notify_steps (self);
      return dex_future_new_for_error (error);
    }
  label = g_strdup (fw_undo_stack_get_label (from));
  fw_undo_stack_pop (from, applied);
  fw_undo_stack_push (to, applied, NULL, 0);
  _fw_edit_session_note_saved (self);
  _fw_edit_session_notify_steps (self);
  return dex_future_new_take_string (label);
}

static DexFuture *
undo_operation (FwEditSession *self, gpointer data)
{
  GError *error = NULL;

  if (!_fw_edit_session_save_all (self, &error))
    return dex_future_new_for_error (error);
  return step (self, self->undo, self->redo, _ ("There is nothing to undo."));
}

DexFuture *
fw_edit_session_undo (FwEditSession *self)
{
  g_return_val_if_fail (FW_IS_EDIT_SESSION (self), NULL);

  return run (self, undo_operation, NULL);
}

static DexFuture *
redo_operation (FwEditSession *self, gpointer data)
{
  GError *error = NULL;

  /* New typing leaves nothing to redo. */
  if (!_fw_edit_session_save_all (self, &error))
    return dex_future_new_for_error (error);
  return step (self, self->redo, self->undo, _ ("There is nothing to redo."));
}

DexFuture *
fw_edit_session_redo (FwEditSession *self)
{
  g_return_val_if_fail (FW_IS_EDIT_SESSION (self), NULL);

  return run (self, redo_operation, NULL);
}

/* Recovery */

typedef struct
{
  GWeakRef session;
  FwRecord *record;
} Recovery;

static void
recovery_free (gpointer data)
{
  Recovery *recovery = data;

  g_weak_ref_clear (&recovery->session);
  g_object_unref (recovery->record);
  g_free (recovery);
}

static DexFuture *
draft_loaded_cb (DexFuture *future, gpointer data)
{
  Recovery *recovery = data;
  g_autoptr (FwEditSession) self = g_weak_ref_get (&recovery->session);
  const char *body = g_value_get_string (dex_future_get_value (future, NULL));
  FwEditEntry *entry = self != NULL ? _fw_edit_session_find (self, recovery->record) : NULL;

  if (entry == NULL || body == NULL)
    return dex_future_new_true ();
  if (fw_edit_entry_recover (entry, body) && _fw_record_claim (entry->record, self))
    {
      entry->pending = TRUE;
      _fw_edit_session_set_state (self, _fw_edit_state_typing);
      _fw_edit_session_notify_steps (self);
      g_signal_emit (self, signals[RECOVERED], 0, entry->record);
      arm (self);
    }
  else if (!fw_record_is_dirty (entry->record))
    disown (fw_edit_entry_drop_draft (entry));
  return dex_future_new_true ();
}

void
fw_edit_session_watch (FwEditSession *self, FwRecord *record, const char *label)
{
  FwEditEntry *entry;
  Recovery *recovery;

  g_return_if_fail (FW_IS_EDIT_SESSION (self) && FW_IS_RECORD (record) && label != NULL);
  g_return_if_fail (fw_record_get_store (record) == self->store);

  entry = _fw_edit_session_find (self, record);
  if (entry != NULL)
    {
      g_set_str (&entry->label, label);
      return;
    }
  entry = fw_edit_entry_new (record, label);
  g_ptr_array_add (self->entries, entry);
  g_signal_connect_object (record, "touched", G_CALLBACK (touched_cb), self, G_CONNECT_DEFAULT);

  recovery = g_new0 (Recovery, 1);
  g_weak_ref_init (&recovery->session, self);
  recovery->record = g_object_ref (record);
  dex_future_disown (dex_future_then (fw_store_load_draft (self->store, entry->draft_name),
                                      draft_loaded_cb, recovery, recovery_free));
}

FwEditSession *
fw_edit_session_new (FwStore *store)
{
  FwEditSession *self;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  self = g_object_new (FW_TYPE_EDIT_SESSION, NULL);
  self->store = g_object_ref (store);
  return self;
}

/* A page that goes away without flush(): a draft first, so that a save that is
 * refused loses nothing, then the save itself. */
static void
hand_over_pending (FwEditSession *self)
{
  for (guint i = 0; i < self->entries->len; i++)
    {
      FwEditEntry *entry = g_ptr_array_index (self->entries, i);
      g_autoptr (FwChangeSet) changes = entry->pending ? fw_edit_entry_dup_changes (entry) : NULL;

      if (changes == NULL)
        continue;
      disown (fw_edit_entry_write_draft (entry));
      dex_future_disown (fw_store_commit_draft (self->store, changes, entry->draft_name));
    }
}

static void
fw_edit_session_dispose (GObject *object)
{
  FwEditSession *self = FW_EDIT_SESSION (object);

  g_clear_handle_id (&self->draft_source, g_source_remove);
  g_clear_handle_id (&self->commit_source, g_source_remove);
  g_clear_handle_id (&self->retry_source, g_source_remove);
  if (self->store != NULL)
    hand_over_pending (self);
  for (guint i = 0; i < self->entries->len; i++)
    {
      FwEditEntry *entry = g_ptr_array_index (self->entries, i);

      g_signal_handlers_disconnect_by_data (entry->record, self);
      _fw_record_release (entry->record, self);
    }
  g_ptr_array_set_size (self->entries, 0);
  G_OBJECT_CLASS (fw_edit_session_parent_class)->dispose (object);
}

static void
fw_edit_session_finalize (GObject *object)
{
  FwEditSession *self = FW_EDIT_SESSION (object);

  dex_clear (&self->tail);
  g_ptr_array_unref (self->entries);
  fw_undo_stack_free (self->undo);
  fw_undo_stack_free (self->redo);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_edit_session_parent_class)->finalize (object);
}

static void
fw_edit_session_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwEditSession *self = FW_EDIT_SESSION (object);
  const FwEditEntry *pending = _fw_edit_session_find_pending (self);

  switch (prop_id)
    {
    case PROP_CAN_UNDO:
      g_value_set_boolean (value, pending != NULL || !fw_undo_stack_is_empty (self->undo));
      break;
    case PROP_CAN_REDO:
      g_value_set_boolean (value, pending == NULL && !fw_undo_stack_is_empty (self->redo));
      break;
    case PROP_UNDO_LABEL:
      g_value_set_string (value,
                          pending != NULL ? pending->label : fw_undo_stack_get_label (self->undo));
      break;
    case PROP_REDO_LABEL:
      g_value_set_string (value, pending == NULL ? fw_undo_stack_get_label (self->redo) : NULL);
      break;
    case PROP_STATE:
      g_value_set_string (value, self->state);
      break;
    case PROP_SAVED_AT:
      g_value_set_int64 (value, self->saved_at);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_edit_session_class_init (FwEditSessionClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  const GParamFlags flags = G_PARAM_READABLE | G_PARAM_STATIC_STRINGS;

  object_class->dispose = fw_edit_session_dispose;
  object_class->finalize = fw_edit_session_finalize;
  object_class->get_property = fw_edit_session_get_property;

  props[PROP_CAN_UNDO] = g_param_spec_boolean ("can-undo", NULL, NULL, FALSE, flags);
  props[PROP_CAN_REDO] = g_param_spec_boolean ("can-redo", NULL, NULL, FALSE, flags);
  props[PROP_UNDO_LABEL] = g_param_spec_string ("undo-label", NULL, NULL, NULL, flags);
  props[PROP_REDO_LABEL] = g_param_spec_string ("redo-label", NULL, NULL, NULL, flags);
  props[PROP_STATE] = g_param_spec_string ("state", NULL, NULL, "saved", flags);
  props[PROP_SAVED_AT] = g_param_spec_int64 ("saved-at", NULL, NULL, 0, G_MAXINT64, 0, flags);
  g_object_class_install_properties (object_class, N_PROPS, props);

  signals[PROBLEM] = g_signal_new ("problem", FW_TYPE_EDIT_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                   NULL, NULL, G_TYPE_NONE, 1, G_TYPE_ERROR);
  signals[RECOVERED] = g_signal_new ("recovered", FW_TYPE_EDIT_SESSION, G_SIGNAL_RUN_LAST, 0, NULL,
                                     NULL, NULL, G_TYPE_NONE, 1, FW_TYPE_RECORD);
}

static void
fw_edit_session_init (FwEditSession *self)
{
  self->entries = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_edit_entry_free);
  self->undo = fw_undo_stack_new ();
  self->redo = fw_undo_stack_new ();
  self->state = _fw_edit_state_saved;
  self->problem_code = -1;
}
