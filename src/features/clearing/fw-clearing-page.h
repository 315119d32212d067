/* fw-clearing-page.h: a clearing: what was agreed and hours, its report, the pages of it.
 *
 * One edit session for all of it, so that undo goes back over hours and writing alike.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_CLEARING_PAGE (fw_clearing_page_get_type ())
G_DECLARE_FINAL_TYPE (FwClearingPage, fw_clearing_page, FW, CLEARING_PAGE, AdwNavigationPage)

AdwNavigationPage *
fw_clearing_page_new (FwStore *store, gint64 clearing_id);

G_END_DECLS
