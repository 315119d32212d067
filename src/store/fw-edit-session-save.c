/* fw-edit-session-save.c: how an edit session saves: refusals, conflicts, and what is kept. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "store/fw-draft.h"
#include "store/fw-edit-session-private.h"
#include "store/fw-record-private.h"

#define MAX_TRIES 3

static void
disown (DexFuture *future)
{
  if (future != NULL)
    dex_future_disown (future);
}

/* In a fiber. NULL on failure. */
static FwChangeSet *
commit_entry (FwEditSession *self, FwEditEntry *entry, FwChangeSet *changes, GError **error)
{
  gint64 version = fw_record_get_version (entry->record);
  FwChangeSet *applied;

  _fw_record_begin_save (entry->record);
  entry->draft_wanted = FALSE;
  applied
      = dex_await_boxed (fw_store_commit_draft (self->store, changes, entry->draft_name), error);
  if (applied != NULL && _fw_record_get_stored_version (entry->record) == version)
    _fw_record_adopt (entry->record, fw_change_set_get (changes, 0)->after, version + 1, FALSE);
  _fw_record_end_save (entry->record);
  if (applied != NULL)
    fw_edit_entry_note_own_save (entry, version);
  return applied;
}

/* In a fiber. Somebody else's change of other columns is no conflict: the save
 * is tried again on top of it. */
static gboolean
save_entry (FwEditSession *self, FwEditEntry *entry, GError **error)
{
  for (guint tries = 1;; tries++)
    {
      g_autoptr (FwChangeSet) changes = fw_edit_entry_dup_changes (entry);
      g_autoptr (FwChangeSet) applied = NULL;
      g_autoptr (GError) problem = NULL;
      g_autofree char *key = NULL;

      entry->pending = FALSE;
      if (changes == NULL)
        {
          disown (fw_edit_entry_drop_draft (entry));
          return TRUE;
        }
      applied = commit_entry (self, entry, changes, &problem);
      if (applied != NULL)
        {
          g_clear_pointer (&entry->refusal, g_free);
          entry->drafted = entry->pending && entry->drafted;
          key = fw_edit_entry_dup_merge_key (entry, changes);
          fw_undo_stack_push (self->undo, applied, key, g_get_monotonic_time ());
          fw_undo_stack_clear (self->redo);
          _fw_edit_session_note_saved (self);
          return TRUE;
        }
      entry->pending = TRUE;
      _fw_record_claim (entry->record, self);
      if (g_error_matches (problem, FW_STORE_ERROR, FW_STORE_ERROR_STALE))
        {
          dex_await (_fw_record_reload (entry->record), NULL);
          if (tries < MAX_TRIES && !fw_record_is_conflicting (entry->record)
              && !fw_record_is_deleted (entry->record))
            continue;
          g_set_str (&entry->refusal, problem->message);
        }
      /* Typing may have come in less than a draft's rest ago. */
      entry->draft_wanted = TRUE;
      _fw_edit_session_write_drafts (self);
      g_propagate_error (error, g_steal_pointer (&problem));
      return FALSE;
    }
}

static gboolean
is_waiting (const FwEditEntry *entry)
{
  return entry->pending && entry->refusal != NULL
         && (fw_record_is_conflicting (entry->record) || fw_record_is_deleted (entry->record));
}

gboolean
_fw_edit_session_save_all (FwEditSession *self, GError **error)
{
  g_autoptr (GError) first = NULL;
  gboolean waiting = FALSE;

  g_clear_handle_id (&self->commit_source, g_source_remove);
  for (guint i = 0; i < self->entries->len; i++)
    {
      FwEditEntry *entry = g_ptr_array_index (self->entries, i);
      g_autoptr (GError) problem = NULL;

      if (!entry->pending)
        continue;
      if (is_waiting (entry))
        {
          waiting = TRUE;
          continue;
        }
      _fw_edit_session_set_state (self, _fw_edit_state_saving);
      if (!save_entry (self, entry, &problem) && first == NULL)
        first = g_steal_pointer (&problem);
    }
  _fw_edit_session_notify_steps (self);
  if (first == NULL && waiting)
    g_set_error_literal (&first, FW_STORE_ERROR, FW_STORE_ERROR_STALE,
                         _ ("Somebody else changed the same field meanwhile. Your text is still "
                            "here; please decide which of the two is right."));
  if (first != NULL)
    {
      _fw_edit_session_tell_problem (self, first);
      g_propagate_error (error, g_steal_pointer (&first));
      return FALSE;
    }
  _fw_edit_session_set_state (self, _fw_edit_session_find_pending (self) != NULL
                                        ? _fw_edit_state_typing
                                        : _fw_edit_state_saved);
  return TRUE;
}

gboolean
_fw_edit_session_keep_all (FwEditSession *self, GError **error)
{
  g_autoptr (GError) problem = NULL;

  if (_fw_edit_session_save_all (self, &problem))
    return TRUE;
  for (guint i = 0; i < self->entries->len; i++)
    {
      FwEditEntry *entry = g_ptr_array_index (self->entries, i);
      DexFuture *draft = entry->pending ? fw_edit_entry_write_draft (entry) : NULL;

      if (draft != NULL && !dex_await (draft, NULL))
        {
          g_propagate_error (error, g_steal_pointer (&problem));
          return FALSE;
        }
    }
  return TRUE;
}

GPtrArray *
fw_edit_session_dup_conflicts (FwEditSession *self)
{
  GPtrArray *records = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (FW_IS_EDIT_SESSION (self), records);

  for (guint i = 0; i < self->entries->len; i++)
    {
      const FwEditEntry *entry = g_ptr_array_index (self->entries, i);

      if (is_waiting (entry))
        g_ptr_array_add (records, g_object_ref (entry->record));
    }
  return records;
}

const char *
fw_edit_session_get_label (FwEditSession *self, FwRecord *record)
{
  FwEditEntry *entry;

  g_return_val_if_fail (FW_IS_EDIT_SESSION (self) && FW_IS_RECORD (record), NULL);

  entry = _fw_edit_session_find (self, record);
  return entry != NULL ? entry->label : NULL;
}

const char *
fw_edit_session_get_refusal (FwEditSession *self, FwRecord *record)
{
  FwEditEntry *entry;

  g_return_val_if_fail (FW_IS_EDIT_SESSION (self) && FW_IS_RECORD (record), NULL);

  entry = _fw_edit_session_find (self, record);
  return entry != NULL ? entry->refusal : NULL;
}
