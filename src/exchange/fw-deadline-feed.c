/* fw-deadline-feed.c: see fw-deadline-feed.h. */
#include "config.h"

#include "exchange/fw-deadline-feed.h"
#include "exchange/fw-ical-writer.h"

/* Titles are not taken: an office's own rule might name somebody. German, as all that leaves. */
static const char *
get_kind (FwDeadlineItem *item)
{
  if (item->rule == NULL)
    return "Wiedervorlage";
  switch (item->rule->source)
    {
    case FW_DEADLINE_SOURCE_LAW:
      return "gesetzliche Frist";
    case FW_DEADLINE_SOURCE_STANDARD:
      return "Frist nach Fachstandard";
    case FW_DEADLINE_SOURCE_OFFICE:
    default:
      return "Amtsfrist";
    }
}

GBytes *
fw_deadline_feed_to_bytes (FwRadar *radar, const char *stamp)
{
  g_autoptr (FwIcal) ical = fw_ical_new (stamp);

  g_return_val_if_fail (FW_IS_RADAR (radar), NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (radar->items)); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (radar->items), i);
      g_autofree char *key = fw_deadline_item_dup_key (item);

      if (item->decision_id != 0)
        fw_ical_add_due (ical, item->decision_id, item->version, item->due, FALSE);
      else
        fw_ical_add_deadline (ical, key, get_kind (item), item->due, item->due_minute);
    }
  return fw_ical_to_bytes (ical);
}
