/* fw-gedcom-date.h: dates of GEDCOM 5.5 to 7.0 ↔ partial dates. Pure.
 *
 * Understood beyond the standard: months in German and in full, "3.5.2019",
 * "2019-05-03", "1950?", "ca. 1950", years "1950-1955".
 */
#pragma once

#include "base/fw-partial-date.h"

G_BEGIN_DECLS

typedef enum
{
  FW_GEDCOM_DATE_NONE,    /* nothing could be taken: a phrase, or before our era */
  FW_GEDCOM_DATE_REDUCED, /* only a year or a wider span of what is written */
  FW_GEDCOM_DATE_EXACT,   /* everything that is written */
} FwGedcomDateFit;

/* One date; a period or range becomes the span that holds it. */
FwGedcomDateFit
fw_gedcom_date_parse (const char *text, FwPartialDate *date);
/* A period: FROM … TO …; a single date is the begin. */
FwGedcomDateFit
fw_gedcom_date_parse_period (const char *text, FwPartialDate *from, FwPartialDate *to);
/* As GEDCOM 7.0 writes it; NULL for an unknown date. *@about is set when "about" has
 * to be said beside it, in a phrase. Free with g_free(). */
char *
fw_gedcom_date_to_text (const FwPartialDate *self, gboolean *about);

G_END_DECLS
