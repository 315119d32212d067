/* fw-timeline-view.h: the lanes of a timeline, to be moved along, walked and changed.
 *
 *   FwTimelineView (time runs across, the scrolled window moves it down)
 *    ├ a button for each lane, in the column of titles: folds it
 *    └ FwItemView: a thin widget for each mark in view
 *
 * Axis and range bar follow its camera. Main thread.
 */
#pragma once

#include <gtk/gtk.h>

#include "draw/fw-draw-timeline.h"
#include "features/timeline/fw-timeline-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_VIEW (fw_timeline_view_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineView, fw_timeline_view, FW, TIMELINE_VIEW, GtkWidget)

/* Signals:
 *   camera-changed ()                     what is in view
 *   current-changed (const char *id)      the event that is walked on; may be NULL
 *   activated (const char *id)            Enter, double click
 *   typed (int lane, const char *text)    a letter in a lane: what is to be an event
 *   end-moved (const char *id, gboolean end, int day)
 *   remove-requested (const char *id)
 *   day-changed (int day)                 the day under the pointer, or of what is walked on
 */
GtkWidget *
fw_timeline_view_new (FwTimelineDesk *desk);
FwTimelineLayout *
fw_timeline_view_get_layout (FwTimelineView *self);
FwDrawContext *
fw_timeline_view_get_context (FwTimelineView *self);

/* --- camera ----------------------------------------------------------------------- */

/* The days in view; FALSE before there is anything. */
gboolean
fw_timeline_view_get_range (FwTimelineView *self, FwDay *first, FwDay *last);
/* Shows the days from @first to @last over the whole width. */
void
fw_timeline_view_show_range (FwTimelineView *self, FwDay first, FwDay last);
/* The life of the children, and what lies ahead. */
void
fw_timeline_view_show_life (FwTimelineView *self);
/* @days in view; what is walked on, else the middle, stays where it is. */
void
fw_timeline_view_show_days (FwTimelineView *self, int days);
void
fw_timeline_view_zoom (FwTimelineView *self, double factor);
void
fw_timeline_view_pan (FwTimelineView *self, double pixels);
/* Brings @day into the middle of the view. */
void
fw_timeline_view_show_day (FwTimelineView *self, FwDay day);
double
fw_timeline_view_get_scale (FwTimelineView *self);
/* x of the widget where the origin's day begins, and where time begins at all. */
double
fw_timeline_view_get_offset (FwTimelineView *self);
double
fw_timeline_view_get_left (FwTimelineView *self);
double
fw_timeline_view_get_factor (FwTimelineView *self);

/* The day under the pointer or of what was walked on last, the middle of the view before
 * there was either; FW_DAY_NONE before there is anything. */
FwDay
fw_timeline_view_get_day (FwTimelineView *self);

/* --- events ----------------------------------------------------------------------- */

/* Walks to the event: it is in view, selected and has the focus. */
void
fw_timeline_view_go_to (FwTimelineView *self, const char *id, gboolean focus);
/* Borrowed; NULL for none. */
const char *
fw_timeline_view_get_current (FwTimelineView *self);
/* The lane that is worked in; -1: none. */
int
fw_timeline_view_get_lane (FwTimelineView *self);
/* For measuring. */
guint
fw_timeline_view_get_n_items (FwTimelineView *self);

G_END_DECLS
