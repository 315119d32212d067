/* A family on a day: who was there, what couples had become, what changed, kin words. */
#include "config.h"

#include <string.h>

#include "domain/fw-family-day.h"
#include "domain/fw-family-edit.h"
#include "domain/fw-family-kin.h"

static FwPartialDate
date (const char *text)
{
  FwPartialDate value;

  g_assert_true (fw_partial_date_from_text (text, &value));
  return value;
}

static FwFact
from_to (const char *from, const char *to, const char *known)
{
  FwFact fact = fw_fact_always ();

  fact.from = date (from);
  fact.to = date (to);
  if (known != NULL)
    g_assert_true (fw_day_from_iso (known, &fact.known));
  return fact;
}

static guint
add (FwFamily *family, const char *name, FwSex sex, const char *born)
{
  FwFamilyPerson *person = fw_family_add_person (family, name);

  person->sex = person->assigned_sex = sex;
  person->given_name = fw_family_intern (family, name);
  person->born = date (born);
  return family->persons->len - 1;
}

static guint
marry (FwFamily *family, guint one, guint other, FwUnionEventKind kind, const char *year)
{
  FwFact fact = from_to (year, NULL, NULL);
  g_autofree char *id = g_strdup_printf ("F%u", family->unions->len);
  FwFamilyUnion *couple = fw_family_add_union (family, id, one, other);

  if (year != NULL)
    fw_family_union_add_event (couple, kind, &fact);
  return family->unions->len - 1;
}

static void
event (FwFamily *family, guint couple, FwUnionEventKind kind, const char *year)
{
  FwFact fact = from_to (year, NULL, NULL);

  fw_family_union_add_event (fw_family_get_union (family, couple), kind, &fact);
}

static FwChildLink *
link_child (FwFamily *family, guint child, guint couple, FwChildLinkKind kind)
{
  g_autofree char *id = g_strdup_printf ("L%u", family->links->len);

  return fw_family_add_link (family, id, child, couple, kind);
}

#define DAY(y, m, d) fw_day_new ((y), (m), (d))

static void
test_existence (void)
{
  g_autoptr (FwFamily) family = fw_family_new ();
  guint horst = add (family, "Horst", FW_SEX_MALE, "1950-03-01");
  guint finn = add (family, "Finn", FW_SEX_MALE, "2019-05-02");
  guint katrin = add (family, "Katrin", FW_SEX_FEMALE, "1988");
  guint baby = add (family, "Baby", FW_SEX_UNKNOWN, "2026-08-01");

  fw_family_get_person (family, horst)->died = date ("2022-10-17");
  fw_family_get_person (family, katrin)->known = DAY (2022, 1, 22);
  fw_family_get_person (family, baby)->kind = FW_FAMILY_PREGNANCY;
  {
    g_autoptr (FwFamilyDay) day = fw_family_day_new (family, DAY (2021, 5, 12), DAY (2021, 5, 12));

    g_assert_true (day->persons[horst].exists && !day->persons[horst].dead);
    g_assert_cmpint (day->persons[horst].age, ==, 71);
    g_assert_cmpint (day->persons[finn].age, ==, 2);
    g_assert_false (day->persons[katrin].exists);
    g_assert_false (day->persons[baby].exists);
  }
  {
    g_autoptr (FwFamilyDay) day = fw_family_day_new (family, DAY (2026, 6, 2), FW_DAY_NONE);

    g_assert_true (day->persons[horst].dead);
    g_assert_cmpint (day->persons[horst].age, ==, 72);
    g_assert_true (day->persons[katrin].exists && day->persons[katrin].about);
    g_assert_cmpint (day->persons[katrin].age, ==, 38);
    g_assert_true (day->persons[baby].exists);
    g_assert_cmpint (day->persons[baby].age, ==, -1);
  }
  {
    g_autoptr (FwFamilyDay) day = fw_family_day_new (family, DAY (2019, 5, 1), FW_DAY_NONE);

    g_assert_false (day->persons[finn].exists);
    g_assert_true (day->persons[katrin].exists);
  }
}

static void
test_union (void)
{
  static const struct
  {
    int year;
    const char *mark;
    const char *german;
    const char *english;
  } rows[] = {
      {2007, NULL, "", ""},
      {2009, "married", "⚭ 2008", "m 2008"},
      {2016, "separated", "⚭ 08 · getr. 15", "m 08 · s 15"},
      {2018, "divorced", "⚭ 08 · getr. 15 · gesch. 17", "m 08 · s 15 · d 17"},
      {2021, "reconciled", "⚭ 08 · getr. 15 · gesch. 17 · wieder zus. 20",
       "m 08 · s 15 · d 17 · rec 20"},
      {2023, "married", "⚭ 08 · getr. 15 · gesch. 17 · wieder zus. 20 · ⚭ 22",
       "m 08 · s 15 · d 17 · rec 20 · m 22"},
  };
  g_autoptr (FwFamily) family = fw_family_new ();
  guint one = add (family, "Thomas", FW_SEX_MALE, "1980");
  guint other = add (family, "Sandra", FW_SEX_FEMALE, "1984");
  guint couple = marry (family, one, other, FW_UNION_MARRIED, "2008-06-01");

  event (family, couple, FW_UNION_DIVORCED, "2017-03");
  event (family, couple, FW_UNION_SEPARATED, "2015");
  event (family, couple, FW_UNION_MARRIED, "2022");
  event (family, couple, FW_UNION_RECONCILED, "2020");
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      FwDay at = DAY (rows[i].year, 7, 1);
      g_autoptr (FwFamilyDay) day = fw_family_day_new (family, at, FW_DAY_NONE);
      g_autofree char *german
          = fw_family_union_dup_text (family, couple, at, FW_DAY_NONE, FW_UNION_TEXT_GERMAN);
      g_autofree char *english
          = fw_family_union_dup_text (family, couple, at, FW_DAY_NONE, FW_UNION_TEXT_INTERNATIONAL);

      g_assert_cmpstr (german, ==, rows[i].german);
      g_assert_cmpstr (english, ==, rows[i].english);
      g_assert_cmpint (day->unions[couple].exists, ==, rows[i].mark != NULL);
      if (rows[i].mark != NULL)
        g_assert_cmpstr (fw_day_union_get_mark (&day->unions[couple]), ==, rows[i].mark);
    }
}

static void
test_together (void)
{
  g_autoptr (FwFamily) family = fw_family_new ();
  guint one = add (family, "Kai", FW_SEX_MALE, "1986");
  guint other = add (family, "Sandra", FW_SEX_FEMALE, "1984");
  guint couple = marry (family, one, other, FW_UNION_LIVING_TOGETHER, "2018");
  g_autofree char *text = fw_family_union_dup_text (family, couple, DAY (2026, 1, 1), FW_DAY_NONE,
                                                    FW_UNION_TEXT_GERMAN);
  g_autoptr (FwFamilyDay) day = NULL;

  g_assert_cmpstr (text, ==, "zus. seit 2018");
  g_array_index (fw_family_get_union (family, couple)->events, FwUnionEvent, 0).fact.to
      = date ("2020-05-01");
  day = fw_family_day_new (family, DAY (2020, 5, 2), FW_DAY_NONE);
  g_assert_cmpstr (fw_day_union_get_mark (&day->unions[couple]), ==, "separated");
  fw_family_day_free (day);
  day = fw_family_day_new (family, DAY (2020, 5, 1), FW_DAY_NONE);
  g_assert_cmpstr (fw_day_union_get_mark (&day->unions[couple]), ==, "living-together");
}

/* One household a day, also when somebody moves within one partial date. */
static void
test_households (void)
{
  g_autoptr (FwFamily) family = fw_family_new ();
  guint lena = add (family, "Lena", FW_SEX_FEMALE, "2010-01-01");
  FwFamilyHousehold *mother = fw_family_add_household (family, "H1", "Ahornweg 7");
  FwFamilyHousehold *grandmother = fw_family_add_household (family, "H2", "Gisela");
  FwFact first = from_to ("2010-01-01", "2021-05-14", NULL);
  FwFact second = from_to ("2021-05-14", "2022", NULL);
  FwFact third = from_to ("2022", NULL, NULL);
  static const struct
  {
    FwDay y, m, d;
    guint home;
  } rows[] = {{2009, 12, 31, FW_FAMILY_NOBODY},
              {2021, 5, 13, 0},
              {2021, 5, 14, 1},
              {2021, 12, 31, 1},
              {2022, 1, 1, 0},
              {2024, 1, 1, 0}};

  fw_family_household_add_stay (mother, lena, &first);
  fw_family_household_add_stay (grandmother, lena, &second);
  fw_family_household_add_stay (mother, lena, &third);
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FwFamilyDay) day
          = fw_family_day_new (family, DAY (rows[i].y, rows[i].m, rows[i].d), FW_DAY_NONE);
      guint n = 0;

      g_assert_cmpuint (fw_family_day_get_household (day, lena), ==, rows[i].home);
      for (guint j = 0; j < day->n_households; j++)
        n += day->households[j]->len;
      g_assert_cmpuint (n, ==, rows[i].home != FW_FAMILY_NOBODY);
    }
}

static void
test_health (void)
{
  g_autoptr (FwFamily) family = fw_family_new ();
  guint sandra = add (family, "Sandra", FW_SEX_FEMALE, "1984");
  FwFamilyHealth *health = fw_family_add_health (family, "A", sandra, FW_HEALTH_ADDICTION);
  FwFamilyDay *day;

  health->suspected = TRUE;
  health->fact = from_to ("2019", "2022-03-13", "2020-01-01");
  health = fw_family_add_health (family, "B", sandra, FW_HEALTH_ADDICTION);
  health->fact = from_to ("2022-03-14", NULL, "2022-03-14");
  health->remission_from = date ("2023-03");
  day = fw_family_day_new (family, DAY (2019, 6, 1), DAY (2019, 6, 1));
  g_assert_cmpint (day->health[0], ==, FW_HEALTH_HIDDEN);
  fw_family_day_free (day);
  day = fw_family_day_new (family, DAY (2021, 5, 12), DAY (2021, 5, 12));
  g_assert_cmpint (day->health[0], ==, FW_HEALTH_SUSPECTED);
  g_assert_cmpint (day->health[1], ==, FW_HEALTH_HIDDEN);
  fw_family_day_free (day);
  day = fw_family_day_new (family, DAY (2022, 5, 12), FW_DAY_NONE);
  g_assert_cmpint (day->health[0], ==, FW_HEALTH_HIDDEN);
  g_assert_cmpint (day->health[1], ==, FW_HEALTH_ACTIVE);
  fw_family_day_free (day);
  day = fw_family_day_new (family, DAY (2023, 3, 1), FW_DAY_NONE);
  g_assert_cmpint (day->health[1], ==, FW_HEALTH_REMISSION);
  fw_family_day_free (day);
}

static const FwFamilyChange *
find_change (GPtrArray *changes, const char *text)
{
  for (guint i = 0; i < changes->len; i++)
    if (strstr (((FwFamilyChange *) g_ptr_array_index (changes, i))->text, text) != NULL)
      return g_ptr_array_index (changes, i);
  g_error ("no change with “%s”", text);
}

static void
test_changes (void)
{
  g_autoptr (FwFamily) family = fw_family_new ();
  guint sandra = add (family, "Sandra", FW_SEX_FEMALE, "1984");
  guint katrin = add (family, "Katrin", FW_SEX_FEMALE, "1988");
  guint horst = add (family, "Horst", FW_SEX_MALE, "1950");
  guint finn = add (family, "Finn", FW_SEX_MALE, "2019");
  guint andreas = add (family, "Andreas", FW_SEX_MALE, "1972");
  guint foster = marry (family, andreas, FW_FAMILY_NOBODY, 0, NULL);
  FwFamilyBond *bond = fw_family_add_bond (family, "B", "close", sandra, katrin);
  FwFamilyDay *then, *now;
  GPtrArray *changes;

  fw_family_get_person (family, katrin)->known = DAY (2022, 1, 22);
  fw_family_get_person (family, horst)->died = date ("2022-10-17");
  fw_family_get_person (family, andreas)->known = DAY (2021, 7, 1);
  bond->fact.known = DAY (2022, 1, 22);
  link_child (family, finn, foster, FW_CHILD_FOSTER)->fact
      = from_to ("2021-07-01", NULL, "2021-07-01");
  then = fw_family_day_new (family, DAY (2021, 5, 12), DAY (2021, 5, 12));
  now = fw_family_day_new (family, DAY (2026, 11, 23), FW_DAY_NONE);
  changes = fw_family_day_compare (family, then, now);
  g_assert_cmpuint (changes->len, ==, 5);
  g_assert_false (find_change (changes, "Horst died")->was_so);
  g_assert_false (find_change (changes, "Foster child")->was_so);
  g_assert_true (find_change (changes, "Close: Sandra")->was_so);
  g_assert_true (find_change (changes, "Katrin")->was_so);
  /* What happened comes first, in order of time. */
  g_assert_cmpint (((FwFamilyChange *) changes->pdata[0])->kind, ==, FW_FAMILY_CHANGE_LINK);
  g_assert_cmpint (((FwFamilyChange *) changes->pdata[1])->kind, ==, FW_FAMILY_CHANGE_DEATH);
  g_ptr_array_unref (changes);
  changes = fw_family_day_compare (family, now, now);
  g_assert_cmpuint (changes->len, ==, 0);
  g_ptr_array_unref (changes);
  fw_family_day_free (then);
  fw_family_day_free (now);
}

static void
test_marks (void)
{
  g_autoptr (FwFamily) family = fw_family_new ();
  guint one = add (family, "Thomas", FW_SEX_MALE, "1980-02-03");
  guint other = add (family, "Sandra", FW_SEX_FEMALE, "1984-06-04");
  GPtrArray *marks;

  marry (family, one, other, FW_UNION_MARRIED, "2008-06-01");
  event (family, 0, FW_UNION_DIVORCED, "2030");
  marks = fw_family_list_marks (family, DAY (2026, 1, 1));
  g_assert_cmpuint (marks->len, ==, 3);
  g_assert_cmpstr (((FwFamilyMark *) marks->pdata[2])->label, ==, "⚭");
  g_assert_cmpint (((FwFamilyMark *) marks->pdata[2])->day, ==, DAY (2008, 6, 1));
  g_ptr_array_unref (marks);
}

/* --- kin ------------------------------------------------------------------------------- */

typedef struct
{
  FwFamily *family;
  GHashTable *names;
} Kin;

static guint
who (FwFamily *family, const char *name)
{
  guint person = fw_family_find_person (family, name);

  g_assert_cmpuint (person, !=, FW_FAMILY_NOBODY);
  return person;
}

static guint
child_of (FwFamily *family, guint couple, const char *name, FwSex sex, const char *born)
{
  guint child = add (family, name, sex, born);

  link_child (family, child, couple, FW_CHILD_BIRTH);
  return child;
}

/* Four generations with all kinds of relations round Emil. */
static FwFamily *
make_kin (void)
{
  FwFamily *family = fw_family_new ();
  guint urma = add (family, "Urma", FW_SEX_FEMALE, "1925");
  guint urur = marry (family, urma, FW_FAMILY_NOBODY, 0, NULL);
  guint ruth = child_of (family, urur, "Ruth", FW_SEX_FEMALE, "1957");
  guint olga = child_of (family, urur, "Olga", FW_SEX_FEMALE, "1960");
  guint olgas = marry (family, olga, FW_FAMILY_NOBODY, 0, NULL);
  guint bernd = child_of (family, olgas, "Bernd", FW_SEX_MALE, "1982");
  guint bernds = marry (family, bernd, FW_FAMILY_NOBODY, 0, NULL);
  guint karl = add (family, "Karl", FW_SEX_MALE, "1955");
  guint grands = marry (family, karl, ruth, FW_UNION_MARRIED, "1980");
  guint jana = child_of (family, grands, "Jana", FW_SEX_FEMALE, "1988");
  guint uwe = child_of (family, grands, "Uwe", FW_SEX_MALE, "1985");
  guint ute = add (family, "Ute", FW_SEX_FEMALE, "1986");
  guint uwes = marry (family, uwe, ute, FW_UNION_MARRIED, "2010");
  guint tom = add (family, "Tom", FW_SEX_MALE, "1985");
  guint parents = marry (family, tom, jana, FW_UNION_MARRIED, "2010");
  guint emil = child_of (family, parents, "Emil", FW_SEX_MALE, "2014-11-08");
  guint marek = add (family, "Marek", FW_SEX_MALE, "1990");
  guint now = marry (family, marek, jana, FW_UNION_LIVING_TOGETHER, "2020");
  guint nadja = add (family, "Nadja", FW_SEX_FEMALE, "1992");
  guint other = marry (family, tom, nadja, FW_UNION_LIVING_TOGETHER, "2015");
  guint ben = child_of (family, other, "Ben", FW_SEX_MALE, "2017-03-04");
  guint birgit = add (family, "Birgit", FW_SEX_FEMALE, "1974");
  guint foster = marry (family, birgit, FW_FAMILY_NOBODY, 0, NULL);
  FwFamilyTwins *twins = fw_family_add_twins (family, FW_TWINS_IDENTICAL);
  guint noemi = child_of (family, parents, "Noemi", FW_SEX_FEMALE, "2010-04-29");
  guint nora = child_of (family, parents, "Nora", FW_SEX_FEMALE, "2010-04-29");
  guint jan = add (family, "Jan", FW_SEX_MALE, "2012");
  guint mareks_ex = marry (family, marek, FW_FAMILY_NOBODY, 0, NULL);
  guint willi = add (family, "Willi", FW_SEX_MALE, "1958");
  guint toms = marry (family, willi, FW_FAMILY_NOBODY, 0, NULL);

  link_child (family, tom, toms, FW_CHILD_BIRTH);
  child_of (family, now, "Lina", FW_SEX_FEMALE, "2022");
  child_of (family, uwes, "Cora", FW_SEX_FEMALE, "2012");
  child_of (family, bernds, "Carl", FW_SEX_MALE, "2013");
  child_of (family, foster, "Paul", FW_SEX_MALE, "2008");
  link_child (family, jan, mareks_ex, FW_CHILD_BIRTH);
  link_child (family, ben, foster, FW_CHILD_FOSTER)->fact = from_to ("2021-07-01", NULL, NULL);
  link_child (family, add (family, "Ali", FW_SEX_MALE, "2016"), parents, FW_CHILD_ADOPTED)->fact
      = from_to ("2018", NULL, NULL);
  event (family, parents, FW_UNION_SEPARATED, "2015");
  event (family, parents, FW_UNION_DIVORCED, "2017");
  event (family, other, FW_UNION_SEPARATED, "2019");
  g_array_append_val (twins->persons, noemi);
  g_array_append_val (twins->persons, nora);
  fw_family_get_person (family, emil)->index = TRUE;
  fw_family_get_person (family, karl)->died = date ("2019");
  return family;
}

static void
test_kin_words (void)
{
  static const struct
  {
    const char *focus;
    const char *other;
    const char *german;
    const char *english;
  } rows[] = {
      {"Emil", "Jana", "Mutter", "mother"},
      {"Emil", "Tom", "Vater", "father"},
      {"Jana", "Emil", "Sohn", "son"},
      {"Emil", "Ruth", "Großmutter mütterlicherseits", "maternal grandmother"},
      {"Emil", "Willi", "Großvater väterlicherseits", "paternal grandfather"},
      {"Emil", "Urma", "Urgroßmutter mütterlicherseits", "maternal great-grandmother"},
      {"Urma", "Emil", "Urenkel", "great-grandson"},
      {"Emil", "Olga", "Großtante mütterlicherseits", "maternal great-aunt"},
      {"Olga", "Emil", "Großneffe", "great-nephew"},
      {"Emil", "Bernd", "Onkel 2. Grades mütterlicherseits", "maternal first cousin once removed"},
      {"Jana", "Bernd", "Cousin mütterlicherseits", "maternal cousin"},
      {"Emil", "Carl", "Cousin 2. Grades mütterlicherseits", "maternal second cousin"},
      {"Emil", "Cora", "Cousine mütterlicherseits", "maternal cousin"},
      {"Emil", "Uwe", "Onkel mütterlicherseits", "maternal uncle"},
      {"Uwe", "Emil", "Neffe", "nephew"},
      {"Emil", "Ute", "angeheiratete Tante", "aunt by marriage"},
      {"Jana", "Ute", "Schwägerin", "sister-in-law"},
      {"Ute", "Ruth", "Schwiegermutter", "mother-in-law"},
      {"Ruth", "Ute", "Schwiegertochter", "daughter-in-law"},
      {"Emil", "Noemi", "Schwester", "sister"},
      {"Noemi", "Nora", "eineiige Zwillingsschwester", "identical twin sister"},
      {"Emil", "Lina", "Halbschwester mütterlicherseits", "half-sister on the mother’s side"},
      {"Emil", "Ben", "Halbbruder väterlicherseits", "half-brother on the father’s side"},
      {"Emil", "Ali", "Adoptivbruder", "adopted brother"},
      {"Jana", "Ali", "Adoptivsohn", "adopted son"},
      {"Ali", "Jana", "Adoptivmutter", "adoptive mother"},
      {"Emil", "Marek", "Stiefvater", "stepfather"},
      {"Marek", "Emil", "Stiefsohn", "stepson"},
      {"Emil", "Jan", "Stiefbruder", "stepbrother"},
      {"Ben", "Birgit", "Pflegemutter", "foster mother"},
      {"Birgit", "Ben", "Pflegesohn", "foster son"},
      {"Ben", "Paul", "Pflegebruder", "foster brother"},
      {"Paul", "Ben", "Pflegebruder", "foster brother"},
      {"Jana", "Tom", "Ex-Mann", "ex-husband"},
      {"Jana", "Marek", "Partner", "partner"},
      {"Tom", "Nadja", "Ex-Partnerin", "ex-partner"},
      {"Ruth", "Karl", "Ehemann", "husband"},
      {"Emil", "Nadja", "Ex-Partnerin des Vaters", "father’s ex-partner"},
      {"Marek", "Ruth", "Mutter von Jana", "mother of Jana"},
      {"Emil", "Birgit", "Pflegemutter von Ben", "foster mother of Ben"},
  };
  g_autoptr (FwFamily) family = make_kin ();
  g_autoptr (FwFamilyDay) day = fw_family_day_new (family, DAY (2026, 6, 2), FW_DAY_NONE);

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FwKin) kin = fw_kin_new (family, day, who (family, rows[i].focus));
      guint other = who (family, rows[i].other);
      g_autofree char *german = fw_kin_dup_word (kin, other, FW_KIN_GERMAN);
      g_autofree char *english = fw_kin_dup_word (kin, other, FW_KIN_ENGLISH);

      if (g_strcmp0 (german, rows[i].german) != 0 || g_strcmp0 (english, rows[i].english) != 0)
        g_error ("%s is to %s “%s”, “%s”", rows[i].other, rows[i].focus, german, english);
    }
}

static void
test_kin_labels (void)
{
  g_autoptr (FwFamily) family = make_kin ();
  g_autoptr (FwFamilyDay) day = fw_family_day_new (family, DAY (2026, 6, 2), FW_DAY_NONE);
  g_autoptr (FwKin) kin = fw_kin_new (family, day, who (family, "Emil"));
  g_autofree char *ben = fw_kin_dup_spoken (kin, who (family, "Ben"), FW_KIN_GERMAN);
  g_autofree char *english = fw_kin_dup_spoken (kin, who (family, "Ben"), FW_KIN_ENGLISH);
  g_autofree char *karl = fw_kin_dup_label (kin, who (family, "Karl"), FW_KIN_GERMAN);
  g_autofree char *emil = fw_kin_dup_label (kin, who (family, "Emil"), FW_KIN_ENGLISH);

  g_assert_cmpstr (ben, ==, "Ben, Halbbruder väterlicherseits, 9, in Pflege seit 2021");
  g_assert_cmpstr (english, ==,
                   "Ben, half-brother on the father’s side, 9, in foster care since 2021");
  g_assert_cmpstr (karl, ==, "Großvater mütterlicherseits, gestorben mit etwa 64");
  g_assert_cmpstr (emil, ==, "index person, 11");
}

/* Before the divorce the same two are still a couple. */
static void
test_kin_of_a_day (void)
{
  g_autoptr (FwFamily) family = make_kin ();
  g_autoptr (FwFamilyDay) day = fw_family_day_new (family, DAY (2016, 6, 2), FW_DAY_NONE);
  g_autoptr (FwKin) kin = fw_kin_new (family, day, who (family, "Jana"));
  g_autofree char *tom = fw_kin_dup_word (kin, who (family, "Tom"), FW_KIN_GERMAN);

  g_assert_cmpstr (tom, ==, "getrennt lebender Ehemann");
}

/* Somebody who is their own ancestor by a mistake ends no program. */
static void
test_kin_circle (void)
{
  g_autoptr (FwFamily) family = fw_family_new ();
  guint one = add (family, "A", FW_SEX_MALE, NULL), other = add (family, "B", FW_SEX_MALE, NULL);
  guint first = marry (family, one, FW_FAMILY_NOBODY, 0, NULL);
  guint second = marry (family, other, FW_FAMILY_NOBODY, 0, NULL);
  g_autoptr (FwFamilyDay) day = NULL;
  g_autoptr (FwKin) kin = NULL;
  g_autofree char *word = NULL;

  link_child (family, other, first, FW_CHILD_BIRTH);
  link_child (family, one, second, FW_CHILD_BIRTH);
  day = fw_family_day_new (family, DAY (2026, 6, 2), FW_DAY_NONE);
  kin = fw_kin_new (family, day, one);
  word = fw_kin_dup_word (kin, other, FW_KIN_GERMAN);
  g_assert_nonnull (word);
}

/* --- acts ------------------------------------------------------------------------------ */

static void
test_edit (void)
{
  g_autoptr (FwFamily) family = fw_family_new ();
  guint child = fw_family_edit_add_person (family, FW_FAMILY_PERSON, FW_SEX_MALE, FW_DAY_NONE);
  guint mother = fw_family_edit_add_parent (family, child, FW_SEX_FEMALE, FW_DAY_NONE);
  guint father = fw_family_edit_add_parent (family, child, FW_SEX_UNKNOWN, FW_DAY_NONE);
  guint sister = fw_family_edit_add_sibling (family, child, FW_SEX_FEMALE, FW_DAY_NONE);
  g_autoptr (FwFamily) copy = NULL;

  g_assert_cmpuint (fw_family_edit_add_parent (family, child, FW_SEX_FEMALE, FW_DAY_NONE), ==,
                    mother);
  g_assert_cmpint (fw_family_get_person (family, father)->sex, ==, FW_SEX_MALE);
  g_assert_cmpuint (family->unions->len, ==, 1);
  g_assert_cmpuint (family->links->len, ==, 2);
  fw_family_edit_set_twins (family, child, sister, FW_TWINS_FRATERNAL);
  fw_family_add_bond (family, "B", "close", sister, father);
  copy = fw_family_copy (family);
  fw_family_edit_remove_person (family, child);
  g_assert_cmpuint (family->persons->len, ==, 3);
  g_assert_cmpuint (family->links->len, ==, 1);
  g_assert_cmpuint (family->twins->len, ==, 0);
  g_assert_cmpuint (((FwFamilyBond *) family->bonds->pdata[0])->from, ==, sister - 1);
  fw_family_edit_remove_person (family, sister - 1);
  g_assert_cmpuint (family->unions->len, ==, 1);
  fw_family_edit_remove_person (family, 1);
  g_assert_cmpuint (family->persons->len, ==, 1);
  g_assert_cmpuint (family->unions->len, ==, 0);
  g_assert_cmpuint (copy->persons->len, ==, 4);
  g_assert_cmpuint (copy->twins->len, ==, 1);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/family-day/existence", test_existence);
  g_test_add_func ("/family-day/union", test_union);
  g_test_add_func ("/family-day/together", test_together);
  g_test_add_func ("/family-day/households", test_households);
  g_test_add_func ("/family-day/health", test_health);
  g_test_add_func ("/family-day/changes", test_changes);
  g_test_add_func ("/family-day/marks", test_marks);
  g_test_add_func ("/family-kin/words", test_kin_words);
  g_test_add_func ("/family-kin/labels", test_kin_labels);
  g_test_add_func ("/family-kin/of-a-day", test_kin_of_a_day);
  g_test_add_func ("/family-kin/circle", test_kin_circle);
  g_test_add_func ("/family-edit/acts", test_edit);
  return g_test_run ();
}
