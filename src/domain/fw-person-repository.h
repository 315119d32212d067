/* fw-person-repository.h: the people of a case: who they are, where they live, who has custody.
 *
 * Live records come as GListStore of the types of fw-person.h, fw-custody.h,
 * fw-household.h and fw-case-file.h; change sets are made here and committed by
 * the caller's edit session, so that they can be undone.
 */
#pragma once

#include "domain/fw-case-file.h"
#include "domain/fw-custody.h"
#include "domain/fw-household.h"
#include "domain/fw-person.h"

G_BEGIN_DECLS

/* All resolve to a GListStore of live records. */
DexFuture *
fw_person_repository_list_roles (FwStore *store, gint64 case_id); /* FwCasePerson */
DexFuture *
fw_person_repository_list_children (FwStore *store, gint64 case_id); /* FwCaseChild */
DexFuture *
fw_person_repository_list_households (FwStore *store, gint64 case_id); /* FwHousehold */
/* FwHouseholdMember of a person in the households of the case. */
DexFuture *
fw_person_repository_list_homes (FwStore *store, gint64 case_id, gint64 person_id);
DexFuture *
fw_person_repository_list_addresses (FwStore *store, gint64 person_id);
DexFuture *
fw_person_repository_list_contacts (FwStore *store, gint64 person_id);
DexFuture *
fw_person_repository_list_institutions (FwStore *store, gint64 person_id);
DexFuture *
fw_person_repository_list_custody (FwStore *store, gint64 child_id);

/* Columns of find_similar. */
enum
{
  FW_SIMILAR_ID,
  FW_SIMILAR_GIVEN,
  FW_SIMILAR_FAMILY,
  FW_SIMILAR_BORN,
  FW_SIMILAR_IN_CASE, /* 1: has a part in this case already */
};

/* People of the office whose names hold every word of @text, at most @limit;
 * none of hidden cases or of cases that the searcher may not open. Resolves to
 * an FwResult. */
DexFuture *
fw_person_repository_find_similar (FwStore *store, gint64 case_id, const char *text, guint limit);

/* A new person with a role in the case; a child gets a file of its own with the
 * next number. @born: a partial date or NULL. @id (out): the person's. */
DexFuture *
fw_person_repository_add (FwStore *store,
                          gint64 case_id,
                          const char *given_name,
                          const char *family_name,
                          const char *born,
                          const char *role);
/* A person of the office gets a role in the case. Both resolve to the applied
 * FwChangeSet, for fw_edit_session_push(). */
DexFuture *
fw_person_repository_link (FwStore *store, gint64 case_id, gint64 person_id, const char *role);
/* The person that an applied set of add brought, 0 for none. */
gint64
fw_person_repository_get_added (FwChangeSet *applied);

G_END_DECLS
