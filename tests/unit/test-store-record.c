/* Live records: one object a row, in every view, following the store. */
#include "config.h"

#include <gio/gio.h>

#include "fw-test-person.h"

static void
count_cb (GObject *object, GParamSpec *pspec, guint *n)
{
  (*n)++;
}

static void
rename_row (FwStore *store, gint64 id, const char *column, const char *text)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Change person");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (GError) error = NULL;

  fw_row_set_text (row, column, text);
  fw_change_set_update (changes, "person", id, -1, row);
  fw_await_sync (fw_store_commit (store, changes), NULL, &error);
  g_assert_no_error (error);
}

static void
test_identity (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  FwRecord *one = fw_test_person_load (office->store, id);
  FwRecord *two = fw_test_person_load (office->store, id);
  gpointer weak = one;

  g_assert_true (one == two);
  g_assert_cmpint (fw_record_get_id (one), ==, id);
  g_assert_cmpint (fw_record_get_version (one), ==, 1);
  g_assert_cmpstr (fw_record_get_text (one, "family_name"), ==, "Birkenstein");
  g_object_add_weak_pointer (G_OBJECT (one), &weak);
  g_object_unref (one);
  g_object_unref (two);
  fw_test_wait_until (weak == NULL);
  one = fw_test_person_load (office->store, id);
  g_assert_cmpstr (fw_record_get_text (one, "family_name"), ==, "Birkenstein");
  g_object_unref (one);
  fw_test_office_free (office);
}

static void
test_not_found (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GError) error = NULL;

  g_assert_null (
      fw_await_sync_object (fw_store_load_record (office->store, FW_TYPE_TEST_PERSON, 7), &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND);
  fw_test_office_free (office);
}

static void
test_setter (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autofree char *name = NULL;
  g_autofree char *born = NULL;
  guint n_notify = 0, n_touched = 0, n_detail = 0;
  g_autoptr (FwRow) changes = NULL;

  g_signal_connect (record, "notify::family-name", G_CALLBACK (count_cb), &n_notify);
  g_signal_connect_swapped (record, "touched", G_CALLBACK (g_atomic_int_inc), &n_touched);
  g_signal_connect_swapped (record, "touched::family-name", G_CALLBACK (g_atomic_int_inc),
                            &n_detail);
  g_assert_false (fw_record_set_text (record, "family_name", "Birkenstein"));
  g_assert_false (fw_record_is_dirty (record));
  g_object_set (record, "family-name", "Ahornblatt", NULL);
  g_object_get (record, "family-name", &name, "born", &born, NULL);
  g_assert_cmpstr (name, ==, "Ahornblatt");
  g_assert_null (born);
  g_assert_cmpuint (n_notify, ==, 1);
  g_assert_cmpuint (n_touched, ==, 1);
  g_assert_true (fw_record_is_dirty (record));
  /* What an entry calls empty is NULL for a date and "" for a text. */
  g_assert_false (fw_record_set_text (record, "born", ""));
  g_assert_true (fw_record_set_text (record, "born", "~2019"));
  g_assert_true (fw_record_set_text (record, "family_name", NULL));
  g_assert_cmpstr (fw_record_get_text (record, "family_name"), ==, "");
  g_assert_cmpuint (n_touched, ==, 3);
  g_assert_cmpuint (n_detail, ==, 2);
  changes = fw_record_dup_changes (record);
  g_assert_cmpuint (fw_row_get_n (changes), ==, 2);
  g_assert_cmpstr (fw_row_get_text (changes, "born"), ==, "~2019");
  g_assert_cmpstr (fw_record_get_stored_text (record, "family_name"), ==, "Birkenstein");
  fw_record_revert (record);
  g_assert_false (fw_record_is_dirty (record));
  g_assert_null (fw_record_dup_changes (record));
  g_assert_cmpstr (fw_record_get_text (record, "family_name"), ==, "Birkenstein");
  fw_test_office_free (office);
}

static void
test_follows_own_commits (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwChangeSet) gone = fw_change_set_new ("Delete person");
  g_autoptr (FwChangeSet) applied = NULL;
  g_autoptr (FwChangeSet) back = NULL;

  fw_record_set_text (record, "note", "Notiz");
  rename_row (office->store, id, "family_name", "Ahornblatt");
  g_assert_cmpstr (fw_record_get_text (record, "family_name"), ==, "Ahornblatt");
  g_assert_cmpint (fw_record_get_version (record), ==, 2);
  g_assert_true (fw_record_is_dirty (record));
  g_assert_cmpstr (fw_record_get_text (record, "note"), ==, "Notiz");
  fw_record_revert (record);

  fw_change_set_delete (gone, "person", id, 2);
  applied = fw_await_sync_boxed (fw_store_commit (office->store, gone), NULL);
  g_assert_true (fw_record_is_deleted (record));
  back = fw_change_set_invert (applied);
  g_assert_true (fw_await_sync (fw_store_commit (office->store, back), NULL, NULL));
  fw_test_wait_until (!fw_record_is_deleted (record));
  g_assert_cmpint (fw_record_get_version (record), ==, 3);
  fw_test_office_free (office);
}

static void
test_follows_others (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwStore) other = fw_test_open_again (office);
  g_autoptr (FwRecord) record = fw_test_person_load (office->store, id);
  g_autoptr (FwChangeSet) gone = fw_change_set_new ("Delete person");
  g_autoptr (FwRow) changes = NULL;

  fw_record_set_text (record, "note", "Meine Notiz");
  rename_row (other, id, "family_name", "Ahornblatt");
  fw_test_wait_until (fw_record_get_version (record) == 2);
  g_assert_cmpstr (fw_record_get_text (record, "family_name"), ==, "Ahornblatt");
  g_assert_cmpstr (fw_record_get_text (record, "note"), ==, "Meine Notiz");
  g_assert_false (fw_record_is_conflicting (record));

  /* The same column: the own text stays, the version of what was seen too. */
  rename_row (other, id, "note", "Notiz der Kollegin");
  fw_test_wait_until (fw_record_is_conflicting (record));
  g_assert_cmpstr (fw_record_get_text (record, "note"), ==, "Meine Notiz");
  g_assert_cmpstr (fw_record_get_stored_text (record, "note"), ==, "Notiz der Kollegin");
  g_assert_cmpint (fw_record_get_version (record), ==, 2);
  fw_record_rebase (record);
  g_assert_cmpint (fw_record_get_version (record), ==, 3);
  g_assert_true (fw_record_is_dirty (record));
  fw_record_revert (record);
  g_assert_cmpstr (fw_record_get_text (record, "note"), ==, "Notiz der Kollegin");

  fw_change_set_delete (gone, "person", id, 3);
  g_assert_true (fw_await_sync (fw_store_commit (other, gone), NULL, NULL));
  fw_test_wait_until (fw_record_is_deleted (record));
  fw_await_sync (fw_store_close (other), NULL, NULL);
  fw_test_office_free (office);
}

static void
test_load_many (void)
{
  FwTestOffice *office = fw_test_office_new ();
  gint64 id = fw_test_office_add_person (office, "Birkenstein");
  g_autoptr (FwRecord) record = NULL;
  g_autoptr (GListModel) list = NULL;
  g_autoptr (FwRecord) last = NULL;
  g_autoptr (FwRecord) first = NULL;
  g_autoptr (GError) error = NULL;

  fw_test_office_add_person (office, "Ahornblatt");
  fw_test_office_add_person (office, "Zander");
  record = fw_test_person_load (office->store, id);
  list = fw_await_sync_object (fw_store_load_records (office->store, FW_TYPE_TEST_PERSON,
                                                      "WHERE family_name < $1 ORDER BY family_name",
                                                      g_variant_new ("(s)", "Z")),
                               &error);
  g_assert_no_error (error);
  g_assert_cmpuint (g_list_model_get_n_items (list), ==, 2);
  first = g_list_model_get_item (list, 0);
  last = g_list_model_get_item (list, 1);
  g_assert_cmpstr (fw_record_get_text (first, "family_name"), ==, "Ahornblatt");
  g_assert_true (last == record);
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/record/every-view-has-the-same-object", test_identity);
  g_test_add_func ("/record/what-is-not-there-is-said", test_not_found);
  g_test_add_func ("/record/a-setter-marks-notifies-and-touches", test_setter);
  g_test_add_func ("/record/own-commits-and-deletions-are-followed", test_follows_own_commits);
  g_test_add_func ("/record/others-are-followed-and-own-text-stays", test_follows_others);
  g_test_add_func ("/record/a-list-holds-the-live-objects", test_load_many);
  return g_test_run ();
}
