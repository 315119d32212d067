/* bench-store.c: times what a window asks of the store; see build-aux/bench.py.
 *
 * bench-store make FOLDER CASES EVENTS
 * bench-store measure FOLDER ROUNDS [cold]
 *
 * Built twice, over the real store and over plain SQLite. `measure` prints a
 * line "OPERATION MILLISECONDS" for each single call, thread hops included,
 * from the main thread's question to its answer. `cold` first drops the files
 * from the system's cache. Prints, never judges.
 */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "../fw-test-office.h"
#include "base/fw-clock.h"
#include "domain/fw-case-list-repository.h"
#include "domain/fw-demo.h"
#include "domain/fw-record-repository.h"
#include "domain/fw-staff-repository.h"

static const char *const words[] = {
    "kita", "mutter schule", "hausbesuch", "termin vater", "telefonat", "zusage kita platz",
};

static gint64 started;

static void
start (void)
{
  started = g_get_monotonic_time ();
}

static void
stop (const char *operation)
{
  printf ("%s %.3f\n", operation, (g_get_monotonic_time () - started) / 1000.0);
}

static gpointer
await (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  gpointer value = fw_await_sync_boxed (future, &error);

  if (error != NULL)
    g_error ("%s", error->message);
  return value;
}

static void
make (const char *folder, int n_cases, int n_events)
{
  g_autofree char *key = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) store
      = fw_await_sync_object (fw_store_create (folder, "demo", "demo", &key), &error);

  if (store == NULL
      || !fw_await_sync (fw_demo_fill (store, 1, n_cases, n_events, NULL, NULL), NULL, &error))
    g_error ("%s", error->message);
  fw_await_sync (fw_store_close (store), NULL, NULL);
}

static void
drop_from_cache (const char *folder)
{
  static const char *const names[] = {"office.db", "office.db-wal", "office.db-shm"};

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autofree char *path = g_build_filename (folder, names[i], NULL);
      int fd = open (path, O_RDONLY | O_CLOEXEC);

      if (fd < 0)
        continue;
      fdatasync (fd);
      posix_fadvise (fd, 0, 0, POSIX_FADV_DONTNEED);
      close (fd);
    }
}

/* The ids of a list and the rows of its first screen. */
static gint64
list (FwStore *store, FwCaseScope scope, const char *search, const char *operation)
{
  FwCaseQuery query = {.scope = scope, .search = search, .sort = FW_CASE_SORT_NAME};
  g_autoptr (FwResult) rows = NULL;
  FwCaseList *found;
  gint64 any;

  start ();
  found = await (fw_case_list_repository_find (store, &query));
  rows = await (fw_case_list_repository_load_rows (store, found, found->ids,
                                                   MIN (found->n_ids, FW_CASE_ROWS_MAX)));
  stop (operation);
  any = found->n_ids > 0 ? found->ids[g_random_int_range (0, found->n_ids)] : 0;
  fw_case_list_unref (found);
  return any;
}

static void
open_case (FwStore *store, gint64 id)
{
  g_autoptr (FwResult) head = NULL;
  g_autoptr (FwResult) entries = NULL;

  start ();
  head = await (fw_case_repository_load (store, id));
  entries = await (fw_record_repository_list (store, id, 50));
  stop ("open");
}

static void
save (FwStore *store, gint64 id)
{
  g_autoptr (FwChangeSet) applied = NULL;

  start ();
  applied = await (fw_record_repository_add (store, id, "note", "2026-06-02T10:00", 0,
                                             "Anruf der Schule: Elternabend am Donnerstag."));
  stop ("save");
}

/* The newest 50 entries with these words. */
static void
search (FwStore *store, const char *text)
{
  g_autoptr (FwResult) found = NULL;

  start ();
  found = await (fw_store_query (store,
                                 "SELECT rowid FROM record_search WHERE record_search MATCH $1 "
                                 "ORDER BY rowid DESC LIMIT 50",
                                 g_variant_new ("(s)", text)));
  stop ("search");
}

static void
measure (const char *folder, guint n_rounds, gboolean cold)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) store = NULL;
  g_auto (GValue) staff = G_VALUE_INIT;
  gint64 id = 0;

  if (cold)
    drop_from_cache (folder);
  start ();
  store = fw_await_sync_object (fw_store_open (folder, "demo", "demo"), &error);
  if (store == NULL
      || !fw_await_sync (fw_staff_repository_find_by_login (store, "demo"), &staff, &error))
    g_error ("%s", error->message);
  stop ("sign-in");
  fw_store_set_staff (store, g_value_get_int64 (&staff));
  for (guint i = 0; i < n_rounds; i++)
    {
      gint64 any;

      list (store, FW_CASE_SCOPE_MINE, NULL, "list-mine");
      any = list (store, FW_CASE_SCOPE_ALL, NULL, "list-all");
      id = any != 0 ? any : id;
      open_case (store, id);
      save (store, id);
      search (store, words[g_random_int_range (0, G_N_ELEMENTS (words))]);
      list (store, FW_CASE_SCOPE_ALL, "ahornblatt", "find-name");
    }
  fw_await_sync (fw_store_close (store), NULL, NULL);
}

int
main (int argc, char **argv)
{
  FwDay today;

  dex_init ();
  if (fw_day_from_iso ("2026-06-02", &today))
    fw_clock_set_today (today);
  if (argc == 5 && g_str_equal (argv[1], "make"))
    make (argv[2], atoi (argv[3]), atoi (argv[4]));
  else if (argc >= 4 && g_str_equal (argv[1], "measure"))
    measure (argv[2], atoi (argv[3]), argc > 4);
  else
    return 2;
  return 0;
}
