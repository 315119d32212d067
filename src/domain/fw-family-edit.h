/* fw-family-edit.h: the acts of drawing a family, on a family in memory.
 *
 * Each keeps the family whole: indices are mended, facts about somebody who is taken
 * out go too. Ids of new members are fresh ids of the office. Pure but for the ids.
 */
#pragma once

#include "domain/fw-family.h"

G_BEGIN_DECLS

/* Somebody without a name, known since @known. Returns the index. */
guint
fw_family_edit_add_person (FwFamily *self, FwFamilyPersonKind kind, FwSex sex, FwDay known);
/* The couple of the two, made when there is none. Either may be FW_FAMILY_NOBODY. */
guint
fw_family_edit_take_couple (FwFamily *self, guint one, guint other);
/* The couple whose child by birth @child is, FW_FAMILY_NOBODY. */
guint
fw_family_get_parents (FwFamily *self, guint child);
/* Mother or father of @child by @sex; fills the free place of the couple, or makes one;
 * when both are there, returns the one of that sex. */
guint
fw_family_edit_add_parent (FwFamily *self, guint child, FwSex sex, FwDay known);
guint
fw_family_edit_add_partner (FwFamily *self, guint person, FwSex sex, FwDay known);
/* A child of @couple, by birth unless @kind says otherwise. */
guint
fw_family_edit_add_child (FwFamily *self,
                          guint couple,
                          FwFamilyPersonKind what,
                          FwSex sex,
                          FwChildLinkKind kind,
                          FwDay known);
/* A child of @person with the latest partner, or alone. */
guint
fw_family_edit_add_child_of (FwFamily *self,
                             guint person,
                             FwFamilyPersonKind what,
                             FwSex sex,
                             FwDay known);
/* A brother or sister; parents who are not known are made as an empty couple. */
guint
fw_family_edit_add_sibling (FwFamily *self, guint person, FwSex sex, FwDay known);
/* Links a child to a couple, once for a kind. */
void
fw_family_edit_link_child (FwFamily *self,
                           guint child,
                           guint couple,
                           FwChildLinkKind kind,
                           const FwFact *fact);
/* Joins both in one group of twins. */
void
fw_family_edit_set_twins (FwFamily *self, guint one, guint other, FwTwinsKind kind);
/* Takes somebody out with everything about them; couples that are left with nobody and
 * no children go too. */
void
fw_family_edit_remove_person (FwFamily *self, guint person);
/* Takes out one row by its index; of a couple with its child links and events. */
void
fw_family_edit_remove_couple (FwFamily *self, guint couple);

G_END_DECLS
