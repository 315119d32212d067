/* fw-plan-content-earlier.c: what a help plan takes the place of: see fw-plan-content-private.h.
 *
 * A signed version never changes; the next one names it. On the store's thread.
 */
#include "config.h"

#include "domain/fw-plan-content-private.h"

static void
add (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_number (JsonBuilder *builder, const char *name, FwResult *result, guint column)
{
  g_autofree char *text
      = fw_result_get_n_rows (result) > 0
            ? g_strdup_printf ("%" G_GINT64_FORMAT, fw_result_get_int (result, 0, column))
            : g_strdup ("");

  add (builder, name, text);
}

/* The local day of the moment when it was frozen. */
static void
add_date (JsonBuilder *builder, FwResult *result, guint column)
{
  const char *moment
      = fw_result_get_n_rows (result) > 0 ? fw_result_get_text (result, 0, column) : NULL;
  g_autoptr (GDateTime) utc = moment != NULL ? g_date_time_new_from_iso8601 (moment, NULL) : NULL;
  g_autoptr (GDateTime) local = utc != NULL ? g_date_time_to_local (utc) : NULL;
  g_autofree char *day = local != NULL ? g_date_time_format (local, "%Y-%m-%d") : NULL;

  add (builder, "date", day);
}

gboolean
_fw_plan_content_add_earlier (JsonBuilder *builder,
                              FwConnection *connection,
                              gint64 plan_id,
                              GError **error)
{
  g_autoptr (FwResult) version = NULL, plan = NULL;

  version = fw_connection_query (
      connection,
      "SELECT frozen_document.number, frozen_document.frozen_at FROM help_plan JOIN "
      "frozen_document ON frozen_document.form_id = help_plan.form_id WHERE help_plan.id = $1 ORDER "
      "BY frozen_document.number DESC LIMIT 1",
      g_variant_new ("(x)", plan_id), error);
  if (version == NULL)
    return FALSE;
  plan = fw_connection_query (
      connection,
      "SELECT former.number, frozen_document.number, frozen_document.frozen_at FROM help_plan JOIN "
      "help_plan former ON former.case_id = help_plan.case_id AND former.number < help_plan.number "
      "JOIN frozen_document ON frozen_document.form_id = former.form_id WHERE help_plan.id = $1 AND "
      "EXISTS (SELECT 1 FROM help_plan_child mine JOIN help_plan_child theirs ON theirs.person_id = "
      "mine.person_id WHERE mine.plan_id = help_plan.id AND theirs.plan_id = former.id) ORDER BY "
      "former.number DESC, frozen_document.number DESC LIMIT 1",
      g_variant_new ("(x)", plan_id), error);
  if (plan == NULL)
    return FALSE;
  json_builder_set_member_name (builder, "replaces");
  json_builder_begin_object (builder);
  add_number (builder, "version", version, 0);
  add_date (builder, version, 1);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "continues");
  json_builder_begin_object (builder);
  add_number (builder, "plan", plan, 0);
  add_number (builder, "version", plan, 1);
  add_date (builder, plan, 2);
  json_builder_end_object (builder);
  return TRUE;
}
