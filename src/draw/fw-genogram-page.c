/* fw-genogram-page.c: a genogram's page to print or export: title block, legend,
 * sources, those left out, and its text version. */
#include "config.h"

#include <glib/gi18n.h>

#include "draw/fw-draw-genogram.h"

typedef struct
{
  int kind;
  gpointer sign;
  FwGenogram *genogram; /* keeps the sign */
} Sample;

static void
sample_free (gpointer data)
{
  Sample *sample = data;

  g_object_unref (sample->genogram);
  g_free (sample);
}

/* In the middle of 54 × 30. */
void
fw_draw_legend_sample (GtkSnapshot *snapshot, FwDrawContext *context, int kind, gpointer sign)
{
  float scale = 1;

  if (kind == FW_ITEM_PERSON)
    {
      const FwPersonSign *person = sign;

      scale = person->waves > 0                ? 0.34f
              : person->index                  ? 0.44f
              : person->shape == FW_SHAPE_NONE ? 1.4f
              : person->shape == FW_NOTATION_DOT || person->shape == FW_NOTATION_CROSS
                      || person->shape == FW_NOTATION_TRIANGLE
                  ? 0.9f
              : person->shape == FW_NOTATION_BOX ? 0.7f
                                                 : 0.5f;
    }
  gtk_snapshot_save (snapshot);
  gtk_snapshot_translate (
      snapshot,
      &GRAPHENE_POINT_INIT (
          27, kind == FW_ITEM_PERSON && ((const FwPersonSign *) sign)->waves > 0 ? 21 : 15));
  gtk_snapshot_scale (snapshot, scale, scale);
  switch (kind)
    {
    case FW_ITEM_PERSON:
      fw_draw_person (snapshot, sign, context);
      break;
    case FW_ITEM_UNION:
      fw_draw_union (snapshot, sign, context);
      break;
    case FW_ITEM_CHILD_LINE:
      fw_draw_child_line (snapshot, sign, context);
      break;
    case FW_ITEM_BOND:
      fw_draw_bond (snapshot, sign, context);
      break;
    case FW_ITEM_HOUSEHOLD:
      fw_draw_household (snapshot, sign, context);
      break;
    case FW_ITEM_TAG:
      fw_draw_label (snapshot, &((const FwTagSign *) sign)->label, FALSE, context);
      break;
    default:
      break;
    }
  gtk_snapshot_restore (snapshot);
}

static void
draw_sample (GtkSnapshot *snapshot, FwDrawContext *context, gpointer data)
{
  Sample *sample = data;

  fw_draw_legend_sample (snapshot, context, sample->kind, sample->sign);
}

static void
add_legend (FwExportPage *page, FwGenogram *genogram)
{
  GPtrArray *legend = fw_genogram_get_legend (genogram);

  fw_export_page_set_legend_title (page, _ ("Signs in this genogram"));
  for (guint i = 0; i < legend->len; i++)
    {
      FwLegendEntry *entry = g_ptr_array_index (legend, i);
      Sample *sample = g_new0 (Sample, 1);

      sample->kind = entry->kind;
      sample->sign = entry->sign;
      sample->genogram = g_object_ref (genogram);
      fw_export_page_add_legend (page, entry->text, entry->note, draw_sample, sample, sample_free);
    }
}

static void
add_sources (FwExportPage *page, FwGenogram *genogram)
{
  GPtrArray *sources = fw_genogram_get_sources (genogram);

  if (sources->len > 0)
    fw_export_page_add_note (page, _ ("Relations and their sources"), NULL);
  for (guint i = 0; i < sources->len; i++)
    {
      FwGenogramSource *source = g_ptr_array_index (sources, i);

      fw_export_page_add_note (page, source->title, source->text);
    }
}

static void
add_left_out (FwExportPage *page, FwGenogram *genogram)
{
  GPtrArray *left_out = fw_genogram_get_left_out (genogram);

  if (left_out->len == 0)
    return;
  fw_export_page_add_line (page, 0, _ ("Not drawn"));
  for (guint i = 0; i < left_out->len; i++)
    {
      FwGenogramLeftOut *left = g_ptr_array_index (left_out, i);
      g_autofree char *line = g_strdup_printf ("%s: %s", left->name, left->text);

      fw_export_page_add_line (page, 1, line);
    }
}

/* Generation by generation, in the order of the drawing. */
static void
add_text_version (FwExportPage *page, FwScene *scene)
{
  double row = G_MAXDOUBLE;
  guint generation = 0;
  gboolean households = FALSE, bonds = FALSE;

  for (guint i = 0; i < fw_scene_get_n_items (scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (scene, i);
      double y = fw_scene_item_get_centre (item).y;

      if (item->kind != FW_ITEM_PERSON || item->flags & FW_ITEM_GHOST)
        continue;
      if (row == G_MAXDOUBLE || y > row + 24 || y < row - 24)
        {
          g_autofree char *heading = g_strdup_printf (_ ("Generation %u"), ++generation);

          fw_export_page_add_line (page, 0, heading);
          row = y;
        }
      fw_export_page_add_line (page, 1, item->spoken != NULL ? item->spoken : item->label);
      if (item->description != NULL && item->description[0] != '\0')
        fw_export_page_add_line (page, 2, item->description);
    }
  for (guint i = 0; i < fw_scene_get_n_items (scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (scene, i);

      if ((item->kind != FW_ITEM_HOUSEHOLD && item->kind != FW_ITEM_TRAITS)
          || item->flags & FW_ITEM_GHOST)
        continue;
      if (!households)
        fw_export_page_add_line (page, 0, _ ("Households and family"));
      households = TRUE;
      fw_export_page_add_line (page, 1, item->spoken != NULL ? item->spoken : "");
    }
  for (guint i = 0; i < fw_scene_get_n_items (scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (scene, i);

      if (item->kind != FW_ITEM_BOND || item->flags & FW_ITEM_GHOST)
        continue;
      if (!bonds)
        fw_export_page_add_line (page, 0, _ ("Relations"));
      bonds = TRUE;
      fw_export_page_add_line (page, 1, item->spoken != NULL ? item->spoken : "");
    }
}

FwExportPage *
fw_genogram_page_new (FwGenogram *genogram, FwScene *scene, const char *title, FwDay day)
{
  FwExportPage *page;
  g_autofree char *date = NULL;
  g_autofree char *subtitle = NULL;
  guint n;

  g_return_val_if_fail (FW_IS_GENOGRAM (genogram), NULL);
  g_return_val_if_fail (FW_IS_SCENE (scene), NULL);

  page = fw_export_page_new (scene, &fw_genogram_painter, title);
  n = fw_genogram_get_n_persons (genogram);
  if (day != FW_DAY_NONE)
    {
      g_autofree char *persons = g_strdup_printf (ngettext ("%u person", "%u persons", n), n);
      guint generations = fw_genogram_get_n_generations (genogram);
      g_autofree char *rows = g_strdup_printf (
          ngettext ("%u generation", "%u generations", generations), generations);

      date = fw_day_to_text (day);
      if (generations > 0)
        /* Translators: a date, a number of generations, a number of persons */
        subtitle = g_strdup_printf (_ ("As of %s · %s, %s"), date, rows, persons);
      else
        /* Translators: a date, a number of persons */
        subtitle = g_strdup_printf (_ ("As of %s · %s"), date, persons);
      fw_export_page_set_subtitle (page, subtitle);
    }
  fw_export_page_add_fact (page, _ ("Notation"),
                           fw_notation_get_title (fw_genogram_get_notation (genogram)));
  add_legend (page, genogram);
  add_sources (page, genogram);
  add_text_version (page, scene);
  add_left_out (page, genogram);
  return page;
}
