/* Two processes edit one office at random while a third one comes and goes:
 * each sees the other within 2 s, stale saves are refused with a name, and the
 * end is what was acknowledged. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "../fw-test-person.h"
#include "fw-child.h"
#include "store/fw-check.h"

#define N_PEOPLE 12
#define N_EDITS 500
#define SEEN_US (2 * G_USEC_PER_SEC)

/* A build with sanitizers is several times slower. */
static gint64
get_seen_us (void)
{
  return g_getenv ("FALLWERK_FAULT_SHARE") != NULL ? 3 * SEEN_US : SEEN_US;
}

static const char *const columns[] = {"given_name", "note"};

static guint
get_n_edits (void)
{
  const char *divisor = g_getenv ("FALLWERK_FAULT_SHARE");

  return MAX (N_EDITS / (divisor != NULL ? MAX (atoi (divisor), 1) : 1), 50);
}

/* Tells which versions of the rows are seen, as soon as they are. */
static void
say_seen (FwRecord **records, gint64 *seen)
{
  for (guint i = 0; i < N_PEOPLE; i++)
    if (fw_record_get_version (records[i]) != seen[i])
      {
        seen[i] = fw_record_get_version (records[i]);
        fw_child_say ("seen %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT "\n", i, seen[i],
                      g_get_monotonic_time ());
      }
}

static gint64
find_staff (FwStore *store, const char *name)
{
  g_autoptr (FwResult) result = fw_await_sync_boxed (
      fw_store_query (store, "SELECT id FROM staff WHERE name = $1", g_variant_new ("(s)", name)),
      NULL);

  return fw_result_get_int (result, 0, 0);
}

/* Child: @name edits; the other one is called @other. */
static void
edit (FwStore *store, FwRecord **records, gint64 *seen, const char *name, const char *other)
{
  guint n_edits = get_n_edits ();

  for (guint i = 0; i < n_edits; i++)
    {
      guint person = g_random_int_range (0, N_PEOPLE);
      const char *column = columns[g_random_int_range (0, G_N_ELEMENTS (columns))];
      g_autoptr (FwChangeSet) changes = fw_change_set_new ("Change person");
      g_autoptr (FwRow) row = fw_row_new ();
      g_autofree char *text = g_strdup_printf ("%s-%u", name, i);
      g_autoptr (GError) error = NULL;
      gint64 version = fw_record_get_version (records[person]);

      fw_row_set_text (row, column, text);
      fw_change_set_update (changes, "person", fw_record_get_id (records[person]), version, row);
      if (fw_await_sync (fw_store_commit (store, changes), NULL, &error))
        fw_child_say ("saved %u %" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %s\n", person,
                      version + 1, g_get_monotonic_time (), column, text);
      else if (g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE)
               && strstr (error->message, other) != NULL)
        fw_child_say ("stale %u\n", person);
      else
        fw_child_say ("wrong %s\n", error->message);
      say_seen (records, seen);
      fw_test_run_for (g_random_int_range (1, 20));
      say_seen (records, seen);
    }
}

static void
part (const char *folder, const char *name)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) store
      = fw_await_sync_object (fw_store_open (folder, "admin", FW_TEST_PASSWORD), &error);
  FwRecord *records[N_PEOPLE];
  gint64 seen[N_PEOPLE] = {0};
  g_autoptr (GListModel) list = NULL;
  gint64 end;

  g_assert_no_error (error);
  fw_store_set_staff (store, find_staff (store, name));
  list = fw_await_sync_object (
      fw_store_load_records (store, FW_TYPE_TEST_PERSON, "ORDER BY id", NULL), &error);
  g_assert_no_error (error);
  for (guint i = 0; i < N_PEOPLE; i++)
    records[i] = g_list_model_get_item (list, i);
  fw_child_say ("ready\n");
  edit (store, records, seen, name, g_str_equal (name, "Anna") ? "Berta" : "Anna");
  end = g_get_monotonic_time () + 3 * G_USEC_PER_SEC;
  while (g_get_monotonic_time () < end)
    {
      fw_test_run_for (10);
      say_seen (records, seen);
    }
  for (guint i = 0; i < N_PEOPLE; i++)
    g_object_unref (records[i]);
  fw_await_sync (fw_store_close (store), NULL, NULL);
}

/* Child: comes, saves and goes. Whoever closes must take nothing away from the
 * others, nor they from them. */
static void
visit (const char *folder, const char *id)
{
  for (guint i = 1; i <= get_n_edits () / 10; i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwStore) store
          = fw_await_sync_object (fw_store_open (folder, "admin", FW_TEST_PASSWORD), &error);
      g_autoptr (FwChangeSet) changes = fw_change_set_new ("Change person");
      g_autoptr (FwRow) row = fw_row_new ();

      g_assert_no_error (error);
      fw_row_set_text (row, "note", folder);
      fw_change_set_update (changes, "person", g_ascii_strtoll (id, NULL, 10), i, row);
      fw_await_sync (fw_store_commit (store, changes), NULL, &error);
      g_assert_no_error (error);
      fw_await_sync (fw_store_close (store), NULL, NULL);
    }
}

typedef struct
{
  guint child;
  guint person;
  gint64 version;
  gint64 at;
  char *column; /* NULL: only seen */
  char *text;
} Event;

static void
event_clear (gpointer data)
{
  Event *event = data;

  g_free (event->column);
  g_free (event->text);
}

static void
read_events (GArray *events, guint child, const char *text, guint *n_stale)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);

  for (guint i = 0; lines[i] != NULL; i++)
    {
      g_auto (GStrv) words = g_strsplit (lines[i], " ", 6);
      Event event = {child, 0, 0, 0, NULL, NULL};
      guint n = g_strv_length (words);

      if (n > 0 && g_str_equal (words[0], "wrong"))
        g_error ("%s", lines[i]);
      if (n > 0 && g_str_equal (words[0], "stale"))
        (*n_stale)++;
      if (n < 4)
        continue;
      event.person = atoi (words[1]);
      event.version = g_ascii_strtoll (words[2], NULL, 10);
      event.at = g_ascii_strtoll (words[3], NULL, 10);
      if (n == 6)
        {
          event.column = g_strdup (words[4]);
          event.text = g_strdup (words[5]);
        }
      g_array_append_val (events, event);
    }
}

/* The moment from which @child knew that version of the row or a later one. */
static gint64
find_seen (GArray *events, guint child, guint person, gint64 version)
{
  gint64 first = G_MAXINT64;

  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);

      if (event->child == child && event->person == person && event->version >= version)
        first = MIN (first, event->at);
    }
  return first;
}

static void
check_end (FwTestOffice *office, GArray *events)
{
  g_autoptr (FwResult) rows = fw_test_office_query (
      office, "SELECT version, given_name, note FROM person ORDER BY id", NULL);

  for (guint person = 0; person < N_PEOPLE; person++)
    {
      gint64 n_saved = 0;

      for (guint c = 0; c < G_N_ELEMENTS (columns); c++)
        {
          const Event *last = NULL;

          for (guint i = 0; i < events->len; i++)
            {
              const Event *event = &g_array_index (events, Event, i);

              if (event->person == person && g_strcmp0 (event->column, columns[c]) == 0)
                {
                  n_saved++;
                  if (last == NULL || event->version > last->version)
                    last = event;
                }
            }
          g_assert_cmpstr (fw_result_get_text (rows, person, 1 + c), ==,
                           last != NULL ? last->text : "");
        }
      /* Each acknowledged save is one version: none came between unseen. */
      g_assert_cmpint (fw_result_get_int (rows, person, 0), ==, 1 + n_saved);
    }
}

static void
test_two (void)
{
  static const char *const names[] = {"Anna", "Berta"};
  FwTestOffice *office = fw_test_office_new ();
  FwChild children[2], visitor;
  g_autoptr (GArray) events = g_array_new (FALSE, FALSE, sizeof (Event));
  g_autoptr (FwCheckReport) report = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *guest = NULL;
  g_autoptr (FwResult) visits = NULL;
  guint n_stale = 0, n_saved = 0;
  gint64 worst = 0;

  g_array_set_clear_func (events, event_clear);
  for (guint i = 0; i < N_PEOPLE; i++)
    fw_test_office_add_person (office, "Birkenstein");
  guest = g_strdup_printf ("%" G_GINT64_FORMAT, fw_test_office_add_person (office, "Gast"));
  fw_test_act_as (office->store, names[0]);
  fw_test_act_as (office->store, names[1]);
  fw_test_office_close (office);
  for (guint i = 0; i < 2; i++)
    fw_child_start (&children[i], "edit", office->folder, names[i]);
  fw_child_start (&visitor, "visit", office->folder, guest);
  /* In turns, so that neither pipe fills up. */
  for (gboolean more[2] = {TRUE, TRUE}; more[0] || more[1];)
    for (guint i = 0; i < 2; i++)
      more[i] = more[i] && fw_child_read (&children[i]);
  for (guint i = 0; i < 2; i++)
    {
      int status = fw_child_end (&children[i]);

      g_assert_true (WIFEXITED (status) && WEXITSTATUS (status) == 0);
      read_events (events, i, children[i].text->str, &n_stale);
      fw_child_clear (&children[i]);
    }
  g_assert_cmpint (fw_child_end (&visitor), ==, 0);
  fw_child_clear (&visitor);
  fw_test_office_reopen (office);
  check_end (office, events);
  visits = fw_test_office_query (office, "SELECT version FROM person WHERE family_name = 'Gast'",
                                 NULL);
  g_assert_cmpint (fw_result_get_int (visits, 0, 0), ==, 1 + get_n_edits () / 10);
  for (guint i = 0; i < events->len; i++)
    {
      const Event *event = &g_array_index (events, Event, i);
      gint64 late;

      if (event->column == NULL)
        continue;
      n_saved++;
      late = find_seen (events, 1 - event->child, event->person, event->version) - event->at;
      worst = MAX (worst, late);
      g_assert_cmpint (late, <=, get_seen_us ());
    }
  report = fw_await_sync_boxed (fw_store_check (office->store), &error);
  g_assert_no_error (error);
  g_assert_null (report->problems[0]);
  g_test_message ("%u saved, %u refused with the name, seen by the other after at most %.2f s",
                  n_saved, n_stale, worst / (double) G_USEC_PER_SEC);
  g_assert_cmpuint (n_saved + n_stale, ==, 2 * get_n_edits ());
  g_assert_cmpuint (n_stale, >, 0);
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  dex_init ();
  fw_envelope_set_test_cost ();
  if (argc == 5 && g_str_equal (argv[1], "--part"))
    {
      if (g_str_equal (argv[2], "visit"))
        visit (argv[3], argv[4]);
      else
        part (argv[3], argv[4]);
      return 0;
    }
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/two/both-see-each-other-and-nothing-is-lost", test_two);
  return g_test_run ();
}
