/* fw-async.c: see fw-async.h. */
#include "config.h"

#include "widgets/fw-async.h"

#define FW_UI_STACK (1024 * 1024)

void
fw_ui_spawn_full (DexFiberFunc   func,
                  gpointer       data,
                  GDestroyNotify destroy)
{
  g_return_if_fail (func != NULL);

  dex_future_disown (dex_scheduler_spawn (dex_scheduler_get_default (), FW_UI_STACK, func, data,
                                          destroy));
}

void
fw_ui_spawn (gpointer     owner,
             DexFiberFunc func)
{
  g_return_if_fail (G_IS_OBJECT (owner));

  fw_ui_spawn_full (func, g_object_ref (owner), g_object_unref);
}

void
fw_ui_show_toast (GtkWidget  *widget,
                  const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_activate_action (widget, "win.toast", "(ss)", text, "");
}

void
fw_ui_show_undo (GtkWidget  *widget,
                 const char *text,
                 const char *action)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_activate_action (widget, "win.toast", "(ss)", text, action);
}

void
fw_ui_show_error (GtkWidget    *widget,
                  const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  fw_ui_show_toast (widget, error->message);
  fw_ui_announce (widget, error->message);
}

void
fw_ui_announce (GtkWidget  *widget,
                const char *text)
{
  g_autoptr (GtkATContext) context = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* GTK 4.18: announcing through the test context, which is also the fallback
   * without an accessibility bus, calls a NULL vfunc. */
  if (!gtk_widget_get_realized (widget))
    return;
  context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));
  if (context == NULL || g_strcmp0 (G_OBJECT_TYPE_NAME (context), "GtkTestATContext") == 0)
    return;
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}
