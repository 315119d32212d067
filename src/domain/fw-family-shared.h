/* fw-family-shared.h: a family as it is shown to itself: drawn together at one table.
 *
 * A copy without what only the office knows or thinks: health and addiction, problems,
 * violence and abuse, what is only reported, pregnancies that ended early, sources,
 * notes, and how sure something is. Whatever is made from the copy (drawing, spoken
 * labels, list) cannot tell what is not in it. Persons and partnerships keep their
 * indices. Pure.
 */
#pragma once

#include "domain/fw-family.h"

G_BEGIN_DECLS

/* What is shown all the same, when somebody opened it by hand. */
typedef enum
{
  FW_SHARE_NOTHING = 0,
  FW_SHARE_HEALTH = 1 << 0,
  FW_SHARE_PROBLEMS = 1 << 1,
  FW_SHARE_VIOLENCE = 1 << 2, /* and what is only reported */
  FW_SHARE_LOSSES = 1 << 3,
} FwFamilyShare;

/* The ids of all facts: what is told at the table later is not among them. Free with
 * g_hash_table_unref(). */
GHashTable *
fw_family_dup_fact_ids (FwFamily *self);
/* @before (may be NULL): what is not in it was told here, and is shown in any case. The
 * household of somebody whose address is blocked is never shown. */
FwFamily *
fw_family_dup_shared (FwFamily *self, FwFamilyShare shown, GHashTable *before);

G_END_DECLS
