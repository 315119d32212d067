/* fw-timeline-together-page.h: the timeline with the family at the table: a page over the
 * case, without what only the office knows. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_TIMELINE_TOGETHER_PAGE (fw_timeline_together_page_get_type ())
G_DECLARE_FINAL_TYPE (FwTimelineTogetherPage,
                      fw_timeline_together_page,
                      FW,
                      TIMELINE_TOGETHER_PAGE,
                      AdwNavigationPage)

AdwNavigationPage *
fw_timeline_together_page_new (FwStore *store, gint64 case_id);

G_END_DECLS
