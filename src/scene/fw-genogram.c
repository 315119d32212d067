/* fw-genogram.c: see fw-genogram.h. The steps are in fw-genogram-*.c. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "scene/fw-genogram-private.h"

G_DEFINE_FINAL_TYPE (FwGenogram, fw_genogram, G_TYPE_OBJECT)

void
fw_genogram_work_init (FwGenogramWork *work, FwFamily *family, const FwGenogramOptions *options)
{
  work->family = family;
  work->options = options;
  work->notation = options->notation != NULL ? fw_notation_ref (options->notation)
                                             : fw_notation_get_default ();
  work->day = options->day != FW_DAY_NONE ? options->day : fw_clock_today ();
  work->now = fw_family_day_new (family, work->day, options->known);
  if (options->compare != FW_DAY_NONE)
    work->other = fw_family_day_new (family, options->compare, FW_DAY_NONE);
  work->members = g_ptr_array_new_with_free_func (g_free);
  work->persons = g_array_new (FALSE, FALSE, sizeof (FwWorkPerson));
  work->unions = g_array_new (FALSE, FALSE, sizeof (FwWorkUnion));
  work->bonds = g_array_new (FALSE, FALSE, sizeof (FwWorkBond));
  work->households = g_array_new (FALSE, FALSE, sizeof (FwWorkHousehold));
  work->drawn = g_new0 (guint, MAX (family->persons->len, 1));
  work->focus = fw_family_get_index_person (family);
  if (work->focus == FW_FAMILY_NOBODY && options->start != NULL)
    work->focus = fw_family_find_person (family, options->start);
  if (work->focus != FW_FAMILY_NOBODY)
    work->kin = fw_kin_new (family, work->now, work->focus);
}

void
fw_genogram_work_clear (FwGenogramWork *work)
{
  for (guint i = 0; i < work->persons->len; i++)
    {
      FwWorkPerson *person = fw_work_person (work, i);

      g_free (person->name);
      if (person->sign != NULL)
        g_rc_box_release_full (person->sign, fw_person_sign_clear);
    }
  for (guint i = 0; i < work->unions->len; i++)
    {
      FwWorkUnion *couple = &g_array_index (work->unions, FwWorkUnion, i);

      g_free (couple->text);
      g_array_unref (couple->children);
    }
  for (guint i = 0; i < work->households->len; i++)
    g_array_unref (g_array_index (work->households, FwWorkHousehold, i).members);
  g_array_unref (work->persons);
  g_array_unref (work->unions);
  g_array_unref (work->bonds);
  g_array_unref (work->households);
  g_free (work->drawn);
  g_clear_pointer (&work->output, fw_layout_output_free);
  g_clear_pointer (&work->kin, fw_kin_free);
  g_clear_pointer (&work->other, fw_family_day_free);
  fw_family_day_free (work->now);
  g_ptr_array_unref (work->members);
  fw_notation_unref (work->notation);
}

FwGenogram *
fw_genogram_new (FwFamily *family, const FwGenogramOptions *options)
{
  FwGenogram *self;
  FwGenogramWork work = {0};

  g_return_val_if_fail (family != NULL && options != NULL, NULL);

  self = g_object_new (FW_TYPE_GENOGRAM, NULL);
  fw_genogram_work_init (&work, family, options);
  self->notation = fw_notation_ref (work.notation);
  fw_genogram_select (self, &work);
  fw_genogram_make_persons (&work);
  fw_genogram_place (self, &work);
  fw_genogram_add_items (self, &work);
  fw_genogram_add_bonds (self, &work);
  fw_genogram_find_halos (self);
  fw_genogram_add_tags (self, &work);
  fw_genogram_add_traits (self, &work);
  fw_genogram_add_words (self, &work);
  fw_genogram_add_legend (self, &work);
  self->geometry = fw_genogram_write_geometry (self, &work);
  fw_genogram_work_clear (&work);
  return self;
}

FwSceneItem *
fw_genogram_copy_item (FwSceneItem *item)
{
  FwSceneItem *copy = item->points != NULL
                          ? fw_scene_item_new_line (item->id, item->kind, item->shape, item->points,
                                                    item->n_points)
                          : fw_scene_item_new (item->id, item->kind, item->shape, &item->body);

  copy->flags = item->flags;
  copy->bounds = item->bounds;
  copy->z = item->z;
  fw_scene_item_set_ends (copy, item->from, item->to);
  fw_scene_item_set_words (copy, item->label, item->spoken, item->description);
  if (item->sign != NULL)
    fw_scene_item_take_sign (copy, g_rc_box_acquire (item->sign), item->clear_sign);
  return copy;
}

void
fw_genogram_fill_scene (FwGenogram *self, FwScene *scene)
{
  g_autoptr (GPtrArray) items = g_ptr_array_new ();

  g_return_if_fail (FW_IS_GENOGRAM (self));
  g_return_if_fail (FW_IS_SCENE (scene));

  for (guint i = 0; i < self->items->len; i++)
    g_ptr_array_add (items, fw_genogram_copy_item (g_ptr_array_index (self->items, i)));
  fw_scene_clear_ways (scene);
  for (guint i = 0; i < self->ways->len; i++)
    {
      FwGenogramWay *way = &g_array_index (self->ways, FwGenogramWay, i);

      fw_scene_set_way (scene, way->id, way->way, (const char *const *) way->to);
    }
  fw_scene_update (scene, items);
  fw_scene_set_follow (scene, (FwSceneFollow) fw_genogram_follow, g_object_ref (self),
                       g_object_unref);
}

const FwLayoutMeasures *
fw_genogram_get_measures (FwGenogram *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM (self), NULL);

  return &self->measures;
}

GPtrArray *
fw_genogram_get_legend (FwGenogram *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM (self), NULL);

  return self->legend;
}

GPtrArray *
fw_genogram_get_left_out (FwGenogram *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM (self), NULL);

  return self->left_out;
}

GPtrArray *
fw_genogram_get_sources (FwGenogram *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM (self), NULL);

  return self->sources;
}

FwNotation *
fw_genogram_get_notation (FwGenogram *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM (self), NULL);

  return self->notation;
}

guint
fw_genogram_get_n_persons (FwGenogram *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM (self), 0);

  return self->n_persons;
}

guint
fw_genogram_get_n_generations (FwGenogram *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM (self), 0);

  return self->n_generations;
}

GHashTable *
fw_genogram_dup_places (FwGenogram *self)
{
  GHashTable *places;
  GHashTableIter iter;
  gpointer id, place;

  g_return_val_if_fail (FW_IS_GENOGRAM (self), NULL);

  places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  g_hash_table_iter_init (&iter, self->places);
  while (g_hash_table_iter_next (&iter, &id, &place))
    g_hash_table_insert (places, g_strdup (id), g_memdup2 (place, sizeof (FwLayoutPoint)));
  return places;
}

char *
fw_genogram_to_geometry (FwGenogram *self)
{
  g_return_val_if_fail (FW_IS_GENOGRAM (self), NULL);

  return g_strdup (self->geometry);
}

static void
legend_free (gpointer data)
{
  FwLegendEntry *entry = data;
  GDestroyNotify clear = entry->kind == FW_ITEM_UNION        ? fw_union_sign_clear
                         : entry->kind == FW_ITEM_CHILD_LINE ? fw_child_sign_clear
                         : entry->kind == FW_ITEM_BOND       ? fw_bond_sign_clear
                         : entry->kind == FW_ITEM_HOUSEHOLD  ? fw_household_sign_clear
                         : entry->kind == FW_ITEM_TAG        ? fw_tag_sign_clear
                                                             : fw_person_sign_clear;

  g_free (entry->text);
  g_free (entry->note);
  g_rc_box_release_full (entry->sign, clear);
  g_free (entry);
}

static void
left_out_free (gpointer data)
{
  FwGenogramLeftOut *left = data;

  g_free (left->id);
  g_free (left->name);
  g_free (left->text);
  g_free (left);
}

static void
source_free (gpointer data)
{
  FwGenogramSource *source = data;

  g_free (source->title);
  g_free (source->text);
  g_free (source);
}

static void
way_clear (gpointer data)
{
  FwGenogramWay *way = data;

  g_free (way->id);
  g_strfreev (way->to);
}

static void
fw_genogram_finalize (GObject *object)
{
  FwGenogram *self = FW_GENOGRAM (object);

  fw_notation_unref (self->notation);
  g_ptr_array_unref (self->items);
  g_ptr_array_unref (self->legend);
  g_ptr_array_unref (self->left_out);
  g_ptr_array_unref (self->sources);
  g_hash_table_unref (self->places);
  g_array_unref (self->ways);
  g_free (self->geometry);
  G_OBJECT_CLASS (fw_genogram_parent_class)->finalize (object);
}

static void
fw_genogram_class_init (FwGenogramClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_genogram_finalize;
}

static void
fw_genogram_init (FwGenogram *self)
{
  self->items = g_ptr_array_new_with_free_func (g_object_unref);
  self->legend = g_ptr_array_new_with_free_func (legend_free);
  self->left_out = g_ptr_array_new_with_free_func (left_out_free);
  self->sources = g_ptr_array_new_with_free_func (source_free);
  self->places = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->ways = g_array_new (FALSE, FALSE, sizeof (FwGenogramWay));
  g_array_set_clear_func (self->ways, way_clear);
}
