/* fw-shell.c: see fw-shell.h. */
#include "config.h"

#include "features/fw-shell.h"

G_DEFINE_INTERFACE (FwShell, fw_shell, GTK_TYPE_WIDGET)

static void
fw_shell_default_init (FwShellInterface *iface)
{
}

void
fw_shell_push (FwShell *self, AdwNavigationPage *page)
{
  g_return_if_fail (FW_IS_SHELL (self));
  g_return_if_fail (ADW_IS_NAVIGATION_PAGE (page));

  FW_SHELL_GET_IFACE (self)->push (self, page);
}

AdwNavigationPage *
fw_shell_get_visible (FwShell *self)
{
  g_return_val_if_fail (FW_IS_SHELL (self), NULL);

  return FW_SHELL_GET_IFACE (self)->get_visible (self);
}

void
fw_shell_set_wide (FwShell *self, gboolean wide)
{
  g_return_if_fail (FW_IS_SHELL (self));

  FW_SHELL_GET_IFACE (self)->set_wide (self, wide);
}

FwShell *
fw_shell_find (GtkWidget *widget)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  return FW_SHELL (gtk_widget_get_ancestor (widget, FW_TYPE_SHELL));
}
