/* fw-draw-timeline.c: the painter of a timeline's marks. */
#include "config.h"

#include <math.h>

#include "domain/fw-decision-light.h"
#include "draw/fw-draw-line.h"
#include "draw/fw-draw-timeline.h"
#include "scene/fw-genogram-signs.h"

#define RADIUS 4.0f

/* --- colours ------------------------------------------------------------------------------ */

static const char *const tint_names[][FW_N_TINTS][3] = {
    /* light */
    {{"#e6e6ea", "#8c8c94", "#2d2d33"},
     {"#d6e6fb", "#6f93c4", "#12376d"},
     {"#cdeee4", "#579a85", "#0d4b39"},
     {"#e8dcf8", "#957ab9", "#45217a"},
     {"#fbeabb", "#b0934a", "#574100"},
     {"#cdeee4", "#579a85", "#0d4b39"},
     {"#d6e6fb", "#6f93c4", "#12376d"},
     {"#ffdad6", "#bd5149", "#731016"}},
    /* dark */
    {{"#3a3a40", "#85858e", "#ececf0"},
     {"#1f3a5f", "#6f93c4", "#dbe8fb"},
     {"#17463a", "#5ba38d", "#d2f3e9"},
     {"#432d63", "#9d82c2", "#eee4fb"},
     {"#4a3c12", "#b89b4c", "#fbedc6"},
     {"#17463a", "#5ba38d", "#d2f3e9"},
     {"#1f3a5f", "#6f93c4", "#dbe8fb"},
     {"#5f1d1d", "#d0665e", "#ffe0dd"}},
    /* paper: readable when photocopied */
    {{"#ffffff", "#333333", "#000000"},
     {"#f4f4f4", "#333333", "#000000"},
     {"#e9e9e9", "#333333", "#000000"},
     {"#dcdcdc", "#333333", "#000000"},
     {"#f4f4f4", "#333333", "#000000"},
     {"#ffffff", "#333333", "#000000"},
     {"#e9e9e9", "#333333", "#000000"},
     {"#d0d0d0", "#000000", "#000000"}},
};

const FwTintColors *
fw_draw_timeline_get_tint (FwTimelineTint tint, FwDrawContext *context)
{
  static FwTintColors colors[3][FW_N_TINTS];
  static gsize ready;
  FwPalette palette = fw_draw_context_get_palette (context);
  guint set = palette == FW_PALETTE_PRINT                                         ? 2
              : palette == FW_PALETTE_DARK || palette == FW_PALETTE_DARK_CONTRAST ? 1
                                                                                  : 0;

  if (g_once_init_enter (&ready))
    {
      for (guint i = 0; i < 3; i++)
        for (guint k = 0; k < FW_N_TINTS; k++)
          {
            gdk_rgba_parse (&colors[i][k].fill, tint_names[i][k][0]);
            gdk_rgba_parse (&colors[i][k].edge, tint_names[i][k][1]);
            gdk_rgba_parse (&colors[i][k].text, tint_names[i][k][2]);
          }
      g_once_init_leave (&ready, 1);
    }
  g_return_val_if_fail (tint < FW_N_TINTS, &colors[set][0]);

  return &colors[set][tint];
}

static GdkRGBA
fade (GdkRGBA color, float alpha)
{
  color.alpha *= alpha;
  return color;
}

/* --- shapes --------------------------------------------------------------------------------- */

static void
fill_path (GtkSnapshot *snapshot, GskPath *path, const GdkRGBA *fill, const GdkRGBA *edge)
{
  if (fill != NULL)
    gtk_snapshot_append_fill (snapshot, path, GSK_FILL_RULE_WINDING, fill);
  if (edge != NULL)
    fw_draw_stroke (snapshot, path, 1, GSK_LINE_CAP_BUTT, edge);
}

static void
draw_polygon (GtkSnapshot *snapshot,
              const graphene_point_t *points,
              guint n_points,
              const GdkRGBA *fill,
              const GdkRGBA *edge)
{
  g_autoptr (GskPath) path = fw_path_from_points (points, n_points, TRUE);

  fill_path (snapshot, path, fill, edge);
}

static void
draw_round (GtkSnapshot *snapshot,
            const graphene_rect_t *rect,
            float radius,
            const GdkRGBA *fill,
            const GdkRGBA *edge)
{
  GskRoundedRect round;
  const GdkRGBA all[4] = {*edge, *edge, *edge, *edge};
  const float widths[4] = {1, 1, 1, 1};

  gsk_rounded_rect_init_from_rect (&round, rect, MIN (radius, rect->size.width / 2));
  if (fill != NULL)
    {
      gtk_snapshot_push_rounded_clip (snapshot, &round);
      gtk_snapshot_append_color (snapshot, fill, rect);
      gtk_snapshot_pop (snapshot);
    }
  gtk_snapshot_append_border (snapshot, &round, widths, all);
}

static void
draw_dashed (GtkSnapshot *snapshot, const graphene_rect_t *rect, const GdkRGBA *edge)
{
  static const float dashes[] = {4, 3};
  g_autoptr (GskPathBuilder) builder = gsk_path_builder_new ();
  g_autoptr (GskPath) path = NULL;
  GskStroke *stroke = gsk_stroke_new (1);
  GskRoundedRect round;

  gsk_rounded_rect_init_from_rect (&round, rect, MIN (RADIUS, rect->size.width / 2));
  gsk_path_builder_add_rounded_rect (builder, &round);
  path = gsk_path_builder_to_path (builder);
  gsk_stroke_set_dash (stroke, dashes, G_N_ELEMENTS (dashes));
  gtk_snapshot_append_stroke (snapshot, path, stroke, edge);
  gsk_stroke_free (stroke);
}

static void
draw_label (GtkSnapshot *snapshot,
            const FwTimelineSign *sign,
            const GdkRGBA *color,
            int weight,
            FwDrawContext *context)
{
  const FwTimelineMark *mark = sign->mark;
  double size = FW_TIMELINE_TYPE * sign->layout->options.factor;
  FwDrawText text = {.text = mark->label,
                     .x = sign->label_x,
                     .y = mark->y + mark->height / 2 + size * 0.36,
                     .size = size,
                     .weight = weight,
                     .anchor = FW_ANCHOR_START,
                     .max_width = sign->label_width};

  if (mark->label == NULL || mark->side == FW_PACK_NO_LABEL || sign->label_width < 4)
    return;
  fw_draw_text (context, snapshot, &text, color);
}

/* --- bars ------------------------------------------------------------------------------------ */

/* Where nobody knows the day the colour comes and goes. */
static void
draw_faded (GtkSnapshot *snapshot,
            const FwTimelineMark *mark,
            const graphene_rect_t *rect,
            const FwTintColors *tint)
{
  float width = MAX (rect->size.width, 1);
  float from = (float) mark->blur_from / width, to = 1 - (float) mark->blur_to / width;
  const float least_from = mark->blur_from > 3 ? 0.0f : 1.0f, least_to = mark->blur_to > 3 ? 0 : 1;
  GskColorStop stops[4] = {{0, fade (tint->fill, least_from)},
                           {CLAMP (from, 0, 1), tint->fill},
                           {CLAMP (MAX (from, to), 0, 1), tint->fill},
                           {1, fade (tint->fill, least_to)}};
  GskColorStop edges[4];
  graphene_point_t start = rect->origin,
                   end = GRAPHENE_POINT_INIT (rect->origin.x + width, rect->origin.y);
  graphene_rect_t line = *rect;

  gtk_snapshot_append_linear_gradient (snapshot, rect, &start, &end, stops, 4);
  for (guint i = 0; i < 4; i++)
    edges[i] = (GskColorStop) {stops[i].offset, fade (tint->edge, stops[i].color.alpha)};
  line.size.height = 1;
  gtk_snapshot_append_linear_gradient (snapshot, &line, &start, &end, edges, 4);
  line.origin.y = rect->origin.y + rect->size.height - 1;
  gtk_snapshot_append_linear_gradient (snapshot, &line, &start, &end, edges, 4);
  line = GRAPHENE_RECT_INIT (rect->origin.x, rect->origin.y, 1, rect->size.height);
  if (least_from > 0)
    gtk_snapshot_append_color (snapshot, &tint->edge, &line);
  line.origin.x = rect->origin.x + width - 1;
  if (least_to > 0)
    gtk_snapshot_append_color (snapshot, &tint->edge, &line);
}

static void
draw_arrow (GtkSnapshot *snapshot,
            const FwTimelineMark *mark,
            double factor,
            const FwTintColors *tint)
{
  float x = (float) (mark->x + mark->width), y = (float) mark->y, h = (float) mark->height;
  const graphene_point_t points[] = {GRAPHENE_POINT_INIT (x + 1, y + 1),
                                     GRAPHENE_POINT_INIT (x + (float) (7 * factor), y + h / 2),
                                     GRAPHENE_POINT_INIT (x + 1, y + h - 1)};

  draw_polygon (snapshot, points, 3, &tint->fill, &tint->edge);
}

static void
draw_bar (GtkSnapshot *snapshot, const FwTimelineSign *sign, FwDrawContext *context)
{
  FwTimelineLayout *layout = sign->layout;
  const FwTimelineMark *mark = sign->mark;
  const FwTimelineEvent *event = fw_timeline_layout_get_member (layout, mark, 0);
  const FwTintColors *tint = fw_draw_timeline_get_tint (event->tint, context);
  const FwColors *colors = fw_draw_context_get_colors (context);
  double today = fw_timeline_layout_get_x (layout, layout->timeline->today + 1);
  double end = mark->x + mark->width;
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) mark->x, (float) mark->y, (float) mark->width,
                                             (float) mark->height);

  if (event->planned || (end > today + 1 && mark->x >= today))
    {
      GdkRGBA light = fade (tint->fill, 0.35f);

      gtk_snapshot_append_color (snapshot, &light, &rect);
      draw_dashed (snapshot, &rect, &tint->edge);
    }
  else
    {
      graphene_rect_t past = rect;

      if (end > today + 1)
        {
          GdkRGBA light = fade (tint->fill, 0.35f);
          graphene_rect_t future = GRAPHENE_RECT_INIT ((float) today, rect.origin.y,
                                                       (float) (end - today), rect.size.height);

          gtk_snapshot_append_color (snapshot, &light, &future);
          draw_dashed (snapshot, &future, &tint->edge);
          past.size.width = (float) (today - mark->x);
        }
      if (mark->blur_from > 3 || mark->blur_to > 3)
        draw_faded (snapshot, mark, &past, tint);
      else
        draw_round (snapshot, &past, RADIUS, &tint->fill, &tint->edge);
    }
  if (event->open && !mark->cut_to)
    draw_arrow (snapshot, mark, layout->options.factor, tint);
  draw_label (snapshot, sign, mark->side == FW_PACK_INSIDE ? &tint->text : &colors->label,
              FW_TIMELINE_BAR_WEIGHT, context);
}

/* --- terms: goals and decisions ----------------------------------------------------------------- */

static void
draw_goal (GtkSnapshot *snapshot, const FwTimelineSign *sign, FwDrawContext *context)
{
  FwTimelineLayout *layout = sign->layout;
  const FwTimelineMark *mark = sign->mark;
  const FwTimelineEvent *event = fw_timeline_layout_get_member (layout, mark, 0);
  const FwTintColors *plain = fw_draw_timeline_get_tint (FW_TINT_PLAIN, context);
  const FwTintColors *done = fw_draw_timeline_get_tint (FW_TINT_HELP, context);
  const FwColors *colors = fw_draw_context_get_colors (context);
  float h = (float) (10 * layout->options.factor);
  float y = (float) (mark->y + (mark->height - h) / 2);
  double today = fw_timeline_layout_get_x (layout, layout->timeline->today);
  /* The last rating; before there is one, the time that has gone. */
  double gone = event->rating >= 0 ? mark->width * event->rating / FW_GOAL_REACHED
                                   : CLAMP (today - mark->x, 0, mark->width);
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) mark->x, y, (float) mark->width, h);

  draw_round (snapshot, &rect, h / 2, &plain->fill, &plain->edge);
  if (gone > 2)
    {
      rect.size.width = (float) gone;
      draw_round (snapshot, &rect, h / 2, &done->fill, &done->edge);
    }
  if (event->light >= 0)
    fw_draw_timeline_light (snapshot, event->light, mark->x, mark->y + 1.5, mark->height - 3,
                            context);
  draw_label (snapshot, sign, &colors->label, FW_TIMELINE_WEIGHT, context);
}

/* --- points --------------------------------------------------------------------------------------- */

/* Beneath the point: how far away the day may be. */
static void
draw_haze (GtkSnapshot *snapshot, const FwTimelineMark *mark, const GdkRGBA *color)
{
  float y = (float) (mark->y + mark->height - 1);
  float from = (float) (mark->x - mark->blur_from);
  float to = (float) (mark->x + mark->width + mark->blur_to);
  graphene_rect_t rect = GRAPHENE_RECT_INIT (from, y, to - from, 2);
  const GskColorStop stops[]
      = {{0, fade (*color, 0)}, {0.5f, fade (*color, 0.7f)}, {1, fade (*color, 0)}};

  gtk_snapshot_append_linear_gradient (snapshot, &rect, &GRAPHENE_POINT_INIT (from, y),
                                       &GRAPHENE_POINT_INIT (to, y), stops, 3);
}

static void
draw_point (GtkSnapshot *snapshot, const FwTimelineSign *sign, FwDrawContext *context)
{
  FwTimelineLayout *layout = sign->layout;
  const FwTimelineMark *mark = sign->mark;
  const FwTimelineEvent *event = fw_timeline_layout_get_member (layout, mark, 0);
  const FwColors *colors = fw_draw_context_get_colors (context);
  float x = (float) (mark->x + mark->width / 2), y = (float) (mark->y + mark->height / 2);
  float r = (float) (5 * layout->options.factor);
  const GdkRGBA *color = event->tint == FW_TINT_GRAVE       ? &colors->red
                         : event->shape == FW_EVENT_CONTACT ? &colors->accent
                                                            : &colors->ink;

  if (mark->blur_from > 3)
    draw_haze (snapshot, mark, color);
  if (event->tint == FW_TINT_GRAVE)
    {
      const graphene_point_t points[]
          = {GRAPHENE_POINT_INIT (x, y - r - 1), GRAPHENE_POINT_INIT (x + r + 1, y),
             GRAPHENE_POINT_INIT (x, y + r + 1), GRAPHENE_POINT_INIT (x - r - 1, y)};

      draw_polygon (snapshot, points, 4, event->planned ? &colors->paper : color, color);
    }
  else
    {
      graphene_rect_t rect = GRAPHENE_RECT_INIT (x - r, y - r, 2 * r, 2 * r);

      draw_round (snapshot, &rect, r, event->planned ? &colors->paper : color, color);
    }
  draw_label (snapshot, sign, &colors->label, FW_TIMELINE_WEIGHT, context);
}

/* The one that is to be looked at first. */
static int
get_worst_light (FwTimelineLayout *layout, const FwTimelineMark *mark)
{
  static const int order[]
      = {FW_DECISION_LIGHT_RED, FW_DECISION_LIGHT_YELLOW, FW_DECISION_LIGHT_GREEN};

  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    for (guint k = 0; k < mark->n_members; k++)
      if (fw_timeline_layout_get_member (layout, mark, k)->light == order[i])
        return order[i];
  return fw_timeline_layout_get_member (layout, mark, 0)->light;
}

/* The worst light and how many. */
static void
draw_count (GtkSnapshot *snapshot, const FwTimelineSign *sign, FwDrawContext *context)
{
  const FwTimelineMark *mark = sign->mark;
  const FwColors *colors = fw_draw_context_get_colors (context);
  double factor = sign->layout->options.factor, size = 12 * factor;
  g_autofree char *number = g_strdup_printf ("%u", mark->n_members);
  FwDrawText text = {.text = number,
                     .x = mark->x + mark->height - 1,
                     .y = mark->y + mark->height / 2 + size * 0.37,
                     .size = size,
                     .weight = 700,
                     .anchor = FW_ANCHOR_START};

  fw_draw_timeline_light (snapshot, get_worst_light (sign->layout, mark), mark->x - 1,
                          mark->y + 1.5, mark->height - 3, context);
  fw_draw_text (context, snapshot, &text, &colors->label);
}

static void
draw_deadline (GtkSnapshot *snapshot, const FwTimelineSign *sign, FwDrawContext *context)
{
  const FwTimelineMark *mark = sign->mark;
  const FwTimelineEvent *event = fw_timeline_layout_get_member (sign->layout, mark, 0);
  const FwColors *colors = fw_draw_context_get_colors (context);

  if (mark->n_members > 1)
    {
      draw_count (snapshot, sign, context);
      return;
    }
  fw_draw_timeline_light (snapshot, event->light, mark->x - 1, mark->y + 1.5, mark->height - 3,
                          context);
  draw_label (snapshot, sign, &colors->label,
              event->light == FW_DECISION_LIGHT_RED ? 700 : FW_TIMELINE_WEIGHT, context);
}

/* --- curves ----------------------------------------------------------------------------------------- */

static void
draw_value (GtkSnapshot *snapshot, const FwTimelineSign *sign, FwDrawContext *context)
{
  FwTimelineLayout *layout = sign->layout;
  const FwTimelineMark *mark = sign->mark;
  const FwTimelineEvent *event = fw_timeline_layout_get_member (layout, mark, 0);
  const FwColors *colors = fw_draw_context_get_colors (context);
  float x = (float) (mark->x + mark->width / 2), y = (float) (mark->y + mark->height / 2);
  float r = (float) (3.5 * layout->options.factor), w = (float) mark->width / 2;
  graphene_rect_t rect = GRAPHENE_RECT_INIT (x - r, y - r, 2 * r, 2 * r);

  if (event->series % 2 == 1)
    draw_round (snapshot, &rect, 0, &colors->accent, &colors->accent);
  else
    draw_round (snapshot, &rect, r, &colors->paper, &colors->ink);
  if (event->falls)
    {
      /* A triangle that points down, below the value. */
      const graphene_point_t points[]
          = {GRAPHENE_POINT_INIT (x - w, y + r + 2), GRAPHENE_POINT_INIT (x + w, y + r + 2),
             GRAPHENE_POINT_INIT (x, y + r + 2 + w * 1.4f)};

      draw_polygon (snapshot, points, 3, &colors->red, &colors->red);
    }
  draw_label (snapshot, sign, &colors->label, FW_TIMELINE_WEIGHT, context);
}

/* --- letters --------------------------------------------------------------------------------------- */

static void
draw_pill (GtkSnapshot *snapshot, const FwTimelineSign *sign, FwDrawContext *context)
{
  FwTimelineLayout *layout = sign->layout;
  const FwTimelineMark *mark = sign->mark;
  const FwTimelineEvent *event = fw_timeline_layout_get_member (layout, mark, 0);
  const FwColors *colors = fw_draw_context_get_colors (context);
  gboolean plan = event->shape == FW_EVENT_PLAN;
  gboolean hollow
      = plan || event->planned || fw_draw_context_get_palette (context) == FW_PALETTE_PRINT;
  double factor = layout->options.factor, size = 11 * factor;
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) mark->x, (float) mark->y, (float) mark->width,
                                             (float) mark->height);
  g_autoptr (GString) letters = g_string_new (NULL);
  FwDrawText text = {.x = mark->x + mark->width / 2,
                     .y = mark->y + mark->height / 2 + size * 0.37,
                     .size = size,
                     .weight = 700,
                     .anchor = FW_ANCHOR_MIDDLE,
                     .max_width = 0};

  for (guint i = 0; i < mark->n_members && i < 5; i++)
    {
      /* What has no room is counted. */
      if (i == 4 && mark->n_members > 5)
        g_string_append (letters, " …");
      else
        g_string_append_printf (letters, "%s%s", i > 0 ? " " : "",
                                fw_timeline_layout_get_member (layout, mark, i)->letter);
    }
  text.text = letters->str;
  if (event->planned)
    {
      gtk_snapshot_append_color (snapshot, &colors->paper, &rect);
      draw_dashed (snapshot, &rect, &colors->ink);
    }
  else
    draw_round (snapshot, &rect, plan ? 2 : RADIUS, hollow ? &colors->paper : &colors->purple,
                hollow ? &colors->ink : &colors->purple);
  fw_draw_text (context, snapshot, &text, hollow ? &colors->ink : &colors->paper);
}

static void
draw_column (GtkSnapshot *snapshot, const FwTimelineSign *sign, FwDrawContext *context)
{
  const FwTimelineMark *mark = sign->mark;
  const FwColors *colors = fw_draw_context_get_colors (context);
  gboolean paper = fw_draw_context_get_palette (context) == FW_PALETTE_PRINT;
  GdkRGBA color = fade (paper ? colors->ink : colors->accent, paper ? 0.55f : 0.8f);
  graphene_rect_t rect = GRAPHENE_RECT_INIT ((float) mark->x, (float) mark->y, (float) mark->width,
                                             (float) mark->height);

  gtk_snapshot_append_color (snapshot, &color, &rect);
}

static void
draw_age (GtkSnapshot *snapshot, const FwTimelineSign *sign, FwDrawContext *context)
{
  const FwTimelineMark *mark = sign->mark;
  const FwColors *colors = fw_draw_context_get_colors (context);
  double size = 11 * sign->layout->options.factor;
  g_autofree char *age = g_strdup_printf ("%d", (int) mark->share);
  graphene_rect_t tick
      = GRAPHENE_RECT_INIT ((float) mark->x, (float) (mark->y + 2), 1, (float) (mark->height - 4));
  FwDrawText text = {.text = age,
                     .x = mark->x + 4,
                     .y = mark->y + mark->height / 2 + size * 0.36,
                     .size = size,
                     .weight = 400,
                     .anchor = FW_ANCHOR_START};

  gtk_snapshot_append_color (snapshot, &colors->dim, &tick);
  fw_draw_text (context, snapshot, &text, &colors->dim);
}

static void
draw_item (FwSceneItem *item, GtkSnapshot *snapshot, FwDrawContext *context)
{
  const FwTimelineSign *sign = item->sign;

  switch (item->kind)
    {
    case FW_MARK_BAR:
      draw_bar (snapshot, sign, context);
      break;
    case FW_MARK_POINT:
      draw_point (snapshot, sign, context);
      break;
    case FW_MARK_PILL:
      draw_pill (snapshot, sign, context);
      break;
    case FW_MARK_DENSITY:
      draw_column (snapshot, sign, context);
      break;
    case FW_MARK_GOAL:
      draw_goal (snapshot, sign, context);
      break;
    case FW_MARK_DEADLINE:
      draw_deadline (snapshot, sign, context);
      break;
    case FW_MARK_VALUE:
      draw_value (snapshot, sign, context);
      break;
    case FW_MARK_AGE:
      draw_age (snapshot, sign, context);
      break;
    case FW_TIMELINE_GROUND:
      fw_draw_timeline_ground (snapshot, sign->layout, sign->from, sign->to, context);
      break;
    case FW_TIMELINE_AXIS:
      fw_draw_timeline_axis (snapshot, sign->layout, sign->from, sign->to, item->body.origin.y,
                             context);
      break;
    case FW_TIMELINE_TITLES:
      fw_draw_timeline_titles (snapshot, sign->layout, sign->from, context);
      break;
    default:
      break;
    }
}

const FwScenePainter fw_timeline_painter = {draw_item, NULL};
