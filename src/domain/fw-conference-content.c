/* fw-conference-content.c: the canonical content of minutes (document/fw-minutes-report.h has its shape).
 *
 *   head: office, session, people, former decisions   ─┐
 *   steps with the form's sections                     ├─▶ one JSON text, only of this case
 *   tail: rating, legal frame, decisions, votes        ─┘
 *
 * Members stand in a fixed order and every value is text, so that the same
 * minutes give the same bytes. Other cases of the session are in none of it.
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/fw-clock.h"
#include "domain/fw-conference-content-private.h"
#include "domain/fw-form-content.h"
#include "domain/fw-office.h"

static char *
to_json (JsonBuilder *builder)
{
  g_autoptr (JsonNode) root = json_builder_get_root (builder);

  return json_to_string (root, FALSE);
}

/* Two letters of the family name, unique in the round: "Br", "Bn", "B2". */
static char *
dup_initials (const char *name, GHashTable *taken)
{
  g_auto (GStrv) words = g_strsplit (name, " ", -1);
  guint n = g_strv_length (words);
  const char *family = n > 0 ? words[n - 1] : "";
  glong length = g_utf8_strlen (family, -1);
  g_autofree char *first = g_utf8_substring (family, 0, MIN (length, 1));
  char *initials;

  for (glong i = 1; i < length; i++)
    {
      g_autofree char *second = g_utf8_substring (family, i, i + 1);

      initials = g_strconcat (first, second, NULL);
      if (g_hash_table_add (taken, initials))
        return g_strdup (initials);
    }
  for (guint i = 1;; i++)
    {
      initials = g_strdup_printf ("%s%u", first[0] != '\0' ? first : "?", i);
      if (g_hash_table_add (taken, initials))
        return g_strdup (initials);
    }
}

static gboolean
read_people (FwMinutesContent *self, GError **error)
{
  g_autoptr (GHashTable) taken = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  self->people = fw_connection_query (
      self->connection,
      "SELECT p.id, coalesce(nullif(p.name, ''), s.name, ''), p.role, p.institution, p.presence, "
      "p.reason, r.vote, r.vote_text, r.way FROM session_person p LEFT JOIN staff s ON s.id = "
      "p.staff_id LEFT JOIN conference_round r ON r.person_id = p.id AND r.conference_id = $2 WHERE "
      "p.session_id = $1 AND (p.conference_id IS NULL OR p.conference_id = $2) ORDER BY "
      "p.position, p.id",
      g_variant_new ("(xx)", fw_row_get_int (self->conference, "session_id", 0), self->id), error);
  if (self->people == NULL)
    return FALSE;
  self->initials = g_ptr_array_new_with_free_func (g_free);
  for (guint i = 0; i < fw_result_get_n_rows (self->people); i++)
    g_ptr_array_add (
        self->initials,
        dup_initials (fw_result_get_text (self->people, i, FW_CONTENT_PERSON_NAME), taken));
  return TRUE;
}

static void
add_people (FwMinutesContent *self, JsonBuilder *builder)
{
  _fw_content_begin (builder, "people", TRUE);
  for (guint i = 0; i < fw_result_get_n_rows (self->people); i++)
    {
      json_builder_begin_object (builder);
      _fw_content_add_number (builder, "id",
                              fw_result_get_int (self->people, i, FW_CONTENT_PERSON_ID));
      _fw_content_add (builder, "name",
                       fw_result_get_text (self->people, i, FW_CONTENT_PERSON_NAME));
      _fw_content_add (builder, "initials", g_ptr_array_index (self->initials, i));
      _fw_content_add (
          builder, "role",
          fw_conference_kind_get_role_title (
              self->kind, fw_result_get_text (self->people, i, FW_CONTENT_PERSON_ROLE)));
      _fw_content_add (builder, "institution",
                       fw_result_get_text (self->people, i, FW_CONTENT_PERSON_INSTITUTION));
      _fw_content_add (builder, "presence",
                       fw_result_get_text (self->people, i, FW_CONTENT_PERSON_PRESENCE));
      _fw_content_add (builder, "reason",
                       fw_result_get_text (self->people, i, FW_CONTENT_PERSON_REASON));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static gboolean
add_head (FwMinutesContent *self, JsonBuilder *builder, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  gint64 case_id = fw_row_get_int (self->conference, "case_id", 0);
  g_autoptr (FwRow) settings = fw_office_read_settings (self->connection, today, error);
  g_autoptr (FwResult) file = NULL, children = NULL, session = NULL;
  g_autofree char *registered
      = _fw_content_dup_local (fw_row_get_text (self->conference, "registered_at"), "%Y-%m-%d");

  file = settings != NULL
             ? fw_connection_query (
                   self->connection,
                   "SELECT c.file_number, c.name, r.name FROM case_file c LEFT "
                   "JOIN staff r ON r.id = $2 WHERE c.id = $1",
                   g_variant_new ("(xx)", case_id,
                                  fw_row_get_int (self->conference, "registered_by", 0)),
                   error)
             : NULL;
  children = file != NULL
                 ? fw_connection_query (self->connection,
                                        "SELECT p.given_name, p.family_name, p.born FROM "
                                        "case_child c JOIN person p ON p.id = c.person_id WHERE "
                                        "c.case_id = $1 ORDER BY c.id",
                                        g_variant_new ("(x)", case_id), error)
                 : NULL;
  session
      = children != NULL
            ? fw_connection_query (
                  self->connection,
                  "SELECT s.held_on, s.starts_at, s.place, t.name, c.name, m.name FROM session "
                  "s LEFT JOIN team t ON t.id = s.team_id LEFT JOIN staff c ON c.id = "
                  "s.chair_id LEFT JOIN staff m ON m.id = s.minutes_by_id WHERE s.id = $1",
                  g_variant_new ("(x)", fw_row_get_int (self->conference, "session_id", 0)), error)
            : NULL;
  if (session == NULL || fw_result_get_n_rows (file) == 0)
    return FALSE;
  _fw_content_add (builder, "document", "minutes");
  _fw_content_add (builder, "kind", self->kind->name);
  _fw_content_add (builder, "kind_valid_from", self->kind->valid_from);
  _fw_content_add (builder, "title", self->kind->title);
  _fw_content_add (builder, "file_number", fw_result_get_text (file, 0, 0));
  _fw_content_add (builder, "case_name", fw_result_get_text (file, 0, 1));
  _fw_content_add (builder, "date", today);
  _fw_content_add (builder, "pseudonymous", "");
  fw_form_content_add_office (builder, settings);
  _fw_content_begin (builder, "children", TRUE);
  for (guint i = 0; i < fw_result_get_n_rows (children); i++)
    {
      g_autofree char *name = g_strstrip (g_strdup_printf (
          "%s %s", fw_result_get_text (children, i, 0), fw_result_get_text (children, i, 1)));

      json_builder_begin_object (builder);
      _fw_content_add (builder, "name", name);
      _fw_content_add (builder, "born", fw_result_get_text (children, i, 2));
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  _fw_content_begin (builder, "session", FALSE);
  for (guint i = 0; i < 6; i++)
    {
      static const char *const names[]
          = {"held_on", "starts_at", "place", "team", "chair", "minutes_by"};

      _fw_content_add (builder, names[i],
                       fw_result_get_n_rows (session) > 0 ? fw_result_get_text (session, 0, i)
                                                          : "");
    }
  json_builder_end_object (builder);
  add_people (self, builder);
  _fw_content_add (builder, "question", fw_row_get_text (self->conference, "question"));
  _fw_content_begin (builder, "registered", FALSE);
  _fw_content_add (builder, "on", registered);
  _fw_content_add (builder, "by", fw_result_get_text (file, 0, 2));
  _fw_content_add (builder, "due", fw_row_get_text (self->conference, "due"));
  json_builder_end_object (builder);
  return TRUE;
}

static gboolean
add_former (FwMinutesContent *self, JsonBuilder *builder, GError **error)
{
  g_autofree char *since = NULL;
  g_autoptr (GListStore) items
      = _fw_conference_read_former (self->connection, self->id, &since, error);

  if (items == NULL)
    return FALSE;
  _fw_content_begin (builder, "former", TRUE);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);
      g_autofree char *due = item->due != FW_DAY_NONE ? fw_day_to_iso (item->due) : NULL;
      g_autofree char *parts
          = item->n_parts > 0 ? g_strdup_printf ("%d von %d", item->n_parts_done, item->n_parts)
                              : NULL;

      json_builder_begin_object (builder);
      _fw_content_add (builder, "what", item->what);
      _fw_content_add (builder, "responsible", item->responsible);
      _fw_content_add (builder, "due", due);
      _fw_content_add (builder, "held_on", item->held_on);
      _fw_content_add (builder, "light", fw_decision_light_to_name (item->light));
      _fw_content_add (builder, "status", fw_decision_status_to_name (item->status));
      _fw_content_add (builder, "reason", item->reason);
      _fw_content_add (builder, "ended_on", item->ended_on);
      _fw_content_add (builder, "parts", parts);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  return TRUE;
}

static char *
dup_part (FwMinutesContent *self,
          gboolean (*func) (FwMinutesContent *, JsonBuilder *, GError **),
          GError **error)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  if (!func (self, builder, error))
    return NULL;
  json_builder_end_object (builder);
  return to_json (builder);
}

static gboolean
add_all_of_head (FwMinutesContent *self, JsonBuilder *builder, GError **error)
{
  return add_head (self, builder, error) && add_former (self, builder, error);
}

static void
content_clear (FwMinutesContent *self)
{
  g_clear_pointer (&self->conference, fw_row_unref);
  g_clear_pointer (&self->kind, fw_conference_kind_unref);
  g_clear_pointer (&self->people, fw_result_unref);
  g_clear_pointer (&self->initials, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FwMinutesContent, content_clear)

/* Everything but the form, as JSON texts "head" and "tail", with what the rest needs. */
static gboolean
read_parts (FwMinutesContent *self, FwRow *row, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *head = NULL, *tail = NULL, *missing = NULL;
  g_autoptr (FwResult) versions = NULL;

  self->conference = _fw_conference_read (self->connection, self->id, error);
  self->kind = self->conference != NULL
                   ? fw_conference_kind_find (
                         self->connection, fw_row_get_text (self->conference, "kind"),
                         fw_row_get_text (self->conference, "template_valid_from"), error)
                   : NULL;
  if (self->kind == NULL || !read_people (self, error))
    return FALSE;
  head = dup_part (self, add_all_of_head, error);
  tail = head != NULL ? dup_part (self, _fw_content_add_tail, error) : NULL;
  missing = tail != NULL
                ? _fw_conference_dup_missing_roles (
                      self->connection, self->kind,
                      fw_row_get_int (self->conference, "session_id", 0), self->id, TRUE, error)
                : NULL;
  versions
      = missing != NULL
            ? fw_connection_query (
                  self->connection,
                  "SELECT coalesce(max(number), 0) FROM frozen_document WHERE form_id = $1",
                  g_variant_new ("(x)", fw_row_get_int (self->conference, "form_id", 0)), error)
            : NULL;
  if (versions == NULL)
    return FALSE;
  fw_row_set_text (row, "head", head);
  fw_row_set_text (row, "tail", tail);
  fw_row_set_text (row, "missing", missing);
  fw_row_set_int (row, "version", fw_result_get_int (versions, 0, 0));
  fw_row_set_text (row, "kind", self->kind->name);
  fw_row_set_text (row, "valid_from", self->kind->valid_from);
  fw_row_set_text (row, "exception", fw_row_get_text (self->conference, "exception"));
  fw_row_set_text (row, "role_reason", fw_row_get_text (self->conference, "role_reason"));
  fw_row_set_text (row, "reason", fw_row_get_text (self->conference, "reason"));
  return fw_form_content_read_kinds (self->connection, today, row, error);
}

static DexFuture *
parts_job (FwConnection *connection, gpointer data)
{
  g_auto (FwMinutesContent) self = {.connection = connection, .id = *(gint64 *) data};
  g_autoptr (FwRow) row = fw_row_new ();
  GError *error = NULL;

  if (read_parts (&self, row, &error))
    return dex_future_new_take_boxed (FW_TYPE_ROW, g_steal_pointer (&row));
  return error != NULL ? dex_future_new_for_error (error)
                       : dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                                _ ("This conference is no longer there."));
}

typedef struct
{
  FwStore *store;
  gint64 id;
  FwForm *form;
} Make;

static void
make_free (gpointer data)
{
  Make *make = data;

  g_object_unref (make->store);
  g_object_unref (make->form);
  g_free (make);
}

static gboolean
merge (JsonBuilder *builder, const char *json, GError **error)
{
  g_autoptr (JsonNode) node = json_from_string (json, error);
  g_autoptr (GList) members = NULL;

  if (node == NULL)
    return FALSE;
  members = json_object_get_members (json_node_get_object (node));
  for (GList *l = members; l != NULL; l = l->next)
    {
      json_builder_set_member_name (builder, l->data);
      json_builder_add_value (builder,
                              json_object_dup_member (json_node_get_object (node), l->data));
    }
  return TRUE;
}

static void
add_steps (JsonBuilder *builder, FwConferenceKind *kind, FwForm *form, FwRow *parts)
{
  static const char *const names[] = {"form", "rating", "options", "decisions", "follow-up"};

  _fw_content_begin (builder, "steps", TRUE);
  for (guint i = 0; i < kind->steps->len; i++)
    {
      const FwStep *step = g_ptr_array_index (kind->steps, i);

      json_builder_begin_object (builder);
      _fw_content_add (builder, "name", step->name);
      _fw_content_add (builder, "title", step->title);
      _fw_content_add (builder, "part", names[step->part]);
      _fw_content_begin (builder, "sections", TRUE);
      for (guint j = 0; step->sections[j] != NULL; j++)
        {
          const FwSection *section
              = fw_form_template_find_section (fw_form_get_template (form), step->sections[j]);

          if (section != NULL && fw_form_content_is_printed (form, section))
            fw_form_content_add_section (builder, form, parts, section, NULL);
        }
      json_builder_end_array (builder);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
}

static DexFuture *
make_fiber (gpointer data)
{
  Make *make = data;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (FwRow) parts = NULL;
  g_autoptr (FwConferenceKind) kind = NULL;
  g_autoptr (GArray) counts = NULL;
  const FwFormCount *count;
  GError *error = NULL;

  parts = dex_await_boxed (
      fw_store_read (make->store, parts_job, g_memdup2 (&make->id, sizeof make->id), g_free),
      &error);
  if (parts != NULL)
    kind = dex_await_boxed (fw_conference_kind_load_dated (make->store,
                                                           fw_row_get_text (parts, "kind"),
                                                           fw_row_get_text (parts, "valid_from")),
                            &error);
  if (kind != NULL)
    counts = dex_await_boxed (fw_conference_repository_count (make->store, make->id, make->form),
                              &error);
  if (counts == NULL)
    return dex_future_new_for_error (error);
  count = &g_array_index (counts, FwFormCount, 0);
  json_builder_begin_object (builder);
  if (!merge (builder, fw_row_get_text (parts, "head"), &error))
    return dex_future_new_for_error (error);
  add_steps (builder, kind, make->form, parts);
  if (!merge (builder, fw_row_get_text (parts, "tail"), &error))
    return dex_future_new_for_error (error);
  _fw_content_begin (builder, "completeness", FALSE);
  _fw_content_add_number (builder, "fields", count->n_fields);
  _fw_content_add_number (builder, "answered", count->n_answered);
  _fw_content_add_number (builder, "reasoned", count->n_reasoned);
  _fw_content_add_number (builder, "empty", count->n_empty);
  _fw_content_add (builder, "exception", fw_row_get_text (parts, "exception"));
  _fw_content_add (builder, "missing_roles", fw_row_get_text (parts, "missing"));
  _fw_content_add (builder, "role_reason", fw_row_get_text (parts, "role_reason"));
  json_builder_end_object (builder);
  if (fw_row_get_int (parts, "version", 0) > 0)
    {
      _fw_content_begin (builder, "correction", FALSE);
      _fw_content_add_number (builder, "of", fw_row_get_int (parts, "version", 0));
      _fw_content_add (builder, "reason", fw_row_get_text (parts, "reason"));
      json_builder_end_object (builder);
    }
  json_builder_end_object (builder);
  return dex_future_new_take_string (to_json (builder));
}

DexFuture *
fw_conference_repository_dup_content (FwStore *store, gint64 id, FwForm *form)
{
  Make *make;

  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_FORM (form), NULL);

  make = g_new0 (Make, 1);
  make->store = g_object_ref (store);
  make->id = id;
  make->form = g_object_ref (form);
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, make_fiber, make, make_free);
}
