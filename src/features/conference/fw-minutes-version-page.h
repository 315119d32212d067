/* fw-minutes-version-page.h: minutes as pages: the draft as it stands, or a frozen version. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_MINUTES_VERSION_PAGE (fw_minutes_version_page_get_type ())
G_DECLARE_FINAL_TYPE (FwMinutesVersionPage,
                      fw_minutes_version_page,
                      FW,
                      MINUTES_VERSION_PAGE,
                      AdwNavigationPage)

/* @document_id 0: the draft; else the frozen document. @print_now: asks at once. */
AdwNavigationPage *
fw_minutes_version_page_new (FwStore *store,
                             gint64 conference_id,
                             gint64 document_id,
                             gboolean print_now);

G_END_DECLS
