/* fallwerkctl backup, restore, check, info: what they write and how they end. */
#include "config.h"

#include <fcntl.h>
#include <json-glib/json-glib.h>
#include <string.h>
#include <unistd.h>

#include "fw-test-office.h"

typedef struct
{
  char *folder; /* current folder of the calls */
  char *out;
  char *err;
} Calls;

/* Runs fallwerkctl with words of @line; TRUE when it ended with @status. */
static int
run (Calls *calls, const char *line)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("FALLWERK_BUILD"), "bin", "fallwerkctl", NULL);
  g_autofree char *command = g_strdup_printf ("%s %s", program, line);
  g_auto (GStrv) argv = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_clear_pointer (&calls->out, g_free);
  g_clear_pointer (&calls->err, g_free);
  g_assert_true (g_shell_parse_argv (command, NULL, &argv, NULL));
  g_spawn_sync (calls->folder, argv, NULL, G_SPAWN_DEFAULT, NULL, NULL, &calls->out, &calls->err,
                &status, &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

#define USER " --user demo --password-file pw"

static void
calls_set_up (Calls *calls, gconstpointer data)
{
  g_autofree char *password = NULL;
  g_autofree char *wrong = NULL;

  calls->folder = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL);
  password = g_build_filename (calls->folder, "pw", NULL);
  wrong = g_build_filename (calls->folder, "wrong", NULL);
  g_assert_true (g_file_set_contents (password, "demo\n", -1, NULL));
  g_assert_true (g_file_set_contents (wrong, "falsch\n", -1, NULL));
  g_assert_cmpint (run (calls, "demo A.fallwerk --cases 5 --today 2026-06-02"), ==, 0);
}

static void
calls_tear_down (Calls *calls, gconstpointer data)
{
  fw_test_remove_tree (calls->folder);
  g_free (calls->folder);
  g_free (calls->out);
  g_free (calls->err);
}

static JsonObject *
parse (Calls *calls, JsonNode **root)
{
  *root = json_from_string (calls->out, NULL);
  g_assert_nonnull (*root);
  return json_node_get_object (*root);
}

static void
test_round_trip (Calls *calls, gconstpointer data)
{
  g_autoptr (JsonNode) before = NULL;
  g_autoptr (JsonNode) after = NULL;
  g_autoptr (JsonNode) report = NULL;
  JsonObject *there, *here;

  g_assert_cmpint (run (calls, "info A.fallwerk --json" USER), ==, 0);
  there = json_object_get_object_member (parse (calls, &before), "counts");
  g_assert_cmpint (json_object_get_int_member (there, "case_file"), ==, 5);
  g_assert_nonnull (json_object_get_string_member (json_node_get_object (before), "schema"));
  g_assert_cmpint (run (calls, "backup A.fallwerk B.fallwerk --json" USER), ==, 0);
  g_assert_true (json_object_get_boolean_member (parse (calls, &report), "verified"));
  g_assert_cmpint (run (calls, "restore B.fallwerk C.fallwerk" USER), ==, 0);
  g_assert_cmpint (run (calls, "check C.fallwerk" USER), ==, 0);
  g_assert_cmpint (run (calls, "info C.fallwerk --json" USER), ==, 0);
  here = json_object_get_object_member (parse (calls, &after), "counts");
  /* The backup itself is in the access log. */
  g_assert_cmpint (json_object_get_int_member (here, "access_log"), ==,
                   json_object_get_int_member (there, "access_log") + 1);
  json_object_remove_member (here, "access_log");
  json_object_remove_member (there, "access_log");
  g_assert_true (json_object_equal (here, there));
  /* A second backup replaces the first; anything else is not touched. */
  g_assert_cmpint (run (calls, "backup A.fallwerk B.fallwerk" USER), ==, 0);
  g_assert_cmpint (run (calls, "backup A.fallwerk pw" USER), ==, 1);
  g_assert_cmpint (run (calls, "restore B.fallwerk C.fallwerk" USER), ==, 1);
  g_assert_cmpint (run (calls, "backup A.fallwerk missing/B.fallwerk" USER), !=, 0);
}

static void
test_exit_status (Calls *calls, gconstpointer data)
{
  static const char *const lines[] = {
      "info A.fallwerk",
      "check A.fallwerk",
      "backup A.fallwerk B.fallwerk",
      "restore A.fallwerk B.fallwerk",
  };

  for (guint i = 0; i < G_N_ELEMENTS (lines); i++)
    {
      g_autofree char *wrong = g_strconcat (lines[i], " --user demo --password-file wrong", NULL);
      g_autofree char *none = g_strconcat (lines[i], " --user demo --password-file none", NULL);
      g_autofree char *more = g_strconcat (lines[i], " x y z" USER, NULL);

      g_assert_cmpint (run (calls, wrong), ==, 3);
      g_assert_cmpstr (calls->out, ==, "");
      g_assert_cmpuint (strlen (calls->err), >, 20);
      g_assert_cmpint (run (calls, none), ==, 1);
      g_assert_cmpint (run (calls, more), ==, 2);
    }
  g_assert_cmpint (run (calls, "check nowhere.fallwerk" USER), ==, 1);
  g_assert_cmpint (run (calls, "info ." USER), ==, 1);
}

static void
test_envelopes (Calls *calls, gconstpointer data)
{
  g_autofree char *keys = g_build_filename (calls->folder, "A.fallwerk", "keys", NULL);
  g_autofree char *copy = g_build_filename (calls->folder, "A.fallwerk", "keys.copy", NULL);

  g_unlink (keys);
  g_assert_cmpint (run (calls, "info A.fallwerk" USER), ==, 0);
  g_assert_cmpuint (strlen (calls->err), >, 20);
  g_assert_true (g_file_set_contents (keys, "x", 1, NULL));
  g_assert_true (g_file_set_contents (copy, "x", 1, NULL));
  g_assert_cmpint (run (calls, "info A.fallwerk" USER), ==, 1);
  g_unlink (keys);
  g_unlink (copy);
  g_assert_cmpint (run (calls, "info A.fallwerk" USER), ==, 3);
  g_assert_cmpint (run (calls, "check A.fallwerk" USER), ==, 3);
}

static void
test_damaged (Calls *calls, gconstpointer data)
{
  g_autofree char *path = g_build_filename (calls->folder, "A.fallwerk", "office.db", NULL);
  g_autoptr (JsonNode) report = NULL;
  JsonArray *problems;
  int fd = g_open (path, O_WRONLY, 0);

  g_assert_cmpint (pwrite (fd, "rot", 3, 4096 * 20 + 99), ==, 3);
  close (fd);
  g_assert_cmpint (run (calls, "check A.fallwerk --json" USER), ==, 1);
  g_assert_false (json_object_get_boolean_member (parse (calls, &report), "ok"));
  problems = json_object_get_array_member (json_node_get_object (report), "problems");
  g_assert_nonnull (strstr (json_array_get_string_element (problems, 0), "21"));
  g_assert_cmpint (run (calls, "backup A.fallwerk B.fallwerk" USER), ==, 1);
  g_assert_nonnull (strstr (calls->err, "21"));
  g_assert_null (strstr (calls->err, "sqlcipher"));
  g_free (path);
  path = g_build_filename (calls->folder, "B.fallwerk", NULL);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
#define ADD(name, func) g_test_add ("/ctl/" name, Calls, NULL, calls_set_up, func, calls_tear_down)
  ADD ("backup-and-restore-give-the-same-office", test_round_trip);
  ADD ("each-reason-has-its-exit-status", test_exit_status);
  ADD ("envelopes-are-replaced-or-asked-for", test_envelopes);
  ADD ("a-damaged-office-is-told-and-not-copied", test_damaged);
  return g_test_run ();
}
