/* fw-today-reminder.c: see fw-today-reminder.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-reminder-repository.h"
#include "features/today/fw-today-reminder.h"
#include "widgets/fw-desktop-notice.h"

#define NOTICE "deadlines"

static char *told; /* what was notified last, so that re-reading does not ring again */

GListStore *
fw_today_list_reminders (FwStore *store, FwRadar *radar, GError **error)
{
  g_autoptr (GHashTable) seen = NULL;
  GListStore *items;

  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_RADAR (radar), NULL);

  seen = dex_await_boxed (fw_reminder_repository_load_seen (store), error);
  if (seen == NULL)
    return NULL;
  items = g_list_store_new (FW_TYPE_DEADLINE_ITEM);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (radar->items)); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (radar->items), i);

      if (item->mine && item->due <= radar->today && !fw_reminder_is_seen (seen, item))
        g_list_store_append (items, item);
    }
  return items;
}

char *
fw_today_dup_reminder (GListModel *items, FwDay today)
{
  guint n_passed = 0, n = g_list_model_get_n_items (items);
  g_autofree char *passed = NULL;
  g_autofree char *due = NULL;

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (items, i);

      n_passed += item->due < today;
    }
  if (n == 0)
    return NULL;
  passed = g_strdup_printf (ngettext ("%u date has passed", "%u dates have passed", n_passed),
                            n_passed);
  due = g_strdup_printf (ngettext ("%u falls due today", "%u fall due today", n - n_passed),
                         n - n_passed);
  return n_passed == 0   ? g_steal_pointer (&due)
         : n_passed == n ? g_steal_pointer (&passed)
                         : g_strdup_printf ("%s · %s", passed, due);
}

void
fw_today_notify (GListModel *items, FwDay today)
{
  g_autofree char *body = fw_today_dup_reminder (items, today);
  GNotification *notification;

  if (g_strcmp0 (body, told) == 0)
    return;
  g_set_str (&told, body);
  if (body == NULL)
    {
      fw_desktop_notice_withdraw (NOTICE);
      return;
    }
  notification = g_notification_new (_ ("Deadlines"));
  g_notification_set_body (notification, body);
  g_notification_add_button (notification, _ ("Put Away"), "app.put-reminders-away");
  fw_desktop_notice_send (NOTICE, notification);
}
