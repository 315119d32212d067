/* fw-case-due.c: the earliest open deadline of each case, for the list of cases, and the days of
 * all, for a team's list (fw-deadline-copy-private.h).
 *
 * A copy of what is computed, never a truth: written in the transaction of the change set that
 * moved it, undo included, and once a day. A list of 100 000 cases sorts by it.
 */
#include "config.h"

#include "base/fw-clock.h"
#include "domain/fw-deadline-copy-private.h"

typedef struct
{
  gint64 case_id;
  FwDay due;
  const char *what;
} Earliest;

static void
note (GHashTable *found, gint64 case_id, FwDay due, const char *what)
{
  Earliest *earliest = g_hash_table_lookup (found, &case_id);

  if (earliest != NULL && earliest->due <= due)
    return;
  if (earliest == NULL)
    {
      earliest = g_new (Earliest, 1);
      earliest->case_id = case_id;
      g_hash_table_insert (found, &earliest->case_id, earliest);
    }
  earliest->due = due;
  earliest->what = what;
}

/* Those set by hand, and those of a rule that counts from a day without an act. */
static FwResult *
note_rows (FwLedger *ledger,
           gint64 case_id,
           GHashTable *found,
           FwDeadlineCopy *copy,
           GError **error)
{
  /* With an OR for both it would be all of them for one. */
  g_autofree char *sql = g_strconcat (
      "SELECT r.case_id, r.due, r.what, r.rule, r.start_date, r.moved, r.assigned_to, CASE WHEN "
      "c.status = 'open' THEN c.team_id ELSE NULL END, c.hidden FROM resubmission r JOIN case_file "
      "c ON c.id = r.case_id WHERE r.status = 'open' AND (r.rule IS NULL OR r.anchor = '') AND ",
      case_id != 0 ? "r.case_id = $1" : "$1 = $1", NULL);
  FwResult *rows
      = fw_connection_query (ledger->connection, sql, g_variant_new ("(x)", case_id), error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      const FwDeadlineRule *rule = NULL;
      FwDeadlineSpan span;
      FwDay due, start;

      if (!fw_result_is_null (rows, i, 3) && fw_result_is_null (rows, i, 5)
          && fw_day_from_iso (fw_result_get_text (rows, i, 4), &start))
        rule = _fw_ledger_find_rule (ledger, fw_result_get_text (rows, i, 3), start);
      if (rule != NULL)
        {
          fw_deadline_rule_get_span (rule, &span);
          due = fw_deadline_find (&span, ledger->table, start, -1, NULL);
        }
      else if (!fw_day_from_iso (fw_result_get_text (rows, i, 1), &due))
        continue;
      note (found, fw_result_get_int (rows, i, 0), due, fw_result_get_text (rows, i, 2));
      _fw_deadline_copy_add (copy, fw_result_get_int (rows, i, 0), due,
                             fw_result_get_int (rows, i, 6), fw_result_get_int (rows, i, 7),
                             fw_result_get_int (rows, i, 8) != 0);
    }
  return rows;
}

static gboolean
write_one (FwConnection *connection, const Earliest *earliest, gboolean is_new, GError **error)
{
  g_autofree char *due = fw_day_to_iso (earliest->due);

  return fw_connection_exec (
      connection,
      is_new ? "INSERT INTO case_due (case_id, due, what) VALUES ($1, $2, $3)"
             : "UPDATE case_due SET due = $2, what = $3 WHERE case_id = $1",
      g_variant_new ("(xss)", earliest->case_id, due, earliest->what), error);
}

/* Only what differs is written. */
static gboolean
write_all (FwConnection *connection, gint64 case_id, GHashTable *found, GError **error)
{
  g_autoptr (FwResult) old = fw_connection_query (
      connection,
      case_id != 0 ? "SELECT case_id, due, what FROM case_due WHERE case_id = $1"
                   : "SELECT case_id, due, what FROM case_due WHERE $1 = $1",
      g_variant_new ("(x)", case_id), error);
  GHashTableIter iter;
  gpointer value;

  if (old == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (old); i++)
    {
      gint64 id = fw_result_get_int (old, i, 0);
      Earliest *earliest = g_hash_table_lookup (found, &id);
      FwDay due;

      if (earliest == NULL)
        {
          if (!fw_connection_exec (connection, "DELETE FROM case_due WHERE case_id = $1",
                                   g_variant_new ("(x)", id), error))
            return FALSE;
          continue;
        }
      if ((!fw_day_from_iso (fw_result_get_text (old, i, 1), &due) || due != earliest->due
           || !g_str_equal (fw_result_get_text (old, i, 2), earliest->what))
          && !write_one (connection, earliest, FALSE, error))
        return FALSE;
      g_hash_table_remove (found, &id);
    }
  g_hash_table_iter_init (&iter, found);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    if (!write_one (connection, value, TRUE, error))
      return FALSE;
  return TRUE;
}

gboolean
_fw_case_due_refresh (FwConnection *connection, gint64 case_id, GError **error)
{
  g_autoptr (FwLedger) ledger
      = _fw_ledger_read (connection,
                         case_id != 0 ? FW_LEDGER_OPEN_FEW "c.id = $1 AND $2 = $2"
                                      : FW_LEDGER_OPEN "$1 = $1 AND $2 = $2",
                         case_id, 0, error);
  g_autoptr (GHashTable) found = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  g_autoptr (FwDeadlineCopy) copy = _fw_deadline_copy_new ();
  g_autoptr (FwResult) rows = NULL;

  if (ledger == NULL)
    return FALSE;
  _fw_ledger_count (ledger);
  for (guint i = 0; i < ledger->entries->len; i++)
    {
      const FwLedgerEntry *entry = &g_array_index (ledger->entries, FwLedgerEntry, i);
      const FwLedgerCase *of_case = &g_array_index (ledger->cases, FwLedgerCase, entry->of_case);

      note (found, of_case->id, entry->due, entry->rule->title);
      _fw_deadline_copy_add (copy, of_case->id, entry->due,
                             entry->state != NULL ? entry->state->assigned_to : 0, of_case->team_id,
                             of_case->hidden);
    }
  rows = note_rows (ledger, case_id, found, copy, error);
  return rows != NULL && write_all (connection, case_id, found, error)
         && _fw_deadline_copy_write (copy, connection, case_id, error);
}

gboolean
_fw_case_due_refresh_daily (FwConnection *connection, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) done = fw_connection_query (
      connection, "SELECT done_on FROM daily_work WHERE name = 'case-due'", NULL, error);

  if (done == NULL)
    return FALSE;
  if (fw_result_get_n_rows (done) > 0 && g_str_equal (fw_result_get_text (done, 0, 0), today))
    return TRUE;
  return _fw_case_due_refresh (connection, 0, error)
         && fw_connection_exec (connection,
                                fw_result_get_n_rows (done) > 0
                                    ? "UPDATE daily_work SET done_on = $1 WHERE name = 'case-due'"
                                    : "INSERT INTO daily_work (name, done_on) VALUES ('case-due', "
                                      "$1)",
                                g_variant_new ("(s)", today), error);
}

/* The cases that a change touches, by its table; $1 is the row. NULL: none. */
static const char *
get_cases_sql (const char *table)
{
  static const struct
  {
    const char *table;
    const char *sql;
  } known[] = {
      {"case_file", "SELECT id FROM case_file WHERE id = $1"},
      {"resubmission", "SELECT case_id FROM resubmission WHERE id = $1"},
      {"help_plan", "SELECT case_id FROM help_plan WHERE id = $1"},
      {"provider_report", "SELECT p.case_id FROM provider_report r JOIN help_plan p ON p.id = "
                          "r.plan_id WHERE r.id = $1"},
      {"help_plan_use", "SELECT p.case_id FROM help_plan_use u JOIN help_plan p ON p.id = "
                        "u.plan_id WHERE u.id = $1"},
      {"wellbeing_rating", "SELECT p.case_id FROM wellbeing_rating r JOIN help_plan p ON p.id = "
                           "r.plan_id WHERE r.id = $1"},
      {"form_answer", "SELECT f.case_id FROM form_answer a JOIN form f ON f.id = a.form_id WHERE "
                      "a.id = $1 AND a.field IN ('hours_approved', 'cost_approved')"},
      {"conference", "SELECT case_id FROM conference WHERE id = $1"},
      {"clearing", "SELECT case_id FROM clearing WHERE id = $1"},
      {"record_entry", "SELECT case_id FROM record_entry WHERE id = $1 AND kind = 'act'"},
      {"session", "SELECT DISTINCT case_id FROM conference WHERE session_id = $1"},
      {"person", "SELECT DISTINCT p.case_id FROM help_plan_child k JOIN help_plan p ON p.id = "
                 "k.plan_id WHERE k.person_id = $1"},
      {"help_plan_child", "SELECT p.case_id FROM help_plan_child k JOIN help_plan p ON p.id = "
                          "k.plan_id WHERE k.id = $1"},
  };

  for (guint i = 0; i < G_N_ELEMENTS (known); i++)
    if (g_str_equal (table, known[i].table))
      return known[i].sql;
  return NULL;
}

static gboolean
add_found (FwConnection *connection, const char *sql, gint64 of, GHashTable *cases, GError **error)
{
  g_autoptr (FwResult) rows
      = fw_connection_query (connection, sql, g_variant_new ("(x)", of), error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      gint64 id = fw_result_get_int (rows, i, 0);

      g_hash_table_add (cases, g_memdup2 (&id, sizeof id));
    }
  return rows != NULL;
}

static gboolean
add_cases (FwConnection *connection, const FwChange *change, GHashTable *cases, GError **error)
{
  const char *sql = get_cases_sql (change->table);
  gint64 gone, plan;

  if (sql == NULL)
    return TRUE;
  /* Of a deleted row the case, or the plan of one, stands in what was there before. */
  gone = change->before != NULL ? fw_row_get_int (change->before, "case_id", 0) : 0;
  plan = change->before != NULL ? fw_row_get_int (change->before, "plan_id", 0) : 0;
  if (gone != 0)
    g_hash_table_add (cases, g_memdup2 (&gone, sizeof gone));
  if (plan != 0
      && !add_found (connection, "SELECT case_id FROM help_plan WHERE id = $1", plan, cases, error))
    return FALSE;
  return add_found (connection, sql, change->id, cases, error);
}

static gboolean
applied_cb (FwConnection *connection, FwChangeSet *changes, GError **error)
{
  g_autoptr (GHashTable) cases = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
  GHashTableIter iter;
  gint64 *id;

  if (fw_change_set_touches (changes, "office_setting") || fw_change_set_touches (changes, "rule"))
    return _fw_case_due_refresh (connection, 0, error);
  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    if (!add_cases (connection, fw_change_set_get (changes, i), cases, error))
      return FALSE;
  g_hash_table_iter_init (&iter, cases);
  while (g_hash_table_iter_next (&iter, (gpointer *) &id, NULL))
    if (!_fw_case_due_refresh (connection, *id, error))
      return FALSE;
  return TRUE;
}

void
_fw_case_due_install (void)
{
  fw_connection_set_apply_hook (applied_cb);
}
