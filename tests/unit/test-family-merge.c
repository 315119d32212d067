/* Bringing an import together with people already there: proposals, never without the
 * caller, and nothing that is there is overwritten. */
#include "config.h"

#include "exchange/fw-family-merge.h"
#include "fw-test-gedcom.h"

static const char ours_text[]
    = "0 @P1@ INDI\n1 NAME Anna /Berg/\n1 SEX F\n1 BIRT\n2 DATE 3 MAY 1985\n"
      "0 @P2@ INDI\n1 NAME Tom /Berg/\n1 SEX M\n"
      "0 @P3@ INDI\n1 NAME Lena /Berg/\n1 SEX F\n1 BIRT\n2 DATE 2012\n"
      "0 @P4@ INDI\n1 NAME Max /Müller/\n1 SEX M\n1 BIRT\n2 DATE 1950\n"
      "0 @U1@ FAM\n1 WIFE @P1@\n1 CHIL @P3@\n";
static const char theirs_text[]
    = "0 @I1@ INDI\n1 NAME ANNA /BERG/\n1 SEX F\n1 BIRT\n2 DATE MAY 1985\n1 DEAT\n2 DATE 2024\n"
      "1 OCCU Nurse\n"
      "0 @I2@ INDI\n1 NAME Tom /Berg/\n1 SEX M\n1 BIRT\n2 DATE 1983\n"
      "0 @I3@ INDI\n1 NAME Lena /Berg/\n1 BIRT\n2 DATE 7 JUL 2012\n"
      "0 @I4@ INDI\n1 NAME Max /Mueller/\n1 SEX M\n1 BIRT\n2 DATE 1990\n"
      "0 @I5@ INDI\n1 NAME Nora /Berg/\n1 SEX F\n"
      "0 @F1@ FAM\n1 HUSB @I2@\n1 WIFE @I1@\n1 MARR\n2 DATE 2010\n1 CHIL @I3@\n1 CHIL @I5@\n"
      "0 @F2@ FAM\n1 HUSB @I4@\n1 CHIL @I2@\n";

static FwMergeRow *
row (FwFamilyMerge *plan, guint index)
{
  return &g_array_index (plan->rows, FwMergeRow, index);
}

static void
test_proposals (void)
{
  g_auto (FwTestGedcom) ours = fw_test_gedcom (ours_text), theirs = fw_test_gedcom (theirs_text);
  g_autoptr (FwFamilyMerge) plan = fw_family_merge_new (ours.family, theirs.family);

  g_assert_cmpint (row (plan, 0)->grade, ==, FW_MERGE_LIKELY);
  g_assert_cmpuint (row (plan, 0)->ours, ==, 0);
  /* The same name, no birth: possible. */
  g_assert_cmpint (row (plan, 1)->grade, ==, FW_MERGE_POSSIBLE);
  g_assert_cmpuint (row (plan, 1)->ours, ==, 1);
  g_assert_cmpint (row (plan, 2)->grade, ==, FW_MERGE_LIKELY);
  /* Forty years younger: another man of the name. */
  g_assert_cmpint (row (plan, 3)->grade, ==, FW_MERGE_NONE);
  g_assert_cmpint (row (plan, 4)->grade, ==, FW_MERGE_NONE);
  for (guint i = 0; i < plan->rows->len; i++)
    g_assert_cmpint (row (plan, i)->choice, ==, FW_MERGE_AS_NEW);
}

/* Without the caller's word nobody is brought together. */
static void
test_consent (void)
{
  g_auto (FwTestGedcom) ours = fw_test_gedcom (ours_text), theirs = fw_test_gedcom (theirs_text);
  g_autoptr (FwFamilyMerge) plan = fw_family_merge_new (ours.family, theirs.family);
  g_autoptr (FwFamily) all = fw_family_merge_apply (plan);
  FwMergeCounts counts = fw_family_merge_count (plan);

  g_assert_cmpuint (all->persons->len, ==, 9);
  g_assert_cmpuint (all->unions->len, ==, 3);
  g_assert_cmpuint (counts.new_persons, ==, 5);
  g_assert_cmpuint (counts.same_persons, ==, 0);
  g_assert_cmpuint (counts.new_unions, ==, 2);
  g_assert_cmpuint (counts.new_links, ==, 3);
  for (guint i = 0; i < 4; i++)
    g_assert_cmpstr (fw_family_get_person (all, i)->id, ==,
                     fw_family_get_person (ours.family, i)->id);
  g_assert_cmpstr (fw_family_get_person (all, 4)->id, ==, "+I1");
  fw_test_assert_date (&fw_family_get_person (all, 0)->died, NULL);
}

static void
test_accepted (void)
{
  g_auto (FwTestGedcom) ours = fw_test_gedcom (ours_text), theirs = fw_test_gedcom (theirs_text);
  g_autoptr (FwFamilyMerge) plan = fw_family_merge_new (ours.family, theirs.family);
  g_autoptr (FwFamily) all = NULL;
  const FwFamilyPerson *anna;
  const FwFamilyUnion *couple;
  FwMergeCounts counts;

  g_assert_cmpuint (fw_family_merge_accept (plan, FW_MERGE_LIKELY), ==, 2);
  g_assert_true (fw_family_merge_choose (plan, 1, FW_MERGE_SAME, 1));
  /* One person of ours is nobody else. */
  g_assert_false (fw_family_merge_choose (plan, 4, FW_MERGE_SAME, 1));
  all = fw_family_merge_apply (plan);
  counts = fw_family_merge_count (plan);
  g_assert_cmpuint (all->persons->len, ==, 6);
  g_assert_cmpuint (counts.same_persons, ==, 3);
  g_assert_cmpuint (counts.new_persons, ==, 2);
  anna = fw_family_get_person (all, 0);
  /* Filled where it was empty, kept where it was not. */
  fw_test_assert_date (&anna->born, "1985-05-03");
  fw_test_assert_date (&anna->died, "2024");
  g_assert_cmpstr (anna->given_name, ==, "Anna");
  g_assert_cmpstr (anna->occupation, ==, "Nurse");
  fw_test_assert_date (&fw_family_get_person (all, 2)->born, "2012");
  /* The single mother's record gets the father that the import knows. */
  g_assert_cmpuint (all->unions->len, ==, 2);
  couple = fw_family_get_union (all, 0);
  g_assert_cmpstr (couple->id, ==, "U1");
  g_assert_cmpuint (couple->partners[0], ==, 0);
  g_assert_cmpuint (couple->partners[1], ==, 1);
  g_assert_cmpuint (couple->events->len, ==, 1);
  g_assert_cmpuint (counts.same_links, ==, 1);
  g_assert_cmpuint (counts.new_links, ==, 2);
  /* Ours itself was not touched. */
  g_assert_cmpuint (fw_family_get_union (ours.family, 0)->partners[1], ==, FW_FAMILY_NOBODY);
  g_assert_cmpuint (ours.family->persons->len, ==, 4);
}

static void
test_left (void)
{
  g_auto (FwTestGedcom) ours = fw_test_gedcom (ours_text), theirs = fw_test_gedcom (theirs_text);
  g_autoptr (FwFamilyMerge) plan = fw_family_merge_new (ours.family, theirs.family);
  g_autoptr (FwFamily) all = NULL;

  for (guint i = 0; i < 5; i++)
    g_assert_true (fw_family_merge_choose (plan, i, FW_MERGE_LEAVE, 0));
  all = fw_family_merge_apply (plan);
  g_assert_cmpuint (all->persons->len, ==, 4);
  g_assert_cmpuint (all->unions->len, ==, 1);
  g_assert_cmpuint (all->links->len, ==, 1);
  g_assert_cmpuint (fw_family_merge_count (plan).left_persons, ==, 5);
}

/* A file merged into itself, all accepted, is itself again. */
static void
test_with_itself (void)
{
  g_autofree char *path = fw_test_dup_data ("kennedy_208.ged");
  g_autofree char *text = NULL;
  gsize size;
  g_auto (FwTestGedcom) one = {0}, other = {0};
  g_autoptr (FwFamilyMerge) plan = NULL;
  g_autoptr (FwFamily) all = NULL;
  guint n;

  g_assert_true (g_file_get_contents (path, &text, &size, NULL));
  one = fw_test_gedcom_bytes (text, size);
  other = fw_test_gedcom_bytes (text, size);
  plan = fw_family_merge_new (one.family, other.family);
  n = fw_family_merge_accept (plan, FW_MERGE_LIKELY);
  g_assert_cmpuint (n, >, 140);
  for (guint i = 0; i < plan->rows->len; i++)
    {
      /* What was proposed as likely is right. */
      if (row (plan, i)->choice == FW_MERGE_SAME)
        g_assert_cmpuint (row (plan, i)->ours, ==, i);
      else
        g_assert_true (fw_family_merge_choose (plan, i, FW_MERGE_SAME, i));
    }
  all = fw_family_merge_apply (plan);
  g_assert_cmpuint (all->persons->len, ==, one.family->persons->len);
  g_assert_cmpuint (all->unions->len, ==, one.family->unions->len);
  g_assert_cmpuint (all->links->len, ==, one.family->links->len);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/family-merge/proposals", test_proposals);
  g_test_add_func ("/family-merge/nothing-without-consent", test_consent);
  g_test_add_func ("/family-merge/accepted", test_accepted);
  g_test_add_func ("/family-merge/left-aside", test_left);
  g_test_add_func ("/family-merge/with-itself", test_with_itself);
  return g_test_run ();
}
