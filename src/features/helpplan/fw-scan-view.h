/* fw-scan-view.h: a scan, small, to see that it is the right one: the first page of it. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

#define FW_TYPE_SCAN_VIEW (fw_scan_view_get_type ())
G_DECLARE_FINAL_TYPE (FwScanView, fw_scan_view, FW, SCAN_VIEW, AdwBin)

/* In a fiber: decodes on another thread. FALSE with an error when it cannot be shown. */
gboolean
fw_scan_view_await_show (FwScanView *self, GBytes *bytes, const char *mime, GError **error);
void
fw_scan_view_clear (FwScanView *self);

G_END_DECLS
