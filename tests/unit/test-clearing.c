/* A clearing: its report, hours used and open, its end among the deadlines and on the timeline, and
 * a paper that names nobody it is not for. */
#include <gtk/gtk.h>
#include <string.h>

#include "document/fw-clearing-report.h"
#include "document/fw-pdf.h"
#include "domain/fw-clearing-repository.h"
#include "domain/fw-deadline-repository.h"
#include "domain/fw-family-repository.h"
#include "domain/fw-plan-repository.h"
#include "domain/fw-record-repository.h"
#include "domain/fw-timeline-repository.h"
#include "fw-test-plan-office.h"
#include "store/fw-blob.h"

static FwDay
day (const char *iso)
{
  FwDay day;

  g_assert_true (fw_day_from_iso (iso, &day));
  return day;
}

/* For Lina alone, from 5 May to 4 August, 30 hours by own staff. */
static gint64
begin (Family *family)
{
  g_autofree char *case_id = g_strdup_printf ("%" G_GINT64_FORMAT, family->case_id);
  gint64 staff = fw_test_add (family->office->store, "staff",
                              (const char *const[]) {"name", "S. Brandt", "login", "brandt", NULL});
  FwClearingForm form = {.start = day ("2026-05-05"),
                         .end = day ("2026-08-04"),
                         .minutes = 30 * 60,
                         .staff_id = staff,
                         .question = "Welche Hilfe passt zu Lina?"};
  gint64 children[] = {family->lina, family->jonas};

  for (guint i = 0; i < G_N_ELEMENTS (children); i++)
    {
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, children[i]);
      g_autofree char *number = g_strdup_printf ("51-2026-0001-%u", i + 1);

      fw_test_add (
          family->office->store, "case_child",
          (const char *const[]) {"case_id", case_id, "person_id", id, "file_number", number, NULL});
    }
  return fw_test_await_id (fw_clearing_repository_create (family->office->store, family->case_id,
                                                          &family->lina, 1, &form));
}

static FwClearing *
load (Family *family, gint64 id)
{
  return fw_test_await_boxed (fw_clearing_repository_load (family->office->store, id));
}

static void
commit (Family *family, FwChangeSet *changes)
{
  g_autoptr (FwChangeSet) held = changes;

  g_assert_nonnull (held);
  fw_test_await (fw_store_commit (family->office->store, held));
}

static void
add_hours (Family *family, gint64 id, const char *iso, int minutes, const char *what)
{
  g_autoptr (FwClearing) clearing = load (family, id);
  g_autoptr (GError) error = NULL;
  FwChangeSet *changes = fw_clearing_dup_hours_added (clearing, day (iso), minutes, what, &error);

  g_assert_no_error (error);
  commit (family, changes);
}

static FwForm *
load_report (Family *family, gint64 id)
{
  g_autoptr (FwClearing) clearing = load (family, id);

  return fw_test_await_object (fw_form_load (family->office->store, clearing->form_id));
}

static void
test_report_knows_the_record (void)
{
  Family family;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwClearing) clearing = NULL;
  gint64 id;

  family_init (&family);
  id = begin (&family);
  form = load_report (&family, id);
  clearing = load (&family, id);
  g_assert_cmpstr (fw_form_get_value (form, "question", 0), ==, "Welche Hilfe passt zu Lina?");
  g_assert_cmpstr (clearing->question, ==, "Welche Hilfe passt zu Lina?");
  g_assert_cmpstr (clearing->children, ==, "Lina");
  g_assert_cmpstr (clearing->performer, ==, "S. Brandt");
  g_assert_true (has_row (form, "children", "who", "Lina Ypsilon"));
  g_assert_false (has_row (form, "children", "who", "Jonas Ypsilon"));
  g_assert_cmpuint (g_list_model_get_n_items (fw_form_get_rows (form, "resources")), ==, 10);
  g_assert_true (has_row (form, "resources", "area", "Schule, Kita, Ausbildung"));
  fw_test_office_free (family.office);
}

static void
test_hours_used_and_open (void)
{
  Family family;
  g_autoptr (FwClearing) fresh = NULL;
  g_autoptr (FwClearing) fast = NULL;
  g_autoptr (FwClearing) over = NULL;
  g_autofree char *text = NULL;
  gint64 id;

  /* 2 June: 28 of 91 days have gone. */
  family_init (&family);
  id = begin (&family);
  fresh = load (&family, id);
  g_assert_cmpint (fresh->use.minutes_used, ==, 0);
  g_assert_cmpint (fresh->use.state, ==, FW_PLAN_USE_FINE);
  add_hours (&family, id, "2026-05-07", 90, "Erstgespräch");
  add_hours (&family, id, "2026-05-20", 870, "Hausbesuche");
  fast = load (&family, id);
  g_assert_cmpint (fast->use.minutes_used, ==, 960);
  g_assert_cmpuint (fast->n_entries, ==, 2);
  g_assert_cmpint (fast->use.state, ==, FW_PLAN_USE_SHORT);
  g_assert_cmpint (fast->use.runs_out, ==, day ("2026-05-05") + 28 * 1800 / 960);
  text = fw_clearing_dup_hours (fast);
  g_assert_nonnull (strstr (text, "16 of 30 hours used, 14 open"));
  add_hours (&family, id, "2026-06-01", 900, "zu viel");
  over = load (&family, id);
  g_assert_cmpint (over->use.state, ==, FW_PLAN_USE_OVER);
  fw_test_office_free (family.office);
}

/* @act uses `error`. */
#define CHECK_REFUSED(act)                                                                         \
  G_STMT_START                                                                                     \
  {                                                                                                \
    g_assert_null (act);                                                                           \
    g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);                             \
    g_assert_cmpuint (strlen (error->message), >, 10);                                             \
    g_clear_error (&error);                                                                        \
  }                                                                                                \
  G_STMT_END

static void
test_wrong_input_is_refused (void)
{
  Family family;
  g_autoptr (FwClearing) clearing = NULL;
  g_autoptr (GError) none = NULL;
  GError *error = NULL;
  FwClearingForm form = {.start = day ("2026-05-05"), .end = day ("2026-05-04"), .minutes = 60};
  g_auto (GValue) value = G_VALUE_INIT;
  gint64 id;

  family_init (&family);
  id = begin (&family);
  clearing = load (&family, id);
  CHECK_REFUSED (fw_clearing_dup_changed (clearing, &form, &error));
  form.end = day ("2026-06-05");
  form.minutes = 0;
  CHECK_REFUSED (fw_clearing_dup_changed (clearing, &form, &error));
  CHECK_REFUSED (fw_clearing_dup_hours_added (clearing, day ("2026-05-04"), 60, "", &error));
  CHECK_REFUSED (fw_clearing_dup_hours_added (clearing, day ("2026-05-06"), 0, "", &error));
  CHECK_REFUSED (
      fw_clearing_dup_ended (clearing, FW_CLEARING_BROKEN_OFF, day ("2026-06-01"), "", &error));
  CHECK_REFUSED (
      fw_clearing_dup_ended (clearing, FW_CLEARING_DONE, day ("2026-08-05"), NULL, &error));
  /* Nothing half-made stays. */
  g_assert_false (fw_await_sync (
      fw_clearing_repository_create (family.office->store, family.case_id, NULL, 0, &form), &value,
      &none));
  g_assert_error (none, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  {
    g_autoptr (FwResult) rows
        = fw_test_office_query (family.office, "SELECT count(*) FROM clearing", NULL);

    g_assert_cmpint (fw_result_get_int (rows, 0, 0), ==, 1);
  }
  fw_test_office_free (family.office);
}

/* The day on which the end of the clearing is due; FW_DAY_NONE: it is not. */
static FwDay
find_due (Family *family, char **action)
{
  g_autoptr (FwRadar) radar = fw_test_await_object (
      fw_deadline_repository_load (family->office->store, FW_DEADLINE_SCOPE_CASE, family->case_id));
  FwDay due = FW_DAY_NONE;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (radar->items)); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (radar->items), i);

      if (item->rule == NULL || !g_str_equal (item->rule->name, "clearing-end"))
        continue;
      g_assert_cmpint (due, ==, FW_DAY_NONE);
      due = item->due;
      if (action != NULL)
        *action = g_strdup (item->action);
    }
  return due;
}

static void
test_its_end_is_a_deadline (void)
{
  Family family;
  g_autoptr (FwClearing) clearing = NULL;
  g_autoptr (FwClearing) moved = NULL;
  g_autofree char *action = NULL;
  g_autofree char *expected = NULL;
  FwClearingForm form = {.start = day ("2026-05-05"), .end = day ("2026-02-01"), .minutes = 600};
  gint64 id;

  family_init (&family);
  id = begin (&family);
  g_assert_cmpint (find_due (&family, &action), ==, day ("2026-08-04"));
  expected = g_strdup_printf ("win.open-clearing(int64 %" G_GINT64_FORMAT ")", id);
  g_assert_cmpstr (action, ==, expected);

  clearing = load (&family, id);
  form.end = day ("2026-07-15");
  commit (&family, fw_clearing_dup_changed (clearing, &form, NULL));
  g_assert_cmpint (find_due (&family, NULL), ==, day ("2026-07-15"));
  moved = load (&family, id);
  commit (&family, fw_clearing_dup_ended (moved, FW_CLEARING_DONE, day ("2026-06-01"), "", NULL));
  g_assert_cmpint (find_due (&family, NULL), ==, FW_DAY_NONE);
  fw_test_office_free (family.office);
}

static void
test_it_is_a_bar_of_its_children (void)
{
  Family family;
  g_autoptr (FwTimeline) timeline = NULL;
  const FwTimelineEvent *bar;
  g_autofree char *key = NULL;
  gint64 id;

  family_init (&family);
  id = begin (&family);
  key = g_strdup_printf ("clearing:%" G_GINT64_FORMAT, id);
  timeline
      = fw_test_await_object (fw_timeline_repository_load (family.office->store, family.case_id));
  bar = fw_timeline_find (timeline, key);
  g_assert_nonnull (bar);
  g_assert_cmpint (bar->shape, ==, FW_EVENT_BAR);
  g_assert_cmpint (bar->lane, ==, FW_LANE_HELP);
  g_assert_cmpint (bar->first, ==, day ("2026-05-05"));
  g_assert_cmpint (bar->last, ==, day ("2026-08-04"));
  g_assert_cmpint (bar->child, ==, fw_timeline_find_child (timeline, family.lina));

  /* On a paper for Jonas alone it is not. */
  fw_timeline_restrict (timeline, 1u << fw_timeline_find_child (timeline, family.jonas));
  g_assert_null (fw_timeline_find (timeline, key));
  fw_test_office_free (family.office);
}

static void
test_names_of_others_are_taken_out (void)
{
  g_autoptr (FwTimeline) timeline = fw_timeline_new (day ("2026-06-02"));
  const char *const names[] = {"Lina", "Jonas", "Emil"};
  FwTimelineEvent *event;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      FwTimelineChild child = {.id = i + 1, .name = names[i], .born = FW_PARTIAL_DATE_NONE};

      g_array_append_val (timeline->children, child);
    }
  event = fw_timeline_add (timeline, "help", 1);
  event->named = 3;
  event->text = "Lina, Jonas: Tagesgruppe, § 32";
  event = fw_timeline_add (timeline, "help", 2);
  event->named = 6;
  event->text = "Jonas, Emil: Vollzeitpflege, § 33";
  event = fw_timeline_add (timeline, "help", 3);
  event->text = "Familienhilfe";
  fw_timeline_seal (timeline);
  fw_timeline_restrict (timeline, 1);
  g_assert_cmpuint (timeline->events->len, ==, 2);
  g_assert_cmpstr (fw_timeline_find (timeline, "help:1")->text, ==, "Tagesgruppe, § 32");
  g_assert_null (fw_timeline_find (timeline, "help:2"));
  g_assert_nonnull (fw_timeline_find (timeline, "help:3"));
}

static char *
dup_pdf_text (FwDocument *document, guint *n_pages)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = fw_document_to_pdf (document, &error);
  g_autoptr (FwPdf) pdf = NULL;
  GString *all = g_string_new (NULL);

  g_assert_no_error (error);
  pdf = fw_pdf_new (bytes, &error);
  g_assert_no_error (error);
  *n_pages = fw_pdf_get_n_pages (pdf);
  for (guint i = 0; i < *n_pages; i++)
    {
      g_autofree char *text = fw_pdf_dup_text (pdf, i);

      g_string_append_printf (all, "%s\n", text);
    }
  g_string_replace (all, "\n", " ", 0);
  return g_string_free_and_steal (all);
}

static void
check_text (const char *text, const char *const *there)
{
  for (guint i = 0; there[i] != NULL; i++)
    if (strstr (text, there[i]) == NULL)
      g_error ("“%s” is not in the report: %s", there[i], text);
}

static void
test_the_report_with_its_annexes (void)
{
  static const char *const there[] = {"Clearingbericht",
                                      "Lina Ypsilon",
                                      "Welche Hilfe passt zu Lina?",
                                      "Ressourcencheck",
                                      "Schule, Kita, Ausbildung",
                                      "5.5.2026 – 4.8.2026",
                                      "1,5 von 30 Stunden",
                                      "28,5 offen",
                                      "eigene Fachkraft",
                                      "Erstgespräch",
                                      "Anlage 1: Genogramm",
                                      "Anlage 2: Zeitstrahl",
                                      NULL};
  Family family;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (FwClearing) clearing = NULL;
  g_autoptr (FwTimeline) timeline = NULL;
  g_autoptr (FwFamilyFile) file = NULL;
  g_autoptr (FwExportPage) genogram_page = NULL;
  g_autoptr (FwExportPage) timeline_page = NULL;
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (FwDocument) bare = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *content = NULL, *text = NULL, *bare_text = NULL;
  FwDocumentPlace place;
  guint n_pages, n_bare;
  gint64 id;

  family_init (&family);
  id = begin (&family);
  add_hours (&family, id, "2026-05-07", 90, "Erstgespräch");
  form = load_report (&family, id);
  clearing = load (&family, id);
  content
      = fw_test_await_string (fw_clearing_repository_dup_content (family.office->store, id, form));
  timeline
      = fw_test_await_object (fw_timeline_repository_load (family.office->store, family.case_id));
  file = fw_test_await_boxed (fw_family_repository_load (family.office->store, family.case_id));
  genogram_page = fw_clearing_genogram_new (fw_family_file_get_family (file), day ("2026-06-02"));
  timeline_page = fw_clearing_timeline_new (timeline, clearing->child_ids, clearing->n_children);
  g_assert_nonnull (genogram_page);
  g_assert_nonnull (timeline_page);
  document = fw_clearing_report_new (content, 0, genogram_page, timeline_page, &error);
  g_assert_no_error (error);
  text = dup_pdf_text (document, &n_pages);
  check_text (text, there);
  g_assert_true (fw_document_locate (document, "genogram", &place));
  g_assert_true (fw_document_locate (document, "resources", &place));

  /* What it says without its annexes names no other child. */
  bare = fw_clearing_report_new (content, 0, NULL, NULL, &error);
  g_assert_no_error (error);
  bare_text = dup_pdf_text (bare, &n_bare);
  g_assert_cmpuint (n_bare, <, n_pages);
  g_assert_null (strstr (bare_text, "Jonas"));
  g_assert_null (strstr (bare_text, "Anlage"));

  g_assert_null (fw_clearing_report_new ("[]", 0, NULL, NULL, &error));
  g_assert_error (error, G_IO_ERROR, G_IO_ERROR_INVALID_DATA);
  fw_test_office_free (family.office);
}

/* --- finishing ----------------------------------------------------------------------------- */

static char *
dup_content (Family *family, gint64 id)
{
  g_autoptr (FwForm) form = load_report (family, id);

  return fw_test_await_string (
      fw_clearing_repository_dup_content (family->office->store, id, form));
}

static gint64
finish_as (Family *family, gint64 id, guint number, const char *content, GError **error)
{
  g_autoptr (FwDocument) document = fw_clearing_report_new (content, number, NULL, NULL, error);
  g_autoptr (GBytes) pdf = document != NULL ? fw_document_to_pdf (document, error) : NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  g_assert_nonnull (pdf);
  return fw_await_sync (
             fw_clearing_repository_freeze (family->office->store, id, number, content, pdf),
             &value, error)
             ? g_value_get_int64 (&value)
             : 0;
}

/* The report as it stands, finished as version @number; the id of the document. */
static gint64
finish (Family *family, gint64 id, guint number, GError **error)
{
  g_autofree char *content = dup_content (family, id);

  return finish_as (family, id, number, content, error);
}

static FwResult *
list_versions (Family *family, gint64 id)
{
  return fw_test_await_boxed (fw_clearing_repository_list_versions (family->office->store, id));
}

static GBytes *
load_pdf (Family *family, FwResult *versions, guint row)
{
  return fw_test_await_boxed (fw_store_load_blob (
      family->office->store, fw_result_get_int (versions, row, FW_VERSION_BLOB)));
}

static char *
dup_bytes_text (GBytes *bytes)
{
  g_autoptr (FwPdf) pdf = fw_pdf_new (bytes, NULL);
  GString *all = g_string_new (NULL);

  for (guint i = 0; i < fw_pdf_get_n_pages (pdf); i++)
    {
      g_autofree char *text = fw_pdf_dup_text (pdf, i);

      g_string_append_printf (all, "%s\n", text);
    }
  g_string_replace (all, "\n", " ", 0);
  return g_string_free_and_steal (all);
}

/* Whatever asks, the store refuses it. */
static void
assert_closed (Family *family, const char *table, gint64 id, const char *column, const char *text)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (GError) error = NULL;

  fw_row_set_text (row, column, text);
  fw_change_set_update (changes, table, id, -1, row);
  g_assert_false (fw_await_sync (fw_store_commit (family->office->store, changes), NULL, &error));
  g_assert_nonnull (error);
}

static gint64
get_id (Family *family, const char *sql, gint64 of)
{
  g_autoptr (FwResult) rows = fw_test_office_query (family->office, sql, g_variant_new ("(x)", of));

  g_assert_cmpuint (fw_result_get_n_rows (rows), >, 0);
  return fw_result_get_int (rows, 0, 0);
}

/* What the course of the case says of finished reports, the newest first. */
static char *
dup_course (Family *family)
{
  g_autoptr (GListStore) items = fw_test_await_object (
      fw_record_repository_list_page (family->office->store, family->case_id, NULL, NULL, 100));
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      g_autoptr (FwRecordItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);

      if (g_strcmp0 (item->subject, "clearing-finished") == 0)
        g_string_append_printf (text, "%s|", item->body);
    }
  return g_string_free_and_steal (text);
}

static void
test_a_finished_report_never_changes (void)
{
  Family family;
  g_autoptr (FwClearing) running = NULL, ended = NULL, finished = NULL;
  g_autoptr (FwResult) versions = NULL;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *text = NULL, *course = NULL;
  GError *error = NULL;
  FwClearingForm other
      = {.start = day ("2026-05-05"), .end = day ("2026-07-01"), .minutes = 10 * 60};
  gint64 id;

  family_init (&family);
  id = begin (&family);
  add_hours (&family, id, "2026-05-07", 90, "Erstgespräch");
  running = load (&family, id);
  g_assert_cmpint (finish (&family, id, 1, &error), ==, 0);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  commit (&family, fw_clearing_dup_ended (running, FW_CLEARING_DONE, day ("2026-06-01"), "", NULL));
  ended = load (&family, id);
  g_assert_false (ended->is_finished);
  g_assert_cmpint (finish (&family, id, 1, &error), !=, 0);
  g_assert_no_error (error);

  finished = load (&family, id);
  g_assert_true (finished->is_finished);
  g_assert_cmpuint (finished->n_versions, ==, 1);
  versions = list_versions (&family, id);
  g_assert_cmpuint (fw_result_get_n_rows (versions), ==, 1);
  pdf = load_pdf (&family, versions, 0);
  text = dup_bytes_text (pdf);
  check_text (text, (const char *const[]) {"Fassung 1", "Prüfsumme", "Erstgespräch", NULL});
  g_assert_null (strstr (text, "Entwurf"));

  CHECK_REFUSED (fw_clearing_dup_changed (finished, &other, &error));
  CHECK_REFUSED (fw_clearing_dup_hours_added (finished, day ("2026-05-09"), 60, "", &error));
  CHECK_REFUSED (fw_clearing_dup_ended (finished, FW_CLEARING_RUNNING, FW_DAY_NONE, NULL, &error));
  assert_closed (&family, "clearing", id, "end_reason", "anders");
  assert_closed (&family, "clearing_hours",
                 get_id (&family, "SELECT id FROM clearing_hours WHERE clearing_id = $1", id),
                 "what", "anders");
  assert_closed (
      &family, "form_answer",
      get_id (&family, "SELECT id FROM form_answer WHERE form_id = $1", finished->form_id), "value",
      "anders");
  course = dup_course (&family);
  g_assert_cmpstr (course, ==, "Version 1 of the clearing report was finished.|");
  form = load_report (&family, id);
  g_assert_true (fw_form_is_frozen (form));
  /* Once is enough. */
  g_assert_cmpint (finish (&family, id, 2, &error), ==, 0);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
  g_clear_error (&error);
  fw_test_office_free (family.office);
}

/* What a colleague enters while the pages are made would be missing in what is signed. */
static void
test_what_came_meanwhile_is_not_left_out (void)
{
  Family family;
  g_autoptr (FwClearing) running = NULL, ended = NULL, open = NULL;
  g_autoptr (FwResult) versions = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *before = NULL, *text = NULL;
  GError *error = NULL;
  FwClearingForm longer
      = {.start = day ("2026-05-05"), .end = day ("2026-08-05"), .minutes = 40 * 60};
  gint64 id;

  family_init (&family);
  id = begin (&family);
  running = load (&family, id);
  commit (&family, fw_clearing_dup_ended (running, FW_CLEARING_DONE, day ("2026-06-01"), "", NULL));

  before = dup_content (&family, id);
  add_hours (&family, id, "2026-05-20", 60, "Gespräch mit der Schule");
  g_assert_cmpint (finish_as (&family, id, 1, before, &error), ==, 0);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
  g_clear_error (&error);

  g_free (before);
  before = dup_content (&family, id);
  ended = load (&family, id);
  commit (&family, fw_clearing_dup_changed (ended, &longer, NULL));
  g_assert_cmpint (finish_as (&family, id, 1, before, &error), ==, 0);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
  g_clear_error (&error);

  /* Nothing of it is left, and it can be finished as it is now. */
  open = load (&family, id);
  g_assert_false (open->is_finished);
  g_assert_cmpuint (open->n_versions, ==, 0);
  g_assert_cmpint (finish (&family, id, 1, &error), !=, 0);
  g_assert_no_error (error);
  versions = list_versions (&family, id);
  pdf = load_pdf (&family, versions, 0);
  text = dup_bytes_text (pdf);
  check_text (text, (const char *const[]) {"Gespräch mit der Schule", "40", NULL});
  fw_test_office_free (family.office);
}

static void
test_a_correction_is_a_new_version (void)
{
  Family family;
  g_autoptr (FwClearing) running = NULL, finished = NULL, open = NULL, again = NULL;
  g_autoptr (FwResult) before = NULL, after = NULL;
  g_autoptr (GBytes) first = NULL, first_again = NULL, second = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  gint64 id;

  family_init (&family);
  id = begin (&family);
  running = load (&family, id);
  commit (&family, fw_clearing_dup_ended (running, FW_CLEARING_DONE, day ("2026-06-01"), "", NULL));
  g_assert_cmpint (finish (&family, id, 1, &error), !=, 0);
  before = list_versions (&family, id);
  first = load_pdf (&family, before, 0);
  finished = load (&family, id);
  g_assert_false (fw_await_sync (
      fw_clearing_repository_correct (family.office->store, finished, "  "), NULL, &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
  g_clear_error (&error);
  fw_test_await (fw_clearing_repository_correct (family.office->store, finished,
                                                 "Eine Stunde war vergessen."));

  open = load (&family, id);
  g_assert_false (open->is_finished);
  g_assert_cmpuint (open->n_versions, ==, 1);
  add_hours (&family, id, "2026-05-20", 60, "Gespräch mit der Schule");
  g_assert_cmpint (finish (&family, id, 2, &error), !=, 0);
  g_assert_no_error (error);
  again = load (&family, id);
  g_assert_true (again->is_finished);
  g_assert_cmpuint (again->n_versions, ==, 2);

  after = list_versions (&family, id);
  g_assert_cmpuint (fw_result_get_n_rows (after), ==, 2);
  g_assert_cmpint (fw_result_get_int (after, 0, FW_VERSION_NUMBER), ==, 2);
  second = load_pdf (&family, after, 0);
  text = dup_bytes_text (second);
  check_text (text, (const char *const[]) {"Fassung 2", "Berichtigung der Fassung 1.",
                                           "Eine Stunde war vergessen.", "Gespräch mit der Schule",
                                           NULL});
  /* The old one is there, byte for byte. */
  first_again = load_pdf (&family, after, 1);
  g_assert_true (g_bytes_equal (first, first_again));
  g_assert_cmpstr (fw_result_get_text (before, 0, FW_VERSION_SHA256), ==,
                   fw_result_get_text (after, 1, FW_VERSION_SHA256));
  g_assert_cmpstr (fw_result_get_text (after, 0, FW_VERSION_SHA256), !=,
                   fw_result_get_text (after, 1, FW_VERSION_SHA256));
  fw_test_office_free (family.office);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  /* Text is measured without a display, but not without this call. */
  gtk_init_check ();
  g_test_add_func ("/clearing/report-knows-the-record", test_report_knows_the_record);
  g_test_add_func ("/clearing/hours-used-and-open", test_hours_used_and_open);
  g_test_add_func ("/clearing/wrong-input-is-refused", test_wrong_input_is_refused);
  g_test_add_func ("/clearing/its-end-is-a-deadline", test_its_end_is_a_deadline);
  g_test_add_func ("/clearing/a-bar-of-its-children", test_it_is_a_bar_of_its_children);
  g_test_add_func ("/clearing/names-of-others-are-taken-out", test_names_of_others_are_taken_out);
  g_test_add_func ("/clearing/finished-never-changes", test_a_finished_report_never_changes);
  g_test_add_func ("/clearing/what-came-meanwhile-is-not-left-out",
                   test_what_came_meanwhile_is_not_left_out);
  g_test_add_func ("/clearing/correction-is-a-new-version", test_a_correction_is_a_new_version);
  g_test_add_func ("/clearing/report-with-annexes", test_the_report_with_its_annexes);
  return g_test_run ();
}
