/* fw-decision-ladder.c: reminders and escalation by the office's rule (data/rules/escalation).
 *
 *   due − n working days   the responsible person is reminded, their deputy if they have left
 *   due + n working days   a step of the ladder: team lead, head of office
 *
 * What was told stands in the history; postponing or reopening starts it again.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/fw-clock.h"
#include "domain/fw-decision-private.h"
#include "domain/fw-json.h"
#include "domain/fw-rules.h"

static void
step_free (gpointer data)
{
  FwLadderStep *step = data;

  g_free (step->role);
  g_free (step->title);
  g_free (step);
}

static int
compare_steps (gconstpointer a, gconstpointer b)
{
  const FwLadderStep *x = *(FwLadderStep *const *) a, *y = *(FwLadderStep *const *) b;

  return (x->after > y->after) - (x->after < y->after);
}

static int
get_days (JsonObject *object, const char *member, int otherwise)
{
  JsonNode *node = json_object_get_member (object, member);

  if (node == NULL || !JSON_NODE_HOLDS_VALUE (node)
      || json_node_get_value_type (node) != G_TYPE_INT64)
    return otherwise;
  return (int) CLAMP (json_node_get_int (node), 0, 250);
}

FwLadder *
_fw_decision_ladder_read (FwConnection *connection, const char *name)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *body = fw_rules_dup_body (connection, "escalation", name, today);
  g_autoptr (JsonNode) root = body != NULL ? json_from_string (body, NULL) : NULL;
  FwLadder *self = g_new0 (FwLadder, 1);
  JsonArray *steps;

  self->remind_before = -1;
  self->steps = g_ptr_array_new_with_free_func (step_free);
  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return self;
  self->remind_before = get_days (json_node_get_object (root), "remind_before", -1);
  steps = fw_json_get_array (json_node_get_object (root), "steps");
  for (guint i = 0; steps != NULL && i < json_array_get_length (steps); i++)
    {
      JsonObject *object = fw_json_get_element (steps, i);
      FwLadderStep *step;

      if (object == NULL || fw_json_get_text (object, "title")[0] == '\0')
        continue;
      step = g_new0 (FwLadderStep, 1);
      step->role = g_strdup (fw_json_get_text (object, "role"));
      step->title = g_strdup (fw_json_get_text (object, "title"));
      step->after = get_days (object, "after", 1);
      g_ptr_array_add (self->steps, step);
    }
  g_ptr_array_sort (self->steps, compare_steps);
  return self;
}

void
_fw_decision_ladder_free (FwLadder *self)
{
  g_ptr_array_unref (self->steps);
  g_free (self);
}

int
_fw_decision_ladder_count (const FwLadder *self, int overdue)
{
  int n = 0;

  while (n < (int) self->steps->len
         && ((FwLadderStep *) g_ptr_array_index (self->steps, n))->after <= overdue)
    n++;
  return n;
}

/* "Teamleitung · S. Wendt": who has the role, first in @team_id; their deputy if they have left. */
static char *
dup_receiver (FwConnection *connection, const FwLadderStep *step, gint64 team_id)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) staff = fw_connection_query (
      connection,
      "SELECT s.name FROM staff s WHERE s.role = $1 AND (s.active_to IS NULL OR s.active_to >= $2) "
      "ORDER BY CASE WHEN s.team_id = $3 THEN 0 ELSE 1 END, s.name, s.id LIMIT 1",
      g_variant_new ("(ssx)", step->role, today, team_id), NULL);

  return staff != NULL && fw_result_get_n_rows (staff) > 0
             ? g_strdup_printf ("%s · %s", step->title, fw_result_get_text (staff, 0, 0))
             : g_strdup (step->title);
}

static void
escalation_free (gpointer data)
{
  FwEscalation *escalation = data;

  g_free (escalation->receiver);
  g_free (escalation);
}

static DexFuture *
ladder_job (FwConnection *connection, gpointer data)
{
  gint64 id = *(gint64 *) data;
  g_autoptr (FwLadder) ladder = _fw_decision_ladder_read (connection, "decision");
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (escalation_free);
  g_autoptr (FwResult) rows = NULL;
  FwCalendar calendar;
  GError *error = NULL;
  FwDay due;

  rows = fw_connection_query (
      connection,
      "SELECT d.due, coalesce(r.team_id, c.team_id), d.ended_on FROM decision d JOIN case_file c ON "
      "c.id = d.case_id LEFT JOIN staff r ON r.id = d.responsible_id WHERE d.id = $1",
      g_variant_new ("(x)", id), &error);
  if (rows == NULL || !_fw_decision_read_calendar (connection, &calendar, &error))
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (rows) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("This decision is no longer there."));
  for (guint i = 0;
       i < ladder->steps->len && fw_day_from_iso (fw_result_get_text (rows, 0, 0), &due); i++)
    {
      const FwLadderStep *step = g_ptr_array_index (ladder->steps, i);
      FwEscalation *escalation = g_new0 (FwEscalation, 1);

      escalation->step = (int) i + 1;
      escalation->receiver = dup_receiver (connection, step, fw_result_get_int (rows, 0, 1));
      escalation->after = step->after;
      escalation->day = fw_calendar_add_working_days (&calendar, due, step->after, NULL);
      escalation->reached = fw_result_is_null (rows, 0, 2) && escalation->day <= fw_clock_today ();
      g_ptr_array_add (steps, escalation);
    }
  return dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, g_steal_pointer (&steps));
}

DexFuture *
fw_decision_repository_ladder (FwStore *store, gint64 decision_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, ladder_job, g_memdup2 (&decision_id, sizeof decision_id), g_free);
}

/* What has been told since each decision that is due by @last was last decided,
 * postponed or reopened: "ID" for the reminder, "ID/STEP" for a step. */
static GHashTable *
read_told (FwConnection *connection, const char *last, GError **error)
{
  g_autoptr (GHashTable) told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  g_autoptr (GPtrArray) of_one = g_ptr_array_new ();
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT e.decision_id, e.act, e.from_value FROM decision_event e WHERE e.decision_id IN "
      "(SELECT id FROM decision WHERE ended_on IS NULL AND in_force_since IS NOT NULL AND due <= "
      "$1) AND e.act IN ('reminded', 'escalated', 'decided', 'postponed', 'reopened') ORDER BY "
      "e.decision_id, e.id",
      g_variant_new ("(s)", last), error);
  gint64 before = 0;

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      gint64 id = fw_result_get_int (rows, i, 0);
      const char *act = fw_result_get_text (rows, i, 1);
      char *key;

      if (id != before)
        g_ptr_array_set_size (of_one, 0);
      before = id;
      if (!g_str_equal (act, "reminded") && !g_str_equal (act, "escalated"))
        {
          for (guint j = 0; j < of_one->len; j++)
            g_hash_table_remove (told, g_ptr_array_index (of_one, j));
          g_ptr_array_set_size (of_one, 0);
          continue;
        }
      key = act[0] == 'r'
                ? g_strdup_printf ("%" G_GINT64_FORMAT, id)
                : g_strdup_printf ("%" G_GINT64_FORMAT "/%s", id, fw_result_get_text (rows, i, 2));
      if (g_hash_table_add (told, key))
        g_ptr_array_add (of_one, key);
    }
  return g_steal_pointer (&told);
}

typedef struct
{
  FwConnection *connection;
  FwChangeSet *changes;
  FwCalendar calendar;
  FwLadder *ladder;
  GHashTable *told;
  GHashTable *receivers; /* "STEP/TEAM" → text */
  int n;
} Telling;

static const char *
get_receiver (Telling *self, guint index, gint64 team_id)
{
  g_autofree char *key = g_strdup_printf ("%u/%" G_GINT64_FORMAT, index, team_id);
  char *receiver = g_hash_table_lookup (self->receivers, key);

  if (receiver == NULL)
    {
      receiver = dup_receiver (self->connection, g_ptr_array_index (self->ladder->steps, index),
                               team_id);
      g_hash_table_insert (self->receivers, g_steal_pointer (&key), receiver);
    }
  return receiver;
}

static void
tell (Telling *self, gint64 id, const char *act, const char *step, const char *receiver)
{
  g_autofree char *key = step != NULL ? g_strdup_printf ("%" G_GINT64_FORMAT "/%s", id, step)
                                      : g_strdup_printf ("%" G_GINT64_FORMAT, id);

  if (g_hash_table_contains (self->told, key))
    return;
  _fw_decision_append_event (self->changes, id, 0, act, step, receiver, "");
  self->n++;
}

static void
tell_about (Telling *self, FwResult *rows, guint i)
{
  gint64 id = fw_result_get_int (rows, i, 0), team_id = fw_result_get_int (rows, i, 2);
  FwDay today = fw_clock_today (), due;
  int left, n;

  if (!fw_day_from_iso (fw_result_get_text (rows, i, 1), &due))
    return;
  left = fw_decision_working_days (&self->calendar, due, today);
  if (self->ladder->remind_before >= 0 && left <= self->ladder->remind_before)
    tell (self, id, "reminded", NULL, fw_result_get_text (rows, i, 3));
  n = due < today ? _fw_decision_ladder_count (self->ladder, -left) : 0;
  for (int step = 0; step < n; step++)
    {
      g_autofree char *number = g_strdup_printf ("%d", step + 1);

      tell (self, id, "escalated", number, get_receiver (self, (guint) step, team_id));
    }
}

static DexFuture *
remind_job (FwConnection *connection, gpointer data)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Reminders of decisions"));
  g_autoptr (FwLadder) ladder = _fw_decision_ladder_read (connection, "decision");
  g_autoptr (GHashTable) told = NULL;
  g_autoptr (GHashTable) receivers
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (FwResult) rows = NULL;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *last = NULL;
  Telling self = {.connection = connection, .changes = changes, .ladder = ladder};
  GError *error = NULL;

  if (!_fw_decision_read_calendar (connection, &self.calendar, &error))
    return dex_future_new_for_error (error);
  last = fw_day_to_iso (fw_calendar_add_working_days (
      &self.calendar, fw_clock_today (), (guint) MAX (ladder->remind_before, 0), NULL));
  rows = fw_connection_query (
      connection,
      "SELECT d.id, d.due, coalesce(r.team_id, c.team_id), CASE WHEN r.active_to < $1 THEN "
      "coalesce(p.name, w.name, r.name) WHEN d.responsible <> '' THEN d.responsible ELSE r.name "
      "END FROM decision d JOIN case_file c ON c.id = d.case_id LEFT JOIN staff r ON r.id = "
      "d.responsible_id LEFT JOIN staff p ON p.id = r.deputy_id LEFT JOIN staff w ON w.id = "
      "c.worker_id WHERE d.ended_on IS NULL AND d.in_force_since IS NOT NULL AND d.due <= $2 ORDER "
      "BY d.due, d.id",
      g_variant_new ("(ss)", today, last), &error);
  told = rows != NULL ? read_told (connection, last, &error) : NULL;
  if (told == NULL)
    return dex_future_new_for_error (error);
  self.told = told;
  self.receivers = receivers;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    tell_about (&self, rows, i);
  if (self.n > 0 && !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int (self.n);
}

DexFuture *
fw_decision_remind (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_write (store, remind_job, NULL, NULL);
}
