/* fw-family-kin-words.c: kin words, German and English; see fw-family-kin.h.
 *
 * A word is made of a noun by sex, prefixes for each further generation, and what
 * is said about the way: half, step, foster, on whose side. Sources of the German
 * series (Urgroß-, 2. Grades): Duden, "Verwandtschaftsbezeichnungen"; § 1589 BGB
 * counts otherwise and is not what people say.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-family-kin-private.h"
#include "domain/fw-family-words.h"

typedef struct
{
  const char *female;
  const char *male;
  const char *other;
} Noun;

typedef enum
{
  NOUN_PARENT,
  NOUN_CHILD,
  NOUN_SIBLING,
  NOUN_AUNT,
  NOUN_NIECE,
  NOUN_COUSIN,
  NOUN_GRANDPARENT,
  NOUN_GRANDCHILD,
  NOUN_SPOUSE,
  NOUN_PARTNER,
  NOUN_FIANCE,
  NOUN_EX_SPOUSE,
  NOUN_EX_PARTNER,
  NOUN_CO_PARENT,
  NOUN_SIBLING_IN_LAW,
  NOUN_SPOUSE_IN_LAW,
  NOUN_GUARDIAN,
  NOUN_WARD,
  N_NOUNS
} NounKind;

static const Noun nouns[2][N_NOUNS] = {
    [FW_KIN_ENGLISH] = {
        [NOUN_PARENT] = {"mother", "father", "parent"},
        [NOUN_CHILD] = {"daughter", "son", "child"},
        [NOUN_SIBLING] = {"sister", "brother", "sibling"},
        [NOUN_AUNT] = {"aunt", "uncle", "aunt or uncle"},
        [NOUN_NIECE] = {"niece", "nephew", "niece or nephew"},
        [NOUN_COUSIN] = {"cousin", "cousin", "cousin"},
        [NOUN_GRANDPARENT] = {"grandmother", "grandfather", "grandparent"},
        [NOUN_GRANDCHILD] = {"granddaughter", "grandson", "grandchild"},
        [NOUN_SPOUSE] = {"wife", "husband", "spouse"},
        [NOUN_PARTNER] = {"partner", "partner", "partner"},
        [NOUN_FIANCE] = {"fiancée", "fiancé", "engaged partner"},
        [NOUN_EX_SPOUSE] = {"ex-wife", "ex-husband", "ex-spouse"},
        [NOUN_EX_PARTNER] = {"ex-partner", "ex-partner", "ex-partner"},
        [NOUN_CO_PARENT] = {"mother of their child", "father of their child", "other parent of their child"},
        [NOUN_SIBLING_IN_LAW] = {"sister-in-law", "brother-in-law", "sibling-in-law"},
        [NOUN_SPOUSE_IN_LAW] = {"", "", ""}, /* English has none */
        [NOUN_GUARDIAN] = {"guardian", "guardian", "guardian"},
        [NOUN_WARD] = {"ward", "ward", "ward"},
    },
    [FW_KIN_GERMAN] = {
        [NOUN_PARENT] = {"Mutter", "Vater", "Elternteil"},
        [NOUN_CHILD] = {"Tochter", "Sohn", "Kind"},
        [NOUN_SIBLING] = {"Schwester", "Bruder", "Geschwister"},
        [NOUN_AUNT] = {"Tante", "Onkel", "Tante oder Onkel"},
        [NOUN_NIECE] = {"Nichte", "Neffe", "Nichte oder Neffe"},
        [NOUN_COUSIN] = {"Cousine", "Cousin", "Cousine oder Cousin"},
        [NOUN_GRANDPARENT] = {"Großmutter", "Großvater", "Großelternteil"},
        [NOUN_GRANDCHILD] = {"Enkelin", "Enkel", "Enkelkind"},
        [NOUN_SPOUSE] = {"Ehefrau", "Ehemann", "Ehegatte"},
        [NOUN_PARTNER] = {"Partnerin", "Partner", "Partnerperson"},
        [NOUN_FIANCE] = {"Verlobte", "Verlobter", "verlobte Person"},
        [NOUN_EX_SPOUSE] = {"Ex-Frau", "Ex-Mann", "geschiedene Person"},
        [NOUN_EX_PARTNER] = {"Ex-Partnerin", "Ex-Partner", "frühere Partnerperson"},
        [NOUN_CO_PARENT] = {"Mutter des gemeinsamen Kindes", "Vater des gemeinsamen Kindes", "anderer Elternteil des gemeinsamen Kindes"},
        [NOUN_SIBLING_IN_LAW] = {"Schwägerin", "Schwager", "Schwägerin oder Schwager"},
        [NOUN_SPOUSE_IN_LAW] = {"Schwippschwägerin", "Schwippschwager", "Schwippschwägerin oder Schwippschwager"},
        [NOUN_GUARDIAN] = {"Vormundin", "Vormund", "Vormund"},
        [NOUN_WARD] = {"Mündel", "Mündel", "Mündel"},
    },
};

FwKinLanguage
fw_kin_get_language (void)
{
  /* Translators: write "de" where kin words shall be German ("Großtante"), "en" for
   * English ones; there are no others so far. */
  return g_str_equal (C_ ("language of kin words", "en"), "de") ? FW_KIN_GERMAN : FW_KIN_ENGLISH;
}

static const char *
get_noun (FwKinLanguage language, NounKind kind, FwSex sex)
{
  const Noun *noun = &nouns[language][kind];

  return sex == FW_SEX_FEMALE ? noun->female : sex == FW_SEX_MALE ? noun->male : noun->other;
}

/* "Groß" + "Mutter" → "Großmutter". */
static void
compose (GString *word, const char *prefix)
{
  gunichar first = g_utf8_get_char (word->str);
  GString *all = g_string_new (prefix);

  g_string_append_unichar (all, g_unichar_tolower (first));
  g_string_append (all, g_utf8_next_char (word->str));
  g_string_assign (word, all->str);
  g_string_free (all, TRUE);
}

/* --- German ---------------------------------------------------------------------------- */

/* "Ur" once for each generation beyond the first grand one. */
static void
add_german_grands (GString *word, guint n)
{
  for (guint i = 0; i < n; i++)
    compose (word, "Ur");
}

static void
make_german_line (GString *word, const FwRelation *relation, FwSex sex)
{
  guint up = relation->up, down = relation->down;

  if (down == 0)
    {
      g_string_assign (word,
                       get_noun (FW_KIN_GERMAN, up == 1 ? NOUN_PARENT : NOUN_GRANDPARENT, sex));
      add_german_grands (word, up > 2 ? up - 2 : 0);
    }
  else if (up == 0)
    {
      g_string_assign (word,
                       get_noun (FW_KIN_GERMAN, down == 1 ? NOUN_CHILD : NOUN_GRANDCHILD, sex));
      add_german_grands (word, down > 2 ? down - 2 : 0);
    }
  else if (up == 1 && down == 1)
    g_string_assign (word, get_noun (FW_KIN_GERMAN, NOUN_SIBLING, sex));
  else
    {
      guint steps = up > down ? up - down : down - up;
      guint degree = MIN (up, down);
      NounKind noun = up == down ? NOUN_COUSIN : up > down ? NOUN_AUNT : NOUN_NIECE;

      if (steps > 1 && sex != FW_SEX_FEMALE && sex != FW_SEX_MALE)
        /* "Großtante oder Großonkel" */
        {
          g_string_assign (word,
                           noun == NOUN_AUNT ? "Tante oder Großonkel" : "Nichte oder Großneffe");
          compose (word, "Groß");
        }
      else
        {
          g_string_assign (word, get_noun (FW_KIN_GERMAN, noun, sex));
          if (steps > 1)
            compose (word, "Groß");
        }
      add_german_grands (word, steps > 2 ? steps - 2 : 0);
      if (up == down)
        degree--;
      if (degree > 1)
        g_string_append_printf (word, " %u. Grades", degree);
    }
}

static gboolean
names_side (const FwRelation *relation)
{
  if (relation->sides != FW_KIN_MOTHERS && relation->sides != FW_KIN_FATHERS)
    return FALSE;
  return relation->up >= 2 || (relation->up == 1 && relation->down == 1 && relation->half);
}

/* By marriage only; what goes through somebody who is not married is told by them. */
static void
make_german_in_law (GString *word, const FwRelation *relation, FwSex sex)
{
  guint up = relation->up, down = relation->down;

  if (up == 1 && down == 1)
    g_string_assign (word, get_noun (FW_KIN_GERMAN, NOUN_SIBLING_IN_LAW, sex));
  else if (up + down == 1 || (down == 0 && up == 2))
    {
      make_german_line (word, relation, sex);
      compose (word, "Schwieger");
    }
  else
    {
      make_german_line (word, relation, sex);
      g_string_prepend (word, sex == FW_SEX_FEMALE ? "angeheiratete " : "angeheirateter ");
    }
}

static void
make_german (GString *word, const FwRelation *relation, FwSex sex)
{
  switch (relation->kind)
    {
    case FW_RELATION_BLOOD:
      make_german_line (word, relation, sex);
      if (relation->twin)
        {
          compose (word, "Zwillings");
          if (relation->identical)
            g_string_prepend (word, sex == FW_SEX_FEMALE ? "eineiige "
                                    : sex == FW_SEX_MALE ? "eineiiger "
                                                         : "eineiiges ");
        }
      else if (relation->half)
        compose (word, "Halb");
      if (relation->adopted)
        compose (word, "Adoptiv");
      if (names_side (relation))
        g_string_append (word, relation->sides == FW_KIN_MOTHERS ? " mütterlicherseits"
                                                                 : " väterlicherseits");
      break;
    case FW_RELATION_STEP:
      make_german_line (word, relation, sex);
      compose (word, "Stief");
      break;
    case FW_RELATION_FOSTER:
      make_german_line (word, relation, sex);
      compose (word, "Pflege");
      break;
    case FW_RELATION_GUARDIAN:
      g_string_assign (word,
                       get_noun (FW_KIN_GERMAN, relation->up ? NOUN_GUARDIAN : NOUN_WARD, sex));
      break;
    case FW_RELATION_PARTNER:
      if (!relation->line_known && relation->state == FW_UNION_STATE_TOGETHER)
        g_string_assign (word, get_noun (FW_KIN_GERMAN, NOUN_CO_PARENT, sex));
      else if (relation->state == FW_UNION_STATE_DIVORCED
               || relation->state == FW_UNION_STATE_ANNULLED)
        g_string_assign (word, get_noun (FW_KIN_GERMAN, NOUN_EX_SPOUSE, sex));
      else if (relation->state == FW_UNION_STATE_SEPARATED)
        {
          if (relation->married)
            g_string_printf (word, "%s %s",
                             sex == FW_SEX_FEMALE ? "getrennt lebende" : "getrennt lebender",
                             get_noun (FW_KIN_GERMAN, NOUN_SPOUSE, sex));
          else
            g_string_assign (word, get_noun (FW_KIN_GERMAN, NOUN_EX_PARTNER, sex));
        }
      else if (relation->married)
        g_string_assign (word, get_noun (FW_KIN_GERMAN, NOUN_SPOUSE, sex));
      else if (relation->line == FW_UNION_ENGAGED)
        g_string_assign (word, get_noun (FW_KIN_GERMAN, NOUN_FIANCE, sex));
      else if (relation->line == FW_UNION_MET)
        g_string_assign (word, sex == FW_SEX_FEMALE ? "Bekannte" : "Bekannter");
      else if (relation->line == FW_UNION_AFFAIR || relation->line == FW_UNION_CASUAL)
        g_string_printf (word, "%s (%s)", get_noun (FW_KIN_GERMAN, NOUN_PARTNER, sex),
                         relation->line == FW_UNION_AFFAIR ? "Affäre" : "lose");
      else if (relation->line == FW_UNION_VIOLENT)
        g_string_assign (word, get_noun (FW_KIN_GERMAN, NOUN_CO_PARENT, sex));
      else
        g_string_assign (word, get_noun (FW_KIN_GERMAN, NOUN_PARTNER, sex));
      break;
    case FW_RELATION_PARENTS_EX:
      if (relation->state == FW_UNION_STATE_DIVORCED || relation->state == FW_UNION_STATE_ANNULLED)
        g_string_assign (word, get_noun (FW_KIN_GERMAN, NOUN_EX_SPOUSE, sex));
      else
        g_string_assign (word, get_noun (FW_KIN_GERMAN, NOUN_EX_PARTNER, sex));
      g_string_append (word, relation->sides == FW_KIN_MOTHERS   ? " der Mutter"
                             : relation->sides == FW_KIN_FATHERS ? " des Vaters"
                                                                 : " des Elternteils");
      break;
    case FW_RELATION_SPOUSE_IN_LAW:
      g_string_assign (word, get_noun (FW_KIN_GERMAN, NOUN_SPOUSE_IN_LAW, sex));
      break;
    case FW_RELATION_IN_LAW:
      make_german_in_law (word, relation, sex);
      break;
    case FW_RELATION_THROUGH:
    case FW_RELATION_NONE:
    default:
      break;
    }
}

/* --- English --------------------------------------------------------------------------- */

static const char *
get_ordinal (guint n)
{
  static const char *const words[]
      = {"", "first", "second", "third", "fourth", "fifth", "sixth", "seventh"};

  return n < G_N_ELEMENTS (words) ? words[n] : "distant";
}

static void
make_english_line (GString *word, const FwRelation *relation, FwSex sex)
{
  guint up = relation->up, down = relation->down;
  guint greats = 0;

  if (down == 0 || up == 0)
    {
      guint n = MAX (up, down);

      g_string_assign (word, get_noun (FW_KIN_ENGLISH,
                                       n == 1      ? (down == 0 ? NOUN_PARENT : NOUN_CHILD)
                                       : down == 0 ? NOUN_GRANDPARENT
                                                   : NOUN_GRANDCHILD,
                                       sex));
      greats = n > 2 ? n - 2 : 0;
    }
  else if (up == 1 && down == 1)
    g_string_assign (word, get_noun (FW_KIN_ENGLISH, NOUN_SIBLING, sex));
  else if (up == 1 || down == 1)
    {
      g_string_assign (word, get_noun (FW_KIN_ENGLISH, down == 1 ? NOUN_AUNT : NOUN_NIECE, sex));
      greats = MAX (up, down) - 2;
    }
  else
    {
      guint degree = MIN (up, down) - 1;
      guint removed = up > down ? up - down : down - up;

      g_string_assign (word, "cousin");
      if (degree > 1 || removed > 0)
        g_string_printf (word, "%s cousin", get_ordinal (degree));
      if (removed == 1)
        g_string_append (word, " once removed");
      else if (removed == 2)
        g_string_append (word, " twice removed");
      else if (removed > 2)
        g_string_append_printf (word, " %u times removed", removed);
    }
  for (guint i = 0; i < greats; i++)
    g_string_prepend (word, "great-");
}

static void
make_english_in_law (GString *word, const FwRelation *relation, FwSex sex)
{
  guint up = relation->up, down = relation->down;

  if (up == 1 && down == 1)
    g_string_assign (word, get_noun (FW_KIN_ENGLISH, NOUN_SIBLING_IN_LAW, sex));
  else if (up + down <= 2)
    {
      make_english_line (word, relation, sex);
      g_string_append (word, "-in-law");
    }
  else
    {
      make_english_line (word, relation, sex);
      g_string_append (word, " by marriage");
    }
}

static void
make_english (GString *word, FwKin *kin, const FwRelation *relation, FwSex sex)
{
  g_autofree char *via = NULL;

  switch (relation->kind)
    {
    case FW_RELATION_BLOOD:
      make_english_line (word, relation, sex);
      if (relation->twin)
        g_string_prepend (word, relation->identical ? "identical twin " : "twin ");
      else if (relation->half)
        g_string_prepend (word, "half-");
      if (relation->adopted)
        g_string_prepend (word, relation->down == 0 ? "adoptive " : "adopted ");
      if (names_side (relation))
        {
          if (relation->half)
            g_string_append (word, relation->sides == FW_KIN_MOTHERS ? " on the mother’s side"
                                                                     : " on the father’s side");
          else
            g_string_prepend (word, relation->sides == FW_KIN_MOTHERS ? "maternal " : "paternal ");
        }
      break;
    case FW_RELATION_STEP:
      make_english_line (word, relation, sex);
      g_string_prepend (word, MAX (relation->up, relation->down) > 1 ? "step-" : "step");
      break;
    case FW_RELATION_FOSTER:
      make_english_line (word, relation, sex);
      g_string_prepend (word, "foster ");
      break;
    case FW_RELATION_GUARDIAN:
      g_string_assign (word,
                       get_noun (FW_KIN_ENGLISH, relation->up ? NOUN_GUARDIAN : NOUN_WARD, sex));
      break;
    case FW_RELATION_PARTNER:
      if ((!relation->line_known && relation->state == FW_UNION_STATE_TOGETHER)
          || relation->line == FW_UNION_VIOLENT)
        g_string_assign (word, get_noun (FW_KIN_ENGLISH, NOUN_CO_PARENT, sex));
      else if (relation->state == FW_UNION_STATE_DIVORCED
               || relation->state == FW_UNION_STATE_ANNULLED)
        g_string_assign (word, get_noun (FW_KIN_ENGLISH, NOUN_EX_SPOUSE, sex));
      else if (relation->state == FW_UNION_STATE_SEPARATED)
        {
          if (relation->married)
            g_string_printf (word, "separated %s", get_noun (FW_KIN_ENGLISH, NOUN_SPOUSE, sex));
          else
            g_string_assign (word, get_noun (FW_KIN_ENGLISH, NOUN_EX_PARTNER, sex));
        }
      else if (relation->married)
        g_string_assign (word, get_noun (FW_KIN_ENGLISH, NOUN_SPOUSE, sex));
      else if (relation->line == FW_UNION_ENGAGED)
        g_string_assign (word, get_noun (FW_KIN_ENGLISH, NOUN_FIANCE, sex));
      else if (relation->line == FW_UNION_MET)
        g_string_assign (word, "acquaintance");
      else if (relation->line == FW_UNION_AFFAIR || relation->line == FW_UNION_CASUAL)
        g_string_printf (word, "partner (%s)",
                         relation->line == FW_UNION_AFFAIR ? "affair" : "casual");
      else
        g_string_assign (word, get_noun (FW_KIN_ENGLISH, NOUN_PARTNER, sex));
      break;
    case FW_RELATION_PARENTS_EX:
      g_string_printf (word, "%s %s",
                       relation->sides == FW_KIN_MOTHERS   ? "mother’s"
                       : relation->sides == FW_KIN_FATHERS ? "father’s"
                                                           : "parent’s",
                       get_noun (FW_KIN_ENGLISH,
                                 relation->state == FW_UNION_STATE_DIVORCED
                                         || relation->state == FW_UNION_STATE_ANNULLED
                                     ? NOUN_EX_SPOUSE
                                     : NOUN_EX_PARTNER,
                                 sex));
      break;
    case FW_RELATION_SPOUSE_IN_LAW:
      via = fw_family_dup_name (_fw_kin_get_family (kin), relation->via);
      g_string_printf (word, "%s of %s", get_noun (FW_KIN_ENGLISH, NOUN_SPOUSE, sex), via);
      break;
    case FW_RELATION_IN_LAW:
      make_english_in_law (word, relation, sex);
      break;
    case FW_RELATION_THROUGH:
    case FW_RELATION_NONE:
    default:
      break;
    }
}

/* --- words and labels ------------------------------------------------------------------ */

static char *
dup_word (FwKin *self, guint from, guint to, FwKinLanguage language)
{
  FwSex sex = fw_family_get_person (_fw_kin_get_family (self), to)->sex;
  GString *word = g_string_new (NULL);
  FwRelation relation;

  _fw_kin_find (self, from, to, &relation);
  /* What has no word of its own is said by whom it goes through. */
  if (relation.kind == FW_RELATION_IN_LAW && !relation.married)
    relation.kind = FW_RELATION_THROUGH;
  if (relation.kind == FW_RELATION_IN_LAW && relation.married && relation.up + relation.down > 3)
    relation.kind = FW_RELATION_THROUGH;
  if (relation.kind == FW_RELATION_THROUGH)
    {
      g_autofree char *last
          = relation.via != to ? dup_word (self, relation.via, to, language) : NULL;
      g_autofree char *via = fw_family_dup_name (_fw_kin_get_family (self), relation.via);

      if (last != NULL)
        g_string_printf (word, language == FW_KIN_GERMAN ? "%s von %s" : "%s of %s", last, via);
    }
  else if (language == FW_KIN_GERMAN)
    make_german (word, &relation, sex);
  else
    make_english (word, self, &relation, sex);
  if (word->len == 0)
    {
      g_string_free (word, TRUE);
      return NULL;
    }
  return g_string_free_and_steal (word);
}

char *
fw_kin_dup_word (FwKin *self, guint other, FwKinLanguage language)
{
  g_return_val_if_fail (other < _fw_kin_get_family (self)->persons->len, NULL);

  return dup_word (self, _fw_kin_get_focus (self), other, language);
}

typedef enum
{
  PHRASE_PREGNANCY,
  PHRASE_MISCARRIAGE,
  PHRASE_ABORTION,
  PHRASE_STILLBIRTH,
  PHRASE_PET,
  PHRASE_HELPER,
  PHRASE_INSTITUTION,
  PHRASE_INDEX,
  PHRASE_DIED_AT,
  PHRASE_DIED,
  PHRASE_ABOUT,
  PHRASE_FOSTER,
  PHRASE_FOSTER_SINCE,
  PHRASE_ADOPTED,
  PHRASE_ADOPTED_IN,
  PHRASE_HOUSEHOLD,
  N_PHRASES
} Phrase;

static const char *const phrases[2][N_PHRASES] = {
    [FW_KIN_ENGLISH]
    = {"pregnancy", "miscarriage", "termination", "stillbirth", "pet", "helper", "institution",
       "index person", "died at %s", "died", "about %d", "in foster care",
       "in foster care since %s", "adopted", "adopted in %s", "lives with %s"},
    [FW_KIN_GERMAN] = {"Schwangerschaft", "Fehlgeburt", "Schwangerschaftsabbruch", "Totgeburt",
                       "Haustier", "Helferin oder Helfer", "Einrichtung", "Indexperson",
                       "gestorben mit %s", "gestorben", "etwa %d", "in Pflege", "in Pflege seit %s",
                       "adoptiert", "adoptiert %s", "lebt im Haushalt mit %s"},
};

static void
append (GString *label, const char *text)
{
  if (label->len > 0)
    g_string_append (label, ", ");
  g_string_append (label, text);
}

static void
append_age (GString *label, const FwDayPerson *person, FwKinLanguage language)
{
  g_autofree char *age = NULL;
  g_autofree char *text = NULL;

  if (person->age >= 0)
    age = person->about ? g_strdup_printf (phrases[language][PHRASE_ABOUT], person->age)
                        : g_strdup_printf ("%d", person->age);
  if (person->dead)
    text = age != NULL ? g_strdup_printf (phrases[language][PHRASE_DIED_AT], age)
                       : g_strdup (phrases[language][PHRASE_DIED]);
  else
    text = g_steal_pointer (&age);
  if (text != NULL)
    append (label, text);
}

static void
append_links (GString *label, FwKin *self, guint other, FwKinLanguage language)
{
  FwFamily *family = _fw_kin_get_family (self);

  for (guint i = 0; i < family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (family->links, i);
      gboolean dated = fw_partial_date_is_known (&link->fact.from);
      g_autofree char *year = NULL;
      g_autofree char *text = NULL;

      if (link->child != other || !_fw_kin_get_day (self)->links[i]
          || (link->kind != FW_CHILD_FOSTER && link->kind != FW_CHILD_ADOPTED))
        continue;
      year = g_strdup_printf (link->fact.from.approximate ? phrases[language][PHRASE_ABOUT] : "%d",
                              fw_partial_date_get_year (&link->fact.from));
      if (link->kind == FW_CHILD_FOSTER)
        text = dated ? g_strdup_printf (phrases[language][PHRASE_FOSTER_SINCE], year)
                     : g_strdup (phrases[language][PHRASE_FOSTER]);
      else
        text = dated ? g_strdup_printf (phrases[language][PHRASE_ADOPTED_IN], year)
                     : g_strdup (phrases[language][PHRASE_ADOPTED]);
      append (label, text);
    }
}

static void
append_household (GString *label, FwKin *self, guint other, FwKinLanguage language)
{
  const FwFamilyDay *day = _fw_kin_get_day (self);
  guint focus = _fw_kin_get_focus (self);
  guint home = fw_family_day_get_household (day, other);
  g_autofree char *name = NULL;
  g_autofree char *text = NULL;

  if (home == FW_FAMILY_NOBODY || focus == other
      || home != fw_family_day_get_household (day, focus))
    return;
  name = fw_family_dup_name (_fw_kin_get_family (self), focus);
  text = g_strdup_printf (phrases[language][PHRASE_HOUSEHOLD], name);
  append (label, text);
}

char *
fw_kin_dup_label (FwKin *self, guint other, FwKinLanguage language)
{
  FwFamilyPersonKind kind = fw_family_get_person (_fw_kin_get_family (self), other)->kind;
  g_autofree char *word = fw_kin_dup_word (self, other, language);
  GString *label = g_string_new (NULL);

  if (kind != FW_FAMILY_PERSON)
    append (label, phrases[language][PHRASE_PREGNANCY + (kind - FW_FAMILY_PREGNANCY)]);
  if (other == _fw_kin_get_focus (self)
      && fw_family_get_person (_fw_kin_get_family (self), other)->index)
    append (label, phrases[language][PHRASE_INDEX]);
  /* What was never born is told by what it was, not as somebody's brother. */
  if (word != NULL && kind == FW_FAMILY_PERSON)
    append (label, word);
  append_age (label, &_fw_kin_get_day (self)->persons[other], language);
  append_links (label, self, other, language);
  append_household (label, self, other, language);
  return g_string_free_and_steal (label);
}

char *
fw_kin_dup_spoken (FwKin *self, guint other, FwKinLanguage language)
{
  g_autofree char *name = fw_family_dup_name (_fw_kin_get_family (self), other);
  g_autofree char *label = fw_kin_dup_label (self, other, language);

  return *label != '\0' ? g_strconcat (name, ", ", label, NULL) : g_steal_pointer (&name);
}

char *
fw_family_dup_name (FwFamily *family, guint person)
{
  const FwFamilyPerson *self = fw_family_get_person (family, person);
  g_autofree char *name
      = g_strstrip (g_strdup_printf ("%s %s", self->given_name, self->family_name));

  if (*name != '\0')
    return g_steal_pointer (&name);
  if (self->kind == FW_FAMILY_PERSON)
    return g_strdup (_ ("No name yet"));
  return g_strdup (fw_family_person_kind_get_title (self->kind));
}
