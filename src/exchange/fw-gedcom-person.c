/* fw-gedcom-person.c: the record of a person: names, sex, birth, death, and what it
 * says about its families; and what dates and pedigrees mean, for both kinds of records.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-text.h"
#include "exchange/fw-gedcom-date.h"
#include "exchange/fw-gedcom-private.h"

gboolean
fw_gedcom_has_word (const char *folded, const char *const *words)
{
  for (; *words != NULL; words++)
    if (strstr (folded, *words) != NULL)
      return TRUE;
  return FALSE;
}

/* The text in NFC, on one line, without blanks at its ends; it belongs to the family. */
static const char *
intern (FwGedcomGathered *self, const char *text)
{
  g_autofree char *clean = NULL;
  char *to;
  gboolean blank = TRUE;

  if (*text == '\0')
    return "";
  clean = g_utf8_normalize (text, -1, G_NORMALIZE_NFC);
  if (clean == NULL)
    clean = g_strdup (text);
  to = clean;
  for (const char *from = clean; *from != '\0'; from++)
    {
      char c = (guchar) *from < 0x20 || *from == 0x7f ? ' ' : *from;

      if (c == ' ' && blank)
        continue;
      blank = c == ' ';
      *to++ = c;
    }
  *to = '\0';
  return fw_family_intern (self->family, g_strchomp (clean));
}

/* --- dates ------------------------------------------------------------------- */

static void
tell_fit (FwGedcomGathered *self,
          const FwGedcomNode *node,
          FwGedcomDateFit fit,
          const FwPartialDate *from,
          const FwPartialDate *to)
{
  g_autofree char *one = fw_partial_date_to_text (from);
  g_autofree char *other = to != NULL ? fw_partial_date_to_text (to) : NULL;

  if (fit == FW_GEDCOM_DATE_NONE && *node->value != '\0')
    fw_import_report_add_problem (self->report, node->line,
                                  _ ("“%s” cannot be read as a date. It was left out."),
                                  node->value);
  else if (fit == FW_GEDCOM_DATE_REDUCED)
    fw_import_report_add_problem (
        self->report, node->line, _ ("“%s” cannot be kept as it is. It was read as %s%s%s."),
        node->value, one != NULL ? one : "", one != NULL && other != NULL ? " – " : "",
        other != NULL ? other : "");
}

/* Our own files say "about" of a span in the phrase. */
static gboolean
take_about (FwGedcomNode *date)
{
  FwGedcomNode *phrase = fw_gedcom_node_find (date, "PHRASE");

  if (phrase == NULL || g_ascii_strcasecmp (phrase->value, "about") != 0)
    return FALSE;
  phrase->used = TRUE;
  return TRUE;
}

/* The date of the event @node. */
FwPartialDate
fw_gedcom_take_date (FwGedcomGathered *self, FwGedcomNode *node, const char *tag)
{
  FwGedcomNode *child = fw_gedcom_node_find (node, tag);
  FwPartialDate date = FW_PARTIAL_DATE_NONE;

  if (child == NULL)
    return date;
  child->used = TRUE;
  tell_fit (self, child, fw_gedcom_date_parse (child->value, &date), &date, NULL);
  if (take_about (child) && fw_partial_date_is_known (&date))
    date.approximate = TRUE;
  return date;
}

void
fw_gedcom_take_period (FwGedcomGathered *self,
                       FwGedcomNode *node,
                       FwPartialDate *from,
                       FwPartialDate *to)
{
  FwGedcomNode *child = fw_gedcom_node_find (node, "DATE");

  *from = *to = FW_PARTIAL_DATE_NONE;
  if (child == NULL)
    return;
  child->used = TRUE;
  tell_fit (self, child, fw_gedcom_date_parse_period (child->value, from, to), from, to);
  if (take_about (child) && fw_partial_date_is_known (from))
    from->approximate = TRUE;
}

/* --- persons ----------------------------------------------------------------- */

/* An id that no person has yet. */
static FwFamilyPerson *
add_person (FwGedcomGathered *self, const FwGedcomNode *root)
{
  FwFamilyPerson *person = NULL;
  g_autofree char *id = NULL;

  if (*root->xref != '\0')
    {
      person = fw_family_add_person (self->family, root->xref);
      if (person != NULL)
        return person;
      fw_import_report_add_problem (
          self->report, root->line,
          _ ("The id %s has been given before. The person was taken under another id; what points "
             "at %s leads to the first one."),
          root->xref, root->xref);
    }
  for (guint i = 0; person == NULL; i++)
    {
      g_free (id);
      id = *root->xref == '\0' ? g_strdup_printf ("L%u_%u", root->line, i)
                               : g_strdup_printf ("%s_%u", root->xref, i + 2);
      person = fw_family_add_person (self->family, id);
    }
  return person;
}

/* "Given /Family/ suffix" in its parts; *@well is FALSE when the slashes tell nothing. */
static void
split_name (const char *text, char **given, char **family, char **suffix, gboolean *well)
{
  const char *first = strchr (text, '/');
  const char *second = first != NULL ? strchr (first + 1, '/') : NULL;

  *well = first != NULL && second != NULL && strchr (second + 1, '/') == NULL;
  *given = first != NULL ? g_strndup (text, first - text) : g_strdup (text);
  *family = first == NULL    ? g_strdup ("")
            : second != NULL ? g_strndup (first + 1, second - first - 1)
                             : g_strdup (first + 1);
  *suffix = second != NULL ? g_strdup (second + 1) : g_strdup ("");
  g_strstrip (*given);
  g_strstrip (*family);
  g_strstrip (*suffix);
}

typedef struct
{
  char *given;
  char *family;
  char *married; /* _MARNM */
} Name;

static void
clear_name (Name *self)
{
  g_free (self->given);
  g_free (self->family);
  g_free (self->married);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Name, clear_name)

static void
take_name (FwGedcomNode *node, Name *name)
{
  g_autofree char *given = NULL, *family = NULL, *suffix = NULL;
  const char *givn, *surn, *spfx, *nsfx, *married;
  gboolean well;

  node->used = TRUE;
  split_name (node->value, &given, &family, &suffix, &well);
  givn = fw_gedcom_node_use_text (node, "GIVN");
  surn = fw_gedcom_node_use_text (node, "SURN");
  spfx = fw_gedcom_node_use_text (node, "SPFX");
  nsfx = fw_gedcom_node_use_text (node, "NSFX");
  married = fw_gedcom_node_use_text (node, "_MARNM");
  name->given = g_strdup (*givn != '\0' ? givn : given);
  if (well && *family != '\0')
    name->family = g_strdup (family);
  else if (*surn != '\0' || (!well && *givn != '\0'))
    name->family = *spfx != '\0' ? g_strconcat (spfx, " ", surn, NULL) : g_strdup (surn);
  else
    name->family = g_strdup (family);
  /* "Jr." tells people of one name apart: it goes with the given name. */
  if (*nsfx == '\0')
    nsfx = suffix;
  if (*nsfx != '\0')
    {
      char *longer = g_strconcat (name->given, *name->given != '\0' ? " " : "", nsfx, NULL);

      g_free (name->given);
      name->given = longer;
    }
  name->married = g_strdup (married);
  g_strstrip (name->married);
}

/* The first name is the one the person goes by; others only tell the name at birth or
 * in marriage. */
static void
take_names (FwGedcomGathered *self, FwGedcomNode *root, FwFamilyPerson *person)
{
  FwGedcomNode *first = fw_gedcom_node_find (root, "NAME");
  const char *type;
  g_auto (Name) name = {0};

  if (first == NULL)
    return;
  take_name (first, &name);
  type = fw_gedcom_node_use_text (first, "TYPE");
  person->given_name = intern (self, name.given);
  person->family_name = intern (self, name.family);
  if (*name.married != '\0')
    {
      person->birth_name = person->family_name;
      person->family_name = intern (self, name.married);
    }
  for (FwGedcomNode *node = fw_gedcom_node_find_next (first); node != NULL;
       node = fw_gedcom_node_find_next (node))
    {
      const FwGedcomNode *told = fw_gedcom_node_find (node, "TYPE");
      gboolean birth, married;
      g_auto (Name) other = {0};

      if (told == NULL)
        continue;
      birth = g_ascii_strcasecmp (told->value, "birth") == 0
              || g_ascii_strcasecmp (told->value, "maiden") == 0;
      married = g_ascii_strcasecmp (told->value, "married") == 0;
      if ((!birth && !married) || *person->birth_name != '\0'
          || (married && g_ascii_strcasecmp (type, "married") == 0))
        continue;
      take_name (node, &other);
      fw_gedcom_node_use_text (node, "TYPE");
      if (*other.family == '\0')
        continue;
      if (birth)
        person->birth_name = intern (self, other.family);
      else
        {
          person->birth_name = person->family_name;
          person->family_name = intern (self, other.family);
        }
    }
  if (g_str_equal (person->birth_name, person->family_name))
    person->birth_name = "";
}

static void
take_sex (FwGedcomGathered *self, FwGedcomNode *root, FwFamilyPerson *person)
{
  FwGedcomNode *node = fw_gedcom_node_find (root, "SEX");
  char c;

  if (node == NULL)
    return;
  node->used = TRUE;
  c = node->value[0];
  switch (g_ascii_toupper (c))
    {
    case 'M':
      person->sex = FW_SEX_MALE;
      break;
    case 'F':
    case 'W': /* weiblich */
      person->sex = FW_SEX_FEMALE;
      break;
    case 'X':
    case 'D': /* divers */
      person->sex = FW_SEX_DIVERSE;
      break;
    case 'U':
    case '?':
    case '\0':
      break;
    default:
      fw_import_report_add_problem (self->report, node->line,
                                    _ ("“%s” is no sex that is known. It was taken as unknown."),
                                    node->value);
    }
  person->assigned_sex = person->sex;
}

gboolean
fw_gedcom_is_denied (const FwGedcomNode *node)
{
  return g_ascii_strcasecmp (node->value, "N") == 0 && node->first == NULL;
}

/* The first event of @tag whose date can be taken; without one, the first of all. */
static FwGedcomNode *
take_event (FwGedcomGathered *self, FwGedcomNode *root, const char *tag, FwPartialDate *date)
{
  FwGedcomNode *first = fw_gedcom_node_find (root, tag);

  *date = FW_PARTIAL_DATE_NONE;
  for (FwGedcomNode *node = first; node != NULL; node = fw_gedcom_node_find_next (node))
    {
      if (fw_gedcom_is_denied (node)
          || (node != first && fw_gedcom_node_find (node, "DATE") == NULL))
        continue;
      node->used = TRUE;
      *date = fw_gedcom_take_date (self, node, "DATE");
      if (fw_partial_date_is_known (date))
        return node;
    }
  return first != NULL && !fw_gedcom_is_denied (first) ? first : NULL;
}

static void
take_birth (FwGedcomGathered *self, FwGedcomNode *root, FwFamilyPerson *person)
{
  static const char *const baptisms[] = {"CHR", "BAPM"};
  FwGedcomNode *birth = take_event (self, root, "BIRT", &person->born);
  FwPartialDate date;

  if (birth != NULL)
    {
      FwGedcomNode *famc = fw_gedcom_node_find (birth, "FAMC");

      /* Says again what the person's own FAMC says. */
      if (famc != NULL && famc->pointer)
        {
          FwGedcomFamc link = {.person = self->family->persons->len - 1,
                               .family = g_strdup (famc->value),
                               .line = famc->line,
                               .kind = FW_CHILD_BIRTH,
                               .hint = TRUE,
                               .since = FW_PARTIAL_DATE_NONE,
                               .until = FW_PARTIAL_DATE_NONE};

          famc->used = TRUE;
          g_array_append_val (self->famc, link);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (baptisms) && !fw_partial_date_is_known (&person->born); i++)
    if (take_event (self, root, baptisms[i], &date) != NULL && date.last != FW_DAY_NONE)
      person->born = (FwPartialDate) {FW_DATE_BEFORE, date.approximate, FW_DAY_NONE, date.last};
}

static void
take_death (FwGedcomGathered *self, FwGedcomNode *root, FwFamilyPerson *person)
{
  static const char *const burials[] = {"BURI", "CREM"};
  FwGedcomNode *death = take_event (self, root, "DEAT", &person->died);
  FwPartialDate date;

  if (death != NULL)
    {
      FwGedcomNode *age = fw_gedcom_node_find (death, "AGE");
      FwGedcomNode *phrase = age != NULL ? fw_gedcom_node_find (age, "PHRASE") : NULL;
      const char *text = phrase != NULL ? phrase->value : age != NULL ? age->value : "";

      person->dead = TRUE;
      if (g_ascii_strcasecmp (text, "STILLBORN") == 0)
        {
          person->kind = FW_FAMILY_STILLBIRTH;
          fw_gedcom_node_use_all (age);
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (burials) && !fw_partial_date_is_known (&person->died); i++)
    if (take_event (self, root, burials[i], &date) != NULL)
      {
        person->dead = TRUE;
        if (date.last != FW_DAY_NONE)
          person->died = (FwPartialDate) {FW_DATE_BEFORE, date.approximate, FW_DAY_NONE, date.last};
      }
}

/* PEDI of the standard, and what our own files and others write beside OTHER. */
int
fw_gedcom_read_pedigree (FwGedcomNode *node)
{
  static const struct
  {
    const char *word;
    FwChildLinkKind kind;
  } kinds[] = {
      {"birth", FW_CHILD_BIRTH},      {"natural", FW_CHILD_BIRTH},
      {"biological", FW_CHILD_BIRTH}, {"adopted", FW_CHILD_ADOPTED},
      {"foster", FW_CHILD_FOSTER},    {"step", FW_CHILD_STEP},
      {"donor", FW_CHILD_DONOR},      {"guardian", FW_CHILD_GUARDIAN},
  };
  const FwGedcomNode *phrase = fw_gedcom_node_find (node, "PHRASE");

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (node->value, kinds[i].word) == 0)
      return kinds[i].kind;
  for (guint i = 0; phrase != NULL && i < G_N_ELEMENTS (kinds); i++)
    if (g_ascii_strcasecmp (phrase->value, kinds[i].word) == 0)
      {
        fw_gedcom_node_find (node, "PHRASE")->used = TRUE;
        return kinds[i].kind;
      }
  if (phrase != NULL && g_ascii_strcasecmp (phrase->value, "unknown") == 0)
    fw_gedcom_node_find (node, "PHRASE")->used = TRUE;
  return FW_CHILD_UNKNOWN;
}

static void
take_famc (FwGedcomGathered *self, FwGedcomNode *node, guint person)
{
  FwGedcomNode *pedi = fw_gedcom_node_find (node, "PEDI");
  FwGedcomNode *stat = fw_gedcom_node_find (node, "STAT");
  FwGedcomFamc link = {.person = person,
                       .family = g_strdup (node->value),
                       .line = node->line,
                       .kind = FW_GEDCOM_KIND_NOT_TOLD};

  node->used = TRUE;
  if (pedi != NULL && *pedi->value != '\0')
    {
      pedi->used = TRUE;
      link.kind = fw_gedcom_read_pedigree (pedi);
      if (link.kind == FW_CHILD_UNKNOWN && g_ascii_strcasecmp (pedi->value, "other") != 0)
        fw_import_report_add_problem (
            self->report, pedi->line,
            _ ("“%s” is no kind of parentage that is known here. It was taken as unknown."),
            pedi->value);
    }
  if (stat != NULL)
    {
      stat->used = TRUE;
      link.challenged = g_ascii_strcasecmp (stat->value, "challenged") == 0;
      link.disproven = g_ascii_strcasecmp (stat->value, "disproven") == 0;
      if (!link.challenged && !link.disproven && g_ascii_strcasecmp (stat->value, "proven") != 0)
        stat->used = FALSE;
    }
  link.since = fw_gedcom_take_date (self, node, "_SINCE");
  link.until = fw_gedcom_take_date (self, node, "_UNTIL");
  g_array_append_val (self->famc, link);
}

static void
take_adoption (FwGedcomGathered *self, FwGedcomNode *node, guint person)
{
  FwGedcomNode *famc = fw_gedcom_node_find (node, "FAMC");
  FwGedcomAdoption adoption = {.person = person, .line = node->line};

  if (fw_gedcom_is_denied (node))
    return;
  node->used = TRUE;
  adoption.date = fw_gedcom_take_date (self, node, "DATE");
  if (famc != NULL && famc->pointer && !g_str_equal (famc->value, "VOID"))
    {
      const char *by;

      famc->used = TRUE;
      adoption.family = g_strdup (famc->value);
      by = fw_gedcom_node_use_text (famc, "ADOP");
      adoption.by = g_ascii_strcasecmp (by, "HUSB") == 0   ? 1
                    : g_ascii_strcasecmp (by, "WIFE") == 0 ? 2
                                                           : 0;
    }
  g_array_append_val (self->adoptions, adoption);
}

/* ASSO: only whether they are twins; other associations are counted as left. */
static void
take_association (FwGedcomGathered *self, FwGedcomNode *node, guint person)
{
  static const char *const twin[] = {"twin", "zwilling", "triplet", "drilling", "multiple", NULL};
  static const char *const identical[] = {"identical", "monozyg", "eineiig", NULL};
  static const char *const fraternal[]
      = {"fraternal", "dizyg", "zweieiig", "mehreiig", "not identical", NULL};
  FwGedcomNode *role = fw_gedcom_node_find (node, "ROLE");
  FwGedcomNode *phrase;
  g_autofree char *folded = NULL;
  FwGedcomTwin told = {.person = person, .line = node->line};

  if (role == NULL)
    role = fw_gedcom_node_find (node, "RELA");
  if (role == NULL || !node->pointer || g_str_equal (node->value, "VOID"))
    return;
  phrase = fw_gedcom_node_find (role, "PHRASE");
  {
    g_autofree char *all
        = g_strconcat (role->value, " ", phrase != NULL ? phrase->value : "", NULL);

    folded = fw_text_fold (all);
  }
  if (!fw_gedcom_has_word (folded, twin))
    return;
  node->used = role->used = TRUE;
  if (phrase != NULL)
    phrase->used = TRUE;
  told.other = g_strdup (node->value);
  told.kind = fw_gedcom_has_word (folded, fraternal)   ? FW_TWINS_FRATERNAL
              : fw_gedcom_has_word (folded, identical) ? FW_TWINS_IDENTICAL
                                                       : FW_TWINS_UNKNOWN;
  g_array_append_val (self->twins, told);
}

void
fw_gedcom_read_person (FwGedcomGathered *self, FwGedcomNode *root)
{
  FwFamilyPerson *person = add_person (self, root);
  guint index = self->family->persons->len - 1;
  FwGedcomNode *occupation = fw_gedcom_node_find (root, "OCCU");

  root->used = TRUE;
  take_names (self, root, person);
  take_sex (self, root, person);
  take_birth (self, root, person);
  take_death (self, root, person);
  if (occupation != NULL && *occupation->value != '\0')
    {
      occupation->used = TRUE;
      person->occupation = intern (self, occupation->value);
    }
  for (FwGedcomNode *node = root->first; node != NULL; node = node->next)
    {
      if (fw_gedcom_node_is (node, "ASSO"))
        take_association (self, node, index);
      else if (fw_gedcom_node_is (node, "ADOP"))
        take_adoption (self, node, index);
      /* @VOID@ and an empty pointer say that there is nothing to point at. */
      if (!node->pointer || g_str_equal (node->value, "VOID"))
        continue;
      if (fw_gedcom_node_is (node, "FAMC"))
        take_famc (self, node, index);
      else if (fw_gedcom_node_is (node, "FAMS"))
        {
          FwGedcomFams link = {index, g_strdup (node->value), node->line};

          node->used = TRUE;
          g_array_append_val (self->fams_of, link);
        }
    }
}
