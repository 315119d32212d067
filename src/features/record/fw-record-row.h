/* fw-record-row.h: one entry of the course of a case in the list.
 *
 * Recycled by the list view. Emits "act" with "correct" or "resubmit".
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-record-item.h"

G_BEGIN_DECLS

#define FW_TYPE_RECORD_ROW (fw_record_row_get_type ())
G_DECLARE_FINAL_TYPE (FwRecordRow, fw_record_row, FW, RECORD_ROW, GtkBox)

GtkWidget *
fw_record_row_new (void);
void
fw_record_row_set_item (FwRecordRow *self, FwRecordItem *item);
FwRecordItem *
fw_record_row_get_item (FwRecordRow *self);
/* All of it in one sentence, for the screen reader. Free with g_free(). */
char *
fw_record_row_dup_spoken (FwRecordItem *item);

G_END_DECLS
