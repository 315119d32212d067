#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_JOURNAL_BAR (fw_journal_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwJournalBar, fw_journal_bar, FW, JOURNAL_BAR, AdwBin)

/* The line at the foot of every case page that writes into its record. */
GtkWidget *
fw_journal_bar_new (FwStore *store, gint64 case_id);
void
fw_journal_bar_focus (FwJournalBar *self);
/* The same, and goes on with what was typed elsewhere. */
void
fw_journal_bar_type (FwJournalBar *self, const char *text);
/* The bar below @widget, NULL when there is none. */
FwJournalBar *
fw_journal_bar_find (GtkWidget *widget);
gint64
fw_journal_bar_get_case (FwJournalBar *self);

G_END_DECLS
