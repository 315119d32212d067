/* fw-value-streams-page.h: the office's value streams: open, new, example, read a file. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_VALUE_STREAMS_PAGE (fw_value_streams_page_get_type ())
G_DECLARE_FINAL_TYPE (FwValueStreamsPage,
                      fw_value_streams_page,
                      FW,
                      VALUE_STREAMS_PAGE,
                      AdwNavigationPage)

GtkWidget *
fw_value_streams_page_new (FwStore *store);

G_END_DECLS
