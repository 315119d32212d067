/* fw-form-content.c: see fw-form-content.h. */
#include "config.h"

#include "base/fw-date.h"
#include "domain/fw-form-content.h"
#include "domain/fw-rules.h"

static void
add (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

char *
fw_form_content_dup_kind (FwRow *head, const char *kind, const char *member)
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
        g_autofree char *title = fw_form_content_dup_kind (head, value, "title");
        g_autofree char *paragraph = fw_form_content_dup_kind (head, value, "paragraph");

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

void
fw_form_content_add_section (JsonBuilder *builder,
                             FwForm *form,
                             FwRow *head,
                             const FwSection *section,
                             FwFormRowFunc is_shown)
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

          if (is_shown != NULL && !is_shown (form, section, fw_record_get_id (row)))
            continue;
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

gboolean
fw_form_content_is_printed (FwForm *form, const FwSection *section)
{
  if (!fw_form_section_applies (form, section))
    return FALSE;
  if (section->repeats)
    return !section->optional
           || g_list_model_get_n_items (fw_form_get_rows (form, section->name)) > 0;
  for (guint i = 0; i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);

      if (!field->internal && fw_form_applies (form, field, 0))
        return TRUE;
    }
  return FALSE;
}

gboolean
fw_form_content_read_kinds (FwConnection *connection, const char *on, FwRow *head, GError **error)
{
  g_autoptr (FwResult) kinds = fw_rules_list_connection (connection, "kind-of-help", on, error);

  if (kinds == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (kinds); i++)
    {
      g_autofree char *name
          = g_strconcat ("kind-", fw_result_get_text (kinds, i, FW_RULE_NAME), NULL);

      fw_row_set_text (head, name, fw_result_get_text (kinds, i, FW_RULE_BODY));
    }
  return TRUE;
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

void
fw_form_content_add_office (JsonBuilder *builder, FwRow *settings)
{
  g_autofree char *address = join_place (settings);

  json_builder_set_member_name (builder, "office");
  json_builder_begin_object (builder);
  add (builder, "name", fw_row_get_text (settings, "office-name"));
  add (builder, "unit", fw_row_get_text (settings, "office-unit"));
  add (builder, "address", address);
  json_builder_end_object (builder);
}
