/* fw-timeline-desk.h: what the tab "Timeline" shows and does: the timeline as stored, the
 * filter, and acts with their undo. Main thread, one a tab.
 *
 * Signals: changed () after loading or when the filter became another; loaded () once;
 * failed (const GError *error); days-changed () those that are compared.
 */
#pragma once

#include "domain/fw-timeline.h"
#include "store/fw-edit-session.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_DESK (fw_timeline_desk_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineDesk, fw_timeline_desk, FW, TIMELINE_DESK, GObject)

FwTimelineDesk *
fw_timeline_desk_new (FwStore *store, gint64 case_id);
void
fw_timeline_desk_load (FwTimelineDesk *self);
/* NULL until loaded. */
FwTimeline *
fw_timeline_desk_get_timeline (FwTimelineDesk *self);
FwStore *
fw_timeline_desk_get_store (FwTimelineDesk *self);
gint64
fw_timeline_desk_get_case (FwTimelineDesk *self);
/* Edits of life events go through it, so that one undo takes back all there is. */
FwEditSession *
fw_timeline_desk_get_session (FwTimelineDesk *self);
/* Commits @changes (transfer full), to be undone; what fails is told by "failed". */
void
fw_timeline_desk_commit (FwTimelineDesk *self, FwChangeSet *changes);

const FwTimelineFilter *
fw_timeline_desk_get_filter (FwTimelineDesk *self);
void
fw_timeline_desk_set_search (FwTimelineDesk *self, const char *search);
void
fw_timeline_desk_show_lane (FwTimelineDesk *self, FwTimelineLane lane, gboolean shown);
void
fw_timeline_desk_show_child (FwTimelineDesk *self, guint child, gboolean shown);
/* With the family: for ever, before loading. */
void
fw_timeline_desk_set_shared (FwTimelineDesk *self);
gboolean
fw_timeline_desk_is_shared (FwTimelineDesk *self);
guint32
fw_timeline_desk_get_folded (FwTimelineDesk *self);
/* Whether long stretches in which nothing begins or ends are folded on the axis. */
gboolean
fw_timeline_desk_folds_gaps (FwTimelineDesk *self);
void
fw_timeline_desk_fold_gaps (FwTimelineDesk *self, gboolean folded);
void
fw_timeline_desk_fold (FwTimelineDesk *self, FwTimelineLane lane, gboolean folded);
/* Two days that are compared; FW_DAY_NONE: not pinned. */
void
fw_timeline_desk_set_days (FwTimelineDesk *self, FwDay one, FwDay other);
void
fw_timeline_desk_get_days (FwTimelineDesk *self, FwDay *one, FwDay *other);

G_END_DECLS
