/* fw-custody.h: custody and related rights of a child (Sorgerecht), a live record. */
#pragma once

#include "store/fw-record.h"

G_BEGIN_DECLS

#define FW_TYPE_CUSTODY (fw_custody_get_type ())
G_DECLARE_FINAL_TYPE (FwCustody, fw_custody, FW, CUSTODY, FwRecord)

G_END_DECLS
