/* fw-async.c: see fw-async.h. */
#include "config.h"

#include <adwaita.h>

#include "widgets/fw-async.h"

#define FW_UI_STACK (1024 * 1024)

void
fw_ui_spawn_full (DexFiberFunc func, gpointer data, GDestroyNotify destroy)
{
  g_return_if_fail (func != NULL);

  dex_future_disown (
      dex_scheduler_spawn (dex_scheduler_get_default (), FW_UI_STACK, func, data, destroy));
}

void
fw_ui_spawn (gpointer owner, DexFiberFunc func)
{
  g_return_if_fail (G_IS_OBJECT (owner));

  fw_ui_spawn_full (func, g_object_ref (owner), g_object_unref);
}

typedef struct
{
  GWeakRef owner;
  FwUiDoneFunc func;
} Done;

static void
done_free (gpointer data)
{
  Done *done = data;

  g_weak_ref_clear (&done->owner);
  g_free (done);
}

static DexFuture *
done_cb (DexFuture *future, gpointer data)
{
  Done *done = data;
  g_autoptr (GObject) owner = g_weak_ref_get (&done->owner);
  g_autoptr (GError) error = NULL;

  dex_future_get_value (future, &error);
  if (owner != NULL)
    done->func (owner, error);
  return dex_future_new_true ();
}

void
fw_ui_when_done (DexFuture *future, gpointer owner, FwUiDoneFunc func)
{
  Done *done;

  g_return_if_fail (future != NULL && G_IS_OBJECT (owner) && func != NULL);

  done = g_new0 (Done, 1);
  g_weak_ref_init (&done->owner, owner);
  done->func = func;
  dex_future_disown (dex_future_finally (future, done_cb, done, done_free));
}

void
fw_ui_show_toast (GtkWidget *widget, const char *text)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_activate_action (widget, "win.toast", "(ssb)", text, "", FALSE);
}

void
fw_ui_show_undo (GtkWidget *widget, const char *text, const char *action)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));

  gtk_widget_activate_action (widget, "win.toast", "(ssb)", text, action, FALSE);
}

void
fw_ui_show_error (GtkWidget *widget, const GError *error)
{
  g_return_if_fail (GTK_IS_WIDGET (widget));
  g_return_if_fail (error != NULL);

  gtk_widget_activate_action (widget, "win.toast", "(ssb)", error->message, "", TRUE);
  fw_ui_announce (widget, error->message);
}

void
fw_ui_announce (GtkWidget *widget, const char *text)
{
  g_autoptr (GtkATContext) context = NULL;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  /* GTK 4.18: announcing through the test context, which is also the fallback
   * without an accessibility bus, calls a NULL vfunc. */
  if (!gtk_widget_get_realized (widget))
    return;
  context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));
  if (context == NULL || g_strcmp0 (G_OBJECT_TYPE_NAME (context), "GtkTestATContext") == 0)
    return;
  gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                           GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
}

void
fw_ui_take_focus (GtkWidget *content)
{
  GtkRoot *root;
  GtkWidget *focus;

  g_return_if_fail (GTK_IS_WIDGET (content));

  root = gtk_widget_get_root (content);
  focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  /* A dialog that found nothing to focus keeps the focus on itself. */
  if (root != NULL
      && (focus == NULL || !gtk_widget_get_mapped (focus)
          || gtk_widget_is_ancestor (content, focus)))
    gtk_widget_child_focus (content, GTK_DIR_TAB_FORWARD);
}

static void
select_folder_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DexPromise) promise = data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_select_folder_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    dex_promise_resolve_object (promise, file);
  else
    dex_promise_reject (promise, error);
}

static GtkWindow *
get_window (GtkWidget *widget)
{
  GtkRoot *root = gtk_widget_get_root (widget);

  return GTK_IS_WINDOW (root) ? GTK_WINDOW (root) : NULL;
}

DexFuture *
fw_ui_select_folder (GtkFileDialog *dialog, GtkWidget *widget)
{
  DexPromise *promise = dex_promise_new ();

  gtk_file_dialog_select_folder (dialog, get_window (widget), NULL, select_folder_cb,
                                 dex_ref (promise));
  return DEX_FUTURE (promise);
}

static void
save_file_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DexPromise) promise = data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_save_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    dex_promise_resolve_object (promise, file);
  else
    dex_promise_reject (promise, error);
}

DexFuture *
fw_ui_save_file (GtkFileDialog *dialog, GtkWidget *widget)
{
  DexPromise *promise = dex_promise_new ();

  gtk_file_dialog_save (dialog, get_window (widget), NULL, save_file_cb, dex_ref (promise));
  return DEX_FUTURE (promise);
}

static void
open_file_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DexPromise) promise = data;
  GError *error = NULL;
  GFile *file = gtk_file_dialog_open_finish (GTK_FILE_DIALOG (source), result, &error);

  if (file != NULL)
    dex_promise_resolve_object (promise, file);
  else
    dex_promise_reject (promise, error);
}

DexFuture *
fw_ui_open_file (GtkFileDialog *dialog, GtkWidget *widget)
{
  DexPromise *promise = dex_promise_new ();

  gtk_file_dialog_open (dialog, get_window (widget), NULL, open_file_cb, dex_ref (promise));
  return DEX_FUTURE (promise);
}

static void
choose_cb (GObject *source, GAsyncResult *result, gpointer data)
{
  g_autoptr (DexPromise) promise = data;

  dex_promise_resolve_string (
      promise, g_strdup (adw_alert_dialog_choose_finish (ADW_ALERT_DIALOG (source), result)));
}

DexFuture *
fw_ui_choose (GtkWidget *alert_dialog, GtkWidget *widget)
{
  DexPromise *promise = dex_promise_new ();

  adw_alert_dialog_choose (ADW_ALERT_DIALOG (alert_dialog), widget, NULL, choose_cb,
                           dex_ref (promise));
  return DEX_FUTURE (promise);
}
