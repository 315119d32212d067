/* fw-sign-seal.h: the office's certificate: whether what is drawn is sealed by it.
 *
 * Its password is asked for here, held while the dialog is open, and kept nowhere.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Signal: changed. */
#define FW_TYPE_SIGN_SEAL (fw_sign_seal_get_type ())
G_DECLARE_FINAL_TYPE (FwSignSeal, fw_sign_seal, FW, SIGN_SEAL, AdwBin)

void
fw_sign_seal_set_store (FwSignSeal *self, FwStore *store);
/* @must: a certificate has signed the file already, so nothing comes into it unsealed. */
void
fw_sign_seal_set_must (FwSignSeal *self, gboolean must);
gboolean
fw_sign_seal_is_ready (FwSignSeal *self);
/* NULL: without a seal. The strings are borrowed. */
GBytes *
fw_sign_seal_get (FwSignSeal *self, const char **password, const char **name);
/* Asks for a PKCS#12 file and its password, proves both, and makes it the office's seal;
 * in a fiber. TRUE when one was set. */
gboolean
fw_sign_seal_await_choose (FwStore *store, GtkWidget *widget);

G_END_DECLS
