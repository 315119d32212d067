/* fw-drawio-writer.c: a map → draw.io; see fw-drawio.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-stream-duration.h"
#include "exchange/fw-drawio-private.h"
#include "exchange/fw-drawio.h"

#define ROW_H 16.0
#define STRIP_H 40.0
#define BURST_W 120.0
#define BURST_H 70.0

typedef struct
{
  FwStream *stream;
  const FwDrawioPlace *place;
  GString *out;
} Writer;

/* --- XML -------------------------------------------------------------------------- */

/* In an attribute a line feed would become a space. What XML cannot say at all becomes
 * a replacement character. */
static void
append_escaped (GString *out, const char *text)
{
  for (const char *at = text; *at != '\0'; at = g_utf8_next_char (at))
    {
      gunichar c = g_utf8_get_char (at);

      if (c == '&')
        g_string_append (out, "&amp;");
      else if (c == '<')
        g_string_append (out, "&lt;");
      else if (c == '>')
        g_string_append (out, "&gt;");
      else if (c == '"')
        g_string_append (out, "&quot;");
      else if (c == '\n' || c == '\r' || c == '\t')
        g_string_append_printf (out, "&#%u;", c);
      else if (c < 0x20 || c == 0xfffe || c == 0xffff)
        g_string_append_unichar (out, 0xfffd);
      else
        g_string_append_unichar (out, c);
    }
}

static void
append_attribute (GString *out, const char *name, const char *value)
{
  g_string_append_printf (out, " %s=\"", name);
  append_escaped (out, value);
  g_string_append_c (out, '"');
}

static void
append_number (GString *out, const char *name, double value)
{
  char text[G_ASCII_DTOSTR_BUF_SIZE];

  append_attribute (out, name, g_ascii_formatd (text, sizeof text, "%.2f", value));
}

static void
append_geometry (GString *out, double x, double y, double w, double h)
{
  g_string_append (out, "<mxGeometry");
  append_number (out, "x", x);
  append_number (out, "y", y);
  append_number (out, "width", w);
  append_number (out, "height", h);
  g_string_append (out, " as=\"geometry\"/>");
}

static char *
dup_cell_id (const FwStreamItem *item)
{
  return g_strconcat (fw_stream_kind_to_name (item->kind), "-", item->id, NULL);
}

/* Labels are HTML in draw.io. */
static char *
dup_html (const char *text)
{
  g_autoptr (GString) out = g_string_new (NULL);

  append_escaped (out, text);
  g_string_replace (out, "&#10;", "<br>", 0);
  return g_strdup (out->str);
}

/* Opens the object of an item, with all that is told of it. */
static void
open_object (Writer *self, const FwStreamItem *item, const char *label)
{
  g_autofree char *cell = dup_cell_id (item), *html = dup_html (label);

  g_string_append (self->out, "        <object");
  append_attribute (self->out, "label", html);
  append_attribute (self->out, "vsm_kind_of_item", fw_stream_kind_to_name (item->kind));
  append_attribute (self->out, "vsm_id", item->id);
  for (guint i = 0; i < FW_STREAM_N_FIELDS; i++)
    {
      g_autofree char *name = fw_drawio_dup_attribute ((FwStreamField) i, item->kind);
      g_autofree char *text = NULL;

      if (name == NULL || item->values[i] == NULL)
        continue;
      text = fw_drawio_value_to_text (item->values[i], (FwStreamField) i);
      append_attribute (self->out, name, text);
    }
  append_attribute (self->out, "id", cell);
  g_string_append (self->out, "><mxCell");
}

static void
close_object (Writer *self)
{
  g_string_append (self->out, "</mxCell></object>\n");
}

/* --- boxes ------------------------------------------------------------------------ */

static const char *
get_step_style (const FwStreamItem *step)
{
  if (fw_stream_item_is (step, FW_STREAM_KIND, "split")
      || fw_stream_item_is (step, FW_STREAM_KIND, "join"))
    return "rhombus;whiteSpace=wrap;html=1;container=1;collapsible=0;";
  if (fw_stream_item_is (step, FW_STREAM_KIND, "end"))
    return "ellipse;whiteSpace=wrap;html=1;container=1;collapsible=0;";
  if (fw_stream_item_is (step, FW_STREAM_KIND, "wait"))
    return "shape=mxgraph.lean_mapping.fifo_lane;fillColor=#ffffff;strokeColor=#000000;"
           "strokeWidth=2;fontSize=12;html=1;align=center;verticalAlign=top;container=1;"
           "collapsible=0;";
  return "html=1;shape=mxgraph.lean_mapping.manufacturing_process;fontSize=12;align=center;"
         "verticalAlign=top;spacingTop=2;whiteSpace=wrap;container=1;collapsible=0;";
}

static void
append_row (Writer *self, const char *parent, guint row, double w, const char *text)
{
  g_autofree char *id = g_strdup_printf ("%s-row%u", parent, row), *html = dup_html (text);

  g_string_append (self->out, "        <mxCell");
  append_attribute (self->out, "id", id);
  append_attribute (self->out, "value", html);
  append_attribute (self->out, "style",
                    "text;html=1;strokeColor=#000000;fillColor=none;align=left;"
                    "verticalAlign=middle;spacingLeft=4;overflow=hidden;rotatable=0;fontSize=10;");
  g_string_append (self->out, " vertex=\"1\"");
  append_attribute (self->out, "parent", parent);
  g_string_append (self->out, ">");
  append_geometry (self->out, 0, ROW_H * row, w, ROW_H);
  g_string_append (self->out, "</mxCell>\n");
}

static char *
dup_figure (const FwStreamItem *step, FwStreamField field, const char *format)
{
  const FwStreamFigure *figure = fw_stream_item_get_figure (step, field);
  g_autofree char *text = NULL;

  if (figure == NULL)
    text = g_strdup ("–");
  else if (field == FW_STREAM_ACCURATE && !figure->unknown)
    text = g_strdup_printf ("%.3g %%", figure->mode * 100);
  else
    text = fw_stream_duration_to_text (figure);
  return g_strdup_printf (g_dgettext (GETTEXT_PACKAGE, format), text);
}

/* The data box under the name: it moves with its step. */
static void
append_data_box (Writer *self, const FwStreamItem *step, double w)
{
  g_autofree char *parent = dup_cell_id (step), *id = g_strconcat (parent, "-data", NULL);
  g_autofree char *process = dup_figure (step, FW_STREAM_PROCESS, N_ ("PT %s"));
  g_autofree char *wait = dup_figure (step, FW_STREAM_WAIT, N_ ("Wait %s"));
  g_autofree char *accurate = dup_figure (step, FW_STREAM_ACCURATE, N_ ("%%C&A %s"));

  g_string_append (self->out, "        <mxCell");
  append_attribute (self->out, "id", id);
  append_attribute (self->out, "value", "");
  append_attribute (self->out, "style",
                    "swimlane;fontStyle=0;childLayout=stackLayout;horizontal=1;startSize=0;"
                    "horizontalStack=0;resizeParent=1;resizeParentMax=0;resizeLast=0;"
                    "collapsible=0;marginBottom=0;swimlaneFillColor=#ffffff;html=1;");
  g_string_append (self->out, " vertex=\"1\"");
  append_attribute (self->out, "parent", parent);
  g_string_append (self->out, ">");
  append_geometry (self->out, 0, STRIP_H, w, 3 * ROW_H);
  g_string_append (self->out, "</mxCell>\n");
  append_row (self, id, 0, w, process);
  append_row (self, id, 1, w, wait);
  append_row (self, id, 2, w, accurate);
}

static void
append_box (Writer *self, const FwStreamItem *item, const FwStreamRect *rect)
{
  gboolean step = item->kind == FW_STREAM_STEP;
  gboolean data = step
                  && (fw_stream_item_is (item, FW_STREAM_KIND, "task")
                      || fw_stream_item_is (item, FW_STREAM_KIND, "gate"));

  open_object (self, item, fw_stream_item_get_text (item, FW_STREAM_NAME));
  append_attribute (self->out, "style",
                    step ? get_step_style (item)
                         : "html=1;shape=mxgraph.lean_mapping.outside_sources;fontSize=12;"
                           "align=center;verticalAlign=bottom;whiteSpace=wrap;");
  g_string_append (self->out, " vertex=\"1\" parent=\"1\">");
  append_geometry (self->out, rect->x, rect->y, rect->w, rect->h);
  close_object (self);
  if (data)
    append_data_box (self, item, rect->w);
}

static void
append_lanes (Writer *self)
{
  const FwStreamLayout *layout = self->place->layout;

  for (guint i = 0; i < layout->n_lanes; i++)
    {
      const char *name = g_ptr_array_index (self->place->lanes, i);
      g_autofree char *id = g_strdup_printf ("band-%u", i), *html = dup_html (name);

      g_string_append (self->out, "        <mxCell");
      append_attribute (self->out, "id", id);
      append_attribute (self->out, "value", html);
      append_attribute (self->out, "style",
                        "swimlane;horizontal=0;startSize=90;html=1;fillColor=#f6f5f4;"
                        "strokeColor=#c0bfbc;fontStyle=0;collapsible=0;connectable=0;"
                        "pointerEvents=0;");
      g_string_append (self->out, " vertex=\"1\" parent=\"1\">");
      append_geometry (self->out, layout->lanes[i].x, layout->lanes[i].y, layout->lanes[i].w,
                       layout->lanes[i].h);
      g_string_append (self->out, "</mxCell>\n");
    }
}

/* --- flows ------------------------------------------------------------------------ */

static const char *
get_flow_style (const FwStreamItem *flow)
{
  const char *medium = fw_stream_item_get_text (flow, FW_STREAM_MEDIUM);

  if (fw_stream_item_is (flow, FW_STREAM_KIND, "money"))
    return "shape=flexArrow;edgeStyle=orthogonalEdgeStyle;rounded=0;html=1;fillColor=#d9f2e3;"
           "strokeColor=#1b6b3a;width=6;endSize=4;";
  if (fw_stream_item_is (flow, FW_STREAM_KIND, "document"))
    return "edgeStyle=orthogonalEdgeStyle;rounded=0;html=1;dashed=1;dashPattern=6 3 1 3;"
           "strokeColor=#613583;endArrow=block;endFill=1;";
  if (fw_stream_item_is (flow, FW_STREAM_KIND, "information"))
    return g_str_equal (medium, "electronic")
               ? "shape=mxgraph.lean_mapping.electronic_info_flow_edge;html=1;"
               : "edgeStyle=orthogonalEdgeStyle;shape=mxgraph.lean_mapping.manual_info_flow_edge;"
                 "html=1;rounded=0;";
  if (fw_stream_item_get_flag (flow, FW_STREAM_REWORK, FALSE))
    return "edgeStyle=orthogonalEdgeStyle;rounded=0;html=1;dashed=1;strokeColor=#a51d2d;"
           "endArrow=block;endFill=1;";
  return "edgeStyle=orthogonalEdgeStyle;rounded=0;html=1;strokeWidth=3;endArrow=block;endFill=1;";
}

static void
append_end (Writer *self, const char *name, const char *id)
{
  FwStreamItem *item = fw_stream_find_end (self->stream, id);
  g_autofree char *cell = item != NULL ? dup_cell_id (item) : NULL;

  if (cell != NULL)
    append_attribute (self->out, name, cell);
}

static void
append_points (Writer *self, const FwStreamLayoutPath *path)
{
  g_string_append (self->out, "<mxGeometry relative=\"1\" as=\"geometry\">");
  if (path != NULL && path->n_points > 2)
    {
      g_string_append (self->out, "<Array as=\"points\">");
      for (guint i = 1; i + 1 < path->n_points; i++)
        {
          g_string_append (self->out, "<mxPoint");
          append_number (self->out, "x", path->points[i].x);
          append_number (self->out, "y", path->points[i].y);
          g_string_append (self->out, "/>");
        }
      g_string_append (self->out, "</Array>");
    }
  g_string_append (self->out, "</mxGeometry>");
}

static void
append_flow (Writer *self, FwStreamItem *flow)
{
  const FwStreamLayoutPath *path = NULL;
  const char *label = "";
  guint index;

  if (g_ptr_array_find (self->place->flows, flow, &index))
    {
      path = &self->place->layout->paths[index];
      label = g_ptr_array_index (self->place->labels, index);
    }
  open_object (self, flow, label);
  append_attribute (self->out, "style", get_flow_style (flow));
  g_string_append (self->out, " edge=\"1\" parent=\"1\"");
  append_end (self, "source", fw_stream_item_get_text (flow, FW_STREAM_FROM));
  append_end (self, "target", fw_stream_item_get_text (flow, FW_STREAM_TO));
  g_string_append_c (self->out, '>');
  append_points (self, path);
  close_object (self);
}

/* --- the rest --------------------------------------------------------------------- */

/* Steps are in order of the map, which is not always that of the drawing. */
static void
append_boxes (Writer *self, FwStreamKind kind)
{
  for (guint i = 0; i < self->place->boxes->len; i++)
    {
      const FwStreamItem *item = g_ptr_array_index (self->place->boxes, i);

      if (item->kind == kind)
        append_box (self, item, &self->place->layout->boxes[i]);
    }
}

static void
append_hidden (Writer *self, FwStreamKind kind)
{
  for (guint i = 0; i < fw_stream_get_n (self->stream, kind); i++)
    {
      FwStreamItem *item = fw_stream_get (self->stream, kind, i);

      open_object (self, item, fw_stream_item_get_text (item, FW_STREAM_NAME));
      append_attribute (self->out, "style", "text;html=1;");
      g_string_append (self->out, " vertex=\"1\" parent=\"data\">");
      append_geometry (self->out, 0, 20.0 * i, 160, 20);
      close_object (self);
    }
}

static void
append_measures (Writer *self)
{
  for (guint i = 0; i < fw_stream_get_n (self->stream, FW_STREAM_MEASURE); i++)
    {
      FwStreamItem *item = fw_stream_get (self->stream, FW_STREAM_MEASURE, i);

      open_object (self, item, fw_stream_item_get_text (item, FW_STREAM_NAME));
      append_attribute (self->out, "style",
                        "html=1;shape=mxgraph.lean_mapping.kaizen_lightening_burst;fontSize=11;"
                        "align=center;whiteSpace=wrap;");
      g_string_append (self->out, " vertex=\"1\" parent=\"1\">");
      append_geometry (self->out, (BURST_W + 20) * i, self->place->layout->height + 20, BURST_W,
                       BURST_H);
      close_object (self);
    }
}

char *
fw_drawio_write (FwStream *stream, const FwDrawioPlace *place)
{
  Writer self = {.stream = stream, .place = place, .out = g_string_new (NULL)};
  FwStreamItem *map = fw_stream_get_map (stream);
  const char *name = fw_stream_item_get_text (map, FW_STREAM_NAME);

  g_string_append (self.out, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
                             "<mxfile host=\"Fallwerk\" compressed=\"false\">\n  <diagram");
  append_attribute (self.out, "id", "map");
  append_attribute (self.out, "name", *name != '\0' ? name : "Map");
  g_string_append (self.out, ">\n    <mxGraphModel grid=\"1\" gridSize=\"10\" guides=\"1\" "
                             "tooltips=\"1\" connect=\"1\" arrows=\"1\" fold=\"1\" page=\"0\" "
                             "math=\"0\" shadow=\"0\">\n      <root>\n"
                             "        <mxCell id=\"0\"/>\n"
                             "        <mxCell id=\"1\" parent=\"0\"/>\n"
                             "        <mxCell id=\"data\"");
  append_attribute (self.out, "value", _ ("Data"));
  g_string_append (self.out, " parent=\"0\" visible=\"0\"/>\n");
  open_object (&self, map, name);
  append_attribute (self.out, "style", "text;html=1;fontSize=18;fontStyle=1;align=left;");
  g_string_append (self.out, " vertex=\"1\" parent=\"1\">");
  append_geometry (self.out, 0, -40, 600, 30);
  close_object (&self);
  append_lanes (&self);
  append_hidden (&self, FW_STREAM_CLASS);
  append_hidden (&self, FW_STREAM_POOL);
  append_hidden (&self, FW_STREAM_LANE);
  append_boxes (&self, FW_STREAM_PARTY);
  append_boxes (&self, FW_STREAM_STEP);
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    append_flow (&self, fw_stream_get (stream, FW_STREAM_FLOW, i));
  append_measures (&self);
  append_hidden (&self, FW_STREAM_STAMP);
  append_hidden (&self, FW_STREAM_NOTE);
  append_hidden (&self, FW_STREAM_CHANGE);
  g_string_append (self.out, "      </root>\n    </mxGraphModel>\n  </diagram>\n</mxfile>\n");
  return g_string_free (self.out, FALSE);
}
