/* fw-clearing-preview.h: keeps the pages beside a clearing up to date, annexes among them.
 *
 * Main-thread object, owned by the page. Only while it is active: drawing a family and its
 * timeline takes longer than laying out a form.
 */
#pragma once

#include "domain/fw-clearing.h"
#include "domain/fw-form.h"
#include "widgets/fw-page-view.h"

G_BEGIN_DECLS

#define FW_TYPE_CLEARING_PREVIEW (fw_clearing_preview_get_type ())
G_DECLARE_FINAL_TYPE (FwClearingPreview, fw_clearing_preview, FW, CLEARING_PREVIEW, GObject)

FwClearingPreview *
fw_clearing_preview_new (FwStore *store,
                         const FwClearing *clearing,
                         FwForm *form,
                         FwPageView *view);
void
fw_clearing_preview_set_active (FwClearingPreview *self, gboolean active);
/* Something beside the form has changed. */
void
fw_clearing_preview_queue (FwClearingPreview *self);
/* In a fiber: the document as everything is now, as version @frozen_version (0: a draft), NULL
 * with an error; also while it is not active. @content: what it is made of, nullable. */
FwDocument *
fw_clearing_preview_await (FwClearingPreview *self,
                           guint frozen_version,
                           char **content,
                           GError **error);
/* Nothing more happens. */
void
fw_clearing_preview_stop (FwClearingPreview *self);

G_END_DECLS
