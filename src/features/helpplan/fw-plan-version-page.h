#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_PLAN_VERSION_PAGE (fw_plan_version_page_get_type ())
G_DECLARE_FINAL_TYPE (FwPlanVersionPage,
                      fw_plan_version_page,
                      FW,
                      PLAN_VERSION_PAGE,
                      AdwNavigationPage)

/* A frozen version of a help plan: its PDF as stored, to look at, print and
 * hand out. With @print the print dialog opens as soon as it is shown. */
AdwNavigationPage *
fw_plan_version_page_new (FwStore *store, gint64 plan_id, gint64 version_id, gboolean print);

G_END_DECLS
