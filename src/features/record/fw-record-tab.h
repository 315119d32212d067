#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_RECORD_TAB (fw_record_tab_get_type ())
G_DECLARE_FINAL_TYPE (FwRecordTab, fw_record_tab, FW, RECORD_TAB, AdwBin)

/* The course of a case, newest first. */
GtkWidget *
fw_record_tab_new (FwStore *store, gint64 case_id);

G_END_DECLS
