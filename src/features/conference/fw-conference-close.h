/* fw-conference-close.h: the draft of the minutes as pages, and their freezing. */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

/* What is typed must be committed before. Resolves to the id (int64) of the frozen
 * document; rejects with FW_CONFERENCE_ERROR or FW_DECISION_ERROR when the domain refuses. */
DexFuture *
fw_conference_close (FwConferenceDesk *desk);
/* The canonical content as it stands (string). */
DexFuture *
fw_conference_dup_content (FwConferenceDesk *desk);

/* Asks the way to closing, refusal by refusal, then closes and opens the version;
 * @widget: the page, whose action "conference.show-gap" is used for going to what is missing. */
void
fw_conference_close_ask (FwConferenceDesk *desk, GtkWidget *widget);
/* Asks for the reason of a correction and opens the minutes again. */
void
fw_conference_correct_ask (FwConferenceDesk *desk, GtkWidget *widget);

G_END_DECLS
