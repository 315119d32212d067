/* fw-radar-history.c: what was done about deadlines, in a sentence each; reader's thread. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-radar-private.h"

static char *
dup_day (FwRadarJob *job, const char *iso)
{
  FwDay day;

  return fw_day_from_iso (iso, &day) ? fw_deadline_day_to_text (day, job->radar->today)
                                     : g_strdup ("");
}

enum
{
  CASE,
  ITEM,
  HAPPENED,
  STAFF,
  ACT,
  FROM,
  TO,
  REASON,
};

static char *
dup_line (FwRadarJob *job, FwResult *rows, guint i)
{
  const char *act = fw_result_get_text (rows, i, ACT);
  const char *who = fw_result_get_text (rows, i, STAFF);
  const char *reason = fw_result_get_text (rows, i, REASON);
  g_autofree char *when = dup_day (job, fw_result_get_text (rows, i, HAPPENED));

  if (g_str_equal (act, "postponed"))
    {
      g_autofree char *from = dup_day (job, fw_result_get_text (rows, i, FROM));
      g_autofree char *to = dup_day (job, fw_result_get_text (rows, i, TO));

      /* Translators: %1$s and %2$s days, %3$s who did it, %4$s when, %5$s why. */
      return g_strdup_printf (_ ("Postponed from %1$s to %2$s · %3$s, %4$s: %5$s"), from, to, who,
                              when, reason);
    }
  if (g_str_equal (act, "escalated"))
    /* Translators: %1$s is who was told, %2$s when. */
    return g_strdup_printf (_ ("Told to %1$s on %2$s"), fw_result_get_text (rows, i, TO), when);
  if (g_str_equal (act, "assigned"))
    /* Translators: %1$s who did it, %2$s when. */
    return g_strdup_printf (_ ("Handed over · %1$s, %2$s"), who, when);
  return NULL;
}

gboolean
_fw_radar_read_history (FwRadarJob *job, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT e.case_id, e.item, e.happened_on, coalesce (s.name, ''), e.act, e.from_value, "
      "e.to_value, e.reason FROM deadline_event e JOIN case_file c ON c.id = e.case_id LEFT JOIN "
      "staff s ON s.id = e.staff_id WHERE %s ORDER BY e.id",
      _fw_radar_get_where (job));
  g_autoptr (FwResult) rows = fw_connection_query (
      job->connection, sql, g_variant_new ("(xx)", job->staff_id, _fw_radar_get_two (job)), error);
  g_autoptr (GHashTable) lines = NULL;

  if (rows == NULL)
    return FALSE;
  if (fw_result_get_n_rows (rows) == 0)
    return TRUE;
  lines = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, g_free);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      const char *item = fw_result_get_text (rows, i, ITEM);
      const char *before = g_hash_table_lookup (lines, item);
      g_autofree char *line = dup_line (job, rows, i);

      if (line != NULL)
        g_hash_table_insert (lines, (gpointer) item,
                             before != NULL ? g_strdup_printf ("%s\n%s", before, line)
                                            : g_strdup (line));
    }
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (job->radar->items)); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (job->radar->items), i);
      g_autofree char *key = fw_deadline_item_dup_key (item);

      item->history = g_strdup (g_hash_table_lookup (lines, key));
    }
  return TRUE;
}
