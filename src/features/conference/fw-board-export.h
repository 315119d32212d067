/* fw-board-export.h: what the board shows, on paper and as a file. Every way is logged. */
#pragma once

#include <gtk/gtk.h>

#include "base/fw-date.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* Prints @items (FwDecisionItem) after asking where. */
void
fw_board_print (GtkWidget *widget, FwStore *store, GListModel *items, FwDay today);
/* Asks for a file and writes @items into it: @format "csv", "xlsx" or "ics". */
void
fw_board_export (GtkWidget *widget,
                 FwStore *store,
                 GListModel *items,
                 FwDay today,
                 const char *format);

G_END_DECLS
