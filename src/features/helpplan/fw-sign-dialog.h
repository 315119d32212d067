/* fw-sign-dialog.h: a frozen version is signed, party by party, over as many days as it takes.
 *
 * Every answer is in the record as soon as it is taken over; closing loses nothing.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Signal: noted: an answer is in the record. */
#define FW_TYPE_SIGN_DIALOG (fw_sign_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwSignDialog, fw_sign_dialog, FW, SIGN_DIALOG, AdwDialog)

/* @title: "Help Plan No. 2, version 1". @party: whom to begin with, NULL: the first that is
 * open. */
AdwDialog *
fw_sign_dialog_new (FwStore *store, gint64 document_id, const char *title, const char *party);

G_END_DECLS
