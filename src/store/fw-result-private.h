#pragma once

#include "store/fw-result.h"

FwResult *
_fw_result_new (guint n_columns, const char **names);
/* Appends one cell in row order; takes a floating @value, NULL for SQL NULL. */
void
_fw_result_add (FwResult *self, GVariant *value);
