#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Actions: conferences.view (s): "sessions", "decisions", "minutes". */
#define FW_TYPE_CONFERENCES_PAGE (fw_conferences_page_get_type ())
G_DECLARE_FINAL_TYPE (FwConferencesPage,
                      fw_conferences_page,
                      FW,
                      CONFERENCES_PAGE,
                      AdwNavigationPage)

/* The sidebar's page: sessions, decisions, minutes. */
GtkWidget *
fw_conferences_page_new (FwStore *store);
/* Turns to the decisions and shows this one whole. */
void
fw_conferences_page_show_decision (FwConferencesPage *self, gint64 decision_id, gint64 case_id);

G_END_DECLS
