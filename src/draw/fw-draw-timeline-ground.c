/* fw-draw-timeline-ground.c: what lies beneath a timeline's marks: axis, lanes, today, and
 * the lights. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "domain/fw-decision-light.h"
#include "draw/fw-draw-line.h"
#include "draw/fw-draw-timeline.h"
#include "scene/fw-genogram-signs.h"

#define LEAST_TICK 9.0   /* pixels between the small marks */
#define LEAST_LABEL 46.0 /* a mark narrower than this has no label of its own */

static void
fill (GtkSnapshot *snapshot, const GdkRGBA *color, double x, double y, double width, double height)
{
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) x, (float) y, (float) width, (float) height);

  gtk_snapshot_append_color (snapshot, color, &rect);
}

static GdkRGBA
fade (GdkRGBA color, float alpha)
{
  color.alpha *= alpha;
  return color;
}

static void
draw_line (GtkSnapshot *snapshot,
           double x1,
           double y1,
           double x2,
           double y2,
           gboolean dashed,
           double width,
           const GdkRGBA *color)
{
  static const float dashes[] = {5, 3};
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new ((float) width);

  gsk_path_builder_move_to (builder, (float) x1, (float) y1);
  gsk_path_builder_line_to (builder, (float) x2, (float) y2);
  path = gsk_path_builder_to_path (builder);
  if (dashed)
    gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (snapshot, path, stroke, color);
  gsk_stroke_free (stroke);
}

/* The scale of a lane of curves, and what joins its values. */
static void
draw_curves (GtkSnapshot *snapshot,
             FwTimelineLayout *layout,
             guint lane,
             double from,
             double to,
             FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  const FwTimelineLaneRow *row = &g_array_index (layout->lanes, FwTimelineLaneRow, lane);
  double factor = layout->options.factor;
  double y = row->groups->len > 0 ? g_array_index (row->groups, FwTimelineGroup, 0).y : row->y;
  GdkRGBA grid = fade (colors->ink, 0.14f);

  for (int value = 100; value <= 300; value += 100)
    {
      g_autofree char *label = g_strdup_printf ("%d", value / 10);
      double at = floor (fw_timeline_layout_get_value_y (layout, y, value));
      FwDrawText text = {.text = label,
                         .x = from + 4 * factor,
                         .y = at - 2 * factor,
                         .size = 10 * factor,
                         .weight = 400,
                         .anchor = FW_ANCHOR_START};

      fill (snapshot, &grid, from, at, to - from, 1);
      fw_draw_text (context, snapshot, &text, &colors->dim);
    }
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const FwTimelineMark *mark = fw_timeline_layout_get_mark (layout, i), *before = NULL;
      const FwTimelineEvent *event;

      if (mark->kind != FW_MARK_VALUE || mark->lane != lane)
        continue;
      event = fw_timeline_layout_get_member (layout, mark, 0);
      for (guint k = i; k > 0 && before == NULL && event->joined; k--)
        {
          const FwTimelineMark *other = fw_timeline_layout_get_mark (layout, k - 1);

          if (other->kind == FW_MARK_VALUE && other->lane == lane
              && fw_timeline_layout_get_member (layout, other, 0)->series == event->series)
            before = other;
        }
      if (before == NULL || mark->x + mark->width < from || before->x > to)
        continue;
      draw_line (snapshot, before->x + before->width / 2, before->y + before->height / 2,
                 mark->x + mark->width / 2, mark->y + mark->height / 2, event->series % 2 == 0,
                 2 * factor, event->series % 2 == 0 ? &colors->ink : &colors->accent);
    }
}

/* Where time is left out: a band that is no ground to stand on, through all lanes. */
static void
draw_folds (GtkSnapshot *snapshot,
            FwTimelineLayout *layout,
            double from,
            double to,
            FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  GdkRGBA band = fade (colors->ink, 0.05f), edge = fade (colors->ink, 0.3f);

  for (guint i = 0; layout->axis.folds != NULL && i < layout->axis.folds->len; i++)
    {
      const FwFold *fold = &g_array_index (layout->axis.folds, FwFold, i);
      double begin = fw_timeline_layout_get_x (layout, fold->first);
      double end = fw_timeline_layout_get_x (layout, fold->last + 1);

      if (end < from || begin > to)
        continue;
      begin = MAX (begin, from);
      end = MIN (end, to);
      fill (snapshot, &band, begin, 0, end - begin, layout->height);
      draw_line (snapshot, begin, 0, begin, layout->height, TRUE, 1, &edge);
      draw_line (snapshot, end, 0, end, layout->height, TRUE, 1, &edge);
    }
}

void
fw_draw_timeline_ground (GtkSnapshot *snapshot,
                         FwTimelineLayout *layout,
                         double from,
                         double to,
                         FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  GdkRGBA line = fade (colors->ink, 0.16f), grid = fade (colors->ink, 0.08f);
  GdkRGBA future = fade (colors->accent, 0.06f), strong = fade (colors->ink, 0.15f);
  double scale = layout->options.scale;
  FwDay first = (FwDay) floor (fw_timeline_layout_get_day (layout, from));
  FwDay last = (FwDay) ceil (fw_timeline_layout_get_day (layout, to));
  FwAxisUnit unit = fw_axis_get_unit (scale, LEAST_LABEL * layout->options.factor);
  g_autoptr (GArray) ticks = fw_axis_dup_ticks (unit, first, last);
  double now = fw_timeline_layout_get_x (layout, layout->timeline->today) + scale / 2;

  if (now < to)
    fill (snapshot, &future, MAX (now, from), 0, to - MAX (now, from), layout->height);
  for (guint i = 0; i < ticks->len; i++)
    {
      const FwAxisTick *tick = &g_array_index (ticks, FwAxisTick, i);
      double x = fw_timeline_layout_get_x (layout, tick->day);

      if (x >= from && x <= to && fw_fold_axis_find (&layout->axis, tick->day) == NULL)
        fill (snapshot, tick->major ? &strong : &grid, floor (x), 0, 1, layout->height);
    }
  draw_folds (snapshot, layout, from, to, context);
  for (guint i = 0; i < layout->lanes->len; i++)
    {
      const FwTimelineLaneRow *lane = &g_array_index (layout->lanes, FwTimelineLaneRow, i);

      fill (snapshot, &line, from, lane->y + lane->height - 1, to - from, 1);
      if (lane->lane == FW_LANE_WELLBEING && !lane->folded)
        draw_curves (snapshot, layout, i, from, to, context);
    }
  if (now >= from && now <= to)
    fill (snapshot, &colors->red, now - 1, 0, 2, layout->height);
}

/* --- axis --------------------------------------------------------------------------------- */

static char *
dup_label (FwAxisUnit unit, FwDay day, gboolean large)
{
  g_autoptr (GDateTime) date = NULL;
  int year, month, of_month;

  fw_day_split (day, &year, &month, &of_month);
  date = g_date_time_new_utc (year, month, of_month, 0, 0, 0);
  switch (unit)
    {
    case FW_AXIS_DAY:
      return g_date_time_format (date, "%a %-d");
    case FW_AXIS_WEEK:
      return g_strdup_printf ("%d.", of_month);
    case FW_AXIS_MONTH:
      return g_date_time_format (date, large ? "%OB %Y" : "%Ob");
    case FW_AXIS_QUARTER:
      return g_date_time_format (date, "%Ob");
    case FW_AXIS_YEAR:
    case FW_AXIS_FIVE_YEARS:
    default:
      return g_strdup_printf ("%d", year);
    }
}

typedef struct
{
  GtkSnapshot *snapshot;
  FwDrawContext *context;
  FwTimelineLayout *layout;
  double from, to;
} Axis;

/* The days that are at least partly in view. */
static GArray *
dup_ticks (const Axis *self, FwAxisUnit unit)
{
  return fw_axis_dup_ticks (unit,
                            (FwDay) floor (fw_timeline_layout_get_day (self->layout, self->from)),
                            (FwDay) ceil (fw_timeline_layout_get_day (self->layout, self->to)));
}

/* Where the words of a span that begins at @day may begin: behind the fold that hides it. */
static double
get_begin (const Axis *self, FwDay day)
{
  const FwFold *fold = fw_fold_axis_find (&self->layout->axis, day);

  return fw_timeline_layout_get_x (self->layout, fold != NULL ? fold->last + 1 : day);
}

/* And where they have to end: before the next fold. */
static double
get_end (const Axis *self, FwDay begin, FwDay end)
{
  GArray *folds = self->layout->axis.folds;

  for (guint i = 0; folds != NULL && i < folds->len; i++)
    {
      const FwFold *fold = &g_array_index (folds, FwFold, i);

      if (fold->first > begin && fold->first < end)
        return fw_timeline_layout_get_x (self->layout, fold->first);
    }
  return fw_timeline_layout_get_x (self->layout, end);
}

/* Labels of one unit in a line; a label stays in view while its span is. */
static void
draw_labels (const Axis *self, FwAxisUnit unit, double baseline, gboolean large)
{
  const FwColors *colors = fw_draw_context_get_colors (self->context);
  g_autoptr (GArray) ticks = dup_ticks (self, unit);
  double factor = self->layout->options.factor;
  double size = (large ? 13 : 11.4) * factor;
  int weight = large ? 700 : 400;

  for (guint i = 0; i < ticks->len; i++)
    {
      const FwAxisTick *tick = &g_array_index (ticks, FwAxisTick, i);
      g_autofree char *label = dup_label (unit, tick->day, large);
      double begin = get_begin (self, tick->day), end = get_end (self, tick->day, tick->end);
      double width = fw_draw_context_measure (label, size, weight, self->context);
      FwDrawText text = {.text = label, .y = baseline, .size = size, .weight = weight};

      text.x = large ? MAX (begin, self->from) + 6 : begin + 5 * factor;
      text.anchor = FW_ANCHOR_START;
      if (text.x < self->from || text.x + width > MIN (end, self->to))
        continue;
      fw_draw_text (self->context, self->snapshot, &text, large ? &colors->label : &colors->dim);
    }
}

/* Two strokes where the axis is broken, and how long what is left out is. */
static void
draw_breaks (const Axis *self, double y)
{
  const FwColors *colors = fw_draw_context_get_colors (self->context);
  double factor = self->layout->options.factor;
  double height = FW_TIMELINE_AXIS_HEIGHT * factor, size = 10.5 * factor;
  GArray *folds = self->layout->axis.folds;

  for (guint i = 0; folds != NULL && i < folds->len; i++)
    {
      const FwFold *fold = &g_array_index (folds, FwFold, i);
      g_autofree char *words = fw_timeline_dup_fold_words (fold);
      double middle = (fw_timeline_layout_get_x (self->layout, fold->first)
                       + fw_timeline_layout_get_x (self->layout, fold->last + 1))
                      / 2;
      FwDrawText text = {.text = words,
                         .x = middle,
                         .y = y + 32 * factor - 4 * factor,
                         .size = size,
                         .weight = 400,
                         .anchor = FW_ANCHOR_MIDDLE,
                         .max_width = self->layout->axis.width - 4};

      if (middle < self->from || middle > self->to)
        continue;
      fill (self->snapshot, &colors->paper, middle - 5 * factor, y + height - 3, 10 * factor, 4);
      for (int k = -1; k <= 1; k += 2)
        draw_line (self->snapshot, middle + (k * 3 - 2.5) * factor, y + height,
                   middle + (k * 3 + 2.5) * factor, y + height - 9 * factor, FALSE, 1.5 * factor,
                   &colors->ink);
      fw_draw_text (self->context, self->snapshot, &text, &colors->dim);
    }
}

void
fw_draw_timeline_axis (GtkSnapshot *snapshot,
                       FwTimelineLayout *layout,
                       double from,
                       double to,
                       double y,
                       FwDrawContext *context)
{
  double scale = layout->options.scale, factor = layout->options.factor;
  const FwColors *colors = fw_draw_context_get_colors (context);
  const Axis self = {snapshot, context, layout, from, to};
  double height = FW_TIMELINE_AXIS_HEIGHT * factor, size = 11.4 * factor;
  FwAxisUnit fine = fw_axis_get_unit (scale, LEAST_TICK * factor);
  FwAxisUnit unit = fw_axis_get_unit (scale, LEAST_LABEL * factor);
  FwAxisUnit major = fw_axis_get_major (unit);
  g_autoptr (GArray) ticks = NULL;
  GdkRGBA dim = fade (colors->ink, 0.35f);
  double now = fw_timeline_layout_get_x (layout, layout->timeline->today) + scale / 2;

  fill (snapshot, &dim, from, y + height - 1, to - from, 1);
  ticks = dup_ticks (&self, fine);
  for (guint i = 0; i < ticks->len; i++)
    {
      const FwAxisTick *tick = &g_array_index (ticks, FwAxisTick, i);
      double x = fw_timeline_layout_get_x (layout, tick->day);
      double length = (tick->major ? 10 : 5) * factor;

      if (x >= from && x <= to && fw_fold_axis_find (&layout->axis, tick->day) == NULL)
        fill (snapshot, &dim, floor (x), y + height - length, 1, length);
    }
  draw_labels (&self, major, y + 16 * factor, TRUE);
  if (major != unit)
    draw_labels (&self, unit, y + 32 * factor, FALSE);
  draw_breaks (&self, y);
  if (now >= from && now <= to)
    {
      const char *word = _ ("today");
      double width = fw_draw_context_measure (word, size, 700, context) + 16 * factor;
      double x = CLAMP (now - width / 2, from, to - width);
      graphene_rect_t pill = GRAPHENE_RECT_INIT ((float) x, (float) (y + height - 19 * factor),
                                                 (float) width, (float) (17 * factor));
      GskRoundedRect round;
      FwDrawText text = {.text = word,
                         .x = x + width / 2,
                         .y = y + height - 6.5 * factor,
                         .size = size,
                         .weight = 700,
                         .anchor = FW_ANCHOR_MIDDLE};

      gsk_rounded_rect_init_from_rect (&round, &pill, pill.size.height / 2);
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, &colors->red, &pill);
      gtk_snapshot_pop (snapshot);
      fw_draw_text (context, snapshot, &text, &colors->paper);
    }
}

/* --- titles ------------------------------------------------------------------------------- */

void
fw_draw_timeline_titles (GtkSnapshot *snapshot,
                         FwTimelineLayout *layout,
                         double right,
                         FwDrawContext *context)
{
  const FwColors *colors = fw_draw_context_get_colors (context);
  double factor = layout->options.factor, width = FW_TIMELINE_TITLE_WIDTH * factor;
  gboolean many = layout->timeline->children->len > 1;
  GdkRGBA line = fade (colors->ink, 0.16f);

  for (guint i = 0; i < layout->lanes->len; i++)
    {
      const FwTimelineLaneRow *lane = &g_array_index (layout->lanes, FwTimelineLaneRow, i);
      FwDrawText title = {.text = lane->lane >= 0 ? fw_lane_get_title (lane->lane) : _ ("Age"),
                          .x = right - width + 4,
                          .y = lane->y + 20 * factor,
                          .size = 13 * factor,
                          .weight = 700,
                          .max_width = width * 0.62};

      fill (snapshot, &line, right - width, lane->y + lane->height - 1, width, 1);
      fw_draw_text (context, snapshot, &title, &colors->label);
      for (guint k = 0; k < lane->groups->len && many; k++)
        {
          const FwTimelineGroup *group = &g_array_index (lane->groups, FwTimelineGroup, k);
          FwDrawText name = {.x = right - 8 * factor,
                             .y = group->y + 16 * factor,
                             .size = 11.4 * factor,
                             .weight = 400,
                             .anchor = FW_ANCHOR_END};

          if (group->child < 0)
            continue;
          name.text
              = g_array_index (layout->timeline->children, FwTimelineChild, group->child).name;
          if (lane->lane < 0)
            name.y = group->y + group->height / 2 + 4 * factor;
          fw_draw_text (context, snapshot, &name, &colors->dim);
        }
    }
}

/* --- lights ---------------------------------------------------------------------------------- */

static void
draw_stroke (GtkSnapshot *snapshot,
             const graphene_point_t *points,
             guint n,
             double width,
             const GdkRGBA *color)
{
  g_autoptr (GskPath) path = fw_path_from_points (points, n, FALSE);

  fw_draw_stroke (snapshot, path, width, GSK_LINE_CAP_ROUND, color);
}

void
fw_draw_timeline_light (GtkSnapshot *snapshot,
                        int light,
                        double x,
                        double y,
                        double size,
                        FwDrawContext *context)
{
  static const char *const names[] = {"#26a269", "#e5a50a", "#c01c28", "#5e5c64", "#77767b"};
  gboolean paper = fw_draw_context_get_palette (context) == FW_PALETTE_PRINT;
  const FwColors *colors = fw_draw_context_get_colors (context);
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  float s = (float) size, l = (float) x, t = (float) y, cx = l + s / 2, cy = t + s / 2;
  GdkRGBA fill_color, sign = {1, 1, 1, 1};

  g_return_if_fail (light >= 0 && light < (int) G_N_ELEMENTS (names));

  gdk_rgba_parse (&fill_color, names[light]);
  if (paper)
    {
      fill_color = colors->paper;
      sign = colors->ink;
    }
  if (light == FW_DECISION_LIGHT_YELLOW)
    gsk_path_builder_add_rect (
        builder, &GRAPHENE_RECT_INIT (l + s * 0.06f, t + s * 0.06f, s * 0.88f, s * 0.88f));
  else if (light == FW_DECISION_LIGHT_RED)
    {
      gsk_path_builder_move_to (builder, cx, t);
      gsk_path_builder_line_to (builder, l + s, t + s * 0.95f);
      gsk_path_builder_line_to (builder, l, t + s * 0.95f);
      gsk_path_builder_close (builder);
    }
  else
    gsk_path_builder_add_circle (builder, &GRAPHENE_POINT_INIT (cx, cy), s / 2);
  path = gsk_path_builder_to_path (builder);
  gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, &fill_color);
  if (paper)
    fw_draw_stroke (snapshot, path, 1, GSK_LINE_CAP_BUTT, &colors->ink);
  if (light == FW_DECISION_LIGHT_YELLOW && !paper)
    gdk_rgba_parse (&sign, "#3d2b00");
  if (light == FW_DECISION_LIGHT_GREEN || light == FW_DECISION_LIGHT_DONE)
    draw_stroke (snapshot,
                 (graphene_point_t[]) {{l + s * 0.27f, cy + s * 0.02f},
                                       {l + s * 0.44f, cy + s * 0.19f},
                                       {l + s * 0.74f, cy - s * 0.16f}},
                 3, MAX (1.2, size * 0.12), &sign);
  else if (light == FW_DECISION_LIGHT_RED)
    {
      draw_stroke (snapshot, (graphene_point_t[]) {{cx, t + s * 0.36f}, {cx, t + s * 0.62f}}, 2,
                   MAX (1.2, size * 0.12), &sign);
      draw_stroke (snapshot, (graphene_point_t[]) {{cx, t + s * 0.78f}, {cx, t + s * 0.8f}}, 2,
                   MAX (1.2, size * 0.12), &sign);
    }
  else
    draw_stroke (snapshot, (graphene_point_t[]) {{l + s * 0.28f, cy}, {l + s * 0.72f, cy}}, 2,
                 MAX (1.2, size * 0.12), &sign);
}
