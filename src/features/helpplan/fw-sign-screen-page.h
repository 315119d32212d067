/* fw-sign-screen-page.h: signed on the screen: drawn, or the name alone. */
#pragma once

#include "features/helpplan/fw-sign-way-page.h"

G_BEGIN_DECLS

#define FW_TYPE_SIGN_SCREEN_PAGE (fw_sign_screen_page_get_type ())
G_DECLARE_FINAL_TYPE (FwSignScreenPage, fw_sign_screen_page, FW, SIGN_SCREEN_PAGE, AdwBin)

/* A certificate has signed the file already. */
void
fw_sign_screen_page_set_sealed (FwSignScreenPage *self, gboolean sealed);

G_END_DECLS
