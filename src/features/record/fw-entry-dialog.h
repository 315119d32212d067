/* fw-entry-dialog.h: a whole entry of the record, a phone note, or a correction.
 *
 * Every keystroke is a draft after 300 ms; closing keeps it, entering drops it
 * in the same transaction that writes the entry.
 */
#pragma once

#include <adwaita.h>

#include "domain/fw-record-item.h"
#include "widgets/fw-undo.h"

G_BEGIN_DECLS

#define FW_TYPE_ENTRY_DIALOG (fw_entry_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwEntryDialog, fw_entry_dialog, FW, ENTRY_DIALOG, AdwDialog)

/* For one case; @undo (nullable) gets what was written, @undo_action is the
 * toast's. */
AdwDialog *
fw_entry_dialog_new (FwStore *store, gint64 case_id, FwUndo *undo, const char *undo_action);
/* A phone note: the case is chosen in the dialog; @case_id is the proposal, 0
 * for none. */
AdwDialog *
fw_entry_dialog_new_phone_note (FwStore *store,
                                gint64 case_id,
                                FwUndo *undo,
                                const char *undo_action);
/* Corrects @item, which stays as it is. */
AdwDialog *
fw_entry_dialog_new_correction (FwStore *store,
                                FwRecordItem *item,
                                FwUndo *undo,
                                const char *undo_action);

G_END_DECLS
