/* fw-rules.c: see fw-rules.h. */
#include "config.h"

#include <gio/gio.h>
#include <string.h>

#include "base/fw-date.h"
#include "base/fw-id.h"
#include "domain/fw-deadline-ledger-private.h"
#include "domain/fw-rules.h"

#define RESOURCES "/org/fallwerk/Fallwerk/rules/"
#define COLUMNS "id, name, valid_from, origin, body, version"

/* Splits "help-plan.2026-01-01.json". */
static gboolean
split_name (const char *file, char **name, char **valid_from)
{
  gsize length = strlen (file);
  FwDay day;

  if (length < 17 || !g_str_has_suffix (file, ".json"))
    return FALSE;
  *valid_from = g_strndup (file + length - 15, 10);
  *name = g_strndup (file, length - 16);
  if (file[length - 16] == '.' && fw_day_from_iso (*valid_from, &day))
    return TRUE;
  g_clear_pointer (name, g_free);
  g_clear_pointer (valid_from, g_free);
  return FALSE;
}

static gboolean
sync_rule (FwConnection *connection, const char *kind, const char *file, GError **error)
{
  g_autofree char *path = g_strconcat (RESOURCES, kind, "/", file, NULL);
  g_autofree char *name = NULL;
  g_autofree char *valid_from = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (FwResult) old = NULL;
  g_autofree char *body = NULL;

  if (!split_name (file, &name, &valid_from))
    return TRUE;
  bytes = g_resources_lookup_data (path, 0, error);
  if (bytes == NULL)
    return FALSE;
  body = g_strndup (g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes));
  old = fw_connection_query (connection,
                             "SELECT id, body FROM rule WHERE kind = $1 AND name = $2 AND "
                             "valid_from = $3 AND origin = 'shipped'",
                             g_variant_new ("(sss)", kind, name, valid_from), error);
  if (old == NULL)
    return FALSE;
  if (fw_result_get_n_rows (old) == 0)
    return fw_connection_exec (
        connection,
        "INSERT INTO rule (id, version, kind, name, valid_from, origin, body) VALUES ($1, 1, $2, "
        "$3, $4, 'shipped', $5)",
        g_variant_new ("(xssss)", fw_id_new (), kind, name, valid_from, body), error);
  if (g_strcmp0 (fw_result_get_text (old, 0, 1), body) == 0)
    return TRUE;
  if (!fw_connection_exec (connection, "DELETE FROM daily_work WHERE name = 'case-due'", NULL,
                           error))
    return FALSE;
  return fw_connection_exec (connection, "UPDATE rule SET body = $1 WHERE id = $2",
                             g_variant_new ("(sx)", body, fw_result_get_int (old, 0, 0)), error);
}

gboolean
fw_rules_sync_connection (FwConnection *connection, GError **error)
{
  g_auto (GStrv) kinds = g_resources_enumerate_children (RESOURCES, 0, NULL);

  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    {
      g_autofree char *path = g_strconcat (RESOURCES, kinds[i], NULL);
      g_auto (GStrv) files = g_resources_enumerate_children (path, 0, NULL);
      g_autofree char *kind = g_strndup (kinds[i], strcspn (kinds[i], "/"));

      for (guint j = 0; files != NULL && files[j] != NULL; j++)
        if (!sync_rule (connection, kind, files[j], error))
          return FALSE;
    }
  _fw_case_due_install ();
  return _fw_case_due_refresh_daily (connection, error);
}

static DexFuture *
sync_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;

  return fw_rules_sync_connection (connection, &error) ? dex_future_new_true ()
                                                       : dex_future_new_for_error (error);
}

DexFuture *
fw_rules_sync (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_write (store, sync_job, NULL, NULL);
}

/* "An office's own row always wins": first by origin, then the newest. */
#define IN_FORCE                                                                                   \
  "SELECT " COLUMNS " FROM rule WHERE kind = $1 AND valid_from <= $2 AND NOT EXISTS "              \
  "(SELECT 1 FROM rule other WHERE other.kind = rule.kind AND other.name = rule.name AND "         \
  "other.valid_from <= $2 AND ((other.origin = 'office' AND rule.origin = 'shipped') OR "          \
  "(other.origin = rule.origin AND other.valid_from > rule.valid_from))) ORDER BY name"

FwResult *
fw_rules_list_connection (FwConnection *connection,
                          const char *kind,
                          const char *on,
                          GError **error)
{
  return fw_connection_query (connection, IN_FORCE, g_variant_new ("(ss)", kind, on), error);
}

DexFuture *
fw_rules_list (FwStore *store, const char *kind, const char *on)
{
  g_return_val_if_fail (FW_IS_STORE (store) && kind != NULL && on != NULL, NULL);

  return fw_store_query (store, IN_FORCE, g_variant_new ("(ss)", kind, on));
}

static char *
dup_first (FwResult *result)
{
  return result != NULL && fw_result_get_n_rows (result) > 0
             ? g_strdup (fw_result_get_text (result, 0, 0))
             : NULL;
}

char *
fw_rules_dup_body (FwConnection *connection, const char *kind, const char *name, const char *on)
{
  g_autoptr (FwResult) result = fw_connection_query (
      connection,
      "SELECT body FROM rule WHERE kind = $1 AND name = $2 AND valid_from <= $3 ORDER BY origin, "
      "valid_from DESC LIMIT 1",
      g_variant_new ("(sss)", kind, name, on), NULL);

  return dup_first (result);
}

char *
fw_rules_dup_dated_body (FwConnection *connection,
                         const char *kind,
                         const char *name,
                         const char *valid_from)
{
  g_autoptr (FwResult) result = fw_connection_query (
      connection,
      "SELECT body FROM rule WHERE kind = $1 AND name = $2 AND valid_from = $3 ORDER BY origin "
      "LIMIT 1",
      g_variant_new ("(sss)", kind, name, valid_from), NULL);

  return dup_first (result);
}
