/* fw-clearing-private.h: what the files of the clearing's repository share. */
#pragma once

#include "domain/fw-clearing-repository.h"

G_BEGIN_DECLS

/* Columns of `clearing` from what a dialog holds; FALSE with an error that says what is
 * wrong with it. */
gboolean
_fw_clearing_fill_row (FwRow *row, const FwClearingForm *form, GError **error);

/* NULL with NOT_FOUND when it is no longer there. */
FwClearing *
_fw_clearing_read (FwConnection *connection, gint64 id, GError **error);
/* FALSE with STALE when children, hours or dates are no longer as @content (JSON) says. */
gboolean
_fw_clearing_check_content (FwConnection *connection,
                            gint64 id,
                            const char *content,
                            GError **error);

G_END_DECLS
