/* fw-stream-scene-both.c: today and target as two strips above each other.
 *
 *   Today   ┌a┐→┌b┐→┌c┐     boxes of the same step stand in the same column
 *   30.8    ▔▔▁▔▔▔▁▔▁       ladder, both on one scale of time
 *           ✓ 3   ✗ 10      deadlines
 *   Target  ┌a┐→┊b┊→┌c┐
 *   21.3    ▔▔▁▔▁
 *           ✓ 3   ✗ 10
 *           0    5    10    axis
 *
 * On paper the boxes of a strip stand in rows, its ladder in one.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "scene/fw-stream-check.h"
#include "scene/fw-stream-scene-private.h"

#define HEADER 112.0
#define BOX_W 122.0
#define BOX_H 72.0
#define BOX_GAP 22.0
#define BOX_TOP 18.0   /* room for chips and measures above the boxes */
#define BOX_BELOW 26.0 /* measures hang there */
#define WAY_BACK 14.0  /* from the end of a row to the next */
#define ROW_H (BOX_TOP + BOX_H + BOX_BELOW)
#define CHIPS_GAP 6.0
#define CHIPS_H 26.0
#define STRIP_GAP 18.0
#define AXIS_H 30.0
#define LEAST_W 900.0

typedef struct
{
  FwStreamScening scening;
  GPtrArray *steps; /* FwStreamItem: the columns, and what only the other has */
  const char *prefix, *title;
  guint n_beside; /* boxes in a row */
  double top, width, scale;
} Strip;

static guint
get_n_rows (const Strip *self)
{
  return MAX (1, (self->steps->len + self->n_beside - 1) / self->n_beside);
}

static double
get_ladder_top (const Strip *self)
{
  return self->top + get_n_rows (self) * (ROW_H + WAY_BACK) - WAY_BACK;
}

static double
get_checks_top (const Strip *self)
{
  return get_ladder_top (self) + FW_STREAM_LADDER_H + CHIPS_GAP;
}

static double
get_bottom (const Strip *self)
{
  return get_checks_top (self) + CHIPS_H + STRIP_GAP;
}

static gboolean
is_column (const FwStreamItem *step)
{
  return !fw_stream_item_is (step, FW_STREAM_KIND, "split")
         && !fw_stream_item_is (step, FW_STREAM_KIND, "join")
         && !fw_stream_item_is (step, FW_STREAM_KIND, "end");
}

static FwSceneItem *
add_item (const Strip *self, const char *name, int kind, const graphene_rect_t *frame, int z)
{
  g_autofree char *id = g_strconcat (self->prefix, name, NULL);
  FwSceneItem *item = fw_scene_item_new (id, kind, FW_SHAPE_RECT, frame);

  item->z = z;
  g_ptr_array_add (self->scening.items, item);
  return item;
}

/* --- scale ---------------------------------------------------------------------------- */

/* Known seconds of the ladder, and how many parts of it are unknown. */
static double
sum_ladder (const FwStreamFigures *figures, guint *n_unknown)
{
  const FwValueStreamLadderOptions options = {.width = 1};
  g_autoptr (FwValueStreamLadder) ladder = fw_stream_figures_make_drawn_ladder (figures, &options);
  double sum = 0;

  *n_unknown = 0;
  for (guint i = 0; i < ladder->n_parts; i++)
    if (ladder->parts[i].unknown)
      (*n_unknown)++;
    else
      sum += ladder->parts[i].value;
  return sum;
}

/* Units a second, so that the longer of the two fills the width. */
static double
find_scale (const FwStreamFigures *today, const FwStreamFigures *target, double width)
{
  guint gaps[2];
  double sums[2] = {sum_ladder (today, &gaps[0]), sum_ladder (target, &gaps[1])};
  double room = width - HEADER - 24, scale = G_MAXDOUBLE;

  for (guint i = 0; i < 2; i++)
    if (sums[i] > 0)
      scale = MIN (scale, MAX (room - gaps[i] * FW_STREAM_LADDER_GAP, room / 8) / sums[i]);
  return scale < G_MAXDOUBLE ? scale : 0;
}

/* --- boxes ----------------------------------------------------------------------------- */

static graphene_rect_t
get_frame (const Strip *self, guint column)
{
  double x = HEADER + 12 + column % self->n_beside * (BOX_W + BOX_GAP);
  double y = self->top + column / self->n_beside * (ROW_H + WAY_BACK) + BOX_TOP;

  return GRAPHENE_RECT_INIT ((float) x, (float) y, (float) BOX_W, (float) BOX_H);
}

static void
add_box (Strip *self, guint column)
{
  FwStreamItem *placed = g_ptr_array_index (self->steps, column);
  g_autofree char *id = fw_stream_scene_dup_id (placed);
  g_autofree char *spoken = NULL, *relations = NULL, *words = NULL;
  const FwStreamItem *step
      = fw_stream_find (self->scening.figures->stream, FW_STREAM_STEP, placed->id);
  gboolean was = *self->prefix != '\0';
  FwStreamStepSign *sign;
  FwSceneItem *item;

  if (step == NULL && was)
    return; /* it comes later */
  sign = _fw_stream_scene_make_step (&self->scening, placed, id, &spoken, &relations);
  sign->compact = TRUE;
  sign->frame = get_frame (self, column);
  sign->lane
      = g_strdup (fw_stream_item_get_text (step != NULL ? step : placed, FW_STREAM_LANE_NAME));
  item = add_item (self, id, FW_STREAM_ITEM_STEP, &sign->frame, 2);
  graphene_rect_inset_r (&sign->frame, -12, -28, &item->bounds);
  item->flags = FW_ITEM_FOCUSABLE | (sign->ghost ? FW_ITEM_GHOST : 0);
  words = was ? g_strdup_printf ("%s: %s", self->title, spoken) : g_steal_pointer (&spoken);
  fw_scene_item_set_words (item, sign->name, words, relations);
  fw_scene_item_take_sign (item, sign, fw_stream_step_sign_clear);
}

/* Whether the work goes on from @from to @to; a chain without flows does so anyway. */
static gboolean
goes_on (FwStream *stream, const char *from, const char *to)
{
  gboolean chain = TRUE;

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (stream, FW_STREAM_FLOW, i);

      if (!fw_stream_item_is (flow, FW_STREAM_KIND, "work"))
        continue;
      chain = FALSE;
      if (fw_stream_item_is (flow, FW_STREAM_FROM, from)
          && fw_stream_item_is (flow, FW_STREAM_TO, to)
          && !fw_stream_item_get_flag (flow, FW_STREAM_REWORK, FALSE))
        return TRUE;
    }
  return chain;
}

/* Straight in a row; to the next row between the two, and into its box from the left. */
static void
set_way_of_arrow (const Strip *self, FwStreamFlowSign *sign, guint from, guint to)
{
  graphene_rect_t a = get_frame (self, from), b = get_frame (self, to);
  float right = a.origin.x + a.size.width, left = b.origin.x;
  float y1 = a.origin.y + a.size.height / 2, y2 = b.origin.y + b.size.height / 2;
  float between = b.origin.y - (float) (BOX_TOP + WAY_BACK / 2), out = (float) BOX_GAP / 2;
  const graphene_point_t straight[] = {{right, y1}, {left, y2}};
  const graphene_point_t back[] = {{right, y1},           {right + out, y1}, {right + out, between},
                                   {left - out, between}, {left - out, y2},  {left, y2}};

  sign->n_points = y1 == y2 ? G_N_ELEMENTS (straight) : G_N_ELEMENTS (back);
  sign->points = g_memdup2 (y1 == y2 ? straight : back, sign->n_points * sizeof *straight);
}

/* From each step to the next that is there, over ghosts. */
static void
add_arrows (Strip *self)
{
  FwStream *stream = self->scening.figures->stream;
  guint last = G_MAXUINT;

  for (guint i = 0; i < self->steps->len; i++)
    {
      const FwStreamItem *step = g_ptr_array_index (self->steps, i);
      const FwStreamItem *before = last != G_MAXUINT ? g_ptr_array_index (self->steps, last) : NULL;

      if (fw_stream_find (stream, FW_STREAM_STEP, step->id) == NULL)
        continue;
      if (before != NULL && goes_on (stream, before->id, step->id))
        {
          FwStreamFlowSign *sign = fw_stream_flow_sign_new ();
          g_autofree char *id = g_strdup_printf ("%sarrow:%s", self->prefix, step->id);
          FwSceneItem *item;

          sign->kind = FW_STREAM_LINE_PUSH;
          set_way_of_arrow (self, sign, last, i);
          item = fw_scene_item_new_line (id, FW_STREAM_ITEM_FLOW, FW_SHAPE_LINE, sign->points,
                                         sign->n_points);
          graphene_rect_inset_r (&item->bounds, -8, -8, &item->bounds);
          item->z = 1;
          fw_scene_item_take_sign (item, sign, fw_stream_flow_sign_clear);
          g_ptr_array_add (self->scening.items, item);
        }
      last = i;
    }
}

/* --- title and deadlines ---------------------------------------------------------------- */

static void
add_title (Strip *self, const FwStreamFigures *before)
{
  const FwStreamFigures *figures = self->scening.figures;
  double now = fw_stream_figures_get (figures, FW_VS_LEAD_TIME);
  double was = before != NULL ? fw_stream_figures_get (before, FW_VS_LEAD_TIME) : NAN;
  double change = (now - was) / was;
  FwStreamStripSign *sign = g_rc_box_new0 (FwStreamStripSign);
  g_autofree char *spoken = NULL;
  FwSceneItem *item;

  sign->frame = GRAPHENE_RECT_INIT (8, (float) self->top + 4, (float) HEADER - 12, 92);
  sign->title = g_strdup (self->title);
  sign->value = fw_stream_dup_short_time (figures, now);
  sign->note = g_strdup (_ ("one pass"));
  if (isfinite (change) && fabs (change) >= 0.005)
    {
      sign->chip = g_strdup_printf ("%s%.0f %%", change < 0 ? "−" : "+", fabs (change) * 100);
      sign->tone = change < 0 ? FW_STREAM_TONE_GOOD : FW_STREAM_TONE_BAD;
    }
  /* Translators: "Today" or "Target", its lead time, and how it changes ("" or "−30 %"). */
  spoken = g_strdup_printf (_ ("%1$s: lead time %2$s, one pass %3$s"), sign->title, sign->value,
                            sign->chip != NULL ? sign->chip : "");
  g_strchomp (spoken);
  item = add_item (self, "title", FW_STREAM_ITEM_STRIP, &sign->frame, 2);
  item->flags = FW_ITEM_FOCUSABLE;
  fw_scene_item_set_words (item, sign->title, spoken, NULL);
  fw_scene_item_take_sign (item, sign, fw_stream_strip_sign_clear);
}

static void
add_check (const Strip *self,
           FwStreamChipsSign *sign,
           GString *spoken,
           const char *name,
           const FwStreamItem *step,
           double days)
{
  const FwStreamFigures *figures = self->scening.figures;
  double reached = NAN;
  FwStreamVerdict verdict = fw_stream_figures_check (figures, step, days, &reached);
  g_autofree char *time = fw_stream_dup_short_time (figures, reached);
  FwStreamChip chip = {0};

  if (verdict == FW_STREAM_NOT_KNOWN)
    /* Translators: a deadline in working days; when it is reached nobody can say. */
    chip.text = g_strdup_printf (_ ("? %1$s: %2$.3g wd"), name, days);
  else
    chip.text = g_strdup_printf (verdict == FW_STREAM_KEPT
                                     /* Translators: what is done, when, and its deadline. */
                                     ? _ ("✓ %1$s: %2$s ≤ %3$.3g wd")
                                     : _ ("✗ %1$s: %2$s > %3$.3g wd"),
                                 name, time, days);
  chip.tone = verdict == FW_STREAM_KEPT     ? FW_STREAM_TONE_GOOD
              : verdict == FW_STREAM_BROKEN ? FW_STREAM_TONE_BAD
                                            : FW_STREAM_TONE_DIM;
  g_string_append_printf (spoken, "%s%s", spoken->len > 0 ? "; " : "", chip.text);
  g_array_append_val (sign->chips, chip);
}

static void
add_checks (Strip *self, const FwStreamFigures *today)
{
  FwStreamChipsSign *sign = fw_stream_chips_sign_new ();
  g_autoptr (GArray) checks = fw_stream_figures_list_checks (today);
  g_autoptr (GString) spoken = g_string_new (NULL);
  FwSceneItem *item;

  sign->frame = GRAPHENE_RECT_INIT (8, (float) get_checks_top (self), (float) self->width - 16,
                                    (float) CHIPS_H);
  sign->title = g_strdup (_ ("Deadlines"));
  for (guint i = 0; i < checks->len; i++)
    {
      const FwStreamCheck *check = &g_array_index (checks, FwStreamCheck, i);
      FwStreamItem *step = check->step != NULL ? fw_stream_find (self->scening.figures->stream,
                                                                 FW_STREAM_STEP, check->step->id)
                                               : NULL;

      /* What falls away has no deadline to keep. */
      if (check->step == NULL || step != NULL)
        add_check (self, sign, spoken, check->name, step, check->days);
    }
  item = add_item (self, "checks", FW_STREAM_ITEM_CHIPS, &sign->frame, 2);
  item->flags = FW_ITEM_FOCUSABLE;
  fw_scene_item_set_words (item, sign->title, spoken->str, NULL);
  fw_scene_item_take_sign (item, sign, fw_stream_chips_sign_clear);
}

/* --- axis ------------------------------------------------------------------------------- */

static guint
find_step (double days)
{
  static const guint steps[] = {1, 2, 5, 10, 20, 50, 100, 200, 500, 1000};

  for (guint i = 0; i < G_N_ELEMENTS (steps); i++)
    if (days / steps[i] <= 12)
      return steps[i];
  return 5000;
}

/* Where something is unknown the ladder is no axis any more. */
static void
add_axis (const Strip *strips, guint n, double bottom)
{
  const Strip *self = &strips[0];
  double day_s = self->scening.figures->day_s, most = 0;
  FwStreamAxisSign *sign;
  FwSceneItem *item;

  for (guint i = 0; i < n; i++)
    {
      double lead = fw_stream_figures_get (strips[i].scening.figures, FW_VS_LEAD_TIME);

      most = lead > most ? lead : most;
    }
  if (self->scale <= 0 || most <= 0 || most / day_s > 50000)
    return;
  sign = g_rc_box_new0 (FwStreamAxisSign);
  sign->frame = GRAPHENE_RECT_INIT (0, (float) strips[0].top, (float) self->width,
                                    (float) (bottom + AXIS_H - strips[0].top));
  sign->x = HEADER + 12;
  sign->day_w = self->scale * day_s;
  sign->days = (guint) floor (most / day_s);
  sign->step = find_step (most / day_s);
  /* Translators: working days, at an axis. */
  sign->unit = g_strdup (_ ("wd"));
  for (guint i = 0; i < n; i++)
    if (!isnan (fw_stream_figures_get (strips[i].scening.figures, FW_VS_LEAD_TIME)))
      {
        sign->tops[sign->n_ladders] = get_ladder_top (&strips[i]) + 6;
        sign->bottoms[sign->n_ladders++] = get_ladder_top (&strips[i]) + 84;
      }
  sign->deadlines[0] = 3;
  sign->deadlines[1] = 10;
  for (guint i = 0; i < 2; i++)
    /* Translators: a deadline in working days. */
    sign->labels[i] = g_strdup_printf (_ ("Deadline %.3g wd"), sign->deadlines[i]);
  item = fw_scene_item_new ("axis", FW_STREAM_ITEM_AXIS, FW_SHAPE_RECT, &sign->frame);
  item->z = -1; /* the deadlines' lines run beneath the values of the ladders */
  fw_scene_item_take_sign (item, sign, fw_stream_axis_sign_clear);
  g_ptr_array_add (self->scening.items, item);
}

/* --- ways --------------------------------------------------------------------------------- */

static void
set_way (FwScene *scene, const char *id, FwSceneWay way, const char *to)
{
  const char *ways[] = {to, NULL};

  if (fw_scene_find (scene, id) != NULL && fw_scene_find (scene, to) != NULL)
    fw_scene_set_way (scene, id, way, ways);
}

static void
set_ways (FwScene *scene, GPtrArray *steps)
{
  g_autofree char *before_now = NULL, *before_was = NULL;

  for (guint i = 0; i < steps->len; i++)
    {
      char *now = fw_stream_scene_dup_id (g_ptr_array_index (steps, i));
      char *was = g_strconcat ("was:", now, NULL);

      set_way (scene, now, FW_WAY_UP, was);
      set_way (scene, was, FW_WAY_DOWN, now);
      if (before_now != NULL)
        {
          set_way (scene, before_now, FW_WAY_RIGHT, now);
          set_way (scene, now, FW_WAY_LEFT, before_now);
          set_way (scene, before_was, FW_WAY_RIGHT, was);
          set_way (scene, was, FW_WAY_LEFT, before_was);
        }
      g_free (before_now);
      g_free (before_was);
      before_now = now;
      before_was = was;
    }
}

static void
add_strip (Strip *self, const FwStreamFigures *today)
{
  gboolean is_target = self->scening.figures != today;
  graphene_rect_t frame = GRAPHENE_RECT_INIT (0, (float) get_ladder_top (self), (float) self->width,
                                              (float) FW_STREAM_LADDER_H);
  g_autofree char *ladder = g_strconcat (self->prefix, "ladder", NULL);

  add_title (self, is_target ? today : NULL);
  for (guint i = 0; i < self->steps->len; i++)
    add_box (self, i);
  add_arrows (self);
  _fw_stream_scene_add_ladder_at (&self->scening, ladder, &frame, HEADER, self->scale);
  add_checks (self, today);
}

/* Those of today, and what only the target has behind the step that it follows there. */
static void
list_columns (GPtrArray *steps, FwStream *today, FwStream *target)
{
  guint at = 0;

  for (guint i = 0; i < fw_stream_get_n (today, FW_STREAM_STEP); i++)
    if (is_column (fw_stream_get (today, FW_STREAM_STEP, i)))
      g_ptr_array_add (steps, fw_stream_get (today, FW_STREAM_STEP, i));
  for (guint i = 0; i < fw_stream_get_n (target, FW_STREAM_STEP); i++)
    {
      FwStreamItem *step = fw_stream_get (target, FW_STREAM_STEP, i);
      guint known = G_MAXUINT;

      for (guint k = 0; k < steps->len && known == G_MAXUINT; k++)
        if (g_str_equal (((FwStreamItem *) g_ptr_array_index (steps, k))->id, step->id))
          known = k;
      if (known == G_MAXUINT && is_column (step))
        g_ptr_array_insert (steps, (gint) at++, step);
      else if (known != G_MAXUINT)
        at = known + 1;
    }
}

void
fw_stream_scene_fill_both (FwScene *scene,
                           const FwStreamFigures *today,
                           const FwStreamFigures *target,
                           guint show,
                           guint n_rows,
                           const char *const titles[2])
{
  g_autoptr (GPtrArray) items = g_ptr_array_new (), steps = g_ptr_array_new ();
  FwStreamSceneOptions was = {.show = show & ~(guint) FW_STREAM_SHOW_MEASURES};
  FwStreamSceneOptions now = {.show = show, .before = today};
  Strip strips[2] = {{.scening = {today, NULL, &was, items},
                      .steps = steps,
                      .prefix = "was:",
                      .title = titles != NULL ? titles[0] : C_ ("value stream", "Today")},
                     {.scening = {target, NULL, &now, items},
                      .steps = steps,
                      .prefix = "",
                      .title = titles != NULL ? titles[1] : C_ ("mode", "Target")}};
  double width, top = 0;
  guint n_beside;

  g_return_if_fail (FW_IS_SCENE (scene) && n_rows > 0);

  list_columns (steps, today->stream, target->stream);
  n_beside = MAX (1, (steps->len + n_rows - 1) / n_rows);
  width = MAX (HEADER + 24 + n_beside * (BOX_W + BOX_GAP), LEAST_W);
  for (guint i = 0; i < G_N_ELEMENTS (strips); i++)
    {
      strips[i].n_beside = n_beside;
      strips[i].top = top;
      strips[i].width = width;
      strips[i].scale = find_scale (today, target, width);
      add_strip (&strips[i], today);
      top = get_bottom (&strips[i]);
    }
  add_axis (strips, G_N_ELEMENTS (strips), top - 14);
  fw_scene_clear_ways (scene);
  fw_scene_update (scene, items);
  set_ways (scene, steps);
  fw_scene_set_title (scene,
                      fw_stream_item_get_text (fw_stream_get_map (today->stream), FW_STREAM_NAME));
}
