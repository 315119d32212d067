/* fw-staff-repository.h: members of staff. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Columns of list and list_active. */
enum
{
  FW_STAFF_ID,
  FW_STAFF_VERSION,
  FW_STAFF_NAME,
  FW_STAFF_FUNCTION,
  FW_STAFF_ROLE,
  FW_STAFF_TEAM_ID,
  FW_STAFF_TEAM,
  FW_STAFF_DEPUTY_ID,
  FW_STAFF_DEPUTY,
  FW_STAFF_LOGIN,
  FW_STAFF_PHONE,
  FW_STAFF_EMAIL,
  FW_STAFF_ACTIVE_FROM,
  FW_STAFF_ACTIVE_TO,
};

/* Columns of list_teams. */
enum
{
  FW_TEAM_ID,
  FW_TEAM_NAME,
};

/* "case-worker", "team-lead", … as the table has them, NULL-terminated; the
 * translated name of one. */
const char *const *
fw_staff_get_roles (void);
const char *
fw_staff_get_role_title (const char *role);
/* Those who may change the office: settings, staff, providers. */
gboolean
fw_staff_role_manages (const char *role);

/* Everybody, by name; those whose access has ended too. */
DexFuture *
fw_staff_repository_list (FwStore *store);
/* Only those who work here today. */
DexFuture *
fw_staff_repository_list_active (FwStore *store);
DexFuture *
fw_staff_repository_list_teams (FwStore *store);

/* What a form of a member of staff holds; texts may be "". */
typedef struct
{
  gint64 id; /* 0: a new one */
  gint64 version;
  const char *name;
  const char *function;
  const char *role;
  const char *team; /* a name; made when there is none of it */
  gint64 deputy_id;
  const char *login;
  const char *phone;
  const char *email;
  const char *active_to; /* ISO, NULL: open */
} FwStaffForm;

/* Resolves to the applied FwChangeSet. Refuses a sign-in name that somebody
 * has, and to take the last manager of the office away. */
DexFuture *
fw_staff_repository_save (FwStore *store, const FwStaffForm *form);
/* Resolves to TRUE when the signed-in person manages the office. */
DexFuture *
fw_staff_repository_may_manage (FwStore *store);

/* Resolves to the id (int64) of the member of staff with that login whose
 * account is open today; ACCESS_ENDED with the date, or NOT_FOUND. */
DexFuture *
fw_staff_repository_find_by_login (FwStore *store, const char *login);
/* Resolves to a result of one row: name, function, team name. */
DexFuture *
fw_staff_repository_describe (FwStore *store, gint64 id);

G_END_DECLS
