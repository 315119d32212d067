#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_MAIN_VIEW (fw_main_view_get_type ())
G_DECLARE_FINAL_TYPE (FwMainView, fw_main_view, FW, MAIN_VIEW, AdwBreakpointBin)

GtkWidget *
fw_main_view_new (FwStore *store);
FwStore *
fw_main_view_get_store (FwMainView *self);
/* Shows the sidebar page with that id; FALSE when there is none. */
gboolean
fw_main_view_show_page (FwMainView *self, const char *id);
/* The @index-th page or tab, from 0. */
void
fw_main_view_show_nth (FwMainView *self, guint index);
void
fw_main_view_show_tab (FwMainView *self, guint index);
/* The page on top, never NULL once shown. */
AdwNavigationPage *
fw_main_view_get_visible (FwMainView *self);
/* Re-reads "recently opened" and the badges. */
void
fw_main_view_refresh (FwMainView *self);
/* The way to the page on top, as steps for fw_main_view_show_place(). */
GStrv
fw_main_view_dup_place (FwMainView *self);
/* Goes that way again, page by page, until something else is opened. */
void
fw_main_view_show_place (FwMainView *self, const char *const *place);
/* Makes everything pending on all pages durable; resolves then. */
DexFuture *
fw_main_view_flush (FwMainView *self);

G_END_DECLS
