/* fw-board-columns.h: open decisions in three columns: red, yellow, green.
 *
 * No drag: a light is a fact. Left and Right go to the next column, Up and
 * Down to the next card; E, V, G, T, U and Enter are acts of the owner
 * ("board.act" with a name, "board.open").
 *
 * Signal: selected (FwDecisionItem *item).
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-decision.h"

G_BEGIN_DECLS

#define FW_BOARD_MAX_CARDS 100 /* a column; the list shows all */

#define FW_TYPE_BOARD_COLUMNS (fw_board_columns_get_type ())
G_DECLARE_FINAL_TYPE (FwBoardColumns, fw_board_columns, FW, BOARD_COLUMNS, GtkBox)

GtkWidget *
fw_board_columns_new (void);
/* Shows @items (FwDecisionItem); the focus stays on the same decision, or on
 * what took its place. */
void
fw_board_columns_set_items (FwBoardColumns *self, GListModel *items, FwDay today);
/* FALSE when it is not among the cards. */
gboolean
fw_board_columns_select (FwBoardColumns *self, gint64 id);
/* One list with headings instead of columns beside each other. */
void
fw_board_columns_set_narrow (FwBoardColumns *self, gboolean narrow);

G_END_DECLS
