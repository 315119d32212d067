/* fw-pdf.c: see fw-pdf.h. */
#include "config.h"

#include <poppler.h>

#include "document/fw-pdf.h"

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PopplerPage, g_object_unref)

#define MAX_PLACES 10000u

struct _FwPdf
{
  GObject parent_instance;
  PopplerDocument *document;
};

G_DEFINE_FINAL_TYPE (FwPdf, fw_pdf, G_TYPE_OBJECT)

FwPdf *
fw_pdf_new (GBytes *bytes, GError **error)
{
  PopplerDocument *document;
  FwPdf *self;

  g_return_val_if_fail (bytes != NULL, NULL);

  document = poppler_document_new_from_bytes (bytes, NULL, error);
  if (document == NULL)
    return NULL;
  self = g_object_new (FW_TYPE_PDF, NULL);
  self->document = document;
  return self;
}

guint
fw_pdf_get_n_pages (FwPdf *self)
{
  g_return_val_if_fail (FW_IS_PDF (self), 0);

  return (guint) poppler_document_get_n_pages (self->document);
}

void
fw_pdf_get_page_size (FwPdf *self, guint page, double *width, double *height)
{
  g_autoptr (PopplerPage) poppler_page = NULL;

  g_return_if_fail (FW_IS_PDF (self));
  g_return_if_fail (width != NULL && height != NULL);

  *width = 595.276;
  *height = 841.89;
  poppler_page = poppler_document_get_page (self->document, (int) page);
  if (poppler_page != NULL)
    poppler_page_get_size (poppler_page, width, height);
}

void
fw_pdf_render (FwPdf *self, guint page, cairo_t *cr, gboolean for_printing)
{
  g_autoptr (PopplerPage) poppler_page = NULL;

  g_return_if_fail (FW_IS_PDF (self));
  g_return_if_fail (cr != NULL);

  poppler_page = poppler_document_get_page (self->document, (int) page);
  if (poppler_page == NULL)
    return;
  if (for_printing)
    poppler_page_render_for_printing (poppler_page, cr);
  else
    poppler_page_render (poppler_page, cr);
}

char *
fw_pdf_dup_text (FwPdf *self, guint page)
{
  g_autoptr (PopplerPage) poppler_page = NULL;

  g_return_val_if_fail (FW_IS_PDF (self), NULL);

  poppler_page = poppler_document_get_page (self->document, (int) page);
  return poppler_page != NULL ? poppler_page_get_text (poppler_page) : g_strdup ("");
}

static void
find_on_page (GArray *places, PopplerPage *page, guint number, const char *text)
{
  GList *found = poppler_page_find_text_with_options (page, text, POPPLER_FIND_DEFAULT);
  double height;

  poppler_page_get_size (page, NULL, &height);
  for (GList *one = found; one != NULL && places->len < MAX_PLACES; one = one->next)
    {
      const PopplerRectangle *rectangle = one->data;
      FwPdfPlace place = {number, rectangle->x1, height - rectangle->y2,
                          rectangle->x2 - rectangle->x1, rectangle->y2 - rectangle->y1};

      g_array_append_val (places, place);
    }
  g_list_free_full (found, (GDestroyNotify) poppler_rectangle_free);
}

GArray *
fw_pdf_find (FwPdf *self, const char *text)
{
  GArray *places = g_array_new (FALSE, FALSE, sizeof (FwPdfPlace));

  g_return_val_if_fail (FW_IS_PDF (self) && text != NULL, places);

  for (guint i = 0; text[0] != '\0' && i < fw_pdf_get_n_pages (self); i++)
    {
      g_autoptr (PopplerPage) page = poppler_document_get_page (self->document, (int) i);

      if (page != NULL)
        find_on_page (places, page, i, text);
    }
  return places;
}

static void
fw_pdf_finalize (GObject *object)
{
  g_clear_object (&FW_PDF (object)->document);
  G_OBJECT_CLASS (fw_pdf_parent_class)->finalize (object);
}

static void
fw_pdf_class_init (FwPdfClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_pdf_finalize;
}

static void
fw_pdf_init (FwPdf *self)
{
}
