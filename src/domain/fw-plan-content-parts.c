/* fw-plan-content-parts.c: see fw-plan-content-private.h. */
#include "config.h"

#include <math.h>

#include "domain/fw-json.h"
#include "domain/fw-plan-content-private.h"
#include "domain/fw-plan-goals.h"
#include "domain/fw-plan-wellbeing.h"

static void
add (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

void
_fw_plan_content_add_figures (JsonBuilder *builder, FwForm *form)
{
  FwPlanGoals goals;
  g_autofree char *n_own = NULL;
  g_autofree char *n_goals = NULL;
  g_autofree char *t = NULL;

  fw_plan_goals_count (form, &goals);
  n_own = g_strdup_printf ("%u", goals.n_own);
  n_goals = g_strdup_printf ("%u", goals.n_goals);
  t = goals.has_t ? g_strdup_printf ("%d", (int) lround (goals.t)) : g_strdup ("");
  json_builder_set_member_name (builder, "figures");
  json_builder_begin_object (builder);
  add (builder, "goals", n_goals);
  add (builder, "own_words", n_own);
  add (builder, "attainment", t);
  json_builder_end_object (builder);
}

void
_fw_plan_content_add_wellbeing (JsonBuilder *builder, FwForm *form)
{
  GListModel *rows
      = fw_form_template_find_section (fw_form_get_template (form), FW_PLAN_WELLBEING) != NULL
            ? fw_form_get_rows (form, FW_PLAN_WELLBEING)
            : NULL;

  json_builder_set_member_name (builder, "wellbeing");
  json_builder_begin_array (builder);
  for (guint i = 0; rows != NULL && i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (FwRecord) row = g_list_model_get_item (rows, i);
      g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, fw_record_get_id (row));
      g_autofree char *text = fw_plan_wellbeing_dup_course (form, fw_record_get_id (row));

      if (text == NULL)
        continue;
      json_builder_begin_object (builder);
      add (builder, "row", id);
      add (builder, "text", text);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

void
_fw_plan_content_add_child_page (JsonBuilder *builder, FwForm *form)
{
  gboolean worries = g_str_equal (fw_form_get_value (form, "voice_print", 0), "yes");

  json_builder_set_member_name (builder, "child_page");
  json_builder_begin_object (builder);
  add (builder, "worries", worries ? fw_form_get_value (form, "voice_worries", 0) : "");
  add (builder, "good", fw_form_get_value (form, "voice_good", 0));
  add (builder, "wishes", fw_form_get_value (form, "voice_wishes", 0));
  json_builder_end_object (builder);
}

gboolean
_fw_plan_content_read_provider (FwConnection *connection,
                                gint64 plan_id,
                                FwRow *head,
                                GError **error)
{
  static const char *const columns[] = {"name", "contact_name", "street", "postcode", "place"};
  g_autoptr (FwResult) provider = fw_connection_query (
      connection,
      "SELECT provider.name, contact_name, street, postcode, place FROM help_plan JOIN provider ON "
      "provider.id = help_plan.provider_id WHERE help_plan.id = $1",
      g_variant_new ("(x)", plan_id), error);

  if (provider == NULL)
    return FALSE;
  for (guint i = 0; fw_result_get_n_rows (provider) > 0 && i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *name = g_strconcat ("provider-", columns[i], NULL);

      fw_row_set_text (head, name, fw_result_get_text (provider, 0, i));
    }
  return TRUE;
}

void
_fw_plan_content_add_provider (JsonBuilder *builder, FwRow *head)
{
  static const char *const columns[] = {"name", "contact_name", "street", "postcode", "place"};

  json_builder_set_member_name (builder, "provider");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (columns); i++)
    {
      g_autofree char *name = g_strconcat ("provider-", columns[i], NULL);

      add (builder, columns[i], fw_row_has (head, name) ? fw_row_get_text (head, name) : "");
    }
  json_builder_end_object (builder);
}

/* The part that the provider has on the paper; German, for it is printed. */
#define PROVIDER_ROLE "Träger"

static JsonObject *
find_signatures (JsonNode *root)
{
  JsonArray *sections = fw_json_get_array (json_node_get_object (root), "sections");

  for (guint i = 0; sections != NULL && i < json_array_get_length (sections); i++)
    {
      JsonObject *section = fw_json_get_element (sections, i);

      if (g_str_equal (fw_json_get_text (section, "layout"), "signatures"))
        return section;
    }
  return NULL;
}

static gboolean
is_party (JsonArray *rows, const char *provider)
{
  for (guint i = 0; i < json_array_get_length (rows); i++)
    {
      JsonArray *fields = fw_json_get_array (fw_json_get_element (rows, i), "fields");

      for (guint j = 0; fields != NULL && j < json_array_get_length (fields); j++)
        {
          const char *text = fw_json_get_text (fw_json_get_element (fields, j), "text");

          if (g_str_equal (text, provider) || g_str_has_prefix (text, PROVIDER_ROLE))
            return TRUE;
        }
    }
  return FALSE;
}

static void
add_member (JsonArray *fields, const char *name, const char *prompt, const char *text)
{
  JsonObject *field = json_object_new ();

  json_object_set_string_member (field, "name", name);
  json_object_set_string_member (field, "prompt", prompt);
  json_object_set_string_member (field, "type", "line");
  json_object_set_string_member (field, "value", text);
  json_object_set_string_member (field, "text", text);
  json_object_set_string_member (field, "reason", "");
  json_array_add_object_element (fields, field);
}

void
_fw_plan_content_add_provider_party (JsonNode *root, FwForm *form)
{
  const char *provider = fw_form_get_value (form, "provider", 0);
  JsonObject *section = find_signatures (root);
  JsonArray *rows = section != NULL ? fw_json_get_array (section, "rows") : NULL;
  JsonArray *fields;
  JsonObject *row;

  if (provider[0] == '\0' || rows == NULL || is_party (rows, provider))
    return;
  row = json_object_new ();
  fields = json_array_new ();
  json_object_set_string_member (row, "id", "provider");
  add_member (fields, "name", "Name", provider);
  add_member (fields, "role", "Rolle", PROVIDER_ROLE " der Hilfe");
  json_object_set_array_member (row, "fields", fields);
  json_array_add_object_element (rows, row);
}
