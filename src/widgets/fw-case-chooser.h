/* fw-case-chooser.h: a short list of cases that fit what was typed.
 *
 * Only cases that the signed-in person works with: their own, those they stand
 * in for, and the team's. Emits "chosen" (id, name).
 */
#pragma once

#include <gtk/gtk.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_CASE_CHOOSER (fw_case_chooser_get_type ())
G_DECLARE_FINAL_TYPE (FwCaseChooser, fw_case_chooser, FW, CASE_CHOOSER, GtkBox)

void
fw_case_chooser_set_store (FwCaseChooser *self, FwStore *store);
/* "" shows the cases opened last. */
void
fw_case_chooser_search (FwCaseChooser *self, const char *text);
/* The first of the list; FALSE when it is empty. */
gboolean
fw_case_chooser_choose_first (FwCaseChooser *self);

G_END_DECLS
