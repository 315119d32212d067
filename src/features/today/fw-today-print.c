/* fw-today-print.c: see fw-today-print.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "features/today/fw-today-print.h"
#include "widgets/fw-async.h"
#include "widgets/fw-print-text.h"

static const char *
get_title (FwRadar *radar, FwDeadlineItem *item)
{
  return item->due < radar->today   ? _ ("Overdue")
         : item->due <= radar->soon ? _ ("Next 3 Working Days")
                                    : _ ("Later");
}

typedef struct
{
  GtkWidget *widget;
  FwStore *store;
  char *title;
  char *text;
} Print;

static void
print_free (gpointer data)
{
  Print *print = data;

  g_object_unref (print->widget);
  g_object_unref (print->store);
  g_free (print->title);
  explicit_bzero (print->text, strlen (print->text));
  g_free (print->text);
  g_free (print);
}

/* Only what went to a printer was printed. */
static DexFuture *
print_fiber (gpointer data)
{
  Print *print = data;
  g_autoptr (GError) error = NULL;

  if (dex_await_boolean (fw_print_text (print->widget, print->title, print->text), &error))
    dex_await (fw_store_log_access (print->store, "print", 0, "today"), &error);
  if (error != NULL && gtk_widget_get_root (print->widget) != NULL)
    fw_ui_show_error (print->widget, error);
  return NULL;
}

void
fw_today_print (GtkWidget *widget, FwStore *store, FwRadar *radar, const char *date)
{
  GListModel *items;
  g_autoptr (GString) text = g_string_new (NULL);
  g_autofree char *title = g_strdup_printf ("%s · %s", _ ("Today"), date);
  const char *group = NULL;
  Print *print;

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
  if (radar->n_more > 0)
    {
      g_autofree char *more
          = g_strdup_printf (ngettext ("%u later deadline is not on this page.",
                                       "%u later deadlines are not on this page.", radar->n_more),
                             radar->n_more);

      g_string_append_printf (text, "\n%s\n", more);
    }
  print = g_new0 (Print, 1);
  print->widget = g_object_ref (widget);
  print->store = g_object_ref (store);
  print->title = g_steal_pointer (&title);
  print->text = g_string_free_and_steal (g_steal_pointer (&text));
  fw_ui_spawn_full (print_fiber, print, print_free);
}
