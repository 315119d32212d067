/* fw-deadline-repository.c: see fw-deadline-repository.h.
 *
 *   resubmission rows ─┐
 *   dated acts × rules ┼─▶ FwDeadlineItem, sorted ─▶ FwRadar
 *   decisions in force ┤
 *   case_child ────────┴─▶ FwSeenItem
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-deadline-repository.h"
#include "domain/fw-office.h"
#include "domain/fw-radar-private.h"
#include "domain/fw-rules.h"

#define MAX_ITEMS 2000 /* on a screen; nobody reads more */
#define N_SOON 3

/* Which rows belong to the scope: $1 is the member of staff, $2 the case. */
static const char *
get_scope (FwDeadlineScope scope)
{
  switch (scope)
    {
    case FW_DEADLINE_SCOPE_CASE:
      return "r.case_id = $2 AND $1 = $1";
    case FW_DEADLINE_SCOPE_TEAM:
      return "$2 = $2 AND (r.assigned_to IN (SELECT id FROM staff WHERE team_id = (SELECT team_id "
             "FROM staff WHERE id = $1)) OR r.case_id IN (SELECT id FROM case_file WHERE team_id = "
             "(SELECT team_id FROM staff WHERE id = $1) AND status = 'open')) AND (c.hidden = 0 OR "
             "c.worker_id = $1 OR c.deputy_id = $1)";
    case FW_DEADLINE_SCOPE_MINE:
    case FW_DEADLINE_SCOPE_DEPUTY:
    default:
      return "$2 = $2 AND (r.assigned_to IN (SELECT id FROM staff WHERE id = $1 OR deputy_id = $1) "
             "OR r.case_id IN (SELECT id FROM case_file WHERE deputy_id = $1 AND status = 'open') "
             "OR (r.assigned_to IS NULL AND c.worker_id = $1))";
    }
}

void
_fw_radar_fill_why (FwRadarJob *job, FwDeadlineItem *item)
{
  if (item->rule != NULL && item->start != FW_DAY_NONE)
    {
      if (item->count.days == NULL)
        fw_deadline_compute (item->rule, &job->office_calendar, item->start, &item->count);
      item->why = fw_deadline_dup_why (item->rule, &item->count, job->radar->today);
    }
  else
    item->why = g_strdup (_ ("Re-submission · day set by hand"));
  if (item->reason != NULL && item->reason[0] != '\0')
    {
      g_autofree char *why = g_steal_pointer (&item->why);

      /* Translators: %1$s is why the day was counted, %2$s why it was moved. */
      item->why = g_strdup_printf (_ ("%1$s · postponed: %2$s"), why, item->reason);
    }
}

/* A row of a rule without an act of its own counts from its day by the rule of today's office. */
static void
count_again (FwRadarJob *job, FwDeadlineItem *item, const char *name, gboolean as_counted)
{
  item->rule = fw_deadline_rule_copy (_fw_ledger_find_rule (job->ledger, name, item->start));
  if (item->rule == NULL)
    return;
  fw_deadline_compute (item->rule, &job->office_calendar, item->start, &item->count);
  if (as_counted)
    {
      item->due = item->count.due;
      item->due_minute = item->count.due_minute;
    }
}

static gboolean
read_resubmissions (FwRadarJob *job, GError **error)
{
  g_autofree char *window
      = job->is_window ? g_strconcat (" AND ", _fw_radar_get_where (job), NULL) : g_strdup ("");
  g_autofree char *sql = g_strdup_printf (
      "SELECT r.id, r.version, r.case_id, c.name, c.file_number, r.what, r.due, r.rule, "
      "r.start_date, r.reason, r.assigned_to, s.name, c.worker_id, r.moved, c.deputy_id FROM "
      "resubmission r JOIN "
      "case_file c ON c.id = r.case_id LEFT JOIN staff s ON s.id = r.assigned_to WHERE r.status = "
      "'open' AND (r.rule IS NULL OR r.anchor = '') AND %s%s ORDER BY r.due, c.name, r.id LIMIT %d",
      get_scope (job->scope), window, (int) MIN (job->limit, G_MAXINT));
  g_autoptr (FwResult) rows = fw_connection_query (
      job->connection, sql, g_variant_new ("(xx)", job->staff_id, _fw_radar_get_two (job)), error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      g_autoptr (FwDeadlineItem) item = fw_deadline_item_new ();
      const char *rule = fw_result_get_text (rows, i, 7);
      gint64 worker_id;

      if (!fw_day_from_iso (fw_result_get_text (rows, i, 6), &item->due))
        continue;
      item->id = fw_result_get_int (rows, i, 0);
      item->version = fw_result_get_int (rows, i, 1);
      item->case_id = fw_result_get_int (rows, i, 2);
      item->case_name = g_strdup (fw_result_get_text (rows, i, 3));
      item->case_number = g_strdup (fw_result_get_text (rows, i, 4));
      item->what = g_strdup (fw_result_get_text (rows, i, 5));
      fw_day_from_iso (fw_result_get_text (rows, i, 8), &item->start);
      item->reason = g_strdup (fw_result_get_text (rows, i, 9));
      item->assigned_to = fw_result_get_int (rows, i, 10);
      item->assignee = g_strdup (fw_result_get_text (rows, i, 11));
      worker_id = fw_result_get_int (rows, i, 12);
      item->mine = _fw_ledger_get_receiver (job->ledger, item->assigned_to, worker_id,
                                            fw_result_get_int (rows, i, 14))
                   == job->staff_id;
      if (item->mine && item->assigned_to != 0 && item->assigned_to != job->staff_id)
        item->away_for = g_strdup (item->assignee);
      if (rule != NULL && item->start != FW_DAY_NONE)
        count_again (job, item, rule, fw_result_is_null (rows, i, 13));
      if (item->due > job->last && job->is_window)
        continue;
      _fw_radar_fill_why (job, item);
      g_list_store_append (job->radar->items, item);
    }
  return TRUE;
}

/* By due day, then case. */
static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const FwDeadlineItem *x = a, *y = b;
  int order = (x->due > y->due) - (x->due < y->due);

  if (order == 0)
    order = g_strcmp0 (x->case_name, y->case_name);
  if (order == 0)
    order = (x->id > y->id) - (x->id < y->id);
  return order != 0 ? order : (x->decision_id > y->decision_id) - (x->decision_id < y->decision_id);
}

/* Scope MINE reads with the deputy's, so that both can be counted; here the others go. What the
 * copy has counted is not counted again. */
static void
count_items (FwRadarJob *job)
{
  GListModel *items = G_LIST_MODEL (job->radar->items);

  for (guint i = g_list_model_get_n_items (items); i-- > 0;)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (items, i);

      if (item->decision_id != 0 ? job->decisions_are_counted : job->is_window)
        continue;
      job->radar->n_deputy++;
      if (item->mine)
        job->radar->n_mine++;
      if (job->scope == FW_DEADLINE_SCOPE_MINE && !item->mine)
        g_list_store_remove (job->radar->items, i);
      else
        fw_radar_note (job->radar, item->due, 1);
    }
}

static void
keep_day (GListStore *items, FwDay day)
{
  for (guint i = g_list_model_get_n_items (G_LIST_MODEL (items)); i-- > 0;)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);

      if (item->due != day)
        g_list_store_remove (items, i);
    }
}

/* The head of all sources is the head of the list. */
static void
cut (FwRadarJob *job)
{
  FwRadar *radar = job->radar;
  guint n, all = fw_radar_count (radar, G_MININT, G_MAXINT, NULL);

  radar->n_urgent = fw_radar_count (radar, G_MININT, radar->soon, NULL);
  if (job->scope == FW_DEADLINE_SCOPE_TEAM)
    radar->n_deputy = all;
  if (job->only != FW_DAY_NONE)
    keep_day (radar->items, job->only);
  n = g_list_model_get_n_items (G_LIST_MODEL (radar->items));
  if (n > job->limit)
    g_list_store_splice (radar->items, job->limit, n - job->limit, NULL, 0);
  radar->n_more = all - MIN (all, MIN (n, job->limit));
}

static gboolean
read_office (FwRadarJob *job, GError **error)
{
  FwRadar *radar = job->radar;
  g_autofree char *today = fw_day_to_iso (radar->today);
  g_autoptr (FwRow) settings = fw_office_read_settings (job->connection, today, error);
  g_autoptr (FwResult) cases = NULL;

  if (settings == NULL)
    return FALSE;
  cases = fw_connection_query (job->connection, "SELECT id FROM case_file LIMIT 1", NULL, error);
  if (cases == NULL)
    return FALSE;
  radar->has_cases = fw_result_get_n_rows (cases) > 0;
  radar->has_land = fw_office_get_calendar (settings, &job->office_calendar);
  radar->calendar = job->office_calendar;
  radar->calendar.off_december_24 = radar->calendar.off_december_31 = FALSE;
  radar->soon = fw_calendar_add_working_days (&radar->calendar, radar->today, N_SOON, NULL);
  return TRUE;
}

static gboolean
run (FwRadarJob *job, FwConnection *connection, GError **error)
{
  job->connection = connection;
  job->radar = g_object_new (FW_TYPE_RADAR, NULL);
  job->radar->today = fw_clock_today ();
  if (!read_office (job, error) || !_fw_radar_open_window (job, error)
      || !_fw_radar_open_ledger (job, error) || !read_resubmissions (job, error)
      || !_fw_radar_read_decisions (job, error)
      || (job->scope != FW_DEADLINE_SCOPE_CASE && !_fw_radar_read_children (job, error)))
    return FALSE;
  count_items (job);
  _fw_radar_add_rules (job);
  g_list_store_sort (job->radar->items, compare_items, NULL);
  cut (job);
  return _fw_radar_read_history (job, error);
}

static void
job_clear (FwRadarJob *job)
{
  g_clear_object (&job->radar);
  g_clear_pointer (&job->ledger, _fw_ledger_free);
  g_clear_pointer (&job->told, g_hash_table_unref);
}

static void
job_free (gpointer data)
{
  job_clear (data);
  g_free (data);
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  FwRadarJob *job = data;
  GError *error = NULL;

  return run (job, connection, &error) ? dex_future_new_take_object (g_object_ref (job->radar))
                                       : dex_future_new_for_error (error);
}

FwRadar *
_fw_radar_read_case (FwConnection *connection, gint64 case_id, gint64 staff_id, GError **error)
{
  FwRadarJob job = {.scope = FW_DEADLINE_SCOPE_CASE,
                    .case_id = case_id,
                    .staff_id = staff_id,
                    .only = FW_DAY_NONE,
                    .limit = MAX_ITEMS};
  FwRadar *radar = run (&job, connection, error) ? g_object_ref (job.radar) : NULL;

  job_clear (&job);
  return radar;
}

DexFuture *
fw_deadline_repository_load (FwStore *store, FwDeadlineScope scope, gint64 case_id)
{
  return fw_deadline_repository_load_many (
      store, scope, case_id, scope == FW_DEADLINE_SCOPE_TEAM ? FW_RADAR_PAGE : MAX_ITEMS);
}

static DexFuture *
load (FwStore *store, FwDeadlineScope scope, gint64 case_id, FwDay only, guint limit)
{
  FwRadarJob *job = g_new0 (FwRadarJob, 1);

  job->scope = scope;
  job->case_id = case_id;
  job->only = only;
  job->limit = limit;
  job->staff_id = fw_store_get_staff (store);
  return fw_store_read (store, load_job, job, job_free);
}

DexFuture *
fw_deadline_repository_load_many (FwStore *store,
                                  FwDeadlineScope scope,
                                  gint64 case_id,
                                  guint limit)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return load (store, scope, case_id, FW_DAY_NONE, limit);
}

DexFuture *
fw_deadline_repository_load_day (FwStore *store, FwDeadlineScope scope, FwDay day, guint limit)
{
  g_return_val_if_fail (FW_IS_STORE (store) && day != FW_DAY_NONE, NULL);

  return load (store, scope, 0, day, limit);
}

DexFuture *
fw_deadline_repository_list_rules (FwStore *store)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  return fw_rules_list (store, "deadline", today);
}

static DexFuture *
set_amount_job (FwConnection *connection, gpointer data)
{
  GStrv words = data; /* name, amount, from */
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Change deadline"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwResult) old = NULL;
  g_autofree char *body = fw_rules_dup_body (connection, "deadline", words[0], words[2]);
  g_autofree char *changed = NULL;
  GError *error = NULL;

  if (body != NULL)
    changed = fw_deadline_rule_dup_body (body, atoi (words[1]));
  if (changed == NULL)
    return dex_future_new_reject (
        FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
        _ ("This deadline cannot be set to that value. The old one stays in force."));
  old = fw_connection_query (connection,
                             "SELECT id, version FROM rule WHERE kind = 'deadline' AND name = $1 "
                             "AND valid_from = $2 AND origin = 'office'",
                             g_variant_new ("(ss)", words[0], words[2]), &error);
  if (old == NULL)
    return dex_future_new_for_error (error);
  fw_row_set_text (row, "body", changed);
  if (fw_result_get_n_rows (old) > 0)
    fw_change_set_update (changes, "rule", fw_result_get_int (old, 0, 0),
                          fw_result_get_int (old, 0, 1), row);
  else
    {
      fw_row_set_text (row, "kind", "deadline");
      fw_row_set_text (row, "name", words[0]);
      fw_row_set_text (row, "valid_from", words[2]);
      fw_row_set_text (row, "origin", "office");
      fw_change_set_insert (changes, "rule", fw_id_new (), row);
    }
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_deadline_repository_set_amount (FwStore *store, const char *name, int amount, const char *from)
{
  g_autofree char *number = g_strdup_printf ("%d", amount);
  const char *words[] = {name, number, from, NULL};

  g_return_val_if_fail (FW_IS_STORE (store) && name != NULL && from != NULL, NULL);

  return fw_store_write (store, set_amount_job, g_strdupv ((char **) words),
                         (GDestroyNotify) g_strfreev);
}
