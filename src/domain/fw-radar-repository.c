/* fw-radar-repository.c: what Today is handed, and the children who were not seen for longest. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "domain/fw-radar-private.h"

#define MAX_CHILDREN 500
#define DEFAULT_WEEKS 6

G_DEFINE_FINAL_TYPE (FwRadar, fw_radar, G_TYPE_OBJECT)
G_DEFINE_FINAL_TYPE (FwSeenItem, fw_seen_item, G_TYPE_OBJECT)

static void
fw_radar_finalize (GObject *object)
{
  FwRadar *self = FW_RADAR (object);

  g_object_unref (self->items);
  g_object_unref (self->children);
  g_hash_table_unref (self->days);
  G_OBJECT_CLASS (fw_radar_parent_class)->finalize (object);
}

static void
fw_radar_class_init (FwRadarClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_radar_finalize;
}

static void
fw_radar_init (FwRadar *self)
{
  self->items = g_list_store_new (FW_TYPE_DEADLINE_ITEM);
  self->children = g_list_store_new (FW_TYPE_SEEN_ITEM);
  self->days = g_hash_table_new (NULL, NULL);
}

void
fw_radar_note (FwRadar *self, FwDay due, guint n)
{
  gpointer day = GINT_TO_POINTER (due);

  g_return_if_fail (FW_IS_RADAR (self));

  g_hash_table_insert (
      self->days, day,
      GUINT_TO_POINTER (GPOINTER_TO_UINT (g_hash_table_lookup (self->days, day)) + n));
}

guint
fw_radar_count (FwRadar *self, FwDay first, FwDay last, FwDay *oldest)
{
  FwDay found = FW_DAY_NONE;
  GHashTableIter iter;
  gpointer day, n;
  guint sum = 0;

  g_return_val_if_fail (FW_IS_RADAR (self), 0);

  g_hash_table_iter_init (&iter, self->days);
  while (g_hash_table_iter_next (&iter, &day, &n))
    if (GPOINTER_TO_INT (day) >= first && GPOINTER_TO_INT (day) <= last)
      {
        sum += GPOINTER_TO_UINT (n);
        if (found == FW_DAY_NONE || GPOINTER_TO_INT (day) < found)
          found = GPOINTER_TO_INT (day);
      }
  if (oldest != NULL)
    *oldest = found;
  return sum;
}

static void
fw_seen_item_finalize (GObject *object)
{
  FwSeenItem *self = FW_SEEN_ITEM (object);

  g_free (self->child);
  g_free (self->case_name);
  G_OBJECT_CLASS (fw_seen_item_parent_class)->finalize (object);
}

static void
fw_seen_item_class_init (FwSeenItemClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_seen_item_finalize;
}

static void
fw_seen_item_init (FwSeenItem *self)
{
  self->last_seen = self->first_contact = FW_DAY_NONE;
}

/* $1 is the member of staff, $2 the case. */
static const char *
get_case_scope (FwDeadlineScope scope)
{
  switch (scope)
    {
    case FW_DEADLINE_SCOPE_CASE:
      return "c.id = $2 AND $1 = $1";
    case FW_DEADLINE_SCOPE_TEAM:
      return "$2 = $2 AND c.team_id = (SELECT team_id FROM staff WHERE id = $1) AND (c.hidden = 0 "
             "OR c.worker_id = $1 OR c.deputy_id = $1)";
    case FW_DEADLINE_SCOPE_MINE:
    case FW_DEADLINE_SCOPE_DEPUTY:
    default:
      return "$2 = $2 AND (c.worker_id = $1 OR c.deputy_id = $1 OR c.worker_id IN (SELECT id FROM "
             "staff WHERE deputy_id = $1))";
    }
}

static int
get_age (const char *born, FwDay today)
{
  FwDay day;

  return fw_day_from_iso (born, &day) ? fw_day_get_age (day, today) : -1;
}

gboolean
_fw_radar_read_children (FwRadarJob *job, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT c.id, c.name, person.given_name, person.born, k.last_seen, k.see_every_weeks, "
      "c.first_contact FROM case_child k JOIN case_file c ON c.id = k.case_id JOIN person ON "
      "person.id = k.person_id WHERE c.status = 'open' AND k.status = 'open' AND %s ORDER BY CASE "
      "WHEN k.last_seen IS NULL THEN 0 ELSE 1 END, k.last_seen, c.first_contact, k.id LIMIT %d",
      /* Whom the others see is theirs; a deputy sees what is due on the radar. */
      job->scope == FW_DEADLINE_SCOPE_MINE ? "c.worker_id = $1 AND $2 = $2"
                                           : get_case_scope (job->scope),
      MAX_CHILDREN);
  g_autoptr (FwResult) rows = fw_connection_query (
      job->connection, sql, g_variant_new ("(xx)", job->staff_id, job->case_id), error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      g_autoptr (FwSeenItem) item = g_object_new (FW_TYPE_SEEN_ITEM, NULL);
      const FwDeadlineRule *rule = _fw_ledger_find_rule (job->ledger, "see-child", FW_DAY_NONE);

      item->case_id = fw_result_get_int (rows, i, 0);
      item->case_name = g_strdup (fw_result_get_text (rows, i, 1));
      item->child = g_strdup (fw_result_get_text (rows, i, 2));
      item->age = get_age (fw_result_get_text (rows, i, 3), job->radar->today);
      fw_day_from_iso (fw_result_get_text (rows, i, 4), &item->last_seen);
      fw_day_from_iso (fw_result_get_text (rows, i, 6), &item->first_contact);
      item->weeks = (int) fw_result_get_int (rows, i, 5);
      item->agreed = item->weeks > 0;
      if (!item->agreed)
        item->weeks
            = rule != NULL && rule->unit == FW_DEADLINE_UNIT_WEEKS ? rule->amount : DEFAULT_WEEKS;
      item->due = item->last_seen != FW_DAY_NONE ? item->last_seen + 7 * item->weeks
                                                 : job->radar->today - 1;
      g_list_store_append (job->radar->children, item);
    }
  return TRUE;
}
