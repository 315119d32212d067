/* fw-stream-table.c: see fw-stream-table.h. Unknown stays "?", never 0. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "scene/fw-stream-money.h"
#include "scene/fw-stream-scene.h"
#include "scene/fw-stream-table.h"

const char *const *
fw_stream_table_get_titles (void)
{
  static const char *titles[FW_STREAM_TABLE_COLUMNS + 1];

  titles[0] = _ ("Kind");
  titles[1] = _ ("Name");
  titles[2] = _ ("Lane or Owner");
  titles[3] = _ ("Waiting or Due");
  titles[4] = _ ("Process Time");
  titles[5] = _ ("Lead Time or Value");
  titles[6] = _ ("%C&A");
  titles[7] = _ ("Entries");
  titles[8] = _ ("Source, Formula or Effect");
  return titles;
}

static void
add_row (GPtrArray *rows,
         const char *kind,
         const char *name,
         const char *who,
         const char *wait,
         const char *process,
         const char *value,
         const char *accurate,
         const char *entries,
         const char *source)
{
  const char *const cells[FW_STREAM_TABLE_COLUMNS + 1]
      = {kind, name, who, wait, process, value, accurate, entries, source, NULL};

  g_ptr_array_add (rows, g_strdupv ((char **) cells));
}

static void
add_step (GPtrArray *rows, const FwStreamFigures *figures, guint i)
{
  FwStreamItem *step = fw_stream_get (figures->stream, FW_STREAM_STEP, i);
  const FwStreamFigure *process = fw_stream_item_get_figure (step, FW_STREAM_PROCESS);
  const double *values = figures->input.steps[i].values;
  g_autofree char *wait = fw_stream_dup_short (fw_stream_item_get_figure (step, FW_STREAM_WAIT));
  g_autofree char *work = fw_stream_dup_short (process);
  g_autofree char *lead
      = fw_stream_dup_short_time (figures, values[FW_VS_WAIT_BEFORE] + values[FW_VS_PROCESS]);
  g_autofree char *accurate = fw_stream_dup_percent (values[FW_VS_ACCURATE]);
  g_autofree char *entries = fw_stream_dup_count (values[FW_VS_ENTRIES]);
  const char *source = process == NULL || process->unknown      ? ""
                       : process->source == FW_STREAM_MEASURED  ? _ ("measured")
                       : process->source == FW_STREAM_ESTIMATED ? _ ("estimated")
                                                                : _ ("said");

  add_row (rows, _ ("Step"), fw_stream_item_get_text (step, FW_STREAM_NAME),
           fw_stream_item_get_text (step, FW_STREAM_LANE_NAME), wait, work, lead, accurate, entries,
           source);
}

/* The money of a case: who pays whom, and what does not close. */
static void
add_money (GPtrArray *rows, const FwStreamFigures *figures)
{
  g_autoptr (FwStreamMoney) money = fw_stream_money_new (figures);
  g_autofree char *sums = fw_stream_money_dup_sums (money);
  g_autofree char *verdict = fw_stream_money_dup_verdict (money);

  if (money->sums->amounts->len == 0)
    return;
  for (guint i = 0; i < money->sums->amounts->len; i++)
    {
      const FwValueStreamMoneyAmount *amount
          = &g_array_index (money->sums->amounts, FwValueStreamMoneyAmount, i);
      g_autofree char *cents
          = amount->unknown ? g_strdup ("?") : fw_stream_money_dup_amount (amount->cents);

      add_row (rows, _ ("Money"), fw_stream_money_get_name (money, amount->to),
               fw_stream_money_get_name (money, amount->from), "", "", cents, "", "",
               _ ("A case, returns included"));
    }
  add_row (rows, _ ("Money"), _ ("Sums of the money"), "", "", "", verdict, "", "", sums);
}

GPtrArray *
fw_stream_table_list (const FwStreamFigures *figures)
{
  GPtrArray *rows = g_ptr_array_new_with_free_func ((GDestroyNotify) g_strfreev);
  FwStream *stream = figures->stream;

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STEP); i++)
    add_step (rows, figures, i);
  for (guint i = 0; i < FW_VS_N_FIGURES; i++)
    {
      FwValueStreamFigureKind kind = (FwValueStreamFigureKind) i;
      g_autofree char *value = fw_stream_figure_dup_text (figures, kind);
      g_autofree char *formula = fw_stream_figures_dup_formula (figures, kind);

      add_row (rows, _ ("Figure"), fw_stream_figure_get_title (kind), "", "", "", value, "", "",
               formula);
    }
  add_money (rows, figures);
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_MEASURE); i++)
    {
      FwStreamItem *measure = fw_stream_get (stream, FW_STREAM_MEASURE, i);

      add_row (rows, _ ("Measure"), fw_stream_item_get_text (measure, FW_STREAM_NAME),
               fw_stream_item_get_text (measure, FW_STREAM_OWNER),
               fw_stream_item_get_text (measure, FW_STREAM_DUE), "",
               fw_stream_item_get_flag (measure, FW_STREAM_ON, TRUE) ? _ ("on") : _ ("off"), "", "",
               fw_stream_item_get_text (measure, FW_STREAM_EFFECT));
    }
  return rows;
}
