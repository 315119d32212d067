/* fw-stream-scene-media.c: the media lane (Makigami): under each column the media that are
 * used there, and a row for each datum that counts where it is written down.
 * Source: research/vsm.md 1.3, 7. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "scene/fw-stream-scene-private.h"

#define LINE_H 14.0
#define ROW_H 30.0
#define MOST_LINES 6

typedef struct
{
  double x;       /* middle of the boxes */
  GPtrArray *set; /* char *: media, each once */
  double entries; /* of the datum in hand; NAN: unknown */
} Column;

static void
clear_column (gpointer data)
{
  g_ptr_array_unref (((Column *) data)->set);
}

static GArray *
make_columns (const FwStreamScening *self)
{
  const FwStreamLayout *layout = self->place->layout;
  GArray *columns = g_array_sized_new (FALSE, TRUE, sizeof (Column), layout->n_columns);

  g_array_set_clear_func (columns, clear_column);
  for (guint i = 0; i < layout->n_columns; i++)
    {
      Column column = {NAN, g_ptr_array_new_with_free_func (g_free), 0};

      g_array_append_val (columns, column);
    }
  for (guint i = 0; i < self->place->boxes->len; i++)
    {
      const FwStreamItem *box = g_ptr_array_index (self->place->boxes, i);
      Column *column = &g_array_index (columns, Column, layout->columns[i]);

      if (box->kind == FW_STREAM_STEP)
        column->x
            = layout->boxes[i].x + FW_STREAM_QUEUE_W + (layout->boxes[i].w - FW_STREAM_QUEUE_W) / 2;
    }
  return columns;
}

/* The column of a step; NULL for what is none. */
static Column *
find_column (const FwStreamScening *self, GArray *columns, const char *id)
{
  for (guint i = 0; i < self->place->boxes->len; i++)
    {
      const FwStreamItem *box = g_ptr_array_index (self->place->boxes, i);

      if (box->kind == FW_STREAM_STEP && g_str_equal (box->id, id))
        return &g_array_index (columns, Column, self->place->layout->columns[i]);
    }
  return NULL;
}

static void
add_mark (FwStreamMediaSign *sign, double x, char *text)
{
  FwStreamMediaMark mark = {x, text};

  g_array_append_val (sign->marks, mark);
}

static void
add_row (FwStreamScening *self,
         FwStreamMediaSign *sign,
         const char *id,
         double top,
         double height,
         const char *spoken)
{
  FwSceneItem *item;

  sign->frame = GRAPHENE_RECT_INIT (0, (float) top, (float) _fw_stream_scene_get_width (self),
                                    (float) height);
  sign->header_w = self->place->input.header_w;
  item = fw_scene_item_new (id, FW_STREAM_ITEM_MEDIA, FW_SHAPE_RECT, &sign->frame);
  item->flags = FW_ITEM_FOCUSABLE;
  fw_scene_item_set_words (item, sign->title, spoken, NULL);
  fw_scene_item_take_sign (item, sign, fw_stream_media_sign_clear);
  g_ptr_array_add (self->items, item);
}

/* --- media --------------------------------------------------------------------------- */

static void
add_medium (Column *column, const char *medium)
{
  if (column == NULL || *medium == '\0'
      || g_ptr_array_find_with_equal_func (column->set, medium, g_str_equal, NULL))
    return;
  g_ptr_array_add (column->set, g_strdup (medium));
}

static void
fill_media (const FwStreamScening *self, GArray *columns)
{
  FwStream *stream = self->figures->stream;

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STEP); i++)
    {
      FwStreamItem *step = fw_stream_get (stream, FW_STREAM_STEP, i);
      const FwStreamValue *media = step->values[FW_STREAM_MEDIA];

      for (guint k = 0; media != NULL && media->words[k] != NULL; k++)
        add_medium (find_column (self, columns, step->id), media->words[k]);
    }
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (stream, FW_STREAM_FLOW, i);
      const char *medium = fw_stream_item_get_text (flow, FW_STREAM_MEDIUM);

      add_medium (find_column (self, columns, fw_stream_item_get_text (flow, FW_STREAM_FROM)),
                  medium);
      add_medium (find_column (self, columns, fw_stream_item_get_text (flow, FW_STREAM_TO)),
                  medium);
    }
}

static char *
dup_lines (GPtrArray *set)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < set->len && i < MOST_LINES; i++)
    if (i == MOST_LINES - 1 && set->len > MOST_LINES)
      g_string_append_printf (text, "\n+%u", set->len - i);
    else
      g_string_append_printf (text, "%s%s", i > 0 ? "\n" : "",
                              (const char *) g_ptr_array_index (set, i));
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static double
add_media_row (FwStreamScening *self, GArray *columns, double top)
{
  FwStreamMediaSign *sign = fw_stream_media_sign_new ();
  g_autoptr (GString) spoken = g_string_new (_ ("Media"));
  guint most = 1;
  double height;

  fill_media (self, columns);
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      if (column->set->len == 0 || isnan (column->x))
        continue;
      most = MAX (most, MIN (column->set->len, MOST_LINES));
      add_mark (sign, column->x, dup_lines (column->set));
      for (guint k = 0; k < column->set->len; k++)
        g_string_append_printf (spoken, "%s%s", k == 0 ? "; " : ", ",
                                (const char *) g_ptr_array_index (column->set, k));
    }
  sign->title = g_strdup (_ ("Media"));
  height = most * LINE_H + 14;
  add_row (self, sign, "media:all", top, height, spoken->str);
  return top + height;
}

/* --- data ----------------------------------------------------------------------------- */

/* It is written down where it comes from; what parties tell, where it arrives. */
static void
count_entries (const FwStreamScening *self, GArray *columns, const char *name)
{
  FwStream *stream = self->figures->stream;

  for (guint i = 0; i < columns->len; i++)
    g_array_index (columns, Column, i).entries = 0;
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (stream, FW_STREAM_FLOW, i);
      const FwStreamFigure *entries = fw_stream_item_get_figure (flow, FW_STREAM_ENTRIES);
      Column *column;

      if (!fw_stream_item_is (flow, FW_STREAM_DATUM, name))
        continue;
      column = find_column (self, columns, fw_stream_item_get_text (flow, FW_STREAM_FROM));
      if (column == NULL)
        column = find_column (self, columns, fw_stream_item_get_text (flow, FW_STREAM_TO));
      if (column != NULL)
        column->entries += entries != NULL ? fw_stream_figure_get_mean (entries) : 1;
    }
}

static double
add_datum (FwStreamScening *self,
           GArray *columns,
           const FwStreamDatum *datum,
           guint number,
           double top)
{
  FwStreamMediaSign *sign = fw_stream_media_sign_new ();
  g_autofree char *id = g_strdup_printf ("media:%u", number);
  g_autofree char *count = fw_stream_dup_count (datum->entries);
  g_autofree char *spoken = NULL;

  count_entries (self, columns, datum->name);
  for (guint i = 0; i < columns->len; i++)
    {
      const Column *column = &g_array_index (columns, Column, i);

      if (column->entries != 0 && !isnan (column->x))
        add_mark (sign, column->x, fw_stream_dup_count (column->entries));
    }
  sign->counts = TRUE;
  sign->often = !(datum->entries <= 1);
  sign->title = g_strdup (datum->name);
  /* Translators: how often the same thing is written down, and on how many media. */
  sign->total
      = g_strdup_printf (ngettext ("%1$s ×, %2$u medium", "%1$s ×, %2$u media", datum->n_media),
                         count, datum->n_media);
  spoken = g_strdup_printf (_ ("“%1$s” is written down: %2$s"), datum->name, sign->total);
  add_row (self, sign, id, top, ROW_H, spoken);
  return top + ROW_H;
}

double
_fw_stream_scene_add_media (FwStreamScening *self, double top)
{
  g_autoptr (GArray) columns = make_columns (self);
  g_autoptr (GPtrArray) data = fw_stream_figures_count_data (self->figures);

  top = add_media_row (self, columns, top);
  for (guint i = 0; i < data->len; i++)
    top = add_datum (self, columns, g_ptr_array_index (data, i), i, top);
  return top + 6;
}
