/* fw-text-pseudonym-work.c: a text is taken apart, replaced and put together.
 *
 *   text ─▶ tokens ─▶ numbers ▶ dates ▶ names (spans, none over another) ─▶ doubts ─▶ copy
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-text-pseudonym-private.h"

/* So many bytes of the copy are shown around a doubt, to whole letters. */
#define CONTEXT 40

void
fw_pseudonym_doubt_free (FwPseudonymDoubt *self)
{
  if (self == NULL)
    return;
  g_free (self->word);
  g_free (self->place);
  g_free (self->context);
  g_free (self);
}

char *
fw_pseudonym_doubt_dup_text (const FwPseudonymDoubt *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  switch (self->kind)
    {
    case FW_DOUBT_WORD:
      return g_strdup_printf (_ ("“%s” is a name of the case and also a word."), self->word);
    case FW_DOUBT_SEVERAL:
      return g_strdup_printf (_ ("“%s”: several people of the case have this name."), self->word);
    case FW_DOUBT_INITIAL:
      return g_strdup_printf (_ ("“%s” stands for somebody of whom only an initial was written."),
                              self->word);
    case FW_DOUBT_NAME:
      return g_strdup_printf (_ ("“%s” looks like a name that is not in the case."), self->word);
    case FW_DOUBT_MISSPELT:
      return g_strdup_printf (_ ("“%s” is nearly a name of the case."), self->word);
    case FW_DOUBT_COMPOUND:
      return g_strdup_printf (_ ("“%s” begins with a name of the case."), self->word);
    case FW_DOUBT_PLACE:
      return g_strdup_printf (_ ("“%s” looks like a place or an institution."), self->word);
    case FW_DOUBT_NUMBER:
      return g_strdup_printf (_ ("“%s” looks like a telephone, account or file number."),
                              self->word);
    case FW_DOUBT_TIME:
    default:
      return g_strdup_printf (_ ("“%s” tells the true time of the year."), self->word);
    }
}

static void
clear_token (gpointer data)
{
  g_free (((FwPseudonymToken *) data)->folded);
}

static void
clear_span (gpointer data)
{
  g_free (((FwPseudonymSpan *) data)->with);
}

static void
add_token (GArray *tokens, const char *text, gsize start, gsize end, gboolean digits)
{
  g_autofree char *word = g_strndup (text + start, end - start);
  FwPseudonymToken token = {.start = start,
                            .end = end,
                            .name_end = end,
                            .folded = fw_text_fold (word),
                            .is_digits = digits,
                            .is_capital = g_unichar_isupper (g_utf8_get_char (word))};

  g_array_append_val (tokens, token);
}

/* Runs of letters and runs of digits; everything else stands between them. */
GArray *
_fw_pseudonym_tokenise (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (FwPseudonymToken));
  gsize start = 0;
  int kind = 0;

  g_array_set_clear_func (tokens, clear_token);
  for (const char *p = text;; p = g_utf8_next_char (p))
    {
      gunichar c = g_utf8_get_char (p);
      int now = *p == '\0'                                      ? 0
                : g_unichar_isdigit (c)                         ? 2
                : g_unichar_isalpha (c) || g_unichar_ismark (c) ? 1
                                                                : 0;

      if (now != kind)
        {
          if (kind != 0)
            add_token (tokens, text, start, p - text, kind == 2);
          start = p - text;
          kind = now;
        }
      if (*p == '\0')
        return tokens;
    }
}

char **
_fw_pseudonym_split (const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GArray) tokens = _fw_pseudonym_tokenise (valid);
  GStrvBuilder *builder = g_strv_builder_new ();
  char **parts;

  for (guint i = 0; i < tokens->len; i++)
    g_strv_builder_add (builder, g_array_index (tokens, FwPseudonymToken, i).folded);
  parts = g_strv_builder_end (builder);
  g_strv_builder_unref (builder);
  return parts;
}

/* Soft hyphens, joiners and the like split a name for the eye of no one but us. */
static gboolean
is_unseen (gunichar c)
{
  return c == 0x00ad || (c >= 0x200b && c <= 0x200f) || c == 0x2060 || c == 0xfeff;
}

/* "Bra-\nndt": one name, broken by the end of a line. */
static gboolean
is_broken_name (FwPseudonyms *self, const char *text, FwPseudonymToken *one, FwPseudonymToken *two)
{
  g_autofree char *whole = NULL;
  gboolean line = FALSE;

  if (text[one->end] != '-')
    return FALSE;
  for (gsize at = one->end + 1; at < two->start; at++)
    {
      if (!g_ascii_isspace (text[at]))
        return FALSE;
      line |= text[at] == '\n';
    }
  whole = g_strconcat (one->folded, two->folded, NULL);
  return line && _fw_pseudonym_lookup (self->names, whole, FALSE) != NULL;
}

char *
_fw_pseudonyms_dup_plain (FwPseudonyms *self, const char *text)
{
  g_autofree char *valid = g_utf8_make_valid (text, -1);
  g_autoptr (GString) seen = g_string_sized_new (strlen (valid));
  g_autoptr (GArray) tokens = NULL;

  for (const char *p = valid; *p != '\0'; p = g_utf8_next_char (p))
    if (!is_unseen (g_utf8_get_char (p)))
      g_string_append_unichar (seen, g_utf8_get_char (p));
  if (strstr (seen->str, "-\n") == NULL && strstr (seen->str, "- ") == NULL)
    return g_strdup (seen->str);
  tokens = _fw_pseudonym_tokenise (seen->str);
  for (guint i = tokens->len; i > 1; i--)
    {
      FwPseudonymToken *one = &g_array_index (tokens, FwPseudonymToken, i - 2);
      FwPseudonymToken *two = &g_array_index (tokens, FwPseudonymToken, i - 1);

      if (is_broken_name (self, seen->str, one, two))
        g_string_erase (seen, (gssize) one->end, (gssize) (two->start - one->end));
    }
  return g_strdup (seen->str);
}

gboolean
_fw_pseudonym_is_covered (FwPseudonymWork *work, gsize start, gsize end)
{
  for (guint i = 0; i < work->spans->len; i++)
    {
      const FwPseudonymSpan *span = &g_array_index (work->spans, FwPseudonymSpan, i);

      if (start < span->end && end > span->start)
        return TRUE;
    }
  return FALSE;
}

gboolean
_fw_pseudonym_cover (FwPseudonymWork *work, gsize start, gsize end, char *with)
{
  FwPseudonymSpan span = {start, end, with};

  if (_fw_pseudonym_is_covered (work, start, end))
    {
      g_free (with);
      return FALSE;
    }
  g_array_append_val (work->spans, span);
  for (guint i = 0; i < work->tokens->len; i++)
    {
      FwPseudonymToken *token = &g_array_index (work->tokens, FwPseudonymToken, i);

      token->is_covered |= token->start < end && token->end > start;
    }
  return TRUE;
}

void
_fw_pseudonym_doubt (FwPseudonymWork *work, FwDoubtKind kind, gsize start, gsize end)
{
  FwPseudonymPlace place = {kind, start, end};

  for (guint i = 0; i < work->doubts->len; i++)
    if (g_array_index (work->doubts, FwPseudonymPlace, i).start == start)
      return;
  g_array_append_val (work->doubts, place);
}

static gint
compare_spans (gconstpointer a, gconstpointer b)
{
  const FwPseudonymSpan *one = a, *two = b;

  return (one->start > two->start) - (one->start < two->start);
}

static gint
compare_places (gconstpointer a, gconstpointer b)
{
  const FwPseudonymPlace *one = a, *two = b;

  return (one->start > two->start) - (one->start < two->start);
}

/* Where byte @at of the original is in the copy; within a span its beginning. */
static gsize
map (GArray *spans, gsize at, gboolean is_end)
{
  gssize moved = 0;

  for (guint i = 0; i < spans->len; i++)
    {
      const FwPseudonymSpan *span = &g_array_index (spans, FwPseudonymSpan, i);

      if (span->start >= at)
        break;
      if (span->end > at)
        return (gsize) ((gssize) span->start + moved) + (is_end ? strlen (span->with) : 0);
      moved += (gssize) strlen (span->with) - (gssize) (span->end - span->start);
    }
  return (gsize) ((gssize) at + moved);
}

static char *
dup_context (const char *copy, gsize start, gsize end)
{
  const char *from = copy + (start > CONTEXT ? start - CONTEXT : 0);
  const char *to = copy + MIN (end + CONTEXT, strlen (copy));
  char *context;

  while (from > copy && (*from & 0xc0) == 0x80)
    from--;
  while (*to != '\0' && (*to & 0xc0) == 0x80)
    to++;
  context = g_strndup (from, to - from);
  return g_strdelimit (context, "\n\r\t", ' ');
}

static void
hand_out_doubts (FwPseudonymWork *work, const char *copy, const char *place, GPtrArray *doubts)
{
  for (guint i = 0; i < work->doubts->len; i++)
    {
      const FwPseudonymPlace *found = &g_array_index (work->doubts, FwPseudonymPlace, i);
      gsize start = map (work->spans, found->start, FALSE);
      gsize end = map (work->spans, found->end, TRUE);
      FwPseudonymDoubt *doubt;

      /* What was a word of its own became part of a name. */
      if (found->kind == FW_DOUBT_WORD && _fw_pseudonym_is_covered (work, found->start, found->end))
        continue;
      doubt = g_new0 (FwPseudonymDoubt, 1);
      doubt->kind = found->kind;
      doubt->word = g_strndup (copy + start, end - start);
      doubt->place = g_strdup (place);
      doubt->context = dup_context (copy, start, end);
      g_ptr_array_add (doubts, doubt);
    }
}

char *
fw_pseudonyms_replace (FwPseudonyms *self, const char *text, const char *place, GPtrArray *doubts)
{
  g_autofree char *valid = NULL;
  FwPseudonymWork work = {.names = self};
  GString *copy;
  gsize at = 0;

  g_return_val_if_fail (self != NULL && text != NULL && place != NULL, NULL);

  _fw_pseudonyms_settle (self);
  valid = _fw_pseudonyms_dup_plain (self, text);
  work.text = valid;
  work.tokens = _fw_pseudonym_tokenise (valid);
  work.spans = g_array_new (FALSE, FALSE, sizeof (FwPseudonymSpan));
  g_array_set_clear_func (work.spans, clear_span);
  work.doubts = g_array_new (FALSE, FALSE, sizeof (FwPseudonymPlace));
  _fw_pseudonym_find_numbers (&work);
  _fw_pseudonym_find_dates (&work);
  _fw_pseudonym_find_names (&work);
  if (doubts != NULL)
    _fw_pseudonym_find_doubts (&work);
  g_array_sort (work.spans, compare_spans);
  g_array_sort (work.doubts, compare_places);
  copy = g_string_sized_new (strlen (valid) + 32);
  for (guint i = 0; i < work.spans->len; i++)
    {
      const FwPseudonymSpan *span = &g_array_index (work.spans, FwPseudonymSpan, i);

      g_string_append_len (copy, valid + at, (gssize) (span->start - at));
      g_string_append (copy, span->with);
      g_hash_table_add (self->used, g_strdup (span->with));
      at = span->end;
    }
  g_string_append (copy, valid + at);
  if (doubts != NULL)
    hand_out_doubts (&work, copy->str, place, doubts);
  g_array_unref (work.tokens);
  g_array_unref (work.spans);
  g_array_unref (work.doubts);
  return g_string_free_and_steal (copy);
}
