/* Maps of value streams take rubbish: mangled files give a map or an error, never both,
 * and what is read can be computed, laid out and written again; any graph of steps has
 * figures or reasons. */
#include "config.h"

#include <math.h>
#include <string.h>

#include "exchange/fw-drawio.h"
#include "exchange/fw-map-json.h"
#include "fw-test-stream.h"
#include "scene/fw-stream-figures.h"
#include "scene/fw-stream-place.h"

static guint
get_rounds (guint rounds)
{
  const char *more = g_getenv ("FALLWERK_FUZZ_ROUNDS");

  return more != NULL ? (guint) g_ascii_strtoull (more, NULL, 10) : rounds;
}

/* Every figure is a number, or says why not. */
static void
check_figures (FwStream *stream)
{
  g_autoptr (FwStreamFigures) figures = fw_stream_figures_new (stream);
  const FwValueStreamLadderOptions options = {.proportional = TRUE, .width = 100, .gap = 5};
  g_autoptr (FwValueStreamLadder) ladder = fw_stream_figures_make_ladder (figures, &options);
  g_autoptr (FwValueStreamMoney) money = fw_stream_figures_make_money (figures);

  for (guint f = 0; f < FW_VS_N_FIGURES; f++)
    {
      const FwValueStreamFigure *figure
          = fw_stream_figures_get_figure (figures, (FwValueStreamFigureKind) f);
      g_autofree char *formula
          = fw_stream_figures_dup_formula (figures, (FwValueStreamFigureKind) f);

      g_assert_cmpuint (strlen (formula), >, 4);
      g_assert_false (isinf (figure->value));
      if (isnan (figure->value) && figure->unknown->len == 0 && !figure->undefined)
        g_error ("%s is nothing without a reason",
                 fw_stream_figure_get_member ((FwValueStreamFigureKind) f));
    }
  for (guint i = 0; i < figures->figures->problems->len; i++)
    {
      g_autofree char *text = fw_stream_figures_dup_problem_text (
          figures, &g_array_index (figures->figures->problems, FwValueStreamProblem, i));

      g_assert_cmpuint (strlen (text), >, 10);
    }
  g_assert_cmpuint (ladder->n_rungs, ==, figures->figures->n_order);
}

static char *
write_drawio (FwStream *stream)
{
  g_autoptr (FwStreamPlace) place = fw_stream_place_new (stream, NULL, NULL);
  FwDrawioPlace where = {.layout = place->layout,
                         .boxes = place->boxes,
                         .flows = place->flows,
                         .lanes = place->lanes,
                         .labels = place->labels};

  return fw_drawio_write (stream, &where);
}

static void
check_map (FwStream *stream)
{
  g_autofree char *json = fw_map_json_write (stream), *drawing = write_drawio (stream);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStream) again = fw_map_json_read (json, -1, &error);
  g_autoptr (FwStream) drawn = NULL;

  g_assert_no_error (error);
  if (!fw_stream_equal (stream, again))
    {
      g_autofree char *second = fw_map_json_write (again);

      g_error ("the file gives another map:\n%s\n%s", json, second);
    }
  drawn = fw_drawio_read (drawing, -1, &error);
  g_assert_no_error (error);
  g_assert_cmpuint (fw_stream_get_n (drawn, FW_STREAM_FLOW), ==,
                    fw_stream_get_n (stream, FW_STREAM_FLOW));
  check_figures (stream);
}

static char *
mangle (GRand *rand, const char *seed)
{
  static const char *const pieces[] = {"null",
                                       "-1",
                                       "1e999",
                                       "\"s1\"",
                                       "{",
                                       "}",
                                       "[",
                                       "]",
                                       ",",
                                       ":",
                                       "\"",
                                       "0",
                                       "&#1;",
                                       "<",
                                       ">",
                                       "\"kind\":\"split\",",
                                       "\"kind\":\"join\",",
                                       "\"probability\":1,",
                                       "\"rework\":true,",
                                       "\"unit\":\"cd\",",
                                       "</object>",
                                       "<mxCell/>",
                                       "\xff",
                                       "\"id\":\"s2\",",
                                       "&amp;",
                                       " "};
  g_autoptr (GString) text = g_string_new (seed);

  for (gint n = g_rand_int_range (rand, 1, 8); n > 0 && text->len > 0; n--)
    {
      gint at = g_rand_int_range (rand, 0, (gint) text->len);
      gint length = g_rand_int_range (rand, 1, 60);

      switch (g_rand_int_range (rand, 0, 4))
        {
        case 0:
          text->str[at] = (char) g_rand_int_range (rand, 1, 256);
          break;
        case 1:
          g_string_erase (text, at, MIN (length, (gint) text->len - at));
          break;
        case 2:
          {
            g_autofree char *part = g_strndup (text->str + at, (gsize) length);

            g_string_insert (text, g_rand_int_range (rand, 0, (gint) text->len), part);
            break;
          }
        case 3:
        default:
          g_string_insert (text, at, pieces[g_rand_int_range (rand, 0, G_N_ELEMENTS (pieces))]);
        }
    }
  return g_strdup (text->str);
}

static void
test_files (gconstpointer data)
{
  gboolean drawing = GPOINTER_TO_INT (data);
  g_autoptr (GRand) rand = g_rand_new_with_seed (4711);
  guint n_read = 0, rounds = get_rounds (4000);

  for (guint i = 0; i < rounds; i++)
    {
      g_autoptr (FwStream) seed = fw_test_stream_new (i % 40, 1 + i % 4, FALSE);
      g_autofree char *sound = drawing ? write_drawio (seed) : fw_map_json_write (seed);
      g_autofree char *text = mangle (rand, sound);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwStream) stream
          = drawing ? fw_drawio_read (text, -1, &error) : fw_map_json_read (text, -1, &error);

      g_assert_true ((stream == NULL) == (error != NULL));
      if (stream == NULL)
        {
          g_assert_true (g_utf8_validate (error->message, -1, NULL));
          continue;
        }
      n_read++;
      check_map (stream);
    }
  /* Some rubbish harms nothing; otherwise nothing behind the readers was tried. */
  g_assert_cmpuint (n_read, >, rounds / 200);
}

/* Any kinds, any flows: splits that never meet, returns into and out of branches, rings. */
static void
test_graphs (void)
{
  static const char *const kinds[] = {"task", "gate", "wait", "split", "join", "end"};

  for (guint seed = 0; seed < get_rounds (4000); seed++)
    {
      g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
      g_autoptr (FwStream) stream = fw_stream_new ();
      gint n = g_rand_int_range (rand, 1, 9);

      for (gint i = 0; i < n; i++)
        {
          FwStreamItem *step = fw_stream_add (stream, FW_STREAM_STEP, NULL, G_MAXUINT);

          fw_stream_set_text (stream, step, FW_STREAM_KIND, kinds[g_rand_int_range (rand, 0, 6)]);
          if (g_rand_boolean (rand))
            fw_stream_set_number (stream, step, FW_STREAM_PROCESS, g_rand_int_range (rand, 0, 5),
                                  FW_STREAM_UNIT_H);
        }
      for (gint k = g_rand_int_range (rand, 0, 2 * n + 1); k > 0; k--)
        {
          FwStreamItem *flow = fw_stream_edit_connect (
              stream,
              fw_stream_get (stream, FW_STREAM_STEP, (guint) g_rand_int_range (rand, 0, n))->id,
              fw_stream_get (stream, FW_STREAM_STEP, (guint) g_rand_int_range (rand, 0, n))->id,
              "work");

          if (g_rand_boolean (rand))
            fw_stream_set_number (stream, flow, FW_STREAM_PROBABILITY,
                                  g_rand_int_range (rand, 0, 5) / 4.0, FW_STREAM_UNIT_NONE);
          if (g_rand_int_range (rand, 0, 4) == 0)
            fw_stream_set_flag (stream, flow, FW_STREAM_REWORK, TRUE);
        }
      check_map (stream);
    }
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  g_test_add_data_func ("/fuzz/map-json", GINT_TO_POINTER (FALSE), test_files);
  g_test_add_data_func ("/fuzz/drawio", GINT_TO_POINTER (TRUE), test_files);
  g_test_add_func ("/fuzz/graphs", test_graphs);
  return g_test_run ();
}
