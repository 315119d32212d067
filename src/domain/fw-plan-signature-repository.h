/* fw-plan-signature-repository.h: answers to a frozen plan: the only SQL about them. */
#pragma once

#include "base/fw-date.h"
#include "domain/fw-plan-signature.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* Resolves to an FwPlanSigning (boxed) with the newest answer of each party and every
 * revision of the file; NOT_FOUND. */
DexFuture *
fw_plan_signature_repository_load (FwStore *store, gint64 document_id);

/* An answer that is to be noted. */
typedef struct
{
  gint64 document_id;
  const char *const *parties; /* ids; more than one only for a sheet that several signed */
  FwSignWay way;
  const char *signed_on; /* ISO day */
  const char *reason;    /* nullable */
  gboolean copy_given;
  const char *signer;    /* nullable */
  const char *strokes;   /* JSON; nullable */
  GBytes *scan;          /* nullable */
  const char *scan_mime; /* nullable */
  GBytes *pdf;           /* the file with the signature; nullable */
  guint base;            /* the number of the revision that @pdf begins with */
} FwPlanAnswer;

/* Writes blobs, rows and the access log's line in this order. Resolves to TRUE;
 * CONSTRAINT with words for what is missing, STALE when somebody else has signed
 * meanwhile, NOT_FOUND. */
DexFuture *
fw_plan_signature_repository_note (FwStore *store, const FwPlanAnswer *answer);

/* The office's certificate. Columns of the result of load_seal, no row: none. */
enum
{
  FW_SEAL_BLOB,
  FW_SEAL_NAME,
  FW_SEAL_SET_AT,
  FW_SEAL_VALID_FROM, /* ISO day; "" when it is not known */
  FW_SEAL_VALID_UNTIL,
  FW_SEAL_SET_BY, /* a name; nullable */
};
DexFuture *
fw_plan_signature_repository_load_seal (FwStore *store);
/* @first and @last: the days the certificate holds from and to (FW_DAY_NONE: not known).
 * Resolves to the applied FwChangeSet, which cannot be undone: a seal is replaced. */
DexFuture *
fw_plan_signature_repository_set_seal (FwStore *store,
                                       GBytes *pkcs12,
                                       const char *name,
                                       FwDay first,
                                       FwDay last);
/* No seal from now on. Resolves to the applied FwChangeSet; its inverse puts the certificate
 * back as it was. */
DexFuture *
fw_plan_signature_repository_remove_seal (FwStore *store);

G_END_DECLS
