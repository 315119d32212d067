/* fw-test-family.h: the reference family of the genogram's pictures: three
 * generations, two partnerships of one person, divorce, foster care, a miscarriage,
 * bonds of all three statuses, health, households, resources and problems. */
#pragma once

#include "domain/fw-family.h"

static inline FwPartialDate
fw_test_date (const char *text)
{
  FwPartialDate date;

  g_assert_true (fw_partial_date_from_text (text, &date));
  return date;
}

static inline guint
fw_test_person (FwFamily *family,
                const char *id,
                FwSex sex,
                const char *name,
                const char *born,
                const char *died,
                const char *occupation)
{
  FwFamilyPerson *person = fw_family_add_person (family, id);

  person->sex = person->assigned_sex = sex;
  person->given_name = fw_family_intern (family, name);
  person->occupation = fw_family_intern (family, occupation);
  person->born = fw_test_date (born);
  person->died = fw_test_date (died);
  person->dead = died != NULL;
  return family->persons->len - 1;
}

static inline guint
fw_test_union (FwFamily *family, const char *id, guint one, guint other)
{
  fw_family_add_union (family, id, one, other);
  return family->unions->len - 1;
}

static inline void
fw_test_event (FwFamily *family, guint couple, FwUnionEventKind kind, const char *date)
{
  FwFact fact = fw_fact_always ();

  fact.from = fw_test_date (date);
  fw_family_union_add_event (fw_family_get_union (family, couple), kind, &fact);
}

static inline void
fw_test_stay (FwFamilyHousehold *household, guint person, const char *from)
{
  FwFact fact = fw_fact_always ();

  fact.from = fw_test_date (from);
  fw_family_household_add_stay (household, person, &fact);
}

static inline void
fw_test_bond (FwFamily *family,
              const char *id,
              const char *kind,
              guint from,
              guint to,
              FwFactStatus status,
              const char *since,
              const char *source)
{
  FwFamilyBond *bond = fw_family_add_bond (family, id, kind, from, to);

  bond->fact.status = status;
  bond->fact.from = fw_test_date (since);
  bond->fact.source = fw_family_intern (family, source);
}

static inline FwFamily *
fw_test_family_new (void)
{
  FwFamily *f = fw_family_new ();
  guint horst = fw_test_person (f, "horst", FW_SEX_MALE, "Horst", "1950", "2022-10-17", "");
  guint gisela = fw_test_person (f, "gisela", FW_SEX_FEMALE, "Gisela", "1953", NULL, "Rentnerin");
  guint juergen = fw_test_person (f, "juergen", FW_SEX_MALE, "Jürgen", "1955", NULL, "");
  guint renate = fw_test_person (f, "renate", FW_SEX_FEMALE, "Renate", "1958", NULL, "Schneiderin");
  guint stefan = fw_test_person (f, "stefan", FW_SEX_MALE, "Stefan", "1977", NULL, "Koch");
  guint thomas = fw_test_person (f, "thomas", FW_SEX_MALE, "Thomas", "1980", NULL, "Fahrer");
  guint sandra
      = fw_test_person (f, "sandra", FW_SEX_FEMALE, "Sandra", "1984-06-04", NULL, "Verkäuferin");
  guint kai = fw_test_person (f, "kai", FW_SEX_MALE, "Kai", "1986", NULL, "Maler");
  guint katrin = fw_test_person (f, "katrin", FW_SEX_FEMALE, "Katrin", "1988", NULL, "Erzieherin");
  guint andreas
      = fw_test_person (f, "andreas", FW_SEX_MALE, "Andreas", "1972", NULL, "Pflegevater");
  guint birgit
      = fw_test_person (f, "birgit", FW_SEX_FEMALE, "Birgit", "1974", NULL, "Pflegemutter");
  guint loss = fw_test_person (f, "loss", FW_SEX_UNKNOWN, "", "2009", NULL, "");
  guint lena = fw_test_person (f, "lena", FW_SEX_FEMALE, "Lena", "2010", NULL, "Ausbildung");
  guint jonas = fw_test_person (f, "jonas", FW_SEX_MALE, "Jonas", "2014", NULL, "Klasse 7");
  guint finn = fw_test_person (f, "finn", FW_SEX_MALE, "Finn", "2019", NULL, "Klasse 2");
  guint paul = fw_test_person (f, "paul", FW_SEX_MALE, "Paul", "2008", NULL, "Ausbildung");
  guint h = fw_test_union (f, "h", horst, gisela), b = fw_test_union (f, "b", juergen, renate);
  guint st = fw_test_union (f, "st", thomas, sandra), sk = fw_test_union (f, "sk", sandra, kai);
  guint l = fw_test_union (f, "l", andreas, birgit);
  const struct
  {
    guint child, couple;
    FwChildLinkKind kind;
    const char *from;
  } links[] = {
      {stefan, h, FW_CHILD_BIRTH, NULL},     {thomas, h, FW_CHILD_BIRTH, NULL},
      {sandra, b, FW_CHILD_BIRTH, NULL},     {katrin, b, FW_CHILD_BIRTH, NULL},
      {loss, st, FW_CHILD_BIRTH, NULL},      {lena, st, FW_CHILD_BIRTH, NULL},
      {jonas, st, FW_CHILD_BIRTH, NULL},     {finn, sk, FW_CHILD_BIRTH, NULL},
      {finn, l, FW_CHILD_FOSTER, "2021-07"}, {paul, l, FW_CHILD_BIRTH, NULL},
  };
  FwFamilyHousehold *home = fw_family_add_household (f, "home", "Haushalt Sandra");
  FwFamilyHousehold *foster = fw_family_add_household (f, "foster", "Pflegefamilie L.");
  FwFamilyHealth *health;

  fw_family_get_person (f, loss)->kind = FW_FAMILY_MISCARRIAGE;
  fw_family_get_person (f, jonas)->index = TRUE;
  fw_test_event (f, h, FW_UNION_MARRIED, "1975");
  fw_test_event (f, b, FW_UNION_MARRIED, "1982");
  fw_test_event (f, b, FW_UNION_SEPARATED, "1996");
  fw_test_event (f, b, FW_UNION_DIVORCED, "1998");
  fw_test_event (f, st, FW_UNION_MARRIED, "2008");
  fw_test_event (f, st, FW_UNION_SEPARATED, "2015");
  fw_test_event (f, st, FW_UNION_DIVORCED, "2017");
  fw_test_event (f, sk, FW_UNION_LIVING_TOGETHER, "2018");
  fw_test_event (f, l, FW_UNION_MARRIED, "1999");
  for (guint i = 0; i < G_N_ELEMENTS (links); i++)
    {
      g_autofree char *id = g_strdup_printf ("c%u", i);
      FwChildLink *link
          = fw_family_add_link (f, id, links[i].child, links[i].couple, links[i].kind);

      link->fact.from = fw_test_date (links[i].from);
    }
  fw_test_stay (home, sandra, NULL);
  fw_test_stay (home, kai, "2018");
  fw_test_stay (home, lena, NULL);
  fw_test_stay (home, jonas, NULL);
  fw_test_stay (foster, andreas, NULL);
  fw_test_stay (foster, birgit, NULL);
  fw_test_stay (foster, paul, NULL);
  fw_test_stay (foster, finn, "2021-07");
  fw_test_bond (f, "b1", "hostile", thomas, sandra, FW_FACT_ESTABLISHED, "2015",
                "Familiengericht 14.09.2021");
  fw_test_bond (f, "b2", "close", sandra, katrin, FW_FACT_ASSESSED, NULL,
                "Ressourcencheck 22.01.2022");
  fw_test_bond (f, "b3", "cutoff", juergen, sandra, FW_FACT_ALLEGED, "1998", "Gespräch 09.02.2022");
  health = fw_family_add_health (f, "g1", juergen, FW_HEALTH_ADDICTION);
  health->suspected = TRUE;
  health = fw_family_add_health (f, "g2", sandra, FW_HEALTH_ADDICTION);
  health->remission_from = fw_test_date ("2022-03");
  return f;
}
