/* fw-value-stream.c: see fw-value-stream.h.
 *
 * Everything is computed once with stand-ins for what is unknown. Then each figure's
 * inputs are listed: times and amounts by the steps that it passes, probabilities by
 * trying other splits. A figure whose list holds something unknown is unknown; the
 * stand-ins do not show in any other, because it does not depend on them.
 */
#include "config.h"

#include <string.h>

#include "engine/fw-value-stream-chain.h"
#include "engine/fw-value-stream-private.h"

/* --- stand-ins ---------------------------------------------------------------- */

/* 0 … 1, without any order that sums could meet in by chance (splitmix64). */
static double
make_probe (guint n)
{
  guint64 z = (n + 1) * G_GUINT64_CONSTANT (0x9e3779b97f4a7c15);

  z = (z ^ (z >> 30)) * G_GUINT64_CONSTANT (0xbf58476d1ce4e5b9);
  z = (z ^ (z >> 27)) * G_GUINT64_CONSTANT (0x94d049bb133111eb);
  return (double) ((z ^ (z >> 31)) >> 11) / 9007199254740992.0;
}

static double
stand_in (FwValueStreamWhat what, guint index)
{
  double probe = make_probe (index * 31 + (guint) what * 7);

  switch (what)
    {
    case FW_VS_ACCURATE:
      return 0.5 + probe / 3;
    case FW_VS_VALUE_ADDING:
      return 1;
    default:
      return 1000 + 1000 * probe;
    }
}

static void
fill (FwValueStreamWork *self)
{
  const FwValueStreamInput *input = self->input;

  self->known = *input;
  self->steps = g_memdup2 (input->steps, input->n_steps * sizeof (FwValueStreamStep));
  self->known.steps = self->steps;
  for (guint i = 0; i < input->n_steps; i++)
    for (guint w = 0; w < FW_VS_N_STEP_INPUTS; w++)
      if (isnan (self->steps[i].values[w]))
        self->steps[i].values[w] = stand_in ((FwValueStreamWhat) w, i);
  self->payments = g_memdup2 (input->payments, input->n_payments * sizeof (FwValueStreamPayment));
  self->known.payments = self->payments;
  for (guint i = 0; i < input->n_payments; i++)
    if (isnan (self->payments[i].cents))
      self->payments[i].cents = stand_in (FW_VS_CENTS, i);
  if (isnan (input->demand))
    self->known.demand = stand_in (FW_VS_DEMAND, 0);
  if (isnan (input->per_year))
    self->known.per_year = stand_in (FW_VS_PER_YEAR, 0);
  if (isnan (input->fte_s))
    self->known.fte_s = stand_in (FW_VS_FTE_TIME, 0);
  if (isnan (input->year_s))
    self->known.year_s = stand_in (FW_VS_YEAR, 0);
}

/* --- splits by probability ------------------------------------------------------ */

static gboolean
is_visible (const FwValueStreamFlow *flow, guint class_index)
{
  return flow->class_index == FW_VALUE_STREAM_NONE || flow->class_index == class_index;
}

static void
add_problem (FwValueStreamFigures *figures,
             FwValueStreamProblemKind kind,
             guint index,
             double value)
{
  FwValueStreamProblem problem = {kind, index, value};

  for (guint i = 0; i < figures->problems->len; i++)
    {
      const FwValueStreamProblem *other
          = &g_array_index (figures->problems, FwValueStreamProblem, i);

      if (other->kind == kind && other->index == index)
        return;
    }
  g_array_append_val (figures->problems, problem);
}

/* Another way to share a group's cases out: two by chance, then nearly all of them by one
 * flow after the other, because a branch may be the longest only then. */
#define ROUNDS 2

static void
share_out (FwValueStreamWork *self,
           const FwValueStreamGroup *group,
           guint class_index,
           guint round,
           double *weights)
{
  double sum = 0;
  guint n = 0;

  for (guint k = 0; k < self->input->n_flows; k++)
    if (self->input->flows[k].from == group->step
        && is_visible (&self->input->flows[k], class_index))
      {
        weights[k] = 0.15 + make_probe (k * 13 + round * 101 + 5);
        if (round > ROUNDS && n++ == round - ROUNDS - 1)
          weights[k] *= 1e4;
        sum += weights[k];
      }
  for (guint k = 0; k < self->input->n_flows; k++)
    if (self->input->flows[k].from == group->step
        && is_visible (&self->input->flows[k], class_index))
      weights[k] /= sum;
}

/* The weights of what leaves a step, for one class. */
static void
resolve (FwValueStreamWork *self, FwValueStreamGroup *group, guint class_index, double *weights)
{
  const FwValueStreamInput *input = self->input;
  guint n = 0, n_open = 0;
  double sum = 0;
  gboolean unknown = FALSE;

  for (guint k = 0; k < input->n_flows; k++)
    {
      const FwValueStreamFlow *flow = &input->flows[k];

      if (flow->from != group->step || !is_visible (flow, class_index))
        continue;
      n++;
      n_open += flow->open;
      unknown = unknown || (!flow->open && isnan (flow->probability));
      weights[k] = flow->open || isnan (flow->probability) ? 0 : flow->probability;
      sum += weights[k];
    }
  group->n = MAX (group->n, n);
  if (n == 0)
    return;
  if (n_open > 1 || unknown)
    {
      if (n_open > 1)
        {
          group->n_open = n_open;
          add_problem (self->figures, FW_VS_PROBLEM_OPEN, group->step, n_open);
        }
      share_out (self, group, class_index, 0, weights);
      return;
    }
  if (n_open == 1 && sum <= 1 + FW_VS_SLACK)
    {
      for (guint k = 0; k < input->n_flows; k++)
        if (input->flows[k].from == group->step && is_visible (&input->flows[k], class_index)
            && input->flows[k].open)
          weights[k] = MAX (0, 1 - sum);
      return;
    }
  if (fabs (sum - 1) > FW_VS_SLACK)
    {
      add_problem (self->figures, FW_VS_PROBLEM_SUM, group->step, sum);
      group->wrong = TRUE;
      share_out (self, group, class_index, 0, weights);
    }
}

static void
resolve_all (FwValueStreamWork *self)
{
  const FwValueStreamInput *input = self->input;

  for (guint c = 0; c < self->n_classes; c++)
    self->weights[c] = g_new0 (double, input->n_flows + 1);
  self->groups = g_array_new (FALSE, TRUE, sizeof (FwValueStreamGroup));
  for (guint i = 0; i < input->n_steps; i++)
    {
      FwValueStreamGroup group = {.step = i};

      if (input->steps[i].kind == FW_VS_SPLIT || input->steps[i].kind == FW_VS_END)
        {
          for (guint c = 0; c < self->n_classes; c++)
            for (guint k = 0; k < input->n_flows; k++)
              if (input->flows[k].from == i)
                self->weights[c][k] = 1;
          continue;
        }
      for (guint c = 0; c < self->n_classes; c++)
        resolve (self, &group, c, self->weights[c]);
      if (group.n > 1 || group.wrong)
        g_array_append_val (self->groups, group);
    }
}

static void
resolve_shares (FwValueStreamWork *self)
{
  double sum = 0;

  self->shares = g_new0 (double, self->n_classes);
  for (guint c = 0; c < self->n_classes; c++)
    {
      double share = self->input->n_classes > 0 ? self->input->shares[c] : 1;

      self->shares_unknown = self->shares_unknown || isnan (share);
      sum += self->shares[c] = share;
    }
  if (!self->shares_unknown && fabs (sum - 1) <= FW_VS_SLACK)
    return;
  if (!self->shares_unknown)
    {
      add_problem (self->figures, FW_VS_PROBLEM_SHARES, 0, sum);
      self->shares_wrong = TRUE;
    }
  for (guint c = 0; c < self->n_classes; c++)
    self->shares[c] = 1.0 / self->n_classes;
}

/* --- one evaluation ------------------------------------------------------------- */

void
fw_value_stream_work_run (FwValueStreamWork *self,
                          double **weights,
                          const double *shares,
                          FwValueStreamRun *run)
{
  const FwValueStreamInput *input = &self->known;
  guint n = input->n_steps;

  memset (run->values, 0, sizeof run->values);
  for (guint v = 0; v < FW_VS_N_VIEWS; v++)
    memset (run->views[v], 0, (n + 1) * sizeof (double));
  for (guint c = 0; c < self->n_classes; c++)
    {
      g_autoptr (FwChain) chain = fw_chain_new (input, c, weights[c], run->loops);
      g_autofree double *view = g_new0 (double, n + 1);
      g_autofree double *factors = g_new0 (double, n + 1);

      fw_chain_choose (chain, self->times, FALSE);
      fw_chain_choose (chain, self->times, TRUE);
      for (guint v = 0; v < FW_VS_N_VIEWS; v++)
        {
          fw_chain_visits (chain, v == FW_VS_FULL || v == FW_VS_FULL_LADDER,
                           v == FW_VS_ONCE || v == FW_VS_FULL, view);
          for (guint i = 0; i < n; i++)
            run->views[v][i] += shares[c] * view[i];
        }
      for (guint i = 0; i < n; i++)
        factors[i] = input->steps[i].values[FW_VS_ACCURATE];
      run->values[FW_VS_ROLLED] += shares[c] * fw_chain_product (chain, factors);
      run->n_blocks += chain->n_blocks;
      if (chain->stuck != FW_VALUE_STREAM_NONE)
        run->stuck = chain->stuck;
      if (chain->leaves != FW_VALUE_STREAM_NONE)
        run->leaves = chain->leaves;
      run->singular = run->singular || chain->singular;
      if (run->chains != NULL)
        run->chains[c] = g_steal_pointer (&chain);
    }
  fw_value_stream_work_sum (self, run);
}

static void
init_run (FwValueStreamWork *self, FwValueStreamRun *run, gboolean keep)
{
  *run = (FwValueStreamRun) {.stuck = FW_VALUE_STREAM_NONE, .leaves = FW_VALUE_STREAM_NONE};
  for (guint v = 0; v < FW_VS_N_VIEWS; v++)
    run->views[v] = g_new0 (double, self->input->n_steps + 1);
  if (keep)
    {
      run->chains = g_new0 (FwChain *, self->n_classes);
      run->loops = g_array_new (FALSE, FALSE, sizeof (guint));
    }
}

static void
clear_run (FwValueStreamWork *self, FwValueStreamRun *run)
{
  for (guint v = 0; v < FW_VS_N_VIEWS; v++)
    g_free (run->views[v]);
  for (guint c = 0; run->chains != NULL && c < self->n_classes; c++)
    g_clear_pointer (&run->chains[c], fw_chain_free);
  g_free (run->chains);
  g_clear_pointer (&run->loops, g_array_unref);
}

/* --- what depends on a split ------------------------------------------------------ */

static gboolean
differs (double a, double b)
{
  return fabs (a - b) > 1e-9 * MAX (fabs (a), fabs (b));
}

static void
mark_differences (FwValueStreamWork *self,
                  const FwValueStreamRun *base,
                  const FwValueStreamRun *other,
                  guint8 *figures,
                  guint8 *visits)
{
  for (guint f = 0; f < FW_VS_N_FIGURES; f++)
    if (differs (base->values[f], other->values[f]))
      figures[f] = 1;
  /* Beside 1 a small share would not be seen to change. */
  figures[FW_VS_WAITING_SHARE] = figures[FW_VS_FLOW_EFFICIENCY];
  for (guint i = 0; i < self->input->n_steps; i++)
    {
      if (differs (base->views[FW_VS_FULL][i], other->views[FW_VS_FULL][i]))
        visits[i] |= 1;
      if (differs (base->views[FW_VS_ONCE][i], other->views[FW_VS_ONCE][i]))
        visits[i] |= 2;
      if (differs (base->views[FW_VS_LADDER][i], other->views[FW_VS_LADDER][i]))
        visits[i] |= 4;
    }
}

static void
try_group (FwValueStreamWork *self, FwValueStreamGroup *group, const FwValueStreamRun *base)
{
  group->figures = g_new0 (guint8, FW_VS_N_FIGURES);
  group->visits = g_new0 (guint8, self->input->n_steps + 1);
  for (guint round = 1; round <= ROUNDS + (base->n_blocks > 0 ? group->n : 0); round++)
    {
      g_autofree double **weights = g_new0 (double *, self->n_classes);
      FwValueStreamRun other;

      init_run (self, &other, FALSE);
      for (guint c = 0; c < self->n_classes; c++)
        {
          weights[c] = g_memdup2 (self->weights[c], (self->input->n_flows + 1) * sizeof (double));
          share_out (self, group, c, round, weights[c]);
        }
      fw_value_stream_work_run (self, weights, self->shares, &other);
      mark_differences (self, base, &other, group->figures, group->visits);
      for (guint c = 0; c < self->n_classes; c++)
        g_free (weights[c]);
      clear_run (self, &other);
    }
}

static void
try_shares (FwValueStreamWork *self, const FwValueStreamRun *base)
{
  self->by_share = g_new0 (guint8, FW_VS_N_FIGURES);
  self->visits_by_share = g_new0 (guint8, self->input->n_steps + 1);
  for (guint round = 1; self->n_classes > 1 && round <= 2; round++)
    {
      g_autofree double *shares = g_new0 (double, self->n_classes);
      FwValueStreamRun other;
      double sum = 0;

      init_run (self, &other, FALSE);
      for (guint c = 0; c < self->n_classes; c++)
        sum += shares[c] = 0.1 + make_probe (c * 17 + round * 29);
      for (guint c = 0; c < self->n_classes; c++)
        shares[c] /= sum;
      fw_value_stream_work_run (self, self->weights, shares, &other);
      mark_differences (self, base, &other, self->by_share, self->visits_by_share);
      clear_run (self, &other);
    }
}

/* --- the whole -------------------------------------------------------------------- */

static void
name_problems (FwValueStreamWork *self, const FwValueStreamRun *run)
{
  for (guint i = 0; i < run->loops->len; i++)
    add_problem (self->figures, FW_VS_PROBLEM_LOOP, g_array_index (run->loops, guint, i), 0);
  if (run->stuck != FW_VALUE_STREAM_NONE)
    add_problem (self->figures, FW_VS_PROBLEM_NO_END, run->stuck, 0);
  if (run->leaves != FW_VALUE_STREAM_NONE)
    add_problem (self->figures, FW_VS_PROBLEM_LEAVES, run->leaves, 0);
  for (guint i = 0; i < self->input->n_steps; i++)
    if (run->views[FW_VS_ONCE][i] == 0 && !(run->views[FW_VS_FULL][i] > 0))
      add_problem (self->figures, FW_VS_PROBLEM_UNREACHED, i, 0);
}

static void
init_figure (FwValueStreamFigure *self)
{
  self->value = NAN;
  self->inputs = g_array_new (FALSE, FALSE, sizeof (FwValueStreamSource));
  self->unknown = g_array_new (FALSE, FALSE, sizeof (FwValueStreamSource));
  self->parts = g_array_new (FALSE, FALSE, sizeof (FwValueStreamPart));
}

static void
clear_figure (FwValueStreamFigure *self)
{
  g_array_unref (self->inputs);
  g_array_unref (self->unknown);
  g_array_unref (self->parts);
}

static void
fill_times (FwValueStreamWork *self)
{
  self->times = g_new0 (double, self->input->n_steps + 1);
  self->waits = g_new0 (double, self->input->n_steps + 1);
  for (guint i = 0; i < self->input->n_steps; i++)
    {
      const double *values = self->steps[i].values;
      double *wait = &self->waits[i];

      *wait = values[FW_VS_WAIT_BEFORE];
      if (self->known.factory && values[FW_VS_PIECES] != 0)
        {
          if (self->known.queue_by == FW_VS_BY_DEMAND)
            *wait += values[FW_VS_PIECES] / self->known.demand * self->known.day_s;
          else if (self->known.queue_by == FW_VS_BY_THROUGHPUT)
            *wait += values[FW_VS_PIECES] / self->known.per_year * self->known.year_s;
          else
            *wait += values[FW_VS_PIECES] * values[FW_VS_PROCESS];
        }
      self->times[i] = *wait + values[FW_VS_PROCESS];
    }
}

static void
clear_group (gpointer data)
{
  g_free (((FwValueStreamGroup *) data)->figures);
  g_free (((FwValueStreamGroup *) data)->visits);
}

FwValueStreamFigures *
fw_value_stream_figures_new (const FwValueStreamInput *input)
{
  FwValueStreamFigures *figures = g_new0 (FwValueStreamFigures, 1);
  FwValueStreamWork work = {.input = input, .figures = figures};
  FwValueStreamRun run;
  guint n = input->n_steps;

  figures->n_steps = n;
  figures->problems = g_array_new (FALSE, FALSE, sizeof (FwValueStreamProblem));
  figures->visits = g_new0 (FwValueStreamFigure, n + 1);
  figures->once = g_new0 (double, n + 1);
  figures->on_ladder = g_new0 (double, n + 1);
  figures->reached = g_new0 (double, n + 1);
  figures->order = g_new0 (guint, n + 1);
  for (guint i = 0; i < FW_VS_N_FIGURES; i++)
    init_figure (&figures->figures[i]);
  for (guint i = 0; i < n; i++)
    init_figure (&figures->visits[i]);

  work.n_classes = MAX (input->n_classes, 1);
  work.weights = g_new0 (double *, work.n_classes);
  fill (&work);
  fill_times (&work);
  resolve_all (&work);
  g_array_set_clear_func (work.groups, clear_group);
  resolve_shares (&work);
  init_run (&work, &run, TRUE);
  fw_value_stream_work_run (&work, work.weights, work.shares, &run);
  for (guint i = 0; i < work.groups->len; i++)
    try_group (&work, &g_array_index (work.groups, FwValueStreamGroup, i), &run);
  try_shares (&work, &run);
  name_problems (&work, &run);
  fw_value_stream_work_list (&work, &run);

  clear_run (&work, &run);
  for (guint c = 0; c < work.n_classes; c++)
    g_free (work.weights[c]);
  g_free (work.weights);
  g_free (work.shares);
  g_free (work.times);
  g_free (work.waits);
  g_free (work.steps);
  g_free (work.payments);
  g_free (work.by_share);
  g_free (work.visits_by_share);
  g_array_unref (work.groups);
  return figures;
}

void
fw_value_stream_figures_free (FwValueStreamFigures *self)
{
  for (guint i = 0; i < FW_VS_N_FIGURES; i++)
    clear_figure (&self->figures[i]);
  for (guint i = 0; i < self->n_steps; i++)
    clear_figure (&self->visits[i]);
  g_free (self->visits);
  g_free (self->once);
  g_free (self->on_ladder);
  g_free (self->reached);
  g_free (self->order);
  g_array_unref (self->problems);
  g_free (self);
}

gboolean
fw_value_stream_figure_depends (const FwValueStreamFigure *self,
                                FwValueStreamWhat what,
                                guint index)
{
  for (guint i = 0; i < self->inputs->len; i++)
    {
      const FwValueStreamSource *source = &g_array_index (self->inputs, FwValueStreamSource, i);

      if (source->what == what && source->index == index)
        return TRUE;
    }
  return FALSE;
}

/* --- single formulas ---------------------------------------------------------------- */

double
fw_value_stream_takt (double available_s, double demand)
{
  return demand > 0 ? available_s / demand : NAN;
}

double
fw_value_stream_capacity (double available_s, double cycle_s, double uptime)
{
  return cycle_s > 0 ? available_s / cycle_s * uptime : NAN;
}

double
fw_value_stream_queue_days (double pieces, double per_day)
{
  return per_day > 0 ? pieces / per_day : NAN;
}

double
fw_value_stream_queue_days_by_cycle (double pieces, double cycle_s, double day_s)
{
  return day_s > 0 ? pieces * cycle_s / day_s : NAN;
}

double
fw_value_stream_improvement (double before, double after)
{
  return before != 0 ? (before - after) / before : NAN;
}
