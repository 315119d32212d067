/* fw-envelope.h: the file `keys`: who can open the office.
 *
 * A random database key and salt are wrapped once per user and once for the
 * printed recovery key: Argon2id (libsodium) derives a key from the password,
 * XChaCha20-Poly1305 wraps with the login as associated data, so that an entry
 * moved to another user fails. JSON; written beside, fsynced, renamed; a second
 * copy `keys.copy` replaces a missing or damaged first one. A password change
 * rewraps and never rekeys. Main thread or any other, one at a time.
 */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

#define FW_ENVELOPE_SECRET_BYTES 48 /* 32 bytes key, 16 bytes salt */

typedef struct _FwEnvelope FwEnvelope;

/* A new envelope with a new random secret and one user. @recovery_key (out):
 * 256 bits in base32 with check characters, to be shown once. */
FwEnvelope *
fw_envelope_new (const char *login, const char *password, char **recovery_key, GError **error);
/* Reads `keys` of @folder, or its copy. @notice (out, nullable): a sentence for
 * the user when one of the two had to be replaced. */
FwEnvelope *
fw_envelope_load (const char *folder, char **notice, GError **error);
/* For tests and fuzzing. */
FwEnvelope *
fw_envelope_parse (const char *data, gssize length, GError **error);
void
fw_envelope_free (FwEnvelope *self);
gboolean
fw_envelope_save (FwEnvelope *self, const char *folder, GError **error);
char **
fw_envelope_list_logins (FwEnvelope *self);
/* Unwraps; FALSE with WRONG_PASSWORD for a wrong password and an unknown user
 * alike. Takes about a second. The secret stays inside. */
gboolean
fw_envelope_unlock (FwEnvelope *self, const char *login, const char *password, GError **error);
gboolean
fw_envelope_unlock_with_recovery_key (FwEnvelope *self, const char *recovery_key, GError **error);
/* FW_ENVELOPE_SECRET_BYTES in guarded memory; NULL while locked. */
const guint8 *
fw_envelope_get_secret (FwEnvelope *self);
/* Adds a user or replaces the password; only when unlocked. */
gboolean
fw_envelope_set_password (FwEnvelope *self,
                          const char *login,
                          const char *password,
                          GError **error);
gboolean
fw_envelope_remove (FwEnvelope *self, const char *login, GError **error);
/* Unlocks with the secret of the same office, got from an open store. */
void
fw_envelope_unlock_with_secret (FwEnvelope *self, const guint8 *secret);
/* Wraps a new random recovery key in place of the old one, which opens nothing
 * any more once the envelope is saved. To be shown once; free with g_free()
 * after wiping. NULL with @error. Only when unlocked. */
char *
fw_envelope_renew_recovery_key (FwEnvelope *self, GError **error);
/* Makes key derivation cheap; for tests only. */
void
fw_envelope_set_test_cost (void);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwEnvelope, fw_envelope_free)

G_END_DECLS
