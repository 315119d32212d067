/* fw-plan-goals.c: see fw-plan-goals.h.
 *
 * A goal and its look back belong together by their words: they were copied
 * from the same goal of the last plan. Who rewords the goal goes on with it.
 */
#include "config.h"

#include "domain/fw-gas.h"
#include "domain/fw-plan-goals.h"

#define GOALS "goals"
#define LOOKING_BACK "looking_back"

static gint64
get_row (GListModel *rows, guint index)
{
  g_autoptr (FwRecord) row = g_list_model_get_item (rows, index);

  return fw_record_get_id (row);
}

static GListModel *
get_rows (FwForm *form, const char *section)
{
  return fw_form_template_find_section (fw_form_get_template (form), section) != NULL
             ? fw_form_get_rows (form, section)
             : NULL;
}

static gboolean
is_same (FwForm *form, gint64 goal, gint64 looked_back)
{
  return g_str_equal (fw_form_get_value (form, "wording", goal),
                      fw_form_get_value (form, "wording", looked_back))
         && g_str_equal (fw_form_get_value (form, "own_words", goal),
                         fw_form_get_value (form, "own_words", looked_back));
}

gboolean
fw_plan_goal_is_ended (FwForm *form, gint64 goal_row)
{
  GListModel *rows;

  g_return_val_if_fail (FW_IS_FORM (form), FALSE);

  rows = get_rows (form, LOOKING_BACK);
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      gint64 row = get_row (rows, i);
      const char *carry = fw_form_get_value (form, "carry", row);

      if ((g_str_equal (carry, "done") || g_str_equal (carry, "dropped"))
          && is_same (form, goal_row, row))
        return TRUE;
    }
  return FALSE;
}

/* 3 high, 2 middle, 1 low; 1 for all where nothing is said. */
static double
get_weight (FwForm *form, gint64 looked_back)
{
  GListModel *goals = get_rows (form, GOALS);

  for (guint i = 0; goals != NULL && i < g_list_model_get_n_items (goals); i++)
    {
      gint64 goal = get_row (goals, i);
      gint64 weight = g_ascii_strtoll (fw_form_get_value (form, "urgency", goal), NULL, 10);

      if (weight > 0 && is_same (form, goal, looked_back))
        return (double) weight;
    }
  return 1;
}

void
fw_plan_goals_count (FwForm *form, FwPlanGoals *goals)
{
  g_autoptr (GArray) levels = g_array_new (FALSE, FALSE, sizeof (FwGasGoal));
  GListModel *rows;

  g_return_if_fail (FW_IS_FORM (form) && goals != NULL);

  *goals = (FwPlanGoals) {0};
  rows = get_rows (form, GOALS);
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      gint64 row = get_row (rows, i);

      if (fw_plan_goal_is_ended (form, row))
        continue;
      goals->n_goals++;
      if (fw_form_get_value (form, "own_words", row)[0] != '\0')
        goals->n_own++;
    }
  if (goals->n_goals > 0)
    goals->own_percent = goals->n_own * 100 / goals->n_goals;
  rows = get_rows (form, LOOKING_BACK);
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      gint64 row = get_row (rows, i);
      FwGasGoal goal = {.weight = get_weight (form, row)};

      goals->n_looked_back++;
      if (fw_gas_parse_level (fw_form_get_value (form, "gas_now", row), &goal.level))
        g_array_append_val (levels, goal);
    }
  goals->n_rated = levels->len;
  goals->has_t
      = fw_gas_compute_t ((const FwGasGoal *) (gpointer) levels->data, levels->len, &goals->t);
}
