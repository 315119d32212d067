/* Views hear of changes on the main thread, before the commit's future is awaited. */
#include "config.h"

#include "fw-test-office.h"
#include "store/fw-background.h"

static GThread *heard_on;
static guint n_heard;

static void
changed_cb (FwStore *store, FwNotice *notice, gpointer data)
{
  heard_on = g_thread_self ();
  n_heard++;
}

static FwChangeSet *
new_person (void)
{
  FwChangeSet *changes = fw_change_set_new ("Add person");
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_text (row, "family_name", "Muster");
  fw_change_set_insert (changes, "person", fw_id_new (), row);
  return changes;
}

/* Nobody iterates the main context while the writer commits: GLib would lend it
 * to the writer's thread. */
static void
test_changed_is_heard_on_main_thread (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (FwChangeSet) changes = new_person ();
  DexFuture *future;

  n_heard = 0;
  g_signal_connect (office->store, "changed", G_CALLBACK (changed_cb), NULL);
  future = fw_store_commit (office->store, changes);
  for (guint i = 0; i < 500 && dex_future_is_pending (future); i++)
    g_usleep (10000);
  g_assert_false (dex_future_is_pending (future));
  g_usleep (50000);
  g_assert_cmpuint (n_heard, ==, 0);
  g_assert_true (fw_await_sync (future, NULL, NULL));
  while (n_heard == 0)
    g_main_context_iteration (NULL, TRUE);
  g_assert_true (heard_on == g_thread_self ());
  fw_test_office_free (office);
}

static DexFuture *
fiber_cb (gpointer data)
{
  FwStore *store = data;

  n_heard = 0;
  for (guint i = 1; i <= 20; i++)
    {
      g_autoptr (FwChangeSet) another = new_person ();

      g_assert_true (dex_await (fw_store_commit (store, another), NULL));
      g_assert_cmpuint (n_heard, ==, i);
    }
  return dex_future_new_true ();
}

static void
test_changed_precedes_the_commits_future (void)
{
  FwTestOffice *office = fw_test_office_new ();

  g_signal_connect (office->store, "changed", G_CALLBACK (changed_cb), NULL);
  g_assert_true (
      fw_await_sync (dex_scheduler_spawn (NULL, 0, fiber_cb, office->store, NULL), NULL, NULL));
  fw_test_office_free (office);
}

static gint64
get_size (FwTestOffice *office)
{
  g_autofree char *path = g_build_filename (office->folder, "office.db", NULL);
  GStatBuf info;

  g_assert_cmpint (g_stat (path, &info), ==, 0);
  return info.st_size;
}

/* Saving never waits until the log is written back; that is done between saves. */
static void
test_log_is_written_back_between_saves (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autofree char *text = g_strnfill (30000, 'x');
  gint64 size = 0, end;
  gboolean between = FALSE, quick = FALSE;

  /* In one transaction more than SQLite itself would leave in the log. The idle
   * second may fall into one of them, not into each of several, unless each takes
   * as long: then the machine has too much to do to tell. */
  for (guint try = 0; try < 6 && !between; try++)
    {
      g_autoptr (FwChangeSet) changes = fw_change_set_new ("Add people");
      gint64 begin = g_get_monotonic_time ();

      for (guint i = 0; i < 60; i++)
        {
          g_autoptr (FwRow) row = fw_row_new ();

          fw_row_set_text (row, "family_name", text);
          fw_change_set_insert (changes, "person", fw_id_new (), row);
        }
      size = get_size (office);
      g_assert_true (fw_await_sync (fw_store_commit (office->store, changes), NULL, NULL));
      between = get_size (office) == size;
      quick |= g_get_monotonic_time () - begin < G_USEC_PER_SEC / 2;
    }
  if (quick || between)
    g_assert_true (between);
  else
    g_test_skip ("each save took longer than the rest after which the log is written back");
  for (end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;
       get_size (office) <= size + 60 * 30000 && g_get_monotonic_time () < end;)
    g_usleep (20000);
  g_assert_cmpint (get_size (office), >, size + 60 * 30000);
  fw_test_office_free (office);
}

static gboolean ended;

static void
left_cb (gpointer data)
{
  g_usleep (100000);
  g_atomic_int_set (&ended, TRUE);
}

static GPrivate kept = G_PRIVATE_INIT (left_cb);

static DexFuture *
job_cb (gpointer data)
{
  g_private_set (&kept, &kept);
  return dex_future_new_for_int (7);
}

/* Libraries keep things for each thread and let go of them when it ends. A command that exits
 * with the result in hand must not exit into that. */
static void
test_result_comes_when_the_thread_has_ended (void)
{
  g_auto (GValue) value = G_VALUE_INIT;

  ended = FALSE;
  g_assert_true (fw_await_sync (fw_background_run ("job", job_cb, NULL, NULL), &value, NULL));
  g_assert_true (g_atomic_int_get (&ended));
  g_assert_cmpint (g_value_get_int (&value), ==, 7);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/store-threads/changed-is-heard-on-main-thread",
                   test_changed_is_heard_on_main_thread);
  g_test_add_func ("/store-threads/changed-precedes-the-commits-future",
                   test_changed_precedes_the_commits_future);
  g_test_add_func ("/store-threads/the-log-is-written-back-between-saves",
                   test_log_is_written_back_between_saves);
  g_test_add_func ("/store-threads/a-result-comes-when-its-thread-has-ended",
                   test_result_comes_when_the_thread_has_ended);
  return g_test_run ();
}
