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
