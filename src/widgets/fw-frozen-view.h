/* fw-frozen-view.h: the pages of a frozen document, to read, print and export.
 *
 * What is shown, printed and exported are the very bytes that it was given.
 * Printing and exporting are logged under its name; reading is logged by who
 * loads the bytes.
 */
#pragma once

#include <adwaita.h>

#include "domain/fw-plan-repository.h"

G_BEGIN_DECLS

#define FW_TYPE_FROZEN_VIEW (fw_frozen_view_get_type ())
G_DECLARE_FINAL_TYPE (FwFrozenView, fw_frozen_view, FW, FROZEN_VIEW, AdwBin)

/* Shows @pdf, also in place of one that was shown. @what names it in the access log: "Minutes, version 1".
 * @checksum: the SHA-256 of a frozen version's content, shown below the pages;
 * NULL for a draft. FALSE when the bytes are no PDF; the reason is shown then. */
gboolean
fw_frozen_view_show (FwFrozenView *self,
                     FwStore *store,
                     gint64 case_id,
                     const char *what,
                     GBytes *pdf,
                     const char *checksum);
/* Shows @message, a sentence for the user, instead of pages. */
void
fw_frozen_view_fail (FwFrozenView *self, const char *message);
/* FALSE when there is nothing to print. */
gboolean
fw_frozen_view_print (FwFrozenView *self);
/* Asks, then where to; @file_name must tell nothing of the case. */
void
fw_frozen_view_export (FwFrozenView *self, const char *file_name);
/* Opens the search within the pages. */
void
fw_frozen_view_find (FwFrozenView *self);
void
fw_frozen_view_take_focus (FwFrozenView *self);
/* The row with this FW_VERSION_ID in a list of versions; G_MAXUINT when there is none. */
guint
fw_frozen_find_version (FwResult *versions, gint64 id);

G_END_DECLS
