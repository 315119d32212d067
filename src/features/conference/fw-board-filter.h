/* fw-board-filter.h: whose decisions, of which conferences, due when, whose: one row.
 *
 * Signal: changed.
 */
#pragma once

#include <adwaita.h>

#include "domain/fw-decision-repository.h"

G_BEGIN_DECLS

#define FW_TYPE_BOARD_FILTER (fw_board_filter_get_type ())
G_DECLARE_FINAL_TYPE (FwBoardFilter, fw_board_filter, FW, BOARD_FILTER, AdwBin)

/* Fills in everything but the words that are searched for; the texts stay the
 * filter's own until the next call. */
void
fw_board_filter_get_query (FwBoardFilter *self, FwDay today, FwDecisionQuery *query);
/* TRUE while a filter beside the scope leaves something out. */
gboolean
fw_board_filter_is_set (FwBoardFilter *self);
void
fw_board_filter_set_store (FwBoardFilter *self, FwStore *store);
void
fw_board_filter_set_scope (FwBoardFilter *self, FwDecisionScope scope);
void
fw_board_filter_set_count (FwBoardFilter *self, guint n);
void
fw_board_filter_set_mode (FwBoardFilter *self, const char *mode);

G_END_DECLS
