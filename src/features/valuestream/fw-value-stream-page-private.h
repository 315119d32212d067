/* fw-value-stream-page-private.h: the members of a map's page, for its own files: modes
 * and what the canvas tells (fw-value-stream-page.c), dialogs and windows that it opens
 * (fw-value-stream-page-acts.c), the photo under the map (fw-value-stream-page-photo.c). */
#pragma once

#include "canvas/fw-canvas-list.h"
#include "canvas/fw-canvas.h"
#include "canvas/fw-tool-palette.h"
#include "features/valuestream/fw-stream-desk.h"
#include "features/valuestream/fw-value-stream-page.h"

G_BEGIN_DECLS

struct _FwValueStreamPage
{
  AdwNavigationPage parent_instance;
  GtkStack *stack, *view_stack, *bar_stack;
  AdwOverlaySplitView *split_view;
  AdwToggleGroup *mode_group, *target_group, *ladder_group, *under_group;
  GtkLabel *title_label, *example_label;
  AdwBin *define_bin, *table_bin, *entry_bin, *palette_bin, *zoom_bin, *side_bin, *figure_bin,
      *timer_bin, *photo_bin;
  GtkScrolledWindow *canvas_scroller, *list_scroller;
  GtkWidget *palette_scroller, *hint_label, *list_button;
  GtkWidget *information_check, *documents_check, *money_check, *returns_check, *scale_check;
  AdwWrapBox *stamp_box;
  GMenuModel *item_menu;

  FwStreamDesk *desk;
  FwCanvas *canvas;
  FwCanvasList *list;
  FwToolPalette *palette;
  GtkPopover *menu;
  GtkWidget *entry, *define, *table;
  GtkWidget *panes[FW_STREAM_N_MODES];
  GtkWidget *presenter;
  guint fit_source;
  gboolean filling;
  gboolean photo_open; /* its tools are wanted, where there is one */
};

/* fw-value-stream-page-canvas.c: canvas, tools, list twin and the menu of an item. */
void
_fw_value_stream_page_create_canvas (FwValueStreamPage *self);

/* fw-value-stream-page-acts.c */
void
_fw_value_stream_page_install_acts (GtkWidgetClass *widget_class);
/* A button for each stamp, with its key. */
void
_fw_value_stream_page_fill_stamps (FwValueStreamPage *self);
/* fw-value-stream-page-photo.c */
void
_fw_value_stream_page_install_photo_acts (GtkWidgetClass *widget_class);
/* The canvas takes what is dropped onto it. */
void
_fw_value_stream_page_accept_photos (FwValueStreamPage *self);
/* The photo's tools, where there is a photo and they are wanted. */
void
_fw_value_stream_page_show_photo_tools (FwValueStreamPage *self);
/* Tells it and reads it out. */
void
_fw_value_stream_page_say (FwValueStreamPage *self, const char *text);

G_END_DECLS
