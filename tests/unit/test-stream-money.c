/* The money band: amounts by step and payee close or say by how much they do not, and what
 * is drawn of them conserves: each bar is filled on both sides, nothing lies on another. */
#include "config.h"

#include <string.h>

#include "domain/fw-stream-example.h"
#include "engine/fw-value-stream-band.h"
#include "fw-test-stream.h"
#include "scene/fw-stream-money.h"
#include "scene/fw-stream-scene.h"

#define NEAR 1e-6

/* --- amounts ---------------------------------------------------------------------- */

/* mockups/vsm-money, of one case: 2,210.50 of staff, 8,346.00 granted, 7,674.00 paid. */
static void
test_example (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (stream);
  g_autoptr (FwStreamMoney) money = fw_stream_money_new (figures);
  static const gint64 staff[] = {5400, 32400, 21600, 0, 40000, 54000, 15000, 12150, 8100, 32400};

  g_assert_cmpuint (money->cells->len, ==, G_N_ELEMENTS (staff));
  for (guint i = 0; i < money->cells->len; i++)
    {
      const FwStreamMoneyCell *cell = &g_array_index (money->cells, FwStreamMoneyCell, i);
      const FwValueStreamMoneyNode *node = g_ptr_array_index (money->sums->nodes, cell->node);

      g_assert_cmpint (node->in, ==, staff[i]);
    }
  g_assert_cmpint (money->staff, ==, 221050);
  g_assert_cmpint (money->sums->in, ==, 221050 + 834600);
  g_assert_cmpint (money->paid, ==, 767400);
  g_assert_cmpint (money->rest, ==, 67200);
  g_assert_cmpint (money->missing, ==, 0);
  g_assert_false (money->sums->closes);
}

static FwStream *
new_chain (void)
{
  FwStream *stream = fw_stream_new ();
  FwStreamItem *back, *on;

  for (guint i = 0; i < 3; i++)
    {
      FwStreamItem *step = fw_stream_edit_add_step (stream, NULL, "Schritt");

      fw_stream_set_number (stream, step, FW_STREAM_PROCESS, 1, FW_STREAM_UNIT_H);
      fw_stream_set_number (stream, step, FW_STREAM_RATE, 5000, FW_STREAM_UNIT_NONE);
    }
  on = fw_stream_get (stream, FW_STREAM_FLOW, 1);
  fw_stream_set_number (stream, on, FW_STREAM_PROBABILITY, 0.7, FW_STREAM_UNIT_NONE);
  back = fw_stream_edit_connect (stream, "s2", "s1", "work");
  fw_stream_set_flag (stream, back, FW_STREAM_REWORK, TRUE);
  fw_stream_set_number (stream, back, FW_STREAM_PROBABILITY, 0.3, FW_STREAM_UNIT_NONE);
  return stream;
}

static FwStreamItem *
pay (FwStream *stream, const char *from, const char *to, const char *payee, double cents)
{
  FwStreamItem *flow = fw_stream_edit_connect (stream, from, to, "money");

  fw_stream_set_text (stream, flow, FW_STREAM_PAYEE, payee);
  if (isnan (cents))
    fw_stream_set (stream, flow, FW_STREAM_CENTS, fw_stream_value_new_unknown ());
  else
    fw_stream_set_number (stream, flow, FW_STREAM_CENTS, cents, FW_STREAM_UNIT_NONE);
  return flow;
}

/* A step is visited 1 / 0.7 times: three odd amounts in, three out, and not a cent between. */
static void
test_rounding (void)
{
  g_autoptr (FwStream) stream = new_chain ();
  FwStreamItem *payer = fw_stream_add (stream, FW_STREAM_PARTY, "p1", G_MAXUINT);
  g_autoptr (FwStreamFigures) figures = NULL;
  g_autoptr (FwStreamMoney) money = NULL;

  fw_stream_set_text (stream, payer, FW_STREAM_KIND, "payer");
  pay (stream, "p1", "s2", NULL, 101);
  pay (stream, "p1", "s2", NULL, 103);
  pay (stream, "p1", "s2", NULL, 107);
  pay (stream, "s2", NULL, "A", 33);
  pay (stream, "s2", NULL, "B", 77);
  pay (stream, "s2", NULL, "A", 201);
  figures = fw_stream_figures_new (stream);
  money = fw_stream_money_new (figures);
  g_assert_true (money->sums->closes);
  g_assert_cmpint (money->paid, ==, (gint64) round (311 / 0.7));
  g_assert_cmpint (money->staff, ==, (gint64) round (fw_stream_figures_get (figures, FW_VS_COST)));
}

/* Unknown is never 0: no rest is made of it, and the sums do not close. */
static void
test_unknown (void)
{
  g_autoptr (FwStream) stream = new_chain ();
  g_autoptr (FwStreamFigures) figures = NULL;
  g_autoptr (FwStreamMoney) money = NULL;
  g_autofree char *verdict = NULL;

  fw_stream_set (stream, fw_stream_get (stream, FW_STREAM_STEP, 0), FW_STREAM_RATE, NULL);
  fw_stream_add (stream, FW_STREAM_PARTY, "p1", G_MAXUINT);
  pay (stream, "p1", "s2", NULL, 1000);
  pay (stream, "s2", NULL, "A", NAN);
  figures = fw_stream_figures_new (stream);
  money = fw_stream_money_new (figures);
  g_assert_cmpuint (money->n_unknown, ==, 2);
  g_assert_true (money->sums->unknown && !money->sums->closes);
  g_assert_cmpint (money->rest, ==, 0);
  verdict = fw_stream_money_dup_verdict (money);
  g_assert_nonnull (strstr (verdict, "2 amounts are unknown"));
}

/* In + missing = staff + paid + rest, whatever is paid to whom. */
static void
test_random_maps (void)
{
  for (guint seed = 0; seed < fw_test_stream_get_n_maps (4000); seed++)
    {
      g_autoptr (FwStream) stream = fw_test_stream_new (seed, 1 + seed % 8, seed % 2 == 0);
      g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (stream);
      g_autoptr (FwStreamMoney) money = fw_stream_money_new (figures);
      double cost = fw_stream_figures_get (figures, FW_VS_COST);

      if (!isnan (cost))
        g_assert_cmpint (ABS (money->staff - (gint64) round (cost)), <=, 1);
      g_assert_cmpint (money->n_unknown > 0, ==, money->sums->unknown);
      if (money->n_unknown == 0)
        g_assert_cmpint (money->sums->in + money->missing, ==,
                         money->staff + money->paid + money->rest);
      if (money->sums->closes)
        g_assert_cmpint (money->rest + money->missing, ==, 0);
    }
}

/* --- what is drawn ------------------------------------------------------------------ */

static FwValueStreamMoney *
new_money (guint seed, guint *n_cells, guint *hub)
{
  FwValueStreamMoney *money = fw_value_stream_money_new ();
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  guint n_ends = (guint) g_rand_int_range (rand, 2, 9);
  guint n_flows = (guint) g_rand_int_range (rand, 0, 14);

  *n_cells = (guint) g_rand_int_range (rand, 0, 12);
  *hub = *n_cells > 0 ? fw_value_stream_money_take_node (money, "hub", "") : G_MAXUINT;
  for (guint i = 0; i < *n_cells; i++)
    {
      g_autofree char *id = g_strdup_printf ("cell:%u", i);

      fw_value_stream_money_add (money, *hub, fw_value_stream_money_take_node (money, id, ""),
                                 g_rand_int_range (rand, 0, 90000));
    }
  for (guint i = 0; i < n_flows; i++)
    {
      g_autofree char *from = g_strdup_printf ("%d", g_rand_int_range (rand, 0, (gint) n_ends));
      g_autofree char *to = g_strdup_printf ("%d", g_rand_int_range (rand, 0, (gint) n_ends));
      guint a = fw_value_stream_money_take_node (money, from, "");
      guint b = fw_value_stream_money_take_node (money, to, "");

      if (g_rand_int_range (rand, 0, 12) == 0)
        fw_value_stream_money_add_unknown (money, a, b);
      else
        fw_value_stream_money_add (money, a, b, g_rand_int_range (rand, 0, 900000));
    }
  fw_value_stream_money_close (money);
  return money;
}

/* What leaves or comes to a bar on one side, and that it lies on the bar. */
static double
sum_side (const FwValueStreamBand *band, guint place, gboolean out)
{
  const FwValueStreamBandNode *node = &g_array_index (band->nodes, FwValueStreamBandNode, place);
  double sum = 0;

  for (guint i = 0; i < band->flows->len; i++)
    {
      const FwValueStreamBandFlow *flow = &g_array_index (band->flows, FwValueStreamBandFlow, i);
      double y = out ? flow->y1 : flow->y2;

      if ((out ? flow->from : flow->to) != place)
        continue;
      sum += flow->thick;
      g_assert_cmpfloat (y - flow->thick / 2, >=, node->y - NEAR);
      g_assert_cmpfloat (y + flow->thick / 2, <=, node->y + node->h + NEAR);
      /* Two on one side do not share a stretch of it. */
      for (guint k = 0; k < i; k++)
        {
          const FwValueStreamBandFlow *other
              = &g_array_index (band->flows, FwValueStreamBandFlow, k);
          double apart = fabs (y - (out ? other->y1 : other->y2));

          if ((out ? other->from : other->to) == place)
            g_assert_cmpfloat (apart, >=, (flow->thick + other->thick) / 2 - NEAR);
        }
    }
  return sum;
}

static void
check_nodes (const FwValueStreamMoney *money,
             const FwValueStreamBand *band,
             const FwValueStreamBandOptions *options,
             guint seed)
{
  for (guint i = 0; i < band->nodes->len; i++)
    {
      const FwValueStreamBandNode *node = &g_array_index (band->nodes, FwValueStreamBandNode, i);
      const FwValueStreamMoneyNode *told = g_ptr_array_index (money->nodes, node->node);
      double in = sum_side (band, i, FALSE), out = sum_side (band, i, TRUE);
      gboolean takes = node->gap ? told->gap > 0 : told->takes;
      gboolean gives = node->gap ? told->gap < 0 : told->gives;

      if (!told->unknown
          && ((takes && fabs (in - node->h) > NEAR) || (gives && fabs (out - node->h) > NEAR)))
        g_error ("money %u: bar %u is %.6g high, %.6g come in and %.6g go out", seed, i, node->h,
                 in, out);
      g_assert_cmpfloat (node->y + node->h, <=, band->bottom + NEAR);
      for (guint k = 0; k < i; k++)
        {
          const FwValueStreamBandNode *other
              = &g_array_index (band->nodes, FwValueStreamBandNode, k);
          double least = MAX (node->h, options->label_h) / 2 + MAX (other->h, options->label_h) / 2;
          double apart = fabs (node->y + node->h / 2 - other->y - other->h / 2);

          /* Bars of a column, with their words, lie apart; so does the hub. */
          if (fabs (node->x - other->x) < options->node_w + options->label_w
              && node->node != options->hub && other->node != options->hub
              && node->column == other->column)
            g_assert_cmpfloat (apart, >=, least - NEAR);
        }
    }
}

/* Bands to the cells: along below what has turned up before, and up beside it. */
static void
check_cells (const FwValueStreamBand *band, const FwValueStreamBandOptions *options)
{
  for (guint i = 0; i < band->flows->len; i++)
    for (guint k = 0; k < band->flows->len; k++)
      {
        const FwValueStreamBandFlow *a = &g_array_index (band->flows, FwValueStreamBandFlow, i);
        const FwValueStreamBandFlow *b = &g_array_index (band->flows, FwValueStreamBandFlow, k);

        if (a->cell == FW_VALUE_STREAM_NO_BAND || b->cell == FW_VALUE_STREAM_NO_BAND
            || a->cell >= b->cell)
          continue;
        g_assert_cmpfloat (a->y1 + a->thick / 2, <=, b->y1 - b->thick / 2 + NEAR);
        g_assert_cmpfloat (a->x2 + a->thick / 2, <, b->x2 - b->thick / 2);
        g_assert_cmpfloat (a->y2, ==, options->top);
      }
}

static void
test_band (void)
{
  for (guint seed = 0; seed < fw_test_stream_get_n_maps (4000); seed++)
    {
      guint n_cells, hub;
      g_autoptr (FwValueStreamMoney) money = new_money (seed, &n_cells, &hub);
      g_autofree FwValueStreamBandCell *cells = g_new0 (FwValueStreamBandCell, n_cells + 1);
      FwValueStreamBandOptions options = {.x = 10,
                                          .width = 1000,
                                          .top = 60,
                                          .rise = 30,
                                          .node_w = 12,
                                          .label_w = 200,
                                          .label_h = 36,
                                          .gap = 10,
                                          .most = 220,
                                          .hub = hub,
                                          .cells = cells,
                                          .n_cells = n_cells};
      g_autoptr (FwValueStreamBand) band = NULL;
      double all = 0;

      for (guint i = 0; i < n_cells; i++)
        {
          g_autofree char *id = g_strdup_printf ("cell:%u", i);

          cells[i] = (FwValueStreamBandCell) {fw_value_stream_money_take_node (money, id, ""),
                                              30.0 + 80 * i, 70};
        }
      band = fw_value_stream_band_new (money, &options);
      check_nodes (money, band, &options, seed);
      check_cells (band, &options);
      for (guint i = 0; i < band->flows->len; i++)
        {
          const FwValueStreamBandFlow *flow
              = &g_array_index (band->flows, FwValueStreamBandFlow, i);

          g_assert_cmpfloat (fabs (flow->thick - (double) flow->cents * band->scale), <=, NEAR);
          g_assert_true (!flow->unknown || flow->thick == 0);
        }
      for (guint i = 0; i < money->nodes->len; i++)
        {
          const FwValueStreamMoneyNode *node = g_ptr_array_index (money->nodes, i);

          all += !node->takes ? (double) node->out : 0;
        }
      g_assert_cmpfloat (all * band->scale, <=, 220 + NEAR);
    }
}

/* --- in the scene --------------------------------------------------------------------- */

static void
test_scene (void)
{
  g_autoptr (FwStream) stream = fw_stream_example_new ();
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (stream);
  g_autoptr (FwStreamPlace) place = fw_stream_place_new (stream, NULL, NULL);
  g_autoptr (FwScene) scene = fw_scene_new ();
  FwStreamSceneOptions options = FW_STREAM_SCENE_OPTIONS_INIT;
  FwSceneItem *sum;
  guint n_bands = 0;
  gboolean rest = FALSE, payee = FALSE;

  options.show |= FW_STREAM_SHOW_BAND;
  fw_stream_scene_fill (scene, figures, place, &options);
  for (guint i = 0; i < fw_scene_get_n_items (scene); i++)
    {
      FwSceneItem *item = fw_scene_get_item (scene, i);

      if (item->kind != FW_STREAM_ITEM_MONEY_BAND)
        continue;
      n_bands++;
      g_assert_true ((item->flags & FW_ITEM_FOCUSABLE) != 0);
      payee = payee || strstr (item->spoken, "to “Träger der Hilfe”: 7674.00 €") != NULL;
      rest = rest || strstr (item->spoken, "goes nowhere: 672.00 €") != NULL;
    }
  /* The family's own step costs nothing. */
  g_assert_cmpuint (n_bands, ==, 9 + 2 + 1);
  g_assert_true (payee && rest);
  sum = fw_scene_find (scene, "money:sum");
  g_assert_nonnull (strstr (sum->spoken, "672.00 € came in and went nowhere"));
  g_assert_nonnull (strstr (sum->spoken, "In 10556.50 € = staff 2210.50 € + paid 7674.00 € + "
                                         "unexplained 672.00 €"));
  options.show = FW_STREAM_SHOW_LADDER;
  fw_stream_scene_fill (scene, figures, place, &options);
  g_assert_null (fw_scene_find (scene, "money:sum"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/stream-money/example", test_example);
  g_test_add_func ("/stream-money/rounding", test_rounding);
  g_test_add_func ("/stream-money/unknown", test_unknown);
  g_test_add_func ("/stream-money/random-maps", test_random_maps);
  g_test_add_func ("/stream-money/band", test_band);
  g_test_add_func ("/stream-money/scene", test_scene);
  return g_test_run ();
}
