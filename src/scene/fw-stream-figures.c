/* fw-stream-figures.c: a map → the input of its figures; see fw-stream-figures.h. */
#include "config.h"

#include <stdio.h>

#include "base/fw-calendar.h"
#include "scene/fw-stream-figures.h"

/* Weekdays without holidays repeat every 28 years between century leap years. */
#define YEARS_FROM 2024
#define YEARS_TO 2051

enum
{
  OWN_STEPS,
  OWN_FLOWS,
  OWN_SHARES,
  OWN_PAYMENTS,
  N_OWN,
};

/* --- calendar ------------------------------------------------------------------- */

/* Working days of a mean year of the Land. */
static double
count_days (guint land, const FwValueStreamHours *hours)
{
  static GMutex lock;
  static double cache[FW_N_LANDS][128];
  FwCalendar calendar = {.land = land};
  guint bits = 0, n = 0;
  double days;

  for (guint i = 0; i < 7; i++)
    bits |= hours->n_spans[i] > 0 ? 1u << i : 0;
  g_mutex_lock (&lock);
  if (cache[land][bits] == 0)
    {
      FwDay end = fw_day_new (YEARS_TO + 1, 1, 1);

      for (FwDay day = fw_day_new (YEARS_FROM, 1, 1); day < end; day++)
        n += (bits & (1u << (fw_day_get_weekday (day) - 1))) != 0
             && fw_calendar_get_holiday (&calendar, day) == NULL;
      cache[land][bits] = (double) n / (YEARS_TO - YEARS_FROM + 1);
    }
  days = cache[land][bits];
  g_mutex_unlock (&lock);
  return days;
}

static double
get_number (const FwStreamItem *item, FwStreamField field, double otherwise)
{
  const FwStreamFigure *figure = fw_stream_item_get_figure (item, field);

  return figure != NULL ? fw_stream_figure_get_mean (figure) : otherwise;
}

static void
read_calendar (FwStreamFigures *self, const FwStreamItem *map)
{
  FwValueStreamHours *hours = &self->hours;
  guint land;
  double days;

  if (!fw_value_stream_hours_parse (hours, fw_stream_item_get_text (map, FW_STREAM_HOURS)))
    fw_value_stream_hours_parse (hours, "");
  self->day_s = fw_value_stream_hours_get_day (hours);
  self->week_days = fw_value_stream_hours_get_week_days (hours);
  if (!hours->always && fw_land_from_code (fw_stream_item_get_text (map, FW_STREAM_LAND), &land))
    days = count_days (land, hours);
  else
    days = 365.0 * self->week_days / 7;
  self->input.day_s = self->day_s;
  self->input.year_s = self->day_s * get_number (map, FW_STREAM_WORKING_DAYS, days);
}

/* --- steps ------------------------------------------------------------------------ */

static double
get_time (const FwStreamFigures *self,
          const FwStreamItem *item,
          FwStreamField field,
          double otherwise)
{
  const FwStreamFigure *figure = fw_stream_item_get_figure (item, field);

  if (figure == NULL)
    return otherwise;
  return fw_stream_figure_get_mean (figure)
         * fw_stream_unit_get_seconds (figure->unit, self->day_s, self->week_days);
}

static FwValueStreamKind
get_kind (const FwStreamItem *step)
{
  static const char *const names[] = {"task", "gate", "wait", "split", "join", "end"};

  for (guint i = 1; i < G_N_ELEMENTS (names); i++)
    if (fw_stream_item_is (step, FW_STREAM_KIND, names[i]))
      return (FwValueStreamKind) i;
  return FW_VS_TASK;
}

/* Where the rate of a step stands: its own, or that of its pool. */
static const FwStreamItem *
get_rate_item (FwStream *stream, const FwStreamItem *step)
{
  const FwStreamItem *pool;

  if (step->values[FW_STREAM_RATE] != NULL)
    return step;
  pool = fw_stream_find (stream, FW_STREAM_POOL, fw_stream_item_get_text (step, FW_STREAM_POOL_ID));
  return pool != NULL ? pool : step;
}

static void
read_step (FwStreamFigures *self,
           const FwStreamItem *item,
           GHashTable *lanes,
           FwValueStreamStep *step)
{
  const char *lane = fw_stream_item_get_text (item, FW_STREAM_LANE_NAME);
  double *values = step->values;
  gboolean works, task;

  step->kind = get_kind (item);
  step->lane = -1;
  if (*lane != '\0')
    {
      if (!g_hash_table_contains (lanes, lane))
        g_hash_table_insert (lanes, (char *) lane, GUINT_TO_POINTER (g_hash_table_size (lanes)));
      step->lane = (int) GPOINTER_TO_UINT (g_hash_table_lookup (lanes, lane));
    }
  task = step->kind == FW_VS_TASK;
  /* Somebody works on it: then what the work costs and is good for has to be told. */
  works = task || (step->kind == FW_VS_GATE && item->values[FW_STREAM_PROCESS] != NULL);
  values[FW_VS_WAIT_BEFORE] = get_time (self, item, FW_STREAM_WAIT, 0);
  values[FW_VS_PROCESS] = get_time (
      self, item, FW_STREAM_PROCESS,
      task || (step->kind == FW_VS_WAIT && item->values[FW_STREAM_WAIT] == NULL) ? NAN : 0);
  values[FW_VS_ACCURATE] = get_number (item, FW_STREAM_ACCURATE, task ? NAN : 1);
  values[FW_VS_VALUE_ADDING] = works ? NAN : 0;
  if (item->values[FW_STREAM_VALUE_ADDING] != NULL)
    values[FW_VS_VALUE_ADDING] = item->values[FW_STREAM_VALUE_ADDING]->flag;
  values[FW_VS_FEE] = get_number (item, FW_STREAM_FEE, 0);
  values[FW_VS_ENTRIES] = get_number (item, FW_STREAM_ENTRIES, task ? NAN : 0);
  values[FW_VS_RATE]
      = get_number (get_rate_item (self->stream, item), FW_STREAM_RATE, works ? NAN : 0);
  values[FW_VS_PIECES] = get_number (item, FW_STREAM_QUEUE, 0);
}

static void
read_steps (FwStreamFigures *self)
{
  guint n = fw_stream_get_n (self->stream, FW_STREAM_STEP);
  FwValueStreamStep *steps = g_new0 (FwValueStreamStep, n + 1);
  g_autoptr (GHashTable) lanes = g_hash_table_new (g_str_hash, g_str_equal);

  for (guint i = 0; i < n; i++)
    read_step (self, fw_stream_get (self->stream, FW_STREAM_STEP, i), lanes, &steps[i]);
  self->owned[OWN_STEPS] = (double *) steps;
  self->input.steps = steps;
  self->input.n_steps = n;
}

/* --- flows ------------------------------------------------------------------------ */

static guint
find_index (FwStream *stream, GHashTable *positions, const char *id)
{
  FwStreamItem *item = fw_stream_find (stream, FW_STREAM_STEP, id);

  return item != NULL ? GPOINTER_TO_UINT (g_hash_table_lookup (positions, item)) - 1
                      : FW_VALUE_STREAM_NONE;
}

static void
read_flow (FwStreamFigures *self,
           FwStreamItem *item,
           GHashTable *positions,
           GArray *flows,
           GArray *payments)
{
  guint from = find_index (self->stream, positions, fw_stream_item_get_text (item, FW_STREAM_FROM));
  guint to = find_index (self->stream, positions, fw_stream_item_get_text (item, FW_STREAM_TO));

  if (fw_stream_item_is (item, FW_STREAM_KIND, "work") && from != FW_VALUE_STREAM_NONE
      && to != FW_VALUE_STREAM_NONE)
    {
      FwStreamItem *cls = fw_stream_find (self->stream, FW_STREAM_CLASS,
                                          fw_stream_item_get_text (item, FW_STREAM_CLASS_ID));
      FwValueStreamFlow flow = {
          .from = from,
          .to = to,
          .probability = get_number (item, FW_STREAM_PROBABILITY, NAN),
          .open = item->values[FW_STREAM_PROBABILITY] == NULL,
          .rework = fw_stream_item_get_flag (item, FW_STREAM_REWORK, FALSE),
          .class_index
          = cls != NULL ? fw_stream_get_position (self->stream, cls) : FW_VALUE_STREAM_NONE,
      };

      g_array_append_val (flows, flow);
      g_ptr_array_add (self->flows, item);
    }
  else if (fw_stream_item_is (item, FW_STREAM_KIND, "money") && from != FW_VALUE_STREAM_NONE)
    {
      FwValueStreamPayment payment = {from, get_number (item, FW_STREAM_CENTS, NAN)};

      g_array_append_val (payments, payment);
      g_ptr_array_add (self->payments, item);
    }
}

static void
read_flows (FwStreamFigures *self)
{
  g_autoptr (GHashTable) positions = g_hash_table_new (NULL, NULL);
  GArray *flows = g_array_new (FALSE, TRUE, sizeof (FwValueStreamFlow));
  GArray *payments = g_array_new (FALSE, TRUE, sizeof (FwValueStreamPayment));

  for (guint i = 0; i < self->input.n_steps; i++)
    g_hash_table_insert (positions, fw_stream_get (self->stream, FW_STREAM_STEP, i),
                         GUINT_TO_POINTER (i + 1));
  for (guint i = 0; i < fw_stream_get_n (self->stream, FW_STREAM_FLOW); i++)
    read_flow (self, fw_stream_get (self->stream, FW_STREAM_FLOW, i), positions, flows, payments);
  self->input.n_flows = flows->len;
  self->input.n_payments = payments->len;
  self->owned[OWN_FLOWS] = (double *) g_array_free (flows, FALSE);
  self->owned[OWN_PAYMENTS] = (double *) g_array_free (payments, FALSE);
  self->input.flows = (const FwValueStreamFlow *) self->owned[OWN_FLOWS];
  self->input.payments = (const FwValueStreamPayment *) self->owned[OWN_PAYMENTS];
}

static void
read_map (FwStreamFigures *self)
{
  const FwStreamItem *map = fw_stream_get_map (self->stream);
  FwValueStreamInput *input = &self->input;
  guint n = fw_stream_get_n (self->stream, FW_STREAM_CLASS);
  double *shares = g_new0 (double, n + 1);

  read_calendar (self, map);
  input->factory = fw_stream_item_is (map, FW_STREAM_CONVENTION, "factory");
  input->queue_by = fw_stream_item_is (map, FW_STREAM_QUEUE_BY, "throughput") ? FW_VS_BY_THROUGHPUT
                    : fw_stream_item_is (map, FW_STREAM_QUEUE_BY, "cycle")    ? FW_VS_BY_CYCLE
                                                                              : FW_VS_BY_DEMAND;
  input->by_demand = map->values[FW_STREAM_DEMAND] != NULL
                     && (input->factory || map->values[FW_STREAM_PER_YEAR] == NULL);
  input->demand = get_number (map, FW_STREAM_DEMAND, NAN);
  input->per_year = get_number (map, FW_STREAM_PER_YEAR, NAN);
  input->fte_s = get_number (map, FW_STREAM_FTE_HOURS, NAN) * 3600;
  /* The one class of a map with one class holds all cases. */
  for (guint i = 0; i < n; i++)
    shares[i] = get_number (fw_stream_get (self->stream, FW_STREAM_CLASS, i), FW_STREAM_SHARE,
                            n == 1 ? 1 : NAN);
  self->owned[OWN_SHARES] = shares;
  input->shares = shares;
  input->n_classes = n;
}

FwStreamFigures *
fw_stream_figures_new (FwStream *stream)
{
  FwStreamFigures *self = g_new0 (FwStreamFigures, 1);

  self->stream = stream;
  self->flows = g_ptr_array_new ();
  self->payments = g_ptr_array_new ();
  self->owned = g_new0 (double *, N_OWN);
  read_map (self);
  read_steps (self);
  read_flows (self);
  self->figures = fw_value_stream_figures_new (&self->input);
  return self;
}

void
fw_stream_figures_free (FwStreamFigures *self)
{
  fw_value_stream_figures_free (self->figures);
  for (guint i = 0; i < N_OWN; i++)
    g_free (self->owned[i]);
  g_free (self->owned);
  g_ptr_array_unref (self->flows);
  g_ptr_array_unref (self->payments);
  g_free (self);
}

double
fw_stream_figures_get (const FwStreamFigures *self, FwValueStreamFigureKind kind)
{
  return self->figures->figures[kind].value;
}

const FwValueStreamFigure *
fw_stream_figures_get_figure (const FwStreamFigures *self, FwValueStreamFigureKind kind)
{
  return &self->figures->figures[kind];
}

FwStreamInput
fw_stream_figures_get_input (const FwStreamFigures *self, const FwValueStreamSource *source)
{
  static const FwStreamField step_fields[FW_VS_N_STEP_INPUTS]
      = {FW_STREAM_PROCESS, FW_STREAM_WAIT,    FW_STREAM_ACCURATE, FW_STREAM_VALUE_ADDING,
         FW_STREAM_FEE,     FW_STREAM_ENTRIES, FW_STREAM_RATE,     FW_STREAM_QUEUE};
  const FwStreamItem *item;

  switch (source->what)
    {
    case FW_VS_PROBABILITY:
      return (FwStreamInput) {g_ptr_array_index (self->flows, source->index),
                              FW_STREAM_PROBABILITY};
    case FW_VS_CENTS:
      return (FwStreamInput) {g_ptr_array_index (self->payments, source->index), FW_STREAM_CENTS};
    case FW_VS_SHARE:
      return (FwStreamInput) {fw_stream_get (self->stream, FW_STREAM_CLASS, source->index),
                              FW_STREAM_SHARE};
    case FW_VS_DEMAND:
      return (FwStreamInput) {fw_stream_get_map (self->stream), FW_STREAM_DEMAND};
    case FW_VS_PER_YEAR:
      return (FwStreamInput) {fw_stream_get_map (self->stream), FW_STREAM_PER_YEAR};
    case FW_VS_FTE_TIME:
      return (FwStreamInput) {fw_stream_get_map (self->stream), FW_STREAM_FTE_HOURS};
    case FW_VS_YEAR:
      return (FwStreamInput) {fw_stream_get_map (self->stream), FW_STREAM_WORKING_DAYS};
    default:
      item = fw_stream_get (self->stream, FW_STREAM_STEP, source->index);
      if (source->what == FW_VS_RATE)
        item = get_rate_item (self->stream, item);
      return (FwStreamInput) {item, step_fields[source->what]};
    }
}

/* --- checks and bands --------------------------------------------------------------- */

FwStreamVerdict
fw_stream_figures_check (const FwStreamFigures *self,
                         const FwStreamItem *step,
                         double days,
                         double *reached)
{
  double time = step != NULL ? self->figures->reached[fw_stream_get_position (self->stream, step)]
                             : fw_stream_figures_get (self, FW_VS_LEAD_TIME);

  if (reached != NULL)
    *reached = time;
  if (isnan (time) || isnan (days))
    return FW_STREAM_NOT_KNOWN;
  /* Within a millisecond: sums of decimals do not come out exactly. */
  return time <= days * self->day_s + 1e-3 ? FW_STREAM_KEPT : FW_STREAM_BROKEN;
}

double
fw_stream_figures_get_release_wait (const FwStreamFigures *self, const FwStreamItem *step)
{
  const FwStreamValue *days = step->values[FW_STREAM_RELEASE_WEEKDAYS];
  int hour = 12, minute = 0;
  guint bits = 0;

  for (guint i = 0; days != NULL && days->words[i] != NULL; i++)
    bits |= 1u << (days->words[i][0] - '1');
  sscanf (fw_stream_item_get_text (step, FW_STREAM_RELEASE_TIME), "%d:%d", &hour, &minute);
  return fw_value_stream_hours_get_gate_wait (&self->hours, bits, hour * 60 + minute);
}

double
fw_stream_figures_get_capacity (const FwStreamFigures *self, const FwStreamItem *step)
{
  guint position = fw_stream_get_position (self->stream, step);
  double cycle = self->input.steps[position].values[FW_VS_PROCESS];

  return fw_value_stream_capacity (self->day_s, cycle, get_number (step, FW_STREAM_UPTIME, 1));
}

static FwValueStreamLadder *
make_ladder (const FwStreamFigures *self,
             const FwValueStreamLadderOptions *options,
             gboolean tasks_only)
{
  const FwValueStreamFigures *figures = self->figures;
  g_autofree FwValueStreamRung *rungs = g_new0 (FwValueStreamRung, figures->n_order + 1);

  guint n = 0;

  for (guint i = 0; i < figures->n_order; i++)
    {
      guint step = figures->order[i];
      const FwValueStreamStep *input = &self->input.steps[step];
      double ladder = figures->on_ladder[step];
      double work = input->kind == FW_VS_WAIT ? 0 : ladder * input->values[FW_VS_PROCESS];
      double whole = NAN;
      const GArray *parts = figures->figures[FW_VS_LEAD_TIME].parts;

      /* What has no time of its own is no rung. */
      if (tasks_only && input->values[FW_VS_PROCESS] == 0 && input->values[FW_VS_WAIT_BEFORE] == 0
          && (input->kind == FW_VS_SPLIT || input->kind == FW_VS_JOIN || input->kind == FW_VS_END))
        continue;

      for (guint k = 0; k < parts->len; k++)
        if (g_array_index (parts, FwValueStreamPart, k).step == step)
          whole = g_array_index (parts, FwValueStreamPart, k).value;
      rungs[n] = (FwValueStreamRung) {step, whole - work, work};
      /* One half may be known where the whole is not. */
      if (isnan (whole) && !self->input.factory && !isnan (ladder))
        rungs[n].wait = ladder
                        * (input->values[FW_VS_WAIT_BEFORE]
                           + (input->kind == FW_VS_WAIT ? input->values[FW_VS_PROCESS] : 0));
      n++;
    }
  return fw_value_stream_ladder_new (rungs, n, options);
}

FwValueStreamLadder *
fw_stream_figures_make_ladder (const FwStreamFigures *self,
                               const FwValueStreamLadderOptions *options)
{
  return make_ladder (self, options, FALSE);
}

FwValueStreamLadder *
fw_stream_figures_make_drawn_ladder (const FwStreamFigures *self,
                                     const FwValueStreamLadderOptions *options)
{
  return make_ladder (self, options, TRUE);
}

static guint
take_end (const FwStreamFigures *self, FwValueStreamMoney *money, const char *id)
{
  FwStreamItem *item = fw_stream_find_end (self->stream, id);

  return fw_value_stream_money_take_node (
      money, id, item != NULL ? fw_stream_item_get_text (item, FW_STREAM_NAME) : id);
}

FwValueStreamMoney *
fw_stream_figures_make_money (const FwStreamFigures *self)
{
  FwValueStreamMoney *money = fw_value_stream_money_new ();

  for (guint i = 0; i < fw_stream_get_n (self->stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (self->stream, FW_STREAM_FLOW, i);
      const char *payee = fw_stream_item_get_text (flow, FW_STREAM_PAYEE);
      const char *to = fw_stream_item_get_text (flow, FW_STREAM_TO);
      double cents = get_number (flow, FW_STREAM_CENTS, NAN);
      guint from, end;

      if (!fw_stream_item_is (flow, FW_STREAM_KIND, "money"))
        continue;
      from = take_end (self, money, fw_stream_item_get_text (flow, FW_STREAM_FROM));
      end = take_end (self, money, *payee != '\0' || *to == '\0' ? payee : to);
      if (isnan (cents))
        fw_value_stream_money_add_unknown (money, from, end);
      else
        fw_value_stream_money_add (money, from, end, (gint64) cents);
    }
  fw_value_stream_money_close (money);
  return money;
}

static void
free_datum (FwStreamDatum *self)
{
  g_free (self->name);
  g_free (self);
}

GPtrArray *
fw_stream_figures_count_data (const FwStreamFigures *self)
{
  GPtrArray *data = g_ptr_array_new_with_free_func ((GDestroyNotify) free_datum);
  g_autoptr (GHashTable) media = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < fw_stream_get_n (self->stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (self->stream, FW_STREAM_FLOW, i);
      const char *name = fw_stream_item_get_text (flow, FW_STREAM_DATUM);
      FwStreamDatum *datum = NULL;

      if (*name == '\0')
        continue;
      for (guint k = 0; k < data->len && datum == NULL; k++)
        if (g_str_equal (((FwStreamDatum *) g_ptr_array_index (data, k))->name, name))
          datum = g_ptr_array_index (data, k);
      if (datum == NULL)
        {
          datum = g_new0 (FwStreamDatum, 1);
          datum->name = g_strdup (name);
          g_ptr_array_add (data, datum);
        }
      /* It is written down once where nothing else is said. */
      datum->entries += get_number (flow, FW_STREAM_ENTRIES, 1);
      datum->n_media += g_hash_table_add (
          media, g_strconcat (name, "\n", fw_stream_item_get_text (flow, FW_STREAM_MEDIUM), NULL));
    }
  return data;
}
