/* fw-clearing-version-page.h: a version of a clearing's report that was finished, as pages. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_CLEARING_VERSION_PAGE (fw_clearing_version_page_get_type ())
G_DECLARE_FINAL_TYPE (FwClearingVersionPage,
                      fw_clearing_version_page,
                      FW,
                      CLEARING_VERSION_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *
fw_clearing_version_page_new (FwStore *store,
                              gint64 case_id,
                              gint64 clearing_id,
                              gint64 document_id);

G_END_DECLS
