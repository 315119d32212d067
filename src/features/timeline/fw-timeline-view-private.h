/* fw-timeline-view-private.h: what the files of the view share. */
#pragma once

#include "canvas/fw-item-view.h"
#include "features/timeline/fw-timeline-view.h"

G_BEGIN_DECLS

struct _FwTimelineView
{
  GtkWidget parent_instance;
  FwTimelineDesk *desk;
  FwDrawContext *context;
  FwTimelineLayout *layout;
  double scale, factor;
  double left;       /* of the layout's x, at the left edge of the time */
  double titles;     /* width of the column of lane titles */
  GHashTable *items; /* index of the mark + 1 → FwItemView */
  double made_top, made_bottom;
  double made_from, made_to; /* of the layout's x: where all items are made */
  GPtrArray *headers;        /* GtkButton, as the layout's lanes; NULL for the ages */
  char *current;             /* id of the event that is walked on */
  int lane;
  FwDay day;           /* of the cursor; FW_DAY_NONE */
  gboolean wants_life; /* when there is a width */
  gboolean fits;       /* the life is shown, and stays so when the width changes */
  int fit_width;
  guint idle;

  /* dragging */
  enum
  {
    FW_DRAG_NONE,
    FW_DRAG_PAN,
    FW_DRAG_END,
    FW_DRAG_BEGINNING,
  } drag;
  double drag_left, drag_x;
  FwDay drag_day;
  double pointer_x, pinch_scale;
};

/* Anew, at the scale of now. */
void
_fw_timeline_view_make_layout (FwTimelineView *self);
void
_fw_timeline_view_emit (FwTimelineView *self, const char *signal, ...);
/* The same in the layout: x of a point of the widget. */
double
_fw_timeline_view_to_layout (FwTimelineView *self, double x);
/* The cursor is on another day. */
void
_fw_timeline_view_set_day (FwTimelineView *self, FwDay day);
double
_fw_timeline_view_get_width (FwTimelineView *self);
void
_fw_timeline_view_set_camera (FwTimelineView *self, double scale, double left);
/* Scale and place for the whole life, before there is a layout: so that one is enough. */
void
_fw_timeline_view_aim_at_life (FwTimelineView *self);
/* The index of the mark at a point of the widget; -1: none. */
int
_fw_timeline_view_find_mark (FwTimelineView *self, double x, double y);
/* Which end of a bar that can be moved is there. */
int
_fw_timeline_view_find_end (FwTimelineView *self, double x, double y, int *mark);
void
_fw_timeline_view_zoom_at (FwTimelineView *self, double factor, double x);

/* fw-timeline-view-items.c */
void
_fw_timeline_view_sync_items (FwTimelineView *self, gboolean again);
void
_fw_timeline_view_sync_headers (FwTimelineView *self);
GtkWidget *
_fw_timeline_view_find_item (FwTimelineView *self, const FwTimelineEvent *event);
void
_fw_timeline_view_select (FwTimelineView *self);

/* fw-timeline-view-input.c */
void
_fw_timeline_view_add_gestures (FwTimelineView *self);
/* fw-timeline-view-keys.c */
void
_fw_timeline_view_add_keys (FwTimelineView *self);
gboolean
_fw_timeline_view_focus (GtkWidget *widget, GtkDirectionType direction);

G_END_DECLS
