/* fw-value-stream-list.c: sums of the figures, and the inputs that each depends on; see
 * fw-value-stream-private.h. */
#include "config.h"

#include "engine/fw-value-stream-private.h"

/* Work on the case: what happens outside the office is waiting. */
static double
get_work (const FwValueStreamWork *self, guint i)
{
  return self->steps[i].kind == FW_VS_WAIT ? 0 : self->steps[i].values[FW_VS_PROCESS];
}

static double
get_wait (const FwValueStreamWork *self, guint i)
{
  return self->steps[i].kind == FW_VS_WAIT ? self->times[i] : self->waits[i];
}

static double
get_cost (const FwValueStreamWork *self, guint i)
{
  const double *values = self->steps[i].values;

  return get_work (self, i) / 3600 * values[FW_VS_RATE] + values[FW_VS_FEE];
}

/* The lane that work comes from, over steps without one. */
static int
find_lane (const FwValueStreamInput *input, guint step, guint depth)
{
  if (input->steps[step].lane >= 0 || depth > input->n_steps)
    return input->steps[step].lane;
  if (input->n_flows == 0)
    return step > 0 ? find_lane (input, step - 1, depth + 1) : -1;
  for (guint k = 0; k < input->n_flows; k++)
    if (input->flows[k].to == step && !input->flows[k].rework && input->flows[k].from != step)
      return find_lane (input, input->flows[k].from, depth + 1);
  return -1;
}

static guint
count_hand_overs (const FwValueStreamInput *input)
{
  guint n = input->n_flows > 0 ? input->n_flows : MAX (input->n_steps, 1) - 1, count = 0;

  for (guint k = 0; k < n; k++)
    {
      guint from = input->n_flows > 0 ? input->flows[k].from : k;
      guint to = input->n_flows > 0 ? input->flows[k].to : k + 1;
      int lane;

      if ((input->n_flows > 0 && input->flows[k].rework) || input->steps[to].lane < 0)
        continue;
      lane = find_lane (input, from, 0);
      count += lane >= 0 && lane != input->steps[to].lane;
    }
  return count;
}

void
fw_value_stream_work_sum (FwValueStreamWork *self, FwValueStreamRun *run)
{
  const FwValueStreamInput *input = &self->known;
  double *v = run->values;

  for (guint i = 0; i < input->n_steps; i++)
    {
      const double *values = input->steps[i].values;
      double once = run->views[FW_VS_ONCE][i], ladder = run->views[FW_VS_LADDER][i];
      double full = run->views[FW_VS_FULL][i];

      v[FW_VS_LEAD_TIME] += ladder * self->times[i];
      v[FW_VS_WAIT_TIME] += once * get_wait (self, i);
      v[FW_VS_PROCESS_TIME] += once * get_work (self, i);
      v[FW_VS_VALUE_TIME] += once * get_work (self, i) * values[FW_VS_VALUE_ADDING];
      v[FW_VS_ENTRY_COUNT] += once * values[FW_VS_ENTRIES];
      v[FW_VS_EXPECTED_TIME] += run->views[FW_VS_FULL_LADDER][i] * self->times[i];
      v[FW_VS_EXPECTED_WORK] += full * get_work (self, i);
      v[FW_VS_COST] += full * get_cost (self, i);
    }
  for (guint k = 0; k < input->n_payments; k++)
    v[FW_VS_EXTERNAL_COST]
        += run->views[FW_VS_FULL][input->payments[k].step] * input->payments[k].cents;
  v[FW_VS_FLOW_EFFICIENCY] = v[FW_VS_PROCESS_TIME] / v[FW_VS_LEAD_TIME];
  v[FW_VS_PCE] = v[FW_VS_VALUE_TIME] / v[FW_VS_LEAD_TIME];
  v[FW_VS_WAITING_SHARE] = 1 - v[FW_VS_FLOW_EFFICIENCY];
  v[FW_VS_FTE] = v[FW_VS_EXPECTED_WORK] * input->per_year / input->fte_s;
  v[FW_VS_TAKT] = input->by_demand ? fw_value_stream_takt (input->day_s, input->demand)
                                   : fw_value_stream_takt (input->year_s, input->per_year);
  v[FW_VS_HAND_OVERS] = count_hand_overs (input);
}

/* --- inputs ------------------------------------------------------------------------ */

static gboolean
is_unknown (const FwValueStreamWork *self, FwValueStreamWhat what, guint index)
{
  const FwValueStreamInput *input = self->input;

  switch (what)
    {
    case FW_VS_PROBABILITY:
      return isnan (input->flows[index].probability);
    case FW_VS_CENTS:
      return isnan (input->payments[index].cents);
    case FW_VS_SHARE:
      return isnan (input->shares[index]);
    case FW_VS_DEMAND:
      return isnan (input->demand);
    case FW_VS_PER_YEAR:
      return isnan (input->per_year);
    case FW_VS_FTE_TIME:
      return isnan (input->fte_s);
    case FW_VS_YEAR:
      return isnan (input->year_s);
    default:
      return isnan (input->steps[index].values[what]);
    }
}

static void
add (FwValueStreamWork *self, FwValueStreamFigure *figure, FwValueStreamWhat what, guint index)
{
  FwValueStreamSource source = {what, index};

  if (fw_value_stream_figure_depends (figure, what, index))
    return;
  g_array_append_val (figure->inputs, source);
  if (is_unknown (self, what, index))
    g_array_append_val (figure->unknown, source);
}

/* Whether a factor leaves the other one of a product any say. */
static gboolean
counts (const FwValueStreamWork *self, FwValueStreamWhat what, guint step)
{
  return is_unknown (self, what, step) || self->input->steps[step].values[what] != 0;
}

static void
add_all (FwValueStreamWork *self, FwValueStreamFigure *figure, const FwValueStreamFigure *other)
{
  for (guint i = 0; i < other->inputs->len; i++)
    {
      const FwValueStreamSource *source = &g_array_index (other->inputs, FwValueStreamSource, i);

      add (self, figure, source->what, source->index);
    }
}

/* What turns waiting pieces into time. */
static void
add_queue (FwValueStreamWork *self, FwValueStreamFigure *figure, guint i)
{
  FwValueStreamQueueBy by = self->input->queue_by;

  if (!self->input->factory)
    return;
  if (by != FW_VS_BY_CYCLE || counts (self, FW_VS_PROCESS, i))
    add (self, figure, FW_VS_PIECES, i);
  if (!counts (self, FW_VS_PIECES, i))
    return;
  if (by == FW_VS_BY_CYCLE)
    add (self, figure, FW_VS_PROCESS, i);
  else
    add (self, figure, by == FW_VS_BY_DEMAND ? FW_VS_DEMAND : FW_VS_PER_YEAR, 0);
  if (by == FW_VS_BY_THROUGHPUT)
    add (self, figure, FW_VS_YEAR, 0);
}

static void
add_times (FwValueStreamWork *self, FwValueStreamFigure *figure, guint i)
{
  add (self, figure, FW_VS_PROCESS, i);
  add (self, figure, FW_VS_WAIT_BEFORE, i);
  add_queue (self, figure, i);
}

static void
list_step (FwValueStreamWork *self, const FwValueStreamRun *run, guint i)
{
  FwValueStreamFigure *figures = self->figures->figures;
  gboolean outside = self->input->steps[i].kind == FW_VS_WAIT;

  if (run->views[FW_VS_ONCE][i] != 0)
    {
      add_times (self, &figures[FW_VS_LEAD_TIME], i);
      add (self, &figures[FW_VS_WAIT_TIME], FW_VS_WAIT_BEFORE, i);
      if (outside)
        add (self, &figures[FW_VS_WAIT_TIME], FW_VS_PROCESS, i);
      add_queue (self, &figures[FW_VS_WAIT_TIME], i);
      if (!outside)
        {
          add (self, &figures[FW_VS_PROCESS_TIME], FW_VS_PROCESS, i);
          if (counts (self, FW_VS_VALUE_ADDING, i))
            add (self, &figures[FW_VS_VALUE_TIME], FW_VS_PROCESS, i);
          if (counts (self, FW_VS_PROCESS, i))
            add (self, &figures[FW_VS_VALUE_TIME], FW_VS_VALUE_ADDING, i);
        }
      add (self, &figures[FW_VS_ROLLED], FW_VS_ACCURATE, i);
      add (self, &figures[FW_VS_ENTRY_COUNT], FW_VS_ENTRIES, i);
    }
  if (run->views[FW_VS_FULL][i] == 0)
    return;
  add_times (self, &figures[FW_VS_EXPECTED_TIME], i);
  if (!outside)
    {
      add (self, &figures[FW_VS_EXPECTED_WORK], FW_VS_PROCESS, i);
      if (counts (self, FW_VS_RATE, i))
        add (self, &figures[FW_VS_COST], FW_VS_PROCESS, i);
      if (counts (self, FW_VS_PROCESS, i))
        add (self, &figures[FW_VS_COST], FW_VS_RATE, i);
    }
  add (self, &figures[FW_VS_COST], FW_VS_FEE, i);
}

/* Whether the work of a step moves @above and the lead time in step, so that their ratio
 * stays: nothing waits anywhere, or all that waits does so by the cycle of that step. */
static gboolean
is_in_step (const FwValueStreamWork *self,
            const FwValueStreamRun *run,
            FwValueStreamFigureKind above,
            guint i)
{
  const double *values = self->steps[i].values;
  double once = run->views[FW_VS_ONCE][i], top = once, bottom = once, left, right;

  if (run->n_blocks > 0)
    return FALSE;
  if (self->steps[i].kind == FW_VS_WAIT)
    top = 0;
  else if (above == FW_VS_VALUE_TIME)
    top *= values[FW_VS_VALUE_ADDING];
  if (self->known.factory && self->known.queue_by == FW_VS_BY_CYCLE)
    bottom *= 1 + values[FW_VS_PIECES];
  left = top * run->values[FW_VS_LEAD_TIME];
  right = bottom * run->values[above];
  return fabs (left - right) <= 1e-12 * MAX (left, right);
}

/* @above / lead time. Where nothing is above, the lead time has no say. */
static void
list_ratio (FwValueStreamWork *self,
            const FwValueStreamRun *run,
            FwValueStreamFigure *figure,
            FwValueStreamFigureKind above)
{
  const FwValueStreamFigure *numerator = &self->figures->figures[above];
  const FwValueStreamFigure *lead = &self->figures->figures[FW_VS_LEAD_TIME];
  double top = run->values[above], bottom = run->values[FW_VS_LEAD_TIME];

  if (bottom == 0)
    {
      add_all (self, figure, lead);
      add_all (self, figure, numerator);
      figure->undefined = lead->unknown->len == 0;
      return;
    }
  if (top == 0 && numerator->unknown->len == 0)
    {
      add_all (self, figure, numerator);
      return;
    }
  for (guint i = 0; i < lead->inputs->len; i++)
    {
      const FwValueStreamSource *source = &g_array_index (lead->inputs, FwValueStreamSource, i);

      if (source->what != FW_VS_PROCESS || !is_in_step (self, run, above, source->index))
        add (self, figure, source->what, source->index);
    }
  for (guint i = 0; i < numerator->inputs->len; i++)
    {
      const FwValueStreamSource *source
          = &g_array_index (numerator->inputs, FwValueStreamSource, i);

      if (source->what != FW_VS_PROCESS || !is_in_step (self, run, above, source->index))
        add (self, figure, source->what, source->index);
    }
}

static void
list_map (FwValueStreamWork *self, const FwValueStreamRun *run)
{
  FwValueStreamFigure *figures = self->figures->figures;
  const FwValueStreamInput *input = self->input;
  FwValueStreamFigure *work = &figures[FW_VS_EXPECTED_WORK];

  for (guint k = 0; k < input->n_payments; k++)
    if (run->views[FW_VS_FULL][input->payments[k].step] != 0)
      add (self, &figures[FW_VS_EXTERNAL_COST], FW_VS_CENTS, k);
  list_ratio (self, run, &figures[FW_VS_FLOW_EFFICIENCY], FW_VS_PROCESS_TIME);
  list_ratio (self, run, &figures[FW_VS_PCE], FW_VS_VALUE_TIME);
  add_all (self, &figures[FW_VS_WAITING_SHARE], &figures[FW_VS_FLOW_EFFICIENCY]);
  figures[FW_VS_WAITING_SHARE].undefined = figures[FW_VS_FLOW_EFFICIENCY].undefined;
  if (isnan (input->per_year) || input->per_year != 0)
    add_all (self, &figures[FW_VS_FTE], work);
  if (work->unknown->len > 0 || run->values[FW_VS_EXPECTED_WORK] != 0)
    add (self, &figures[FW_VS_FTE], FW_VS_PER_YEAR, 0);
  if ((work->unknown->len > 0 || run->values[FW_VS_EXPECTED_WORK] != 0)
      && (isnan (input->per_year) || input->per_year != 0))
    add (self, &figures[FW_VS_FTE], FW_VS_FTE_TIME, 0);
  if (input->by_demand)
    add (self, &figures[FW_VS_TAKT], FW_VS_DEMAND, 0);
  else
    {
      add (self, &figures[FW_VS_TAKT], FW_VS_PER_YEAR, 0);
      add (self, &figures[FW_VS_TAKT], FW_VS_YEAR, 0);
    }
}

/* Probabilities and shares, by what another split changes. */
static void
list_group (FwValueStreamWork *self, FwValueStreamFigure *figure, const FwValueStreamGroup *group)
{
  for (guint k = 0; k < self->input->n_flows; k++)
    if (self->input->flows[k].from == group->step
        && (!self->input->flows[k].open || group->n_open > 1))
      add (self, figure, FW_VS_PROBABILITY, k);
  figure->undefined = figure->undefined || group->wrong;
}

static void
list_shares (FwValueStreamWork *self, FwValueStreamFigure *figure)
{
  for (guint c = 0; c < self->input->n_classes; c++)
    add (self, figure, FW_VS_SHARE, c);
  figure->undefined = figure->undefined || self->shares_wrong;
}

static void
list_splits (FwValueStreamWork *self)
{
  FwValueStreamFigures *figures = self->figures;

  for (guint g = 0; g < self->groups->len; g++)
    {
      const FwValueStreamGroup *group = &g_array_index (self->groups, FwValueStreamGroup, g);

      for (guint f = 0; f < FW_VS_N_FIGURES; f++)
        if (group->figures[f])
          list_group (self, &figures->figures[f], group);
      for (guint i = 0; i < figures->n_steps; i++)
        if (group->visits[i] & 1)
          list_group (self, &figures->visits[i], group);
    }
  for (guint f = 0; f < FW_VS_N_FIGURES; f++)
    if (self->by_share[f])
      list_shares (self, &figures->figures[f]);
  for (guint i = 0; i < figures->n_steps; i++)
    if (self->visits_by_share[i] & 1)
      list_shares (self, &figures->visits[i]);
}

/* --- values and parts ---------------------------------------------------------------- */

/* Whether the time of a passage of the step cannot be said. */
static gboolean
is_time_unknown (const FwValueStreamWork *self, guint i)
{
  FwValueStreamQueueBy by = self->input->queue_by;

  if (is_unknown (self, FW_VS_PROCESS, i) || is_unknown (self, FW_VS_WAIT_BEFORE, i))
    return TRUE;
  if (!self->input->factory || !counts (self, FW_VS_PIECES, i))
    return FALSE;
  if (is_unknown (self, FW_VS_PIECES, i))
    return TRUE;
  if (by == FW_VS_BY_DEMAND)
    return is_unknown (self, FW_VS_DEMAND, 0);
  return by == FW_VS_BY_THROUGHPUT
         && (is_unknown (self, FW_VS_PER_YEAR, 0) || is_unknown (self, FW_VS_YEAR, 0));
}

static double
get_part (FwValueStreamWork *self,
          const FwValueStreamRun *run,
          FwValueStreamFigureKind kind,
          guint i)
{
  const double *values = self->steps[i].values;

  switch (kind)
    {
    case FW_VS_LEAD_TIME:
      return run->views[FW_VS_LADDER][i] * self->times[i];
    case FW_VS_WAIT_TIME:
      return run->views[FW_VS_ONCE][i] * get_wait (self, i);
    case FW_VS_PROCESS_TIME:
      return run->views[FW_VS_ONCE][i] * get_work (self, i);
    case FW_VS_VALUE_TIME:
      return run->views[FW_VS_ONCE][i] * get_work (self, i) * values[FW_VS_VALUE_ADDING];
    case FW_VS_ENTRY_COUNT:
      return run->views[FW_VS_ONCE][i] * values[FW_VS_ENTRIES];
    case FW_VS_EXPECTED_TIME:
      return run->views[FW_VS_FULL_LADDER][i] * self->times[i];
    case FW_VS_EXPECTED_WORK:
      return run->views[FW_VS_FULL][i] * get_work (self, i);
    case FW_VS_COST:
      return run->views[FW_VS_FULL][i] * get_cost (self, i);
    case FW_VS_ROLLED:
      return run->views[FW_VS_ONCE][i] > 0 ? values[FW_VS_ACCURATE] : 1;
    default:
      return NAN;
    }
}

/* Whether something of step @i that the figure counts is unknown. */
static gboolean
is_part_unknown (const FwValueStreamFigure *figure, guint i)
{
  for (guint k = 0; k < figure->unknown->len; k++)
    {
      const FwValueStreamSource *source = &g_array_index (figure->unknown, FwValueStreamSource, k);

      if (source->what >= FW_VS_N_STEP_INPUTS || source->index == i)
        return TRUE;
    }
  return FALSE;
}

static void
fill_figure (FwValueStreamWork *self, const FwValueStreamRun *run, FwValueStreamFigureKind kind)
{
  FwValueStreamFigure *figure = &self->figures->figures[kind];
  double value = run->values[kind];

  if (figure->unknown->len == 0 && !figure->undefined)
    figure->value = value;
  figure->undefined = figure->undefined || (figure->unknown->len == 0 && !isfinite (value));
  if (!isfinite (figure->value))
    figure->value = NAN;
  for (guint i = 0; i < self->figures->n_steps; i++)
    {
      FwValueStreamPart part = {i, get_part (self, run, kind, i)};

      if (run->views[FW_VS_ONCE][i] == 0 && !(run->views[FW_VS_FULL][i] > 0))
        continue;
      if (isnan (part.value) && isnan (get_part (self, run, kind, 0)))
        break; /* it has none */
      if (is_part_unknown (figure, i))
        part.value = NAN;
      g_array_append_val (figure->parts, part);
    }
}

static gboolean
needs_returns (FwValueStreamFigureKind kind)
{
  return kind == FW_VS_EXPECTED_TIME || kind == FW_VS_EXPECTED_WORK || kind == FW_VS_COST
         || kind == FW_VS_EXTERNAL_COST || kind == FW_VS_FTE;
}

/* --- the ladder ---------------------------------------------------------------------- */

/* Lead time up to the end of each step: the mean of what comes in, weighed by how often;
 * where branches meet, the longest. */
static void
fill_reached (FwValueStreamWork *self, const FwChain *chain, double *reached, double *mass)
{
  g_autofree double *in = g_new0 (double, chain->n + 1);

  for (guint i = 0; i < chain->n; i++)
    reached[i] = NAN;
  for (guint t = 0; t < chain->n_topo; t++)
    {
      guint step = chain->topo[t];
      double sum = 0, weight = 0, own = self->times[step];
      const FwChainBlock *meets = NULL;

      for (guint b = 0; b < chain->n_blocks; b++)
        if (chain->blocks[b].meet == step)
          meets = &chain->blocks[b]; /* the outermost comes last */
      if (is_time_unknown (self, step))
        own = NAN;
      if (t == 0)
        mass[step] = 1;
      for (guint e = 0; e < chain->n_edges; e++)
        if (chain->edges[e].to == step && !chain->edges[e].back)
          {
            guint from = chain->edges[e].from;
            double share = mass[from] * chain->edges[e].weight;

            sum += share * reached[from];
            weight += share;
          }
      in[step] = weight > 0 ? sum / weight : 0;
      if (t > 0)
        mass[step] = MIN (weight, 1);
      if (meets != NULL)
        {
          double known = 0;

          for (guint i = 0; i < chain->n; i++)
            if (meets->inside[i])
              known += reached[i];
          in[step] = isnan (known) ? NAN : reached[meets->split] + meets->time[0];
          mass[step] = mass[meets->split];
        }
      reached[step] = in[step] + own;
    }
}

static void
fill_ladder (FwValueStreamWork *self, const FwValueStreamRun *run)
{
  FwValueStreamFigures *figures = self->figures;
  guint n = figures->n_steps;
  g_autofree double *sums = g_new0 (double, n + 1), *masses = g_new0 (double, n + 1);
  g_autofree double *reached = g_new0 (double, n + 1), *mass = g_new0 (double, n + 1);
  gboolean loose = self->shares_unknown || self->shares_wrong;

  for (guint c = 0; c < self->n_classes; c++)
    {
      fill_reached (self, run->chains[c], reached, mass);
      for (guint i = 0; i < n; i++)
        {
          if (mass[i] > 0)
            {
              sums[i] += self->shares[c] * mass[i] * reached[i];
              masses[i] += self->shares[c] * mass[i];
            }
          mass[i] = 0;
        }
    }
  for (guint i = 0; i < n; i++)
    {
      guint8 bits = 0;

      for (guint g = 0; g < self->groups->len; g++)
        {
          const FwValueStreamGroup *group = &g_array_index (self->groups, FwValueStreamGroup, g);
          gboolean open = group->wrong || group->n_open > 1;

          for (guint k = 0; k < self->input->n_flows; k++)
            open = open
                   || (self->input->flows[k].from == group->step && !self->input->flows[k].open
                       && isnan (self->input->flows[k].probability));
          if (open)
            bits |= group->visits[i];
        }
      if (loose)
        bits |= self->visits_by_share[i];
      figures->reached[i] = masses[i] > 0 && bits == 0 ? sums[i] / masses[i] : NAN;
      figures->once[i] = bits & 2 ? NAN : run->views[FW_VS_ONCE][i];
      figures->on_ladder[i] = bits & 4 ? NAN : run->views[FW_VS_LADDER][i];
    }
  for (guint t = 0; n > 0 && t < run->chains[0]->n_topo; t++)
    if (run->views[FW_VS_LADDER][run->chains[0]->topo[t]] > 0)
      figures->order[figures->n_order++] = run->chains[0]->topo[t];
  /* Steps of the other classes behind those of the first. */
  for (guint i = 0; i < n; i++)
    {
      gboolean there = !(run->views[FW_VS_LADDER][i] > 0);

      for (guint k = 0; k < figures->n_order && !there; k++)
        there = figures->order[k] == i;
      if (!there)
        figures->order[figures->n_order++] = i;
    }
}

void
fw_value_stream_work_list (FwValueStreamWork *self, FwValueStreamRun *run)
{
  FwValueStreamFigures *figures = self->figures;
  gboolean broken
      = run->stuck != FW_VALUE_STREAM_NONE || run->leaves != FW_VALUE_STREAM_NONE || run->singular;

  for (guint i = 0; i < figures->n_steps; i++)
    list_step (self, run, i);
  list_map (self, run);
  list_splits (self);
  for (guint f = 0; f < FW_VS_N_FIGURES; f++)
    {
      figures->figures[f].undefined = figures->figures[f].undefined
                                      || (broken && needs_returns ((FwValueStreamFigureKind) f));
      fill_figure (self, run, (FwValueStreamFigureKind) f);
    }
  for (guint i = 0; i < figures->n_steps; i++)
    {
      FwValueStreamFigure *visits = &figures->visits[i];

      visits->undefined = visits->undefined || broken;
      if (visits->unknown->len == 0 && !visits->undefined)
        visits->value = run->views[FW_VS_FULL][i];
    }
  if (figures->n_steps > 0)
    fill_ladder (self, run);
}
