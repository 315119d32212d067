/* fw-radar-rules.c: from the ledger's entries to the items of Today; reader's thread. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-deadline-copy-private.h"
#include "domain/fw-plan-use.h"
#include "domain/fw-radar-private.h"

/* On `case_file c`: $1 is the member of staff, $2 the case. Whose an entry is, is judged by the
 * entry: it may be handed over to somebody of another team. */
const char *
_fw_radar_get_where (FwRadarJob *job)
{
  if (job->is_window)
    return _fw_deadline_copy_get_where (job->only != FW_DAY_NONE);
  switch (job->scope)
    {
    case FW_DEADLINE_SCOPE_CASE:
      return "c.id = $2 AND $1 = $1";
    case FW_DEADLINE_SCOPE_TEAM:
      return "$2 = $2 AND (c.team_id = (SELECT team_id FROM staff WHERE id = $1) OR c.id IN "
             "(SELECT h.case_id FROM resubmission h JOIN staff t ON t.id = h.assigned_to WHERE "
             "h.status = 'open' AND t.team_id = (SELECT team_id FROM staff WHERE id = $1))) AND "
             "(c.hidden = 0 OR c.worker_id = $1 OR c.deputy_id = $1)";
    case FW_DEADLINE_SCOPE_MINE:
    case FW_DEADLINE_SCOPE_DEPUTY:
    default:
      return "$2 = $2 AND c.id IN (SELECT id FROM case_file WHERE worker_id = $1 UNION SELECT id "
             "FROM case_file WHERE deputy_id = $1 UNION SELECT f.id FROM staff t JOIN case_file f "
             "ON f.worker_id = t.id WHERE t.deputy_id = $1 UNION SELECT h.case_id FROM staff t JOIN "
             "resubmission h ON h.assigned_to = t.id WHERE h.status = 'open' AND (t.id = $1 OR "
             "t.deputy_id = $1) UNION SELECT w.case_id FROM deadline_event w WHERE w.receiver_id = "
             "$1 AND w.act = 'escalated')";
    }
}

gint64
_fw_radar_get_two (FwRadarJob *job)
{
  return job->is_window ? job->last : job->case_id;
}

static int
compare_days (gconstpointer a, gconstpointer b)
{
  FwDay x = *(const FwDay *) a, y = *(const FwDay *) b;

  return (x > y) - (x < y);
}

/* The day with which the list is full; G_MAXINT when it never is. */
static FwDay
find_last_day (FwRadar *radar, guint limit)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (FwDay));
  GHashTableIter iter;
  gpointer key;
  guint n = 0;

  g_hash_table_iter_init (&iter, radar->days);
  while (g_hash_table_iter_next (&iter, &key, NULL))
    {
      FwDay day = GPOINTER_TO_INT (key);

      g_array_append_val (days, day);
    }
  g_array_sort (days, compare_days);
  for (guint i = 0; i < days->len; i++)
    {
      FwDay day = g_array_index (days, FwDay, i);

      n += GPOINTER_TO_UINT (g_hash_table_lookup (radar->days, GINT_TO_POINTER (day)));
      if (n >= limit)
        return day;
    }
  return G_MAXINT;
}

gboolean
_fw_radar_open_window (FwRadarJob *job, GError **error)
{
  job->last = G_MAXINT;
  job->is_window = FALSE;
  if (job->scope != FW_DEADLINE_SCOPE_TEAM || job->limit == G_MAXUINT)
    return TRUE;
  if (!_fw_deadline_copy_is_of_today (job->connection, &job->is_window, error))
    return FALSE;
  if (!job->is_window)
    return TRUE;
  if (!_fw_deadline_copy_count (job->connection, job->staff_id, job->radar, error))
    return FALSE;
  job->last = job->only != FW_DAY_NONE ? job->only : find_last_day (job->radar, job->limit);
  return TRUE;
}

/* What was told to me because it was missed, since it was last postponed. */
static gboolean
read_told (FwRadarJob *job, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      job->connection,
      "SELECT e.item FROM deadline_event e WHERE e.receiver_id = $1 AND e.act = 'escalated' AND "
      "NOT EXISTS (SELECT 1 FROM deadline_event p WHERE p.case_id = e.case_id AND p.item = e.item "
      "AND p.act = 'postponed' AND p.id > e.id)",
      g_variant_new ("(x)", job->staff_id), error);

  if (rows == NULL)
    return FALSE;
  job->told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    g_hash_table_add (job->told, g_strdup (fw_result_get_text (rows, i, 0)));
  return TRUE;
}

static gboolean
is_told (FwRadarJob *job, const FwLedgerEntry *entry)
{
  const FwLedgerAct *act = &g_array_index (job->ledger->acts, FwLedgerAct, entry->act);
  g_autofree char *anchor = NULL;
  g_autofree char *key = NULL;

  if (g_hash_table_size (job->told) == 0 || entry->due >= job->radar->today)
    return FALSE;
  anchor = _fw_ledger_dup_anchor (act);
  key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s/%s",
                         g_array_index (job->ledger->cases, FwLedgerCase, entry->of_case).id,
                         entry->rule->name, anchor);
  return g_hash_table_contains (job->told, key);
}

gboolean
_fw_radar_open_ledger (FwRadarJob *job, GError **error)
{
  g_autofree char *where = NULL;
  gboolean many;

  if (!read_told (job, error))
    return FALSE;
  many = job->scope == FW_DEADLINE_SCOPE_TEAM && !job->is_window;
  where = g_strconcat (many ? FW_LEDGER_OPEN : FW_LEDGER_OPEN_FEW, _fw_radar_get_where (job), NULL);
  job->ledger
      = _fw_ledger_read (job->connection, where, job->staff_id, _fw_radar_get_two (job), error);
  return job->ledger != NULL;
}

static gboolean
is_in_scope (FwRadarJob *job, const FwLedgerEntry *entry)
{
  const FwLedgerCase *of_case = &g_array_index (job->ledger->cases, FwLedgerCase, entry->of_case);
  const FwLedgerStaff *staff = _fw_ledger_get_staff (job->ledger, entry->assigned_to);
  const FwLedgerStaff *me = _fw_ledger_get_staff (job->ledger, job->staff_id);

  switch (job->scope)
    {
    case FW_DEADLINE_SCOPE_CASE:
      return TRUE;
    case FW_DEADLINE_SCOPE_TEAM:
      /* A case of theirs, or what was handed over to one of them. */
      return me != NULL && me->team_id != 0
             && (of_case->team_id == me->team_id
                 || (entry->state != NULL && entry->state->assigned_to != 0 && staff != NULL
                     && staff->team_id == me->team_id));
    case FW_DEADLINE_SCOPE_MINE:
    case FW_DEADLINE_SCOPE_DEPUTY:
    default:
      return entry->assigned_to == job->staff_id || entry->receiver == job->staff_id
             || (staff != NULL && staff->deputy_id == job->staff_id)
             || of_case->deputy_id == job->staff_id || is_told (job, entry);
    }
}

static void
fill_why_agreed (FwRadarJob *job, FwDeadlineItem *item, const FwLedgerAct *act)
{
  g_autofree char *text = fw_deadline_day_to_text (act->day, job->radar->today);

  if (act->table == FW_ACT_CLEARING)
    {
      /* Translators: %1$s is the first day of a clearing, %2$s a kind of source. */
      item->why = g_strdup_printf (_ ("agreed when the clearing began on %1$s · %2$s"), text,
                                   fw_deadline_source_to_text (item->rule->source));
      return;
    }
  /* Translators: %1$d is the number of a help plan, %2$s its day, %3$s a kind of source. */
  item->why = g_strdup_printf (_ ("agreed in help plan no. %1$d of %2$s · %3$s"), act->number, text,
                               fw_deadline_source_to_text (item->rule->source));
}

/* "Bewilligte Stunden prüfen: 190 of 208 hours used" */
static char *
dup_what (const FwDeadlineRule *rule, const FwLedgerAct *act)
{
  g_autofree char *used = NULL;
  g_autofree char *approved = NULL;

  if (act->table != FW_ACT_USE || act->approved < 0)
    return g_strdup (rule->title);
  used = fw_plan_use_hours_to_text (act->used);
  approved = fw_plan_use_hours_to_text (act->approved);
  /* Translators: what is due, and numbers of hours. */
  return g_strdup_printf (_ ("%1$s: %2$s of %3$s hours used"), rule->title, used, approved);
}

static void
add_item (FwRadarJob *job, const FwLedgerEntry *entry)
{
  g_autoptr (FwDeadlineItem) item = fw_deadline_item_new ();
  const FwLedgerCase *of_case = &g_array_index (job->ledger->cases, FwLedgerCase, entry->of_case);
  const FwLedgerAct *act = &g_array_index (job->ledger->acts, FwLedgerAct, entry->act);
  const FwLedgerStaff *staff = _fw_ledger_get_staff (job->ledger, entry->assigned_to);

  item->id = entry->state != NULL ? entry->state->id : 0;
  item->version = entry->state != NULL ? entry->state->version : 0;
  item->case_id = of_case->id;
  item->case_name = g_strdup (of_case->name);
  item->case_number = g_strdup (of_case->number);
  item->rule = fw_deadline_rule_copy (entry->rule);
  item->what = dup_what (entry->rule, act);
  item->anchor = _fw_ledger_dup_anchor (act);
  if (act->table == FW_ACT_CLEARING)
    item->action = g_strdup_printf ("win.open-clearing(int64 %" G_GINT64_FORMAT ")", act->id);
  item->start = act->day;
  item->due = entry->due;
  item->due_minute = entry->due_minute;
  item->assigned_to = entry->assigned_to;
  item->assignee = staff != NULL ? g_strdup (staff->name) : NULL;
  item->mine = entry->receiver == job->staff_id || is_told (job, entry);
  item->escalated = entry->receiver != job->staff_id && item->mine;
  if (staff != NULL && item->mine && staff->id != job->staff_id)
    item->away_for = g_strdup (staff->name);
  item->reason = entry->state != NULL ? g_strdup (entry->state->reason) : NULL;
  fw_deadline_compute_at (entry->rule, &job->office_calendar, act->day, act->minute, &item->count);
  if (entry->is_agreed && entry->due != item->count.due)
    fill_why_agreed (job, item, act);
  else
    _fw_radar_fill_why (job, item);
  g_list_store_append (job->radar->items, item);
}

static int
compare_entries (gconstpointer a, gconstpointer b, gpointer data)
{
  const FwLedgerEntry *x = *(FwLedgerEntry *const *) a, *y = *(FwLedgerEntry *const *) b;
  GArray *cases = data;
  int order = (x->due > y->due) - (x->due < y->due);

  if (order == 0 && x->of_case != y->of_case)
    order = g_strcmp0 (g_array_index (cases, FwLedgerCase, x->of_case).name,
                       g_array_index (cases, FwLedgerCase, y->of_case).name);
  if (order == 0)
    order = (x->act > y->act) - (x->act < y->act);
  return order;
}

/* Only the head is sorted by name. */
static void
keep_between (GPtrArray *wanted, FwDay first, FwDay last)
{
  guint n = 0;

  for (guint i = 0; i < wanted->len; i++)
    {
      FwDay due = ((FwLedgerEntry *) wanted->pdata[i])->due;

      if (due >= first && due <= last)
        wanted->pdata[n++] = wanted->pdata[i];
    }
  g_ptr_array_set_size (wanted, (int) n);
}

void
_fw_radar_add_rules (FwRadarJob *job)
{
  g_autoptr (GPtrArray) wanted = g_ptr_array_new ();
  FwRadar *radar = job->radar;

  _fw_ledger_count (job->ledger);
  for (guint i = 0; i < job->ledger->entries->len; i++)
    {
      FwLedgerEntry *entry = &g_array_index (job->ledger->entries, FwLedgerEntry, i);
      gboolean mine;

      if (!is_in_scope (job, entry))
        continue;
      if (!job->is_window)
        {
          mine = entry->receiver == job->staff_id || is_told (job, entry);
          radar->n_deputy++;
          radar->n_mine += mine;
          if (job->scope == FW_DEADLINE_SCOPE_MINE && !mine)
            continue;
          fw_radar_note (radar, entry->due, 1);
        }
      g_ptr_array_add (wanted, entry);
    }
  if (job->only != FW_DAY_NONE)
    keep_between (wanted, job->only, job->only);
  else if (wanted->len > job->limit || job->is_window)
    keep_between (wanted, G_MININT, job->is_window ? job->last : find_last_day (radar, job->limit));
  g_ptr_array_sort_with_data (wanted, compare_entries, job->ledger->cases);
  if (wanted->len > job->limit)
    g_ptr_array_set_size (wanted, (int) job->limit);
  for (guint i = 0; i < wanted->len; i++)
    add_item (job, g_ptr_array_index (wanted, i));
}
