/* fw-preferences-pages.h: the pages of the preferences, in order. */
#pragma once

#include "app/fw-preferences-dialog.h"

G_BEGIN_DECLS

#define FW_N_PREFERENCES_PAGES 4

/* A new page (floating) with its name; @index below FW_N_PREFERENCES_PAGES. */
AdwPreferencesPage *
fw_preferences_create_page (guint index, FwPreferencesDialog *dialog);

/* The page's place; FW_N_PREFERENCES_PAGES when there is none of that name. */
guint
fw_preferences_find_page (const char *name);
const char *
fw_preferences_get_page_name (guint index);

AdwPreferencesPage *
fw_general_page_new (FwPreferencesDialog *dialog);
AdwPreferencesPage *
fw_office_page_new (FwPreferencesDialog *dialog);
AdwPreferencesPage *
fw_people_page_new (FwPreferencesDialog *dialog);
AdwPreferencesPage *
fw_security_page_new (FwPreferencesDialog *dialog);

/* Rows that more than one page has. */
GtkWidget *
fw_preferences_entry_row (const char *title, const char *text, gboolean editable);
/* A page pushed over the dialog, with a header and one act (nullable label). */
AdwNavigationPage *
fw_preferences_subpage (const char *title,
                        GtkWidget *content,
                        const char *act_label,
                        GtkWidget **act_button);

/* Groups for the page "Office": the deadlines with their spin rows; the seal; the backup. */
AdwPreferencesGroup *
fw_deadline_group_new (FwPreferencesDialog *dialog);
AdwPreferencesGroup *
fw_seal_group_new (FwPreferencesDialog *dialog);
AdwPreferencesGroup *
fw_backup_group_new (FwPreferencesDialog *dialog);
/* Pages pushed over the dialog. */
void
fw_staff_form_push (FwPreferencesDialog *dialog, FwResult *staff, int row);
void
fw_provider_form_push (FwPreferencesDialog *dialog, FwResult *providers, int row);
void
fw_access_log_push (FwPreferencesDialog *dialog);
void
fw_password_form_push (FwPreferencesDialog *dialog);

G_END_DECLS
