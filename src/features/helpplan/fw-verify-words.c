/* fw-verify-words.c: see fw-verify-words.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "features/helpplan/fw-verify-words.h"

/* Signed by nobody is a state of a foreign file, not a forgery. */
static gboolean
is_unsigned (const FwVerifyRecord *record)
{
  return record->verification->problems == FW_VERIFY_NOT_SIGNED;
}

char *
fw_verify_dup_headline (const FwVerifyRecord *record)
{
  guint n = record->verification->signatures->len;

  if (record->signing != NULL && !record->holds)
    return record->broken == 0
               ? g_strdup (_ ("The stored file is not the one that was frozen."))
               /* Translators: %u is the number of a revision. */
               : g_strdup_printf (_ ("The stored file is not what was signed: revision %u does "
                                     "not hold."),
                                  record->broken);
  if (is_unsigned (record) && record->signing != NULL && record->signing->revisions->len == 1)
    return g_strdup (
        _ ("The file is byte for byte what was frozen. No certificate has signed it."));
  if (is_unsigned (record))
    return g_strdup (record->signing != NULL
                         ? _ ("The file is byte for byte what was frozen and signed. No "
                              "certificate has signed it.")
                         : _ ("No certificate has signed this file, so nothing tells whether it "
                              "was changed."));
  if (!record->verification->intact)
    return g_strdup (_ ("This file is not what was signed."));
  return g_strdup_printf (g_dngettext (NULL,
                                       "%u signature of a certificate holds; nothing was "
                                       "changed afterwards.",
                                       "%u signatures of certificates hold; nothing was changed "
                                       "afterwards.",
                                       n),
                          n);
}

const char *
fw_verify_get_title (const FwVerifyRecord *record)
{
  if (fw_verify_record_is_good (record))
    return _ ("Unchanged");
  return is_unsigned (record) && record->signing == NULL ? _ ("Not Signed") : _ ("Changed");
}

const char *
fw_verify_get_icon (const FwVerifyRecord *record)
{
  if (fw_verify_record_is_good (record))
    return "fw-light-done-symbolic";
  return is_unsigned (record) && record->signing == NULL ? "fw-not-known-symbolic"
                                                         : "fw-light-overdue-symbolic";
}

char *
fw_verify_signature_dup_time (const FwVerifySignature *signature)
{
  return signature->time != NULL ? fw_clock_moment_to_text (signature->time) : g_strdup ("");
}

gboolean
fw_verify_signature_holds (const FwVerifySignature *signature)
{
  return signature->crypto == FW_VERIFY_VALID && signature->covers != FW_VERIFY_BROKEN;
}

static const char *
crypto_to_text (FwVerifyCrypto crypto)
{
  switch (crypto)
    {
    case FW_VERIFY_VALID:
      return _ ("What it signed is unchanged.");
    case FW_VERIFY_INVALID:
      return _ ("What it signed was changed afterwards.");
    case FW_VERIFY_UNREADABLE:
    default:
      return _ ("It cannot be read.");
    }
}

static const char *
coverage_to_text (FwVerifyCoverage coverage)
{
  switch (coverage)
    {
    case FW_VERIFY_WHOLE:
      return _ ("It covers the whole file.");
    case FW_VERIFY_REVISION:
      return _ ("It covers the file as it was then; others signed after it.");
    case FW_VERIFY_BROKEN:
    default:
      return _ ("It does not cover what it has to cover.");
    }
}

static const char *
certificate_to_text (FwVerifyCertificate certificate)
{
  switch (certificate)
    {
    case FW_VERIFY_TRUSTED:
      return _ ("The certificate comes from an authority that is trusted here.");
    case FW_VERIFY_EXPIRED:
      return _ ("The certificate has expired since.");
    case FW_VERIFY_NOT_YET_VALID:
      return _ ("The certificate is not valid yet.");
    case FW_VERIFY_REVOKED:
      return _ ("The certificate was revoked.");
    case FW_VERIFY_UNKNOWN:
    default:
      return _ ("Who issued the certificate is not known here: that it is this person’s has to be "
                "known otherwise.");
    }
}

char *
fw_verify_signature_dup_text (const FwVerifySignature *signature)
{
  /* What it would have covered means nothing then. */
  if (signature->crypto != FW_VERIFY_VALID)
    return g_strdup (crypto_to_text (signature->crypto));
  return g_strdup_printf ("%s %s\n%s", crypto_to_text (signature->crypto),
                          coverage_to_text (signature->covers),
                          certificate_to_text (signature->certificate));
}
