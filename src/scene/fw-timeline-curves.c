/* fw-timeline-curves.c: the values of a lane of curves: heights, and the name at the end of
 * each curve. The lines between them are drawn from the values themselves.
 */
#include "config.h"

#include "scene/fw-timeline-private.h"

#define GAP 5.0
#define PADDING 6.0

double
fw_timeline_layout_get_value_y (FwTimelineLayout *self, double y, int value)
{
  double height = (FW_TIMELINE_CURVE - 2 * PADDING) * self->options.factor;

  g_return_val_if_fail (FW_IS_TIMELINE_LAYOUT (self), y);

  return y + PADDING * self->options.factor
         + height
               * (1 - (double) CLAMP (value, 0, FW_TIMELINE_MOST_VALUE) / FW_TIMELINE_MOST_VALUE);
}

static const FwTimelineEvent *
get_event (FwTimelineLayout *self, guint mark)
{
  return fw_timeline_layout_get_member (self, fw_timeline_layout_get_mark (self, mark), 0);
}

static gboolean
overlaps (const FwTimelineMark *a, double x, double width, double y, double height)
{
  return x < a->x + a->width && a->x < x + width && y < a->y + a->height && a->y < y + height;
}

/* Two of the same day and height stand beside each other. */
static void
part (FwTimelineLayout *self, guint first, guint index)
{
  FwTimelineMark *mark = &g_array_index (self->marks, FwTimelineMark, index);

  for (guint i = first; i < index; i++)
    {
      const FwTimelineMark *before = fw_timeline_layout_get_mark (self, i);

      if (overlaps (before, mark->x, mark->width, mark->y, mark->height))
        mark->x = before->x + before->width + 1;
    }
}

static gboolean
is_free (FwTimelineLayout *self, guint first, guint index, double x, double width)
{
  const FwTimelineMark *mark = fw_timeline_layout_get_mark (self, index);
  double height = mark->height + 4 * self->options.factor;
  double y = mark->y - 2 * self->options.factor;

  for (guint i = first; i < self->marks->len; i++)
    {
      const FwTimelineMark *other = fw_timeline_layout_get_mark (self, i);

      if (i == index)
        continue;
      if (overlaps (other, x, width, y, height))
        return FALSE;
      if (other->label != NULL && other->side != FW_PACK_NO_LABEL
          && x < other->label_x + other->label_width && other->label_x < x + width
          && y < other->y + height && other->y < y + height)
        return FALSE;
    }
  return TRUE;
}

/* The name of a curve stands at its last value. */
static void
name (FwTimelineLayout *self, guint first, guint index)
{
  FwTimelineMark *mark = &g_array_index (self->marks, FwTimelineMark, index);
  const FwTimelineEvent *event = get_event (self, index);
  double gap = GAP * self->options.factor, width, x;

  for (guint i = index + 1; i < self->marks->len; i++)
    if (get_event (self, i)->series == event->series)
      return;
  width = self->options.measure (event->text, FW_TIMELINE_TYPE * self->options.factor,
                                 FW_TIMELINE_WEIGHT, self->options.measure_data)
          + 2;
  x = mark->x + mark->width + gap;
  if (!is_free (self, first, index, x, width))
    {
      x = mark->x - gap - width;
      if (!is_free (self, first, index, x, width))
        return;
      mark->side = FW_PACK_LEFT;
    }
  else
    mark->side = FW_PACK_RIGHT;
  mark->label = event->text;
  mark->label_x = x;
  mark->label_width = width;
}

double
_fw_timeline_layout_place_values (FwTimelineLayout *self, guint first, double y)
{
  for (guint i = first; i < self->marks->len; i++)
    {
      FwTimelineMark *mark = &g_array_index (self->marks, FwTimelineMark, i);

      mark->height = mark->width;
      mark->y
          = fw_timeline_layout_get_value_y (self, y, get_event (self, i)->value) - mark->height / 2;
      mark->side = FW_PACK_NO_LABEL;
      part (self, first, i);
    }
  for (guint i = self->marks->len; i > first; i--)
    name (self, first, i - 1);
  return FW_TIMELINE_CURVE * self->options.factor;
}
