/* fw-handwriting.c: see fw-handwriting.h. */
#include "config.h"

#include <json-glib/json-glib.h>
#include <math.h>
#include <string.h>

#include "document/fw-handwriting.h"
#include "domain/fw-json.h"

/* Minutes of a restless pen. */
#define MAX_POINTS 100000u
#define MAX_JSON (16u * 1024 * 1024)

typedef struct
{
  GArray *points; /* of FwSignPoint */
  GArray *times;  /* of guint32 */
} Stroke;

struct _FwHandwriting
{
  GObject parent_instance;
  GPtrArray *strokes; /* of Stroke */
  GArray *view;       /* of FwSignStroke */
  guint n_points;
};

G_DEFINE_FINAL_TYPE (FwHandwriting, fw_handwriting, G_TYPE_OBJECT)

static guint changed_signal;

static void
free_stroke (gpointer data)
{
  Stroke *stroke = data;

  g_array_unref (stroke->points);
  g_array_unref (stroke->times);
  g_free (stroke);
}

static void
add_point (FwHandwriting *self, double x, double y, double pressure, guint32 time)
{
  Stroke *stroke = g_ptr_array_index (self->strokes, self->strokes->len - 1);
  FwSignPoint point = {x, y, isfinite (pressure) ? CLAMP (pressure, 0, 1) : 0.5};

  if (!isfinite (x) || !isfinite (y) || self->n_points >= MAX_POINTS)
    return;
  g_array_append_val (stroke->points, point);
  g_array_append_val (stroke->times, time);
  self->n_points++;
  g_signal_emit (self, changed_signal, 0);
}

void
fw_handwriting_begin (FwHandwriting *self, double x, double y, double pressure, guint32 time)
{
  Stroke *stroke = g_new0 (Stroke, 1);

  g_return_if_fail (FW_IS_HANDWRITING (self));

  stroke->points = g_array_new (FALSE, FALSE, sizeof (FwSignPoint));
  stroke->times = g_array_new (FALSE, FALSE, sizeof (guint32));
  g_ptr_array_add (self->strokes, stroke);
  add_point (self, x, y, pressure, time);
}

void
fw_handwriting_move (FwHandwriting *self, double x, double y, double pressure, guint32 time)
{
  g_return_if_fail (FW_IS_HANDWRITING (self));

  if (self->strokes->len > 0)
    add_point (self, x, y, pressure, time);
}

void
fw_handwriting_undo (FwHandwriting *self)
{
  g_return_if_fail (FW_IS_HANDWRITING (self));

  if (self->strokes->len == 0)
    return;
  self->n_points
      -= ((Stroke *) g_ptr_array_index (self->strokes, self->strokes->len - 1))->points->len;
  g_ptr_array_set_size (self->strokes, (int) self->strokes->len - 1);
  g_signal_emit (self, changed_signal, 0);
}

void
fw_handwriting_clear (FwHandwriting *self)
{
  g_return_if_fail (FW_IS_HANDWRITING (self));

  g_ptr_array_set_size (self->strokes, 0);
  self->n_points = 0;
  g_signal_emit (self, changed_signal, 0);
}

gboolean
fw_handwriting_is_empty (FwHandwriting *self)
{
  g_return_val_if_fail (FW_IS_HANDWRITING (self), TRUE);

  return self->n_points == 0;
}

guint
fw_handwriting_get_n_points (FwHandwriting *self)
{
  g_return_val_if_fail (FW_IS_HANDWRITING (self), 0);

  return self->n_points;
}

const FwSignStroke *
fw_handwriting_get_strokes (FwHandwriting *self, guint *n_strokes)
{
  g_return_val_if_fail (FW_IS_HANDWRITING (self) && n_strokes != NULL, NULL);

  g_array_set_size (self->view, 0);
  for (guint i = 0; i < self->strokes->len; i++)
    {
      const Stroke *stroke = g_ptr_array_index (self->strokes, i);
      FwSignStroke one
          = {(const FwSignPoint *) (gpointer) stroke->points->data, stroke->points->len};

      g_array_append_val (self->view, one);
    }
  *n_strokes = self->view->len;
  return (const FwSignStroke *) (gpointer) self->view->data;
}

/* --- as text ---------------------------------------------------------------------- */

char *
fw_handwriting_to_json (FwHandwriting *self)
{
  GString *text = g_string_new ("{\"strokes\":[");

  g_return_val_if_fail (FW_IS_HANDWRITING (self), NULL);

  for (guint i = 0; i < self->strokes->len; i++)
    {
      const Stroke *stroke = g_ptr_array_index (self->strokes, i);

      g_string_append (text, i > 0 ? ",[" : "[");
      for (guint k = 0; k < stroke->points->len; k++)
        {
          const FwSignPoint *point = &g_array_index (stroke->points, FwSignPoint, k);
          char x[32], y[32], pressure[32];

          /* Without the locale's comma. */
          g_ascii_formatd (x, sizeof x, "%.1f", point->x);
          g_ascii_formatd (y, sizeof y, "%.1f", point->y);
          g_ascii_formatd (pressure, sizeof pressure, "%.3f", point->pressure);
          g_string_append_printf (text, "%s[%s,%s,%s,%u]", k > 0 ? "," : "", x, y, pressure,
                                  g_array_index (stroke->times, guint32, k));
        }
      g_string_append_c (text, ']');
    }
  g_string_append (text, "]}");
  return g_string_free_and_steal (text);
}

static gboolean
read_point (FwHandwriting *self, JsonNode *node, gboolean first)
{
  JsonArray *point
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;
  double numbers[4];

  if (point == NULL || json_array_get_length (point) != 4 || self->n_points >= MAX_POINTS)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      if (!JSON_NODE_HOLDS_VALUE (json_array_get_element (point, i)))
        return FALSE;
      numbers[i] = json_array_get_double_element (point, i);
      if (!isfinite (numbers[i]))
        return FALSE;
    }
  if (first)
    fw_handwriting_begin (self, numbers[0], numbers[1], numbers[2],
                          (guint32) CLAMP (numbers[3], 0, G_MAXUINT32));
  else
    fw_handwriting_move (self, numbers[0], numbers[1], numbers[2],
                         (guint32) CLAMP (numbers[3], 0, G_MAXUINT32));
  return TRUE;
}

static gboolean
read_strokes (FwHandwriting *self, JsonNode *root)
{
  JsonNode *node = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                       ? json_object_get_member (json_node_get_object (root), "strokes")
                       : NULL;
  JsonArray *strokes
      = node != NULL && JSON_NODE_HOLDS_ARRAY (node) ? json_node_get_array (node) : NULL;

  if (strokes == NULL)
    return FALSE;
  for (guint i = 0; i < json_array_get_length (strokes); i++)
    {
      JsonNode *one = json_array_get_element (strokes, i);
      JsonArray *points = JSON_NODE_HOLDS_ARRAY (one) ? json_node_get_array (one) : NULL;

      if (points == NULL)
        return FALSE;
      for (guint k = 0; k < json_array_get_length (points); k++)
        if (!read_point (self, json_array_get_element (points, k), k == 0))
          return FALSE;
    }
  return TRUE;
}

FwHandwriting *
fw_handwriting_new_from_json (const char *json)
{
  g_autoptr (JsonParser) parser = json_parser_new ();
  g_autoptr (FwHandwriting) self = fw_handwriting_new ();

  g_return_val_if_fail (json != NULL, NULL);

  if (strlen (json) > MAX_JSON || !fw_json_is_flat (json, strlen (json), 8)
      || !json_parser_load_from_data (parser, json, -1, NULL)
      || !read_strokes (self, json_parser_get_root (parser)))
    return NULL;
  return g_steal_pointer (&self);
}

FwHandwriting *
fw_handwriting_new (void)
{
  return g_object_new (FW_TYPE_HANDWRITING, NULL);
}

static void
fw_handwriting_finalize (GObject *object)
{
  FwHandwriting *self = FW_HANDWRITING (object);

  g_ptr_array_unref (self->strokes);
  g_array_unref (self->view);
  G_OBJECT_CLASS (fw_handwriting_parent_class)->finalize (object);
}

static void
fw_handwriting_class_init (FwHandwritingClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_handwriting_finalize;
  changed_signal = g_signal_new ("changed", FW_TYPE_HANDWRITING, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
fw_handwriting_init (FwHandwriting *self)
{
  self->strokes = g_ptr_array_new_with_free_func (free_stroke);
  self->view = g_array_new (FALSE, FALSE, sizeof (FwSignStroke));
}
