/* fw-stream-layout.h: places for the boxes, lines and labels of a value-stream map. Pure
 * and deterministic: no clock, no random numbers.
 *
 *   channel 0 ═══════════════════════════   tracks of horizontal lines, labels above them
 *             ║ ┌───┐ ║ ┌───┐ ║             a box fills the cell of its column and row;
 *   row 0     ║ │ a │─║→│ b │ ║             between columns lie channels of vertical lines
 *   channel 1 ═══════════════════════════
 *
 * Lines run in channels only, so none meets a box; two lines that share a stretch of a
 * channel have tracks of their own, so none lies on another. A label stands above its
 * own line within a column, where no vertical line runs. Columns are the order in time,
 * rows belong to lanes; a pinned box keeps its place as long as nothing before it needs
 * the room (else it yields to the right or down, and is counted).
 *
 * Units are the caller's; y grows downwards.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

typedef enum
{
  FW_STREAM_PLACE_FLOW,   /* by its flows */
  FW_STREAM_PLACE_FIRST,  /* supplier: the first column */
  FW_STREAM_PLACE_MIDDLE, /* control */
  FW_STREAM_PLACE_LAST,   /* customer */
} FwStreamPlaceKind;

typedef struct
{
  double w, h;
  guint lane; /* < n_lanes */
  FwStreamPlaceKind place;
  gboolean pinned; /* @x, @y: its top left corner */
  double x, y;
} FwStreamLayoutBox;

typedef struct
{
  guint from, to;
  gboolean forward;        /* orders the columns; returns and information do not */
  double label_w, label_h; /* 0: no label */
} FwStreamLayoutFlow;

typedef struct
{
  const FwStreamLayoutBox *boxes;
  guint n_boxes;
  const FwStreamLayoutFlow *flows;
  guint n_flows;
  guint n_lanes;
  double header_w; /* room for the names of lanes at the left */
} FwStreamLayoutInput;

typedef struct
{
  double x, y;
} FwStreamPoint;

typedef struct
{
  double x, y, w, h;
} FwStreamRect;

typedef struct
{
  FwStreamPoint *points; /* from the edge of one box to that of the other */
  guint n_points;
  FwStreamRect label; /* w is 0 when it has none */
} FwStreamLayoutPath;

typedef struct
{
  FwStreamRect *boxes;
  guint *columns; /* of boxes */
  guint n_boxes, n_columns;
  FwStreamLayoutPath *paths;
  guint n_paths;
  FwStreamRect *lanes; /* over the whole width */
  guint n_lanes;
  double width, height;
  guint n_yielded; /* pins that could not be kept */
} FwStreamLayout;

FwStreamLayout *
fw_stream_layout_new (const FwStreamLayoutInput *input);
void
fw_stream_layout_free (FwStreamLayout *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwStreamLayout, fw_stream_layout_free)

G_END_DECLS
