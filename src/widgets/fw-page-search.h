/* fw-page-search.h: words looked for in the pages of a PDF: each hit framed and brought into
 * sight, with how many there are. */
#pragma once

#include "widgets/fw-page-view.h"

G_BEGIN_DECLS

/* Property: active (boolean): the bar is there. */
#define FW_TYPE_PAGE_SEARCH (fw_page_search_get_type ())
G_DECLARE_FINAL_TYPE (FwPageSearch, fw_page_search, FW, PAGE_SEARCH, AdwBin)

/* @view shows @pdf. */
void
fw_page_search_set_pdf (FwPageSearch *self, FwPageView *view, FwPdf *pdf);
/* Opens the bar and puts the cursor into it. */
void
fw_page_search_begin (FwPageSearch *self);

G_END_DECLS
