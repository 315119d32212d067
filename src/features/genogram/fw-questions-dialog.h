/* fw-questions-dialog.h: what contradicts in the family and what is not known about it,
 * as a list for the next visit. Main thread.
 *
 * Signal: person-opened (const char *id) for a row that is about somebody. */
#pragma once

#include <adwaita.h>

#include "features/genogram/fw-genogram-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_QUESTIONS_DIALOG (fw_questions_dialog_get_type ())
G_DECLARE_FINAL_TYPE (FwQuestionsDialog, fw_questions_dialog, FW, QUESTIONS_DIALOG, AdwDialog)

FwQuestionsDialog *
fw_questions_dialog_new (FwGenogramDesk *desk);

G_END_DECLS
