/* fw-sign-said-page.h: an answer without a signature: agreed orally, refused, absent. */
#pragma once

#include "features/helpplan/fw-sign-way-page.h"

G_BEGIN_DECLS

#define FW_TYPE_SIGN_SAID_PAGE (fw_sign_said_page_get_type ())
G_DECLARE_FINAL_TYPE (FwSignSaidPage, fw_sign_said_page, FW, SIGN_SAID_PAGE, AdwBin)

G_END_DECLS
