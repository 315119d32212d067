/* fw-ctl-pdf.c: fallwerkctl pdf fields | sign | verify. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "ctl/fw-ctl.h"
#include "document/fw-pdf-error.h"
#include "document/fw-sign-field.h"
#include "document/fw-sign-file.h"
#include "document/fw-verify-pdf.h"
#include "store/fw-await.h"

static int
fail (const GError *error)
{
  int status = fw_ctl_fail (error);

  return g_error_matches (error, FW_PDF_ERROR, FW_PDF_ERROR_WRONG_PASSWORD) ? FW_CTL_NO_ACCESS
                                                                            : status;
}

/* Poppler looks for certificates below it and does not expect it to be missing. */
static void
ensure_home (void)
{
  if (g_getenv ("HOME") == NULL)
    g_setenv ("HOME", g_get_tmp_dir (), FALSE);
}

/* --- fields ----------------------------------------------------------------------- */

static int
run_fields (const FwCtlOptions *options, int n_words, char **words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) pdf = fw_sign_read_file (words[0], &error);
  g_autoptr (FwPdfReader) reader = pdf != NULL ? fw_pdf_reader_new (pdf, TRUE, &error) : NULL;
  g_autoptr (GPtrArray) fields = NULL;
  g_autoptr (JsonBuilder) builder = NULL;

  if (reader == NULL)
    return fail (error);
  if (fw_pdf_reader_is_encrypted (reader))
    return fw_ctl_fail_input (_ ("This PDF is protected by a password."));
  fields = fw_sign_field_list (reader);
  builder = json_builder_new ();
  json_builder_begin_array (builder);
  for (guint i = 0; i < fields->len; i++)
    {
      const FwSignField *field = g_ptr_array_index (fields, i);

      json_builder_begin_object (builder);
      fw_ctl_add_member (builder, "name", field->name);
      json_builder_set_member_name (builder, "page");
      if (field->page != G_MAXUINT)
        json_builder_add_int_value (builder, (gint64) field->page + 1);
      else
        json_builder_add_null_value (builder);
      json_builder_set_member_name (builder, "signed");
      json_builder_add_boolean_value (builder, field->has_value);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  fw_ctl_print_json (builder);
  return FW_CTL_DONE;
}

/* --- verify ----------------------------------------------------------------------- */

static void
add_boolean (JsonBuilder *builder, const char *name, gboolean value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_boolean_value (builder, value);
}

static void
print_json (const FwVerification *verification)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();

  json_builder_begin_object (builder);
  add_boolean (builder, "intact", verification->intact);
  add_boolean (builder, "changed_after_last_signature", verification->changed_after_last);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint bit = 1; bit <= FW_VERIFY_NOT_READABLE; bit <<= 1)
    if (verification->problems & bit)
      json_builder_add_string_value (builder, fw_verify_problem_get_word (bit));
  json_builder_end_array (builder);
  fw_ctl_add_member (builder, "sha256", verification->sha256);
  json_builder_set_member_name (builder, "signatures");
  json_builder_begin_array (builder);
  for (guint i = 0; i < verification->signatures->len; i++)
    {
      const FwVerifySignature *one = g_ptr_array_index (verification->signatures, i);

      json_builder_begin_object (builder);
      fw_ctl_add_member (builder, "field", one->field);
      fw_ctl_add_member (builder, "signer", one->signer);
      fw_ctl_add_member (builder, "subfilter", one->subfilter);
      fw_ctl_add_member (builder, "crypto", fw_verify_crypto_get_word (one->crypto));
      fw_ctl_add_member (builder, "covers", fw_verify_coverage_get_word (one->covers));
      fw_ctl_add_member (builder, "certificate", fw_verify_certificate_get_word (one->certificate));
      fw_ctl_add_member (builder, "revision_sha256", one->revision_sha256);
      fw_ctl_add_member (builder, "time", one->time);
      fw_ctl_add_member (builder, "reason", one->reason);
      json_builder_end_object (builder);
    }
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  fw_ctl_print_json (builder);
}

static const char *
get_crypto_text (FwVerifyCrypto crypto)
{
  switch (crypto)
    {
    case FW_VERIFY_VALID:
      return _ ("signature valid");
    case FW_VERIFY_INVALID:
      return _ ("signature not valid");
    default:
      return _ ("signature not readable");
    }
}

static const char *
get_coverage_text (FwVerifyCoverage coverage)
{
  switch (coverage)
    {
    case FW_VERIFY_WHOLE:
      return _ ("covers the whole file");
    case FW_VERIFY_REVISION:
      return _ ("covers the file as it was then");
    default:
      return _ ("does not cover what it says");
    }
}

static const char *
get_certificate_text (FwVerifyCertificate certificate)
{
  switch (certificate)
    {
    case FW_VERIFY_TRUSTED:
      return _ ("certificate trusted");
    case FW_VERIFY_EXPIRED:
      return _ ("certificate expired");
    case FW_VERIFY_NOT_YET_VALID:
      return _ ("certificate not valid yet");
    case FW_VERIFY_REVOKED:
      return _ ("certificate revoked");
    default:
      return _ ("issuer of the certificate unknown");
    }
}

static void
print_text (const FwVerification *verification)
{
  g_print ("%s\n", verification->intact ? _ ("The file is intact: it is what was signed.")
                                        : _ ("The file is NOT intact."));
  for (guint bit = 1; bit <= FW_VERIFY_NOT_READABLE; bit <<= 1)
    if (verification->problems & bit)
      g_print ("  %s\n", fw_verify_problem_get_text (bit));
  for (guint i = 0; i < verification->signatures->len; i++)
    {
      const FwVerifySignature *one = g_ptr_array_index (verification->signatures, i);

      g_print ("%s: %s\n  %s; %s; %s\n", one->field[0] != '\0' ? one->field : "?",
               one->signer[0] != '\0' ? one->signer : "?", get_crypto_text (one->crypto),
               get_coverage_text (one->covers), get_certificate_text (one->certificate));
    }
}

static int
run_verify (const FwCtlOptions *options, int n_words, char **words)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwVerification) verification = NULL;

  ensure_home ();
  verification = fw_await_sync_boxed (fw_verify_file (words[0], options->trust), &error);
  if (verification == NULL)
    return fail (error);
  if (options->json)
    print_json (verification);
  else
    print_text (verification);
  return verification->intact ? FW_CTL_DONE : FW_CTL_WRONG_INPUT;
}

/* --- sign ------------------------------------------------------------------------- */

static int
run_sign (const FwCtlOptions *options, int n_words, char **words)
{
  const FwSignRequest request = {.field = options->field, .reason = options->reason};
  g_autoptr (GError) error = NULL;
  g_autoptr (FwVerification) verification = NULL;
  g_autofree char *password = NULL;

  if (options->output == NULL || options->field == NULL || options->pkcs12 == NULL)
    {
      g_printerr (_ ("usage: fallwerkctl %s\n"),
                  "pdf sign IN.pdf -o OUT.pdf --field NAME --pkcs12 K.p12 --password-file F");
      return FW_CTL_WRONG_USAGE;
    }
  password = fw_ctl_read_password (options);
  if (password == NULL)
    return FW_CTL_WRONG_INPUT;
  ensure_home ();
  verification = fw_await_sync_boxed (
      fw_sign_file (words[0], options->output, options->pkcs12, password, &request), &error);
  explicit_bzero (password, strlen (password));
  if (verification == NULL)
    return fail (error);
  if (options->json)
    print_json (verification);
  return FW_CTL_DONE;
}

const FwCtlCommand fw_ctl_pdf_commands[] = {
    {"pdf", "fields", "pdf fields IN.pdf", 1, 1, run_fields},
    {"pdf", "sign",
     "pdf sign IN.pdf -o OUT.pdf --field NAME --pkcs12 K.p12 --password-file F [--reason TEXT]", 1,
     1, run_sign},
    {"pdf", "verify", "pdf verify IN.pdf [--trust CA.pem] [--json]", 1, 1, run_verify},
    {NULL},
};
