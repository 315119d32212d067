/* fw-session-repository.c: sessions and the people invited; the calendar is in fw-session-plan.c. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-conference-private.h"
#include "domain/fw-json.h"
#include "domain/fw-rules.h"
#include "domain/fw-session-repository.h"

char *
_fw_conference_dup_kind_title (FwConnection *connection, const char *kind)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *body = fw_rules_dup_body (connection, "form-template", kind, today);
  g_autoptr (JsonNode) root = body != NULL ? json_from_string (body, NULL) : NULL;
  JsonObject *conference = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                               ? fw_json_get_object (json_node_get_object (root), "conference")
                               : NULL;

  return g_strdup (conference != NULL ? fw_json_get_text (conference, "short") : kind);
}

FwResult *
_fw_conference_replace_titles (FwConnection *connection,
                               FwResult *rows,
                               guint id_column,
                               guint kind_column,
                               guint title_column)
{
  g_autoptr (GHashTable) titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_autoptr (GHashTable) texts
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);

  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      gint64 id = fw_result_get_int (rows, i, id_column);
      const char *kind = fw_result_get_text (rows, i, kind_column);

      if (!g_hash_table_contains (titles, kind))
        g_hash_table_insert (titles, g_strdup (kind),
                             _fw_conference_dup_kind_title (connection, kind));
      g_hash_table_insert (texts, g_memdup2 (&id, sizeof id),
                           g_strdup (g_hash_table_lookup (titles, kind)));
    }
  return fw_result_replace_column (rows, title_column, id_column, texts);
}

static DexFuture *
list_job (FwConnection *connection, gpointer data)
{
  GStrv days = data;
  GError *error = NULL;
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT s.id, s.kind, NULL, s.held_on, s.starts_at, s.place, t.name, p.name, s.status, "
      "(SELECT count(*) FROM conference WHERE session_id = s.id AND status <> 'withdrawn'), "
      "(SELECT count(*) FROM conference WHERE session_id = s.id AND status = 'closed'), "
      "(SELECT count(*) FROM session_person WHERE session_id = s.id) FROM session s LEFT JOIN team "
      "t ON t.id = s.team_id LEFT JOIN staff p ON p.id = s.chair_id WHERE s.held_on >= $1 AND "
      "s.held_on <= $2 ORDER BY s.held_on, s.starts_at, s.id",
      g_variant_new ("(ss)", days[0], days[1]), &error);

  if (rows == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (
      FW_TYPE_RESULT, _fw_conference_replace_titles (connection, rows, FW_SESSION_ID,
                                                     FW_SESSION_KIND, FW_SESSION_KIND_TITLE));
}

DexFuture *
fw_session_repository_list (FwStore *store, const char *from, const char *to)
{
  const char *days[] = {from != NULL ? from : "0000-00-00", to != NULL ? to : "9999-99-99", NULL};

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, list_job, g_strdupv ((char **) days), (GDestroyNotify) g_strfreev);
}

DexFuture *
fw_session_repository_load (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_load_record (store, FW_TYPE_SESSION, id);
}

DexFuture *
fw_session_repository_load_people (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_load_records (store, FW_TYPE_SESSION_PERSON,
                                "WHERE session_id = $1 ORDER BY position, id",
                                g_variant_new ("(x)", id));
}

DexFuture *
fw_session_repository_load_series (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_load_records (store, FW_TYPE_SESSION_SERIES, "WHERE $1 = $1 ORDER BY kind, id",
                                g_variant_new ("(x)", (gint64) 0));
}

void
_fw_session_append_person (FwChangeSet *changes,
                           gint64 session_id,
                           gint64 conference_id,
                           gint64 staff_id,
                           const char *name,
                           const char *role,
                           const char *institution,
                           const char *email,
                           gint64 position)
{
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_int (row, "session_id", session_id);
  if (conference_id != 0)
    fw_row_set_int (row, "conference_id", conference_id);
  if (staff_id != 0)
    fw_row_set_int (row, "staff_id", staff_id);
  fw_row_set_text (row, "name", name != NULL ? name : "");
  fw_row_set_text (row, "role", role != NULL ? role : "");
  fw_row_set_text (row, "institution", institution != NULL ? institution : "");
  fw_row_set_text (row, "email", email != NULL ? email : "");
  fw_row_set_int (row, "position", position);
  fw_change_set_insert (changes, "session_person", fw_id_new (), row);
}

static gboolean
has_role (FwConferenceKind *kind, const char *role)
{
  for (guint i = 0; i < kind->roles->len; i++)
    if (g_str_equal (((FwConferenceRole *) g_ptr_array_index (kind->roles, i))->role, role))
      return TRUE;
  return FALSE;
}

/* What a member of staff is in a conference of this kind. */
static const char *
map_role (FwConferenceKind *kind, const char *staff_role)
{
  /* Who manages the office's programs may be a worker of a team as well. */
  if (g_str_equal (staff_role, "administrator"))
    staff_role = "case-worker";
  if (has_role (kind, staff_role))
    return staff_role;
  if (g_str_equal (staff_role, "case-worker"))
    return has_role (kind, "professional") ? "professional"
           : has_role (kind, "colleague")  ? "colleague"
                                           : "case-worker";
  return has_role (kind, "guest") ? "guest" : staff_role;
}

/* The team, then for every role that is still short people of the office who have it. */
static gboolean
invite (FwConnection *connection,
        FwChangeSet *changes,
        FwConferenceKind *kind,
        gint64 session_id,
        gint64 team_id,
        gint64 chair_id,
        const char *on,
        GError **error)
{
  g_autoptr (FwResult) staff = fw_connection_query (
      connection,
      "SELECT id, name, role, email, team_id FROM staff WHERE (active_to IS NULL OR active_to >= "
      "$1) ORDER BY CASE WHEN id = $2 THEN 0 WHEN team_id = $3 THEN 1 "
      "ELSE 2 END, name, id",
      g_variant_new ("(sxx)", on, chair_id, team_id), error);
  g_autoptr (GHashTable) counts = g_hash_table_new (g_str_hash, g_str_equal);
  gint64 position = 0;

  if (staff == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (staff); i++)
    {
      gint64 id = fw_result_get_int (staff, i, 0);
      const char *role = map_role (kind, fw_result_get_text (staff, i, 2));
      gboolean belongs
          = id == chair_id || (team_id != 0 && fw_result_get_int (staff, i, 4) == team_id);

      for (guint j = 0; j < kind->roles->len && !belongs
                        && !g_str_equal (fw_result_get_text (staff, i, 2), "administrator");
           j++)
        {
          const FwConferenceRole *wanted = g_ptr_array_index (kind->roles, j);

          belongs = g_str_equal (wanted->role, role)
                    && GPOINTER_TO_INT (g_hash_table_lookup (counts, role)) < wanted->minimum;
        }
      if (!belongs)
        continue;
      g_hash_table_insert (
          counts, (gpointer) role,
          GINT_TO_POINTER (GPOINTER_TO_INT (g_hash_table_lookup (counts, role)) + 1));
      _fw_session_append_person (changes, session_id, 0, id, fw_result_get_text (staff, i, 1), role,
                                 "", fw_result_get_text (staff, i, 3), ++position);
    }
  return TRUE;
}

gint64
_fw_session_append (FwConnection *connection,
                    FwChangeSet *changes,
                    FwConferenceKind *kind,
                    const FwNewSession *values,
                    GError **error)
{
  g_autoptr (FwRow) row = fw_row_new ();
  gint64 id = fw_id_new ();

  fw_row_set_text (row, "kind", kind->name);
  fw_row_set_text (row, "held_on", values->held_on);
  fw_row_set_text (row, "starts_at", values->starts_at != NULL ? values->starts_at : "");
  fw_row_set_text (row, "place", values->place != NULL ? values->place : "");
  if (values->series_id != 0)
    fw_row_set_int (row, "series_id", values->series_id);
  if (values->team_id != 0)
    fw_row_set_int (row, "team_id", values->team_id);
  if (values->chair_id != 0)
    fw_row_set_int (row, "chair_id", values->chair_id);
  fw_change_set_insert (changes, "session", id, row);
  return invite (connection, changes, kind, id, values->team_id, values->chair_id, values->held_on,
                 error)
             ? id
             : 0;
}

typedef struct
{
  FwNewSession values; /* its texts are owned */
  char *kind;
} Create;

static void
create_free (gpointer data)
{
  Create *create = data;

  g_free ((char *) create->values.held_on);
  g_free ((char *) create->values.starts_at);
  g_free ((char *) create->values.place);
  g_free (create->kind);
  g_free (create);
}

static DexFuture *
create_job (FwConnection *connection, gpointer data)
{
  const Create *create = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("New session"));
  g_autoptr (FwConferenceKind) kind = NULL;
  GError *error = NULL;
  gint64 id;
  FwDay day;

  if (!fw_day_from_iso (create->values.held_on, &day))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("Please enter a date."));
  kind = fw_conference_kind_find (connection, create->kind, NULL, &error);
  if (kind == NULL)
    return dex_future_new_for_error (error);
  id = _fw_session_append (connection, changes, kind, &create->values, &error);
  if (id == 0 || !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (id);
}

DexFuture *
fw_session_repository_create (FwStore *store,
                              const char *kind,
                              const char *held_on,
                              const char *starts_at,
                              const char *place,
                              gint64 team_id,
                              gint64 chair_id)
{
  Create *create;

  g_return_val_if_fail (FW_IS_STORE (store) && kind != NULL && held_on != NULL, NULL);

  create = g_new0 (Create, 1);
  create->kind = g_strdup (kind);
  create->values = (FwNewSession) {.held_on = g_strdup (held_on),
                                   .starts_at = g_strdup (starts_at),
                                   .place = g_strdup (place),
                                   .team_id = team_id,
                                   .chair_id = chair_id};
  return fw_store_write (store, create_job, create, create_free);
}

typedef struct
{
  gint64 id, version, conference_id, staff_id;
  char *name, *role, *institution;
} Person;

static void
person_free (gpointer data)
{
  Person *person = data;

  g_free (person->name);
  g_free (person->role);
  g_free (person->institution);
  g_free (person);
}

static DexFuture *
add_person_job (FwConnection *connection, gpointer data)
{
  const Person *person = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Invite person"));
  g_autoptr (FwResult) known = NULL;
  g_autoptr (FwResult) staff = NULL;
  const char *name = person->name, *email = "";
  GError *error = NULL;

  known = fw_connection_query (connection,
                               "SELECT coalesce(max(position), 0) FROM session_person WHERE "
                               "session_id = $1",
                               g_variant_new ("(x)", person->id), &error);
  staff = known != NULL
              ? fw_connection_query (connection, "SELECT name, email FROM staff WHERE id = $1",
                                     g_variant_new ("(x)", person->staff_id), &error)
              : NULL;
  if (staff == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (staff) > 0)
    {
      email = fw_result_get_text (staff, 0, 1);
      if (name[0] == '\0')
        name = fw_result_get_text (staff, 0, 0);
    }
  if (name[0] == '\0')
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("Please enter the person's name."));
  _fw_session_append_person (changes, person->id, person->conference_id, person->staff_id, name,
                             person->role, person->institution, email,
                             fw_result_get_int (known, 0, 0) + 1);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_session_repository_add_person (FwStore *store,
                                  gint64 id,
                                  gint64 staff_id,
                                  const char *name,
                                  const char *role,
                                  const char *institution,
                                  gint64 conference_id)
{
  Person *person;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  person = g_new0 (Person, 1);
  person->id = id;
  person->staff_id = staff_id;
  person->conference_id = conference_id;
  person->name = g_strstrip (g_strdup (name != NULL ? name : ""));
  person->role = g_strdup (role != NULL ? role : "");
  person->institution = g_strdup (institution != NULL ? institution : "");
  return fw_store_write (store, add_person_job, person, person_free);
}

/* Who has rated stays: their part of the round would lose its name. */
static DexFuture *
remove_person_job (FwConnection *connection, gpointer data)
{
  const Person *person = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Remove person"));
  g_autoptr (FwResult) rounds = NULL;
  GError *error = NULL;

  rounds = fw_connection_query (
      connection, "SELECT id, version, state FROM conference_round WHERE person_id = $1",
      g_variant_new ("(x)", person->id), &error);
  if (rounds == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; i < fw_result_get_n_rows (rounds); i++)
    {
      if (g_str_equal (fw_result_get_text (rounds, i, 2), "rated"))
        return dex_future_new_reject (
            FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
            _ ("This person has rated already and stays in the minutes."));
      fw_change_set_delete (changes, "conference_round", fw_result_get_int (rounds, i, 0),
                            fw_result_get_int (rounds, i, 1));
    }
  fw_change_set_delete (changes, "session_person", person->id, person->version);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_session_repository_remove_person (FwStore *store, gint64 person_id, gint64 version)
{
  Person *person;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  person = g_new0 (Person, 1);
  person->id = person_id;
  person->version = version;
  return fw_store_write (store, remove_person_job, person, person_free);
}
