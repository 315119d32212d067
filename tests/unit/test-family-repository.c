/* The family of a case in the store: what is drawn comes back, and is undone. */
#include "config.h"

#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-demo.h"
#include "domain/fw-family-edit.h"
#include "domain/fw-family-repository.h"
#include "fw-test-office.h"
#include "store/fw-edit-session.h"

static FwTestOffice *office;

static gint64
add_case (const char *name)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Add case");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = fw_id_new ();

  fw_row_set_text (row, "file_number", name);
  fw_row_set_text (row, "name", name);
  fw_row_set_text (row, "first_contact", "2026-01-01");
  fw_change_set_insert (changes, "case_file", id, row);
  fw_await_sync (fw_store_commit (office->store, changes), NULL, &error);
  g_assert_no_error (error);
  return id;
}

static FwFamilyFile *
load (gint64 case_id)
{
  g_autoptr (GError) error = NULL;
  FwFamilyFile *file
      = fw_await_sync_boxed (fw_family_repository_load (office->store, case_id), &error);

  g_assert_no_error (error);
  return file;
}

static gint64
count (const char *sql)
{
  g_autoptr (FwResult) result = fw_test_office_query (office, sql, NULL);

  return fw_result_get_int (result, 0, 0);
}

/* All that a family holds, without ids. */
static char *
dump (FwFamily *family)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < family->persons->len; i++)
    {
      const FwFamilyPerson *person = fw_family_get_person (family, i);
      g_autofree char *born = fw_partial_date_to_text (&person->born);

      g_string_append_printf (text, "%s %s|%d%d|%s|%d|%d %d,%d|%d%d%u|%s\n", person->given_name,
                              person->family_name, person->kind, person->sex,
                              born != NULL ? born : "-", person->dead, person->pinned,
                              (int) person->x, (int) person->y, person->index, person->adopted_mark,
                              person->migrations, person->occupation);
    }
  for (guint i = 0; i < family->unions->len; i++)
    {
      const FwFamilyUnion *couple = fw_family_get_union (family, i);

      g_string_append_printf (text, "%u-%u", couple->partners[0], couple->partners[1]);
      for (guint j = 0; j < couple->events->len; j++)
        g_string_append_printf (text, " %d@%d",
                                g_array_index (couple->events, FwUnionEvent, j).kind,
                                g_array_index (couple->events, FwUnionEvent, j).fact.from.first);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (family->links, i);

      g_string_append_printf (text, "%u<%u %d %d\n", link->child, link->parents, link->kind,
                              link->disputed);
    }
  for (guint i = 0; i < family->bonds->len; i++)
    {
      const FwFamilyBond *bond = g_ptr_array_index (family->bonds, i);

      g_string_append_printf (text, "%s %u %u %d %s %d\n", bond->kind, bond->from, bond->to,
                              bond->fact.status, bond->fact.source, bond->fact.known);
    }
  for (guint i = 0; i < family->health->len; i++)
    {
      const FwFamilyHealth *health = g_ptr_array_index (family->health, i);

      g_string_append_printf (text, "%u %d %d %s\n", health->person, health->region,
                              health->suspected, health->text);
    }
  for (guint i = 0; i < family->traits->len; i++)
    {
      const FwFamilyTrait *trait = g_ptr_array_index (family->traits, i);

      g_string_append_printf (text, "%u %d %s\n", trait->person, trait->resource, trait->text);
    }
  for (guint i = 0; i < family->households->len; i++)
    {
      const FwFamilyHousehold *household = g_ptr_array_index (family->households, i);

      g_string_append_printf (text, "%s %s:", household->name, household->kind);
      for (guint j = 0; j < household->stays->len; j++)
        g_string_append_printf (text, " %u",
                                g_array_index (household->stays, FwHouseholdStay, j).person);
      g_string_append_c (text, '\n');
    }
  for (guint i = 0; i < family->twins->len; i++)
    {
      const FwFamilyTwins *twins = g_ptr_array_index (family->twins, i);

      g_string_append_printf (text, "%d:", twins->kind);
      for (guint j = 0; j < twins->persons->len; j++)
        g_string_append_printf (text, " %u", g_array_index (twins->persons, guint, j));
      g_string_append_c (text, '\n');
    }
  return g_string_free_and_steal (text);
}

static void
fill (FwFamily *family)
{
  FwDay known = fw_day_new (2026, 5, 1);
  guint max = fw_family_edit_add_person (family, FW_FAMILY_PERSON, FW_SEX_MALE, known);
  guint anna = fw_family_edit_add_parent (family, max, FW_SEX_FEMALE, known);
  guint tom = fw_family_edit_add_parent (family, max, FW_SEX_MALE, known);
  guint lia = fw_family_edit_add_sibling (family, max, FW_SEX_FEMALE, known);
  guint lost = fw_family_edit_add_child (family, 0, FW_FAMILY_MISCARRIAGE, FW_SEX_UNKNOWN,
                                         FW_CHILD_BIRTH, known);
  guint oma = fw_family_edit_add_parent (family, anna, FW_SEX_FEMALE, known);
  guint school = fw_family_edit_add_person (family, FW_FAMILY_INSTITUTION, FW_SEX_UNKNOWN, known);
  FwFact fact = fw_fact_always ();
  FwFamilyPerson *person = fw_family_get_person (family, max);
  FwFamilyHousehold *home;
  FwFamilyHealth *health;

  (void) tom;
  person->given_name = fw_family_intern (family, "Max");
  person->index = person->pinned = TRUE;
  person->x = 120;
  person->y = -48;
  person->adopted_mark = TRUE;
  person->migrations = 2;
  fw_partial_date_from_text ("2010-04", &person->born);
  fw_family_get_person (family, lost)->dead = TRUE;
  fw_partial_date_from_text ("2008", &fact.from);
  fact.known = known;
  fw_family_union_add_event (fw_family_get_union (family, 0), FW_UNION_MARRIED, &fact);
  fw_partial_date_from_text ("2017", &fact.from);
  fw_family_union_add_event (fw_family_get_union (family, 0), FW_UNION_DIVORCED, &fact);
  fact.status = FW_FACT_ALLEGED;
  fact.source = fw_family_intern (family, "Gespräch, 9.2.2022");
  fw_family_add_bond (family, "", "hostile", anna, oma)->fact = fact;
  health = fw_family_add_health (family, "", anna, FW_HEALTH_ADDICTION);
  health->suspected = TRUE;
  health->text = fw_family_intern (family, "Alkohol");
  fw_family_add_trait (family, "", FW_FAMILY_NOBODY, TRUE, "hält zusammen");
  fw_family_add_trait (family, "", max, FALSE, "Fehltage");
  home = fw_family_add_household (family, "", "Ahornweg 7");
  fw_family_household_add_stay (home, anna, &fact);
  fw_family_household_add_stay (home, max, &fact);
  fw_family_edit_set_twins (family, max, lia, FW_TWINS_IDENTICAL);
  fw_family_add_bond (family, "", "institutional", max, school)->fact.known = known;
}

static void
commit (FwEditSession *session, FwFamilyFile *file, FwFamily *edited)
{
  g_autoptr (FwChangeSet) changes = fw_family_file_dup_changes (file, edited, "Draw");
  g_autoptr (GError) error = NULL;

  g_assert_nonnull (changes);
  fw_await_sync (fw_edit_session_commit (session, changes), NULL, &error);
  g_assert_no_error (error);
}

static void
test_round (void)
{
  gint64 id = add_case ("round");
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  g_autoptr (FwFamilyFile) empty = load (id);
  g_autoptr (FwFamilyFile) file = NULL;
  g_autoptr (FwFamilyFile) undone = NULL;
  g_autoptr (FwFamilyFile) redone = NULL;
  g_autoptr (FwFamily) edited = fw_family_copy (fw_family_file_get_family (empty));
  g_autofree char *drawn = NULL;
  g_autofree char *came_back = NULL;
  g_autofree char *again = NULL;
  g_autoptr (GError) error = NULL;
  gint64 persons = count ("SELECT count(*) FROM person");

  fill (edited);
  drawn = dump (edited);
  commit (session, empty, edited);
  file = load (id);
  came_back = dump (fw_family_file_get_family (file));
  g_assert_cmpstr (came_back, ==, drawn);
  /* Nothing differs: nothing to write. */
  g_assert_null (fw_family_file_dup_changes (file, fw_family_file_get_family (file), "-"));
  g_assert_cmpint (count ("SELECT count(*) FROM case_person WHERE role = 'mother'"), ==, 1);
  g_assert_cmpint (count ("SELECT count(*) FROM case_person WHERE role = 'grandparent'"), ==, 1);
  fw_await_sync (fw_edit_session_undo (session), NULL, &error);
  g_assert_no_error (error);
  undone = load (id);
  g_assert_cmpuint (fw_family_file_get_family (undone)->persons->len, ==, 0);
  g_assert_cmpint (count ("SELECT count(*) FROM person"), ==, persons);
  fw_await_sync (fw_edit_session_redo (session), NULL, &error);
  g_assert_no_error (error);
  redone = load (id);
  again = dump (fw_family_file_get_family (redone));
  g_assert_cmpstr (again, ==, drawn);
}

static void
test_small_acts (void)
{
  gint64 id = add_case ("acts");
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  g_autoptr (FwFamilyFile) file = load (id);
  g_autoptr (FwFamily) edited = fw_family_copy (fw_family_file_get_family (file));
  g_autoptr (FwChangeSet) changes = NULL;
  guint max;

  fill (edited);
  commit (session, file, edited);
  fw_family_file_unref (file);
  file = load (id);
  fw_family_free (edited);
  edited = fw_family_copy (fw_family_file_get_family (file));
  max = fw_family_get_index_person (edited);
  g_assert_cmpstr (fw_family_file_get_role (file, max), ==, "other");
  fw_family_get_person (edited, max)->occupation = fw_family_intern (edited, "Klasse 5b");
  changes = fw_family_file_dup_changes (file, edited, "Change class");
  g_assert_cmpuint (fw_change_set_get_n (changes), ==, 1);
  g_assert_cmpuint (fw_row_get_n (fw_change_set_get (changes, 0)->after), ==, 1);
  commit (session, file, edited);
  /* Taken out, with all that hangs on them. */
  fw_family_file_unref (file);
  file = load (id);
  fw_family_free (edited);
  edited = fw_family_copy (fw_family_file_get_family (file));
  while (edited->persons->len > 0)
    fw_family_edit_remove_person (edited, 0);
  while (edited->households->len > 0)
    g_ptr_array_remove_index (edited->households, 0);
  while (edited->traits->len > 0)
    g_ptr_array_remove_index (edited->traits, 0);
  commit (session, file, edited);
  g_assert_cmpint (count ("SELECT count(*) FROM person WHERE given_name = 'Max' AND occupation = "
                          "'Klasse 5b'"),
                   ==, 0);
}

static void
test_stale (void)
{
  gint64 id = add_case ("stale");
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  g_autoptr (FwFamilyFile) file = load (id);
  g_autoptr (FwFamily) edited = fw_family_copy (fw_family_file_get_family (file));
  g_autoptr (FwFamilyFile) second = NULL;
  g_autoptr (FwFamily) mine = NULL;
  g_autoptr (FwChangeSet) changes = NULL;
  g_autoptr (GError) error = NULL;

  fill (edited);
  commit (session, file, edited);
  second = load (id);
  mine = fw_family_copy (fw_family_file_get_family (second));
  fw_family_get_person (mine, 0)->given_name = fw_family_intern (mine, "Moritz");
  commit (session, second, mine);
  fw_family_get_person (mine, 0)->given_name = fw_family_intern (mine, "Anders");
  changes = fw_family_file_dup_changes (second, mine, "Late");
  fw_await_sync (fw_store_commit (office->store, changes), NULL, &error);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
}

/* A parent who is known in another case only is there, without a name, and stays. */
static void
test_outside (void)
{
  gint64 one = add_case ("one"), other = add_case ("other");
  g_autoptr (FwEditSession) session = fw_edit_session_new (office->store);
  g_autoptr (FwFamilyFile) file = load (one);
  g_autoptr (FwFamily) edited = fw_family_copy (fw_family_file_get_family (file));
  g_autoptr (FwFamilyFile) seen = NULL;
  g_autoptr (FwChangeSet) role = fw_change_set_new ("Add to the other case");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (GError) error = NULL;
  FwFamily *family;
  gint64 child;

  fill (edited);
  commit (session, file, edited);
  child = count ("SELECT max(id) FROM person WHERE given_name = 'Max'");
  fw_row_set_int (row, "case_id", other);
  fw_row_set_int (row, "person_id", child);
  fw_row_set_text (row, "role", "child");
  fw_change_set_insert (role, "case_person", fw_id_new (), row);
  fw_await_sync (fw_store_commit (office->store, role), NULL, &error);
  g_assert_no_error (error);
  seen = load (other);
  family = fw_family_file_get_family (seen);
  g_assert_cmpuint (family->persons->len, ==, 3);
  g_assert_true (fw_family_file_is_outside (seen, 1));
  g_assert_false (fw_family_file_can_remove (seen, 1));
  g_assert_cmpstr (fw_family_get_person (family, 1)->given_name, ==, "");
  g_assert_cmpuint (family->bonds->len + family->health->len + family->traits->len, ==, 0);
  g_assert_null (fw_family_file_dup_changes (seen, family, "-"));
}

static void
test_demo (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwFamilyFile) file = NULL;
  FwFamily *family;
  gint64 id;

  fw_clock_set_today (fw_day_new (2026, 6, 2));
  fw_await_sync (fw_demo_fill (office->store, 1, 12, -1, NULL, NULL), NULL, &error);
  g_assert_no_error (error);
  id = count ("SELECT id FROM case_file WHERE file_number = '51-2026-0042'");
  file = load (id);
  family = fw_family_file_get_family (file);
  g_assert_cmpuint (family->persons->len, >=, 14);
  g_assert_cmpuint (family->unions->len, >=, 6);
  g_assert_cmpuint (family->bonds->len, >=, 4);
  g_assert_cmpstr (fw_family_get_person (family, fw_family_get_index_person (family))->given_name,
                   ==, "Emil");
  g_assert_false (fw_family_file_can_remove (file, fw_family_get_index_person (family)));
  g_assert_null (fw_family_file_dup_changes (file, family, "-"));
}

int
main (int argc, char **argv)
{
  int status;

  g_test_init (&argc, &argv, NULL);
  office = fw_test_office_new ();
  g_test_add_func ("/family-repository/round", test_round);
  g_test_add_func ("/family-repository/small-acts", test_small_acts);
  g_test_add_func ("/family-repository/stale", test_stale);
  g_test_add_func ("/family-repository/outside", test_outside);
  g_test_add_func ("/family-repository/demo", test_demo);
  status = g_test_run ();
  fw_test_office_free (office);
  return status;
}
