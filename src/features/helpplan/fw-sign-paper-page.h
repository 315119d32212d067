/* fw-sign-paper-page.h: signed on paper: the scan of the sheet, and who signed it. */
#pragma once

#include "features/helpplan/fw-sign-way-page.h"

G_BEGIN_DECLS

#define FW_TYPE_SIGN_PAPER_PAGE (fw_sign_paper_page_get_type ())
G_DECLARE_FINAL_TYPE (FwSignPaperPage, fw_sign_paper_page, FW, SIGN_PAPER_PAGE, AdwBin)

G_END_DECLS
