/* fw-timeline-compare.h: what changed in a case between two days, in words. Pure.
 *
 * Of what lasts (living, school, health, helps, rights) the states of both days are laid side by
 * side; of what happens once it is told or counted; goals and decisions with their ratings
 * and lights; well-being by its last value until each day.
 */
#pragma once

#include "domain/fw-timeline.h"

G_BEGIN_DECLS

typedef enum
{
  FW_DIFFERENCE_BEGAN,    /* not on the earlier day, on the later one */
  FW_DIFFERENCE_ENDED,    /* the other way round */
  FW_DIFFERENCE_REPLACED, /* one took the place of another */
  FW_DIFFERENCE_HAPPENED, /* between the two */
} FwDifferenceKind;

typedef struct
{
  FwDifferenceKind kind;
  FwTimelineLane lane;
  int child;  /* -1: the family */
  FwDay day;  /* when; FW_DAY_NONE: of many */
  char *id;   /* the event to go to; NULL: of many */
  char *text; /* "Lena: Grandmother → mother and Kai, since 1/5/2022" */
} FwTimelineDifference;

/* FwTimelineDifference by lane, then by child and day; the days may come in any order. What
 * @filter hides is not told. */
GPtrArray *
fw_timeline_compare (FwTimeline *self, FwDay one, FwDay other, const FwTimelineFilter *filter);
/* All of them as a paragraph to be spoken: "Between …: …". Free with g_free(). */
char *
fw_timeline_compare_dup_spoken (GPtrArray *differences, FwDay one, FwDay other);

G_END_DECLS
