/* fw-stream-place.h: a map laid out: its layout, and which item each box and line is.
 * Borrows the map, which must not change meanwhile; made anew after each change.
 */
#pragma once

#include "domain/fw-stream.h"
#include "engine/fw-stream-layout.h"

G_BEGIN_DECLS

/* A step as it is drawn: in-tray at its left, then name strip and three data rows. */
#define FW_STREAM_BOX_W 148.0
#define FW_STREAM_QUEUE_W 38.0 /* of it */
#define FW_STREAM_BOX_H 92.0
#define FW_STREAM_NODE_H 40.0 /* split, join, end */
#define FW_STREAM_LABEL_H 14.0

/* The width of @text as a flow's label. */
typedef double (*FwStreamMeasure) (const char *text, gpointer data);

typedef struct
{
  FwStreamLayoutInput input;
  FwStreamLayout *layout;
  GPtrArray *boxes;  /* FwStreamItem: parties, then steps */
  GPtrArray *flows;  /* FwStreamItem; NULL: a chain's line that nobody drew */
  GPtrArray *lanes;  /* char *: names, from top to bottom */
  GPtrArray *labels; /* char *: of the flows; "" for none */
} FwStreamPlace;

/* @measure NULL: by a mean width of letters, for files and tests. */
FwStreamPlace *
fw_stream_place_new (FwStream *stream, FwStreamMeasure measure, gpointer data);
/* The same without the flows that @is_shown denies (NULL: all are shown). */
typedef gboolean (*FwStreamFlowFilter) (const FwStreamItem *flow, guint show);
FwStreamPlace *
fw_stream_place_new_for (FwStream *stream,
                         FwStreamFlowFilter is_shown,
                         guint show,
                         FwStreamMeasure measure,
                         gpointer data);
void
fw_stream_place_free (FwStreamPlace *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwStreamPlace, fw_stream_place_free)
/* What stands above a flow: name, probability of a choice, medium, datum, amount. Free. */
char *
fw_stream_flow_dup_label (const FwStreamItem *flow);

G_END_DECLS
