/* fw-session-report.h: the list of a session and the invitations to it, without case content.
 *
 * What goes to the people of a session says when and where, in which order and at
 * what time the cases come, and their file numbers; nothing else about a case is read
 * here, even when it is in the content (handbook CONF-3). Somebody from outside who
 * hears only one case learns of no other, not even that it exists (CONF-13).
 *
 * The content is one JSON object, every value text:
 *
 *   "title": "Interdisziplinäre Fallkonferenz",
 *   "aim": what this kind of session is for, one or two sentences,
 *   "office": {"name", "unit", "address"}, "date": day of the letter,
 *   "session": {"held_on", "starts_at", "place", "team", "chair", "chair_function", "phone", "minutes_by"},
 *   "case_free": "yes" when a part without cases comes first,
 *   "people": [{"id": "17", "name", "role", "institution", "address": "line\nline",
 *               "salutation": "Sehr geehrte Frau Ehlers,", "conference": "" or the id of the only one}],
 *   "items": [{"id": id of the conference, "time": "10:15", "minutes": "30", "file_number"}]
 */
#pragma once

#include "document/fw-document.h"

G_BEGIN_DECLS

/* The list for those who hear all cases. */
FwDocument *
fw_session_list_new (const char *content, GError **error);
/* The invitation of the person with that id. NULL with NOT_FOUND when @person_id is not
 * among the people. */
FwDocument *
fw_session_invitation_new (const char *content, const char *person_id, GError **error);
GBytes *
fw_session_list_to_pdf (const char *content, GError **error);
GBytes *
fw_session_invitation_to_pdf (const char *content, const char *person_id, GError **error);

G_END_DECLS
