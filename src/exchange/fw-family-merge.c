/* fw-family-merge.c: see fw-family-merge.h. Here: who may be whom, and the choices;
 * fw-family-merge-apply.c brings the two together. */
#include "config.h"

#include <string.h>

#include "base/fw-text.h"
#include "exchange/fw-family-merge.h"

/* Births that lie further apart than this are those of two people of one name. */
#define SLIP_DAYS 366

static FwMergeRow *
get_row (FwFamilyMerge *self, guint theirs)
{
  return &g_array_index (self->rows, FwMergeRow, theirs);
}

/* "anna|berg", folded; NULL for somebody without a name. */
static char *
make_key (const char *given, const char *family)
{
  g_autofree char *one = fw_text_fold (given), *other = fw_text_fold (family);

  if (*given == '\0' && *family == '\0')
    return NULL;
  return g_strconcat (one, "|", other, NULL);
}

/* Days between two spans: 0 when they may be the same day, −1 when one is unknown. */
static int
get_distance (const FwPartialDate *a, const FwPartialDate *b)
{
  /* "About" reaches a year to each side. */
  int slack = (a->approximate ? 365 : 0) + (b->approximate ? 365 : 0);
  int gap = 0;

  if (!fw_partial_date_is_known (a) || !fw_partial_date_is_known (b))
    return -1;
  if (a->last != FW_DAY_NONE && b->first != FW_DAY_NONE && a->last < b->first)
    gap = b->first - a->last;
  else if (b->last != FW_DAY_NONE && a->first != FW_DAY_NONE && b->last < a->first)
    gap = a->first - b->last;
  return MAX (0, gap - slack);
}

static FwMergeGrade
grade (const FwFamilyPerson *ours, const FwFamilyPerson *theirs, gboolean whole_name)
{
  int birth = get_distance (&ours->born, &theirs->born);
  int death = get_distance (&ours->died, &theirs->died);

  if ((ours->kind == FW_FAMILY_PERSON) != (theirs->kind == FW_FAMILY_PERSON))
    return FW_MERGE_NONE;
  if (birth > SLIP_DAYS || death > SLIP_DAYS)
    return FW_MERGE_NONE;
  if (ours->sex != theirs->sex && ours->sex != FW_SEX_UNKNOWN && theirs->sex != FW_SEX_UNKNOWN
      && (birth != 0 || !whole_name))
    return FW_MERGE_NONE;
  if (birth == 0 && whole_name)
    return FW_MERGE_LIKELY;
  /* Another family name, but the very day of birth. */
  if (!whole_name)
    return birth == 0 && ours->born.precision == FW_DATE_DAY
                   && theirs->born.precision == FW_DATE_DAY
               ? FW_MERGE_POSSIBLE
               : FW_MERGE_NONE;
  return FW_MERGE_POSSIBLE;
}

static void
add_key (GHashTable *keys, char *key, guint person)
{
  GArray *found;

  if (key == NULL)
    return;
  found = g_hash_table_lookup (keys, key);
  if (found == NULL)
    {
      found = g_array_new (FALSE, FALSE, sizeof (guint));
      g_hash_table_insert (keys, key, found);
    }
  else
    g_free (key);
  if (found->len == 0 || g_array_index (found, guint, found->len - 1) != person)
    g_array_append_val (found, person);
}

typedef struct
{
  guint ours;
  FwMergeGrade grade;
  guint n; /* how many are as good */
} Candidate;

static void
try_key (FwFamilyMerge *self,
         GHashTable *keys,
         char *key,
         const FwFamilyPerson *theirs,
         gboolean whole_name,
         Candidate *best)
{
  g_autofree char *owned = key;
  const GArray *found = key != NULL ? g_hash_table_lookup (keys, key) : NULL;

  for (guint i = 0; found != NULL && i < found->len; i++)
    {
      guint person = g_array_index (found, guint, i);
      FwMergeGrade value = grade (fw_family_get_person (self->ours, person), theirs, whole_name);

      if (value == FW_MERGE_NONE || value < best->grade || person == best->ours)
        continue;
      best->n = value > best->grade ? 1 : best->n + 1;
      if (value > best->grade)
        best->ours = person;
      best->grade = value;
    }
}

static void
propose (FwFamilyMerge *self)
{
  g_autoptr (GHashTable) names
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  g_autoptr (GHashTable) given
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);

  for (guint i = 0; i < self->ours->persons->len; i++)
    {
      const FwFamilyPerson *person = fw_family_get_person (self->ours, i);

      add_key (names, make_key (person->given_name, person->family_name), i);
      if (*person->birth_name != '\0')
        add_key (names, make_key (person->given_name, person->birth_name), i);
      if (*person->given_name != '\0')
        add_key (given, make_key (person->given_name, ""), i);
    }
  for (guint i = 0; i < self->rows->len; i++)
    {
      const FwFamilyPerson *person = fw_family_get_person (self->theirs, i);
      FwMergeRow *row = get_row (self, i);
      Candidate best = {FW_FAMILY_NOBODY, FW_MERGE_NONE, 0};

      try_key (self, names, make_key (person->given_name, person->family_name), person, TRUE,
               &best);
      if (*person->birth_name != '\0')
        try_key (self, names, make_key (person->given_name, person->birth_name), person, TRUE,
                 &best);
      if (best.grade < FW_MERGE_POSSIBLE && *person->given_name != '\0')
        try_key (self, given, make_key (person->given_name, ""), person, FALSE, &best);
      row->ours = best.ours;
      row->grade = best.grade;
      /* Two who fit alike: the caller has to look. */
      if (best.n > 1 && best.grade == FW_MERGE_LIKELY)
        row->grade = FW_MERGE_POSSIBLE;
    }
}

/* Nobody of ours is proposed for two. */
static void
drop_doubles (FwFamilyMerge *self)
{
  g_autofree guint *taken = g_new0 (guint, self->ours->persons->len + 1);

  for (int level = FW_MERGE_LIKELY; level > FW_MERGE_NONE; level--)
    for (guint i = 0; i < self->rows->len; i++)
      {
        FwMergeRow *row = get_row (self, i);

        if ((int) row->grade != level)
          continue;
        if (taken[row->ours] == 0)
          taken[row->ours] = i + 1;
        else
          {
            /* Alike again: the first is no surer than the second. */
            FwMergeRow *first = get_row (self, taken[row->ours] - 1);

            if (first->grade == row->grade)
              first->grade = FW_MERGE_POSSIBLE;
            row->grade = FW_MERGE_NONE;
            row->ours = FW_FAMILY_NOBODY;
          }
      }
}

/* A name alone is likelier where a parent or child is likely the same too. */
static void
look_at_kin (FwFamilyMerge *self)
{
  g_autoptr (GHashTable) ours = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);

  for (guint i = 0; i < self->ours->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (self->ours->links, i);
      const FwFamilyUnion *parents = fw_family_get_union (self->ours, link->parents);

      for (guint k = 0; k < 2; k++)
        {
          gint64 key = (gint64) ((guint64) link->child << 32 | parents->partners[k]);

          g_hash_table_add (ours, g_memdup2 (&key, sizeof key));
        }
    }
  for (guint i = 0; i < self->theirs->links->len; i++)
    {
      const FwChildLink *link = g_ptr_array_index (self->theirs->links, i);
      const FwFamilyUnion *parents = fw_family_get_union (self->theirs, link->parents);
      FwMergeRow *child = get_row (self, link->child);

      for (guint k = 0; k < 2; k++)
        {
          FwMergeRow *parent;
          gint64 key;

          if (parents->partners[k] == FW_FAMILY_NOBODY)
            continue;
          parent = get_row (self, parents->partners[k]);
          if (parent->grade == FW_MERGE_NONE || child->grade == FW_MERGE_NONE)
            continue;
          key = (gint64) ((guint64) child->ours << 32 | parent->ours);
          if (!g_hash_table_contains (ours, &key))
            continue;
          /* Two who are parent and child in both families. */
          child->grade = parent->grade = FW_MERGE_LIKELY;
        }
    }
}

static void
compare (FwFamilyMerge *self, FwMergeRow *row)
{
  const FwFamilyPerson *ours, *theirs = fw_family_get_person (self->theirs, row->theirs);

  row->birth_differs = row->death_differs = row->sex_differs = FALSE;
  if (row->ours == FW_FAMILY_NOBODY)
    return;
  ours = fw_family_get_person (self->ours, row->ours);
  row->birth_differs = get_distance (&ours->born, &theirs->born) > 0;
  row->death_differs = get_distance (&ours->died, &theirs->died) > 0;
  row->sex_differs
      = ours->sex != theirs->sex && ours->sex != FW_SEX_UNKNOWN && theirs->sex != FW_SEX_UNKNOWN;
}

FwFamilyMerge *
fw_family_merge_new (FwFamily *ours, FwFamily *theirs)
{
  FwFamilyMerge *self;

  g_return_val_if_fail (ours != NULL && theirs != NULL, NULL);

  self = g_new0 (FwFamilyMerge, 1);
  self->ours = ours;
  self->theirs = theirs;
  self->rows = g_array_new (FALSE, TRUE, sizeof (FwMergeRow));
  for (guint i = 0; i < theirs->persons->len; i++)
    {
      FwMergeRow row = {.theirs = i, .ours = FW_FAMILY_NOBODY};

      g_array_append_val (self->rows, row);
    }
  propose (self);
  drop_doubles (self);
  look_at_kin (self);
  for (guint i = 0; i < self->rows->len; i++)
    compare (self, get_row (self, i));
  return self;
}

void
fw_family_merge_free (FwFamilyMerge *self)
{
  g_array_unref (self->rows);
  g_free (self);
}

gboolean
fw_family_merge_choose (FwFamilyMerge *self, guint theirs, FwMergeChoice choice, guint ours)
{
  FwMergeRow *row;

  g_return_val_if_fail (theirs < self->rows->len, FALSE);
  g_return_val_if_fail (choice != FW_MERGE_SAME || ours < self->ours->persons->len, FALSE);

  row = get_row (self, theirs);
  if (choice == FW_MERGE_SAME)
    {
      for (guint i = 0; i < self->rows->len; i++)
        if (i != theirs && get_row (self, i)->choice == FW_MERGE_SAME
            && get_row (self, i)->ours == ours)
          return FALSE;
      row->ours = ours;
      compare (self, row);
    }
  row->choice = choice;
  return TRUE;
}

guint
fw_family_merge_accept (FwFamilyMerge *self, FwMergeGrade least)
{
  guint n = 0;

  g_return_val_if_fail (least > FW_MERGE_NONE, 0);

  for (guint i = 0; i < self->rows->len; i++)
    {
      const FwMergeRow *row = get_row (self, i);

      if (row->grade >= least && row->choice == FW_MERGE_AS_NEW
          && fw_family_merge_choose (self, i, FW_MERGE_SAME, row->ours))
        n++;
    }
  return n;
}
