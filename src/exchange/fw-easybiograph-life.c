/* fw-easybiograph-life.c: life events from a file of easyBiograph, and a file from a life.
 *
 * easyBiograph knows days only. What is not known to the day is written as the first day
 * of it, and as it is stored in a member of its own ("fallwerkStart"), so that nothing is
 * lost on the way back. What comes from the record carries "fallwerkSource".
 */
#include "config.h"

#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-timeline-repository.h"
#include "exchange/fw-easybiograph.h"

/* Of the dimensions 1 to 7. */
static const char *const lanes[]
    = {"family", "living", "school", "work", "health", "help", "other"};

static gint64
get_dimension (const char *lane)
{
  for (guint i = 0; i < G_N_ELEMENTS (lanes); i++)
    if (g_strcmp0 (lanes[i], lane) == 0)
      return i + 1;
  return G_N_ELEMENTS (lanes);
}

/* A dimension of the office's own title, made where the file has none yet. */
static gint64
find_own_dimension (FwEasybiograph *self, const char *title)
{
  FwEasybiographDimension *dimension;
  gint64 most = 0;

  for (guint i = 0; i < self->dimensions->len; i++)
    {
      dimension = g_ptr_array_index (self->dimensions, i);
      most = MAX (most, dimension->id);
      if (dimension->id > 6 && g_strcmp0 (dimension->title, title) == 0)
        return dimension->id;
    }
  dimension = g_new0 (FwEasybiographDimension, 1);
  dimension->id = most + 1;
  dimension->title = g_strdup (title);
  dimension->visible = TRUE;
  g_ptr_array_insert (self->dimensions, 0, dimension);
  return dimension->id;
}

static void
set_rest (FwEasybiographEvent *event, const char *member, const char *text)
{
  if (event->rest == NULL)
    event->rest = json_object_new ();
  json_object_set_string_member (event->rest, member, text);
}

static void
set_date (FwEasybiographEvent *event, char **place, const char *member, const FwPartialDate *date)
{
  FwDay day = date->first != FW_DAY_NONE ? date->first : date->last;
  g_autofree char *stored = fw_partial_date_to_text (date);
  g_autofree char *iso = day != FW_DAY_NONE ? fw_day_to_iso (day) : g_strdup ("");

  g_set_str (place, iso);
  if (stored != NULL && !g_str_equal (stored, iso))
    set_rest (event, member, stored);
}

static void
add_life_event (FwEasybiograph *self, FwResult *rows, guint row)
{
  FwEasybiographEvent *event = fw_easybiograph_add_event (self);
  const char *title = fw_result_get_text (rows, row, FW_LIFE_LANE_TITLE);
  const char *lane = fw_result_get_text (rows, row, FW_LIFE_LANE);
  FwPartialDate from, to;

  event->dimension_id
      = title != NULL && title[0] != '\0' ? find_own_dimension (self, title) : get_dimension (lane);
  if (g_strcmp0 (lane, "protection") == 0)
    set_rest (event, "fallwerkLane", lane);
  g_set_str (&event->description, fw_result_get_text (rows, row, FW_LIFE_TEXT));
  g_set_str (&event->notes, fw_result_get_text (rows, row, FW_LIFE_NOTE));
  g_set_str (&event->emoji, fw_result_get_text (rows, row, FW_LIFE_SYMBOL));
  event->interval = fw_result_get_int (rows, row, FW_LIFE_SPAN) != 0;
  event->open_end = fw_result_get_int (rows, row, FW_LIFE_ONGOING) != 0;
  fw_partial_date_from_text (fw_result_get_text (rows, row, FW_LIFE_FROM), &from);
  fw_partial_date_from_text (fw_result_get_text (rows, row, FW_LIFE_TO), &to);
  set_date (event, &event->start, "fallwerkStart", &from);
  set_date (event, &event->end, "fallwerkEnd", &to);
}

/* Where it lived, learned and got help, as the record has it. */
static void
add_from_record (FwEasybiograph *self, const FwTimelineEvent *event)
{
  static const struct
  {
    const char *table;
    const char *lane;
  } sources[] = {{"household_member", "living"}, {"institution", "school"}, {"help", "help"}};

  for (guint i = 0; i < G_N_ELEMENTS (sources); i++)
    if (g_str_equal (event->table, sources[i].table) && !event->blocked)
      {
        FwEasybiographEvent *added = fw_easybiograph_add_event (self);

        added->dimension_id
            = get_dimension (event->lane == FW_LANE_HEALTH ? "health" : sources[i].lane);
        g_set_str (&added->description, event->text);
        added->interval = TRUE;
        added->open_end = event->open;
        set_date (added, &added->start, "fallwerkStart", &event->from);
        set_date (added, &added->end, "fallwerkEnd", &event->to);
        set_rest (added, "fallwerkSource", event->table);
      }
}

FwEasybiograph *
fw_easybiograph_new_for_child (FwTimeline *timeline, guint child, FwResult *life_rows)
{
  FwEasybiograph *self = fw_easybiograph_new ();
  const FwTimelineChild *row;
  FwDay born;

  g_return_val_if_fail (FW_IS_TIMELINE (timeline) && child < timeline->children->len, self);

  row = &g_array_index (timeline->children, FwTimelineChild, child);
  born = fw_partial_date_get_middle (&row->born);
  self->name = g_strdup (row->name);
  self->birth_date = born != FW_DAY_NONE ? fw_day_to_iso (born) : g_strdup ("");
  self->end_date = fw_day_to_iso (timeline->today);
  self->creation_date = fw_day_to_iso (timeline->today);
  fw_easybiograph_add_dimensions (self);
  for (guint i = 0; i < fw_result_get_n_rows (life_rows); i++)
    if (fw_result_is_null (life_rows, i, FW_LIFE_CHILD)
        || fw_result_get_int (life_rows, i, FW_LIFE_CHILD) == row->id)
      add_life_event (self, life_rows, i);
  for (guint i = 0; i < timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (timeline, i);

      if (event->child == (int) child || (event->child < 0 && event->lane == FW_LANE_HELP))
        add_from_record (self, event);
    }
  return self;
}

/* --- into the office --------------------------------------------------------------------- */

static const char *
get_rest (const FwEasybiographEvent *event, const char *member)
{
  const char *text = event->rest != NULL
                         ? json_object_get_string_member_with_default (event->rest, member, NULL)
                         : NULL;

  return text != NULL && text[0] != '\0' ? text : NULL;
}

/* The stored form of a date of the file; NULL: none that could be read. Free with g_free(). */
static char *
dup_date (const FwEasybiographEvent *event, const char *member, const char *text)
{
  const char *stored = get_rest (event, member);
  FwPartialDate date;

  if (stored != NULL && fw_partial_date_from_text (stored, &date))
    return fw_partial_date_to_text (&date);
  return fw_partial_date_from_text (text, &date) ? fw_partial_date_to_text (&date) : NULL;
}

static const char *
find_title (FwEasybiograph *self, gint64 id)
{
  for (guint i = 0; i < self->dimensions->len; i++)
    {
      const FwEasybiographDimension *dimension = g_ptr_array_index (self->dimensions, i);

      if (dimension->id == id)
        return dimension->title;
    }
  return NULL;
}

guint
fw_easybiograph_add_changes (FwEasybiograph *self,
                             FwChangeSet *changes,
                             gint64 case_id,
                             gint64 child_id,
                             guint *n_undated)
{
  guint n = 0;

  g_return_val_if_fail (self != NULL && changes != NULL, 0);

  *n_undated = 0;
  for (guint i = 0; i < self->events->len; i++)
    {
      const FwEasybiographEvent *event = g_ptr_array_index (self->events, i);
      g_autofree char *from = dup_date (event, "fallwerkStart", event->start);
      /* A point's end is a left-over of its form. */
      g_autofree char *to = event->interval ? dup_date (event, "fallwerkEnd", event->end) : NULL;
      gboolean fixed = event->dimension_id >= 1 && event->dimension_id <= 6;
      const char *title = fixed ? NULL : find_title (self, event->dimension_id);
      FwLifeEventValues values = {.child_id = child_id,
                                  .text = event->description,
                                  .note = event->notes,
                                  .symbol = event->emoji,
                                  .span = event->interval,
                                  .ongoing = event->interval && event->open_end,
                                  .from = from,
                                  .to = to,
                                  .source = "easyBiograph"};

      if (get_rest (event, "fallwerkSource") != NULL)
        continue;
      values.lane = get_rest (event, "fallwerkLane") != NULL ? get_rest (event, "fallwerkLane")
                    : fixed                                  ? lanes[event->dimension_id - 1]
                                                             : "other";
      /* The seventh is the office's "other" when it is called so. */
      if (title != NULL && event->dimension_id == 7 && g_str_equal (title, "Sonstiges"))
        title = NULL;
      values.lane_title = title;
      fw_life_event_insert (changes, case_id, &values);
      *n_undated += from == NULL && to == NULL;
      n++;
    }
  return n;
}
