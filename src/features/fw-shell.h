/* fw-shell.h: the frame round the pages, as features see it.
 *
 * Implemented by the main view. A feature pushes a page on top of the current
 * one (a case, an editor) without knowing the window.
 */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FW_TYPE_SHELL (fw_shell_get_type ())
G_DECLARE_INTERFACE (FwShell, fw_shell, FW, SHELL, GtkWidget)

struct _FwShellInterface
{
  GTypeInterface parent_interface;

  void (*push) (FwShell *self, AdwNavigationPage *page);
  AdwNavigationPage *(*get_visible) (FwShell *self);
  void (*set_wide) (FwShell *self, gboolean wide);
};

void
fw_shell_push (FwShell *self, AdwNavigationPage *page);
/* The page on top. */
AdwNavigationPage *
fw_shell_get_visible (FwShell *self);
/* A page that needs the sidebar's room (an editor with parts of its own) asks
 * for it when mapped and gives it back when unmapped. */
void
fw_shell_set_wide (FwShell *self, gboolean wide);
/* The shell that @widget is in, NULL outside. */
FwShell *
fw_shell_find (GtkWidget *widget);

G_END_DECLS
