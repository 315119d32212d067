/* fw-option-table.h: options beside each other: criteria are rows, each option a column.
 *
 * Shows the form's repeating section "options". Its field "title" is the head,
 * "chosen" the one that was taken, every other field a criterion. Wide: one
 * table; narrow: a card an option, below each other.
 */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_OPTION_SECTION "options"
#define FW_OPTION_TITLE "title"
#define FW_OPTION_CHOSEN "chosen"

#define FW_TYPE_OPTION_TABLE (fw_option_table_get_type ())
G_DECLARE_FINAL_TYPE (FwOptionTable, fw_option_table, FW, OPTION_TABLE, GtkWidget)

/* @summary: to look at and to choose, not to write (the decision step). */
GtkWidget *
fw_option_table_new (FwConferenceDesk *desk, gboolean summary);
/* NULL when this kind has no options. */
const FwSection *
fw_option_table_find_section (FwConferenceDesk *desk);
/* The row that was chosen, 0 for none. */
gint64
fw_option_table_get_chosen (FwConferenceDesk *desk);

G_END_DECLS
