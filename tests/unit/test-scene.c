/* test-scene.c: items of a scene: found by place, kept by id, snapped, walked, chosen. */
#include <glib.h>
#include <math.h>

#include "scene/fw-notation-words.h"
#include "scene/fw-notation.h"
#include "scene/fw-scene.h"

static FwSceneItem *
box (const char *id, float x, float y)
{
  FwSceneItem *item = fw_scene_item_new (id, 1, FW_SHAPE_RECT, &GRAPHENE_RECT_INIT (x, y, 40, 40));

  item->flags = FW_ITEM_FOCUSABLE | FW_ITEM_MOVABLE;
  return item;
}

static void
fill (FwScene *scene, guint n)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *id = g_strdup_printf ("i%u", i);

      g_ptr_array_add (items, box (id, (float) (i % 40) * 100, (float) (i / 40) * 100));
    }
  fw_scene_update (scene, items);
}

/* What the grid finds is what a look at each item finds. */
static void
test_query (void)
{
  g_autoptr (FwScene) scene = fw_scene_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);

  fill (scene, 2000);
  for (guint round = 0; round < 200; round++)
    {
      graphene_rect_t area = GRAPHENE_RECT_INIT ((float) g_rand_double_range (rand, -500, 4200),
                                                 (float) g_rand_double_range (rand, -500, 5200),
                                                 (float) g_rand_double_range (rand, 0, 1500),
                                                 (float) g_rand_double_range (rand, 0, 1500));
      g_autoptr (GPtrArray) found = fw_scene_query (scene, &area);
      guint n = 0;

      for (guint i = 0; i < fw_scene_get_n_items (scene); i++)
        {
          const graphene_rect_t *body = &fw_scene_get_item (scene, i)->bounds;

          n += body->origin.x <= area.origin.x + area.size.width
               && area.origin.x <= body->origin.x + body->size.width
               && body->origin.y <= area.origin.y + area.size.height
               && area.origin.y <= body->origin.y + body->size.height;
        }
      g_assert_cmpuint (found->len, ==, n);
    }
}

static void
changed_cb (FwScene *scene, GStrv added, GStrv removed, GStrv changed, char **told)
{
  g_autofree char *one = g_strjoinv (",", added);
  g_autofree char *two = g_strjoinv (",", removed);
  g_autofree char *three = g_strjoinv (",", changed);

  g_free (*told);
  *told = g_strdup_printf ("+%s -%s =%s", one, two, three);
}

/* An item of a known id is the same object afterwards, and still chosen. */
static void
test_update_keeps_items (void)
{
  g_autoptr (FwScene) scene = fw_scene_new ();
  g_autoptr (GPtrArray) first = g_ptr_array_new ();
  g_autoptr (GPtrArray) second = g_ptr_array_new ();
  g_autofree char *told = NULL;
  g_autoptr (GPtrArray) found = NULL;
  const char *chosen[] = {"a", NULL};
  FwSceneItem *a;

  g_ptr_array_add (first, box ("a", 0, 0));
  g_ptr_array_add (first, box ("b", 100, 0));
  fw_scene_update (scene, first);
  a = fw_scene_find (scene, "a");
  fw_scene_select (scene, chosen);
  g_signal_connect (scene, "items-changed", G_CALLBACK (changed_cb), &told);
  g_ptr_array_add (second, box ("c", 200, 0));
  g_ptr_array_add (second, box ("a", 5000, 5000));
  fw_scene_update (scene, second);
  g_assert_cmpstr (told, ==, "+c -b =a");
  g_assert_true (fw_scene_find (scene, "a") == a);
  g_assert_true (a->selected);
  g_assert_null (fw_scene_find (scene, "b"));
  found = fw_scene_query (scene, &GRAPHENE_RECT_INIT (4990, 4990, 20, 20));
  g_assert_cmpuint (found->len, ==, 1);
  g_assert_true (g_ptr_array_index (found, 0) == a);
}

static void
test_pick (void)
{
  g_autoptr (FwScene) scene = fw_scene_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  const graphene_point_t points[] = {GRAPHENE_POINT_INIT (-100, 20), GRAPHENE_POINT_INIT (300, 20)};
  FwSceneItem *line = fw_scene_item_new_line ("line", 2, FW_SHAPE_LINE, points, 2);
  FwSceneItem *circle
      = fw_scene_item_new ("circle", 1, FW_SHAPE_ELLIPSE, &GRAPHENE_RECT_INIT (100, 0, 40, 40));

  line->flags = circle->flags = FW_ITEM_FOCUSABLE;
  line->z = 5;
  g_ptr_array_add (items, line);
  g_ptr_array_add (items, circle);
  fw_scene_update (scene, items);
  /* A symbol goes before the line that runs over it. */
  g_assert_cmpstr (fw_scene_pick (scene, &GRAPHENE_POINT_INIT (120, 20), 6)->id, ==, "circle");
  g_assert_cmpstr (fw_scene_pick (scene, &GRAPHENE_POINT_INIT (0, 24), 6)->id, ==, "line");
  g_assert_null (fw_scene_pick (scene, &GRAPHENE_POINT_INIT (0, 30), 6));
  /* The corner of a circle's box is not the circle. */
  g_assert_null (fw_scene_pick (scene, &GRAPHENE_POINT_INIT (101, 1), 2));
}

static void
test_snap (void)
{
  g_autoptr (FwScene) scene = fw_scene_new ();
  g_autoptr (GPtrArray) items = g_ptr_array_new ();
  g_autoptr (GArray) guides = g_array_new (FALSE, FALSE, sizeof (FwSceneGuide));
  const char *moving[] = {"b", NULL};
  double dx, dy;

  g_ptr_array_add (items, box ("a", 0, 0));
  g_ptr_array_add (items, box ("b", 200, 4));
  fw_scene_update (scene, items);
  fw_scene_snap (scene, &GRAPHENE_RECT_INIT (203, 4, 40, 40), moving, 6, &dx, &dy, guides);
  g_assert_cmpfloat (dx, ==, 0);
  g_assert_cmpfloat (dy, ==, -4);
  g_assert_cmpuint (guides->len, >, 0);
  g_assert_false (g_array_index (guides, FwSceneGuide, 0).vertical);
  /* Itself is nothing to keep to, nor is what is too far away. */
  g_array_set_size (guides, 0);
  fw_scene_snap (scene, &GRAPHENE_RECT_INIT (200, 20, 40, 40), moving, 6, &dx, &dy, guides);
  g_assert_cmpfloat (dy, ==, 0);
  g_assert_cmpuint (guides->len, ==, 0);
}

static void
test_lasso (void)
{
  g_autoptr (FwScene) scene = fw_scene_new ();
  const graphene_point_t corner[] = {GRAPHENE_POINT_INIT (-10, -10), GRAPHENE_POINT_INIT (260, -10),
                                     GRAPHENE_POINT_INIT (-10, 260)};
  g_auto (GStrv) within = NULL;

  fill (scene, 2000);
  within = fw_scene_find_in_lasso (scene, corner, 3);
  g_assert_true (g_strv_contains ((const char *const *) within, "i0"));
  g_assert_true (g_strv_contains ((const char *const *) within, "i1"));
  g_assert_true (g_strv_contains ((const char *const *) within, "i40"));
  /* Within the box of the lasso, not within the lasso. */
  g_assert_false (g_strv_contains ((const char *const *) within, "i82"));
}

static void
test_walk (void)
{
  g_autoptr (FwScene) scene = fw_scene_new ();
  const char *children[] = {"i1", "i2", NULL}, *parent[] = {"i0", NULL}, *gone[] = {"nobody", NULL};

  fill (scene, 4);
  fw_scene_set_way (scene, "i0", FW_WAY_DOWN, children);
  fw_scene_set_way (scene, "i1", FW_WAY_UP, parent);
  fw_scene_set_way (scene, "i2", FW_WAY_UP, parent);
  fw_scene_set_way (scene, "i3", FW_WAY_UP, gone);
  g_assert_cmpstr (fw_scene_walk (scene, "i0", FW_WAY_DOWN), ==, "i1");
  g_assert_cmpstr (fw_scene_walk (scene, "i2", FW_WAY_UP), ==, "i0");
  g_assert_cmpstr (fw_scene_walk (scene, "i0", FW_WAY_DOWN), ==, "i2");
  g_assert_null (fw_scene_walk (scene, "i3", FW_WAY_UP));
  g_assert_null (fw_scene_walk (scene, "i0", FW_WAY_LEFT));
  g_assert_cmpstr (fw_scene_step (scene, NULL, TRUE), ==, "i0");
  g_assert_cmpstr (fw_scene_step (scene, "i2", FALSE), ==, "i1");
  g_assert_null (fw_scene_step (scene, "i3", TRUE));
}

/* Each word of the shipped notation stands where translators find it. */
static void
test_notation_words (void)
{
  g_autoptr (FwNotation) notation = fw_notation_get_default ();

  g_assert_cmpuint (fw_notation_get_n_bonds (notation), >=, 29);
  for (guint i = 0; i < fw_notation_get_n_bonds (notation); i++)
    g_assert_true (
        g_strv_contains (fw_notation_words, fw_notation_get_bond (notation, i)->short_name));
  g_assert_cmpint (fw_notation_get_shape (notation, "female"), ==, FW_NOTATION_CIRCLE);
  g_assert_null (fw_notation_find_bond (notation, "no such bond"));
}

static void
test_notation_broken (void)
{
  static const char *const broken[]
      = {"", "[]", "{}", "{\"persons\": 3}", "{\"persons\": {}, \"bonds\": 1"};

  for (guint i = 0; i < G_N_ELEMENTS (broken); i++)
    {
      g_autoptr (GError) error = NULL;

      g_assert_null (fw_notation_new_from_json (broken[i], &error));
      g_assert_nonnull (error);
    }
  {
    g_autoptr (GError) error = NULL;
    g_autoptr (FwNotation) notation = fw_notation_new_from_json (
        "{\"persons\": {}, \"bonds\": [1, {\"kind\": \"x\", \"lines\": [7]}], \"unions\": {}}",
        &error);

    g_assert_no_error (error);
    g_assert_cmpuint (fw_notation_find_bond (notation, "x")->n_lines, ==, 1);
  }
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);

  g_test_add_func ("/scene/grid-finds-what-is-there", test_query);
  g_test_add_func ("/scene/update-keeps-items", test_update_keeps_items);
  g_test_add_func ("/scene/pick-symbols-before-lines", test_pick);
  g_test_add_func ("/scene/snap-to-what-stands-around", test_snap);
  g_test_add_func ("/scene/lasso", test_lasso);
  g_test_add_func ("/scene/walk-and-step", test_walk);
  g_test_add_func ("/notation/words-are-known-to-translators", test_notation_words);
  g_test_add_func ("/notation/broken-profiles", test_notation_broken);
  return g_test_run ();
}
