/* fw-conference-page.h: one case's conference, held step by step.
 *
 *   desk ─┬─ step bar, a page a step (built when first shown), pane beside
 *         └─ second window for the projector
 *
 * Everything saves itself by the desk's one edit session.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_CONFERENCE_PAGE (fw_conference_page_get_type ())
G_DECLARE_FINAL_TYPE (FwConferencePage, fw_conference_page, FW, CONFERENCE_PAGE, AdwNavigationPage)

/* The page on which one conference is held; an AdwNavigationPage. */
GtkWidget *
fw_conference_page_new (FwStore *store, gint64 conference_id);

G_END_DECLS
