/* Text without names: no known name is left, what is no name stays, dates keep their distances. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-demo.h"
#include "domain/fw-text-pseudonym-private.h"
#include "fw-test-minutes.h"
#include "fw-test-office.h"

#define AROUND fw_day_new (2026, 11, 24)

/* A family with an accent, a double name, particles, a shared family name, staff, places. */
static FwPseudonyms *
make_names (guint64 salt)
{
  FwPseudonyms *names = fw_pseudonyms_new (salt, AROUND);

  fw_pseudonyms_add_person (names, "Kind", "Lina-Marie", "Yılmaz", "", "");
  fw_pseudonyms_add_person (names, "Kind", "Jonas", "Yılmaz", "", "Joni");
  fw_pseudonyms_add_person (names, "Mutter", "Marie", "Müller-Schmidt", "Größmann", "");
  fw_pseudonyms_add_person (names, "Vater", "Deniz", "Yılmaz", "", "");
  fw_pseudonyms_add_person (names, "Verwandte", "Anna", "von der Thann", "", "");
  fw_pseudonyms_add_person (names, "Verwandte", "Hans", "Wolf", "", "");
  fw_pseudonyms_add_person (names, "Verwandte", "Mai", "Grün", "", "");
  fw_pseudonyms_add_person (names, "Verwandte", "René", "Kind", "", "");
  fw_pseudonyms_add_printed_name (names, "Fachkraft", "S. Brandt");
  fw_pseudonyms_add_printed_name (names, "Fachkraft", "Frau Dr. Nora Ehlers");
  fw_pseudonyms_add_term (names, "Schule", "Gesamtschule Auental");
  fw_pseudonyms_add_term (names, "Träger", "Brückenwerk Auental gGmbH");
  fw_pseudonyms_add_term (names, "Träger", "Lotsenhaus e. V.");
  fw_pseudonyms_add_term (names, "Straße", "Kastanienstraße 12");
  fw_pseudonyms_add_term (names, "Ort", "Auental");
  fw_pseudonyms_add_number (names, "Az.", "51-2026-0231");
  fw_pseudonyms_add_number (names, "Telefon", "0221 4710 142");
  fw_pseudonyms_add_email (names, "m.mueller@example.org");
  return names;
}

static char *
replace (FwPseudonyms *names, const char *text, GPtrArray *doubts)
{
  return fw_pseudonyms_replace (names, text, "hier", doubts);
}

static GPtrArray *
new_doubts (void)
{
  return g_ptr_array_new_with_free_func ((GDestroyNotify) fw_pseudonym_doubt_free);
}

static gboolean
has_doubt (GPtrArray *doubts, FwDoubtKind kind, const char *word)
{
  for (guint i = 0; i < doubts->len; i++)
    {
      FwPseudonymDoubt *doubt = g_ptr_array_index (doubts, i);

      if (doubt->kind == kind && g_str_equal (doubt->word, word))
        return TRUE;
    }
  return FALSE;
}

/* Every one of these words is replaced by the same stand-in. */
static void
test_forms (void)
{
  static const char *const sets[][16] = {
      {"Jonas", "JONAS", "jonas", "Jonas’", "Jonas'", "Jonasens", "Jonaschen", "Joni", "Jonis",
       "Jonas Yılmaz", "Jonas Yilmaz", "JONAS YILMAZ", "Yilmaz, Jonas", "J. Yilmaz", "Jonas Y."},
      {"Marie Müller-Schmidt", "Marie Mueller-Schmidt", "Frau Müller-Schmidt", "Frau Müllers",
       "Müller", "Mueller", "MÜLLER", "Muller", "Schmidts", "Größmann", "Groessmann", "GRÖSSMANN",
       "Müllersche", "Frau Dr. Müller", "M. Müller"},
      {"Lina-Marie", "Lina Marie", "LINA-MARIE", "Lina", "Linas", "Lina’s", "Lina's", "lina",
       "Linachen", "Lina-Marie Yılmaz", "Lina Y.", "Lina Yilmaz'", "L. Yılmaz"},
      {"S. Brandt", "Frau Brandt", "Brandt", "Brandts", "BRANDT", "Brandt’s", "Herrn Brandt"},
      {"Anna von der Thann", "Frau Thann", "Anna", "Annas", "Thann", "A. von der Thann"},
      {"Nora Ehlers", "Frau Dr. Ehlers", "Ehlers", "Dr. Ehlers", "Ehlers’"},
      {"Hans Wolf", "Herr Wolf", "Hans", "Hans’", "Hansens", "Familie Wolf's"},
      {"René", "Rene", "RENÉ", "Renés", "René Kind", "Herrn Kind"},
      {"Gesamtschule Auental", "Gesamtschule  Auental", "GESAMTSCHULE AUENTAL",
       "Gesamtschule Auentals"},
      {"Lotsenhaus e. V.", "Lotsenhaus e.V.", "Lotsenhaus"},
      {"Brückenwerk Auental gGmbH", "Brueckenwerk", "Brückenwerk", "Brückenwerks"},
      {"Kastanienstraße 12", "Kastanienstr. 12", "Kastanienstrasse", "KASTANIENSTRASSE 12"},
      {"Auental", "Auentals", "Auentaler", "AUENTAL"},
      {"51-2026-0231", "51 2026 0231", "51/2026/0231", "5120260231"},
      {"0221 4710 142", "0221/4710142", "+49 221 4710142", "(0221) 4710-142", "0049 221 4710 142"},
      {"m.mueller@example.org", "M.Mueller@Example.org"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (sets); i++)
    {
      g_autoptr (FwPseudonyms) names = make_names (7);
      g_autofree char *stand_in = NULL;

      for (guint j = 0; j < 16 && sets[i][j] != NULL; j++)
        {
          g_autofree char *text = g_strdup_printf ("Und %s, so war es", sets[i][j]);
          g_autofree char *copy = replace (names, text, NULL);

          if (!g_str_has_prefix (copy, "Und ") || !g_str_has_suffix (copy, ", so war es"))
            g_error ("“%s” became “%s”", text, copy);
          /* "Familie" keeps its word and the name its own stand-in. */
          if (g_str_has_prefix (sets[i][j], "Familie "))
            {
              g_assert_nonnull (strstr (copy, "Familie Nachname "));
              continue;
            }
          if (stand_in == NULL)
            stand_in = g_strdup (copy);
          if (!g_str_equal (copy, stand_in))
            g_error ("“%s” became “%s” and not “%s”", text, copy, stand_in);
        }
      g_assert_null (strstr (stand_in, sets[i][0]));
    }
}

/* How a name gets into a text that was copied from elsewhere. */
static void
test_broken_forms (void)
{
  static const char *const texts[] = {
      "Jo\xc2\xadnas kam",                    /* a soft hyphen */
      "Jo\xe2\x80\x8bnas kam",                /* a space without width */
      "Bra-\nndt kam",                        /* broken by hand */
      "Mu\xcc\x88ller kam",                   /* a decomposed umlaut */
      "LinaYılmaz kam",                       /* run together */
      "@jonas #brandt jonas2014 jonas_b kam", /* as a user */
      "www.brandt.example/jonas kam",
      "Zoe kam, Zoës Oma auch",
      "D’Angelo kam",
      "O'Brien kam",
  };
  static const char *const away[] = {"jonas", "brandt", "muller", "yilmaz", "lina", "zo ",
                                     "zos",   "zoe",    "angelo", "brien",  "ndt",  "nas "};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FwPseudonyms) names = make_names (7);
      g_autofree char *copy = NULL, *folded = NULL;

      fw_pseudonyms_add_person (names, "Kind", "Zoë", "D'Angelo", "O’Brien", "");
      copy = replace (names, texts[i], NULL);
      folded = fw_text_fold (copy);
      for (guint j = 0; j < G_N_ELEMENTS (away); j++)
        if (strstr (folded, away[j]) != NULL)
          g_error ("“%s” is left: “%s” became “%s”", away[j], texts[i], copy);
      g_assert_nonnull (strstr (copy, " kam"));
    }
}

/* Words that hold or resemble a name and are none. */
static void
test_kept (void)
{
  static const char *const texts[]
      = {"Der Himmel ist grün, die kindliche Freude wölfisch.",
         "Verlinaten Marienkäfer brandig Brandschutz",
         "Er geht in die Gesamtschule und zur Stadt.",
         "Ziel 1 und 2 nach § 36 Abs. 2 SGB VIII, 548 € im Monat, 2 310 €, 3,5 Stunden",
         "Um 10.30 Uhr, 15 Minuten, 96 %, Zimmer 2.14",
         "Kapitel 2.14.3 und Version 1.2",
         "nach 2 AT Schulleitung"};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autoptr (FwPseudonyms) names = make_names (7);
      g_autofree char *copy = replace (names, texts[i], NULL);

      g_assert_cmpstr (copy, ==, texts[i]);
    }
}

static void
test_sentences (void)
{
  g_autoptr (FwPseudonyms) names = fw_pseudonyms_new (1, AROUND);
  g_autofree char *family = NULL, *two = NULL, *possessive = NULL;

  fw_pseudonyms_add_person (names, "Kind", "Lina", "Kaya", "", "");
  fw_pseudonyms_add_person (names, "Mutter", "Selma", "Kaya", "", "");
  fw_pseudonyms_add_person (names, "Kind", "Peter", "Kaya", "", "");
  fw_pseudonyms_add_person (names, "Vater", "Peter", "Holm", "", "");
  family = replace (names, "Familie Kaya und Frau Kaya mit Lina.", NULL);
  g_assert_true (g_str_has_prefix (family, "Familie Nachname 1 und Frau Nachname 1 mit Kind ")
                 || g_str_has_prefix (family, "Familie Nachname 2 und Frau Nachname 2 mit Kind "));
  {
    g_autoptr (GPtrArray) doubts = new_doubts ();

    two = replace (names, "Peter war da, Peter Holm auch.", doubts);
    g_assert_true (g_str_has_prefix (two, "Vorname "));
    g_assert_nonnull (strstr (two, "da, Vater "));
    g_assert_cmpuint (doubts->len, ==, 1);
    g_assert_cmpint (((FwPseudonymDoubt *) g_ptr_array_index (doubts, 0))->kind, ==,
                     FW_DOUBT_SEVERAL);
  }
  possessive = replace (names, "Linas Mutter sagt: „Selma’s Tochter“.", NULL);
  g_assert_null (strstr (possessive, "Lina"));
  g_assert_null (strstr (possessive, "Selma"));
  g_assert_true (g_str_has_suffix (possessive, " Tochter“."));
}

static void
test_words_that_are_names (void)
{
  g_autoptr (FwPseudonyms) names = make_names (3);
  g_autoptr (GPtrArray) doubts = new_doubts ();
  g_autofree char *copy = replace (
      names, "Das Kind sah einen Wolf. Frau Grün kam mit Herrn Wolf. Der Rasen ist grün.", doubts);

  g_assert_true (g_str_has_prefix (copy, "Das Kind sah einen Wolf. Verwandte "));
  g_assert_true (g_str_has_suffix (copy, ". Der Rasen ist grün."));
  g_assert_null (strstr (copy, "Grün "));
  g_assert_true (has_doubt (doubts, FW_DOUBT_WORD, "Kind"));
  g_assert_true (has_doubt (doubts, FW_DOUBT_WORD, "Wolf"));
  g_assert_cmpuint (doubts->len, ==, 2);
  g_assert_cmpstr (((FwPseudonymDoubt *) g_ptr_array_index (doubts, 0))->place, ==, "hier");
  g_assert_nonnull (strstr (((FwPseudonymDoubt *) g_ptr_array_index (doubts, 1))->context, "Wolf"));
}

static void
test_doubts (void)
{
  static const struct
  {
    const char *text;
    FwDoubtKind kind;
    const char *word;
  } cases[] = {
      {"Nachbarin Frau Petersen rief an.", FW_DOUBT_NAME, "Petersen"},
      {"Dann kam Kevin dazu.", FW_DOUBT_NAME, "Kevin"},
      {"Das sagte auch Petra Hollmann gestern.", FW_DOUBT_NAME, "Petra"},
      {"Nachbarin Frau P. war da.", FW_DOUBT_INITIAL, "N. N."},
      {"Herr Brandtt war da.", FW_DOUBT_NAME, "Brandtt"},
      {"So schrieb es Brandtt auf.", FW_DOUBT_MISSPELT, "Brandtt"},
      {"Im Müllerschein stand es.", FW_DOUBT_COMPOUND, "Müllerschein"},
      {"Er wohnt in der Ahornallee 7.", FW_DOUBT_PLACE, "Ahornallee"},
      {"Sie zog nach 54321 Neustadt.", FW_DOUBT_PLACE, "Neustadt"},
      {"Er besucht die Kita Pusteblume.", FW_DOUBT_PLACE, "Pusteblume"},
      {"Unter 0171 2345678 zu erreichen.", FW_DOUBT_NUMBER, "0171 2345678"},
      {"Konto DE12 3456 7890 1234 5678 90 genannt.", FW_DOUBT_NUMBER,
       "DE12 3456 7890 1234 5678 90"},
      {"Kurz nach Weihnachten.", FW_DOUBT_TIME, "Weihnachten"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (FwPseudonyms) names = make_names (5);
      g_autoptr (GPtrArray) doubts = new_doubts ();
      g_autofree char *copy = replace (names, cases[i].text, doubts);

      if (!has_doubt (doubts, cases[i].kind, cases[i].word))
        g_error ("“%s” is not listed in: %s", cases[i].word, copy);
      for (guint j = 0; j < doubts->len; j++)
        {
          g_autofree char *text = fw_pseudonym_doubt_dup_text (g_ptr_array_index (doubts, j));

          g_assert_nonnull (
              strstr (text, ((FwPseudonymDoubt *) g_ptr_array_index (doubts, j))->word));
        }
    }
}

/* A sound account number and any e-mail address tell who it is, known or not. */
static void
test_accounts (void)
{
  g_autoptr (FwPseudonyms) names = make_names (5);
  g_autofree char *copy = replace (
      names, "DE89 3704 0044 0532 0130 00, kevin.k@schule.example, kevin.k@schule.example", NULL);

  g_assert_null (strstr (copy, "3704"));
  g_assert_null (strstr (copy, "kevin"));
  {
    g_auto (GStrv) parts = g_strsplit (copy, ", ", -1);

    g_assert_true (g_str_has_prefix (parts[0], "Konto "));
    g_assert_cmpstr (parts[1], ==, parts[2]);
  }
}

/* --- dates ----------------------------------------------------------------------------- */

static char *
dup_moved (FwPseudonyms *names, FwDay day, const char *format)
{
  int year, month, month_day;

  fw_day_split (day + fw_pseudonyms_get_shift (names), &year, &month, &month_day);
  if (g_str_equal (format, "d.m.y"))
    return g_strdup_printf ("%d.%d.%d", month_day, month, year);
  if (g_str_equal (format, "dd.mm.yyyy"))
    return g_strdup_printf ("%02d.%02d.%d", month_day, month, year);
  return g_strdup_printf ("%04d-%02d-%02d", year, month, month_day);
}

static void
test_dates (void)
{
  for (guint64 salt = 1; salt < 60; salt++)
    {
      g_autoptr (FwPseudonyms) names = make_names (salt);
      FwDay day = fw_day_new (2026, 11, 3);
      g_autofree char *plain = dup_moved (names, day, "d.m.y");
      g_autofree char *padded = dup_moved (names, day, "dd.mm.yyyy");
      g_autofree char *iso = dup_moved (names, day, "iso");
      g_autofree char *wanted = g_strdup_printf ("Di %s, %s, %sT10:31.", plain, padded, iso);
      g_autofree char *odd = replace (
          names, "03/11/2026, 3-11-2026, 2026-11, 3. 11. 2026, 3.11.26, 3. Nov. 2026", NULL);
      g_autofree char *copy = replace (names, "Di 3.11.2026, 03.11.2026, 2026-11-03T10:31.", NULL);
      g_autofree char *yearless = replace (names, "3.11.", NULL);
      g_autofree char *sentence = replace (
          names, "am 3. November 2026, im November, seit 2023, Schuljahr 2025/26, KW 45", NULL);
      int shift = fw_pseudonyms_get_shift (names);

      g_assert_cmpint (shift % 7, ==, 0);
      g_assert_cmpint (shift, <, -365);
      g_assert_cmpint (shift, >, -3 * 366);
      g_assert_cmpstr (copy, ==, wanted);
      /* Without a year: day and month of the same moved day. */
      g_assert_true (g_str_has_prefix (plain, yearless));
      g_assert_null (strstr (sentence, "2026"));
      g_assert_null (strstr (odd, "2026"));
      g_assert_null (strstr (odd, ".26,"));
      g_assert_null (strstr (sentence, "seit 2023"));
      g_assert_null (strstr (sentence, "2025/26"));
    }
}

/* Random dates of both spellings keep their order and distances. */
static void
test_date_order (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (42);

  for (guint i = 0; i < 500; i++)
    {
      g_autoptr (FwPseudonyms) names = make_names (i + 1);
      FwDay one = AROUND - g_rand_int_range (rand, 0, 9000),
            two = one + g_rand_int_range (rand, 0, 400);
      int y1, m1, d1, y2, m2, d2, day, month, year;
      g_autofree char *text = NULL, *copy = NULL, *second = NULL;
      FwDay moved_one, moved_two;

      fw_day_split (one, &y1, &m1, &d1);
      fw_day_split (two, &y2, &m2, &d2);
      second = fw_day_to_iso (two);
      text = g_strdup_printf ("%d.%d.%d und %s", d1, m1, y1, second);
      copy = replace (names, text, NULL);
      g_assert_cmpint (sscanf (copy, "%d.%d.%d", &day, &month, &year), ==, 3);
      moved_one = fw_day_new (year, month, day);
      g_assert_true (fw_day_from_iso (strstr (copy, " und ") + 5, &moved_two));
      g_assert_cmpint (moved_two - moved_one, ==, two - one);
      g_assert_cmpint (fw_day_get_weekday (moved_one), ==, fw_day_get_weekday (one));
    }
}

static void
test_ranges (void)
{
  g_autoptr (FwPseudonyms) names = make_names (11);
  static const char *const texts[] = {"vom 3.–5.11.2026", "am 3./4.11.", "3. bis 5. November 2026"};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_autofree char *copy = replace (names, texts[i], NULL);

      g_assert_cmpstr (copy, !=, texts[i]);
      g_assert_null (strstr (copy, "3."
                                   "–5.11"));
    }
}

/* --- properties -------------------------------------------------------------------------- */

static const char *const forms[] = {"Lina",
                                    "Linas",
                                    "LINA",
                                    "lina",
                                    "Lina-Marie",
                                    "Jonas",
                                    "JONAS",
                                    "Jonas’",
                                    "Deniz",
                                    "Deniz'",
                                    "Yılmaz",
                                    "Yilmaz",
                                    "YILMAZ",
                                    "Müller",
                                    "mueller",
                                    "Müllers",
                                    "Schmidt",
                                    "Schmidtes",
                                    "Größmann",
                                    "Groessmanns",
                                    "Brandt",
                                    "Brandts",
                                    "Ehlers",
                                    "Thann",
                                    "René",
                                    "Rene",
                                    "Joni",
                                    "Jonis",
                                    "Anna",
                                    "Annas",
                                    "Auental",
                                    "Brückenwerk",
                                    "Nora",
                                    "Noras",
                                    "Müllersche",
                                    "Hans",
                                    "Kastanienstr. 12"};
static const char *const fillers[]
    = {"kam",  "und",    "ging",  "am Abend", "mit",      "Schule", "Gespräch", "die",    "ist",
       "war",  "Termin", "„ja“",  "(siehe",   "Bericht)", "–",      ";",        ".",      ",",
       "zu",   "Mutter", "Frau",  "Herr",     "Familie",  "sehr",   "3.11.",    "2 Std.", "Ziel",
       "oder", "Hilfe",  "Woche", "nicht",    "gegen",    "im Haus"};
/* Folded parts that are in none of the stand-ins. */
static const char *const gone[]
    = {"lina",      "jonas",  "deniz",       "yilmaz", "muller", "schmidt",
       "grossmann", "brandt", "ehlers",      "thann",  "rene",   "joni",
       "anna",      "auntal", "bruckenwerk", "nora",   "hans",   "kastanien"};

static void
test_no_name_is_left (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (1);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (FwPseudonyms) names = make_names (round % 20 + 1);
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (GPtrArray) doubts = new_doubts ();
      g_autofree char *copy = NULL, *again = NULL, *folded = NULL;
      guint n = (guint) g_rand_int_range (rand, 1, 25);

      for (guint i = 0; i < n; i++)
        {
          static const char *const gaps[] = {" ", " ", " ", " ", "-", ", ", "\n", "/", " ("};

          if (i > 0)
            g_string_append (text, gaps[g_rand_int_range (rand, 0, G_N_ELEMENTS (gaps))]);
          g_string_append (text, g_rand_boolean (rand)
                                     ? forms[g_rand_int_range (rand, 0, G_N_ELEMENTS (forms))]
                                     : fillers[g_rand_int_range (rand, 0, G_N_ELEMENTS (fillers))]);
        }
      copy = replace (names, text->str, doubts);
      folded = fw_text_fold (copy);
      for (guint i = 0; i < G_N_ELEMENTS (gone); i++)
        if (strstr (folded, gone[i]) != NULL)
          g_error ("“%s” is left: “%s” became “%s”", gone[i], text->str, copy);
      g_assert_true (g_utf8_validate (copy, -1, NULL));
      /* The same text gives the same copy. */
      again = replace (names, text->str, NULL);
      g_assert_cmpstr (copy, ==, again);
    }
}

/* A name that is also a word is replaced or listed, each time. */
static void
test_words_are_replaced_or_listed (void)
{
  static const char *const weak[] = {"Wolf", "Grün", "Kind", "Mai"};
  g_autoptr (GRand) rand = g_rand_new_with_seed (2);

  for (guint round = 0; round < 2000; round++)
    {
      g_autoptr (FwPseudonyms) names = make_names (round % 20 + 1);
      g_autoptr (GString) text = g_string_new ("Heute");
      g_autoptr (GPtrArray) doubts = new_doubts ();
      g_autofree char *copy = NULL;
      guint n_left = 0, n_listed = 0;

      for (guint i = 0; i < 12; i++)
        g_string_append_printf (text, " %s",
                                i % 3 == 0 ? weak[g_rand_int_range (rand, 0, G_N_ELEMENTS (weak))]
                                           : fillers[g_rand_int_range (rand, 0, 9)]);
      copy = replace (names, text->str, doubts);
      for (guint i = 0; i < G_N_ELEMENTS (weak); i++)
        {
          for (const char *p = copy; (p = strstr (p, weak[i])) != NULL; p++)
            n_left++;
        }
      for (guint i = 0; i < doubts->len; i++)
        n_listed += ((FwPseudonymDoubt *) g_ptr_array_index (doubts, i))->kind == FW_DOUBT_WORD;
      if (n_left != n_listed)
        g_error ("%u left, %u listed: “%s” became “%s”", n_left, n_listed, text->str, copy);
    }
}

static const char *const given_names[]
    = {"Łukasz",   "Özlem", "Jörg",  "Søren",  "Anne-Sophie", "Mai",   "An",      "Thị Hoa",
       "Muḥammad", "Zoë",   "Noé",   "Wolf",   "Chloé",       "Kevin", "Ayşe",    "İbrahim",
       "Björn",    "Marie", "Max",   "Moritz", "Fatma",       "Ilse",  "Günther", "Jean-Luc",
       "Nguyễn",   "Ruth",  "Ernst", "August", "Sophia",      "Finn",  "Lou",     "Bo"};
static const char *const family_names[]
    = {"Szczepański", "Öztürk",  "Müller",    "Kind",      "von der Heide", "O’Connor",  "Großmann",
       "Richter",     "Koch",    "Yıldız",    "D'Amico",   "Schulz-Meyer",  "Weiß",      "Strauß",
       "Åkesson",     "Nowak",   "Ben Salah", "Al-Hamdan", "Dvořák",        "Groß",      "Grün",
       "Le",          "Schäfer", "Brandt",    "Köhler",    "Fuchs",         "Lindqvist", "Ehlers"};

/* A name as somebody may write it. */
static char *
dup_written (GRand *rand, const char *given, const char *family)
{
  const char *one = g_rand_boolean (rand) ? given : family;
  const char *letter = g_utf8_next_char (given);

  switch (g_rand_int_range (rand, 0, 12))
    {
    case 0:
      return g_strdup_printf ("%s %s", given, family);
    case 1:
      return g_strdup_printf ("%s, %s", family, given);
    case 2:
      return g_strdup_printf ("Frau %s", family);
    case 3:
      return g_strdup_printf ("Herrn %ss", family);
    case 4:
      return g_strdup_printf ("%.*s. %s", (int) (letter - given), given, family);
    case 5:
      return g_utf8_strup (one, -1);
    case 6:
      return g_strdup_printf ("%ss", one);
    case 7:
      return g_strdup_printf ("%s’s", one);
    case 8:
      return g_strdup_printf ("Familie %s", family);
    case 9:
      return g_str_to_ascii (one, "de");
    case 10:
      return g_utf8_normalize (one, -1, G_NORMALIZE_NFD);
    default:
      return g_strdup (one);
    }
}

/* Families of any names: a strong name is gone, a weak one is gone or listed. */
static void
test_any_family (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (3);

  for (guint round = 0; round < 3000; round++)
    {
      g_autoptr (FwPseudonyms) names = fw_pseudonyms_new (round + 1, AROUND);
      g_autoptr (GString) text = g_string_new ("Am 3.11.2026");
      g_autoptr (GPtrArray) doubts = new_doubts ();
      g_autoptr (GArray) tokens = NULL;
      g_autofree char *copy = NULL;
      const char *given[4], *family[4];
      guint n_left = 0, n_listed = 0;

      for (guint i = 0; i < 4; i++)
        {
          given[i] = given_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (given_names))];
          family[i] = family_names[g_rand_int_range (rand, 0, G_N_ELEMENTS (family_names))];
          fw_pseudonyms_add_person (names, i % 2 == 0 ? "Kind" : "Verwandte", given[i], family[i],
                                    "", "");
        }
      for (guint i = 0; i < 8; i++)
        {
          guint who = (guint) g_rand_int_range (rand, 0, 4);
          g_autofree char *written = dup_written (rand, given[who], family[who]);

          g_string_append_printf (
              text, " %s %s", fillers[g_rand_int_range (rand, 0, G_N_ELEMENTS (fillers))], written);
        }
      copy = replace (names, text->str, doubts);
      tokens = _fw_pseudonym_tokenise (copy);
      for (guint i = 0; i < tokens->len; i++)
        {
          const FwPseudonymToken *token = &g_array_index (tokens, FwPseudonymToken, i);
          const FwPseudonymName *name = _fw_pseudonym_lookup (names->names, token->folded, FALSE);

          if (name == NULL || token->end - token->start < 3)
            continue;
          if (!name->is_weak)
            g_error ("“%s” is left: “%s” became “%s”", name->folded, text->str, copy);
          n_left += token->is_capital;
        }
      for (guint i = 0; i < doubts->len; i++)
        {
          FwPseudonymDoubt *doubt = g_ptr_array_index (doubts, i);

          n_listed += doubt->kind == FW_DOUBT_WORD && strlen (doubt->word) >= 3;
        }
      if (n_left > n_listed)
        g_error ("%u left, %u listed: “%s” became “%s”", n_left, n_listed, text->str, copy);
    }
}

/* Stand-ins of one copy say nothing about those of another. */
static void
test_salt (void)
{
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint64 salt = 1; salt <= 40; salt++)
    {
      g_autoptr (FwPseudonyms) names = make_names (salt);
      g_autoptr (FwPseudonyms) same = make_names (salt);
      char *one = replace (names, "Lina, Jonas, Deniz", NULL);
      g_autofree char *two = replace (same, "Lina, Jonas, Deniz", NULL);

      g_assert_cmpstr (one, ==, two);
      g_hash_table_add (seen, one);
    }
  g_assert_cmpuint (g_hash_table_size (seen), >, 30);
}

/* --- minutes ----------------------------------------------------------------------------- */

static void
test_minutes (void)
{
  g_autofree char *content = fw_test_dup_minutes (4, 3, 5);
  g_autoptr (FwPseudonyms) names = fw_pseudonyms_new (99, AROUND);
  g_autoptr (GPtrArray) doubts = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *copy = NULL;
  g_autoptr (JsonNode) node = NULL;
  static const char *const away[]
      = {"Lina",       "Jonas",     "Brandt",       "Aydin",        "Wendt",   "Ehlers",
         "Pohl",       "Lorenz",    "Auental",      "51-2026-0231", "Frau K.", "2026-11-24",
         "24.11.2026", "1.12.2026", "Rathausplatz", "2014-05-14"};
  static const char *const there[] = {"\"kind\":\"conference-case\"",
                                      "\"light\":\"yellow\"",
                                      "\"name\":\"options\"",
                                      "\"presence\":\"absent\"",
                                      "\"pseudonymous\":\"yes\"",
                                      "Der Notfallplan wurde noch nie erprobt",
                                      "\"agreed\":\"3\"",
                                      "§ 36 Abs. 2 SGB VIII",
                                      "\"name\":\"Jugendamt\""};

  /* The whole office is known; who is in the paper has the first letters. */
  for (guint i = 0; i < 60; i++)
    {
      g_autofree char *name
          = g_strdup_printf ("Q. Niemand%cx%c", 'a' + (int) i % 26, 'a' + (int) i / 26);

      fw_pseudonyms_add_printed_name (names, "Fachkraft", name);
    }
  fw_pseudonyms_add_person (names, "Kind", "Jonas", "Y.", "", "");
  fw_pseudonyms_add_person (names, "Mutter", "Maria", "K.", "", "");
  copy = fw_minutes_pseudonymise (names, content, &doubts, &error);
  g_assert_no_error (error);
  for (guint i = 0; i < G_N_ELEMENTS (away); i++)
    if (strstr (copy, away[i]) != NULL)
      g_error ("“%s” is left: %.300s", away[i], strstr (copy, away[i]) - 100);
  for (guint i = 0; i < G_N_ELEMENTS (there); i++)
    if (strstr (copy, there[i]) == NULL)
      g_error ("“%s” is gone", there[i]);
  g_assert_cmpuint (doubts->len, >, 0);
  for (guint i = 0; i < doubts->len; i++)
    {
      FwPseudonymDoubt *doubt = g_ptr_array_index (doubts, i);

      g_assert_cmpstr (doubt->place, !=, "");
      /* Names that were replaced are no doubts. */
      g_assert_false (g_str_has_suffix (doubt->place, "/responsible"));
      g_assert_false (g_str_has_suffix (doubt->place, "/name"));
      for (guint j = 0; j < 8; j++)
        g_assert_null (strstr (doubt->context, away[j]));
    }
  /* Ids of the office tell when a row was written: none is in the copy. */
  g_assert_null (strstr (copy, "\"id\":\"700\""));
  g_assert_nonnull (strstr (copy, "\"id\":\"1\""));
  /* The same person has the same stand-in everywhere, initials too. */
  node = json_from_string (copy, NULL);
  {
    JsonObject *root = json_node_get_object (node);
    JsonObject *person
        = json_array_get_object_element (json_object_get_array_member (root, "people"), 1);
    JsonObject *decision
        = json_array_get_object_element (json_object_get_array_member (root, "decisions"), 0);
    const char *name = json_object_get_string_member (person, "name");

    g_assert_cmpstr (name, ==, json_object_get_string_member (decision, "responsible"));
    g_assert_true (g_str_has_suffix (name, json_object_get_string_member (person, "initials")));
    g_assert_cmpuint (strlen (json_object_get_string_member (person, "initials")), ==, 1);
  }
}

static void
test_rubbish (void)
{
  static const char *const contents[] = {"", "{", "[]", "42"};

  for (guint i = 0; i < G_N_ELEMENTS (contents); i++)
    {
      g_autoptr (FwPseudonyms) names = make_names (1);
      g_autoptr (GPtrArray) doubts = NULL;
      g_autoptr (GError) error = NULL;

      g_assert_null (fw_minutes_pseudonymise (names, contents[i], &doubts, &error));
      g_assert_nonnull (error);
    }
  {
    g_autoptr (FwPseudonyms) names = fw_pseudonyms_new (1, AROUND);
    g_autoptr (GPtrArray) doubts = new_doubts ();
    g_autofree char *copy = replace (names, "\xff Herr \xc3", doubts);

    g_assert_true (g_utf8_validate (copy, -1, NULL));
  }
}

/* The whole course of a case of the demo office: nobody of the case is left in it. */
static void
test_office (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (FwPseudonyms) names = NULL;
  g_autoptr (FwResult) people = NULL, entries = NULL, staff = NULL, cases = NULL;
  g_autoptr (GError) error = NULL;
  guint n_checked = 0;
  gint64 case_id;

  fw_await_sync (fw_demo_fill (office->store, 1, 60, -1, NULL, NULL), NULL, NULL);
  cases = fw_test_office_query (
      office, "SELECT id FROM case_file WHERE file_number = '51-2026-0042'", NULL);
  case_id = fw_result_get_int (cases, 0, 0);
  names = fw_await_sync_boxed (fw_pseudonyms_load (office->store, case_id, 5, AROUND), &error);
  g_assert_no_error (error);
  people = fw_test_office_query (office,
                                 "SELECT given_name, family_name FROM person WHERE id IN (SELECT "
                                 "person_id FROM case_person WHERE case_id = $1)",
                                 g_variant_new ("(x)", case_id));
  staff = fw_test_office_query (office, "SELECT name FROM staff", NULL);
  entries
      = fw_test_office_query (office, "SELECT subject, body FROM record_entry WHERE case_id = $1",
                              g_variant_new ("(x)", case_id));
  g_assert_cmpuint (fw_result_get_n_rows (people), >, 2);
  g_assert_cmpuint (fw_result_get_n_rows (entries), >, 3);
  for (guint i = 0; i < fw_result_get_n_rows (entries); i++)
    {
      g_autofree char *text
          = g_strdup_printf ("%s\n%s\nUnd %s %s mit %s.", fw_result_get_text (entries, i, 0),
                             fw_result_get_text (entries, i, 1), fw_result_get_text (people, 0, 0),
                             fw_result_get_text (people, 0, 1), fw_result_get_text (staff, 0, 0));
      g_autofree char *copy = replace (names, text, NULL);
      g_auto (GStrv) words = _fw_pseudonym_split (copy);

      for (guint j = 0; j < fw_result_get_n_rows (people); j++)
        for (guint column = 0; column < 2; column++)
          {
            g_auto (GStrv) parts = _fw_pseudonym_split (fw_result_get_text (people, j, column));

            for (guint k = 0; parts[k] != NULL; k++)
              if (strlen (parts[k]) > 2 && !_fw_pseudonym_is_word (parts[k])
                  && !_fw_pseudonym_is_particle (parts[k]))
                {
                  g_assert_false (g_strv_contains ((const char *const *) words, parts[k]));
                  n_checked++;
                }
          }
    }
  g_assert_cmpuint (n_checked, >, 20);
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/text-pseudonym/every-form-of-a-name-is-one-person", test_forms);
  g_test_add_func ("/text-pseudonym/broken-and-joined-names-go-too", test_broken_forms);
  g_test_add_func ("/text-pseudonym/what-is-no-name-stays", test_kept);
  g_test_add_func ("/text-pseudonym/families-and-namesakes", test_sentences);
  g_test_add_func ("/text-pseudonym/words-that-are-names-need-a-cue", test_words_that_are_names);
  g_test_add_func ("/text-pseudonym/what-it-cannot-judge-is-listed", test_doubts);
  g_test_add_func ("/text-pseudonym/accounts-and-addresses-always-go", test_accounts);
  g_test_add_func ("/text-pseudonym/dates-move-together", test_dates);
  g_test_add_func ("/text-pseudonym/dates-keep-distance-and-weekday", test_date_order);
  g_test_add_func ("/text-pseudonym/ranges-of-days-move", test_ranges);
  g_test_add_func ("/text-pseudonym/no-known-name-is-left", test_no_name_is_left);
  g_test_add_func ("/text-pseudonym/a-word-is-replaced-or-listed",
                   test_words_are_replaced_or_listed);
  g_test_add_func ("/text-pseudonym/any-family-is-gone-or-listed", test_any_family);
  g_test_add_func ("/text-pseudonym/each-copy-has-its-own-stand-ins", test_salt);
  g_test_add_func ("/text-pseudonym/minutes-are-without-names", test_minutes);
  g_test_add_func ("/text-pseudonym/a-case-of-the-office-without-its-people", test_office);
  g_test_add_func ("/text-pseudonym/rubbish-is-refused", test_rubbish);
  return g_test_run ();
}
