/* What help plans say over time on the timeline: the curve of well-being with gaps and falls, and
 * how goals were rated at the review that followed. */
#include <string.h>

#include "domain/fw-timeline-repository.h"
#include "fw-test-plan-office.h"
#include "scene/fw-timeline-layout.h"

static void
add_child_file (Family *family, gint64 person, const char *number)
{
  g_autofree char *case_id = g_strdup_printf ("%" G_GINT64_FORMAT, family->case_id);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  fw_test_add (
      family->office->store, "case_child",
      (const char *const[]) {"case_id", case_id, "person_id", id, "file_number", number, NULL});
}

typedef struct
{
  const char *talk;
  const char *values[4]; /* NULL: nothing was asked */
  const char *causes;
} Talk;

/* A plan of that day for Lina; the form stays open for more. */
static FwForm *
add_plan (Family *family, FwEditSession *session, const Talk *talk)
{
  static const char *const fields[] = {"wb_self", "wb_family", "wb_others", "wb_overall"};
  g_autoptr (GError) error = NULL;
  gint64 plan = fw_test_await_id (
      fw_plan_repository_create (family->office->store, family->case_id, &family->lina, 1));
  FwForm *form = load_form (family, plan);
  gint64 row = nth_row (form, "wellbeing", 0);

  g_assert_cmpstr (fw_form_get_value (form, "who", row), ==, "Lina Ypsilon");
  fill (form, session, "talk_date", 0, talk->talk);
  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    if (talk->values[i] != NULL)
      fill (form, session, fields[i], row, talk->values[i]);
  if (talk->causes != NULL)
    fill (form, session, "wb_causes", row, talk->causes);
  fw_await_sync (fw_edit_session_flush (session), NULL, &error);
  g_assert_no_error (error);
  fw_test_await (fw_plan_repository_update_row (family->office->store, plan, form));
  return form;
}

static FwTimeline *
load (Family *family)
{
  return fw_test_await_object (
      fw_timeline_repository_load (family->office->store, family->case_id));
}

static GPtrArray *
dup_values (FwTimeline *timeline)
{
  GPtrArray *values = g_ptr_array_new ();

  for (guint i = 0; i < timeline->events->len; i++)
    if (fw_timeline_get (timeline, i)->shape == FW_EVENT_VALUE)
      g_ptr_array_add (values, (gpointer) fw_timeline_get (timeline, i));
  return values;
}

static const Talk talks[] = {
    {"2025-01-10", {"6", "5,5", "7", "6"}, NULL},
    {"2025-07-11", {"7", "6", "7", "6,5"}, NULL},
    {"2025-09-01", {"7", NULL, "7", "7"}, NULL}, /* one line is missing: a gap */
    {"2026-01-12", {"7", "6", "7", "7"}, NULL},
    {"2026-05-20", {"5,5", "6", "7", "7"}, "Streit mit der Freundin; Schulsozialarbeit"},
};

static void
add_all (Family *family)
{
  g_autoptr (FwEditSession) session = fw_edit_session_new (family->office->store);

  add_child_file (family, family->lina, "51-2026-0001-1");
  add_child_file (family, family->jonas, "51-2026-0001-2");
  for (guint i = 0; i < G_N_ELEMENTS (talks); i++)
    g_object_unref (add_plan (family, session, &talks[i]));
}

static void
test_curve (void)
{
  Family family;
  g_autoptr (FwTimeline) timeline = NULL;
  g_autoptr (GPtrArray) values = NULL;
  const FwTimelineEvent *event;
  g_autofree char *spoken = NULL;

  family_init (&family);
  add_all (&family);
  timeline = load (&family);
  values = dup_values (timeline);
  g_assert_cmpuint (values->len, ==, 4);
  event = g_ptr_array_index (values, 0);
  g_assert_cmpint (event->value, ==, 245);
  g_assert_false (event->joined);
  g_assert_cmpint (event->child, ==, fw_timeline_find_child (timeline, family.lina));
  g_assert_cmpint (event->lane, ==, FW_LANE_WELLBEING);
  event = g_ptr_array_index (values, 1);
  g_assert_cmpint (event->value, ==, 265);
  g_assert_true (event->joined);
  g_assert_false (event->falls);
  /* Nothing joins over the plan that asked for three lines only. */
  event = g_ptr_array_index (values, 2);
  g_assert_false (event->joined);
  /* 1,5 lower on one line, though the sum fell by no more. */
  event = g_ptr_array_index (values, 3);
  g_assert_true (event->joined);
  g_assert_true (event->falls);
  g_assert_nonnull (strstr (event->detail, "1,5"));
  g_assert_nonnull (strstr (event->detail, "Schulsozialarbeit"));
  spoken = fw_timeline_event_dup_spoken (timeline, event);
  g_assert_nonnull (strstr (spoken, "25,5 of 40"));
  fw_test_office_free (family.office);
}

/* A professional's rating is a curve of its own, and not for the family's table. */
static void
test_raters_are_kept_apart (void)
{
  Family family;
  g_autoptr (FwTimeline) timeline = NULL;
  g_autoptr (GPtrArray) values = NULL;
  g_autoptr (FwEditSession) session = NULL;
  g_autoptr (FwForm) form = NULL;
  FwTimelineFilter filter = FW_TIMELINE_FILTER_ALL;
  guint shown = 0;
  gint64 row;

  family_init (&family);
  add_child_file (&family, family.lina, "51-2026-0001-1");
  session = fw_edit_session_new (family.office->store);
  form = add_plan (&family, session, &talks[0]);
  row = fw_test_await_id (fw_form_add_row (form, session, "wellbeing"));
  fill (form, session, "who", row, "Lina Ypsilon");
  fill (form, session, "rater", row, "professional");
  fill (form, session, "wb_self", row, "3");
  fill (form, session, "wb_family", row, "3");
  fill (form, session, "wb_others", row, "3");
  fill (form, session, "wb_overall", row, "3");
  fw_test_await (fw_edit_session_flush (session));
  timeline = load (&family);
  values = dup_values (timeline);
  g_assert_cmpuint (values->len, ==, 2);
  g_assert_cmpuint (((FwTimelineEvent *) values->pdata[0])->series, !=,
                    ((FwTimelineEvent *) values->pdata[1])->series);
  g_assert_false (((FwTimelineEvent *) values->pdata[1])->falls);
  filter.shared = TRUE;
  for (guint i = 0; i < values->len; i++)
    shown += fw_timeline_shows (timeline, values->pdata[i], &filter);
  g_assert_cmpuint (shown, ==, 1);
  fw_test_office_free (family.office);
}

static double
measure (const char *text, double size, int weight, gpointer data)
{
  return (double) g_utf8_strlen (text, -1) * size * 0.55;
}

/* Higher is better and higher up; the name stands once, at the end, over nothing else. */
static void
test_places (void)
{
  Family family;
  g_autoptr (FwTimeline) timeline = NULL;
  g_autoptr (FwTimelineLayout) layout = NULL;
  FwTimelineLayoutOptions options = {.scale = 1,
                                     .factor = 1,
                                     .filter = FW_TIMELINE_FILTER_ALL,
                                     .first = FW_DAY_NONE,
                                     .last = FW_DAY_NONE,
                                     .measure = measure};
  const FwTimelineMark *before = NULL;
  guint n = 0, n_labels = 0;

  family_init (&family);
  add_all (&family);
  timeline = load (&family);
  layout = fw_timeline_layout_new (timeline, &options);
  for (guint i = 0; i < layout->marks->len; i++)
    {
      const FwTimelineMark *mark = fw_timeline_layout_get_mark (layout, i);
      const FwTimelineEvent *event;

      if (mark->kind != FW_MARK_VALUE)
        continue;
      event = fw_timeline_layout_get_member (layout, mark, 0);
      if (before != NULL)
        {
          int last = fw_timeline_layout_get_member (layout, before, 0)->value;

          g_assert_cmpfloat (mark->x, >=, before->x + before->width);
          g_assert_true ((event->value > last) == (mark->y < before->y));
        }
      n_labels += mark->label != NULL;
      before = mark;
      n++;
    }
  g_assert_cmpuint (n, ==, 4);
  g_assert_cmpuint (n_labels, ==, 1);
  g_assert_nonnull (before->label);
  fw_test_office_free (family.office);
}

static void
test_goals_are_rated_at_the_next_review (void)
{
  Family family;
  g_autoptr (FwEditSession) session = NULL;
  g_autoptr (FwForm) first = NULL;
  g_autoptr (FwForm) second = NULL;
  g_autoptr (FwTimeline) timeline = NULL;
  g_autofree char *spoken = NULL;
  const FwTimelineEvent *rated = NULL;
  guint n_unrated = 0;
  gint64 goal, review;

  family_init (&family);
  add_child_file (&family, family.lina, "51-2026-0001-1");
  session = fw_edit_session_new (family.office->store);
  first = add_plan (&family, session, &talks[3]);
  goal = fw_test_await_id (fw_form_add_row (first, session, "goals"));
  fill (first, session, "whose", goal, "Lina");
  fill (first, session, "wording", goal, "Lina geht vier von fünf Tagen in die Schule.");
  fw_test_await (fw_edit_session_flush (session));
  second = add_plan (&family, session, &talks[4]);
  review = nth_row (second, "looking_back", 0);
  g_assert_cmpint (review, !=, 0);
  fill (second, session, "rated_child", review, "reached");
  fill (second, session, "rated_office", review, "partly");
  fill (second, session, "evidence", review, "Klassenbuch: 30 von 38 Tagen");
  fw_test_await (fw_edit_session_flush (session));
  timeline = load (&family);
  for (guint i = 0; i < timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (timeline, i);

      if (event->shape != FW_EVENT_GOAL)
        continue;
      if (event->rating >= 0)
        rated = event;
      else
        n_unrated++;
    }
  g_assert_nonnull (rated);
  /* The office's word counts; the goal that goes on is not rated yet. */
  g_assert_cmpint (rated->rating, ==, FW_GOAL_PARTLY_REACHED);
  g_assert_cmpint (rated->row, ==, goal);
  g_assert_cmpuint (n_unrated, ==, 1);
  g_assert_nonnull (strstr (rated->detail, "30 von 38"));
  spoken = fw_timeline_event_dup_spoken (timeline, rated);
  g_assert_nonnull (strstr (spoken, "partly reached"));
  fw_test_office_free (family.office);
}

int
main (int argc, char *argv[])
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/timeline-plans/curve", test_curve);
  g_test_add_func ("/timeline-plans/raters-are-kept-apart", test_raters_are_kept_apart);
  g_test_add_func ("/timeline-plans/places", test_places);
  g_test_add_func ("/timeline-plans/goals-are-rated-at-the-next-review",
                   test_goals_are_rated_at_the_next_review);
  return g_test_run ();
}
