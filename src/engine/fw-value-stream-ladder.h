/* fw-value-stream-ladder.h: the ladder under a map as numbers to draw. Pure.
 *
 *   saw-tooth   ┌──wait──┐          ┌──wait──┐        up: waiting, down: work
 *               │        └──work────┘        └──work──
 *   LT/PT       one pair for each step: lead time above, process time below
 *
 * Widths are even, or proportional to time. What is unknown is a gap of its own width,
 * never nothing. Units are those of the caller; y grows downwards.
 */
#pragma once

#include <glib.h>
#include <math.h>

G_BEGIN_DECLS

typedef enum
{
  FW_VS_SAW_TOOTH,
  FW_VS_PAIRS,
} FwValueStreamLadderStyle;

typedef struct
{
  guint step;
  double wait, work; /* s, as they count for the lead time; NAN: unknown */
} FwValueStreamRung;

typedef struct
{
  FwValueStreamLadderStyle style;
  gboolean proportional;
  double x, width;    /* of the whole */
  double top, bottom; /* y of waiting and of work */
  double gap;         /* width of what is unknown, when proportional */
  double scale;       /* units a second, in place of @width, so that two can be compared; 0: none */
} FwValueStreamLadderOptions;

typedef struct
{
  guint step;
  gboolean work; /* else waiting, or the lead time of a pair */
  gboolean unknown;
  double value; /* s */
  double x1, x2, y;
} FwValueStreamLadderPart;

typedef struct
{
  FwValueStreamLadderPart *parts;
  guint n_parts;
  double *points; /* x, y of the line of a saw-tooth, through all parts */
  guint n_points;
  double *sums; /* by rung: lead time up to its end; NAN from the first gap on */
  guint n_rungs;
  double scale; /* units a second when proportional; NAN otherwise */
} FwValueStreamLadder;

FwValueStreamLadder *
fw_value_stream_ladder_new (const FwValueStreamRung *rungs,
                            guint n_rungs,
                            const FwValueStreamLadderOptions *options);
void
fw_value_stream_ladder_free (FwValueStreamLadder *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwValueStreamLadder, fw_value_stream_ladder_free)

G_END_DECLS
