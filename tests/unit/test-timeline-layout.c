/* A timeline's geometry: in no lane two things overlap, no label leaves its room, and what is
 * drawn is what there is, at every scale. */
#include "config.h"

#include <math.h>

#include "base/fw-clock.h"
#include "domain/fw-timeline.h"
#include "scene/fw-timeline-layout.h"

static double
measure (const char *text, double size, int weight, gpointer data)
{
  return (double) g_utf8_strlen (text, -1) * size * (weight > 500 ? 0.6 : 0.55);
}

static FwTimeline *
make (guint n_events, guint n_children, guint seed)
{
  static const char *const names[] = {"Lena", "Jonas", "Finn", "Mia", "Paul"};
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  FwTimeline *self = fw_timeline_new (fw_day_new (2026, 6, 2));

  for (guint i = 0; i < n_children; i++)
    {
      FwTimelineChild child = {.id = i + 1, .name = names[i]};

      child.born = fw_partial_date_from_day (fw_day_new (2008 + 3 * (int) i, 4, 5));
      g_array_append_val (self->children, child);
    }
  for (guint i = 0; i < n_events; i++)
    {
      FwTimelineEvent *event = fw_timeline_add (self, "event", i + 1);
      FwDay day = fw_day_new (2008, 4, 5) + g_rand_int_range (rand, 0, 18 * 365);
      gboolean contact = g_rand_int_range (rand, 0, 10) < 8;

      event->lane = contact ? FW_LANE_CONTACTS : g_rand_int_range (rand, 0, FW_N_LANES);
      event->child = g_rand_int_range (rand, -1, (int) n_children);
      event->shape = contact ? FW_EVENT_CONTACT
                             : (FwTimelineShape) g_rand_int_range (rand, 0, FW_EVENT_DEADLINE + 1);
      if (event->shape == FW_EVENT_CONTACT)
        event->lane = FW_LANE_CONTACTS;
      else if (event->lane == FW_LANE_CONTACTS)
        event->lane = FW_LANE_OTHER;
      event->light = event->shape >= FW_EVENT_GOAL ? 0 : -1;
      event->letter = "K";
      event->from = fw_partial_date_from_day (day);
      event->to = fw_partial_date_from_day (day + g_rand_int_range (rand, 1, 900));
      if (g_rand_int_range (rand, 0, 6) == 0)
        fw_partial_date_from_text ("~2014", &event->from);
      event->text = "Etwas mit einem Namen";
      if (i % 7 == 0)
        event->text = "Ein sehr viel längerer Text, der in keinen Balken eines Jahres passt";
    }
  fw_timeline_seal (self);
  return self;
}

static FwTimelineLayout *
lay_out (FwTimeline *timeline, double scale, double factor)
{
  FwTimelineLayoutOptions options = {.scale = scale,
                                     .factor = factor,
                                     .filter = FW_TIMELINE_FILTER_ALL,
                                     .first = FW_DAY_NONE,
                                     .last = FW_DAY_NONE,
                                     .measure = measure};

  return fw_timeline_layout_new (timeline, &options);
}

static void
get_extent (const FwTimelineMark *mark, double *from, double *to)
{
  *from = mark->x;
  *to = mark->x + mark->width;
  if (mark->label == NULL || mark->side == FW_PACK_NO_LABEL)
    return;
  *from = MIN (*from, mark->label_x);
  *to = MAX (*to, mark->label_x + mark->label_width);
}

static void
check_overlap (FwTimelineLayout *layout)
{
  for (guint i = 0; i < layout->marks->len; i++)
    for (guint k = i + 1; k < layout->marks->len; k++)
      {
        const FwTimelineMark *a = fw_timeline_layout_get_mark (layout, i);
        const FwTimelineMark *b = fw_timeline_layout_get_mark (layout, k);
        double a1, a2, b1, b2;

        if (a->lane != b->lane || a->kind == FW_MARK_AGE || b->kind == FW_MARK_AGE
            || a->y + a->height <= b->y || b->y + b->height <= a->y)
          continue;
        get_extent (a, &a1, &a2);
        get_extent (b, &b1, &b2);
        if (a2 > b1 + 0.01 && b2 > a1 + 0.01)
          g_error ("marks %u [%g, %g] and %u [%g, %g] overlap at scale %g", i, a1, a2, k, b1, b2,
                   layout->options.scale);
      }
}

static void
check_lanes (FwTimelineLayout *layout)
{
  double y = 0;

  for (guint i = 0; i < layout->lanes->len; i++)
    {
      const FwTimelineLaneRow *lane = &g_array_index (layout->lanes, FwTimelineLaneRow, i);

      g_assert_cmpfloat (fabs (lane->y - y), <, 0.01);
      y += lane->height;
    }
  g_assert_cmpfloat (fabs (layout->height - y), <, 0.01);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const FwTimelineMark *mark = fw_timeline_layout_get_mark (layout, i);
      const FwTimelineLaneRow *lane = &g_array_index (layout->lanes, FwTimelineLaneRow, mark->lane);

      g_assert_cmpfloat (mark->y, >=, lane->y);
      g_assert_cmpfloat (mark->y + mark->height, <=, lane->y + lane->height + 0.01);
    }
}

/* Each event in exactly one mark. */
static void
check_all_there (FwTimelineLayout *layout)
{
  g_assert_cmpuint (layout->members->len, ==, layout->timeline->events->len - layout->n_undated);
  for (guint i = 0; i < layout->timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (layout->timeline, i);
      const FwTimelineMark *mark = fw_timeline_layout_find (layout, event);
      gboolean found = FALSE;

      g_assert_nonnull (mark);
      for (guint k = 0; k < mark->n_members; k++)
        found |= fw_timeline_layout_get_member (layout, mark, k) == event;
      g_assert_true (found);
    }
}

/* A label has all the room it wants, or ends with an ellipsis in the room it has. */
static void
check_labels (FwTimelineLayout *layout)
{
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const FwTimelineMark *mark = fw_timeline_layout_get_mark (layout, i);

      if (mark->label == NULL || mark->side == FW_PACK_NO_LABEL)
        continue;
      g_assert_cmpfloat (mark->label_width, >=, 30 * layout->options.factor);
      if (mark->side == FW_PACK_INSIDE)
        g_assert_cmpfloat (mark->label_x + mark->label_width, <=, mark->x + mark->width);
    }
}

static void
test_geometry (void)
{
  static const double factors[] = {1, 2};

  for (guint seed = 1; seed <= 4; seed++)
    for (double scale = FW_TIMELINE_LEAST_SCALE; scale < 60; scale *= 3)
      for (guint i = 0; i < G_N_ELEMENTS (factors); i++)
        {
          g_autoptr (FwTimeline) timeline = make (400, 3, seed);
          g_autoptr (FwTimelineLayout) layout = lay_out (timeline, scale, factors[i]);

          check_overlap (layout);
          check_lanes (layout);
          check_all_there (layout);
          check_labels (layout);
        }
}

static guint
count_marks (FwTimelineLayout *layout, FwTimelineMarkKind kind, guint *most)
{
  guint n = 0;

  *most = 0;
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const FwTimelineMark *mark = fw_timeline_layout_get_mark (layout, i);

      n += mark->kind == kind;
      if (mark->kind == kind)
        *most = MAX (*most, mark->n_members);
    }
  return n;
}

static double
get_lane_height (FwTimelineLayout *layout, FwTimelineLane lane)
{
  for (guint i = 0; i < layout->lanes->len; i++)
    if (g_array_index (layout->lanes, FwTimelineLaneRow, i).lane == (int) lane)
      return g_array_index (layout->lanes, FwTimelineLaneRow, i).height;
  return 0;
}

/* Deadlines that stand close together are counted from afar, in few rows; from near each stands
 * for itself. None is lost, nothing overlaps, no label leaves its room. */
static void
test_deadlines (void)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (5);
  g_autoptr (FwTimeline) timeline = fw_timeline_new (fw_day_new (2026, 6, 2));
  guint n = 60, most, before = 0;

  for (guint i = 0; i < n; i++)
    {
      FwTimelineEvent *event = fw_timeline_add (timeline, "deadline", i + 1);

      event->lane = FW_LANE_DEADLINES;
      event->shape = FW_EVENT_DEADLINE;
      event->light = (int) (i % 3);
      event->from = fw_partial_date_from_day (fw_day_new (2026, 5, 20)
                                              + g_rand_int_range (rand, 0, 10) * 12);
      event->text = i % 4 == 0 ? "Hilfeplan an alle Beteiligten senden" : "Wiedervorlage";
    }
  fw_timeline_seal (timeline);
  for (double scale = FW_TIMELINE_LEAST_SCALE; scale < 60; scale *= 2.5)
    {
      g_autoptr (FwTimelineLayout) layout = lay_out (timeline, scale, 1);
      guint n_marks = count_marks (layout, FW_MARK_DEADLINE, &most);

      check_overlap (layout);
      check_lanes (layout);
      check_all_there (layout);
      check_labels (layout);
      g_assert_cmpuint (n_marks, >=, before);
      before = n_marks;
      if (scale < 1)
        {
          g_assert_cmpuint (n_marks, <=, 12);
          g_assert_cmpfloat (get_lane_height (layout, FW_LANE_DEADLINES), <=, 3 * 23 + 3 * 7);
        }
      if (scale < 0.1)
        g_assert_cmpuint (n_marks, ==, 1);
      if (scale >= 20)
        g_assert_cmpuint (most, ==, 1);
    }
  g_assert_cmpuint (before, ==, n);
}

/* What is folded, filtered or outside of the window is not there. */
static void
test_options (void)
{
  g_autoptr (FwTimeline) timeline = make (300, 2, 9);
  g_autoptr (FwTimelineLayout) layout = NULL;
  FwTimelineLayoutOptions options = {.scale = 0.3,
                                     .factor = 1,
                                     .filter = FW_TIMELINE_FILTER_ALL,
                                     .folded = 1u << FW_LANE_HELP,
                                     .first = fw_day_new (2015, 1, 1),
                                     .last = fw_day_new (2018, 12, 31),
                                     .measure = measure};

  options.filter.children = 1;
  layout = fw_timeline_layout_new (timeline, &options);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const FwTimelineMark *mark = fw_timeline_layout_get_mark (layout, i);

      if (mark->kind == FW_MARK_AGE)
        continue;
      for (guint k = 0; k < mark->n_members; k++)
        {
          const FwTimelineEvent *event = fw_timeline_layout_get_member (layout, mark, k);

          g_assert_cmpint (event->child, !=, 1);
          g_assert_cmpint (event->lane, !=, FW_LANE_HELP);
          g_assert_cmpint (event->last, >=, options.first);
          g_assert_cmpint (event->first, <=, options.last);
        }
      if (mark->kind == FW_MARK_BAR)
        g_assert_cmpfloat (mark->x, >=, fw_timeline_layout_get_x (layout, options.first) - 0.01);
    }
}

/* 10 000 events of 5 children over 18 years; how long it takes is told, and judged by the benchmark. */
static void
test_large (void)
{
  g_autoptr (FwTimeline) timeline = make (10000, 5, 3);
  gint64 best = G_MAXINT64;

  for (guint i = 0; i < 5; i++)
    {
      gint64 before = g_get_monotonic_time ();
      g_autoptr (FwTimelineLayout) layout = lay_out (timeline, 0.12, 1);

      best = MIN (best, g_get_monotonic_time () - before);
      g_assert_cmpuint (layout->marks->len, >, 100);
    }
  g_test_message ("10 000 events: %" G_GINT64_FORMAT " µs", best);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-layout/nothing-overlaps", test_geometry);
  g_test_add_func ("/timeline-layout/deadlines", test_deadlines);
  g_test_add_func ("/timeline-layout/folded-filtered-cut", test_options);
  g_test_add_func ("/timeline-layout/ten-thousand", test_large);
  return g_test_run ();
}
