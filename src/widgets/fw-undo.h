/* fw-undo.h: what a page did in this sitting, and taking it back.
 *
 * Main-thread object, one per page. Holds applied change sets; undo commits
 * the inverse and tells the user which act it took back. Refused by the store
 * where somebody else has changed the row since; then the step is gone.
 */
#pragma once

#include <gtk/gtk.h>

#include "store/fw-store.h"

G_BEGIN_DECLS

#define FW_TYPE_UNDO (fw_undo_get_type ())
G_DECLARE_FINAL_TYPE (FwUndo, fw_undo, FW, UNDO, GObject)

FwUndo *
fw_undo_new (FwStore *store);
/* Takes over @applied. */
void
fw_undo_push (FwUndo *self, FwChangeSet *applied);
/* The same, and @widget's window says "@done: @what" with a way to undo it. */
void
fw_undo_push_told (FwUndo *self,
                   FwChangeSet *applied,
                   GtkWidget *widget,
                   const char *done,
                   const char *what);
/* FALSE when there is nothing; otherwise it is under way and @widget's window
 * says what was undone or why not. */
gboolean
fw_undo_undo (FwUndo *self, GtkWidget *widget);
gboolean
fw_undo_redo (FwUndo *self, GtkWidget *widget);

G_END_DECLS
