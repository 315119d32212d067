/* fw-minutes-report.h: the pages of a conference's minutes from their canonical content.
 *
 * The content is one JSON object about one case's part of a session. Members
 * stand in the order below and every value is text ("yes" or "" for a flag, ISO
 * for a date), so that the same minutes give the same bytes and the same hash.
 * A missing member is the same as an empty one; "" is never guessed away: what
 * is empty without a reason is printed as a line to write on.
 *
 *   "document": "minutes",
 *   "kind": "conference-case", "kind_valid_from": "2026-01-01",
 *   "title": "Interdisziplinäre Fallkonferenz",
 *   "file_number": "51-2026-0231", "case_name": "Familie Y.",
 *   "date": "2026-11-24",                      day on which this content was made
 *   "pseudonymous": "",                        "yes": a copy without names, the foot says so
 *   "office": {"name", "unit", "address"},     as in a help plan
 *   "children": [{"name", "born"}],
 *   "session": {"held_on": "2026-11-24", "starts_at": "10:00", "place", "team", "chair", "minutes_by"},
 *   "people": [{"id": "17", "name": "S. Brandt", "initials": "Br", "role": "Fallführende Fachkraft",
 *               "institution", "presence": "present" | "absent" | "invited", "reason"}],
 *   "question": "Reicht die Hilfe aus, …?",
 *   "registered": {"on": "2026-11-17", "by": "S. Brandt", "due": "2026-12-01"},
 *   "former": [{"what", "responsible", "due", "held_on", "light", "status", "reason", "ended_on",
 *               "parts": "1 von 2"}],          decisions of earlier conferences, red first
 *   "steps": [{"name": "risk", "title": "Risiko-Scoring",
 *              "part": "form" | "rating" | "options" | "decisions" | "follow-up",
 *              "sections": [SECTION, …]}],
 *   "rating": {                                missing: this kind has none
 *     "revealed_at": "2026-11-24 10:31",       local time; "" not yet shown together
 *     "levels": [{"value": "1", "title": "unauffällig"}, … 4],
 *     "safety": {"question": "Ist Lina heute Nacht sicher?", "answer": "yes" | "no" | "unknown" | "",
 *                "values": [{"name", "initials", "value": "yes" | "no" | "unknown" | ""}]},
 *     "domains": [{"name": "care", "title": "Körperliche Versorgung",
 *                  "agreed": "1" … "4" | "0" (not judged) | "" (open), "anchor": text of that level,
 *                  "reason": of the agreed value or of not judging,
 *                  "values": [{"name", "initials", "value": "0" … "4", "way": "device" | "card",
 *                              "reason": of not judging, "dissent"}]}],
 *     "suggestion": {"light", "reason", "rule": "höchster Wert", "rule_version": "3", "rule_from"},
 *     "decision": {"light", "reason"}},
 *   "legal": [{"title": "§ 36 Abs. 2 SGB VIII", "text", "step": "decision"}],
 *   "decisions": [{"id": "91", "what", "responsible", "due", "sign", "escalation",
 *                  "decided_by", "decided_right": "team" | "alone" | "lead",
 *                  "status": "open" | "partly" | "done" | "dropped", "light", "reason",
 *                  "light_reason", "light_until"}],
 *   "votes": [{"name", "role", "vote": "agree" | "differ" | "abstain" | "", "text"}],
 *   "parking": "put off: …",
 *   "follow_up": {"next_on", "text"},
 *   "completeness": {"fields": "54", "answered": "50", "reasoned": "2", "empty": "2",
 *                    "exception", "missing_roles": "Wirtschaftliche Jugendhilfe", "role_reason"},
 *   "correction": {"of": "1", "reason"}        missing: the first version
 *
 * A light is "green", "yellow", "red", "done", "dropped" or "". A SECTION is
 * one of a help plan's content (fw_plan_repository_dup_content): "name",
 * "title", "layout" ("plain", "side", "table"), "printed_lead", and either
 * "fields" [{"name", "prompt", "type", "value", "text", "reason"}] or "columns"
 * [{"name", "prompt", "width"}] and "rows" [{"id", "fields"}]. The section of
 * the name "options" is printed as options beside each other: its field
 * "title" is the head of an option, a field "chosen" with the value "yes" marks
 * the one that was taken, every other field is a criterion.
 */
#pragma once

#include "document/fw-document.h"

G_BEGIN_DECLS

/* @frozen_version 0: a draft, and the foot says so; else the number of the
 * version, and the foot carries the SHA-256 of @content. Anchors of
 * fw_document_locate(): "glance", "people", "former", the steps' names,
 * "SECTION", "SECTION/FIELD", "decisions/ID", "votes". NULL with an error when
 * @content is no JSON object. */
FwDocument *
fw_minutes_report_new (const char *content, guint frozen_version, GError **error);
/* The same as a PDF in memory, for exports. */
GBytes *
fw_minutes_report_to_pdf (const char *content, guint frozen_version, GError **error);

G_END_DECLS
