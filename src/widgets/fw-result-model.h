/* fw-result-model.h: the rows of a query result as a list model.
 *
 * Immutable; a new result makes a new model. Row objects are made on demand
 * and thrown away (FwResultRow), so that a long list costs what is shown.
 */
#pragma once

#include <gio/gio.h>

#include "store/fw-result.h"

G_BEGIN_DECLS

#define FW_TYPE_RESULT_ROW (fw_result_row_get_type ())
G_DECLARE_FINAL_TYPE (FwResultRow, fw_result_row, FW, RESULT_ROW, GObject)
/* Borrowed text of a column, "" for NULL. */
const char *
fw_result_row_get_text (FwResultRow *self, guint column);
gint64
fw_result_row_get_int (FwResultRow *self, guint column);

#define FW_TYPE_RESULT_MODEL (fw_result_model_get_type ())
G_DECLARE_FINAL_TYPE (FwResultModel, fw_result_model, FW, RESULT_MODEL, GObject)
FwResultModel *
fw_result_model_new (FwResult *result);

G_END_DECLS
