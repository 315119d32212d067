#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_TODAY_PAGE (fw_today_page_get_type ())
G_DECLARE_FINAL_TYPE (FwTodayPage, fw_today_page, FW, TODAY_PAGE, AdwNavigationPage)

/* The page that greets in the morning: what is due, and why. */
GtkWidget *
fw_today_page_new (FwStore *store);

G_END_DECLS
