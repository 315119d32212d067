/* fw-family-merge.h: a plan to bring an imported family into one that is there already.
 *
 * Pure. The plan proposes who may be whom, by name and birth; nothing is brought
 * together that the caller has not accepted, and what is there is never overwritten:
 * an accepted person only gets what was empty. Borrows both families, which must live
 * longer and must not change meanwhile.
 */
#pragma once

#include "domain/fw-family.h"

G_BEGIN_DECLS

typedef enum
{
  FW_MERGE_NONE,     /* nobody like that is there */
  FW_MERGE_POSSIBLE, /* the same name, or nearly; dates do not speak against it */
  FW_MERGE_LIKELY,   /* the same name, and dates or kin agree */
} FwMergeGrade;

typedef enum
{
  FW_MERGE_AS_NEW, /* comes in as a further person */
  FW_MERGE_SAME,   /* is @ours */
  FW_MERGE_LEAVE,  /* does not come in */
} FwMergeChoice;

typedef struct
{
  guint theirs; /* index in the imported family */
  guint ours;   /* proposed, or chosen; FW_FAMILY_NOBODY */
  FwMergeGrade grade;
  FwMergeChoice choice; /* FW_MERGE_AS_NEW until the caller says otherwise */
  gboolean birth_differs, death_differs, sex_differs;
} FwMergeRow;

typedef struct
{
  FwFamily *ours;
  FwFamily *theirs;
  GArray *rows; /* FwMergeRow, one for each imported person, in their order */
} FwFamilyMerge;

FwFamilyMerge *
fw_family_merge_new (FwFamily *ours, FwFamily *theirs);
void
fw_family_merge_free (FwFamilyMerge *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwFamilyMerge, fw_family_merge_free)

/* The caller's decision about imported person @theirs. FW_MERGE_SAME needs @ours;
 * FALSE when @ours has been given to another imported person already. */
gboolean
fw_family_merge_choose (FwFamilyMerge *self, guint theirs, FwMergeChoice choice, guint ours);
/* Accepts every proposal of at least @grade; returns how many. */
guint
fw_family_merge_accept (FwFamilyMerge *self, FwMergeGrade grade);

typedef struct
{
  guint new_persons, same_persons, left_persons;
  guint new_unions, same_unions, new_links, same_links, new_bonds;
} FwMergeCounts;

/* What would come in by the choices so far. */
FwMergeCounts
fw_family_merge_count (FwFamilyMerge *self);
/* The family as it would be: everything of @ours with its ids and in its order, then
 * what is new, with ids "+" and the imported id. Indices of @ours stay. */
FwFamily *
fw_family_merge_apply (FwFamilyMerge *self);

G_END_DECLS
