/* fw-draw-export.c: see fw-draw-export.h. What a page is made of; how it is set is in
 * fw-export-layout.c. */
#include "config.h"

#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <glib/gi18n.h>
#include <math.h>

#include "draw/fw-draw-export-private.h"
#include "store/fw-file.h"

/* Pixels a unit of the page in pictures: a symbol is 48 pixels wide, or twice that. */
#define SVG_SCALE (1 / FW_EXPORT_FIT_SCALE)
#define PNG_SCALE (2 / FW_EXPORT_FIT_SCALE)
#define MAX_PIXELS 16000.0
#define LEAST_TYPE 7.5 /* points on paper */

G_DEFINE_FINAL_TYPE (FwExportPage, fw_export_page, G_TYPE_OBJECT)

FwExportPage *
fw_export_page_new (FwScene *scene, const FwScenePainter *painter, const char *title)
{
  FwExportPage *self;

  g_return_val_if_fail (FW_IS_SCENE (scene), NULL);
  g_return_val_if_fail (painter != NULL, NULL);

  self = g_object_new (FW_TYPE_EXPORT_PAGE, NULL);
  self->scene = g_object_ref (scene);
  self->painter = painter;
  g_set_str (&self->title, title);
  return self;
}

void
fw_export_page_set_subtitle (FwExportPage *self, const char *subtitle)
{
  g_return_if_fail (FW_IS_EXPORT_PAGE (self));

  g_set_str (&self->subtitle, subtitle);
}

void
fw_export_page_set_paper (FwExportPage *self, FwExportPaper paper)
{
  g_return_if_fail (FW_IS_EXPORT_PAGE (self));

  self->paper = paper;
}

void
fw_export_page_add_fact (FwExportPage *self, const char *label, const char *value)
{
  FwExportPair pair = {g_strdup (label), g_strdup (value), 0};

  g_return_if_fail (FW_IS_EXPORT_PAGE (self));

  g_array_append_val (self->facts, pair);
}

void
fw_export_page_add_legend (FwExportPage *self,
                           const char *text,
                           const char *note,
                           FwExportSample sample,
                           gpointer data,
                           GDestroyNotify destroy)
{
  FwExportLegend entry = {g_strdup (text), g_strdup (note), sample, data, destroy};

  g_return_if_fail (FW_IS_EXPORT_PAGE (self));

  g_array_append_val (self->legend, entry);
}

void
fw_export_page_set_legend_title (FwExportPage *self, const char *title)
{
  g_return_if_fail (FW_IS_EXPORT_PAGE (self));

  g_set_str (&self->legend_title, title);
}

void
fw_export_page_add_note (FwExportPage *self, const char *title, const char *text)
{
  FwExportPair pair = {g_strdup (title), g_strdup (text), 0};

  g_return_if_fail (FW_IS_EXPORT_PAGE (self));

  g_array_append_val (self->notes, pair);
}

void
fw_export_page_add_line (FwExportPage *self, guint level, const char *text)
{
  FwExportPair pair = {NULL, g_strdup (text), level};

  g_return_if_fail (FW_IS_EXPORT_PAGE (self));

  g_array_append_val (self->lines, pair);
}

void
fw_export_page_set_footer (FwExportPage *self, const char *left, const char *program)
{
  g_return_if_fail (FW_IS_EXPORT_PAGE (self));

  g_set_str (&self->footer, left);
  g_set_str (&self->program, program);
}

double
fw_export_page_get_scale (FwExportPage *self, double *smallest_type)
{
  g_autoptr (FwExportSheet) sheet = NULL;

  g_return_val_if_fail (FW_IS_EXPORT_PAGE (self), 1);

  sheet = fw_export_sheet_new (self, self->paper, TRUE);
  if (smallest_type != NULL)
    *smallest_type
        = (sheet->columns > 0 ? FW_EXPORT_SHEETS_SCALE : fw_export_sheet_get_least_scale (sheet))
          * self->smallest;
  return sheet->scale;
}

void
fw_export_page_set_smallest (FwExportPage *self, double smallest)
{
  g_return_if_fail (FW_IS_EXPORT_PAGE (self) && smallest > 0);

  self->smallest = smallest;
}

void
fw_export_page_set_parts (FwExportPage *self,
                          FwScene *parts,
                          double header,
                          GArray *cuts,
                          FwScene *more)
{
  g_return_if_fail (FW_IS_EXPORT_PAGE (self) && FW_IS_SCENE (parts) && cuts != NULL);

  g_set_object (&self->parts, parts);
  g_set_object (&self->more, more);
  self->header = header;
  g_array_set_size (self->cuts, 0);
  g_array_append_vals (self->cuts, cuts->data, cuts->len);
}

guint
fw_export_page_get_n_drawn (FwExportPage *self)
{
  g_autoptr (FwExportSheet) sheet = NULL;

  g_return_val_if_fail (FW_IS_EXPORT_PAGE (self), 0);

  sheet = fw_export_sheet_new (self, self->paper, TRUE);
  return fw_export_sheet_get_n_row_pages (sheet) + (sheet->more != NULL ? 1 : 0);
}

/* --- bytes ------------------------------------------------------------------------ */

static cairo_status_t
write_cb (void *closure, const unsigned char *data, unsigned int length)
{
  g_byte_array_append (closure, data, length);
  return CAIRO_STATUS_SUCCESS;
}

static GBytes *
finish (cairo_surface_t *surface, cairo_t *cr, GByteArray *bytes, GError **error)
{
  cairo_status_t status = cairo_status (cr);

  cairo_destroy (cr);
  cairo_surface_finish (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    status = cairo_surface_status (surface);
  cairo_surface_destroy (surface);
  if (status == CAIRO_STATUS_SUCCESS)
    return g_byte_array_free_to_bytes (bytes);
  g_byte_array_unref (bytes);
  g_set_error (error, G_IO_ERROR, G_IO_ERROR_FAILED,
               _ ("The picture could not be made: %s. Nothing was changed."),
               cairo_status_to_string (status));
  return NULL;
}

/* The smallest paper on which all can be read; else as large as the drawing needs. */
static FwExportSheet *
choose_sheet (FwExportPage *self)
{
  if (self->paper != FW_PAPER_FIT)
    return fw_export_sheet_new (self, self->paper, TRUE);
  for (FwExportPaper paper = FW_PAPER_A4; paper <= FW_PAPER_A3; paper++)
    {
      g_autoptr (FwExportSheet) sheet = fw_export_sheet_new (self, paper, FALSE);

      /* Half a point less is read as well. */
      if (sheet->scale * self->smallest >= LEAST_TYPE - 0.5)
        return g_steal_pointer (&sheet);
    }
  return fw_export_sheet_new (self, FW_PAPER_FIT, FALSE);
}

static GBytes *
make_pdf (FwExportPage *self, GError **error)
{
  g_autoptr (GBytes) made = NULL;
  g_autoptr (FwExportSheet) sheet = choose_sheet (self);
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface
      = cairo_pdf_surface_create_for_stream (write_cb, bytes, sheet->width, sheet->height);
  cairo_t *cr;

  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_TITLE, self->title);
  if (self->subtitle != NULL)
    cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_SUBJECT, self->subtitle);
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATOR, "Fallwerk " FW_VERSION);
  /* The day is in the title block; a time of making would differ each time. */
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_CREATE_DATE, "2026-01-01T00:00:00Z");
  cairo_pdf_surface_set_metadata (surface, CAIRO_PDF_METADATA_MOD_DATE, "2026-01-01T00:00:00Z");
  cr = cairo_create (surface);
  cairo_tag_begin (cr, "Document", NULL);
  for (guint i = 0; i < fw_export_sheet_get_n_pages (sheet); i++)
    {
      fw_export_sheet_draw (sheet, cr, i);
      if (i + 1 < fw_export_sheet_get_n_pages (sheet))
        cairo_show_page (cr);
    }
  cairo_tag_end (cr, "Document");
  cairo_show_page (cr);
  made = finish (surface, cr, bytes, error);
  return made != NULL ? fw_export_finish_pdf (self, made) : NULL;
}

static GBytes *
make_svg (FwExportPage *self, GError **error)
{
  g_autoptr (FwExportSheet) sheet = fw_export_sheet_new (self, self->paper, FALSE);
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_svg_surface_create_for_stream (
      write_cb, bytes, ceil (sheet->width * SVG_SCALE), ceil (sheet->height * SVG_SCALE));
  cairo_t *cr;

  cairo_svg_surface_set_document_unit (surface, CAIRO_SVG_UNIT_PX);
  cr = cairo_create (surface);
  cairo_scale (cr, SVG_SCALE, SVG_SCALE);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  fw_export_sheet_draw (sheet, cr, 0);
  return finish (surface, cr, bytes, error);
}

static GBytes *
make_png (FwExportPage *self, GError **error)
{
  g_autoptr (FwExportSheet) sheet = fw_export_sheet_new (self, self->paper, FALSE);
  double scale = MIN (PNG_SCALE, MAX_PIXELS / MAX (sheet->width, sheet->height));
  GByteArray *bytes = g_byte_array_new ();
  cairo_surface_t *surface = cairo_image_surface_create (
      CAIRO_FORMAT_RGB24, (int) ceil (sheet->width * scale), (int) ceil (sheet->height * scale));
  cairo_t *cr = cairo_create (surface);

  cairo_scale (cr, scale, scale);
  cairo_set_source_rgb (cr, 1, 1, 1);
  cairo_paint (cr);
  fw_export_sheet_draw (sheet, cr, 0);
  if (cairo_status (cr) == CAIRO_STATUS_SUCCESS)
    cairo_surface_write_to_png_stream (surface, write_cb, bytes);
  return finish (surface, cr, bytes, error);
}

GBytes *
fw_export_page_to_bytes (FwExportPage *self, FwExportFormat format, GError **error)
{
  g_return_val_if_fail (FW_IS_EXPORT_PAGE (self), NULL);

  switch (format)
    {
    case FW_EXPORT_SVG:
      return make_svg (self, error);
    case FW_EXPORT_PNG:
      return make_png (self, error);
    case FW_EXPORT_PDF:
    default:
      return make_pdf (self, error);
    }
}

gboolean
fw_export_format_from_name (const char *name, FwExportFormat *format)
{
  static const char *const endings[] = {".pdf", ".svg", ".png"};
  g_autofree char *lower = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (g_str_has_suffix (lower, endings[i]))
      {
        *format = i;
        return TRUE;
      }
  return FALSE;
}

gboolean
fw_export_page_write (FwExportPage *self, const char *path, GError **error)
{
  g_autoptr (GBytes) bytes = NULL;
  FwExportFormat format;

  g_return_val_if_fail (FW_IS_EXPORT_PAGE (self), FALSE);

  if (!fw_export_format_from_name (path, &format))
    {
      g_set_error_literal (
          error, G_IO_ERROR, G_IO_ERROR_NOT_SUPPORTED,
          _ ("The name of the file must end in .pdf, .svg or .png. Nothing was written."));
      return FALSE;
    }
  bytes = fw_export_page_to_bytes (self, format, error);
  return bytes != NULL
         && fw_file_write (path, g_bytes_get_data (bytes, NULL), g_bytes_get_size (bytes), error);
}

static void
pair_clear (gpointer data)
{
  FwExportPair *pair = data;

  g_free (pair->title);
  g_free (pair->text);
}

static void
legend_clear (gpointer data)
{
  FwExportLegend *entry = data;

  g_free (entry->text);
  g_free (entry->note);
  if (entry->destroy != NULL)
    entry->destroy (entry->data);
}

static void
fw_export_page_finalize (GObject *object)
{
  FwExportPage *self = FW_EXPORT_PAGE (object);

  g_clear_object (&self->scene);
  g_clear_object (&self->parts);
  g_clear_object (&self->more);
  g_array_unref (self->cuts);
  g_free (self->title);
  g_free (self->subtitle);
  g_free (self->legend_title);
  g_free (self->footer);
  g_free (self->program);
  g_array_unref (self->facts);
  g_array_unref (self->legend);
  g_array_unref (self->notes);
  g_array_unref (self->lines);
  G_OBJECT_CLASS (fw_export_page_parent_class)->finalize (object);
}

static void
fw_export_page_class_init (FwExportPageClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_export_page_finalize;
}

static GArray *
new_pairs (void)
{
  GArray *pairs = g_array_new (FALSE, FALSE, sizeof (FwExportPair));

  g_array_set_clear_func (pairs, pair_clear);
  return pairs;
}

static void
fw_export_page_init (FwExportPage *self)
{
  self->facts = new_pairs ();
  self->notes = new_pairs ();
  self->lines = new_pairs ();
  self->legend = g_array_new (FALSE, FALSE, sizeof (FwExportLegend));
  g_array_set_clear_func (self->legend, legend_clear);
  self->cuts = g_array_new (FALSE, FALSE, sizeof (double));
  self->smallest = FW_EXPORT_SMALLEST;
}
