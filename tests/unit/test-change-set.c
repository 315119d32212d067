/* Change sets: an inverse names the versions that executing it will meet. */
#include "config.h"

#include "base/fw-change-set.h"

static FwRow *
row (const char *column, const char *text)
{
  FwRow *self = fw_row_new ();

  fw_row_set_text (self, column, text);
  return self;
}

static void
update (FwChangeSet *set, gint64 version, const char *column, const char *before, const char *after)
{
  g_autoptr (FwRow) now = row (column, after);
  FwChange *change;

  fw_change_set_update (set, "person", 1, version, now);
  change = fw_change_set_get (set, fw_change_set_get_n (set) - 1);
  change->before = row (column, before);
}

static void
test_undo_of_insert_and_update (void)
{
  g_autoptr (FwChangeSet) set = fw_change_set_new ("Add person");
  g_autoptr (FwChangeSet) inverse = NULL;
  g_autoptr (FwRow) born = row ("born", "2019");

  fw_change_set_insert (set, "person", 1, born);
  update (set, 1, "born", "2019", "2019-05");

  inverse = fw_change_set_invert (set);
  g_assert_cmpuint (fw_change_set_get_n (inverse), ==, 2);
  g_assert_cmpint (fw_change_set_get (inverse, 0)->kind, ==, FW_CHANGE_UPDATE);
  g_assert_cmpint (fw_change_set_get (inverse, 0)->version, ==, 2);
  g_assert_cmpint (fw_change_set_get (inverse, 1)->kind, ==, FW_CHANGE_DELETE);
  /* Taking back the update has raised the version once more. */
  g_assert_cmpint (fw_change_set_get (inverse, 1)->version, ==, 3);
}

static void
test_undo_of_two_updates (void)
{
  g_autoptr (FwChangeSet) set = fw_change_set_new ("Change person");
  g_autoptr (FwChangeSet) inverse = NULL;

  update (set, 4, "born", "2018", "2019");
  update (set, 5, "died", NULL, "2020");

  inverse = fw_change_set_invert (set);
  g_assert_cmpint (fw_change_set_get (inverse, 0)->version, ==, 6);
  g_assert_cmpint (fw_change_set_get (inverse, 1)->version, ==, 7);
  g_assert_cmpstr (fw_row_get_text (fw_change_set_get (inverse, 1)->after, "born"), ==, "2018");
}

static void
test_deleted_row_returns_with_new_version (void)
{
  g_autoptr (FwChangeSet) set = fw_change_set_new ("Remove person");
  g_autoptr (FwChangeSet) undo = NULL;
  g_autoptr (FwChangeSet) redo = NULL;

  fw_change_set_delete (set, "person", 1, 4);
  fw_change_set_get (set, 0)->before = row ("born", "2019");

  undo = fw_change_set_invert (set);
  g_assert_cmpint (fw_change_set_get (undo, 0)->kind, ==, FW_CHANGE_INSERT);
  /* An insert leaves its row at version + 1: a version that nobody has seen. */
  g_assert_cmpint (fw_change_set_get (undo, 0)->version, ==, 4);
  redo = fw_change_set_invert (undo);
  g_assert_cmpint (fw_change_set_get (redo, 0)->kind, ==, FW_CHANGE_DELETE);
  g_assert_cmpint (fw_change_set_get (redo, 0)->version, ==, 5);
}

static void
test_merge_keeps_first_before_and_last_after (void)
{
  g_autoptr (FwChangeSet) set = fw_change_set_new ("Change person");
  g_autoptr (FwChangeSet) later = fw_change_set_new ("Change person");
  FwChange *change;

  update (set, 1, "born", "2017", "2018");
  update (later, 2, "born", "2018", "2019");
  update (later, 3, "died", NULL, "2020");

  fw_change_set_merge (set, later);
  g_assert_cmpuint (fw_change_set_get_n (set), ==, 1);
  change = fw_change_set_get (set, 0);
  g_assert_cmpstr (fw_row_get_text (change->before, "born"), ==, "2017");
  g_assert_cmpstr (fw_row_get_text (change->after, "born"), ==, "2019");
  g_assert_true (fw_row_has (change->before, "died"));
  g_assert_cmpint (change->version, ==, 3);
}

/* An update that names a row inserted after the first update stays behind it. */
static void
test_merge_keeps_order_around_inserts (void)
{
  g_autoptr (FwChangeSet) set = fw_change_set_new ("Change person");
  g_autoptr (FwChangeSet) later = fw_change_set_new ("Add address");
  g_autoptr (FwRow) address = row ("street", "Lindenweg 12");

  update (set, 1, "born", "2017", "2018");
  fw_change_set_insert (later, "address", 7, address);
  update (later, 2, "note", "", "see address");

  fw_change_set_merge (set, later);
  g_assert_cmpuint (fw_change_set_get_n (set), ==, 3);
  g_assert_cmpstr (fw_change_set_get (set, 1)->table, ==, "address");
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/change-set/undo-of-insert-and-update", test_undo_of_insert_and_update);
  g_test_add_func ("/change-set/undo-of-two-updates", test_undo_of_two_updates);
  g_test_add_func ("/change-set/deleted-row-returns-with-new-version",
                   test_deleted_row_returns_with_new_version);
  g_test_add_func ("/change-set/merge-keeps-first-before-and-last-after",
                   test_merge_keeps_first_before_and_last_after);
  g_test_add_func ("/change-set/merge-keeps-order-around-inserts",
                   test_merge_keeps_order_around_inserts);
  return g_test_run ();
}
