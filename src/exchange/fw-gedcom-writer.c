/* fw-gedcom-writer.c: see fw-gedcom-writer.h.
 *
 * Source: FamilySearch GEDCOM 7.0, https://gedcom.io/specifications/FamilySearchGEDCOMv7.html
 */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/fw-gedcom-date.h"
#include "exchange/fw-gedcom-writer.h"

#define TERMS "https://fallwerk.org/gedcom/"

typedef struct
{
  FwFamily *family;
  FwGedcomExport *out;
  GString *text;
  char **person_xrefs; /* NULL: does not leave */
  char **union_xrefs;
  GHashTable *used; /* xrefs */
  gboolean extended;
} Writer;

/* In the order in which the warning names them. */
static const struct
{
  const char *kind;
  const char *word;
} kinds[] = {
    {"bonds", N_ ("relations between persons")},
    {"health", N_ ("entries on health and addiction")},
    {"households", N_ ("households")},
    {"traits", N_ ("resources and problems")},
    {"helpers", N_ ("helpers and institutions")},
    {"pets", N_ ("pets")},
    {"pregnancies", N_ ("pregnancies and lost pregnancies")},
    {"union-events", N_ ("further events of partnerships")},
    {"occupations", N_ ("occupations")},
    {"notes", N_ ("notes")},
    {"sources", N_ ("sources and assessments")},
    {"sex-at-birth", N_ ("entries of another sex at birth")},
    {"marks", N_ ("marks beside a person")},
};

static void
add_left_out (Writer *self, const char *kind, guint count)
{
  FwGedcomLeftOut *left;

  if (count == 0)
    return;
  for (guint i = 0; i < self->out->left_out->len; i++)
    {
      left = g_ptr_array_index (self->out->left_out, i);
      if (g_str_equal (left->kind, kind))
        {
          left->count += count;
          return;
        }
    }
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_str_equal (kinds[i].kind, kind))
      {
        left = g_new0 (FwGedcomLeftOut, 1);
        left->kind = kinds[i].kind;
        left->word = g_strdup (g_dgettext (GETTEXT_PACKAGE, kinds[i].word));
        left->count = count;
        g_ptr_array_add (self->out->left_out, left);
      }
}

static void
free_left_out (FwGedcomLeftOut *self)
{
  g_free (self->word);
  g_free (self);
}

/* A line; what would break it becomes a blank, a leading '@' is doubled. */
static void
add_line (Writer *self, int level, const char *tag, const char *value)
{
  g_string_append_printf (self->text, "%d %s", level, tag);
  if (value != NULL && *value != '\0')
    {
      g_string_append_c (self->text, ' ');
      if (*value == '@')
        g_string_append_c (self->text, '@');
      for (const char *p = value; *p != '\0'; p++)
        g_string_append_c (self->text, (guchar) *p < 0x20 || *p == 0x7f ? ' ' : *p);
    }
  g_string_append_c (self->text, '\n');
}

static void
add_pointer (Writer *self, int level, const char *tag, const char *xref)
{
  g_string_append_printf (self->text, "%d %s @%s@\n", level, tag, xref);
}

static void
add_date (Writer *self, int level, const char *tag, const FwPartialDate *date)
{
  gboolean about;
  g_autofree char *text = fw_gedcom_date_to_text (date, &about);

  if (text == NULL)
    return;
  add_line (self, level, tag, text);
  if (about)
    add_line (self, level + 1, "PHRASE", "about");
  if (tag[0] == '_')
    self->extended = TRUE;
}

/* --- ids --------------------------------------------------------------------- */

/* GEDCOM 7 allows capitals, digits and '_', and has VOID for nothing. */
static gboolean
is_xref (const char *id)
{
  gsize n = strspn (id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_");

  return n > 0 && n <= 30 && id[n] == '\0' && !g_str_equal (id, "VOID");
}

static void
give_xrefs (Writer *self)
{
  FwFamily *family = self->family;
  guint n;

  for (guint pass = 0; pass < 2; pass++)
    {
      n = 0;
      for (guint i = 0; i < family->persons->len; i++)
        {
          const FwFamilyPerson *person = fw_family_get_person (family, i);

          if (person->kind != FW_FAMILY_PERSON && person->kind != FW_FAMILY_STILLBIRTH)
            continue;
          if (pass == 0 && is_xref (person->id))
            {
              self->person_xrefs[i] = g_strdup (person->id);
              g_hash_table_add (self->used, self->person_xrefs[i]);
            }
          while (pass == 1 && self->person_xrefs[i] == NULL)
            {
              char *xref = g_strdup_printf ("I%u", ++n);

              if (g_hash_table_add (self->used, xref))
                self->person_xrefs[i] = xref;
              else
                g_free (xref);
            }
        }
    }
  n = 0;
  for (guint i = 0; i < family->unions->len; i++)
    {
      const FwFamilyUnion *couple = fw_family_get_union (family, i);

      if (is_xref (couple->id) && !g_hash_table_contains (self->used, couple->id))
        {
          self->union_xrefs[i] = g_strdup (couple->id);
          g_hash_table_add (self->used, self->union_xrefs[i]);
        }
    }
  for (guint i = 0; i < family->unions->len; i++)
    while (self->union_xrefs[i] == NULL)
      {
        char *xref = g_strdup_printf ("F%u", ++n);

        if (g_hash_table_contains (self->used, xref))
          g_free (xref);
        else
          {
            self->union_xrefs[i] = xref;
            g_hash_table_add (self->used, xref);
          }
      }
}

static const char *
get_person_xref (Writer *self, guint person)
{
  return person == FW_FAMILY_NOBODY ? NULL : self->person_xrefs[person];
}

/* Unions of which nobody leaves do not leave either. */
static void
drop_empty_unions (Writer *self)
{
  FwFamily *family = self->family;
  g_autofree gboolean *kept = g_new0 (gboolean, family->unions->len + 1);

  for (guint i = 0; i < family->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (family->links, i);

      if (get_person_xref (self, link->child) != NULL)
        kept[link->parents] = TRUE;
    }
  for (guint i = 0; i < family->unions->len; i++)
    {
      const FwFamilyUnion *couple = fw_family_get_union (family, i);

      if (!kept[i] && get_person_xref (self, couple->partners[0]) == NULL
          && get_person_xref (self, couple->partners[1]) == NULL)
        g_clear_pointer (&self->union_xrefs[i], g_free);
      else
        self->out->n_unions++;
    }
}

/* --- persons ----------------------------------------------------------------- */

static void
add_name (Writer *self, const char *given, const char *family, const char *type)
{
  GString *name;

  if (*given == '\0' && *family == '\0')
    return;
  name = g_string_new (given);
  if (strchr (given, '/') != NULL || strchr (family, '/') != NULL)
    {
      /* Slashes mark the family name; here the parts below have to tell it. */
      g_string_append_printf (name, " %s", family);
      for (char *p = name->str; *p != '\0'; p++)
        if (*p == '/')
          *p = ' ';
    }
  else if (*family != '\0')
    g_string_append_printf (name, "%s/%s/", *given != '\0' ? " " : "", family);
  add_line (self, 1, "NAME", name->str);
  if (type != NULL)
    add_line (self, 2, "TYPE", type);
  if (*given != '\0')
    add_line (self, 2, "GIVN", given);
  if (*family != '\0')
    add_line (self, 2, "SURN", family);
  g_string_free (name, TRUE);
}

static void
add_life (Writer *self, const FwFamilyPerson *person)
{
  if (fw_partial_date_is_known (&person->born))
    {
      add_line (self, 1, "BIRT", NULL);
      add_date (self, 2, "DATE", &person->born);
    }
  if (person->dead || fw_partial_date_is_known (&person->died)
      || person->kind == FW_FAMILY_STILLBIRTH)
    {
      gboolean dated = fw_partial_date_is_known (&person->died);

      add_line (self, 1, "DEAT", dated || person->kind == FW_FAMILY_STILLBIRTH ? NULL : "Y");
      add_date (self, 2, "DATE", &person->died);
      if (person->kind == FW_FAMILY_STILLBIRTH)
        {
          add_line (self, 2, "AGE", "0y");
          add_line (self, 3, "PHRASE", "Stillborn");
        }
    }
}

static void
add_child_link (Writer *self, const FwChildLink *link)
{
  static const char *const pedigrees[] = {
      [FW_CHILD_BIRTH] = "BIRTH",     [FW_CHILD_ADOPTED] = "ADOPTED",
      [FW_CHILD_FOSTER] = "FOSTER",   [FW_CHILD_STEP] = "Step",
      [FW_CHILD_DONOR] = "Donor",     [FW_CHILD_GUARDIAN] = "Guardian",
      [FW_CHILD_UNKNOWN] = "Unknown",
  };
  const char *pedigree = pedigrees[link->kind];

  add_pointer (self, 1, "FAMC", self->union_xrefs[link->parents]);
  if (g_ascii_isupper (pedigree[1]))
    add_line (self, 2, "PEDI", pedigree);
  else
    {
      add_line (self, 2, "PEDI", "OTHER");
      add_line (self, 3, "PHRASE", pedigree);
    }
  if (link->disputed)
    add_line (self, 2, "STAT", "CHALLENGED");
  add_date (self, 2, "_SINCE", &link->fact.from);
  add_date (self, 2, "_UNTIL", &link->fact.to);
  self->out->n_links++;
}

static void
count_fact (Writer *self, const FwFact *fact)
{
  add_left_out (self, "sources", *fact->source != '\0' || fact->status != FW_FACT_ESTABLISHED);
}

static void
add_person (Writer *self, guint index, GPtrArray *links, GArray *unions)
{
  const FwFamilyPerson *person = fw_family_get_person (self->family, index);

  g_string_append_printf (self->text, "0 @%s@ INDI\n", self->person_xrefs[index]);
  self->out->n_persons++;
  add_name (self, person->given_name, person->family_name, NULL);
  if (*person->birth_name != '\0')
    add_name (self, person->given_name, person->birth_name, "BIRTH");
  if (person->sex != FW_SEX_UNKNOWN)
    add_line (self, 1, "SEX",
              person->sex == FW_SEX_FEMALE ? "F"
              : person->sex == FW_SEX_MALE ? "M"
                                           : "X");
  add_life (self, person);
  if (person->adopted_mark)
    add_line (self, 1, "ADOP", "Y");
  for (guint i = 0; links != NULL && i < links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (links, i);

      add_child_link (self, link);
      count_fact (self, &link->fact);
    }
  for (guint i = 0; unions != NULL && i < unions->len; i++)
    add_pointer (self, 1, "FAMS", self->union_xrefs[g_array_index (unions, guint, i)]);
  add_left_out (self, "occupations", *person->occupation != '\0');
  add_left_out (self, "notes", *person->note != '\0');
  add_left_out (self, "sex-at-birth", person->assigned_sex != person->sex);
  add_left_out (self, "marks", person->foster_mark || person->migrations > 0);
}

/* Twins point at the one before them. */
static void
add_twins (Writer *self, guint index)
{
  for (guint i = 0; i < self->family->twins->len; i++)
    {
      const FwFamilyTwins *twins = g_ptr_array_index (self->family->twins, i);

      for (guint k = 1; k < twins->persons->len; k++)
        {
          const char *before = get_person_xref (self, g_array_index (twins->persons, guint, k - 1));

          if (g_array_index (twins->persons, guint, k) != index || before == NULL)
            continue;
          add_pointer (self, 1, "ASSO", before);
          add_line (self, 2, "ROLE", "MULTIPLE");
          if (twins->kind != FW_TWINS_UNKNOWN)
            add_line (self, 3, "PHRASE",
                      twins->kind == FW_TWINS_IDENTICAL ? "Identical twin" : "Fraternal twin");
        }
    }
}

/* --- families ---------------------------------------------------------------- */

static gboolean
is_plain (const FwPartialDate *date)
{
  return !date->approximate
         && (date->precision == FW_DATE_DAY || date->precision == FW_DATE_MONTH
             || date->precision == FW_DATE_YEAR);
}

/* A state has a period; where GEDCOM cannot write it, its end stands in _UNTIL. */
static void
add_event_dates (Writer *self, const FwUnionEvent *event)
{
  const FwFact *fact = &event->fact;
  gboolean state = event->kind == FW_UNION_LIVING_TOGETHER || event->kind == FW_UNION_SEPARATED
                   || event->kind == FW_UNION_COMMITTED;
  gboolean has_from = fw_partial_date_is_known (&fact->from), about;

  if (state && is_plain (&fact->to) && (is_plain (&fact->from) || !has_from))
    {
      g_autofree char *from = fw_gedcom_date_to_text (&fact->from, &about);
      g_autofree char *to = fw_gedcom_date_to_text (&fact->to, &about);
      g_autofree char *period = from != NULL ? g_strconcat ("FROM ", from, " TO ", to, NULL)
                                             : g_strconcat ("TO ", to, NULL);

      add_line (self, 2, "DATE", period);
      return;
    }
  add_date (self, 2, "DATE", &fact->from);
  add_date (self, 2, "_UNTIL", &fact->to);
}

static void
add_event (Writer *self, const FwUnionEvent *event)
{
  static const char *const tags[] = {
      [FW_UNION_ENGAGED] = "ENGA",  [FW_UNION_MARRIED] = "MARR", [FW_UNION_DIVORCED] = "DIV",
      [FW_UNION_ANNULLED] = "ANUL", [FW_UNION_VIOLENT] = NULL,
  };
  static const char *const types[] = {
      [FW_UNION_LIVING_TOGETHER] = "Living together",
      [FW_UNION_COMMITTED] = "Committed relationship",
      [FW_UNION_SEPARATED] = "Separation",
      [FW_UNION_RECONCILED] = "Reconciliation",
      [FW_UNION_VIOLENT] = NULL,
  };

  if (tags[event->kind] != NULL)
    {
      gboolean dated = fw_partial_date_is_known (&event->fact.from)
                       || fw_partial_date_is_known (&event->fact.to);

      add_line (self, 1, tags[event->kind], dated ? NULL : "Y");
    }
  else if (types[event->kind] != NULL)
    {
      add_line (self, 1, "EVEN", types[event->kind]);
      add_line (self, 2, "TYPE", types[event->kind]);
    }
  else
    {
      /* Having met, affairs and violence are nobody else's business. */
      add_left_out (self, "union-events", 1);
      return;
    }
  add_event_dates (self, event);
  count_fact (self, &event->fact);
}

static void
add_union (Writer *self, guint index, GArray *children)
{
  const FwFamilyUnion *couple = fw_family_get_union (self->family, index);
  gboolean wife = FALSE, first = TRUE;
  g_autoptr (GHashTable) named = g_hash_table_new (NULL, NULL);

  g_string_append_printf (self->text, "0 @%s@ FAM\n", self->union_xrefs[index]);
  for (guint i = 0; i < 2; i++)
    {
      const char *xref = get_person_xref (self, couple->partners[i]);

      if (xref == NULL)
        continue;
      /* The tags mean two places; the first partner's sex says which is whose. */
      wife = first ? fw_family_get_person (self->family, couple->partners[i])->sex == FW_SEX_FEMALE
                   : !wife;
      first = FALSE;
      add_pointer (self, 1, wife ? "WIFE" : "HUSB", xref);
    }
  for (guint i = 0; children != NULL && i < children->len; i++)
    {
      guint child = g_array_index (children, guint, i);

      if (g_hash_table_add (named, GUINT_TO_POINTER (child + 1)))
        add_pointer (self, 1, "CHIL", self->person_xrefs[child]);
    }
  for (guint i = 0; i < couple->events->len; i++)
    add_event (self, &g_array_index (couple->events, FwUnionEvent, i));
}

/* --- the whole --------------------------------------------------------------- */

static void
write_records (Writer *self)
{
  FwFamily *family = self->family;
  g_autofree GPtrArray **links = g_new0 (GPtrArray *, family->persons->len + 1);
  g_autofree GArray **unions = g_new0 (GArray *, family->persons->len + 1);
  g_autofree GArray **children = g_new0 (GArray *, family->unions->len + 1);

  for (guint i = 0; i < family->links->len; i++)
    {
      FwChildLink *link = g_ptr_array_index (family->links, i);
      guint place;

      if (get_person_xref (self, link->child) == NULL)
        continue;
      if (links[link->child] == NULL)
        links[link->child] = g_ptr_array_new ();
      /* In the order of the families, so that the same family is the same file. */
      place = links[link->child]->len;
      while (place > 0
             && ((FwChildLink *) g_ptr_array_index (links[link->child], place - 1))->parents
                    > link->parents)
        place--;
      g_ptr_array_insert (links[link->child], (gint) place, link);
      if (children[link->parents] == NULL)
        children[link->parents] = g_array_new (FALSE, FALSE, sizeof (guint));
      g_array_append_val (children[link->parents], link->child);
    }
  for (guint i = 0; i < family->unions->len; i++)
    for (guint k = 0; k < 2; k++)
      {
        guint person = fw_family_get_union (family, i)->partners[k];

        if (get_person_xref (self, person) == NULL || self->union_xrefs[i] == NULL)
          continue;
        if (unions[person] == NULL)
          unions[person] = g_array_new (FALSE, FALSE, sizeof (guint));
        g_array_append_val (unions[person], i);
      }
  for (guint i = 0; i < family->persons->len; i++)
    if (self->person_xrefs[i] != NULL)
      {
        add_person (self, i, links[i], unions[i]);
        add_twins (self, i);
      }
  for (guint i = 0; i < family->unions->len; i++)
    if (self->union_xrefs[i] != NULL)
      add_union (self, i, children[i]);
  for (guint i = 0; i < family->persons->len; i++)
    {
      g_clear_pointer (&links[i], g_ptr_array_unref);
      g_clear_pointer (&unions[i], g_array_unref);
    }
  for (guint i = 0; i < family->unions->len; i++)
    g_clear_pointer (&children[i], g_array_unref);
}

static void
count_others (Writer *self)
{
  FwFamily *family = self->family;

  for (guint i = 0; i < family->persons->len; i++)
    switch (fw_family_get_person (family, i)->kind)
      {
      case FW_FAMILY_HELPER:
      case FW_FAMILY_INSTITUTION:
        add_left_out (self, "helpers", 1);
        break;
      case FW_FAMILY_PET:
        add_left_out (self, "pets", 1);
        break;
      case FW_FAMILY_PREGNANCY:
      case FW_FAMILY_MISCARRIAGE:
      case FW_FAMILY_ABORTION:
        add_left_out (self, "pregnancies", 1);
        break;
      case FW_FAMILY_PERSON:
      case FW_FAMILY_STILLBIRTH:
      default:
        break;
      }
  add_left_out (self, "bonds", family->bonds->len);
  add_left_out (self, "health", family->health->len);
  add_left_out (self, "households", family->households->len);
  add_left_out (self, "traits", family->traits->len);
}

static int
compare_left_out (gconstpointer a, gconstpointer b)
{
  const char *x = (*(FwGedcomLeftOut *const *) a)->kind;
  const char *y = (*(FwGedcomLeftOut *const *) b)->kind;

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (kinds[i].kind == x || kinds[i].kind == y)
      return kinds[i].kind == x ? -1 : 1;
  return 0;
}

FwGedcomExport *
fw_gedcom_write (FwFamily *family)
{
  FwGedcomExport *out = g_new0 (FwGedcomExport, 1);
  Writer writer = {.family = family,
                   .out = out,
                   .text = g_string_new (NULL),
                   .person_xrefs = g_new0 (char *, family->persons->len + 1),
                   .union_xrefs = g_new0 (char *, family->unions->len + 1),
                   .used = g_hash_table_new (g_str_hash, g_str_equal)};
  GString *head;

  out->left_out = g_ptr_array_new_with_free_func ((GDestroyNotify) free_left_out);
  give_xrefs (&writer);
  drop_empty_unions (&writer);
  write_records (&writer);
  count_others (&writer);
  g_ptr_array_sort (out->left_out, compare_left_out);

  /* The head comes first but has to know which extensions were needed. */
  head = g_string_new ("\xef\xbb\xbf"
                       "0 HEAD\n1 GEDC\n2 VERS 7.0\n");
  if (writer.extended)
    g_string_append (head, "1 SCHMA\n2 TAG _SINCE " TERMS "SINCE\n2 TAG _UNTIL " TERMS "UNTIL\n");
  g_string_append (head, "1 SOUR FALLWERK\n2 NAME Fallwerk\n");
  g_string_append_len (head, writer.text->str, (gssize) writer.text->len);
  g_string_append (head, "0 TRLR\n");
  out->bytes = g_string_free_to_bytes (head);

  g_string_free (writer.text, TRUE);
  g_hash_table_unref (writer.used);
  for (guint i = 0; i < family->persons->len; i++)
    g_free (writer.person_xrefs[i]);
  for (guint i = 0; i < family->unions->len; i++)
    g_free (writer.union_xrefs[i]);
  g_free (writer.person_xrefs);
  g_free (writer.union_xrefs);
  return out;
}

void
fw_gedcom_export_free (FwGedcomExport *self)
{
  g_bytes_unref (self->bytes);
  g_ptr_array_unref (self->left_out);
  g_free (self);
}

char *
fw_gedcom_export_dup_left_out (const FwGedcomExport *self)
{
  GString *text;

  if (self->left_out->len == 0)
    return NULL;
  text = g_string_new (NULL);
  for (guint i = 0; i < self->left_out->len; i++)
    {
      const FwGedcomLeftOut *left = g_ptr_array_index (self->left_out, i);

      if (i > 0)
        g_string_append (text, ", ");
      g_string_append_printf (text, _ ("%s (%u)"), left->word, left->count);
    }
  return g_string_free_and_steal (text);
}
