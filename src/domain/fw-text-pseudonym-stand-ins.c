/* fw-text-pseudonym-stand-ins.c: who gets which letter, and what which number.
 *
 * In the order of salted checksums: the letters of a copy tell neither the order of the
 * record nor those of another copy.
 */
#include "config.h"

#include <string.h>

#include "domain/fw-text-pseudonym-private.h"

#define N_LETTERS 26

typedef struct
{
  char *sum;
  gpointer item;
} Salted;

static void
clear_salted (gpointer data)
{
  g_free (((Salted *) data)->sum);
}

static gint
compare_salted (gconstpointer a, gconstpointer b)
{
  return strcmp (((const Salted *) a)->sum, ((const Salted *) b)->sum);
}

static GArray *
new_order (void)
{
  GArray *order = g_array_new (FALSE, FALSE, sizeof (Salted));

  g_array_set_clear_func (order, clear_salted);
  return order;
}

/* @before: the stand-in that it had. Those that were met come first. */
static void
add_salted (FwPseudonyms *self, GArray *order, const char *key, const char *before, gpointer item)
{
  gboolean is_used = before != NULL && g_hash_table_contains (self->used, before);
  g_autofree char *text = g_strdup_printf ("%" G_GUINT64_FORMAT "/%s", self->salt, key);
  g_autofree char *sum = g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
  Salted salted = {g_strconcat (is_used ? "0" : "1", sum, NULL), item};

  g_array_append_val (order, salted);
}

/* A word that is somebody's name is no stand-in. */
static gboolean
is_taken (FwPseudonyms *self, const char *text)
{
  g_auto (GStrv) parts = _fw_pseudonym_split (text);

  for (guint i = 0; parts[i] != NULL; i++)
    if (g_hash_table_contains (self->names, parts[i])
        || g_hash_table_contains (self->first, parts[i]))
      return TRUE;
  return FALSE;
}

static const char *
get_free_word (FwPseudonyms *self, const char *word)
{
  static const char *const others[] = {"Person", "Beteiligte", "Mitwirkende", "N"};

  if (word[0] != '\0' && !is_taken (self, word))
    return word;
  for (guint i = 0; i + 1 < G_N_ELEMENTS (others); i++)
    if (!is_taken (self, others[i]))
      return others[i];
  return others[G_N_ELEMENTS (others) - 1];
}

static void
settle_persons (FwPseudonyms *self)
{
  g_autoptr (GArray) order = new_order ();

  for (guint i = 0; i < self->persons->len; i++)
    {
      FwPseudonymPerson *person = g_ptr_array_index (self->persons, i);

      add_salted (self, order, person->key, person->stand_in, person);
    }
  g_array_sort (order, compare_salted);
  for (guint i = 0; i < order->len; i++)
    {
      FwPseudonymPerson *person = g_array_index (order, Salted, i).item;
      char letter = (char) ('A' + i % N_LETTERS);

      g_free (person->letters);
      g_free (person->stand_in);
      person->letters = i < N_LETTERS ? g_strdup_printf ("%c", letter)
                                      : g_strdup_printf ("%c%u", letter, i / N_LETTERS + 1);
      person->stand_in
          = g_strdup_printf ("%s %s", get_free_word (self, person->role), person->letters);
    }
}

static void
settle_names (FwPseudonyms *self)
{
  g_autoptr (GArray) order = new_order ();
  GHashTableIter iter;
  gpointer value;
  guint n[2] = {0};

  g_hash_table_iter_init (&iter, self->names);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      FwPseudonymName *name = value;

      add_salted (self, order, name->folded, name->stand_in, name);
    }
  g_array_sort (order, compare_salted);
  for (guint i = 0; i < order->len; i++)
    {
      FwPseudonymName *name = g_array_index (order, Salted, i).item;
      gboolean family = (name->uses & FW_NAME_FAMILY) != 0;

      g_free (name->stand_in);
      name->stand_in = g_strdup_printf (
          "%s %u", get_free_word (self, family ? "Nachname" : "Vorname"), ++n[family ? 0 : 1]);
    }
}

/* Forms of the same term have the same stand-in; numbers count by word. */
static void
settle_terms (FwPseudonyms *self)
{
  g_autoptr (GArray) order = new_order ();
  g_autoptr (GHashTable) known = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < self->terms->len; i++)
    {
      FwPseudonymTerm *term = g_ptr_array_index (self->terms, i);

      add_salted (self, order, term->key, term->stand_in, term);
    }
  g_array_sort (order, compare_salted);
  for (guint i = 0; i < order->len; i++)
    {
      FwPseudonymTerm *term = g_array_index (order, Salted, i).item;
      const char *same = g_hash_table_lookup (known, term->key);
      guint n;

      g_free (term->stand_in);
      if (same != NULL)
        {
          term->stand_in = g_strdup (same);
          continue;
        }
      n = GPOINTER_TO_UINT (g_hash_table_lookup (counts, term->word)) + 1;
      g_hash_table_insert (counts, term->word, GUINT_TO_POINTER (n));
      term->stand_in = g_strdup_printf ("%s %u", get_free_word (self, term->word), n);
      g_hash_table_insert (known, term->key, term->stand_in);
    }
}

void
_fw_pseudonyms_settle (FwPseudonyms *self)
{
  if (self->is_settled)
    return;
  self->is_settled = TRUE;
  settle_persons (self);
  settle_names (self);
  settle_terms (self);
}

void
_fw_pseudonyms_settle_again (FwPseudonyms *self)
{
  self->is_settled = FALSE;
  g_hash_table_remove_all (self->others);
  _fw_pseudonyms_settle (self);
  g_hash_table_remove_all (self->used);
}
