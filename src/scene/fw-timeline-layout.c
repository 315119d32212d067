/* fw-timeline-layout.c: see fw-timeline-layout.h.
 *
 *   events that show ─▶ by lane ─▶ by group (child) ─▶ marks ─▶ rows ─▶ labels
 *
 * Points that stand too near to each other become one mark; contacts become columns until
 * a day is wide enough. What becomes a mark is in fw-timeline-marks.c.
 */
#include "config.h"

#include <math.h>

#include "scene/fw-timeline-private.h"

#define ROW 23.0
#define LANE_PADDING 7.0
#define LEAST_LANE 36.0
#define GROUP_GAP 3.0
#define FOLD 58.0            /* width of a fold: its words */
#define LEAST_FOLD 400       /* days without anything */
#define FOLD_MARGIN 60       /* days that stay on both sides */
#define MOST_DEADLINE_ROWS 3 /* before labels get less room than they want */

G_DEFINE_FINAL_TYPE (FwTimelineLayout, fw_timeline_layout, G_TYPE_OBJECT)

double
fw_timeline_layout_get_x (FwTimelineLayout *self, FwDay day)
{
  return fw_fold_axis_get_x (&self->axis, self->options.scale, day);
}

double
fw_timeline_layout_get_day (FwTimelineLayout *self, double x)
{
  return fw_fold_axis_get_day (&self->axis, self->options.scale, x);
}

const FwTimelineMark *
fw_timeline_layout_get_mark (FwTimelineLayout *self, guint index)
{
  g_return_val_if_fail (FW_IS_TIMELINE_LAYOUT (self) && index < self->marks->len, NULL);

  return &g_array_index (self->marks, FwTimelineMark, index);
}

const FwTimelineEvent *
fw_timeline_layout_get_member (FwTimelineLayout *self, const FwTimelineMark *mark, guint index)
{
  g_return_val_if_fail (index < mark->n_members, NULL);

  return fw_timeline_get (self->timeline,
                          g_array_index (self->members, guint, mark->first_member + index));
}

const FwTimelineMark *
fw_timeline_layout_find (FwTimelineLayout *self, const FwTimelineEvent *event)
{
  gsize position;

  g_return_val_if_fail (FW_IS_TIMELINE_LAYOUT (self), NULL);

  if (event == NULL)
    return NULL;
  position = event - (const FwTimelineEvent *) self->timeline->events->data;
  return position < self->timeline->events->len && self->mark_of[position] > 0
             ? fw_timeline_layout_get_mark (self, self->mark_of[position] - 1)
             : NULL;
}

/* --- groups ---------------------------------------------------------------------------- */

/* Lanes whose children stand one below the other; in others the name is in the text. */
static gboolean
has_groups (FwTimelineLane lane)
{
  return lane == FW_LANE_FAMILY || lane == FW_LANE_SCHOOL || lane == FW_LANE_HEALTH
         || lane == FW_LANE_HELP || lane == FW_LANE_PLANS || lane == FW_LANE_OTHER;
}

/* Deadlines stand close together, and what they are is told by many words: rather than a row for
 * each, labels share the room of few rows. */
static guint
pack (FwTimelineLane lane, FwPackItem *items, guint n)
{
  static const double shares[] = {0.45, 0};
  guint n_rows = fw_timeline_pack (items, n, 0);
  double before = 1;

  for (guint k = 0;
       lane == FW_LANE_DEADLINES && k < G_N_ELEMENTS (shares) && n_rows > MOST_DEADLINE_ROWS; k++)
    {
      for (guint i = 0; i < n; i++)
        items[i].reserve *= shares[k] / before;
      before = MAX (shares[k], 0.01);
      n_rows = fw_timeline_pack (items, n, 0);
    }
  return n_rows;
}

/* One group: its marks get rows from @y on. Returns its height. */
static double
place_group (FwTimelineLayout *self, guint lane_index, GArray *positions, double y)
{
  double factor = self->options.factor;
  guint first = self->marks->len;
  FwTimelineLane lane
      = (FwTimelineLane) g_array_index (self->lanes, FwTimelineLaneRow, lane_index).lane;
  g_autofree FwPackItem *items = NULL;
  guint n, n_rows;

  _fw_timeline_layout_make_marks (self, lane_index, positions);
  n = self->marks->len - first;
  if (n == 0)
    return 0;
  if (g_array_index (self->marks, FwTimelineMark, first).kind == FW_MARK_DENSITY)
    {
      for (guint i = first; i < self->marks->len; i++)
        {
          FwTimelineMark *mark = &g_array_index (self->marks, FwTimelineMark, i);

          mark->height = MAX (3, mark->share * 32 * factor);
          mark->y = y + 34 * factor - mark->height;
        }
      return 34 * factor;
    }
  if (g_array_index (self->marks, FwTimelineMark, first).kind == FW_MARK_VALUE)
    return _fw_timeline_layout_place_values (self, first, y);
  items = g_new0 (FwPackItem, n);
  for (guint i = 0; i < n; i++)
    _fw_timeline_layout_measure (
        self, lane, &g_array_index (self->marks, FwTimelineMark, first + i), &items[i]);
  n_rows = pack (lane, items, n);
  fw_timeline_place_labels (items, n, n_rows, 5 * factor, 34 * factor);
  for (guint i = 0; i < n; i++)
    {
      FwTimelineMark *mark = &g_array_index (self->marks, FwTimelineMark, first + i);

      mark->height = 18 * factor;
      mark->y = y + items[i].row * ROW * factor + (ROW * factor - mark->height) / 2;
      mark->side = mark->label != NULL ? items[i].side : FW_PACK_NO_LABEL;
      mark->label_x = items[i].label_from;
      mark->label_width = items[i].label_to - items[i].label_from;
    }
  return n_rows * ROW * factor;
}

static void
place_lane (FwTimelineLayout *self, FwTimelineLane lane, GArray *all)
{
  FwTimelineLaneRow row = {.lane = (int) lane, .y = self->height, .n_events = all->len};
  double factor = self->options.factor, y;
  guint index = self->lanes->len, first = self->marks->len;
  int last_child = has_groups (lane) ? (int) self->timeline->children->len : 0;

  row.folded = (self->options.folded & (1u << lane)) != 0;
  row.groups = g_array_new (FALSE, FALSE, sizeof (FwTimelineGroup));
  g_array_append_val (self->lanes, row);
  y = row.y + LANE_PADDING * factor;
  for (int child = -1; child < last_child && !row.folded; child++)
    {
      g_autoptr (GArray) positions = g_array_new (FALSE, FALSE, sizeof (guint));
      FwTimelineGroup group = {.child = child, .y = y};

      for (guint i = 0; i < all->len; i++)
        {
          guint position = g_array_index (all, guint, i);

          if (!has_groups (lane) || fw_timeline_get (self->timeline, position)->child == child)
            g_array_append_val (positions, position);
        }
      group.height = place_group (self, index, positions, y);
      if (group.height <= 0)
        continue;
      g_array_append_val (row.groups, group);
      y += group.height + GROUP_GAP * factor;
    }
  for (guint i = first; i < self->marks->len; i++)
    {
      const FwTimelineMark *mark = fw_timeline_layout_get_mark (self, i);

      for (guint k = 0; k < mark->n_members; k++)
        self->mark_of[g_array_index (self->members, guint, mark->first_member + k)] = i + 1;
    }
  g_array_index (self->lanes, FwTimelineLaneRow, index).height
      = MAX (y - row.y + LANE_PADDING * factor - GROUP_GAP * factor, LEAST_LANE * factor);
  self->height += g_array_index (self->lanes, FwTimelineLaneRow, index).height;
}

/* --- ages -------------------------------------------------------------------------------- */

static void
place_ages (FwTimelineLayout *self)
{
  FwTimelineLaneRow row = {.lane = -1, .y = self->height};
  double factor = self->options.factor, y = row.y + 4 * factor;
  guint index = self->lanes->len;

  row.groups = g_array_new (FALSE, FALSE, sizeof (FwTimelineGroup));
  for (guint i = 0; i < self->timeline->children->len; i++)
    {
      const FwTimelineChild *child = &g_array_index (self->timeline->children, FwTimelineChild, i);
      FwTimelineGroup group = {.child = (int) i, .y = y, .height = 17 * factor};
      FwDay born = fw_partial_date_get_middle (&child->born);

      if (born == FW_DAY_NONE || (i < 32 && (self->options.filter.children & (1u << i)) == 0))
        continue;
      _fw_timeline_layout_make_ages (self, index, born, y);
      g_array_append_val (row.groups, group);
      y += group.height;
    }
  if (row.groups->len == 0)
    {
      g_array_unref (row.groups);
      return;
    }
  row.height = y - row.y + 4 * factor;
  g_array_append_val (self->lanes, row);
  self->height += row.height;
}

/* A day on which something that is shown begins or ends, today, and the ends of it all. */
static void
fold_gaps (FwTimelineLayout *self, GArray *const *by_lane)
{
  const FwTimelineLayoutOptions *options = &self->options;
  FwDay first = options->first != FW_DAY_NONE ? options->first : self->origin;
  FwDay last = options->last != FW_DAY_NONE ? options->last : self->last;
  g_autoptr (GArray) days = g_array_new (FALSE, FALSE, sizeof (FwDay));
  const FwDay always[] = {first, last, CLAMP (self->timeline->today, first, MAX (first, last))};

  g_array_append_vals (days, always, G_N_ELEMENTS (always));
  for (guint i = 0; i < FW_N_LANES; i++)
    for (guint k = 0; k < by_lane[i]->len; k++)
      {
        const FwTimelineEvent *event
            = fw_timeline_get (self->timeline, g_array_index (by_lane[i], guint, k));
        const FwDay both[] = {CLAMP (event->first, first, MAX (first, last)),
                              CLAMP (event->last, first, MAX (first, last))};

        if ((options->filter.lanes & ~self->timeline->withheld & (1u << i)) != 0)
          g_array_append_vals (days, both, G_N_ELEMENTS (both));
      }
  self->axis.folds = fw_fold_dup_gaps (days, LEAST_FOLD, FOLD_MARGIN);
}

FwTimelineLayout *
fw_timeline_layout_new_for_width (FwTimeline *timeline,
                                  const FwTimelineLayoutOptions *options,
                                  double width)
{
  FwTimelineLayoutOptions fitting = *options;
  g_autoptr (FwTimelineLayout) layout = NULL;
  double scale;

  fitting.scale = CLAMP (width / (options->last - options->first + 1), FW_TIMELINE_LEAST_SCALE,
                         FW_TIMELINE_MOST_SCALE);
  layout = fw_timeline_layout_new (timeline, &fitting);
  if (layout->axis.folds == NULL || layout->axis.folds->len == 0)
    return g_steal_pointer (&layout);
  scale = fw_fold_axis_get_scale (&layout->axis, options->first, options->last, width);
  fitting.scale = CLAMP (scale, FW_TIMELINE_LEAST_SCALE, FW_TIMELINE_MOST_SCALE);
  return fw_timeline_layout_new (timeline, &fitting);
}

FwTimelineLayout *
fw_timeline_layout_new (FwTimeline *timeline, const FwTimelineLayoutOptions *options)
{
  FwTimelineLayout *self = g_object_new (FW_TYPE_TIMELINE_LAYOUT, NULL);
  GArray *by_lane[FW_N_LANES];

  g_return_val_if_fail (FW_IS_TIMELINE (timeline), NULL);
  g_return_val_if_fail (options != NULL && options->measure != NULL, NULL);

  self->timeline = g_object_ref (timeline);
  self->options = *options;
  self->mark_of = g_new0 (guint, timeline->events->len + 1);
  fw_timeline_get_span (timeline, &self->origin, &self->last);
  for (guint i = 0; i < FW_N_LANES; i++)
    by_lane[i] = g_array_new (FALSE, FALSE, sizeof (guint));
  for (guint i = 0; i < timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (timeline, i);

      if (!fw_timeline_shows (timeline, event, &options->filter))
        continue;
      if (event->first != FW_DAY_NONE
          && ((options->first != FW_DAY_NONE && event->last < options->first)
              || (options->last != FW_DAY_NONE && event->first > options->last)))
        continue;
      if (event->first == FW_DAY_NONE)
        self->n_undated++;
      else
        g_array_append_val (by_lane[event->lane], i);
    }
  self->axis.origin = self->origin;
  self->axis.width = FOLD * options->factor;
  if (options->fold_gaps)
    fold_gaps (self, by_lane);
  place_ages (self);
  for (guint i = 0; i < FW_N_LANES; i++)
    {
      gboolean wanted = (options->filter.lanes & ~timeline->withheld & (1u << i)) != 0;

      if (wanted && (by_lane[i]->len > 0 || !options->hide_empty))
        place_lane (self, (FwTimelineLane) i, by_lane[i]);
      g_array_unref (by_lane[i]);
    }
  self->options.filter.search = NULL;
  return self;
}

static void
clear_lane (gpointer data)
{
  g_array_unref (((FwTimelineLaneRow *) data)->groups);
}

static void
fw_timeline_layout_finalize (GObject *object)
{
  FwTimelineLayout *self = FW_TIMELINE_LAYOUT (object);

  g_clear_pointer (&self->axis.folds, g_array_unref);
  g_array_unref (self->lanes);
  g_array_unref (self->marks);
  g_array_unref (self->members);
  g_free (self->mark_of);
  g_object_unref (self->timeline);
  G_OBJECT_CLASS (fw_timeline_layout_parent_class)->finalize (object);
}

static void
fw_timeline_layout_class_init (FwTimelineLayoutClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_timeline_layout_finalize;
}

static void
fw_timeline_layout_init (FwTimelineLayout *self)
{
  self->lanes = g_array_new (FALSE, FALSE, sizeof (FwTimelineLaneRow));
  g_array_set_clear_func (self->lanes, clear_lane);
  self->marks = g_array_new (FALSE, FALSE, sizeof (FwTimelineMark));
  self->members = g_array_new (FALSE, FALSE, sizeof (guint));
}
