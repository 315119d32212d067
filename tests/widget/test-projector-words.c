/* test-projector-words.c: no family name stands on the wall, and abbreviations are written out. */
#include "config.h"

#include "base/fw-clock.h"
#include "features/conference/fw-projector-words.h"

static GPtrArray *
family_new (void)
{
  GPtrArray *masks = fw_masks_new ();

  fw_clock_set_today (fw_day_new (2026, 6, 2));
  fw_masks_add_person (masks, "Lina", "Yilmaz-Kaya", "2015-03-04");
  fw_masks_add_person (masks, "Jana Maria", "Kaya", "1990");
  fw_masks_add_person (masks, "Ömer", "Özdemir", "~1985");
  fw_masks_add_person (masks, NULL, NULL, NULL);
  fw_masks_add_family (masks, "Familie Yilmaz");
  return masks;
}

static void
check (GPtrArray *masks, const char *text, const char *expected)
{
  g_autofree char *shown = fw_masks_apply (masks, text);

  g_assert_cmpstr (shown, ==, expected);
}

static void
test_child_keeps_first_name_others_initials (void)
{
  g_autoptr (GPtrArray) masks = family_new ();

  check (masks, "Lina Yilmaz bleibt bei Frau Kaya.", "Lina Y. bleibt bei Frau K.");
  check (masks, "Jana spricht mit Ömer Özdemir", "J. spricht mit Ö. Ö.");
  check (masks, "Familie Yilmaz-Kaya", "Familie Y.-K.");
}

static void
test_genitives_and_capitals_are_hidden (void)
{
  g_autoptr (GPtrArray) masks = family_new ();

  check (masks, "Kayas Wohnung, Linas Schule", "K. Wohnung, Linas Schule");
  check (masks, "KAYA, Yilmaz’ Vater", "K., Y.’ Vater");
}

static void
test_other_words_stay (void)
{
  g_autoptr (GPtrArray) masks = family_new ();

  check (masks, "Kayak fahren, S. Brandt, linamaria", "Kayak fahren, S. Brandt, linamaria");
  check (masks, "", "");
  check (masks, NULL, "");
}

static void
test_abbreviations_are_written_out (void)
{
  g_autofree char *plain
      = fw_plain_words_apply ("SPFH in 3 AT, nicht ATTEST, noch 12 AT, 1 AT, WJH");

  g_assert_cmpstr (
      plain, ==,
      "Familienhilfe in 3 Arbeitstagen, nicht ATTEST, noch 12 Arbeitstage, 1 Arbeitstag, "
      "Wirtschaftliche Jugendhilfe");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/projector/child-keeps-first-name-others-initials",
                   test_child_keeps_first_name_others_initials);
  g_test_add_func ("/projector/genitives-and-capitals-are-hidden",
                   test_genitives_and_capitals_are_hidden);
  g_test_add_func ("/projector/other-words-stay", test_other_words_stay);
  g_test_add_func ("/projector/abbreviations-are-written-out", test_abbreviations_are_written_out);
  return g_test_run ();
}
