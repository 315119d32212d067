/* fw-recovery-key.h: 256 bits as people can print, read out and type them.
 *
 * Base32 (Crockford: no I, L, O, U; lower case and the look-alikes are taken)
 * in 13 groups: four characters and a check character each, so that a typing
 * error is found by its group.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FW_RECOVERY_KEY_BYTES 32

char *
fw_recovery_key_to_text (const guint8 *key);
/* FW_STORE_ERROR_WRONG_PASSWORD with a message that names the wrong group. */
gboolean
fw_recovery_key_from_text (const char *text, guint8 *key, GError **error);

G_END_DECLS
