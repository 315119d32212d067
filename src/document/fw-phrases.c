/* fw-phrases.c: see fw-phrases.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <stdlib.h>
#include <string.h>

#include "document/fw-phrases.h"

#define RESOURCES "/org/fallwerk/Fallwerk/phrases/"

typedef struct
{
  char *text;
  gboolean checked;
} Phrase;

struct _FwPhrases
{
  gatomicrefcount refs;
  char *name;
  char *language;
  GHashTable *phrases; /* German → Phrase */
};

G_DEFINE_BOXED_TYPE (FwPhrases, fw_phrases, fw_phrases_ref, fw_phrases_unref)

static void
phrase_free (gpointer data)
{
  g_free (((Phrase *) data)->text);
  g_free (data);
}

FwPhrases *
fw_phrases_ref (FwPhrases *self)
{
  g_atomic_ref_count_inc (&self->refs);
  return self;
}

void
fw_phrases_unref (FwPhrases *self)
{
  if (!g_atomic_ref_count_dec (&self->refs))
    return;
  g_free (self->name);
  g_free (self->language);
  g_hash_table_unref (self->phrases);
  g_free (self);
}

static void
put (FwPhrases *self, const char *german, const char *text, gboolean checked)
{
  Phrase *phrase = g_new0 (Phrase, 1);

  phrase->text = g_strdup (text);
  phrase->checked = checked;
  g_hash_table_replace (self->phrases, g_strdup (german), phrase);
}

/* The header is the entry of the empty message: "Language: tr", "X-Language-Name: Türkçe". */
static void
read_header (FwPhrases *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    if (g_str_has_prefix (lines[i], "X-Language-Name: "))
      g_set_str (&self->name, lines[i] + strlen ("X-Language-Name: "));
    else if (g_str_has_prefix (lines[i], "Language: "))
      g_set_str (&self->language, lines[i] + strlen ("Language: "));
}

typedef struct
{
  GString *id, *text;
  GString *current; /* which of them a continued line belongs to */
  gboolean fuzzy;
} Entry;

static void
take_entry (FwPhrases *self, Entry *entry)
{
  if (entry->current == entry->text)
    {
      if (entry->id->len == 0)
        read_header (self, entry->text->str);
      else if (entry->text->len > 0)
        put (self, entry->id->str, entry->text->str, !entry->fuzzy);
    }
  g_string_truncate (entry->id, 0);
  g_string_truncate (entry->text, 0);
  entry->current = NULL;
  entry->fuzzy = FALSE;
}

/* Appends what stands between the quotes of @line. */
static gboolean
append_quoted (GString *string, const char *line)
{
  const char *end = strrchr (line, '"');
  g_autofree char *inner = NULL;
  g_autofree char *plain = NULL;

  if (string == NULL || line[0] != '"' || end == line)
    return FALSE;
  inner = g_strndup (line + 1, (gsize) (end - line - 1));
  plain = g_strcompress (inner);
  g_string_append (string, plain);
  return TRUE;
}

static gboolean
read_line (FwPhrases *self, Entry *entry, const char *line)
{
  if (line[0] == '\0' || line[0] == '#' || g_str_has_prefix (line, "msgid "))
    if (entry->current == entry->text)
      take_entry (self, entry);
  if (line[0] == '\0')
    return TRUE;
  if (line[0] == '#')
    {
      entry->fuzzy = entry->fuzzy || (line[1] == ',' && strstr (line, "fuzzy") != NULL);
      return TRUE;
    }
  if (g_str_has_prefix (line, "msgid "))
    {
      entry->current = entry->id;
      return append_quoted (entry->id, line + strlen ("msgid "));
    }
  if (g_str_has_prefix (line, "msgstr "))
    {
      entry->current = entry->text;
      return append_quoted (entry->text, line + strlen ("msgstr "));
    }
  return append_quoted (entry->current, line);
}

static gboolean
read_po (FwPhrases *self, const char *po, GError **error)
{
  g_auto (GStrv) lines = g_strsplit (po, "\n", -1);
  Entry entry = {g_string_new (NULL), g_string_new (NULL), NULL, FALSE};
  gboolean ok = g_utf8_validate (po, -1, NULL);
  guint i;

  for (i = 0; ok && lines[i] != NULL; i++)
    ok = read_line (self, &entry, g_strchomp (lines[i]));
  if (ok)
    take_entry (self, &entry);
  else
    g_set_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA,
                 _ ("The phrases cannot be read: line %u is wrong."), i);
  g_string_free (entry.id, TRUE);
  g_string_free (entry.text, TRUE);
  return ok;
}

/* What the office has checked, or words differently. */
static void
read_office (FwPhrases *self, const char *office)
{
  g_autoptr (JsonNode) node = office != NULL ? json_from_string (office, NULL) : NULL;
  JsonObject *object
      = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;
  JsonNode *all = object != NULL ? json_object_get_member (object, "all") : NULL;
  JsonNode *phrases = object != NULL ? json_object_get_member (object, "phrases") : NULL;
  GHashTableIter iter;
  gpointer value;

  if (all != NULL && JSON_NODE_HOLDS_VALUE (all) && json_node_get_boolean (all))
    {
      g_hash_table_iter_init (&iter, self->phrases);
      while (g_hash_table_iter_next (&iter, NULL, &value))
        ((Phrase *) value)->checked = TRUE;
    }
  if (phrases != NULL && JSON_NODE_HOLDS_OBJECT (phrases))
    {
      g_autoptr (GList) members = json_object_get_members (json_node_get_object (phrases));

      for (GList *l = members; l != NULL; l = l->next)
        {
          JsonNode *text = json_object_get_member (json_node_get_object (phrases), l->data);

          if (JSON_NODE_HOLDS_VALUE (text) && json_node_get_value_type (text) == G_TYPE_STRING)
            put (self, l->data, json_node_get_string (text), TRUE);
        }
    }
}

FwPhrases *
fw_phrases_new_for_po (const char *po, const char *office, GError **error)
{
  g_autoptr (FwPhrases) self = NULL;

  g_return_val_if_fail (po != NULL, NULL);

  self = g_new0 (FwPhrases, 1);
  g_atomic_ref_count_init (&self->refs);
  self->name = g_strdup ("");
  self->language = g_strdup ("");
  self->phrases = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, phrase_free);
  if (!read_po (self, po, error))
    return NULL;
  read_office (self, office);
  return g_steal_pointer (&self);
}

static int
compare_texts (const void *a, const void *b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

GStrv
fw_phrases_dup_languages (void)
{
  g_auto (GStrv) files = g_resources_enumerate_children (RESOURCES, 0, NULL);
  g_autoptr (GStrvBuilder) languages = g_strv_builder_new ();

  if (files != NULL)
    qsort (files, g_strv_length (files), sizeof *files, compare_texts);
  for (guint i = 0; files != NULL && files[i] != NULL; i++)
    {
      g_autofree char *language = g_strndup (files[i], strcspn (files[i], "."));

      if (g_str_has_suffix (files[i], ".po") && !g_str_equal (language, FW_PHRASES_PLAIN))
        g_strv_builder_add (languages, language);
    }
  return g_strv_builder_end (languages);
}

FwPhrases *
fw_phrases_new (const char *language, const char *office, GError **error)
{
  g_autofree char *path = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *po = NULL;

  g_return_val_if_fail (language != NULL, NULL);

  path = g_strconcat (RESOURCES, language, ".po", NULL);
  bytes = strpbrk (language, "/.") == NULL ? g_resources_lookup_data (path, 0, NULL) : NULL;
  if (bytes == NULL)
    {
      g_auto (GStrv) languages = fw_phrases_dup_languages ();
      g_autofree char *list = g_strjoinv (", ", languages);

      /* Translators: a code like "xx", and the codes that there are. */
      g_set_error (error, G_IO_ERROR, G_IO_ERROR_NOT_FOUND,
                   _ ("There are no phrases in the language “%1$s”. There are: %2$s."), language,
                   list);
      return NULL;
    }
  po = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  return fw_phrases_new_for_po (po, office, error);
}

const char *
fw_phrases_get_name (FwPhrases *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->name;
}

const char *
fw_phrases_get_language (FwPhrases *self)
{
  g_return_val_if_fail (self != NULL, "");

  return self->language;
}

const char *
fw_phrases_find (FwPhrases *self, const char *german, gboolean *checked)
{
  const Phrase *phrase;

  g_return_val_if_fail (self != NULL && german != NULL, NULL);

  phrase = g_hash_table_lookup (self->phrases, german);
  if (checked != NULL)
    *checked = phrase != NULL && phrase->checked;
  return phrase != NULL ? phrase->text : NULL;
}

guint
fw_phrases_get_n (FwPhrases *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return g_hash_table_size (self->phrases);
}
