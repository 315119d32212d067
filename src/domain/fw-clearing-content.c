/* fw-clearing-content.c: the canonical content of a clearing report; see
 * fw-clearing-repository.h.
 *
 * Members stand in a fixed order and every value is text. Children of the case that the
 * clearing is not for are not named (handbook CASE-1).
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/fw-clock.h"
#include "domain/fw-clearing-private.h"
#include "domain/fw-form-content.h"
#include "domain/fw-office.h"

typedef struct
{
  FwStore *store;
  gint64 id;
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
add (JsonBuilder *builder, const char *name, const char *text)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, text != NULL ? text : "");
}

static void
add_day (JsonBuilder *builder, const char *name, FwDay day)
{
  g_autofree char *text = day != FW_DAY_NONE ? fw_day_to_iso (day) : NULL;

  add (builder, name, text);
}

static void
add_hours (JsonBuilder *builder, const char *name, int minutes)
{
  g_autofree char *text = fw_plan_use_hours_to_text (minutes);

  add (builder, name, text);
}

static gboolean
add_staff (FwConnection *connection, JsonBuilder *builder, gint64 id, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT s.name, s.function, s.phone FROM clearing k JOIN case_file c ON c.id = k.case_id "
      "LEFT JOIN staff s ON s.id = c.worker_id WHERE k.id = $1",
      g_variant_new ("(x)", id), error);
  gboolean there = rows != NULL && fw_result_get_n_rows (rows) > 0;

  json_builder_set_member_name (builder, "worker");
  json_builder_begin_object (builder);
  add (builder, "name", there ? fw_result_get_text (rows, 0, 0) : "");
  add (builder, "function", there ? fw_result_get_text (rows, 0, 1) : "");
  add (builder, "phone", there ? fw_result_get_text (rows, 0, 2) : "");
  json_builder_end_object (builder);
  return rows != NULL;
}

static gboolean
add_children (FwConnection *connection, JsonBuilder *builder, gint64 id, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT p.given_name, p.family_name, p.born, f.file_number FROM clearing_child k JOIN person "
      "p ON p.id = k.person_id JOIN clearing c ON c.id = k.clearing_id LEFT JOIN case_child f ON "
      "f.person_id = p.id AND f.case_id = c.case_id WHERE k.clearing_id = $1 ORDER BY p.born, p.id",
      g_variant_new ("(x)", id), error);

  json_builder_set_member_name (builder, "children");
  json_builder_begin_array (builder);
  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      g_autofree char *name = g_strstrip (g_strdup_printf ("%s %s", fw_result_get_text (rows, i, 0),
                                                           fw_result_get_text (rows, i, 1)));

      json_builder_begin_object (builder);
      add (builder, "name", name);
      add (builder, "born", fw_result_get_text (rows, i, 2));
      add (builder, "file_number", fw_result_get_text (rows, i, 3));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return rows != NULL;
}

static gboolean
add_entries (FwConnection *connection, JsonBuilder *builder, gint64 id, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT day, minutes, what FROM clearing_hours WHERE clearing_id = $1 ORDER BY day, id",
      g_variant_new ("(x)", id), error);

  json_builder_set_member_name (builder, "hours");
  json_builder_begin_array (builder);
  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      json_builder_begin_object (builder);
      add (builder, "day", fw_result_get_text (rows, i, 0));
      add_hours (builder, "hours", (int) fw_result_get_int (rows, i, 1));
      add (builder, "what", fw_result_get_text (rows, i, 2));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return rows != NULL;
}

/* What is no part of the form: the members as one JSON object in "head", and every kind of
 * help by its name. */
static DexFuture *
head_job (FwConnection *connection, gpointer data)
{
  gint64 id = *(gint64 *) data;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwRow) settings = NULL;
  g_autoptr (FwRow) head = fw_row_new ();
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autofree char *text = NULL;
  GError *error = NULL;

  settings = fw_office_read_settings (connection, today, &error);
  if (settings == NULL)
    return dex_future_new_for_error (error);
  json_builder_begin_object (builder);
  add (builder, "date", today);
  fw_form_content_add_office (builder, settings);
  if (!add_staff (connection, builder, id, &error)
      || !add_children (connection, builder, id, &error)
      || !add_entries (connection, builder, id, &error)
      || !fw_form_content_read_kinds (connection, today, head, &error))
    return dex_future_new_for_error (error);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  text = json_to_string (root, FALSE);
  fw_row_set_text (head, "head", text);
  return dex_future_new_take_boxed (FW_TYPE_ROW, g_steal_pointer (&head));
}

static void
add_clearing (JsonBuilder *builder, const FwClearing *clearing)
{
  const FwPlanUse *use = &clearing->use;

  json_builder_set_member_name (builder, "clearing");
  json_builder_begin_object (builder);
  add (builder, "status", fw_clearing_status_to_name (clearing->status));
  add_day (builder, "start", clearing->start);
  add_day (builder, "end", clearing->end);
  add_day (builder, "ended_on", clearing->ended_on);
  add (builder, "end_reason", clearing->end_reason);
  add (builder, "own_staff", clearing->staff_id != 0 ? "yes" : "");
  add (builder, "performer", clearing->performer);
  add (builder, "person", clearing->person);
  add_hours (builder, "approved", use->minutes_approved);
  add_hours (builder, "used", use->minutes_used);
  add_hours (builder, "open", MAX (use->minutes_approved - use->minutes_used, 0));
  json_builder_end_object (builder);
}

/* What version this one takes the place of, and why. */
static void
add_correction (JsonBuilder *builder, const FwClearing *clearing)
{
  g_autofree char *of = g_strdup_printf ("%u", clearing->n_versions);

  json_builder_set_member_name (builder, "correction");
  json_builder_begin_object (builder);
  add (builder, "of", of);
  add (builder, "reason", clearing->correction);
  json_builder_end_object (builder);
}

static void
add_members (JsonBuilder *builder, JsonObject *head)
{
  g_autoptr (GList) members = json_object_get_members (head);

  for (GList *l = members; l != NULL; l = l->next)
    {
      json_builder_set_member_name (builder, l->data);
      json_builder_add_value (builder, json_object_dup_member (head, l->data));
    }
}

static DexFuture *
content_fiber (gpointer data)
{
  Content *content = data;
  FwFormTemplate *form_template = fw_form_get_template (content->form);
  GPtrArray *sections = fw_form_template_get_sections (form_template);
  g_autoptr (FwClearing) clearing = NULL;
  g_autoptr (FwRow) head = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) root = NULL;
  g_autoptr (JsonNode) head_node = NULL;
  GError *error = NULL;

  clearing = dex_await_boxed (fw_clearing_repository_load (content->store, content->id), &error);
  if (clearing != NULL)
    head = dex_await_boxed (fw_store_read (content->store, head_job,
                                           g_memdup2 (&content->id, sizeof content->id), g_free),
                            &error);
  if (head != NULL)
    head_node = json_from_string (fw_row_get_text (head, "head"), &error);
  if (head_node == NULL)
    return dex_future_new_for_error (error);
  json_builder_begin_object (builder);
  add (builder, "document", FW_CLEARING_TEMPLATE);
  add (builder, "title", fw_form_template_get_title (form_template));
  add (builder, "file_number", clearing->file_number);
  add (builder, "case_name", clearing->case_name);
  add_members (builder, json_node_get_object (head_node));
  add_clearing (builder, clearing);
  if (clearing->n_versions > 0)
    add_correction (builder, clearing);
  json_builder_set_member_name (builder, "sections");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sections->len; i++)
    if (fw_form_content_is_printed (content->form, g_ptr_array_index (sections, i)))
      fw_form_content_add_section (builder, content->form, head, g_ptr_array_index (sections, i),
                                   NULL);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  root = json_builder_get_root (builder);
  return dex_future_new_take_string (json_to_string (root, FALSE));
}

gboolean
_fw_clearing_check_content (FwConnection *connection,
                            gint64 id,
                            const char *content,
                            GError **error)
{
  static const char *const members[] = {"children", "hours", "clearing"};
  g_autoptr (FwClearing) clearing = _fw_clearing_read (connection, id, error);
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (JsonNode) now = NULL;
  g_autoptr (JsonNode) then = NULL;

  if (clearing == NULL)
    return FALSE;
  json_builder_begin_object (builder);
  if (!add_children (connection, builder, id, error)
      || !add_entries (connection, builder, id, error))
    return FALSE;
  add_clearing (builder, clearing);
  json_builder_end_object (builder);
  now = json_builder_get_root (builder);
  then = json_from_string (content, error);
  if (then == NULL)
    return FALSE;
  for (guint i = 0; i < G_N_ELEMENTS (members); i++)
    {
      JsonNode *written = json_object_get_member (json_node_get_object (then), members[i]);

      if (written != NULL
          && json_node_equal (written,
                              json_object_get_member (json_node_get_object (now), members[i])))
        continue;
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE,
                           _ ("Hours or dates of this clearing have changed while its report was "
                              "made. Nothing was finished; please look at it and finish it "
                              "again."));
      return FALSE;
    }
  return TRUE;
}

DexFuture *
fw_clearing_repository_dup_content (FwStore *store, gint64 id, FwForm *form)
{
  Content *content;

  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_FORM (form), NULL);

  content = g_new0 (Content, 1);
  content->store = g_object_ref (store);
  content->id = id;
  content->form = g_object_ref (form);
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, content_fiber, content,
                              content_free);
}
