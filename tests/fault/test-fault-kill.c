/* kill -9 at any moment: nothing acknowledged is lost, and at most 2 s of typing. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "../fw-test-person.h"
#include "fw-child.h"
#include "store/fw-check.h"
#include "store/fw-edit-session.h"

#define N_COMMIT_ROUNDS 80
#define N_TYPISTS 5
#define N_TYPING_ROUNDS 4
#define MAX_LOSS_US (2 * G_USEC_PER_SEC)

static guint
share (guint n)
{
  const char *divisor = g_getenv ("FALLWERK_FAULT_SHARE");

  return MAX (n / (divisor != NULL ? MAX (atoi (divisor), 1) : 1), 2);
}

static FwStore *
open_store (const char *folder)
{
  g_autoptr (GError) error = NULL;
  FwStore *store = fw_await_sync_object (fw_store_open (folder, "admin", FW_TEST_PASSWORD), &error);

  g_assert_no_error (error);
  return store;
}

static gint64
find_person (FwStore *store)
{
  g_autoptr (FwResult) result
      = fw_await_sync_boxed (fw_store_query (store, "SELECT min(id) FROM person", NULL), NULL);

  return fw_result_get_int (result, 0, 0);
}

/* The number in the note of a record, 0 for none. */
static gint64
get_number (FwRecord *record)
{
  return g_ascii_strtoll (fw_record_get_text (record, "note"), NULL, 10);
}

/* Child: counts up in one row and adds another in the same set. */
static void
part_commit (const char *folder)
{
  g_autoptr (FwStore) store = open_store (folder);
  gint64 id = find_person (store);
  g_autoptr (FwRecord) record = fw_test_person_load (store, id);
  gint64 number = get_number (record);

  for (;;)
    {
      g_autoptr (FwChangeSet) changes = fw_change_set_new ("Count");
      g_autoptr (FwRow) row = fw_row_new ();
      g_autoptr (FwRow) added = fw_row_new ();
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, ++number);

      fw_row_set_text (row, "note", text);
      fw_row_set_text (added, "family_name", text);
      fw_change_set_update (changes, "person", id, -1, row);
      fw_change_set_insert (changes, "person", fw_id_new (), added);
      if (!fw_await_sync (fw_store_commit (store, changes), NULL, NULL))
        exit (3);
      fw_child_say ("%s\n", text);
    }
}

/* Child: types a number every few milliseconds, without a rest. */
static void
part_type (const char *folder)
{
  g_autoptr (FwStore) store = open_store (folder);
  g_autoptr (FwRecord) record = fw_test_person_load (store, find_person (store));
  g_autoptr (FwEditSession) session = fw_edit_session_new (store);
  gint64 number = get_number (record);

  fw_edit_session_watch (session, record, "Change person");
  fw_test_run_for (30);
  for (;;)
    {
      g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, ++number);

      fw_record_set_text (record, "note", text);
      fw_child_say ("%s %" G_GINT64_FORMAT "\n", text, g_get_monotonic_time ());
      fw_test_run_for (12);
    }
}

static void
assert_whole (FwStore *store)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwCheckReport) report = fw_await_sync_boxed (fw_store_check (store), &error);

  g_assert_no_error (error);
  if (report->problems[0] != NULL)
    g_error ("%s", report->problems[0]);
}

static void
test_commits (void)
{
  FwTestOffice *office = fw_test_office_new ();
  guint n_rounds = share (N_COMMIT_ROUNDS);
  gint64 n_acknowledged = 0;

  fw_test_office_add_person (office, "Zähler");
  fw_test_office_close (office);
  for (guint round = 0; round < n_rounds; round++)
    {
      FwChild child;
      g_autoptr (FwRecord) record = NULL;
      g_autoptr (FwResult) n = NULL;
      gint64 last = 0, id;

      fw_child_start (&child, "commit", office->folder, NULL);
      fw_child_wait_for_line (&child);
      g_usleep (g_test_rand_int_range (0, 60000));
      g_assert_cmpint (kill (child.pid, SIGKILL), ==, 0);
      g_assert_true (WIFSIGNALED (fw_child_end (&child)));
      for (char *line = child.text->str; strchr (line, '\n') != NULL;
           line = strchr (line, '\n') + 1)
        last = g_ascii_strtoll (line, NULL, 10);
      fw_child_clear (&child);
      n_acknowledged = last;

      office->store = open_store (office->folder);
      id = find_person (office->store);
      record = fw_test_person_load (office->store, id);
      /* One more may be on the disk whose acknowledgement was cut off. */
      g_assert_cmpint (get_number (record), >=, last);
      g_assert_cmpint (get_number (record), <=, last + 1);
      n = fw_test_office_query (office, "SELECT count(*) FROM person", NULL);
      g_assert_cmpint (fw_result_get_int (n, 0, 0), ==, get_number (record) + 1);
      if (round % 10 == 0)
        assert_whole (office->store);
      g_clear_object (&record);
      fw_test_office_close (office);
    }
  g_test_message ("%u rounds, %" G_GINT64_FORMAT " acknowledged commits", n_rounds, n_acknowledged);
  g_assert_cmpint (n_acknowledged, >, n_rounds);
  fw_test_office_free (office);
}

static void
recovered_cb (FwEditSession *session, FwRecord *record, gboolean *recovered)
{
  *recovered = TRUE;
}

static void
check_typist (FwTestOffice *office, FwChild *child, gint64 killed_at, gint64 *worst)
{
  g_autoptr (FwRecord) record = NULL;
  g_autoptr (FwEditSession) session = NULL;
  gboolean recovered = FALSE;
  gint64 kept;

  office->store = open_store (office->folder);
  record = fw_test_person_load (office->store, find_person (office->store));
  session = fw_edit_session_new (office->store);
  g_signal_connect (session, "recovered", G_CALLBACK (recovered_cb), &recovered);
  fw_edit_session_watch (session, record, "Change person");
  for (guint i = 0; i < 50 && !recovered; i++)
    fw_test_run_for (10);
  kept = get_number (record);
  for (char *line = child->text->str; strchr (line, '\n') != NULL; line = strchr (line, '\n') + 1)
    {
      char *rest;
      gint64 number = g_ascii_strtoll (line, &rest, 10);
      gint64 typed_at = g_ascii_strtoll (rest, NULL, 10);

      if (number <= kept)
        continue;
      *worst = MAX (*worst, killed_at - typed_at);
      g_assert_cmpint (killed_at - typed_at, <=, MAX_LOSS_US);
    }
  g_assert_true (fw_await_sync (fw_edit_session_flush (session), NULL, NULL));
  g_clear_object (&session);
  g_clear_object (&record);
  fw_test_office_close (office);
}

static void
test_typing (void)
{
  FwTestOffice *offices[N_TYPISTS];
  guint n_rounds = share (N_TYPING_ROUNDS);
  gint64 worst = 0;

  for (guint i = 0; i < N_TYPISTS; i++)
    {
      offices[i] = fw_test_office_new ();
      fw_test_office_add_person (offices[i], "Tipper");
      fw_test_office_close (offices[i]);
    }
  for (guint round = 0; round < n_rounds; round++)
    {
      FwChild children[N_TYPISTS];
      gint64 killed_at[N_TYPISTS];

      for (guint i = 0; i < N_TYPISTS; i++)
        fw_child_start (&children[i], "type", offices[i]->folder, NULL);
      for (guint i = 0; i < N_TYPISTS; i++)
        fw_child_wait_for_line (&children[i]);
      for (guint i = 0; i < N_TYPISTS; i++)
        {
          g_usleep (g_test_rand_int_range (100000, 900000));
          killed_at[i] = g_get_monotonic_time ();
          g_assert_cmpint (kill (children[i].pid, SIGKILL), ==, 0);
        }
      for (guint i = 0; i < N_TYPISTS; i++)
        {
          g_assert_true (WIFSIGNALED (fw_child_end (&children[i])));
          check_typist (offices[i], &children[i], killed_at[i], &worst);
          fw_child_clear (&children[i]);
        }
    }
  g_test_message ("%u rounds, at most %.2f s of typing lost", n_rounds * N_TYPISTS,
                  worst / (double) G_USEC_PER_SEC);
  for (guint i = 0; i < N_TYPISTS; i++)
    {
      offices[i]->store = open_store (offices[i]->folder);
      assert_whole (offices[i]->store);
      fw_test_office_free (offices[i]);
    }
}

int
main (int argc, char **argv)
{
  dex_init ();
  fw_envelope_set_test_cost ();
  if (argc >= 4 && g_str_equal (argv[1], "--part"))
    {
      if (g_str_equal (argv[2], "commit"))
        part_commit (argv[3]);
      else
        part_type (argv[3]);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/kill/nothing-acknowledged-is-lost", test_commits);
  g_test_add_func ("/kill/at-most-two-seconds-of-typing", test_typing);
  return g_test_run ();
}
