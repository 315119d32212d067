/* fw-timeline-marks.c: which marks the events of a group become at a scale.
 *
 *   a day narrower than 20 pixels    contacts are counted in columns of a unit
 *   letters nearer than 20 pixels    one pill with all of them
 *   deadlines nearer than 36 pixels  one count with the worst light, while days are narrow
 *   everything else                  a mark of its own
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "scene/fw-timeline-private.h"

#define DAY_WIDTH 20.0   /* from here on every contact stands for itself */
#define COLUMN 8.0       /* least width of a column */
#define PILL 21.0        /* of one letter */
#define PILL_LETTER 13.0 /* of each further one */
#define MOST_LETTERS 5
#define POINT 13.0
#define VALUE 11.0
#define LEAST_BAR 5.0
#define LEAST_TERM 17.0 /* holds the light */
#define LONGEST_LABEL 230.0
#define NEAR 36.0       /* deadlines that fall together */
#define COUNT 25.0      /* the light and one digit */
#define COUNT_DIGIT 7.0 /* each further one */

static void
append_mark (FwTimelineLayout *self, FwTimelineMark *mark, const guint *positions, guint n)
{
  mark->first_member = self->members->len;
  mark->n_members = n;
  g_array_append_vals (self->members, positions, n);
  g_array_append_val (self->marks, *mark);
}

static double
get_span (FwTimelineLayout *self, const FwPartialDate *date)
{
  if (!fw_partial_date_is_known (date))
    return 60 * self->options.factor;
  if (date->first == FW_DAY_NONE || date->last == FW_DAY_NONE)
    return 40 * self->options.factor;
  if (date->approximate)
    return MAX (24 * self->options.factor, (date->last - date->first) * self->options.scale);
  return (date->last - date->first) * self->options.scale;
}

/* Bars and terms: from the left edge of their first day to the right edge of their last. */
static void
make_bar (FwTimelineLayout *self, guint lane, guint position)
{
  const FwTimelineEvent *event = fw_timeline_get (self->timeline, position);
  FwTimelineMark mark = {.lane = lane};

  mark.kind = event->shape == FW_EVENT_GOAL ? FW_MARK_GOAL : FW_MARK_BAR;
  mark.cut_from = self->options.first != FW_DAY_NONE && event->first < self->options.first;
  mark.cut_to = self->options.last != FW_DAY_NONE && event->last > self->options.last;
  mark.x = fw_timeline_layout_get_x (self, mark.cut_from ? self->options.first : event->first);
  mark.width
      = MAX (fw_timeline_layout_get_x (self, (mark.cut_to ? self->options.last : event->last) + 1)
                 - mark.x,
             (mark.kind == FW_MARK_GOAL ? LEAST_TERM : LEAST_BAR) * self->options.factor);
  if (!mark.cut_from)
    mark.blur_from = MIN (get_span (self, &event->from), mark.width / 2);
  if (!event->open && !mark.cut_to)
    mark.blur_to = MIN (get_span (self, &event->to), mark.width / 2);
  mark.label = self->options.hide_blocked && event->blocked ? _ ("address blocked") : event->text;
  if (event->rating >= 0)
    {
      g_autofree char *rated
          = g_strdup_printf ("%s · %s", event->text, fw_timeline_event_get_rating_word (event));

      mark.label = fw_timeline_intern (self->timeline, rated);
    }
  append_mark (self, &mark, &position, 1);
}

static void
make_point (FwTimelineLayout *self, guint lane, guint position)
{
  const FwTimelineEvent *event = fw_timeline_get (self->timeline, position);
  double width = POINT * self->options.factor;
  FwTimelineMark mark = {.lane = lane, .label = event->text, .width = width};

  mark.kind = event->shape == FW_EVENT_DEADLINE ? FW_MARK_DEADLINE : FW_MARK_POINT;
  mark.x = fw_timeline_layout_get_x (self, event->first) + self->options.scale / 2 - width / 2;
  if (event->from.approximate || event->from.precision != FW_DATE_DAY)
    mark.blur_from = mark.blur_to = get_span (self, &event->from) / 2;
  append_mark (self, &mark, &position, 1);
}

/* --- curves -------------------------------------------------------------------------- */

static void
make_value (FwTimelineLayout *self, guint lane, guint position)
{
  const FwTimelineEvent *event = fw_timeline_get (self->timeline, position);
  double width = VALUE * self->options.factor;
  FwTimelineMark mark = {.kind = FW_MARK_VALUE, .lane = lane, .width = width};

  mark.x = fw_timeline_layout_get_x (self, event->first) + self->options.scale / 2 - width / 2;
  append_mark (self, &mark, &position, 1);
}

/* --- letters ------------------------------------------------------------------------- */

static void
make_pills (FwTimelineLayout *self, guint lane, GArray *positions)
{
  g_autofree double *xs = g_new (double, positions->len);
  g_autoptr (GArray) starts = NULL;
  double factor = self->options.factor;

  for (guint i = 0; i < positions->len; i++)
    xs[i] = fw_timeline_layout_get_x (
        self, fw_timeline_get (self->timeline, g_array_index (positions, guint, i))->first);
  starts = fw_timeline_cluster (xs, positions->len, (PILL - 1) * factor);
  for (guint i = 0; i < starts->len; i++)
    {
      guint first = g_array_index (starts, guint, i);
      guint end = i + 1 < starts->len ? g_array_index (starts, guint, i + 1) : positions->len;
      guint n = MIN (end - first, MOST_LETTERS);
      FwTimelineMark mark = {.kind = FW_MARK_PILL, .lane = lane};
      double middle = (xs[first] + xs[end - 1]) / 2 + self->options.scale / 2;

      mark.width = (PILL + (n - 1) * PILL_LETTER) * factor;
      mark.x = middle - mark.width / 2;
      append_mark (self, &mark, &g_array_index (positions, guint, first), end - first);
    }
}

/* --- deadlines ------------------------------------------------------------------------- */

/* How many stand together is said in their place; who zooms in sees each. No count spans more
 * than three times what is near, so that it stays where they are. */
static void
make_counts (FwTimelineLayout *self, guint lane, GArray *positions)
{
  double factor = self->options.factor, near = NEAR * factor;

  for (guint i = 0; i < positions->len;)
    {
      guint first = g_array_index (positions, guint, i), n = 1;
      double begin
          = fw_timeline_layout_get_x (self, fw_timeline_get (self->timeline, first)->first);
      double end = begin;
      FwTimelineMark mark = {.kind = FW_MARK_DEADLINE, .lane = lane};

      for (; i + n < positions->len; n++)
        {
          guint next = g_array_index (positions, guint, i + n);
          double x = fw_timeline_layout_get_x (self, fw_timeline_get (self->timeline, next)->first);

          if (x - end >= near || x - begin > 3 * near)
            break;
          end = x;
        }
      if (n == 1)
        make_point (self, lane, first);
      else
        {
          mark.width = (COUNT + (n > 9 ? COUNT_DIGIT : 0) + (n > 99 ? COUNT_DIGIT : 0)) * factor;
          mark.x = (begin + end + self->options.scale) / 2 - mark.width / 2;
          append_mark (self, &mark, &g_array_index (positions, guint, i), n);
        }
      i += n;
    }
}

/* --- columns --------------------------------------------------------------------------- */

static void
make_columns (FwTimelineLayout *self, guint lane, GArray *positions)
{
  FwTimelineLaneRow *row = &g_array_index (self->lanes, FwTimelineLaneRow, lane);
  guint first_mark = self->marks->len;

  row->unit = fw_axis_get_unit (self->options.scale, COLUMN * self->options.factor);
  for (guint i = 0; i < positions->len;)
    {
      FwDay day = fw_timeline_get (self->timeline, g_array_index (positions, guint, i))->first;
      FwDay begin = fw_axis_floor (row->unit, day), end = fw_axis_next (row->unit, day);
      FwTimelineMark mark = {.kind = FW_MARK_DENSITY, .lane = lane};
      guint n = 0;

      while (i + n < positions->len
             && fw_timeline_get (self->timeline, g_array_index (positions, guint, i + n))->first
                    < end)
        n++;
      mark.x = fw_timeline_layout_get_x (self, begin) + 1;
      mark.width = MAX (fw_timeline_layout_get_x (self, end) - mark.x - 1, 2);
      append_mark (self, &mark, &g_array_index (positions, guint, i), n);
      row->most = MAX (row->most, n);
      i += n;
    }
  for (guint i = first_mark; i < self->marks->len; i++)
    {
      FwTimelineMark *mark = &g_array_index (self->marks, FwTimelineMark, i);

      mark->share = (double) mark->n_members / row->most;
    }
}

static int
compare_marks (gconstpointer a, gconstpointer b)
{
  const FwTimelineMark *x = a, *y = b;

  if (x->x != y->x)
    return x->x < y->x ? -1 : 1;
  return x->first_member < y->first_member ? -1 : 1;
}

void
_fw_timeline_layout_make_marks (FwTimelineLayout *self, guint lane, GArray *positions)
{
  g_autoptr (GArray) letters = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) contacts = g_array_new (FALSE, FALSE, sizeof (guint));
  g_autoptr (GArray) deadlines = g_array_new (FALSE, FALSE, sizeof (guint));
  gboolean columns = self->options.scale < DAY_WIDTH * self->options.factor;
  guint first = self->marks->len;

  for (guint i = 0; i < positions->len; i++)
    {
      guint position = g_array_index (positions, guint, i);

      switch (fw_timeline_get (self->timeline, position)->shape)
        {
        case FW_EVENT_CONTACT:
          if (columns)
            g_array_append_val (contacts, position);
          else
            make_point (self, lane, position);
          break;
        case FW_EVENT_CONFERENCE:
        case FW_EVENT_PLAN:
          g_array_append_val (letters, position);
          break;
        case FW_EVENT_BAR:
        case FW_EVENT_GOAL:
          make_bar (self, lane, position);
          break;
        case FW_EVENT_POINT:
          /* The first contact stands in the first column of contacts. */
          if (columns && fw_timeline_get (self->timeline, position)->lane == FW_LANE_CONTACTS)
            g_array_append_val (contacts, position);
          else
            make_point (self, lane, position);
          break;
        case FW_EVENT_VALUE:
          make_value (self, lane, position);
          break;
        case FW_EVENT_DEADLINE:
        default:
          if (columns)
            g_array_append_val (deadlines, position);
          else
            make_point (self, lane, position);
        }
    }
  make_counts (self, lane, deadlines);
  make_pills (self, lane, letters);
  make_columns (self, lane, contacts);
  if (self->marks->len - first > 1)
    qsort (&g_array_index (self->marks, FwTimelineMark, first), self->marks->len - first,
           sizeof (FwTimelineMark), compare_marks);
}

void
_fw_timeline_layout_make_ages (FwTimelineLayout *self, guint lane, FwDay born, double y)
{
  static const int steps[] = {1, 2, 5, 10};
  double factor = self->options.factor, year = 365.25 * self->options.scale;
  int step = 20;

  for (guint i = G_N_ELEMENTS (steps); i > 0; i--)
    if (year * steps[i - 1] >= 26 * factor)
      step = steps[i - 1];
  for (int age = 0; age <= 27; age += step)
    {
      FwDay day = fw_day_add_months (born, age * 12);
      FwTimelineMark mark = {.kind = FW_MARK_AGE, .lane = lane, .y = y, .height = 17 * factor};

      if (day > self->last + 366 || (self->options.last != FW_DAY_NONE && day > self->options.last))
        break;
      if ((self->options.first != FW_DAY_NONE && day < self->options.first)
          || fw_fold_axis_find (&self->axis, day) != NULL)
        continue;
      mark.x = fw_timeline_layout_get_x (self, day);
      mark.width = 22 * factor;
      mark.share = age;
      g_array_append_val (self->marks, mark);
    }
}

void
_fw_timeline_layout_measure (FwTimelineLayout *self,
                             FwTimelineLane lane,
                             const FwTimelineMark *mark,
                             FwPackItem *item)
{
  double factor = self->options.factor;
  gboolean bar = mark->kind == FW_MARK_BAR;
  gboolean chain = lane == FW_LANE_FAMILY || lane == FW_LANE_SCHOOL;
  double label = 0;

  if (mark->label != NULL)
    /* A hair more than measured: what is drawn is rounded. */
    label = self->options.measure (mark->label, FW_TIMELINE_TYPE * factor,
                                   bar ? FW_TIMELINE_BAR_WEIGHT : FW_TIMELINE_WEIGHT,
                                   self->options.measure_data)
            + 2;
  if (mark->kind != FW_MARK_BAR && mark->kind != FW_MARK_PILL)
    label = MIN (label, LONGEST_LABEL * factor);
  item->from = mark->x;
  item->to = mark->x + mark->width;
  item->label = label;
  item->can_hold = bar && mark->width > 20 * factor;
  /* Where one follows the other there is one row; elsewhere a label gets room of its own. */
  if (mark->n_members == 1
      && (mark->kind == FW_MARK_POINT || mark->kind == FW_MARK_DEADLINE
          || mark->kind == FW_MARK_GOAL))
    item->reserve = label + 10 * factor;
  else if (bar && !chain && mark->width < label + 10 * factor)
    item->reserve = MIN (label, LONGEST_LABEL * factor) + 10 * factor;
  /* An arrow into the future, the edge of what has no known end. */
  if (bar && fw_timeline_layout_get_member (self, mark, 0)->open)
    item->sign = 8 * factor;
}
