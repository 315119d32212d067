/* fw-clearing-report.h: the standard report of a clearing from its canonical content, with
 * genogram and timeline as annexes.
 *
 * Content: fw_clearing_repository_dup_content(). The annexes are drawings of the same day as
 * the family may see them: without health, protection, suspicions and blocked addresses.
 * Source: handbook CASE-7, GENO-3, GENO-4.
 */
#pragma once

#include "document/fw-document.h"
#include "domain/fw-family.h"
#include "domain/fw-timeline.h"
#include "draw/fw-draw-export.h"

G_BEGIN_DECLS

/* Pages to carry as annexes; NULL when there is nothing to draw. Main thread. */
FwExportPage *
fw_clearing_genogram_new (FwFamily *family, FwDay day);
/* Of these children and the family alone: what is others' is taken out of @timeline. */
FwExportPage *
fw_clearing_timeline_new (FwTimeline *timeline, const gint64 *child_ids, guint n_children);

/* @frozen_version: its number, 0 for a draft, which says so at its foot. @genogram and
 * @timeline may be NULL; they are kept alive. Anchors of fw_document_locate():
 * "SECTION", "SECTION/FIELD", "SECTION/ROW", "hours", "genogram", "timeline". NULL with an
 * error when @content is no JSON object. */
FwDocument *
fw_clearing_report_new (const char *content,
                        guint frozen_version,
                        FwExportPage *genogram,
                        FwExportPage *timeline,
                        GError **error);

G_END_DECLS
