/* fw-family-tab-private.h: the tab "Family" as its parts see it.
 *
 * Parts (quick entry, inspector, date bar, dialogs) are put in by fw-family-tab-parts.c.
 */
#pragma once

#include "canvas/fw-canvas-list.h"
#include "canvas/fw-canvas.h"
#include "canvas/fw-tool-palette.h"
#include "features/fw-page.h"
#include "features/genogram/fw-family-tab.h"
#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

struct _FwFamilyTab
{
  AdwBin parent_instance;
  GtkStack *stack;
  AdwBin *empty_entry_bin;
  AdwOverlaySplitView *split_view;
  AdwBin *side_bin;
  AdwBanner *past_banner;
  AdwToggleGroup *view_group;
  AdwBin *entry_bin;
  AdwSwitchRow *households_row, *bonds_row, *health_row, *origin_row, *traits_row;
  AdwSwitchRow *problems_row, *violence_row, *losses_row; /* with the family only */
  GtkWidget *more_button, *tidy_button, *together_button, *signs_button, *side_button;
  GtkStack *view_stack;
  GtkScrolledWindow *canvas_scroller;
  AdwBin *palette_bin, *zoom_bin;
  GtkWidget *palette_scroller;
  GtkScrolledWindow *list_scroller;
  AdwBin *date_bin;
  GMenuModel *person_menu, *bond_menu;

  FwGenogramDesk *desk;
  FwCanvas *canvas;
  FwToolPalette *palette;
  GtkWidget *zoom_bar;
  FwCanvasList *list;
  gboolean together; /* with the family at the table */
  GtkPopover *menu, *bond_popover;
  guint fit_source;

  /* Of the inspector; NULL without one. */
  void (*show_item) (FwFamilyTab *self, const char *id);
  void (*focus_inspector) (FwFamilyTab *self);
};

void
fw_family_tab_page_init (FwPageInterface *iface);
/* Puts the parts in, once, when there is a desk. */
void
fw_family_tab_add_parts (FwFamilyTab *self);
/* The same with the family at the table: fewer of them. */
void
fw_family_tab_add_parts_together (FwFamilyTab *self);
/* Installs the actions of the parts. */
void
fw_family_tab_install_parts (GtkWidgetClass *widget_class);

G_END_DECLS
