/* fw-stream-step-entry.h: types steps: name, Tab, waiting, Tab, process time, Tab, %C&A,
 * Enter, and at once the next. Main thread.
 *
 * What cannot be read stays in its field, underlined, with what is wrong beside it.
 */
#pragma once

#include <adwaita.h>

#include "features/valuestream/fw-stream-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_STREAM_STEP_ENTRY (fw_stream_step_entry_get_type ())
G_DECLARE_FINAL_TYPE (FwStreamStepEntry, fw_stream_step_entry, FW, STREAM_STEP_ENTRY, AdwBin)

GtkWidget *
fw_stream_step_entry_new (FwStreamDesk *desk);
void
fw_stream_step_entry_focus (FwStreamStepEntry *self);

G_END_DECLS
