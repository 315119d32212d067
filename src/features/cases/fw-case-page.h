#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_CASE_PAGE (fw_case_page_get_type ())
G_DECLARE_FINAL_TYPE (FwCasePage, fw_case_page, FW, CASE_PAGE, AdwNavigationPage)

/* The page of a case; its tabs come from the registry. */
AdwNavigationPage *
fw_case_page_new (FwStore *store, gint64 case_id);

G_END_DECLS
