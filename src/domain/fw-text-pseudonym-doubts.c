/* fw-text-pseudonym-doubts.c: what looks as if it told who somebody is.
 *
 * Rather too much than too little: a person goes through the list. Nothing here
 * changes the text.
 */
#include "config.h"

#include <string.h>

#include "domain/fw-text-pseudonym-private.h"

/* A shorter name is near to too many words. */
#define MIN_NEAR 5
#define MIN_REST 3

static FwPseudonymToken *
get_token (FwPseudonymWork *work, guint index)
{
  return &g_array_index (work->tokens, FwPseudonymToken, index);
}

static void
doubt_token (FwPseudonymWork *work, FwDoubtKind kind, const FwPseudonymToken *token)
{
  _fw_pseudonym_doubt (work, kind, token->start, token->end);
}

/* One letter changed, added, left out, or two neighbours exchanged. */
static gboolean
is_near (const char *one, const char *two)
{
  gsize a = strlen (one), b = strlen (two), head = 0, tail = 0;

  if (a > b + 1 || b > a + 1)
    return FALSE;
  while (head < MIN (a, b) && one[head] == two[head])
    head++;
  while (tail < MIN (a, b) - head && one[a - 1 - tail] == two[b - 1 - tail])
    tail++;
  if (MAX (a, b) - head - tail <= 1)
    return TRUE;
  return a == b && a - head - tail == 2 && one[head] == two[head + 1] && one[head + 1] == two[head];
}

/* "ß" of a street that is written out or short. */
static gboolean
is_street (const char *folded)
{
  static const char *const ends[]
      = {"strasse", "str", "weg", "allee", "gasse", "platz", "ufer", "ring"};

  for (guint i = 0; i < G_N_ELEMENTS (ends); i++)
    if (g_str_has_suffix (folded, ends[i]) && strlen (folded) > strlen (ends[i]) + 2)
      return TRUE;
  return g_str_equal (folded, "strasse");
}

/* "Kita", "Grundschule": the next word may be its name. */
static gboolean
is_institution (const char *folded)
{
  static const char *const names[]
      = {"kita",      "kindergarten", "grundschule", "gesamtschule", "realschule",  "hauptschule",
         "gymnasium", "forderschule", "oberschule",  "schule",       "hort",        "klinik",
         "praxis",    "heim",         "wohngruppe",  "tagesgruppe",  "krankenhaus", NULL};

  return g_strv_contains (names, folded);
}

static gboolean
is_next (FwPseudonymWork *work, const FwPseudonymToken *token, const FwPseudonymToken *next)
{
  if (next->start < token->end || next->start - token->end > 5)
    return FALSE;
  for (gsize at = token->end; at < next->start; at++)
    if (strchr (" .-\"„“\xc2\xa0", work->text[at]) == NULL)
      return FALSE;
  return TRUE;
}

static void
look_at_neighbours (FwPseudonymWork *work, guint index)
{
  FwPseudonymToken *token = get_token (work, index);
  FwPseudonymToken *next = index + 1 < work->tokens->len ? get_token (work, index + 1) : NULL;

  if (next == NULL || !is_next (work, token, next) || next->is_covered)
    return;
  if (_fw_pseudonym_is_strong_cue (token->folded) && next->is_capital && next->name == NULL
      && !_fw_pseudonym_is_title (next->folded))
    doubt_token (work, FW_DOUBT_NAME, next);
  else if (token->is_capital && is_institution (token->folded) && next->is_capital)
    doubt_token (work, FW_DOUBT_PLACE, next);
  else if (token->is_digits && token->end - token->start == 5 && next->is_capital)
    doubt_token (work, FW_DOUBT_PLACE, next);
  else if (token->is_capital && !token->is_covered && is_street (token->folded) && next->is_digits)
    doubt_token (work, FW_DOUBT_PLACE, token);
  /* A given name that is known from nobody, and what follows it. */
  else if (token->is_capital && !token->is_covered && token->name == NULL && next->is_capital
           && _fw_pseudonym_is_given_name (token->folded) && next->name == NULL
           && next->start - token->end == 1 && work->text[token->end] == ' '
           && !_fw_pseudonym_is_word (next->folded))
    doubt_token (work, FW_DOUBT_NAME, next);
}

/* Near to a known name, or longer than it. */
static void
compare_with_names (FwPseudonymWork *work, const FwPseudonymToken *token)
{
  gsize length = strlen (token->folded);
  GHashTableIter iter;
  gpointer value;

  if (length < MIN_NEAR || _fw_pseudonym_is_word (token->folded))
    return;
  g_hash_table_iter_init (&iter, work->names->names);
  while (g_hash_table_iter_next (&iter, NULL, &value))
    {
      const FwPseudonymName *name = value;
      gsize n = strlen (name->folded);

      if (n < MIN_NEAR || name->is_weak)
        continue;
      if (is_near (token->folded, name->folded))
        {
          doubt_token (work, FW_DOUBT_MISSPELT, token);
          return;
        }
      if (length >= n + MIN_REST && g_str_has_prefix (token->folded, name->folded))
        {
          doubt_token (work, FW_DOUBT_COMPOUND, token);
          return;
        }
    }
}

/* Digits enough for a telephone, whatever groups them, that no date has taken. */
static void
find_long_numbers (FwPseudonymWork *work)
{
  static gsize once;
  static GRegex *regex;
  g_autoptr (GMatchInfo) info = NULL;

  if (g_once_init_enter (&once))
    {
      regex = g_regex_new ("(?<![\\d.,])\\+?\\d(?:[\\s/().\\-–]{0,2}\\d){5,}(?!\\d)",
                           G_REGEX_OPTIMIZE, 0, NULL);
      g_once_init_leave (&once, 1);
    }
  g_regex_match (regex, work->text, 0, &info);
  while (g_match_info_matches (info))
    {
      int start, end;

      g_match_info_fetch_pos (info, 0, &start, &end);
      if (!_fw_pseudonym_is_covered (work, (gsize) start, (gsize) end))
        _fw_pseudonym_doubt (work, FW_DOUBT_NUMBER, (gsize) start, (gsize) end);
      g_match_info_next (info, NULL);
    }
}

void
_fw_pseudonym_find_doubts (FwPseudonymWork *work)
{
  for (guint i = 0; i < work->tokens->len; i++)
    {
      FwPseudonymToken *token = get_token (work, i);

      look_at_neighbours (work, i);
      if (token->is_covered || token->is_digits || token->name != NULL)
        continue;
      if (_fw_pseudonym_is_holiday (token->folded))
        doubt_token (work, FW_DOUBT_TIME, token);
      else if (token->is_capital && _fw_pseudonym_is_given_name (token->folded)
               && !_fw_pseudonym_is_word (token->folded))
        doubt_token (work, FW_DOUBT_NAME, token);
      else
        compare_with_names (work, token);
    }
  find_long_numbers (work);
}
