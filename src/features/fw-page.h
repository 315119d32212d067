/* fw-page.h: what the window may ask of the page that is shown.
 *
 * Implemented by the widgets that a feature's constructors return; every
 * method is optional. Window actions (undo, print, journal line, next empty
 * field) go to the innermost visible page that answers.
 */
#pragma once

#include <gtk/gtk.h>

#include <libdex.h>

G_BEGIN_DECLS

#define FW_TYPE_PAGE (fw_page_get_type ())
G_DECLARE_INTERFACE (FwPage, fw_page, FW, PAGE, GtkWidget)

struct _FwPageInterface
{
  GTypeInterface parent_interface;

  /* Takes the last act of this page back, or does it again; says so itself.
   * FALSE when there is none. */
  gboolean (*undo) (FwPage *self);
  gboolean (*redo) (FwPage *self);
  /* FALSE when there is nothing to print. */
  gboolean (*print) (FwPage *self);
  /* Puts the cursor into the page's search; FALSE when it has none. */
  gboolean (*search) (FwPage *self);
  /* Moves on to the next empty field. */
  gboolean (*next_empty) (FwPage *self);
  /* Makes what is typed durable, as a change or as a draft; resolves then.
   * NULL: nothing pending. */
  DexFuture *(*flush) (FwPage *self);
  /* The detailed actions that bring this page back after unlocking: the first
   * opens it ("win.open-case(int64 5)"), the others are for it ("case.tab::record").
   * NULL for pages that are not gone back to. */
  GStrv (*dup_place) (FwPage *self);
};

gboolean
fw_page_undo (FwPage *self);
gboolean
fw_page_redo (FwPage *self);
gboolean
fw_page_print (FwPage *self);
gboolean
fw_page_search (FwPage *self);
gboolean
fw_page_next_empty (FwPage *self);
DexFuture *
fw_page_flush (FwPage *self);
/* The same for every page at or below @widget, shown or not. Never NULL. */
DexFuture *
fw_page_flush_below (GtkWidget *widget);
GStrv
fw_page_dup_place (FwPage *self);

G_END_DECLS
