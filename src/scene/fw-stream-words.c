/* fw-stream-words.c: figures of a map in words; see fw-stream-figures.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "scene/fw-stream-figures.h"

/* So many summands are written out. */
#define MAX_PARTS 60

typedef enum
{
  SUM,
  PRODUCT,
  RATIO,
  ALONE,
} Form;

static const struct
{
  const char *member, *title, *rule;
  Form form;
} infos[FW_VS_N_FIGURES] = {
    [FW_VS_LEAD_TIME]
    = {"lead_time_s", N_ ("Lead time"),
       N_ ("sum of waiting and process times; of parallel branches the longest"), SUM},
    [FW_VS_PROCESS_TIME]
    = {"process_time_s", N_ ("Process time"), N_ ("sum of the process times of all branches"), SUM},
    [FW_VS_WAIT_TIME]
    = {"wait_time_s", N_ ("Waiting time"), N_ ("sum of the waiting times of all branches"), SUM},
    [FW_VS_VALUE_TIME] = {"value_adding_time_s", N_ ("Value-adding time"),
                          N_ ("sum of the process times of steps that add value"), SUM},
    [FW_VS_FLOW_EFFICIENCY]
    = {"flow_efficiency", N_ ("Flow efficiency"), N_ ("process time / lead time"), RATIO},
    [FW_VS_PCE]
    = {"pce", N_ ("Process cycle efficiency"), N_ ("value-adding time / lead time"), RATIO},
    [FW_VS_WAITING_SHARE]
    = {"waiting_share", N_ ("Share of waiting"), N_ ("1 − process time / lead time"), ALONE},
    [FW_VS_ROLLED] = {"rolled_percent_complete_accurate", N_ ("Rolled %C&A"),
                      N_ ("product of %C&A of the steps"), PRODUCT},
    [FW_VS_EXPECTED_TIME]
    = {"expected_time_s", N_ ("Expected time with returns"),
       N_ ("sum of visits × (waiting + process time); visits by absorbing Markov chain, "
           "v = (I − Pᵀ)⁻¹ e₀"),
       SUM},
    [FW_VS_EXPECTED_WORK] = {"expected_process_time_s", N_ ("Expected process time with returns"),
                             N_ ("sum of visits × process time"), SUM},
    [FW_VS_COST] = {"cost_per_case_cents", N_ ("Cost per case"),
                    N_ ("sum of visits × (process time × hourly rate + fee)"), SUM},
    [FW_VS_EXTERNAL_COST] = {"external_cost_per_case_cents", N_ ("External cost per case"),
                             N_ ("sum of visits × money that leaves with the case"), ALONE},
    [FW_VS_HAND_OVERS] = {"hand_overs", N_ ("Hand-overs"),
                          N_ ("work flows into another lane, without returns"), ALONE},
    [FW_VS_ENTRY_COUNT] = {"entries", N_ ("Entries"), N_ ("sum of the entries of the steps"), SUM},
    [FW_VS_FTE] = {"fte", N_ ("Full-time equivalents"),
                   N_ ("expected process time × cases a year / net working time of one"), ALONE},
    [FW_VS_TAKT] = {"takt_s", N_ ("Takt"), N_ ("available working time / demand"), ALONE},
};

const char *
fw_stream_figure_get_member (FwValueStreamFigureKind kind)
{
  g_return_val_if_fail ((guint) kind < FW_VS_N_FIGURES, "");
  return infos[kind].member;
}

const char *
fw_stream_figure_get_title (FwValueStreamFigureKind kind)
{
  g_return_val_if_fail ((guint) kind < FW_VS_N_FIGURES, "");
  return g_dgettext (GETTEXT_PACKAGE, infos[kind].title);
}

/* --- numbers ---------------------------------------------------------------------- */

static void
append_number (GString *text, double number)
{
  g_autofree char *digits = isnan (number) ? g_strdup ("?") : g_strdup_printf ("%.6g", number);

  /* Whole numbers in full. */
  if (!isnan (number) && number == floor (number) && fabs (number) < 1e15)
    g_string_append_printf (text, "%.0f", number);
  else
    g_string_append (text, digits);
}

static void
append_parts (GString *text, const FwValueStreamFigure *figure, const char *sign)
{
  for (guint i = 0; i < figure->parts->len; i++)
    {
      if (i > 0)
        g_string_append (text, sign);
      if (i == MAX_PARTS)
        {
          g_string_append (text, "…");
          return;
        }
      append_number (text, g_array_index (figure->parts, FwValueStreamPart, i).value);
    }
}

char *
fw_stream_figures_dup_formula (const FwStreamFigures *self, FwValueStreamFigureKind kind)
{
  const FwValueStreamFigure *figure = fw_stream_figures_get_figure (self, kind);
  const FwValueStreamInput *input = &self->input;
  GString *text = g_string_new (g_dgettext (GETTEXT_PACKAGE, infos[kind].rule));

  if (kind == FW_VS_TAKT || kind == FW_VS_FTE || infos[kind].form == RATIO
      || (infos[kind].form != ALONE && figure->parts->len > 0))
    g_string_append (text, ": ");
  if (infos[kind].form == SUM)
    append_parts (text, figure, " + ");
  else if (infos[kind].form == PRODUCT)
    append_parts (text, figure, " × ");
  else if (infos[kind].form == RATIO)
    {
      append_number (text, fw_stream_figures_get (self, kind == FW_VS_PCE ? FW_VS_VALUE_TIME
                                                                          : FW_VS_PROCESS_TIME));
      g_string_append (text, " / ");
      append_number (text, fw_stream_figures_get (self, FW_VS_LEAD_TIME));
    }
  else if (kind == FW_VS_TAKT)
    {
      append_number (text, input->by_demand ? input->day_s : input->year_s);
      g_string_append (text, " / ");
      append_number (text, input->by_demand ? input->demand : input->per_year);
    }
  else if (kind == FW_VS_FTE)
    {
      append_number (text, fw_stream_figures_get (self, FW_VS_EXPECTED_WORK));
      g_string_append (text, " × ");
      append_number (text, input->per_year);
      g_string_append (text, " / ");
      append_number (text, input->fte_s);
    }
  g_string_append (text, " = ");
  append_number (text, figure->value);
  return g_string_free (text, FALSE);
}

char *
fw_stream_figures_dup_time (const FwStreamFigures *self, double seconds)
{
  if (isnan (seconds))
    return g_strdup (_ ("unknown"));
  if (seconds < 120)
    return g_strdup_printf (_ ("%.0f s"), seconds);
  if (seconds < 7200)
    return g_strdup_printf (_ ("%.0f min"), seconds / 60);
  if (seconds < self->day_s)
    return g_strdup_printf (_ ("%.1f h"), seconds / 3600);
  return g_strdup_printf (_ ("%.1f working days"), seconds / self->day_s);
}

/* --- inputs and problems ------------------------------------------------------------ */

static const char *
get_name (const FwStreamItem *item)
{
  const char *name = fw_stream_item_get_text (item, FW_STREAM_NAME);

  return *name != '\0' ? name : item->id;
}

static const char *
get_step_name (const FwStreamFigures *self, guint index)
{
  return get_name (fw_stream_get (self->stream, FW_STREAM_STEP, index));
}

/* "Erstkontakt → Einschätzung" */
static char *
dup_way (const FwStreamFigures *self, guint flow)
{
  const FwValueStreamFlow *input = &self->input.flows[flow];

  return g_strconcat (get_step_name (self, input->from), " → ", get_step_name (self, input->to),
                      NULL);
}

static const char *
get_field_title (FwValueStreamWhat what)
{
  switch (what)
    {
    case FW_VS_PROCESS:
      return _ ("Process time");
    case FW_VS_WAIT_BEFORE:
      return _ ("Waiting before");
    case FW_VS_ACCURATE:
      return _ ("%C&A");
    case FW_VS_VALUE_ADDING:
      return _ ("Adds value");
    case FW_VS_FEE:
      return _ ("Fee");
    case FW_VS_ENTRIES:
      return _ ("Entries");
    case FW_VS_RATE:
      return _ ("Hourly rate");
    case FW_VS_PIECES:
      return _ ("Pieces waiting");
    case FW_VS_PROBABILITY:
      return _ ("Probability");
    case FW_VS_CENTS:
      return _ ("Amount");
    case FW_VS_SHARE:
      return _ ("Share of cases");
    case FW_VS_DEMAND:
      return _ ("Demand a working day");
    case FW_VS_PER_YEAR:
      return _ ("Cases a year");
    case FW_VS_FTE_TIME:
      return _ ("Net working hours a year");
    case FW_VS_YEAR:
    default:
      return _ ("Working days a year");
    }
}

char *
fw_stream_figures_dup_input_text (const FwStreamFigures *self, const FwValueStreamSource *source)
{
  FwStreamInput input = fw_stream_figures_get_input (self, source);
  g_autofree char *way = NULL;
  const char *name = NULL;

  if (source->what == FW_VS_PROBABILITY)
    name = way = dup_way (self, source->index);
  else if (source->what < FW_VS_N_STEP_INPUTS || source->what == FW_VS_SHARE)
    name = get_name (input.item);
  else if (source->what == FW_VS_CENTS)
    name = get_step_name (self, self->input.payments[source->index].step);
  if (name == NULL)
    return g_strdup (get_field_title (source->what));
  /* Translators: what is counted, and the step or flow that it belongs to. */
  return g_strdup_printf (_ ("%s: “%s”"), get_field_title (source->what), name);
}

char *
fw_stream_figures_dup_problem_text (const FwStreamFigures *self,
                                    const FwValueStreamProblem *problem)
{
  g_autofree char *way = NULL;

  switch (problem->kind)
    {
    case FW_VS_PROBLEM_SUM:
      return g_strdup_printf (_ ("The probabilities behind “%s” sum to %.4g %%, not to 100 %%."),
                              get_step_name (self, problem->index), problem->value * 100);
    case FW_VS_PROBLEM_OPEN:
      return g_strdup_printf (
          _ ("How the cases behind “%s” are shared out is not told: several flows have no "
             "probability."),
          get_step_name (self, problem->index));
    case FW_VS_PROBLEM_NO_END:
      return g_strdup_printf (_ ("From “%s” on no case ever comes to an end."),
                              get_step_name (self, problem->index));
    case FW_VS_PROBLEM_LOOP:
      way = dup_way (self, problem->index);
      return g_strdup_printf (_ ("%s leads back and is taken as a return."), way);
    case FW_VS_PROBLEM_LEAVES:
      way = dup_way (self, problem->index);
      return g_strdup_printf (
          _ ("%s returns out of parallel branches: what becomes of the others is not told."), way);
    case FW_VS_PROBLEM_UNREACHED:
      return g_strdup_printf (_ ("No case comes to “%s”."), get_step_name (self, problem->index));
    case FW_VS_PROBLEM_SHARES:
    default:
      return g_strdup_printf (_ ("The classes of cases sum to %.4g %%, not to 100 %%."),
                              problem->value * 100);
    }
}
