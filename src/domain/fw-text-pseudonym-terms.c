/* fw-text-pseudonym-terms.c: inflected forms, what joins words to a name, and known
 * organisations, places and streets. */
#include "config.h"

#include <string.h>

#include "domain/fw-text-pseudonym-private.h"

#define MAX_GAP 8

static FwPseudonymToken *
get_token (FwPseudonymWork *work, guint index)
{
  return &g_array_index (work->tokens, FwPseudonymToken, index);
}

/* --- inflection ---------------------------------------------------------------------- */

static const struct
{
  const char *suffix;
  const char *after; /* last letters of the name; NULL: any */
  gboolean is_place; /* "Auentaler" */
} suffixes[] = {
    {"s", NULL, FALSE},     {"es", "sxzdt", FALSE}, {"ens", "sxz", FALSE},  {"ns", "e", FALSE},
    {"sch", NULL, FALSE},   {"sche", NULL, FALSE},  {"schen", NULL, FALSE}, {"scher", NULL, FALSE},
    {"sches", NULL, FALSE}, {"schem", NULL, FALSE}, {"chen", NULL, FALSE},  {"chens", NULL, FALSE},
    {"lein", NULL, FALSE},  {"leins", NULL, FALSE}, {"er", NULL, TRUE},     {"ern", NULL, TRUE},
    {"erin", NULL, TRUE},
};

/* What @map has for @folded, or for what it is an inflected form of. */
gpointer
_fw_pseudonym_lookup (GHashTable *map, const char *folded, gboolean is_place)
{
  gpointer found = g_hash_table_lookup (map, folded);
  gsize length = strlen (folded);

  for (guint i = 0; found == NULL && i < G_N_ELEMENTS (suffixes); i++)
    {
      gsize cut = strlen (suffixes[i].suffix);
      g_autofree char *stem = NULL;

      if ((suffixes[i].is_place && !is_place) || length < cut + 2
          || !g_str_has_suffix (folded, suffixes[i].suffix)
          || (suffixes[i].after != NULL
              && strchr (suffixes[i].after, folded[length - cut - 1]) == NULL))
        continue;
      stem = g_strndup (folded, length - cut);
      found = g_hash_table_lookup (map, stem);
    }
  return found;
}

static gboolean
is_inflected (const char *folded, const char *word, gboolean is_place)
{
  g_autoptr (GHashTable) map = g_hash_table_new (g_str_hash, g_str_equal);

  g_hash_table_insert (map, (gpointer) word, (gpointer) word);
  return _fw_pseudonym_lookup (map, folded, is_place) != NULL;
}

/* --- neighbours ----------------------------------------------------------------------- */

/* Only what may stand within a name is between two tokens: spaces, hyphens, points,
 * with @comma also ", " ("Yilmaz, Lina"). */
gboolean
_fw_pseudonym_is_joined (FwPseudonymWork *work, gsize from, gsize to, gboolean comma)
{
  guint n_commas = 0;

  if (to < from || to - from > MAX_GAP)
    return FALSE;
  for (const char *p = work->text + from; p < work->text + to; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);

      if (c == ',' && comma && n_commas++ == 0)
        continue;
      if (!g_unichar_isspace (c) && c != '-' && c != 0x2010 && c != 0x2011 && c != 0x2013
          && c != '\'' && c != 0x2019)
        return FALSE;
    }
  return TRUE;
}

/* Lina’s, Hans’: the apostrophe belongs to the name. */
void
_fw_pseudonym_find_end (FwPseudonymWork *work, guint index)
{
  FwPseudonymToken *token = get_token (work, index);
  const char *after = work->text + token->end;
  gunichar c = g_utf8_get_char (after);
  gboolean s_sound = strchr ("sxz", token->folded[MAX (strlen (token->folded), 1) - 1]) != NULL;

  token->name_end = token->end;
  if (c != '\'' && c != 0x2019 && c != 0x00b4 && c != 0x0060 && c != 0x2018)
    return;
  if (index + 1 < work->tokens->len)
    {
      FwPseudonymToken *next = get_token (work, index + 1);

      if (next->start == (gsize) (g_utf8_next_char (after) - work->text)
          && (g_str_equal (next->folded, "s") || g_str_has_prefix (next->folded, "sche")))
        {
          token->name_end = next->end;
          return;
        }
    }
  if (s_sound && !g_unichar_isalpha (g_utf8_get_char (g_utf8_next_char (after))))
    token->name_end = (gsize) (g_utf8_next_char (after) - work->text);
}

/* --- terms ---------------------------------------------------------------------------- */

/* The number of tokens from @index that are @term, 0 when they are not. */
static guint
match_term (FwPseudonymWork *work, guint index, const FwPseudonymTerm *term)
{
  guint n = g_strv_length (term->words);

  for (guint i = 0; i < n; i++)
    {
      FwPseudonymToken *token;

      if (index + i >= work->tokens->len)
        return 0;
      token = get_token (work, index + i);
      if (token->is_covered
          || !(i + 1 == n ? is_inflected (token->folded, term->words[i], TRUE)
                          : g_str_equal (token->folded, term->words[i])))
        return 0;
      if (i > 0)
        {
          gsize from = get_token (work, index + i - 1)->end;

          /* "Lindenstr. 12", "Hilfe e. V." */
          while (from < token->start && strchr (".,&/\"“”„", work->text[from]) != NULL)
            from++;
          if (from < token->start && !_fw_pseudonym_is_joined (work, from, token->start, TRUE))
            return 0;
        }
    }
  return n;
}

/* "in Essen": a town whose name is a word needs such a one before it. */
static gboolean
has_place_cue (FwPseudonymWork *work, guint index)
{
  static const char *const cues[] = {"in", "aus", "nach", "bei", "stadt", "ort", NULL};

  return index > 0 && g_strv_contains (cues, get_token (work, index - 1)->folded);
}

void
_fw_pseudonym_find_terms (FwPseudonymWork *work)
{
  for (guint i = 0; i < work->tokens->len; i++)
    {
      FwPseudonymToken *token = get_token (work, i);
      GPtrArray *terms;
      const FwPseudonymTerm *best = NULL;
      guint n_best = 0;

      if (token->is_covered)
        continue;
      terms = _fw_pseudonym_lookup (work->names->first, token->folded, TRUE);
      for (guint t = 0; terms != NULL && t < terms->len; t++)
        {
          const FwPseudonymTerm *term = g_ptr_array_index (terms, t);
          guint n = match_term (work, i, term);

          if (n > n_best)
            {
              best = term;
              n_best = n;
            }
        }
      if (best == NULL)
        continue;
      if (n_best == 1 && _fw_pseudonym_is_word (best->words[0])
          && !(token->is_capital && has_place_cue (work, i)))
        {
          if (token->is_capital)
            _fw_pseudonym_doubt (work, FW_DOUBT_WORD, token->start, token->end);
          continue;
        }
      _fw_pseudonym_find_end (work, i + n_best - 1);
      {
        const FwPseudonymToken *last = get_token (work, i + n_best - 1);
        /* The point of "e. V." belongs to it. */
        gboolean point = last->end - last->start == 1 && work->text[last->end] == '.';

        _fw_pseudonym_cover (work, token->start, last->name_end + point, g_strdup (best->stand_in));
      }
      i += n_best - 1;
    }
}
