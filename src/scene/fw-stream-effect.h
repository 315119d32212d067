/* fw-stream-effect.h: what measures, stamps and what-ifs would change. Pure; each answer
 * comes from figures made anew, never from a sum of effects: those do not add up.
 */
#pragma once

#include "scene/fw-stream-figures.h"

G_BEGIN_DECLS

/* One bar from today to the target. */
typedef struct
{
  char *measure; /* its id */
  gboolean on;
  double delta;    /* s of expected time; of one that is off: what it would bring now */
  double effect;   /* s against the present switches, on and off alike */
  double from, to; /* running sums; of one that is off both are the target's */
} FwStreamBar;

typedef struct
{
  double today, target; /* s of expected time with returns */
  GArray *bars;         /* FwStreamBar, in the order of the measures */
} FwStreamWaterfall;

FwStreamWaterfall *
fw_stream_waterfall_new (FwStream *stream);
void
fw_stream_waterfall_free (FwStreamWaterfall *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwStreamWaterfall, fw_stream_waterfall_free)

/* Seconds of expected time that would be saved if what @stamp (a stamp of @stream) names
 * were gone: the waiting of its step, or the return that it hangs at. NAN where nothing
 * can be computed from it. Effects of several are not to be added. */
double
fw_stream_stamp_get_effect (FwStream *stream, const FwStreamItem *stamp, double expected);

/* The five causes of waiting, processing, and returns: what a what-if can take less of. */
typedef enum
{
  FW_STREAM_LESS_BATCH,
  FW_STREAM_LESS_CONTENTION,
  FW_STREAM_LESS_ABSENCE,
  FW_STREAM_LESS_PRIORITY,
  FW_STREAM_LESS_EXTERNAL,
  FW_STREAM_LESS_OTHER, /* waiting without a cause */
  FW_STREAM_LESS_PROCESS,
  FW_STREAM_LESS_RETURNS,
  FW_STREAM_N_LESS,
} FwStreamLess;

/* "batch", …; NULL for what is no cause. */
const char *
fw_stream_less_get_cause (FwStreamLess less);
const char *
fw_stream_less_get_title (FwStreamLess less);
/* Seconds of waiting by cause in one pass of all steps, as far as they are known. */
void
fw_stream_sum_causes (const FwStreamFigures *figures, double sums[FW_STREAM_N_LESS]);
/* A copy in which so much less is waited, worked and returned (shares 0 … 1). */
FwStream *
fw_stream_dup_potential (FwStream *stream, const double less[FW_STREAM_N_LESS]);
/* The same as changes of @measure, an item of @stream; within an act of the caller. */
void
fw_stream_potential_to_changes (FwStream *stream,
                                const double less[FW_STREAM_N_LESS],
                                FwStreamItem *measure);

G_END_DECLS
