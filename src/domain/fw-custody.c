/* fw-custody.c: see fw-custody.h. */
#include "config.h"

#include "domain/fw-custody.h"

struct _FwCustody
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwCustody, fw_custody, FW_TYPE_RECORD)

static void
fw_custody_class_init (FwCustodyClass *klass)
{
  static const FwColumn columns[]
      = {{"child_id", FW_COLUMN_REF},        {"holder_id", FW_COLUMN_REF},
         {"holder_text", FW_COLUMN_TEXT},    {"kind", FW_COLUMN_TEXT},
         {"extent", FW_COLUMN_TEXT},         {"proof", FW_COLUMN_TEXT},
         {"unknown_reason", FW_COLUMN_TEXT}, {"from_date", FW_COLUMN_DATE},
         {"to_date", FW_COLUMN_DATE}};

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "custody", columns, G_N_ELEMENTS (columns));
}

static void
fw_custody_init (FwCustody *self)
{
}
