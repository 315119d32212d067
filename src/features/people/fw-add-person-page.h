/* fw-add-person-page.h: a new person for a case, or one whom the office knows.
 *
 * Similar names of the office are offered while typing, so that nobody is
 * entered twice.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-edit-session.h"

G_BEGIN_DECLS

#define FW_TYPE_ADD_PERSON_PAGE (fw_add_person_page_get_type ())
G_DECLARE_FINAL_TYPE (FwAddPersonPage, fw_add_person_page, FW, ADD_PERSON_PAGE, AdwNavigationPage)

AdwNavigationPage *
fw_add_person_page_new (FwStore *store, FwEditSession *session, gint64 case_id);

G_END_DECLS
