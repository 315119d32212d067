/* fw-genogram-geometry.c: the geometry as JSON, for those who check the drawing.
 *
 * Says what is drawn, taken from the signs, not from the engine: what the checker
 * reads is what the reader sees.
 */
#include "config.h"

#include <json-glib/json-glib.h>
#include <string.h>

#include "domain/fw-family-words.h"
#include "scene/fw-genogram-private.h"

static void
add_number (JsonBuilder *json, const char *name, double value)
{
  if (name != NULL)
    json_builder_set_member_name (json, name);
  /* Hundredths of a pixel; no signed zero. */
  value = (double) (gint64) (value * 100 + (value < 0 ? -0.5 : 0.5)) / 100;
  json_builder_add_double_value (json, value == 0 ? 0 : value);
}

static void
add_text (JsonBuilder *json, const char *name, const char *value)
{
  json_builder_set_member_name (json, name);
  if (value != NULL)
    json_builder_add_string_value (json, value);
  else
    json_builder_add_null_value (json);
}

static void
add_points (JsonBuilder *json, const char *name, const graphene_point_t *points, guint n)
{
  json_builder_set_member_name (json, name);
  json_builder_begin_array (json);
  for (guint i = 0; i < n; i++)
    {
      json_builder_begin_array (json);
      add_number (json, NULL, points[i].x);
      add_number (json, NULL, points[i].y);
      json_builder_end_array (json);
    }
  json_builder_end_array (json);
}

static void
add_label (JsonBuilder *json, const FwSignLabel *label, double x, double y)
{
  FwLayoutBox box = fw_sign_label_get_box (label);

  json_builder_begin_object (json);
  add_text (json, "text", label->text);
  add_number (json, "x", x + box.x);
  add_number (json, "y", y + box.y);
  add_number (json, "w", box.w);
  add_number (json, "h", box.h);
  json_builder_end_object (json);
}

static void
add_persons (JsonBuilder *json, FwGenogram *self, FwGenogramWork *work)
{
  json_builder_set_member_name (json, "persons");
  json_builder_begin_array (json);
  for (guint i = 0; i < work->persons->len; i++)
    {
      FwWorkPerson *person = fw_work_person (work, i);
      const FwLayoutPlace *place = &work->output->places[i];

      json_builder_begin_object (json);
      add_text (json, "id", fw_work_family_person (work, i)->id);
      add_number (json, "x", place->x);
      add_number (json, "y", place->y);
      add_number (json, "w", person->width);
      add_number (json, "h", person->height);
      json_builder_set_member_name (json, "generation");
      json_builder_add_int_value (json, place->generation);
      json_builder_set_member_name (json, "index");
      json_builder_add_boolean_value (json, person->sign->index);
      add_text (json, "ghost_of", NULL);
      json_builder_set_member_name (json, "labels");
      json_builder_begin_array (json);
      for (guint j = 0; j < person->sign->n_labels; j++)
        add_label (json, &person->sign->labels[j], place->x, place->y);
      json_builder_end_array (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_unions (JsonBuilder *json, FwGenogram *self, FwGenogramWork *work)
{
  json_builder_set_member_name (json, "unions");
  json_builder_begin_array (json);
  for (guint i = 0; i < self->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, i);
      FwUnionSign *sign = item->sign;
      guint index;

      if (item->kind != FW_ITEM_UNION)
        continue;
      index = fw_family_find_union (work->family, item->id + strlen ("union:"));
      json_builder_begin_object (json);
      add_text (json, "id", fw_family_get_union (work->family, index)->id);
      json_builder_set_member_name (json, "partners");
      json_builder_begin_array (json);
      for (guint j = 0; j < 2; j++)
        {
          const char *end = j == 0 ? item->from : item->to;

          if (end != NULL && work->drawn[fw_family_find_person (work->family, end)] != FW_NOBODY)
            json_builder_add_string_value (json, end);
        }
      json_builder_end_array (json);
      add_text (json, "mark", fw_day_union_get_mark (&work->now->unions[index]));
      add_points (json, "path", sign->points, sign->n_points);
      json_builder_set_member_name (json, "labels");
      json_builder_begin_array (json);
      if (sign->label.text != NULL)
        add_label (json, &sign->label, 0, 0);
      json_builder_end_array (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_children (JsonBuilder *json, FwGenogram *self, FwGenogramWork *work)
{
  json_builder_set_member_name (json, "children");
  json_builder_begin_array (json);
  for (guint i = 0; i < work->output->n_children; i++)
    {
      const FwLayoutChildLine *line = &work->output->children[i];
      FwWorkUnion *couple = &g_array_index (work->unions, FwWorkUnion, line->couple);

      for (guint c = 0; c < couple->children->len && line->path.count > 1; c++)
        {
          FwWorkChild *child = &g_array_index (couple->children, FwWorkChild, c);
          FwChildLink *link = g_ptr_array_index (work->family->links, child->link);

          if (child->person != line->child)
            continue;
          json_builder_begin_object (json);
          add_text (json, "child", fw_work_family_person (work, line->child)->id);
          add_text (json, "union", fw_family_get_union (work->family, couple->family)->id);
          add_text (json, "kind", fw_child_link_to_name (link->kind));
          json_builder_set_member_name (json, "path");
          json_builder_begin_array (json);
          for (guint p = 0; p < line->path.count; p++)
            {
              json_builder_begin_array (json);
              add_number (json, NULL, line->path.points[p].x);
              add_number (json, NULL, line->path.points[p].y);
              json_builder_end_array (json);
            }
          json_builder_end_array (json);
          json_builder_end_object (json);
        }
    }
  json_builder_end_array (json);
}

static void
add_bonds (JsonBuilder *json, FwGenogram *self)
{
  json_builder_set_member_name (json, "bonds");
  json_builder_begin_array (json);
  for (guint i = 0; i < self->items->len; i++)
    {
      FwSceneItem *item = g_ptr_array_index (self->items, i);

      if (item->kind != FW_ITEM_BOND)
        continue;
      json_builder_begin_object (json);
      add_text (json, "from", item->from);
      add_text (json, "to", item->to);
      add_text (json, "kind", ((FwBondSign *) item->sign)->bond->kind);
      add_points (json, "path", item->points, item->n_points);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_households (JsonBuilder *json, FwGenogram *self, FwGenogramWork *work)
{
  json_builder_set_member_name (json, "households");
  json_builder_begin_array (json);
  for (guint i = 0; i < work->households->len; i++)
    {
      FwWorkHousehold *household = &g_array_index (work->households, FwWorkHousehold, i);
      FwFamilyHousehold *family = g_ptr_array_index (work->family->households, household->family);
      const FwLayoutPath *outline = &work->output->households[i].outline;

      if (household->ghost)
        continue;
      json_builder_begin_object (json);
      add_text (json, "id", family->id);
      json_builder_set_member_name (json, "members");
      json_builder_begin_array (json);
      for (guint j = 0; j < household->members->len; j++)
        json_builder_add_string_value (
            json, fw_work_family_person (work, g_array_index (household->members, guint, j))->id);
      json_builder_end_array (json);
      json_builder_set_member_name (json, "outline");
      json_builder_begin_array (json);
      for (guint p = 0; p < outline->count; p++)
        {
          json_builder_begin_array (json);
          add_number (json, NULL, outline->points[p].x);
          add_number (json, NULL, outline->points[p].y);
          json_builder_end_array (json);
        }
      json_builder_end_array (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_twins (JsonBuilder *json, FwGenogramWork *work)
{
  static const char *const kinds[] = {"unknown", "fraternal", "identical"};

  json_builder_set_member_name (json, "twins");
  json_builder_begin_array (json);
  for (guint i = 0; i < work->family->twins->len; i++)
    {
      FwFamilyTwins *twins = g_ptr_array_index (work->family->twins, i);

      json_builder_begin_object (json);
      add_text (json, "kind", kinds[twins->kind]);
      json_builder_set_member_name (json, "persons");
      json_builder_begin_array (json);
      for (guint j = 0; j < twins->persons->len; j++)
        {
          guint person = g_array_index (twins->persons, guint, j);

          if (work->drawn[person] != FW_NOBODY)
            json_builder_add_string_value (json, fw_family_get_person (work->family, person)->id);
        }
      json_builder_end_array (json);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_left_out (JsonBuilder *json, FwGenogram *self)
{
  json_builder_set_member_name (json, "left_out");
  json_builder_begin_array (json);
  for (guint i = 0; i < self->left_out->len; i++)
    {
      FwGenogramLeftOut *left = g_ptr_array_index (self->left_out, i);

      json_builder_begin_object (json);
      add_text (json, "id", left->id);
      add_text (json, "reason", left->reason);
      json_builder_end_object (json);
    }
  json_builder_end_array (json);
}

static void
add_measures (JsonBuilder *json, const FwLayoutMeasures *measures)
{
  const struct
  {
    const char *name;
    guint value;
  } counts[] = {
      {"crossings", measures->crossings},
      {"straight_crossings", measures->straight_crossings},
      {"couples", measures->couples},
      {"couples_adjacent", measures->couples_adjacent},
      {"sibships", measures->sibships},
      {"sibships_in_birth_order", measures->sibships_in_birth_order},
      {"pins_moved", measures->pins_moved},
  };

  json_builder_set_member_name (json, "measures");
  json_builder_begin_object (json);
  for (guint i = 0; i < G_N_ELEMENTS (counts); i++)
    {
      json_builder_set_member_name (json, counts[i].name);
      json_builder_add_int_value (json, counts[i].value);
    }
  json_builder_set_member_name (json, "layout_ms");
  json_builder_add_double_value (json, measures->layout_ms);
  json_builder_end_object (json);
}

char *
fw_genogram_write_geometry (FwGenogram *self, FwGenogramWork *work)
{
  g_autoptr (JsonBuilder) json = json_builder_new ();
  g_autoptr (JsonGenerator) generator = json_generator_new ();
  g_autoptr (JsonNode) root = NULL;

  json_builder_begin_object (json);
  add_text (json, "profile", fw_notation_get_name (work->notation));
  add_text (json, "unit", "px");
  json_builder_set_member_name (json, "symbol");
  json_builder_add_int_value (json, (gint64) work->input.metrics.symbol);
  add_persons (json, self, work);
  add_unions (json, self, work);
  add_children (json, self, work);
  add_bonds (json, self);
  add_households (json, self, work);
  add_twins (json, work);
  add_left_out (json, self);
  add_measures (json, &self->measures);
  json_builder_end_object (json);
  root = json_builder_get_root (json);
  json_generator_set_root (generator, root);
  json_generator_set_pretty (generator, TRUE);
  json_generator_set_indent (generator, 1);
  return json_generator_to_data (generator, NULL);
}
