/* fw-plan-preview.h: keeps the pages beside the form up to date.
 *
 * Owned by the plan editor. 400 ms after the last change of the form the
 * content is read and laid out anew, never while keys come; on failure the last
 * good pages stay and say so.
 *
 * Signal: ready (): new pages are shown.
 */
#pragma once

#include "domain/fw-plan-repository.h"
#include "widgets/fw-page-view.h"

G_BEGIN_DECLS

#define FW_TYPE_PLAN_PREVIEW (fw_plan_preview_get_type ())
G_DECLARE_FINAL_TYPE (FwPlanPreview, fw_plan_preview, FW, PLAN_PREVIEW, GObject)

/* @view is not owned and may go first. */
FwPlanPreview *
fw_plan_preview_new (FwStore *store, gint64 plan_id, FwForm *form, FwPageView *view);
/* Ends the work: nothing happens after it. */
void
fw_plan_preview_stop (FwPlanPreview *self);
/* Which paper is shown, a key of fw-plan-paper.h. */
void
fw_plan_preview_set_paper (FwPlanPreview *self, const char *key);
/* What the pages were made of, NULL before the first. Borrowed. */
const char *
fw_plan_preview_get_content (FwPlanPreview *self);
/* The last good pages, NULL before the first. Borrowed. */
FwDocument *
fw_plan_preview_get_document (FwPlanPreview *self);

G_END_DECLS
