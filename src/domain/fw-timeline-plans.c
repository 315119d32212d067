/* fw-timeline-plans.c: help plans, the helps that they name, the goals in them, clearings.
 *
 * A help is in every plan that continues it: plans with the same kind, beginning and
 * children make one bar. A goal ends with its term or with the plan that follows.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-rules.h"
#include "domain/fw-timeline-private.h"

typedef struct
{
  gint64 id, number;
  guint32 children; /* a set of 1 << index */
  char *kind;
  const char *help, *provider; /* kept by the timeline */
  const char *start;
  FwPartialDate talk, help_start, help_end;
  gboolean done; /* its help stands in a bar already */
} Plan;

static void
clear_plan (gpointer data)
{
  g_free (((Plan *) data)->kind);
}

static guint32
get_all (FwTimelineReading *self)
{
  guint n = self->timeline->children->len;

  return n >= 32 ? G_MAXUINT32 : (1u << n) - 1;
}

/* -1 for the family, when it is all of them or none. */
static int
get_only_child (FwTimelineReading *self, guint32 children)
{
  for (guint i = 0; i < self->timeline->children->len && i < 32; i++)
    if (children == (1u << i) && self->timeline->children->len > 1)
      return (int) i;
  return self->timeline->children->len == 1 && children == 1 ? 0 : -1;
}

/* For whom @event is, and "Lena, Jonas: § 33" where that is neither one child nor all. */
static void
set_whose (FwTimelineReading *self, FwTimelineEvent *event, guint32 children, const char *text)
{
  g_autofree char *names = NULL;
  g_autofree char *named = NULL;

  event->child = get_only_child (self, children);
  event->text = fw_timeline_intern (self->timeline, text);
  if (children == 0 || children == get_all (self) || event->child >= 0)
    return;
  names = fw_timeline_dup_names (self->timeline, children);
  named = g_strconcat (names, text, NULL);
  event->named = children;
  event->text = fw_timeline_intern (self->timeline, named);
}

static const char *
get_help_title (FwTimelineReading *self, const char *name)
{
  const char *title = name != NULL ? g_hash_table_lookup (self->help_kinds, name) : NULL;

  return fw_timeline_intern (self->timeline, title != NULL ? title : name);
}

static gboolean
read_help_kinds (FwTimelineReading *self, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) rules
      = fw_rules_list_connection (self->connection, "kind-of-help", today, error);

  for (guint i = 0; rules != NULL && i < fw_result_get_n_rows (rules); i++)
    {
      g_autoptr (JsonNode) node
          = json_from_string (fw_result_get_text (rules, i, FW_RULE_BODY), NULL);
      JsonObject *body
          = node != NULL && JSON_NODE_HOLDS_OBJECT (node) ? json_node_get_object (node) : NULL;

      if (body != NULL)
        g_hash_table_insert (
            self->help_kinds, g_strdup (fw_result_get_text (rules, i, FW_RULE_NAME)),
            g_strdup_printf ("%s, %s",
                             json_object_get_string_member_with_default (body, "title", ""),
                             json_object_get_string_member_with_default (body, "paragraph", "")));
    }
  return rules != NULL;
}

static GArray *
read_list (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT p.id, p.number, p.kind, p.talk_date, p.help_kind, p.help_start, p.help_end, "
      "provider.name FROM help_plan p LEFT JOIN provider ON provider.id = p.provider_id WHERE "
      "p.case_id = $1 AND $2 = $2 ORDER BY p.number, p.id",
      error);
  g_autoptr (FwResult) children = _fw_timeline_query (
      self,
      "SELECT c.plan_id, c.person_id FROM help_plan_child c JOIN help_plan p ON p.id = c.plan_id "
      "WHERE p.case_id = $1 AND $2 = $2",
      rows != NULL ? error : NULL);
  GArray *plans;

  if (rows == NULL || children == NULL)
    return NULL;
  plans = g_array_new (FALSE, TRUE, sizeof (Plan));
  g_array_set_clear_func (plans, clear_plan);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      Plan plan = {.id = fw_result_get_int (rows, i, 0), .number = fw_result_get_int (rows, i, 1)};

      plan.kind = g_strdup (fw_result_get_text (rows, i, 2));
      plan.talk = _fw_timeline_get_date (rows, i, 3);
      plan.help = get_help_title (self, fw_result_get_text (rows, i, 4));
      plan.start = _fw_timeline_get_text (self, rows, i, 5);
      plan.help_start = _fw_timeline_get_date (rows, i, 5);
      plan.help_end = _fw_timeline_get_date (rows, i, 6);
      plan.provider = _fw_timeline_get_text (self, rows, i, 7);
      for (guint k = 0; k < fw_result_get_n_rows (children); k++)
        {
          int child = fw_timeline_find_child (self->timeline, fw_result_get_int (children, k, 1));

          if (fw_result_get_int (children, k, 0) == plan.id && child >= 0 && child < 32)
            plan.children |= 1u << child;
        }
      g_array_append_val (plans, plan);
    }
  return plans;
}

static const char *
intern_action (FwTimelineReading *self, gint64 plan_id)
{
  g_autofree char *action = g_strdup_printf ("win.open-plan(int64 %" G_GINT64_FORMAT ")", plan_id);

  return fw_timeline_intern (self->timeline, action);
}

static void
add_plans (FwTimelineReading *self, GArray *plans)
{
  for (guint i = 0; i < plans->len; i++)
    {
      Plan *plan = &g_array_index (plans, Plan, i);
      FwTimelineEvent *event = fw_timeline_add (self->timeline, "help_plan", plan->id);
      g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, plan->number);
      /* Translators: %s is the number of a help plan */
      g_autofree char *text = g_strdup_printf (_ ("Help plan no. %s"), number);

      event->lane = FW_LANE_PLANS;
      event->shape = FW_EVENT_PLAN;
      set_whose (self, event, plan->children, text);
      event->letter = fw_timeline_intern (self->timeline, number);
      event->from = plan->talk;
      event->planned = plan->talk.first != FW_DAY_NONE && plan->talk.first > self->timeline->today;
      event->detail = plan->help;
      event->origin = _ ("Help plan");
      event->action = intern_action (self, plan->id);
    }
}

static void
add_helps (FwTimelineReading *self, GArray *plans)
{
  /* The newest plan of a help knows best until when it goes. */
  for (guint i = plans->len; i > 0; i--)
    {
      Plan *plan = &g_array_index (plans, Plan, i - 1);
      FwTimelineEvent *event;
      FwDay end;

      if (plan->done || plan->help[0] == '\0' || !fw_partial_date_is_known (&plan->help_start))
        continue;
      for (guint k = 0; k + 1 < i; k++)
        {
          Plan *other = &g_array_index (plans, Plan, k);

          if (other->help == plan->help && other->start == plan->start
              && other->children == plan->children)
            other->done = TRUE;
        }
      event = fw_timeline_add (self->timeline, "help", plan->id);
      event->lane = FW_LANE_HELP;
      event->shape = FW_EVENT_BAR;
      set_whose (self, event, plan->children, plan->help);
      event->from = plan->help_start;
      event->to = plan->help_end;
      event->open = !fw_partial_date_is_known (&plan->help_end);
      end = fw_partial_date_get_middle (&plan->help_end);
      event->planned
          = plan->help_start.first != FW_DAY_NONE && plan->help_start.first > self->timeline->today;
      event->tint = strstr (plan->help, "§ 33") != NULL || strstr (plan->help, "§ 34") != NULL
                        ? FW_TINT_PLACEMENT
                        : FW_TINT_HELP;
      event->detail = plan->provider;
      event->origin = end != FW_DAY_NONE && end > self->timeline->today
                          ? _ ("Help plan, end planned")
                          : _ ("Help plan");
      event->action = intern_action (self, plan->id);
    }
}

/* The day of the next plan for any of the same children. */
static FwDay
find_next (GArray *plans, guint index)
{
  const Plan *plan = &g_array_index (plans, Plan, index);

  for (guint i = index + 1; i < plans->len; i++)
    {
      const Plan *next = &g_array_index (plans, Plan, i);

      if ((next->children & plan->children) != 0 && next->talk.first != FW_DAY_NONE)
        return next->talk.first;
    }
  return FW_DAY_NONE;
}

static int
find_child_named (FwTimelineReading *self, const char *name)
{
  for (guint i = 0; name != NULL && i < self->timeline->children->len; i++)
    if (g_str_equal (g_array_index (self->timeline->children, FwTimelineChild, i).name, name))
      return (int) i;
  return -1;
}

/* What was said about a goal at the next review, found by its wording: the office's word, or
 * where it says nothing that of those who were asked before it. */
typedef struct
{
  gint64 plan_id;
  const char *whose, *wording, *rated, *evidence;
} Review;

static GArray *
read_reviews (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT p.id, coalesce (max (CASE WHEN a.field = 'whose' THEN a.value END), ''), coalesce "
      "(max (CASE WHEN a.field = 'wording' THEN a.value END), ''), coalesce (nullif (max (CASE WHEN "
      "a.field = 'rated_office' THEN a.value END), ''), nullif (max (CASE WHEN a.field = "
      "'rated_provider' THEN a.value END), ''), nullif (max (CASE WHEN a.field = 'rated_parents' "
      "THEN a.value END), ''), max (CASE WHEN a.field = 'rated_child' THEN a.value END), ''), "
      "coalesce (max (CASE WHEN a.field = 'evidence' THEN a.value END), '') FROM help_plan p JOIN "
      "form_row r ON r.form_id = p.form_id JOIN form_answer a ON a.row_id = r.id WHERE p.case_id = "
      "$1 AND r.list = 'looking_back' AND $2 = $2 GROUP BY r.id, p.id, p.number ORDER BY p.number",
      error);
  GArray *reviews = rows != NULL ? g_array_new (FALSE, TRUE, sizeof (Review)) : NULL;

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      Review review = {.plan_id = fw_result_get_int (rows, i, 0)};

      review.whose = _fw_timeline_get_text (self, rows, i, 1);
      review.wording = _fw_timeline_get_text (self, rows, i, 2);
      review.rated = _fw_timeline_get_text (self, rows, i, 3);
      review.evidence = _fw_timeline_get_text (self, rows, i, 4);
      g_array_append_val (reviews, review);
    }
  return reviews;
}

static void
rate (FwTimelineReading *self,
      GArray *plans,
      guint index,
      GArray *reviews,
      const char *whose,
      FwTimelineEvent *event)
{
  for (guint i = 0; i < reviews->len; i++)
    {
      const Review *review = &g_array_index (reviews, Review, i);
      gboolean later = FALSE;

      for (guint k = index + 1; k < plans->len; k++)
        later |= g_array_index (plans, Plan, k).id == review->plan_id;
      if (!later || review->rated[0] == '\0' || !g_str_equal (review->wording, event->detail)
          || g_strcmp0 (review->whose, whose) != 0)
        continue;
      event->rating = g_str_equal (review->rated, "reached")  ? FW_GOAL_REACHED
                      : g_str_equal (review->rated, "partly") ? FW_GOAL_PARTLY_REACHED
                                                              : FW_GOAL_NOT_REACHED;
      if (review->evidence[0] != '\0')
        {
          g_autofree char *detail = g_strdup_printf ("%s · %s", event->detail, review->evidence);

          event->detail = fw_timeline_intern (self->timeline, detail);
        }
      return; /* the review that followed; a goal that went on is a goal of the next plan */
    }
}

static void
add_goal (FwTimelineReading *self,
          GArray *plans,
          guint index,
          GArray *reviews,
          FwResult *rows,
          guint row)
{
  const Plan *plan = &g_array_index (plans, Plan, index);
  FwTimelineEvent *event
      = fw_timeline_add (self->timeline, "form_row", fw_result_get_int (rows, row, 0));
  const char *wording = fw_result_get_text (rows, row, 2);
  const char *own_words = fw_result_get_text (rows, row, 3);
  FwDay next = find_next (plans, index);
  FwDecisionFacts facts
      = {.status = FW_DECISION_OPEN, .override_light = -1, .override_until = FW_DAY_NONE};

  event->lane = FW_LANE_PLANS;
  event->shape = FW_EVENT_GOAL;
  event->child = find_child_named (self, fw_result_get_text (rows, row, 5));
  event->from = plan->talk;
  event->to = _fw_timeline_get_date (rows, row, 4);
  facts.due = event->to.last;
  if (next != FW_DAY_NONE && (facts.due == FW_DAY_NONE || next < facts.due))
    event->to = fw_partial_date_from_day (next);
  event->open = !fw_partial_date_is_known (&event->to);
  if (next == FW_DAY_NONE)
    event->light = (int) fw_decision_light (&self->calendar, &facts, self->timeline->today, NULL);
  event->text = fw_timeline_intern (
      self->timeline, own_words != NULL && own_words[0] != '\0' ? own_words : wording);
  event->detail = _fw_timeline_get_text (self, rows, row, 2);
  rate (self, plans, index, reviews, fw_result_get_text (rows, row, 5), event);
  event->origin = _ ("Goal of a help plan");
  event->action = intern_action (self, plan->id);
}

static gboolean
read_goals (FwTimelineReading *self, GArray *plans, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT r.id, p.id, max (CASE WHEN a.field = 'wording' THEN a.value END), max (CASE WHEN "
      "a.field = 'own_words' THEN a.value END), max (CASE WHEN a.field = 'until' THEN a.value END), "
      "max (CASE WHEN a.field = 'whose' THEN a.value END) FROM help_plan p JOIN form_row r ON "
      "r.form_id = p.form_id JOIN form_answer a ON a.form_id = r.form_id AND a.row_id = r.id WHERE "
      "p.case_id = $1 AND r.list = 'goals' AND $2 = $2 GROUP BY r.id, p.id, p.number, r.position "
      "ORDER BY p.number, r.position",
      error);
  g_autoptr (GArray) reviews = rows != NULL ? read_reviews (self, error) : NULL;

  for (guint i = 0; reviews != NULL && i < fw_result_get_n_rows (rows); i++)
    for (guint k = 0; k < plans->len; k++)
      if (g_array_index (plans, Plan, k).id == fw_result_get_int (rows, i, 1))
        add_goal (self, plans, k, reviews, rows, i);
  return reviews != NULL;
}

static gboolean
read_clearings (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT k.id, k.start_on, coalesce (k.ended_on, k.end_on), k.status, coalesce (s.name, "
      "p.name, '') FROM clearing k LEFT JOIN staff s ON s.id = k.staff_id LEFT JOIN "
      "provider p ON p.id = k.provider_id WHERE k.case_id = $1 AND $2 = $2 ORDER BY k.id",
      error);
  g_autoptr (FwResult) children = _fw_timeline_query (
      self,
      "SELECT c.clearing_id, c.person_id FROM clearing_child c JOIN clearing k ON k.id = "
      "c.clearing_id WHERE k.case_id = $1 AND $2 = $2",
      rows != NULL ? error : NULL);

  for (guint i = 0; children != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      gint64 id = fw_result_get_int (rows, i, 0);
      g_autofree char *action
          = g_strdup_printf ("win.open-clearing(int64 %" G_GINT64_FORMAT ")", id);
      gboolean running = g_strcmp0 (fw_result_get_text (rows, i, 3), "running") == 0;
      FwTimelineEvent *event = fw_timeline_add (self->timeline, "clearing", id);
      guint32 whose = 0;

      for (guint k = 0; k < fw_result_get_n_rows (children); k++)
        {
          int child = fw_timeline_find_child (self->timeline, fw_result_get_int (children, k, 1));

          if (fw_result_get_int (children, k, 0) == id && child >= 0 && child < 32)
            whose |= 1u << child;
        }
      event->lane = FW_LANE_HELP;
      event->shape = FW_EVENT_BAR;
      event->tint = FW_TINT_HELP;
      set_whose (self, event, whose, _ ("Clearing"));
      event->from = _fw_timeline_get_date (rows, i, 1);
      event->to = _fw_timeline_get_date (rows, i, 2);
      event->planned
          = event->from.first != FW_DAY_NONE && event->from.first > self->timeline->today;
      event->detail = _fw_timeline_get_text (self, rows, i, 4);
      event->origin = running ? _ ("Clearing, end planned") : _ ("Clearing");
      event->action = fw_timeline_intern (self->timeline, action);
    }
  return children != NULL;
}

gboolean
_fw_timeline_read_plans (FwTimelineReading *self, GError **error)
{
  g_autoptr (GArray) plans = NULL;

  if (!read_help_kinds (self, error))
    return FALSE;
  plans = read_list (self, error);
  if (plans == NULL)
    return FALSE;
  add_plans (self, plans);
  add_helps (self, plans);
  return read_goals (self, plans, error) && read_clearings (self, error);
}
