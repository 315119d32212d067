/* fw-plan-carry.c: see fw-plan-carry.h. */
#include "config.h"

#include "domain/fw-form-repository.h"
#include "domain/fw-plan-carry.h"

#define GOALS "goals"
#define LOOKING_BACK "looking_back"

/* What belongs to one conversation (its dates, concerns, dissent, reasons) is not carried on. */
static const char *const carried[] = {
    "help_kind",
    "provider",
    "qualification",
    "scope",
    "help_start",
    "services",
    "purpose",
    "occasion",
    "situation",
    "resources",
    "siblings",
    "need",
    "place_35a",
    "apart_who",
    "apart_part",
    "advised_language",
    "perspective",
    "contacts",
    "parents_advice",
    "parents_cooperation",
    "maintenance",
    "foster_advice",
    "protection_concept",
    "transition_partner",
    "protection_needed",
    "protection_agreed",
    "protection_control",
    "protection_else",
    "statement_by",
    "statement_on",
    "statement_code",
    NULL,
};

/* Said by the family once, to be asked again; days belong to that conversation alone. */
static const char *const offered[] = {
    "options_offered", "preference", "granted", "granted_reason", NULL,
};

void
fw_plan_carry_answers (FwConnection *connection, gint64 old_form, FwRow *values)
{
  g_autoptr (FwResult) old = fw_form_repository_read_answers (connection, old_form, NULL);

  for (guint i = 0; old != NULL && i < fw_result_get_n_rows (old); i++)
    {
      const char *field = fw_result_get_text (old, i, 0);

      if (g_strv_contains (carried, field) && !fw_row_has (values, field))
        fw_row_set_text (values, field, fw_result_get_text (old, i, 1));
    }
}

/* The rows of a list of the last plan as FwRow, in order. */
static GPtrArray *
read_rows (FwConnection *connection, gint64 old_form, const char *list, GError **error)
{
  g_autoptr (FwResult) old = fw_form_repository_read_list (connection, old_form, list, error);
  GPtrArray *rows;
  gint64 row_id = 0;

  if (old == NULL)
    return NULL;
  rows = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_row_unref);
  for (guint i = 0; i < fw_result_get_n_rows (old); i++)
    {
      if (fw_result_get_int (old, i, 0) != row_id || rows->len == 0)
        g_ptr_array_add (rows, fw_row_new ());
      row_id = fw_result_get_int (old, i, 0);
      fw_row_set_text (g_ptr_array_index (rows, rows->len - 1), fw_result_get_text (old, i, 1),
                       fw_result_get_text (old, i, 2));
    }
  return rows;
}

static gboolean
is_same (FwRow *one, FwRow *other, const char *column)
{
  const char *a = fw_row_has (one, column) ? fw_row_get_text (one, column) : "";
  const char *b = fw_row_has (other, column) ? fw_row_get_text (other, column) : "";

  return g_strcmp0 (a, b) == 0;
}

static FwRow *
find_look (GPtrArray *looked_back, FwRow *goal)
{
  for (guint i = 0; i < looked_back->len; i++)
    {
      FwRow *look = g_ptr_array_index (looked_back, i);

      if (is_same (look, goal, "wording") && is_same (look, goal, "own_words"))
        return look;
    }
  return NULL;
}

gboolean
fw_plan_carry_goals (FwConnection *connection,
                     FwChangeSet *changes,
                     FwFormTemplate *form_template,
                     gint64 form_id,
                     gint64 old_form,
                     GError **error)
{
  g_autoptr (GPtrArray) goals = read_rows (connection, old_form, GOALS, error);
  g_autoptr (GPtrArray) looked_back
      = goals != NULL ? read_rows (connection, old_form, LOOKING_BACK, error) : NULL;
  const gboolean looks = fw_form_template_find_section (form_template, LOOKING_BACK) != NULL;
  gint64 position = 0;

  if (looked_back == NULL)
    return FALSE;
  for (guint i = 0; i < goals->len; i++)
    {
      FwRow *goal = g_ptr_array_index (goals, i);
      FwRow *look = find_look (looked_back, goal);
      const char *carry
          = look != NULL && fw_row_has (look, "carry") ? fw_row_get_text (look, "carry") : "";
      const char *now
          = look != NULL && fw_row_has (look, "gas_now") ? fw_row_get_text (look, "gas_now") : "";

      if (g_strcmp0 (carry, "done") == 0 || g_strcmp0 (carry, "dropped") == 0)
        continue;
      /* Where the goal stood at the last review is where it starts now. */
      if (now != NULL && now[0] != '\0')
        fw_row_set_text (goal, "gas_start", now);
      fw_form_insert_row (changes, form_template, form_id, GOALS, ++position, goal);
      if (looks)
        fw_form_insert_row (changes, form_template, form_id, LOOKING_BACK, position, goal);
    }
  return TRUE;
}

gboolean
fw_plan_carry_read_earlier (FwConnection *connection,
                            gint64 plan_id,
                            GHashTable *facts,
                            GError **error)
{
  g_autoptr (FwResult) plan = fw_connection_query (
      connection,
      "SELECT former.form_id FROM help_plan JOIN help_plan former ON former.case_id = "
      "help_plan.case_id AND former.number < help_plan.number WHERE help_plan.id = $1 AND EXISTS "
      "(SELECT 1 FROM help_plan_child mine JOIN help_plan_child theirs ON theirs.person_id = "
      "mine.person_id WHERE mine.plan_id = help_plan.id AND theirs.plan_id = former.id) ORDER BY "
      "former.number DESC LIMIT 1",
      g_variant_new ("(x)", plan_id), error);
  g_autoptr (FwResult) old = NULL;

  if (plan == NULL)
    return FALSE;
  if (fw_result_get_n_rows (plan) == 0)
    return TRUE;
  old = fw_form_repository_read_answers (connection, fw_result_get_int (plan, 0, 0), error);
  for (guint i = 0; old != NULL && i < fw_result_get_n_rows (old); i++)
    {
      const char *field = fw_result_get_text (old, i, 0);
      const char *value = fw_result_get_text (old, i, 1);

      if (g_strv_contains (offered, field) && value != NULL && value[0] != '\0')
        g_hash_table_insert (facts, g_strconcat ("earlier:", field, NULL), g_strdup (value));
    }
  return old != NULL;
}
