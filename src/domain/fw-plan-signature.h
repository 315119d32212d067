/* fw-plan-signature.h: who has answered a frozen help plan, and by which way.
 *
 * Parties are the rows of the section of signatures in the frozen content; answers are
 * rows that never change, and the newest of a party counts. Refusal and absence are
 * answers, not errors. Plain data, made by the repository; any thread.
 *
 * Source: research/casework.md 3.2; § 36 (2) SGB VIII asks for no form, § 36a SGB I.
 */
#pragma once

#include <glib-object.h>

G_BEGIN_DECLS

typedef enum
{
  FW_SIGN_OPEN,        /* no answer yet */
  FW_SIGN_PAPER,       /* on paper, with the scan */
  FW_SIGN_SCREEN,      /* drawn, or the name typed, and written into the file */
  FW_SIGN_CERTIFICATE, /* the party's own certificate */
  FW_SIGN_ORAL,        /* agreed orally, noted */
  FW_SIGN_REFUSED,
  FW_SIGN_ABSENT,
} FwSignWay;

/* As stored; NULL for FW_SIGN_OPEN and what is no way. */
const char *
fw_sign_way_get_name (FwSignWay way);
FwSignWay
fw_sign_way_from_name (const char *name);

typedef struct
{
  char *id;
  char *name;
  char *role;
  guint position; /* from 0, as printed */
  /* Of the newest answer; strings nullable while open. */
  FwSignWay way;
  char *signed_on; /* ISO day */
  char *noted_at;  /* UTC */
  char *noted_by;
  char *reason;
  char *signer; /* whom the certificate names; "" without one */
  gboolean copy_given;
  gint64 scan_blob; /* 0: none */
  char *scan_mime;
  guint n_answers;
} FwPlanParty;

/* TRUE when nothing may follow: it stands in the file. */
gboolean
fw_plan_party_is_final (const FwPlanParty *self);

typedef struct
{
  guint number; /* 0: as frozen */
  gint64 blob;
  char *sha256;
  gsize size; /* 0 when not known: the frozen file */
  char *made_at;
} FwPlanRevision;

#define FW_TYPE_PLAN_SIGNING (fw_plan_signing_get_type ())
typedef struct
{
  gatomicrefcount ref_count;
  gint64 document_id;
  gint64 case_id;
  guint number;             /* of the version */
  guint superseded_by;      /* number of the version after it; 0: none */
  guint replaces;           /* number of the version before it; 0: none */
  guint n_replaced_answers; /* of the parties of the version before it */
  GPtrArray *parties;       /* of FwPlanParty */
  GPtrArray *revisions;     /* of FwPlanRevision, the frozen file first */
} FwPlanSigning;

GType
fw_plan_signing_get_type (void);
/* Without answers; @content is the frozen content (JSON). */
FwPlanSigning *
fw_plan_signing_new (const char *content);
FwPlanSigning *
fw_plan_signing_ref (FwPlanSigning *self);
void
fw_plan_signing_unref (FwPlanSigning *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwPlanSigning, fw_plan_signing_unref)

/* NULL when there is none of that id. */
FwPlanParty *
fw_plan_signing_find (FwPlanSigning *self, const char *id);
/* Parties with an answer. */
guint
fw_plan_signing_count_answers (FwPlanSigning *self);
/* A certificate has signed the file, a party's or the office's: nothing unsealed may be
 * written into it after that. */
gboolean
fw_plan_signing_is_sealed (FwPlanSigning *self);
/* The file as it is now. */
const FwPlanRevision *
fw_plan_signing_get_last (FwPlanSigning *self);

G_END_DECLS
