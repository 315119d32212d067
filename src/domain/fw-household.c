/* fw-household.c: see fw-household.h. */
#include "config.h"

#include "domain/fw-household.h"

struct _FwHousehold
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwHousehold, fw_household, FW_TYPE_RECORD)

static void
fw_household_class_init (FwHouseholdClass *klass)
{
  static const FwColumn columns[]
      = {{"case_id", FW_COLUMN_REF}, {"name", FW_COLUMN_TEXT}, {"kind", FW_COLUMN_TEXT}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "household", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_household_init (FwHousehold *self)
{
}

struct _FwHouseholdMember
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwHouseholdMember, fw_household_member, FW_TYPE_RECORD)

static void
fw_household_member_class_init (FwHouseholdMemberClass *klass)
{
  static const FwColumn columns[] = {{"household_id", FW_COLUMN_REF}, {"person_id", FW_COLUMN_REF},
                                     {"from_date", FW_COLUMN_DATE},   {"to_date", FW_COLUMN_DATE},
                                     {"status", FW_COLUMN_TEXT},      {"source", FW_COLUMN_TEXT}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "household_member", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_household_member_init (FwHouseholdMember *self)
{
}
