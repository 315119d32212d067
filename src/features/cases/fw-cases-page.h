#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_CASES_PAGE (fw_cases_page_get_type ())
G_DECLARE_FINAL_TYPE (FwCasesPage, fw_cases_page, FW, CASES_PAGE, AdwNavigationPage)

GtkWidget *
fw_cases_page_new (FwStore *store);

G_END_DECLS
