/* fw-window.c: the main window: signed in or locked.
 *
 * Holds either the sign-in page or the main view of an open office. Locking
 * commits everything, closes the store (and with it the keys) and destroys the
 * main view, so that nothing of a case is left behind the sign-in page; the
 * place is remembered and shown again after unlocking. Actions are in
 * fw-window-actions.c.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-keys.h"
#include "app/fw-settings.h"
#include "app/fw-window-private.h"
#include "features/fw-page.h"
#include "features/fw-registry.h"
#include "widgets/fw-async.h"

G_DEFINE_FINAL_TYPE (FwWindow, fw_window, ADW_TYPE_APPLICATION_WINDOW)

FwStore *
fw_window_get_store (FwWindow *self)
{
  g_return_val_if_fail (FW_IS_WINDOW (self), NULL);

  return self->main_view != NULL ? fw_main_view_get_store (self->main_view) : NULL;
}

static gboolean
idle_lock_cb (gpointer data)
{
  FwWindow *self = data;

  self->idle_source = 0;
  _fw_window_lock (self);
  return G_SOURCE_REMOVE;
}

static void
restart_idle (FwWindow *self)
{
  guint minutes = g_settings_get_uint (fw_settings_get (), "lock-after-minutes");

  g_clear_handle_id (&self->idle_source, g_source_remove);
  if (minutes > 0 && self->main_view != NULL)
    self->idle_source = g_timeout_add_seconds (minutes * 60, idle_lock_cb, self);
}

/* Before the accelerators: those of the pages are not for a dialog above them. */
static gboolean
any_event_cb (FwWindow *self, GdkEvent *event)
{
  switch (gdk_event_get_event_type (event))
    {
    case GDK_KEY_PRESS:
      restart_idle (self);
      if (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL
          && fw_keys_are_for_pages (event))
        return GDK_EVENT_STOP;
      break;
    case GDK_BUTTON_PRESS:
    case GDK_TOUCH_BEGIN:
    case GDK_SCROLL:
      restart_idle (self);
      break;
    default:
      break;
    }
  return GDK_EVENT_PROPAGATE;
}

static void
signed_in_cb (FwWindow *self, FwStore *store)
{
  GtkWidget *view = fw_main_view_new (store);

  /* The password entry is about to be hidden. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  g_set_str (&self->folder, fw_store_get_folder (store));
  adw_bin_set_child (self->main_bin, view);
  self->main_view = FW_MAIN_VIEW (view);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->main_bin));
  _fw_window_enable_actions (self, TRUE);
  for (const FwFeature *const *feature = fw_registry_get_features (); *feature != NULL; feature++)
    if ((*feature)->install != NULL)
      (*feature)->install (FW_SHELL (view), G_ACTION_MAP (self), store);
  /* Somebody else who unlocks begins at the beginning. */
  if (self->place != NULL && g_strcmp0 (self->place_login, fw_store_get_login (store)) == 0)
    fw_main_view_show_place (self->main_view, (const char *const *) self->place);
  else
    fw_main_view_show_nth (self->main_view, 0);
  g_clear_pointer (&self->place, g_strfreev);
  restart_idle (self);
}

/* Also of the dialogs, which lie outside the main view. */
static DexFuture *
flush_all (FwWindow *self)
{
  g_autoptr (GListModel) dialogs
      = adw_application_window_get_dialogs (ADW_APPLICATION_WINDOW (self));
  g_autoptr (GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);

  g_ptr_array_add (futures, fw_main_view_flush (self->main_view));
  for (guint i = 0; i < g_list_model_get_n_items (dialogs); i++)
    {
      g_autoptr (GtkWidget) dialog = g_list_model_get_item (dialogs, i);

      g_ptr_array_add (futures, fw_page_flush_below (dialog));
    }
  return dex_future_allv ((DexFuture **) futures->pdata, futures->len);
}

/* Who turns to another program must find the office saved when the power goes. */
static void
active_cb (FwWindow *self)
{
  if (!gtk_window_is_active (GTK_WINDOW (self)) && self->main_view != NULL)
    dex_future_disown (flush_all (self));
}

DexFuture *
_fw_window_leave_office (FwWindow *self)
{
  g_autoptr (FwStore) store = NULL;
  FwMainView *view = self->main_view;

  if (view == NULL)
    return dex_future_new_true ();
  store = g_object_ref (fw_main_view_get_store (view));
  /* A failed flush keeps the office open: nothing typed may be lost. */
  if (!dex_await (flush_all (self), NULL))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_FAILED,
                                  _ ("Something could not be saved yet, so the office stays open. "
                                     "What you typed is still here."));
  if (self->main_view == NULL)
    return dex_future_new_true ();
  self->main_view = NULL;
  g_clear_handle_id (&self->idle_source, g_source_remove);
  while (adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)) != NULL)
    adw_dialog_force_close (
        adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self)));
  _fw_window_enable_actions (self, FALSE);
  adw_toast_overlay_dismiss_all (self->toast_overlay);
  /* The focus may be in an entry of the view that goes now. */
  gtk_window_set_focus (GTK_WINDOW (self), NULL);
  gtk_stack_set_visible_child (self->stack, GTK_WIDGET (self->sign_in_page));
  adw_bin_set_child (self->main_bin, NULL);
  dex_await (fw_store_close (store), NULL);
  return dex_future_new_true ();
}

static DexFuture *
lock_fiber (gpointer data)
{
  FwWindow *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_local ();
  g_autofree char *time = g_date_time_format (now, "%R");
  g_autofree char *login = NULL;
  g_autofree char *note = NULL;

  if (self->main_view == NULL)
    return NULL;
  login = g_strdup (fw_store_get_login (fw_window_get_store (self)));
  if (!dex_await (_fw_window_leave_office (self), &error))
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  /* Translators: %s is a time of day. */
  note = g_strdup_printf (_ ("Everything in the record is saved. Locked at %s."), time);
  fw_sign_in_page_set_locked (self->sign_in_page, note);
  fw_sign_in_page_set_office (self->sign_in_page, self->folder, login);
  return NULL;
}

void
_fw_window_lock (FwWindow *self)
{
  if (self->main_view == NULL)
    return;
  g_strfreev (self->place);
  self->place = fw_main_view_dup_place (self->main_view);
  g_set_str (&self->place_login, fw_store_get_login (fw_window_get_store (self)));
  fw_ui_spawn (self, lock_fiber);
}

void
fw_window_open (FwWindow *self, const char *folder, const char *login, const char *password)
{
  g_return_if_fail (FW_IS_WINDOW (self));

  fw_sign_in_page_set_office (self->sign_in_page, folder, login);
  if (login != NULL && password != NULL)
    fw_sign_in_page_unlock (self->sign_in_page, login, password);
}

static DexFuture *
close_fiber (gpointer data)
{
  FwWindow *self = data;
  g_autoptr (GError) error = NULL;

  if (!dex_await (_fw_window_leave_office (self), &error))
    {
      self->closing = FALSE;
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  gtk_window_destroy (GTK_WINDOW (self));
  return NULL;
}

static gboolean
fw_window_close_request (GtkWindow *window)
{
  FwWindow *self = FW_WINDOW (window);
  int width, height;

  gtk_window_get_default_size (window, &width, &height);
  g_settings_set_int (fw_settings_get (), "window-width", width);
  g_settings_set_int (fw_settings_get (), "window-height", height);
  g_settings_set_boolean (fw_settings_get (), "window-maximized", gtk_window_is_maximized (window));
  if (self->main_view != NULL)
    {
      if (!self->closing)
        {
          self->closing = TRUE;
          fw_ui_spawn (self, close_fiber);
        }
      return TRUE;
    }
  return GTK_WINDOW_CLASS (fw_window_parent_class)->close_request (window);
}

static void
fw_window_dispose (GObject *object)
{
  FwWindow *self = FW_WINDOW (object);

  g_clear_handle_id (&self->idle_source, g_source_remove);
  self->main_view = NULL;
  G_OBJECT_CLASS (fw_window_parent_class)->dispose (object);
}

static void
fw_window_finalize (GObject *object)
{
  FwWindow *self = FW_WINDOW (object);

  g_free (self->folder);
  g_strfreev (self->place);
  g_free (self->place_login);
  G_OBJECT_CLASS (fw_window_parent_class)->finalize (object);
}

static void
fw_window_class_init (FwWindowClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->dispose = fw_window_dispose;
  object_class->finalize = fw_window_finalize;
  GTK_WINDOW_CLASS (klass)->close_request = fw_window_close_request;

  g_type_ensure (FW_TYPE_SIGN_IN_PAGE);
  gtk_widget_class_set_template_from_resource (widget_class,
                                               "/org/fallwerk/Fallwerk/ui/app/fw-window.ui");
  gtk_widget_class_bind_template_child (widget_class, FwWindow, toast_overlay);
  gtk_widget_class_bind_template_child (widget_class, FwWindow, stack);
  gtk_widget_class_bind_template_child (widget_class, FwWindow, sign_in_page);
  gtk_widget_class_bind_template_child (widget_class, FwWindow, main_bin);
  gtk_widget_class_bind_template_callback (widget_class, signed_in_cb);
}

static void
fw_window_init (FwWindow *self)
{
  GtkEventController *controller = gtk_event_controller_legacy_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  _fw_window_add_actions (self);
  _fw_window_enable_actions (self, FALSE);

  g_signal_connect (self, "notify::is-active", G_CALLBACK (active_cb), NULL);
  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  g_signal_connect_object (controller, "event", G_CALLBACK (any_event_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), controller);

  gtk_window_set_default_size (GTK_WINDOW (self),
                               g_settings_get_int (fw_settings_get (), "window-width"),
                               g_settings_get_int (fw_settings_get (), "window-height"));
  if (g_settings_get_boolean (fw_settings_get (), "window-maximized"))
    gtk_window_maximize (GTK_WINDOW (self));
}

GtkWidget *
fw_window_new (GtkApplication *application)
{
  return g_object_new (FW_TYPE_WINDOW, "application", application, NULL);
}
