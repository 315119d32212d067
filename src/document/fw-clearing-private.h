/* fw-clearing-private.h: what the files of the clearing report share. */
#pragma once

#include "document/fw-clearing-report.h"
#include "document/fw-report-private.h"

G_BEGIN_DECLS

/* Heading, @note, the drawing of @page, its legend, the same in words. */
void
_fw_clearing_add_annex (FwReport *report,
                        const char *anchor,
                        const char *title,
                        const char *note,
                        FwExportPage *page);

G_END_DECLS
