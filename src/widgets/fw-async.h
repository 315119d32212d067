/* fw-async.h: fibers of the user interface. */
#pragma once

#include <libdex.h>
#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Runs @func on the main thread as a fiber that may await, with a stack that
 * is large enough for building widgets; @owner is kept alive until it ends
 * and is what @func gets. */
void
fw_ui_spawn (gpointer owner, DexFiberFunc func);
/* The same with any data. */
void
fw_ui_spawn_full (DexFiberFunc func, gpointer data, GDestroyNotify destroy);
/* Calls @func when @future (transfer full) has come to its end, with NULL or
 * why it failed; not when @owner (not kept alive) is gone by then. */
typedef void (*FwUiDoneFunc) (gpointer owner, const GError *error);
void
fw_ui_when_done (DexFuture *future, gpointer owner, FwUiDoneFunc func);
/* Shows @error where the user is: a toast of the nearest window. Logs nothing. */
void
fw_ui_show_error (GtkWidget *widget, const GError *error);
void
fw_ui_show_toast (GtkWidget *widget, const char *text);
/* A toast with an Undo button that activates @action (e.g. "win.undo"). */
void
fw_ui_show_undo (GtkWidget *widget, const char *text, const char *action);
/* Speaks @text through the screen reader, politely. Survives every AT context. */
void
fw_ui_announce (GtkWidget *widget, const char *text);
/* Puts the focus into @content, which was just filled, where nothing of its
 * window has it: who works by keyboard must never stand nowhere. */
void
fw_ui_take_focus (GtkWidget *content);
/* Resolve to a GFile; reject when the user turned away. */
DexFuture *
fw_ui_select_folder (GtkFileDialog *dialog, GtkWidget *widget);
DexFuture *
fw_ui_open_file (GtkFileDialog *dialog, GtkWidget *widget);
DexFuture *
fw_ui_save_file (GtkFileDialog *dialog, GtkWidget *widget);
/* Resolves to the response of an AdwAlertDialog, a string. */
DexFuture *
fw_ui_choose (GtkWidget *alert_dialog, GtkWidget *widget);

G_END_DECLS
