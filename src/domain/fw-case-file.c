/* fw-case-file.c: see fw-case-file.h. */
#include "config.h"

#include "domain/fw-case-file.h"

struct _FwCaseFile
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwCaseFile, fw_case_file, FW_TYPE_RECORD)

static void
fw_case_file_class_init (FwCaseFileClass *klass)
{
  static const FwColumn columns[]
      = {{"file_number", FW_COLUMN_TEXT},   {"name", FW_COLUMN_TEXT},
         {"status", FW_COLUMN_TEXT},        {"kind", FW_COLUMN_TEXT},
         {"first_contact", FW_COLUMN_DATE}, {"legal_basis", FW_COLUMN_TEXT},
         {"social_space", FW_COLUMN_TEXT},  {"must_know", FW_COLUMN_TEXT},
         {"worker_id", FW_COLUMN_REF},      {"deputy_id", FW_COLUMN_REF},
         {"tandem_id", FW_COLUMN_REF},      {"team_id", FW_COLUMN_REF},
         {"closed_on", FW_COLUMN_DATE},     {"close_reason", FW_COLUMN_TEXT},
         {"last_contact", FW_COLUMN_DATE}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "case_file", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_case_file_init (FwCaseFile *self)
{
}

struct _FwCaseChild
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwCaseChild, fw_case_child, FW_TYPE_RECORD)

static void
fw_case_child_class_init (FwCaseChildClass *klass)
{
  static const FwColumn columns[]
      = {{"case_id", FW_COLUMN_REF},      {"person_id", FW_COLUMN_REF},
         {"file_number", FW_COLUMN_TEXT}, {"status", FW_COLUMN_TEXT},
         {"last_seen", FW_COLUMN_DATE},   {"see_every_weeks", FW_COLUMN_INT}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "case_child", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_case_child_init (FwCaseChild *self)
{
}

struct _FwCasePerson
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwCasePerson, fw_case_person, FW_TYPE_RECORD)

static void
fw_case_person_class_init (FwCasePersonClass *klass)
{
  static const FwColumn columns[]
      = {{"case_id", FW_COLUMN_REF}, {"person_id", FW_COLUMN_REF},  {"role", FW_COLUMN_TEXT},
         {"note", FW_COLUMN_TEXT},   {"from_date", FW_COLUMN_DATE}, {"to_date", FW_COLUMN_DATE}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "case_person", columns,
                               G_N_ELEMENTS (columns));
}

static void
fw_case_person_init (FwCasePerson *self)
{
}
