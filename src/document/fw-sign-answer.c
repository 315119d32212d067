/* fw-sign-answer.c: see fw-sign-answer.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "document/fw-handwriting-pdf.h"
#include "document/fw-pdf-error.h"
#include "document/fw-sign-answer.h"
#include "document/fw-sign-field.h"
#include "document/fw-sign-pdf.h"
#include "document/fw-verify-pdf.h"
#include "store/fw-background.h"

typedef struct
{
  GBytes *pdf, *pkcs12;
  guint position, n_parties;
  char *name, *password, *reason, *ink;
  gboolean on_screen;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_bytes_unref (job->pdf);
  g_clear_pointer (&job->pkcs12, g_bytes_unref);
  g_free (job->name);
  explicit_bzero (job->password, strlen (job->password));
  g_free (job->password);
  g_free (job->reason);
  g_free (job->ink);
  g_free (job);
}

static gboolean
begins_with (GBytes *whole, GBytes *start)
{
  return g_bytes_get_size (whole) > g_bytes_get_size (start)
         && memcmp (g_bytes_get_data (whole, NULL), g_bytes_get_data (start, NULL),
                    g_bytes_get_size (start))
                == 0;
}

static gboolean
has_signature (FwVerification *verification, const char *field)
{
  for (guint i = 0; i < verification->signatures->len; i++)
    {
      const FwVerifySignature *one = g_ptr_array_index (verification->signatures, i);

      if (g_str_equal (one->field, field) && one->covers == FW_VERIFY_WHOLE)
        return TRUE;
    }
  return FALSE;
}

/* Without a seal there is nothing to verify but that the file is still sound. */
static gboolean
is_sound (GBytes *pdf, guint n_fields)
{
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (pdf, FALSE, NULL);
  g_autoptr (GPtrArray) fields = reader != NULL ? fw_sign_field_list (reader) : NULL;

  return fields != NULL && fields->len == n_fields && !fw_pdf_reader_is_damaged (reader);
}

static gboolean
check (const Job *job, GBytes *result, const char *field, GError **error)
{
  g_autoptr (FwVerification) verification = NULL;
  gboolean good = begins_with (result, job->pdf);

  if (good && job->pkcs12 != NULL)
    {
      verification = fw_verify_pdf (result, NULL, error);
      if (verification == NULL)
        return FALSE;
      good = verification->intact && has_signature (verification, field);
    }
  else if (good)
    good = is_sound (result, job->n_parties);
  if (!good)
    g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_NOT_ACCEPTED,
                         _ ("The signed file did not pass its verification. Nothing was signed."));
  return good;
}

static GBytes *
seal (const Job *job, const char *field, FwHandwriting *ink, GError **error)
{
  g_autoptr (FwSignKey) key = fw_sign_key_new (job->pkcs12, job->password, error);
  g_autofree char *alternative = NULL;
  FwSignRequest request = {.field = field, .reason = job->reason};

  if (key == NULL)
    return NULL;
  if (job->on_screen)
    {
      request.party = job->name;
      alternative = fw_handwriting_dup_alternative (job->name, ink != NULL);
    }
  else
    alternative = g_strdup_printf ("Mit Zertifikat signiert: %s", fw_sign_key_get_name (key));
  request.alternative = alternative;
  if (ink != NULL)
    request.strokes = fw_handwriting_get_strokes (ink, &request.n_strokes);
  return fw_sign_pdf (job->pdf, key, &request, error);
}

static DexFuture *
run (gpointer data)
{
  const Job *job = data;
  GError *error = NULL;
  g_autoptr (FwHandwriting) ink = job->ink != NULL ? fw_handwriting_new_from_json (job->ink) : NULL;
  g_autofree char *field = NULL;
  GBytes *result = NULL;

  field = fw_handwriting_dup_field (job->pdf, job->position, job->n_parties, &error);
  if (field == NULL)
    return dex_future_new_for_error (error);
  if (job->pkcs12 != NULL)
    result = seal (job, field, ink, &error);
  else
    result = fw_handwriting_pdf (job->pdf, &(FwHandwritingRequest) {field, job->name, ink}, &error);
  if (result != NULL && !check (job, result, field, &error))
    g_clear_pointer (&result, g_bytes_unref);
  if (result == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (G_TYPE_BYTES, result);
}

DexFuture *
fw_sign_answer_write (const FwSignAnswer *answer)
{
  Job *job;

  g_return_val_if_fail (answer != NULL && answer->pdf != NULL && answer->name != NULL, NULL);
  g_return_val_if_fail (answer->on_screen || answer->pkcs12 != NULL, NULL);

  job = g_new0 (Job, 1);
  job->pdf = g_bytes_ref (answer->pdf);
  job->pkcs12 = answer->pkcs12 != NULL ? g_bytes_ref (answer->pkcs12) : NULL;
  job->position = answer->position;
  job->n_parties = answer->n_parties;
  job->name = g_strdup (answer->name);
  job->password = g_strdup (answer->password != NULL ? answer->password : "");
  job->reason = g_strdup (answer->reason);
  job->on_screen = answer->on_screen;
  if (answer->ink != NULL && !fw_handwriting_is_empty (answer->ink))
    job->ink = fw_handwriting_to_json (answer->ink);
  return fw_background_run ("sign", run, job, job_free);
}
