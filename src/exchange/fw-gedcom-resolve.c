/* fw-gedcom-resolve.c: where the pointers of a GEDCOM file lead.
 *
 * A child link is told up to four times: CHIL in the family, FAMC in the person, ADOP,
 * and _FREL/_MREL for each parent. Here they become one link for a child and a couple;
 * what they contradict each other in goes into the report.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "exchange/fw-gedcom-private.h"

#define NOT_TOLD FW_GEDCOM_KIND_NOT_TOLD

/* A child in a family record. */
typedef struct
{
  guint fam;
  guint person;
  guint line;
  int kind; /* as FAMC tells it */
  int by_father, by_mother;
  gboolean told; /* by FAMC */
  guint next;    /* index + 1 of a further link of the two */
  gboolean challenged, disproven;
  FwPartialDate since, until;
} Kid;

typedef struct
{
  guint couple; /* FW_FAMILY_NOBODY: the record became none */
  guint father; /* slots of the couple, for kinds told by parent; 2: none */
  guint mother;
} Place;

typedef struct
{
  FwGedcomGathered *in;
  GArray *kids;        /* Kid */
  GHashTable *kid_map; /* family record and person → index + 1 */
  GArray *places;      /* Place, one for each family record */
  GHashTable *couples; /* two persons → index of the union + 1 */
  GHashTable *linked;  /* union and child → family record that linked them + 1 */
  GHashTable *born_to; /* "child.parent" pairs with a birth link */
} Resolver;

static gint64
pair (guint one, guint other)
{
  return (gint64) ((guint64) one << 32 | other);
}

static gpointer
lookup (GHashTable *map, guint one, guint other)
{
  gint64 key = pair (one, other);

  return g_hash_table_lookup (map, &key);
}

static void
insert (GHashTable *map, guint one, guint other, guint value)
{
  gint64 key = pair (one, other);

  g_hash_table_insert (map, g_memdup2 (&key, sizeof key), GUINT_TO_POINTER (value));
}

static GHashTable *
new_map (void)
{
  return g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}

/* The record; one that is missing is made up, so that siblings stay siblings. */
static FwGedcomFam *
find_fam (Resolver *self, const char *id, guint line)
{
  FwGedcomFam *fam = g_hash_table_lookup (self->in->fam_by_id, id);

  if (fam == NULL)
    {
      fw_import_report_add_problem (
          self->in->report, line,
          _ ("The family record %s is missing. Whoever points at it was taken as one family."), id);
      fam = fw_gedcom_gathered_add_fam (self->in, id, line);
    }
  return fam;
}

static Kid *
find_kid (Resolver *self, const FwGedcomFam *fam, guint person)
{
  guint index = GPOINTER_TO_UINT (lookup (self->kid_map, fam->index, person));

  return index > 0 ? &g_array_index (self->kids, Kid, index - 1) : NULL;
}

static Kid *
add_kid (Resolver *self, FwGedcomFam *fam, guint person, guint line)
{
  Kid kid = {.fam = fam->index,
             .person = person,
             .line = line,
             .kind = NOT_TOLD,
             .by_father = NOT_TOLD,
             .by_mother = NOT_TOLD,
             .since = FW_PARTIAL_DATE_NONE,
             .until = FW_PARTIAL_DATE_NONE};

  g_array_append_val (self->kids, kid);
  insert (self->kid_map, fam->index, person, self->kids->len);
  fam->n_children++;
  return &g_array_index (self->kids, Kid, self->kids->len - 1);
}

static void
gather_children (Resolver *self)
{
  FwGedcomGathered *in = self->in;

  for (guint i = 0; i < in->fams->len; i++)
    {
      FwGedcomFam *fam = g_ptr_array_index (in->fams, i);

      for (guint k = 0; k < fam->children->len; k++)
        {
          const FwGedcomChild *child = &g_array_index (fam->children, FwGedcomChild, k);
          guint person = fw_family_find_person (in->family, child->person);
          Kid *kid;

          if (person == FW_FAMILY_NOBODY)
            {
              fw_import_report_add_problem (
                  in->report, child->line,
                  _ ("The child %s is not in the file. The line was left out."), child->person);
              continue;
            }
          if (find_kid (self, fam, person) != NULL)
            {
              fw_import_report_add_problem (
                  in->report, child->line,
                  _ ("The child %s stands twice in the family. It was taken once."), child->person);
              continue;
            }
          kid = add_kid (self, fam, person, child->line);
          kid->by_father = child->by_father;
          kid->by_mother = child->by_mother;
        }
    }
}

/* A foster child that the same couple adopts later has two links to it. */
static void
weigh_famc (Resolver *self, const FwGedcomFamc *told, FwGedcomFam *fam)
{
  guint at = GPOINTER_TO_UINT (lookup (self->kid_map, fam->index, told->person));
  Kid *kid = NULL;

  for (; at > 0; at = kid->next)
    {
      kid = &g_array_index (self->kids, Kid, at - 1);
      if (!kid->told || (kid->kind == told->kind && kid->disproven == told->disproven))
        break;
    }
  if (at == 0)
    {
      guint first = GPOINTER_TO_UINT (lookup (self->kid_map, fam->index, told->person));

      add_kid (self, fam, told->person, told->line);
      fam->n_children--;
      kid = &g_array_index (self->kids, Kid, self->kids->len - 1);
      kid->next = g_array_index (self->kids, Kid, first - 1).next;
      g_array_index (self->kids, Kid, first - 1).next = self->kids->len;
      insert (self->kid_map, fam->index, told->person, first);
    }
  else if (kid->told)
    return;
  kid->told = TRUE;
  kid->kind = told->kind;
  kid->challenged = told->challenged;
  kid->disproven = told->disproven;
  kid->since = told->since;
  kid->until = told->until;
}

static void
gather_pointers (Resolver *self)
{
  FwGedcomGathered *in = self->in;

  for (guint i = 0; i < in->famc->len; i++)
    {
      const FwGedcomFamc *told = &g_array_index (in->famc, FwGedcomFamc, i);
      FwGedcomFam *fam = find_fam (self, told->family, told->line);
      Kid *kid = find_kid (self, fam, told->person);

      if (kid == NULL)
        {
          kid = add_kid (self, fam, told->person, told->line);
          /* A made-up record says nothing about anybody. */
          if (fam->partners->len > 0 || fam->children->len > 0)
            fw_import_report_add_problem (
                in->report, told->line,
                _ ("The person points at family %s, which does not name it as a child. It was "
                   "taken as one."),
                told->family);
        }
      if (!told->hint)
        weigh_famc (self, told, fam);
    }
  for (guint i = 0; i < in->famc->len; i++)
    {
      const FwGedcomFamc *told = &g_array_index (in->famc, FwGedcomFamc, i);

      if (told->hint)
        {
          Kid *kid = find_kid (self, find_fam (self, told->family, told->line), told->person);

          if (kid->kind == NOT_TOLD)
            kid->kind = FW_CHILD_BIRTH;
        }
    }
  for (guint i = 0; i < in->fams_of->len; i++)
    {
      const FwGedcomFams *told = &g_array_index (in->fams_of, FwGedcomFams, i);
      const char *id = fw_family_get_person (in->family, told->person)->id;
      FwGedcomFam *fam = find_fam (self, told->family, told->line);
      FwGedcomPartner partner = {NULL, told->line, FALSE};
      gboolean there = FALSE;

      for (guint k = 0; k < fam->partners->len && !there; k++)
        there = g_str_equal (g_array_index (fam->partners, FwGedcomPartner, k).person, id);
      if (there)
        continue;
      if (fam->partners->len > 0 || fam->children->len > 0)
        fw_import_report_add_problem (
            in->report, told->line,
            fam->partners->len < 2
                ? _ ("The person points at family %s, which does not name it as a partner. It "
                     "was taken as one.")
                : _ ("The person points at family %s, which has two other partners. The line was "
                     "left out."),
            told->family);
      if (fam->partners->len >= 2)
        continue;
      partner.person = g_strdup (id);
      partner.wife = fw_family_get_person (in->family, told->person)->sex == FW_SEX_FEMALE;
      g_array_append_val (fam->partners, partner);
    }
}

/* The one adoptive family of a child whose ADOP names none. */
static Kid *
find_only_adoption (Resolver *self, guint person)
{
  Kid *found = NULL;

  for (guint i = 0; i < self->kids->len; i++)
    {
      Kid *kid = &g_array_index (self->kids, Kid, i);

      if (kid->person != person || kid->kind != FW_CHILD_ADOPTED)
        continue;
      if (found != NULL)
        return NULL;
      found = kid;
    }
  return found;
}

static void
gather_adoptions (Resolver *self)
{
  FwGedcomGathered *in = self->in;

  for (guint i = 0; i < in->adoptions->len; i++)
    {
      const FwGedcomAdoption *told = &g_array_index (in->adoptions, FwGedcomAdoption, i);
      Kid *kid;

      if (told->family == NULL)
        {
          kid = find_only_adoption (self, told->person);
          fw_family_get_person (in->family, told->person)->adopted_mark = TRUE;
          if (kid == NULL)
            {
              if (fw_partial_date_is_known (&told->date))
                fw_import_report_add_problem (
                    in->report, told->line,
                    _ ("The adoption names no family. The person was marked as adopted; the date "
                       "was left out."));
              continue;
            }
        }
      else
        {
          FwGedcomFam *fam = find_fam (self, told->family, told->line);

          kid = find_kid (self, fam, told->person);
          if (kid == NULL)
            kid = add_kid (self, fam, told->person, told->line);
          if (kid->kind == NOT_TOLD || kid->kind == FW_CHILD_ADOPTED)
            {
              if (told->by == 0 && kid->by_father == NOT_TOLD && kid->by_mother == NOT_TOLD)
                kid->kind = FW_CHILD_ADOPTED;
              else
                {
                  kid->kind = NOT_TOLD;
                  if (told->by != 2)
                    kid->by_father = FW_CHILD_ADOPTED;
                  if (told->by != 1)
                    kid->by_mother = FW_CHILD_ADOPTED;
                }
            }
        }
      if (!fw_partial_date_is_known (&kid->since))
        kid->since = told->date;
    }
}

/* --- couples ----------------------------------------------------------------- */

static void
find_partners (Resolver *self, const FwGedcomFam *fam, guint partners[2], gboolean wives[2])
{
  FwGedcomGathered *in = self->in;
  guint n = 0;

  partners[0] = partners[1] = FW_FAMILY_NOBODY;
  wives[0] = wives[1] = FALSE;
  for (guint i = 0; i < fam->partners->len; i++)
    {
      const FwGedcomPartner *told = &g_array_index (fam->partners, FwGedcomPartner, i);
      guint person = fw_family_find_person (in->family, told->person);

      if (person == FW_FAMILY_NOBODY)
        fw_import_report_add_problem (
            in->report, told->line,
            _ ("The partner %s is not in the file. The place was left empty."), told->person);
      else if (n > 0 && person == partners[0])
        fw_import_report_add_problem (
            in->report, told->line,
            _ ("The person %s is named as both partners. The second place was left empty."),
            told->person);
      else if (n == 2)
        fw_import_report_add_problem (
            in->report, told->line,
            _ ("The family has more than two partners. %s was left out of it."), told->person);
      else
        {
          partners[n] = person;
          wives[n++] = told->wife;
        }
    }
}

static gboolean
is_end (const FwUnionEvent *event)
{
  return event->kind == FW_UNION_SEPARATED || event->kind == FW_UNION_DIVORCED
         || event->kind == FW_UNION_ANNULLED || event->kind == FW_UNION_RECONCILED;
}

/* Programs write events in the order of tags, not of life: "DIV Y" may stand before
 * the dated marriage that it ended. Beginnings without a date come first then, ends
 * last. Our own files, and those without any date that begin with a beginning, are in
 * the order of life. */
static void
add_events (const FwGedcomGathered *in, const FwGedcomFam *fam, FwFamilyUnion *couple)
{
  gboolean as_written = in->own_file;

  if (!as_written && fam->events->len > 0)
    {
      as_written = !is_end (&g_array_index (fam->events, FwUnionEvent, 0));
      for (guint i = 0; i < fam->events->len; i++)
        if (fw_partial_date_is_known (&g_array_index (fam->events, FwUnionEvent, i).fact.from))
          as_written = FALSE;
    }
  for (guint pass = 0; pass < 3; pass++)
    for (guint i = 0; i < fam->events->len; i++)
      {
        const FwUnionEvent *event = &g_array_index (fam->events, FwUnionEvent, i);
        guint wanted = as_written                                     ? 0
                       : fw_partial_date_is_known (&event->fact.from) ? 1
                       : is_end (event)                               ? 2
                                                                      : 0;

        if (wanted == pass)
          fw_family_union_add_event (couple, event->kind, &event->fact);
      }
}

static void
make_couples (Resolver *self)
{
  FwGedcomGathered *in = self->in;

  for (guint i = 0; i < in->fams->len; i++)
    {
      FwGedcomFam *fam = g_ptr_array_index (in->fams, i);
      Place place = {FW_FAMILY_NOBODY, 2, 2};
      FwFamilyUnion *couple;
      guint partners[2], index;
      gboolean wives[2];

      find_partners (self, fam, partners, wives);
      if (partners[0] == FW_FAMILY_NOBODY && fam->n_children == 0)
        {
          fw_import_report_add_problem (in->report, fam->line,
                                        _ ("The family record %s names nobody. It was left out."),
                                        fam->id);
          g_array_append_val (self->places, place);
          continue;
        }
      index = partners[1] == FW_FAMILY_NOBODY
                  ? 0
                  : GPOINTER_TO_UINT (lookup (self->couples, MIN (partners[0], partners[1]),
                                              MAX (partners[0], partners[1])));
      if (index > 0)
        {
          /* Married again, in a record of its own: the same couple. */
          couple = fw_family_get_union (in->family, index - 1);
          g_hash_table_insert (in->report->same_as, g_strdup (fam->id), g_strdup (couple->id));
        }
      else
        {
          couple = fw_family_add_union (in->family, fam->id, partners[0], partners[1]);
          index = in->family->unions->len;
          if (partners[1] != FW_FAMILY_NOBODY)
            insert (self->couples, MIN (partners[0], partners[1]), MAX (partners[0], partners[1]),
                    index);
        }
      add_events (in, fam, couple);
      place.couple = index - 1;
      /* Of two husbands the second stands where the mother would. */
      for (guint k = 0; k < 2; k++)
        if (partners[k] != FW_FAMILY_NOBODY)
          {
            guint slot = couple->partners[0] == partners[k] ? 0 : 1;

            if (wives[k] ? place.mother == 2 : place.father != 2)
              place.mother = slot;
            else
              place.father = slot;
          }
      g_array_append_val (self->places, place);
    }
}

/* --- links ------------------------------------------------------------------- */

static FwChildLink *
add_link (Resolver *self, const Kid *kid, guint couple, FwChildLinkKind kind, const char *family)
{
  FwFamily *out = self->in->family;
  const char *child = fw_family_get_person (out, kid->person)->id;
  g_autofree char *id = g_strconcat (family, ".", child, NULL);

  return fw_family_add_link (out, id, kid->person, couple, kind);
}

static void
remember_birth (Resolver *self, guint child, guint couple)
{
  const FwFamilyUnion *parents = fw_family_get_union (self->in->family, couple);

  for (guint i = 0; i < 2; i++)
    if (parents->partners[i] != FW_FAMILY_NOBODY)
      insert (self->born_to, child, parents->partners[i], 1);
}

/* The kinds that hold for the two partners; the same twice where they do not differ. */
static void
get_kinds (const Kid *kid, const Place *place, int kinds[2])
{
  kinds[0] = kinds[1] = kid->kind != NOT_TOLD ? kid->kind : FW_CHILD_BIRTH;
  if (kid->kind != NOT_TOLD)
    return;
  if (place->father < 2 && kid->by_father != NOT_TOLD)
    kinds[place->father] = kid->by_father;
  if (place->mother < 2 && kid->by_mother != NOT_TOLD)
    kinds[place->mother] = kid->by_mother;
  if (place->father == 2 && place->mother < 2)
    kinds[1 - place->mother] = kinds[place->mother];
  if (place->mother == 2 && place->father < 2)
    kinds[1 - place->father] = kinds[place->father];
}

/* Whose birth child somebody is has to be known before links that differ by parent. */
static void
gather_birth (Resolver *self, const Kid *kid)
{
  const Place *place = &g_array_index (self->places, Place, kid->fam);
  int kinds[2];

  if (place->couple == FW_FAMILY_NOBODY || kid->disproven)
    return;
  get_kinds (kid, place, kinds);
  if (kinds[0] == FW_CHILD_BIRTH && kinds[1] == FW_CHILD_BIRTH)
    remember_birth (self, kid->person, place->couple);
}

static void
make_link (Resolver *self, const Kid *kid)
{
  /* Which of two different kinds says more about the couple. */
  static const int weight[] = {
      [FW_CHILD_BIRTH] = 0,    [FW_CHILD_ADOPTED] = 6, [FW_CHILD_FOSTER] = 5, [FW_CHILD_STEP] = 4,
      [FW_CHILD_GUARDIAN] = 3, [FW_CHILD_DONOR] = 2,   [FW_CHILD_UNKNOWN] = 1};
  FwGedcomGathered *in = self->in;
  const FwGedcomFam *fam = g_ptr_array_index (in->fams, kid->fam);
  const Place *place = &g_array_index (self->places, Place, kid->fam);
  const FwFamilyUnion *parents;
  FwChildLink *link;
  int kinds[2];
  guint other;
  gboolean differ;

  if (place->couple == FW_FAMILY_NOBODY)
    return;
  get_kinds (kid, place, kinds);
  differ = kinds[0] != kinds[1];
  parents = fw_family_get_union (in->family, place->couple);
  if (parents->partners[0] == kid->person || parents->partners[1] == kid->person)
    {
      fw_import_report_add_problem (
          in->report, kid->line,
          _ ("The person would be a child of its own family %s. The line was left out."), fam->id);
      return;
    }
  /* Two records of one couple may both name the child. */
  other = GPOINTER_TO_UINT (lookup (self->linked, place->couple, kid->person));
  if (other != 0 && other != kid->fam + 1)
    return;
  insert (self->linked, place->couple, kid->person, kid->fam + 1);
  if (differ)
    {
      guint natural = kinds[0] == FW_CHILD_BIRTH ? 0 : 1;
      int kind = weight[kinds[0]] > weight[kinds[1]] ? kinds[0] : kinds[1];

      if (kinds[natural] == FW_CHILD_BIRTH
          && lookup (self->born_to, kid->person, parents->partners[natural]) == NULL)
        {
          /* Born to one of the two: a parent of its own, beside the couple. */
          guint parent = parents->partners[natural];
          g_autofree char *id
              = g_strconcat (fam->id, ".", fw_family_get_person (in->family, parent)->id, NULL);
          guint alone = fw_family_find_union (in->family, id);

          if (alone == FW_FAMILY_NOBODY)
            {
              fw_family_add_union (in->family, id, parent, FW_FAMILY_NOBODY);
              alone = in->family->unions->len - 1;
            }
          add_link (self, kid, alone, FW_CHILD_BIRTH, id);
          remember_birth (self, kid->person, alone);
        }
      link = add_link (self, kid, place->couple, (FwChildLinkKind) kind, fam->id);
    }
  else
    link = add_link (self, kid, place->couple, (FwChildLinkKind) kinds[0], fam->id);
  link->disputed = kid->challenged || kid->disproven;
  link->fact.from = kid->since;
  link->fact.to = kid->until;
}

/* --- twins ------------------------------------------------------------------- */

static guint
find_root (GHashTable *parents, guint person)
{
  guint up;

  while ((up = GPOINTER_TO_UINT (g_hash_table_lookup (parents, GUINT_TO_POINTER (person + 1)))) != 0
         && up - 1 != person)
    person = up - 1;
  return person;
}

static void
make_twins (Resolver *self, FwTwinsKind kind)
{
  FwGedcomGathered *in = self->in;
  g_autoptr (GHashTable) parents = g_hash_table_new (NULL, NULL);
  g_autoptr (GHashTable) groups = g_hash_table_new (NULL, NULL);
  g_autoptr (GPtrArray) members = g_ptr_array_new ();

  for (guint i = 0; i < in->twins->len; i++)
    {
      const FwGedcomTwin *told = &g_array_index (in->twins, FwGedcomTwin, i);
      guint other, one;

      if (told->kind != kind)
        continue;
      other = fw_family_find_person (in->family, told->other);
      if (other == FW_FAMILY_NOBODY || other == told->person)
        {
          fw_import_report_add_problem (
              in->report, told->line, _ ("The twin %s is not in the file. The line was left out."),
              told->other);
          continue;
        }
      one = find_root (parents, told->person);
      other = find_root (parents, other);
      /* The lower one leads, so that the order of the file stays. */
      g_hash_table_insert (parents, GUINT_TO_POINTER (MAX (one, other) + 1),
                           GUINT_TO_POINTER (MIN (one, other) + 1));
      g_hash_table_insert (parents, GUINT_TO_POINTER (MIN (one, other) + 1),
                           GUINT_TO_POINTER (MIN (one, other) + 1));
    }
  for (guint i = 0; g_hash_table_size (parents) > 0 && i < in->family->persons->len; i++)
    {
      FwFamilyTwins *group;
      guint root;

      if (!g_hash_table_contains (parents, GUINT_TO_POINTER (i + 1)))
        continue;
      root = find_root (parents, i);
      group = g_hash_table_lookup (groups, GUINT_TO_POINTER (root + 1));
      if (group == NULL)
        {
          group = fw_family_add_twins (in->family, kind);
          g_hash_table_insert (groups, GUINT_TO_POINTER (root + 1), group);
        }
      g_array_append_val (group->persons, i);
    }
}

/* In the order in which their parents' record names them. */
static void
sort_twins (Resolver *self)
{
  FwFamily *out = self->in->family;
  g_autoptr (GHashTable) place = g_hash_table_new (NULL, NULL);

  for (guint i = 0; i < out->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (out->links, i);

      if (!g_hash_table_contains (place, GUINT_TO_POINTER (link->child + 1)))
        g_hash_table_insert (place, GUINT_TO_POINTER (link->child + 1), GUINT_TO_POINTER (i));
    }
  for (guint i = 0; i < out->twins->len; i++)
    {
      GArray *persons = ((FwFamilyTwins *) g_ptr_array_index (out->twins, i))->persons;

      for (guint k = 1; k < persons->len; k++)
        for (guint j = k; j > 0; j--)
          {
            guint *one = &g_array_index (persons, guint, j - 1);
            guint *other = &g_array_index (persons, guint, j);
            guint a = GPOINTER_TO_UINT (g_hash_table_lookup (place, GUINT_TO_POINTER (*one + 1)));
            guint b = GPOINTER_TO_UINT (g_hash_table_lookup (place, GUINT_TO_POINTER (*other + 1)));
            guint swap = *one;

            if (a <= b)
              break;
            *one = *other;
            *other = swap;
          }
    }
}

void
fw_gedcom_resolve (FwGedcomGathered *in)
{
  Resolver self = {.in = in,
                   .kids = g_array_new (FALSE, FALSE, sizeof (Kid)),
                   .kid_map = new_map (),
                   .places = g_array_new (FALSE, FALSE, sizeof (Place)),
                   .couples = new_map (),
                   .linked = new_map (),
                   .born_to = new_map ()};

  gather_children (&self);
  gather_pointers (&self);
  gather_adoptions (&self);
  make_couples (&self);
  for (guint i = 0; i < self.kids->len; i++)
    gather_birth (&self, &g_array_index (self.kids, Kid, i));
  for (guint i = 0; i < self.kids->len; i++)
    make_link (&self, &g_array_index (self.kids, Kid, i));
  make_twins (&self, FW_TWINS_IDENTICAL);
  make_twins (&self, FW_TWINS_FRATERNAL);
  make_twins (&self, FW_TWINS_UNKNOWN);
  sort_twins (&self);

  g_array_unref (self.kids);
  g_array_unref (self.places);
  g_hash_table_unref (self.kid_map);
  g_hash_table_unref (self.couples);
  g_hash_table_unref (self.linked);
  g_hash_table_unref (self.born_to);
}
