/* fw-family-dialog.h: the people of a case: who they are, where they live, who has custody.
 *
 * Everything saves itself; Ctrl+Z takes the last change of this sitting back.
 * Its pages reach it by the actions people.person (x) and people.add.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-edit-session.h"

G_BEGIN_DECLS

#define FW_TYPE_FAMILY_DIALOG (fw_family_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwFamilyDialog, fw_family_dialog, FW, FAMILY_DIALOG, AdwDialog)

/* @person_id: opens that person's sheet; 0: the list. */
AdwDialog *
fw_family_dialog_new (FwStore *store, gint64 case_id, gint64 person_id);

/* A page's frame: header with the title of @titled (a page or dialog), the
 * saving state and Undo; below what @session has to tell, and @content. */
GtkWidget *
fw_family_dialog_create_frame (FwEditSession *session, gpointer titled, GtkWidget *content);
/* Commits an act of the widget @source, which is in such a dialog; says there
 * why when it fails. */
void
fw_family_dialog_commit (GtkWidget *source, FwEditSession *session, FwChangeSet *changes);

G_END_DECLS
