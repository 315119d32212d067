/* fw-password-rules.h: what a password of this office must be like. */
#pragma once

#include <glib.h>

G_BEGIN_DECLS

/* NULL when @password will do, else a sentence for the user. Length is what
 * counts: at least 10 characters, not the login (BSI ORP.4). */
const char *
fw_password_rules_check (const char *password, const char *login);
/* One sentence that says the rule beforehand. */
const char *
fw_password_rules_get_hint (void);

G_END_DECLS
