/* fw-timeline-items.c: the marks of a layout as items of a scene, with their words. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "scene/fw-timeline-private.h"

char *
fw_timeline_dup_unit_words (FwAxisUnit unit, FwDay day)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, of_month;

  fw_day_split (day, &year, &month, &of_month);
  switch (unit)
    {
    case FW_AXIS_DAY:
      return fw_day_to_text (day);
    case FW_AXIS_WEEK:
      /* Translators: a week of a year: "week 20, 2021" */
      return g_strdup_printf (_ ("week %1$d, %2$d"), fw_day_get_week (day), year);
    case FW_AXIS_MONTH:
      date = g_date_time_new_utc (year, month, 1, 0, 0, 0);
      return g_date_time_format (date, "%OB %Y");
    case FW_AXIS_QUARTER:
      /* Translators: a quarter of a year: "quarter 2, 2021" */
      return g_strdup_printf (_ ("quarter %1$d, %2$d"), (month - 1) / 3 + 1, year);
    case FW_AXIS_FIVE_YEARS:
      return g_strdup_printf ("%d–%d", year, year + 4);
    case FW_AXIS_YEAR:
    default:
      return g_strdup_printf ("%d", year);
    }
}

char *
fw_timeline_dup_fold_words (const FwFold *fold)
{
  guint days, n;

  g_return_val_if_fail (fold != NULL, NULL);

  days = (guint) (fold->last - fold->first + 1);
  n = days >= 2 * 365 ? (days + 182) / 365 : (days + 15) / 30;
  return days >= 2 * 365 ? g_strdup_printf (ngettext ("%u year", "%u years", n), n)
                         : g_strdup_printf (ngettext ("%u month", "%u months", n), n);
}

void
fw_timeline_mark_get_bounds (FwTimelineLayout *self,
                             const FwTimelineMark *mark,
                             graphene_rect_t *bounds)
{
  double from = mark->x, to = mark->x + mark->width, pad = 2 * self->options.factor;
  double below;

  if (mark->label != NULL && mark->side != FW_PACK_NO_LABEL)
    {
      from = MIN (from, mark->label_x);
      to = MAX (to, mark->label_x + mark->label_width);
    }
  /* The arrow of what goes on; the haze round a time that is not quite known. */
  if (mark->kind == FW_MARK_BAR)
    to = MAX (to, mark->x + mark->width + 8 * self->options.factor);
  if (mark->kind == FW_MARK_POINT)
    {
      from = MIN (from, mark->x - mark->blur_from);
      to = MAX (to, mark->x + mark->width + mark->blur_to);
    }
  /* The triangle of a fall. */
  below = mark->kind == FW_MARK_VALUE ? 8 * self->options.factor : 0;
  *bounds = GRAPHENE_RECT_INIT ((float) (from - pad), (float) (mark->y - pad),
                                (float) (to - from + 2 * pad),
                                (float) (mark->height + below + 2 * pad));
}

char *
fw_timeline_layout_dup_spoken (FwTimelineLayout *self, const FwTimelineMark *mark)
{
  const FwTimelineLaneRow *lane = &g_array_index (self->lanes, FwTimelineLaneRow, mark->lane);
  const FwTimelineEvent *event;
  g_autofree char *when = NULL;

  g_return_val_if_fail (FW_IS_TIMELINE_LAYOUT (self), NULL);

  if (mark->n_members == 0)
    return NULL;
  event = fw_timeline_layout_get_member (self, mark, 0);
  if (mark->n_members == 1)
    return fw_timeline_event_dup_spoken (self->timeline, event);
  if (mark->kind == FW_MARK_DENSITY)
    {
      when = fw_timeline_dup_unit_words (lane->unit, event->first);
      /* Translators: %1$u contacts in %2$s, a month or another span */
      return g_strdup_printf (
          ngettext ("%1$u contact, %2$s", "%1$u contacts, %2$s", mark->n_members), mark->n_members,
          when);
    }
  {
    const FwTimelineEvent *last = fw_timeline_layout_get_member (self, mark, mark->n_members - 1);
    g_autofree char *first_day = fw_day_to_text (event->first);
    g_autofree char *last_day = fw_day_to_text (last->first);

    /* Translators: a lane, how many stand together, first and last day */
    return g_strdup_printf (_ ("%1$s: %2$u together, %3$s to %4$s"),
                            fw_lane_get_title (event->lane), mark->n_members, first_day, last_day);
  }
}

static void
clear_sign (gpointer data)
{
  g_object_unref (((FwTimelineSign *) data)->layout);
}

FwSceneItem *
fw_timeline_layout_dup_item (FwTimelineLayout *self, guint index)
{
  const FwTimelineMark *mark = fw_timeline_layout_get_mark (self, index);
  graphene_rect_t body = GRAPHENE_RECT_INIT ((float) mark->x, (float) mark->y, (float) mark->width,
                                             (float) mark->height);
  g_autofree char *id = NULL;
  g_autofree char *spoken = fw_timeline_layout_dup_spoken (self, mark);
  FwTimelineSign *sign = g_rc_box_new0 (FwTimelineSign);
  FwSceneItem *item;

  if (mark->n_members > 0)
    id = g_strdup (fw_timeline_layout_get_member (self, mark, 0)->id);
  else
    id = g_strdup_printf ("age:%u", index);
  item = fw_scene_item_new (id, (int) mark->kind, FW_SHAPE_RECT, &body);
  fw_timeline_mark_get_bounds (self, mark, &item->bounds);
  item->z = 2;
  if (mark->n_members > 0)
    {
      item->flags = FW_ITEM_FOCUSABLE;
      fw_scene_item_set_words (
          item, mark->label != NULL ? mark->label : spoken, spoken,
          mark->n_members == 1 ? fw_timeline_layout_get_member (self, mark, 0)->detail : NULL);
    }
  sign->layout = g_object_ref (self);
  sign->mark = mark;
  sign->label_x = mark->label_x;
  sign->label_width = mark->label_width;
  fw_scene_item_take_sign (item, sign, clear_sign);
  return item;
}

GPtrArray *
fw_timeline_layout_dup_items (FwTimelineLayout *self, double from, double to)
{
  GPtrArray *items = g_ptr_array_new_with_free_func (g_object_unref);

  g_return_val_if_fail (FW_IS_TIMELINE_LAYOUT (self), items);

  for (guint i = 0; i < self->marks->len; i++)
    {
      const FwTimelineMark *mark = fw_timeline_layout_get_mark (self, i);
      graphene_rect_t bounds;

      fw_timeline_mark_get_bounds (self, mark, &bounds);
      if (bounds.origin.x <= to && bounds.origin.x + bounds.size.width >= from)
        g_ptr_array_add (items, fw_timeline_layout_dup_item (self, i));
    }
  return items;
}

/* --- paper ------------------------------------------------------------------------------ */

static FwSceneItem *
make_ground (FwTimelineLayout *self, int kind, double from, double to)
{
  double axis = FW_TIMELINE_AXIS_HEIGHT * self->options.factor;
  double titles = FW_TIMELINE_TITLE_WIDTH * self->options.factor;
  graphene_rect_t body;
  FwTimelineSign *sign = g_rc_box_new0 (FwTimelineSign);
  FwSceneItem *item;

  if (kind == FW_TIMELINE_GROUND)
    body = GRAPHENE_RECT_INIT ((float) from, 0, (float) (to - from), (float) self->height);
  else if (kind == FW_TIMELINE_AXIS)
    body = GRAPHENE_RECT_INIT ((float) from, (float) -axis, (float) (to - from), (float) axis);
  else
    body = GRAPHENE_RECT_INIT ((float) (from - titles), 0, (float) titles, (float) self->height);
  item = fw_scene_item_new (kind == FW_TIMELINE_GROUND ? "ground"
                            : kind == FW_TIMELINE_AXIS ? "axis"
                                                       : "titles",
                            kind, FW_SHAPE_RECT, &body);
  item->z = kind == FW_TIMELINE_GROUND ? 0 : 3;
  sign->layout = g_object_ref (self);
  sign->from = from;
  sign->to = to;
  fw_scene_item_take_sign (item, sign, clear_sign);
  return item;
}

GPtrArray *
fw_timeline_layout_dup_page_items (FwTimelineLayout *self, FwDay first, FwDay last)
{
  double from, to;
  GPtrArray *items;

  g_return_val_if_fail (FW_IS_TIMELINE_LAYOUT (self), NULL);

  from = fw_timeline_layout_get_x (self, first);
  to = fw_timeline_layout_get_x (self, last + 1);
  items = fw_timeline_layout_dup_items (self, from, to);
  /* Labels may stand out at the end: the ground goes on below them. */
  for (guint i = 0; i < items->len; i++)
    {
      const FwSceneItem *item = g_ptr_array_index (items, i);

      to = MAX (to, item->bounds.origin.x + item->bounds.size.width);
    }
  g_ptr_array_add (items, make_ground (self, FW_TIMELINE_GROUND, from, to));
  g_ptr_array_add (items, make_ground (self, FW_TIMELINE_AXIS, from, to));
  g_ptr_array_add (items, make_ground (self, FW_TIMELINE_TITLES, from, to));
  return items;
}
