/* fw-undo-stack.h: applied change sets in order, for undo or for redo.
 *
 * Owned by an edit session, main thread. Each step remembers at which version
 * it found its rows. Undoing a step leaves a row at a new version that stands
 * for the old one; fw_undo_stack_pop() tells the steps below, so that only
 * a change by somebody else makes a step stale.
 */
#pragma once

#include "base/fw-change-set.h"

G_BEGIN_DECLS

typedef struct _FwUndoStack FwUndoStack;

FwUndoStack *
fw_undo_stack_new (void);
void
fw_undo_stack_free (FwUndoStack *self);
/* Adds a copy of @applied. With the same @merge_key (nullable) as the step
 * before, at most 30 s later and with nobody's change between, it joins that
 * step. @now: monotonic µs. */
void
fw_undo_stack_push (FwUndoStack *self, FwChangeSet *applied, const char *merge_key, gint64 now);
gboolean
fw_undo_stack_is_empty (FwUndoStack *self);
/* Label of the newest step, NULL when empty. */
const char *
fw_undo_stack_get_label (FwUndoStack *self);
/* The set that takes back the newest step (transfer full). */
FwChangeSet *
fw_undo_stack_dup_inverse (FwUndoStack *self);
/* Removes the newest step, which @inverse (applied) took back, or nothing when NULL. */
void
fw_undo_stack_pop (FwUndoStack *self, FwChangeSet *inverse);
void
fw_undo_stack_clear (FwUndoStack *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwUndoStack, fw_undo_stack_free)

G_END_DECLS
