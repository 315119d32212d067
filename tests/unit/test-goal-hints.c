/* test-goal-hints.c: a goal says what shall be, is no help, can be seen and has its day. */
#include "config.h"

#include "domain/fw-goal-hints.h"

static guint
count (const FwGoal *goal, FwGoalHintKind kind, FwGoalHint *first)
{
  g_autoptr (GArray) hints = fw_goal_find_hints (goal, NULL);
  guint n = 0;

  for (guint i = 0; i < hints->len; i++)
    {
      FwGoalHint *hint = &g_array_index (hints, FwGoalHint, i);

      if (hint->kind == kind && n++ == 0 && first != NULL)
        *first = *hint;
    }
  return n;
}

static FwGoal
make_goal (const char *wording)
{
  return (FwGoal) {.wording = wording,
                   .measure = "Eintrag im Klassenbuch",
                   .until = fw_day_new (2027, 4, 30),
                   .review = fw_day_new (2027, 5, 26),
                   .n_open = 1};
}

static void
test_negative_words (void)
{
  static const char *const bad[] = {"Lina fehlt nicht mehr unentschuldigt.",
                                    "KEINE Fehltage",
                                    "Tom streitet weniger",
                                    "Nie wieder zu spät",
                                    "Sie kommt ohne Verspätung",
                                    "Er hört auf, und niemand schreit"};
  static const char *const good[]
      = {"Lina besucht den Unterricht an vier von fünf Tagen.", "Frau Keinath hilft",
         "Vernichtung der Akten", "Sie wohnt bei Familie Niemann"};

  for (guint i = 0; i < G_N_ELEMENTS (bad); i++)
    {
      FwGoal goal = make_goal (bad[i]);

      g_test_message ("%s", bad[i]);
      g_assert_cmpuint (count (&goal, FW_GOAL_NEGATIVE, NULL), ==, 1);
    }
  for (guint i = 0; i < G_N_ELEMENTS (good); i++)
    {
      FwGoal goal = make_goal (good[i]);

      g_test_message ("%s", good[i]);
      g_assert_cmpuint (count (&goal, FW_GOAL_NEGATIVE, NULL), ==, 0);
    }
}

static void
test_place_of_the_word (void)
{
  FwGoal goal = make_goal ("Jörg kommt nicht");
  FwGoalHint hint;

  g_assert_cmpuint (count (&goal, FW_GOAL_NEGATIVE, &hint), ==, 1);
  g_assert_cmpuint (hint.start, ==, 11);
  g_assert_cmpuint (hint.length, ==, 5);
}

static void
test_help_is_no_goal (void)
{
  static const char *const kinds[] = {"Waldpädagogik", "Flexible Hilfe", NULL};
  FwGoal goal = make_goal ("Die Familie nimmt die SPFH an.");
  g_autoptr (GArray) hints = NULL;

  g_assert_cmpuint (count (&goal, FW_GOAL_KIND_OF_HELP, NULL), ==, 1);
  goal.wording = "Emil besucht die Tagesgruppe";
  g_assert_cmpuint (count (&goal, FW_GOAL_KIND_OF_HELP, NULL), ==, 1);
  goal.wording = "Emil holt sich Hilfe bei der Mutter";
  g_assert_cmpuint (count (&goal, FW_GOAL_KIND_OF_HELP, NULL), ==, 0);
  goal.wording = "Emil macht bei der Waldpädagogik mit und holt sich Hilfe";
  hints = fw_goal_find_hints (&goal, kinds);
  g_assert_cmpuint (hints->len, ==, 1);
  g_assert_cmpint (g_array_index (hints, FwGoalHint, 0).kind, ==, FW_GOAL_KIND_OF_HELP);
}

static void
test_measure_and_date (void)
{
  FwGoal goal = make_goal ("Lina kommt pünktlich");

  goal.measure = " \n";
  goal.until = FW_DAY_NONE;
  g_assert_cmpuint (count (&goal, FW_GOAL_NO_MEASURE, NULL), ==, 1);
  g_assert_cmpuint (count (&goal, FW_GOAL_NO_DATE, NULL), ==, 1);
  /* An effect goal is reached through its action goals. */
  goal.is_impact = TRUE;
  g_assert_cmpuint (count (&goal, FW_GOAL_NO_MEASURE, NULL), ==, 0);
  g_assert_cmpuint (count (&goal, FW_GOAL_NO_DATE, NULL), ==, 0);
}

static void
test_date_and_review (void)
{
  FwGoal goal = make_goal ("Lina kommt pünktlich");

  g_assert_cmpuint (count (&goal, FW_GOAL_AFTER_REVIEW, NULL), ==, 0);
  goal.until = goal.review;
  g_assert_cmpuint (count (&goal, FW_GOAL_AFTER_REVIEW, NULL), ==, 0);
  goal.until = goal.review + 1;
  g_assert_cmpuint (count (&goal, FW_GOAL_AFTER_REVIEW, NULL), ==, 1);
}

static void
test_number_of_goals (void)
{
  FwGoal goal = make_goal ("Lina kommt pünktlich");

  goal.n_open = 3;
  g_assert_cmpuint (count (&goal, FW_GOAL_TOO_MANY, NULL), ==, 0);
  goal.n_open = 4;
  g_assert_cmpuint (count (&goal, FW_GOAL_TOO_MANY, NULL), ==, 1);
}

static void
test_nothing_written_is_no_fault (void)
{
  FwGoal goal
      = {.wording = "", .measure = "", .until = FW_DAY_NONE, .review = FW_DAY_NONE, .n_open = 1};
  g_autoptr (GArray) hints = fw_goal_find_hints (&goal, NULL);

  g_assert_cmpuint (hints->len, ==, 0);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/goal-hints/negative-words", test_negative_words);
  g_test_add_func ("/goal-hints/place-of-the-word", test_place_of_the_word);
  g_test_add_func ("/goal-hints/help-is-no-goal", test_help_is_no_goal);
  g_test_add_func ("/goal-hints/measure-and-date", test_measure_and_date);
  g_test_add_func ("/goal-hints/date-and-review", test_date_and_review);
  g_test_add_func ("/goal-hints/number-of-goals", test_number_of_goals);
  g_test_add_func ("/goal-hints/nothing-written-is-no-fault", test_nothing_written_is_no_fault);
  return g_test_run ();
}
