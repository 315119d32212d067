/* fw-plan-new-repository.c: see fw-plan-new.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-id.h"
#include "domain/fw-form-repository.h"
#include "domain/fw-plan-carry.h"
#include "domain/fw-plan-new.h"
#include "domain/fw-rules.h"

#define TEMPLATE "help-plan"

/* What the paper calls a person's part; German, for it is printed. */
static const struct
{
  const char *role;
  const char *title;
  gboolean signs;
  gboolean has_view;
} roles[] = {
    {"child", "junger Mensch", TRUE, TRUE},
    {"mother", "Mutter", TRUE, TRUE},
    {"father", "Vater", TRUE, TRUE},
    {"step-parent", "Stiefelternteil", FALSE, FALSE},
    {"foster-parent", "Pflegeperson", TRUE, TRUE},
    {"guardian", "Vormund", TRUE, TRUE},
};

typedef struct
{
  FwConnection *connection;
  FwChangeSet *changes;
  FwFormTemplate *form_template;
  gint64 form_id;
  const char *provider; /* of the help that goes on; nullable */
  gint64 participants, views, signatures, copies, wellbeing; /* positions */
} NewPlan;

static void
add_row (NewPlan *plan, const char *section, gint64 *position, const char *const *pairs)
{
  g_autoptr (FwRow) values = fw_row_new ();

  if (fw_form_template_find_section (plan->form_template, section) == NULL)
    return;
  for (guint i = 0; pairs[i] != NULL; i += 2)
    fw_row_set_text (values, pairs[i], pairs[i + 1]);
  fw_form_insert_row (plan->changes, plan->form_template, plan->form_id, section, ++*position,
                      values);
}

/* "Mutter, gemeinsame Sorge" where the record knows of custody for one of the children. */
static char *
dup_role (NewPlan *plan,
          gint64 person_id,
          const char *title,
          const char *child_list,
          const char *on)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT extent FROM custody WHERE holder_id = $1 AND kind = 'custody' AND child_id IN (%s) "
      "AND (from_date IS NULL OR from_date <= $2) AND (to_date IS NULL OR to_date >= $2) ORDER BY "
      "id LIMIT 1",
      child_list);
  g_autoptr (FwResult) result
      = fw_connection_query (plan->connection, sql, g_variant_new ("(xs)", person_id, on), NULL);
  const char *extent = result != NULL && fw_result_get_n_rows (result) > 0
                           ? fw_result_get_text (result, 0, 0)
                           : NULL;

  if (extent == NULL || extent[0] == '\0')
    return g_strdup (title);
  if (g_str_equal (extent, "gemeinsam"))
    return g_strdup_printf ("%s, gemeinsame Sorge", title);
  if (g_str_equal (extent, "allein"))
    return g_strdup_printf ("%s, alleinige Sorge", title);
  return g_strdup_printf ("%s, Sorge: %s", title, extent);
}

static void
add_person (NewPlan *plan, guint role, const char *name, const char *title)
{
  add_row (plan, "participants", &plan->participants,
           (const char *const[]) {"name", name, "role", title, NULL});
  if (roles[role].has_view)
    add_row (plan, "views", &plan->views, (const char *const[]) {"who", name, NULL});
  if (role == 0)
    add_row (plan, "wellbeing", &plan->wellbeing,
             (const char *const[]) {"who", name, "rater", "person", NULL});
  if (roles[role].signs)
    {
      add_row (plan, "signatures", &plan->signatures,
               (const char *const[]) {"name", name, "role", title, NULL});
      add_row (plan, "distribution", &plan->copies,
               (const char *const[]) {"who", name, "what", "ganzer Plan", NULL});
    }
}

/* The children of this plan first, then adults; other children of the family
 * are not named (handbook CASE-1). */
static gboolean
add_people (NewPlan *plan, gint64 case_id, const char *child_list, const char *on, GError **error)
{
  for (guint i = 0; i < G_N_ELEMENTS (roles); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT person.id, person.given_name, person.family_name FROM case_person JOIN person ON "
          "person.id = case_person.person_id WHERE case_id = $1 AND role = $2 AND person.died IS "
          "NULL AND (to_date IS NULL OR to_date >= $3)%s%s%s ORDER BY case_person.id",
          i == 0 ? " AND person.id IN (" : "", i == 0 ? child_list : "", i == 0 ? ")" : "");
      g_autoptr (FwResult) people = fw_connection_query (
          plan->connection, sql, g_variant_new ("(xss)", case_id, roles[i].role, on), error);

      if (people == NULL)
        return FALSE;
      for (guint j = 0; j < fw_result_get_n_rows (people); j++)
        {
          g_autofree char *name = g_strstrip (g_strdup_printf (
              "%s %s", fw_result_get_text (people, j, 1), fw_result_get_text (people, j, 2)));
          g_autofree char *title = i == 0 ? g_strdup (roles[i].title)
                                          : dup_role (plan, fw_result_get_int (people, j, 0),
                                                      roles[i].title, child_list, on);

          add_person (plan, i, name, title);
        }
    }
  return TRUE;
}

static gboolean
add_office (NewPlan *plan, gint64 case_id, GError **error)
{
  g_autoptr (FwResult) staff = fw_connection_query (
      plan->connection,
      "SELECT staff.name, staff.function FROM case_file JOIN staff ON staff.id = "
      "case_file.worker_id WHERE case_file.id = $1",
      g_variant_new ("(x)", case_id), error);
  const char *function;

  if (staff == NULL)
    return FALSE;
  if (fw_result_get_n_rows (staff) == 0)
    return TRUE;
  function = fw_result_get_text (staff, 0, 1);
  if (function == NULL || function[0] == '\0')
    function = "Fachkraft";
  add_row (plan, "participants", &plan->participants,
           (const char *const[]) {"name", fw_result_get_text (staff, 0, 0), "role", function, "how",
                                  "Gesprächsführung und Protokoll", NULL});
  add_row (plan, "views", &plan->views, (const char *const[]) {"who", "Schule oder Kita", NULL});
  if (plan->provider != NULL)
    add_row (plan, "views", &plan->views, (const char *const[]) {"who", plan->provider, NULL});
  add_row (plan, "views", &plan->views, (const char *const[]) {"who", "Jugendamt", NULL});
  add_row (
      plan, "signatures", &plan->signatures,
      (const char *const[]) {"name", fw_result_get_text (staff, 0, 0), "role", function, NULL});
  return TRUE;
}

static char *
dup_child_list (const gint64 *child_ids, guint n_children)
{
  GString *list = g_string_new (NULL);

  for (guint i = 0; i < n_children; i++)
    g_string_append_printf (list, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", child_ids[i]);
  return g_string_free_and_steal (list);
}

static FwFormTemplate *
load_template (FwConnection *connection, const char *on, char **valid_from, GError **error)
{
  g_autoptr (FwResult) rules = fw_rules_list_connection (connection, "form-template", on, error);

  for (guint i = 0; rules != NULL && i < fw_result_get_n_rows (rules); i++)
    if (g_str_equal (fw_result_get_text (rules, i, FW_RULE_NAME), TEMPLATE))
      {
        *valid_from = g_strdup (fw_result_get_text (rules, i, FW_RULE_VALID_FROM));
        return fw_form_template_parse (fw_result_get_text (rules, i, FW_RULE_BODY), -1, error);
      }
  if (rules != NULL)
    g_set_error_literal (error, FW_FORM_ERROR, FW_FORM_ERROR_BAD_TEMPLATE,
                         _ ("There is no template for a help plan on this day."));
  return NULL;
}

gint64
fw_plan_new (FwConnection *connection,
             FwChangeSet *changes,
             gint64 case_id,
             const gint64 *child_ids,
             guint n_children,
             const char *on,
             FwRow *known,
             gint64 *form_id,
             GError **error)
{
  NewPlan plan = {.connection = connection, .changes = changes};
  g_autoptr (FwFormTemplate) form_template = NULL;
  g_autoptr (FwResult) last = NULL;
  g_autoptr (FwRow) values = known != NULL ? fw_row_copy (known) : fw_row_new ();
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *valid_from = NULL;
  g_autofree char *child_list = dup_child_list (child_ids, n_children);
  gint64 id = fw_id_new (), number = 1, old_form = 0;
  const char *kind;

  g_return_val_if_fail (n_children > 0, 0);

  form_template = load_template (connection, on, &valid_from, error);
  if (form_template == NULL)
    return 0;
  plan.form_template = form_template;
  last = fw_connection_query (
      connection,
      "SELECT number, form_id FROM help_plan WHERE case_id = $1 ORDER BY number DESC LIMIT 1",
      g_variant_new ("(x)", case_id), error);
  if (last == NULL)
    return 0;
  if (fw_result_get_n_rows (last) > 0)
    {
      number = fw_result_get_int (last, 0, 0) + 1;
      old_form = fw_result_get_int (last, 0, 1);
      fw_plan_carry_answers (connection, old_form, values);
    }
  if (!fw_row_has (values, "plan_kind"))
    fw_row_set_text (values, "plan_kind", number > 1 ? "continuation" : "first");
  kind = fw_row_get_text (values, "plan_kind");
  plan.provider = fw_row_get_text (values, "provider");
  plan.form_id = fw_form_insert (changes, case_id, TEMPLATE, valid_from, on, form_template, values);
  if (!add_people (&plan, case_id, child_list, on, error) || !add_office (&plan, case_id, error)
      || (old_form != 0
          && !fw_plan_carry_goals (connection, changes, form_template, plan.form_id, old_form,
                                   error)))
    return 0;
  fw_row_set_int (row, "case_id", case_id);
  fw_row_set_int (row, "form_id", plan.form_id);
  fw_row_set_int (row, "number", number);
  fw_row_set_text (row, "kind", kind);
  fw_row_set_text (row, "status", "draft");
  fw_change_set_insert (changes, "help_plan", id, row);
  for (guint i = 0; i < n_children; i++)
    {
      g_autoptr (FwRow) child = fw_row_new ();

      fw_row_set_int (child, "plan_id", id);
      fw_row_set_int (child, "person_id", child_ids[i]);
      fw_change_set_insert (changes, "help_plan_child", fw_id_new (), child);
    }
  if (form_id != NULL)
    *form_id = plan.form_id;
  return id;
}
