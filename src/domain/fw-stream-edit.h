/* fw-stream-edit.h: the acts of drawing a value stream, on a map in memory.
 *
 * Each keeps the map whole: flows never hang in the air, and what names a removed step
 * goes with it. None opens an act of its own: put fw_stream_begin() and _end() around.
 */
#pragma once

#include "domain/fw-stream.h"

G_BEGIN_DECLS

/* A task behind @after (NULL: behind the last step) in its lane, joined by a work flow. */
FwStreamItem *
fw_stream_edit_add_step (FwStream *self, FwStreamItem *after, const char *name);
/* A task in the middle of a work flow; what was told of the flow stays on its first half. */
FwStreamItem *
fw_stream_edit_insert_step (FwStream *self, FwStreamItem *flow, const char *name);
/* Joins two ends; @kind: "work", "information", "document", "money". */
FwStreamItem *
fw_stream_edit_connect (FwStream *self, const char *from, const char *to, const char *kind);
/* Takes a step out with its flows. Where work came in and went out one way, it goes on
 * from before to behind. */
void
fw_stream_edit_remove_step (FwStream *self, FwStreamItem *step);
/* Takes out a measure with its changes, or a flow with the changes that name it. */
void
fw_stream_edit_remove (FwStream *self, FwStreamItem *item);

/* The target: a copy in which the changes of the measures are made. @measures: their
 * ids, NULL-terminated; NULL: all that are switched on. */
FwStream *
fw_stream_dup_target (FwStream *self, const char *const *measures);

G_END_DECLS
