/* fw-page-list.h: the pages of a PDF, small, to go to one. */
#pragma once

#include "widgets/fw-page-view.h"

G_BEGIN_DECLS

#define FW_TYPE_PAGE_LIST (fw_page_list_get_type ())
G_DECLARE_FINAL_TYPE (FwPageList, fw_page_list, FW, PAGE_LIST, AdwBin)

/* @view shows @pdf; its page is marked here, and a page chosen here is gone to there. */
void
fw_page_list_set_pdf (FwPageList *self, FwPageView *view, FwPdf *pdf);

G_END_DECLS
