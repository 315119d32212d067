/* fallwerkctl plan export: each paper a PDF, the frozen file byte for byte, refusals in a line. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <sys/wait.h>

#include "document/fw-pdf.h"
#include "fw-test-office.h"

static char *folder, *out, *frozen, *draft; /* ids of a plan with a version, and of one without */

static int
run (const char *line)
{
  g_autofree char *program
      = g_build_filename (g_getenv ("FALLWERK_BUILD"), "bin", "fallwerkctl", NULL);
  g_autofree char *command = g_strdup_printf (
      "F='%s --today 2026-06-02'; unset DISPLAY WAYLAND_DISPLAY; %s 2>&1", program, line);
  const char *argv[] = {"sh", "-c", command, NULL};
  g_autoptr (GError) error = NULL;
  int status;

  g_clear_pointer (&out, g_free);
  g_spawn_sync (folder, (char **) argv, NULL, G_SPAWN_SEARCH_PATH, NULL, NULL, &out, NULL, &status,
                &error);
  g_assert_no_error (error);
  g_assert_true (WIFEXITED (status));
  return WEXITSTATUS (status);
}

#define AS_DEMO " --user demo --password-file password "

static int export (const char *plan, const char *file, const char *options)
{
  g_autofree char *line = g_strdup_printf ("$F plan export 'D.fallwerk#plan/%s' -o %s" AS_DEMO "%s",
                                           plan, file, options);

  return run (line);
}

/* Of every page; fails when it is no PDF. */
static char *
dup_text (const char *file, guint *n_pages)
{
  g_autofree char *path = g_build_filename (folder, file, NULL);
  g_autoptr (GError) error = NULL;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FwPdf) pdf = NULL;
  char *data;
  gsize size;

  g_assert_true (g_file_get_contents (path, &data, &size, NULL));
  bytes = g_bytes_new_take (data, size);
  pdf = fw_pdf_new (bytes, &error);
  g_assert_no_error (error);
  *n_pages = fw_pdf_get_n_pages (pdf);
  for (guint i = 0; i < *n_pages; i++)
    {
      g_autofree char *page = fw_pdf_dup_text (pdf, i);

      g_string_append_printf (text, "%s\n", page);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* By trying: there are answers to a frozen version alone. */
static void
find_plans (void)
{
  g_autoptr (JsonNode) root = NULL;
  JsonArray *plans;

  g_assert_cmpint (run ("$F query D.fallwerk plans" AS_DEMO), ==, 0);
  root = json_from_string (out, NULL);
  plans = json_node_get_array (root);
  for (guint i = 0; i < json_array_get_length (plans) && (frozen == NULL || draft == NULL); i++)
    {
      const char *id
          = json_object_get_string_member (json_array_get_object_element (plans, i), "id");
      int status = export (id, "try.pdf", "--answers");

      g_assert_true (status == 0 || status == 1);
      g_set_str (status == 0 ? &frozen : &draft, id);
    }
  g_assert_nonnull (frozen);
  g_assert_nonnull (draft);
}

static void
test_papers (void)
{
  static const struct
  {
    const char *option, *word;
  } papers[] = {{"--child", "das ist"},
                {"--order", "Auftrag zur Hilfe"},
                {"--card", "Unabhängige Ombudsstelle"},
                {"--plain", "In einfachen Worten"},
                {"--second-language en", "Help plan"},
                {"--second-language tr", "Yardım planı"},
                {"--answers", "Unterschriftenblatt"}};

  for (guint i = 0; i < G_N_ELEMENTS (papers); i++)
    {
      g_autofree char *text = NULL;
      guint n_pages;

      g_assert_cmpint (export (frozen, "paper.pdf", papers[i].option), ==, 0);
      g_assert_cmpstr (out, ==, "");
      text = dup_text ("paper.pdf", &n_pages);
      if (strstr (text, papers[i].word) == NULL)
        g_error ("%s: “%s” is not in: %s", papers[i].option, papers[i].word, text);
      if (i == 0)
        g_assert_cmpuint (n_pages, ==, 1);
    }
}

/* The sheet is a paper of its own: what is in the archive is what it was. */
static void
test_frozen (void)
{
  g_assert_cmpint (export (frozen, "one.pdf", ""), ==, 0);
  g_assert_cmpint (export (frozen, "sheet.pdf", "--answers"), ==, 0);
  g_assert_cmpint (export (frozen, "two.pdf", ""), ==, 0);
  g_assert_cmpint (run ("cmp one.pdf two.pdf"), ==, 0);
  g_assert_cmpint (run ("cmp -s one.pdf sheet.pdf"), ==, 1);
  g_assert_cmpint (run ("qpdf --check one.pdf && qpdf --check sheet.pdf"), ==, 0);
}

/* One line, its status, and no file. */
static void
assert_refused (int found, int status, const char *word)
{
  g_autofree char *path = g_build_filename (folder, "no.pdf", NULL);

  if (found != status || strstr (out, word) == NULL)
    g_error ("%d, %s", found, out);
  g_assert_false (g_file_test (path, G_FILE_TEST_EXISTS));
}

static void
test_refused (void)
{
  assert_refused (export (draft, "no.pdf", "--answers"), 1, "no frozen version yet");
  assert_refused (export (frozen, "no.pdf", "--answers --child"), 2, "usage");
  assert_refused (export (frozen, "no.pdf", "--second-language xx"), 1, "xx");
  assert_refused (export ("77", "no.pdf", ""), 1, "no help plan");
  assert_refused (export ("x", "no.pdf", ""), 1, "names no help plan");
  assert_refused (export (frozen, "missing/no.pdf", ""), 1, "missing” does not exist");
}

/* Mounts of its own; in a changed root they are its own already, and cannot be made so again. */
#define NAMESPACE "U='unshare -m'; $U true 2>/dev/null || U='unshare -m --propagation unchanged'; "

/* The disk that the paper is to lie on has no room for it: nothing is left there. */
static void
test_full_disk (void)
{
  g_autofree char *line = NULL;

  if (run ("mkdir small; " NAMESPACE "$U mount -t tmpfs tmpfs small") != 0)
    {
      g_test_skip ("no disk may be mounted here");
      return;
    }
  line = g_strdup_printf ("export F; " NAMESPACE
                          "$U sh -c 'mount -t tmpfs -o size=20k tmpfs small || exit 99;"
                          "$F plan export \"D.fallwerk#plan/%s\" -o small/no.pdf" AS_DEMO
                          "; s=$?; echo left: $(ls -A small | wc -l); exit $s'",
                          frozen);
  g_assert_cmpint (run (line), ==, 4);
  g_test_message ("%s", out);
  g_assert_nonnull (strstr (out, "left: 0"));
}

int
main (int argc, char **argv)
{
  g_autofree char *password = NULL;
  int status;

  g_test_init (&argc, &argv, NULL);
  dex_init ();
  folder = g_dir_make_tmp ("fallwerk-test-XXXXXX", NULL);
  password = g_build_filename (folder, "password", NULL);
  g_assert_true (g_file_set_contents (password, "demo\n", -1, NULL));
  g_assert_cmpint (run ("$F demo D.fallwerk --cases 12"), ==, 0);
  find_plans ();
  g_test_add_func ("/plan-ctl/every-paper-is-a-pdf", test_papers);
  g_test_add_func ("/plan-ctl/the-frozen-file-stays-as-it-is", test_frozen);
  g_test_add_func ("/plan-ctl/what-cannot-be-is-refused-in-a-line", test_refused);
  g_test_add_func ("/plan-ctl/a-full-disk-is-left-empty", test_full_disk);
  status = g_test_run ();
  fw_test_remove_tree (folder);
  g_free (folder);
  g_free (out);
  g_free (frozen);
  g_free (draft);
  return status;
}
