/* fw-text-pseudonym-match.c: finds known names in a text.
 *
 *   terms (longest first) ─▶ words that are somebody's name ─▶ groups of neighbours that
 *   may be one person's ─▶ strong, or with a cue before it ─▶ replaced; else a doubt
 */
#include "config.h"

#include <string.h>

#include "base/fw-text.h"
#include "domain/fw-text-pseudonym-private.h"

static FwPseudonymToken *
get_token (FwPseudonymWork *work, guint index)
{
  return &g_array_index (work->tokens, FwPseudonymToken, index);
}

/* --- groups of names -------------------------------------------------------------------- */

typedef struct
{
  guint from, to; /* tokens */
  gsize start, end;
  GArray *persons; /* those whose name all of it may be */
  guint uses, n;
  gboolean is_strong;
} Group;

static FwPseudonymPerson *
get_person (FwPseudonymWork *work, GArray *persons, guint index)
{
  return g_ptr_array_index (work->names->persons, g_array_index (persons, guint, index));
}

static GArray *
intersect (GArray *one, GArray *two)
{
  GArray *both = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < one->len; i++)
    for (guint j = 0; j < two->len; j++)
      if (g_array_index (one, guint, i) == g_array_index (two, guint, j))
        g_array_append_val (both, g_array_index (one, guint, i));
  return both;
}

static void
set_persons (Group *group, GArray *persons)
{
  g_array_unref (group->persons);
  group->persons = persons;
}

/* Those of @persons who have a name of @list that begins with @letter. */
static GArray *
filter_initial (FwPseudonymWork *work, GArray *persons, char letter, gboolean given)
{
  GArray *left = g_array_new (FALSE, FALSE, sizeof (guint));

  for (guint i = 0; i < persons->len; i++)
    {
      FwPseudonymPerson *person = get_person (work, persons, i);
      GPtrArray *list = given ? person->given : person->family;

      for (guint j = 0; j < list->len; j++)
        if (((const char *) g_ptr_array_index (list, j))[0] == letter)
          {
            g_array_append_val (left, g_array_index (persons, guint, i));
            break;
          }
    }
  return left;
}

/* A capital letter with a point: "L. Yilmaz", "Lina Y." */
static gboolean
is_initial (FwPseudonymWork *work, guint index)
{
  FwPseudonymToken *token = get_token (work, index);

  return strlen (token->folded) == 1 && token->is_capital && work->text[token->end] == '.';
}

/* Particles between two parts of a name: "Anna von der Heide". */
static guint
skip_particles (FwPseudonymWork *work, guint index, gsize *from)
{
  guint i = index;

  while (i < work->tokens->len && i < index + 3
         && _fw_pseudonym_is_particle (get_token (work, i)->folded)
         && _fw_pseudonym_is_joined (work, *from, get_token (work, i)->start, FALSE))
    *from = get_token (work, i++)->end;
  return i;
}

static gboolean
extend_by_name (FwPseudonymWork *work, Group *group)
{
  gsize from = group->end;
  guint next = skip_particles (work, group->to + 1, &from);
  FwPseudonymToken *token;
  GArray *both;

  for (guint try = 0; try < 2; try++, next = group->to + 1, from = group->end)
    {
      if (next >= work->tokens->len)
        continue;
      token = get_token (work, next);
      if (token->is_covered || token->name == NULL || (token->name->is_weak && !token->is_capital)
          || !_fw_pseudonym_is_joined (work, from, token->start, TRUE))
        continue;
      both = intersect (group->persons, token->name->persons);
      if (both->len == 0)
        {
          g_array_unref (both);
          continue;
        }
      set_persons (group, both);
      group->uses |= token->name->uses;
      group->is_strong |= !token->name->is_weak;
      group->to = next;
      _fw_pseudonym_find_end (work, next);
      group->end = token->name_end;
      group->n++;
      return TRUE;
    }
  return FALSE;
}

static gboolean
extend_by_initial (FwPseudonymWork *work, Group *group)
{
  FwPseudonymToken *token;
  GArray *left;

  if (group->to + 1 >= work->tokens->len || !is_initial (work, group->to + 1)
      || !(group->uses & FW_NAME_GIVEN))
    return FALSE;
  token = get_token (work, group->to + 1);
  if (!_fw_pseudonym_is_joined (work, group->end, token->start, FALSE) || token->is_covered)
    return FALSE;
  left = filter_initial (work, group->persons, token->folded[0], FALSE);
  if (left->len == 0)
    {
      g_array_unref (left);
      return FALSE;
    }
  set_persons (group, left);
  group->to++;
  group->end = token->end + 1;
  group->n++;
  return TRUE;
}

/* "von der" before a family name that has it. */
static void
take_particles (FwPseudonymWork *work, Group *group)
{
  gboolean has = FALSE;

  for (guint i = 0; i < group->persons->len; i++)
    has |= get_person (work, group->persons, i)->has_particles;
  while (has && group->from > 0)
    {
      FwPseudonymToken *token = get_token (work, group->from - 1);

      if (token->is_covered || !_fw_pseudonym_is_particle (token->folded)
          || !_fw_pseudonym_is_joined (work, token->end, group->start, FALSE))
        return;
      group->from--;
      group->start = token->start;
    }
}

/* Initials before it. */
static void
extend_back (FwPseudonymWork *work, Group *group)
{
  while (group->from > 0)
    {
      FwPseudonymToken *token = get_token (work, group->from - 1);
      gsize end = token->end;
      GArray *left = NULL;

      if (token->is_covered)
        return;
      if (is_initial (work, group->from - 1) && (group->uses & FW_NAME_FAMILY))
        {
          end++;
          left = filter_initial (work, group->persons, token->folded[0], TRUE);
          if (left->len == 0)
            g_clear_pointer (&left, g_array_unref);
          else
            group->is_strong = TRUE;
        }
      else if (!(strlen (token->folded) <= 2 && token->is_capital
                 && (work->text[end] == '\'' || g_str_has_prefix (work->text + end, "’"))))
        return; /* not the D’ of D’Angelo either */
      if (!_fw_pseudonym_is_joined (work, end, group->start, FALSE))
        {
          g_clear_pointer (&left, g_array_unref);
          return;
        }
      if (left != NULL)
        set_persons (group, left);
      else if (is_initial (work, group->from - 1))
        return;
      group->from--;
      group->start = token->start;
    }
}

/* The token before the group, over a point ("Dr."), or NULL. */
static FwPseudonymToken *
get_before (FwPseudonymWork *work, guint index, gsize start)
{
  FwPseudonymToken *token;
  gsize from;

  if (index == 0)
    return NULL;
  token = get_token (work, index - 1);
  from = token->end + (work->text[token->end] == '.' ? 1 : 0);
  return _fw_pseudonym_is_joined (work, from, start, FALSE) ? token : NULL;
}

static void
drop_titles (FwPseudonymWork *work, Group *group)
{
  FwPseudonymToken *before;

  while ((before = get_before (work, group->from, group->start)) != NULL && !before->is_covered
         && _fw_pseudonym_is_title (before->folded))
    {
      group->from--;
      group->start = before->start;
    }
}

static gboolean
is_family_word (FwPseudonymToken *token)
{
  static const char *const family[] = {"familie",  "fam",      "eheleute", "ehepaar", "geschwister",
                                       "nachname", "geborene", "geb",      NULL};

  return token != NULL && g_strv_contains (family, token->folded);
}

static void
replace_group (FwPseudonymWork *work, Group *group)
{
  FwPseudonymToken *before = get_before (work, group->from, group->start);
  FwPseudonymName *name = get_token (work, group->to)->name;
  gsize start = group->start;

  if (group->persons->len == 1 && !(is_family_word (before) && group->n == 1))
    {
      drop_titles (work, group);
      _fw_pseudonym_cover (work, group->start, group->end,
                           g_strdup (get_person (work, group->persons, 0)->stand_in));
      return;
    }
  if (name == NULL)
    name = get_token (work, group->from)->name;
  if (_fw_pseudonym_cover (work, start, group->end,
                           g_strdup (name != NULL ? name->stand_in : "N. N."))
      && !(group->uses & FW_NAME_FAMILY))
    _fw_pseudonym_doubt (work, FW_DOUBT_SEVERAL, start, group->end);
}

static void
find_groups (FwPseudonymWork *work)
{
  for (guint i = 0; i < work->tokens->len; i++)
    {
      FwPseudonymToken *token = get_token (work, i);
      FwPseudonymToken *before;
      Group group = {0};

      if (token->is_covered || token->name == NULL || (token->name->is_weak && !token->is_capital))
        continue;
      _fw_pseudonym_find_end (work, i);
      group.from = group.to = i;
      group.start = token->start;
      group.end = token->name_end;
      group.persons = g_array_copy (token->name->persons);
      group.uses = token->name->uses;
      group.is_strong = !token->name->is_weak;
      group.n = 1;
      while (extend_by_name (work, &group))
        ;
      extend_by_initial (work, &group);
      take_particles (work, &group);
      extend_back (work, &group);
      /* "y" of a family Y. is followed by a point of its own. */
      if (strlen (get_token (work, group.to)->folded) == 1 && work->text[group.end] == '.')
        group.end++;
      before = get_before (work, group.from, group.start);
      if (group.is_strong || group.n > 1
          || (before != NULL && token->is_capital
              && (_fw_pseudonym_is_title (before->folded)
                  || _fw_pseudonym_is_cue (before->folded))))
        replace_group (work, &group);
      else
        /* A name that is also a word, and nothing says which. */
        _fw_pseudonym_doubt (work, FW_DOUBT_WORD, token->start, token->end);
      i = MAX (i, group.to);
      g_array_unref (group.persons);
    }
}

/* "Frau P.": there may be a Pohl in the case, but a neighbour is meant. */
static void
find_initials (FwPseudonymWork *work)
{
  for (guint i = 1; i < work->tokens->len; i++)
    {
      FwPseudonymToken *token = get_token (work, i);
      FwPseudonymToken *before = get_before (work, i, token->start);

      if (token->is_covered || !is_initial (work, i) || before == NULL || before->is_covered
          || !(_fw_pseudonym_is_title (before->folded) || is_family_word (before)))
        continue;
      _fw_pseudonym_cover (work, token->start, token->end + 1, g_strdup ("N. N."));
      _fw_pseudonym_doubt (work, FW_DOUBT_INITIAL, token->start, token->end + 1);
    }
}

/* Lina-Marie, where only Lina is known: the other half falls with it. */
static void
find_halves (FwPseudonymWork *work)
{
  for (guint i = 0; i < work->tokens->len; i++)
    {
      FwPseudonymToken *token = get_token (work, i);
      gboolean joined = FALSE;

      if (token->is_covered || !token->is_capital || !_fw_pseudonym_is_given_name (token->folded))
        continue;
      if (i > 0 && get_token (work, i - 1)->is_covered && get_token (work, i - 1)->name != NULL)
        joined = token->start - get_token (work, i - 1)->end == 1
                 && work->text[token->start - 1] == '-';
      if (i + 1 < work->tokens->len && get_token (work, i + 1)->is_covered
          && get_token (work, i + 1)->name != NULL)
        joined |= get_token (work, i + 1)->start - token->end == 1 && work->text[token->end] == '-';
      if (joined)
        _fw_pseudonym_cover (work, token->start, token->end, g_strdup ("N."));
    }
}

/* "LinaYilmaz": what is run together is looked at part by part. */
static void
find_joined (FwPseudonymWork *work, const FwPseudonymToken *token)
{
  gsize start = token->start;
  gboolean was_lower = FALSE;

  for (gsize at = token->start; at <= token->end;)
    {
      gunichar c = at < token->end ? g_utf8_get_char (work->text + at) : 'A';
      gboolean is_edge = at == token->end || (was_lower && g_unichar_isupper (c));

      if (is_edge && at > start && (start > token->start || at < token->end))
        {
          g_autofree char *part = g_strndup (work->text + start, at - start);
          g_autofree char *folded = fw_text_fold (part);
          FwPseudonymName *name = _fw_pseudonym_lookup (work->names->names, folded, FALSE);

          if (name != NULL && !name->is_weak)
            _fw_pseudonym_cover (work, start, at,
                                 g_strdup (name->persons->len == 1
                                               ? get_person (work, name->persons, 0)->stand_in
                                               : name->stand_in));
        }
      if (is_edge)
        start = at;
      was_lower = g_unichar_islower (c);
      if (at == token->end)
        return;
      at += (gsize) (g_utf8_next_char (work->text + at) - (work->text + at));
    }
}

void
_fw_pseudonym_find_names (FwPseudonymWork *work)
{
  _fw_pseudonym_find_terms (work);
  for (guint i = 0; i < work->tokens->len; i++)
    {
      FwPseudonymToken *token = get_token (work, i);

      if (!token->is_covered && !token->is_digits)
        token->name = _fw_pseudonym_lookup (work->names->names, token->folded, FALSE);
      /* "zo" is not Zoe. */
      if (token->name != NULL && !token->name->is_weak && token->end - token->start < 3)
        token->name = NULL;
    }
  find_groups (work);
  find_initials (work);
  find_halves (work);
  for (guint i = 0; i < work->tokens->len; i++)
    if (!get_token (work, i)->is_covered && get_token (work, i)->name == NULL)
      find_joined (work, get_token (work, i));
}
