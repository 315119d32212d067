/* fw-person-repository.c: see fw-person-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-id.h"
#include "base/fw-text.h"
#include "domain/fw-person-repository.h"

DexFuture *
fw_person_repository_list_roles (FwStore *store, gint64 case_id)
{
  return fw_store_load_records (store, FW_TYPE_CASE_PERSON, "WHERE case_id = $1 ORDER BY id",
                                g_variant_new ("(x)", case_id));
}

DexFuture *
fw_person_repository_list_children (FwStore *store, gint64 case_id)
{
  return fw_store_load_records (store, FW_TYPE_CASE_CHILD,
                                "WHERE case_id = $1 ORDER BY file_number",
                                g_variant_new ("(x)", case_id));
}

DexFuture *
fw_person_repository_list_households (FwStore *store, gint64 case_id)
{
  return fw_store_load_records (store, FW_TYPE_HOUSEHOLD, "WHERE case_id = $1 ORDER BY id",
                                g_variant_new ("(x)", case_id));
}

DexFuture *
fw_person_repository_list_homes (FwStore *store, gint64 case_id, gint64 person_id)
{
  return fw_store_load_records (store, FW_TYPE_HOUSEHOLD_MEMBER,
                                "WHERE person_id = $1 AND household_id IN (SELECT id FROM "
                                "household WHERE case_id = $2) ORDER BY from_date, id",
                                g_variant_new ("(xx)", person_id, case_id));
}

DexFuture *
fw_person_repository_list_addresses (FwStore *store, gint64 person_id)
{
  return fw_store_load_records (store, FW_TYPE_ADDRESS,
                                "WHERE person_id = $1 ORDER BY from_date DESC, id",
                                g_variant_new ("(x)", person_id));
}

DexFuture *
fw_person_repository_list_contacts (FwStore *store, gint64 person_id)
{
  return fw_store_load_records (store, FW_TYPE_CONTACT_POINT, "WHERE person_id = $1 ORDER BY id",
                                g_variant_new ("(x)", person_id));
}

DexFuture *
fw_person_repository_list_institutions (FwStore *store, gint64 person_id)
{
  return fw_store_load_records (store, FW_TYPE_INSTITUTION, "WHERE person_id = $1 ORDER BY id",
                                g_variant_new ("(x)", person_id));
}

DexFuture *
fw_person_repository_list_custody (FwStore *store, gint64 child_id)
{
  return fw_store_load_records (store, FW_TYPE_CUSTODY,
                                "WHERE child_id = $1 ORDER BY from_date, id",
                                g_variant_new ("(x)", child_id));
}

/* ["wort"* AND "wort"*]: trigrams take parts of words, short terms the beginnings. */
static char *
dup_match (const char *text, gboolean *is_short)
{
  g_autofree char *folded = fw_text_fold (text);
  g_auto (GStrv) words = g_strsplit_set (folded, " \t,;\"*", -1);
  GString *match = g_string_new (NULL);

  *is_short = FALSE;
  for (guint i = 0; words[i] != NULL; i++)
    *is_short |= words[i][0] != '\0' && g_utf8_strlen (words[i], -1) < 3;
  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (match, "%s\"%s\"%s", match->len > 0 ? " AND " : "", words[i],
                              *is_short ? "*" : "");
  return g_string_free_and_steal (match);
}

DexFuture *
fw_person_repository_find_similar (FwStore *store, gint64 case_id, const char *text, guint limit)
{
  gboolean is_short;
  g_autofree char *match = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (FW_IS_STORE (store) && text != NULL, NULL);

  match = dup_match (text, &is_short);
  sql = g_strdup_printf (
      "SELECT person.id, given_name, family_name, born, (SELECT count(*) FROM case_person WHERE "
      "case_person.person_id = person.id AND case_person.case_id = $1) FROM person WHERE $3 <> '' "
      "AND person.id IN (SELECT rowid FROM %s WHERE %s MATCH $3) AND (EXISTS (SELECT 1 FROM "
      "case_person JOIN case_file ON case_file.id = case_person.case_id WHERE "
      "case_person.person_id = person.id AND hidden = 0 AND (worker_id = $2 OR deputy_id = $2 OR "
      "tandem_id = $2 OR team_id = (SELECT team_id FROM staff WHERE id = $2))) OR NOT EXISTS "
      "(SELECT 1 FROM case_person WHERE case_person.person_id = person.id)) ORDER BY family_name, "
      "given_name, person.id LIMIT $4",
      is_short ? "name_word_search" : "name_search", is_short ? "name_word_search" : "name_search");
  return fw_store_query (store, sql,
                         g_variant_new ("(xxsu)", case_id, fw_store_get_staff (store),
                                        match[0] != '\0' ? match : "\"\"", limit));
}

typedef struct
{
  gint64 case_id;
  gint64 person_id; /* 0: a new one */
  char *given_name;
  char *family_name;
  char *born;
  char *role;
} Adding;

static void
adding_free (gpointer data)
{
  Adding *adding = data;

  g_free (adding->given_name);
  g_free (adding->family_name);
  g_free (adding->born);
  g_free (adding->role);
  g_free (adding);
}

/* The family's number with the next of -1, -2, …; numbers are never used twice. */
static char *
draw_child_number (FwConnection *connection, gint64 case_id, GError **error)
{
  g_autoptr (FwResult) result = fw_connection_query (
      connection,
      "SELECT case_file.file_number, case_child.file_number FROM case_file LEFT JOIN case_child ON "
      "case_child.case_id = case_file.id WHERE case_file.id = $1",
      g_variant_new ("(x)", case_id), error);
  guint64 highest = 0;

  if (result == NULL)
    return NULL;
  if (fw_result_get_n_rows (result) == 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This case is no longer there."));
      return NULL;
    }
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      const char *number = fw_result_get_text (result, i, 1);
      const char *dash = number != NULL ? strrchr (number, '-') : NULL;
      guint64 n;

      if (dash != NULL && g_ascii_string_to_unsigned (dash + 1, 10, 0, 999, &n, NULL))
        highest = MAX (highest, n);
    }
  return g_strdup_printf ("%s-%" G_GUINT64_FORMAT, fw_result_get_text (result, 0, 0), highest + 1);
}

static DexFuture *
add_job (FwConnection *connection, gpointer data)
{
  Adding *adding = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Add person"));
  g_autoptr (FwRow) role = fw_row_new ();
  gint64 person_id = adding->person_id != 0 ? adding->person_id : fw_id_new ();
  GError *error = NULL;

  if (adding->person_id == 0)
    {
      g_autoptr (FwRow) person = fw_row_new ();

      fw_row_set_text (person, "given_name", adding->given_name);
      fw_row_set_text (person, "family_name", adding->family_name);
      if (adding->born != NULL)
        fw_row_set_text (person, "born", adding->born);
      fw_change_set_insert (changes, "person", person_id, person);
    }
  fw_row_set_int (role, "case_id", adding->case_id);
  fw_row_set_int (role, "person_id", person_id);
  fw_row_set_text (role, "role", adding->role);
  fw_change_set_insert (changes, "case_person", fw_id_new (), role);
  if (g_str_equal (adding->role, "child"))
    {
      g_autofree char *number = draw_child_number (connection, adding->case_id, &error);
      g_autoptr (FwRow) child = fw_row_new ();

      if (number == NULL)
        return dex_future_new_for_error (error);
      fw_row_set_int (child, "case_id", adding->case_id);
      fw_row_set_int (child, "person_id", person_id);
      fw_row_set_text (child, "file_number", number);
      fw_change_set_insert (changes, "case_child", fw_id_new (), child);
    }
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_person_repository_add (FwStore *store,
                          gint64 case_id,
                          const char *given_name,
                          const char *family_name,
                          const char *born,
                          const char *role)
{
  Adding *adding;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);
  g_return_val_if_fail (given_name != NULL && family_name != NULL && role != NULL, NULL);

  adding = g_new0 (Adding, 1);
  adding->case_id = case_id;
  adding->given_name = g_strdup (given_name);
  adding->family_name = g_strdup (family_name);
  adding->born = g_strdup (born);
  adding->role = g_strdup (role);
  return fw_store_write (store, add_job, adding, adding_free);
}

DexFuture *
fw_person_repository_link (FwStore *store, gint64 case_id, gint64 person_id, const char *role)
{
  Adding *adding;

  g_return_val_if_fail (FW_IS_STORE (store) && person_id != 0 && role != NULL, NULL);

  adding = g_new0 (Adding, 1);
  adding->case_id = case_id;
  adding->person_id = person_id;
  adding->role = g_strdup (role);
  return fw_store_write (store, add_job, adding, adding_free);
}

gint64
fw_person_repository_get_added (FwChangeSet *applied)
{
  for (guint i = 0; i < fw_change_set_get_n (applied); i++)
    {
      FwChange *change = fw_change_set_get (applied, i);

      if (g_str_equal (change->table, "case_person") && change->kind == FW_CHANGE_INSERT)
        return fw_row_get_int (change->after, "person_id", 0);
    }
  return 0;
}
