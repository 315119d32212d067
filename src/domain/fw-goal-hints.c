/* fw-goal-hints.c: see fw-goal-hints.h.
 *
 * Words are compared whole and folded (ß → ss, umlauts folded), so that
 * "keine" is found and "Keinath" and "Lichtnicht" are not.
 */
#include "config.h"

#include "base/fw-text.h"
#include "domain/fw-goal-hints.h"

#define MAX_OPEN 3

/* Folded. */
static const char *const negative[] = {
    "nicht",      "nichts",     "nie",        "niemals", "niemand",   "nirgends",  "kein",
    "keine",      "keinen",     "keinem",     "keiner",  "keines",    "keinerlei", "weniger",
    "weder",      "ohne",       "aufhoren",   "aufhort", "vermeiden", "vermeidet", "unterlassen",
    "unterlasst", "verzichtet", "verzichten", NULL,
};

/* Folded beginnings of words that name a help. */
static const char *const helps[] = {
    "spfh",
    "familienhilfe",
    "erziehungsbeistand",
    "betreuungshelfer",
    "tagesgruppe",
    "vollzeitpflege",
    "pflegefamilie",
    "heimerziehung",
    "heimunterbringung",
    "wohngruppe",
    "erziehungsberatung",
    "eingliederungshilfe",
    "einzelbetreuung",
    "gruppenarbeit",
    "clearing",
    "schulbegleitung",
    "inobhutnahme",
    "nachbetreuung",
    NULL,
};

static gboolean
is_negative (const char *word)
{
  return g_strv_contains (negative, word);
}

static gboolean
is_help (const char *word, const char *const *kinds)
{
  for (guint i = 0; helps[i] != NULL; i++)
    if (g_str_has_prefix (word, helps[i]))
      return TRUE;
  for (guint i = 0; kinds != NULL && kinds[i] != NULL; i++)
    {
      g_autofree char *folded = fw_text_fold (kinds[i]);

      /* One word names it; several are too general apart ("Hilfe"). */
      if (strchr (folded, ' ') == NULL && g_str_has_prefix (word, folded))
        return TRUE;
    }
  return FALSE;
}

static void
add (GArray *hints, FwGoalHintKind kind, guint start, guint length)
{
  FwGoalHint hint = {kind, start, length};

  g_array_append_val (hints, hint);
}

/* Whole words of @text with their places. */
static void
find_words (const char *text, const char *const *kinds, GArray *hints, FwGoalHintKind kind)
{
  guint position = 0, start = 0;
  const char *from = NULL;

  for (const char *p = text;; p = g_utf8_next_char (p), position++)
    {
      gunichar c = g_utf8_get_char (p);
      gboolean in_word = *p != '\0' && g_unichar_isalnum (c);

      if (in_word && from == NULL)
        {
          from = p;
          start = position;
        }
      else if (!in_word && from != NULL)
        {
          g_autofree char *word = g_strndup (from, (gsize) (p - from));
          g_autofree char *folded = fw_text_fold (word);

          if (kind == FW_GOAL_NEGATIVE ? is_negative (folded) : is_help (folded, kinds))
            add (hints, kind, start, position - start);
          from = NULL;
        }
      if (*p == '\0')
        return;
    }
}

static gboolean
is_blank (const char *text)
{
  if (text == NULL)
    return TRUE;
  for (; *text != '\0'; text = g_utf8_next_char (text))
    if (!g_unichar_isspace (g_utf8_get_char (text)))
      return FALSE;
  return TRUE;
}

GArray *
fw_goal_find_hints (const FwGoal *goal, const char *const *kinds)
{
  GArray *hints = g_array_new (FALSE, TRUE, sizeof (FwGoalHint));

  g_return_val_if_fail (goal != NULL, hints);

  if (!is_blank (goal->wording))
    {
      find_words (goal->wording, kinds, hints, FW_GOAL_NEGATIVE);
      find_words (goal->wording, kinds, hints, FW_GOAL_KIND_OF_HELP);
      if (is_blank (goal->measure) && !goal->is_impact)
        add (hints, FW_GOAL_NO_MEASURE, 0, 0);
      if (goal->until == FW_DAY_NONE && !goal->is_impact)
        add (hints, FW_GOAL_NO_DATE, 0, 0);
    }
  if (goal->until != FW_DAY_NONE && goal->review != FW_DAY_NONE && goal->until > goal->review
      && !goal->is_impact)
    add (hints, FW_GOAL_AFTER_REVIEW, 0, 0);
  if (goal->n_open > MAX_OPEN)
    add (hints, FW_GOAL_TOO_MANY, 0, 0);
  return hints;
}
