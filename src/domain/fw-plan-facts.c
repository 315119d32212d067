/* fw-plan-facts.c: see fw-plan-facts.h. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-json.h"
#include "domain/fw-office.h"
#include "domain/fw-plan-carry.h"
#include "domain/fw-plan-facts.h"
#include "domain/fw-plan-rating.h"
#include "domain/fw-rules.h"
#include "domain/fw-wellbeing.h"

#define OF_AGE_SOON 17
#define DEFAULT_DROP "1.0"

static void
set (GHashTable *facts, const char *name, gboolean holds)
{
  if (holds)
    g_hash_table_insert (facts, g_strdup (name), g_strdup ("yes"));
}

static gboolean
read_demands (FwConnection *connection, const char *today, GHashTable *facts, GError **error)
{
  g_autoptr (FwResult) rules = fw_rules_list_connection (connection, "kind-of-help", today, error);

  if (rules == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rules); i++)
    {
      g_autoptr (JsonNode) node
          = json_from_string (fw_result_get_text (rules, i, FW_RULE_BODY), NULL);
      g_autoptr (GString) words = g_string_new (NULL);
      JsonArray *demands = node != NULL && JSON_NODE_HOLDS_OBJECT (node)
                               ? fw_json_get_array (json_node_get_object (node), "demands")
                               : NULL;

      for (guint j = 0; demands != NULL && j < json_array_get_length (demands); j++)
        {
          JsonNode *one = json_array_get_element (demands, j);

          if (JSON_NODE_HOLDS_VALUE (one) && json_node_get_value_type (one) == G_TYPE_STRING)
            g_string_append_printf (words, "%s%s", words->len > 0 ? " " : "",
                                    json_node_get_string (one));
        }
      if (words->len > 0)
        g_hash_table_insert (
            facts, g_strconcat ("help_kind:", fw_result_get_text (rules, i, FW_RULE_NAME), NULL),
            g_strdup (words->str));
    }
  return TRUE;
}

/* A parent in the case, while others hold the custody of one of the plan's children. */
static gboolean
read_custody (FwConnection *connection,
              gint64 plan_id,
              gint64 case_id,
              const char *today,
              GHashTable *facts,
              GError **error)
{
  g_autoptr (FwResult) found = fw_connection_query (
      connection,
      "SELECT case_person.id FROM case_person JOIN partnership ON partnership.one_id = case_person.person_id OR "
      "partnership.other_id = case_person.person_id JOIN child_link ON "
      "child_link.partnership_id = partnership.id JOIN help_plan_child ON help_plan_child.person_id = "
      "child_link.child_id JOIN person ON person.id = case_person.person_id WHERE "
      "case_person.case_id = $1 AND help_plan_child.plan_id = $2 AND case_person.role IN "
      "('mother', 'father') AND person.died IS NULL AND EXISTS (SELECT 1 FROM custody WHERE "
      "custody.child_id = child_link.child_id AND custody.kind = 'custody' AND (from_date IS NULL "
      "OR from_date <= $3) AND (to_date IS NULL OR to_date >= $3)) AND NOT EXISTS (SELECT 1 FROM "
      "custody WHERE custody.child_id = child_link.child_id AND custody.holder_id = "
      "case_person.person_id AND custody.kind = 'custody' AND (from_date IS NULL OR from_date <= "
      "$3) AND (to_date IS NULL OR to_date >= $3)) LIMIT 1",
      g_variant_new ("(xxs)", case_id, plan_id, today), error);

  if (found == NULL)
    return FALSE;
  set (facts, "parent-without-custody", fw_result_get_n_rows (found) > 0);
  return TRUE;
}

/* Brothers and sisters: several children in the plan, or others in the case. */
static gboolean
read_children (FwConnection *connection,
               gint64 plan_id,
               gint64 case_id,
               FwDay help_end,
               GHashTable *facts,
               GError **error)
{
  g_autoptr (FwResult) children = fw_connection_query (
      connection,
      "SELECT person.born FROM case_person JOIN person ON person.id = case_person.person_id WHERE "
      "case_person.case_id = $1 AND case_person.role IN ('child', 'sibling')",
      g_variant_new ("(x)", case_id), error);
  g_autoptr (FwResult) own
      = fw_connection_query (connection,
                             "SELECT person.born FROM help_plan_child JOIN person ON person.id = "
                             "help_plan_child.person_id WHERE plan_id = $1",
                             g_variant_new ("(x)", plan_id), children != NULL ? error : NULL);
  FwDay today = fw_clock_today ();
  gboolean soon = FALSE;

  if (children == NULL || own == NULL)
    return FALSE;
  set (facts, "siblings", fw_result_get_n_rows (children) > 1);
  for (guint i = 0; i < fw_result_get_n_rows (own); i++)
    {
      const char *born = fw_result_get_text (own, i, 0);
      FwDay day;

      soon = soon
             || (born != NULL && fw_day_from_iso (born, &day)
                 && fw_day_get_age (day, today) >= OF_AGE_SOON);
    }
  set (facts, "transition",
       soon && help_end != FW_DAY_NONE && help_end <= fw_day_add_months (today, 12));
  return TRUE;
}

static void
append_value (GHashTable *facts, const FwPlanRating *rating, guint line)
{
  g_autofree char *name = g_strdup_printf ("wellbeing:%s:%s:%s", rating->who, rating->rater,
                                           fw_plan_rating_get_column (line));
  const char *before = g_hash_table_lookup (facts, name);
  g_autofree char *on = fw_day_to_iso (rating->on);
  g_autofree char *value = fw_wellbeing_to_text (rating->tenths[line]);
  char *joined = g_strdup_printf ("%s%s%s=%s", before != NULL ? before : "",
                                  before != NULL ? " " : "", on, value);

  g_hash_table_insert (facts, g_steal_pointer (&name), joined);
}

/* The four lines of the earlier plans for any of the same children, and between them. */
static gboolean
read_wellbeing (FwConnection *connection, gint64 plan_id, GHashTable *facts, GError **error)
{
  g_autoptr (FwPlanRatings) ratings = fw_plan_ratings_read (connection, plan_id, TRUE, error);

  if (ratings == NULL)
    return FALSE;
  for (guint i = 0; i < ratings->ratings->len; i++)
    for (guint line = 0; line < FW_RATING_N_LINES; line++)
      {
        const FwPlanRating *rating = g_ptr_array_index (ratings->ratings, i);

        if (rating->tenths[line] >= 0)
          append_value (facts, rating, line);
      }
  return TRUE;
}

GHashTable *
fw_plan_facts_read (FwConnection *connection, gint64 plan_id, GError **error)
{
  g_autoptr (GHashTable) facts = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwRow) settings = fw_office_read_settings (connection, today, error);
  g_autoptr (FwResult) plan = NULL;
  FwDay help_end = FW_DAY_NONE;
  const char *drop;
  gint64 case_id;

  if (settings == NULL)
    return NULL;
  plan = fw_connection_query (connection,
                              "SELECT case_id, number, help_end FROM help_plan WHERE id = $1",
                              g_variant_new ("(x)", plan_id), error);
  if (plan == NULL)
    return NULL;
  if (fw_result_get_n_rows (plan) == 0)
    return g_steal_pointer (&facts);
  case_id = fw_result_get_int (plan, 0, 0);
  set (facts, "continuation", fw_result_get_int (plan, 0, 1) > 1);
  if (fw_result_get_text (plan, 0, 2) != NULL)
    fw_day_from_iso (fw_result_get_text (plan, 0, 2), &help_end);
  drop = fw_row_get_text (settings, "wellbeing-drop");
  g_hash_table_insert (facts, g_strdup ("wellbeing-drop"),
                       g_strdup (drop != NULL && drop[0] != '\0' ? drop : DEFAULT_DROP));
  if (!read_demands (connection, today, facts, error)
      || !read_children (connection, plan_id, case_id, help_end, facts, error)
      || !read_custody (connection, plan_id, case_id, today, facts, error)
      || !read_wellbeing (connection, plan_id, facts, error)
      || !fw_plan_carry_read_earlier (connection, plan_id, facts, error))
    return NULL;
  return g_steal_pointer (&facts);
}

static DexFuture *
read_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  GHashTable *facts = fw_plan_facts_read (connection, *(gint64 *) data, &error);

  return facts != NULL ? dex_future_new_take_boxed (G_TYPE_HASH_TABLE, facts)
                       : dex_future_new_for_error (error);
}

static DexFuture *
apply_cb (DexFuture *completed, gpointer data)
{
  fw_form_set_facts (data, g_value_get_boxed (dex_future_get_value (completed, NULL)));
  return dex_future_new_true ();
}

DexFuture *
fw_plan_facts_apply (FwStore *store, gint64 plan_id, FwForm *form)
{
  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_FORM (form), NULL);

  return dex_future_then (
      fw_store_read (store, read_job, g_memdup2 (&plan_id, sizeof plan_id), g_free), apply_cb,
      g_object_ref (form), g_object_unref);
}
