/* fw-block.h: what a page is made of: a tree of boxes that can be broken.
 *
 *   stack ─┬─ text            a paragraph, heading, quote
 *          ├─ table ── row ── stack, stack, …
 *          └─ stack (frame)   a goal, a signature box
 *
 * Internal to document. A block is laid out once for its width; then parts of
 * it, from one height to another, are drawn: page breaks lie between parts. A
 * line of text belongs to the part that its lower edge falls into. Blocks are
 * owned by their parent, the root by its document. Measures are points.
 */
#pragma once

#include <cairo.h>
#include <glib.h>
#include <pango/pango.h>

G_BEGIN_DECLS

typedef struct
{
  double red, green, blue;
} FwInk;

typedef enum
{
  FW_BLOCK_STACK,
  FW_BLOCK_ROW,
  FW_BLOCK_TABLE,
  FW_BLOCK_TEXT,
  FW_BLOCK_DRAWING,
} FwBlockKind;

typedef struct _FwBlock FwBlock;
struct _FwBlock
{
  FwBlockKind kind;
  FwBlock *parent;
  GPtrArray *children;  /* of FwBlock; of a table: its rows, the first is its header */
  char *anchor;         /* see fw_document_locate(); NULL for none */
  const char *tag;      /* structure element of the PDF, NULL: none of its own */
  const char *language; /* of its text where that is not German: BCP 47, interned; or NULL */
  char *alternative;    /* what a figure shows, in words; NULL: it is none */

  /* Set before the layout. */
  double space_before;
  double padding_x, padding_top, padding_bottom;
  gboolean whole;          /* never broken where it fits on a page */
  gboolean keep_with_next; /* no break right after it */
  double min_height;
  double border; /* line width of a frame with round corners; 0: none */
  FwInk border_ink;
  double rule_below; /* line width below, 0: none */
  FwInk rule_ink;
  double bar; /* width of a bar at the left; 0: none */
  FwInk bar_ink;
  gboolean lines_between; /* of a row: thin upright lines between the cells */
  const double *weights;  /* of a row and a table: relative widths of the cells */
  double *own_weights;    /* the same, owned */
  double gap;             /* of a row: between the cells */
  double first_width;     /* of a row: width of its first cell; 0: by its weight */
  gboolean filled;        /* of a cell: a ground of fill_ink, as high as its row */
  FwInk fill_ink;

  /* A text. */
  PangoLayout *layout;

  /* A drawing of fixed height (min_height). */
  void (*draw_func) (FwBlock *self, cairo_t *cr, double width, double height);
  gpointer draw_data; /* owned, see free_draw_data */
  GDestroyNotify free_draw_data;

  /* Set by the layout, relative to the parent. */
  double x, y, width, height;
};

FwBlock *
fw_block_new (FwBlockKind kind);
FwBlock *
fw_block_new_text (PangoContext *context,
                   const char *font,
                   double size,
                   const char *markup,
                   const char *tag);
void
fw_block_free (FwBlock *self);
/* A text that is not German; @language is BCP 47 ("tr"), NULL for German. Returns @self. */
FwBlock *
fw_block_set_language (FwBlock *self, const char *language);
/* Makes it a figure with these words; a drawing without any only adorns. Takes @alternative. */
void
fw_block_take_alternative (FwBlock *self, char *alternative);
/* Takes @child and returns it. */
FwBlock *
fw_block_add (FwBlock *self, FwBlock *child);
/* Lays the tree out; @page_height is what a `whole` block may at most need. */
void
fw_block_layout (FwBlock *self, double width);
/* The largest height in (@from, @limit] where the block may be broken, @from
 * when there is none. */
double
fw_block_find_break (FwBlock *self, double from, double limit, double page_height);
/* Draws the part between the heights @from and @to; @y is where @from lies on the page. In a
 * PDF with the structure of fw-block-tags.h, if @cr has one. */
void
fw_block_draw (FwBlock *self, cairo_t *cr, double x, double y, double from, double to);
/* Adds the text between the heights @from and @to as it would be drawn, a block a line; of a
 * figure what it shows in words. */
void
fw_block_append_text (FwBlock *self, double from, double to, GString *text);
/* A table that is broken at @from repeats its header: the header, or NULL. */
FwBlock *
fw_block_get_carry (FwBlock *self, double from, double *x);
/* The height at which the content after a break begins: without the space before it. */
double
fw_block_skip_space (FwBlock *self, double from);

G_END_DECLS
