/* fw-stream-scene-ladder.c: the ladder under the map, with its running sum and deadlines. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "scene/fw-stream-scene-private.h"

#define UP 40.0
#define DOWN 76.0

static void
add_chips (FwStreamLadderSign *sign, const FwStreamFigures *figures)
{
  for (guint i = 0; i < sign->ladder->n_rungs; i++)
    {
      FwStreamItem *step
          = fw_stream_get (figures->stream, FW_STREAM_STEP, sign->ladder->parts[2 * i].step);
      const FwStreamFigure *within = fw_stream_item_get_figure (step, FW_STREAM_WITHIN);
      double days, reached = NAN;
      FwStreamVerdict verdict;
      FwStreamChip chip = {.x = sign->ladder->parts[2 * i + 1].x2};

      if (within == NULL || within->unknown)
        continue;
      days = fw_stream_unit_get_seconds (within->unit, figures->day_s, figures->week_days)
             * within->mode / figures->day_s;
      verdict = fw_stream_figures_check (figures, step, days, &reached);
      if (verdict == FW_STREAM_NOT_KNOWN)
        chip.text = g_strdup_printf (_ ("? until %.3g wd"), days);
      else
        chip.text = g_strdup_printf (verdict == FW_STREAM_KEPT
                                         /* Translators: reached in time, deadline; working days. */
                                         ? _ ("✓ %.1f ≤ %.3g wd")
                                         : _ ("✗ %.1f > %.3g wd"),
                                     reached / figures->day_s, days);
      chip.tone = verdict == FW_STREAM_KEPT     ? FW_STREAM_TONE_GOOD
                  : verdict == FW_STREAM_BROKEN ? FW_STREAM_TONE_BAD
                                                : FW_STREAM_TONE_DIM;
      g_array_append_val (sign->chips, chip);
    }
}

static void
set_texts (FwStreamLadderSign *sign, const FwStreamFigures *figures)
{
  FwValueStreamLadder *ladder = sign->ladder;
  g_autofree char *lead
      = fw_stream_dup_short_time (figures, fw_stream_figures_get (figures, FW_VS_LEAD_TIME));
  g_autofree char *process
      = fw_stream_dup_short_time (figures, fw_stream_figures_get (figures, FW_VS_PROCESS_TIME));
  g_autofree char *ratio
      = fw_stream_dup_percent (fw_stream_figures_get (figures, FW_VS_FLOW_EFFICIENCY));

  sign->values = g_new0 (char *, ladder->n_parts + 1);
  for (guint i = 0; i < ladder->n_parts; i++)
    sign->values[i] = fw_stream_dup_short_time (figures, ladder->parts[i].value);
  sign->sums = g_new0 (char *, ladder->n_rungs + 1);
  for (guint i = 0; i < ladder->n_rungs; i++)
    sign->sums[i] = fw_stream_dup_short_time (figures, ladder->sums[i]);
  sign->title_up = g_strdup (sign->pairs ? _ ("Lead Time") : _ ("Waiting"));
  sign->title_down = g_strdup (_ ("Processing"));
  sign->title_sum = g_strdup (_ ("Σ so far"));
  /* Translators: lead time, process time, their ratio; at the end of the ladder. */
  sign->total = g_strdup_printf (_ ("LT %s · PT %s · %s"), lead, process, ratio);
}

void
_fw_stream_scene_add_ladder_at (FwStreamScening *self,
                                const char *id,
                                const graphene_rect_t *frame,
                                double header_w,
                                double scale)
{
  FwStreamLadderSign *sign;
  FwValueStreamLadderOptions options = {.style = self->options->ladder,
                                        .proportional = self->options->proportional || scale > 0,
                                        .x = frame->origin.x + header_w + 12,
                                        .width = frame->size.width - header_w - 24,
                                        .top = frame->origin.y + UP,
                                        .bottom = frame->origin.y + DOWN,
                                        .gap = FW_STREAM_LADDER_GAP,
                                        .scale = scale};
  g_autofree char *spoken = NULL;
  FwSceneItem *item;

  if (fw_stream_get_n (self->figures->stream, FW_STREAM_STEP) == 0)
    return;
  sign = fw_stream_ladder_sign_new ();
  sign->frame = *frame;
  sign->header_w = header_w;
  sign->pairs = options.style == FW_VS_PAIRS;
  sign->proportional = options.proportional;
  sign->covered = self->options->uncovered != NULL
                  && !g_hash_table_contains (self->options->uncovered, "ladder");
  sign->ladder = fw_stream_figures_make_drawn_ladder (self->figures, &options);
  set_texts (sign, self->figures);
  if (!sign->covered)
    add_chips (sign, self->figures);
  item = fw_scene_item_new (id, FW_STREAM_ITEM_LADDER, FW_SHAPE_RECT, &sign->frame);
  /* Translators: %s are totals. */
  spoken = g_strdup_printf (_ ("Ladder: %s"), sign->covered ? _ ("covered") : sign->total);
  fw_scene_item_set_words (item, _ ("Ladder"), spoken, NULL);
  item->flags = FW_ITEM_FOCUSABLE;
  fw_scene_item_take_sign (item, sign, fw_stream_ladder_sign_clear);
  g_ptr_array_add (self->items, item);
}

void
_fw_stream_scene_add_ladder (FwStreamScening *self, double top)
{
  graphene_rect_t frame = GRAPHENE_RECT_INIT (
      0, (float) top, (float) _fw_stream_scene_get_width (self), (float) FW_STREAM_LADDER_H);

  _fw_stream_scene_add_ladder_at (self, "ladder", &frame, self->place->input.header_w, 0);
}
