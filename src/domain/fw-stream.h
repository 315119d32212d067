/* fw-stream.h: a value-stream map (Wertstrom) in memory, with undo of everything.
 *
 * The one model between the workshop, the files and the figures. The map itself is an
 * item, and so is every step, flow, measure …; what an item can hold stands in
 * fw-stream-field.h. Figures, layout and drawing are derived elsewhere.
 *
 *   fw_stream_begin ("Insert step")   one act of the user, with what it was
 *     fw_stream_add / set / move / remove …
 *   fw_stream_end ()                  undo takes the whole act back
 *
 * Each change is kept with the values before and after, so undo to empty and redo to
 * full give exactly what was there. A change outside of an act cannot be undone and
 * empties the history: that is for readers and for building. Items are borrowed from
 * the map; one that was removed and comes back by undo is a new object of the same id.
 * Plain data, any thread, one owner.
 */
#pragma once

#include "domain/fw-stream-field.h"

G_BEGIN_DECLS

typedef struct
{
  FwStreamKind kind;
  char *id;
  FwStreamValue *values[FW_STREAM_N_FIELDS]; /* NULL: nothing is told */
} FwStreamItem;

typedef struct _FwStream FwStream;

/* An empty map: the map's own item and nothing else. */
FwStream *
fw_stream_new (void);
/* All items, without the history. */
FwStream *
fw_stream_copy (FwStream *self);
void
fw_stream_free (FwStream *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwStream, fw_stream_free)
/* The same items in the same order with the same values. */
gboolean
fw_stream_equal (FwStream *a, FwStream *b);

/* --- reading ------------------------------------------------------------------ */

FwStreamItem *
fw_stream_get_map (FwStream *self);
guint
fw_stream_get_n (FwStream *self, FwStreamKind kind);
/* In their order; for steps the order in which they were listed. */
FwStreamItem *
fw_stream_get (FwStream *self, FwStreamKind kind, guint position);
/* NULL when there is none. */
FwStreamItem *
fw_stream_find (FwStream *self, FwStreamKind kind, const char *id);
/* G_MAXUINT when it is not of this map. */
guint
fw_stream_get_position (FwStream *self, const FwStreamItem *item);
/* A step or a party: what a flow may end at. */
FwStreamItem *
fw_stream_find_end (FwStream *self, const char *id);

/* "" when nothing is told. */
const char *
fw_stream_item_get_text (const FwStreamItem *self, FwStreamField field);
gboolean
fw_stream_item_get_flag (const FwStreamItem *self, FwStreamField field, gboolean otherwise);
/* NULL when nothing is told; a figure may say that it is unknown. */
const FwStreamFigure *
fw_stream_item_get_figure (const FwStreamItem *self, FwStreamField field);
/* Whether the text of @field is @text; a kind that is not told is "task" or "work". */
gboolean
fw_stream_item_is (const FwStreamItem *self, FwStreamField field, const char *text);

/* --- changing ----------------------------------------------------------------- */

/* @id NULL: a fresh one. @position beyond the end: at the end. NULL when the id is
 * taken by another item of the kind (or, of steps and parties, by either). */
FwStreamItem *
fw_stream_add (FwStream *self, FwStreamKind kind, const char *id, guint position);
/* The flows and changes that name it stay: see fw-stream-edit.h. Not for the map. */
void
fw_stream_remove (FwStream *self, FwStreamItem *item);
void
fw_stream_move (FwStream *self, FwStreamItem *item, guint position);
/* Takes @value, which may be NULL. A value that does not fit its field is a
 * programmer's error: check with fw_stream_value_fits(). Returns whether it changed. */
gboolean
fw_stream_set (FwStream *self, FwStreamItem *item, FwStreamField field, FwStreamValue *value);
/* Text or choice; NULL takes it away. */
gboolean
fw_stream_set_text (FwStream *self, FwStreamItem *item, FwStreamField field, const char *text);
gboolean
fw_stream_set_flag (FwStream *self, FwStreamItem *item, FwStreamField field, gboolean flag);
gboolean
fw_stream_set_number (FwStream *self,
                      FwStreamItem *item,
                      FwStreamField field,
                      double value,
                      FwStreamUnit unit);

/* --- undo --------------------------------------------------------------------- */

/* Acts nest; the outermost counts. An act without a change leaves no trace. */
void
fw_stream_begin (FwStream *self, const char *label);
void
fw_stream_end (FwStream *self);
/* The label of the act that would be taken back or done again; NULL when none. */
const char *
fw_stream_get_undo_label (FwStream *self);
const char *
fw_stream_get_redo_label (FwStream *self);
/* FALSE when there is nothing, or within an act. */
gboolean
fw_stream_undo (FwStream *self);
gboolean
fw_stream_redo (FwStream *self);
/* Typing on: the last act and the one before become one, when both have this label and
 * change the same single field. */
void
fw_stream_merge (FwStream *self, const char *label);

G_END_DECLS
