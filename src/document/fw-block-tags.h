/* fw-block-tags.h: what a PDF is told about the blocks that are drawn into it.
 *
 *   cairo        roles of the structure (P, TR, Figure …) and which content is theirs
 *   FwBlockTags  the same elements in the same order, with what cairo cannot write:
 *                language, words for a figure and its place; and the headings
 *   libqpdf      puts the second into the first (fw-pdf-archive.h)
 *
 * Belongs to one drawing of one document. Cairo makes content only of text: a figure begins
 * with a mark, a dot too small to be seen, which the step with libqpdf takes out again. What is
 * drawn to a cairo context without this has no structure.
 */
#pragma once

#include "document/fw-block.h"
#include "document/fw-pdf-archive.h"

G_BEGIN_DECLS

typedef struct _FwBlockTags FwBlockTags;

FwBlockTags *
_fw_block_tags_new (PangoContext *context);
void
_fw_block_tags_free (FwBlockTags *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwBlockTags, _fw_block_tags_free)
/* From now on what is drawn to @cr is told; @self NULL: no more. */
void
_fw_block_tags_attach (FwBlockTags *self, cairo_t *cr);
/* What is drawn next is on that page (from 0). */
void
_fw_block_tags_set_page (FwBlockTags *self, guint page);
/* An element without a block; ended by cairo_tag_end(). */
void
_fw_block_tags_begin_element (FwBlockTags *self, cairo_t *cr, const char *role);
/* Begins the element of @block, of which the part from the height @from on is drawn at that
 * place. FALSE when it has none. */
gboolean
_fw_block_tags_begin (cairo_t *cr, FwBlock *block, double x, double y, double from);
/* Borrowed; texts belong to the blocks. */
const FwPdfElement *
_fw_block_tags_get_elements (FwBlockTags *self, guint *n_elements);
/* Bookmarks of the headings, those in German. */
void
_fw_block_tags_add_outline (FwBlockTags *self, cairo_surface_t *surface);

G_END_DECLS
