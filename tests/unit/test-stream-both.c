/* Today and target above each other: the same step stands in the same column, what falls
 * away is a ghost, both ladders have one scale, nothing lies on another, and what is
 * unknown is no place on an axis. */
#include "config.h"

#include <string.h>

#include "domain/fw-stream-example.h"
#include "fw-test-stream.h"
#include "scene/fw-stream-check.h"
#include "scene/fw-stream-scene.h"

#define SHOW (FW_STREAM_SHOW_ALL_FLOWS | FW_STREAM_SHOW_MEASURES)

static FwScene *
new_scene_in_rows (FwStream *stream, guint n_rows)
{
  g_autoptr (FwStream) target = fw_stream_dup_target (stream, NULL);
  g_autoptr (FwStreamFigures) today = fw_stream_figures_new (stream);
  g_autoptr (FwStreamFigures) then = fw_stream_figures_new (target);
  FwScene *scene = fw_scene_new ();

  fw_stream_scene_fill_both (scene, today, then, SHOW, n_rows, NULL);
  return scene;
}

static FwScene *
new_scene (FwStream *stream)
{
  return new_scene_in_rows (stream, 1);
}

static const FwStreamStepSign *
get_step (FwScene *scene, const char *id)
{
  FwSceneItem *item = fw_scene_find (scene, id);

  g_assert_nonnull (item);
  g_assert_cmpint (item->kind, ==, FW_STREAM_ITEM_STEP);
  return item->sign;
}

/* mockups/vsm-target: 30.8 → 21.3 wd, −31 %; step 3 −41 %, step 5 +31 %, step 4 falls away. */
static void
test_example (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwScene) scene = new_scene (stream);
  static const struct
  {
    const char *id, *chip;
  } chips[]
      = {{"step:s1", NULL},    {"step:s3", "−41 %"}, {"step:s5", "+31 %"}, {"step:s6", "−33 %"},
         {"step:s8", "−78 %"}, {"step:s9", "−30 %"}, {"step:s10", NULL},   {"was:step:s3", NULL}};

  for (guint i = 0; i < G_N_ELEMENTS (chips); i++)
    g_assert_cmpstr (get_step (scene, chips[i].id)->chip, ==, chips[i].chip);
  g_assert_true (get_step (scene, "step:s4")->ghost);
  g_assert_false (get_step (scene, "was:step:s4")->ghost);
  g_assert_nonnull (strstr (fw_scene_find (scene, "step:s4")->spoken, "falls away"));
  g_assert_cmpstr (fw_scene_find (scene, "was:title")->spoken, ==,
                   "Today: lead time 30.8 wd, one pass");
  g_assert_cmpstr (fw_scene_find (scene, "title")->spoken, ==,
                   "Target: lead time 21.3 wd, one pass −31 %");
  /* What goes on over the ghost. */
  g_assert_nonnull (fw_scene_find (scene, "arrow:s5"));
  g_assert_null (fw_scene_find (scene, "arrow:s4"));
  g_assert_nonnull (fw_scene_find (scene, "was:arrow:s4"));
}

/* Assessment within 3, conference within 10, fast track within 10 working days. */
static void
test_checks (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwScene) scene = new_scene (stream);
  g_autoptr (FwStream) plain = fw_stream_new ();
  g_autoptr (FwStreamFigures) figures = NULL;
  g_autoptr (GArray) checks = NULL;

  g_assert_cmpstr (fw_scene_find (scene, "was:checks")->spoken, ==,
                   "✓ Erste Einschätzung: 2 wd ≤ 3 wd; ✗ Fallkonferenz Beratungsteam: 16.9 wd > "
                   "10 wd; ✗ Fast track: 30.8 wd > 10 wd");
  g_assert_cmpstr (fw_scene_find (scene, "checks")->spoken, ==,
                   "✓ Erste Einschätzung: 2 wd ≤ 3 wd; ✗ Fallkonferenz Beratungsteam: 10.3 wd > "
                   "10 wd; ✗ Fast track: 21.3 wd > 10 wd");
  /* Without deadlines of its steps the whole is held against 3 and 10. */
  fw_stream_edit_add_step (plain, NULL, "Schritt");
  figures = fw_stream_figures_new (plain);
  checks = fw_stream_figures_list_checks (figures);
  g_assert_cmpuint (checks->len, ==, 2);
  for (guint i = 0; i < 2; i++)
    {
      const FwStreamCheck *check = &g_array_index (checks, FwStreamCheck, i);

      g_assert_null (check->step);
      g_assert_cmpfloat (check->days, ==, i == 0 ? 3 : 10);
      g_assert_cmpint (fw_stream_figures_check (figures, NULL, check->days, NULL), ==,
                       FW_STREAM_NOT_KNOWN);
    }
}

static gboolean
meet (const graphene_rect_t *a, const graphene_rect_t *b)
{
  graphene_rect_t both;

  return graphene_rect_intersection (a, b, &both) && both.size.width > 0.01
         && both.size.height > 0.01;
}

static double
get_day_width (FwScene *scene, const char *id)
{
  FwSceneItem *item = fw_scene_find (scene, id);
  const FwStreamLadderSign *sign;

  if (item == NULL)
    return 0;
  sign = item->sign;
  for (guint i = 0; i < sign->ladder->n_parts; i++)
    {
      const FwValueStreamLadderPart *part = &sign->ladder->parts[i];

      if (!part->unknown && part->value > 1)
        return (part->x2 - part->x1) / part->value;
    }
  return 0;
}

static void
check_scene (FwStream *stream, FwScene *scene, guint seed)
{
  double was = get_day_width (scene, "was:ladder"), now = get_day_width (scene, "ladder");
  guint n = fw_scene_get_n_items (scene);

  if (was > 0 && now > 0 && fabs (was - now) > 1e-9 * was)
    g_error ("map %u: the ladders have scales of %.9g and %.9g", seed, was, now);
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STEP); i++)
    {
      g_autofree char *now_id = fw_stream_scene_dup_id (fw_stream_get (stream, FW_STREAM_STEP, i));
      g_autofree char *was_id = g_strconcat ("was:", now_id, NULL);
      FwSceneItem *a = fw_scene_find (scene, was_id), *b = fw_scene_find (scene, now_id);

      /* Steps of today are in both, as ghosts where they fall away. */
      g_assert_cmpint (a == NULL, ==, b == NULL);
      if (a != NULL)
        g_assert_cmpfloat (a->body.origin.x, ==, b->body.origin.x);
    }
  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < i; k++)
      {
        FwSceneItem *a = fw_scene_get_item (scene, i), *b = fw_scene_get_item (scene, k);

        if (a->kind == FW_STREAM_ITEM_FLOW || b->kind == FW_STREAM_ITEM_FLOW
            || a->kind == FW_STREAM_ITEM_AXIS || b->kind == FW_STREAM_ITEM_AXIS)
          continue;
        if (meet (&a->body, &b->body))
          g_error ("map %u: “%s” lies on “%s”", seed, a->id, b->id);
      }
}

/* Of a line along an axis. */
static gboolean
runs_through (const graphene_point_t *a, const graphene_point_t *b, const graphene_rect_t *box)
{
  return MAX (a->x, b->x) > box->origin.x + 0.5 && MAX (a->y, b->y) > box->origin.y + 0.5
         && MIN (a->x, b->x) < box->origin.x + box->size.width - 0.5
         && MIN (a->y, b->y) < box->origin.y + box->size.height - 0.5;
}

/* No arrow runs through a box, also from one row to the next; over a ghost it does. */
static void
check_arrows (FwScene *scene, guint seed)
{
  guint n = fw_scene_get_n_items (scene);

  for (guint i = 0; i < n; i++)
    for (guint k = 0; k < n; k++)
      {
        FwSceneItem *arrow = fw_scene_get_item (scene, i), *box = fw_scene_get_item (scene, k);

        if (arrow->kind != FW_STREAM_ITEM_FLOW || box->kind != FW_STREAM_ITEM_STEP
            || ((const FwStreamStepSign *) box->sign)->ghost)
          continue;
        for (guint p = 0; p + 1 < arrow->n_points; p++)
          if (runs_through (&arrow->points[p], &arrow->points[p + 1], &box->body))
            g_error ("map %u: “%s” runs through “%s”", seed, arrow->id, box->id);
      }
}

static void
test_random (void)
{
  for (guint seed = 0; seed < fw_test_stream_get_n_maps (500); seed++)
    {
      g_autoptr (FwStream) stream = fw_test_stream_new (seed, 1 + seed % 9, seed % 2 == 0);
      g_autoptr (FwScene) scene = NULL;

      /* The measure of the map takes a step out, too. */
      if (seed % 3 == 0 && fw_stream_get_n (stream, FW_STREAM_STEP) > 2)
        {
          FwStreamItem *change = fw_stream_add (stream, FW_STREAM_CHANGE, NULL, G_MAXUINT);

          fw_stream_set_text (stream, change, FW_STREAM_MEASURE_ID,
                              fw_stream_get (stream, FW_STREAM_MEASURE, 0)->id);
          fw_stream_set_text (stream, change, FW_STREAM_STEP_ID,
                              fw_stream_get (stream, FW_STREAM_STEP, 1)->id);
          fw_stream_set_flag (stream, change, FW_STREAM_REMOVE, TRUE);
        }
      scene = new_scene_in_rows (stream, 1 + seed % 4);
      check_scene (stream, scene, seed);
      check_arrows (scene, seed);
    }
}

/* An unknown time is a gap in the ladder: no deadline is drawn through what follows it. */
static void
test_unknown (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwScene) scene = NULL;

  fw_stream_set (stream, fw_stream_get (stream, FW_STREAM_STEP, 1), FW_STREAM_WAIT,
                 fw_stream_value_new_unknown ());
  scene = new_scene (stream);
  g_assert_null (fw_scene_find (scene, "axis"));
  g_assert_cmpstr (fw_scene_find (scene, "was:title")->spoken, ==, "Today: lead time ?, one pass");
  g_assert_nonnull (strstr (fw_scene_find (scene, "checks")->spoken, "? Fast track"));
}

/* A snapshot beside now: a step that came later stands below alone, in its own column. */
static void
test_compare (void)
{
  g_autoptr (FwStream) then = fw_stream_example_new ();
  g_autoptr (FwStream) now = fw_stream_copy (then);
  FwStreamItem *added
      = fw_stream_edit_insert_step (now, fw_stream_find (now, FW_STREAM_FLOW, "f2"), "Rückfrage");
  g_autofree char *id = fw_stream_scene_dup_id (added), *was = g_strconcat ("was:", id, NULL);
  g_autoptr (FwStreamFigures) a = fw_stream_figures_new (then), b = fw_stream_figures_new (now);
  g_autoptr (FwScene) scene = fw_scene_new ();
  const char *const titles[] = {"Nach dem Essen", "Jetzt"};

  fw_stream_scene_fill_both (scene, a, b, SHOW, 1, titles);
  g_assert_null (fw_scene_find (scene, was));
  g_assert_false (get_step (scene, id)->ghost);
  g_assert_cmpfloat (fw_scene_find (scene, id)->body.origin.x, >,
                     fw_scene_find (scene, "step:s2")->body.origin.x);
  g_assert_cmpfloat (fw_scene_find (scene, id)->body.origin.x, <,
                     fw_scene_find (scene, "step:s3")->body.origin.x);
  g_assert_true (
      g_str_has_prefix (fw_scene_find (scene, "was:step:s3")->spoken, "Nach dem Essen: Step 3"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stream-both/example", test_example);
  g_test_add_func ("/stream-both/checks", test_checks);
  g_test_add_func ("/stream-both/random", test_random);
  g_test_add_func ("/stream-both/compare", test_compare);
  g_test_add_func ("/stream-both/unknown", test_unknown);
  return g_test_run ();
}
