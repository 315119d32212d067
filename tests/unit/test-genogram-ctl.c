/* fallwerkctl genogram convert and draw: what they write, and how they end. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <sys/wait.h>

#include "fw-test-gedcom.h"
#include "fw-test-office.h"

typedef struct
{
  char *folder;
  char *out;
  char *err;
} Calls;

static int
run (Calls *calls, const char *line)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("FALLWERK_BUILD"), "bin", "fallwerkctl", NULL);
  g_autofree char *command = g_strdup_printf ("%s genogram %s", program, line);
  g_auto (GStrv) argv = NULL;
  g_auto (GStrv) environment = g_get_environ ();
  g_autoptr (GError) error = NULL;
  int status;

  g_clear_pointer (&calls->out, g_free);
  g_clear_pointer (&calls->err, g_free);
  /* It needs no display at all. */
  environment = g_environ_unsetenv (environment, "DISPLAY");
  environment = g_environ_unsetenv (environment, "WAYLAND_DISPLAY");
  g_assert_true (g_shell_parse_argv (command, NULL, &argv, NULL));
  g_spawn_sync (calls->folder, argv, environment, G_SPAWN_DEFAULT, NULL, NULL, &calls->out,
                &calls->err, &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

static void
write_file (Calls *calls, const char *name, const char *text)
{
  g_autofree char *path = g_build_filename (calls->folder, name, NULL);

  g_assert_true (g_file_set_contents (path, text, -1, NULL));
}

static gboolean
exists (Calls *calls, const char *name)
{
  g_autofree char *path = g_build_filename (calls->folder, name, NULL);

  return g_file_test (path, G_FILE_TEST_EXISTS);
}

/* Whole and in order, as qpdf sees it: cairo leaves holes when it is used in some ways. */
static void
assert_sound_pdf (Calls *calls, const char *name)
{
  const char *const argv[] = {"qpdf", "--check", name, NULL};
  g_autofree char *out = NULL;
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_spawn_sync (calls->folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, &err,
                &status, &error);
  g_assert_no_error (error);
  if (!WIFEXITED (status) || WEXITSTATUS (status) != 0)
    g_test_message ("%s%s", out, err);
  g_assert_true (WIFEXITED (status));
  g_assert_cmpint (WEXITSTATUS (status), ==, 0);
}

static void
set_up (Calls *calls, gconstpointer data)
{
  calls->folder = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL);
  write_file (calls, "in.ged",
              "0 HEAD\n1 GEDC\n2 VERS 5.5.1\n1 CHAR UTF-8\n0 @I1@ INDI\n1 NAME Anna /Berg/\n"
              "1 SEX F\n1 BIRT\n2 DATE 1985\n2 PLAC Auental\n0 @I2@ INDI\n1 NAME Tom /Tal/\n"
              "0 @I3@ INDI\n1 NAME Lena /Tal/\nbroken\n"
              "0 @F1@ FAM\n1 HUSB @I2@\n1 WIFE @I1@\n1 MARR\n2 DATE 2005\n1 CHIL @I3@\n"
              "0 @F2@ FAM\n1 HUSB @I2@\n1 WIFE @I1@\n1 DIV\n2 DATE 2009\n0 TRLR\n");
}

static void
tear_down (Calls *calls, gconstpointer data)
{
  fw_test_remove_tree (calls->folder);
  g_free (calls->folder);
  g_free (calls->out);
  g_free (calls->err);
}

static void
test_convert (Calls *calls, gconstpointer data)
{
  g_autofree char *path = g_build_filename (calls->folder, "out.ged", NULL);
  g_autofree char *text = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;

  g_assert_cmpint (run (calls, "convert in.ged out.ged"), ==, 0);
  g_assert_nonnull (strstr (calls->out, "3 persons, 1 partnership, 1 parent-child link"));
  g_assert_nonnull (strstr (calls->out, "line 15: "));
  g_assert_nonnull (strstr (calls->out, "places (1)"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "2 VERS 7.0\n"));
  g_assert_null (strstr (text, "Auental"));
  g_assert_cmpint (run (calls, "--json convert in.ged out.ged"), ==, 0);
  root = json_from_string (calls->out, NULL);
  object = json_node_get_object (root);
  g_assert_cmpint (json_object_get_int_member (object, "persons"), ==, 3);
  g_assert_cmpint (json_object_get_int_member (object, "problem_count"), ==, 1);
}

/* One clear line, nothing half-written. */
static void
test_errors (Calls *calls, gconstpointer data)
{
  static const struct
  {
    const char *line;
    int status;
    const char *says;
  } cases[] = {
      {"convert nowhere.ged out.ged", 1, "nowhere.ged"},
      {"convert pw out.ged", 1, "no GEDCOM"},
      {"convert in.ged out.xyz", 1, ".ged"},
      {"convert in.ged", 2, "usage"},
      {"draw in.ged", 2, "usage"},
      {"draw in.ged -o out.bmp", 1, ".svg, .pdf or .png"},
      {"draw in.ged -o out.svg --date yesterday", 1, "yesterday"},
      {"draw in.ged -o out.svg --start I9", 1, "I9"},
      {"draw in.ged -o out.svg --generations -1", 1, "-1"},
      {"draw nowhere.ged -o out.svg", 1, "nowhere.ged"},
      {"draw in.ged -o no/such/folder/out.svg", 1, "fallwerkctl: "},
  };

  write_file (calls, "pw", "demo\n");
  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      int status = run (calls, cases[i].line);
      g_auto (GStrv) lines = g_strsplit (calls->err, "\n", -1);

      /* A folder that is missing is wrong input or the machine's fault. */
      if (i == G_N_ELEMENTS (cases) - 1 && status == 4)
        status = 1;
      if (status != cases[i].status || strstr (calls->err, cases[i].says) == NULL
          || g_strv_length (lines) != 2)
        g_error ("%s: ended with %d and said “%s”", cases[i].line, status, calls->err);
      g_assert_false (exists (calls, "out.ged"));
      g_assert_false (exists (calls, "out.svg"));
    }
}

static void
test_draw (Calls *calls, gconstpointer data)
{
  g_autofree char *path = g_build_filename (calls->folder, "g.json", NULL);
  g_autofree char *svg = g_build_filename (calls->folder, "out.svg", NULL);
  g_autofree char *text = NULL, *drawn = NULL;
  g_autoptr (JsonNode) root = NULL;
  JsonObject *object;
  JsonArray *unions;

  g_assert_cmpint (run (calls, "draw in.ged -o out.svg --geometry g.json"), ==, 0);
  g_assert_cmpstr (calls->err, ==, "");
  g_assert_true (g_file_get_contents (svg, &drawn, NULL, NULL));
  g_assert_nonnull (strstr (drawn, "<svg"));
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  root = json_from_string (text, NULL);
  object = json_node_get_object (root);
  g_assert_cmpuint (json_array_get_length (json_object_get_array_member (object, "persons")), ==,
                    3);
  /* Two records of one couple: one bar, both named. */
  unions = json_object_get_array_member (object, "unions");
  g_assert_cmpuint (json_array_get_length (unions), ==, 2);
  g_assert_cmpstr (json_object_get_string_member (json_array_get_object_element (unions, 1), "id"),
                   ==, "F2");
  g_assert_cmpstr (
      json_object_get_string_member (json_array_get_object_element (unions, 0), "mark"), ==,
      "divorced");
  g_assert_cmpint (run (calls, "draw in.ged -o out.pdf --start I3 --generations 1"), ==, 0);
  g_assert_cmpint (run (calls, "draw in.ged -o out.png --date 2006-01-01"), ==, 0);
  g_assert_true (exists (calls, "out.pdf") && exists (calls, "out.png"));
  assert_sound_pdf (calls, "out.pdf");
}

static void
test_case (Calls *calls, gconstpointer data)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("FALLWERK_BUILD"), "bin", "fallwerkctl", NULL);
  g_autofree char *office = g_build_filename (calls->folder, "A.fallwerk", NULL);
  const char *demo[] = {program, "demo", office, "--cases", "3", "--today", "2026-06-02", NULL};
  g_autofree char *path = g_build_filename (calls->folder, "g.json", NULL);
  g_autofree char *text = NULL;

  write_file (calls, "pw", "demo\n");
  g_assert_true (g_spawn_sync (NULL, (char **) demo, NULL, G_SPAWN_STDOUT_TO_DEV_NULL, NULL, NULL,
                               NULL, NULL, NULL, NULL));
  g_assert_cmpint (run (calls, "draw A.fallwerk#case/51-2026-0042 --user demo --password-file pw "
                               "--today 2026-06-02 -o out.pdf --geometry g.json"),
                   ==, 0);
  g_assert_true (exists (calls, "out.pdf"));
  assert_sound_pdf (calls, "out.pdf");
  g_assert_true (g_file_get_contents (path, &text, NULL, NULL));
  g_assert_nonnull (strstr (text, "\"persons\""));
  /* Kin and dates of a case as GEDCOM, with what stays in the house. */
  g_assert_cmpint (run (calls, "convert A.fallwerk#case/51-2026-0042 case.ged --user demo "
                               "--password-file pw --today 2026-06-02"),
                   ==, 0);
  g_assert_nonnull (strstr (calls->out, "left out of the file: relations between persons ("));
  g_assert_cmpint (run (calls, "convert case.ged again.ged"), ==, 0);
  g_assert_null (strstr (calls->out, "not taken"));
  g_assert_cmpint (run (calls, "draw A.fallwerk#case/99-9999 --user demo --password-file pw "
                               "-o none.pdf"),
                   ==, 1);
  g_assert_false (exists (calls, "none.pdf"));
  write_file (calls, "pw", "wrong\n");
  g_assert_cmpint (run (calls, "draw A.fallwerk#case/51-2026-0042 --user demo --password-file pw "
                               "-o none.pdf"),
                   ==, 3);
  g_assert_false (exists (calls, "none.pdf"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/genogram-ctl/" name, Calls, NULL, set_up, func, tear_down)
  ADD ("convert", test_convert);
  ADD ("errors", test_errors);
  ADD ("draw", test_draw);
  ADD ("case", test_case);
  return g_test_run ();
}
