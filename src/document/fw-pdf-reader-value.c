/* fw-pdf-reader-value.c: what a value says. */
#include "config.h"

#include <string.h>

#include "document/fw-pdf-reader-private.h"

gboolean
fw_pdf_value_has_dictionary (const FwPdfValue *value)
{
  return value != NULL && (value->kind == FW_PDF_DICTIONARY || value->kind == FW_PDF_STREAM);
}

gboolean
fw_pdf_value_is_name (const FwPdfValue *value, const char *name)
{
  return value != NULL && value->kind == FW_PDF_NAME && value->length == strlen (name)
         && memcmp (value->text, name, value->length) == 0;
}

const FwPdfValue *
fw_pdf_value_get (const FwPdfValue *dictionary, const char *key)
{
  if (fw_pdf_value_has_dictionary (dictionary))
    for (guint i = 0; i < dictionary->n; i++)
      if (strcmp (dictionary->keys[i], key) == 0)
        return dictionary->values[i];
  return NULL;
}

const FwPdfValue *
fw_pdf_reader_resolve (FwPdfReader *self, const FwPdfValue *value)
{
  /* A reference to a reference is not allowed; a few are followed all the same. */
  for (guint i = 0; value != NULL && value->kind == FW_PDF_REFERENCE && i < 8; i++)
    value = fw_pdf_reader_get_object (self, value->number);
  return value != NULL && value->kind != FW_PDF_REFERENCE ? value : &_fw_pdf_null;
}

const FwPdfValue *
fw_pdf_reader_lookup (FwPdfReader *self, const FwPdfValue *dictionary, const char *key)
{
  return fw_pdf_reader_resolve (self, fw_pdf_value_get (dictionary, key));
}

/* PDFDocEncoding where it differs from Latin-1 (ISO 32000-1, D.2); 0 is undefined. */
static gunichar
from_doc_encoding (guint8 byte)
{
  static const gunichar low[] = {0x02d8, 0x02c7, 0x02c6, 0x02d9, 0x02dd, 0x02db, 0x02da, 0x02dc};
  static const gunichar high[]
      = {0x2022, 0x2020, 0x2021, 0x2026, 0x2014, 0x2013, 0x0192, 0x2044, 0x2039, 0x203a, 0x2212,
         0x2030, 0x201e, 0x201c, 0x201d, 0x2018, 0x2019, 0x201a, 0x2122, 0xfb01, 0xfb02, 0x0141,
         0x0152, 0x0160, 0x0178, 0x017d, 0x0131, 0x0142, 0x0153, 0x0161, 0x017e, 0,      0x20ac};

  if (byte >= 0x18 && byte <= 0x1f)
    return low[byte - 0x18];
  if (byte >= 0x80 && byte <= 0xa0)
    return high[byte - 0x80];
  return byte;
}

char *
fw_pdf_value_dup_text (const FwPdfValue *value)
{
  GString *text;

  if (value == NULL || value->kind != FW_PDF_STRING)
    return NULL;
  if (value->length >= 2 && memcmp (value->text, "\xfe\xff", 2) == 0)
    {
      char *utf8 = g_convert_with_fallback (value->text + 2, (gssize) (value->length - 2), "UTF-8",
                                            "UTF-16BE", "?", NULL, NULL, NULL);

      return utf8 != NULL && g_utf8_validate (utf8, -1, NULL) ? utf8
                                                              : (g_free (utf8), g_strdup (""));
    }
  if (value->length >= 3 && memcmp (value->text, "\xef\xbb\xbf", 3) == 0)
    return g_utf8_make_valid (value->text + 3, (gssize) (value->length - 3));
  text = g_string_new (NULL);
  for (gsize i = 0; i < value->length; i++)
    {
      gunichar c = from_doc_encoding ((guint8) value->text[i]);

      if (c != 0)
        g_string_append_unichar (text, c);
    }
  return g_string_free_and_steal (text);
}
