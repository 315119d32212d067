/* fw-timeline-view-camera.c: what of time is in view, and how large. */
#include "config.h"

#include <math.h>

#include "features/timeline/fw-timeline-view-private.h"

#define FUTURE 200.0 /* pixels of a life in view: what lies ahead, and words of what is now */

double
_fw_timeline_view_get_width (FwTimelineView *self)
{
  return MAX (1, gtk_widget_get_width (GTK_WIDGET (self)) - self->titles);
}

double
_fw_timeline_view_to_layout (FwTimelineView *self, double x)
{
  return x - self->titles + self->left;
}

void
_fw_timeline_view_set_camera (FwTimelineView *self, double scale, double left)
{
  double width = _fw_timeline_view_get_width (self), least, most;

  if (self->layout == NULL)
    return;
  self->fits = FALSE;
  scale = CLAMP (scale, FW_TIMELINE_LEAST_SCALE, FW_TIMELINE_MOST_SCALE);
  /* Nobody gets lost: something of the life stays in view. */
  least = -width * 0.8;
  most = fw_fold_axis_get_x (&self->layout->axis, scale, self->layout->last + 1.0) - width * 0.2;
  left = CLAMP (left, least, MAX (least, most));
  self->left = left;
  if (scale != self->scale)
    {
      self->scale = scale;
      _fw_timeline_view_make_layout (self);
    }
  else
    _fw_timeline_view_sync_items (self, FALSE);
  gtk_widget_queue_allocate (GTK_WIDGET (self));
  gtk_widget_queue_draw (GTK_WIDGET (self));
  _fw_timeline_view_emit (self, "camera-changed");
}

void
_fw_timeline_view_zoom_at (FwTimelineView *self, double factor, double x)
{
  double scale = CLAMP (self->scale * factor, FW_TIMELINE_LEAST_SCALE, FW_TIMELINE_MOST_SCALE);
  double at = CLAMP (x - self->titles, 0, _fw_timeline_view_get_width (self)), day;

  if (self->layout == NULL)
    return;
  day = fw_timeline_layout_get_day (self->layout, self->left + at);
  _fw_timeline_view_set_camera (self, scale,
                                fw_fold_axis_get_x (&self->layout->axis, scale, day) - at);
}

/* Where zooming by key holds on: what is walked on when it is in view, else the middle. */
static double
get_anchor (FwTimelineView *self)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  const FwTimelineEvent *event
      = timeline != NULL ? fw_timeline_find (timeline, self->current) : NULL;
  double width = _fw_timeline_view_get_width (self);

  if (event != NULL && self->layout != NULL && event->first != FW_DAY_NONE)
    {
      double x = fw_timeline_layout_get_x (self->layout, event->first) - self->left;

      if (x >= 0 && x <= width)
        return self->titles + x;
    }
  return self->titles + width / 2;
}

void
fw_timeline_view_zoom (FwTimelineView *self, double factor)
{
  g_return_if_fail (FW_IS_TIMELINE_VIEW (self));

  if (self->layout != NULL)
    _fw_timeline_view_zoom_at (self, factor, get_anchor (self));
}

void
fw_timeline_view_pan (FwTimelineView *self, double pixels)
{
  g_return_if_fail (FW_IS_TIMELINE_VIEW (self));

  _fw_timeline_view_set_camera (self, self->scale, self->left + pixels);
}

gboolean
fw_timeline_view_get_range (FwTimelineView *self, FwDay *first, FwDay *last)
{
  g_return_val_if_fail (FW_IS_TIMELINE_VIEW (self), FALSE);

  if (self->layout == NULL)
    return FALSE;
  *first = (FwDay) floor (fw_timeline_layout_get_day (self->layout, self->left));
  *last = (FwDay) floor (
      fw_timeline_layout_get_day (self->layout, self->left + _fw_timeline_view_get_width (self)));
  return TRUE;
}

/* From the first day of a life to where words of what is now and ahead end. */
static void
get_life (FwTimelineView *self, FwTimeline *timeline, FwDay *first, FwDay *last)
{
  double width = _fw_timeline_view_get_width (self);
  double room = MIN (FUTURE * self->factor, width * 0.22);
  FwDay most;

  fw_timeline_get_life (timeline, first, last);
  most = timeline->today + (FwDay) ((timeline->today - *first) * room / (width - room));
  *last = MAX (*last + (*last - *first) / 40, most);
}

void
fw_timeline_view_show_range (FwTimelineView *self, FwDay first, FwDay last)
{
  double scale;

  g_return_if_fail (FW_IS_TIMELINE_VIEW (self));

  if (self->layout == NULL || last < first)
    return;
  scale = CLAMP (
      fw_fold_axis_get_scale (&self->layout->axis, first, last, _fw_timeline_view_get_width (self)),
      FW_TIMELINE_LEAST_SCALE, FW_TIMELINE_MOST_SCALE);
  _fw_timeline_view_set_camera (self, scale,
                                fw_fold_axis_get_x (&self->layout->axis, scale, first));
}

void
_fw_timeline_view_aim_at_life (FwTimelineView *self)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  FwDay first, last, origin, end;

  /* What is folded is known when it has been laid out. */
  if (timeline == NULL || gtk_widget_get_width (GTK_WIDGET (self)) <= 0
      || fw_timeline_desk_folds_gaps (self->desk))
    return;
  get_life (self, timeline, &first, &last);
  fw_timeline_get_span (timeline, &origin, &end);
  self->scale = CLAMP (_fw_timeline_view_get_width (self) / (last - first + 1),
                       FW_TIMELINE_LEAST_SCALE, FW_TIMELINE_MOST_SCALE);
  self->left = (first - origin) * self->scale;
}

void
fw_timeline_view_show_life (FwTimelineView *self)
{
  FwDay first, last;

  g_return_if_fail (FW_IS_TIMELINE_VIEW (self));

  self->wants_life = FALSE;
  if (self->layout == NULL)
    return;
  get_life (self, self->layout->timeline, &first, &last);
  fw_timeline_view_show_range (self, first, last);
  self->fits = TRUE;
  self->fit_width = gtk_widget_get_width (GTK_WIDGET (self));
}

void
fw_timeline_view_show_days (FwTimelineView *self, int days)
{
  g_return_if_fail (FW_IS_TIMELINE_VIEW (self) && days > 0);

  if (self->layout != NULL)
    _fw_timeline_view_zoom_at (self, _fw_timeline_view_get_width (self) / days / self->scale,
                               get_anchor (self));
}

void
fw_timeline_view_show_day (FwTimelineView *self, FwDay day)
{
  g_return_if_fail (FW_IS_TIMELINE_VIEW (self));

  if (self->layout != NULL)
    _fw_timeline_view_set_camera (self, self->scale,
                                  fw_timeline_layout_get_x (self->layout, day)
                                      - _fw_timeline_view_get_width (self) / 2);
}

double
fw_timeline_view_get_scale (FwTimelineView *self)
{
  return self->scale;
}

double
fw_timeline_view_get_offset (FwTimelineView *self)
{
  return self->titles - self->left;
}

double
fw_timeline_view_get_left (FwTimelineView *self)
{
  return self->titles;
}

double
fw_timeline_view_get_factor (FwTimelineView *self)
{
  return self->factor;
}
