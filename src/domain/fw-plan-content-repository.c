/* fw-plan-content-repository.c: the canonical content of a help plan.
 *
 *   head (office, case, worker, children) from the store   ─┐
 *   sections with the applying fields from the form         ├─▶ one JSON text
 *
 * Members stand in a fixed order and every value is text, so that the same plan
 * gives the same bytes and with them the same hash. What must never reach a
 * print is never put in: other children, addresses, internal fields.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/fw-clock.h"
#include "domain/fw-form-content.h"
#include "domain/fw-office.h"
#include "domain/fw-plan-content-private.h"
#include "domain/fw-plan-facts.h"
#include "domain/fw-plan-goals.h"
#include "domain/fw-plan-repository.h"

static void
add (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_children (JsonBuilder *builder, FwResult *children)
{
  json_builder_set_member_name (builder, "children");
  json_builder_begin_array (builder);
  for (guint i = 0; i < fw_result_get_n_rows (children); i++)
    {
      g_autofree char *name = g_strstrip (g_strdup_printf (
          "%s %s", fw_result_get_text (children, i, 0), fw_result_get_text (children, i, 1)));

      json_builder_begin_object (builder);
      add (builder, "name", name);
      add (builder, "born", fw_result_get_text (children, i, 2));
      add (builder, "file_number", fw_result_get_text (children, i, 3));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_signs_and_staff (JsonBuilder *builder, FwResult *plan)
{
  g_autofree char *number = g_strdup_printf ("%" G_GINT64_FORMAT, fw_result_get_int (plan, 0, 1));

  add (builder, "deputy", fw_result_get_text (plan, 0, 6));
  json_builder_set_member_name (builder, "plan");
  json_builder_begin_object (builder);
  add (builder, "number", number);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "worker");
  json_builder_begin_object (builder);
  add (builder, "name", fw_result_get_text (plan, 0, 3));
  add (builder, "function", fw_result_get_text (plan, 0, 4));
  add (builder, "phone", fw_result_get_text (plan, 0, 5));
  json_builder_end_object (builder);
}

/* The head as JSON text, and every kind of help by its name. */
static DexFuture *
head_job (FwConnection *connection, gpointer data)
{
  gint64 plan_id = *(gint64 *) data;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwRow) settings = NULL;
  g_autoptr (FwResult) plan = NULL, children = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;
  FwRow *head;

  settings = fw_office_read_settings (connection, today, &error);
  if (settings == NULL)
    return dex_future_new_for_error (error);
  plan = fw_connection_query (
      connection,
      "SELECT case_file.file_number, help_plan.number, help_plan.case_id, worker.name, "
      "worker.function, worker.phone, deputy.name FROM help_plan JOIN case_file ON case_file.id = "
      "help_plan.case_id LEFT JOIN staff worker ON worker.id = case_file.worker_id LEFT JOIN staff "
      "deputy ON deputy.id = case_file.deputy_id WHERE help_plan.id = $1",
      g_variant_new ("(x)", plan_id), &error);
  if (plan == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (plan) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("This help plan is no longer there."));
  children = fw_connection_query (
      connection,
      "SELECT person.given_name, person.family_name, person.born, case_child.file_number FROM "
      "help_plan_child JOIN person ON person.id = help_plan_child.person_id LEFT JOIN case_child "
      "ON case_child.person_id = person.id AND case_child.case_id = $2 WHERE plan_id = $1 ORDER BY "
      "help_plan_child.id",
      g_variant_new ("(xx)", plan_id, fw_result_get_int (plan, 0, 2)), &error);
  if (children == NULL)
    return dex_future_new_for_error (error);
  json_builder_begin_object (builder);
  /* A plan for one child carries the child's own file number (CASE-1). */
  add (builder, "file_number",
       fw_result_get_n_rows (children) == 1 && fw_result_get_text (children, 0, 3) != NULL
           ? fw_result_get_text (children, 0, 3)
           : fw_result_get_text (plan, 0, 0));
  add (builder, "date", today);
  fw_form_content_add_office (builder, settings);
  add (builder, "office_phone", fw_row_get_text (settings, "office-phone"));
  add (builder, "ombuds", fw_row_get_text (settings, "ombuds-contact"));
  add_signs_and_staff (builder, plan);
  add_children (builder, children);
  if (!_fw_plan_content_add_earlier (builder, connection, plan_id, &error))
    return dex_future_new_for_error (error);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  head = fw_row_new ();
  fw_row_set_text (head, "head", text);
  if (!fw_form_content_read_kinds (connection, today, head, &error)
      || !_fw_plan_content_read_glossary (connection, today, head, &error)
      || !_fw_plan_content_read_provider (connection, plan_id, head, &error))
    {
      fw_row_unref (head);
      return dex_future_new_for_error (error);
    }
  return dex_future_new_take_boxed (FW_TYPE_ROW, head);
}

typedef struct
{
  FwStore *store;
  gint64 plan_id;
  FwForm *form;
} Content;

static void
content_free (gpointer data)
{
  Content *content = data;

  g_object_unref (content->store);
  g_object_unref (content->form);
  g_free (content);
}

static void
add_help (JsonBuilder *builder, FwForm *form, FwRow *head)
{
  const char *kind = fw_form_get_value (form, "help_kind", 0);
  g_autofree char *title = fw_form_content_dup_kind (head, kind, "title");
  g_autofree char *paragraph = fw_form_content_dup_kind (head, kind, "paragraph");

  json_builder_set_member_name (builder, "help");
  json_builder_begin_object (builder);
  add (builder, "title", title);
  add (builder, "paragraph", paragraph);
  add (builder, "provider", fw_form_get_value (form, "provider", 0));
  add (builder, "scope", fw_form_get_value (form, "scope", 0));
  add (builder, "qualification", fw_form_get_value (form, "qualification", 0));
  add (builder, "start", fw_form_get_value (form, "help_start", 0));
  add (builder, "end", fw_form_get_value (form, "help_end", 0));
  add (builder, "review", fw_form_get_value (form, "review_date", 0));
  json_builder_end_object (builder);
}

static gboolean
is_shown (FwForm *form, const FwSection *section, gint64 row_id)
{
  return section->layout != FW_SECTION_GOALS || !g_str_equal (section->name, "goals")
         || !fw_plan_goal_is_ended (form, row_id);
}

static DexFuture *
content_fiber (gpointer data)
{
  Content *content = data;
  g_autoptr (FwRow) head = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonNode) head_node = NULL;
  FwFormTemplate *form_template = fw_form_get_template (content->form);
  GPtrArray *sections = fw_form_template_get_sections (form_template);
  g_autoptr (GList) members = NULL;
  GError *error = NULL;

  head = dex_await_boxed (fw_store_read (content->store, head_job,
                                         g_memdup2 (&content->plan_id, sizeof content->plan_id),
                                         g_free),
                          &error);
  if (head == NULL)
    return dex_future_new_for_error (error);
  if (!dex_await (fw_plan_facts_apply (content->store, content->plan_id, content->form), &error))
    return dex_future_new_for_error (error);
  head_node = json_from_string (fw_row_get_text (head, "head"), &error);
  if (head_node == NULL)
    return dex_future_new_for_error (error);
  json_builder_begin_object (builder);
  add (builder, "document", "help-plan");
  add (builder, "title", fw_form_template_get_title (form_template));
  members = json_object_get_members (json_node_get_object (head_node));
  for (GList *l = members; l != NULL; l = l->next)
    {
      json_builder_set_member_name (builder, l->data);
      json_builder_add_value (builder,
                              json_object_dup_member (json_node_get_object (head_node), l->data));
    }
  add (builder, "plan_kind", fw_form_get_value (content->form, "plan_kind", 0));
  add (builder, "talk_date", fw_form_get_value (content->form, "talk_date", 0));
  add_help (builder, content->form, head);
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sections->len; i++)
    if (fw_form_content_is_printed (content->form, g_ptr_array_index (sections, i)))
      fw_form_content_add_section (builder, content->form, head, g_ptr_array_index (sections, i),
                                   is_shown);
  json_builder_end_array (builder);
  _fw_plan_content_add_figures (builder, content->form);
  _fw_plan_content_add_wellbeing (builder, content->form);
  _fw_plan_content_add_child_page (builder, content->form);
  _fw_plan_content_add_provider (builder, head);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  _fw_plan_content_add_provider_party (root, content->form);
  _fw_plan_content_add_glossary (root, head);
  return dex_future_new_take_string (json_to_string (root, FALSE));
}

DexFuture *
fw_plan_repository_dup_content (FwStore *store, gint64 plan_id, FwForm *form)
{
  Content *content;

  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_FORM (form), NULL);

  content = g_new0 (Content, 1);
  content->store = g_object_ref (store);
  content->plan_id = plan_id;
  content->form = g_object_ref (form);
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, content_fiber, content,
                              content_free);
}

static DexFuture *
version_content_cb (DexFuture *completed, gpointer data)
{
  FwResult *result = g_value_get_boxed (dex_future_get_value (completed, NULL));

  if (fw_result_get_n_rows (result) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("This version is no longer there."));
  return dex_future_new_take_string (g_strdup (fw_result_get_text (result, 0, 0)));
}

DexFuture *
fw_plan_repository_dup_version_content (FwStore *store, gint64 version_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return dex_future_then (fw_store_query (store,
                                          "SELECT content FROM frozen_document WHERE id = $1",
                                          g_variant_new ("(x)", version_id)),
                          version_content_cb, NULL, NULL);
}
