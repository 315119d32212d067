/* fw-edit-entry.c: see fw-edit-entry.h. */
#include "config.h"

#include "store/fw-draft.h"
#include "store/fw-edit-entry.h"
#include "store/fw-record-private.h"
#include "store/fw-row-json.h"

/* Members of a draft: the text, and what it was typed over. */
static const char *const names[] = {"values", "before"};

FwEditEntry *
fw_edit_entry_new (FwRecord *record, const char *label)
{
  FwEditEntry *self = g_new0 (FwEditEntry, 1);

  self->record = g_object_ref (record);
  self->label = g_strdup (label);
  self->draft_name
      = g_strdup_printf ("record/%s/%" G_GINT64_FORMAT, FW_RECORD_GET_CLASS (record)->table,
                         fw_record_get_id (record));
  return self;
}

void
fw_edit_entry_free (FwEditEntry *self)
{
  g_object_unref (self->record);
  g_free (self->label);
  g_free (self->draft_name);
  g_free (self->refusal);
  g_free (self);
}

FwChangeSet *
fw_edit_entry_dup_changes (FwEditEntry *self)
{
  g_autoptr (FwRow) row = fw_record_dup_changes (self->record);
  FwChangeSet *changes;

  if (row == NULL)
    return NULL;
  changes = fw_change_set_new (self->label);
  fw_change_set_update (changes, FW_RECORD_GET_CLASS (self->record)->table,
                        fw_record_get_id (self->record), fw_record_get_version (self->record), row);
  return changes;
}

char *
fw_edit_entry_dup_merge_key (FwEditEntry *self, FwChangeSet *changes)
{
  g_autoptr (GString) key = g_string_new (self->draft_name);
  FwRow *row = fw_change_set_get (changes, 0)->after;

  for (guint i = 0; i < fw_row_get_n (row); i++)
    g_string_append_printf (key, ",%s", fw_row_get_column (row, i));
  return g_string_free_and_steal (g_steal_pointer (&key));
}

void
fw_edit_entry_note_own_save (FwEditEntry *self, gint64 version)
{
  if (self->own_to != version)
    self->own_from = version;
  self->own_to = version + 1;
}

void
fw_edit_entry_follow_own_saves (FwEditEntry *self, FwChange *change)
{
  if (change->kind != FW_CHANGE_INSERT && fw_record_get_id (self->record) == change->id
      && g_str_equal (FW_RECORD_GET_CLASS (self->record)->table, change->table)
      && change->version >= self->own_from && change->version < self->own_to)
    change->version = self->own_to;
}

DexFuture *
fw_edit_entry_write_draft (FwEditEntry *self)
{
  g_autoptr (FwRow) values = fw_record_dup_changes (self->record);
  g_autoptr (FwRow) before = _fw_record_dup_stored (self->record);
  FwRow *rows[] = {values, before};
  g_autofree char *body = NULL;

  self->draft_wanted = FALSE;
  if (values == NULL)
    return NULL;
  self->drafted = TRUE;
  body = fw_row_json_write_many (names, rows, G_N_ELEMENTS (rows));
  return fw_store_save_draft (fw_record_get_store (self->record), self->draft_name, body);
}

DexFuture *
fw_edit_entry_drop_draft (FwEditEntry *self)
{
  gboolean drafted = self->drafted;

  self->draft_wanted = self->drafted = FALSE;
  return drafted ? fw_store_drop_draft (fw_record_get_store (self->record), self->draft_name)
                 : NULL;
}

gboolean
fw_edit_entry_recover (FwEditEntry *self, const char *body)
{
  FwRow *rows[G_N_ELEMENTS (names)];
  gboolean recovered = fw_row_json_read_many (body, names, rows, G_N_ELEMENTS (rows))
                       && rows[0] != NULL && _fw_record_recover (self->record, rows[0], rows[1]);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_clear_pointer (&rows[i], fw_row_unref);
  self->drafted = TRUE;
  return recovered;
}
