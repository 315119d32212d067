/* fw-case-file.h: a family file, its children's files and who has a part in it, live records. */
#pragma once

#include "store/fw-record.h"

G_BEGIN_DECLS

#define FW_TYPE_CASE_FILE (fw_case_file_get_type ())
G_DECLARE_FINAL_TYPE (FwCaseFile, fw_case_file, FW, CASE_FILE, FwRecord)

#define FW_TYPE_CASE_CHILD (fw_case_child_get_type ())
G_DECLARE_FINAL_TYPE (FwCaseChild, fw_case_child, FW, CASE_CHILD, FwRecord)

#define FW_TYPE_CASE_PERSON (fw_case_person_get_type ())
G_DECLARE_FINAL_TYPE (FwCasePerson, fw_case_person, FW, CASE_PERSON, FwRecord)

G_END_DECLS
