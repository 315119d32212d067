/* fw-value-stream-page.h: one map in the window: six modes over one canvas, the entry of
 * steps, a pane beside it, the figures below. Main thread.
 *
 *   ┌ title · Define Map Measure Waste Potential Target ─────────────┐
 *   │ type a step │ flows │ ladder                                   │
 *   ├──┬──────────────────────────────────────────────┬──────────────┤
 *   │t │ FwCanvas / list                              │ pane of the  │
 *   │  │                                              │ mode         │
 *   ├──┴──────────────────────────────────────────────┴──────────────┤
 *   │ figures                                                        │
 *   └────────────────────────────────────────────────────────────────┘
 */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_VALUE_STREAM_PAGE (fw_value_stream_page_get_type ())
G_DECLARE_FINAL_TYPE (FwValueStreamPage,
                      fw_value_stream_page,
                      FW,
                      VALUE_STREAM_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *
fw_value_stream_page_new (FwStore *store, gint64 id);

G_END_DECLS
