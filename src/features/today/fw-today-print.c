/* fw-today-print.c: see fw-today-print.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/today/fw-today-print.h"
#include "widgets/fw-print-text.h"

static const char *
get_title (FwRadar *radar, FwDeadlineItem *item)
{
  return item->due < radar->today   ? _ ("Overdue")
         : item->due <= radar->soon ? _ ("Next 3 Working Days")
                                    : _ ("Later");
}

void
fw_today_print (GtkWidget *widget, FwStore *store, FwRadar *radar, const char *date)
{
  GListModel *items;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf ("%s · %s", _ ("Today"), date);
  const char *group = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget) && FW_IS_RADAR (radar));

  items = G_LIST_MODEL (radar->items);
  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (items, i);
      g_autofree char *day = fw_deadline_day_to_text (item->due, radar->today);

      if (get_title (radar, item) != group)
        {
          g_string_append_printf (text, "%s%s\n", group != NULL ? "\n" : "",
                                  get_title (radar, item));
          group = get_title (radar, item);
        }
      g_string_append_printf (text, "☐ %s  %s · %s · %s\n      %s\n", day, item->what,
                              item->case_name, item->case_number, item->why);
    }
  dex_future_disown (fw_store_log_access (store, "print", 0, "today"));
  fw_print_text (widget, title, text->str);
}
