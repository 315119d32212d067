/* Every parser of text that people type and files bring takes rubbish without a
 * crash, and says either a result or an error, never both and never neither. */
#include <gio/gio.h>
#include <glib/gstdio.h>
#include <string.h>

#include "base/fw-date.h"
#include "base/fw-text.h"
#include "document/fw-plan-report.h"
#include "domain/fw-deadline.h"
#include "domain/fw-form-template.h"
#include "domain/fw-journal-line.h"
#include "fw-test-plan.h"
#include "store/fw-envelope.h"
#include "store/fw-recovery-key.h"

static guint
get_rounds (guint rounds)
{
  const char *more = g_getenv ("FALLWERK_FUZZ_ROUNDS");

  return more != NULL ? (guint) g_ascii_strtoull (more, NULL, 10) : rounds;
}

/* A copy of @seed with a few bytes changed, cut, doubled or put in. */
static char *
mangle (GRand *rand, const char *seed)
{
  static const char pieces[] = "\"{}[]:,\\0123456789.+-/äß €\n\t\xff";
  GString *text = g_string_new (seed);

  for (gint n = g_rand_int_range (rand, 1, 8); n > 0; n--)
    {
      gsize at = text->len > 0 ? (gsize) g_rand_int_range (rand, 0, (gint) text->len) : 0;

      switch (text->len > 0 ? g_rand_int_range (rand, 0, 5) : 1)
        {
        case 0:
          text->str[at] = (char) g_rand_int_range (rand, 1, 256);
          break;
        case 1:
          g_string_insert_c (text, (gssize) at,
                             pieces[g_rand_int_range (rand, 0, sizeof pieces - 1)]);
          break;
        case 2:
          g_string_erase (text, (gssize) at, MIN (4, (gssize) (text->len - at)));
          break;
        case 3:
          g_string_truncate (text, at);
          break;
        default:
          {
            g_autofree char *part = g_strndup (text->str + at, MIN (20, text->len - at));

            g_string_insert (text, (gssize) at, part);
          }
        }
    }
  return g_string_free_and_steal (text);
}

static char *
dup_resource (const char *path)
{
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, NULL);

  g_assert_nonnull (bytes);
  return g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
}

static void
test_template (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);
  g_autofree char *seed
      = dup_resource ("/org/fallwerk/Fallwerk/rules/form-template/help-plan.2026-01-01.json");

  for (guint i = get_rounds (1500); i > 0; i--)
    {
      g_autofree char *text = mangle (rand, seed);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwFormTemplate) parsed = fw_form_template_parse (text, -1, &error);

      g_assert_true ((parsed == NULL) == (error != NULL));
    }
}

static void
test_rule (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);
  g_autofree char *seed
      = dup_resource ("/org/fallwerk/Fallwerk/rules/deadline/first-assessment.2024-01-01.json");

  for (guint i = get_rounds (6000); i > 0; i--)
    {
      g_autofree char *text = mangle (rand, seed);
      g_autoptr (GError) error = NULL;
      FwDeadlineRule *rule = fw_deadline_rule_parse ("fuzz", text, &error);

      g_assert_true ((rule == NULL) == (error != NULL));
      g_clear_pointer (&rule, fw_deadline_rule_free);
    }
}

static void
test_envelope (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);
  g_autoptr (GError) setup_error = NULL;
  g_autofree char *folder = g_dir_make_tmp ("fallwerk-fuzz-XXXXXX", NULL);
  g_autofree char *path = g_build_filename (folder, "keys", NULL);
  g_autofree char *copy = g_build_filename (folder, "keys.copy", NULL);
  g_autofree char *recovery = NULL;
  g_autofree char *seed = NULL;
  g_autoptr (FwEnvelope) envelope = NULL;

  fw_envelope_set_test_cost ();
  envelope = fw_envelope_new ("admin", "vier Wörter ohne Sinn", &recovery, &setup_error);
  g_assert_no_error (setup_error);
  g_assert_true (fw_envelope_save (envelope, folder, &setup_error));
  g_assert_true (g_file_get_contents (path, &seed, NULL, NULL));
  for (guint i = get_rounds (6000); i > 0; i--)
    {
      g_autofree char *text = mangle (rand, seed);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwEnvelope) parsed = fw_envelope_parse (text, -1, &error);

      g_assert_true ((parsed == NULL) == (error != NULL));
    }
  g_unlink (path);
  g_unlink (copy);
  g_rmdir (folder);
}

static void
test_recovery_key (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (4);
  guint8 key[FW_RECOVERY_KEY_BYTES], back[FW_RECOVERY_KEY_BYTES];
  guint n_taken = 0;

  for (guint i = 0; i < sizeof key; i++)
    key[i] = (guint8) g_rand_int_range (rand, 0, 256);
  for (guint i = get_rounds (20000); i > 0; i--)
    {
      g_autofree char *seed = fw_recovery_key_to_text (key);
      g_autofree char *text = mangle (rand, seed);
      g_autoptr (GError) error = NULL;

      /* Only blanks, dashes and look-alikes may differ: never another key. */
      if (fw_recovery_key_from_text (text, back, &error))
        {
          n_taken++;
          if (memcmp (key, back, sizeof key) != 0)
            g_error ("a mangled recovery key was taken for another one");
        }
      else
        g_assert_nonnull (error);
    }
  g_assert_cmpuint (n_taken, <, get_rounds (20000));
}

static void
test_typed (void)
{
  static const char *const seeds[]
      = {"3.4.26",         "+10 AT",    "heute", "tel Jana 15min: Kita sagt Platz zu, gestern 9:30",
         "Besuch 1h30 Ö:", "2026-04-03"};
  static const FwJournalPerson persons[] = {{0}};
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  FwDay today = fw_day_new (2026, 6, 2);

  for (guint i = get_rounds (20000); i > 0; i--)
    {
      g_autofree char *mangled = mangle (rand, seeds[i % G_N_ELEMENTS (seeds)]);
      g_autofree char *text = g_utf8_make_valid (mangled, -1);
      g_autofree char *folded = fw_text_fold (text);
      g_auto (FwJournalLine) line = {0};
      FwDay day;

      g_assert_true (g_utf8_validate (folded, -1, NULL));
      if (fw_day_parse (text, today, 10, &day))
        {
          g_autofree char *iso = fw_day_to_iso (day);

          g_assert_cmpuint (strlen (iso), ==, 10);
        }
      fw_journal_line_parse (text, today, persons, 0, &line);
      g_assert_cmpint (fw_journal_parse_duration (text), >=, 0);
      g_assert_cmpint (fw_journal_parse_time (text), <, 24 * 60);
    }
}

static void
test_plan (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (6);
  g_autofree char *seed = fw_test_dup_plan (2, 2, 2, 12);

  for (guint i = get_rounds (150); i > 0; i--)
    {
      g_autofree char *mangled = mangle (rand, seed);
      g_autofree char *text = g_utf8_make_valid (mangled, -1);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwDocument) document = fw_plan_report_new (text, 1, &error);

      g_assert_true ((document == NULL) == (error != NULL));
      if (document != NULL)
        g_assert_cmpuint (fw_document_get_n_pages (document), >, 0);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/fuzz/form-template", test_template);
  g_test_add_func ("/fuzz/deadline-rule", test_rule);
  g_test_add_func ("/fuzz/envelope", test_envelope);
  g_test_add_func ("/fuzz/recovery-key", test_recovery_key);
  g_test_add_func ("/fuzz/what-people-type", test_typed);
  g_test_add_func ("/fuzz/plan-content", test_plan);
  return g_test_run ();
}
