/* fw-entry-draft.c: see fw-entry-draft.h. Kept as a key file. */
#include "config.h"

#include "features/record/fw-entry-draft.h"

#define GROUP "entry"

FwEntryDraft *
fw_entry_draft_new (void)
{
  FwEntryDraft *self = g_new0 (FwEntryDraft, 1);

  self->persons = g_array_new (FALSE, FALSE, sizeof (gint64));
  return self;
}

void
fw_entry_draft_free (FwEntryDraft *self)
{
  g_free (self->text);
  g_free (self->case_name);
  g_free (self->day);
  g_free (self->time);
  g_free (self->duration);
  g_free (self->names);
  g_array_unref (self->persons);
  g_free (self->what);
  g_free (self->due);
  g_free (self);
}

static gboolean
is_blank (const char *text)
{
  return text == NULL || text[0] == '\0';
}

gboolean
fw_entry_draft_is_empty (const FwEntryDraft *self)
{
  return is_blank (self->text) && is_blank (self->names) && is_blank (self->what);
}

static char *
dup_string (GKeyFile *file, const char *key)
{
  char *value = g_key_file_get_string (file, GROUP, key, NULL);

  return value != NULL ? value : g_strdup ("");
}

FwEntryDraft *
fw_entry_draft_new_from_text (const char *text)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_auto (GStrv) persons = NULL;
  FwEntryDraft *self;

  g_return_val_if_fail (text != NULL, NULL);

  if (!g_key_file_load_from_data (file, text, -1, G_KEY_FILE_NONE, NULL))
    return NULL;
  self = fw_entry_draft_new ();
  self->text = dup_string (file, "text");
  self->case_id = g_key_file_get_int64 (file, GROUP, "case", NULL);
  self->case_name = dup_string (file, "case-name");
  self->kind = g_key_file_get_integer (file, GROUP, "kind", NULL);
  self->day = dup_string (file, "day");
  self->time = dup_string (file, "time");
  self->duration = dup_string (file, "duration");
  self->names = dup_string (file, "names");
  persons = g_key_file_get_string_list (file, GROUP, "persons", NULL, NULL);
  for (guint i = 0; persons != NULL && persons[i] != NULL; i++)
    {
      gint64 id = g_ascii_strtoll (persons[i], NULL, 10);

      g_array_append_val (self->persons, id);
    }
  self->child_id = g_key_file_get_int64 (file, GROUP, "child", NULL);
  self->seen = g_key_file_get_boolean (file, GROUP, "seen", NULL);
  self->confided = g_key_file_get_boolean (file, GROUP, "confided", NULL);
  self->resubmit = g_key_file_get_boolean (file, GROUP, "resubmit", NULL);
  self->what = dup_string (file, "what");
  self->due = dup_string (file, "due");
  self->resubmit_to = g_key_file_get_int64 (file, GROUP, "resubmit-to", NULL);
  return self;
}

static void
set_string (GKeyFile *file, const char *key, const char *value)
{
  g_key_file_set_string (file, GROUP, key, value != NULL ? value : "");
}

char *
fw_entry_draft_to_text (const FwEntryDraft *self)
{
  g_autoptr (GKeyFile) file = g_key_file_new ();
  g_autoptr (GStrvBuilder) persons = g_strv_builder_new ();
  g_auto (GStrv) ids = NULL;

  set_string (file, "text", self->text);
  g_key_file_set_int64 (file, GROUP, "case", self->case_id);
  set_string (file, "case-name", self->case_name);
  g_key_file_set_integer (file, GROUP, "kind", self->kind);
  set_string (file, "day", self->day);
  set_string (file, "time", self->time);
  set_string (file, "duration", self->duration);
  set_string (file, "names", self->names);
  for (guint i = 0; i < self->persons->len; i++)
    g_strv_builder_take (
        persons, g_strdup_printf ("%" G_GINT64_FORMAT, g_array_index (self->persons, gint64, i)));
  ids = g_strv_builder_end (persons);
  g_key_file_set_string_list (file, GROUP, "persons", (const char *const *) ids,
                              self->persons->len);
  g_key_file_set_int64 (file, GROUP, "child", self->child_id);
  g_key_file_set_boolean (file, GROUP, "seen", self->seen);
  g_key_file_set_boolean (file, GROUP, "confided", self->confided);
  g_key_file_set_boolean (file, GROUP, "resubmit", self->resubmit);
  set_string (file, "what", self->what);
  set_string (file, "due", self->due);
  g_key_file_set_int64 (file, GROUP, "resubmit-to", self->resubmit_to);
  return g_key_file_to_data (file, NULL, NULL);
}
