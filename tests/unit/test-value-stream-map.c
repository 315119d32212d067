/* The map of a value stream: times as typed, acts and their undo, measures, files. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "domain/fw-stream-duration.h"
#include "domain/fw-stream-edit.h"
#include "exchange/fw-exchange-error.h"
#include "exchange/fw-map-json.h"

/* --- times ------------------------------------------------------------------------- */

static void
test_duration (void)
{
  static const struct
  {
    const char *text;
    FwStreamShape shape;
    double min, mode, max;
    FwStreamUnit unit;
  } cases[] = {
      {"2d", FW_STREAM_FIXED, 2, 2, 2, FW_STREAM_UNIT_WD},
      {"90m", FW_STREAM_FIXED, 90, 90, 90, FW_STREAM_UNIT_MIN},
      {"1-3d", FW_STREAM_RANGE, 1, 2, 3, FW_STREAM_UNIT_WD},
      {"2 Std", FW_STREAM_FIXED, 2, 2, 2, FW_STREAM_UNIT_H},
      {"3 AT", FW_STREAM_FIXED, 3, 3, 3, FW_STREAM_UNIT_WD},
      {"3 KT", FW_STREAM_FIXED, 3, 3, 3, FW_STREAM_UNIT_CD},
      {"1,5 Stunden", FW_STREAM_FIXED, 1.5, 1.5, 1.5, FW_STREAM_UNIT_H},
      {"1.5h", FW_STREAM_FIXED, 1.5, 1.5, 1.5, FW_STREAM_UNIT_H},
      {"1h30", FW_STREAM_FIXED, 90, 90, 90, FW_STREAM_UNIT_MIN},
      {"1 h 30 min", FW_STREAM_FIXED, 90, 90, 90, FW_STREAM_UNIT_MIN},
      {"ca. 10 min.", FW_STREAM_FIXED, 10, 10, 10, FW_STREAM_UNIT_MIN},
      {"1 bis 3 Tage", FW_STREAM_RANGE, 1, 2, 3, FW_STREAM_UNIT_WD},
      {"1 to 3 days", FW_STREAM_RANGE, 1, 2, 3, FW_STREAM_UNIT_WD},
      {"30 min – 2 h", FW_STREAM_RANGE, 30, 75, 120, FW_STREAM_UNIT_MIN},
      {"1/2/4 d", FW_STREAM_TRIANGULAR, 1, 2, 4, FW_STREAM_UNIT_WD},
      {"2 Wochen", FW_STREAM_FIXED, 10, 10, 10, FW_STREAM_UNIT_WD},
      {"5 calendar days", FW_STREAM_FIXED, 5, 5, 5, FW_STREAM_UNIT_CD},
      {"5 Kalendertage", FW_STREAM_FIXED, 5, 5, 5, FW_STREAM_UNIT_CD},
      {"0 min", FW_STREAM_FIXED, 0, 0, 0, FW_STREAM_UNIT_MIN},
      {" 45 s ", FW_STREAM_FIXED, 45, 45, 45, FW_STREAM_UNIT_S},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (FwStreamFigure) figure = {0};
      g_autofree char *typed = g_strstrip (g_strdup (cases[i].text));

      if (fw_stream_duration_parse (cases[i].text, &figure, NULL, NULL) != FW_DURATION_OK)
        g_error ("“%s” is not understood", cases[i].text);
      if (figure.unknown || figure.shape != cases[i].shape || figure.unit != cases[i].unit
          || figure.min != cases[i].min || figure.mode != cases[i].mode
          || figure.max != cases[i].max)
        g_error ("“%s” became %d %g %g %g %s", cases[i].text, figure.shape, figure.min, figure.mode,
                 figure.max, fw_stream_unit_to_name (figure.unit));
      g_assert_cmpstr (figure.typed, ==, typed);
    }
}

static void
test_duration_unknown (void)
{
  static const char *const texts[] = {"?", " ? ", "unbekannt", "Unknown", "k. A."};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    {
      g_auto (FwStreamFigure) figure = {0};

      g_assert_cmpint (fw_stream_duration_parse (texts[i], &figure, NULL, NULL), ==,
                       FW_DURATION_OK);
      g_assert_true (figure.unknown);
      g_assert_true (isnan (fw_stream_figure_get_mean (&figure)));
    }
}

static void
test_duration_refused (void)
{
  static const struct
  {
    const char *text;
    FwDurationProblem problem;
    const char *bad; /* NULL: does not matter */
  } cases[] = {
      {"", FW_DURATION_EMPTY, NULL},
      {"90", FW_DURATION_NO_UNIT, NULL},
      {"3x", FW_DURATION_UNKNOWN_UNIT, "x"},
      {"abc", FW_DURATION_NO_NUMBER, "abc"},
      {"-3d", FW_DURATION_NO_NUMBER, "-3d"},
      {"1-", FW_DURATION_NO_NUMBER, ""},
      {"3-1d", FW_DURATION_ORDER, NULL},
      {"2d 4h", FW_DURATION_MIXED, NULL},
      {"1 AT - 3 KT", FW_DURATION_MIXED, NULL},
      {"1h-2d", FW_DURATION_MIXED, NULL},
      {"1-2-3-4d", FW_DURATION_REST, "-4d"},
      {"2d!", FW_DURATION_REST, "!"},
      {"3 Monate", FW_DURATION_UNKNOWN_UNIT, "Monate"},
      {"99999999999999999999999999999999999999999999d", FW_DURATION_NO_NUMBER, NULL},
  };

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (FwStreamFigure) figure = {0};
      gsize start, length;
      FwDurationProblem problem
          = fw_stream_duration_parse (cases[i].text, &figure, &start, &length);
      g_autofree char *bad = NULL, *words = NULL;

      if (problem != cases[i].problem)
        g_error ("“%s” gave %d and not %d", cases[i].text, problem, cases[i].problem);
      g_assert_cmpuint (start + length, <=, strlen (cases[i].text));
      bad = g_strndup (cases[i].text + start, length);
      if (cases[i].bad != NULL)
        g_assert_cmpstr (bad, ==, cases[i].bad);
      words = fw_stream_duration_explain (problem, cases[i].text, start, length);
      g_assert_cmpuint (strlen (words), >, 10);
    }
}

static void
test_share (void)
{
  static const struct
  {
    const char *text;
    double share;
  } cases[] = {{"85", 0.85}, {"85 %", 0.85}, {"0,85", 0.85}, {"1", 1}, {"1 %", 0.01}, {"0", 0}};
  static const char *const wrong[] = {"", "x", "120", "-1", "85 % x", "8 5"};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_auto (FwStreamFigure) figure = {0};

      g_assert_true (fw_stream_share_parse (cases[i].text, &figure));
      g_assert_cmpfloat_with_epsilon (figure.mode, cases[i].share, 1e-12);
    }
  for (guint i = 0; i < G_N_ELEMENTS (wrong); i++)
    {
      g_auto (FwStreamFigure) figure = {0};

      if (fw_stream_share_parse (wrong[i], &figure))
        g_error ("“%s” was taken for a share", wrong[i]);
    }
}

/* The estimates of several people make a triangle. */
static void
test_estimates (void)
{
  static const double estimates[][3] = {{1, 2, 3}, {2, 2, 6}, {0.5, 5, 5}};
  g_auto (FwStreamFigure) figure = {0};

  fw_stream_figure_init_estimates (&figure, estimates, 3, FW_STREAM_UNIT_H);
  g_assert_cmpfloat (figure.min, ==, 0.5);
  g_assert_cmpfloat (figure.mode, ==, 3);
  g_assert_cmpfloat (figure.max, ==, 6);
  g_assert_cmpuint (figure.n, ==, 3);
  g_assert_cmpint (figure.source, ==, FW_STREAM_ESTIMATED);
  g_assert_cmpfloat_with_epsilon (fw_stream_figure_get_mean (&figure), 9.5 / 3, 1e-12);
}

static void
test_means (void)
{
  FwStreamFigure figure;

  fw_stream_figure_init_fixed (&figure, 6, FW_STREAM_UNIT_H);
  figure.min = 1;
  figure.max = 8;
  g_assert_cmpfloat (fw_stream_figure_get_mean (&figure), ==, 6);
  figure.shape = FW_STREAM_PERT;
  g_assert_cmpfloat (fw_stream_figure_get_mean (&figure), ==, 5.5);
  figure.shape = FW_STREAM_TRIANGULAR;
  g_assert_cmpfloat (fw_stream_figure_get_mean (&figure), ==, 5);
  figure.shape = FW_STREAM_RANGE;
  g_assert_cmpfloat (fw_stream_figure_get_mean (&figure), ==, 4.5);
  /* P10 = 1, P90 = e²: µ = 1, σ = 1 / 1.28155 */
  figure.shape = FW_STREAM_LOGNORMAL;
  figure.max = exp (2);
  g_assert_cmpfloat_with_epsilon (fw_stream_figure_get_mean (&figure),
                                  exp (1 + 0.5 / (1.2815515655446 * 1.2815515655446)), 1e-9);
}

/* --- acts ---------------------------------------------------------------------------- */

static FwStreamItem *
find_flow (FwStream *stream, const char *from, const char *to)
{
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (stream, FW_STREAM_FLOW, i);

      if (fw_stream_item_is (flow, FW_STREAM_FROM, from)
          && fw_stream_item_is (flow, FW_STREAM_TO, to))
        return flow;
    }
  return NULL;
}

static void
test_steps (void)
{
  g_autoptr (FwStream) stream = fw_stream_new (), before = NULL;
  FwStreamItem *a, *b, *c, *between;

  fw_stream_begin (stream, "Type the steps");
  a = fw_stream_edit_add_step (stream, NULL, "Erstkontakt");
  fw_stream_set_text (stream, a, FW_STREAM_LANE_NAME, "ASD");
  b = fw_stream_edit_add_step (stream, a, "Einschätzung");
  c = fw_stream_edit_add_step (stream, b, "Bescheid");
  fw_stream_end (stream);
  g_assert_cmpstr (fw_stream_item_get_text (c, FW_STREAM_LANE_NAME), ==, "ASD");
  g_assert_true (fw_stream_item_get_figure (c, FW_STREAM_WAIT)->unknown);
  before = fw_stream_copy (stream);

  fw_stream_begin (stream, "Insert");
  between = fw_stream_edit_insert_step (stream, find_flow (stream, a->id, b->id), "Dazwischen");
  fw_stream_end (stream);
  g_assert_cmpuint (fw_stream_get_position (stream, between), ==, 1);
  g_assert_nonnull (find_flow (stream, a->id, between->id));
  g_assert_nonnull (find_flow (stream, between->id, b->id));
  g_assert_null (find_flow (stream, a->id, b->id));

  fw_stream_begin (stream, "Remove");
  fw_stream_edit_remove_step (stream, between);
  fw_stream_end (stream);
  g_assert_nonnull (find_flow (stream, a->id, b->id));
  g_assert_cmpuint (fw_stream_get_n (stream, FW_STREAM_FLOW), ==, 2);

  g_assert_cmpstr (fw_stream_get_undo_label (stream), ==, "Remove");
  g_assert_true (fw_stream_undo (stream));
  g_assert_true (fw_stream_undo (stream));
  g_assert_true (fw_stream_equal (stream, before));
  g_assert_cmpstr (fw_stream_get_redo_label (stream), ==, "Insert");
  /* A new act drops what could have been done again. */
  fw_stream_begin (stream, "Name");
  fw_stream_set_text (stream, fw_stream_get_map (stream), FW_STREAM_NAME, "Neu");
  fw_stream_end (stream);
  g_assert_null (fw_stream_get_redo_label (stream));
}

static void
test_merge (void)
{
  g_autoptr (FwStream) stream = fw_stream_new ();
  FwStreamItem *map = fw_stream_get_map (stream);
  static const char *const typed[] = {"H", "Hi", "Hilfe"};

  for (guint i = 0; i < G_N_ELEMENTS (typed); i++)
    {
      fw_stream_begin (stream, "Name");
      fw_stream_set_text (stream, map, FW_STREAM_NAME, typed[i]);
      fw_stream_end (stream);
      fw_stream_merge (stream, "Name");
    }
  g_assert_true (fw_stream_undo (stream));
  g_assert_null (map->values[FW_STREAM_NAME]);
  g_assert_false (fw_stream_undo (stream));
  g_assert_true (fw_stream_redo (stream));
  g_assert_cmpstr (fw_stream_item_get_text (map, FW_STREAM_NAME), ==, "Hilfe");
  /* An act that changes nothing leaves no trace. */
  fw_stream_begin (stream, "Nothing");
  fw_stream_set_text (stream, map, FW_STREAM_NAME, "Hilfe");
  fw_stream_end (stream);
  g_assert_cmpstr (fw_stream_get_undo_label (stream), ==, "Name");
}

/* --- files ---------------------------------------------------------------------------- */

static FwStream *
read_map (const char *text, GError **error)
{
  g_autofree char *json = g_strdup (text);

  g_strdelimit (json, "'", '"');
  return fw_map_json_read (json, -1, error);
}

#define STEP_A "{'id':'a','process':{'shape':'fixed','mode':1,'unit':'h'}}"

static void
test_target (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStream) stream = read_map (
      "{'name':'M','steps':[" STEP_A ",{'id':'b'},{'id':'c'}],"
      "'flows':[{'from':'a','to':'b'},{'from':'b','to':'c'},"
      "{'id':'r','from':'c','to':'a','probability':0.3,'rework':true}],"
      "'measures':[{'id':'m1','name':'x','changes':[{'step':'b','remove':true},"
      "{'flow':'r','set':{'probability':0.1}},"
      "{'step':'a','set':{'wait_before':{'value':1,'unit':'wd'},'release':{'time':'12:00'}}}]},"
      "{'id':'m2','on':false,'changes':[{'step':'a','set':{'fee_cents':5}}]}]}",
      &error);
  g_autoptr (FwStream) target = NULL, other = NULL;
  const char *only[] = {"m2", NULL};
  FwStreamItem *a;

  g_assert_no_error (error);
  target = fw_stream_dup_target (stream, NULL);
  g_assert_null (fw_stream_find (target, FW_STREAM_STEP, "b"));
  g_assert_nonnull (find_flow (target, "a", "c"));
  a = fw_stream_find (target, FW_STREAM_STEP, "a");
  g_assert_cmpint (fw_stream_item_get_figure (a, FW_STREAM_WAIT)->unit, ==, FW_STREAM_UNIT_WD);
  g_assert_cmpstr (fw_stream_item_get_text (a, FW_STREAM_RELEASE_TIME), ==, "12:00");
  g_assert_null (a->values[FW_STREAM_FEE]);
  g_assert_cmpfloat (fw_stream_item_get_figure (fw_stream_find (target, FW_STREAM_FLOW, "r"),
                                                FW_STREAM_PROBABILITY)
                         ->mode,
                     ==, 0.1);
  other = fw_stream_dup_target (stream, only);
  g_assert_nonnull (fw_stream_find (other, FW_STREAM_STEP, "b"));
  g_assert_nonnull (fw_stream_find (other, FW_STREAM_STEP, "a")->values[FW_STREAM_FEE]);
}

/* What this version does not know comes back where it stood. */
static void
test_unknown_members (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStream) stream = read_map (
      "{'name':'M','future':{'x':[1,2]},'calendar':{'land':'NW','zone':'Europe/Berlin'},"
      "'steps':[{'id':'a','colour':'red','process':{'shape':'fixed','mode':1,'unit':'h',"
      "'note':'stopped'},'release':{'weekdays':[2,4],'holidays':false}}],"
      "'flows':[{'from':'a','to':'a','kind':'document','weight':2}],"
      "'measures':[{'id':'m','cost':7,'changes':[{'step':'a','why':'w','set':{'entries':1,"
      "'tint':3}}]}]}",
      &error);
  static const char *const kept[] = {"\"future\"",           "\"zone\" : \"Europe/Berlin\"",
                                     "\"colour\" : \"red\"", "\"note\" : \"stopped\"",
                                     "\"holidays\" : false", "\"weight\" : 2",
                                     "\"cost\" : 7",         "\"why\" : \"w\"",
                                     "\"tint\" : 3"};
  g_autofree char *text = NULL, *again = NULL;
  g_autoptr (FwStream) second = NULL;

  g_assert_no_error (error);
  text = fw_map_json_write (stream);
  for (guint i = 0; i < G_N_ELEMENTS (kept); i++)
    if (strstr (text, kept[i]) == NULL)
      g_error ("%s is lost in %s", kept[i], text);
  second = fw_map_json_read (text, -1, &error);
  g_assert_no_error (error);
  g_assert_true (fw_stream_equal (stream, second));
  again = fw_map_json_write (second);
  g_assert_cmpstr (text, ==, again);
}

static void
test_refused (void)
{
  static const struct
  {
    const char *text, *says;
  } cases[] = {
      {"", "no value-stream map"},
      {"[]", "no value-stream map"},
      {"{", "line 1"},
      {"{'steps':[]}", "name: "},
      {"{'name':'M'}", "steps: "},
      {"{'name':'M','steps':7}", "steps: "},
      {"{'name':'M','steps':[7]}", "steps[0]: "},
      {"{'name':'M','steps':[{}]}", "steps[0]: the id is missing"},
      {"{'name':'M','steps':[{'id':''}]}", "steps[0]: "},
      {"{'name':'M','steps':[" STEP_A "," STEP_A "]}", "steps[1]: the id “a” is there twice"},
      {"{'name':'M','parties':[{'id':'a'}],'steps':[" STEP_A "]}", "twice"},
      {"{'name':'M','steps':[{'id':'a','kind':'tusk'}]}", "steps[0].kind: “tusk”"},
      {"{'name':'M','steps':[{'id':'a','percent_complete_accurate':1.5}]}",
       "steps[0].percent_complete_accurate: "},
      {"{'name':'M','steps':[{'id':'a','process':7}]}", "steps[0].process: a time needs a unit"},
      {"{'name':'M','steps':[{'id':'a','process':{'mode':-1,'unit':'h'}}]}", "steps[0].process: "},
      {"{'name':'M','steps':[{'id':'a','process':{'mode':1e999,'unit':'h'}}]}",
       "steps[0].process: "},
      {"{'name':'M','steps':[{'id':'a','process':{'mode':1,'unit':'x'}}]}",
       "steps[0].process: the unit “x”"},
      {"{'name':'M','steps':[{'id':'a','process':{'shape':'triangular','min':3,'mode':2,'max':4,"
       "'unit':'h'}}]}",
       "steps[0].process: "},
      {"{'name':'M','steps':[{'id':'a','process':{'shape':'pert','mode':2,'unit':'h'}}]}",
       "needs “min” and “max”"},
      {"{'name':'M','steps':[{'id':'a','process':{'unit':'h'}}]}", "neither"},
      {"{'name':'M','steps':[{'id':'a','process':{'shape':'empirical','unit':'h'}}]}",
       "steps[0].process: has no values"},
      {"{'name':'M','steps':[{'id':'a','fee_cents':1.5}]}", "steps[0].fee_cents: "},
      {"{'name':'M','steps':[{'id':'a','media':'paper'}]}", "steps[0].media: "},
      {"{'name':'M','steps':[{'id':'a','release':5}]}", "“release” must be an object"},
      {"{'name':'M','steps':[{'id':'a','release':{'weekdays':[8]}}]}", "steps[0].release.weekdays"},
      {"{'name':'M','steps':[{'id':'a','release':{'time':'25:00'}}]}", "steps[0].release.time"},
      {"{'name':'M','steps':[{'id':'a','value_adding':'yes'}]}", "steps[0].value_adding: "},
      {"{'name':'M','steps':[{'id':'a','pool':'x'}]}", "steps[0].pool: there is no pool “x”"},
      {"{'name':'M','steps':[" STEP_A "],'flows':[{'from':'a','to':'z'}]}",
       "flows[0].to: there is no step “z”"},
      {"{'name':'M','steps':[" STEP_A "],'flows':[{'to':'a'}]}", "flows[0].from: is missing"},
      {"{'name':'M','steps':[" STEP_A "],'flows':[{'from':'a','to':'a','class':'c'}]}",
       "flows[0].class: "},
      {"{'name':'M','steps':[" STEP_A "],'measures':[{'changes':[{'step':'q','set':{}}]}]}",
       "there is no step “q”"},
      {"{'name':'M','steps':[],'calendar':{'land':'XX'}}", "calendar.land: "},
      {"{'name':'M','steps':[],'calendar':{'hours':'soon'}}", "calendar.hours: "},
      {"{'name':'M','steps':[],'convention':'home'}", "convention: "},
      {"{'name':'M','steps':[],'x':[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[[["
       "[[[[[[[[[[[[1]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]]",
       "JSON"}};

  for (guint i = 0; i < G_N_ELEMENTS (cases); i++)
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwStream) stream = read_map (cases[i].text, &error);

      if (stream != NULL)
        g_error ("%s was taken", cases[i].text);
      g_assert_error (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT);
      if (strstr (error->message, cases[i].says) == NULL || strchr (error->message, '\n') != NULL)
        g_error ("%s: says “%s” and not “%s”", cases[i].text, error->message, cases[i].says);
    }
}

/* null is an answer: unknown; and nothing told is none. */
static void
test_null (void)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStream) stream
      = read_map ("{'name':'M','baseline':null,'steps':[{'id':'a','process':null,'lane':null,"
                  "'wait_before':{'value':null,'unit':'wd','cause':'batch'},"
                  "'release':{'capacity':null}}],'flows':[{'from':'a','to':'a','class':null}]}",
                  &error);
  FwStreamItem *a;

  g_assert_no_error (error);
  a = fw_stream_find (stream, FW_STREAM_STEP, "a");
  g_assert_true (fw_stream_item_get_figure (a, FW_STREAM_PROCESS)->unknown);
  g_assert_true (fw_stream_item_get_figure (a, FW_STREAM_WAIT)->unknown);
  g_assert_null (a->values[FW_STREAM_ACCURATE]);
  g_assert_null (a->values[FW_STREAM_RELEASE_CAPACITY]);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_func ("/value-stream/map/duration", test_duration);
  g_test_add_func ("/value-stream/map/duration-unknown", test_duration_unknown);
  g_test_add_func ("/value-stream/map/duration-refused", test_duration_refused);
  g_test_add_func ("/value-stream/map/share", test_share);
  g_test_add_func ("/value-stream/map/estimates", test_estimates);
  g_test_add_func ("/value-stream/map/means", test_means);
  g_test_add_func ("/value-stream/map/steps", test_steps);
  g_test_add_func ("/value-stream/map/merge", test_merge);
  g_test_add_func ("/value-stream/map/target", test_target);
  g_test_add_func ("/value-stream/map/unknown-members", test_unknown_members);
  g_test_add_func ("/value-stream/map/refused", test_refused);
  g_test_add_func ("/value-stream/map/null", test_null);
  return g_test_run ();
}
