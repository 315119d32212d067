/* fw-test-stream.h: value-stream maps made by chance, for the property tests.
 *
 * A seed gives the same map on every machine. The map is sound: probabilities and shares
 * sum to 1, returns do not leave parallel branches, every case comes to an end.
 */
#pragma once

#include <math.h>
#include <string.h>

#include "domain/fw-stream-edit.h"

typedef struct
{
  FwStream *stream;
  GRand *rand;
  GPtrArray *main_line; /* ids of steps that returns may join */
  gboolean times_only;  /* nothing unknown, nothing exotic */
  gboolean factory;
  guint n_lanes, n_pools, n_classes;
} FwTestStream;

static inline double
fw_test_draw (FwTestStream *self, double from, double to)
{
  return g_rand_double_range (self->rand, from, to);
}

static inline gboolean
fw_test_chance (FwTestStream *self, double chance)
{
  return g_rand_double (self->rand) < chance;
}

static inline void
fw_test_set_time (FwTestStream *self,
                  FwStreamItem *step,
                  FwStreamField field,
                  double least,
                  double most)
{
  static const FwStreamUnit units[] = {FW_STREAM_UNIT_MIN, FW_STREAM_UNIT_H, FW_STREAM_UNIT_WD,
                                       FW_STREAM_UNIT_CD, FW_STREAM_UNIT_S};
  static const char *const causes[]
      = {"batch", "contention", "absence", "priority", "external", NULL};
  g_auto (FwStreamFigure) figure = {0};
  double value = fw_test_draw (self, least, most);

  if (!self->times_only && fw_test_chance (self, 0.04))
    fw_stream_figure_init_unknown (&figure);
  else
    fw_stream_figure_init_fixed (&figure, value,
                                 units[g_rand_int_range (self->rand, 0, G_N_ELEMENTS (units))]);
  if (!figure.unknown && fw_test_chance (self, 0.3))
    {
      figure.shape = (FwStreamShape) g_rand_int_range (self->rand, 0, FW_STREAM_N_SHAPES);
      figure.min = value * 0.5;
      figure.max = value * 2;
      if (figure.shape == FW_STREAM_FIXED || figure.shape == FW_STREAM_EXPONENTIAL)
        figure.min = figure.max = figure.mode;
      if (figure.shape == FW_STREAM_EMPIRICAL)
        {
          figure.n_values = 3;
          figure.values = g_new0 (double, 3);
          for (guint i = 0; i < 3; i++)
            figure.values[i] = value * (i + 1);
          figure.min = figure.mode = figure.max = 0;
        }
    }
  if (fw_test_chance (self, 0.2))
    {
      figure.source = FW_STREAM_ESTIMATED;
      figure.n = (guint) g_rand_int_range (self->rand, 1, 12);
    }
  if (fw_test_chance (self, 0.2))
    figure.typed = g_strdup ("1-3d <ä & \"ö\">");
  if (field == FW_STREAM_WAIT && fw_test_chance (self, 0.4))
    figure.cause = g_strdup (causes[g_rand_int_range (self->rand, 0, 5)]);
  fw_stream_set (self->stream, step, field, fw_stream_value_new_figure (&figure));
}

static inline void
fw_test_set_number (FwTestStream *self, FwStreamItem *item, FwStreamField field, double value)
{
  if (!self->times_only && fw_test_chance (self, 0.04))
    fw_stream_set (self->stream, item, field, fw_stream_value_new_unknown ());
  else
    fw_stream_set_number (self->stream, item, field, value, FW_STREAM_UNIT_NONE);
}

static inline void
fw_test_fill_task (FwTestStream *self, FwStreamItem *step)
{
  FwStream *stream = self->stream;

  fw_test_set_time (self, step, FW_STREAM_PROCESS, 0.1, 9);
  fw_test_set_number (self, step, FW_STREAM_ACCURATE, fw_test_draw (self, 0.5, 1));
  fw_test_set_number (self, step, FW_STREAM_ENTRIES, g_rand_int_range (self->rand, 0, 9));
  if (fw_test_chance (self, 0.95))
    fw_stream_set_flag (stream, step, FW_STREAM_VALUE_ADDING, fw_test_chance (self, 0.5));
  if (fw_test_chance (self, 0.7))
    {
      g_autofree char *pool
          = g_strdup_printf ("pool%d", g_rand_int_range (self->rand, 0, (gint) self->n_pools));

      fw_stream_set_text (stream, step, FW_STREAM_POOL_ID, pool);
    }
  else
    fw_test_set_number (self, step, FW_STREAM_RATE,
                        fw_test_chance (self, 0.2) ? 0 : g_rand_int_range (self->rand, 1, 30000));
  if (fw_test_chance (self, 0.3))
    fw_test_set_number (self, step, FW_STREAM_FEE, g_rand_int_range (self->rand, 0, 99999));
  if (fw_test_chance (self, 0.2))
    {
      const char *media[] = {"paper", "Fachverfahren", NULL};

      fw_stream_set (stream, step, FW_STREAM_MEDIA, fw_stream_value_new_words (media));
    }
}

static inline FwStreamItem *
fw_test_add_step (FwTestStream *self, const char *kind)
{
  FwStreamItem *step = fw_stream_add (self->stream, FW_STREAM_STEP, NULL, G_MAXUINT);
  g_autofree char *name = g_strdup_printf ("Schritt „%s“ <%s>", step->id, kind);

  fw_stream_set_text (self->stream, step, FW_STREAM_NAME, name);
  fw_stream_set_text (self->stream, step, FW_STREAM_KIND, kind);
  if (fw_test_chance (self, 0.9))
    {
      g_autofree char *lane
          = g_strdup_printf ("Bahn %d", g_rand_int_range (self->rand, 0, (gint) self->n_lanes));

      fw_stream_set_text (self->stream, step, FW_STREAM_LANE_NAME, lane);
    }
  if (g_str_equal (kind, "task"))
    fw_test_fill_task (self, step);
  if (g_str_equal (kind, "wait"))
    fw_test_set_time (self, step, FW_STREAM_PROCESS, 1, 20);
  if (g_str_equal (kind, "gate"))
    {
      const char *days[] = {"2", "4", NULL};

      fw_stream_set (self->stream, step, FW_STREAM_RELEASE_WEEKDAYS,
                     fw_stream_value_new_words (days));
      fw_stream_set_text (self->stream, step, FW_STREAM_RELEASE_TIME, "12:00");
    }
  if ((g_str_equal (kind, "task") || g_str_equal (kind, "gate")) && fw_test_chance (self, 0.8))
    fw_test_set_time (self, step, FW_STREAM_WAIT, 0.5, 30);
  if (self->factory && fw_test_chance (self, 0.5))
    fw_test_set_number (self, step, FW_STREAM_QUEUE, g_rand_int_range (self->rand, 0, 500));
  return step;
}

/* @probability NAN: nothing is said. */
static inline FwStreamItem *
fw_test_join (FwTestStream *self, const char *from, const char *to, double probability)
{
  FwStreamItem *flow = fw_stream_edit_connect (self->stream, from, to, "work");

  if (!isnan (probability))
    fw_stream_set_number (self->stream, flow, FW_STREAM_PROBABILITY, probability,
                          FW_STREAM_UNIT_NONE);
  return flow;
}

/* Steps one after the other from behind @from; returns the last. */
static inline FwStreamItem *
fw_test_add_line (FwTestStream *self, FwStreamItem *from, double probability, guint n, guint depth);

/* Branches by probability (@kind NULL) or all of them ("split"), and where they meet. */
static inline FwStreamItem *
fw_test_add_branches (FwTestStream *self, FwStreamItem *from, gboolean split, guint depth)
{
  guint n = (guint) g_rand_int_range (self->rand, 2, 4);
  FwStreamItem *start = from, *meet, *last[3];
  double rest = 1;
  gboolean open = fw_test_chance (self, 0.5);

  if (split)
    {
      start = fw_test_add_step (self, "split");
      fw_test_join (self, from->id, start->id, NAN);
    }
  for (guint i = 0; i < n; i++)
    {
      double share = i + 1 < n ? rest * fw_test_draw (self, 0.2, 0.8) : rest;
      double told = split || (open && i + 1 == n) ? NAN : share;

      rest -= share;
      last[i] = fw_test_add_line (self, start, told, (guint) g_rand_int_range (self->rand, 1, 3),
                                  depth + 1);
    }
  meet = fw_test_add_step (self, split ? "join" : "task");
  for (guint i = 0; i < n; i++)
    fw_test_join (self, last[i]->id, meet->id, fw_test_chance (self, 0.5) ? 1 : NAN);
  return meet;
}

static inline FwStreamItem *
fw_test_add_line (FwTestStream *self, FwStreamItem *from, double probability, guint n, guint depth)
{
  static const char *const kinds[] = {"task", "task", "task", "task", "gate", "wait"};
  FwStreamItem *last = from;

  for (guint i = 0; i < n; i++)
    {
      FwStreamItem *step = fw_test_add_step (self, kinds[g_rand_int_range (self->rand, 0, 6)]);

      if (last != NULL)
        fw_test_join (self, last->id, step->id, i == 0 ? probability : NAN);
      if (depth == 0)
        g_ptr_array_add (self->main_line, g_strdup (step->id));
      last = step;
      if (depth < 2 && last != from && fw_test_chance (self, depth == 0 ? 0.25 : 0.15))
        last = fw_test_add_branches (self, last, fw_test_chance (self, 0.5), depth);
    }
  return last;
}

static inline FwStreamItem *
fw_test_find_only_flow (FwTestStream *self, const char *from)
{
  FwStreamItem *found = NULL;

  for (guint i = 0; i < fw_stream_get_n (self->stream, FW_STREAM_FLOW); i++)
    {
      FwStreamItem *flow = fw_stream_get (self->stream, FW_STREAM_FLOW, i);

      if (!fw_stream_item_is (flow, FW_STREAM_FROM, from))
        continue;
      if (found != NULL)
        return NULL;
      found = flow;
    }
  return found;
}

/* Returns between steps of the main line, which no branch holds. */
static inline void
fw_test_add_returns (FwTestStream *self, guint n)
{
  for (guint i = 0; i < n && self->main_line->len > 1; i++)
    {
      gint from = g_rand_int_range (self->rand, 1, (gint) self->main_line->len);
      gint to = g_rand_int_range (self->rand, 0, from + 1);
      const char *from_id = g_ptr_array_index (self->main_line, from);
      FwStreamItem *forward = fw_test_find_only_flow (self, from_id), *back;
      double share = fw_test_draw (self, 0.05, 0.4);

      if (forward == NULL || fw_stream_item_get_flag (forward, FW_STREAM_REWORK, FALSE))
        continue;
      back = fw_test_join (self, from_id, g_ptr_array_index (self->main_line, to), share);
      fw_stream_set_flag (self->stream, back, FW_STREAM_REWORK, TRUE);
      fw_stream_set (self->stream, forward, FW_STREAM_PROBABILITY,
                     fw_test_chance (self, 0.5)
                         ? NULL
                         : fw_stream_value_new_number (1 - share, FW_STREAM_UNIT_NONE));
    }
}

static inline void
fw_test_add_other_flows (FwTestStream *self, guint n)
{
  static const char *const kinds[] = {"information", "document", "money"};

  for (guint i = 0; i < n; i++)
    {
      guint n_steps = fw_stream_get_n (self->stream, FW_STREAM_STEP);
      gint a = g_rand_int_range (self->rand, 0, (gint) n_steps);
      gint b = g_rand_int_range (self->rand, 0, (gint) n_steps);
      FwStreamItem *flow = fw_stream_edit_connect (
          self->stream, fw_stream_get (self->stream, FW_STREAM_STEP, (guint) a)->id,
          fw_stream_get (self->stream, FW_STREAM_STEP, (guint) b)->id,
          kinds[g_rand_int_range (self->rand, 0, 3)]);

      fw_stream_set_text (self->stream, flow, FW_STREAM_MEDIUM, "paper");
      if (fw_stream_item_is (flow, FW_STREAM_KIND, "money"))
        {
          fw_test_set_number (self, flow, FW_STREAM_CENTS,
                              g_rand_int_range (self->rand, 0, 999999));
          if (fw_test_chance (self, 0.5))
            fw_stream_set_text (self->stream, flow, FW_STREAM_PAYEE, "Träger & Söhne");
        }
      else if (fw_test_chance (self, 0.5))
        fw_stream_set_text (self->stream, flow, FW_STREAM_DATUM, "Anschrift");
    }
}

static inline void
fw_test_fill_map (FwTestStream *self)
{
  FwStream *stream = self->stream;
  FwStreamItem *map = fw_stream_get_map (stream);
  static const char *const by[] = {"demand", "throughput", "cycle"};

  fw_stream_set_text (stream, map, FW_STREAM_NAME, "Beispiel „Zufall“ <&>");
  fw_stream_set_text (stream, map, FW_STREAM_HOURS,
                      fw_test_chance (self, 0.3) ? "always" : "mo-fr 08:00-16:00");
  fw_stream_set_text (stream, map, FW_STREAM_LAND, fw_test_chance (self, 0.5) ? "NW" : "none");
  fw_stream_set_text (stream, map, FW_STREAM_CONVENTION, self->factory ? "factory" : "office");
  if (self->factory)
    fw_stream_set_text (stream, map, FW_STREAM_QUEUE_BY, by[g_rand_int_range (self->rand, 0, 3)]);
  if (self->factory || fw_test_chance (self, 0.2))
    fw_test_set_number (self, map, FW_STREAM_DEMAND, g_rand_int_range (self->rand, 1, 900));
  fw_test_set_number (self, map, FW_STREAM_PER_YEAR, g_rand_int_range (self->rand, 1, 900));
  fw_test_set_number (self, map, FW_STREAM_FTE_HOURS, 1600);
  for (guint i = 0; i < self->n_pools; i++)
    {
      g_autofree char *id = g_strdup_printf ("pool%u", i);
      FwStreamItem *pool = fw_stream_add (stream, FW_STREAM_POOL, id, G_MAXUINT);

      fw_stream_set_text (stream, pool, FW_STREAM_NAME, "ASD");
      fw_test_set_number (self, pool, FW_STREAM_RATE,
                          i == 0 ? 0 : g_rand_int_range (self->rand, 1, 20000));
    }
}

static inline void
fw_test_add_measures (FwTestStream *self)
{
  FwStreamItem *measure = fw_stream_add (self->stream, FW_STREAM_MEASURE, NULL, G_MAXUINT);
  FwStreamItem *change = fw_stream_add (self->stream, FW_STREAM_CHANGE, NULL, G_MAXUINT);

  fw_stream_set_text (self->stream, measure, FW_STREAM_NAME, "Formular digital");
  fw_stream_set_text (self->stream, measure, FW_STREAM_DUE, "2027-03-01");
  fw_stream_set_text (self->stream, change, FW_STREAM_MEASURE_ID, measure->id);
  fw_stream_set_text (self->stream, change, FW_STREAM_STEP_ID,
                      fw_stream_get (self->stream, FW_STREAM_STEP, 0)->id);
  fw_stream_set_number (self->stream, change, FW_STREAM_WAIT, 1, FW_STREAM_UNIT_WD);
}

/* Two classes that part behind a step of the main line and meet at the next one. */
static inline void
fw_test_add_classes (FwTestStream *self)
{
  double share = fw_test_draw (self, 0.1, 0.9);
  guint n = fw_stream_get_n (self->stream, FW_STREAM_FLOW);

  for (guint i = 0; i < 2; i++)
    {
      FwStreamItem *cls = fw_stream_add (self->stream, FW_STREAM_CLASS, NULL, G_MAXUINT);

      fw_stream_set_number (self->stream, cls, FW_STREAM_SHARE, i == 0 ? share : 1 - share,
                            FW_STREAM_UNIT_NONE);
    }
  for (guint i = 0; i < n; i++)
    {
      FwStreamItem *flow = fw_stream_get (self->stream, FW_STREAM_FLOW, i), *step, *other;
      const char *from = fw_stream_item_get_text (flow, FW_STREAM_FROM);

      if (flow->values[FW_STREAM_PROBABILITY] != NULL || fw_test_find_only_flow (self, from) == NULL
          || fw_stream_item_is (fw_stream_find (self->stream, FW_STREAM_STEP, from), FW_STREAM_KIND,
                                "split"))
        continue;
      step = fw_test_add_step (self, "task");
      other = fw_test_join (self, from, step->id, NAN);
      fw_test_join (self, step->id, fw_stream_item_get_text (flow, FW_STREAM_TO), NAN);
      fw_stream_set_text (self->stream, flow, FW_STREAM_CLASS_ID,
                          fw_stream_get (self->stream, FW_STREAM_CLASS, 0)->id);
      fw_stream_set_text (self->stream, other, FW_STREAM_CLASS_ID,
                          fw_stream_get (self->stream, FW_STREAM_CLASS, 1)->id);
      return;
    }
}

/* Into @stream, which is empty. @complete: nothing is unknown. */
static inline void
fw_test_stream_fill (FwStream *stream, guint32 seed, guint n_steps, gboolean complete)
{
  FwTestStream self = {.stream = stream, .rand = g_rand_new_with_seed (seed)};
  FwStreamItem *last, *end;

  self.main_line = g_ptr_array_new_with_free_func (g_free);
  self.times_only = complete;
  self.factory = fw_test_chance (&self, 0.2);
  self.n_lanes = (guint) g_rand_int_range (self.rand, 1, 6);
  self.n_pools = (guint) g_rand_int_range (self.rand, 1, 4);
  fw_test_fill_map (&self);
  last = fw_test_add_line (&self, NULL, NAN, n_steps, 0);
  end = fw_test_add_step (&self, "end");
  fw_test_join (&self, last->id, end->id, NAN);
  fw_test_add_returns (&self, (guint) g_rand_int_range (self.rand, 0, 4));
  if (fw_test_chance (&self, 0.2))
    fw_test_add_classes (&self);
  fw_test_add_other_flows (&self, (guint) g_rand_int_range (self.rand, 0, 5));
  fw_test_add_measures (&self);
  g_ptr_array_unref (self.main_line);
  g_rand_free (self.rand);
}

static inline FwStream *
fw_test_stream_new (guint32 seed, guint n_steps, gboolean complete)
{
  FwStream *stream = fw_stream_new ();

  fw_test_stream_fill (stream, seed, n_steps, complete);
  return stream;
}

/* FALLWERK_MAPS says otherwise; so does FALLWERK_FAMILIES, where maps are slow as well. */
static inline guint
fw_test_stream_get_n_maps (guint n)
{
  const char *text = g_getenv ("FALLWERK_MAPS");

  if (text == NULL)
    text = g_getenv ("FALLWERK_FAMILIES");
  return text != NULL ? MIN (n, (guint) g_ascii_strtoull (text, NULL, 10)) : n;
}
