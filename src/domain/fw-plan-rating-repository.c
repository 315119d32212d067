/* fw-plan-rating-repository.c: the four lines in the store, see fw-plan-rating.h.
 *
 * Those of a conversation are answers of the plan's form; those between are rows of
 * wellbeing_rating. Both name the person as the plan does.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-deadline.h"
#include "domain/fw-office.h"
#include "domain/fw-plan-rating.h"
#include "domain/fw-rules.h"
#include "domain/fw-wellbeing.h"

#define RULE "wellbeing"
#define DEFAULT_LIMIT 10

/* Plans of the case that share a child with $1, up to it. */
#define RELATED                                                                                    \
  "help_plan plan JOIN help_plan own ON own.case_id = plan.case_id AND plan.number <= own.number " \
  "AND EXISTS (SELECT 1 FROM help_plan_child a JOIN help_plan_child b ON b.person_id = "           \
  "a.person_id WHERE a.plan_id = plan.id AND b.plan_id = own.id)"

static FwPlanRating *
rating_new (gint64 id, const char *who, FwDay on)
{
  FwPlanRating *rating = g_new0 (FwPlanRating, 1);

  rating->id = id;
  rating->who = g_strdup (who);
  rating->rater = g_strdup ("");
  rating->causes = g_strdup ("");
  rating->on = on;
  for (guint i = 0; i < FW_RATING_N_LINES; i++)
    rating->tenths[i] = -1;
  return rating;
}

static void
set_column (FwPlanRating *rating, const char *column, const char *value)
{
  int tenths;

  if (g_str_equal (column, "rater"))
    g_set_str (&rating->rater, value);
  else if (g_str_equal (column, "wb_causes"))
    g_set_str (&rating->causes, value);
  else
    for (guint i = 0; i < FW_RATING_N_LINES; i++)
      if (g_str_equal (column, fw_plan_rating_get_column (i))
          && fw_wellbeing_parse (value, &tenths))
        rating->tenths[i] = tenths;
}

/* Ownership goes to the list, or it is nobody's rating. */
static void
take_rating (FwPlanRatings *self, FwPlanRating *rating)
{
  gboolean has_value = FALSE;

  if (rating == NULL)
    return;
  for (guint i = 0; i < FW_RATING_N_LINES; i++)
    has_value = has_value || rating->tenths[i] >= 0;
  if (has_value && rating->who[0] != '\0')
    g_ptr_array_add (self->ratings, rating);
  else
    fw_plan_rating_free (rating);
}

/* A row's answers stand in the order of the template: who comes first. */
static gboolean
read_conversations (FwPlanRatings *self,
                    FwConnection *connection,
                    gint64 plan_id,
                    gboolean before,
                    GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT form_answer.row_id, form_answer.field, form_answer.value, plan.talk_date FROM " RELATED
      " JOIN form_row ON form_row.form_id = plan.form_id AND form_row.list = 'wellbeing' JOIN "
      "form_answer ON form_answer.row_id = form_row.id WHERE own.id = $1 AND plan.talk_date IS NOT "
      "NULL AND (plan.id <> own.id OR $2 = 0) ORDER BY plan.number, form_row.position, form_row.id, "
      "form_answer.id",
      g_variant_new ("(xx)", plan_id, (gint64) before), error);
  FwPlanRating *rating = NULL;
  gint64 row_id = 0;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      const char *field = fw_result_get_text (rows, i, 1);
      const char *value = fw_result_get_text (rows, i, 2);
      FwDay on;

      if (rating == NULL || fw_result_get_int (rows, i, 0) != row_id)
        {
          take_rating (self, g_steal_pointer (&rating));
          if (!fw_day_from_iso (fw_result_get_text (rows, i, 3), &on))
            continue;
          row_id = fw_result_get_int (rows, i, 0);
          rating = rating_new (0, "", on);
        }
      if (g_str_equal (field, "who"))
        g_set_str (&rating->who, value);
      else
        set_column (rating, field, value);
    }
  take_rating (self, rating);
  return TRUE;
}

static gboolean
read_between (FwPlanRatings *self,
              FwConnection *connection,
              gint64 plan_id,
              gboolean before,
              GError **error)
{
  static const char *const columns[]
      = {"rater", "wb_self", "wb_family", "wb_others", "wb_overall", "wb_causes"};
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT rating.id, rating.who, rating.rated_on, rating.rater, rating.wb_self, "
      "rating.wb_family, rating.wb_others, rating.wb_overall, rating.wb_causes FROM " RELATED
      " JOIN wellbeing_rating rating ON rating.plan_id = plan.id WHERE own.id = $1 AND ($2 = 0 OR "
      "own.talk_date IS NULL OR rating.rated_on < own.talk_date) ORDER BY rating.rated_on, "
      "rating.id",
      g_variant_new ("(xx)", plan_id, (gint64) before), error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      FwPlanRating *rating;
      FwDay on;

      if (!fw_day_from_iso (fw_result_get_text (rows, i, 2), &on))
        continue;
      rating = rating_new (fw_result_get_int (rows, i, 0), fw_result_get_text (rows, i, 1), on);
      for (guint j = 0; j < G_N_ELEMENTS (columns); j++)
        set_column (rating, columns[j], fw_result_get_text (rows, i, 3 + j));
      take_rating (self, rating);
    }
  return TRUE;
}

FwPlanRatings *
fw_plan_ratings_read (FwConnection *connection, gint64 plan_id, gboolean before, GError **error)
{
  g_autoptr (FwPlanRatings) self = fw_plan_ratings_new ();

  if (!read_conversations (self, connection, plan_id, before, error)
      || !read_between (self, connection, plan_id, before, error))
    return NULL;
  fw_plan_ratings_sort (self);
  return g_steal_pointer (&self);
}

/* Who is rated already, then everybody who takes part. */
static gboolean
read_names (FwPlanRatings *self, FwConnection *connection, gint64 form_id, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT form_answer.value FROM form_row JOIN form_answer ON form_answer.row_id = form_row.id "
      "WHERE form_row.form_id = $1 AND ((form_row.list = 'wellbeing' AND field = 'who') OR "
      "(form_row.list = 'participants' AND field = 'name')) AND form_answer.value <> '' ORDER BY "
      "CASE form_row.list WHEN 'wellbeing' THEN 0 ELSE 1 END, form_row.position, form_row.id",
      g_variant_new ("(x)", form_id), error);
  g_autoptr (GPtrArray) names = g_ptr_array_new_with_free_func (g_free);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    if (!g_ptr_array_find_with_equal_func (names, fw_result_get_text (rows, i, 0), g_str_equal,
                                           NULL))
      g_ptr_array_add (names, g_strdup (fw_result_get_text (rows, i, 0)));
  g_ptr_array_add (names, NULL);
  self->names = (GStrv) g_ptr_array_steal (names, NULL);
  return TRUE;
}

/* From the last rating, or the conversation; as the ledger of deadlines counts it. */
static void
find_due (FwPlanRatings *self, FwConnection *connection, const char *kind, FwDay talk)
{
  FwDay last = talk;
  g_autofree char *iso = NULL;
  g_autofree char *body = NULL;
  g_autoptr (FwDeadlineRule) rule = NULL;
  g_auto (FwDeadline) deadline = {0};

  for (guint i = 0; i < self->ratings->len; i++)
    last = MAX (last, ((FwPlanRating *) g_ptr_array_index (self->ratings, i))->on);
  if (talk == FW_DAY_NONE)
    return;
  iso = fw_day_to_iso (last);
  body = fw_rules_dup_body (connection, "deadline", RULE, iso);
  rule = body != NULL ? fw_deadline_rule_parse (RULE, body, NULL) : NULL;
  if (rule == NULL || !fw_deadline_rule_counts_from (rule, kind))
    return;
  fw_deadline_compute (rule, &self->calendar, last, &deadline);
  self->due = deadline.due;
  self->source = g_strdup (rule->source_text);
}

static FwPlanRatings *
load (FwConnection *connection, gint64 plan_id, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwRow) settings = fw_office_read_settings (connection, today, error);
  g_autoptr (FwPlanRatings) self = NULL;
  g_autoptr (FwResult) plan = NULL;
  const char *limit;
  FwDay talk = FW_DAY_NONE;

  if (settings == NULL)
    return NULL;
  plan = fw_connection_query (connection,
                              "SELECT form_id, help_kind, talk_date FROM help_plan WHERE id = $1",
                              g_variant_new ("(x)", plan_id), error);
  if (plan == NULL)
    return NULL;
  if (fw_result_get_n_rows (plan) == 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This help plan is no longer there."));
      return NULL;
    }
  self = fw_plan_ratings_read (connection, plan_id, FALSE, error);
  if (self == NULL || !read_names (self, connection, fw_result_get_int (plan, 0, 0), error))
    return NULL;
  fw_office_get_calendar (settings, &self->calendar);
  limit = fw_row_get_text (settings, "wellbeing-drop");
  if (limit == NULL || !fw_wellbeing_parse (limit, &self->limit))
    self->limit = DEFAULT_LIMIT;
  if (!fw_result_is_null (plan, 0, 2))
    fw_day_from_iso (fw_result_get_text (plan, 0, 2), &talk);
  find_due (self, connection, fw_result_is_null (plan, 0, 1) ? "" : fw_result_get_text (plan, 0, 1),
            talk);
  return g_steal_pointer (&self);
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  FwPlanRatings *self = load (connection, *(gint64 *) data, &error);

  return self != NULL ? dex_future_new_take_boxed (FW_TYPE_PLAN_RATINGS, self)
                      : dex_future_new_for_error (error);
}

DexFuture *
fw_plan_ratings_load (FwStore *store, gint64 plan_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, load_job, g_memdup2 (&plan_id, sizeof plan_id), g_free);
}

DexFuture *
fw_plan_ratings_add (FwStore *store, gint64 plan_id, const FwPlanRating *rating)
{
  g_autoptr (FwChangeSet) changes = NULL;
  g_autoptr (FwRow) row = NULL;
  g_autofree char *iso = NULL;
  gboolean has_value = FALSE;

  g_return_val_if_fail (FW_IS_STORE (store) && rating != NULL, NULL);

  row = fw_row_new ();
  for (guint i = 0; i < FW_RATING_N_LINES; i++)
    {
      g_autofree char *value
          = rating->tenths[i] >= 0 ? fw_wellbeing_to_text (rating->tenths[i]) : g_strdup ("");

      has_value = has_value || rating->tenths[i] >= 0;
      fw_row_set_text (row, fw_plan_rating_get_column (i), value);
    }
  if (!has_value || rating->on == FW_DAY_NONE || rating->who == NULL || rating->who[0] == '\0')
    return dex_future_new_reject (
        FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
        _ ("Please say who, on which day, and at least one value from 0 to 10."));
  iso = fw_day_to_iso (rating->on);
  fw_row_set_int (row, "plan_id", plan_id);
  fw_row_set_text (row, "who", rating->who);
  fw_row_set_text (row, "rater",
                   g_strcmp0 (rating->rater, "professional") == 0 ? "professional" : "person");
  fw_row_set_text (row, "rated_on", iso);
  fw_row_set_text (row, "wb_causes", rating->causes != NULL ? rating->causes : "");
  changes = fw_change_set_new (_ ("Well-being"));
  fw_change_set_insert (changes, "wellbeing_rating", fw_id_new (), row);
  return fw_store_commit (store, changes);
}

static DexFuture *
remove_job (FwConnection *connection, gpointer data)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Well-being"));
  g_autoptr (FwResult) old = NULL;
  GError *error = NULL;

  old = fw_connection_query (connection, "SELECT version FROM wellbeing_rating WHERE id = $1",
                             g_variant_new ("(x)", id), &error);
  if (old == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (old) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("These values are no longer there."));
  fw_change_set_delete (changes, "wellbeing_rating", id, fw_result_get_int (old, 0, 0));
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_plan_ratings_remove (FwStore *store, gint64 rating_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_write (store, remove_job, g_memdup2 (&rating_id, sizeof rating_id), g_free);
}
