/* fw-timeline-pack.h: what lies on a lane of a timeline, laid into rows without overlap,
 * its labels beside it, and points that are too many counted. Pure, GLib alone, n log n.
 *
 * Everything is measured along the axis in pixels. The input is sorted by `from`.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FW_PACK_NO_LABEL,
  FW_PACK_INSIDE,
  FW_PACK_LEFT,
  FW_PACK_RIGHT,
} FwPackSide;

typedef struct
{
  double from, to;   /* the body; a point has the width of its sign */
  double sign;       /* of the room right of the body, what a sign there takes; 0: none */
  double reserve;    /* kept free right of that, for a label; 0: none */
  double label;      /* width of the whole label; 0: none */
  gboolean can_hold; /* the label may stand inside the body */
  /* out */
  guint row;
  FwPackSide side;
  double label_from, label_to; /* room of the label: less than `label` means an ellipsis */
} FwPackItem;

/* Lays the items into the fewest rows that hold bodies and reserved room with @gap
 * between them; each into the first row that is free. Returns the number of rows. */
guint
fw_timeline_pack (FwPackItem *items, guint n_items, double gap);
/* Places the labels in the rows of packed items: inside, else in the free room on the
 * right, else on the left, else shortened where @least pixels are, else not at all.
 * Nothing overlaps, every label has @gap to what is beside it. */
void
fw_timeline_place_labels (FwPackItem *items, guint n_items, guint n_rows, double gap, double least);

/* Runs of points that stand nearer than @least to the one before them. @xs is sorted.
 * Returns a GArray of guint: where each run begins. */
GArray *
fw_timeline_cluster (const double *xs, guint n_xs, double least);

G_END_DECLS
