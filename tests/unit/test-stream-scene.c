/* What a value stream's map shows: the example's figures to the last digit, measures that
 * close, what a stamp costs, covered numbers, and maps in the office that nobody loses. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "domain/fw-stream-edit.h"
#include "domain/fw-stream-example.h"
#include "domain/fw-stream-repository.h"
#include "exchange/fw-drawio.h"
#include "exchange/fw-map-json.h"
#include "fw-test-office.h"
#include "scene/fw-stream-effect.h"
#include "scene/fw-stream-scene.h"
#include "scene/fw-stream-table.h"

#define H 3600.0

static void
check (double is, double should, double within)
{
  if (fabs (is - should) > within)
    g_error ("%.6f is not %.6f", is, should);
}

/* mockups: the published figures of the example, today and with six of seven measures. */
static void
test_example (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwStream) target = fw_stream_dup_target (stream, NULL);
  g_autoptr (FwStreamFigures) today = fw_stream_figures_new (stream);
  g_autoptr (FwStreamFigures) then = fw_stream_figures_new (target);
  double reached = 0;

  g_assert_cmpuint (today->figures->problems->len, ==, 0);
  g_assert_cmpuint (then->figures->problems->len, ==, 0);
  check (fw_stream_figures_get (today, FW_VS_LEAD_TIME), 246 * H, 1e-3);
  check (fw_stream_figures_get (today, FW_VS_PROCESS_TIME), 22 * H, 1e-3);
  check (fw_stream_figures_get (today, FW_VS_FLOW_EFFICIENCY), 0.08943, 5e-6);
  check (fw_stream_figures_get (today, FW_VS_ROLLED), 0.27334, 5e-6);
  check (fw_stream_figures_get (today, FW_VS_EXPECTED_TIME), 277.370 * H, 2);
  check (fw_stream_figures_get (today, FW_VS_HAND_OVERS), 7, 0);
  check (fw_stream_figures_get (today, FW_VS_ENTRY_COUNT), 45, 0);
  check (fw_stream_figures_get (today, FW_VS_COST), 221050, 1);
  check (fw_stream_figures_get (then, FW_VS_LEAD_TIME), 170.25 * H, 1e-3);
  check (fw_stream_figures_get (then, FW_VS_EXPECTED_TIME), 177.132 * H, 2);
  check (fw_stream_figures_get (then, FW_VS_ROLLED), 0.4686, 5e-5);
  check (fw_stream_figures_get (then, FW_VS_COST), 192631, 1);
  check (fw_stream_figures_get (then, FW_VS_HAND_OVERS), 5, 0);
  check (fw_stream_figures_get (then, FW_VS_ENTRY_COUNT), 36, 0);
  g_assert_cmpint (
      fw_stream_figures_check (today, fw_stream_find (stream, FW_STREAM_STEP, "s6"), 10, &reached),
      ==, FW_STREAM_BROKEN);
  check (reached, 135.5 * H, 1e-3);
}

/* From today to the target every second is a measure's. */
static void
test_waterfall (void)
{
  static const double deltas[] = {-4.75, -1.63, -2.00, -0.80, -1.60, -1.75};
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwStreamWaterfall) waterfall = fw_stream_waterfall_new (stream);
  double sum = waterfall->today;

  g_assert_cmpuint (waterfall->bars->len, ==, 7);
  for (guint i = 0; i < 7; i++)
    {
      const FwStreamBar *bar = &g_array_index (waterfall->bars, FwStreamBar, i);

      if (bar->on)
        {
          check (bar->delta / (8 * H), deltas[i], 0.006);
          sum += bar->delta;
        }
    }
  check (sum, waterfall->target, 1e-3);
  g_assert_false (g_array_index (waterfall->bars, FwStreamBar, 6).on);
  check (g_array_index (waterfall->bars, FwStreamBar, 6).delta / (8 * H), -2.5, 0.006);
}

/* mockups/vsm-waste: return 6→5 costs 2.34 working days, return 7→4 1.82. */
static void
test_stamps (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (stream);
  double expected = fw_stream_figures_get (figures, FW_VS_EXPECTED_TIME);
  FwStreamItem *stamp = NULL;

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STAMP); i++)
    if (fw_stream_item_is (fw_stream_get (stream, FW_STREAM_STAMP, i), FW_STREAM_FLOW_ID, "f10"))
      stamp = fw_stream_get (stream, FW_STREAM_STAMP, i);
  g_assert_nonnull (stamp);
  check (fw_stream_stamp_get_effect (stream, stamp, expected) / (8 * H), 2.34, 0.006);
  fw_stream_set_text (stream, stamp, FW_STREAM_FLOW_ID, "f11");
  check (fw_stream_stamp_get_effect (stream, stamp, expected) / (8 * H), 1.82, 0.006);
  fw_stream_set_text (stream, stamp, FW_STREAM_FLOW_ID, "f1");
  g_assert_true (isnan (fw_stream_stamp_get_effect (stream, stamp, expected)));
  /* What names a step goes with it. */
  fw_stream_edit_remove_step (stream, fw_stream_find (stream, FW_STREAM_STEP, "s4"));
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STAMP); i++)
    g_assert_false (
        fw_stream_item_is (fw_stream_get (stream, FW_STREAM_STAMP, i), FW_STREAM_STEP_ID, "s4"));
}

/* Half the waiting for fixed days, seen and as a measure, is the same. */
static void
test_potential (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  double less[FW_STREAM_N_LESS] = {[FW_STREAM_LESS_BATCH] = 0.5, [FW_STREAM_LESS_RETURNS] = 1};
  g_autoptr (FwStream) seen = fw_stream_dup_potential (stream, less);
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (seen);
  FwStreamItem *measure = fw_stream_add (stream, FW_STREAM_MEASURE, "new", G_MAXUINT);
  const char *const chosen[] = {"new", NULL};
  g_autoptr (FwStream) target = NULL;
  g_autoptr (FwStreamFigures) then = NULL;

  fw_stream_potential_to_changes (stream, less, measure);
  target = fw_stream_dup_target (stream, chosen);
  then = fw_stream_figures_new (target);
  /* 28 + 20 + 20 h wait for a batch. */
  check (fw_stream_figures_get (figures, FW_VS_LEAD_TIME), (246 - 34) * H, 1e-3);
  check (fw_stream_figures_get (figures, FW_VS_EXPECTED_TIME),
         fw_stream_figures_get (figures, FW_VS_LEAD_TIME), 1e-3);
  check (fw_stream_figures_get (then, FW_VS_EXPECTED_TIME),
         fw_stream_figures_get (figures, FW_VS_EXPECTED_TIME), 1e-3);
}

static const FwStreamStepSign *
find_sign (FwScene *scene, const char *id)
{
  FwSceneItem *item = fw_scene_find (scene, id);

  g_assert_nonnull (item);
  return item->sign;
}

/* Every step is there and spoken; the target keeps the place of what falls away, and a measure
 * that is switched off is not told as one that works. */
static void
test_scene (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwStream) target = fw_stream_dup_target (stream, NULL);
  g_autoptr (FwStreamFigures) today = fw_stream_figures_new (stream);
  g_autoptr (FwStreamFigures) then = fw_stream_figures_new (target);
  g_autoptr (FwStreamPlace) place = fw_stream_place_new (stream, NULL, NULL);
  g_autoptr (FwScene) scene = fw_scene_new ();
  g_autoptr (GHashTable) nothing = g_hash_table_new (g_str_hash, g_str_equal);
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;

  options.show |= FW_STREAM_SHOW_STAMPS | FW_STREAM_SHOW_OUTLINES;
  fw_stream_scene_fill (scene, today, place, &options);
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STEP); i++)
    {
      g_autofree char *id = fw_stream_scene_dup_id (fw_stream_get (stream, FW_STREAM_STEP, i));

      g_assert_true (fw_stream_scene_find (stream, id)
                     == fw_stream_get (stream, FW_STREAM_STEP, i));
      g_assert_nonnull (strstr (fw_scene_find (scene, id)->spoken, "Step"));
    }
  g_assert_cmpstr (find_sign (scene, "step:s4")->rows[2].value, ==, "! 70 %");
  g_assert_cmpuint (find_sign (scene, "step:s4")->bursts->len, ==, 1);
  g_assert_cmpint (find_sign (scene, "step:s4")->outline, ==, FW_STREAM_TONE_BAD);
  g_assert_cmpstr (find_sign (scene, "step:s4")->pieces, ==, "17");

  options.before = today;
  options.show = FW_STREAM_SHOW_OUTLINES | FW_STREAM_SHOW_MEASURES;
  fw_stream_scene_fill (scene, then, place, &options);
  g_assert_nonnull (strstr (fw_scene_find (scene, "step:s8")->spoken, "measure M3"));
  g_assert_null (strstr (fw_scene_find (scene, "step:s8")->spoken, "off"));
  g_assert_false (g_array_index (find_sign (scene, "step:s8")->bursts, FwStreamBurst, 0).off);
  g_assert_nonnull (strstr (fw_scene_find (scene, "step:s10")->spoken, "measure M7, switched off"));
  g_assert_true (g_array_index (find_sign (scene, "step:s10")->bursts, FwStreamBurst, 0).off);
  g_assert_true (find_sign (scene, "step:s4")->ghost);
  g_assert_cmpstr (find_sign (scene, "step:s5")->chip, ==, "+31 %");
  g_assert_cmpstr (find_sign (scene, "step:s6")->chip, ==, "−33 %");
  g_assert_null (find_sign (scene, "step:s1")->chip);

  /* Covered: neither drawn nor spoken. */
  options = (FwStreamSceneOptions) FW_STREAM_SCENE_OPTIONS_INIT;
  options.uncovered = nothing;
  fw_stream_scene_fill (scene, today, place, &options);
  g_assert_true (find_sign (scene, "step:s4")->rows[2].covered);
  g_assert_null (strstr (fw_scene_find (scene, "step:s4")->spoken, "70"));
  g_assert_null (strstr (fw_scene_find (scene, "ladder")->spoken, "wd"));
}

/* Stamps, notes and the rest come back from both kinds of file. */
static void
test_files (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autofree char *json = fw_map_json_write (stream);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStream) read = fw_map_json_read (json, -1, &error);
  g_autoptr (FwStreamPlace) place = fw_stream_place_new (stream, NULL, NULL);
  FwDrawioPlace where = {place->layout, place->boxes, place->flows, place->lanes, place->labels};
  g_autofree char *drawio = fw_drawio_write (stream, &where);
  g_autoptr (FwStream) drawn = NULL;
  g_autofree char *again = NULL;

  g_assert_no_error (error);
  g_assert_true (fw_stream_equal (stream, read));
  drawn = fw_drawio_read (drawio, -1, &error);
  g_assert_no_error (error);
  again = fw_map_json_write (drawn);
  g_assert_cmpstr (again, ==, json);
  g_assert_null (fw_map_json_read ("{\"name\": \"\", \"steps\": [], \"stamps\": [{\"id\": \"w1\", "
                                   "\"kind\": \"waiting\", \"step\": \"s9\"}]}",
                                   -1, &error));
  g_assert_nonnull (strstr (error->message, "stamps[0].step"));
}

/* A dragged box takes its lines along: their ends stay at its edges, the others stay. */
static void
test_follow (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (stream);
  g_autoptr (FwStreamPlace) place = fw_stream_place_new (stream, NULL, NULL);
  g_autoptr (FwScene) scene = fw_scene_new ();
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;
  const char *const ids[] = {"step:s5", NULL};
  g_autoptr (GPtrArray) items = NULL;
  guint n_lines = 0;

  fw_stream_scene_fill (scene, figures, place, &options);
  items = fw_stream_scene_follow (figures, place, &options, ids, 40, -70);
  for (guint i = 0; i < items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (items, i);
      FwSceneItem *before = fw_scene_find (scene, item->id);
      gboolean from = g_strcmp0 (item->from, "step:s5") == 0;
      gboolean to = g_strcmp0 (item->to, "step:s5") == 0;

      g_assert_nonnull (before);
      if (item->points == NULL)
        {
          g_assert_cmpstr (item->id, ==, "step:s5");
          check (item->body.origin.x, before->body.origin.x + 40, 1e-3);
          check (item->body.origin.y, before->body.origin.y - 70, 1e-3);
          continue;
        }
      n_lines++;
      g_assert_true (from || to);
      check (item->points[0].x, before->points[0].x + (from ? 40 : 0), 0.01);
      check (item->points[0].y, before->points[0].y - (from ? 70 : 0), 0.01);
      check (item->points[item->n_points - 1].x,
             before->points[before->n_points - 1].x + (to ? 40 : 0), 0.01);
      check (item->points[item->n_points - 1].y,
             before->points[before->n_points - 1].y - (to ? 70 : 0), 0.01);
      for (guint k = 1; k < item->n_points; k++)
        g_assert_true (fabs (item->points[k].x - item->points[k - 1].x) < 0.01
                       || fabs (item->points[k].y - item->points[k - 1].y) < 0.01);
    }
  /* From 4 twice (work and document), to 6 twice, back from 6, and back from 7 never. */
  g_assert_cmpuint (n_lines, ==, 6);
}

/* Every entry of the same datum: the address is written down four times. */
static void
test_media (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (stream);
  g_autoptr (FwStreamPlace) place = fw_stream_place_new (stream, NULL, NULL);
  g_autoptr (FwScene) scene = fw_scene_new ();
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;
  FwSceneItem *item;
  const FwStreamMediaSign *sign;
  const char *all;

  options.show |= FW_STREAM_SHOW_MEDIA;
  fw_stream_scene_fill (scene, figures, place, &options);
  item = fw_scene_find (scene, "media:0");
  g_assert_nonnull (item);
  sign = item->sign;
  g_assert_true (g_str_has_prefix (item->spoken, "“Anschrift” is written down: 4 ×"));
  g_assert_true (sign->often);
  g_assert_cmpuint (sign->marks->len, ==, 4);
  for (guint i = 1; i < sign->marks->len; i++)
    g_assert_cmpfloat (g_array_index (sign->marks, FwStreamMediaMark, i).x, >,
                       g_array_index (sign->marks, FwStreamMediaMark, i - 1).x);
  all = fw_scene_find (scene, "media:all")->spoken;
  g_assert_nonnull (strstr (all, "Gespräch"));
  g_assert_nonnull (strstr (all, "Papier"));
  g_assert_null (fw_scene_find (scene, "media:1"));
}

static void
test_table (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (stream);
  g_autoptr (GPtrArray) rows = fw_stream_table_list (figures);

  /* Ten bands of staff money, two of help, their sum. */
  g_assert_cmpuint (rows->len, ==, 11 + FW_VS_N_FIGURES + 13 + 7);
  for (guint i = 0; i < rows->len; i++)
    g_assert_cmpuint (g_strv_length (g_ptr_array_index (rows, i)), ==, FW_STREAM_TABLE_COLUMNS);
}

/* --- in the office --------------------------------------------------------------------- */

static FwChangeSet *
save (FwStore *store, gint64 id, gint64 version, const char *content, GError **error)
{
  FwStreamRecord record = {"Karte", content, FALSE, 0};

  return fw_await_sync_boxed (fw_stream_repository_save (store, id, version, &record, "Ändern"),
                              error);
}

/* One act is one version; what was made from an older one is refused. */
static void
test_office (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GError) error = NULL;
  FwStreamRecord record = {"Karte", "{}", TRUE, 3};
  gint64 id = 0;
  g_autoptr (FwChangeSet) added
      = fw_await_sync_boxed (fw_stream_repository_add (office->store, &record, "Neu", &id), &error);
  g_autoptr (FwChangeSet) first = NULL, second = NULL;
  g_autoptr (FwResult) rows = NULL, snapshots = NULL;

  g_assert_no_error (error);
  first = save (office->store, id, 1, "{\"a\": 1}", &error);
  g_assert_no_error (error);
  second = save (office->store, id, 1, "{\"a\": 2}", &error);
  g_assert_null (second);
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
  g_clear_error (&error);
  rows = fw_await_sync_boxed (fw_stream_repository_load (office->store, id), &error);
  g_assert_cmpstr (fw_result_get_text (rows, 0, FW_STREAM_ROW_CONTENT), ==, "{\"a\": 1}");
  g_assert_cmpint (fw_result_get_int (rows, 0, FW_STREAM_ROW_VERSION), ==, 2);
  fw_change_set_unref (fw_await_sync_boxed (
      fw_stream_repository_add_snapshot (office->store, id, "Nach dem Essen", "{}"), &error));
  g_assert_no_error (error);
  snapshots = fw_await_sync_boxed (fw_stream_repository_list_snapshots (office->store, id), &error);
  g_assert_cmpuint (fw_result_get_n_rows (snapshots), ==, 1);
  /* With its snapshots. */
  fw_change_set_unref (
      fw_await_sync_boxed (fw_stream_repository_remove (office->store, id, 2), &error));
  g_assert_no_error (error);
  g_clear_pointer (&rows, fw_result_unref);
  rows = fw_await_sync_boxed (fw_stream_repository_list (office->store), &error);
  g_assert_cmpuint (fw_result_get_n_rows (rows), ==, 0);
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stream-scene/example", test_example);
  g_test_add_func ("/stream-scene/waterfall", test_waterfall);
  g_test_add_func ("/stream-scene/stamps", test_stamps);
  g_test_add_func ("/stream-scene/potential", test_potential);
  g_test_add_func ("/stream-scene/scene", test_scene);
  g_test_add_func ("/stream-scene/files", test_files);
  g_test_add_func ("/stream-scene/follow", test_follow);
  g_test_add_func ("/stream-scene/media", test_media);
  g_test_add_func ("/stream-scene/table", test_table);
  g_test_add_func ("/stream-scene/office", test_office);
  return g_test_run ();
}
