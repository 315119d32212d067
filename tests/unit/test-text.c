/* Searched words are marked where they stand, whatever way they are written. */
#include "config.h"

#include "base/fw-text.h"

static void
check (const char *text, const char *term, const char *wanted)
{
  g_autofree char *folded = fw_text_fold (term);
  g_autofree char *found = NULL;
  gsize start, end;

  if (fw_text_find_folded (text, folded, &start, &end))
    found = g_strndup (text + start, end - start);
  g_assert_cmpstr (found, ==, wanted);
}

static void
test_find (void)
{
  check ("Die Großeltern holen", "gross", "Groß");
  check ("Die Großeltern holen", "GROSSEL", "Großel");
  check ("Jürgen", "juergen", "Jürgen");
  check ("Juergen", "jürg", "Juerg");
  check ("Zoë und Ayşe", "ayse", "Ayşe");
  check ("Halina", "lina", "lina");
  check ("Halina", "tom", NULL);
  check ("", "tom", NULL);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text/find-folded-as-written", test_find);
  return g_test_run ();
}
