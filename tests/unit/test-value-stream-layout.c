/* The layout of value-stream maps, judged by its rectangles and lines alone: no line
 * through a box, none on another, no two labels on each other, all in their lanes.
 *
 * FALLWERK_MAPS: so many maps instead of 2 000. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "engine/fw-stream-layout.h"
#include "fw-test-stream.h"
#include "scene/fw-stream-figures.h"
#include "scene/fw-stream-place.h"

#define EPS 0.01

typedef struct
{
  FwStreamLayoutBox *boxes;
  FwStreamLayoutFlow *flows;
  FwStreamLayoutInput input;
} Case;

static void
clear_case (Case *self)
{
  g_free (self->boxes);
  g_free (self->flows);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Case, clear_case)

/* --- the judge ---------------------------------------------------------------------- */

static gboolean
do_meet (const FwStreamRect *a, const FwStreamRect *b)
{
  return a->x + EPS < b->x + b->w && b->x + EPS < a->x + a->w && a->y + EPS < b->y + b->h
         && b->y + EPS < a->y + a->h;
}

/* A level or upright line as a rectangle without thickness. */
static FwStreamRect
make_line (const FwStreamPoint *a, const FwStreamPoint *b)
{
  return (FwStreamRect) {MIN (a->x, b->x), MIN (a->y, b->y), fabs (a->x - b->x),
                         fabs (a->y - b->y)};
}

static gboolean
does_cross (const FwStreamRect *line, const FwStreamRect *rect)
{
  return line->x + EPS < rect->x + rect->w && rect->x + EPS < line->x + line->w + 2 * EPS
         && line->y + EPS < rect->y + rect->h && rect->y + EPS < line->y + line->h + 2 * EPS
         && line->x + line->w > rect->x + EPS && line->y + line->h > rect->y + EPS;
}

/* Whether two lines share more than a point. */
static gboolean
do_overlap (const FwStreamRect *a, const FwStreamRect *b)
{
  if (a->h < EPS && b->h < EPS && fabs (a->y - b->y) < EPS)
    return MIN (a->x + a->w, b->x + b->w) - MAX (a->x, b->x) > EPS;
  if (a->w < EPS && b->w < EPS && fabs (a->x - b->x) < EPS)
    return MIN (a->y + a->h, b->y + b->h) - MAX (a->y, b->y) > EPS;
  return FALSE;
}

static char *
judge_boxes (const Case *self, const FwStreamLayout *layout)
{
  for (guint i = 0; i < layout->n_boxes; i++)
    {
      const FwStreamRect *box = &layout->boxes[i], *lane = &layout->lanes[self->boxes[i].lane];

      if (box->y < lane->y - EPS || box->y + box->h > lane->y + lane->h + EPS)
        return g_strdup_printf ("box %u lies outside of its lane", i);
      if (box->x < self->input.header_w || box->x + box->w > layout->width
          || box->y + box->h > layout->height)
        return g_strdup_printf ("box %u lies outside of the map", i);
      for (guint k = 0; k < i; k++)
        if (do_meet (box, &layout->boxes[k]))
          return g_strdup_printf ("boxes %u and %u lie on each other", k, i);
    }
  return NULL;
}

static char *
judge_ends (const Case *self, const FwStreamLayout *layout, guint k)
{
  const FwStreamLayoutPath *path = &layout->paths[k];
  const FwStreamRect *from = &layout->boxes[self->flows[k].from];
  const FwStreamRect *to = &layout->boxes[self->flows[k].to];
  const FwStreamPoint *a = &path->points[0], *b = &path->points[path->n_points - 1];
  gboolean right
      = fabs (a->x - from->x - from->w) < EPS && a->y > from->y && a->y < from->y + from->h;
  gboolean level = (fabs (a->y - from->y) < EPS || fabs (a->y - from->y - from->h) < EPS)
                   && a->x > from->x && a->x < from->x + from->w;

  if (path->n_points < 2)
    return g_strdup_printf ("flow %u has no line", k);
  if (!right && !level)
    return g_strdup_printf ("flow %u does not begin at its box", k);
  if (fabs (b->x - to->x) > EPS || b->y <= to->y || b->y >= to->y + to->h)
    return g_strdup_printf ("flow %u does not end at its box", k);
  return NULL;
}

static char *
judge_lines (const Case *self, const FwStreamLayout *layout)
{
  for (guint k = 0; k < layout->n_paths; k++)
    {
      char *ends = judge_ends (self, layout, k);

      if (ends != NULL)
        return ends;
      for (guint s = 0; s + 1 < layout->paths[k].n_points; s++)
        {
          FwStreamRect line
              = make_line (&layout->paths[k].points[s], &layout->paths[k].points[s + 1]);

          if (line.w > EPS && line.h > EPS)
            return g_strdup_printf ("flow %u runs aslant", k);
          for (guint i = 0; i < layout->n_boxes; i++)
            if (does_cross (&line, &layout->boxes[i]))
              return g_strdup_printf ("flow %u runs through box %u", k, i);
          for (guint o = 0; o < k; o++)
            for (guint t = 0; t + 1 < layout->paths[o].n_points; t++)
              {
                FwStreamRect other
                    = make_line (&layout->paths[o].points[t], &layout->paths[o].points[t + 1]);

                if (do_overlap (&line, &other))
                  return g_strdup_printf ("flows %u and %u lie on each other", o, k);
              }
        }
    }
  return NULL;
}

/* Labels keep clear of each other, of boxes, and of all lines where nothing is pinned;
 * each lies right above its own line. */
static char *
judge_labels (const Case *self, const FwStreamLayout *layout, gboolean pinned)
{
  for (guint k = 0; k < layout->n_paths; k++)
    {
      const FwStreamRect *label = &layout->paths[k].label;
      gboolean own = FALSE;

      if ((label->w > 0) != (self->flows[k].label_w > 0))
        return g_strdup_printf ("flow %u lost its label", k);
      if (label->w <= 0)
        continue;
      for (guint i = 0; i < layout->n_boxes; i++)
        if (do_meet (label, &layout->boxes[i]))
          return g_strdup_printf ("the label of flow %u lies on box %u", k, i);
      for (guint o = 0; o < layout->n_paths; o++)
        {
          if (o < k && layout->paths[o].label.w > 0 && do_meet (label, &layout->paths[o].label))
            return g_strdup_printf ("the labels of flows %u and %u lie on each other", o, k);
          for (guint s = 0; s + 1 < layout->paths[o].n_points; s++)
            {
              FwStreamRect line
                  = make_line (&layout->paths[o].points[s], &layout->paths[o].points[s + 1]);

              if (!pinned && does_cross (&line, label))
                return g_strdup_printf ("flow %u runs through the label of flow %u", o, k);
              own = own
                    || (o == k && line.h < EPS && line.y >= label->y + label->h - EPS
                        && line.y <= label->y + label->h + 5
                        && MIN (line.x + line.w, label->x + label->w) - MAX (line.x, label->x) > 1);
            }
        }
      if (!own)
        return g_strdup_printf ("the label of flow %u is not at its line", k);
    }
  return NULL;
}

/* What is wrong first; NULL when nothing is. Free. */
static char *
judge (const Case *self, const FwStreamLayout *layout, gboolean pinned)
{
  char *wrong = judge_boxes (self, layout);

  if (wrong == NULL)
    wrong = judge_lines (self, layout);
  return wrong != NULL ? wrong : judge_labels (self, layout, pinned);
}

static void
assert_sound (const Case *self, const FwStreamLayout *layout, gboolean pinned, guint seed)
{
  g_autofree char *wrong = judge (self, layout, pinned);

  if (wrong != NULL)
    g_error ("map %u: %s", seed, wrong);
}

static void
judge_same (const FwStreamLayout *a, const FwStreamLayout *b)
{
  g_assert_cmpmem (a->boxes, a->n_boxes * sizeof (FwStreamRect), b->boxes,
                   b->n_boxes * sizeof (FwStreamRect));
  for (guint k = 0; k < a->n_paths; k++)
    g_assert_cmpmem (a->paths[k].points, a->paths[k].n_points * sizeof (FwStreamPoint),
                     b->paths[k].points, b->paths[k].n_points * sizeof (FwStreamPoint));
}

/* --- maps by chance ------------------------------------------------------------------- */

static void
make_case (Case *self, guint seed, guint n_boxes, guint n_flows, double pinned)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_lanes = (guint) g_rand_int_range (rand, 1, 7);

  self->boxes = g_new0 (FwStreamLayoutBox, n_boxes);
  self->flows = g_new0 (FwStreamLayoutFlow, n_flows + 1);
  for (guint i = 0; i < n_boxes; i++)
    {
      FwStreamLayoutBox *box = &self->boxes[i];

      box->w = g_rand_double_range (rand, 80, 150);
      box->h = g_rand_double_range (rand, 50, 110);
      box->lane = (guint) g_rand_int_range (rand, 0, (gint) n_lanes);
      box->place
          = (FwStreamPlaceKind) (g_rand_double (rand) < 0.05 ? g_rand_int_range (rand, 1, 4) : 0);
      box->pinned = g_rand_double (rand) < pinned;
      box->x = g_rand_double_range (rand, 0, 150.0 * n_boxes);
      box->y = g_rand_double_range (rand, 0, 900);
    }
  for (guint k = 0; k < n_flows; k++)
    {
      FwStreamLayoutFlow *flow = &self->flows[k];
      gboolean chain = k + 1 < n_boxes;

      flow->from = chain ? k : (guint) g_rand_int_range (rand, 0, (gint) n_boxes);
      flow->to = chain ? k + 1 : (guint) g_rand_int_range (rand, 0, (gint) n_boxes);
      flow->forward = chain || g_rand_double (rand) < 0.2;
      if (g_rand_double (rand) < 0.5)
        {
          flow->label_w = g_rand_double_range (rand, 20, 140);
          flow->label_h = 14;
        }
    }
  self->input = (FwStreamLayoutInput) {.boxes = self->boxes,
                                       .n_boxes = n_boxes,
                                       .flows = self->flows,
                                       .n_flows = n_flows,
                                       .n_lanes = n_lanes,
                                       .header_w = 90};
}

static void
test_random (void)
{
  for (guint seed = 0; seed < fw_test_stream_get_n_maps (2000); seed++)
    {
      g_auto (Case) self = {0};
      double pinned = seed % 4 == 3 ? 0.2 : 0;
      g_autoptr (FwStreamLayout) layout = NULL, again = NULL;

      make_case (&self, seed, 1 + seed % 30, (1 + seed % 30) * (seed % 3), pinned);
      layout = fw_stream_layout_new (&self.input);
      again = fw_stream_layout_new (&self.input);
      assert_sound (&self, layout, pinned > 0, seed);
      judge_same (layout, again);
    }
}

/* The judge sees a planted fault of every rule. */
static void
test_judge (void)
{
  static const char *const says[]
      = {"boxes",        "outside of its lane", "aslant",         "does not begin",
         "does not end", "through box",         "on each other",  "labels",
         "on box",       "through the label",   "not at its line"};
  gboolean seen[G_N_ELEMENTS (says)] = {FALSE};

  for (guint seed = 0; seed < 400; seed++)
    {
      g_auto (Case) self = {0};
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (FwStreamLayout) layout = NULL;
      g_autofree char *wrong = NULL;
      FwStreamLayoutPath *path;
      guint a, b;

      make_case (&self, seed, 12, 30, 0);
      layout = fw_stream_layout_new (&self.input);
      a = (guint) g_rand_int_range (rand, 0, 12);
      b = (a + 1) % 12;
      path = &layout->paths[g_rand_int_range (rand, 0, 30)];
      switch (seed % 7)
        {
        case 0:
          layout->boxes[a].x = layout->boxes[b].x;
          layout->boxes[a].y = layout->boxes[b].y;
          break;
        case 1:
          layout->boxes[a].y -= 300;
          break;
        case 2:
          path->points[path->n_points / 2].x += 7;
          break;
        case 3:
          path->points[0].y += 60;
          break;
        case 4:
          for (guint i = 1; i + 1 < path->n_points; i++)
            path->points[i].x = layout->boxes[b].x + 20;
          break;
        case 5:
          {
            const FwStreamRect *other = &layout->paths[g_rand_int_range (rand, 0, 30)].label;

            if (path->label.w <= 0 || other->w <= 0 || other == &path->label)
              continue;
            path->label = *other;
            break;
          }
        default:
          {
            FwStreamRect *label = &layout->paths[g_rand_int_range (rand, 0, 30)].label;

            if (label->w <= 0)
              continue;
            label->x = seed % 2 == 0 ? layout->boxes[a].x : label->x + 25;
            label->y = seed % 2 == 0 ? layout->boxes[a].y : label->y;
          }
        }
      wrong = judge (&self, layout, FALSE);
      for (guint i = 0; i < G_N_ELEMENTS (says); i++)
        seen[i] = seen[i] || (wrong != NULL && strstr (wrong, says[i]) != NULL);
    }
  for (guint i = 0; i < G_N_ELEMENTS (says); i++)
    if (!seen[i])
      g_error ("no planted fault was called “%s”", says[i]);
}

/* 60 steps and 120 flows. */
static void
test_large (void)
{
  double worst = 0;

  for (guint seed = 0; seed < 20; seed++)
    {
      g_auto (Case) self = {0};
      g_autoptr (FwStreamLayout) layout = NULL;
      gint64 start;

      make_case (&self, 90000 + seed, 60, 120, 0);
      start = g_get_monotonic_time ();
      layout = fw_stream_layout_new (&self.input);
      worst = MAX (worst, (double) (g_get_monotonic_time () - start) / 1000);
      assert_sound (&self, layout, FALSE, seed);
    }
  g_test_message ("60 steps, 120 flows: %.2f ms at most", worst);
}

/* A number that is dragged: the figures of a map with 60 steps, measured, not judged. */
static void
test_figures_time (void)
{
  double worst = 0;
  guint n_steps = 0, n_flows = 0;

  for (guint seed = 0; seed < 10; seed++)
    {
      g_autoptr (FwStream) stream = fw_test_stream_new (5000 + seed, 24, TRUE);
      g_autoptr (FwStreamFigures) figures = NULL;
      gint64 start = g_get_monotonic_time ();

      figures = fw_stream_figures_new (stream);
      worst = MAX (worst, (double) (g_get_monotonic_time () - start) / 1000);
      n_steps = MAX (n_steps, fw_stream_get_n (stream, FW_STREAM_STEP));
      n_flows = MAX (n_flows, fw_stream_get_n (stream, FW_STREAM_FLOW));
      g_assert_false (isnan (fw_stream_figures_get (figures, FW_VS_LEAD_TIME)));
    }
  g_test_message ("figures of up to %u steps, %u flows: %.2f ms at most", n_steps, n_flows, worst);
}

/* What is pinned where there is room stays there exactly; the rest makes way. */
static void
test_pins (void)
{
  FwStreamLayoutBox boxes[4]
      = {{.w = 100, .h = 60}, {.w = 100, .h = 60}, {.w = 100, .h = 60}, {.w = 100, .h = 60}};
  FwStreamLayoutFlow flows[3] = {{.from = 0, .to = 1, .forward = TRUE},
                                 {.from = 1, .to = 2, .forward = TRUE},
                                 {.from = 2, .to = 3, .forward = TRUE}};
  Case self = {.boxes = boxes,
               .flows = flows,
               .input = {.boxes = boxes, .n_boxes = 4, .flows = flows, .n_flows = 3, .n_lanes = 1}};
  g_autoptr (FwStreamLayout) free_layout = fw_stream_layout_new (&self.input);
  g_autoptr (FwStreamLayout) layout = NULL, back = NULL;

  /* Alone in its row, all on one line. */
  g_assert_cmpfloat (free_layout->boxes[0].y, ==, free_layout->boxes[3].y);
  boxes[1].pinned = TRUE;
  boxes[1].x = free_layout->boxes[1].x + 57;
  boxes[1].y = free_layout->boxes[1].y + 31;
  layout = fw_stream_layout_new (&self.input);
  g_assert_cmpuint (layout->n_yielded, ==, 0);
  g_assert_cmpfloat (layout->boxes[1].x, ==, boxes[1].x);
  g_assert_cmpfloat (layout->boxes[1].y, ==, boxes[1].y);
  assert_sound (&self, layout, TRUE, 0);
  /* Dragged before the first one: columns follow the hand. */
  boxes[1].x = 0;
  back = fw_stream_layout_new (&self.input);
  g_assert_cmpuint (back->columns[1], ==, 0);
  g_assert_cmpuint (back->n_yielded, ==, 1);
  assert_sound (&self, back, TRUE, 1);
}

/* Real maps, with their lanes, returns and labels. */
static void
test_maps (void)
{
  for (guint seed = 0; seed < fw_test_stream_get_n_maps (2000) / 4; seed++)
    {
      g_autoptr (FwStream) stream = fw_test_stream_new (seed, 1 + seed % 12, FALSE);
      g_autoptr (FwStreamPlace) place = fw_stream_place_new (stream, NULL, NULL);
      Case self = {.boxes = (FwStreamLayoutBox *) place->input.boxes,
                   .flows = (FwStreamLayoutFlow *) place->input.flows,
                   .input = place->input};

      g_assert_cmpuint (place->layout->n_boxes, ==, fw_stream_get_n (stream, FW_STREAM_STEP));
      g_assert_cmpuint (place->layout->n_paths, ==, fw_stream_get_n (stream, FW_STREAM_FLOW));
      assert_sound (&self, place->layout, FALSE, seed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value-stream/layout/random", test_random);
  g_test_add_func ("/value-stream/layout/judge", test_judge);
  g_test_add_func ("/value-stream/layout/large", test_large);
  g_test_add_func ("/value-stream/layout/figures-time", test_figures_time);
  g_test_add_func ("/value-stream/layout/pins", test_pins);
  g_test_add_func ("/value-stream/layout/maps", test_maps);
  return g_test_run ();
}
