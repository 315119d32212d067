/* fw-timeline-words.c: what is on a timeline in words of the user's language. Pure. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-decision-light.h"
#include "domain/fw-family-words.h"
#include "domain/fw-timeline.h"

const char *
fw_lane_get_title (FwTimelineLane lane)
{
  static const char *const titles[] = {
      [FW_LANE_DEADLINES] = NC_ ("lane", "Deadlines"),
      [FW_LANE_FAMILY] = NC_ ("lane", "Family, living"),
      [FW_LANE_SCHOOL] = NC_ ("lane", "School, work"),
      [FW_LANE_HEALTH] = NC_ ("lane", "Health"),
      [FW_LANE_HELP] = NC_ ("lane", "Helps"),
      [FW_LANE_PROTECTION] = NC_ ("lane", "Protection"),
      [FW_LANE_CONTACTS] = NC_ ("lane", "Contacts"),
      [FW_LANE_CONFERENCES] = NC_ ("lane", "Conferences"),
      [FW_LANE_PLANS] = NC_ ("lane", "Plans, goals"),
      [FW_LANE_WELLBEING] = NC_ ("lane", "Well-being"),
      [FW_LANE_OTHER] = NC_ ("lane", "Other"),
  };

  g_return_val_if_fail (lane < FW_N_LANES, "");

  return g_dpgettext2 (GETTEXT_PACKAGE, "lane", titles[lane]);
}

char *
fw_timeline_event_dup_when (const FwTimelineEvent *event)
{
  gboolean from = fw_partial_date_is_known (&event->from);
  gboolean to = fw_partial_date_is_known (&event->to);
  g_autofree char *first = fw_partial_date_dup_label (&event->from);
  g_autofree char *last = fw_partial_date_dup_label (&event->to);

  if (event->shape != FW_EVENT_BAR && event->shape != FW_EVENT_GOAL)
    return from ? g_steal_pointer (&first) : g_strdup (_ ("date not known"));
  if (from && to)
    /* Translators: two dates: "3/1/2019 to May 2021" */
    return g_strdup_printf (_ ("%1$s to %2$s"), first, last);
  if (from && event->open)
    /* Translators: %s is a date: something goes on since then */
    return g_strdup_printf (_ ("since %s"), first);
  if (from)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("from %s, end not known"), first);
  if (to)
    /* Translators: %s is a date */
    return g_strdup_printf (_ ("until %s, beginning not known"), last);
  return g_strdup (_ ("dates not known"));
}

const char *
fw_timeline_event_get_light_word (const FwTimelineEvent *event)
{
  switch (event->light)
    {
    case FW_DECISION_LIGHT_GREEN:
      return C_ ("light", "in time");
    case FW_DECISION_LIGHT_YELLOW:
      return C_ ("light", "due soon or partly done");
    case FW_DECISION_LIGHT_RED:
      return C_ ("light", "overdue");
    case FW_DECISION_LIGHT_DONE:
      return C_ ("light", "done");
    case FW_DECISION_LIGHT_DROPPED:
      return C_ ("light", "dropped");
    default:
      return "";
    }
}

const char *
fw_timeline_event_get_rating_word (const FwTimelineEvent *event)
{
  switch (event->rating)
    {
    case FW_GOAL_NOT_REACHED:
      return C_ ("goal", "not reached");
    case FW_GOAL_PARTLY_REACHED:
      return C_ ("goal", "partly reached");
    case FW_GOAL_REACHED:
      return C_ ("goal", "reached");
    default:
      return "";
    }
}

char *
fw_timeline_event_dup_spoken (FwTimeline *self, const FwTimelineEvent *event)
{
  g_autofree char *when = fw_timeline_event_dup_when (event);
  const char *light = fw_timeline_event_get_light_word (event);
  const char *rating = fw_timeline_event_get_rating_word (event);
  GString *text = g_string_new (NULL);

  g_return_val_if_fail (FW_IS_TIMELINE (self), g_string_free_and_steal (text));

  g_string_append_printf (text, "%s: %s", fw_lane_get_title (event->lane), event->text);
  if (event->child >= 0)
    g_string_append_printf (text, ", %s",
                            g_array_index (self->children, FwTimelineChild, event->child).name);
  g_string_append_printf (text, ", %s", when);
  if (event->planned)
    g_string_append_printf (text, ", %s", _ ("planned"));
  if (light[0] != '\0')
    g_string_append_printf (text, ", %s", light);
  if (rating[0] != '\0')
    g_string_append_printf (text, ", %s", rating);
  return g_string_free_and_steal (text);
}

char *
fw_timeline_dup_age (FwTimeline *self, guint child, FwDay day)
{
  const FwTimelineChild *row;
  FwDay born;
  int years, months = 0;

  g_return_val_if_fail (FW_IS_TIMELINE (self) && child < self->children->len, NULL);

  row = &g_array_index (self->children, FwTimelineChild, child);
  born = fw_partial_date_get_middle (&row->born);
  if (born == FW_DAY_NONE || day < born)
    return NULL;
  years = fw_day_get_age (born, day);
  if (years >= 3 || row->born.precision != FW_DATE_DAY)
    return g_strdup_printf (ngettext ("%d year", "%d years", (gulong) years), years);
  while (fw_day_add_months (born, months + 1) <= day)
    months++;
  return g_strdup_printf (ngettext ("%d month", "%d months", (gulong) months), months);
}
