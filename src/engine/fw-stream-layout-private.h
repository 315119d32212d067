/* fw-stream-layout-private.h: working data of one layout, shared by its halves. */
#pragma once

#include "engine/fw-stream-layout.h"

G_BEGIN_DECLS

#define FW_STREAM_NO_BOX G_MAXUINT

typedef enum
{
  FW_ROUTE_STRAIGHT, /* along the row, right side to left side */
  FW_ROUTE_STEP,     /* by one vertical line between neighbouring columns */
  FW_ROUTE_AROUND,   /* by a horizontal channel */
  FW_ROUTE_DROP,     /* out of the bottom or top, so that a label has room */
} FwRouteKind;

/* A stretch of one line in a channel. */
typedef struct
{
  guint channel;
  double from, to; /* along the channel */
  guint track;
} FwStretch;

typedef struct
{
  FwRouteKind kind;
  gboolean up;             /* of a drop: out of the top */
  FwStretch first, second; /* vertical, at the begin and at the end */
  FwStretch across;        /* horizontal */
  double out, in;          /* of the box's height, from its top: 0 … 1 */
  double drop_x;           /* from the box's left side */
  guint label_column;
} FwRoute;

typedef struct
{
  const FwStreamLayoutInput *input;
  FwStreamLayout *layout;
  guint *column, *row; /* of boxes */
  guint n_columns, n_rows;
  guint *lane_of_row;
  guint *cells;    /* by row and column: the box, FW_STREAM_NO_BOX */
  gboolean *loose; /* rows that hold a pinned box: its ports may lie anywhere */
  FwRoute *routes;
  /* Of columns and the channels before them (one more behind the last). */
  double *column_x, *column_w, *track_x;
  guint *n_tracks;
  double *need; /* by box: from its left side, for itself and labels at its foot */
  double *zone; /* room for labels of straight lines before the tracks */
  /* Of rows and the channels above them. */
  double *row_y, *row_h, *channel_y;
  double **track_y; /* by channel: the line of each track */
} FwStreamWork;

static inline guint
fw_stream_work_get_cell (const FwStreamWork *self, guint row, guint column)
{
  return self->cells[row * self->n_columns + column];
}

/* Chooses the way of each flow and the vertical tracks. */
void
fw_stream_work_route (FwStreamWork *self);
/* Chooses the horizontal tracks, once all x are known; sets channels' heights. */
double
fw_stream_work_stack_channel (FwStreamWork *self, guint channel);
/* Draws the lines and places the labels. */
void
fw_stream_work_draw (FwStreamWork *self);
/* x of a vertical track. */
double
fw_stream_work_get_track_x (const FwStreamWork *self, const FwStretch *stretch);

#define FW_STREAM_TRACK 9.0
#define FW_STREAM_PAD 14.0
#define FW_STREAM_DROP_ZONE 26.0

G_END_DECLS
