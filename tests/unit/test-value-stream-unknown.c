/* What depends on what in a value stream, on maps made by chance: of each input the
 * figures that list it, those that another value changes, and those that become unknown
 * with it have to be the same ones.
 *
 * FALLWERK_MAPS: so many maps instead of 10 000. */
#include "config.h"

#include "exchange/fw-map-json.h"
#include "fw-test-stream.h"
#include "scene/fw-stream-figures.h"

static gboolean
is_near (double a, double b)
{
  return fabs (a - b) <= 1e-7 * MAX (1, MAX (fabs (a), fabs (b)));
}

#define N_BITS (FW_VS_N_FIGURES + 200)

/* Figures, then visits of the steps. */
static const FwValueStreamFigure *
get_any (const FwStreamFigures *figures, guint i)
{
  return i < FW_VS_N_FIGURES ? &figures->figures->figures[i]
                             : &figures->figures->visits[i - FW_VS_N_FIGURES];
}

static guint
count_any (const FwStreamFigures *figures)
{
  return FW_VS_N_FIGURES + figures->figures->n_steps;
}

static void
add_listed (const FwStreamFigures *figures,
            const FwStreamItem *item,
            FwStreamField field,
            gboolean *listed)
{
  for (guint i = 0; i < count_any (figures); i++)
    {
      const GArray *inputs = get_any (figures, i)->inputs;

      for (guint k = 0; k < inputs->len; k++)
        {
          FwStreamInput input = fw_stream_figures_get_input (
              figures, &g_array_index (inputs, FwValueStreamSource, k));

          if (input.item == item && input.field == field)
            listed[i] = TRUE;
        }
    }
}

static void
add_changed (const FwStreamFigures *figures, FwStream *stream, gboolean *changed)
{
  g_autoptr (FwStreamFigures) other = fw_stream_figures_new (stream);

  for (guint i = 0; i < count_any (figures); i++)
    {
      double a = get_any (figures, i)->value, b = get_any (other, i)->value;

      /* 1 − a small share: what changes is the share. */
      if (i == FW_VS_WAITING_SHARE)
        {
          a = get_any (figures, FW_VS_FLOW_EFFICIENCY)->value;
          b = get_any (other, FW_VS_FLOW_EFFICIENCY)->value;
        }
      if (isnan (a) != isnan (b) || (!isnan (a) && fabs (a - b) > 1e-9 * MAX (fabs (a), fabs (b))))
        changed[i] = TRUE;
    }
}

/* Another probability, with what leaves the step beside it still summing to 1: scaled
 * (@taker 0), or nearly all of the rest taken by one of the others. A flow that says
 * nothing takes the rest by itself. FALSE when there are no more others. */
static gboolean
set_probability (FwStream *stream, FwStreamItem *flow, double value, guint taker)
{
  double old = fw_stream_item_get_figure (flow, FW_STREAM_PROBABILITY)->mode, small = 0;
  g_autofree char *from = g_strdup (fw_stream_item_get_text (flow, FW_STREAM_FROM));
  FwStreamItem *takes = NULL;
  guint n = 0;

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *other = fw_stream_get (stream, FW_STREAM_FLOW, i);

      if (other != flow && fw_stream_item_is (other, FW_STREAM_KIND, "work")
          && fw_stream_item_is (other, FW_STREAM_FROM, from) && ++n == taker)
        takes = other;
    }
  if (taker > n)
    return FALSE;
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *other = fw_stream_get (stream, FW_STREAM_FLOW, i);
      const FwStreamFigure *figure = fw_stream_item_get_figure (other, FW_STREAM_PROBABILITY);
      double scaled;

      if (other == flow || other == takes || figure == NULL
          || !fw_stream_item_is (other, FW_STREAM_FROM, from))
        continue;
      scaled = figure->mode * (1 - value) / (1 - old) * (taker > 0 ? 1e-5 : 1);
      small += scaled;
      fw_stream_set_number (stream, other, FW_STREAM_PROBABILITY, scaled, FW_STREAM_UNIT_NONE);
    }
  if (takes != NULL && takes->values[FW_STREAM_PROBABILITY] != NULL)
    fw_stream_set_number (stream, takes, FW_STREAM_PROBABILITY, 1 - value - small,
                          FW_STREAM_UNIT_NONE);
  fw_stream_set_number (stream, flow, FW_STREAM_PROBABILITY, value, FW_STREAM_UNIT_NONE);
  return TRUE;
}

static void
set_share (FwStream *stream, FwStreamItem *cls, double value)
{
  for (guint i = 0; i < 2; i++)
    {
      FwStreamItem *item = fw_stream_get (stream, FW_STREAM_CLASS, i);

      fw_stream_set_number (stream, item, FW_STREAM_SHARE, item == cls ? value : 1 - value,
                            FW_STREAM_UNIT_NONE);
    }
}

/* Other values of one input, which leave the map sound; in acts, so that they can be
 * taken back. FALSE when there is none further. */
static gboolean
set_variant (FwStream *stream, FwStreamItem *item, FwStreamField field, guint round)
{
  const FwStreamFieldInfo *info = fw_stream_field_get_info (field);
  const FwStreamFigure *figure = fw_stream_item_get_figure (item, field);
  double old;

  if (info->type == FW_STREAM_FLAG)
    {
      fw_stream_set_flag (stream, item, field, !item->values[field]->flag);
      return round == 0;
    }
  old = fw_stream_figure_get_mean (figure);
  if (field == FW_STREAM_PROBABILITY || field == FW_STREAM_SHARE)
    {
      static const double values[] = {0.07, 0.53, 0.93, 0.9999, 0.0001};
      guint n = G_N_ELEMENTS (values);

      /* A flow that stands alone has nobody to share with. */
      if (field == FW_STREAM_SHARE && round < n)
        set_share (stream, item, values[round]);
      else if (field == FW_STREAM_PROBABILITY && old < 1)
        return set_probability (stream, item, values[round % n], round / n);
      return round < n;
    }
  if (info->of == FW_STREAM_OF_SHARE)
    {
      fw_stream_set_number (stream, item, field, round == 0 ? old / 2 : (1 + old) / 2,
                            FW_STREAM_UNIT_NONE);
      return round < 2;
    }
  fw_stream_set_number (
      stream, item, field,
      round == 0   ? (item->kind == FW_STREAM_MAP || info->of == FW_STREAM_OF_TIME ? old / 2 : 0)
      : round == 1 ? floor (2 * old) + 1
                   : floor (1000 * old) + 1e9,
      figure->unit);
  return round < 3;
}

static const FwStreamField fields[]
    = {FW_STREAM_PROCESS, FW_STREAM_WAIT,     FW_STREAM_ACCURATE,    FW_STREAM_VALUE_ADDING,
       FW_STREAM_FEE,     FW_STREAM_ENTRIES,  FW_STREAM_RATE,        FW_STREAM_QUEUE,
       FW_STREAM_CENTS,   FW_STREAM_SHARE,    FW_STREAM_PROBABILITY, FW_STREAM_PER_YEAR,
       FW_STREAM_DEMAND,  FW_STREAM_FTE_HOURS};

static void
complain (const FwStreamFigures *figures,
          const FwStreamItem *item,
          FwStreamField field,
          guint i,
          guint seed,
          const char *what)
{
  g_autofree char *text = fw_map_json_write (figures->stream);

  g_error ("map %u: %s of %s %s and %s %s: %s\n%s", seed, fw_stream_field_get_info (field)->member,
           fw_stream_kind_to_name (item->kind), item->id,
           i < FW_VS_N_FIGURES ? fw_stream_figure_get_member ((FwValueStreamFigureKind) i)
                               : "the visits of",
           i < FW_VS_N_FIGURES
               ? ""
               : fw_stream_get (figures->stream, FW_STREAM_STEP, i - FW_VS_N_FIGURES)->id,
           what, text);
}

/* Of one known input: the figures that list it, those that another value changes, and
 * those that become unknown with it have to be the same. */
static void
check_input (const FwStreamFigures *figures,
             FwStreamItem *item,
             FwStreamField field,
             gboolean numbers,
             guint seed)
{
  FwStream *stream = figures->stream;
  gboolean listed[N_BITS] = {0}, changed[N_BITS] = {0}, lost[N_BITS] = {0};
  g_autofree double *before = g_new0 (double, count_any (figures));

  for (guint i = 0; i < count_any (figures); i++)
    before[i] = get_any (figures, i)->value;
  add_listed (figures, item, field, listed);
  for (guint round = 0; numbers; round++)
    {
      gboolean more;

      fw_stream_begin (stream, "Other value");
      more = set_variant (stream, item, field, round);
      fw_stream_end (stream);
      if (more)
        add_changed (figures, stream, changed);
      while (fw_stream_get_undo_label (stream) != NULL)
        fw_stream_undo (stream);
      if (!more)
        break;
    }
  fw_stream_begin (stream, "Unknown");
  fw_stream_set (stream, item, field,
                 fw_stream_field_get_info (field)->type == FW_STREAM_FLAG
                     ? NULL
                     : fw_stream_value_new_unknown ());
  fw_stream_end (stream);
  {
    g_autoptr (FwStreamFigures) other = fw_stream_figures_new (stream);

    for (guint i = 0; i < count_any (figures); i++)
      {
        lost[i] = isnan (get_any (other, i)->value);
        if (!isnan (before[i]) && !lost[i] && !is_near (before[i], get_any (other, i)->value))
          complain (figures, item, field, i, seed, "is another number without it");
        if (isnan (before[i]) && !lost[i])
          complain (figures, item, field, i, seed, "was unknown and is not without it");
      }
  }
  fw_stream_undo (stream);
  for (guint i = 0; i < count_any (figures); i++)
    {
      if (isnan (before[i]))
        continue;
      if (listed[i] != lost[i])
        complain (figures, item, field, i, seed,
                  lost[i] ? "becomes unknown and does not list it" : "lists it and stays known");
      if (numbers && listed[i] != changed[i])
        complain (figures, item, field, i, seed,
                  changed[i] ? "changes and does not list it" : "lists it and never changes");
    }
}

static void
check_map (FwStream *stream, gboolean numbers, guint seed)
{
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (stream);
  guint n_inputs = 0;

  for (guint kind = 0; kind < FW_STREAM_CHANGE; kind++)
    for (guint n = 0; n < fw_stream_get_n (stream, (FwStreamKind) kind); n++)
      {
        FwStreamItem *item = fw_stream_get (stream, (FwStreamKind) kind, n);

        for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
          {
            const FwStreamFigure *figure = fw_stream_item_get_figure (item, fields[i]);

            if (item->values[fields[i]] == NULL || (figure != NULL && figure->unknown)
                || (kind == FW_STREAM_POOL && fields[i] == FW_STREAM_SHARE))
              continue;
            /* Each fourth input of a map is taken away and each sixteenth gets other
             * numbers: over all maps every kind has its turn hundreds of times. */
            if ((seed * 7 + ++n_inputs) % 4 == 0)
              check_input (figures, item, fields[i], numbers && (seed * 7 + n_inputs) % 16 == 0,
                           seed);
          }
      }
}

static void
test_unknown (void)
{
  for (guint seed = 0; seed < fw_test_stream_get_n_maps (10000); seed++)
    {
      g_autoptr (FwStream) stream = fw_test_stream_new (seed, 1 + seed % 5, seed % 4 != 0);

      /* Numbers say what depends only where nothing hides them. */
      check_map (stream, seed % 4 != 0, seed);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value-stream/unknown", test_unknown);
  return g_test_run ();
}
