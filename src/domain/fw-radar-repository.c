/* fw-radar-repository.c: the part of the radar that comes from help plans and children.
 *
 * A plan makes up to three deadlines by rules: sending it to all, its review,
 * and the check of the transition before the help ends. One that somebody
 * acted on has a re-submission with the same rule and start and is left out.
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "domain/fw-radar-private.h"

#define MAX_PLANS 2000
#define MAX_CHILDREN 500
#define DEFAULT_WEEKS 6

G_DEFINE_FINAL_TYPE (FwRadar, fw_radar, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (FwSeenItem, fw_seen_item, G_TYPE_OBJECT)

static void
fw_radar_finalize (GObject *object)
{
  FwRadar *self = FW_RADAR (object);

  g_object_unref (self->items);
  g_object_unref (self->children);
  G_OBJECT_CLASS (fw_radar_parent_class)->finalize (object);
}

static void
fw_radar_class_init (FwRadarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_radar_finalize;
}

static void
fw_radar_init (FwRadar *self)
{
  self->items = g_list_store_new (FW_TYPE_DEADLINE_ITEM);
  self->children = g_list_store_new (FW_TYPE_SEEN_ITEM);
}

static void
fw_seen_item_finalize (GObject *object)
{
  FwSeenItem *self = FW_SEEN_ITEM (object);

  g_free (self->child);
  g_free (self->case_name);
  G_OBJECT_CLASS (fw_seen_item_parent_class)->finalize (object);
}

static void
fw_seen_item_class_init (FwSeenItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_seen_item_finalize;
}

static void
fw_seen_item_init (FwSeenItem *self)
{
  self->last_seen = self->first_contact = FW_DAY_NONE;
}

/* $1 is the member of staff, $2 the case. */
static const char *
get_case_scope (FwDeadlineScope scope)
{
  switch (scope)
    {
    case FW_DEADLINE_SCOPE_CASE:
      return "c.id = $2 AND $1 = $1";
    case FW_DEADLINE_SCOPE_TEAM:
      return "$2 = $2 AND c.team_id = (SELECT team_id FROM staff WHERE id = $1) AND (c.hidden = 0 "
             "OR c.worker_id = $1 OR c.deputy_id = $1)";
    case FW_DEADLINE_SCOPE_MINE:
    case FW_DEADLINE_SCOPE_DEPUTY:
    default:
      return "$2 = $2 AND (c.worker_id = $1 OR c.deputy_id = $1 OR c.worker_id IN (SELECT id FROM "
             "staff WHERE deputy_id = $1))";
    }
}

typedef struct
{
  gint64 case_id;
  const char *case_name;
  const char *case_number;
  gint64 worker_id;
  const char *worker;
  gint64 plan_id;
  int number;
} Plan;

/* TRUE when a re-submission of that rule and start exists, in whatever state. */
static gboolean
is_acted_on (FwRadarJob *job, const Plan *plan, const char *rule, FwDay start)
{
  g_autofree char *day = fw_day_to_iso (start);
  g_autoptr (FwResult) rows = fw_connection_query (
      job->connection,
      "SELECT id FROM resubmission WHERE case_id = $1 AND rule = $2 AND start_date = $3 LIMIT 1",
      g_variant_new ("(xss)", plan->case_id, rule, day), NULL);

  return rows != NULL && fw_result_get_n_rows (rows) > 0;
}

/* @agreed: a day that the plan itself names, FW_DAY_NONE for what the rule counts. */
static void
add_item (FwRadarJob *job, const Plan *plan, const char *name, FwDay start, FwDay agreed)
{
  g_autoptr (FwDeadlineItem) item = NULL;
  FwDeadlineRule *rule = _fw_radar_find_rule (job, name, start);

  if (rule == NULL || is_acted_on (job, plan, name, start))
    {
      fw_deadline_rule_free (rule);
      return;
    }
  item = fw_deadline_item_new ();
  item->case_id = plan->case_id;
  item->case_name = g_strdup (plan->case_name);
  item->case_number = g_strdup (plan->case_number);
  item->what = g_strdup (rule->title);
  item->rule = rule;
  item->start = start;
  item->assigned_to = plan->worker_id;
  item->assignee = g_strdup (plan->worker);
  item->mine = plan->worker_id == job->staff_id;
  fw_deadline_compute (rule, &job->office_calendar, start, &item->count);
  item->due = agreed != FW_DAY_NONE ? agreed : item->count.due;
  if (agreed != FW_DAY_NONE && agreed != item->count.due)
    {
      g_autofree char *text = fw_deadline_day_to_text (start, job->radar->today);

      /* Translators: %1$d is the number of a help plan, %2$s its day, %3$s a kind of source. */
      item->why = g_strdup_printf (_ ("agreed in help plan no. %1$d of %2$s · %3$s"), plan->number,
                                   text, fw_deadline_source_to_text (rule->source));
    }
  else
    item->why = fw_deadline_dup_why (rule, &item->count, job->radar->today);
  g_list_store_append (job->radar->items, item);
}

/* Age of the eldest child of the plan on @day; 0 when unknown. */
static int
get_eldest (FwRadarJob *job, gint64 plan_id, FwDay day)
{
  g_autoptr (FwResult) rows
      = fw_connection_query (job->connection,
                             "SELECT person.born FROM help_plan_child JOIN person ON person.id = "
                             "help_plan_child.person_id WHERE plan_id = $1",
                             g_variant_new ("(x)", plan_id), NULL);
  int eldest = 0;

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      FwDay born;

      if (fw_day_from_iso (fw_result_get_text (rows, i, 0), &born))
        eldest = MAX (eldest, fw_day_get_age (born, day));
    }
  return eldest;
}

static void
add_transition (FwRadarJob *job, const Plan *plan, FwDay end)
{
  g_autoptr (FwDeadlineRule) rule = _fw_radar_find_rule (job, "transition", end);

  if (rule != NULL
      && (rule->minimum_age == 0 || get_eldest (job, plan->plan_id, end) >= rule->minimum_age))
    add_item (job, plan, "transition", end, FW_DAY_NONE);
}

gboolean
_fw_radar_read_plans (FwRadarJob *job, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT c.id, c.name, c.file_number, c.worker_id, s.name, p.number, p.talk_date, "
      "p.review_date, p.help_end, p.id FROM help_plan p JOIN case_file c ON c.id = p.case_id LEFT "
      "JOIN staff s ON s.id = c.worker_id WHERE c.status = 'open' AND p.status IN ('draft', "
      "'frozen') AND NOT EXISTS (SELECT 1 FROM help_plan o WHERE o.case_id = p.case_id AND "
      "o.number > p.number AND o.talk_date IS NOT NULL) AND %s ORDER BY p.review_date, p.id "
      "LIMIT %d",
      get_case_scope (job->scope), MAX_PLANS);
  g_autoptr (FwResult) rows = fw_connection_query (
      job->connection, sql, g_variant_new ("(xx)", job->staff_id, job->case_id), error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      Plan plan = {.case_id = fw_result_get_int (rows, i, 0),
                   .case_name = fw_result_get_text (rows, i, 1),
                   .case_number = fw_result_get_text (rows, i, 2),
                   .worker_id = fw_result_get_int (rows, i, 3),
                   .worker = fw_result_get_text (rows, i, 4),
                   .plan_id = fw_result_get_int (rows, i, 9),
                   .number = (int) fw_result_get_int (rows, i, 5)};
      FwDay talk = FW_DAY_NONE, review = FW_DAY_NONE, end = FW_DAY_NONE;

      fw_day_from_iso (fw_result_get_text (rows, i, 6), &talk);
      fw_day_from_iso (fw_result_get_text (rows, i, 7), &review);
      fw_day_from_iso (fw_result_get_text (rows, i, 8), &end);
      if (talk != FW_DAY_NONE)
        add_item (job, &plan, "plan-to-all", talk, FW_DAY_NONE);
      if (talk != FW_DAY_NONE || review != FW_DAY_NONE)
        add_item (job, &plan, "plan-review", talk != FW_DAY_NONE ? talk : review, review);
      if (end != FW_DAY_NONE)
        add_transition (job, &plan, end);
    }
  return TRUE;
}

static int
get_age (const char *born, FwDay today)
{
  FwDay day;

  return fw_day_from_iso (born, &day) ? fw_day_get_age (day, today) : -1;
}

gboolean
_fw_radar_read_children (FwRadarJob *job, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT c.id, c.name, person.given_name, person.born, k.last_seen, k.see_every_weeks, "
      "c.first_contact FROM case_child k JOIN case_file c ON c.id = k.case_id JOIN person ON "
      "person.id = k.person_id WHERE c.status = 'open' AND k.status = 'open' AND %s ORDER BY CASE "
      "WHEN k.last_seen IS NULL THEN 0 ELSE 1 END, k.last_seen, c.first_contact, k.id LIMIT %d",
      /* Whom the others see is theirs; a deputy sees what is due on the radar. */
      job->scope == FW_DEADLINE_SCOPE_MINE ? "c.worker_id = $1 AND $2 = $2"
                                           : get_case_scope (job->scope),
      MAX_CHILDREN);
  g_autoptr (FwResult) rows = fw_connection_query (
      job->connection, sql, g_variant_new ("(xx)", job->staff_id, job->case_id), error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      g_autoptr (FwSeenItem) item = g_object_new (FW_TYPE_SEEN_ITEM, NULL);
      g_autoptr (FwDeadlineRule) rule = NULL;

      item->case_id = fw_result_get_int (rows, i, 0);
      item->case_name = g_strdup (fw_result_get_text (rows, i, 1));
      item->child = g_strdup (fw_result_get_text (rows, i, 2));
      item->age = get_age (fw_result_get_text (rows, i, 3), job->radar->today);
      fw_day_from_iso (fw_result_get_text (rows, i, 4), &item->last_seen);
      fw_day_from_iso (fw_result_get_text (rows, i, 6), &item->first_contact);
      item->weeks = (int) fw_result_get_int (rows, i, 5);
      item->agreed = item->weeks > 0;
      rule = _fw_radar_find_rule (job, "see-child", FW_DAY_NONE);
      if (!item->agreed)
        item->weeks
            = rule != NULL && rule->unit == FW_DEADLINE_UNIT_WEEKS ? rule->amount : DEFAULT_WEEKS;
      item->due = item->last_seen != FW_DAY_NONE ? item->last_seen + 7 * item->weeks
                                                 : job->radar->today - 1;
      g_list_store_append (job->radar->children, item);
    }
  return TRUE;
}
