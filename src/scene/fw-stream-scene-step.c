/* fw-stream-scene-step.c: one step as a sign: box, data box, in-tray and what hangs there. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <math.h>

#include "domain/fw-stream-duration.h"
#include "scene/fw-stream-scene-private.h"

#define LEAST_ACCURATE 0.8 /* below it a step calls for improvement (Martin/Osterling) */
#define LONG_BATCH_DAYS 2

static FwStreamForm
get_form (const FwStreamItem *step)
{
  static const char *const kinds[] = {"task", "gate", "wait", "split", "join", "end"};

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (fw_stream_item_is (step, FW_STREAM_KIND, kinds[i]))
      return i == FW_STREAM_FORM_TASK && step->values[FW_STREAM_RELEASE_WEEKDAYS] != NULL
                 ? FW_STREAM_FORM_GATE
                 : (FwStreamForm) i;
  return FW_STREAM_FORM_TASK;
}

static gboolean
is_node (FwStreamForm form)
{
  return form >= FW_STREAM_FORM_SPLIT;
}

/* Of a step that is in the figures. */
static double
get_value (const FwStreamFigures *figures, const FwStreamItem *step, FwValueStreamWhat what)
{
  return figures->input.steps[fw_stream_get_position (figures->stream, step)].values[what];
}

static double
get_lead (const FwStreamFigures *figures, const FwStreamItem *step)
{
  return get_value (figures, step, FW_VS_WAIT_BEFORE) + get_value (figures, step, FW_VS_PROCESS);
}

/* "Di Do": the days of a release. */
static char *
dup_release (const FwStreamItem *step)
{
  const char *const days[] = {_ ("Mo"), _ ("Tu"), _ ("We"), _ ("Th"), _ ("Fr"), _ ("Sa"), _ ("Su")};
  const FwStreamValue *value = step->values[FW_STREAM_RELEASE_WEEKDAYS];
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; value != NULL && value->words[i] != NULL; i++)
    g_string_append_printf (text, "%s%s", i > 0 ? " " : "", days[(value->words[i][0] - '1') % 7]);
  return text->len > 0 ? g_string_free_and_steal (g_steal_pointer (&text)) : NULL;
}

static char *
dup_count (const FwStreamItem *step, FwStreamField field)
{
  const FwStreamFigure *figure = fw_stream_item_get_figure (step, field);

  if (figure == NULL)
    return NULL;
  return figure->unknown ? g_strdup ("?") : g_strdup_printf ("%.3g", figure->mode);
}

/* Cases in the tray: as counted, else by Little from arrivals, visits and waiting. */
static char *
dup_pieces (const FwStreamFigures *figures, const FwStreamItem *step)
{
  const FwStreamFigure *counted = fw_stream_item_get_figure (step, FW_STREAM_QUEUE);
  guint position = fw_stream_get_position (figures->stream, step);
  double a_second = figures->input.per_year / figures->input.year_s;
  double visits = figures->figures->visits[position].value;
  double pieces = a_second * visits * get_value (figures, step, FW_VS_WAIT_BEFORE);

  if (counted != NULL)
    return dup_count (step, FW_STREAM_QUEUE);
  return isnan (pieces) ? NULL : g_strdup_printf ("%.0f", pieces);
}

static void
set_rows (FwStreamStepSign *sign, const FwStreamFigures *figures, const FwStreamItem *step)
{
  double accurate = get_value (figures, step, FW_VS_ACCURATE);
  gboolean low = !isnan (accurate) && accurate < LEAST_ACCURATE;
  g_autofree char *percent = fw_stream_dup_percent (accurate);

  /* Translators: process time, as short as can be (BZ). */
  sign->rows[0].label = g_strdup (_ ("PT"));
  sign->rows[0].value = fw_stream_dup_short (fw_stream_item_get_figure (step, FW_STREAM_PROCESS));
  /* Translators: lead time, as short as can be (DLZ). */
  sign->rows[1].label = g_strdup (_ ("LT"));
  sign->rows[1].value = fw_stream_dup_short_time (figures, get_lead (figures, step));
  /* Translators: percent complete and accurate. */
  sign->rows[2].label = g_strdup (_ ("%C&A"));
  sign->rows[2].value = low ? g_strconcat ("! ", percent, NULL) : g_strdup (percent);
  sign->rows[2].tone = low ? FW_STREAM_TONE_BAD : FW_STREAM_TONE_PLAIN;
}

static void
set_queue (FwStreamStepSign *sign, const FwStreamFigures *figures, const FwStreamItem *step)
{
  const FwStreamFigure *wait = fw_stream_item_get_figure (step, FW_STREAM_WAIT);
  const FwStreamFigure *pieces = fw_stream_item_get_figure (step, FW_STREAM_QUEUE);

  sign->queue
      = pieces != NULL || (wait != NULL && (wait->unknown || wait->mode > 0 || wait->max > 0));
  if (!sign->queue)
    return;
  sign->wait
      = wait == NULL || wait->unknown || wait->unit == FW_STREAM_UNIT_CD
            ? fw_stream_dup_short (wait)
            : fw_stream_dup_short_time (figures, get_value (figures, step, FW_VS_WAIT_BEFORE));
  sign->pieces = dup_pieces (figures, step);
}

/* The change of the lead time against today. */
static void
set_chip (FwStreamStepSign *sign, const FwStreamScening *self, const FwStreamItem *step)
{
  const FwStreamFigures *before = self->options->before;
  FwStreamItem *old
      = before != NULL ? fw_stream_find (before->stream, FW_STREAM_STEP, step->id) : NULL;
  double was, now, change;

  if (old == NULL)
    return;
  was = get_lead (before, old);
  now = get_lead (self->figures, step);
  change = (now - was) / was;
  if (isnan (change) || isinf (change) || fabs (change) < 0.005)
    return;
  sign->chip = g_strdup_printf ("%s%.0f %%", change < 0 ? "−" : "+", fabs (change) * 100);
  sign->chip_tone = change < 0 ? FW_STREAM_TONE_GOOD : FW_STREAM_TONE_BAD;
}

/* Highest lead time, low %C&A, long waiting for a batch: what to look at first. */
static gboolean
calls_for_improvement (const FwStreamFigures *figures, const FwStreamItem *step)
{
  const FwStreamFigure *wait = fw_stream_item_get_figure (step, FW_STREAM_WAIT);
  double own = get_lead (figures, step), accurate = get_value (figures, step, FW_VS_ACCURATE);
  gboolean highest = own > 0;

  if (!isnan (accurate) && accurate < LEAST_ACCURATE)
    return TRUE;
  if (wait != NULL && g_strcmp0 (wait->cause, "batch") == 0
      && get_value (figures, step, FW_VS_WAIT_BEFORE) > LONG_BATCH_DAYS * figures->day_s)
    return TRUE;
  for (guint i = 0; highest && i < fw_stream_get_n (figures->stream, FW_STREAM_STEP); i++)
    highest = !(get_lead (figures, fw_stream_get (figures->stream, FW_STREAM_STEP, i)) > own);
  return highest;
}

/* --- words -------------------------------------------------------------------------- */

static char *
dup_spoken (const FwStreamStepSign *sign, const FwStreamItem *step, guint number, gboolean covered)
{
  g_autoptr (GString) text = g_string_new (NULL);
  const FwStreamFigure *wait = fw_stream_item_get_figure (step, FW_STREAM_WAIT);
  const FwStreamFigure *work = fw_stream_item_get_figure (step, FW_STREAM_PROCESS);
  const char *lane = fw_stream_item_get_text (step, FW_STREAM_LANE_NAME);

  /* Translators: number and name of a step, read out by a screen reader. */
  g_string_append_printf (text, _ ("Step %u, %s"), number, sign->name);
  if (*lane != '\0')
    g_string_append_printf (text, ", %s", lane);
  if (sign->ghost)
    g_string_append_printf (text, ", %s", _ ("falls away"));
  if (covered || is_node (sign->form))
    return g_string_free_and_steal (g_steal_pointer (&text));
  if (wait != NULL && sign->queue)
    {
      g_autofree char *time = fw_stream_duration_to_text (wait);

      /* Translators: %s is a span of time. */
      g_string_append_printf (text, _ (", waits %s"), time);
    }
  if (work != NULL)
    {
      g_autofree char *time = fw_stream_duration_to_text (work);

      /* Translators: %s is a span of time that a step is worked on. */
      g_string_append_printf (text, _ (", works %s"), time);
    }
  if (sign->release != NULL)
    /* Translators: %s are days of the week, as short as can be. */
    g_string_append_printf (text, _ (", only on %s"), sign->release);
  /* Translators: %s is a percentage or "?". */
  g_string_append_printf (text, _ (", %s complete and accurate"),
                          sign->rows[2].value != NULL ? sign->rows[2].value : "?");
  if (sign->chip != NULL)
    g_string_append_printf (text, ", %s", sign->chip);
  for (guint i = 0; i < sign->bursts->len; i++)
    {
      const FwStreamBurst *burst = &g_array_index (sign->bursts, FwStreamBurst, i);

      if (burst->stamp == FW_STREAM_N_STAMPS)
        /* Translators: %s is the number of a measure. */
        g_string_append_printf (
            text, burst->off ? _ (", measure %s, switched off") : _ (", measure %s"), burst->text);
      else
        /* Translators: a kind of waste, and how often it was seen. */
        g_string_append_printf (text, _ (", stamp %s × %u"),
                                fw_stream_stamp_get_title (burst->stamp), burst->count);
      if (burst->votes > 0)
        g_string_append_printf (text, ngettext (", %u dot", ", %u dots", burst->votes),
                                burst->votes);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static char *
dup_relations (const FwStreamFigures *figures, const FwStreamItem *step)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < fw_stream_get_n (figures->stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (figures->stream, FW_STREAM_FLOW, i);
      FwStreamItem *to
          = fw_stream_find_end (figures->stream, fw_stream_item_get_text (flow, FW_STREAM_TO));
      g_autofree char *label = fw_stream_flow_dup_label (flow);

      if (to == NULL || !fw_stream_item_is (flow, FW_STREAM_FROM, step->id))
        continue;
      g_string_append_printf (
          text, "%s%s “%s”%s%s", text->len > 0 ? "; " : "",
          fw_stream_item_get_flag (flow, FW_STREAM_REWORK, FALSE) ? _ ("returns to")
                                                                  : _ ("goes on to"),
          fw_stream_item_get_text (to, FW_STREAM_NAME), *label != '\0' ? ", " : "", label);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

/* --- the item ------------------------------------------------------------------------- */

static void
cover (FwStreamStepSign *sign)
{
  for (guint i = 0; i < G_N_ELEMENTS (sign->rows); i++)
    sign->rows[i].covered = sign->rows[i].value != NULL;
  sign->wait_covered = sign->queue;
  g_clear_pointer (&sign->pieces, g_free);
  g_clear_pointer (&sign->chip, g_free);
}

static void
fill (FwStreamStepSign *sign,
      FwStreamScening *self,
      const FwStreamFigures *figures,
      const FwStreamItem *step)
{
  const char *name = fw_stream_item_get_text (step, FW_STREAM_NAME);

  sign->form = get_form (step);
  sign->name = g_strdup (*name != '\0' ? name : _ ("Unnamed"));
  sign->pinned = fw_stream_item_get_flag (step, FW_STREAM_PINNED, FALSE);
  if (!is_node (sign->form))
    {
      set_rows (sign, figures, step);
      set_queue (sign, figures, step);
      sign->staff = dup_count (step, FW_STREAM_STAFF);
      sign->entries = dup_count (step, FW_STREAM_ENTRIES);
      sign->release = dup_release (step);
      if ((self->options->show & FW_STREAM_SHOW_OUTLINES) != 0
          && calls_for_improvement (figures, step))
        sign->outline = FW_STREAM_TONE_BAD;
    }
  if (!sign->ghost)
    set_chip (sign, self, step);
  if (sign->chip != NULL)
    sign->outline
        = sign->chip_tone == FW_STREAM_TONE_GOOD ? FW_STREAM_TONE_GOOD : FW_STREAM_TONE_PLAIN;
  _fw_stream_scene_add_bursts (self, sign->bursts, step);
}

FwStreamStepSign *
_fw_stream_scene_make_step (FwStreamScening *self,
                            const FwStreamItem *placed,
                            const char *id,
                            char **spoken,
                            char **relations)
{
  FwStreamItem *step = fw_stream_find (self->figures->stream, FW_STREAM_STEP, placed->id);
  const FwStreamFigures *figures = step != NULL ? self->figures : self->options->before;
  FwStreamStepSign *sign = fw_stream_step_sign_new ();
  const FwStreamItem *told = step != NULL ? step : placed;
  gboolean covered = _fw_stream_scene_is_covered (self, id);

  sign->ghost = step == NULL;
  if (figures == NULL)
    figures = self->figures;
  fill (sign, self, figures, told);
  if (covered)
    cover (sign);
  *spoken = dup_spoken (sign, told, fw_stream_get_position (figures->stream, told) + 1, covered);
  *relations = step != NULL ? dup_relations (figures, step) : g_strdup ("");
  return sign;
}

void
_fw_stream_scene_add_step (FwStreamScening *self, guint box)
{
  const FwStreamRect *rect = &self->place->layout->boxes[box];
  FwStreamItem *placed = g_ptr_array_index (self->place->boxes, box);
  g_autofree char *id = fw_stream_scene_dup_id (placed);
  g_autofree char *spoken = NULL, *relations = NULL;
  FwStreamStepSign *sign = _fw_stream_scene_make_step (self, placed, id, &spoken, &relations);
  graphene_rect_t body;
  FwSceneItem *item;

  sign->frame
      = GRAPHENE_RECT_INIT ((float) rect->x, (float) rect->y, (float) rect->w, (float) rect->h);
  body = sign->frame;
  if (!is_node (sign->form))
    {
      body.origin.x += FW_STREAM_QUEUE_W;
      body.size.width -= FW_STREAM_QUEUE_W;
    }
  item = fw_scene_item_new (id, FW_STREAM_ITEM_STEP, FW_SHAPE_RECT, &body);
  graphene_rect_inset_r (&sign->frame, -12, -14, &item->bounds);
  item->z = 2;
  item->flags
      = FW_ITEM_FOCUSABLE
        | (sign->ghost ? FW_ITEM_GHOST : FW_ITEM_MOVABLE | FW_ITEM_CONNECTABLE | FW_ITEM_EDITABLE);
  fw_scene_item_set_words (item, sign->name, spoken, relations);
  fw_scene_item_take_sign (item, sign, fw_stream_step_sign_clear);
  g_ptr_array_add (self->items, item);
}
