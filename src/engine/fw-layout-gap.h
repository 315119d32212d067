/* fw-layout-gap.h: one gap between two rows, as the steps of fw-layout-tracks.c see it.
 *
 * Private to src/engine; a gap lives for one search for tracks. `ok` is FALSE when a
 * line found no room: it has asked for some (work->extra, work->nudge).
 */
#pragma once

#include "engine/fw-layout-work.h"

G_BEGIN_DECLS

#define FW_GAP_CLEAR 5.0 /* between verticals that must not be taken for one */
#define FW_GAP_TEXT_PAD 4.0

typedef struct
{
  FwLayoutWork *work;
  guint gap;
  GArray *nets; /* guint, all nets of the gap */
  guint bar_tracks, tracks;
  gboolean twins;
  gboolean ok;
} FwGap;

/* Where the line to child @i leaves the sibship's bar: twins leave from one point. */
double
fw_gap_down_x (FwLayoutWork *work, const FwNet *net, guint i);
gboolean
fw_gap_has_twins (FwLayoutWork *work, const FwNet *net);
/* Room of the text of a single parent: to the right of all legs of that parent. */
gboolean
fw_gap_single_text (FwLayoutWork *work, const FwNet *net, double *l, double *r);
/* Where twins leave the bar, and where children's lines leave their union's. */
void
fw_gap_choose_apexes (FwGap *self);
void
fw_gap_choose_drops (FwGap *self);
/* Places for texts and marks, once bars have their tracks. */
void
fw_gap_place_texts (FwGap *self);

G_END_DECLS
