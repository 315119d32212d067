/* Contradictions and gaps of a family: each rule is found, and nothing where all is well. */
#include "config.h"

#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-demo.h"
#include "domain/fw-family-check.h"
#include "domain/fw-family-grammar.h"
#include "domain/fw-family-repository.h"
#include "fw-test-office.h"

#define TODAY fw_day_new (2026, 6, 2)

static FwFamily *
make (const char *text)
{
  FwFamily *family = fw_family_new ();
  g_autoptr (FwTyped) typed = fw_typed_new (text, TODAY);
  g_autoptr (GArray) added = fw_typed_apply (typed, family, FW_FAMILY_NOBODY, FW_DAY_NONE);

  g_assert_cmpuint (added->len, >, 0);
  return family;
}

static const FwFinding *
find (GPtrArray *findings, const char *rule)
{
  for (guint i = 0; i < findings->len; i++)
    if (g_str_equal (((FwFinding *) findings->pdata[i])->rule, rule))
      return findings->pdata[i];
  return NULL;
}

static guint
count (GPtrArray *findings, FwFindingKind kind)
{
  guint n = 0;

  for (guint i = 0; i < findings->len; i++)
    n += ((FwFinding *) findings->pdata[i])->kind == kind;
  return n;
}

static void
test_typed (void)
{
  static const struct
  {
    const char *text;
    const char *rule; /* NULL: no contradiction */
  } rows[] = {
      {"Mutter Anna *1985 †2009, Kinder Max *2010", "born-after-parent-died"},
      {"Vater Tom *1985 †3.1.2010, Kinder Max *1.9.2010", NULL},
      {"Vater Tom *1985 †3.1.2009, Kinder Max *1.9.2010", "born-after-parent-died"},
      {"Mutter Anna *2000, Kinder Max *2010", "parent-too-young"},
      {"Mutter Anna *1998, Kinder Max *2010", NULL},
      {"Mutter Anna *2012, Kinder Max *2010", "born-before-parent"},
      {"Mutter Anna *1940, Kinder Max *2010", "mother-too-old"},
      {"Mutter Anna *1985 †1984", "died-before-born"},
      {"Max *2027", "born-in-the-future"},
      {"Mutter Anna *1985, Vater Tom *1983 ⚭1980, Kinder Max *2010", "couple-before-born"},
      {"Mutter Anna *1985 †2001, Vater Tom *1983 ⚭2003", "married-after-death"},
      {"Mutter Anna *1985, Kinder Max *1.2.2010, Lia *1.6.2010", "births-too-near"},
      {"Mutter Anna *1985, Kinder Max *1.2.2010, Lia *1.12.2010", NULL},
      {"Mutter Anna *1985, Zwillinge Max *1.2.2010, Lia *2.2.2010", NULL},
      {"Mutter Anna *~1985, Kinder Max *~1986", NULL},
      {"Mutter Anna *1985, Vater Tom *1983, Pflegekind Finn *2019 seit 2017", "placed-before-born"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FwFamily) family = make (rows[i].text);
      g_autoptr (GPtrArray) findings = fw_family_check (family, TODAY);

      if (rows[i].rule != NULL && find (findings, rows[i].rule) == NULL)
        g_error ("%s is not found in %s", rows[i].rule, rows[i].text);
      if (rows[i].rule == NULL && count (findings, FW_FINDING_CONTRADICTION) > 0)
        g_error ("%s in %s", ((FwFinding *) findings->pdata[0])->rule, rows[i].text);
    }
}

static FwFact
from_to (const char *from, const char *to)
{
  FwFact fact = fw_fact_always ();

  fw_partial_date_from_text (from, &fact.from);
  fw_partial_date_from_text (to, &fact.to);
  return fact;
}

static void
test_homes (void)
{
  g_autoptr (FwFamily) family = make ("Max *2010");
  FwFamilyHousehold *one = fw_family_add_household (family, "1", "A");
  FwFamilyHousehold *other = fw_family_add_household (family, "2", "B");
  FwFact first = from_to ("2010", "2021-05-14"), second = from_to ("2021-05-14", NULL);
  GPtrArray *findings;

  fw_family_household_add_stay (one, 0, &first);
  fw_family_household_add_stay (other, 0, &second);
  findings = fw_family_check (family, TODAY);
  g_assert_null (find (findings, "two-households"));
  g_ptr_array_unref (findings);
  first = from_to ("2023", NULL);
  fw_family_household_add_stay (one, 0, &first);
  findings = fw_family_check (family, TODAY);
  g_assert_nonnull (find (findings, "two-households"));
  g_ptr_array_unref (findings);
}

static void
test_circle (void)
{
  g_autoptr (FwFamily) family = make ("Mutter Anna, Kinder Max");
  GPtrArray *findings;
  FwFamilyUnion *couple = fw_family_add_union (family, "c", 1, FW_FAMILY_NOBODY);

  g_assert_nonnull (couple);
  fw_family_add_link (family, "l", 0, family->unions->len - 1, FW_CHILD_BIRTH);
  findings = fw_family_check (family, TODAY);
  g_assert_nonnull (find (findings, "own-ancestor"));
  g_ptr_array_unref (findings);
}

static void
test_gaps (void)
{
  static const struct
  {
    const char *text;
    const char *rule;
  } rows[] = {
      {"Mutter Anna *1985, Kinder Max *2014", "no-father"},
      {"Vater Tom *1985, Kinder Max *2014", "no-mother"},
      {"Mutter Anna, Kinder Max *2014", "no-birth"},
      {"Mutter *1985, Kinder Max *2014", "no-name"},
      {"Mutter Anna *1985, Kinder Max *2014", "no-school"},
      {"Mutter Anna *1985, Vater Tom, Kinder Max *2014", "no-dates"},
      {"Mutter Anna *1985, Kinder Max *2014", "no-grandparents"},
      {"Max *2014; Max: Pflegemutter Eva *1980", "no-since"},
      {"Mutter Anna *1985, Kinder Max *3.4.2014, Lia *3.4.2014", "twins"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    {
      g_autoptr (FwFamily) family = make (rows[i].text);
      g_autoptr (GPtrArray) findings = fw_family_check (family, TODAY);
      const FwFinding *finding = find (findings, rows[i].rule);

      if (finding == NULL)
        g_error ("%s is not asked of %s", rows[i].rule, rows[i].text);
      g_assert_cmpint (finding->kind, ==, FW_FINDING_MISSING);
      g_assert_true (strchr (finding->text, '%') == NULL);
    }
}

/* The demo family is whole: nothing contradicts, something is left to ask. */
static void
test_demo (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) cases = NULL;

  fw_clock_set_today (TODAY);
  fw_await_sync (fw_demo_fill (office->store, 1, 40, -1, NULL, NULL), NULL, &error);
  g_assert_no_error (error);
  cases = fw_test_office_query (office, "SELECT id, name FROM case_file", NULL);
  for (guint i = 0; i < fw_result_get_n_rows (cases); i++)
    {
      g_autoptr (FwFamilyFile) file = fw_await_sync_boxed (
          fw_family_repository_load (office->store, fw_result_get_int (cases, i, 0)), &error);
      g_autoptr (GPtrArray) findings = fw_family_check (fw_family_file_get_family (file), TODAY);

      if (count (findings, FW_FINDING_CONTRADICTION) > 0)
        g_error ("%s: %s", fw_result_get_text (cases, i, 1),
                 ((FwFinding *) findings->pdata[0])->text);
      g_assert_cmpuint (fw_family_file_get_family (file)->unions->len, >=, 2);
    }
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/family-check/typed", test_typed);
  g_test_add_func ("/family-check/homes", test_homes);
  g_test_add_func ("/family-check/circle", test_circle);
  g_test_add_func ("/family-check/gaps", test_gaps);
  g_test_add_func ("/family-check/demo", test_demo);
  return g_test_run ();
}
