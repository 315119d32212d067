/* fw-value-stream-band.h: the money band (Sankey) as numbers to draw. Pure.
 *
 *   ┌─s1─┐┌─s2─┐┌─s3─┐     cells: staff money goes from the hub up into them, each band
 *      ▲     ▲     ▲        turning up at its own cell, so that none crosses another
 *   █══╝     ║     ║
 *   █════════╝     ║
 *   █══════════════╝
 *
 *   █═════════█═══════█     other nodes in columns, sources at the left, uses at the right
 *   █═══╗     █═══════█
 *
 * One scale for everything: a band is as thick as its amount, a node as high as what
 * passes it. Where the sums of a node do not close, the rest is a flow of its own, to or
 * from a node that stands for it, so that every node is filled on both sides. What is
 * unknown has no thickness and says so, and its nodes have no gap: nobody knows it. Units are the caller's; y grows downwards.
 */
#pragma once

#include "engine/fw-value-stream-money.h"

G_BEGIN_DECLS

#define FW_VALUE_STREAM_NO_BAND G_MAXUINT

/* From left to right; cells do not overlap. The hub alone gives to their nodes. */
typedef struct
{
  guint node; /* of the money */
  double x, w;
} FwValueStreamBandCell;

typedef struct
{
  double x, width;
  double top;     /* lower edge of the cells */
  double rise;    /* free height between cells and hub */
  double node_w;  /* width of a node */
  double label_w; /* room for words at the right of a node */
  double label_h; /* what a node takes at least */
  double gap;     /* between nodes of a column */
  double most;    /* what all the money takes at most */
  guint hub;      /* FW_VALUE_STREAM_NO_BAND: none, and no cells */
  const FwValueStreamBandCell *cells;
  guint n_cells;
} FwValueStreamBandOptions;

typedef struct
{
  guint node;   /* of the money; of a gap: the node that does not close */
  gboolean gap; /* stands for what is missing or left over */
  guint column;
  double x, y, w, h;
} FwValueStreamBandNode;

typedef struct
{
  guint amount;   /* of the money; FW_VALUE_STREAM_NO_BAND: a gap */
  guint from, to; /* FwValueStreamBandNode; @to FW_VALUE_STREAM_NO_BAND: into a cell */
  guint cell;     /* FW_VALUE_STREAM_NO_BAND: none */
  gint64 cents;   /* 0 when unknown */
  gboolean unknown;
  double thick;
  double x1, y1, x2, y2; /* the middles of its ends */
} FwValueStreamBandFlow;

typedef struct
{
  GArray *nodes; /* FwValueStreamBandNode */
  GArray *flows; /* FwValueStreamBandFlow */
  double scale;  /* units a cent */
  double bottom;
  guint n_columns;
} FwValueStreamBand;

/* @money is closed (fw_value_stream_money_close) and has not overflown. */
FwValueStreamBand *
fw_value_stream_band_new (const FwValueStreamMoney *money, const FwValueStreamBandOptions *options);
void
fw_value_stream_band_free (FwValueStreamBand *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwValueStreamBand, fw_value_stream_band_free)

G_END_DECLS
