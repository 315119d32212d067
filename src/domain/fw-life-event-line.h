/* fw-life-event-line.h: a life event as somebody types it into a lane.
 *
 *   3.4.27 Jonas Betriebspraktikum        on a day, of a child
 *   2019 bis 2021 Kita Sonnenblume        from … to, each as far as it is known
 *   seit Mai 2024 Lena: Realschule        goes on
 *   Schule: Lena Realschule seit 2024     the date last, the lane in front
 *
 * Pure.
 */
#pragma once

#include "domain/fw-timeline.h"

G_BEGIN_DECLS

typedef struct
{
  char *from, *to; /* partial dates as stored; NULL: not known */
  gboolean span, ongoing;
  int child;        /* index; -1: the family */
  const char *lane; /* stored name; static */
  char *text;
} FwLifeEventLine;

/* FALSE with @problem (free it) in words when no date or no text is in it. @lane: where the
 * cursor stands. */
gboolean
fw_life_event_line_parse (FwLifeEventLine *self,
                          const char *typed,
                          FwTimeline *timeline,
                          const char *lane,
                          char **problem);
void
fw_life_event_line_clear (FwLifeEventLine *self);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FwLifeEventLine, fw_life_event_line_clear)

G_END_DECLS
