/* fw-verify-range.c: which bytes a signature covers.
 *
 *   0 ───────────── hole │ <hex of the signature> │ behind ───────────── end
 *
 * The hole has to be the string of Contents, from bracket to bracket, and nothing else.
 * Source: ISO 32000-1, 12.8.1; the known attacks: Mladenov et al., "1 Trillion Dollar
 * Refund: How To Spoof PDF Signatures" (CCS 2019).
 */
#include "config.h"

#include <openssl/cms.h>
#include <openssl/err.h>
#include <string.h>

#include "document/fw-verify-private.h"

static gboolean
read_range (FwVerifyCase *self)
{
  const FwPdfValue *range = fw_pdf_value_get (self->dictionary, "ByteRange");
  gint64 n[4];

  if (range == NULL || range->kind != FW_PDF_ARRAY || range->n != 4)
    return FALSE;
  for (guint i = 0; i < 4; i++)
    {
      if (range->values[i]->kind != FW_PDF_INTEGER || range->values[i]->integer < 0
          || range->values[i]->integer > G_MAXINT64 / 4)
        return FALSE;
      n[i] = range->values[i]->integer;
    }
  self->hole = (gsize) n[1];
  self->behind = (gsize) n[2];
  self->end = (gsize) (n[2] + n[3]);
  return n[0] == 0 && n[1] < n[2] && n[3] > 0;
}

/* One object of ASN.1, its length; 0 when there is none. */
static gsize
measure_der (const guint8 *bytes, gsize n)
{
  const unsigned char *p = bytes;
  long length;
  int tag, class;
  int status;

  if (n == 0 || n > G_MAXINT32)
    return 0;
  status = ASN1_get_object (&p, &length, &tag, &class, (long) n);
  if (status & 0x80)
    return 0;
  /* An indefinite length ends where its decoder says. */
  return status & 1 ? n : (gsize) (p - bytes) + (gsize) length;
}

/* Digits of one kind, the signature, then zeros: whatever else stands there is not signed
 * and could be anything. */
static gboolean
is_clean_hole (FwVerifyCase *self, const char *data)
{
  const guint8 *bytes = (const guint8 *) self->contents->text;
  gboolean upper = FALSE, lower = FALSE;
  gsize n = self->contents->length;

  if (!self->contents->hex || self->behind - self->hole != 2 * n + 2)
    return FALSE;
  for (gsize i = self->hole + 1; i + 1 < self->behind; i++)
    {
      if (!g_ascii_isxdigit (data[i]))
        return FALSE;
      upper = upper || g_ascii_isupper (data[i]);
      lower = lower || g_ascii_islower (data[i]);
    }
  self->cms_size = measure_der (bytes, n);
  if (self->cms_size == n && n > 0)
    {
      /* An indefinite length, or a hole that fits: the decoder tells. */
      const unsigned char *p = bytes;
      CMS_ContentInfo *cms = d2i_CMS_ContentInfo (NULL, &p, (long) n);

      self->cms_size = cms != NULL ? (gsize) (p - bytes) : n;
      CMS_ContentInfo_free (cms);
      ERR_clear_error ();
    }
  for (gsize i = self->cms_size; i < n; i++)
    if (bytes[i] != 0)
      return FALSE;
  return !(upper && lower);
}

static gboolean
ends_a_revision (const char *data, gsize end)
{
  while (end > 0 && (data[end - 1] == '\n' || data[end - 1] == '\r'))
    end--;
  return end >= 5 && memcmp (data + end - 5, "%%EOF", 5) == 0;
}

void
_fw_verify_range (FwVerifyCase *self, const char *data, gsize size)
{
  const FwPdfValue *contents = self->contents;
  gboolean start_fits, end_fits;

  self->result->covers = FW_VERIFY_BROKEN;
  if (!fw_pdf_value_has_dictionary (self->dictionary))
    {
      self->problems |= FW_VERIFY_NOT_READABLE;
      return;
    }
  self->has_range = read_range (self);
  if (!self->has_range || contents == NULL)
    {
      self->problems |= FW_VERIFY_BYTE_RANGE;
      return;
    }
  start_fits = contents->offset == self->hole;
  end_fits = contents->offset != FW_PDF_NOWHERE
             && contents->offset + contents->raw_length == self->behind;
  if (!start_fits && !end_fits)
    {
      /* The numbers fit no place of this file: it was saved anew. */
      self->problems |= FW_VERIFY_REWRITTEN;
      return;
    }
  if (!start_fits || !end_fits)
    {
      self->problems |= FW_VERIFY_BYTE_RANGE;
      return;
    }
  if (self->end > size)
    {
      self->problems |= FW_VERIFY_TRUNCATED;
      return;
    }
  self->is_exact = is_clean_hole (self, data);
  if (!self->is_exact)
    self->problems |= FW_VERIFY_BYTE_RANGE;
  if (self->end == size)
    self->result->covers = FW_VERIFY_WHOLE;
  else if (ends_a_revision (data, self->end))
    self->result->covers = FW_VERIFY_REVISION;
  else
    {
      self->problems |= FW_VERIFY_BYTE_RANGE;
      return;
    }
  self->result->revision_sha256
      = g_compute_checksum_for_data (G_CHECKSUM_SHA256, (const guchar *) data, self->end);
}
