/* fw-text.c: see fw-text.h. */
#include "config.h"

#include <string.h>

#include "base/fw-text.h"

/* ä and ae, ö and oe, ü and ue fold to one vowel: "Mueller" finds "Müller" and
 * "Muller". ß folds to ss. Accents fall off by decomposition; a few letters
 * that do not decompose are listed. */
static char
fold_rare (gunichar c)
{
  switch (c)
    {
    case 0x0131: /* ı */
      return 'i';
    case 0x0142: /* ł */
      return 'l';
    case 0x00f8: /* ø */
      return 'o';
    case 0x0111: /* đ */
      return 'd';
    default:
      return 0;
    }
}

char *
fw_text_fold (const char *text)
{
  g_autofree char *decomposed = NULL;
  g_autofree char *valid = NULL;
  GString *folded;
  gboolean after_umlaut_vowel = FALSE;

  g_return_val_if_fail (text != NULL, NULL);

  folded = g_string_sized_new (strlen (text) + 8);
  if (g_str_is_ascii (text))
    valid = g_strdup (text);
  else
    {
      g_autofree char *utf8 = g_utf8_make_valid (text, -1);

      decomposed = g_utf8_normalize (utf8, -1, G_NORMALIZE_NFKD);
      valid = g_steal_pointer (&decomposed);
    }
  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c < 128)
        {
          char lower = g_ascii_tolower ((char) c);

          /* The e of ae, oe, ue is the umlaut written out. */
          if (lower == 'e' && after_umlaut_vowel)
            {
              after_umlaut_vowel = FALSE;
              continue;
            }
          after_umlaut_vowel = lower == 'a' || lower == 'o' || lower == 'u';
          g_string_append_c (folded, lower);
          continue;
        }
      if (g_unichar_ismark (c))
        continue;
      after_umlaut_vowel = FALSE;
      if (c == 0x00df || c == 0x1e9e)
        g_string_append (folded, "ss");
      else if (fold_rare (g_unichar_tolower (c)) != 0)
        g_string_append_c (folded, fold_rare (g_unichar_tolower (c)));
      else
        g_string_append_unichar (folded, g_unichar_tolower (c));
    }
  return g_string_free_and_steal (folded);
}

gboolean
fw_text_find_folded (const char *text, const char *term, gsize *start, gsize *end)
{
  g_autofree char *whole = NULL;
  gsize length;

  g_return_val_if_fail (text != NULL && term != NULL, FALSE);

  length = strlen (term);
  whole = fw_text_fold (text);
  if (length == 0 || strstr (whole, term) == NULL)
    return FALSE;
  for (const char *from = text; *from != '\0'; from = g_utf8_next_char (from))
    {
      /* An umlaut is at most two letters long when folded or written out. */
      const char *limit = from;
      g_autofree char *part = NULL;
      g_autofree char *folded = NULL;

      for (gsize i = 0; i < 2 * length + 2 && *limit != '\0'; i++)
        limit = g_utf8_next_char (limit);
      part = g_strndup (from, limit - from);
      folded = fw_text_fold (part);
      if (!g_str_has_prefix (folded, term))
        continue;
      for (const char *to = from; to <= limit;)
        {
          g_autofree char *shorter = g_strndup (from, to - from);
          g_autofree char *short_folded = fw_text_fold (shorter);

          if (strlen (short_folded) >= length)
            {
              *start = from - text;
              *end = to - text;
              return TRUE;
            }
          if (*to == '\0')
            break;
          to = g_utf8_next_char (to);
        }
    }
  return FALSE;
}
