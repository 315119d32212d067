/* fw-gedcom-reader.h: GEDCOM 5.5, 5.5.1 and 7.0 → a family.
 *
 * Streams: a line and a record at a time are held besides the family itself. Broken
 * lines, levels that jump, pointers to nowhere and ids given twice are survived and
 * stand in the report with their line.
 *
 * Taken: persons with names, sex, dates of birth and death, occupation; partnerships
 * with their events; child links with kind, dispute and dates; twins. Two records of
 * the same couple become one partnership (`same_as` of the report). What is read from
 * other tags than the standard's own: _FREL, _MREL (kind by parent), _MARNM, _SEPR.
 */
#pragma once

#include <gio/gio.h>

#include "domain/fw-family.h"
#include "exchange/fw-import-report.h"

G_BEGIN_DECLS

/* NULL with FW_EXCHANGE_ERROR when it is no GEDCOM, G_IO_ERROR when reading fails.
 * @report gets what was found also then. */
FwFamily *
fw_gedcom_read (GInputStream *stream,
                FwImportReport *report,
                GCancellable *cancellable,
                GError **error);

G_END_DECLS
