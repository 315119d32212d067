/* fw-timeline-compare.c: see fw-timeline-compare.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-family-words.h"
#include "domain/fw-timeline-compare.h"
#include "domain/fw-wellbeing.h"

typedef struct
{
  FwTimeline *timeline;
  const FwTimelineFilter *filter;
  FwDay earlier, later;
  GPtrArray *all;
} Comparison;

static void
difference_free (gpointer data)
{
  FwTimelineDifference *self = data;

  g_free (self->id);
  g_free (self->text);
  g_free (self);
}

/* "Lena: …", or the text alone of the family and of what names its children itself. */
static char *
dup_named (Comparison *self, int child, const char *text)
{
  return child >= 0
             ? g_strdup_printf (
                   "%s: %s", g_array_index (self->timeline->children, FwTimelineChild, child).name,
                   text)
             : g_strdup (text);
}

/* Takes @text. */
static void
add (Comparison *self,
     FwDifferenceKind kind,
     FwTimelineLane lane,
     int child,
     const FwTimelineEvent *event,
     char *text)
{
  FwTimelineDifference *difference = g_new0 (FwTimelineDifference, 1);
  g_autofree char *held = text;

  difference->kind = kind;
  difference->lane = lane;
  difference->child = child;
  difference->day = event != NULL ? event->first : FW_DAY_NONE;
  difference->id = event != NULL ? g_strdup (event->id) : NULL;
  difference->text = dup_named (self, child, text);
  g_ptr_array_add (self->all, difference);
}

/* --- what lasts ----------------------------------------------------------------------- */

static gboolean
holds (const FwTimelineEvent *event, FwDay day)
{
  return event->first <= day && (event->last >= day || event->open);
}

static char *
dup_began (const FwTimelineEvent *event)
{
  g_autofree char *from = fw_partial_date_dup_label (&event->from);

  /* Translators: %1$s is something that lasts ("Foster care"), %2$s a date */
  return fw_partial_date_is_known (&event->from)
             ? g_strdup_printf (_ ("new: %1$s, since %2$s"), event->text, from)
             /* Translators: %s is something that lasts ("Foster care") */
             : g_strdup_printf (_ ("new: %s"), event->text);
}

static char *
dup_ended (const FwTimelineEvent *event)
{
  g_autofree char *to = fw_partial_date_dup_label (&event->to);

  /* Translators: %1$s is something that lasts ("Foster care"), %2$s a date */
  return fw_partial_date_is_known (&event->to)
             ? g_strdup_printf (_ ("ended: %1$s, on %2$s"), event->text, to)
             /* Translators: %s is something that lasts ("Foster care") */
             : g_strdup_printf (_ ("ended: %s"), event->text);
}

static char *
dup_replaced (const FwTimelineEvent *before, const FwTimelineEvent *after)
{
  g_autofree char *from = fw_partial_date_dup_label (&after->from);

  /* Translators: what was, what is now ("Grandmother → Mother"), a date */
  return fw_partial_date_is_known (&after->from)
             ? g_strdup_printf (_ ("%1$s → %2$s, since %3$s"), before->text, after->text, from)
             /* Translators: what was, what is now ("Grandmother → Mother") */
             : g_strdup_printf (_ ("%1$s → %2$s"), before->text, after->text);
}

static void
compare_bars (Comparison *self, FwTimelineLane lane, int child)
{
  g_autoptr (GPtrArray) ended = g_ptr_array_new ();
  g_autoptr (GPtrArray) began = g_ptr_array_new ();

  for (guint i = 0; i < self->timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (self->timeline, i);
      gboolean before, after;

      if (event->shape != FW_EVENT_BAR || event->lane != lane || event->child != child
          || event->first == FW_DAY_NONE
          || !fw_timeline_shows (self->timeline, event, self->filter))
        continue;
      before = holds (event, self->earlier);
      after = holds (event, self->later);
      if (before && !after)
        g_ptr_array_add (ended, (gpointer) event);
      else if (after && !before)
        g_ptr_array_add (began, (gpointer) event);
    }
  if (ended->len == 1 && began->len == 1)
    {
      add (self, FW_DIFFERENCE_REPLACED, lane, child, began->pdata[0],
           dup_replaced (ended->pdata[0], began->pdata[0]));
      return;
    }
  for (guint i = 0; i < ended->len; i++)
    add (self, FW_DIFFERENCE_ENDED, lane, child, ended->pdata[i], dup_ended (ended->pdata[i]));
  for (guint i = 0; i < began->len; i++)
    add (self, FW_DIFFERENCE_BEGAN, lane, child, began->pdata[i], dup_began (began->pdata[i]));
}

/* --- goals and decisions ------------------------------------------------------------------ */

static char *
dup_term (const FwTimelineEvent *event, gboolean began)
{
  const char *rating = fw_timeline_event_get_rating_word (event);
  const char *light = fw_timeline_event_get_light_word (event);
  const char *word = rating[0] != '\0' ? rating : light;

  if (began)
    return word[0] != '\0'
               /* Translators: a goal or decision, and how it stands ("in time") */
               ? g_strdup_printf (_ ("new: %1$s (%2$s)"), event->text, word)
               : g_strdup_printf (_ ("new: %s"), event->text);
  return word[0] != '\0'
             /* Translators: a goal or decision, and how it stands ("reached") */
             ? g_strdup_printf (_ ("ended: %1$s (%2$s)"), event->text, word)
             : g_strdup_printf (_ ("ended: %s"), event->text);
}

static void
compare_terms (Comparison *self, FwTimelineLane lane, int child)
{
  for (guint i = 0; i < self->timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (self->timeline, i);
      gboolean before, after;

      if (event->shape != FW_EVENT_GOAL || event->lane != lane || event->child != child
          || event->first == FW_DAY_NONE
          || !fw_timeline_shows (self->timeline, event, self->filter))
        continue;
      before = holds (event, self->earlier);
      after = holds (event, self->later);
      if (before != after)
        add (self, after ? FW_DIFFERENCE_BEGAN : FW_DIFFERENCE_ENDED, lane, child, event,
             dup_term (event, after));
    }
}

/* --- what happens once ----------------------------------------------------------------------- */

static gboolean
is_between (Comparison *self, const FwTimelineEvent *event)
{
  return event->first != FW_DAY_NONE && event->first > self->earlier && event->first <= self->later;
}

static void
tell_points (Comparison *self, FwTimelineLane lane, int child)
{
  guint n_contacts = 0;

  for (guint i = 0; i < self->timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (self->timeline, i);
      g_autofree char *when = NULL;

      if (event->lane != lane || event->child != child || !is_between (self, event)
          || !fw_timeline_shows (self->timeline, event, self->filter))
        continue;
      if (event->shape == FW_EVENT_CONTACT)
        n_contacts++;
      if (event->shape != FW_EVENT_POINT && event->shape != FW_EVENT_CONFERENCE
          && event->shape != FW_EVENT_PLAN)
        continue;
      when = fw_timeline_event_dup_when (event);
      add (self, FW_DIFFERENCE_HAPPENED, lane, child, event,
           g_strdup_printf ("%s, %s", event->text, when));
    }
  if (n_contacts > 0)
    add (self, FW_DIFFERENCE_HAPPENED, lane, child, NULL,
         g_strdup_printf (ngettext ("%u contact", "%u contacts", n_contacts), n_contacts));
}

/* The last value of a curve until each day. */
static void
compare_values (Comparison *self, int child)
{
  g_autoptr (GHashTable) before = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) after = g_hash_table_new (NULL, NULL);
  GHashTableIter iter;
  gpointer series, last;

  for (guint i = 0; i < self->timeline->events->len; i++)
    {
      const FwTimelineEvent *event = fw_timeline_get (self->timeline, i);

      if (event->shape != FW_EVENT_VALUE || event->child != child || event->first == FW_DAY_NONE
          || !fw_timeline_shows (self->timeline, event, self->filter))
        continue;
      if (event->first <= self->earlier)
        g_hash_table_insert (before, GUINT_TO_POINTER (event->series), (gpointer) event);
      if (event->first <= self->later)
        g_hash_table_insert (after, GUINT_TO_POINTER (event->series), (gpointer) event);
    }
  g_hash_table_iter_init (&iter, after);
  while (g_hash_table_iter_next (&iter, &series, &last))
    {
      const FwTimelineEvent *now = last, *then = g_hash_table_lookup (before, series);
      g_autofree char *old = NULL;

      if (then == now)
        continue;
      old = then != NULL ? fw_wellbeing_to_text (then->value) : NULL;
      add (self, then != NULL ? FW_DIFFERENCE_REPLACED : FW_DIFFERENCE_BEGAN, FW_LANE_WELLBEING, -1,
           now,
           /* Translators: %1$s is a value of well-being ("Lena: 24 of 40"), %2$s the one before */
           then != NULL ? g_strdup_printf (_ ("%1$s, before %2$s"), now->text, old)
                        : g_strdup (now->text));
    }
}

GPtrArray *
fw_timeline_compare (FwTimeline *timeline, FwDay one, FwDay other, const FwTimelineFilter *filter)
{
  Comparison self = {.timeline = timeline,
                     .filter = filter,
                     .earlier = MIN (one, other),
                     .later = MAX (one, other)};

  g_return_val_if_fail (FW_IS_TIMELINE (timeline) && filter != NULL, NULL);

  self.all = g_ptr_array_new_with_free_func (difference_free);
  for (guint lane = FW_LANE_FAMILY; lane < FW_N_LANES; lane++)
    for (int child = -1; child < (int) timeline->children->len; child++)
      {
        compare_bars (&self, (FwTimelineLane) lane, child);
        compare_terms (&self, (FwTimelineLane) lane, child);
        if (lane == FW_LANE_WELLBEING)
          compare_values (&self, child);
        else
          tell_points (&self, (FwTimelineLane) lane, child);
      }
  return self.all;
}

char *
fw_timeline_compare_dup_spoken (GPtrArray *differences, FwDay one, FwDay other)
{
  g_autofree char *from = fw_day_to_text (MIN (one, other));
  g_autofree char *to = fw_day_to_text (MAX (one, other));
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (differences != NULL, g_string_free_and_steal (text));

  if (differences->len == 0)
    {
      /* Translators: two dates */
      g_string_append_printf (text, _ ("Between %1$s and %2$s nothing changed"), from, to);
      return g_string_free_and_steal (text);
    }
  /* Translators: two dates; what changed follows */
  g_string_append_printf (text, _ ("Between %1$s and %2$s:"), from, to);
  for (guint i = 0; i < differences->len; i++)
    {
      const FwTimelineDifference *difference = g_ptr_array_index (differences, i);

      g_string_append_printf (text, "%s %s", i > 0 ? ";" : "", difference->text);
    }
  return g_string_free_and_steal (text);
}
