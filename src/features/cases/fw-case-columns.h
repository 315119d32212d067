/* fw-case-columns.h: how wide the columns of the list of cases are. */
#pragma once

#include <gtk/gtk.h>

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

G_END_DECLS
