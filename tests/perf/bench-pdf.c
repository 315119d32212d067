/* bench-pdf.c: figures for ./dev bench pdf.
 *
 *   bench-pdf plain ROUNDS            a help plan of three pages, as cairo writes it
 *   bench-pdf archive ROUNDS          the same with the step for the archive
 *   bench-pdf write FILE              that file
 *   bench-pdf content FILE            what it is made of (JSON)
 *   bench-pdf sign RSA|P-256 ROUNDS   a signature into it, and the verification of three
 *
 * Prints "NAME MS" and "NAME-cpu MS" a round, and "NAME-bytes N". */
#include "config.h"

#include <stdlib.h>
#include <time.h>

#include "document/fw-verify-pdf.h"
#include "fw-test-sign.h"

static char *
dup_content (void)
{
  return fw_test_dup_plan (3, 4, 5, 40);
}

static GBytes *
make (gboolean archive)
{
  g_autofree char *content = dup_content ();
  g_autoptr (FwDocument) document = fw_plan_report_new (content, 2, NULL);

  return archive ? fw_document_to_pdf (document, NULL) : _fw_document_to_plain_pdf (document, NULL);
}

typedef struct
{
  gint64 time;
  clock_t work; /* of the processor: what a busy machine does not lengthen as much */
} Moment;

static Moment
now (void)
{
  return (Moment) {g_get_monotonic_time (), clock ()};
}

static void
print_time (const char *name, Moment start)
{
  g_print ("%s %.3f\n", name, (double) (g_get_monotonic_time () - start.time) / 1000);
  g_print ("%s-cpu %.3f\n", name, (double) (clock () - start.work) * 1000 / CLOCKS_PER_SEC);
}

static void
measure_plan (gboolean archive, int rounds)
{
  const char *name = archive ? "archive" : "plain";

  for (int i = 0; i < rounds; i++)
    {
      Moment start = now ();
      g_autoptr (GBytes) pdf = make (archive);

      print_time (name, start);
      if (i + 1 == rounds)
        g_print ("%s-bytes %" G_GSIZE_FORMAT "\n", name, g_bytes_get_size (pdf));
    }
}

static void
measure_sign (const char *kind, int rounds)
{
  g_autoptr (FwSignKey) key = fw_test_open_key (kind, "Jürgen Größmann");
  g_autoptr (GBytes) empty = fw_test_make_plan_pdf ();

  for (int i = 0; i < rounds; i++)
    {
      Moment start = now ();
      g_autoptr (GBytes) one = fw_test_sign (empty, key, "Mutter");
      g_autoptr (GBytes) two = NULL;
      g_autoptr (GBytes) three = NULL;
      g_autoptr (FwVerification) verification = NULL;

      print_time ("sign", start);
      two = fw_test_sign (one, key, "Fachkraft");
      three = fw_test_sign (two, key, "Leitung");
      start = now ();
      verification = fw_verify_pdf (three, NULL, NULL);
      print_time ("verify", start);
      g_assert_true (verification->intact);
      if (i + 1 == rounds)
        g_print ("sign-bytes %" G_GSIZE_FORMAT "\n",
                 (g_bytes_get_size (three) - g_bytes_get_size (empty)) / 3);
    }
}

int
main (int argc, char **argv)
{
  if (argc == 3 && (g_str_equal (argv[1], "plain") || g_str_equal (argv[1], "archive")))
    measure_plan (g_str_equal (argv[1], "archive"), atoi (argv[2]));
  else if (argc == 3 && g_str_equal (argv[1], "write"))
    {
      g_autoptr (GBytes) pdf = make (TRUE);

      return !g_file_set_contents (argv[2], g_bytes_get_data (pdf, NULL),
                                   (gssize) g_bytes_get_size (pdf), NULL);
    }
  else if (argc == 3 && g_str_equal (argv[1], "content"))
    {
      g_autofree char *content = dup_content ();

      return !g_file_set_contents (argv[2], content, -1, NULL);
    }
  else if (argc == 4 && g_str_equal (argv[1], "sign"))
    measure_sign (argv[2], atoi (argv[3]));
  else
    return 2;
  return 0;
}
