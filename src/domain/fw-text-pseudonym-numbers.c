/* fw-text-pseudonym-numbers.c: known numbers, every e-mail address and every account. */
#include "config.h"

#include <string.h>

#include "domain/fw-text-pseudonym-private.h"

static GRegex *
get_regex (const char *pattern, gsize *once)
{
  if (g_once_init_enter (once))
    g_once_init_leave (once, (gsize) g_regex_new (pattern, G_REGEX_OPTIMIZE, 0, NULL));
  return (GRegex *) *once;
}

/* The stand-in of an address that nobody entered. */
static char *
dup_other (FwPseudonyms *names, const char *word, const char *text)
{
  g_autofree char *key = g_utf8_casefold (text, -1);
  const char *known = g_hash_table_lookup (names->others, key);
  char *stand_in;

  if (known != NULL)
    return g_strdup (known);
  /* Apart from the numbers of those that are known. */
  stand_in
      = g_strdup_printf ("%s %u", word, names->terms->len + g_hash_table_size (names->others) + 1);
  g_hash_table_insert (names->others, g_steal_pointer (&key), g_strdup (stand_in));
  return stand_in;
}

static void
cover_all (FwPseudonymWork *work, GRegex *regex, const char *with)
{
  g_autoptr (GMatchInfo) info = NULL;

  g_regex_match (regex, work->text, 0, &info);
  while (g_match_info_matches (info))
    {
      int start, end;

      g_match_info_fetch_pos (info, 0, &start, &end);
      _fw_pseudonym_cover (work, (gsize) start, (gsize) end, g_strdup (with));
      g_match_info_next (info, NULL);
    }
}

/* The checksum of an IBAN (ISO 13616): the number modulo 97 is 1. */
static gboolean
is_iban (const char *text)
{
  g_autoptr (GString) digits = g_string_new (NULL);
  g_autoptr (GString) turned = g_string_new (NULL);
  guint rest = 0;

  for (const char *p = text; *p != '\0'; p++)
    if (g_ascii_isalnum (*p))
      g_string_append_c (turned, g_ascii_toupper (*p));
  if (turned->len < 15 || turned->len > 34)
    return FALSE;
  for (gsize i = 0; i < turned->len; i++)
    {
      char c = turned->str[(i + 4) % turned->len];

      if (g_ascii_isdigit (c))
        g_string_append_c (digits, c);
      else
        g_string_append_printf (digits, "%d", c - 'A' + 10);
    }
  for (gsize i = 0; i < digits->len; i++)
    rest = (rest * 10 + (guint) (digits->str[i] - '0')) % 97;
  return rest == 1;
}

static void
find_ibans (FwPseudonymWork *work)
{
  static gsize once;
  GRegex *regex = get_regex ("(?<![A-Za-z0-9])[A-Z]{2}\\d{2}(?:[ \\x{a0}]?[A-Z0-9]{4}){2,7}"
                             "(?:[ \\x{a0}]?[A-Z0-9]{1,3})?(?![A-Za-z0-9])",
                             &once);
  g_autoptr (GMatchInfo) info = NULL;

  g_regex_match (regex, work->text, 0, &info);
  while (g_match_info_matches (info))
    {
      g_autofree char *text = g_match_info_fetch (info, 0);
      int start, end;

      g_match_info_fetch_pos (info, 0, &start, &end);
      if (is_iban (text))
        _fw_pseudonym_cover (work, (gsize) start, (gsize) end,
                             dup_other (work->names, "Konto", text));
      else
        _fw_pseudonym_doubt (work, FW_DOUBT_NUMBER, (gsize) start, (gsize) end);
      g_match_info_next (info, NULL);
    }
}

static void
find_emails (FwPseudonymWork *work)
{
  static gsize once;
  GRegex *regex = get_regex ("(?<![\\w.+\\-])[\\w.+\\-]+@[\\w\\-]+(?:\\.[\\w\\-]+)+", &once);
  g_autoptr (GMatchInfo) info = NULL;

  g_regex_match (regex, work->text, 0, &info);
  while (g_match_info_matches (info))
    {
      g_autofree char *text = g_match_info_fetch (info, 0);
      int start, end;

      g_match_info_fetch_pos (info, 0, &start, &end);
      if (!_fw_pseudonym_is_covered (work, (gsize) start, (gsize) end))
        _fw_pseudonym_cover (work, (gsize) start, (gsize) end,
                             dup_other (work->names, "E-Mail", text));
      g_match_info_next (info, NULL);
    }
}

void
_fw_pseudonym_find_numbers (FwPseudonymWork *work)
{
  for (guint i = 0; i < work->names->terms->len; i++)
    {
      FwPseudonymTerm *term = g_ptr_array_index (work->names->terms, i);

      if (term->regex != NULL)
        cover_all (work, term->regex, term->stand_in);
    }
  find_emails (work);
  find_ibans (work);
}
