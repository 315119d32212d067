/* fw-sign-info.h: what a certificate file says before anything is signed with it. */
#pragma once

#include <libdex.h>

#include "base/fw-date.h"

G_BEGIN_DECLS

#define FW_TYPE_SIGN_INFO (fw_sign_info_get_type ())
typedef struct
{
  gatomicrefcount ref_count;
  GBytes *pkcs12;
  char *name;
  char *issuer;
  FwDay first, last; /* FW_DAY_NONE: it does not say */
  GError *problem;   /* why it may not sign today; NULL: it may */
} FwSignInfo;

GType
fw_sign_info_get_type (void);
FwSignInfo *
fw_sign_info_ref (FwSignInfo *self);
void
fw_sign_info_unref (FwSignInfo *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwSignInfo, fw_sign_info_unref)

/* Issued by itself: who made it can say anything. */
gboolean
fw_sign_info_is_own (const FwSignInfo *self);
/* Reads on a thread of its own; resolves to an FwSignInfo. FwPdfError as fw_sign_key_new()
 * and fw_sign_read_file() have it. One of @path and @pkcs12 is NULL. */
DexFuture *
fw_sign_info_read (const char *path, GBytes *pkcs12, const char *password);

G_END_DECLS
