/* fw-columns-layout.h: the columns of a table whose rows are boxes.
 *
 * All rows with the same columns stand exactly below each other, without
 * asking each other; where the row is too narrow, the columns move into lines
 * below each other. Widths follow the size of the text.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_COLUMNS_LAYOUT (fw_columns_layout_get_type ())
G_DECLARE_FINAL_TYPE (FwColumnsLayout, fw_columns_layout, FW, COLUMNS_LAYOUT, GtkLayoutManager)

typedef struct
{
  double chars;  /* width in characters; 0: takes its share of what is left */
  double weight; /* of that share */
  guint line;    /* where it stands when narrow: 0, 1, … */
  double line_chars;
  double line_weight;
} FwColumnPlace;

/* @places is not copied: static. One for each child, in order. Below @narrow
 * characters the lines are used. */
GtkLayoutManager *
fw_columns_layout_new (const FwColumnPlace *places, guint n_places, double narrow, int spacing);
/* TRUE when the last allocation was narrow. */
gboolean
fw_columns_layout_is_narrow (FwColumnsLayout *self);

G_END_DECLS
