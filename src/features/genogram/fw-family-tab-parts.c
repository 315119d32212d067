/* fw-family-tab-parts.c: the parts of the tab "Family" and their actions. */
#include "config.h"

#include "features/genogram/fw-date-bar.h"
#include "features/genogram/fw-family-tab-private.h"
#include "features/genogram/fw-genogram-export-dialog.h"
#include "features/genogram/fw-quick-entry.h"

static void
type_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  AdwBin *bin = g_strcmp0 (page, "empty") == 0 ? self->empty_entry_bin : self->entry_bin;

  gtk_widget_grab_focus (adw_bin_get_child (bin));
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);

  if (fw_genogram_desk_is_loaded (self->desk))
    adw_dialog_present (fw_genogram_export_dialog_new (self->desk), widget);
}

void
fw_family_tab_add_parts (FwFamilyTab *self)
{
  adw_bin_set_child (self->empty_entry_bin, fw_quick_entry_new (self->desk));
  adw_bin_set_child (self->entry_bin, fw_quick_entry_new (self->desk));
  adw_bin_set_child (self->date_bin, fw_date_bar_new (self->desk));
}

void
fw_family_tab_install_parts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "family.type", NULL, type_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "family.type",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "family.export", NULL, export_action);
}
