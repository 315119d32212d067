/* fw-overview-repository.h: all that the one-page picture of a case shows, read at one moment. */
#pragma once

#include "base/fw-date.h"
#include "domain/fw-help-kinds.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* Columns of head. */
enum
{
  FW_HEAD_NAME,
  FW_HEAD_NUMBER,
  FW_HEAD_STATUS,
  FW_HEAD_KIND,
  FW_HEAD_FIRST_CONTACT,
  FW_HEAD_LAST_CONTACT,
  FW_HEAD_MUST_KNOW,
  FW_HEAD_LEGAL_BASIS,
  FW_HEAD_SOCIAL_SPACE,
  FW_HEAD_WORKER,
  FW_HEAD_DEPUTY,
  FW_HEAD_TANDEM,
  FW_HEAD_TEAM,
  FW_HEAD_CLOSED_ON,
  FW_HEAD_CLOSE_REASON,
};

/* Columns of persons: one row a role in the case; children first, by age. */
enum
{
  FW_PERSON_ROW_ID,
  FW_PERSON_ROW_ROLE_ID,
  FW_PERSON_ROW_ROLE,
  FW_PERSON_ROW_GIVEN,
  FW_PERSON_ROW_FAMILY,
  FW_PERSON_ROW_BORN,
  FW_PERSON_ROW_DIED,
  FW_PERSON_ROW_INTERPRETER,
  FW_PERSON_ROW_BLOCKED, /* has a blocked address today */
};

/* Columns of members: who lives where today; the children's household first. */
enum
{
  FW_MEMBER_HOUSEHOLD,
  FW_MEMBER_NAME,
  FW_MEMBER_KIND,
  FW_MEMBER_PERSON,
  FW_MEMBER_GIVEN,
  FW_MEMBER_FROM,
  FW_MEMBER_BLOCKED,
};

/* Columns of rights: custody and related rights in force today, by child. */
enum
{
  FW_RIGHT_CHILD,
  FW_RIGHT_CHILD_GIVEN,
  FW_RIGHT_KIND,
  FW_RIGHT_HOLDER,
  FW_RIGHT_EXTENT,
  FW_RIGHT_PROOF,
  FW_RIGHT_UNKNOWN,
};

/* Columns of children. */
enum
{
  FW_CHILD_PERSON,
  FW_CHILD_GIVEN,
  FW_CHILD_NUMBER,
  FW_CHILD_LAST_SEEN,
  FW_CHILD_WEEKS,
};

/* Columns of plan: the newest in force. */
enum
{
  FW_OVERVIEW_PLAN_ID,
  FW_OVERVIEW_PLAN_NUMBER,
  FW_OVERVIEW_PLAN_HELP,
  FW_OVERVIEW_PLAN_START,
  FW_OVERVIEW_PLAN_END,
  FW_OVERVIEW_PLAN_REVIEW,
  FW_OVERVIEW_PLAN_PROVIDER,
  FW_OVERVIEW_PLAN_STATUS,
};

/* Columns of contact: the newest contact that the reader may see. */
enum
{
  FW_CONTACT_KIND,
  FW_CONTACT_AT,
  FW_CONTACT_DURATION,
  FW_CONTACT_AUTHOR,
  FW_CONTACT_WITH, /* "Jana, Tom" */
};

#define FW_TYPE_OVERVIEW (fw_overview_get_type ())
G_DECLARE_FINAL_TYPE (FwOverview, fw_overview, FW, OVERVIEW, GObject)

/* Made on the reader's thread, then read only. */
struct _FwOverview
{
  GObject parent_instance;
  FwResult *head;
  FwResult *persons;
  FwResult *members;
  FwResult *rights;
  FwResult *children;
  FwResult *plan;
  FwResult *contact;
  FwDay today;
  FwDay due_limit;
};

/* Resolves to an FwOverview; NOT_FOUND when the case is no longer there. */
DexFuture *
fw_overview_repository_load (FwStore *store, gint64 case_id);

G_END_DECLS
