/* fw-minutes-private.h: parts of the minutes. Internal to document. */
#pragma once

#include "document/fw-report-marks-private.h"

G_BEGIN_DECLS

#define FW_MINUTES_GREY "#4a4f57"

/* A heading within a step. */
FwBlock *
_fw_minutes_add_subheading (FwReport *report, const char *anchor, const char *title);
/* A small caption and a paragraph below it; nothing when @text is empty. */
void
_fw_minutes_add_captioned (FwReport *report,
                           FwBlock *parent,
                           const char *caption,
                           const char *text);
/* Words that somebody stands by, with a bar at the left. */
FwBlock *
_fw_minutes_add_words (FwReport *report, FwBlock *parent, const char *words, const char *caption);
/* "Di 1.12.2026" */
char *
_fw_minutes_dup_day (const char *iso);

/* fw-minutes-steps.c */
void
_fw_minutes_add_steps (FwReport *report, JsonObject *content);
void
_fw_minutes_add_completeness (FwReport *report, JsonObject *content);

/* fw-minutes-rating.c */
void
_fw_minutes_add_rating (FwReport *report, JsonObject *rating);
const char *
_fw_minutes_get_answer_word (const char *answer);

/* fw-minutes-options.c */
void
_fw_minutes_add_options (FwReport *report, JsonObject *section);
/* What belongs to @step; @step NULL: what belongs to no step. */
void
_fw_minutes_add_legal (FwReport *report, JsonObject *content, const char *step);

/* fw-minutes-decisions.c */
void
_fw_minutes_add_overview (FwReport *report, JsonObject *content);
void
_fw_minutes_add_former (FwReport *report, JsonObject *content);
void
_fw_minutes_add_decisions (FwReport *report, JsonObject *content);
void
_fw_minutes_add_votes (FwReport *report, JsonObject *content);
/* "5 tragen mit" and "1 abweichend, 1 enthalten"; "" when nobody voted. */
void
_fw_minutes_dup_vote (JsonObject *content, char **agree, char **others);

G_END_DECLS
