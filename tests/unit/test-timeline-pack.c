/* Packing of a timeline's lanes: nothing overlaps, as few rows as can be, n log n. */
#include "config.h"

#include <time.h>

#include "engine/fw-timeline-axis.h"
#include "engine/fw-timeline-pack.h"

#define GAP 4.0
#define LEAST 36.0

static int
compare (gconstpointer a, gconstpointer b)
{
  const FwPackItem *x = a, *y = b;

  return x->from < y->from ? -1 : x->from > y->from;
}

static FwPackItem *
make_items (GRand *rand, guint n, double width)
{
  FwPackItem *items = g_new0 (FwPackItem, n);

  for (guint i = 0; i < n; i++)
    {
      items[i].from = g_rand_double_range (rand, 0, width);
      items[i].to
          = items[i].from + (g_rand_boolean (rand) ? 12 : g_rand_double_range (rand, 0, width / 8));
      items[i].label = g_rand_int_range (rand, 0, 5) == 0 ? 0 : g_rand_double_range (rand, 8, 260);
      items[i].reserve = g_rand_boolean (rand) ? 0 : MIN (items[i].label, 160) + 2 * GAP;
      items[i].sign = g_rand_int_range (rand, 0, 3) == 0 ? 8 : 0;
      items[i].can_hold = g_rand_boolean (rand);
    }
  if (n > 0)
    qsort (items, n, sizeof *items, compare);
  return items;
}

/* The most that lie over one place: no fewer rows can hold them. */
static guint
get_depth (const FwPackItem *items, guint n)
{
  guint most = 0;

  for (guint i = 0; i < n; i++)
    {
      guint depth = 0;

      for (guint k = 0; k < n; k++)
        depth += items[k].from <= items[i].from
                 && MAX (items[k].from, items[k].to) + items[k].sign + items[k].reserve + GAP
                        > items[i].from;
      most = MAX (most, depth);
    }
  return most;
}

static void
get_extent (const FwPackItem *item, double *from, double *to)
{
  *from = MIN (item->from, item->side == FW_PACK_LEFT ? item->label_from : item->from);
  *to = MAX (item->to + item->sign, item->side == FW_PACK_RIGHT ? item->label_to : item->to);
}

static void
check_rows (const FwPackItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    for (guint k = i + 1; k < n; k++)
      {
        double a, b, c, d;

        if (items[i].row != items[k].row)
          continue;
        get_extent (&items[i], &a, &b);
        get_extent (&items[k], &c, &d);
        if (b > c && d > a)
          g_error ("%u [%g, %g] and %u [%g, %g] overlap in row %u", i, a, b, k, c, d, items[i].row);
      }
}

static void
check_labels (const FwPackItem *items, guint n)
{
  for (guint i = 0; i < n; i++)
    {
      const FwPackItem *item = &items[i];
      double width = item->label_to - item->label_from;

      if (item->side == FW_PACK_NO_LABEL)
        continue;
      g_assert_cmpfloat (width, <=, item->label + 1e-6);
      g_assert_true (width >= MIN (item->label, LEAST) - 1e-6);
      if (item->side == FW_PACK_INSIDE)
        {
          g_assert_true (item->can_hold);
          g_assert_cmpfloat (item->label_from, >=, item->from);
          g_assert_cmpfloat (item->label_to, <=, item->to);
        }
      if (item->side == FW_PACK_RIGHT)
        g_assert_cmpfloat (item->label_from, >=, item->to + item->sign + GAP - 1e-9);
    }
}

static void
test_random (void)
{
  for (guint seed = 1; seed <= 300; seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      guint n = (guint) g_rand_int_range (rand, 0, 120);
      g_autofree FwPackItem *items = make_items (rand, n, g_rand_double_range (rand, 200, 20000));
      guint n_rows = fw_timeline_pack (items, n, GAP);

      check_rows (items, n);
      g_assert_cmpuint (n_rows, ==, get_depth (items, n));
      fw_timeline_place_labels (items, n, n_rows, GAP, LEAST);
      check_rows (items, n);
      check_labels (items, n);
    }
}

/* Places that follow each other without a break stay in one row. */
static void
test_chain (void)
{
  FwPackItem items[] = {{.from = 0, .to = 100, .label = 60, .can_hold = TRUE},
                        {.from = 100, .to = 110, .label = 60, .can_hold = TRUE},
                        {.from = 110, .to = 300, .label = 400, .can_hold = TRUE}};

  g_assert_cmpuint (fw_timeline_pack (items, 3, 0), ==, 1);
  fw_timeline_place_labels (items, 3, 1, GAP, LEAST);
  g_assert_cmpint (items[0].side, ==, FW_PACK_INSIDE);
  g_assert_cmpint (items[1].side, ==, FW_PACK_NO_LABEL);
  check_rows (items, 3);
}

/* Work of this thread so far, in µs: what else the machine does is not counted. */
static gint64
get_work (void)
{
  struct timespec at;

  clock_gettime (CLOCK_THREAD_CPUTIME_ID, &at);
  return (gint64) at.tv_sec * G_USEC_PER_SEC + at.tv_nsec / 1000;
}

/* Ten times as many are less than 25 times the work; growing as n squared would be a hundred. */
static void
test_growth (void)
{
  gint64 times[3];

  for (guint i = 0; i < 3; i++)
    {
      guint n = i == 0 ? 1000 : i == 1 ? 10000 : 100000;
      g_autoptr (GRand) rand = g_rand_new_with_seed (n);
      g_autofree FwPackItem *items = make_items (rand, n, n * 20.0);

      times[i] = G_MAXINT64;
      for (guint round = 0; round < 5; round++)
        {
          gint64 before = get_work ();
          guint n_rows = fw_timeline_pack (items, n, GAP);

          fw_timeline_place_labels (items, n, n_rows, GAP, LEAST);
          times[i] = MIN (times[i], get_work () - before);
        }
      g_test_message ("%u items: %" G_GINT64_FORMAT " µs", n, times[i]);
    }
  g_assert_cmpint (times[2], <, 25 * MAX (times[1], 400));
}

static void
test_clusters (void)
{
  static const double xs[] = {0, 5, 9, 40, 41, 200};
  g_autoptr (GArray) starts = fw_timeline_cluster (xs, G_N_ELEMENTS (xs), 17);

  g_assert_cmpuint (starts->len, ==, 3);
  g_assert_cmpuint (g_array_index (starts, guint, 1), ==, 3);
  g_assert_cmpuint (g_array_index (starts, guint, 2), ==, 5);
}

/* At every scale the marks follow each other without a gap and are as wide as asked for. */
static void
test_axis (void)
{
  for (double scale = FW_TIMELINE_LEAST_SCALE; scale < 200; scale *= 1.3)
    {
      FwAxisUnit unit = fw_axis_get_unit (scale, 8);
      FwDay first = fw_day_new (2007, 2, 27), last = first + (FwDay) (1200 / scale);
      g_autoptr (GArray) ticks = fw_axis_dup_ticks (unit, first, last);

      g_assert_cmpuint (ticks->len, >, 0);
      g_assert_cmpuint (ticks->len, <, 400);
      g_assert_cmpint (g_array_index (ticks, FwAxisTick, 0).day, <=, first);
      for (guint i = 0; i + 1 < ticks->len; i++)
        {
          const FwAxisTick *tick = &g_array_index (ticks, FwAxisTick, i);

          g_assert_cmpint (tick->end, ==, g_array_index (ticks, FwAxisTick, i + 1).day);
          if (unit != FW_AXIS_FIVE_YEARS)
            g_assert_cmpfloat ((tick->end - tick->day) * scale, >=, 7.9);
        }
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-pack/nothing-overlaps", test_random);
  g_test_add_func ("/timeline-pack/what-follows-stays-in-a-row", test_chain);
  g_test_add_func ("/timeline-pack/grows-as-n-log-n", test_growth);
  g_test_add_func ("/timeline-pack/clusters", test_clusters);
  g_test_add_func ("/timeline-pack/axis", test_axis);
  return g_test_run ();
}
