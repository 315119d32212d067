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
#include "domain/fw-office.h"
#include "domain/fw-plan-repository.h"
#include "domain/fw-rules.h"

static void
add (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static char *
join_place (FwRow *settings)
{
  const char *street = fw_row_get_text (settings, "office-street");
  const char *place = fw_row_get_text (settings, "office-place");
  gboolean both = street != NULL && street[0] != '\0' && place != NULL && place[0] != '\0';

  return g_strdup_printf ("%s%s%s", street != NULL ? street : "", both ? " · " : "",
                          place != NULL ? place : "");
}

static void
add_office (JsonBuilder *builder, FwRow *settings)
{
  g_autofree char *address = join_place (settings);

  json_builder_set_member_name (builder, "office");
  json_builder_begin_object (builder);
  add (builder, "name", fw_row_get_text (settings, "office-name"));
  add (builder, "unit", fw_row_get_text (settings, "office-unit"));
  add (builder, "address", address);
  json_builder_end_object (builder);
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
  g_autoptr (FwResult) plan = NULL, children = NULL, kinds = NULL;
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
  kinds = fw_rules_list_connection (connection, "kind-of-help", today, &error);
  if (kinds == NULL)
    return dex_future_new_for_error (error);
  json_builder_begin_object (builder);
  /* A plan for one child carries the child's own file number (CASE-1). */
  add (builder, "file_number",
       fw_result_get_n_rows (children) == 1 && fw_result_get_text (children, 0, 3) != NULL
           ? fw_result_get_text (children, 0, 3)
           : fw_result_get_text (plan, 0, 0));
  add (builder, "date", today);
  add_office (builder, settings);
  add_signs_and_staff (builder, plan);
  add_children (builder, children);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  head = fw_row_new ();
  fw_row_set_text (head, "head", text);
  for (guint i = 0; i < fw_result_get_n_rows (kinds); i++)
    {
      g_autofree char *name
          = g_strconcat ("kind-", fw_result_get_text (kinds, i, FW_RULE_NAME), NULL);

      fw_row_set_text (head, name, fw_result_get_text (kinds, i, FW_RULE_BODY));
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

/* A member of the rule of a kind of help, "" when it is not known. */
static char *
dup_kind (FwRow *head, const char *kind, const char *member)
{
  g_autofree char *name = g_strconcat ("kind-", kind, NULL);
  const char *body = fw_row_get_text (head, name);
  g_autoptr (JsonNode) root = body != NULL ? json_from_string (body, NULL) : NULL;

  if (root == NULL || !JSON_NODE_HOLDS_OBJECT (root))
    return g_strdup ("");
  return g_strdup (
      json_object_get_string_member_with_default (json_node_get_object (root), member, ""));
}

static char *
dup_printed_text (const FwField *field, FwRow *head, const char *value)
{
  FwDay day;
  int year, month, month_day;

  switch (field->type)
    {
    case FW_FIELD_CHOICE:
      return g_strdup (fw_field_get_option_title (field, value));
    case FW_FIELD_CHECK:
      return g_strdup (value[0] != '\0' ? "ja" : "");
    case FW_FIELD_DATE:
      if (!fw_day_from_iso (value, &day))
        return g_strdup (value);
      fw_day_split (day, &year, &month, &month_day);
      return g_strdup_printf ("%d.%d.%d", month_day, month, year);
    case FW_FIELD_KIND_HELP:
      {
        g_autofree char *title = dup_kind (head, value, "title");
        g_autofree char *paragraph = dup_kind (head, value, "paragraph");

        return title[0] != '\0' ? g_strdup_printf ("%s, %s", title, paragraph) : g_strdup (value);
      }
    case FW_FIELD_LINE:
    case FW_FIELD_TEXT:
    case FW_FIELD_QUOTE:
    case FW_FIELD_PROVIDER:
    default:
      return g_strdup (value);
    }
}

static const char *const type_names[]
    = {"line", "text", "quote", "date", "choice", "check", "provider", "kind-of-help"};
static const char *const layout_names[] = {"plain", "side", "table", "goals", "signatures"};

static void
add_field (JsonBuilder *builder, FwForm *form, FwRow *head, const FwField *field, gint64 row_id)
{
  const char *value = fw_form_get_value (form, field->name, row_id);
  FwFormAnswer *answer = fw_form_get_answer (form, field->name, row_id);
  g_autofree char *text = dup_printed_text (field, head, value);

  json_builder_begin_object (builder);
  add (builder, "name", field->name);
  add (builder, "prompt", field->prompt);
  add (builder, "type", type_names[field->type]);
  add (builder, "value", value);
  add (builder, "text", text);
  add (builder, "reason",
       answer != NULL ? fw_record_get_text (FW_RECORD (answer), "reason") : NULL);
  json_builder_end_object (builder);
}

static void
add_fields (JsonBuilder *builder,
            FwForm *form,
            FwRow *head,
            const FwSection *section,
            gint64 row_id)
{
  json_builder_set_member_name (builder, "fields");
  json_builder_begin_array (builder);
  for (guint i = 0; i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);

      if (!field->internal && fw_form_applies (form, field, row_id))
        add_field (builder, form, head, field, row_id);
    }
  json_builder_end_array (builder);
}

static void
add_columns (JsonBuilder *builder, const FwSection *section)
{
  json_builder_set_member_name (builder, "columns");
  json_builder_begin_array (builder);
  for (guint i = 0; i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);
      char width[G_ASCII_DTOSTR_BUF_SIZE];

      if (field->internal)
        continue;
      json_builder_begin_object (builder);
      add (builder, "name", field->name);
      add (builder, "prompt", field->prompt);
      add (builder, "width", g_ascii_formatd (width, sizeof width, "%.2f", field->width));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static void
add_section (JsonBuilder *builder, FwForm *form, FwRow *head, const FwSection *section)
{
  json_builder_begin_object (builder);
  add (builder, "name", section->name);
  add (builder, "title", section->title);
  add (builder, "layout", layout_names[section->layout]);
  add (builder, "printed_lead", section->printed_lead);
  if (section->repeats)
    {
      GListModel *rows = fw_form_get_rows (form, section->name);

      add_columns (builder, section);
      json_builder_set_member_name (builder, "rows");
      json_builder_begin_array (builder);
      for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
        {
          g_autoptr (FwRecord) row = g_list_model_get_item (rows, i);
          g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, fw_record_get_id (row));

          json_builder_begin_object (builder);
          add (builder, "id", id);
          add_fields (builder, form, head, section, fw_record_get_id (row));
          json_builder_end_object (builder);
        }
      json_builder_end_array (builder);
    }
  else
    add_fields (builder, form, head, section, 0);
  json_builder_end_object (builder);
}

/* A section that is optional and has no rows is not printed. */
static gboolean
is_printed (FwForm *form, const FwSection *section)
{
  return !section->repeats || !section->optional
         || g_list_model_get_n_items (fw_form_get_rows (form, section->name)) > 0;
}

static void
add_help (JsonBuilder *builder, FwForm *form, FwRow *head)
{
  const char *kind = fw_form_get_value (form, "help_kind", 0);
  g_autofree char *title = dup_kind (head, kind, "title");
  g_autofree char *paragraph = dup_kind (head, kind, "paragraph");

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
    if (is_printed (content->form, g_ptr_array_index (sections, i)))
      add_section (builder, content->form, head, g_ptr_array_index (sections, i));
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
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
