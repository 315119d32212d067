/* fw-verify-record.h: a file judged by its signatures and by what the record knows of it. */
#pragma once

#include <libdex.h>

#include "document/fw-verify-pdf.h"
#include "domain/fw-plan-signature.h"

G_BEGIN_DECLS

#define FW_TYPE_VERIFY_RECORD (fw_verify_record_get_type ())
typedef struct
{
  gatomicrefcount ref_count;
  FwVerification *verification;
  FwPlanSigning *signing; /* NULL: a foreign file, nothing is known of it */
  gboolean holds;         /* every revision of the record is in the file */
  guint broken;           /* else the first that is not */
} FwVerifyRecord;

GType
fw_verify_record_get_type (void);
FwVerifyRecord *
fw_verify_record_ref (FwVerifyRecord *self);
void
fw_verify_record_unref (FwVerifyRecord *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwVerifyRecord, fw_verify_record_unref)

/* TRUE when it is what was frozen and signed. */
gboolean
fw_verify_record_is_good (const FwVerifyRecord *self);
/* On a thread of its own; resolves to an FwVerifyRecord. @signing nullable. */
DexFuture *
fw_verify_record_bytes (GBytes *pdf, FwPlanSigning *signing);
/* A file from outside. */
DexFuture *
fw_verify_record_file (const char *path);

G_END_DECLS
