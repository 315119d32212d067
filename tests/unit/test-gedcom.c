/* What the records of a GEDCOM file say becomes a family; contradictions are reported. */
#include "config.h"

#include "fw-test-gedcom.h"

static void
test_names (void)
{
  static const struct
  {
    const char *record, *given, *family, *birth;
  } cases[] = {
      {"1 NAME Anna /Berg/\n", "Anna", "Berg", ""},
      {"1 NAME /Berg/\n", "", "Berg", ""},
      {"1 NAME Anna\n", "Anna", "", ""},
      {"1 NAME Anna /Berg\n", "Anna", "Berg", ""},
      {"1 NAME   Anna   Maria  /  Berg /\n", "Anna Maria", "Berg", ""},
      {"1 NAME Lt. Joseph \"John\" /de Allen/ jr.\n2 NPFX Lt.\n2 GIVN Joseph\n2 SPFX de\n"
       "2 SURN Allen\n2 NSFX jr.\n",
       "Joseph jr.", "de Allen", ""},
      {"1 NAME John /Doe/ Jr.\n", "John Jr.", "Doe", ""},
      {"1 NAME A / B\n2 GIVN A/B\n2 SURN C\n", "A/B", "C", ""},
      {"1 NAME Anna /Berg/\n1 NAME Anna /Tal/\n2 TYPE birth\n", "Anna", "Berg", "Tal"},
      {"1 NAME Anna /Tal/\n1 NAME Anna /Berg/\n2 TYPE MARRIED\n", "Anna", "Berg", "Tal"},
      {"1 NAME Anna /Berg/\n2 TYPE married\n1 NAME /Tal/\n2 TYPE MAIDEN\n", "Anna", "Berg", "Tal"},
      {"1 NAME Anna /Tal/\n2 _MARNM Berg\n", "Anna", "Berg", "Tal"},
      {"1 NAME Anna /Berg/\n1 NAME Anni\n2 TYPE AKA\n", "Anna", "Berg", ""},
      {"1 SEX F\n", "", "", ""},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *record = g_strconcat ("0 @I1@ INDI\n", cases[i].record, NULL);
      g_auto (FwTestGedcom) file = fw_test_gedcom (record);
      const FwFamilyPerson *person = fw_test_person (&file, "I1");

      g_assert_cmpstr (person->given_name, ==, cases[i].given);
      g_assert_cmpstr (person->family_name, ==, cases[i].family);
      g_assert_cmpstr (person->birth_name, ==, cases[i].birth);
    }
}

static void
test_sex (void)
{
  g_auto (FwTestGedcom) file
      = fw_test_gedcom ("0 @M@ INDI\n1 SEX M\n0 @F@ INDI\n1 SEX F\n0 @X@ INDI\n1 SEX X\n"
                        "0 @U@ INDI\n1 SEX U\n0 @N@ INDI\n0 @B@ INDI\n1 SEX banana\n");

  g_assert_cmpint (fw_test_person (&file, "M")->sex, ==, FW_SEX_MALE);
  g_assert_cmpint (fw_test_person (&file, "F")->sex, ==, FW_SEX_FEMALE);
  g_assert_cmpint (fw_test_person (&file, "X")->sex, ==, FW_SEX_DIVERSE);
  g_assert_cmpint (fw_test_person (&file, "U")->sex, ==, FW_SEX_UNKNOWN);
  g_assert_cmpint (fw_test_person (&file, "N")->sex, ==, FW_SEX_UNKNOWN);
  g_assert_cmpint (fw_test_person (&file, "B")->sex, ==, FW_SEX_UNKNOWN);
  g_assert_cmpint (fw_test_person (&file, "M")->assigned_sex, ==, FW_SEX_MALE);
  g_assert_cmpuint (file.report->n_problems, ==, 1);
  g_assert_true (fw_test_has_problem (&file, 15, "banana"));
}

static void
test_life (void)
{
  g_auto (FwTestGedcom) file = fw_test_gedcom (
      "0 @A@ INDI\n1 BIRT\n2 DATE 3 MAY 1950\n1 DEAT\n2 DATE ABT 2001\n"
      "0 @B@ INDI\n1 BIRT Y\n1 DEAT Y\n"
      /* A baptism is after the birth, a burial after the death. */
      "0 @C@ INDI\n1 CHR\n2 DATE 9 JAN 2000\n1 BURI\n2 DATE 30 MAR 2022\n"
      "0 @D@ INDI\n1 BIRT\n2 DATE unreadable\n1 BIRT\n2 DATE 1960\n1 BIRT\n2 DATE 1961\n"
      "0 @E@ INDI\n1 DEAT N\n"
      "0 @F@ INDI\n1 DEAT\n2 AGE STILLBORN\n"
      "0 @G@ INDI\n1 BIRT\n2 DATE 1970\n1 BAPM\n2 DATE 1971\n1 OCCU Nurse\n1 OCCU Driver\n");

  fw_test_assert_date (&fw_test_person (&file, "A")->born, "1950-05-03");
  fw_test_assert_date (&fw_test_person (&file, "A")->died, "~2001");
  g_assert_true (fw_test_person (&file, "A")->dead);
  g_assert_true (fw_test_person (&file, "B")->dead);
  fw_test_assert_date (&fw_test_person (&file, "B")->died, NULL);
  fw_test_assert_date (&fw_test_person (&file, "C")->born, "<2000-01-09");
  fw_test_assert_date (&fw_test_person (&file, "C")->died, "<2022-03-30");
  g_assert_true (fw_test_person (&file, "C")->dead);
  fw_test_assert_date (&fw_test_person (&file, "D")->born, "1960");
  g_assert_true (fw_test_has_problem (&file, 20, "cannot be read as a date"));
  g_assert_false (fw_test_person (&file, "E")->dead);
  g_assert_cmpint (fw_test_person (&file, "F")->kind, ==, FW_FAMILY_STILLBIRTH);
  fw_test_assert_date (&fw_test_person (&file, "G")->born, "1970");
  g_assert_cmpstr (fw_test_person (&file, "G")->occupation, ==, "Nurse");
  g_assert_cmpuint (fw_import_report_get_n_left (file.report, "INDI.OCCU"), ==, 1);
  g_assert_cmpuint (fw_import_report_get_n_left (file.report, "INDI.BAPM"), ==, 1);
  g_assert_cmpuint (fw_import_report_get_n_left (file.report, "INDI.BIRT"), ==, 1);
}

static const char three[] = "0 @A@ INDI\n1 SEX M\n0 @B@ INDI\n1 SEX F\n0 @C@ INDI\n";

static FwUnionEventKind
get_event (const FwFamilyUnion *couple, guint index)
{
  return g_array_index (couple->events, FwUnionEvent, index).kind;
}

static void
test_events (void)
{
  g_autofree char *records
      = g_strconcat (three,
                     "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 DIV\n2 DATE 2005\n1 MARR\n2 DATE 2000\n"
                     "1 ENGA\n2 DATE 1999\n1 EVEN\n2 TYPE Separation\n2 DATE 2003\n1 ANUL N\n"
                     "1 EVEN Moved house\n1 NO DIV\n1 MARS Y\n"
                     "0 @G@ FAM\n1 HUSB @A@\n1 MARR\n2 TYPE common law\n2 DATE FROM 1990 TO 1992\n"
                     "1 _SEPR Y\n1 MARR\n2 TYPE civil\n",
                     NULL);
  g_auto (FwTestGedcom) file = fw_test_gedcom (records);
  const FwFamilyUnion *couple = fw_test_union (&file, "F"), *other = fw_test_union (&file, "G");

  g_assert_cmpuint (couple->events->len, ==, 4);
  g_assert_cmpint (get_event (couple, 0), ==, FW_UNION_ENGAGED);
  g_assert_cmpint (get_event (couple, 1), ==, FW_UNION_MARRIED);
  g_assert_cmpint (get_event (couple, 2), ==, FW_UNION_SEPARATED);
  g_assert_cmpint (get_event (couple, 3), ==, FW_UNION_DIVORCED);
  g_assert_cmpuint (fw_import_report_get_n_left (file.report, "FAM.ANUL"), ==, 1);
  g_assert_cmpuint (fw_import_report_get_n_left (file.report, "FAM.EVEN"), ==, 1);
  g_assert_cmpuint (fw_import_report_get_n_left (file.report, "FAM.NO"), ==, 1);
  g_assert_cmpuint (fw_import_report_get_n_left (file.report, "FAM.MARS"), ==, 1);
  g_assert_cmpuint (other->events->len, ==, 3);
  g_assert_cmpint (get_event (other, 0), ==, FW_UNION_MARRIED);
  g_assert_cmpint (get_event (other, 1), ==, FW_UNION_LIVING_TOGETHER);
  fw_test_assert_date (&g_array_index (other->events, FwUnionEvent, 1).fact.from, "1990");
  fw_test_assert_date (&g_array_index (other->events, FwUnionEvent, 1).fact.to, "1992");
  g_assert_cmpint (get_event (other, 2), ==, FW_UNION_SEPARATED);
  g_assert_cmpuint (fw_import_report_get_n_left (file.report, "FAM.MARR.TYPE"), ==, 1);
}

/* "DIV Y" before the dated marriage that it ended is its end all the same. */
static void
test_undated_events (void)
{
  static const struct
  {
    const char *events;
    FwUnionEventKind kinds[3];
  } cases[] = {
      {"1 DIV Y\n1 ENGA Y\n1 MARR\n2 DATE 2022\n",
       {FW_UNION_ENGAGED, FW_UNION_MARRIED, FW_UNION_DIVORCED}},
      {"1 DIV Y\n1 MARR Y\n1 ENGA Y\n", {FW_UNION_MARRIED, FW_UNION_ENGAGED, FW_UNION_DIVORCED}},
      {"1 MARR Y\n1 DIV Y\n1 MARR Y\n", {FW_UNION_MARRIED, FW_UNION_DIVORCED, FW_UNION_MARRIED}},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *records
          = g_strconcat (three, "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n", cases[i].events, NULL);
      g_auto (FwTestGedcom) file = fw_test_gedcom (records);
      const FwFamilyUnion *couple = fw_test_union (&file, "F");

      g_assert_cmpuint (couple->events->len, ==, 3);
      for (guint k = 0; k < 3; k++)
        g_assert_cmpint (get_event (couple, k), ==, cases[i].kinds[k]);
    }
}

/* Married again: in one record or in a record of its own, it is one couple. */
static void
test_remarriage (void)
{
  static const char *const names[] = {"gedcom70/remarriage1.ged", "gedcom70/remarriage2.ged"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = fw_test_dup_data (names[i]);
      g_autofree char *text = NULL;
      gsize size;
      g_auto (FwTestGedcom) file = {0};
      const FwFamilyUnion *couple;

      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      file = fw_test_gedcom_bytes (text, size);
      g_assert_cmpuint (file.family->unions->len, ==, 2);
      couple = fw_test_union (&file, "F1");
      g_assert_cmpuint (couple->events->len, ==, 3);
      g_assert_cmpint (get_event (couple, 0), ==, FW_UNION_MARRIED);
      g_assert_cmpint (get_event (couple, 1), ==, FW_UNION_DIVORCED);
      g_assert_cmpint (get_event (couple, 2), ==, FW_UNION_MARRIED);
      g_assert_cmpstr (g_hash_table_lookup (file.report->same_as, "F3"), ==, i == 1 ? "F1" : NULL);
    }
}

static void
test_partners (void)
{
  g_autofree char *records
      = g_strconcat (three,
                     "0 @F1@ FAM\n1 HUSB @A@\n1 HUSB @C@\n"             /* 10 */
                     "0 @F2@ FAM\n1 WIFE @B@\n1 HUSB @A@\n"             /* 13 */
                     "0 @F3@ FAM\n1 HUSB @A@\n1 WIFE @A@\n"             /* 16 */
                     "0 @F4@ FAM\n1 HUSB @GONE@\n1 CHIL @C@\n"          /* 19 */
                     "0 @F5@ FAM\n"                                     /* 22 */
                     "0 @F6@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 WIFE @C@\n" /* 23 */
                     "0 @F7@ FAM\n1 HUSB @VOID@\n1 CHIL @VOID@\n1 CHIL @C@\n",
                     NULL);
  g_auto (FwTestGedcom) file = fw_test_gedcom (records);

  g_assert_cmpuint (fw_test_union (&file, "F1")->partners[1], ==, 2);
  g_assert_cmpuint (fw_test_union (&file, "F2")->partners[0], ==, 1);
  g_assert_cmpuint (fw_test_union (&file, "F2")->partners[1], ==, 0);
  g_assert_cmpuint (fw_test_union (&file, "F3")->partners[1], ==, FW_FAMILY_NOBODY);
  g_assert_true (fw_test_has_problem (&file, 18, "both partners"));
  g_assert_cmpuint (fw_test_union (&file, "F4")->partners[0], ==, FW_FAMILY_NOBODY);
  g_assert_true (fw_test_has_problem (&file, 20, "not in the file"));
  g_assert_nonnull (fw_test_link (&file, "C", "F4"));
  g_assert_cmpuint (fw_family_find_union (file.family, "F5"), ==, FW_FAMILY_NOBODY);
  g_assert_true (fw_test_has_problem (&file, 22, "names nobody"));
  g_assert_cmpstr (g_hash_table_lookup (file.report->same_as, "F6"), ==, "F2");
  g_assert_true (fw_test_has_problem (&file, 26, "more than two"));
  g_assert_nonnull (fw_test_link (&file, "C", "F7"));
  g_assert_cmpuint (fw_import_report_get_n_left (file.report, "FAM.CHIL"), ==, 1);
  g_assert_cmpuint (fw_import_report_get_n_left (file.report, "FAM.HUSB"), ==, 1);
}

static void
test_pedigrees (void)
{
  static const struct
  {
    const char *famc;
    FwChildLinkKind kind;
    gboolean disputed;
  } cases[] = {
      {"", FW_CHILD_BIRTH, FALSE},
      {"2 PEDI birth\n", FW_CHILD_BIRTH, FALSE},
      {"2 PEDI ADOPTED\n", FW_CHILD_ADOPTED, FALSE},
      {"2 PEDI foster\n", FW_CHILD_FOSTER, FALSE},
      {"2 PEDI SEALING\n", FW_CHILD_UNKNOWN, FALSE},
      {"2 PEDI OTHER\n3 PHRASE Step\n", FW_CHILD_STEP, FALSE},
      {"2 PEDI OTHER\n3 PHRASE by moonlight\n", FW_CHILD_UNKNOWN, FALSE},
      {"2 STAT CHALLENGED\n", FW_CHILD_BIRTH, TRUE},
      {"2 PEDI BIRTH\n2 STAT disproven\n", FW_CHILD_BIRTH, TRUE},
      {"2 STAT PROVEN\n", FW_CHILD_BIRTH, FALSE},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autofree char *records = g_strconcat ("0 @A@ INDI\n0 @C@ INDI\n1 FAMC @F@\n", cases[i].famc,
                                              "0 @F@ FAM\n1 HUSB @A@\n1 CHIL @C@\n", NULL);
      g_auto (FwTestGedcom) file = fw_test_gedcom (records);
      const FwChildLink *link = fw_test_link (&file, "C", "F");

      g_assert_nonnull (link);
      g_assert_cmpint (link->kind, ==, cases[i].kind);
      g_assert_cmpint (link->disputed, ==, cases[i].disputed);
      g_assert_cmpuint (file.report->n_problems, ==, strstr (cases[i].famc, "SEALING") ? 1 : 0);
    }
}

/* Family Tree Maker tells the kind for each parent. */
static void
test_by_parent (void)
{
  g_autofree char *records = g_strconcat (three,
                                          "0 @D@ INDI\n0 @E@ INDI\n"
                                          "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n"
                                          "1 CHIL @C@\n2 _FREL Natural\n2 _MREL Step\n"
                                          "1 CHIL @D@\n2 _FREL Adopted\n2 _MREL Adopted\n"
                                          "1 CHIL @E@\n2 _FREL Natural\n2 _MREL Natural\n",
                                          NULL);
  g_auto (FwTestGedcom) file = fw_test_gedcom (records);
  const FwFamilyUnion *alone = fw_test_union (&file, "F.A");

  /* Born to the father, stepchild of the two; the order of the children stays. */
  g_assert_cmpint (fw_test_link (&file, "C", "F")->kind, ==, FW_CHILD_STEP);
  g_assert_cmpint (fw_test_link (&file, "C", "F.A")->kind, ==, FW_CHILD_BIRTH);
  g_assert_cmpuint (alone->partners[0], ==, 0);
  g_assert_cmpuint (alone->partners[1], ==, FW_FAMILY_NOBODY);
  g_assert_cmpint (fw_test_link (&file, "D", "F")->kind, ==, FW_CHILD_ADOPTED);
  g_assert_cmpint (fw_test_link (&file, "E", "F")->kind, ==, FW_CHILD_BIRTH);
  g_assert_cmpuint (file.family->links->len, ==, 4);
  g_assert_cmpuint (file.family->unions->len, ==, 2);
}

/* Where the birth is told elsewhere, nothing is made up. */
static void
test_step_with_birth (void)
{
  g_autofree char *path = fw_test_dup_data ("RelationshipTest.ged");
  g_autofree char *text = NULL;
  gsize size;
  g_auto (FwTestGedcom) file = {0};

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  file = fw_test_gedcom_bytes (text, size);
  g_assert_cmpuint (file.family->persons->len, ==, 43);
  g_assert_cmpuint (file.family->unions->len, ==, 18);
  g_assert_cmpuint (file.family->links->len, ==, 30);
  g_assert_cmpint (fw_test_link (&file, "I00015", "F00003")->kind, ==, FW_CHILD_STEP);
  g_assert_cmpint (fw_test_link (&file, "I00015", "F00006")->kind, ==, FW_CHILD_BIRTH);
}

static void
test_adoptions (void)
{
  g_auto (FwTestGedcom) file
      = fw_test_gedcom ("0 @A@ INDI\n1 SEX M\n0 @B@ INDI\n1 SEX F\n"
                        "0 @C@ INDI\n1 FAMC @F@\n1 ADOP\n2 DATE 1999\n2 FAMC @F@\n3 ADOP BOTH\n"
                        "0 @D@ INDI\n1 FAMC @F@\n1 ADOP\n2 DATE 2000\n2 FAMC @F@\n3 ADOP HUSB\n"
                        "0 @E@ INDI\n1 ADOP Y\n"
                        "0 @G@ INDI\n1 FAMC @F@\n2 PEDI adopted\n1 ADOP\n2 DATE 2001\n"
                        "0 @F@ FAM\n1 HUSB @A@\n1 WIFE @B@\n1 CHIL @C@\n1 CHIL @D@\n1 CHIL @G@\n");

  g_assert_cmpint (fw_test_link (&file, "C", "F")->kind, ==, FW_CHILD_ADOPTED);
  fw_test_assert_date (&fw_test_link (&file, "C", "F")->fact.from, "1999");
  /* The mother's child, adopted by her husband. */
  g_assert_cmpint (fw_test_link (&file, "D", "F")->kind, ==, FW_CHILD_ADOPTED);
  g_assert_cmpint (fw_test_link (&file, "D", "F.B")->kind, ==, FW_CHILD_BIRTH);
  g_assert_true (fw_test_person (&file, "E")->adopted_mark);
  fw_test_assert_date (&fw_test_link (&file, "G", "F")->fact.from, "2001");
  g_assert_cmpuint (file.report->n_problems, ==, 0);
}

/* A foster child that the same couple adopts has two links to it. */
static void
test_two_ways (void)
{
  g_auto (FwTestGedcom) file = fw_test_gedcom_records (
      "7.0", "0 @A@ INDI\n0 @C@ INDI\n1 FAMC @F@\n2 PEDI FOSTER\n2 _SINCE 2015\n2 _UNTIL 2018\n"
             "1 FAMC @F@\n2 PEDI ADOPTED\n1 FAMC @F@\n2 PEDI ADOPTED\n"
             "0 @F@ FAM\n1 HUSB @A@\n1 CHIL @C@\n");
  const FwChildLink *foster, *adopted;

  g_assert_cmpuint (file.family->links->len, ==, 2);
  foster = g_ptr_array_index (file.family->links, 0);
  adopted = g_ptr_array_index (file.family->links, 1);
  g_assert_cmpint (foster->kind, ==, FW_CHILD_FOSTER);
  fw_test_assert_date (&foster->fact.from, "2015");
  fw_test_assert_date (&foster->fact.to, "2018");
  g_assert_cmpint (adopted->kind, ==, FW_CHILD_ADOPTED);
}

static void
test_order_of_children (void)
{
  g_auto (FwTestGedcom) file
      = fw_test_gedcom ("0 @A@ INDI\n0 @X@ INDI\n0 @Y@ INDI\n0 @Z@ INDI\n"
                        "0 @F@ FAM\n1 HUSB @A@\n1 CHIL @Z@\n1 CHIL @X@\n1 CHIL @Y@\n");
  static const guint order[] = {3, 1, 2};

  for (guint i = 0; i < 3; i++)
    g_assert_cmpuint (((FwChildLink *) g_ptr_array_index (file.family->links, i))->child, ==,
                      order[i]);
}

/* Pointers that only one side has, that lead nowhere, or to oneself. */
static void
test_pointers (void)
{
  g_auto (FwTestGedcom) file = fw_test_gedcom (
      "0 @A@ INDI\n1 FAMS @F@\n"                   /* 5 */
      "0 @B@ INDI\n1 FAMC @F@\n"                   /* 7: not named by F */
      "0 @C@ INDI\n1 FAMC @GONE@\n"                /* 9 */
      "0 @D@ INDI\n1 FAMC @GONE@\n1 FAMS @VOID@\n" /* 11 */
      "0 @E@ INDI\n1 FAMS @F@\n"                   /* 14: not named by F */
      "0 @F@ FAM\n1 HUSB @A@\n1 CHIL @A@\n1 CHIL @LOST@\n1 CHIL @D@\n1 CHIL @D@\n");

  g_assert_nonnull (fw_test_link (&file, "B", "F"));
  g_assert_true (fw_test_has_problem (&file, 8, "does not name it as a child"));
  /* A missing record still makes siblings. */
  g_assert_nonnull (fw_test_link (&file, "C", "GONE"));
  g_assert_nonnull (fw_test_link (&file, "D", "GONE"));
  g_assert_true (fw_test_has_problem (&file, 10, "GONE is missing"));
  g_assert_false (fw_test_has_problem (&file, 12, ""));
  g_assert_cmpuint (fw_test_union (&file, "F")->partners[1], ==,
                    fw_family_find_person (file.family, "E"));
  g_assert_true (fw_test_has_problem (&file, 15, "does not name it as a partner"));
  g_assert_null (fw_test_link (&file, "A", "F"));
  g_assert_true (fw_test_has_problem (&file, 18, "child of its own family"));
  g_assert_true (fw_test_has_problem (&file, 19, "not in the file"));
  g_assert_true (fw_test_has_problem (&file, 21, "stands twice"));
}

/* Nobody is lost because an id was given twice, or not at all. */
static void
test_ids_twice (void)
{
  g_auto (FwTestGedcom) file = fw_test_gedcom (
      "0 @A@ INDI\n1 NAME First\n0 @A@ INDI\n1 NAME Second\n0 INDI\n1 NAME Third\n"
      "0 @F@ FAM\n1 HUSB @A@\n0 @F@ FAM\n1 WIFE @A_2@\n");

  g_assert_cmpuint (file.family->persons->len, ==, 3);
  g_assert_cmpstr (fw_test_person (&file, "A")->given_name, ==, "First");
  g_assert_cmpstr (fw_test_person (&file, "A_2")->given_name, ==, "Second");
  g_assert_cmpstr (fw_test_person (&file, "L9_0")->given_name, ==, "Third");
  g_assert_true (fw_test_has_problem (&file, 7, "given before"));
  g_assert_true (fw_test_has_problem (&file, 13, "given before"));
  g_assert_cmpuint (file.family->unions->len, ==, 1);
  g_assert_cmpuint (fw_test_union (&file, "F")->partners[1], ==, 1);
}

static void
test_twins (void)
{
  g_auto (FwTestGedcom) file = fw_test_gedcom_records (
      "7.0", "0 @A@ INDI\n0 @B@ INDI\n1 ASSO @A@\n2 ROLE MULTIPLE\n3 PHRASE Identical twin\n"
             "0 @C@ INDI\n1 ASSO @A@\n2 ROLE FRIEND\n"
             "0 @D@ INDI\n1 ASSO @E@\n2 RELA Zwilling (zweieiig)\n0 @E@ INDI\n"
             "0 @G@ INDI\n1 ASSO @G@\n2 ROLE MULTIPLE\n"
             "0 @F@ FAM\n1 CHIL @B@\n1 CHIL @A@\n");
  const FwFamilyTwins *twins;

  g_assert_cmpuint (file.family->twins->len, ==, 2);
  twins = g_ptr_array_index (file.family->twins, 0);
  g_assert_cmpint (twins->kind, ==, FW_TWINS_IDENTICAL);
  g_assert_cmpuint (twins->persons->len, ==, 2);
  /* As their parents' record names them. */
  g_assert_cmpuint (g_array_index (twins->persons, guint, 0), ==, 1);
  g_assert_cmpuint (g_array_index (twins->persons, guint, 1), ==, 0);
  twins = g_ptr_array_index (file.family->twins, 1);
  g_assert_cmpint (twins->kind, ==, FW_TWINS_FRATERNAL);
  g_assert_cmpuint (fw_import_report_get_n_left (file.report, "INDI.ASSO"), ==, 1);
}

/* --- whole files -------------------------------------------------------------- */

static guint
count_records (const char *text, const char *tag)
{
  g_auto (GStrv) lines = g_strsplit_set (text, "\r\n", -1);
  guint n = 0;

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", -1);
      guint count = g_strv_length (words);

      if (count >= 2 && g_str_has_suffix (words[0], "0") && strlen (words[0]) <= 4
          && (g_str_equal (words[1], tag) || (count >= 3 && g_str_equal (words[2], tag))))
        n++;
    }
  return n;
}

/* Every person of every file comes in, and every line is accounted for. */
static void
check_file (const char *path)
{
  g_autofree char *text = NULL;
  gsize size;
  g_auto (FwTestGedcom) file = {0};
  guint n_accounted;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  file = fw_test_gedcom_bytes (text, size);
  g_assert_no_error (file.error);
  if (file.family->persons->len != count_records (text, "INDI"))
    g_error ("%s: %u of %u persons", path, file.family->persons->len, count_records (text, "INDI"));
  n_accounted = file.report->n_taken + fw_import_report_get_n_left_lines (file.report)
                + file.report->n_broken;
  if (n_accounted != file.report->n_lines)
    g_error ("%s: %u lines, %u accounted for", path, file.report->n_lines, n_accounted);
}

static void
test_files (void)
{
  g_autoptr (GPtrArray) paths = g_ptr_array_new_with_free_func (g_free);
  g_autofree char *folder = fw_test_dup_data ("");

  fw_test_add_gedcoms (paths, folder);
  g_assert_cmpuint (paths->len, >=, 20);
  for (guint i = 0; i < paths->len; i++)
    check_file (g_ptr_array_index (paths, i));
}

static void
test_torture (void)
{
  const char *data = g_getenv ("FALLWERK_TEST_DATA");
  const char *top = g_getenv ("FALLWERK_TOP");
  g_autofree char *beside
      = g_build_filename (top != NULL ? top : ".", "..", "shared", "data", NULL);
  g_autofree char *path
      = g_build_filename (data != NULL ? data : beside, "genogram", "TGC551LF.ged", NULL);
  g_autofree char *text = NULL;
  gsize size;
  g_auto (FwTestGedcom) file = {0};

  if (!g_file_get_contents (path, &text, &size, NULL))
    {
      g_test_skip ("the torture test is not here (FALLWERK_TEST_DATA)");
      return;
    }
  check_file (path);
  file = fw_test_gedcom_bytes (text, size);
  g_assert_cmpuint (file.family->persons->len, ==, 15);
  g_assert_cmpstr (file.report->encoding, ==, "ANSEL");
  g_assert_cmpint (fw_test_link (&file, "PERSON1", "ADOPTIVE_PARENTS")->kind, ==, FW_CHILD_ADOPTED);
  g_assert_cmpint (fw_test_link (&file, "PERSON1", "PARENTS")->kind, ==, FW_CHILD_BIRTH);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/gedcom/names", test_names);
  g_test_add_func ("/gedcom/sex", test_sex);
  g_test_add_func ("/gedcom/birth-and-death", test_life);
  g_test_add_func ("/gedcom/events-of-a-couple", test_events);
  g_test_add_func ("/gedcom/events-without-a-date", test_undated_events);
  g_test_add_func ("/gedcom/remarriage", test_remarriage);
  g_test_add_func ("/gedcom/partners", test_partners);
  g_test_add_func ("/gedcom/pedigrees", test_pedigrees);
  g_test_add_func ("/gedcom/kind-by-parent", test_by_parent);
  g_test_add_func ("/gedcom/step-with-birth-elsewhere", test_step_with_birth);
  g_test_add_func ("/gedcom/adoptions", test_adoptions);
  g_test_add_func ("/gedcom/child-in-two-ways", test_two_ways);
  g_test_add_func ("/gedcom/order-of-children", test_order_of_children);
  g_test_add_func ("/gedcom/pointers", test_pointers);
  g_test_add_func ("/gedcom/ids-twice", test_ids_twice);
  g_test_add_func ("/gedcom/twins", test_twins);
  g_test_add_func ("/gedcom/all-files-whole", test_files);
  g_test_add_func ("/gedcom/torture-test", test_torture);
  return g_test_run ();
}
