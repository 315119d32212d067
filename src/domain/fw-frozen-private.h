/* fw-frozen-private.h: a row of frozen_document, the same for help plans, minutes and reports. */
#pragma once

#include "base/fw-row.h"

G_BEGIN_DECLS

/* Version @number of the form, as of now, with the checksums of content and PDF.
 * @staff_id 0: nobody. The caller owns it. */
FwRow *
_fw_frozen_make_row (const char *kind,
                     gint64 case_id,
                     gint64 form_id,
                     gint64 number,
                     gint64 staff_id,
                     const char *content,
                     GBytes *pdf,
                     gint64 blob_id);

/* Columns of FW_VERSION_ID and so on, of `frozen_document`. */
#define FW_FROZEN_COLUMNS                                                                          \
  "frozen_document.id, frozen_document.number, frozen_document.frozen_at, staff.name, "            \
  "frozen_document.content_sha256, frozen_document.pdf_blob"

G_END_DECLS
