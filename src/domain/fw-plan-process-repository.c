/* fw-plan-process-repository.c: the process of a help plan in the store, see fw-plan-process.h.
 *
 * Steps that belong to the help as a whole are kept with the first plan for the
 * same children; a continuation shows them from there.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-deadline.h"
#include "domain/fw-form-repository.h"
#include "domain/fw-json.h"
#include "domain/fw-office.h"
#include "domain/fw-plan-process.h"
#include "domain/fw-rules.h"

#define RULE "help-plan"
#define DISTRIBUTION "distribution"
#define SENT_ON "sent_on"
#define TO_ALL "plan-to-all"

typedef struct
{
  FwConnection *connection;
  gint64 plan_id, case_id, form_id, first_id;
  gint64 number;
  GHashTable *days, *reasons;
} Reading;

static void
put (GHashTable *table, const char *name, const char *text)
{
  if (text != NULL && text[0] != '\0')
    g_hash_table_replace (table, g_strdup (name), g_strdup (text));
}

/* Plans of the case that share a child with this one, in order. */
static FwResult *
read_related (Reading *self, GError **error)
{
  return fw_connection_query (
      self->connection,
      "SELECT id, number, talk_date FROM help_plan WHERE case_id = $1 AND EXISTS (SELECT 1 FROM "
      "help_plan_child a JOIN help_plan_child b ON b.person_id = a.person_id WHERE a.plan_id = "
      "help_plan.id AND b.plan_id = $2) ORDER BY number",
      g_variant_new ("(xx)", self->case_id, self->plan_id), error);
}

static gboolean
read_plan (Reading *self, GError **error)
{
  g_autoptr (FwResult) plan = fw_connection_query (
      self->connection, "SELECT case_id, form_id, number FROM help_plan WHERE id = $1",
      g_variant_new ("(x)", self->plan_id), error);
  g_autoptr (FwResult) related = NULL;

  if (plan == NULL)
    return FALSE;
  if (fw_result_get_n_rows (plan) == 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This help plan is no longer there."));
      return FALSE;
    }
  self->case_id = fw_result_get_int (plan, 0, 0);
  self->form_id = fw_result_get_int (plan, 0, 1);
  self->number = fw_result_get_int (plan, 0, 2);
  related = read_related (self, error);
  if (related == NULL)
    return FALSE;
  self->first_id
      = fw_result_get_n_rows (related) > 0 ? fw_result_get_int (related, 0, 0) : self->plan_id;
  /* The review is the conversation of the next plan. */
  for (guint i = 0; i < fw_result_get_n_rows (related); i++)
    if (fw_result_get_int (related, i, 1) > self->number)
      {
        put (self->days, "review", fw_result_get_text (related, i, 2));
        break;
      }
  return TRUE;
}

static gboolean
is_once (JsonArray *steps, const char *name)
{
  for (guint i = 0; steps != NULL && i < json_array_get_length (steps); i++)
    {
      JsonObject *step = fw_json_get_element (steps, i);

      if (step != NULL && g_str_equal (fw_json_get_text (step, "name"), name))
        return fw_json_get_boolean (step, "once", FALSE);
    }
  return FALSE;
}

/* Of the first plan only what belongs to the help as a whole. */
static gboolean
read_stored (Reading *self, JsonArray *rule, GError **error)
{
  g_autoptr (FwResult) steps = fw_connection_query (
      self->connection,
      "SELECT step, done_on, reason, plan_id FROM help_plan_step WHERE plan_id = $1 OR plan_id = $2 ORDER "
      "BY plan_id",
      g_variant_new ("(xx)", self->first_id, self->plan_id), error);

  if (steps == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (steps); i++)
    {
      if (fw_result_get_int (steps, i, 3) != self->plan_id
          && !is_once (rule, fw_result_get_text (steps, i, 0)))
        continue;
      put (self->days, fw_result_get_text (steps, i, 0), fw_result_get_text (steps, i, 1));
      put (self->reasons, fw_result_get_text (steps, i, 0), fw_result_get_text (steps, i, 2));
    }
  return TRUE;
}

/* Everybody has the plan when every line of the list has its day. */
static gboolean
read_sent (Reading *self, GError **error)
{
  g_autoptr (FwResult) rows
      = fw_form_repository_read_list (self->connection, self->form_id, DISTRIBUTION, error);
  g_autofree char *last = NULL;
  gboolean all = FALSE, any = FALSE;

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      const char *value = fw_result_get_text (rows, i, 2);

      if (!g_str_equal (fw_result_get_text (rows, i, 1), SENT_ON))
        continue;
      all = (all || !any) && value[0] != '\0';
      any = TRUE;
      if (g_strcmp0 (value, last) > 0)
        g_set_str (&last, value);
    }
  if (any && all)
    put (self->days, "sent", last);
  return TRUE;
}

/* Answers by the names of the fields; the rule says which step has which. */
static gboolean
read_answers (Reading *self, JsonArray *steps, GError **error)
{
  g_autoptr (FwResult) answers
      = fw_form_repository_read_answers (self->connection, self->form_id, error);

  if (answers == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (answers); i++)
    {
      const char *field = fw_result_get_text (answers, i, 0);

      put (self->days, field, fw_result_get_text (answers, i, 1));
      for (guint j = 0; j < json_array_get_length (steps); j++)
        {
          JsonObject *step = fw_json_get_element (steps, j);

          if (step == NULL || !g_str_equal (fw_json_get_text (step, "field"), field))
            continue;
          put (self->days, fw_json_get_text (step, "name"), fw_result_get_text (answers, i, 1));
          put (self->reasons, fw_json_get_text (step, "name"), fw_result_get_text (answers, i, 2));
        }
    }
  return TRUE;
}

/* When the plan must have reached everybody, by the office's own period. */
static FwDay
find_to_all (Reading *self, const FwCalendar *calendar)
{
  const char *talk = g_hash_table_lookup (self->days, "talk");
  g_autofree char *body = NULL;
  g_autoptr (FwDeadlineRule) rule = NULL;
  g_auto (FwDeadline) deadline = {0};
  FwDay day;

  if (talk == NULL || !fw_day_from_iso (talk, &day))
    return FW_DAY_NONE;
  body = fw_rules_dup_body (self->connection, "deadline", TO_ALL, talk);
  rule = body != NULL ? fw_deadline_rule_parse (TO_ALL, body, NULL) : NULL;
  if (rule == NULL)
    return FW_DAY_NONE;
  fw_deadline_compute (rule, calendar, day, &deadline);
  return deadline.due;
}

static FwPlanProcess *
read_process (Reading *self, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *body = fw_rules_dup_body (self->connection, "plan-process", RULE, today);
  g_autoptr (FwRow) settings = fw_office_read_settings (self->connection, today, error);
  g_autoptr (JsonNode) node = body != NULL ? json_from_string (body, NULL) : NULL;
  JsonArray *steps = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                         ? fw_json_get_array (json_node_get_object (node), "steps")
                         : NULL;
  FwCalendar calendar;

  if (settings == NULL || !read_plan (self, error) || !read_stored (self, steps, error)
      || !read_sent (self, error))
    return NULL;
  if (steps != NULL && !read_answers (self, steps, error))
    return NULL;
  fw_office_get_calendar (settings, &calendar);
  return fw_plan_process_new (body, self->days, self->reasons, find_to_all (self, &calendar),
                              &calendar, fw_clock_today (), error);
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  Reading reading = {.connection = connection, .plan_id = *(gint64 *) data};
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) reasons = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  GError *error = NULL;
  FwPlanProcess *process;

  reading.days = days;
  reading.reasons = reasons;
  process = read_process (&reading, &error);
  return process != NULL ? dex_future_new_take_boxed (FW_TYPE_PLAN_PROCESS, process)
                         : dex_future_new_for_error (error);
}

DexFuture *
fw_plan_process_load (FwStore *store, gint64 plan_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, load_job, g_memdup2 (&plan_id, sizeof plan_id), g_free);
}

typedef struct
{
  gint64 plan_id;
  char *step, *day, *reason;
  gboolean once;
} Save;

static void
save_free (gpointer data)
{
  Save *save = data;

  g_free (save->step);
  g_free (save->day);
  g_free (save->reason);
  g_free (save);
}

static DexFuture *
save_job (FwConnection *connection, gpointer data)
{
  const Save *save = data;
  Reading reading = {.connection = connection, .plan_id = save->plan_id};
  g_autoptr (GHashTable) days = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Step of the help plan"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwResult) old = NULL;
  GError *error = NULL;
  gint64 plan_id;

  reading.days = days;
  if (!read_plan (&reading, &error))
    return dex_future_new_for_error (error);
  plan_id = save->once ? reading.first_id : save->plan_id;
  old = fw_connection_query (connection,
                             "SELECT id, version FROM help_plan_step WHERE plan_id = $1 AND step = "
                             "$2",
                             g_variant_new ("(xs)", plan_id, save->step), &error);
  if (old == NULL)
    return dex_future_new_for_error (error);
  if (save->day[0] != '\0')
    fw_row_set_text (row, "done_on", save->day);
  else
    fw_row_set_null (row, "done_on");
  fw_row_set_text (row, "reason", save->reason);
  if (fw_result_get_n_rows (old) > 0)
    fw_change_set_update (changes, "help_plan_step", fw_result_get_int (old, 0, 0),
                          fw_result_get_int (old, 0, 1), row);
  else
    {
      fw_row_set_int (row, "plan_id", plan_id);
      fw_row_set_text (row, "step", save->step);
      fw_change_set_insert (changes, "help_plan_step", fw_id_new (), row);
    }
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_plan_process_save_step (FwStore *store,
                           gint64 plan_id,
                           const char *step,
                           gboolean once,
                           const char *day,
                           const char *reason)
{
  FwDay parsed;
  Save *save;

  g_return_val_if_fail (FW_IS_STORE (store) && step != NULL && day != NULL && reason != NULL, NULL);

  if (day[0] != '\0' && !fw_day_from_iso (day, &parsed))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("This is no day."));
  save = g_new0 (Save, 1);
  save->plan_id = plan_id;
  save->step = g_strdup (step);
  save->once = once;
  save->day = g_strdup (day);
  save->reason = g_strdup (reason);
  return fw_store_write (store, save_job, save, save_free);
}
