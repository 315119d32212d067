/* fw-today-radar.c: see fw-today-radar.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/fw-registry.h"
#include "features/today/fw-today-radar.h"

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const FwDeadlineItem *x = a, *y = b;
  int order = (x->due > y->due) - (x->due < y->due);

  return order != 0 ? order : g_strcmp0 (x->case_name, y->case_name);
}

static void
merge (FwRadar *radar, GListModel *added)
{
  for (guint i = 0; i < g_list_model_get_n_items (added); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (added, i);

      g_list_store_append (radar->items, item);
      radar->n_deputy++;
      if (item->mine)
        radar->n_mine++;
      if (item->due <= radar->soon)
        radar->n_urgent++;
      fw_radar_note (radar, item->due, 1);
    }
}

/* Where the office's own end before all are listed, nothing may stand behind a gap. */
static void
cut (FwRadar *radar, guint n_own)
{
  GListModel *items = G_LIST_MODEL (radar->items);
  guint n = g_list_model_get_n_items (items);

  if (radar->n_more == 0 || n <= n_own)
    return;
  g_list_store_splice (radar->items, n_own, n - n_own, NULL, 0);
  radar->n_more += n - n_own;
}

gboolean
fw_today_is_touched (FwNotice *notice)
{
  static const char *const tables[]
      = {"resubmission",    "decision",         "help_plan",     "case_file",
         "case_child",      "office_setting",   "rule",          "staff",
         "person",          "conference",       "session",       "record_entry",
         "staff_absence",   "deadline_event",   "reminder_seen", "help_plan_use",
         "provider_report", "wellbeing_rating", "clearing"};

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (fw_notice_has_table (notice, tables[i]))
      return TRUE;
  return FALSE;
}

guint
fw_today_count_listed (GListModel *items, FwDay first, FwDay last)
{
  guint n = 0;

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (items, i);

      n += item->due >= first && item->due <= last;
    }
  return n;
}

FwRadar *
fw_today_load_radar (FwStore *store, FwDeadlineScope scope, guint limit, GError **error)
{
  g_autoptr (FwRadar) radar
      = dex_await_object (limit > 0 ? fw_deadline_repository_load_many (store, scope, 0, limit)
                                    : fw_deadline_repository_load (store, scope, 0),
                          error);
  gboolean merged = FALSE;
  guint n_own;

  if (radar == NULL)
    return NULL;
  n_own = g_list_model_get_n_items (G_LIST_MODEL (radar->items));
  for (const FwFeature *const *feature = fw_registry_get_features (); *feature != NULL; feature++)
    {
      g_autoptr (GListStore) added = NULL;

      if ((*feature)->list_deadlines == NULL)
        continue;
      added = dex_await_object ((*feature)->list_deadlines (store, scope), error);
      if (added == NULL)
        return NULL;
      merge (radar, G_LIST_MODEL (added));
      merged = TRUE;
    }
  if (merged)
    {
      g_list_store_sort (radar->items, compare_items, NULL);
      cut (radar, n_own);
    }
  return g_steal_pointer (&radar);
}

char *
fw_today_dup_soon_text (FwRadar *radar)
{
  g_autofree char *last = fw_deadline_day_to_text (radar->soon, radar->today);
  GString *text = g_string_new (NULL);

  /* Translators: %s is the last day of a group. */
  g_string_append_printf (text, _ ("until %s"), last);
  for (FwDay day = radar->today + 1; day < radar->soon; day++)
    {
      const char *name = NULL;

      if (fw_calendar_get_skip (&radar->calendar, day, &name) == FW_SKIP_HOLIDAY)
        {
          g_autofree char *when = fw_deadline_day_to_text (day, radar->today);

          g_string_append (text, " · ");
          /* Translators: %1$s is a holiday, %2$s its day. */
          g_string_append_printf (text, _ ("%1$s (%2$s) does not count"), name, when);
        }
    }
  return g_string_free_and_steal (text);
}
