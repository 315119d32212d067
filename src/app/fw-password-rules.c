/* fw-password-rules.c: see fw-password-rules.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "app/fw-password-rules.h"

#define MIN_CHARACTERS 10

const char *
fw_password_rules_get_hint (void)
{
  return _ ("A password has at least 10 characters. Several words that do not belong together are "
            "easy to remember and hard to guess.");
}

const char *
fw_password_rules_check (const char *password, const char *login)
{
  g_return_val_if_fail (password != NULL, NULL);

  if (g_utf8_strlen (password, -1) < MIN_CHARACTERS)
    return _ ("The password is too short: it needs at least 10 characters.");
  if (login != NULL && login[0] != '\0' && strstr (password, login) != NULL)
    return _ ("The password must not contain the sign-in name.");
  for (const char *p = password + 1; *p != '\0'; p++)
    if (*p != *password)
      return NULL;
  return _ ("The password is one character over and over.");
}
