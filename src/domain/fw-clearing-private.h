/* fw-clearing-private.h: what the files of the clearing's repository share. */
#pragma once

#include "domain/fw-clearing-repository.h"

G_BEGIN_DECLS

/* Columns of `clearing` from what a dialog holds; FALSE with an error that says what is
 * wrong with it. */
gboolean
_fw_clearing_fill_row (FwRow *row, const FwClearingForm *form, GError **error);

G_END_DECLS
