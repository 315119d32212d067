/* fw-pdf-rewrite.c: opening, changing and closing with libqpdf. See fw-pdf-archive-private.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/fw-pdf-archive-private.h"
#include "document/fw-pdf-error.h"
#include "document/fw-sign-field.h"

static void
set_error (qpdf_data q, GError **error)
{
  const char *reason = qpdf_has_error (q) ? qpdf_get_error_full_text (q, qpdf_get_error (q)) : "";

  g_set_error (error, FW_PDF_ERROR, FW_PDF_ERROR_DAMAGED,
               /* Translators: %s is libqpdf's reason. */
               _ ("This PDF could not be prepared. Nothing was changed. (%s)"), reason);
}

/* A signature would be broken by writing the file anew. */
static gboolean
refuse_signed (GBytes *pdf, GError **error)
{
  g_autoptr (FwPdfReader) reader = fw_pdf_reader_new (pdf, TRUE, error);
  g_autoptr (GPtrArray) fields = NULL;

  if (reader == NULL)
    return FALSE;
  if (fw_pdf_reader_is_encrypted (reader))
    {
      g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_ENCRYPTED,
                           _ ("This PDF is protected by a password. Nothing was changed. Please "
                              "use a copy without protection."));
      return FALSE;
    }
  fields = fw_sign_field_list (reader);
  for (guint i = 0; i < fields->len; i++)
    if (((FwSignField *) g_ptr_array_index (fields, i))->has_value)
      {
        g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_SIGNED,
                             _ ("This PDF is signed already and cannot be prepared any more. "
                                "Nothing was changed."));
        return FALSE;
      }
  return TRUE;
}

qpdf_data
_fw_pdf_rewrite_open (GBytes *pdf, GError **error)
{
  qpdf_data q;
  gsize size;
  const char *data = g_bytes_get_data (pdf, &size);

  if (!refuse_signed (pdf, error))
    return NULL;
  q = qpdf_init ();
  qpdf_silence_errors (q);
  qpdf_set_suppress_warnings (q, QPDF_TRUE);
  /* Warnings are to be expected: cairo leaves a hole where it writes artifacts. */
  if (qpdf_read_memory (q, "PDF", data, size, NULL) & QPDF_ERRORS)
    {
      set_error (q, error);
      qpdf_cleanup (&q);
      return NULL;
    }
  qpdf_push_inherited_attributes_to_page (q);
  return q;
}

GBytes *
_fw_pdf_rewrite_close (qpdf_data q, GError **error)
{
  if (qpdf_has_error (q) || (qpdf_init_write_memory (q) & QPDF_ERRORS))
    {
      set_error (q, error);
      return NULL;
    }
  /* A plain table of objects keeps later signatures simple. */
  qpdf_set_object_stream_mode (q, qpdf_o_disable);
  qpdf_set_preserve_unreferenced_objects (q, QPDF_FALSE);
  qpdf_set_minimum_pdf_version (q, "1.7");
  qpdf_set_deterministic_ID (q, QPDF_TRUE);
  if (qpdf_write (q) & QPDF_ERRORS)
    {
      set_error (q, error);
      return NULL;
    }
  return g_bytes_new (qpdf_get_buffer (q), qpdf_get_buffer_length (q));
}

void
_fw_pdf_rewrite_set (qpdf_data q, qpdf_oh dictionary, const char *key, const char *value)
{
  qpdf_oh_replace_key (q, dictionary, key, qpdf_oh_parse (q, value));
}

void
_fw_pdf_rewrite_set_text (qpdf_data q, qpdf_oh dictionary, const char *key, const char *utf8)
{
  qpdf_oh_replace_key (q, dictionary, key, qpdf_oh_new_unicode_string (q, utf8));
}

qpdf_oh
_fw_pdf_rewrite_new_stream (qpdf_data q, const char *dictionary, gconstpointer data, gsize size)
{
  static const char *const keys[] = {"/Type", "/Subtype", "/N", "/BBox", "/Resources", NULL};
  qpdf_oh stream = qpdf_oh_new_stream (q);
  qpdf_oh to, from = qpdf_oh_parse (q, dictionary);

  qpdf_oh_replace_stream_data (q, stream, data, size, qpdf_oh_new_null (q), qpdf_oh_new_null (q));
  to = qpdf_oh_get_dict (q, stream);
  for (guint i = 0; keys[i] != NULL; i++)
    if (qpdf_oh_has_key (q, from, keys[i]))
      qpdf_oh_replace_key (q, to, keys[i], qpdf_oh_get_key (q, from, keys[i]));
  return stream;
}

qpdf_oh
_fw_pdf_rewrite_get_array (qpdf_data q, qpdf_oh dictionary, const char *key)
{
  qpdf_oh value = qpdf_oh_has_key (q, dictionary, key) ? qpdf_oh_get_key (q, dictionary, key)
                                                       : qpdf_oh_new_null (q);
  qpdf_oh array;

  if (qpdf_oh_is_array (q, value))
    return value;
  array = qpdf_oh_new_array (q);
  if (!qpdf_oh_is_null (q, value))
    qpdf_oh_append_item (q, array, value);
  qpdf_oh_replace_key (q, dictionary, key, array);
  return qpdf_oh_get_key (q, dictionary, key);
}

gboolean
_fw_pdf_rewrite_get_box (qpdf_data q, qpdf_oh page, double *box)
{
  qpdf_oh array = qpdf_oh_get_key (q, page, "/MediaBox");

  if (!qpdf_oh_is_array (q, array) || qpdf_oh_get_array_n_items (q, array) != 4)
    return FALSE;
  for (int i = 0; i < 4; i++)
    box[i] = qpdf_oh_get_numeric_value (q, qpdf_oh_get_array_item (q, array, i));
  return TRUE;
}

void
_fw_pdf_rewrite_set_rectangle (qpdf_data q,
                               qpdf_oh dictionary,
                               const char *key,
                               const double *corners)
{
  qpdf_oh array = qpdf_oh_new_array (q);

  for (guint i = 0; i < 4; i++)
    qpdf_oh_append_item (q, array, qpdf_oh_new_real_from_double (q, corners[i], 2));
  qpdf_oh_replace_key (q, dictionary, key, array);
}
