/* fw-person-page.h: the sheet of one person (Personalbogen).
 *
 * Detailed for children and for those with custody, short for others.
 * Source: handbook CASE-2.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-edit-session.h"

G_BEGIN_DECLS

#define FW_TYPE_PERSON_PAGE (fw_person_page_get_type ())
G_DECLARE_FINAL_TYPE (FwPersonPage, fw_person_page, FW, PERSON_PAGE, AdwNavigationPage)

AdwNavigationPage *
fw_person_page_new (FwStore *store, FwEditSession *session, gint64 case_id, gint64 person_id);

G_END_DECLS
