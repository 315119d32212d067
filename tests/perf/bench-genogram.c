/* bench-genogram.c: figures for ./dev bench genogram.
 *
 *   bench-genogram import PERSONS ROUNDS   reads a made GEDCOM file of so many persons
 *   bench-genogram layout PERSONS ROUNDS   places such a family
 *   bench-genogram file FILE ROUNDS        reads and places that one
 *
 * Prints "import MS" and "layout MS" a round. The layout is what the engine says of
 * itself, without signs and legend. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "exchange/fw-import.h"
#include "scene/fw-genogram.h"

typedef struct
{
  GRand *rand;
  GString *persons;
  GString *families;
  guint n_persons;
  guint n_families;
  guint wanted;
} Maker;

static guint
add_person (Maker *self, guint birth, gboolean female, guint family)
{
  static const char *const given[] = {"Anna", "Jörg", "Zoë", "Max", "Lena", "René", "Ömer"};
  static const char *const names[] = {"Müller", "Groß", "Ahornblatt", "Öztürk", "Berg"};
  guint id = ++self->n_persons;

  g_string_append_printf (
      self->persons,
      "0 @I%u@ INDI\n1 NAME %s /%s/\n2 GIVN %s\n1 SEX %c\n1 BIRT\n2 DATE %u MAY %u\n2 PLAC Auental\n",
      id, given[id % G_N_ELEMENTS (given)], names[id % G_N_ELEMENTS (names)],
      given[id % G_N_ELEMENTS (given)], female ? 'F' : 'M', id % 28 + 1, birth);
  if (birth < 1940)
    g_string_append_printf (self->persons, "1 DEAT\n2 DATE ABT %u\n", birth + 75);
  g_string_append (self->persons,
                   "1 NOTE A note of a line that nobody takes over\n2 CONT and more\n");
  if (family > 0)
    g_string_append_printf (self->persons, "1 FAMC @F%u@\n2 PEDI %s\n", family,
                            id % 17 == 0 ? "FOSTER" : "BIRTH");
  return id;
}

/* Couples with one to four children, who marry in turn; as wide as it gets. */
static char *
make_file (guint wanted)
{
  Maker self = {.rand = g_rand_new_with_seed (1),
                .persons = g_string_new ("0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n"),
                .families = g_string_new (NULL),
                .wanted = wanted};
  g_autoptr (GQueue) open = g_queue_new ();
  char *text;

  while (self.n_persons < wanted)
    {
      guint one, other, family = ++self.n_families, birth = 1500, n_children;

      if (g_queue_is_empty (open))
        one = add_person (&self, birth, FALSE, 0);
      else
        {
          one = GPOINTER_TO_UINT (g_queue_pop_head (open));
          birth = GPOINTER_TO_UINT (g_queue_pop_head (open));
        }
      other = add_person (&self, birth + 1, TRUE, 0);
      g_string_append_printf (self.families,
                              "0 @F%u@ FAM\n1 HUSB @I%u@\n1 WIFE @I%u@\n1 MARR\n2 DATE %u\n",
                              family, one, other, birth + 25);
      n_children = (guint) g_rand_int_range (self.rand, 1, 5);
      for (guint i = 0; i < n_children && self.n_persons < wanted; i++)
        {
          guint child_birth = birth + 26 + i * 2;
          guint child = add_person (&self, child_birth, i % 2 == 1, family);

          g_string_append_printf (self.families, "1 CHIL @I%u@\n", child);
          if (g_rand_int_range (self.rand, 0, 10) < 7)
            {
              g_queue_push_tail (open, GUINT_TO_POINTER (child));
              g_queue_push_tail (open, GUINT_TO_POINTER (child_birth));
            }
        }
    }
  g_string_append (self.persons, self.families->str);
  g_string_append (self.persons, "0 TRLR\n");
  text = g_string_free_and_steal (self.persons);
  g_string_free (self.families, TRUE);
  g_rand_free (self.rand);
  return text;
}

static FwImport *
import_text (GBytes *bytes)
{
  gint64 start = g_get_monotonic_time ();
  g_autoptr (GError) error = NULL;
  FwImport *import = fw_import_read_bytes (bytes, &error);

  if (import == NULL)
    g_error ("%s", error->message);
  g_print ("import %.3f\n", (double) (g_get_monotonic_time () - start) / 1000);
  return import;
}

int
main (int argc, char **argv)
{
  g_autoptr (GBytes) bytes = NULL;
  g_autofree char *text = NULL;
  gboolean layout;
  gsize size;

  if (argc != 4)
    return 2;
  layout = !g_str_equal (argv[1], "import");
  if (g_str_equal (argv[1], "file"))
    {
      if (!g_file_get_contents (argv[2], &text, &size, NULL))
        return 1;
    }
  else
    {
      text = make_file ((guint) atoi (argv[2]));
      size = strlen (text);
    }
  bytes = g_bytes_new (text, size);
  for (int i = atoi (argv[3]); i > 0; i--)
    {
      g_autoptr (FwImport) import = import_text (bytes);
      FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;
      g_autoptr (FwGenogram) genogram = NULL;
      gint64 start = g_get_monotonic_time ();

      if (!layout)
        continue;
      genogram = fw_genogram_new (import->family, &options);
      g_print ("whole %.3f\n", (double) (g_get_monotonic_time () - start) / 1000);
      g_print ("layout %.3f\n", fw_genogram_get_measures (genogram)->layout_ms);
      g_print ("left-out %u\n", fw_genogram_get_left_out (genogram)->len);
    }
  return 0;
}
