/* fw-stream-place.c: see fw-stream-place.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>
#include <string.h>

#include "scene/fw-stream-place.h"

#define HEADER_W 110.0
#define LETTER_W 6.4
#define MAX_LABEL 40 /* letters; the whole text stands in the list twin */

char *
fw_stream_flow_dup_label (const FwStreamItem *flow)
{
  g_autoptr (GPtrArray) parts = g_ptr_array_new_with_free_func (g_free);
  const FwStreamFigure *probability = fw_stream_item_get_figure (flow, FW_STREAM_PROBABILITY);
  const FwStreamFigure *cents = fw_stream_item_get_figure (flow, FW_STREAM_CENTS);
  static const FwStreamField texts[]
      = {FW_STREAM_NAME, FW_STREAM_DATUM, FW_STREAM_MEDIUM, FW_STREAM_PAYEE};
  g_autofree char *label = NULL;

  if (probability != NULL && probability->unknown)
    g_ptr_array_add (parts, g_strdup ("?"));
  else if (probability != NULL && probability->mode != 1)
    g_ptr_array_add (parts, g_strdup_printf ("%.3g %%", probability->mode * 100));
  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (*fw_stream_item_get_text (flow, texts[i]) != '\0')
      g_ptr_array_add (parts, g_strdup (fw_stream_item_get_text (flow, texts[i])));
  if (cents != NULL)
    g_ptr_array_add (parts, cents->unknown ? g_strdup (_ ("? €"))
                                           : g_strdup_printf (_ ("%'.2f €"), cents->mode / 100));
  g_ptr_array_add (parts, NULL);
  label = g_strjoinv (" · ", (char **) parts->pdata);
  if (g_utf8_strlen (label, -1) > MAX_LABEL)
    {
      g_autofree char *begin = g_utf8_substring (label, 0, MAX_LABEL - 1);

      return g_strconcat (begin, "…", NULL);
    }
  return g_steal_pointer (&label);
}

/* --- lanes ------------------------------------------------------------------------ */

static guint
take_lane (FwStreamPlace *self, const char *name)
{
  for (guint i = 0; i < self->lanes->len; i++)
    if (g_str_equal (g_ptr_array_index (self->lanes, i), name))
      return i;
  g_ptr_array_add (self->lanes, g_strdup (name));
  return self->lanes->len - 1;
}

/* Those that are listed keep their order; others follow as steps name them. */
static void
list_lanes (FwStreamPlace *self, FwStream *stream)
{
  if (fw_stream_get_n (stream, FW_STREAM_PARTY) > 0)
    take_lane (self, "");
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_LANE); i++)
    take_lane (self,
               fw_stream_item_get_text (fw_stream_get (stream, FW_STREAM_LANE, i), FW_STREAM_NAME));
}

/* --- boxes ------------------------------------------------------------------------ */

static void
set_pin (FwStreamLayoutBox *box, const FwStreamItem *item)
{
  const FwStreamFigure *x = fw_stream_item_get_figure (item, FW_STREAM_X);
  const FwStreamFigure *y = fw_stream_item_get_figure (item, FW_STREAM_Y);

  box->pinned = fw_stream_item_get_flag (item, FW_STREAM_PINNED, FALSE) && x != NULL && y != NULL
                && !x->unknown && !y->unknown;
  if (box->pinned)
    {
      box->x = x->mode;
      box->y = y->mode;
    }
}

static gboolean
is_node (const FwStreamItem *step)
{
  return fw_stream_item_is (step, FW_STREAM_KIND, "split")
         || fw_stream_item_is (step, FW_STREAM_KIND, "join")
         || fw_stream_item_is (step, FW_STREAM_KIND, "end");
}

static FwStreamPlaceKind
get_place (const FwStreamItem *party)
{
  if (fw_stream_item_is (party, FW_STREAM_KIND, "control"))
    return FW_STREAM_PLACE_MIDDLE;
  return fw_stream_item_is (party, FW_STREAM_KIND, "customer")
                 || fw_stream_item_is (party, FW_STREAM_KIND, "payee")
             ? FW_STREAM_PLACE_LAST
             : FW_STREAM_PLACE_FIRST;
}

static void
list_boxes (FwStreamPlace *self, FwStream *stream)
{
  GArray *boxes = g_array_new (FALSE, TRUE, sizeof (FwStreamLayoutBox));

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_PARTY); i++)
    {
      FwStreamItem *party = fw_stream_get (stream, FW_STREAM_PARTY, i);
      FwStreamLayoutBox box
          = {.w = FW_STREAM_BOX_W, .h = FW_STREAM_BOX_H, .place = get_place (party)};

      set_pin (&box, party);
      g_array_append_val (boxes, box);
      g_ptr_array_add (self->boxes, party);
    }
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STEP); i++)
    {
      FwStreamItem *step = fw_stream_get (stream, FW_STREAM_STEP, i);
      FwStreamLayoutBox box
          = {.w = FW_STREAM_BOX_W, .h = is_node (step) ? FW_STREAM_NODE_H : FW_STREAM_BOX_H};

      box.lane = take_lane (self, fw_stream_item_get_text (step, FW_STREAM_LANE_NAME));
      set_pin (&box, step);
      g_array_append_val (boxes, box);
      g_ptr_array_add (self->boxes, step);
    }
  self->input.n_boxes = boxes->len;
  self->input.boxes = (FwStreamLayoutBox *) g_array_free (boxes, FALSE);
}

/* --- flows ------------------------------------------------------------------------ */

static void
add_flow (FwStreamPlace *self,
          GArray *flows,
          FwStreamItem *item,
          guint from,
          guint to,
          FwStreamMeasure measure,
          gpointer data)
{
  g_autofree char *label = item != NULL ? fw_stream_flow_dup_label (item) : g_strdup ("");
  FwStreamLayoutFlow flow = {.from = from, .to = to};

  flow.forward = item == NULL
                 || (fw_stream_item_is (item, FW_STREAM_KIND, "work")
                     && !fw_stream_item_get_flag (item, FW_STREAM_REWORK, FALSE));
  if (*label != '\0')
    {
      flow.label_w
          = measure != NULL ? measure (label, data) : LETTER_W * (double) g_utf8_strlen (label, -1);
      flow.label_h = FW_STREAM_LABEL_H;
    }
  g_array_append_val (flows, flow);
  g_ptr_array_add (self->flows, item);
  g_ptr_array_add (self->labels, g_steal_pointer (&label));
}

static void
list_flows (FwStreamPlace *self,
            FwStream *stream,
            FwStreamFlowFilter is_shown,
            guint show,
            FwStreamMeasure measure,
            gpointer data)
{
  GArray *flows = g_array_new (FALSE, TRUE, sizeof (FwStreamLayoutFlow));
  g_autoptr (GHashTable) indices = g_hash_table_new (g_str_hash, g_str_equal);
  guint n_parties = fw_stream_get_n (stream, FW_STREAM_PARTY);
  gboolean work = FALSE;

  for (guint i = 0; i < self->boxes->len; i++)
    g_hash_table_insert (indices, ((FwStreamItem *) g_ptr_array_index (self->boxes, i))->id,
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (stream, FW_STREAM_FLOW, i);
      guint from = GPOINTER_TO_UINT (
          g_hash_table_lookup (indices, fw_stream_item_get_text (flow, FW_STREAM_FROM)));
      guint to = GPOINTER_TO_UINT (
          g_hash_table_lookup (indices, fw_stream_item_get_text (flow, FW_STREAM_TO)));

      work = work || fw_stream_item_is (flow, FW_STREAM_KIND, "work");
      if (from > 0 && to > 0 && (is_shown == NULL || is_shown (flow, show)))
        add_flow (self, flows, flow, from - 1, to - 1, measure, data);
    }
  for (guint i = n_parties; !work && i + 1 < self->boxes->len; i++)
    add_flow (self, flows, NULL, i, i + 1, measure, data);
  self->input.n_flows = flows->len;
  self->input.flows = (FwStreamLayoutFlow *) g_array_free (flows, FALSE);
}

FwStreamPlace *
fw_stream_place_new (FwStream *stream, FwStreamMeasure measure, gpointer data)
{
  return fw_stream_place_new_for (stream, NULL, 0, measure, data);
}

FwStreamPlace *
fw_stream_place_new_for (FwStream *stream,
                         FwStreamFlowFilter is_shown,
                         guint show,
                         FwStreamMeasure measure,
                         gpointer data)
{
  FwStreamPlace *self = g_new0 (FwStreamPlace, 1);

  self->boxes = g_ptr_array_new ();
  self->flows = g_ptr_array_new ();
  self->lanes = g_ptr_array_new_with_free_func (g_free);
  self->labels = g_ptr_array_new_with_free_func (g_free);
  list_lanes (self, stream);
  list_boxes (self, stream);
  list_flows (self, stream, is_shown, show, measure, data);
  if (self->lanes->len == 0)
    take_lane (self, "");
  self->input.n_lanes = self->lanes->len;
  self->input.header_w = HEADER_W;
  self->layout = fw_stream_layout_new (&self->input);
  return self;
}

void
fw_stream_place_free (FwStreamPlace *self)
{
  fw_stream_layout_free (self->layout);
  g_free ((gpointer) self->input.boxes);
  g_free ((gpointer) self->input.flows);
  g_ptr_array_unref (self->boxes);
  g_ptr_array_unref (self->flows);
  g_ptr_array_unref (self->lanes);
  g_ptr_array_unref (self->labels);
  g_free (self);
}
