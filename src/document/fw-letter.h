/* fw-letter.h: a letter of the office, laid out after DIN 5008 (form B).
 *
 * The content is one JSON object, every value text; a missing member is empty:
 *
 *   "office": {"name", "unit", "address"},
 *   "recipient": "Herr\nM. Pohl\nGesamtschule Auental\nSchulstraße 1\n12345 Auental",
 *   "facts": [{"name": "Unser Zeichen", "value": "51-2026"}, …],   block at the right
 *   "place": "Auental", "date": "2026-11-17",
 *   "subject": "Einladung zur Fallkonferenz am 24. November 2026",
 *   "salutation": "Sehr geehrter Herr Pohl,",
 *   "parts": [{"kind": "text", "text"},
 *             {"kind": "list", "items": ["…"]},
 *             {"kind": "table", "columns": [{"title", "width": "2.0"}], "rows": [{"cells": ["…"]}]}],
 *   "closing": "Mit freundlichen Grüßen", "signed_by": "S. Wendt", "function": "Referatsleitung",
 *   "enclosures": ["…"]
 *
 * The address stands where the window of the envelope is; fold and punch marks at
 * the left edge of the first page.
 */
#pragma once

#include "document/fw-document.h"

G_BEGIN_DECLS

/* NULL with an error when @content is no JSON object. Anchors: "subject", "closing". */
FwDocument *
fw_letter_new (const char *content, GError **error);

G_END_DECLS
