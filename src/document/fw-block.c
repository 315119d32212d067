/* fw-block.c: see fw-block.h. */
#include "config.h"

#include <math.h>
#include <pango/pangocairo.h>

#include "document/fw-block-tags.h"

#define EPSILON 0.01
#define CORNER 3.5
/* Lines that stay together at the end and the start of a page. */
#define MIN_LINES 2

FwBlock *
fw_block_new (FwBlockKind kind)
{
  FwBlock *self = g_new0 (FwBlock, 1);

  self->kind = kind;
  self->children = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_block_free);
  return self;
}

/* To all of the text. Takes @attribute. */
static void
add_attribute (PangoLayout *layout, PangoAttribute *attribute)
{
  PangoAttrList *attributes = pango_layout_get_attributes (layout);

  attributes = attributes != NULL ? pango_attr_list_copy (attributes) : pango_attr_list_new ();
  pango_attr_list_insert (attributes, attribute);
  pango_layout_set_attributes (layout, attributes);
  pango_attr_list_unref (attributes);
}

FwBlock *
fw_block_new_text (PangoContext *context,
                   const char *font,
                   double size,
                   const char *markup,
                   const char *tag)
{
  FwBlock *self = fw_block_new (FW_BLOCK_TEXT);
  PangoFontDescription *description = pango_font_description_from_string (font);

  pango_font_description_set_absolute_size (description, size * PANGO_SCALE);
  self->layout = pango_layout_new (context);
  self->tag = tag;
  pango_layout_set_font_description (self->layout, description);
  pango_layout_set_wrap (self->layout, PANGO_WRAP_WORD_CHAR);
  pango_layout_set_line_spacing (self->layout, 1.08f);
  pango_layout_set_markup (self->layout, markup, -1);
  /* A letter in the PDF is a letter: what is copied, searched or read aloud. */
  add_attribute (self->layout, pango_attr_font_features_new ("liga 0, clig 0"));
  pango_font_description_free (description);
  return self;
}

void
fw_block_free (FwBlock *self)
{
  g_ptr_array_unref (self->children);
  g_clear_object (&self->layout);
  g_free (self->anchor);
  g_free (self->alternative);
  g_free (self->own_weights);
  if (self->free_draw_data != NULL)
    self->free_draw_data (self->draw_data);
  g_free (self);
}

FwBlock *
fw_block_set_language (FwBlock *self, const char *language)
{
  if (language == NULL)
    return self;
  self->language = g_intern_string (language);
  /* Letters have other shapes in other languages. */
  add_attribute (self->layout, pango_attr_language_new (pango_language_from_string (language)));
  return self;
}

void
fw_block_take_alternative (FwBlock *self, char *alternative)
{
  g_free (self->alternative);
  self->alternative = alternative;
  self->tag = "Figure";
}

FwBlock *
fw_block_add (FwBlock *self, FwBlock *child)
{
  child->parent = self;
  g_ptr_array_add (self->children, child);
  return child;
}

static FwBlock *
get_child (FwBlock *self, guint index)
{
  return g_ptr_array_index (self->children, index);
}

static double
get_inner_left (const FwBlock *self)
{
  return self->padding_x + (self->bar > 0 ? self->bar + 6 : 0);
}

static void
layout_stack (FwBlock *self)
{
  double left = get_inner_left (self);
  double y = self->padding_top;

  for (guint i = 0; i < self->children->len; i++)
    {
      FwBlock *child = get_child (self, i);

      if (i > 0)
        y += child->space_before;
      fw_block_layout (child, self->width - left - self->padding_x);
      child->x = left;
      child->y = y;
      y += child->height;
    }
  self->height = y + self->padding_bottom;
}

static void
layout_row (FwBlock *self)
{
  const double *weights = self->weights;
  double sum = 0, x = self->padding_x, tallest = 0;
  double free_width = self->width - 2 * self->padding_x
                      - self->gap * (self->children->len > 0 ? self->children->len - 1 : 0);

  if (weights == NULL && self->parent != NULL && self->parent->kind == FW_BLOCK_TABLE)
    weights = self->parent->weights;
  free_width -= self->first_width;
  for (guint i = self->first_width > 0 ? 1 : 0; i < self->children->len; i++)
    sum += weights != NULL ? weights[i] : 1;
  for (guint i = 0; i < self->children->len; i++)
    {
      FwBlock *child = get_child (self, i);
      double width = i == 0 && self->first_width > 0
                         ? self->first_width
                         : free_width * (weights != NULL ? weights[i] : 1) / sum;

      fw_block_layout (child, width);
      child->x = x;
      child->y = self->padding_top;
      x += width + self->gap;
      tallest = MAX (tallest, child->height);
    }
  /* Frames side by side end at the same height. */
  for (guint i = 0; i < self->children->len; i++)
    if (get_child (self, i)->border > 0 || get_child (self, i)->filled)
      get_child (self, i)->height = tallest;
  self->height = self->padding_top + tallest + self->padding_bottom;
}

void
fw_block_layout (FwBlock *self, double width)
{
  PangoRectangle extents;

  self->width = width;
  switch (self->kind)
    {
    case FW_BLOCK_STACK:
    case FW_BLOCK_TABLE:
      layout_stack (self);
      break;
    case FW_BLOCK_ROW:
      layout_row (self);
      break;
    case FW_BLOCK_TEXT:
      pango_layout_set_width (
          self->layout, (int) ((width - get_inner_left (self) - self->padding_x) * PANGO_SCALE));
      pango_layout_get_extents (self->layout, NULL, &extents);
      self->height
          = self->padding_top + (double) extents.height / PANGO_SCALE + self->padding_bottom;
      break;
    case FW_BLOCK_DRAWING:
    default:
      self->height = 0;
      break;
    }
  self->height = MAX (self->height, self->min_height);
}

/* A text is broken between its lines, so that no line stands alone. */
static double
find_text_break (FwBlock *self, double from, double limit)
{
  g_autoptr (GArray) bottoms = g_array_new (FALSE, FALSE, sizeof (double));
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);
  guint first = 0, n_fit = 0, n_left;

  do
    {
      PangoRectangle extents;
      double bottom;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      bottom = self->padding_top + (double) (extents.y + extents.height) / PANGO_SCALE;
      if (bottom <= from + EPSILON)
        first++;
      else if (bottom <= limit + EPSILON)
        n_fit++;
      g_array_append_val (bottoms, bottom);
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);

  n_left = bottoms->len - first - n_fit;
  if (n_left == 0 && n_fit > 0)
    n_fit--; /* only the space below did not fit: move a line on with it */
  if (bottoms->len - first - n_fit < MIN_LINES && n_fit > 0)
    n_fit -= MIN (n_fit, MIN_LINES - (bottoms->len - first - n_fit));
  if (n_fit < MIN_LINES && first == 0)
    n_fit = 0;
  return n_fit == 0 ? from : g_array_index (bottoms, double, first + n_fit - 1);
}

static double
find_row_break (FwBlock *self, double from, double limit, double page_height)
{
  double y = limit;
  gboolean again = TRUE;

  while (again && y > from + EPSILON)
    {
      again = FALSE;
      for (guint i = 0; i < self->children->len; i++)
        {
          FwBlock *child = get_child (self, i);
          double inner;

          if (y >= child->y + child->height - EPSILON)
            continue;
          inner
              = child->y
                + fw_block_find_break (child, MAX (0, from - child->y), y - child->y, page_height);
          if (inner < y - EPSILON)
            {
              y = inner;
              again = TRUE;
            }
        }
    }
  return MAX (y, from);
}

static double
find_stack_break (FwBlock *self, double from, double limit, double page_height)
{
  guint i;

  /* The first child that does not end before the limit. */
  for (i = 0; i < self->children->len; i++)
    if (get_child (self, i)->y + get_child (self, i)->height > limit + EPSILON)
      break;
  if (i == self->children->len)
    {
      /* All children fit, only the padding does not: take the last one along. */
      if (i == 0)
        return from;
      i--;
    }
  else
    {
      FwBlock *child = get_child (self, i);

      if (child->y < limit && (!child->whole || child->height > page_height))
        {
          double inner = fw_block_find_break (child, MAX (0, from - child->y), limit - child->y,
                                              page_height);

          if (inner > EPSILON && child->y + inner > from + EPSILON)
            return child->y + inner;
        }
    }
  /* Between two children, but never right after one that keeps with the next,
   * and never right after the header of a table. */
  for (; i > 0; i--)
    {
      FwBlock *before = get_child (self, i - 1);

      if (before->keep_with_next || (self->kind == FW_BLOCK_TABLE && i == 1))
        continue;
      return before->y + before->height > from + EPSILON ? before->y + before->height : from;
    }
  return from;
}

double
fw_block_find_break (FwBlock *self, double from, double limit, double page_height)
{
  switch (self->kind)
    {
    case FW_BLOCK_STACK:
    case FW_BLOCK_TABLE:
      return find_stack_break (self, from, limit, page_height);
    case FW_BLOCK_ROW:
      return find_row_break (self, from, limit, page_height);
    case FW_BLOCK_TEXT:
      return find_text_break (self, from, limit);
    case FW_BLOCK_DRAWING:
    default:
      return from;
    }
}

static void
set_ink (cairo_t *cr, FwInk ink)
{
  cairo_set_source_rgb (cr, ink.red, ink.green, ink.blue);
}

static void
draw_frame (FwBlock *self, cairo_t *cr, double x, double y, double from, double to)
{
  gboolean opens = from > EPSILON, goes_on = to < self->height - EPSILON;
  double inset = self->border / 2;
  double left = x + inset, right = x + self->width - inset;
  double top = y + (opens ? 0 : inset), bottom = y + (to - from) - (goes_on ? 0 : inset);

  set_ink (cr, self->border_ink);
  cairo_set_line_width (cr, self->border);
  cairo_new_path (cr);
  if (opens)
    cairo_move_to (cr, left, top);
  else
    {
      cairo_move_to (cr, left + CORNER, top);
      cairo_line_to (cr, right - CORNER, top);
      cairo_arc (cr, right - CORNER, top + CORNER, CORNER, -G_PI_2, 0);
      cairo_line_to (cr, right, goes_on ? bottom : bottom - CORNER);
      cairo_move_to (cr, left + CORNER, top);
      cairo_arc_negative (cr, left + CORNER, top + CORNER, CORNER, -G_PI_2, -G_PI);
    }
  cairo_line_to (cr, left, goes_on ? bottom : bottom - CORNER);
  if (!goes_on)
    {
      cairo_arc_negative (cr, left + CORNER, bottom - CORNER, CORNER, G_PI, G_PI_2);
      cairo_line_to (cr, right - CORNER, bottom);
      cairo_arc_negative (cr, right - CORNER, bottom - CORNER, CORNER, G_PI_2, 0);
    }
  if (opens)
    {
      cairo_move_to (cr, right, top);
      cairo_line_to (cr, right, goes_on ? bottom : bottom - CORNER);
    }
  cairo_stroke (cr);
}

static void
draw_text (FwBlock *self, cairo_t *cr, double x, double y, double from, double to)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);
  double left = x + get_inner_left (self);

  do
    {
      PangoRectangle extents;
      double bottom, baseline;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      bottom = self->padding_top + (double) (extents.y + extents.height) / PANGO_SCALE;
      baseline = self->padding_top + (double) pango_layout_iter_get_baseline (iter) / PANGO_SCALE;
      if (bottom <= from + EPSILON || bottom > to + EPSILON)
        continue;
      cairo_move_to (cr, left + (double) extents.x / PANGO_SCALE, y + baseline - from);
      pango_cairo_show_layout_line (cr, pango_layout_iter_get_line_readonly (iter));
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

static void
draw_decoration (FwBlock *self, cairo_t *cr, double x, double y, double from, double to)
{
  if (self->filled)
    {
      set_ink (cr, self->fill_ink);
      cairo_rectangle (cr, x, y, self->width, to - from);
      cairo_fill (cr);
    }
  if (self->border > 0)
    draw_frame (self, cr, x, y, from, to);
  if (self->bar > 0)
    {
      set_ink (cr, self->bar_ink);
      cairo_rectangle (cr, x + self->padding_x, y, self->bar, to - from);
      cairo_fill (cr);
    }
  if (self->lines_between)
    {
      set_ink (cr, self->rule_ink);
      cairo_set_line_width (cr, 0.5);
      for (guint i = 1; i < self->children->len; i++)
        {
          double line = x + get_child (self, i)->x - self->gap / 2;

          cairo_move_to (cr, line, y);
          cairo_line_to (cr, line, y + to - from);
        }
      cairo_stroke (cr);
    }
  if (self->rule_below > 0 && to >= self->height - EPSILON)
    {
      set_ink (cr, self->rule_ink);
      cairo_set_line_width (cr, self->rule_below);
      cairo_move_to (cr, x, y + to - from - self->rule_below / 2);
      cairo_line_to (cr, x + self->width, y + to - from - self->rule_below / 2);
      cairo_stroke (cr);
    }
}

void
fw_block_draw (FwBlock *self, cairo_t *cr, double x, double y, double from, double to)
{
  gboolean tagged;

  /* Before the tag: lines and grounds adorn, they are no content. */
  draw_decoration (self, cr, x, y, from, to);
  tagged = _fw_block_tags_begin (cr, self, x, y, from);
  if (self->kind == FW_BLOCK_TEXT)
    {
      cairo_set_source_rgb (cr, 0.1, 0.1, 0.11);
      draw_text (self, cr, x, y, from, to);
    }
  else if (self->kind == FW_BLOCK_DRAWING && from < EPSILON)
    {
      cairo_save (cr);
      cairo_translate (cr, x, y);
      cairo_new_path (cr); /* text leaves its current point behind */
      self->draw_func (self, cr, self->width, self->height);
      cairo_restore (cr);
    }
  for (guint i = 0; i < self->children->len; i++)
    {
      FwBlock *child = get_child (self, i);
      double first = MAX (from - child->y, 0), last = MIN (to - child->y, child->height);

      if (last > first + EPSILON)
        fw_block_draw (child, cr, x + child->x, y + child->y + first - from, first, last);
    }
  if (tagged)
    cairo_tag_end (cr, self->tag);
}

static void
append_lines (FwBlock *self, double from, double to, GString *text)
{
  PangoLayoutIter *iter = pango_layout_get_iter (self->layout);
  const char *whole = pango_layout_get_text (self->layout);

  do
    {
      PangoLayoutLine *line = pango_layout_iter_get_line_readonly (iter);
      PangoRectangle extents;
      double bottom;

      pango_layout_iter_get_line_extents (iter, NULL, &extents);
      bottom = self->padding_top + (double) (extents.y + extents.height) / PANGO_SCALE;
      if (bottom > from + EPSILON && bottom <= to + EPSILON)
        {
          g_string_append_len (text, whole + line->start_index, line->length);
          if (whole[line->start_index + line->length] == '\n')
            g_string_append_c (text, '\n');
        }
    }
  while (pango_layout_iter_next_line (iter));
  pango_layout_iter_free (iter);
}

void
fw_block_append_text (FwBlock *self, double from, double to, GString *text)
{
  gsize before = text->len;

  if (self->kind == FW_BLOCK_TEXT)
    append_lines (self, from, to, text);
  else if (self->alternative != NULL && from < EPSILON)
    g_string_append (text, self->alternative);
  if (text->len > before)
    g_string_append_c (text, '\n');
  for (guint i = 0; i < self->children->len; i++)
    {
      FwBlock *child = get_child (self, i);
      double first = MAX (from - child->y, 0), last = MIN (to - child->y, child->height);

      if (last > first + EPSILON)
        fw_block_append_text (child, first, last, text);
    }
}

/* The child that a break at @from cuts, or NULL when it lies between two. */
static FwBlock *
find_cut (FwBlock *self, double from)
{
  for (guint i = 0; i < self->children->len; i++)
    {
      FwBlock *child = get_child (self, i);

      if (from > child->y + EPSILON && from < child->y + child->height - EPSILON)
        return child;
    }
  return NULL;
}

FwBlock *
fw_block_get_carry (FwBlock *self, double from, double *x)
{
  FwBlock *cut;

  if (self->kind == FW_BLOCK_TABLE)
    {
      *x += get_child (self, 0)->x;
      return get_child (self, 0)->height > 0 ? get_child (self, 0) : NULL;
    }
  if (self->kind != FW_BLOCK_STACK || (cut = find_cut (self, from)) == NULL)
    return NULL;
  *x += cut->x;
  return fw_block_get_carry (cut, from - cut->y, x);
}

double
fw_block_skip_space (FwBlock *self, double from)
{
  FwBlock *cut;

  if (self->kind != FW_BLOCK_STACK && self->kind != FW_BLOCK_TABLE)
    return from;
  if ((cut = find_cut (self, from)) != NULL)
    return cut->y + fw_block_skip_space (cut, from - cut->y);
  for (guint i = 0; i < self->children->len; i++)
    if (get_child (self, i)->y >= from - EPSILON)
      return get_child (self, i)->y;
  return from;
}
