/* fw-gedcom-reader.c: see fw-gedcom-reader.h. Reads the records of persons and of
 * families one by one; where their pointers lead is decided in fw-gedcom-resolve.c.
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-text.h"
#include "exchange/fw-exchange-error.h"
#include "exchange/fw-gedcom-date.h"
#include "exchange/fw-gedcom-lines.h"
#include "exchange/fw-gedcom-private.h"
#include "exchange/fw-gedcom-reader.h"
#include "exchange/fw-gedcom-record.h"

/* So many lines may come before the first record; then it is no GEDCOM file. */
#define MAX_LINES_BEFORE 200

static gboolean
has_word (const char *folded, const char *const *words)
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
static FwPartialDate
take_date (FwGedcomGathered *self, FwGedcomNode *node, const char *tag)
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

static void
take_period (FwGedcomGathered *self, FwGedcomNode *node, FwPartialDate *from, FwPartialDate *to)
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
  /* Family Tree Maker writes the text of the surname into the given name's place. */
  name->given = g_strdup (*givn != '\0' ? givn : given);
  if (well && *family != '\0')
    name->family = g_strdup (family);
  else if (*surn != '\0')
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

static gboolean
is_denied (const FwGedcomNode *node)
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
      if (is_denied (node) || (node != first && fw_gedcom_node_find (node, "DATE") == NULL))
        continue;
      node->used = TRUE;
      *date = take_date (self, node, "DATE");
      if (fw_partial_date_is_known (date))
        return node;
    }
  return first != NULL && !is_denied (first) ? first : NULL;
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
static int
read_pedigree (FwGedcomNode *node)
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
      link.kind = read_pedigree (pedi);
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
  link.since = take_date (self, node, "_SINCE");
  link.until = take_date (self, node, "_UNTIL");
  g_array_append_val (self->famc, link);
}

static void
take_adoption (FwGedcomGathered *self, FwGedcomNode *node, guint person)
{
  FwGedcomNode *famc = fw_gedcom_node_find (node, "FAMC");
  FwGedcomAdoption adoption = {.person = person, .line = node->line};

  if (is_denied (node))
    return;
  node->used = TRUE;
  adoption.date = take_date (self, node, "DATE");
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
  if (!has_word (folded, twin))
    return;
  node->used = role->used = TRUE;
  if (phrase != NULL)
    phrase->used = TRUE;
  told.other = g_strdup (node->value);
  told.kind = has_word (folded, fraternal)   ? FW_TWINS_FRATERNAL
              : has_word (folded, identical) ? FW_TWINS_IDENTICAL
                                             : FW_TWINS_UNKNOWN;
  g_array_append_val (self->twins, told);
}

static void
read_person (FwGedcomGathered *self, FwGedcomNode *root)
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

/* --- families ---------------------------------------------------------------- */

FwGedcomFam *
fw_gedcom_gathered_add_fam (FwGedcomGathered *self, const char *id, guint line)
{
  FwGedcomFam *fam = g_new0 (FwGedcomFam, 1);

  fam->id = g_strdup (id);
  fam->line = line;
  fam->index = self->fams->len;
  fam->partners = g_array_new (FALSE, FALSE, sizeof (FwGedcomPartner));
  fam->children = g_array_new (FALSE, FALSE, sizeof (FwGedcomChild));
  fam->events = g_array_new (FALSE, FALSE, sizeof (FwUnionEvent));
  g_ptr_array_add (self->fams, fam);
  g_hash_table_insert (self->fam_by_id, fam->id, fam);
  return fam;
}

/* _FREL and _MREL of Family Tree Maker and others. */
static int
read_relation (FwGedcomGathered *self, FwGedcomNode *child, const char *tag)
{
  FwGedcomNode *node = fw_gedcom_node_find (child, tag);
  int kind;

  if (node == NULL || *node->value == '\0')
    return FW_GEDCOM_KIND_NOT_TOLD;
  node->used = TRUE;
  if (g_ascii_strcasecmp (node->value, "unknown") == 0
      || g_ascii_strcasecmp (node->value, "private") == 0
      || g_ascii_strcasecmp (node->value, "other") == 0)
    return FW_CHILD_UNKNOWN;
  kind = read_pedigree (node);
  if (kind == FW_CHILD_UNKNOWN)
    fw_import_report_add_problem (
        self->report, node->line,
        _ ("“%s” is no kind of parentage that is known here. It was taken as unknown."),
        node->value);
  return kind;
}

static void
add_event (FwGedcomGathered *self, FwGedcomFam *fam, FwGedcomNode *node, FwUnionEventKind kind)
{
  FwUnionEvent event = {kind, fw_fact_always ()};

  node->used = TRUE;
  if (kind == FW_UNION_LIVING_TOGETHER || kind == FW_UNION_SEPARATED || kind == FW_UNION_COMMITTED)
    take_period (self, node, &event.fact.from, &event.fact.to);
  else
    event.fact.from = take_date (self, node, "DATE");
  if (fw_gedcom_node_find (node, "_UNTIL") != NULL)
    event.fact.to = take_date (self, node, "_UNTIL");
  g_array_append_val (fam->events, event);
}

/* What an EVEN is in a partnership; -1 when it is none. */
static int
read_event_type (const char *text)
{
  /* Folded as fw_text_fold() does it. */
  static const char *const separated[] = {"separat", "trenn", "getrennt", NULL};
  static const char *const together[]
      = {"living together", "lived together", "cohabit",   "common law", "common-law", "lebensgem",
         "zusammenleb",     "zusammengelebt", "unmarried", "eheahnlich", "partners",   NULL};
  static const char *const reconciled[] = {"reconcil", "versohn", NULL};
  static const char *const committed[] = {"committed", "verpartner", NULL};
  g_autofree char *folded = fw_text_fold (text);

  if (has_word (folded, reconciled))
    return FW_UNION_RECONCILED;
  if (has_word (folded, separated))
    return FW_UNION_SEPARATED;
  if (has_word (folded, committed))
    return FW_UNION_COMMITTED;
  if (has_word (folded, together))
    return FW_UNION_LIVING_TOGETHER;
  return -1;
}

static void
take_family_event (FwGedcomGathered *self, FwGedcomFam *fam, FwGedcomNode *node)
{
  static const struct
  {
    const char *tag;
    FwUnionEventKind kind;
  } events[] = {
      {"MARR", FW_UNION_MARRIED},    {"ENGA", FW_UNION_ENGAGED},
      {"DIV", FW_UNION_DIVORCED},    {"ANUL", FW_UNION_ANNULLED},
      {"_SEPR", FW_UNION_SEPARATED}, {"_SEPARATED", FW_UNION_SEPARATED},
      {"_SEP", FW_UNION_SEPARATED},
  };
  FwGedcomNode *type = fw_gedcom_node_find (node, "TYPE");

  if (is_denied (node))
    return;
  for (guint i = 0; i < G_N_ELEMENTS (events); i++)
    if (fw_gedcom_node_is (node, events[i].tag))
      {
        FwUnionEventKind kind = events[i].kind;

        /* "Common law" stands beneath MARR in many files. */
        if (kind == FW_UNION_MARRIED && type != NULL
            && read_event_type (type->value) == FW_UNION_LIVING_TOGETHER)
          {
            type->used = TRUE;
            kind = FW_UNION_LIVING_TOGETHER;
          }
        add_event (self, fam, node, kind);
        return;
      }
  if (fw_gedcom_node_is (node, "EVEN"))
    {
      g_autofree char *text = g_strconcat (node->value, " ", type != NULL ? type->value : "", NULL);
      int kind = read_event_type (text);

      if (kind < 0)
        return;
      if (type != NULL)
        type->used = TRUE;
      add_event (self, fam, node, (FwUnionEventKind) kind);
    }
}

static void
read_family (FwGedcomGathered *self, FwGedcomNode *root)
{
  FwGedcomFam *fam = *root->xref != '\0' ? g_hash_table_lookup (self->fam_by_id, root->xref) : NULL;

  root->used = TRUE;
  if (fam != NULL)
    fw_import_report_add_problem (
        self->report, root->line,
        _ ("The id %s has been given before. Both records were taken as one family."), root->xref);
  else if (*root->xref != '\0')
    fam = fw_gedcom_gathered_add_fam (self, root->xref, root->line);
  else
    {
      g_autofree char *id = g_strdup_printf ("L%u", root->line);

      fam = fw_gedcom_gathered_add_fam (self, id, root->line);
    }
  for (FwGedcomNode *node = root->first; node != NULL; node = node->next)
    {
      gboolean wife = fw_gedcom_node_is (node, "WIFE");

      if (wife || fw_gedcom_node_is (node, "HUSB"))
        {
          if (node->pointer && !g_str_equal (node->value, "VOID"))
            {
              FwGedcomPartner partner = {g_strdup (node->value), node->line, wife};

              node->used = TRUE;
              g_array_append_val (fam->partners, partner);
            }
        }
      else if (fw_gedcom_node_is (node, "CHIL"))
        {
          if (node->pointer && !g_str_equal (node->value, "VOID"))
            {
              FwGedcomChild child
                  = {g_strdup (node->value), node->line, read_relation (self, node, "_FREL"),
                     read_relation (self, node, "_MREL")};

              node->used = TRUE;
              g_array_append_val (fam->children, child);
            }
        }
      else
        take_family_event (self, fam, node);
    }
}

/* --- the file ---------------------------------------------------------------- */

static void
read_head (FwGedcomGathered *self, FwGedcomLines *lines, FwGedcomNode *root)
{
  FwGedcomNode *gedc = fw_gedcom_node_find (root, "GEDC");
  const FwGedcomNode *version = gedc != NULL ? fw_gedcom_node_find (gedc, "VERS") : NULL;

  fw_gedcom_node_use_all (root);
  if (version == NULL || *version->value == '\0')
    return;
  if (version->value[0] == '7')
    fw_gedcom_lines_set_version_7 (lines);
  g_free (self->report->format);
  self->report->format = g_strdup_printf ("GEDCOM %.20s", version->value);
}

static void
end_record (FwGedcomGathered *self, FwGedcomLines *lines, FwGedcomRecord *record)
{
  FwGedcomNode *root = fw_gedcom_record_get_root (record);

  if (root != NULL)
    {
      if (fw_gedcom_node_is (root, "INDI"))
        read_person (self, root);
      else if (fw_gedcom_node_is (root, "FAM"))
        read_family (self, root);
      else if (fw_gedcom_node_is (root, "HEAD"))
        read_head (self, lines, root);
      else if (fw_gedcom_node_is (root, "TRLR"))
        root->used = TRUE;
    }
  fw_gedcom_record_finish (record);
}

static gboolean
read_lines (FwGedcomGathered *self, GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (FwGedcomLines) lines = fw_gedcom_lines_new (stream, self->report);
  g_autoptr (FwGedcomRecord) record = fw_gedcom_record_new (self->report);
  g_autoptr (GError) local = NULL;
  gboolean any = FALSE, trailer = FALSE, after = FALSE;
  FwGedcomLine line;

  while (fw_gedcom_lines_next (lines, &line, cancellable, &local))
    {
      if (!any && self->report->n_lines == 1 && strncmp (line.value, "PK\003\004", 4) == 0)
        {
          g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT,
                               _ ("This is a packed file. Please unpack it first and import the "
                                  "file ending in .ged."));
          return FALSE;
        }
      if (line.level == 0)
        {
          end_record (self, lines, record);
          if (!any && !g_str_equal (line.tag, "HEAD"))
            fw_import_report_add_problem (self->report, line.number,
                                          _ ("The file has no head. It was read all the same."));
          any = TRUE;
          if (trailer && !after)
            fw_import_report_add_problem (
                self->report, line.number,
                _ ("Records follow behind the end of the file. They were read too."));
          after = trailer;
          trailer = trailer || g_str_equal (line.tag, "TRLR");
        }
      else if (!any && self->report->n_lines > MAX_LINES_BEFORE)
        break;
      fw_gedcom_record_add (record, lines, &line);
    }
  if (local != NULL)
    {
      g_propagate_error (error, g_steal_pointer (&local));
      return FALSE;
    }
  end_record (self, lines, record);
  if (!any)
    {
      if (self->report->n_lines == 0)
        g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_EMPTY,
                             _ ("The file is empty. Nothing was imported."));
      else
        g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_FORMAT,
                             _ ("This is no GEDCOM file. Nothing was imported."));
      return FALSE;
    }
  if (!trailer)
    fw_import_report_add_problem (self->report, 0,
                                  _ ("The end of the file is missing: it may have been cut off. "
                                     "What is there was read."));
  return TRUE;
}

static void
free_fam (FwGedcomFam *self)
{
  for (guint i = 0; i < self->partners->len; i++)
    g_free (g_array_index (self->partners, FwGedcomPartner, i).person);
  for (guint i = 0; i < self->children->len; i++)
    g_free (g_array_index (self->children, FwGedcomChild, i).person);
  g_array_unref (self->partners);
  g_array_unref (self->children);
  g_array_unref (self->events);
  g_free (self->id);
  g_free (self);
}

static void
clear_gathered (FwGedcomGathered *self)
{
  for (guint i = 0; i < self->famc->len; i++)
    g_free (g_array_index (self->famc, FwGedcomFamc, i).family);
  for (guint i = 0; i < self->fams_of->len; i++)
    g_free (g_array_index (self->fams_of, FwGedcomFams, i).family);
  for (guint i = 0; i < self->adoptions->len; i++)
    g_free (g_array_index (self->adoptions, FwGedcomAdoption, i).family);
  for (guint i = 0; i < self->twins->len; i++)
    g_free (g_array_index (self->twins, FwGedcomTwin, i).other);
  g_array_unref (self->famc);
  g_array_unref (self->fams_of);
  g_array_unref (self->adoptions);
  g_array_unref (self->twins);
  g_hash_table_unref (self->fam_by_id);
  g_ptr_array_unref (self->fams);
}

FwFamily *
fw_gedcom_read (GInputStream *stream,
                FwImportReport *report,
                GCancellable *cancellable,
                GError **error)
{
  g_autoptr (FwFamily) family = fw_family_new ();
  FwGedcomGathered gathered = {
      .family = family,
      .report = report,
      .fams = g_ptr_array_new_with_free_func ((GDestroyNotify) free_fam),
      .fam_by_id = g_hash_table_new (g_str_hash, g_str_equal),
      .famc = g_array_new (FALSE, FALSE, sizeof (FwGedcomFamc)),
      .fams_of = g_array_new (FALSE, FALSE, sizeof (FwGedcomFams)),
      .adoptions = g_array_new (FALSE, FALSE, sizeof (FwGedcomAdoption)),
      .twins = g_array_new (FALSE, FALSE, sizeof (FwGedcomTwin)),
  };
  gboolean ok;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);
  g_return_val_if_fail (report != NULL, NULL);

  g_free (report->format);
  report->format = g_strdup ("GEDCOM");
  ok = read_lines (&gathered, stream, cancellable, error);
  if (ok)
    fw_gedcom_resolve (&gathered);
  clear_gathered (&gathered);
  report->n_persons = family->persons->len;
  report->n_unions = family->unions->len;
  report->n_links = family->links->len;
  fw_import_report_finish (report);
  return ok ? g_steal_pointer (&family) : NULL;
}
