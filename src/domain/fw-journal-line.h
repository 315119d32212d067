/* fw-journal-line.h: what a line typed in a hurry means. Pure.
 *
 * "tel Jana 15min: kommt später" is a phone call with Jana of 15 minutes, now.
 * Before a colon (followed by a space or the end) may stand, in any order after
 * the kind: persons of the case by given name or role, a duration, a day, a
 * time, "gesehen"; words that are none of these are the name of somebody else.
 * A line whose first word is no kind is all text.
 */
#pragma once

#include "base/fw-date.h"

G_BEGIN_DECLS

typedef struct
{
  gint64 id;
  const char *given_name;
  const char *role; /* "mother", … */
} FwJournalPerson;

typedef struct
{
  const char *kind;  /* NULL: not said */
  gint64 duration_s; /* 0: not said */
  FwDay day;         /* FW_DAY_NONE: not said */
  int minute;        /* of the day; -1: not said */
  gboolean child_seen;
  GArray *persons; /* of gint64 */
  char *name;      /* of somebody else; NULL: none */
  char *body;
} FwJournalLine;

/* @persons: those of the case. A day in the future is no day. */
void
fw_journal_line_parse (const char *text,
                       FwDay today,
                       const FwJournalPerson *persons,
                       guint n_persons,
                       FwJournalLine *line);
void
fw_journal_line_clear (FwJournalLine *self);
/* "15min", "15 Minuten", "1h", "1h30", "1,5 h", "90": seconds; 0 when it is none. */
gint64
fw_journal_parse_duration (const char *text);
/* "9:30": minutes of the day; -1 when it is no time. */
int
fw_journal_parse_time (const char *text);

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (FwJournalLine, fw_journal_line_clear)

G_END_DECLS
