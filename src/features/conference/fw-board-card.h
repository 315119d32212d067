/* fw-board-card.h: one decision as a card: light, what, who, until when, escalation. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-decision.h"

G_BEGIN_DECLS

#define FW_TYPE_BOARD_CARD (fw_board_card_get_type ())
G_DECLARE_FINAL_TYPE (FwBoardCard, fw_board_card, FW, BOARD_CARD, GtkListBoxRow)

GtkWidget *
fw_board_card_new (FwDecisionItem *item, FwDay today);
FwDecisionItem *
fw_board_card_get_item (FwBoardCard *self);

G_END_DECLS
