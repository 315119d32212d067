/* fw-record-model.h: the course of a case as a list that loads more when asked.
 *
 * Newest first. A change re-reads as many entries as are shown and tells the
 * list exactly what differs, so that it stays where it was scrolled to.
 */
#pragma once

#include <gio/gio.h>

#include "domain/fw-record-repository.h"

G_BEGIN_DECLS

#define FW_TYPE_RECORD_MODEL (fw_record_model_get_type ())
G_DECLARE_FINAL_TYPE (FwRecordModel, fw_record_model, FW, RECORD_MODEL, GObject)

FwRecordModel *
fw_record_model_new (FwStore *store, gint64 case_id);
/* Starts anew with this filter (copied). */
void
fw_record_model_set_filter (FwRecordModel *self, const FwRecordFilter *filter);
void
fw_record_model_refresh (FwRecordModel *self);
/* The next page, unless everything is there or one is under way. */
void
fw_record_model_load_more (FwRecordModel *self);
/* Property "loaded": TRUE once the first page is there. */
gboolean
fw_record_model_is_loaded (FwRecordModel *self);

G_END_DECLS
