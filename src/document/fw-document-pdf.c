/* fw-document-pdf.c: a document as a PDF, with its structure and fields for signatures. */
#include "config.h"

#include <cairo-pdf.h>

#include "document/fw-document-private.h"

#define FIELD_MARGIN 3.0 /* between a box and the field in it */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

/* @tags is told what is drawn. */
static GBytes *
write_pdf (FwDocument *self, FwBlockTags *tags, GError **error)
{
  GByteArray *bytes;
  cairo_surface_t *surface;
  cairo_status_t status;
  cairo_t *cr;

  bytes = g_byte_array_new ();
  surface = cairo_pdf_surface_create_for_stream (write_cb, bytes, FW_PAGE_WIDTH, FW_PAGE_HEIGHT);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->frame.title);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_AUTHOR, self->frame.author);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->frame.subject);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Fallwerk " FW_VERSION);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, self->frame.created);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, self->frame.created);
  cr = cairo_create (surface);
  self->tags = tags;
  _fw_block_tags_begin_element (tags, cr, "Document");
  for (guint i = 0; i < self->pages->len; i++)
    {
      _fw_block_tags_set_page (tags, i);
      fw_document_draw_page (self, cr, i);
      if (i + 1 < self->pages->len)
        cairo_show_page (cr);
    }
  cairo_tag_end (cr, "Document");
  _fw_block_tags_add_outline (tags, surface);
  self->tags = NULL;
  cairo_show_page (cr);
  status = cairo_status (cr);
  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error_literal (error, G_IO_ERROR, G_IO_ERROR_FAILED, cairo_status_to_string (status));
  return NULL;
}

GBytes *
_fw_document_to_plain_pdf (FwDocument *self, GError **error)
{
  g_autoptr (FwBlockTags) tags = NULL;

  g_return_val_if_fail (FW_IS_DOCUMENT (self), NULL);

  tags = _fw_block_tags_new (self->context);
  return write_pdf (self, tags, error);
}

GBytes *
fw_document_to_pdf (FwDocument *self, GError **error)
{
  /* The paper is German. */
  FwPdfArchive archive = {.language = "de-DE"};
  g_autoptr (FwBlockTags) tags = NULL;
  g_autoptr (GBytes) plain = NULL;

  g_return_val_if_fail (FW_IS_DOCUMENT (self), NULL);

  tags = _fw_block_tags_new (self->context);
  archive.fields = (const FwPdfField *) (gpointer) self->fields->data;
  archive.n_fields = self->fields->len;
  plain = write_pdf (self, tags, error);
  archive.elements = _fw_block_tags_get_elements (tags, &archive.n_elements);
  return plain != NULL ? fw_pdf_archive (plain, &archive, error) : NULL;
}

/* A dot would part a field from its parent; two of one name cannot be told apart. */
static char *
dup_field_name (FwDocument *self, const char *wanted)
{
  g_auto (GStrv) words = g_strsplit_set (wanted, ". ", -1);
  g_autoptr (GString) joined = g_string_new (NULL);
  g_autofree char *plain = NULL;
  g_autofree char *name = NULL;
  guint n = 1;

  for (guint i = 0; words[i] != NULL; i++)
    if (words[i][0] != '\0')
      g_string_append_printf (joined, "%s%s", joined->len > 0 ? " " : "", words[i]);
  plain = g_string_free_and_steal (g_steal_pointer (&joined));
  name = g_strdup (plain[0] != '\0' ? plain : "Unterschrift");
  for (guint i = 0; i < self->fields->len; i++)
    if (g_str_equal (g_array_index (self->fields, FwPdfField, i).name, name))
      {
        g_free (name);
        name = g_strdup_printf ("%s %u", plain[0] != '\0' ? plain : "Unterschrift", ++n);
        i = G_MAXUINT; /* from the start */
      }
  return g_steal_pointer (&name);
}

void
_fw_document_add_field (FwDocument *self,
                        const char *anchor,
                        double height,
                        const char *name,
                        const char *tooltip)
{
  FwDocumentPlace place;
  FwPdfField field = {0};

  g_return_if_fail (FW_IS_DOCUMENT (self) && anchor != NULL);
  g_return_if_fail (name != NULL && tooltip != NULL);

  if (!fw_document_locate (self, anchor, &place) || place.height < height
      || height <= 2 * FIELD_MARGIN || place.width <= 2 * FIELD_MARGIN)
    return;
  field.name = dup_field_name (self, name);
  field.tooltip = g_strdup (tooltip);
  field.page = place.page;
  field.x = place.x + FIELD_MARGIN;
  field.y = place.y + FIELD_MARGIN;
  field.width = place.width - 2 * FIELD_MARGIN;
  field.height = height - 2 * FIELD_MARGIN;
  g_array_append_val (self->fields, field);
}
