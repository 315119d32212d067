/* fw-board-ended.h: the foot of the board: how many decisions are done or dropped, and which.
 *
 * Signal: selected (FwDecisionItem *item).
 */
#pragma once

#include <adwaita.h>

#include "domain/fw-decision-repository.h"

G_BEGIN_DECLS

#define FW_TYPE_BOARD_ENDED (fw_board_ended_get_type ())
G_DECLARE_FINAL_TYPE (FwBoardEnded, fw_board_ended, FW, BOARD_ENDED, AdwBin)

void
fw_board_ended_set_counts (FwBoardEnded *self, guint n_done, guint n_dropped);
/* What @query would list if it asked for ended ones; read when it is opened. */
void
fw_board_ended_load (FwBoardEnded *self, FwStore *store, const FwDecisionQuery *query, FwDay today);

G_END_DECLS
