/* fw-family-repository.h: the family of a case, from its rows and back.
 *
 * An act of the user changes a copy of the loaded family (fw_family_copy() and the
 * functions of fw-family.h and fw-family-edit.h); what differs becomes one change set, so
 * that the typed family, an import and a click go the same way and are undone alike.
 * Main thread; the loaded state is immutable and holds the versions of its rows.
 *
 *   load ──▶ FwFamilyFile ──copy──▶ FwFamily, edited ──dup_changes──▶ FwChangeSet
 *     ▲                                                                    │
 *     └────────────── FwStore::changed ◀── edit session commits ◀──────────┘
 *
 * People, partnerships and child links belong to the office; bonds, health, traits,
 * households, twins' groups and places belong to the case. A partner or child without
 * a part in this case stands in it without a name, and is not changed from here.
 */
#pragma once

#include "domain/fw-family.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_FAMILY_FILE (fw_family_file_get_type ())
typedef struct _FwFamilyFile FwFamilyFile;
GType
fw_family_file_get_type (void) G_GNUC_CONST;
FwFamilyFile *
fw_family_file_ref (FwFamilyFile *self);
void
fw_family_file_unref (FwFamilyFile *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwFamilyFile, fw_family_file_unref)

/* Resolves to the FwFamilyFile of a case (boxed). */
DexFuture *
fw_family_repository_load (FwStore *store, gint64 case_id);
/* The same on the reader's or writer's thread, for fallwerkctl and jobs. */
FwFamilyFile *
fw_family_repository_read (FwConnection *connection, gint64 case_id, GError **error);
/* Borrowed; ids are the decimal ids of rows. Not to be changed: take a copy. */
FwFamily *
fw_family_file_get_family (FwFamilyFile *self);
gint64
fw_family_file_get_case (FwFamilyFile *self);
/* TRUE for somebody of another case who is only known to be there. */
gboolean
fw_family_file_is_outside (FwFamilyFile *self, guint person);
/* FALSE for who has a child's file here, and so cannot be taken out of the drawing. */
gboolean
fw_family_file_can_remove (FwFamilyFile *self, guint person);
/* The role of a person in the case ("mother", "child", …), "" for none. Borrowed. */
const char *
fw_family_file_get_role (FwFamilyFile *self, guint person);
/* What makes @edited of the loaded state, in one act called @label; NULL when nothing
 * differs. Rows of @edited whose ids are no ids of the office get new ones. */
FwChangeSet *
fw_family_file_dup_changes (FwFamilyFile *self, FwFamily *edited, const char *label);
/* Whether a change concerns the family of this case: then load again. */
gboolean
fw_family_file_is_touched (FwFamilyFile *self, FwNotice *notice);

G_END_DECLS
