/* fw-together-page.h: the genogram with the family at the table. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_TOGETHER_PAGE (fw_together_page_get_type ())
G_DECLARE_FINAL_TYPE (FwTogetherPage, fw_together_page, FW, TOGETHER_PAGE, AdwNavigationPage)

/* A page to push on the shell's. */
AdwNavigationPage *
fw_together_page_new (FwStore *store, gint64 case_id);

G_END_DECLS
