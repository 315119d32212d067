/* fw-wellbeing.h: four lines from 0 to 10, their course and what a drop asks for. Pure.
 *
 * Own wording: the lines are neutral and no copy of a licensed scale. A value
 * that is lower than the last one by more than the office's limit calls for a
 * deeper analysis with causes and changes of the plan.
 * Source: handbook EFF-1; research/casework.md 2.6.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* Tenths: 75 for "7,5" or "7.5". FALSE for what is no number from 0 to 10 with at most one
 * decimal. */
gboolean
fw_wellbeing_parse (const char *text, int *tenths);
/* "7,5", "6". Free with g_free(). */
char *
fw_wellbeing_to_text (int tenths);
/* Lower than the last value by more than @limit (all in tenths). */
gboolean
fw_wellbeing_is_drop (int last, int now, int limit);

typedef struct
{
  const char *on; /* ISO date, borrowed from the course */
  int on_length;
  int tenths;
} FwWellbeingPoint;

/* The points of a course "2026-01-12=7.5 2026-06-02=6"; what cannot be read is left out.
 * Free with g_array_unref(). */
GArray *
fw_wellbeing_read_course (const char *course);

G_END_DECLS
