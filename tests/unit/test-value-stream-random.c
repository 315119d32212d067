/* What holds for every value stream, on maps made by chance: sums are the sums of their
 * parts, cases and money conserve, undo and redo give back what was there, and a file
 * gives back the map. What depends on what: test-value-stream-unknown.c.
 *
 * FALLWERK_MAPS: so many maps instead of 10 000. */
#include "config.h"

#include "exchange/fw-map-json.h"
#include "fw-test-stream.h"
#include "scene/fw-stream-figures.h"

static guint
get_size (guint seed)
{
  return 1 + seed % 8;
}

static gboolean
is_near (double a, double b)
{
  return fabs (a - b) <= 1e-7 * MAX (1, MAX (fabs (a), fabs (b)));
}

/* --- sums and conservation ------------------------------------------------------- */

/* Visits by walking the flows again and again, without any matrix. */
static void
walk_visits (const FwStreamFigures *figures, double *visits)
{
  const FwValueStreamInput *input = &figures->input;
  guint n = input->n_steps;
  g_autofree double *now = g_new0 (double, n), *next = g_new0 (double, n);

  now[0] = 1;
  for (guint round = 0; round < 20000; round++)
    {
      double left = 0;

      memset (next, 0, n * sizeof (double));
      for (guint i = 0; i < n; i++)
        {
          double told = 0;

          visits[i] += now[i];
          for (guint k = 0; k < input->n_flows; k++)
            if (input->flows[k].from == i && !input->flows[k].open)
              told += input->flows[k].probability;
          for (guint k = 0; k < input->n_flows; k++)
            if (input->flows[k].from == i)
              next[input->flows[k].to]
                  += now[i] * (input->flows[k].open ? 1 - told : input->flows[k].probability);
        }
      for (guint i = 0; i < n; i++)
        {
          now[i] = next[i];
          left += next[i];
        }
      if (left < 1e-14)
        break;
    }
}

static gboolean
has_kind (const FwStreamFigures *figures, FwValueStreamKind kind)
{
  for (guint i = 0; i < figures->input.n_steps; i++)
    if (figures->input.steps[i].kind == kind)
      return TRUE;
  return FALSE;
}

static void
check_sums (const FwStreamFigures *figures, guint seed)
{
  for (guint f = 0; f < FW_VS_N_FIGURES; f++)
    {
      const FwValueStreamFigure *figure
          = fw_stream_figures_get_figure (figures, (FwValueStreamFigureKind) f);
      double sum = 0;

      if (figure->parts->len == 0 || f == FW_VS_ROLLED)
        continue;
      for (guint i = 0; i < figure->parts->len; i++)
        sum += g_array_index (figure->parts, FwValueStreamPart, i).value;
      if (isnan (figure->value) ? !isnan (sum) : !is_near (sum, figure->value))
        g_error ("map %u: %s is %.12g and its parts sum to %.12g", seed,
                 fw_stream_figure_get_member ((FwValueStreamFigureKind) f), figure->value, sum);
    }
}

/* Every case that begins ends once; the ladder sums to the lead time. */
static void
check_conservation (const FwStreamFigures *figures, guint seed)
{
  const FwValueStreamFigures *inner = figures->figures;
  const FwValueStreamLadderOptions options
      = {.style = FW_VS_SAW_TOOTH, .proportional = TRUE, .width = 1000, .bottom = 40, .gap = 20};
  g_autoptr (FwValueStreamLadder) ladder = fw_stream_figures_make_ladder (figures, &options);
  g_autofree double *visits = g_new0 (double, inner->n_steps + 1);
  double lead = fw_stream_figures_get (figures, FW_VS_LEAD_TIME), end = 0, width = 0;

  g_assert_cmpuint (ladder->n_rungs, ==, inner->n_order);
  if (!is_near (ladder->sums[ladder->n_rungs - 1], lead))
    g_error ("map %u: the ladder sums to %.12g, the lead time is %.12g", seed,
             ladder->sums[ladder->n_rungs - 1], lead);
  for (guint i = 0; i < ladder->n_parts; i++)
    {
      width += ladder->parts[i].x2 - ladder->parts[i].x1;
      g_assert_true (is_near (ladder->parts[i].x2 - ladder->parts[i].x1,
                              ladder->parts[i].value * ladder->scale));
    }
  g_assert_true (is_near (width, lead > 0 ? 1000 : 0));
  for (guint i = 0; i < inner->n_steps; i++)
    if (figures->input.steps[i].kind == FW_VS_END)
      end += inner->visits[i].value;
  if (!is_near (end, 1))
    g_error ("map %u: of one case %.12g come to an end", seed, end);
  if (has_kind (figures, FW_VS_SPLIT) || figures->input.n_classes > 0)
    return;
  walk_visits (figures, visits);
  for (guint i = 0; i < inner->n_steps; i++)
    if (!is_near (visits[i], inner->visits[i].value))
      g_error ("map %u: step %u is visited %.12g times by walking, %.12g by the matrix", seed, i,
               visits[i], inner->visits[i].value);
}

/* Money by its own rule: sources + gaps = uses, node by node. */
static void
check_money (const FwStreamFigures *figures, guint seed)
{
  g_autoptr (FwValueStreamMoney) money = fw_stream_figures_make_money (figures);
  gint64 gaps = 0, all_in = 0, all_out = 0;

  for (guint i = 0; i < money->nodes->len; i++)
    {
      const FwValueStreamMoneyNode *node = g_ptr_array_index (money->nodes, i);

      all_in += node->in;
      all_out += node->out;
      gaps += node->gap;
      g_assert_true (!money->closes || node->gap == 0);
    }
  g_assert_cmpint (all_in, ==, all_out);
  g_assert_cmpint (money->in - money->out, ==, money->gap);
  g_assert_cmpint (gaps, ==, money->gap);
}

static void
test_sums (void)
{
  for (guint seed = 0; seed < fw_test_stream_get_n_maps (10000); seed++)
    {
      g_autoptr (FwStream) stream = fw_test_stream_new (seed, get_size (seed), TRUE);
      g_autoptr (FwStream) gaps = fw_test_stream_new (seed, get_size (seed), FALSE);
      g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (stream);
      g_autoptr (FwStreamFigures) other = fw_stream_figures_new (gaps);

      if (figures->figures->problems->len > 0)
        {
          g_autofree char *text = fw_stream_figures_dup_problem_text (
              figures, &g_array_index (figures->figures->problems, FwValueStreamProblem, 0));

          g_error ("map %u: %s", seed, text);
        }
      check_sums (figures, seed);
      check_conservation (figures, seed);
      check_money (figures, seed);
      check_sums (other, seed);
    }
}

/* --- undo and files ---------------------------------------------------------------- */

static void
edit_by_chance (FwStream *stream, GRand *rand)
{
  guint n = fw_stream_get_n (stream, FW_STREAM_STEP);
  FwStreamItem *step
      = n > 0 ? fw_stream_get (stream, FW_STREAM_STEP, (guint) g_rand_int_range (rand, 0, (gint) n))
              : NULL;

  switch (step != NULL ? g_rand_int_range (rand, 0, 7) : 0)
    {
    case 1:
      fw_stream_set_number (stream, step, FW_STREAM_WAIT, g_rand_int_range (rand, 0, 9),
                            FW_STREAM_UNIT_WD);
      break;
    case 2:
      fw_stream_edit_remove_step (stream, step);
      break;
    case 3:
      fw_stream_move (stream, step, (guint) g_rand_int_range (rand, 0, (gint) n));
      break;
    case 4:
      if (fw_stream_get_n (stream, FW_STREAM_FLOW) > 0)
        fw_stream_edit_remove (stream, fw_stream_get (stream, FW_STREAM_FLOW, 0));
      break;
    case 5:
      for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
        {
          FwStreamItem *flow = fw_stream_get (stream, FW_STREAM_FLOW, i);

          if (fw_stream_item_is (flow, FW_STREAM_KIND, "work"))
            {
              fw_stream_edit_insert_step (stream, flow, "Dazwischen");
              break;
            }
        }
      break;
    case 6:
      if (fw_stream_get_n (stream, FW_STREAM_MEASURE) > 0)
        fw_stream_edit_remove (stream, fw_stream_get (stream, FW_STREAM_MEASURE, 0));
      break;
    case 0:
    default:
      fw_stream_edit_add_step (stream, step, "Neu");
    }
}

static void
test_undo (void)
{
  for (guint seed = 0; seed < fw_test_stream_get_n_maps (10000); seed++)
    {
      g_autoptr (FwStream) stream = fw_stream_new (), empty = fw_stream_new (), full = NULL;
      g_autoptr (GPtrArray) states
          = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_stream_free);
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint n = 0;

      fw_stream_begin (stream, "Map");
      fw_test_stream_fill (stream, seed, get_size (seed), FALSE);
      fw_stream_end (stream);
      for (guint i = 0; i < 8; i++)
        {
          g_ptr_array_add (states, fw_stream_copy (stream));
          fw_stream_begin (stream, "Edit");
          edit_by_chance (stream, rand);
          fw_stream_end (stream);
          if (fw_stream_equal (stream, g_ptr_array_index (states, states->len - 1)))
            g_ptr_array_set_size (states, (gint) states->len - 1);
        }
      full = fw_stream_copy (stream);
      for (; fw_stream_undo (stream); n++)
        if (n < states->len
            && !fw_stream_equal (stream, g_ptr_array_index (states, states->len - 1 - n)))
          g_error ("map %u: undo %u gives another map", seed, n);
      if (!fw_stream_equal (stream, empty))
        g_error ("map %u: undo to the begin leaves something", seed);
      for (; fw_stream_redo (stream); n--)
        ;
      g_assert_cmpuint (n, ==, 0);
      if (!fw_stream_equal (stream, full))
        g_error ("map %u: redo to the end gives another map", seed);
    }
}

static void
test_file (void)
{
  for (guint seed = 0; seed < fw_test_stream_get_n_maps (10000); seed++)
    {
      g_autoptr (FwStream) stream = fw_test_stream_new (seed, get_size (seed), FALSE), again = NULL;
      g_autofree char *text = fw_map_json_write (stream), *second = NULL;
      g_autoptr (GError) error = NULL;

      again = fw_map_json_read (text, -1, &error);
      g_assert_no_error (error);
      second = fw_map_json_write (again);
      g_assert_cmpstr (text, ==, second);
      if (!fw_stream_equal (stream, again))
        g_error ("map %u: the file gives another map\n%s", seed, text);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value-stream/random/sums", test_sums);
  g_test_add_func ("/value-stream/random/undo", test_undo);
  g_test_add_func ("/value-stream/random/file", test_file);
  return g_test_run ();
}
