/* fw-sign-act.c: see fw-sign-act.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "document/fw-pdf-error.h"
#include "document/fw-sign-answer.h"
#include "document/fw-verify-record.h"
#include "domain/fw-plan-signature-repository.h"
#include "features/helpplan/fw-sign-act.h"
#include "store/fw-blob.h"

FwSignAct *
fw_sign_act_new (FwStore *store, gint64 document_id, const char *party)
{
  FwSignAct *self = g_new0 (FwSignAct, 1);

  self->store = g_object_ref (store);
  self->document_id = document_id;
  self->party = g_strdup (party);
  self->others = g_ptr_array_new_with_free_func (g_free);
  return self;
}

void
fw_sign_act_free (FwSignAct *self)
{
  g_object_unref (self->store);
  g_free (self->party);
  g_free (self->signed_on);
  g_free (self->reason);
  g_clear_object (&self->ink);
  g_clear_pointer (&self->pkcs12, g_bytes_unref);
  if (self->password != NULL)
    explicit_bzero (self->password, strlen (self->password));
  g_free (self->password);
  g_free (self->signer);
  g_clear_pointer (&self->scan, g_bytes_unref);
  g_free (self->scan_mime);
  g_ptr_array_unref (self->others);
  g_free (self);
}

/* The file as it is now, when it is what was signed so far. */
static GBytes *
await_file (FwStore *store, FwPlanSigning *signing, GError **error)
{
  g_autoptr (FwVerifyRecord) record = NULL;
  g_autoptr (GBytes) pdf = dex_await_boxed (
      fw_store_load_blob (store, fw_plan_signing_get_last (signing)->blob), error);

  if (pdf == NULL)
    return NULL;
  record = dex_await_boxed (fw_verify_record_bytes (pdf, signing), error);
  if (record == NULL)
    return NULL;
  if (fw_verify_record_is_good (record))
    return g_steal_pointer (&pdf);
  g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_NOT_ACCEPTED,
                       _ ("The stored file is no longer what was frozen and signed. Nothing was "
                          "signed; please tell whoever manages the office."));
  return NULL;
}

static GBytes *
await_signed (FwSignAct *self, FwPlanSigning *signing, const FwPlanParty *party, GError **error)
{
  g_autoptr (GBytes) pdf = await_file (self->store, signing, error);
  FwSignAnswer answer = {.position = party->position,
                         .n_parties = signing->parties->len,
                         .name = party->name[0] != '\0' ? party->name : party->role,
                         .on_screen = self->way == FW_SIGN_SCREEN,
                         .ink = self->ink,
                         .pkcs12 = self->pkcs12,
                         .password = self->password};

  if (pdf == NULL)
    return NULL;
  answer.pdf = pdf;
  return dex_await_boxed (fw_sign_answer_write (&answer), error);
}

static gboolean
await_note (FwSignAct *self, FwPlanSigning *signing, GBytes *pdf, GError **error)
{
  g_autoptr (GPtrArray) parties = g_ptr_array_new ();
  g_autofree char *strokes = self->ink != NULL && !fw_handwriting_is_empty (self->ink)
                                 ? fw_handwriting_to_json (self->ink)
                                 : NULL;
  FwPlanAnswer answer = {.document_id = self->document_id,
                         .way = self->way,
                         .signed_on = self->signed_on,
                         .reason = self->reason,
                         .copy_given = self->copy_given,
                         .signer = self->signer,
                         .strokes = strokes,
                         .scan = self->scan,
                         .scan_mime = self->scan_mime,
                         .pdf = pdf,
                         .base = fw_plan_signing_get_last (signing)->number};

  g_ptr_array_add (parties, self->party);
  for (guint i = 0; i < self->others->len; i++)
    g_ptr_array_add (parties, g_ptr_array_index (self->others, i));
  g_ptr_array_add (parties, NULL);
  answer.parties = (const char *const *) parties->pdata;
  return dex_await (fw_plan_signature_repository_note (self->store, &answer), error);
}

static DexFuture *
run_fiber (gpointer data)
{
  FwSignAct *self = data;
  g_autoptr (FwPlanSigning) signing = NULL;
  g_autoptr (GBytes) pdf = NULL;
  const FwPlanParty *party;
  GError *error = NULL;

  signing = dex_await_boxed (fw_plan_signature_repository_load (self->store, self->document_id),
                             &error);
  if (signing == NULL)
    return dex_future_new_for_error (error);
  party = fw_plan_signing_find (signing, self->party);
  if (party == NULL || fw_plan_party_is_final (party))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_STALE, "%s",
                                  _ ("This party has signed meanwhile. Nothing was changed."));
  if (self->way == FW_SIGN_SCREEN || self->way == FW_SIGN_CERTIFICATE)
    {
      pdf = await_signed (self, signing, party, &error);
      if (pdf == NULL)
        return dex_future_new_for_error (error);
    }
  if (!await_note (self, signing, pdf, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

static void
free_act (gpointer data)
{
  fw_sign_act_free (data);
}

DexFuture *
fw_sign_act_run (FwSignAct *self)
{
  g_return_val_if_fail (self != NULL && self->signed_on != NULL, NULL);

  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, run_fiber, self, free_act);
}
