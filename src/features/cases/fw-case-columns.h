/* fw-case-columns.h: the columns of the list of cases: what is in them, how wide they are. */
#pragma once

#include "features/cases/fw-case-cell.h"

G_BEGIN_DECLS

/* Gives the columns whose words are known a width of their own, in pixels of
 * the text's size now. The hit has the most, since it tells two of the same
 * name apart; @narrow leaves it less, so that the next deadline stays in the
 * window. The other columns share what is left. */
void
fw_case_columns_fit (GtkColumnViewColumn *light,
                     GtkColumnViewColumn *hit,
                     GtkColumnViewColumn *worker,
                     GtkColumnViewColumn *contact,
                     GtkSettings *settings,
                     gboolean narrow);

/* Fills the column with cells of that kind. @view is borrowed and must outlive the column. */
void
fw_case_columns_set_up (GtkColumnViewColumn *column,
                        FwCaseCellKind kind,
                        gboolean sorts,
                        const FwCaseView *view);
/* Tells a screen reader each row as a sentence. @view as above. */
void
fw_case_columns_set_up_rows (GtkColumnView *list, const FwCaseView *view);
/* Headings of the two parts of what was found, own cases and others, with their numbers.
 * (transfer full) */
GtkListItemFactory *
fw_case_columns_create_headers (FwQueryModel *model);

G_END_DECLS
