/* fw-timeline-ical.c: see fw-timeline-ical.h. German, as everything that other programs of
 * the office get. */
#include "config.h"

#include <string.h>

#include "exchange/fw-timeline-ical.h"

/* Sessions and deadlines have the numbers that they have in the calendar of a session and in
 * the feed of Today: whoever reads all of them has each once. @seen: sessions that are in. */
static void
add (FwIcal *ical, FwTimeline *timeline, const FwTimelineEvent *event, GHashTable *seen)
{
  if (event->first == FW_DAY_NONE || event->first < timeline->today)
    return;
  if (event->shape == FW_EVENT_CONFERENCE)
    {
      if (g_hash_table_add (seen, g_memdup2 (&event->session, sizeof event->session)))
        fw_ical_add_session (ical, event->session, event->session_version, event->text,
                             event->first, "", 0, "", FALSE);
    }
  else if (event->shape == FW_EVENT_DEADLINE && event->key != NULL)
    fw_ical_add_deadline (ical, event->key, "Frist", event->first, event->minute);
}

GBytes *
fw_timeline_to_ical (FwTimeline *timeline, const char *stamp, guint *n_events)
{
  g_autoptr (FwIcal) ical = fw_ical_new (stamp);
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  g_return_val_if_fail (FW_IS_TIMELINE (timeline) && n_events != NULL, NULL);

  for (guint i = 0; i < timeline->events->len; i++)
    add (ical, timeline, fw_timeline_get (timeline, i), seen);
  *n_events = fw_ical_get_n_events (ical);
  return fw_ical_to_bytes (ical);
}
