/* A word typed into a case is in no file that the program writes.
 *
 * canary-work is watched by strace: each write of it, temporary files that
 * are deleted at once included, and each file that it leaves. The controls
 * must find the word: the same work over a store on plain SQLite, and over the
 * real one with temporary tables on the disk.
 */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include "../fw-test-office.h"

#define WORD "kanarienvogelxq"

typedef struct
{
  guint n_writes;       /* calls that write */
  guint n_writes_found; /* with the word in them */
  guint n_files;
  guint n_files_found;
  char *first;
} Findings;

static void
search_files (const char *path, Findings *findings)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;
  g_autofree char *data = NULL;
  gsize length;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      search_files (child, findings);
    }
  if (dir != NULL)
    {
      g_dir_close (dir);
      return;
    }
  g_assert_true (g_file_get_contents (path, &data, &length, NULL));
  findings->n_files++;
  if (memmem (data, length, WORD, strlen (WORD)) == NULL)
    return;
  findings->n_files_found++;
  if (findings->first == NULL)
    findings->first = g_path_get_basename (path);
}

static void
search_trace (const char *path, Findings *findings)
{
  g_autofree char *text = NULL;
  gsize length;
  char *line;

  g_assert_true (g_file_get_contents (path, &text, &length, NULL));
  for (line = text; line != NULL && *line != '\0';)
    {
      char *end = strchr (line, '\n');

      if (end != NULL)
        *end = '\0';
      findings->n_writes += strstr (line, "write") != NULL;
      findings->n_writes_found += strstr (line, WORD) != NULL;
      line = end != NULL ? end + 1 : NULL;
    }
}

/* FALSE when strace may not trace here. */
static gboolean
watch (const char *variable, const char *more, Findings *findings)
{
  g_autofree char *place = g_dir_make_tmp ("fallwerk-canary-XXXXXX", NULL);
  g_autofree char *work = g_build_filename (place, "work", NULL);
  g_autofree char *trace = g_build_filename (place, "trace", NULL);
  g_auto (GStrv) environment = g_get_environ ();
  const char *argv[] = {"strace",
                        "-f",
                        "-qq",
                        "-e",
                        "trace=write,pwrite64,writev,pwritev,pwritev2,sendfile,copy_file_range",
                        "-e",
                        "signal=none",
                        "-s",
                        "1000000",
                        "-o",
                        trace,
                        g_getenv (variable),
                        work,
                        WORD,
                        more,
                        NULL};
  g_autofree char *err = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  g_assert_nonnull (g_getenv (variable));
  g_assert_cmpint (g_mkdir (work, 0700), ==, 0);
  /* All that it writes, temporary files too, is in one folder. */
  environment = g_environ_setenv (environment, "TMPDIR", work, TRUE);
  environment = g_environ_setenv (environment, "SQLITE_TMPDIR", work, TRUE);
  g_spawn_sync (work, (char **) argv, environment, G_SPAWN_SEARCH_PATH, NULL, NULL, NULL, &err,
                &status, &error);
  if (error != NULL || strstr (err, "ptrace") != NULL)
    {
      fw_test_remove_tree (place);
      return FALSE;
    }
  if (status != 0)
    g_error ("%s", err);
  search_files (work, findings);
  search_trace (trace, findings);
  g_test_message ("%u of %u writes and %u of %u files have the word%s%s", findings->n_writes_found,
                  findings->n_writes, findings->n_files_found, findings->n_files,
                  findings->first != NULL ? ", the first is " : "",
                  findings->first != NULL ? findings->first : "");
  fw_test_remove_tree (place);
  return TRUE;
}

static void
test_encrypted (void)
{
  Findings findings = {0};

  if (!watch ("FALLWERK_CANARY_WORK", NULL, &findings))
    {
      g_test_skip ("strace may not trace here");
      return;
    }
  g_assert_cmpuint (findings.n_writes, >, 200);
  /* Databases, their log, key files and files of three offices. */
  g_assert_cmpuint (findings.n_files, >=, 12);
  g_assert_cmpuint (findings.n_writes_found, ==, 0);
  g_assert_cmpuint (findings.n_files_found, ==, 0);
  g_free (findings.first);
}

static void
test_control_plain (void)
{
  Findings findings = {0};

  if (!watch ("FALLWERK_CANARY_WORK_PLAIN", NULL, &findings))
    {
      g_test_skip ("strace may not trace here");
      return;
    }
  g_assert_cmpuint (findings.n_writes_found, >, 0);
  g_assert_cmpuint (findings.n_files_found, >, 0);
  g_free (findings.first);
}

static void
test_control_temporary (void)
{
  Findings findings = {0};

  if (!watch ("FALLWERK_CANARY_WORK", "temp-on-disk", &findings))
    {
      g_test_skip ("strace may not trace here");
      return;
    }
  g_assert_cmpuint (findings.n_writes_found, >, 0);
  g_assert_cmpuint (findings.n_files_found, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/canary/the-word-is-in-no-file", test_encrypted);
  g_test_add_func ("/canary/control-plain-sqlite-shows-it", test_control_plain);
  g_test_add_func ("/canary/control-temporary-files-show-it", test_control_temporary);
  return g_test_run ();
}
