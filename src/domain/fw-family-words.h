/* fw-family-words.h: the words of a family's facts in the user's language, and their
 * names in rows. Pure. Unknown names give the last resort, never NULL.
 */
#pragma once

#include "domain/fw-family.h"

G_BEGIN_DECLS

/* "Married", "Separated"; stored as "married", "separated", … */
const char *
fw_union_event_get_title (FwUnionEventKind kind);
const char *
fw_union_event_to_name (FwUnionEventKind kind);
FwUnionEventKind
fw_union_event_from_name (const char *name);

/* "Foster child"; stored as "birth", "adopted", "foster", "step", "donor", "guardian", "unknown". */
const char *
fw_child_link_get_title (FwChildLinkKind kind);
const char *
fw_child_link_to_name (FwChildLinkKind kind);
FwChildLinkKind
fw_child_link_from_name (const char *name);

/* "Alleged", "Assessed", "Established": berichtet, eingeschätzt, festgestellt. */
const char *
fw_fact_status_get_title (FwFactStatus status);
const char *
fw_fact_status_to_name (FwFactStatus status);
FwFactStatus
fw_fact_status_from_name (const char *name);

const char *
fw_sex_to_name (FwSex sex);
FwSex
fw_sex_from_name (const char *name);
const char *
fw_family_person_kind_to_name (FwFamilyPersonKind kind);
FwFamilyPersonKind
fw_family_person_kind_from_name (const char *name);
/* "Pregnancy", "Miscarriage", "Institution"; "Person". */
const char *
fw_family_person_kind_get_title (FwFamilyPersonKind kind);

/* Kinds of bond as the notation has them ("close", "conflict", …), NULL-terminated. */
const char *const *
fw_bond_get_kinds (void);
const char *
fw_bond_get_title (const char *kind);
/* Abuse and violence: status and source are asked for. */
gboolean
fw_bond_is_grave (const char *kind);
/* The arrow of the bond means something. */
gboolean
fw_bond_is_directed (const char *kind);

/* "2019", "May 2019", "3/5/2019", "about 2019", "before 2019"; "" when unknown. */
char *
fw_partial_date_dup_label (const FwPartialDate *date);

G_END_DECLS
