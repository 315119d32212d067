/* fw-ctl-value-stream.c: fallwerkctl value-stream figures | draw | convert. */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "ctl/fw-ctl.h"
#include "domain/fw-stream-edit.h"
#include "draw/fw-draw-stream.h"
#include "exchange/fw-drawio.h"
#include "exchange/fw-map-json.h"
#include "scene/fw-stream-figures.h"
#include "scene/fw-stream-money.h"
#include "scene/fw-stream-place.h"
#include "store/fw-file.h"

/* MAP.json or a draw.io file, by its content; NULL after saying why. */
static FwStream *
read_map (const char *path)
{
  g_autoptr (GFile) file = g_file_new_for_commandline_arg (path);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;
  gsize length;
  FwStream *stream;

  if (!g_file_load_contents (file, NULL, &text, &length, NULL, &error))
    {
      fw_ctl_fail_input (_ ("“%s” cannot be read: %s"), path, error->message);
      return NULL;
    }
  stream = fw_drawio_is_one (text, length) ? fw_drawio_read (text, (gssize) length, &error)
                                           : fw_map_json_read (text, (gssize) length, &error);
  if (stream == NULL)
    fw_ctl_fail_input ("%s: %s", path, error->message);
  return stream;
}

/* --- figures -------------------------------------------------------------------- */

static void
add_number (JsonBuilder *builder, const char *name, double value)
{
  json_builder_set_member_name (builder, name);
  if (isnan (value))
    json_builder_add_null_value (builder);
  else
    json_builder_add_double_value (builder, value);
}

static void
add_whole (JsonBuilder *builder, const char *name, double value)
{
  if (isnan (value) || value != floor (value))
    {
      add_number (builder, name, value);
      return;
    }
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, (gint64) value);
}

static void
add_figure (JsonBuilder *builder, const FwStreamFigures *figures, FwValueStreamFigureKind kind)
{
  const char *name = fw_stream_figure_get_member (kind);
  double value = fw_stream_figures_get (figures, kind);

  if (kind == FW_VS_COST || kind == FW_VS_EXTERNAL_COST)
    add_whole (builder, name, round (value));
  else if (kind == FW_VS_HAND_OVERS || kind == FW_VS_ENTRY_COUNT)
    add_whole (builder, name, value);
  else
    add_number (builder, name, value);
}

/* {"step": "s1", "member": "process"} */
static void
add_input (JsonBuilder *builder, const FwStreamFigures *figures, const FwValueStreamSource *source)
{
  FwStreamInput input = fw_stream_figures_get_input (figures, source);

  json_builder_begin_object (builder);
  if (input.item->kind != FW_STREAM_MAP)
    fw_ctl_add_member (builder, fw_stream_kind_to_name (input.item->kind), input.item->id);
  fw_ctl_add_member (builder, "member", fw_stream_field_get_info (input.field)->member);
  json_builder_end_object (builder);
}

static void
add_inputs (JsonBuilder *builder,
            const char *name,
            const FwStreamFigures *figures,
            gboolean unknown)
{
  json_builder_set_member_name (builder, name);
  json_builder_begin_object (builder);
  for (guint f = 0; f < FW_VS_N_FIGURES; f++)
    {
      const FwValueStreamFigure *figure
          = fw_stream_figures_get_figure (figures, (FwValueStreamFigureKind) f);
      const GArray *list = unknown ? figure->unknown : figure->inputs;

      if (list->len == 0)
        continue;
      json_builder_set_member_name (builder,
                                    fw_stream_figure_get_member ((FwValueStreamFigureKind) f));
      json_builder_begin_array (builder);
      for (guint i = 0; i < list->len; i++)
        add_input (builder, figures, &g_array_index (list, FwValueStreamSource, i));
      json_builder_end_array (builder);
    }
  json_builder_end_object (builder);
}

static void
add_formulas (JsonBuilder *builder, const FwStreamFigures *figures)
{
  json_builder_set_member_name (builder, "formulas");
  json_builder_begin_object (builder);
  for (guint f = 0; f < FW_VS_N_FIGURES; f++)
    {
      g_autofree char *formula
          = fw_stream_figures_dup_formula (figures, (FwValueStreamFigureKind) f);

      fw_ctl_add_member (builder, fw_stream_figure_get_member ((FwValueStreamFigureKind) f),
                         formula);
    }
  json_builder_end_object (builder);
}

static void
add_check (JsonBuilder *builder,
           const FwStreamFigures *figures,
           const FwStreamItem *step,
           double days)
{
  double reached;
  FwStreamVerdict verdict = fw_stream_figures_check (figures, step, days, &reached);

  json_builder_begin_object (builder);
  fw_ctl_add_member (builder, "step", step != NULL ? step->id : NULL);
  add_number (builder, "within_wd", days);
  add_number (builder, "reached_s", reached);
  json_builder_set_member_name (builder, "kept");
  if (verdict == FW_STREAM_NOT_KNOWN)
    json_builder_add_null_value (builder);
  else
    json_builder_add_boolean_value (builder, verdict == FW_STREAM_KEPT);
  json_builder_end_object (builder);
}

/* The whole against 3 and 10 working days, and each step that has to be done in time. */
static void
add_checks (JsonBuilder *builder, const FwStreamFigures *figures)
{
  json_builder_set_member_name (builder, "checks");
  json_builder_begin_array (builder);
  add_check (builder, figures, NULL, 3);
  add_check (builder, figures, NULL, 10);
  for (guint i = 0; i < fw_stream_get_n (figures->stream, FW_STREAM_STEP); i++)
    {
      FwStreamItem *step = fw_stream_get (figures->stream, FW_STREAM_STEP, i);
      const FwStreamFigure *within = fw_stream_item_get_figure (step, FW_STREAM_WITHIN);

      if (within != NULL)
        add_check (
            builder, figures, step,
            fw_stream_figure_get_mean (within)
                * fw_stream_unit_get_seconds (within->unit, figures->day_s, figures->week_days)
                / figures->day_s);
    }
  json_builder_end_array (builder);
}

static void
add_money (JsonBuilder *builder, const FwStreamFigures *figures)
{
  g_autoptr (FwValueStreamMoney) money = fw_stream_figures_make_money (figures);

  json_builder_set_member_name (builder, "money");
  json_builder_begin_object (builder);
  add_whole (builder, "in_cents", money->unknown ? NAN : (double) money->in);
  add_whole (builder, "out_cents", money->unknown ? NAN : (double) money->out);
  add_whole (builder, "difference_cents", money->unknown ? NAN : (double) money->gap);
  json_builder_set_member_name (builder, "closes");
  json_builder_add_boolean_value (builder, money->closes);
  json_builder_set_member_name (builder, "gaps");
  json_builder_begin_object (builder);
  for (guint i = 0; i < money->nodes->len; i++)
    {
      const FwValueStreamMoneyNode *node = g_ptr_array_index (money->nodes, i);

      if (node->gap != 0 || (node->unknown && node->gives && node->takes))
        add_whole (builder, node->id, node->unknown ? NAN : (double) node->gap);
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
}

/* The money band: each amount of a case, returns included, and whether all of it closes. */
static void
add_band (JsonBuilder *builder, const FwStreamFigures *figures)
{
  g_autoptr (FwStreamMoney) money = fw_stream_money_new (figures);
  const FwValueStreamMoney *sums = money->sums;

  json_builder_set_member_name (builder, "money_band");
  json_builder_begin_object (builder);
  add_whole (builder, "in_cents", sums->unknown ? NAN : (double) sums->in);
  add_whole (builder, "staff_cents", sums->unknown ? NAN : (double) money->staff);
  add_whole (builder, "paid_cents", sums->unknown ? NAN : (double) money->paid);
  add_whole (builder, "missing_cents", sums->unknown ? NAN : (double) money->missing);
  add_whole (builder, "rest_cents", sums->unknown ? NAN : (double) money->rest);
  json_builder_set_member_name (builder, "closes");
  json_builder_add_boolean_value (builder, sums->closes);
  json_builder_set_member_name (builder, "amounts");
  json_builder_begin_array (builder);
  for (guint i = 0; i < sums->amounts->len; i++)
    {
      const FwValueStreamMoneyAmount *amount
          = &g_array_index (sums->amounts, FwValueStreamMoneyAmount, i);

      json_builder_begin_object (builder);
      fw_ctl_add_member (builder, "from", fw_stream_money_get_name (money, amount->from));
      fw_ctl_add_member (builder, "to", fw_stream_money_get_name (money, amount->to));
      add_whole (builder, "cents", amount->unknown ? NAN : (double) amount->cents);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
}

static void
add_steps (JsonBuilder *builder, const FwStreamFigures *figures)
{
  const FwValueStreamFigures *inner = figures->figures;

  json_builder_set_member_name (builder, "visits");
  json_builder_begin_object (builder);
  for (guint i = 0; i < inner->n_steps; i++)
    add_number (builder, fw_stream_get (figures->stream, FW_STREAM_STEP, i)->id,
                inner->visits[i].value);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "reached_s");
  json_builder_begin_object (builder);
  for (guint i = 0; i < inner->n_steps; i++)
    add_number (builder, fw_stream_get (figures->stream, FW_STREAM_STEP, i)->id, inner->reached[i]);
  json_builder_end_object (builder);
}

static void
add_data (JsonBuilder *builder, const FwStreamFigures *figures)
{
  g_autoptr (GPtrArray) data = fw_stream_figures_count_data (figures);

  json_builder_set_member_name (builder, "entries_by_datum");
  json_builder_begin_object (builder);
  for (guint i = 0; i < data->len; i++)
    {
      const FwStreamDatum *datum = g_ptr_array_index (data, i);

      add_whole (builder, datum->name, datum->entries);
    }
  json_builder_end_object (builder);
}

/* What the measures that are switched on would bring: (old − new) / old. */
static void
add_target (JsonBuilder *builder, const FwStreamFigures *figures)
{
  g_autoptr (FwStream) map = NULL;
  g_autoptr (FwStreamFigures) target = NULL;

  if (fw_stream_get_n (figures->stream, FW_STREAM_MEASURE) == 0)
    return;
  map = fw_stream_dup_target (figures->stream, NULL);
  target = fw_stream_figures_new (map);
  json_builder_set_member_name (builder, "target");
  json_builder_begin_object (builder);
  for (guint f = 0; f < FW_VS_N_FIGURES; f++)
    add_figure (builder, target, (FwValueStreamFigureKind) f);
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "improvement");
  json_builder_begin_object (builder);
  for (guint f = 0; f < FW_VS_N_FIGURES; f++)
    add_number (
        builder, fw_stream_figure_get_member ((FwValueStreamFigureKind) f),
        fw_value_stream_improvement (fw_stream_figures_get (figures, (FwValueStreamFigureKind) f),
                                     fw_stream_figures_get (target, (FwValueStreamFigureKind) f)));
  json_builder_end_object (builder);
}

/* Of each step, what stands beside its box. */
static void
add_capacities (JsonBuilder *builder, const FwStreamFigures *figures)
{
  json_builder_set_member_name (builder, "capacity_per_day");
  json_builder_begin_object (builder);
  for (guint i = 0; i < figures->figures->n_steps; i++)
    {
      FwStreamItem *step = fw_stream_get (figures->stream, FW_STREAM_STEP, i);

      if (fw_stream_item_is (step, FW_STREAM_KIND, "task"))
        add_number (builder, step->id, fw_stream_figures_get_capacity (figures, step));
    }
  json_builder_end_object (builder);
  json_builder_set_member_name (builder, "release_wait_s");
  json_builder_begin_object (builder);
  for (guint i = 0; i < figures->figures->n_steps; i++)
    {
      FwStreamItem *step = fw_stream_get (figures->stream, FW_STREAM_STEP, i);

      if (step->values[FW_STREAM_RELEASE_WEEKDAYS] != NULL)
        add_number (builder, step->id, fw_stream_figures_get_release_wait (figures, step));
    }
  json_builder_end_object (builder);
}

static void
print_json (const FwStreamFigures *figures)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  const GArray *problems = figures->figures->problems;

  json_builder_begin_object (builder);
  for (guint f = 0; f < FW_VS_N_FIGURES; f++)
    add_figure (builder, figures, (FwValueStreamFigureKind) f);
  add_steps (builder, figures);
  add_data (builder, figures);
  add_checks (builder, figures);
  add_money (builder, figures);
  add_band (builder, figures);
  add_capacities (builder, figures);
  add_target (builder, figures);
  add_formulas (builder, figures);
  add_inputs (builder, "inputs", figures, FALSE);
  add_inputs (builder, "unknown", figures, TRUE);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = fw_stream_figures_dup_problem_text (
          figures, &g_array_index (problems, FwValueStreamProblem, i));

      json_builder_add_string_value (builder, text);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fw_ctl_print_json (builder);
}

static char *
dup_value (const FwStreamFigures *figures, FwValueStreamFigureKind kind)
{
  double value = fw_stream_figures_get (figures, kind);

  if (isnan (value))
    return g_strdup (_ ("unknown"));
  switch (kind)
    {
    case FW_VS_FLOW_EFFICIENCY:
    case FW_VS_PCE:
    case FW_VS_WAITING_SHARE:
    case FW_VS_ROLLED:
      return g_strdup_printf ("%.4g %%", value * 100);
    case FW_VS_COST:
    case FW_VS_EXTERNAL_COST:
      return g_strdup_printf (_ ("%'.2f €"), value / 100);
    case FW_VS_HAND_OVERS:
    case FW_VS_ENTRY_COUNT:
    case FW_VS_FTE:
      return g_strdup_printf ("%.4g", value);
    default:
      return fw_stream_figures_dup_time (figures, value);
    }
}

static void
print_text (const FwStreamFigures *figures)
{
  const GArray *problems = figures->figures->problems;

  for (guint f = 0; f < FW_VS_N_FIGURES; f++)
    {
      const FwValueStreamFigure *figure
          = fw_stream_figures_get_figure (figures, (FwValueStreamFigureKind) f);
      g_autofree char *value = dup_value (figures, (FwValueStreamFigureKind) f);
      g_autofree char *formula
          = fw_stream_figures_dup_formula (figures, (FwValueStreamFigureKind) f);

      g_print ("%s: %s\n    %s\n", fw_stream_figure_get_title ((FwValueStreamFigureKind) f), value,
               formula);
      for (guint i = 0; i < figure->unknown->len; i++)
        {
          g_autofree char *text = fw_stream_figures_dup_input_text (
              figures, &g_array_index (figure->unknown, FwValueStreamSource, i));

          g_print (_ ("    unknown: %s\n"), text);
        }
    }
  for (guint i = 0; i < problems->len; i++)
    {
      g_autofree char *text = fw_stream_figures_dup_problem_text (
          figures, &g_array_index (problems, FwValueStreamProblem, i));

      g_print ("! %s\n", text);
    }
}

static int
run_figures (const FwCtlOptions *options, int n_words, char **words)
{
  g_autoptr (FwStream) stream = read_map (words[0]);
  g_autoptr (FwStreamFigures) figures = NULL;

  if (stream == NULL)
    return FW_CTL_WRONG_INPUT;
  figures = fw_stream_figures_new (stream);
  if (options->json)
    print_json (figures);
  else
    print_text (figures);
  return FW_CTL_DONE;
}

/* --- convert -------------------------------------------------------------------- */

static gboolean
has_ending (const char *name, const char *ending)
{
  g_autofree char *lower = g_ascii_strdown (name, -1);

  return g_str_has_suffix (lower, ending);
}

static char *
dup_drawio (FwStream *stream)
{
  g_autoptr (FwStreamPlace) place = fw_stream_place_new (stream, NULL, NULL);
  FwDrawioPlace where = {.layout = place->layout,
                         .boxes = place->boxes,
                         .flows = place->flows,
                         .lanes = place->lanes,
                         .labels = place->labels};

  return fw_drawio_write (stream, &where);
}

static gboolean
is_drawio (const char *name)
{
  return has_ending (name, ".drawio") || has_ending (name, ".xml");
}

/* Written beside and renamed: never half a file. */
static int
write_map (const char *in, const char *out)
{
  g_autoptr (FwStream) stream = read_map (in);
  g_autofree char *text = NULL;
  g_autoptr (GError) error = NULL;

  if (stream == NULL)
    return FW_CTL_WRONG_INPUT;
  text = is_drawio (out) ? dup_drawio (stream) : fw_map_json_write (stream);
  if (!fw_file_write (out, text, strlen (text), &error))
    return fw_ctl_fail (error);
  return FW_CTL_DONE;
}

static int
run_convert (const FwCtlOptions *options, int n_words, char **words)
{
  if (!has_ending (words[1], ".json") && !is_drawio (words[1]))
    return fw_ctl_fail_input (_ ("“%s” cannot be written: the name has to end in .json or .drawio"),
                              words[1]);
  return write_map (words[0], words[1]);
}

static int
run_draw (const FwCtlOptions *options, int n_words, char **words)
{
  FwStreamSceneOptions scene = FW_STREAM_SCENE_OPTIONS_INIT;
  g_autoptr (FwStream) stream = NULL;
  g_autoptr (FwExportPage) page = NULL;
  g_autoptr (GError) error = NULL;
  FwExportFormat format;
  gboolean today = options->kind == NULL || g_str_equal (options->kind, "today");

  scene.show |= FW_STREAM_SHOW_STAMPS | (options->money ? FW_STREAM_SHOW_BAND : 0);
  if (options->output == NULL
      || (!today && !g_str_equal (options->kind, "target") && !g_str_equal (options->kind, "both")))
    {
      g_printerr (_ ("usage: fallwerkctl %s\n"), fw_ctl_value_stream_commands[2].usage);
      return FW_CTL_WRONG_USAGE;
    }
  if (is_drawio (options->output))
    return write_map (words[0], options->output);
  if (!fw_export_format_from_name (options->output, &format))
    return fw_ctl_fail_input (
        _ ("“%s” cannot be written: the name has to end in .svg, .pdf, .png or .drawio"),
        options->output);
  stream = read_map (words[0]);
  if (stream == NULL)
    return FW_CTL_WRONG_INPUT;
  gtk_init_check ();
  if (today)
    page = fw_stream_page_new_map (stream, NULL, &scene);
  else
    {
      g_autoptr (FwStream) target = fw_stream_dup_target (stream, NULL);

      scene.show = (scene.show & ~(guint) FW_STREAM_SHOW_STAMPS) | FW_STREAM_SHOW_MEASURES;
      page = g_str_equal (options->kind, "both")
                 ? fw_stream_page_new_both (stream, target, scene.show)
                 : fw_stream_page_new_map (stream, target, &scene);
    }
  return fw_export_page_write (page, options->output, &error) ? FW_CTL_DONE : fw_ctl_fail (error);
}

const FwCtlCommand fw_ctl_value_stream_commands[] = {
    {"value-stream", "figures", "value-stream figures MAP.json [--json]", 1, 1, run_figures},
    {"value-stream", "convert", "value-stream convert IN OUT.json|drawio", 2, 2, run_convert},
    {"value-stream", "draw",
     "value-stream draw MAP.json [--kind today|target|both] [--money] -o OUT.svg|pdf|png|drawio", 1,
     1, run_draw},
    {NULL},
};
