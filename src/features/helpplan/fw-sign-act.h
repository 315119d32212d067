/* fw-sign-act.h: one answer of a party, from the dialog into file and record. */
#pragma once

#include <libdex.h>

#include "document/fw-handwriting.h"
#include "domain/fw-plan-signature.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* Filled by the page of its way; everything is owned. */
typedef struct
{
  FwStore *store;
  gint64 document_id;
  char *party;
  FwSignWay way;
  char *signed_on; /* ISO day */
  char *reason;
  gboolean copy_given;
  FwHandwriting *ink; /* screen; nullable: the name alone */
  GBytes *pkcs12;     /* the party's certificate, or the office's seal; nullable */
  char *password;
  char *signer;
  GBytes *scan;
  char *scan_mime;
  GPtrArray *others; /* ids of parties who signed the same sheet */
} FwSignAct;

FwSignAct *
fw_sign_act_new (FwStore *store, gint64 document_id, const char *party);
void
fw_sign_act_free (FwSignAct *self);
/* Takes @self. Reads the file as it is now, refuses one that is not what was signed so
 * far, writes the signature, verifies, and notes the answer. Resolves to TRUE; errors as
 * of the document and the repository: then nothing has changed. */
DexFuture *
fw_sign_act_run (FwSignAct *self);

G_END_DECLS
