/* fw-verify-chain.h: whether a file is the one that the record has followed, revision by
 * revision. Pure; any thread. */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* @revisions: of FwPlanRevision, the frozen file first. TRUE when @pdf is the last of them
 * and begins with each one before, by size and SHA-256. Otherwise @number is that of the
 * first revision that does not hold. */
gboolean
fw_verify_chain (GBytes *pdf, GPtrArray *revisions, guint *number);

G_END_DECLS
