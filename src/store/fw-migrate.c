/* fw-migrate.c: see fw-migrate.h. Runs on the writer's thread. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/fw-connection-private.h"
#include "store/fw-migrate.h"
#include "store/fw-store-error.h"

#define FOLDER "/org/fallwerk/Fallwerk/migrations"

static int
compare_names (gconstpointer a, gconstpointer b)
{
  return strcmp (*(const char *const *) a, *(const char *const *) b);
}

static char **
list_known (void)
{
  char **names = g_resources_enumerate_children (FOLDER, 0, NULL);

  g_assert (names != NULL);
  qsort (names, g_strv_length (names), sizeof *names, compare_names);
  return names;
}

/* The template words of a migration in SQLite's own. */
static char *
translate (const char *text)
{
  g_autoptr (GString) sql = g_string_new (text);

  g_string_replace (sql, "@INT", "INTEGER", 0);
  g_string_replace (sql, "@STRICT", "STRICT", 0);
  return g_string_free_and_steal (g_steal_pointer (&sql));
}

static FwResult *
list_applied (FwConnection *connection, GError **error)
{
  if (!_fw_connection_exec_script (
          connection,
          "CREATE TABLE IF NOT EXISTS schema_migration (name TEXT PRIMARY KEY,"
          " applied_at TEXT NOT NULL, sha256 TEXT NOT NULL) STRICT",
          error))
    return NULL;
  return fw_connection_query (connection, "SELECT name FROM schema_migration ORDER BY name", NULL,
                              error);
}

gboolean
fw_migrate_check (FwConnection *connection, gboolean *needed, gboolean *is_new, GError **error)
{
  g_autoptr (FwResult) applied = NULL;
  g_auto (GStrv) known = NULL;
  guint n;

  g_return_val_if_fail (connection != NULL && needed != NULL && is_new != NULL, FALSE);

  applied = list_applied (connection, error);
  if (applied == NULL)
    return FALSE;
  known = list_known ();
  n = fw_result_get_n_rows (applied);
  for (guint i = 0; i < n; i++)
    if (!g_strv_contains ((const char *const *) known, fw_result_get_text (applied, i, 0)))
      {
        g_set_error_literal (
            error, FW_STORE_ERROR, FW_STORE_ERROR_NEWER,
            _ ("This office was last opened with a newer version of Fallwerk. Nothing "
               "was changed. Please install the newer version."));
        return FALSE;
      }
  *is_new = n == 0;
  *needed = n < g_strv_length (known);
  return TRUE;
}

/* Inside the transaction: another process may have been faster. */
static gboolean
is_applied (FwConnection *connection, const char *name, gboolean *applied, GError **error)
{
  g_autoptr (FwResult) result
      = fw_connection_query (connection, "SELECT name FROM schema_migration WHERE name = $1",
                             g_variant_new ("(s)", name), error);

  *applied = result != NULL && fw_result_get_n_rows (result) > 0;
  return result != NULL;
}

static gboolean
apply_one (FwConnection *connection, const char *name, GError **error)
{
  g_autofree char *path = g_strconcat (FOLDER "/", name, NULL);
  g_autoptr (GBytes) bytes = g_resources_lookup_data (path, 0, error);
  g_autofree char *text = NULL;
  g_autofree char *sql = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format_iso8601 (now);
  gboolean applied;

  if (bytes == NULL)
    return FALSE;
  text = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  sql = translate (text);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, bytes);
  if (!_fw_connection_exec_script (connection, "BEGIN IMMEDIATE", error))
    return FALSE;
  if (!is_applied (connection, name, &applied, error))
    {
      _fw_connection_exec_script (connection, "ROLLBACK", NULL);
      return FALSE;
    }
  if (applied)
    return _fw_connection_exec_script (connection, "ROLLBACK", error);
  if (_fw_connection_exec_script (connection, sql, error)
      && fw_connection_exec (
          connection, "INSERT INTO schema_migration (name, applied_at, sha256) VALUES ($1, $2, $3)",
          g_variant_new ("(sss)", name, at, sha256), error)
      && _fw_connection_exec_script (connection, "COMMIT", error))
    return TRUE;
  _fw_connection_exec_script (connection, "ROLLBACK", NULL);
  return FALSE;
}

gboolean
fw_migrate_run (FwConnection *connection, GError **error)
{
  return fw_migrate_run_until (connection, NULL, error);
}

gboolean
fw_migrate_run_until (FwConnection *connection, const char *last, GError **error)
{
  g_autoptr (FwResult) applied = NULL;
  g_autoptr (GHashTable) done = g_hash_table_new (g_str_hash, g_str_equal);
  g_auto (GStrv) known = list_known ();
  g_autofree char *pragma = NULL;

  g_return_val_if_fail (connection != NULL, FALSE);

  applied = list_applied (connection, error);
  if (applied == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (applied); i++)
    g_hash_table_add (done, (gpointer) fw_result_get_text (applied, i, 0));
  for (guint i = 0; known[i] != NULL && (last == NULL || strcmp (known[i], last) <= 0); i++)
    if (!g_hash_table_contains (done, known[i]) && !apply_one (connection, known[i], error))
      return FALSE;
  pragma = g_strdup_printf ("PRAGMA application_id = %d; PRAGMA user_version = %u",
                            FW_APPLICATION_ID, g_strv_length (known));
  return _fw_connection_exec_script (connection, pragma, error);
}
