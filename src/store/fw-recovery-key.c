/* fw-recovery-key.c: see fw-recovery-key.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "store/fw-recovery-key.h"
#include "store/fw-store-error.h"

static const char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

#define N_GROUPS 13 /* 13 × 20 bits hold 256 */
#define GROUP 4

/* Doubling in GF(32) modulo x^5 + x^2 + 1. */
static guint8
twice (guint8 value)
{
  return (value << 1) ^ (value & 16 ? 0x25 : 0);
}

/* A weighted sum over GF(32): finds every wrong character and every two that
 * changed places, and groups in the wrong order. */
static char
check_character (const guint8 *values, guint group)
{
  guint8 sum = group + 1;

  for (guint i = 0; i < GROUP; i++)
    sum = twice (sum) ^ values[i];
  return alphabet[twice (sum)];
}

char *
fw_recovery_key_to_text (const guint8 *key)
{
  g_autoptr (GString) text = g_string_new (NULL);
  guint bit = 0;

  g_return_val_if_fail (key != NULL, NULL);

  for (guint group = 0; group < N_GROUPS; group++)
    {
      guint8 values[GROUP] = {0};

      for (guint i = 0; i < GROUP * 5; i++, bit++)
        if (bit < FW_RECOVERY_KEY_BYTES * 8 && (key[bit / 8] >> (7 - bit % 8)) & 1)
          values[i / 5] |= 1 << (4 - i % 5);
      if (group > 0)
        g_string_append_c (text, '-');
      for (guint i = 0; i < GROUP; i++)
        g_string_append_c (text, alphabet[values[i]]);
      g_string_append_c (text, check_character (values, group));
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static int
value_of (char c)
{
  const char *found;

  c = g_ascii_toupper (c);
  if (c == 'O')
    c = '0';
  if (c == 'I' || c == 'L')
    c = '1';
  found = c != '\0' ? strchr (alphabet, c) : NULL;
  return found != NULL ? (int) (found - alphabet) : -1;
}

gboolean
fw_recovery_key_from_text (const char *text, guint8 *key, GError **error)
{
  guint8 values[N_GROUPS * (GROUP + 1)];
  guint n = 0;

  g_return_val_if_fail (text != NULL && key != NULL, FALSE);

  for (const char *p = text; *p != '\0'; p++)
    {
      int value = value_of (*p);

      if (g_ascii_isspace (*p) || *p == '-')
        continue;
      if (value < 0 || n == sizeof values)
        {
          g_set_error (error, FW_STORE_ERROR, FW_STORE_ERROR_WRONG_PASSWORD,
                       _ ("The recovery key is not right: look at group %u. Nothing is locked or "
                          "lost."),
                       MIN (n / (GROUP + 1), N_GROUPS - 1) + 1);
          return FALSE;
        }
      values[n++] = value;
    }
  if (n != sizeof values)
    {
      g_set_error (error, FW_STORE_ERROR, FW_STORE_ERROR_WRONG_PASSWORD,
                   _ ("The recovery key is too short: it has %u groups of five characters."),
                   N_GROUPS);
      return FALSE;
    }
  memset (key, 0, FW_RECOVERY_KEY_BYTES);
  for (guint group = 0, bit = 0; group < N_GROUPS; group++)
    {
      const guint8 *v = values + group * (GROUP + 1);

      if (alphabet[v[GROUP]] != check_character (v, group))
        {
          g_set_error (error, FW_STORE_ERROR, FW_STORE_ERROR_WRONG_PASSWORD,
                       _ ("The recovery key is not right: look at group %u. Nothing is locked or "
                          "lost."),
                       group + 1);
          return FALSE;
        }
      for (guint i = 0; i < GROUP * 5; i++, bit++)
        if (bit < FW_RECOVERY_KEY_BYTES * 8 && (v[i / 5] >> (4 - i % 5)) & 1)
          key[bit / 8] |= 1 << (7 - bit % 8);
    }
  return TRUE;
}
