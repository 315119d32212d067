/* fw-family-page.h: the list of the people of a case and its households. */
#pragma once

#include <adwaita.h>

#include "store/fw-edit-session.h"

G_BEGIN_DECLS

#define FW_TYPE_FAMILY_PAGE (fw_family_page_get_type ())
G_DECLARE_FINAL_TYPE (FwFamilyPage, fw_family_page, FW, FAMILY_PAGE, AdwNavigationPage)

AdwNavigationPage *
fw_family_page_new (FwStore *store, FwEditSession *session, gint64 case_id);

G_END_DECLS
