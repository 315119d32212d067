/* A typed family: what is understood, what is not, and what is drawn of it. */
#include "config.h"

#include <string.h>

#include "domain/fw-family-day.h"
#include "domain/fw-family-grammar.h"
#include "domain/fw-family-kin.h"

#define TODAY fw_day_new (2026, 6, 2)

static void
type (FwFamily *family, const char *text)
{
  g_autoptr (FwTyped) typed = fw_typed_new (text, TODAY);
  g_autoptr (GArray) added = fw_typed_apply (typed, family, FW_FAMILY_NOBODY, FW_DAY_NONE);
  GPtrArray *spans = fw_typed_get_spans (typed);

  for (guint i = 0; i < spans->len; i++)
    {
      const FwTypedSpan *span = g_ptr_array_index (spans, i);

      if (!span->understood)
        g_error ("“%.*s” is not understood in “%s”", (int) (span->end - span->start),
                 text + span->start, text);
    }
}

static guint
who (FwFamily *family, const char *name)
{
  for (guint i = 0; i < family->persons->len; i++)
    if (g_str_equal (fw_family_get_person (family, i)->given_name, name))
      return i;
  g_error ("nobody is called %s", name);
}

static void
is (FwFamily *family, const char *focus, const char *other, const char *word)
{
  g_autoptr (FwFamilyDay) day = fw_family_day_new (family, TODAY, FW_DAY_NONE);
  g_autoptr (FwKin) kin = fw_kin_new (family, day, who (family, focus));
  g_autofree char *found = fw_kin_dup_word (kin, who (family, other), FW_KIN_GERMAN);

  if (g_strcmp0 (found, word) != 0)
    g_error ("%s is to %s: %s, not %s", other, focus, found, word);
}

static const char *
born (FwFamily *family, const char *name)
{
  static char *text;

  g_free (text);
  text = fw_partial_date_to_text (&fw_family_get_person (family, who (family, name))->born);
  return text;
}

static void
test_family (void)
{
  g_autoptr (FwFamily) family = fw_family_new ();

  type (family, "Mutter Anna *1985, Vater Tom *1983 †2020, Kinder Max *2010, Lia *2013");
  g_assert_cmpuint (family->persons->len, ==, 4);
  g_assert_cmpuint (family->unions->len, ==, 1);
  is (family, "Max", "Anna", "Mutter");
  is (family, "Max", "Tom", "Vater");
  is (family, "Lia", "Max", "Geschwister");
  g_assert_cmpuint (fw_family_get_index_person (family), ==, who (family, "Max"));
  g_assert_cmpstr (born (family, "Lia"), ==, "2013");
  g_assert_true (fw_family_get_person (family, who (family, "Tom"))->dead);
  /* Typed again, nobody is doubled. */
  type (family, "Mutter Anna *1985, Vater Tom *1983 †2020, Kinder Max *2010, Lia *2013");
  g_assert_cmpuint (family->persons->len, ==, 4);
  g_assert_cmpuint (family->links->len, ==, 2);
}

static void
test_english (void)
{
  g_autoptr (FwFamily) family = fw_family_new ();

  type (family, "Mother Anna *1985, Father Tom *1983 +2020 m 2008 s 15 d 17, "
                "Children Max *2010 and Lia *2013; Max: half-brother Ben *2017, twin Mia, "
                "grandmother Ruth, paternal grandfather Horst *1950");
  is (family, "Max", "Ben", "Halbbruder mütterlicherseits");
  is (family, "Max", "Ruth", "Großmutter mütterlicherseits");
  is (family, "Max", "Horst", "Großvater väterlicherseits");
  is (family, "Anna", "Tom", "Ex-Mann");
  is (family, "Max", "Mia", "Zwillingsgeschwister");
  g_assert_cmpstr (born (family, "Mia"), ==, "2010");
  g_assert_cmpuint (fw_family_get_union (family, 0)->events->len, ==, 3);
}

static void
test_focus (void)
{
  g_autoptr (FwFamily) family = fw_family_new ();

  type (family, "Kai *1986");
  type (family, "Kai: Bruder Dennis *1990");
  is (family, "Kai", "Dennis", "Bruder");
  type (family, "Kai: Partnerin Sandra *4.6.1984 zus. seit 2018, Sohn Finn *2.5.2019");
  is (family, "Kai", "Sandra", "Partnerin");
  is (family, "Sandra", "Finn", "Sohn");
  g_assert_cmpstr (born (family, "Sandra"), ==, "1984-06-04");
  type (family, "Sandra: Ex-Mann Thomas ⚭2008 getr. 2015 gesch. 2017, Töchter Lena *2010");
  is (family, "Sandra", "Thomas", "Ex-Mann");
  is (family, "Thomas", "Lena", "Tochter");
  is (family, "Lena", "Finn", "Halbbruder mütterlicherseits");
  type (family, "Finn: Pflegemutter Birgit *1974, Pflegevater Andreas ⚭ 1999 seit 7.2021");
  is (family, "Finn", "Birgit", "Pflegemutter");
  is (family, "Birgit", "Andreas", "Ehemann");
  type (family, "Sandra: Fehlgeburt 2009, Schwangerschaft 10.2026");
  g_assert_cmpint (fw_family_get_person (family, family->persons->len - 1)->kind, ==,
                   FW_FAMILY_PREGNANCY);
}

static void
test_more (void)
{
  g_autoptr (FwFamily) family = fw_family_new ();
  FwFamilyTwins *twins;

  type (family, "Nora Berg (w) 34, Ehemann Paul geb. Stein, eineiige Zwillinge Ida *2015 und Ole");
  g_assert_cmpstr (born (family, "Nora"), ==, "~1992");
  g_assert_cmpstr (fw_family_get_person (family, 0)->family_name, ==, "Berg");
  g_assert_cmpstr (fw_family_get_person (family, who (family, "Paul"))->birth_name, ==, "Stein");
  is (family, "Nora", "Paul", "Ehemann");
  is (family, "Paul", "Ole", "Kind");
  g_assert_cmpuint (family->twins->len, ==, 1);
  twins = g_ptr_array_index (family->twins, 0);
  g_assert_cmpint (twins->kind, ==, FW_TWINS_IDENTICAL);
  g_assert_cmpuint (twins->persons->len, ==, 2);
  type (family, "Ida: Onkel Uwe, väterlicherseits Tante Eva, Stiefvater Kurt");
  is (family, "Ida", "Uwe", "Onkel mütterlicherseits");
  is (family, "Ida", "Eva", "Tante väterlicherseits");
  type (family, "Nora: Pflegekind Mara *2018 seit 2022");
  is (family, "Nora", "Mara", "Pflegekind");
}

static void
test_not_understood (void)
{
  static const struct
  {
    const char *text;
    const char *rest;
  } rows[] = {
      {"Bruder Dennis", "Bruder Dennis"}, /* of whom? */
      {"Kai *1986 !!!", "!!!"},
      {"Kai *gestern", "* gestern"},
      {"Kai, Nobody: Bruder Dennis", "Nobody: Bruder Dennis"},
      {"(", "("},
      {"1985", "1985"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FwFamily) family = fw_family_new ();
      g_autoptr (FwTyped) typed = fw_typed_new (rows[i].text, TODAY);
      g_autoptr (GArray) added = fw_typed_apply (typed, family, FW_FAMILY_NOBODY, FW_DAY_NONE);
      g_autoptr (GString) rest = g_string_new (NULL);
      GPtrArray *spans = fw_typed_get_spans (typed);

      for (guint j = 0; j < spans->len; j++)
        {
          const FwTypedSpan *span = g_ptr_array_index (spans, j);

          if (!span->understood)
            g_string_append_printf (rest, "%s%.*s", rest->len > 0 ? " " : "",
                                    (int) (span->end - span->start), rows[i].text + span->start);
        }
      g_assert_cmpstr (rest->str, ==, rows[i].rest);
    }
}

/* Whatever is typed: nothing crashes, and every byte that is no blank and no comma lies in
 * exactly one span, in order. */
static void
test_every_byte (void)
{
  static const char *const pieces[] = {"Mutter",
                                       "Anna",
                                       "*",
                                       "1985",
                                       "~1980",
                                       "†",
                                       "+",
                                       "2020",
                                       ",",
                                       ";",
                                       ":",
                                       "\n",
                                       "Kinder",
                                       "Max",
                                       "und",
                                       "⚭",
                                       "oo",
                                       "oo2008",
                                       "gesch.",
                                       "d",
                                       "17",
                                       "seit",
                                       "Mai",
                                       "2019",
                                       "(",
                                       "w",
                                       ")",
                                       "♀",
                                       "?",
                                       "Zwilling",
                                       "Zwillinge",
                                       "geb.",
                                       "Ex",
                                       "Kai:",
                                       "1.2.3",
                                       "99999999999",
                                       "\xff",
                                       "ä",
                                       "🙂",
                                       "-",
                                       "Opa",
                                       "Pflegekind",
                                       "väterlicherseits",
                                       "eineiige",
                                       "<2010",
                                       "2010..2012",
                                       ".",
                                       "Partner",
                                       "Schwangerschaft",
                                       "&",
                                       "m",
                                       "Halbbruder"};
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  for (guint round = 0; round < 20000; round++)
    {
      g_autoptr (GString) text = g_string_new (NULL);
      g_autoptr (FwFamily) family = fw_family_new ();
      g_autoptr (FwTyped) typed = NULL;
      g_autoptr (GArray) added = NULL;
      g_autofree char *valid = NULL;
      GPtrArray *spans;
      gsize at = 0;
      int n = g_rand_int_range (rand, 0, 14);

      for (int i = 0; i < n; i++)
        g_string_append_printf (text, "%s%s",
                                pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))],
                                g_rand_int_range (rand, 0, 3) != 0 ? " " : "");
      valid = g_utf8_make_valid (text->str, -1);
      typed = fw_typed_new (text->str, TODAY);
      added = fw_typed_apply (typed, family, FW_FAMILY_NOBODY, FW_DAY_NONE);
      spans = fw_typed_get_spans (typed);
      for (guint i = 0; i <= spans->len; i++)
        {
          const FwTypedSpan *span = i < spans->len ? g_ptr_array_index (spans, i) : NULL;
          gsize until = span != NULL ? span->start : strlen (valid);

          g_assert_cmpuint (at, <=, until);
          g_assert_cmpuint (strspn (valid + at, " \t\n,"), >=, until - at);
          if (span != NULL)
            {
              g_assert_cmpuint (span->start, <, span->end);
              g_assert_cmpuint (span->end, <=, strlen (valid));
              at = span->end;
            }
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/family-grammar/family", test_family);
  g_test_add_func ("/family-grammar/english", test_english);
  g_test_add_func ("/family-grammar/focus", test_focus);
  g_test_add_func ("/family-grammar/more", test_more);
  g_test_add_func ("/family-grammar/not-understood", test_not_understood);
  g_test_add_func ("/family-grammar/every-byte", test_every_byte);
  return g_test_run ();
}
