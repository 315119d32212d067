/* What changed between two days of a timeline: laid side by side, in either order, and nothing of what
 * stayed. */
#include <string.h>

#include "domain/fw-decision-light.h"
#include "domain/fw-timeline-compare.h"

static FwDay
day (const char *iso)
{
  FwDay day;

  g_assert_true (fw_day_from_iso (iso, &day));
  return day;
}

static FwPartialDate
date (const char *text)
{
  FwPartialDate date = FW_PARTIAL_DATE_NONE;

  if (text != NULL)
    g_assert_true (fw_partial_date_from_text (text, &date));
  return date;
}

static FwTimelineEvent *
add (FwTimeline *timeline,
     FwTimelineLane lane,
     FwTimelineShape shape,
     int child,
     const char *text,
     const char *from,
     const char *to)
{
  FwTimelineEvent *event = fw_timeline_add (timeline, "test", timeline->events->len + 1);

  event->lane = lane;
  event->shape = shape;
  event->child = child;
  event->text = text;
  event->from = date (from);
  event->to = date (to);
  event->open = shape == FW_EVENT_BAR && to == NULL;
  return event;
}

static FwTimeline *
make (void)
{
  FwTimeline *timeline = fw_timeline_new (day ("2026-06-02"));
  const char *const names[] = {"Lena", "Jonas"};
  FwTimelineEvent *goal;

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      FwTimelineChild child = {.id = i + 1, .name = names[i], .born = date ("2012-03-01")};

      g_array_append_val (timeline->children, child);
    }
  add (timeline, FW_LANE_FAMILY, FW_EVENT_BAR, 0, "Grandmother", "2019-01-01", "2022-04-30");
  add (timeline, FW_LANE_FAMILY, FW_EVENT_BAR, 0, "Mother and Kai", "2022-05-01", NULL);
  add (timeline, FW_LANE_FAMILY, FW_EVENT_BAR, 1, "Mother and Kai", "2012-03-01", NULL);
  add (timeline, FW_LANE_SCHOOL, FW_EVENT_BAR, 1, "Primary school", "2018", "2022-07-31");
  add (timeline, FW_LANE_HELP, FW_EVENT_BAR, -1, "Family help, § 31", "2023-02-01", "2024-01-31");
  add (timeline, FW_LANE_HELP, FW_EVENT_BAR, -1, "Clearing", "2025-02-01", NULL);
  add (timeline, FW_LANE_CONTACTS, FW_EVENT_CONTACT, -1, "Visit", "2022-08-01", NULL);
  add (timeline, FW_LANE_CONTACTS, FW_EVENT_CONTACT, -1, "Phone", "2022-09-01", NULL);
  add (timeline, FW_LANE_PROTECTION, FW_EVENT_POINT, 1, "Report", "2023-03-01", NULL);
  goal = add (timeline, FW_LANE_PLANS, FW_EVENT_GOAL, 0, "To school on time", "2021-01-01",
              "2023-06-30");
  goal->rating = FW_GOAL_REACHED;
  fw_timeline_seal (timeline);
  return timeline;
}

static const FwTimelineDifference *
find (GPtrArray *all, const char *text)
{
  for (guint i = 0; i < all->len; i++)
    if (strstr (((FwTimelineDifference *) all->pdata[i])->text, text) != NULL)
      return all->pdata[i];
  return NULL;
}

static void
test_side_by_side (void)
{
  g_autoptr (FwTimeline) timeline = make ();
  g_autoptr (GPtrArray) all = fw_timeline_compare (timeline, day ("2022-01-01"), day ("2025-06-01"),
                                                   &FW_TIMELINE_FILTER_ALL);
  g_autofree char *spoken = NULL;
  const FwTimelineDifference *moved = find (all, "Grandmother");

  g_assert_nonnull (moved);
  g_assert_cmpint (moved->kind, ==, FW_DIFFERENCE_REPLACED);
  g_assert_true (g_str_has_prefix (moved->text, "Lena: Grandmother → Mother and Kai"));
  g_assert_cmpint (find (all, "Primary school")->kind, ==, FW_DIFFERENCE_ENDED);
  g_assert_cmpint (find (all, "Clearing")->kind, ==, FW_DIFFERENCE_BEGAN);
  g_assert_nonnull (find (all, "2 contacts"));
  g_assert_nonnull (find (all, "Report"));
  g_assert_nonnull (find (all, "To school on time (reached)"));
  /* What stayed, and what came and went between the two, is no difference of the days. */
  g_assert_null (find (all, "Jonas: new: Mother"));
  g_assert_null (find (all, "Family help"));
  spoken = fw_timeline_compare_dup_spoken (all, day ("2022-01-01"), day ("2025-06-01"));
  g_assert_nonnull (strstr (spoken, "Grandmother → Mother and Kai"));
}

static void
test_either_order_is_the_same (void)
{
  g_autoptr (FwTimeline) timeline = make ();
  g_autoptr (GPtrArray) one = fw_timeline_compare (timeline, day ("2022-01-01"), day ("2025-06-01"),
                                                   &FW_TIMELINE_FILTER_ALL);
  g_autoptr (GPtrArray) other = fw_timeline_compare (timeline, day ("2025-06-01"),
                                                     day ("2022-01-01"), &FW_TIMELINE_FILTER_ALL);

  g_assert_cmpuint (one->len, ==, other->len);
  for (guint i = 0; i < one->len; i++)
    g_assert_cmpstr (((FwTimelineDifference *) one->pdata[i])->text, ==,
                     ((FwTimelineDifference *) other->pdata[i])->text);
}

static void
test_the_same_day_differs_in_nothing (void)
{
  g_autoptr (FwTimeline) timeline = make ();
  g_autoptr (GPtrArray) all = fw_timeline_compare (timeline, day ("2023-03-01"), day ("2023-03-01"),
                                                   &FW_TIMELINE_FILTER_ALL);
  g_autofree char *spoken
      = fw_timeline_compare_dup_spoken (all, day ("2023-03-01"), day ("2023-03-01"));

  g_assert_cmpuint (all->len, ==, 0);
  g_assert_nonnull (strstr (spoken, "nothing changed"));
}

static void
test_what_is_hidden_is_not_told (void)
{
  g_autoptr (FwTimeline) timeline = make ();
  FwTimelineFilter filter = FW_TIMELINE_FILTER_ALL;
  g_autoptr (GPtrArray) all = NULL;

  filter.shared = TRUE;
  filter.children = 1; /* Lena */
  all = fw_timeline_compare (timeline, day ("2022-01-01"), day ("2025-06-01"), &filter);
  g_assert_nonnull (find (all, "Grandmother"));
  g_assert_null (find (all, "Report"));
  g_assert_null (find (all, "contacts"));
  g_assert_null (find (all, "Primary school"));
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-compare/side-by-side", test_side_by_side);
  g_test_add_func ("/timeline-compare/either-order", test_either_order_is_the_same);
  g_test_add_func ("/timeline-compare/same-day", test_the_same_day_differs_in_nothing);
  g_test_add_func ("/timeline-compare/hidden", test_what_is_hidden_is_not_told);
  return g_test_run ();
}
