/* fw-preferences-dialog.h: preferences of this computer and of the office.
 *
 * Everybody may read all of it; what belongs to the office is changed only by
 * those who manage it. Changes save themselves; Ctrl+Z and the toast take back.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_PREFERENCES_DIALOG (fw_preferences_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwPreferencesDialog,
                      fw_preferences_dialog,
                      FW,
                      PREFERENCES_DIALOG,
                      AdwPreferencesDialog)

/* @page: "general", "office", "staff", "providers", "security" or "backup". */
AdwDialog *
fw_preferences_dialog_new (FwStore *store, const char *page);

/* For its pages: */
FwStore *
fw_preferences_dialog_get_store (FwPreferencesDialog *self);
gboolean
fw_preferences_dialog_may_manage (FwPreferencesDialog *self);
/* The settings of the office in force today; borrowed until the next await. They change also by undo and by
 * colleagues: "settings-changed" tells. */
FwRow *
fw_preferences_dialog_get_settings (FwPreferencesDialog *self);
const char *
fw_preferences_dialog_get_setting (FwPreferencesDialog *self, const char *name);
/* Saves a setting valid from today, with undo. */
void
fw_preferences_dialog_save_setting (FwPreferencesDialog *self, const char *name, const char *value);
/* Says what was done; takes over @applied (nullable), which can be undone. */
void
fw_preferences_dialog_done (FwPreferencesDialog *self, FwChangeSet *applied, const char *text);
void
fw_preferences_dialog_show_error (FwPreferencesDialog *self, const GError *error);
/* Marks a page read only where the user does not manage the office. */
void
fw_preferences_dialog_guard (FwPreferencesDialog *self, AdwPreferencesPage *page);

G_END_DECLS
