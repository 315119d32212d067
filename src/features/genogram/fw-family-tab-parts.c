/* fw-family-tab-parts.c: the parts of the tab "Family" and their actions. */
#include "config.h"

#include "features/genogram/fw-family-tab-private.h"

void
fw_family_tab_add_parts (FwFamilyTab *self)
{
}

void
fw_family_tab_install_parts (GtkWidgetClass *widget_class)
{
}
