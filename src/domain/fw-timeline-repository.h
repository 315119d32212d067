/* fw-timeline-repository.h: reads the course of a case from everywhere it was written. */
#pragma once

#include "domain/fw-deadline-repository.h"
#include "domain/fw-timeline.h"

G_BEGIN_DECLS

/* Resolves to a sealed FwTimeline; NOT_FOUND when the case is no longer there. */
DexFuture *
fw_timeline_repository_load (FwStore *store, gint64 case_id);
/* The same with what is due, as fw_timeline_add_deadlines() puts it in. */
DexFuture *
fw_timeline_repository_load_with_deadlines (FwStore *store, gint64 case_id);
/* The case's open deadlines into its own lane, decisions left out where they have a bar
 * of their own; seal again afterwards. */
void
fw_timeline_add_deadlines (FwTimeline *self, FwRadar *radar);
/* Columns of list_life_events. */
enum
{
  FW_LIFE_ID,
  FW_LIFE_CHILD,
  FW_LIFE_LANE,
  FW_LIFE_LANE_TITLE,
  FW_LIFE_TEXT,
  FW_LIFE_NOTE,
  FW_LIFE_SYMBOL,
  FW_LIFE_SPAN,
  FW_LIFE_ONGOING,
  FW_LIFE_FROM,
  FW_LIFE_TO,
  FW_LIFE_SOURCE,
};
/* All life events of a case as they are stored; resolves to an FwResult. */
DexFuture *
fw_timeline_repository_list_life_events (FwStore *store, gint64 case_id);
/* What a change must touch for the timeline to be read again. */
gboolean
fw_timeline_is_touched (FwNotice *notice);

G_END_DECLS
