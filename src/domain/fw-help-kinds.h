/* fw-help-kinds.h: the kinds of help (Hilfearten) by name: title and paragraph.
 *
 * Immutable after loading; from the rules `kind-of-help` of the office.
 */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_HELP_KINDS (fw_help_kinds_get_type ())
G_DECLARE_FINAL_TYPE (FwHelpKinds, fw_help_kinds, FW, HELP_KINDS, GObject)

/* Those in force today; resolves to an FwHelpKinds. */
DexFuture *
fw_help_kinds_load (FwStore *store);
/* "Sozialpädagogische Familienhilfe" for "31"; @name itself when unknown. */
const char *
fw_help_kinds_get_title (FwHelpKinds *self, const char *name);
/* All of them in order. Free with g_strfreev(). */
GStrv
fw_help_kinds_dup_names (FwHelpKinds *self);
/* "§ 31 SGB VIII", "" when unknown. */
const char *
fw_help_kinds_get_paragraph (FwHelpKinds *self, const char *name);

G_END_DECLS
