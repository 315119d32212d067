#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_SIGN_IN_PAGE (fw_sign_in_page_get_type ())
G_DECLARE_FINAL_TYPE (FwSignInPage, fw_sign_in_page, FW, SIGN_IN_PAGE, AdwBin)

/* Shows the form for the office in @folder; NULL: the last known one, or the
 * first-start page. @login preselects a person, NULL for the last one. */
void
fw_sign_in_page_set_office (FwSignInPage *self, const char *folder, const char *login);
/* The page looks and speaks as after locking: what is safe, and since when. */
void
fw_sign_in_page_set_locked (FwSignInPage *self, const char *note);
/* Signs in without the form (command line); errors are shown in the form. */
void
fw_sign_in_page_unlock (FwSignInPage *self, const char *login, const char *password);
void
fw_sign_in_page_focus (FwSignInPage *self);

G_END_DECLS
