/* fw-board-view.h: all decisions of a scope with their lights: as a board, a list, a calendar.
 *
 * Actions: board.act (s), board.mode (s: "board", "list", "calendar"),
 * board.toggle-list, board.toggle-details, board.show-details, board.open-case,
 * board.open-conference, board.export (s: "csv", "xlsx", "ics").
 */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_BOARD_VIEW (fw_board_view_get_type ())
G_DECLARE_FINAL_TYPE (FwBoardView, fw_board_view, FW, BOARD_VIEW, AdwBin)

void
fw_board_view_set_store (FwBoardView *self, FwStore *store);
/* Chooses a decision, whatever the filters are, and shows it whole. */
void
fw_board_view_show_decision (FwBoardView *self, gint64 decision_id, gint64 case_id);

G_END_DECLS
