/* test-genogram-follow.c: while a person is dragged, what hangs from them hangs on: no line
 * ends in the air, everything else stays, and putting back puts back. On the reference
 * family and on the families of tests/data. */
#include <math.h>
#include <string.h>

#include "exchange/fw-import.h"
#include "fw-test-family.h"
#include "scene/fw-genogram.h"

typedef struct
{
  FwFamily *family;
  FwImport *import; /* owns the family; NULL for the reference family */
  FwGenogram *genogram;
  FwScene *scene;   /* that is dragged in */
  FwScene *at_rest; /* the same, untouched */
} Drawn;

static const double ways[][2] = {{90, 0}, {-140, 12}, {30, 70}, {-20, -60}, {400, 0}};

static Drawn
draw (const char *name)
{
  Drawn self = {0};
  FwGenogramOptions options = FW_GENOGRAM_OPTIONS_INIT;

  if (name != NULL)
    {
      g_autofree char *path
          = g_build_filename (g_getenv ("FALLWERK_TOP"), "tests", "data", "genogram", name, NULL);
      g_autofree char *text = NULL;
      g_autoptr (GBytes) bytes = NULL;
      gsize size;

      g_assert_true (g_file_get_contents (path, &text, &size, NULL));
      bytes = g_bytes_new (text, size);
      self.import = fw_import_read_bytes (bytes, NULL);
      self.family = self.import->family;
    }
  else
    {
      FwFamilyTwins *twins;

      self.family = fw_test_family_new ();
      twins = fw_family_add_twins (self.family, FW_TWINS_IDENTICAL);
      for (guint i = 0; i < 2; i++)
        {
          guint twin = fw_family_find_person (self.family, i == 0 ? "lena" : "jonas");

          fw_family_get_person (self.family, twin)->born = fw_test_date ("2010-05-02");
          g_array_append_val (twins->persons, twin);
        }
    }
  options.day = fw_day_new (2026, 11, 23);
  self.genogram = fw_genogram_new (self.family, &options);
  self.scene = fw_scene_new ();
  self.at_rest = fw_scene_new ();
  fw_genogram_fill_scene (self.genogram, self.scene);
  fw_genogram_fill_scene (self.genogram, self.at_rest);
  return self;
}

static void
clear (Drawn *self)
{
  g_object_unref (self->scene);
  g_object_unref (self->at_rest);
  g_object_unref (self->genogram);
  if (self->import != NULL)
    fw_import_unref (self->import);
  else
    fw_family_free (self->family);
}

static double
away (const graphene_point_t *a, const graphene_point_t *b)
{
  return hypot (a->x - b->x, a->y - b->y);
}

static graphene_point_t
way_of (FwSceneItem *now, FwSceneItem *before)
{
  graphene_point_t a = fw_scene_item_get_centre (now), b = fw_scene_item_get_centre (before);

  return GRAPHENE_POINT_INIT (a.x - b.x, a.y - b.y);
}

/* How far @point is from any line of the kind's items that belong to @id. */
static double
distance_to_lines (FwScene *scene, const char *id, const graphene_point_t *point)
{
  double best = G_MAXDOUBLE;

  for (guint i = 0; i < fw_scene_get_n_items (scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (scene, i);
      const FwChildSign *trunk = item->sign;

      if (item->kind == FW_ITEM_UNION && g_str_equal (item->id, id))
        best = MIN (best, fw_scene_item_distance (item, point));
      /* A trunk is of pieces: its points are no one line. */
      if (item->kind == FW_ITEM_CHILD_LINE && item->to == NULL && g_strcmp0 (item->from, id) == 0)
        for (guint p = 0; p + 1 < trunk->n_points; p += 2)
          {
            double left = MIN (trunk->points[p].x, trunk->points[p + 1].x);
            double right = MAX (trunk->points[p].x, trunk->points[p + 1].x);
            double top = MIN (trunk->points[p].y, trunk->points[p + 1].y);
            double bottom = MAX (trunk->points[p].y, trunk->points[p + 1].y);

            best = MIN (best, hypot (MAX (MAX (left - point->x, point->x - right), 0),
                                     MAX (MAX (top - point->y, point->y - bottom), 0)));
          }
    }
  return best;
}

/* Ends at persons keep to them, wherever they go. */
static void
check_ends (Drawn *self, FwSceneItem *item, FwSceneItem *before)
{
  const char *ids[] = {item->from, item->to};

  for (guint end = 0; end < 2; end++)
    {
      FwSceneItem *person = fw_scene_find (self->scene, ids[end]);
      FwSceneItem *rested = fw_scene_find (self->at_rest, ids[end]);
      double best = G_MAXDOUBLE;
      graphene_point_t way;

      if (person == NULL || person->kind != FW_ITEM_PERSON)
        continue;
      way = way_of (person, rested);
      for (guint side = 0; side < 2; side++)
        {
          graphene_point_t was
              = side == 0 ? before->points[0] : before->points[before->n_points - 1];
          const graphene_point_t *is
              = side == 0 ? &item->points[0] : &item->points[item->n_points - 1];

          was.x += way.x;
          was.y += way.y;
          best = MIN (best, away (&was, is));
        }
      if (best > 0.6)
        g_error ("%s: an end of %s does not keep to %s (%.1f)", item->label, item->id, ids[end],
                 best);
    }
}

static void
check_bond (Drawn *self, FwSceneItem *item)
{
  const FwBondSign *sign = item->sign;
  const char *ids[] = {item->from, item->to};

  for (guint end = 0; end < 2; end++)
    {
      FwSceneItem *person = fw_scene_find (self->scene, ids[end]);
      double far
          = fw_scene_item_distance (person, &sign->points[end == 0 ? 0 : sign->n_points - 1]);

      if (far > 1.5)
        g_error ("bond %s ends %.1f away from %s", item->id, far, ids[end]);
    }
}

/* As it is filled: by winding. */
static gboolean
is_within (FwSceneItem *outline, const graphene_point_t *at)
{
  int winding = 0;

  for (guint i = 0, j = outline->n_points - 1; i < outline->n_points; j = i++)
    {
      const graphene_point_t *a = &outline->points[j], *b = &outline->points[i];
      double side = (b->x - a->x) * (at->y - a->y) - (at->x - a->x) * (b->y - a->y);

      if (a->y <= at->y && b->y > at->y && side > 0)
        winding++;
      else if (a->y > at->y && b->y <= at->y && side < 0)
        winding--;
    }
  return winding != 0;
}

/* The dragged member is still in the household's outline. */
static void
check_household (Drawn *self, FwSceneItem *item, FwSceneItem *before, const char *const *ids)
{
  for (guint i = 0; ids[i] != NULL; i++)
    {
      graphene_point_t was = fw_scene_item_get_centre (fw_scene_find (self->at_rest, ids[i]));
      graphene_point_t is = fw_scene_item_get_centre (fw_scene_find (self->scene, ids[i]));

      if (is_within (before, &was) && !is_within (item, &is))
        g_error ("%s fell out of %s", ids[i], item->id);
    }
}

static gboolean
hangs_from (FwSceneItem *item, const char *const *ids)
{
  return (item->from != NULL && g_strv_contains (ids, item->from))
         || (item->to != NULL && g_strv_contains (ids, item->to));
}

static void
check_lines (Drawn *self, const char *const *ids)
{
  for (guint i = 0; i < fw_scene_get_n_items (self->scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (self->scene, i);
      FwSceneItem *before = fw_scene_find (self->at_rest, item->id);

      switch (item->kind)
        {
        case FW_ITEM_PERSON:
          if (!g_strv_contains (ids, item->id))
            g_assert_true (graphene_rect_equal (&item->body, &before->body));
          break;
        case FW_ITEM_UNION:
          check_ends (self, item, before);
          break;
        case FW_ITEM_CHILD_LINE:
          if (item->to == NULL)
            break;
          check_ends (self, item, before);
          {
            double was = distance_to_lines (self->at_rest, item->from, &before->points[0]);
            double is = distance_to_lines (self->scene, item->from, &item->points[0]);

            if (is > was + 1.1 && g_getenv ("FALLWERK_SHOW") != NULL)
              for (guint k = 0; k < fw_scene_get_n_items (self->at_rest); k++)
                {
                  FwSceneItem *one = fw_scene_get_item (self->at_rest, k);

                  if (g_strcmp0 (one->from, item->from) != 0
                      && g_strcmp0 (one->id, item->from) != 0)
                    continue;
                  g_printerr ("%s:", one->id);
                  for (guint q = 0; q < one->n_points; q++)
                    g_printerr (" %.0f,%.0f", one->points[q].x, one->points[q].y);
                  g_printerr ("\n");
                }
            if (is > was + 1.1)
              g_error ("%s hangs in the air: %.1f away from its parents' line (%.1f at rest)",
                       item->id, is, was);
          }
          break;
        case FW_ITEM_BOND:
          if (hangs_from (item, ids))
            check_bond (self, item);
          break;
        case FW_ITEM_HOUSEHOLD:
          check_household (self, item, before, ids);
          break;
        default:
          break;
        }
    }
}

/* The trunk begins on the line of the parents. */
static void
check_trunks (Drawn *self)
{
  for (guint i = 0; i < fw_scene_get_n_items (self->scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (self->scene, i), *parents;
      const FwChildSign *trunk = item->sign;
      double best = G_MAXDOUBLE;

      if (item->kind != FW_ITEM_CHILD_LINE || item->to != NULL)
        continue;
      parents = fw_scene_find (self->scene, item->from);
      if (parents == NULL)
        continue;
      for (guint p = 0; p < trunk->n_points; p++)
        best = MIN (best, fw_scene_item_distance (parents, &trunk->points[p]));
      if (best > 2)
        g_error ("%s does not begin at its parents' line (%.1f)", item->id, best);
    }
}

static void
check_rest (Drawn *self)
{
  for (guint i = 0; i < fw_scene_get_n_items (self->scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (self->scene, i);
      FwSceneItem *before = fw_scene_find (self->at_rest, item->id);

      g_assert_true (graphene_rect_equal (&item->bounds, &before->bounds));
      g_assert_cmpuint (item->n_points, ==, before->n_points);
      for (guint p = 0; p < item->n_points; p++)
        g_assert_true (graphene_point_equal (&item->points[p], &before->points[p]));
      g_assert_cmpstr (item->spoken, ==, before->spoken);
    }
}

static void
drag (Drawn *self, const char *const *ids)
{
  for (guint w = 0; w < G_N_ELEMENTS (ways); w++)
    {
      fw_scene_drag (self->scene, ids, ways[w][0], ways[w][1]);
      check_lines (self, ids);
      check_trunks (self);
    }
  fw_scene_drag (self->scene, ids, 0, 0);
  check_rest (self);
}

static void
test_each_alone (gconstpointer data)
{
  Drawn drawn = draw (data);

  for (guint i = 0; i < drawn.family->persons->len; i++)
    {
      const char *ids[] = {fw_family_get_person (drawn.family, i)->id, NULL};

      if (fw_scene_find (drawn.scene, ids[0]) != NULL)
        drag (&drawn, ids);
    }
  clear (&drawn);
}

/* Couples, and a couple with all its children, which then stays as it is. */
static void
test_together (gconstpointer data)
{
  Drawn drawn = draw (data);

  for (guint u = 0; u < drawn.family->unions->len; u++)
    {
      FwFamilyUnion *couple = fw_family_get_union (drawn.family, u);
      const char *ids[64] = {NULL};
      guint n = 0;

      for (guint j = 0; j < 2; j++)
        if (couple->partners[j] != FW_FAMILY_NOBODY)
          ids[n++] = fw_family_get_person (drawn.family, couple->partners[j])->id;
      if (n == 2)
        drag (&drawn, ids);
      for (guint l = 0; l < drawn.family->links->len && n < 60; l++)
        {
          FwChildLink *link = g_ptr_array_index (drawn.family->links, l);

          if (link->parents == u)
            ids[n++] = fw_family_get_person (drawn.family, link->child)->id;
        }
      if (n > 0)
        drag (&drawn, ids);
    }
  clear (&drawn);
}

/* What hangs from nobody dragged is not touched: a frame costs no more in a large family. */
static void
test_touches_little (void)
{
  Drawn drawn = draw (NULL);
  const char *ids[] = {"stefan", NULL};
  g_autoptr (GPtrArray) items = fw_genogram_follow (drawn.genogram, ids, 20, 0);

  /* Himself, his leg, the trunk, and the leg of his brother that is worked out with it. */
  g_assert_cmpuint (items->len, <=, 4);
  clear (&drawn);
}

int
main (int argc, char **argv)
{
  static const char *const files[] = {NULL,
                                      "simpsons.ged",
                                      "bronte.ged",
                                      "shakespeare.ged",
                                      "kennedy_small.ged",
                                      "harry_potter.ged"};

  g_test_init (&argc, &argv, NULL);
  for (guint i = 0; i < G_N_ELEMENTS (files); i++)
    {
      const char *name = files[i] != NULL ? files[i] : "reference";
      g_autofree char *alone = g_strdup_printf ("/follow/%s/each-alone", name);
      g_autofree char *together = g_strdup_printf ("/follow/%s/together", name);

      g_test_add_data_func (alone, files[i], test_each_alone);
      g_test_add_data_func (together, files[i], test_together);
    }
  g_test_add_func ("/follow/touches-little", test_touches_little);
  return g_test_run ();
}
