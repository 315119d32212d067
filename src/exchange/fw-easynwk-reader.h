/* fw-easynwk-reader.h: a network map of easyNWK (JSON) → a family with its helpers.
 *
 * The anchor person is the index person. Roles that name a clear relation (mother,
 * foster father, sister, son, husband) become kin; other relatives stand without a
 * line, with a word in the report; the three other sectors become helpers. Contacts
 * become bonds. Versions become dates: what changed between two versions has that
 * span as its date, and is known since the later one.
 */
#pragma once

#include <glib.h>

#include "domain/fw-family.h"
#include "exchange/fw-import-report.h"

G_BEGIN_DECLS

/* NULL with FW_EXCHANGE_ERROR when it is no network map. */
FwFamily *
fw_easynwk_read (const char *text, gssize length, FwImportReport *report, GError **error);

G_END_DECLS
