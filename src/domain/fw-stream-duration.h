/* fw-stream-duration.h: times as people type them in a workshop. Pure.
 *
 * "2d", "90m", "1-3d", "1h30", "2 Std", "3 AT", "1-2-4 Tage", "ca. 1,5 h", "2 KT", "?".
 * A day is a working day; calendar days have to be said (KT, Kalendertage, cd). "?",
 * "unbekannt", "unknown" and "k. A." are an answer too: unknown. What was typed is kept.
 */
#pragma once

#include "domain/fw-stream-figure.h"

G_BEGIN_DECLS

typedef enum
{
  FW_DURATION_OK,
  FW_DURATION_EMPTY,
  FW_DURATION_NO_NUMBER,
  FW_DURATION_NO_UNIT,
  FW_DURATION_UNKNOWN_UNIT,
  FW_DURATION_MIXED, /* working and calendar time, or units that only a calendar joins */
  FW_DURATION_ORDER, /* the least is above the greatest */
  FW_DURATION_REST,  /* something behind it */
} FwDurationProblem;

/* @figure is set (clear it) when the result is FW_DURATION_OK. *@start, *@length: the
 * bytes of @text that were not understood; both may be NULL. */
FwDurationProblem
fw_stream_duration_parse (const char *text, FwStreamFigure *figure, gsize *start, gsize *length);
/* What is wrong, for the user: "Time not understood: 3x. Examples: …". Free. */
char *
fw_stream_duration_explain (FwDurationProblem problem, const char *text, gsize start, gsize length);
/* As people of the user's language read it: "1–3 working days", "90 min", "unknown". Free. */
char *
fw_stream_duration_to_text (const FwStreamFigure *figure);
/* "%C&A", probability: "85", "85 %", "0,85", "?"; the share 0 … 1. FALSE when it is none. */
gboolean
fw_stream_share_parse (const char *text, FwStreamFigure *figure);

G_END_DECLS
