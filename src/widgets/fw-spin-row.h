/* fw-spin-row.h: a row for a number, as AdwSpinRow, that a screen reader is told of.
 *
 * libadwaita 1.7 gives its own the role "none": GTK tells then neither of the row nor of what stands in it. A
 * template writes `accessible-role: list_item;`. Undo is the page's, also while the cursor is in the number. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

/* For whole numbers. @return transfer floating, an AdwSpinRow */
GtkWidget *
fw_spin_row_new (double least, double most, double step);

G_END_DECLS
