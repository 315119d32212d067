/* fw-timeline-wellbeing.c: the four lines of well-being in the help plans, added up to a curve.
 *
 *   plan 1 ── plan 2      plan 4     a plan without all four lines is a gap: nothing joins
 *     27        29           24      over it; lower than before on one line by more than the
 *                                    office's limit is a fall
 *
 * A person's own rating and that of professionals are curves of their own.
 * Source: handbook EFF-1; fw-wellbeing.h.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "domain/fw-timeline-private.h"
#include "domain/fw-wellbeing.h"

#define N_LINES 4

static const char *const line_fields[N_LINES] = {"wb_self", "wb_family", "wb_others", "wb_overall"};

static const char *const line_words[N_LINES] = {
    NC_ ("well-being", "own well-being"),
    NC_ ("well-being", "at home"),
    NC_ ("well-being", "with others"),
    NC_ ("well-being", "all in all"),
};

typedef struct
{
  guint number; /* from 1 on */
  guint plan;   /* position of the plan that has the last values, from 1 on; 0: none */
  int values[N_LINES];
} Series;

typedef struct
{
  gint64 row_id, plan_id;
  guint plan; /* position among the plans of the case, from 1 on */
  const char *talk, *who, *rater, *causes;
  const char *texts[N_LINES];
} Rating;

static int
find_child (FwTimelineReading *self, const char *who)
{
  for (guint i = 0; i < self->timeline->children->len; i++)
    {
      const char *name = g_array_index (self->timeline->children, FwTimelineChild, i).name;

      if (g_str_has_prefix (who, name) && (who[strlen (name)] == '\0' || who[strlen (name)] == ' '))
        return (int) i;
    }
  return -1;
}

static gboolean
parse (const Rating *rating, int *values, int *total)
{
  *total = 0;
  for (guint i = 0; i < N_LINES; i++)
    {
      if (!fw_wellbeing_parse (rating->texts[i], &values[i]))
        return FALSE;
      *total += values[i];
    }
  return TRUE;
}

/* The line that fell most, beyond the limit; -1: none. */
static int
find_fall (FwTimelineReading *self, const Series *series, const int *values)
{
  int most = -1;

  for (int i = 0; i < N_LINES; i++)
    if (fw_wellbeing_is_drop (series->values[i], values[i], self->drop_limit)
        && (most < 0 || series->values[i] - values[i] > series->values[most] - values[most]))
      most = i;
  return most;
}

static const char *
intern_text (FwTimelineReading *self, const Rating *rating, int total)
{
  g_autofree char *value = fw_wellbeing_to_text (total);
  g_autofree char *text
      = g_str_equal (rating->rater, "professional")
            /* Translators: %1$s is a person, %2$s a number from 0 to 40 */
            ? g_strdup_printf (_ ("%1$s: %2$s of 40, rated by professionals"), rating->who, value)
            /* Translators: %1$s is a person, %2$s a number from 0 to 40 */
            : g_strdup_printf (_ ("%1$s: %2$s of 40"), rating->who, value);

  return fw_timeline_intern (self->timeline, text);
}

static const char *
intern_fall (FwTimelineReading *self, const Rating *rating, int line, int last, int now)
{
  g_autofree char *by = fw_wellbeing_to_text (last - now);
  /* Translators: %1$s is a number, %2$s a line of well-being ("at home") */
  g_autofree char *fall = g_strdup_printf (
      _ ("fell by %1$s: %2$s"), by, g_dpgettext2 (GETTEXT_PACKAGE, "well-being", line_words[line]));
  g_autofree char *text = g_strdup_printf (
      "%s · %s", fall,
      rating->causes[0] != '\0' ? rating->causes : _ ("causes and changes are not written yet"));

  return fw_timeline_intern (self->timeline, text);
}

static void
add_rating (FwTimelineReading *self, GHashTable *all, const Rating *rating)
{
  g_autofree char *key = g_strdup_printf ("%s\n%s", rating->who, rating->rater);
  Series *series = g_hash_table_lookup (all, key);
  g_autofree char *action = NULL;
  FwTimelineEvent *event;
  int values[N_LINES], total, fall;

  if (rating->who[0] == '\0' || !parse (rating, values, &total))
    return;
  if (series == NULL)
    {
      series = g_new0 (Series, 1);
      series->number = g_hash_table_size (all) + 1;
      g_hash_table_insert (all, g_strdup (key), series);
    }
  event = fw_timeline_add (self->timeline, "wellbeing", rating->row_id);
  event->lane = FW_LANE_WELLBEING;
  event->shape = FW_EVENT_VALUE;
  event->child = find_child (self, rating->who);
  fw_partial_date_from_text (rating->talk, &event->from);
  event->value = total;
  event->series = series->number;
  event->joined = series->plan > 0 && series->plan + 1 == rating->plan;
  event->office = g_str_equal (rating->rater, "professional");
  fall = series->plan > 0 ? find_fall (self, series, values) : -1;
  event->falls = fall >= 0;
  event->text = intern_text (self, rating, total);
  if (fall >= 0)
    event->detail = intern_fall (self, rating, fall, series->values[fall], values[fall]);
  event->origin = _ ("Help plan");
  action = g_strdup_printf ("win.open-plan(int64 %" G_GINT64_FORMAT ")", rating->plan_id);
  event->action = fw_timeline_intern (self->timeline, action);
  series->plan = rating->plan;
  memcpy (series->values, values, sizeof values);
}

gboolean
_fw_timeline_read_wellbeing (FwTimelineReading *self, GError **error)
{
  g_autoptr (FwResult) rows = _fw_timeline_query (
      self,
      "SELECT r.id, p.id, p.talk_date, a.field, a.value FROM help_plan p JOIN form_row r ON "
      "r.form_id = p.form_id AND r.list = 'wellbeing' JOIN form_answer a ON a.row_id = r.id WHERE "
      "p.case_id = $1 AND $2 = $2 AND p.talk_date IS NOT NULL ORDER BY p.number, p.id, r.position, "
      "r.id, a.id",
      error);
  g_autoptr (GHashTable) all = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  Rating rating = {0};
  guint n = rows != NULL ? fw_result_get_n_rows (rows) : 0;

  for (guint i = 0; i < n; i++)
    {
      const char *field = fw_result_get_text (rows, i, 3);
      const char *value = _fw_timeline_get_text (self, rows, i, 4);

      if (fw_result_get_int (rows, i, 0) != rating.row_id)
        {
          gint64 plan_id = fw_result_get_int (rows, i, 1);
          guint plan = rating.plan + (plan_id != rating.plan_id);

          if (rating.row_id != 0)
            add_rating (self, all, &rating);
          rating = (Rating) {
              .row_id = fw_result_get_int (rows, i, 0), .plan_id = plan_id, .plan = plan};
          rating.talk = _fw_timeline_get_text (self, rows, i, 2);
          rating.who = rating.rater = rating.causes = "";
        }
      if (g_str_equal (field, "who"))
        rating.who = value;
      else if (g_str_equal (field, "rater"))
        rating.rater = value;
      else if (g_str_equal (field, "wb_causes"))
        rating.causes = value;
      for (guint k = 0; k < N_LINES; k++)
        if (g_str_equal (field, line_fields[k]))
          rating.texts[k] = value;
    }
  if (rating.row_id != 0)
    add_rating (self, all, &rating);
  return rows != NULL;
}
