/* fw-pdf-update-form.c: a page of another PDF becomes a form of this one.
 *
 * Everything the page's resources lead to is copied under new numbers; streams keep
 * their data and filters. For appearances that cairo has drawn.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "document/fw-pdf-error.h"
#include "document/fw-pdf-update-private.h"

typedef struct
{
  FwPdfUpdate *update;
  FwPdfReader *source;
  GHashTable *numbers; /* of the source → of the update */
  GArray *open;        /* numbers of the source that are still to be copied */
} Copy;

static guint32
map_number (Copy *self, guint32 number)
{
  gpointer known = g_hash_table_lookup (self->numbers, GUINT_TO_POINTER (number));
  guint32 own;

  if (known != NULL)
    return GPOINTER_TO_UINT (known);
  own = fw_pdf_update_reserve (self->update);
  g_hash_table_insert (self->numbers, GUINT_TO_POINTER (number), GUINT_TO_POINTER (own));
  g_array_append_val (self->open, number);
  return own;
}

static void
copy_value (Copy *self, const FwPdfValue *value)
{
  switch (value->kind)
    {
    case FW_PDF_REFERENCE:
      fw_pdf_update_printf (self->update, "%u 0 R", map_number (self, value->number));
      break;
    case FW_PDF_ARRAY:
      fw_pdf_update_append (self->update, "[", 1);
      for (guint i = 0; i < value->n; i++)
        {
          copy_value (self, value->values[i]);
          fw_pdf_update_append (self->update, " ", 1);
        }
      fw_pdf_update_append (self->update, "]", 1);
      break;
    case FW_PDF_DICTIONARY:
    case FW_PDF_STREAM:
      fw_pdf_update_append (self->update, "<<", 2);
      for (guint i = 0; i < value->n; i++)
        {
          gboolean length = value->kind == FW_PDF_STREAM && g_str_equal (value->keys[i], "Length");

          fw_pdf_update_printf (self->update, "/%s ", value->keys[i]);
          if (length)
            fw_pdf_update_printf (self->update, "%" G_GSIZE_FORMAT, value->data_length);
          else
            copy_value (self, value->values[i]);
          fw_pdf_update_append (self->update, " ", 1);
        }
      fw_pdf_update_append (self->update, ">>", 2);
      break;
    default:
      fw_pdf_update_append_value (self->update, value);
    }
}

static void
append_data (Copy *self, const FwPdfValue *stream)
{
  fw_pdf_update_append (self->update, "\nstream\n", 8);
  fw_pdf_update_append (self->update, stream->data, stream->data_length);
  fw_pdf_update_append (self->update, "\nendstream", 10);
}

static void
copy_open (Copy *self)
{
  while (self->open->len > 0)
    {
      guint32 number = g_array_index (self->open, guint32, self->open->len - 1);
      const FwPdfValue *value = fw_pdf_reader_get_object (self->source, number);

      g_array_set_size (self->open, self->open->len - 1);
      fw_pdf_update_begin (self->update, map_number (self, number), 0);
      copy_value (self, value);
      if (value->kind == FW_PDF_STREAM)
        append_data (self, value);
      fw_pdf_update_end (self->update);
    }
}

/* A member of the page, or of what it inherits from. */
static const FwPdfValue *
get_inherited (Copy *self, const FwPdfValue *page, const char *key)
{
  for (guint i = 0; page->kind == FW_PDF_DICTIONARY && i < 32; i++)
    {
      const FwPdfValue *value = fw_pdf_value_get (page, key);

      if (value != NULL)
        return value;
      page = fw_pdf_reader_lookup (self->source, page, "Parent");
    }
  return NULL;
}

static guint32
copy_page (Copy *self, const FwPdfValue *page)
{
  const FwPdfValue *contents = fw_pdf_reader_lookup (self->source, page, "Contents");
  const FwPdfValue *box = get_inherited (self, page, "MediaBox");
  const FwPdfValue *resources = get_inherited (self, page, "Resources");
  const FwPdfValue *filter;
  guint32 number;

  if (contents->kind == FW_PDF_ARRAY && contents->n == 1)
    contents = fw_pdf_reader_resolve (self->source, contents->values[0]);
  if (contents->kind != FW_PDF_STREAM || box == NULL)
    return 0;
  filter = fw_pdf_value_get (contents, "Filter");
  number = fw_pdf_update_reserve (self->update);
  fw_pdf_update_begin (self->update, number, 0);
  fw_pdf_update_printf (self->update, "<< /Type /XObject /Subtype /Form /BBox ");
  copy_value (self, fw_pdf_reader_resolve (self->source, box));
  if (resources != NULL)
    {
      fw_pdf_update_append (self->update, " /Resources ", 12);
      copy_value (self, resources);
    }
  if (filter != NULL)
    {
      fw_pdf_update_append (self->update, " /Filter ", 9);
      copy_value (self, filter);
    }
  fw_pdf_update_printf (self->update, " /Length %" G_GSIZE_FORMAT " >>", contents->data_length);
  append_data (self, contents);
  fw_pdf_update_end (self->update);
  copy_open (self);
  return number;
}

guint32
fw_pdf_update_add_form (FwPdfUpdate *self, GBytes *pdf, GError **error)
{
  g_autoptr (FwPdfReader) source = fw_pdf_reader_new (pdf, FALSE, error);
  g_autoptr (GArray) pages = NULL;
  Copy copy = {.update = self, .source = source};
  guint32 number = 0;

  if (source == NULL)
    return 0;
  pages = fw_pdf_reader_list_pages (source);
  copy.numbers = g_hash_table_new (NULL, NULL);
  copy.open = g_array_new (FALSE, FALSE, sizeof (guint32));
  if (pages->len > 0)
    number
        = copy_page (&copy, fw_pdf_reader_get_object (source, g_array_index (pages, guint32, 0)));
  g_hash_table_unref (copy.numbers);
  g_array_unref (copy.open);
  if (number == 0)
    g_set_error_literal (error, FW_PDF_ERROR, FW_PDF_ERROR_FAILED,
                         _ ("The picture of the signature could not be made. Nothing was "
                            "changed."));
  return number;
}
