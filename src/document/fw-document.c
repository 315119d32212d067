/* fw-document.c: see fw-document.h.
 *
 * The body is one tall stack of blocks that is cut into pages:
 *
 *   page 1 [from 0 … break) · page 2 [break … break) · …
 *
 * A table that is cut draws its header again on top of the next page.
 */
#include "config.h"

#include <pango/pangocairo.h>

#include "document/fw-document-private.h"

#define FONT "Noto Sans, DejaVu Sans"
#define MONO "Noto Sans Mono, DejaVu Sans Mono"

G_DEFINE_FINAL_TYPE (FwDocument, fw_document, G_TYPE_OBJECT)

/* Fonts are looked up once a thread: that takes longer than a plan. */
static PangoFontMap *
get_font_map (void)
{
  static GPrivate maps = G_PRIVATE_INIT (g_object_unref);
  PangoFontMap *map = g_private_get (&maps);

  if (map == NULL)
    {
      map = pango_cairo_font_map_new ();
      g_private_set (&maps, map);
    }
  return map;
}

PangoContext *
_fw_document_create_context (void)
{
  PangoContext *context = pango_font_map_create_context (get_font_map ());
  cairo_font_options_t *options = cairo_font_options_create ();

  /* The same measures on paper and on every screen. */
  cairo_font_options_set_hint_style (options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics (options, CAIRO_HINT_METRICS_OFF);
  pango_cairo_context_set_font_options (context, options);
  pango_cairo_context_set_resolution (context, 72);
  pango_context_set_round_glyph_positions (context, FALSE);
  pango_context_set_language (context, pango_language_from_string ("de"));
  cairo_font_options_destroy (options);
  return context;
}

static double
get_top (guint page)
{
  return page == 0 ? FW_PAGE_TOP : FW_PAGE_TOP + FW_PAGE_HEAD;
}

static double
get_body_height (guint page)
{
  return FW_PAGE_HEIGHT - FW_PAGE_FOOT - get_top (page);
}

static void
paginate (FwDocument *self)
{
  double from = 0;

  while (TRUE)
    {
      FwDocumentPage page = {.from = from};
      double room = get_body_height (self->pages->len);

      if (from > 0)
        page.carry = fw_block_get_carry (self->body, from, &page.carry_x);
      if (page.carry != NULL)
        room -= page.carry->height;
      page.to = self->body->height;
      if (page.to - from > room)
        {
          page.to = fw_block_find_break (self->body, from, from + room, get_body_height (1));
          if (page.to <= from) /* nothing gives way: cut it */
            page.to = from + room;
        }
      g_array_append_val (self->pages, page);
      if (page.to >= self->body->height - 0.5)
        break;
      from = fw_block_skip_space (self->body, page.to);
    }
}

FwDocument *
_fw_document_new (PangoContext *context, FwBlock *body, const FwDocumentFrame *frame)
{
  FwDocument *self = g_object_new (FW_TYPE_DOCUMENT, NULL);

  self->context = g_object_ref (context);
  self->body = body;
  self->frame = *frame;
  fw_block_layout (body, FW_BODY_WIDTH);
  paginate (self);
  return self;
}

guint
fw_document_get_n_pages (FwDocument *self)
{
  g_return_val_if_fail (FW_IS_DOCUMENT (self), 0);

  return self->pages->len;
}

void
fw_document_get_page_size (FwDocument *self, double *width, double *height)
{
  g_return_if_fail (FW_IS_DOCUMENT (self));

  *width = FW_PAGE_WIDTH;
  *height = FW_PAGE_HEIGHT;
}

/* Draws one line of plain text with its upper edge at @y; returns its width. */
static double
draw_line (FwDocument *self,
           cairo_t *cr,
           const char *font,
           double size,
           double x,
           double y,
           gboolean from_right,
           const char *text)
{
  g_autoptr (PangoLayout) layout = NULL;
  PangoFontDescription *description;
  int width, height;

  if (text == NULL || text[0] == '\0')
    return 0;
  layout = pango_layout_new (self->context);
  description = pango_font_description_from_string (font);
  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  pango_layout_set_font_description (layout, description);
  pango_font_description_free (description);
  pango_layout_set_text (layout, text, -1);
  pango_layout_get_size (layout, &width, &height);
  cairo_move_to (cr, from_right ? x - (double) width / PANGO_SCALE : x, y);
  pango_cairo_show_layout (cr, layout);
  return (double) width / PANGO_SCALE;
}

/* What is on every page is no content. Cairo leaves a hole in the table of objects where an
 * artifact was: only for what is written anew afterwards. */
static void
begin_artifact (FwDocument *self, cairo_t *cr)
{
  if (self->tags == NULL)
    return;
  _fw_block_tags_attach (NULL, cr); /* a header that stands there again is not read again */
  cairo_tag_begin (cr, "Artifact", NULL);
}

static void
end_artifact (FwDocument *self, cairo_t *cr)
{
  if (self->tags == NULL)
    return;
  cairo_tag_end (cr, "Artifact");
  _fw_block_tags_attach (self->tags, cr);
}

/* From the lower left to the upper right, light enough to read over. */
static void
draw_watermark (FwDocument *self, cairo_t *cr)
{
  cairo_save (cr);
  cairo_set_source_rgb (cr, 0.88, 0.86, 0.84);
  cairo_translate (cr, FW_PAGE_LEFT - 6, FW_PAGE_HEIGHT - FW_PAGE_FOOT - 90);
  cairo_rotate (cr, -0.93);
  draw_line (self, cr, FONT " Bold", 38, 0, -24, FALSE, self->frame.watermark);
  cairo_restore (cr);
}

static void
draw_margins (FwDocument *self, cairo_t *cr, guint page)
{
  g_autofree char *number = g_strdup_printf ("Seite %u von %u", page + 1, self->pages->len);
  double right = FW_PAGE_WIDTH - FW_PAGE_RIGHT;
  double foot = FW_PAGE_HEIGHT - FW_PAGE_FOOT + 16;
  double width;

  cairo_set_source_rgb (cr, 0.29, 0.31, 0.34);
  if (page > 0)
    {
      draw_line (self, cr, FONT, 8, FW_PAGE_LEFT, FW_PAGE_TOP, FALSE, self->frame.head_left);
      draw_line (self, cr, FONT, 8, right, FW_PAGE_TOP, TRUE, self->frame.head_right);
      cairo_set_line_width (cr, 0.5);
      cairo_move_to (cr, FW_PAGE_LEFT, FW_PAGE_TOP + 15);
      cairo_line_to (cr, right, FW_PAGE_TOP + 15);
      cairo_stroke (cr);
    }
  cairo_set_line_width (cr, 0.5);
  cairo_move_to (cr, FW_PAGE_LEFT, foot - 6);
  cairo_line_to (cr, right, foot - 6);
  cairo_stroke (cr);
  draw_line (self, cr, FONT, 7, FW_PAGE_LEFT, foot, FALSE, self->frame.foot_left);
  draw_line (self, cr, FONT, 7, right, foot, TRUE, self->frame.foot_right);
  width = draw_line (self, cr, FONT, 7, FW_PAGE_LEFT, foot + 10, FALSE, self->frame.foot_second);
  draw_line (self, cr, MONO, 5.6, FW_PAGE_LEFT + width + 4, foot + 11, FALSE,
             self->frame.foot_hash);
  draw_line (self, cr, FONT " Bold", 7, right, foot + 10, TRUE, number);
}

void
fw_document_draw_page (FwDocument *self, cairo_t *cr, guint index)
{
  const FwDocumentPage *page;
  double y;

  g_return_if_fail (FW_IS_DOCUMENT (self));
  g_return_if_fail (index < self->pages->len);

  page = &g_array_index (self->pages, FwDocumentPage, index);
  y = get_top (index);
  begin_artifact (self, cr);
  draw_watermark (self, cr);
  draw_margins (self, cr, index);
  if (page->carry != NULL)
    {
      fw_block_draw (page->carry, cr, FW_PAGE_LEFT + page->carry_x, y, 0, page->carry->height);
      y += page->carry->height;
    }
  end_artifact (self, cr);
  fw_block_draw (self->body, cr, FW_PAGE_LEFT, y, page->from, page->to);
}

char *
fw_document_dup_text (FwDocument *self, guint index)
{
  const FwDocumentPage *page;
  GString *text;

  g_return_val_if_fail (FW_IS_DOCUMENT (self) && index < self->pages->len, NULL);

  text = g_string_new (NULL);
  page = &g_array_index (self->pages, FwDocumentPage, index);
  fw_block_append_text (self->body, page->from, page->to, text);
  return g_string_free (text, FALSE);
}

static FwBlock *
find_anchor (FwBlock *block, const char *anchor, double *x, double *y)
{
  if (g_strcmp0 (block->anchor, anchor) == 0)
    return block;
  for (guint i = 0; i < block->children->len; i++)
    {
      FwBlock *child = g_ptr_array_index (block->children, i);
      FwBlock *found = find_anchor (child, anchor, x, y);

      if (found != NULL)
        {
          *x += child->x;
          *y += child->y;
          return found;
        }
    }
  return NULL;
}

gboolean
fw_document_locate (FwDocument *self, const char *anchor, FwDocumentPlace *place)
{
  double x = 0, y = 0;
  FwBlock *block;

  g_return_val_if_fail (FW_IS_DOCUMENT (self) && anchor != NULL && place != NULL, FALSE);

  block = find_anchor (self->body, anchor, &x, &y);
  if (block == NULL)
    return FALSE;
  for (guint i = 0; i < self->pages->len; i++)
    {
      const FwDocumentPage *page = &g_array_index (self->pages, FwDocumentPage, i);

      if (y >= page->to - 0.5 && i + 1 < self->pages->len)
        continue;
      place->page = i;
      place->x = FW_PAGE_LEFT + x;
      place->y = get_top (i) + (page->carry != NULL ? page->carry->height : 0) + y - page->from;
      place->width = block->width;
      place->height = MIN (block->height, page->to - y);
      return TRUE;
    }
  return FALSE;
}

static const char *
pick_block (FwBlock *block, double x, double y)
{
  if (x < 0 || y < 0 || x > block->width || y > block->height)
    return NULL;
  for (guint i = 0; i < block->children->len; i++)
    {
      FwBlock *child = g_ptr_array_index (block->children, i);
      const char *anchor = pick_block (child, x - child->x, y - child->y);

      if (anchor != NULL)
        return anchor;
    }
  return block->anchor;
}

const char *
fw_document_pick (FwDocument *self, guint index, double x, double y)
{
  const FwDocumentPage *page;

  g_return_val_if_fail (FW_IS_DOCUMENT (self), NULL);

  if (index >= self->pages->len)
    return NULL;
  page = &g_array_index (self->pages, FwDocumentPage, index);
  y += page->from - get_top (index) - (page->carry != NULL ? page->carry->height : 0);
  if (y < page->from || y > page->to)
    return NULL;
  return pick_block (self->body, x - FW_PAGE_LEFT, y);
}

static void
clear_field (gpointer data)
{
  FwPdfField *field = data;

  g_free ((char *) field->name);
  g_free ((char *) field->tooltip);
}

static void
fw_document_finalize (GObject *object)
{
  FwDocument *self = FW_DOCUMENT (object);

  g_clear_pointer (&self->body, fw_block_free);
  g_clear_object (&self->context);
  g_clear_pointer (&self->pages, g_array_unref);
  g_clear_pointer (&self->fields, g_array_unref);
  g_free (self->frame.title);
  g_free (self->frame.author);
  g_free (self->frame.subject);
  g_free (self->frame.created);
  g_free (self->frame.head_left);
  g_free (self->frame.head_right);
  g_free (self->frame.foot_left);
  g_free (self->frame.foot_right);
  g_free (self->frame.foot_second);
  g_free (self->frame.foot_hash);
  g_free (self->frame.watermark);
  G_OBJECT_CLASS (fw_document_parent_class)->finalize (object);
}

static void
fw_document_class_init (FwDocumentClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_document_finalize;
}

static void
fw_document_init (FwDocument *self)
{
  self->pages = g_array_new (FALSE, TRUE, sizeof (FwDocumentPage));
  self->fields = g_array_new (FALSE, TRUE, sizeof (FwPdfField));
  g_array_set_clear_func (self->fields, clear_field);
}
