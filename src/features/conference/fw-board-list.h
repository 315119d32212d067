/* fw-board-list.h: the same decisions as a table that can be sorted; also for thousands.
 *
 * Keys and acts as fw-board-columns.h. Signal: selected (FwDecisionItem *item).
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-decision.h"

G_BEGIN_DECLS

#define FW_TYPE_BOARD_LIST (fw_board_list_get_type ())
G_DECLARE_FINAL_TYPE (FwBoardList, fw_board_list, FW, BOARD_LIST, GtkBox)

GtkWidget *
fw_board_list_new (void);
void
fw_board_list_set_items (FwBoardList *self, GListModel *items, FwDay today);
/* FALSE when it is not in the table. */
gboolean
fw_board_list_select (FwBoardList *self, gint64 id);
/* Leaves out what finds no place. */
typedef enum
{
  FW_BOARD_ROOM_WIDE,
  FW_BOARD_ROOM_MEDIUM,
  FW_BOARD_ROOM_NARROW,
} FwBoardRoom;
void
fw_board_list_set_room (FwBoardList *self, FwBoardRoom room);

G_END_DECLS
