/* The folded time axis: order is kept, every day has one place and every place one day, at any
 * scale; what is folded is as wide as it is told, everything else as the scale says. */
#include "config.h"

#include <math.h>

#include "engine/fw-timeline-fold.h"

static GArray *
make_days (GRand *rand, FwDay from, guint n)
{
  GArray *days = g_array_new (FALSE, FALSE, sizeof (FwDay));
  FwDay day = from;

  for (guint i = 0; i < n; i++)
    {
      g_array_append_val (days, day);
      day += g_rand_int_range (rand, 0, 5) == 0 ? g_rand_int_range (rand, 300, 2500)
                                                : g_rand_int_range (rand, 0, 200);
    }
  return days;
}

static void
test_gaps (void)
{
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (FwDay));
  g_autoptr (GArray) folds = NULL;
  const FwDay given[] = {1000, 0, 1400, 1000, 1402};

  g_array_append_vals (days, given, G_N_ELEMENTS (given));
  folds = fw_fold_dup_gaps (days, 400, 60);
  /* 0 … 1000 is long enough; between 1000 and 1400 lie 399 days. */
  g_assert_cmpuint (folds->len, ==, 1);
  g_assert_cmpint (g_array_index (folds, FwFold, 0).first, ==, 61);
  g_assert_cmpint (g_array_index (folds, FwFold, 0).last, ==, 939);
}

static void
test_there_and_back (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (7);
  guint n_folds = 0;

  for (guint round = 0; round < 60; round++)
    {
      FwDay origin = fw_day_new (1990 + (int) round % 20, 3, 1);
      g_autoptr (GArray) days = make_days (rand, origin, 30);
      g_autoptr (GArray) folds = fw_fold_dup_gaps (days, 400, 60);
      FwFoldAxis axis = {origin, g_rand_double_range (rand, 20, 120), folds};
      FwDay last = g_array_index (days, FwDay, days->len - 1) + 400;
      double scale = exp (g_rand_double_range (rand, log (0.02), log (1600)));
      double before = -G_MAXDOUBLE;

      n_folds += folds->len;
      for (FwDay day = origin - 50; day <= last; day += 1 + g_rand_int_range (rand, 0, 9))
        {
          double x = fw_fold_axis_get_x (&axis, scale, day);
          double back = fw_fold_axis_get_day (&axis, scale, x);
          const FwFold *fold = fw_fold_axis_find (&axis, day);
          double next = fw_fold_axis_get_x (&axis, scale, day + 1);

          g_assert_cmpfloat (x, >, before);
          before = x;
          g_assert_cmpfloat (fabs (back - day), <, 1e-6);
          if (fold == NULL)
            g_assert_cmpfloat (fabs (next - x - scale), <, 1e-6 * MAX (1, scale));
          else
            g_assert_cmpfloat (fabs ((next - x) * (fold->last - fold->first + 1) - axis.width), <,
                               1e-4);
        }
      for (double x = -200; x < fw_fold_axis_get_x (&axis, scale, last); x += before / 400 + 0.7)
        {
          double day = fw_fold_axis_get_day (&axis, scale, x);

          g_assert_cmpfloat (fabs (fw_fold_axis_get_x (&axis, scale, day) - x), <,
                             1e-5 * MAX (1, scale));
        }
    }
  g_assert_cmpuint (n_folds, >, 60);
}

/* No day on which something is, is ever folded away. */
static void
test_nothing_is_hidden (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (8);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GArray) days = make_days (rand, 10000, 40);
      g_autoptr (GArray) folds = fw_fold_dup_gaps (days, 400, 60);
      FwFoldAxis axis = {10000, 56, folds};

      for (guint i = 0; i < days->len; i++)
        for (FwDay near = -60; near <= 60; near++)
          g_assert_null (fw_fold_axis_find (&axis, g_array_index (days, FwDay, i) + near));
    }
}

/* What is asked to fit fits. */
static void
test_scale (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (9);

  for (guint round = 0; round < 40; round++)
    {
      g_autoptr (GArray) days = make_days (rand, 10000, 30);
      g_autoptr (GArray) folds = fw_fold_dup_gaps (days, 400, 60);
      FwFoldAxis axis = {10000, 56, folds};
      FwDay last = g_array_index (days, FwDay, days->len - 1);
      double width = 56.0 * folds->len + g_rand_double_range (rand, 100, 3000);
      double scale = fw_fold_axis_get_scale (&axis, 10000, last, width);
      FwFoldAxis flat = {10000, 56, NULL};

      g_assert_cmpfloat (fabs (fw_fold_axis_get_x (&axis, scale, last + 1.0) - width), <,
                         1e-6 * width);
      g_assert_cmpfloat (fw_fold_axis_get_scale (&axis, 10000, last, 1), <=,
                         folds->len > 0 ? 0 : 1);
      g_assert_cmpfloat (
          fabs (fw_fold_axis_get_scale (&flat, 10000, last, width) - width / (last - 10000 + 1)), <,
          1e-9);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-fold/gaps", test_gaps);
  g_test_add_func ("/timeline-fold/there-and-back", test_there_and_back);
  g_test_add_func ("/timeline-fold/nothing-is-hidden", test_nothing_is_hidden);
  g_test_add_func ("/timeline-fold/scale", test_scale);
  return g_test_run ();
}
