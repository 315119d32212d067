/* test-record.c: the course of a case: writing, reading page by page, correcting. */
#include "config.h"

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-office.h"
#include "domain/fw-record-repository.h"
#include "fw-test-office.h"

typedef struct
{
  FwTestOffice *office;
  gint64 staff;
  gint64 deputy;
  gint64 case_id;
  gint64 emil;
} Fixture;

static FwChangeSet *
act (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  FwChangeSet *changes = fw_await_sync_boxed (future, &error);

  g_assert_no_error (error);
  return changes;
}

static void
insert (Fixture *f, const char *table, gint64 id, FwRow *row)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");

  fw_change_set_insert (changes, table, id, row);
  fw_row_unref (row);
  fw_change_set_unref (act (fw_store_commit (f->office->store, changes)));
}

static void
set_up (Fixture *f, gconstpointer data)
{
  g_auto (GValue) id = G_VALUE_INIT;
  g_auto (GValue) case_id = G_VALUE_INIT;
  g_autoptr (FwResult) file = NULL;
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  FwRow *row;

  fw_clock_set_today (fw_day_new (2026, 6, 2));
  f->office = fw_test_office_new ();
  fw_await_sync (
      fw_office_set_up (f->office->store, "Auental", "NW", "S. Brandt", "admin", "2020-01-01"), &id,
      NULL);
  f->staff = g_value_get_int64 (&id);
  fw_store_set_staff (f->office->store, f->staff);
  fw_await_sync (fw_case_repository_create (f->office->store, "Familie K.", "2026-05-21"), &case_id,
                 NULL);
  f->case_id = g_value_get_int64 (&case_id);

  f->deputy = fw_id_new ();
  row = fw_row_new ();
  fw_row_set_text (row, "name", "R. Aydin");
  insert (f, "staff", f->deputy, row);
  row = fw_row_new ();
  fw_row_set_int (row, "deputy_id", f->deputy);
  fw_change_set_update (changes, "case_file", f->case_id, -1, row);
  fw_row_unref (row);
  fw_change_set_unref (act (fw_store_commit (f->office->store, changes)));

  f->emil = fw_id_new ();
  row = fw_row_new ();
  fw_row_set_text (row, "given_name", "Emil");
  insert (f, "person", f->emil, row);
  row = fw_row_new ();
  fw_row_set_int (row, "case_id", f->case_id);
  fw_row_set_int (row, "person_id", f->emil);
  fw_row_set_text (row, "role", "child");
  insert (f, "case_person", fw_id_new (), row);
  row = fw_row_new ();
  fw_row_set_int (row, "case_id", f->case_id);
  fw_row_set_int (row, "person_id", f->emil);
  fw_row_set_text (row, "file_number", "51-2026-0001-1");
  insert (f, "case_child", fw_id_new (), row);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  fw_test_office_free (f->office);
  fw_clock_set_today (FW_DAY_NONE);
}

static GListStore *
list (Fixture *f, const FwRecordFilter *filter, FwRecordItem *after, guint limit)
{
  g_autoptr (GError) error = NULL;
  GListStore *page = fw_await_sync_object (
      fw_record_repository_list_page (f->office->store, f->case_id, filter, after, limit), &error);

  g_assert_no_error (error);
  return page;
}

static guint
count (GListStore *page)
{
  return g_list_model_get_n_items (G_LIST_MODEL (page));
}

static FwRecordItem *
nth (GListStore *page, guint i)
{
  g_autoptr (FwRecordItem) item = g_list_model_get_item (G_LIST_MODEL (page), i);

  g_assert_nonnull (item);
  return item; /* the page keeps it */
}

/* CASE-3: who was there, when, how long, for whom; and a re-submission in the same act. */
static void
test_entry (Fixture *f, gconstpointer data)
{
  const char *names[] = {"Frau Moos", NULL};
  FwRecordEntry entry = {.case_id = f->case_id,
                         .kind = "visit",
                         .happened_at = "2026-06-01T09:30",
                         .duration_s = 2700,
                         .child_id = f->emil,
                         .child_seen = TRUE,
                         .body = "Emil zeigt sein Zimmer.",
                         .person_ids = &f->emil,
                         .n_persons = 1,
                         .names = names,
                         .resubmit_what = "Kita anrufen",
                         .resubmit_due = "2026-06-09"};
  g_autoptr (FwChangeSet) changes = act (fw_record_repository_add_entry (f->office->store, &entry));
  g_autoptr (FwChangeSet) inverse = fw_change_set_invert (changes);
  g_autoptr (FwChangeSet) undone = NULL;
  g_autoptr (GListStore) page = list (f, NULL, NULL, 10);
  g_autoptr (GListStore) empty = NULL;
  g_autoptr (FwResult) seen = NULL, unseen = NULL;

  g_assert_cmpuint (count (page), ==, 2);
  g_assert_cmpstr (nth (page, 0)->subject, ==, "set"); /* today */
  g_assert_cmpstr (nth (page, 1)->kind, ==, "visit");
  g_assert_cmpstr (nth (page, 1)->child, ==, "Emil");
  g_assert_cmpstr (nth (page, 1)->participants, ==, "Emil, Frau Moos");
  g_assert_cmpstr (nth (page, 1)->author, ==, "S. Brandt");
  g_assert_null (nth (page, 1)->on_behalf_of);
  g_assert_true (nth (page, 1)->child_seen);
  seen = fw_test_office_query (
      f->office,
      "SELECT k.last_seen, c.last_contact, r.entry_id, r.due FROM case_child k JOIN case_file c ON "
      "c.id = k.case_id JOIN resubmission r ON r.case_id = c.id AND r.rule IS NULL",
      NULL);
  g_assert_cmpstr (fw_result_get_text (seen, 0, 0), ==, "2026-06-01");
  g_assert_cmpstr (fw_result_get_text (seen, 0, 1), ==, "2026-06-01");
  g_assert_cmpint (fw_result_get_int (seen, 0, 2), ==, nth (page, 1)->id);
  g_assert_cmpstr (fw_result_get_text (seen, 0, 3), ==, "2026-06-09");
  /* One undo takes all of it back. */
  undone = act (fw_store_commit (f->office->store, inverse));
  empty = list (f, NULL, NULL, 10);
  g_assert_cmpuint (count (empty), ==, 0);
  unseen = fw_test_office_query (f->office, "SELECT last_seen FROM case_child", NULL);
  g_assert_true (fw_result_is_null (unseen, 0, 0));
}

/* An older visit does not turn the clock back. */
static void
test_last_seen_only_forward (Fixture *f, gconstpointer data)
{
  const char *const times[] = {"2026-05-30T10:00", "2026-05-01T10:00"};

  for (guint i = 0; i < G_N_ELEMENTS (times); i++)
    {
      FwRecordEntry entry = {.case_id = f->case_id,
                             .kind = "visit",
                             .happened_at = times[i],
                             .child_seen = TRUE,
                             .body = "gesehen"};
      g_autoptr (FwChangeSet) changes
          = act (fw_record_repository_add_entry (f->office->store, &entry));
      g_autoptr (FwResult) seen
          = fw_test_office_query (f->office, "SELECT last_seen FROM case_child", NULL);

      g_assert_cmpstr (fw_result_get_text (seen, 0, 0), ==, "2026-05-30");
    }
}

/* 101 entries of the same minute, read by sevens: each once, newest first. */
static void
test_pages (Fixture *f, gconstpointer data)
{
  g_autoptr (FwRecordItem) last = NULL;
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  guint n = 0;

  for (guint i = 0; i < 101; i++)
    fw_change_set_unref (
        act (fw_record_repository_add (f->office->store, f->case_id, "note",
                                       i < 60 ? "2026-06-01T09:30" : "2026-06-01T09:31", 0, "x")));
  for (;;)
    {
      g_autoptr (GListStore) page = list (f, NULL, last, 7);

      if (count (page) == 0)
        break;
      for (guint i = 0; i < count (page); i++, n++)
        {
          FwRecordItem *item = nth (page, i);

          if (last != NULL)
            g_assert_cmpstr (item->happened_at, <=, last->happened_at);
          g_assert_true (g_hash_table_add (seen, g_memdup2 (&item->id, sizeof item->id)));
          g_set_object (&last, item);
        }
    }
  g_assert_cmpuint (n, ==, 101);
}

static guint
count_filtered (Fixture *f, const char *kind, gint64 child, gint64 person, const char *text)
{
  FwRecordFilter filter = {kind, child, person, text};
  g_autoptr (GListStore) page = list (f, &filter, NULL, 100);

  return count (page);
}

static void
test_filters (Fixture *f, gconstpointer data)
{
  FwRecordEntry entry = {.case_id = f->case_id,
                         .kind = "phone",
                         .body = "Großeltern holen ab",
                         .person_ids = &f->emil,
                         .n_persons = 1};
  FwRecordEntry secret
      = {.case_id = f->case_id, .kind = "talk", .body = "Großes Geheimnis", .confided = TRUE};

  fw_change_set_unref (act (fw_record_repository_add_entry (f->office->store, &entry)));
  fw_change_set_unref (act (fw_record_repository_add_entry (f->office->store, &secret)));
  fw_change_set_unref (
      act (fw_record_repository_add (f->office->store, f->case_id, "note", NULL, 0, "Kita")));
  g_assert_cmpuint (count_filtered (f, NULL, 0, 0, NULL), ==, 3);
  g_assert_cmpuint (count_filtered (f, "phone", 0, 0, NULL), ==, 1);
  g_assert_cmpuint (count_filtered (f, "acts", 0, 0, NULL), ==, 0);
  g_assert_cmpuint (count_filtered (f, NULL, 0, f->emil, NULL), ==, 1);
  g_assert_cmpuint (count_filtered (f, NULL, f->emil, 0, NULL), ==, 3);
  g_assert_cmpuint (count_filtered (f, NULL, 0, 0, "gross"), ==, 1); /* not the confided one */
  g_assert_cmpuint (count_filtered (f, NULL, 0, 0, "kit"), ==, 1);
  g_assert_cmpuint (count_filtered (f, NULL, 0, 0, "\" OR x"), ==, 0);
}

/* CASE-11: what a deputy did is marked. § 65: what was confided to one is read by that one. */
static void
test_deputy_and_confided (Fixture *f, gconstpointer data)
{
  FwRecordEntry secret
      = {.case_id = f->case_id, .kind = "talk", .body = "anvertraut", .confided = TRUE};
  g_autoptr (GListStore) mine = NULL, theirs = NULL;
  g_autoptr (FwResult) rows = NULL;

  fw_change_set_unref (act (fw_record_repository_add_entry (f->office->store, &secret)));
  fw_store_set_staff (f->office->store, f->deputy);
  fw_change_set_unref (
      act (fw_record_repository_add (f->office->store, f->case_id, "phone", NULL, 0, "Anruf")));
  theirs = list (f, NULL, NULL, 10);
  g_assert_cmpuint (count (theirs), ==, 2);
  g_assert_cmpstr (nth (theirs, 0)->author, ==, "R. Aydin");
  g_assert_cmpstr (nth (theirs, 0)->on_behalf_of, ==, "S. Brandt");
  g_assert_true (nth (theirs, 1)->withheld);
  g_assert_cmpstr (nth (theirs, 1)->body, ==, "");
  rows = fw_await_sync_boxed (fw_record_repository_list (f->office->store, f->case_id, 10), NULL);
  g_assert_cmpuint (fw_result_get_n_rows (rows), ==, 1);
  fw_store_set_staff (f->office->store, f->staff);
  mine = list (f, NULL, NULL, 10);
  g_assert_cmpstr (nth (mine, 1)->body, ==, "anvertraut");
}

/* An old entry stays as it was; the correction names it. */
static void
test_correction (Fixture *f, gconstpointer data)
{
  g_autoptr (GListStore) before = NULL, after = NULL;
  FwRecordEntry correction = {.case_id = f->case_id, .kind = "note", .body = "richtig: Dienstag"};

  fw_change_set_unref (act (fw_record_repository_add (f->office->store, f->case_id, "phone",
                                                      "2026-05-01T10:00", 0, "am Montag")));
  before = list (f, NULL, NULL, 10);
  correction.corrects_id = nth (before, 0)->id;
  fw_change_set_unref (act (fw_record_repository_add_entry (f->office->store, &correction)));
  after = list (f, NULL, NULL, 10);
  g_assert_cmpuint (count (after), ==, 2);
  g_assert_cmpint (nth (after, 0)->corrects_id, ==, nth (after, 1)->id);
  g_assert_cmpstr (nth (after, 1)->body, ==, "am Montag");
  g_assert_nonnull (nth (after, 1)->corrected_at);
}

static void
test_refused (Fixture *f, gconstpointer data)
{
  const FwRecordEntry bad[] = {
      {.case_id = f->case_id, .kind = "gossip", .body = "x"},
      {.case_id = f->case_id, .kind = "note", .body = ""},
      {.case_id = f->case_id, .kind = "note", .body = "x", .happened_at = "heute"},
      {.case_id = f->case_id, .kind = "note", .body = "x", .resubmit_what = "y"},
      {.case_id = f->case_id,
       .kind = "note",
       .body = "x",
       .resubmit_what = "",
       .resubmit_due = "2026-06-09"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_false (
          fw_await_sync (fw_record_repository_add_entry (f->office->store, &bad[i]), NULL, &error));
      g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
#define ADD(path, func) g_test_add ("/record/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("entry-holds-everything", test_entry);
  ADD ("last-seen-only-forward", test_last_seen_only_forward);
  ADD ("pages-lose-nothing", test_pages);
  ADD ("filters", test_filters);
  ADD ("deputy-and-confided", test_deputy_and_confided);
  ADD ("correction-keeps-the-old", test_correction);
  ADD ("wrong-entries-are-refused", test_refused);
  return g_test_run ();
}
