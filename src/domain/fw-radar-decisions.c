/* fw-radar-decisions.c: decisions in force among what is due; reader's thread.
 *
 * They stand on the radar until they are done or dropped, whoever is away: what
 * somebody who has left was responsible for is their deputy's, without one the
 * case worker's, as is what people from outside have to do.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-conference-private.h"
#include "domain/fw-decision-private.h"
#include "domain/fw-radar-private.h"

#define MAX_DECISIONS 2000

/* $1 is the member of staff, $2 the case. */
static const char *
get_scope (FwDeadlineScope scope)
{
  switch (scope)
    {
    case FW_DEADLINE_SCOPE_CASE:
      return "d.case_id = $2 AND $1 = $1";
    case FW_DEADLINE_SCOPE_TEAM:
      return "$2 = $2 AND (r.team_id = (SELECT team_id FROM staff WHERE id = $1) OR c.team_id = "
             "(SELECT team_id FROM staff WHERE id = $1)) AND (c.hidden = 0 OR c.worker_id = $1 OR "
             "c.deputy_id = $1 OR d.responsible_id = $1)";
    case FW_DEADLINE_SCOPE_MINE:
    case FW_DEADLINE_SCOPE_DEPUTY:
    default:
      return "$2 = $2 AND (d.responsible_id IN (SELECT id FROM staff WHERE id = $1 OR deputy_id = "
             "$1) OR (c.worker_id = $1 AND (d.responsible_id IS NULL OR (r.active_to < $3 AND "
             "r.deputy_id IS NULL))) OR (c.deputy_id = $1 AND d.responsible_id IS NULL))";
    }
}

enum
{
  ID,
  VERSION,
  CASE,
  CASE_NAME,
  CASE_NUMBER,
  WHAT,
  RESPONSIBLE_ID,
  RESPONSIBLE,
  KIND,
  HELD_ON,
  MINE,
  STATUS, /* and what _fw_decision_read_facts() reads after it */
};

static char *
dup_why (FwRadarJob *job, FwResult *rows, guint i, FwDecisionStatus status)
{
  const char *kind = fw_result_get_text (rows, i, KIND);
  const char *held = fw_result_get_text (rows, i, HELD_ON);
  g_autofree char *title = NULL;
  g_autofree char *why = NULL;
  FwDay day;

  if (kind == NULL)
    why = g_strdup (_ ("Decision"));
  else
    {
      title = _fw_conference_dup_kind_title (job->connection, kind);
      if (held != NULL && fw_day_from_iso (held, &day))
        {
          g_autofree char *text = fw_deadline_day_to_text (day, job->radar->today);

          /* Translators: why something is due; %1$s is a kind of conference, %2$s its day. */
          why = g_strdup_printf (_ ("Decided in: %1$s of %2$s"), title, text);
        }
      else
        /* Translators: why something is due; %s is a kind of conference. */
        why = g_strdup_printf (_ ("Decided in: %s"), title);
    }
  if (status != FW_DECISION_PARTLY)
    return g_steal_pointer (&why);
  /* Translators: %s is why something is due. */
  return g_strdup_printf (_ ("%s · partly done"), why);
}

#define DECISIONS                                                                                  \
  "FROM decision d JOIN case_file c ON c.id = d.case_id LEFT JOIN conference k ON k.id = "         \
  "d.conference_id LEFT JOIN session s ON s.id = k.session_id LEFT JOIN staff r ON r.id = "        \
  "d.responsible_id WHERE d.in_force_since IS NOT NULL AND d.ended_on IS NULL AND $3 = $3 AND %s"

/* A team may have more than a list shows: then they are counted by their day. */
static gboolean
count_decisions (FwRadarJob *job, const char *today, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT d.due, count(*) " DECISIONS " GROUP BY d.due",
                                          get_scope (job->scope));
  g_autoptr (FwResult) rows = fw_connection_query (
      job->connection, sql, g_variant_new ("(xxs)", job->staff_id, job->case_id, today), error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      const char *due = fw_result_get_text (rows, i, 0);
      FwDay day;

      fw_radar_note (job->radar,
                     due != NULL && fw_day_from_iso (due, &day) ? day : job->radar->today,
                     (guint) fw_result_get_int (rows, i, 1));
    }
  job->decisions_are_counted = TRUE;
  return rows != NULL;
}

gboolean
_fw_radar_read_decisions (FwRadarJob *job, GError **error)
{
  g_autofree char *today = fw_day_to_iso (job->radar->today);
  guint most = MIN (job->limit, MAX_DECISIONS);
  g_autofree char *sql = g_strdup_printf (
      "SELECT d.id, d.version, d.case_id, c.name, c.file_number, d.what, d.responsible_id, "
      "coalesce(nullif(d.responsible, ''), r.name, ''), k.kind, s.held_on, CASE WHEN "
      "d.responsible_id = $1 OR (d.responsible_id IS NULL AND c.worker_id = $1) OR (r.active_to < "
      "$3 AND coalesce(r.deputy_id, c.worker_id) = $1) THEN 1 ELSE 0 END, d.status, d.due, d.light, "
      "d.light_reason, d.light_until " DECISIONS
      " AND ($4 = '' OR d.due = $4 OR (d.due IS NULL AND "
      "$4 = $3)) ORDER BY d.due, d.id LIMIT %u",
      get_scope (job->scope), most);
  g_autofree char *only = job->only != FW_DAY_NONE ? fw_day_to_iso (job->only) : g_strdup ("");
  g_autoptr (FwResult) rows = fw_connection_query (
      job->connection, sql, g_variant_new ("(xxss)", job->staff_id, job->case_id, today, only),
      error);

  if (rows == NULL
      || (job->scope == FW_DEADLINE_SCOPE_TEAM
          && (fw_result_get_n_rows (rows) == most || job->only != FW_DAY_NONE)
          && !count_decisions (job, today, error)))
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      g_autoptr (FwDeadlineItem) item = NULL;
      FwDecisionFacts facts;

      _fw_decision_read_facts (rows, i, STATUS, &facts);
      item = fw_deadline_item_new ();
      item->decision_id = fw_result_get_int (rows, i, ID);
      item->version = fw_result_get_int (rows, i, VERSION);
      item->case_id = fw_result_get_int (rows, i, CASE);
      item->case_name = g_strdup (fw_result_get_text (rows, i, CASE_NAME));
      item->case_number = g_strdup (fw_result_get_text (rows, i, CASE_NUMBER));
      item->what = g_strdup (fw_result_get_text (rows, i, WHAT));
      /* Without a date it is due now: nobody can say that it is in time. */
      item->due = facts.due != FW_DAY_NONE ? facts.due : job->radar->today;
      item->assigned_to = fw_result_get_int (rows, i, RESPONSIBLE_ID);
      item->assignee = g_strdup (fw_result_get_text (rows, i, RESPONSIBLE));
      item->mine = fw_result_get_int (rows, i, MINE) != 0;
      item->light
          = (int) fw_decision_light (&job->office_calendar, &facts, job->radar->today, NULL);
      item->why = dup_why (job, rows, i, facts.status);
      item->action
          = g_strdup_printf ("win.open-decision(int64 %" G_GINT64_FORMAT ")", item->decision_id);
      g_list_store_append (job->radar->items, item);
    }
  return TRUE;
}
