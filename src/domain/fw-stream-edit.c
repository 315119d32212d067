/* fw-stream-edit.c: see fw-stream-edit.h. */
#include "config.h"

#include "domain/fw-stream-edit.h"

FwStreamItem *
fw_stream_edit_connect (FwStream *self, const char *from, const char *to, const char *kind)
{
  FwStreamItem *flow = fw_stream_add (self, FW_STREAM_FLOW, NULL, G_MAXUINT);

  fw_stream_set_text (self, flow, FW_STREAM_FROM, from);
  fw_stream_set_text (self, flow, FW_STREAM_TO, to);
  fw_stream_set_text (self, flow, FW_STREAM_KIND, kind);
  return flow;
}

static gboolean
has_work (FwStream *self)
{
  for (guint i = 0; i < fw_stream_get_n (self, FW_STREAM_FLOW); i++)
    if (fw_stream_item_is (fw_stream_get (self, FW_STREAM_FLOW, i), FW_STREAM_KIND, "work"))
      return TRUE;
  return FALSE;
}

/* A map that only lists its steps is a chain in that order: once one flow is drawn, all
 * of them have to be. */
static void
draw_chain (FwStream *self)
{
  guint n = fw_stream_get_n (self, FW_STREAM_STEP);

  if (has_work (self))
    return;
  for (guint i = 0; i + 1 < n; i++)
    fw_stream_edit_connect (self, fw_stream_get (self, FW_STREAM_STEP, i)->id,
                            fw_stream_get (self, FW_STREAM_STEP, i + 1)->id, "work");
}

static FwStreamItem *
new_step (FwStream *self, FwStreamItem *after, guint position, const char *name)
{
  FwStreamItem *step = fw_stream_add (self, FW_STREAM_STEP, NULL, position);
  const char *lane = after != NULL ? fw_stream_item_get_text (after, FW_STREAM_LANE_NAME) : "";

  fw_stream_set_text (self, step, FW_STREAM_NAME, name);
  fw_stream_set_text (self, step, FW_STREAM_KIND, "task");
  if (*lane != '\0')
    fw_stream_set_text (self, step, FW_STREAM_LANE_NAME, lane);
  /* What is not told in a file does not wait; what was only just drawn is not known. */
  fw_stream_set (self, step, FW_STREAM_PROCESS, fw_stream_value_new_unknown ());
  fw_stream_set (self, step, FW_STREAM_WAIT, fw_stream_value_new_unknown ());
  fw_stream_set (self, step, FW_STREAM_ACCURATE, fw_stream_value_new_unknown ());
  return step;
}

FwStreamItem *
fw_stream_edit_add_step (FwStream *self, FwStreamItem *after, const char *name)
{
  guint n = fw_stream_get_n (self, FW_STREAM_STEP);
  FwStreamItem *step;

  if (after == NULL && n > 0)
    after = fw_stream_get (self, FW_STREAM_STEP, n - 1);
  draw_chain (self);
  step = new_step (self, after, after != NULL ? fw_stream_get_position (self, after) + 1 : 0, name);
  if (after != NULL)
    fw_stream_edit_connect (self, after->id, step->id, "work");
  return step;
}

FwStreamItem *
fw_stream_edit_insert_step (FwStream *self, FwStreamItem *flow, const char *name)
{
  FwStreamItem *from
      = fw_stream_find (self, FW_STREAM_STEP, fw_stream_item_get_text (flow, FW_STREAM_FROM));
  g_autofree char *to = g_strdup (fw_stream_item_get_text (flow, FW_STREAM_TO));
  FwStreamItem *step, *rest;

  g_return_val_if_fail (from != NULL, NULL);
  step = new_step (self, from, fw_stream_get_position (self, from) + 1, name);
  fw_stream_set_text (self, flow, FW_STREAM_TO, step->id);
  rest = fw_stream_edit_connect (self, step->id, to, "work");
  if (flow->values[FW_STREAM_CLASS_ID] != NULL)
    fw_stream_set (self, rest, FW_STREAM_CLASS_ID,
                   fw_stream_value_ref (flow->values[FW_STREAM_CLASS_ID]));
  return step;
}

/* Everything of @kind whose @field names @id. */
static void
remove_all (FwStream *self, FwStreamKind kind, FwStreamField field, const char *id)
{
  for (guint i = fw_stream_get_n (self, kind); i > 0; i--)
    {
      FwStreamItem *item = fw_stream_get (self, kind, i - 1);

      if (fw_stream_item_is (item, field, id))
        fw_stream_edit_remove (self, item);
    }
}

void
fw_stream_edit_remove (FwStream *self, FwStreamItem *item)
{
  if (item->kind == FW_STREAM_MEASURE)
    remove_all (self, FW_STREAM_CHANGE, FW_STREAM_MEASURE_ID, item->id);
  if (item->kind == FW_STREAM_FLOW)
    {
      remove_all (self, FW_STREAM_CHANGE, FW_STREAM_FLOW_ID, item->id);
      remove_all (self, FW_STREAM_STAMP, FW_STREAM_FLOW_ID, item->id);
    }
  fw_stream_remove (self, item);
}

static gboolean
is_forward (FwStreamItem *flow)
{
  return fw_stream_item_is (flow, FW_STREAM_KIND, "work")
         && !fw_stream_item_get_flag (flow, FW_STREAM_REWORK, FALSE);
}

void
fw_stream_edit_remove_step (FwStream *self, FwStreamItem *step)
{
  g_autoptr (GPtrArray) in = g_ptr_array_new (), out = g_ptr_array_new ();
  g_autofree char *id = g_strdup (step->id);

  draw_chain (self);
  for (guint i = 0; i < fw_stream_get_n (self, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (self, FW_STREAM_FLOW, i);

      if (!is_forward (flow))
        continue;
      if (fw_stream_item_is (flow, FW_STREAM_TO, id)
          && !fw_stream_item_is (flow, FW_STREAM_FROM, id))
        g_ptr_array_add (in, flow);
      else if (fw_stream_item_is (flow, FW_STREAM_FROM, id)
               && !fw_stream_item_is (flow, FW_STREAM_TO, id))
        g_ptr_array_add (out, flow);
    }
  if (out->len == 1)
    {
      g_autofree char *to
          = g_strdup (fw_stream_item_get_text (g_ptr_array_index (out, 0), FW_STREAM_TO));

      for (guint i = 0; i < in->len; i++)
        fw_stream_set_text (self, g_ptr_array_index (in, i), FW_STREAM_TO, to);
    }
  remove_all (self, FW_STREAM_FLOW, FW_STREAM_FROM, id);
  remove_all (self, FW_STREAM_FLOW, FW_STREAM_TO, id);
  remove_all (self, FW_STREAM_CHANGE, FW_STREAM_STEP_ID, id);
  remove_all (self, FW_STREAM_STAMP, FW_STREAM_STEP_ID, id);
  /* The measure stays; where its burst hung is gone. */
  for (guint i = 0; i < fw_stream_get_n (self, FW_STREAM_MEASURE); i++)
    {
      FwStreamItem *measure = fw_stream_get (self, FW_STREAM_MEASURE, i);

      if (fw_stream_item_is (measure, FW_STREAM_STEP_ID, id))
        fw_stream_set (self, measure, FW_STREAM_STEP_ID, NULL);
    }
  fw_stream_remove (self, step);
}

/* --- the target --------------------------------------------------------------- */

static gboolean
is_chosen (FwStream *self, const char *measure, const char *const *measures)
{
  FwStreamItem *item;

  if (measures != NULL)
    return g_strv_contains (measures, measure);
  item = fw_stream_find (self, FW_STREAM_MEASURE, measure);
  return item != NULL && fw_stream_item_get_flag (item, FW_STREAM_ON, TRUE);
}

static void
make_change (FwStream *self, const FwStreamItem *change, GPtrArray *steps, GPtrArray *flows)
{
  const char *step = fw_stream_item_get_text (change, FW_STREAM_STEP_ID);
  const char *flow = fw_stream_item_get_text (change, FW_STREAM_FLOW_ID);
  FwStreamItem *item = *step != '\0' ? fw_stream_find (self, FW_STREAM_STEP, step)
                                     : fw_stream_find (self, FW_STREAM_FLOW, flow);

  if (item == NULL)
    return;
  if (fw_stream_item_get_flag (change, FW_STREAM_REMOVE, FALSE))
    {
      g_ptr_array_add (item->kind == FW_STREAM_STEP ? steps : flows, g_strdup (item->id));
      return;
    }
  for (guint i = 0; i < FW_STREAM_EXTRA; i++)
    if (change->values[i] != NULL && i != FW_STREAM_MEASURE_ID && i != FW_STREAM_STEP_ID
        && i != FW_STREAM_FLOW_ID && i != FW_STREAM_REMOVE
        && fw_stream_field_is_of ((FwStreamField) i, item->kind))
      fw_stream_set (self, item, (FwStreamField) i, fw_stream_value_ref (change->values[i]));
}

FwStream *
fw_stream_dup_target (FwStream *self, const char *const *measures)
{
  FwStream *target = fw_stream_copy (self);
  g_autoptr (GPtrArray) steps = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GPtrArray) flows = g_ptr_array_new_with_free_func (g_free);

  for (guint i = 0; i < fw_stream_get_n (target, FW_STREAM_CHANGE); i++)
    {
      FwStreamItem *change = fw_stream_get (target, FW_STREAM_CHANGE, i);

      if (is_chosen (target, fw_stream_item_get_text (change, FW_STREAM_MEASURE_ID), measures))
        make_change (target, change, steps, flows);
    }
  /* By id and last: two measures may take out the same, or a step with its flow. */
  for (guint i = 0; i < flows->len; i++)
    {
      FwStreamItem *flow = fw_stream_find (target, FW_STREAM_FLOW, g_ptr_array_index (flows, i));

      if (flow != NULL)
        fw_stream_edit_remove (target, flow);
    }
  for (guint i = 0; i < steps->len; i++)
    {
      FwStreamItem *step = fw_stream_find (target, FW_STREAM_STEP, g_ptr_array_index (steps, i));

      if (step != NULL)
        fw_stream_edit_remove_step (target, step);
    }
  return target;
}
