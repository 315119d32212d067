/* fw-stream-sign.c: see fw-stream-sign.h. */
#include "config.h"

#include "scene/fw-stream-sign.h"

static void
clear_burst (gpointer data)
{
  g_free (((FwStreamBurst *) data)->text);
}

static void
clear_chip (gpointer data)
{
  g_free (((FwStreamChip *) data)->text);
}

static void
clear_mark (gpointer data)
{
  g_free (((FwStreamMediaMark *) data)->text);
}

static GArray *
new_bursts (void)
{
  GArray *bursts = g_array_new (FALSE, TRUE, sizeof (FwStreamBurst));

  g_array_set_clear_func (bursts, clear_burst);
  return bursts;
}

FwStreamStepSign *
fw_stream_step_sign_new (void)
{
  FwStreamStepSign *self = g_rc_box_new0 (FwStreamStepSign);

  self->bursts = new_bursts ();
  return self;
}

FwStreamFlowSign *
fw_stream_flow_sign_new (void)
{
  FwStreamFlowSign *self = g_rc_box_new0 (FwStreamFlowSign);

  self->bursts = new_bursts ();
  return self;
}

FwStreamLadderSign *
fw_stream_ladder_sign_new (void)
{
  FwStreamLadderSign *self = g_rc_box_new0 (FwStreamLadderSign);

  self->chips = g_array_new (FALSE, TRUE, sizeof (FwStreamChip));
  g_array_set_clear_func (self->chips, clear_chip);
  return self;
}

FwStreamChipsSign *
fw_stream_chips_sign_new (void)
{
  FwStreamChipsSign *self = g_rc_box_new0 (FwStreamChipsSign);

  self->chips = g_array_new (FALSE, TRUE, sizeof (FwStreamChip));
  g_array_set_clear_func (self->chips, clear_chip);
  return self;
}

FwStreamMediaSign *
fw_stream_media_sign_new (void)
{
  FwStreamMediaSign *self = g_rc_box_new0 (FwStreamMediaSign);

  self->marks = g_array_new (FALSE, TRUE, sizeof (FwStreamMediaMark));
  g_array_set_clear_func (self->marks, clear_mark);
  return self;
}

void
fw_stream_step_sign_clear (gpointer sign)
{
  FwStreamStepSign *self = sign;

  for (guint i = 0; i < G_N_ELEMENTS (self->rows); i++)
    {
      g_free (self->rows[i].label);
      g_free (self->rows[i].value);
    }
  g_free (self->name);
  g_free (self->wait);
  g_free (self->pieces);
  g_free (self->staff);
  g_free (self->entries);
  g_free (self->release);
  g_free (self->chip);
  g_free (self->lane);
  g_array_unref (self->bursts);
}

void
fw_stream_flow_sign_clear (gpointer sign)
{
  FwStreamFlowSign *self = sign;

  g_free (self->points);
  g_free (self->label);
  g_array_unref (self->bursts);
}

void
fw_stream_lane_sign_clear (gpointer sign)
{
  g_free (((FwStreamLaneSign *) sign)->name);
}

void
fw_stream_party_sign_clear (gpointer sign)
{
  FwStreamPartySign *self = sign;

  g_free (self->name);
  g_free (self->note);
}

void
fw_stream_ladder_sign_clear (gpointer sign)
{
  FwStreamLadderSign *self = sign;

  g_clear_pointer (&self->ladder, fw_value_stream_ladder_free);
  g_strfreev (self->values);
  g_strfreev (self->sums);
  g_array_unref (self->chips);
  g_free (self->title_up);
  g_free (self->title_down);
  g_free (self->title_sum);
  g_free (self->total);
}

void
fw_stream_text_sign_clear (gpointer sign)
{
  g_free (((FwStreamTextSign *) sign)->text);
}

void
fw_stream_photo_sign_clear (gpointer sign)
{
  g_clear_object (&((FwStreamPhotoSign *) sign)->picture);
}

void
fw_stream_money_cell_sign_clear (gpointer sign)
{
  FwStreamMoneyCellSign *self = sign;

  g_free (self->name);
  g_free (self->detail);
  g_free (self->value);
}

void
fw_stream_money_node_sign_clear (gpointer sign)
{
  FwStreamMoneyNodeSign *self = sign;

  g_free (self->name);
  g_free (self->value);
}

void
fw_stream_money_band_sign_clear (gpointer sign)
{
  /* It holds nothing. */
}

void
fw_stream_money_sum_sign_clear (gpointer sign)
{
  FwStreamMoneySumSign *self = sign;

  g_free (self->verdict);
  g_free (self->sums);
  g_free (self->note);
  g_free (self->bar_text);
}

void
fw_stream_strip_sign_clear (gpointer sign)
{
  FwStreamStripSign *self = sign;

  g_free (self->title);
  g_free (self->value);
  g_free (self->note);
  g_free (self->chip);
}

void
fw_stream_chips_sign_clear (gpointer sign)
{
  FwStreamChipsSign *self = sign;

  g_free (self->title);
  g_array_unref (self->chips);
}

void
fw_stream_axis_sign_clear (gpointer sign)
{
  FwStreamAxisSign *self = sign;

  g_free (self->labels[0]);
  g_free (self->labels[1]);
  g_free (self->unit);
}

void
fw_stream_media_sign_clear (gpointer sign)
{
  FwStreamMediaSign *self = sign;

  g_free (self->title);
  g_free (self->total);
  g_array_unref (self->marks);
}
