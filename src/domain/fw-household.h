/* fw-household.h: households of a case and who lives in them, as live records. */
#pragma once

#include "store/fw-record.h"

G_BEGIN_DECLS

#define FW_TYPE_HOUSEHOLD (fw_household_get_type ())
G_DECLARE_FINAL_TYPE (FwHousehold, fw_household, FW, HOUSEHOLD, FwRecord)

#define FW_TYPE_HOUSEHOLD_MEMBER (fw_household_member_get_type ())
G_DECLARE_FINAL_TYPE (FwHouseholdMember, fw_household_member, FW, HOUSEHOLD_MEMBER, FwRecord)

G_END_DECLS
