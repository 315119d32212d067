/* fw-access-log.c: see fw-access-log.h. */
#include "config.h"

#include <string.h>

#include "store/fw-access-log.h"

static char *
dup_chain (const char *previous,
           gint64 id,
           const char *at,
           gint64 staff_id,
           const char *action,
           gint64 case_id,
           const char *body_sha256)
{
  g_autofree char *text = g_strdup_printf (
      "%s|%" G_GINT64_FORMAT "|%s|%" G_GINT64_FORMAT "|%s|%" G_GINT64_FORMAT "|%s", previous, id,
      at, staff_id, action, case_id, body_sha256);

  return g_compute_checksum_for_string (G_CHECKSUM_SHA256, text, -1);
}

gboolean
fw_access_log_append (FwConnection *connection,
                      gint64 staff_id,
                      const char *action,
                      gint64 case_id,
                      const char *body,
                      GError **error)
{
  g_autoptr (FwResult) last = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format_iso8601 (now);
  g_autofree char *sha256 = g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1);
  g_autofree char *chain = NULL;
  gboolean first;
  gint64 id;

  last = fw_connection_query (
      connection, "SELECT id, chain FROM access_log ORDER BY id DESC LIMIT 1", NULL, error);
  if (last == NULL)
    return FALSE;
  first = fw_result_get_n_rows (last) == 0;
  id = first ? 1 : fw_result_get_int (last, 0, 0) + 1;
  chain = dup_chain (first ? "" : fw_result_get_text (last, 0, 1), id, at, staff_id, action,
                     case_id, sha256);
  return fw_connection_exec (
             connection,
             "INSERT INTO access_log (id, at, staff_id, action, case_id, body_sha256, "
             "chain) VALUES ($1, $2, $3, $4, $5, $6, $7)",
             g_variant_new ("(xsxsxss)", id, at, staff_id, action, case_id, sha256, chain), error)
         && fw_connection_exec (connection,
                                "INSERT INTO access_log_body (id, body) VALUES ($1, $2)",
                                g_variant_new ("(xs)", id, body), error);
}

gboolean
fw_access_log_erase (FwConnection *connection, gint64 id, GError **error)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format_iso8601 (now);

  return fw_connection_exec (connection,
                             "UPDATE access_log_body SET body = NULL, erased_at = $2 WHERE id = $1",
                             g_variant_new ("(xs)", id, at), error);
}

gboolean
fw_access_log_verify (FwConnection *connection, gint64 *n_entries, gint64 *broken, GError **error)
{
  g_autoptr (FwResult) rows = NULL;
  g_autofree char *previous = g_strdup ("");

  *broken = 0;
  rows = fw_connection_query (
      connection,
      "SELECT access_log.id, at, staff_id, action, case_id, body_sha256, chain, body, erased_at "
      "FROM "
      "access_log LEFT JOIN access_log_body ON access_log_body.id = access_log.id ORDER BY "
      "access_log.id",
      NULL, error);
  if (rows == NULL)
    return FALSE;
  *n_entries = fw_result_get_n_rows (rows);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      gint64 id = fw_result_get_int (rows, i, 0);
      const char *sha256 = fw_result_get_text (rows, i, 5);
      const char *body = fw_result_get_text (rows, i, 7);
      g_autofree char *chain = dup_chain (
          previous, id, fw_result_get_text (rows, i, 1), fw_result_get_int (rows, i, 2),
          fw_result_get_text (rows, i, 3), fw_result_get_int (rows, i, 4), sha256);
      g_autofree char *body_sha256
          = body != NULL ? g_compute_checksum_for_string (G_CHECKSUM_SHA256, body, -1) : NULL;
      gboolean erased = body == NULL && fw_result_get_text (rows, i, 8) != NULL;

      if (id != (gint64) i + 1 || strcmp (chain, fw_result_get_text (rows, i, 6)) != 0
          || (!erased && g_strcmp0 (body_sha256, sha256) != 0))
        {
          *broken = i + 1;
          return FALSE;
        }
      g_set_str (&previous, chain);
    }
  return TRUE;
}
