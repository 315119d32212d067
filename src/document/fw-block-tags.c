/* fw-block-tags.c: see fw-block-tags.h. */
#include "config.h"

#include <cairo-pdf.h>
#include <pango/pangocairo.h>

#include "document/fw-block-tags.h"

#define MARK "."
#define MARK_SIZE 0.1
#define MAX_LEVEL 3

typedef struct
{
  FwBlock *block;
  guint level; /* from 1 */
  guint page;
  double x, y;
} Heading;

struct _FwBlockTags
{
  GArray *elements; /* of FwPdfElement */
  GArray *headings; /* of Heading */
  PangoLayout *mark;
  guint page;
};

static const cairo_user_data_key_t key;

FwBlockTags *
_fw_block_tags_new (PangoContext *context)
{
  FwBlockTags *self = g_new0 (FwBlockTags, 1);
  PangoFontDescription *font = pango_font_description_from_string ("Noto Sans, DejaVu Sans");

  pango_font_description_set_absolute_size (font, MARK_SIZE * PANGO_SCALE);
  self->elements = g_array_new (FALSE, TRUE, sizeof (FwPdfElement));
  self->headings = g_array_new (FALSE, TRUE, sizeof (Heading));
  self->mark = pango_layout_new (context);
  pango_layout_set_font_description (self->mark, font);
  pango_layout_set_text (self->mark, MARK, -1);
  pango_font_description_free (font);
  return self;
}

void
_fw_block_tags_free (FwBlockTags *self)
{
  g_array_unref (self->elements);
  g_array_unref (self->headings);
  g_object_unref (self->mark);
  g_free (self);
}

void
_fw_block_tags_attach (FwBlockTags *self, cairo_t *cr)
{
  cairo_set_user_data (cr, &key, self, NULL);
}

void
_fw_block_tags_set_page (FwBlockTags *self, guint page)
{
  self->page = page;
}

void
_fw_block_tags_begin_element (FwBlockTags *self, cairo_t *cr, const char *role)
{
  FwPdfElement element = {.role = role};

  g_array_append_val (self->elements, element);
  cairo_tag_begin (cr, role, NULL);
}

static void
add_heading (FwBlockTags *self, FwBlock *block, double x, double y)
{
  Heading heading = {block, 0, self->page, x, y};

  if (block->kind != FW_BLOCK_TEXT || block->tag[0] != 'H' || block->language != NULL)
    return;
  heading.level = (guint) g_ascii_digit_value (block->tag[1]);
  if (heading.level >= 1 && heading.level <= MAX_LEVEL)
    g_array_append_val (self->headings, heading);
}

gboolean
_fw_block_tags_begin (cairo_t *cr, FwBlock *block, double x, double y, double from)
{
  FwBlockTags *self = cairo_get_user_data (cr, &key);
  FwPdfElement element = {block->tag, block->language, block->alternative, x, y, 0, 0};

  if (self == NULL || block->tag == NULL || (block->kind == FW_BLOCK_DRAWING && from > 0))
    return FALSE;
  if (from <= 0)
    add_heading (self, block, x, y);
  if (block->alternative != NULL)
    {
      element.width = block->width;
      element.height = block->height;
    }
  g_array_append_val (self->elements, element);
  cairo_tag_begin (cr, block->tag, NULL);
  if (block->alternative != NULL)
    {
      cairo_move_to (cr, x, y);
      pango_cairo_show_layout (cr, self->mark);
    }
  return TRUE;
}

const FwPdfElement *
_fw_block_tags_get_elements (FwBlockTags *self, guint *n_elements)
{
  *n_elements = self->elements->len;
  return (const FwPdfElement *) (gpointer) self->elements->data;
}

void
_fw_block_tags_add_outline (FwBlockTags *self, cairo_surface_t *surface)
{
  int parents[MAX_LEVEL + 1] = {CAIRO_PDF_OUTLINE_ROOT};

  for (guint i = 0; i < self->headings->len; i++)
    {
      const Heading *heading = &g_array_index (self->headings, Heading, i);
      const char *text = pango_layout_get_text (heading->block->layout);
      char x[G_ASCII_DTOSTR_BUF_SIZE], y[G_ASCII_DTOSTR_BUF_SIZE];
      g_autofree char *place = g_strdup_printf ("page=%u pos=[%s %s]", heading->page + 1,
                                                g_ascii_formatd (x, sizeof x, "%.1f", heading->x),
                                                g_ascii_formatd (y, sizeof y, "%.1f", heading->y));
      int id;

      if (text[0] == '\0')
        continue;
      id = cairo_pdf_surface_add_outline (surface, parents[heading->level - 1], text, place,
                                          heading->level == 1 ? CAIRO_PDF_OUTLINE_FLAG_OPEN : 0);
      /* Below it, and below it too where a level is left out. */
      for (guint level = heading->level; level <= MAX_LEVEL; level++)
        parents[level] = id;
    }
}
