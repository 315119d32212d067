/* fw-timeline-private.h: what the files of the timeline's layout share. */
#pragma once

#include "scene/fw-timeline-layout.h"

G_BEGIN_DECLS

/* Appends the marks of the events at @positions, by x. */
void
_fw_timeline_layout_make_marks (FwTimelineLayout *self, guint lane, GArray *positions);
void
_fw_timeline_layout_make_ages (FwTimelineLayout *self, guint lane, FwDay born, double y);
/* What packing has to know of a mark. */
void
_fw_timeline_layout_measure (FwTimelineLayout *self,
                             FwTimelineLane lane,
                             const FwTimelineMark *mark,
                             FwPackItem *item);

/* fw-timeline-curves.c: places the values of a lane from mark @first on; the height. */
double
_fw_timeline_layout_place_values (FwTimelineLayout *self, guint first, double y);

G_END_DECLS
