/* fw-family-tab.h: the tab "Family" of a case: the genogram, to be drawn and read. */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_FAMILY_TAB (fw_family_tab_get_type ())
G_DECLARE_FINAL_TYPE (FwFamilyTab, fw_family_tab, FW, FAMILY_TAB, AdwBin)

GtkWidget *
fw_family_tab_new (FwStore *store, gint64 case_id);
/* The same with the family at the table: drawing and its signs alone, large, without what
 * only the office knows, without inspector, past, import and export.
 *
 * Signal: share-changed () when something of it was opened by hand. */
GtkWidget *
fw_family_tab_new_together (FwStore *store, gint64 case_id);
/* What was opened: "Health, Problems"; NULL for nothing. Free with g_free(). */
char *
fw_family_tab_dup_share_words (FwFamilyTab *self);

G_END_DECLS
