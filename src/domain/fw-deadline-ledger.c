/* fw-deadline-ledger.c: see fw-deadline-ledger-private.h: cases, people, states, and the sum. */
#include "config.h"

#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-deadline-ledger-private.h"
#include "domain/fw-office.h"

void
_fw_ledger_free (FwLedger *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->table, fw_day_table_free);
  g_clear_pointer (&self->by_event, g_hash_table_unref);
  g_clear_pointer (&self->rules, g_ptr_array_unref);
  g_clear_pointer (&self->staff, g_hash_table_unref);
  g_clear_pointer (&self->case_index, g_hash_table_unref);
  g_clear_pointer (&self->cases, g_array_unref);
  g_clear_pointer (&self->acts, g_array_unref);
  g_clear_pointer (&self->reports, g_array_unref);
  g_clear_pointer (&self->states, g_array_unref);
  g_clear_pointer (&self->entries, g_array_unref);
  g_clear_pointer (&self->results, g_ptr_array_unref);
  g_free (self);
}

static gboolean
read_staff (FwLedger *self, GError **error)
{
  g_autofree char *today = fw_day_to_iso (self->today);
  FwResult *rows = fw_connection_query (
      self->connection,
      "SELECT s.id, s.name, s.team_id, s.deputy_id, CASE WHEN s.active_to < $1 OR EXISTS (SELECT 1 "
      "FROM staff_absence a WHERE a.staff_id = s.id AND a.from_day <= $1 AND a.to_day >= $1) THEN "
      "1 ELSE 0 END FROM staff s",
      g_variant_new ("(s)", today), error);

  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (self->results, rows);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      FwLedgerStaff *staff = g_new (FwLedgerStaff, 1);

      staff->id = fw_result_get_int (rows, i, 0);
      staff->name = fw_result_get_text (rows, i, 1);
      staff->team_id = fw_result_get_int (rows, i, 2);
      staff->deputy_id = fw_result_get_int (rows, i, 3);
      staff->away = fw_result_get_int (rows, i, 4) != 0;
      g_hash_table_insert (self->staff, &staff->id, staff);
    }
  return TRUE;
}

static gboolean
read_cases (FwLedger *self, const char *where, gint64 one, gint64 two, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT c.id, c.name, c.file_number, c.kind, c.worker_id, c.deputy_id, c.team_id, c.hidden, "
      "c.first_contact FROM case_file c WHERE %s",
      where);
  FwResult *rows
      = fw_connection_query (self->connection, sql, g_variant_new ("(xx)", one, two), error);
  const char *event = g_intern_static_string ("first-contact");
  guint n;

  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (self->results, rows);
  n = fw_result_get_n_rows (rows);
  g_array_set_size (self->cases, n);
  for (guint i = 0; i < n; i++)
    {
      FwLedgerCase *of_case = &g_array_index (self->cases, FwLedgerCase, i);
      FwLedgerAct act = {.of_case = i, .event = event, .kind = "", .minute = -1, .is_start = TRUE};

      of_case->id = fw_result_get_int (rows, i, 0);
      of_case->name = fw_result_get_text (rows, i, 1);
      of_case->number = fw_result_get_text (rows, i, 2);
      of_case->kind = fw_result_get_text (rows, i, 3);
      of_case->worker_id = fw_result_get_int (rows, i, 4);
      of_case->deputy_id = fw_result_get_int (rows, i, 5);
      of_case->team_id = fw_result_get_int (rows, i, 6);
      of_case->hidden = fw_result_get_int (rows, i, 7) != 0;
      g_hash_table_insert (self->case_index, &of_case->id, GUINT_TO_POINTER (i + 1));
      act.id = of_case->id;
      act.agreed = FW_DAY_NONE;
      if (fw_day_from_iso (fw_result_get_text (rows, i, 8), &act.day))
        g_array_append_val (self->acts, act);
    }
  return TRUE;
}

static const char *const act_tables[] = {
    [FW_ACT_CASE] = "case_file",          [FW_ACT_PLAN] = "help_plan",
    [FW_ACT_CONFERENCE] = "conference",   [FW_ACT_ENTRY] = "record_entry",
    [FW_ACT_REPORT] = "provider_report",  [FW_ACT_USE] = "help_plan_use",
    [FW_ACT_RATING] = "wellbeing_rating", [FW_ACT_CLEARING] = "clearing",
};

static gboolean
parse_anchor (const char *anchor, FwActTable *table, gint64 *id)
{
  const char *slash = strchr (anchor, '/');

  for (guint i = 0; slash != NULL && i < G_N_ELEMENTS (act_tables); i++)
    if (strlen (act_tables[i]) == (gsize) (slash - anchor)
        && g_str_has_prefix (anchor, act_tables[i]))
      {
        *table = i;
        *id = g_ascii_strtoll (slash + 1, NULL, 10);
        return TRUE;
      }
  return FALSE;
}

char *
_fw_ledger_dup_anchor (const FwLedgerAct *act)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, act_tables[act->table], act->id);
}

static gboolean
read_states (FwLedger *self, const char *where, gint64 one, gint64 two, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT r.case_id, r.id, r.version, r.rule, r.anchor, r.status, r.moved, r.reason, "
      "r.assigned_to FROM resubmission r JOIN case_file c ON c.id = r.case_id WHERE r.rule IS NOT "
      "NULL AND r.anchor <> '' AND %s",
      where);
  FwResult *rows
      = fw_connection_query (self->connection, sql, g_variant_new ("(xx)", one, two), error);

  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (self->results, rows);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      gint64 case_id = fw_result_get_int (rows, i, 0);
      guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->case_index, &case_id));
      FwLedgerState state = {.moved = FW_DAY_NONE};
      FwLedgerCase *of_case;

      if (index == 0
          || !parse_anchor (fw_result_get_text (rows, i, 4), &state.table, &state.act_id))
        continue;
      of_case = &g_array_index (self->cases, FwLedgerCase, index - 1);
      state.id = fw_result_get_int (rows, i, 1);
      state.version = fw_result_get_int (rows, i, 2);
      state.rule = fw_result_get_text (rows, i, 3);
      state.is_open = g_str_equal (fw_result_get_text (rows, i, 5), "open");
      fw_day_from_iso (fw_result_get_text (rows, i, 6), &state.moved);
      state.reason = fw_result_get_text (rows, i, 7);
      state.assigned_to = fw_result_get_int (rows, i, 8);
      state.next = of_case->first_state;
      g_array_append_val (self->states, state);
      of_case->first_state = self->states->len;
    }
  return TRUE;
}

FwLedger *
_fw_ledger_read (FwConnection *connection,
                 const char *where,
                 gint64 one,
                 gint64 two,
                 GError **error)
{
  g_autoptr (FwLedger) self = g_new0 (FwLedger, 1);
  g_autofree char *today = NULL;
  g_autoptr (FwRow) settings = NULL;

  self->connection = connection;
  self->today = fw_clock_today ();
  self->results = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_result_unref);
  self->staff = g_hash_table_new_full (g_int64_hash, g_int64_equal, NULL, g_free);
  self->case_index = g_hash_table_new (g_int64_hash, g_int64_equal);
  self->cases = g_array_new (FALSE, TRUE, sizeof (FwLedgerCase));
  self->acts = g_array_new (FALSE, FALSE, sizeof (FwLedgerAct));
  self->reports = g_array_new (FALSE, FALSE, sizeof (FwLedgerReport));
  self->states = g_array_new (FALSE, FALSE, sizeof (FwLedgerState));
  self->entries = g_array_new (FALSE, FALSE, sizeof (FwLedgerEntry));
  today = fw_day_to_iso (self->today);
  settings = fw_office_read_settings (connection, today, error);
  if (settings == NULL)
    return NULL;
  fw_office_get_calendar (settings, &self->calendar);
  self->table = fw_day_table_new (&self->calendar);
  if (!_fw_ledger_read_rules (self, error) || !read_staff (self, error)
      || !read_cases (self, where, one, two, error) || !read_states (self, where, one, two, error)
      || !_fw_ledger_read_acts (self, where, one, two, error))
    return NULL;
  return g_steal_pointer (&self);
}

const FwLedgerStaff *
_fw_ledger_get_staff (FwLedger *self, gint64 id)
{
  return g_hash_table_lookup (self->staff, &id);
}

gint64
_fw_ledger_get_receiver (FwLedger *self, gint64 assigned_to, gint64 worker_id, gint64 deputy_id)
{
  gint64 id = assigned_to != 0 ? assigned_to : worker_id;
  const FwLedgerStaff *staff = _fw_ledger_get_staff (self, id);
  const FwLedgerStaff *deputy;

  if (staff == NULL || !staff->away)
    return id;
  deputy = id == worker_id && deputy_id != 0 ? _fw_ledger_get_staff (self, deputy_id) : NULL;
  if (deputy == NULL || deputy->away)
    deputy = _fw_ledger_get_staff (self, staff->deputy_id);
  return deputy != NULL ? deputy->id : id;
}

static const FwLedgerState *
find_state (FwLedger *self, const FwLedgerAct *act, const char *rule)
{
  guint index = g_array_index (self->cases, FwLedgerCase, act->of_case).first_state;

  while (index != 0)
    {
      const FwLedgerState *state = &g_array_index (self->states, FwLedgerState, index - 1);

      if (state->act_id == act->id && state->table == act->table && g_str_equal (state->rule, rule))
        return state;
      index = state->next;
    }
  return NULL;
}

/* "conference-held:conference-case" or "complaint-answer": that act on the day of the start or
 * after it. */
static gboolean
is_settled (FwLedger *self, const FwLedgerAct *start, const FwDeadlineRule *rule)
{
  guint index = g_array_index (self->cases, FwLedgerCase, start->of_case).first_act;

  for (; index != 0; index = g_array_index (self->acts, FwLedgerAct, index - 1).next)
    {
      const FwLedgerAct *act = &g_array_index (self->acts, FwLedgerAct, index - 1);

      if (act == start || act->day < start->day)
        continue;
      for (guint i = 0; rule->done_by[i] != NULL; i++)
        {
          const char *colon = strchr (rule->done_by[i], ':');
          gsize length = colon != NULL ? (gsize) (colon - rule->done_by[i]) : strlen (act->event);

          if (strncmp (act->event, rule->done_by[i], length) == 0 && act->event[length] == '\0'
              && (colon != NULL ? g_str_equal (colon + 1, act->kind)
                                : g_str_equal (rule->done_by[i], act->event)))
            return TRUE;
        }
    }
  return FALSE;
}

static void
count_one (FwLedger *self, guint index, FwDeadlineRule *rule)
{
  const FwLedgerAct *act = &g_array_index (self->acts, FwLedgerAct, index);
  const FwLedgerCase *of_case = &g_array_index (self->cases, FwLedgerCase, act->of_case);
  FwLedgerEntry entry = {.of_case = act->of_case, .act = index, .rule = rule, .due_minute = -1};
  const FwLedgerReport *report = NULL;
  FwDeadlineSpan span;

  if (!fw_deadline_rule_is_for (rule, of_case->kind)
      || !fw_deadline_rule_counts_from (rule, act->kind)
      || (rule->minimum_age > 0 && act->age < rule->minimum_age)
      || (rule->until_event && act->day < self->today))
    return;
  entry.state = of_case->first_state != 0 ? find_state (self, act, rule->name) : NULL;
  if (rule->report != NULL && act->table == FW_ACT_PLAN)
    report = _fw_ledger_find_report (self, act->of_case, act->id, rule->report);
  if ((entry.state != NULL && !entry.state->is_open) || (report != NULL && report->is_in)
      || (rule->done_by != NULL && is_settled (self, act, rule)))
    return;
  if (entry.state != NULL && entry.state->moved != FW_DAY_NONE)
    entry.due = entry.state->moved;
  else if (report != NULL || act->agreed != FW_DAY_NONE)
    {
      entry.due = report != NULL ? report->due : act->agreed;
      entry.is_agreed = TRUE;
    }
  else
    {
      fw_deadline_rule_get_span (rule, &span);
      entry.due = fw_deadline_find (&span, self->table, act->day, act->minute, &entry.due_minute);
    }
  entry.assigned_to = entry.state != NULL && entry.state->assigned_to != 0
                          ? entry.state->assigned_to
                          : of_case->worker_id;
  entry.receiver
      = _fw_ledger_get_receiver (self, entry.assigned_to, of_case->worker_id, of_case->deputy_id);
  g_array_append_val (self->entries, entry);
}

void
_fw_ledger_count (FwLedger *self)
{
  for (guint i = 0; i < self->acts->len; i++)
    {
      const FwLedgerAct *act = &g_array_index (self->acts, FwLedgerAct, i);
      GPtrArray *names = act->is_start ? g_hash_table_lookup (self->by_event, act->event) : NULL;

      for (guint j = 0; names != NULL && j < names->len; j++)
        {
          /* A case that began before a rule is not measured by it. */
          FwDeadlineRule *rule = _fw_ledger_pick_version (self, g_ptr_array_index (names, j),
                                                          act->day, act->table != FW_ACT_CASE);

          if (rule != NULL)
            count_one (self, i, rule);
        }
    }
}
