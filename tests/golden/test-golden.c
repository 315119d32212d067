/* The text of pages, page by page, as it is kept beside this file. */
#include "document/fw-minutes-report.h"
#include "document/fw-pdf.h"
#include "document/fw-plan-report.h"
#include "fw-test-minutes.h"

static void
compare (FwDocument *document, const char *name)
{
  g_autofree char *path
      = g_build_filename (g_getenv ("FALLWERK_TOP"), "tests", "golden", name, NULL);
  g_autofree char *kept = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FwPdf) pdf = NULL;
  g_autoptr (GString) text = g_string_new (NULL);

  g_assert_nonnull (document);
  bytes = fw_document_to_pdf (document, &error);
  g_assert_no_error (error);
  pdf = fw_pdf_new (bytes, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < fw_pdf_get_n_pages (pdf); i++)
    {
      g_autofree char *page = fw_pdf_dup_text (pdf, i);

      g_string_append_printf (text, "---- page %u ----\n%s\n", i + 1, page);
    }
  if (g_getenv ("FALLWERK_UPDATE_GOLDEN") != NULL)
    g_assert_true (g_file_set_contents (path, text->str, -1, NULL));
  g_assert_true (g_file_get_contents (path, &kept, NULL, NULL));
  g_assert_cmpstr (text->str, ==, kept);
}

static void
test_plan (void)
{
  g_autofree char *content = fw_test_dup_plan (3, 4, 5, 40);
  g_autoptr (FwDocument) document = fw_plan_report_new (content, 2, NULL);

  compare (document, "help-plan.txt");
}

static void
test_minutes (void)
{
  g_autofree char *content = fw_test_dup_minutes (6, 4, 60);
  g_autoptr (FwDocument) document = fw_minutes_report_new (content, 1, NULL);

  compare (document, "minutes.txt");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/golden/help-plan", test_plan);
  g_test_add_func ("/golden/minutes", test_minutes);
  return g_test_run ();
}
