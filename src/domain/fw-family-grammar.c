/* fw-family-grammar.c: reads a typed family into items; see fw-family-grammar.h. What
 * becomes of them in a family is in fw-family-grammar-apply.c.
 *
 * Tokens are words, dates, signs (* † ⚭ : , ;). A clause ends at a comma, "und" or a
 * line's end; within it a relation word, a name and facts follow each other. What
 * fits nowhere is kept as a span that was not understood.
 */
#include "config.h"

#include <string.h>

#include <glib/gi18n-lib.h>

#include "base/fw-text.h"
#include "domain/fw-family-grammar-private.h"
#include "domain/fw-family-words.h"
#include "domain/fw-person-words.h"

typedef enum
{
  TOKEN_WORD,
  TOKEN_DATE, /* begins with a figure or ~ < > */
  TOKEN_BORN,
  TOKEN_DIED,
  TOKEN_MARRIED,
  TOKEN_COLON,
  TOKEN_COMMA,
  TOKEN_SEMICOLON,
  TOKEN_OTHER,
} TokenKind;

typedef struct
{
  TokenKind kind;
  gsize start, end;
  char *text;
  char *folded;
} Token;

typedef struct
{
  FwTyped *typed;
  GArray *tokens;
  guint at;
  /* The group that goes on after a comma. */
  const FwTypedRelationWord *group;
  gboolean identical;
  guint n_in_group;
} Parser;

static void
clear_token (gpointer data)
{
  Token *token = data;

  g_free (token->text);
  g_free (token->folded);
}

static void
free_span (FwTypedSpan *self)
{
  g_free (self->text);
  g_free (self);
}

static void
clear_item (gpointer data)
{
  FwTypedItem *item = data;

  g_free (item->name);
  g_free (item->birth_name);
}

/* --- tokens ------------------------------------------------------------------------------ */

static gboolean
is_sign (gunichar c)
{
  return c == '*' || c == 0x2020 || c == 0x26ad || c == 0x221e || c == ':' || c == ',' || c == ';'
         || c == '\n' || c == '(' || c == ')' || c == '&' || c == 0x2642 || c == 0x2640;
}

static gboolean
is_date_start (gunichar c)
{
  return g_unichar_isdigit (c) || c == '~' || c == '<' || c == '>';
}

static TokenKind
get_sign_kind (gunichar c)
{
  switch (c)
    {
    case '*':
      return TOKEN_BORN;
    case 0x2020:
      return TOKEN_DIED;
    case 0x26ad:
    case 0x221e:
      return TOKEN_MARRIED;
    case ':':
      return TOKEN_COLON;
    case ',':
    case '&':
      return TOKEN_COMMA;
    case ';':
    case '\n':
      return TOKEN_SEMICOLON;
    default:
      return TOKEN_OTHER;
    }
}

static void
add_token (GArray *tokens, const char *text, TokenKind kind, gsize start, gsize end)
{
  Token token = {kind, start, end, g_strndup (text + start, end - start), NULL};

  token.folded = fw_text_fold (token.text);
  /* "gesch." and "gesch" are one word. */
  if (g_str_has_suffix (token.folded, "."))
    token.folded[strlen (token.folded) - 1] = '\0';
  if (kind == TOKEN_WORD
      && (g_str_equal (token.folded, "und") || g_str_equal (token.folded, "and")
          || g_str_equal (token.folded, "+")))
    token.kind = TOKEN_COMMA;
  g_array_append_val (tokens, token);
}

static GArray *
tokenize (const char *text)
{
  GArray *tokens = g_array_new (FALSE, FALSE, sizeof (Token));
  const char *p = text;

  g_array_set_clear_func (tokens, clear_token);
  while (*p != '\0')
    {
      gunichar c = g_utf8_get_char (p);
      const char *begin = p, *next = g_utf8_next_char (p);

      p = next;
      if (is_sign (c))
        {
          add_token (tokens, text, get_sign_kind (c), (gsize) (begin - text), (gsize) (p - text));
          continue;
        }
      if (g_unichar_isspace (c))
        continue;
      /* A plus before a figure is a cross; "oo" before one is a sign too. */
      if (c == '+' && is_date_start (g_utf8_get_char (p)))
        {
          add_token (tokens, text, TOKEN_DIED, (gsize) (begin - text), (gsize) (p - text));
          continue;
        }
      if (c == 'o' && *p == 'o' && is_date_start (g_utf8_get_char (p + 1)))
        {
          p++;
          add_token (tokens, text, TOKEN_MARRIED, (gsize) (begin - text), (gsize) (p - text));
          continue;
        }
      while (*p != '\0' && !is_sign (g_utf8_get_char (p))
             && !g_unichar_isspace (g_utf8_get_char (p)))
        p = g_utf8_next_char (p);
      add_token (tokens, text, is_date_start (c) ? TOKEN_DATE : TOKEN_WORD, (gsize) (begin - text),
                 (gsize) (p - text));
    }
  return tokens;
}

/* --- spans -------------------------------------------------------------------------------- */

static guint
add_span (FwTyped *self, gsize start, gsize end, gboolean understood)
{
  FwTypedSpan *last
      = self->spans->len > 0 ? g_ptr_array_index (self->spans, self->spans->len - 1) : NULL;
  FwTypedSpan *span;

  /* Neighbours that are both not understood are one. */
  if (last != NULL && !last->understood && !understood
      && strspn (self->text + last->end, " \t") == start - last->end)
    {
      last->end = end;
      return self->spans->len - 1;
    }
  span = g_new0 (FwTypedSpan, 1);
  span->start = start;
  span->end = end;
  span->understood = understood;
  g_ptr_array_add (self->spans, span);
  return self->spans->len - 1;
}

#define TOKEN(self, i) (&g_array_index ((self)->tokens, Token, (i)))

static const Token *
peek (Parser *self, guint ahead)
{
  return self->at + ahead < self->tokens->len ? TOKEN (self, self->at + ahead) : NULL;
}

/* --- dates -------------------------------------------------------------------------------- */

static int
get_this_year (Parser *self)
{
  int year, month, day;

  fw_day_split (self->typed->today, &year, &month, &day);
  return year;
}

/* The date at the token @ahead, in how many tokens; 0: none. @short_year: two figures
 * are a year. */
static guint
read_date (Parser *self, guint ahead, gboolean short_year, FwPartialDate *date)
{
  const Token *token = peek (self, ahead), *next = peek (self, ahead + 1);
  g_autofree char *stored = NULL;

  *date = FW_PARTIAL_DATE_NONE;
  if (token == NULL)
    return 0;
  if (token->kind == TOKEN_WORD && next != NULL && next->kind == TOKEN_DATE)
    {
      g_autofree char *both = g_strdup_printf ("%s %s", token->text, next->text);

      /* "ca. 1980", "Mai 2019" */
      if (g_str_equal (token->folded, "ca") || g_str_equal (token->folded, "circa")
          || g_str_equal (token->folded, "etwa") || g_str_equal (token->folded, "about"))
        {
          g_free (both);
          both = g_strdup_printf ("~%s", next->text);
        }
      stored = fw_person_date_parse (both, self->typed->today);
      if (stored != NULL && fw_partial_date_from_text (stored, date))
        return 2;
      return 0;
    }
  if (token->kind != TOKEN_DATE)
    return 0;
  if (short_year && strlen (token->text) == 2 && strspn (token->text, "0123456789") == 2)
    {
      int year = (int) g_ascii_strtoll (token->text, NULL, 10);
      int this_year = get_this_year (self);

      year += this_year / 100 * 100;
      if (year > this_year)
        year -= 100;
      stored = g_strdup_printf ("%d", year);
    }
  else if (fw_partial_date_from_text (token->text, date) && fw_partial_date_is_known (date))
    return 1;
  else
    stored = fw_person_date_parse (token->text, self->typed->today);
  return stored != NULL && fw_partial_date_from_text (stored, date) ? 1 : 0;
}

/* --- items -------------------------------------------------------------------------------- */

static FwTypedItem *
add_item (Parser *self, FwTypedItemKind kind, guint first, guint n_tokens)
{
  FwTypedItem item = {.kind = kind,
                      .name = g_strdup (""),
                      .born = FW_PARTIAL_DATE_NONE,
                      .died = FW_PARTIAL_DATE_NONE,
                      .date = FW_PARTIAL_DATE_NONE};

  item.span = add_span (self->typed, TOKEN (self, first)->start,
                        TOKEN (self, first + n_tokens - 1)->end, TRUE);
  g_array_append_val (self->typed->items, item);
  return &g_array_index (self->typed->items, FwTypedItem, self->typed->items->len - 1);
}

static gboolean
is_name (Parser *self, const Token *token)
{
  return token != NULL && token->kind == TOKEN_WORD
         && _fw_typed_find_relation (token->folded) == NULL
         && (_fw_typed_find_event (token->folded) == NULL
             || _fw_typed_find_event (token->folded)->needs_year)
         && !g_str_equal (token->folded, "seit") && !g_str_equal (token->folded, "since")
         && !g_str_equal (token->folded, "geb") && !g_str_equal (token->folded, "nee")
         && self != NULL;
}

/* "Kai:" or "Kai Muster:" at the beginning of a clause. */
static gboolean
read_focus (Parser *self)
{
  guint n = 0;
  FwTypedItem *item;
  GString *name;

  while (is_name (self, peek (self, n)))
    n++;
  if (n == 0 || peek (self, n) == NULL || peek (self, n)->kind != TOKEN_COLON)
    return FALSE;
  name = g_string_new (NULL);
  for (guint i = 0; i < n; i++)
    g_string_append_printf (name, "%s%s", i > 0 ? " " : "", peek (self, i)->text);
  item = add_item (self, FW_TYPED_FOCUS, self->at, n + 1);
  g_free (item->name);
  item->name = g_string_free_and_steal (name);
  self->at += n + 1;
  self->group = NULL;
  return TRUE;
}

static gboolean
read_event (Parser *self)
{
  const Token *token = peek (self, 0);
  const FwTypedEventWord *word
      = token->kind == TOKEN_WORD ? _fw_typed_find_event (token->folded) : NULL;
  FwPartialDate date;
  FwTypedItem *item;
  guint n;

  if (word == NULL && token->kind != TOKEN_MARRIED)
    return FALSE;
  n = read_date (self, 1, TRUE, &date);
  if (n == 0 && peek (self, 1) != NULL
      && (g_str_equal (peek (self, 1)->folded, "seit")
          || g_str_equal (peek (self, 1)->folded, "since")))
    {
      n = read_date (self, 2, TRUE, &date);
      n += n > 0;
    }
  if (n == 0 && word != NULL && word->needs_year)
    return FALSE;
  item = add_item (self, FW_TYPED_EVENT, self->at, 1 + n);
  item->event = word != NULL ? word->kind : FW_UNION_MARRIED;
  item->date = date;
  self->at += 1 + n;
  return TRUE;
}

static gboolean
read_since (Parser *self)
{
  const Token *token = peek (self, 0);
  FwPartialDate date;
  FwTypedItem *item;
  guint n;

  if (!g_str_equal (token->folded, "seit") && !g_str_equal (token->folded, "since"))
    return FALSE;
  n = read_date (self, 1, TRUE, &date);
  if (n == 0)
    return FALSE;
  item = add_item (self, FW_TYPED_SINCE, self->at, 1 + n);
  item->date = date;
  self->at += 1 + n;
  return TRUE;
}

/* "(w)", "♀" after a name. Tokens taken. */
static guint
read_sex (Parser *self, guint ahead, FwSex *sex)
{
  const Token *token = peek (self, ahead), *word = peek (self, ahead + 1);
  const Token *end = peek (self, ahead + 2);

  if (token == NULL || token->kind != TOKEN_OTHER)
    return 0;
  if (g_str_equal (token->text, "♀") || g_str_equal (token->text, "♂"))
    {
      *sex = g_str_equal (token->text, "♀") ? FW_SEX_FEMALE : FW_SEX_MALE;
      return 1;
    }
  if (!g_str_equal (token->text, "(") || word == NULL || end == NULL
      || !g_str_equal (end->text, ")"))
    return 0;
  if (g_str_equal (word->folded, "w") || g_str_equal (word->folded, "f"))
    *sex = FW_SEX_FEMALE;
  else if (g_str_equal (word->folded, "m"))
    *sex = FW_SEX_MALE;
  else if (g_str_equal (word->folded, "d"))
    *sex = FW_SEX_DIVERSE;
  else
    return 0;
  return 3;
}

static gboolean
is_never_born (FwTypedRelation relation)
{
  return relation >= FW_TYPED_PREGNANCY && relation <= FW_TYPED_STILLBIRTH;
}

static FwTypedSide
get_side (const Token *token)
{
  if (token == NULL || token->kind != TOKEN_WORD)
    return FW_TYPED_SIDE_ANY;
  if (g_str_equal (token->folded, "mutterlicherseits") || g_str_equal (token->folded, "maternal"))
    return FW_TYPED_SIDE_MOTHER;
  if (g_str_equal (token->folded, "vaterlicherseits") || g_str_equal (token->folded, "paternal"))
    return FW_TYPED_SIDE_FATHER;
  return FW_TYPED_SIDE_ANY;
}

/* Facts of a person from @n tokens ahead on; how many tokens they take. */
static guint
read_facts (Parser *self, guint n, FwTypedItem *item)
{
  for (;;)
    {
      const Token *token = peek (self, n);
      FwPartialDate date;
      guint taken;

      if (token == NULL)
        return n;
      if (token->kind == TOKEN_BORN && (taken = read_date (self, n + 1, TRUE, &date)) > 0)
        {
          item->born = date;
          n += 1 + taken;
        }
      else if (token->kind == TOKEN_DIED)
        {
          taken = read_date (self, n + 1, TRUE, &date);
          item->died = date;
          item->dead = TRUE;
          n += 1 + taken;
        }
      else if ((taken = read_sex (self, n, &item->sex)) > 0)
        n += taken;
      else if (get_side (token) != FW_TYPED_SIDE_ANY)
        {
          item->side = get_side (token);
          n++;
        }
      else if ((g_str_equal (token->folded, "geb") || g_str_equal (token->folded, "nee"))
               && is_name (self, peek (self, n + 1)))
        {
          g_free (item->birth_name);
          item->birth_name = g_strdup (peek (self, n + 1)->text);
          n += 2;
        }
      else if (g_str_equal (token->folded, "geb")
               && (taken = read_date (self, n + 1, TRUE, &date)) > 0)
        {
          item->born = date;
          n += 1 + taken;
        }
      else if (token->kind == TOKEN_DATE && !fw_partial_date_is_known (&item->born))
        {
          guint64 age;

          if (g_ascii_string_to_unsigned (token->text, 10, 0, 120, &age, NULL))
            {
              g_autofree char *year = g_strdup_printf ("~%d", get_this_year (self) - (int) age);

              fw_partial_date_from_text (year, &item->born);
              n++;
            }
          else if ((taken = read_date (self, n, FALSE, &date)) > 0)
            {
              item->born = date;
              n += taken;
            }
          else
            return n;
        }
      else if (is_never_born (item->relation) && !fw_partial_date_is_known (&item->born)
               && (taken = read_date (self, n, FALSE, &date)) > 0)
        {
          item->born = date;
          n += taken;
        }
      else
        return n;
    }
}

static gboolean
read_person (Parser *self)
{
  const Token *token = peek (self, 0);
  const FwTypedRelationWord *word;
  FwTypedItem item = {.kind = FW_TYPED_PERSON,
                      .born = FW_PARTIAL_DATE_NONE,
                      .died = FW_PARTIAL_DATE_NONE,
                      .date = FW_PARTIAL_DATE_NONE};
  GString *name;
  gboolean identical = FALSE;
  guint n = 0, words = 0;
  FwTypedItem *added;

  if (token->kind == TOKEN_WORD
      && (g_str_equal (token->folded, "eineiige") || g_str_equal (token->folded, "identical"))
      && peek (self, 1) != NULL)
    {
      identical = TRUE;
      n = 1;
    }
  item.side = get_side (peek (self, n));
  if (item.side != FW_TYPED_SIDE_ANY)
    n++;
  word = peek (self, n) != NULL && peek (self, n)->kind == TOKEN_WORD
             ? _fw_typed_find_relation (peek (self, n)->folded)
             : NULL;
  if (word == NULL && n > 0)
    return FALSE;
  if (word != NULL)
    {
      n++;
      self->group = word;
      self->identical = identical;
      self->n_in_group = 0;
      /* "Mutter: Anna" */
      if (peek (self, n) != NULL && peek (self, n)->kind == TOKEN_COLON)
        n++;
    }
  else if (!is_name (self, token) && !g_str_equal (token->text, "?"))
    return FALSE;
  item.follows = word == NULL && self->group != NULL;
  item.relation = self->group != NULL ? self->group->relation : FW_TYPED_SELF;
  item.sex = self->group != NULL ? self->group->sex : FW_SEX_UNKNOWN;
  item.identical = self->identical;
  /* A side may stand before the name as well as after it. */
  if (item.side == FW_TYPED_SIDE_ANY
      && (item.side = get_side (peek (self, n))) != FW_TYPED_SIDE_ANY)
    n++;
  name = g_string_new (NULL);
  while (is_name (self, peek (self, n)) && get_side (peek (self, n)) == FW_TYPED_SIDE_ANY
         && words < 5)
    {
      if (!g_str_equal (peek (self, n)->text, "?"))
        g_string_append_printf (name, "%s%s", name->len > 0 ? " " : "", peek (self, n)->text);
      n++;
      words++;
    }
  item.name = g_string_free_and_steal (name);
  n = read_facts (self, n, &item);
  added = add_item (self, FW_TYPED_PERSON, self->at, n);
  item.span = added->span;
  g_free (added->name);
  *added = item;
  self->at += n;
  self->n_in_group++;
  return TRUE;
}

/* --- what was understood, in words --------------------------------------------------------- */

static void
append_date (GString *text, const char *sign, const FwPartialDate *date)
{
  g_autofree char *label = fw_partial_date_dup_label (date);

  g_string_append_printf (text, "%s%s%s", text->len > 0 ? " " : "", sign, label);
}

static char *
dup_item_text (const FwTypedItem *item)
{
  GString *text = g_string_new (NULL);

  switch (item->kind)
    {
    case FW_TYPED_FOCUS:
      g_string_assign (text, item->name);
      break;
    case FW_TYPED_EVENT:
      g_string_assign (text, fw_union_event_get_title (item->event));
      if (fw_partial_date_is_known (&item->date))
        append_date (text, "", &item->date);
      break;
    case FW_TYPED_SINCE:
      {
        g_autofree char *label = fw_partial_date_dup_label (&item->date);

        /* Translators: %s is a date. */
        g_string_printf (text, _ ("since %s"), label);
        break;
      }
    case FW_TYPED_PERSON:
    default:
      g_string_assign (text, _fw_typed_get_title (item->relation, item->sex));
      if (*item->name != '\0')
        g_string_append_printf (text, "%s%s", text->len > 0 ? " " : "", item->name);
      if (fw_partial_date_is_known (&item->born))
        append_date (text, "*", &item->born);
      if (item->dead)
        append_date (text, "†", &item->died);
    }
  return g_string_free_and_steal (text);
}

/* --- public -------------------------------------------------------------------------------- */

FwTyped *
fw_typed_new (const char *text, FwDay today)
{
  FwTyped *self = g_new0 (FwTyped, 1);
  Parser parser = {.typed = self};
  gboolean begins = TRUE;

  self->text = g_utf8_make_valid (text, -1);
  self->today = today;
  self->spans = g_ptr_array_new_with_free_func ((GDestroyNotify) free_span);
  self->items = g_array_new (FALSE, FALSE, sizeof (FwTypedItem));
  g_array_set_clear_func (self->items, clear_item);
  parser.tokens = tokenize (self->text);
  while (parser.at < parser.tokens->len)
    {
      const Token *token = peek (&parser, 0);

      if (token->kind == TOKEN_COMMA || token->kind == TOKEN_SEMICOLON)
        {
          gboolean ends = token->kind == TOKEN_SEMICOLON;

          /* Signs that only part the clauses are no spans, but a word is. */
          if (token->kind == TOKEN_COMMA && *token->text != ',')
            add_span (self, token->start, token->end, TRUE);
          else if (ends && *token->text == ';')
            add_span (self, token->start, token->end, TRUE);
          if (ends)
            parser.group = NULL;
          parser.at++;
          begins = TRUE;
          continue;
        }
      if (begins && read_focus (&parser))
        continue;
      begins = FALSE;
      if (read_event (&parser) || read_since (&parser) || read_person (&parser))
        continue;
      add_span (self, token->start, token->end, FALSE);
      parser.at++;
    }
  for (guint i = 0; i < self->items->len; i++)
    {
      const FwTypedItem *item = &g_array_index (self->items, FwTypedItem, i);

      ((FwTypedSpan *) g_ptr_array_index (self->spans, item->span))->text = dup_item_text (item);
    }
  g_array_unref (parser.tokens);
  return self;
}

void
fw_typed_free (FwTyped *self)
{
  g_free (self->text);
  g_ptr_array_unref (self->spans);
  g_array_unref (self->items);
  g_free (self);
}

GPtrArray *
fw_typed_get_spans (FwTyped *self)
{
  return self->spans;
}

guint
fw_typed_get_n_statements (FwTyped *self)
{
  return self->items->len;
}
