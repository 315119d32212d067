/* fw-plan-due.c: what a help owes between two plans, for the ledger of deadlines: reports that
 * are expected, hours that come to their end, the four lines of a quarter. Of the plan in force.
 *
 * A report with a day of its own takes the place of the day that a rule counts
 * (FwDeadlineRule.report); one that no such rule waits for is an act itself. Hours are judged as
 * the plan's own page judges them (fw-plan-use.h); the last statement is the act, so each new one
 * warns anew. Source: handbook PROV-2, PROV-3, EFF-1.
 */
#include "config.h"

#include "domain/fw-deadline-ledger-private.h"
#include "domain/fw-plan-use.h"

/* The plans in force, as fw-deadline-acts.c has them. */
#define PLANS                                                                                      \
  "FROM help_plan p JOIN case_file c ON c.id = p.case_id %s WHERE p.status "                       \
  "IN ('draft', 'frozen') AND NOT EXISTS (SELECT 1 FROM help_plan o WHERE o.case_id = p.case_id "  \
  "AND o.number > p.number AND o.talk_date IS NOT NULL) AND %s "

const FwLedgerReport *
_fw_ledger_find_report (FwLedger *self, guint of_case, gint64 plan_id, const char *kind)
{
  guint index = g_array_index (self->cases, FwLedgerCase, of_case).first_report;
  const FwLedgerReport *found = NULL;

  while (index != 0)
    {
      const FwLedgerReport *report = &g_array_index (self->reports, FwLedgerReport, index - 1);

      if (report->plan_id == plan_id && g_str_equal (report->kind, kind)
          && (found == NULL || found->is_in || (!report->is_in && report->due < found->due)))
        found = report;
      index = report->next;
    }
  return found;
}

enum
{
  REPORT_CASE,
  REPORT_PLAN,
  REPORT_NUMBER,
  REPORT_TALK,
  REPORT_ID,
  REPORT_KIND,
  REPORT_DUE,
  REPORT_CAME,
};

static void
add_report (FwLedger *self, FwResult *rows, guint i)
{
  gint64 case_id = fw_result_get_int (rows, i, REPORT_CASE);
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->case_index, &case_id));
  FwLedgerReport report = {.plan_id = fw_result_get_int (rows, i, REPORT_PLAN),
                           .kind = fw_result_get_text (rows, i, REPORT_KIND),
                           .is_in = !fw_result_is_null (rows, i, REPORT_CAME)};
  FwLedgerCase *of_case;
  FwLedgerAct *act;

  if (index == 0 || !fw_day_from_iso (fw_result_get_text (rows, i, REPORT_DUE), &report.due))
    return;
  of_case = &g_array_index (self->cases, FwLedgerCase, index - 1);
  report.next = of_case->first_report;
  g_array_append_val (self->reports, report);
  of_case->first_report = self->reports->len;
  if (report.is_in)
    return;
  act = _fw_ledger_add_act (
      self, case_id, g_intern_static_string ("report-expected"), report.kind,
      fw_result_get_text (rows, i,
                          fw_result_is_null (rows, i, REPORT_TALK) ? REPORT_DUE : REPORT_TALK));
  if (act == NULL)
    return;
  act->table = FW_ACT_REPORT;
  act->id = fw_result_get_int (rows, i, REPORT_ID);
  act->number = (int) fw_result_get_int (rows, i, REPORT_NUMBER);
  act->agreed = report.due;
}

static gboolean
read_reports (FwLedger *self, const char *where, gint64 one, gint64 two, GError **error)
{
  g_autofree char *sql
      = g_strdup_printf ("SELECT p.case_id, p.id, p.number, p.talk_date, r.id, r.kind, r.due, "
                         "r.came_on " PLANS "ORDER BY r.due, r.id",
                         "JOIN provider_report r ON r.plan_id = p.id", where);
  FwResult *rows
      = fw_connection_query (self->connection, sql, g_variant_new ("(xx)", one, two), error);

  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (self->results, rows);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    add_report (self, rows, i);
  return TRUE;
}

enum
{
  USE_CASE,
  USE_NUMBER,
  USE_START,
  USE_END,
  USE_ID, /* of the last statement */
  USE_UP_TO,
  USE_MINUTES,
  USE_CENTS,
  USE_HOURS_APPROVED,
  USE_COST_APPROVED,
};

static void
add_use (FwLedger *self, FwResult *rows, guint i)
{
  FwPlanUse use = {.minutes_approved = -1,
                   .cents_approved = -1,
                   .minutes_used = (int) fw_result_get_int (rows, i, USE_MINUTES),
                   .cents_used = fw_result_get_int (rows, i, USE_CENTS),
                   .start = fw_result_get_day (rows, i, USE_START),
                   .end = fw_result_get_day (rows, i, USE_END),
                   .up_to = fw_result_get_day (rows, i, USE_UP_TO)};
  FwLedgerAct *act;

  fw_plan_use_parse_hours (fw_result_get_text (rows, i, USE_HOURS_APPROVED), &use.minutes_approved);
  fw_plan_use_parse_money (fw_result_get_text (rows, i, USE_COST_APPROVED), &use.cents_approved);
  fw_plan_use_judge (&use);
  if (use.state == FW_PLAN_USE_FINE)
    return;
  act = _fw_ledger_add_act (self, fw_result_get_int (rows, i, USE_CASE),
                            g_intern_static_string ("hours-used"), "",
                            fw_result_get_text (rows, i, USE_UP_TO));
  if (act == NULL)
    return;
  act->table = FW_ACT_USE;
  act->id = fw_result_get_int (rows, i, USE_ID);
  act->number = (int) fw_result_get_int (rows, i, USE_NUMBER);
  act->used = use.minutes_used;
  act->approved = use.minutes_approved;
}

/* Plans with a statement; the sums are the plan's own. */
static gboolean
read_uses (FwLedger *self, const char *where, gint64 one, gint64 two, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT p.case_id, p.number, p.help_start, p.help_end, u.id, u.up_to, (SELECT sum (m.minutes) "
      "FROM help_plan_use m WHERE m.plan_id = p.id), (SELECT sum (m.cents) FROM help_plan_use m "
      "WHERE m.plan_id = p.id), (SELECT max (a.value) FROM form_answer a WHERE a.form_id = "
      "p.form_id AND a.field = 'hours_approved'), (SELECT max (a.value) FROM form_answer a WHERE "
      "a.form_id = p.form_id AND a.field = 'cost_approved') " PLANS
      "AND NOT EXISTS (SELECT 1 FROM help_plan_use l WHERE l.plan_id = p.id AND (l.up_to > u.up_to "
      "OR (l.up_to = u.up_to AND l.id > u.id))) ORDER BY p.id",
      "JOIN help_plan_use u ON u.plan_id = p.id", where);
  FwResult *rows
      = fw_connection_query (self->connection, sql, g_variant_new ("(xx)", one, two), error);

  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (self->results, rows);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    add_use (self, rows, i);
  return TRUE;
}

enum
{
  RATED_CASE,
  RATED_PLAN,
  RATED_NUMBER,
  RATED_HELP,
  RATED_TALK,
  RATED_END,
  RATED_ID, /* of the last rating after the talk; NULL: none */
  RATED_ON,
};

/* A help that has ended owes no rating. */
static void
add_rating (FwLedger *self, FwResult *rows, guint i)
{
  gboolean between = !fw_result_is_null (rows, i, RATED_ID);
  FwDay end = fw_result_get_day (rows, i, RATED_END);
  FwLedgerAct *act;

  if (end != FW_DAY_NONE && end < self->today)
    return;
  act = _fw_ledger_add_act (self, fw_result_get_int (rows, i, RATED_CASE),
                            g_intern_static_string ("wellbeing"),
                            fw_result_get_text (rows, i, RATED_HELP),
                            fw_result_get_text (rows, i, between ? RATED_ON : RATED_TALK));
  if (act == NULL)
    return;
  act->table = between ? FW_ACT_RATING : FW_ACT_PLAN;
  act->id = fw_result_get_int (rows, i, between ? RATED_ID : RATED_PLAN);
  act->number = (int) fw_result_get_int (rows, i, RATED_NUMBER);
}

static gboolean
read_ratings (FwLedger *self, const char *where, gint64 one, gint64 two, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT p.case_id, p.id, p.number, p.help_kind, p.talk_date, p.help_end, w.id, w.rated_on " PLANS
      "AND p.talk_date IS NOT NULL AND NOT EXISTS (SELECT 1 FROM wellbeing_rating l WHERE "
      "l.plan_id = p.id AND (l.rated_on > w.rated_on OR (l.rated_on = w.rated_on AND l.id > w.id))) "
      "ORDER BY p.id",
      "LEFT JOIN wellbeing_rating w ON w.plan_id = p.id AND w.rated_on > p.talk_date", where);
  FwResult *rows
      = fw_connection_query (self->connection, sql, g_variant_new ("(xx)", one, two), error);

  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (self->results, rows);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    add_rating (self, rows, i);
  return TRUE;
}

gboolean
_fw_ledger_read_help (FwLedger *self, const char *where, gint64 one, gint64 two, GError **error)
{
  return read_reports (self, where, one, two, error) && read_uses (self, where, one, two, error)
         && read_ratings (self, where, one, two, error);
}
