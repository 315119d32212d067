/* fw-preferences-dialog.c: see fw-preferences-dialog.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-preferences-dialog.h"
#include "app/fw-preferences-pages.h"
#include "base/fw-clock.h"
#include "domain/fw-office.h"
#include "domain/fw-staff-repository.h"
#include "features/fw-page.h"
#include "widgets/fw-async.h"
#include "widgets/fw-toast.h"
#include "widgets/fw-undo.h"

struct _FwPreferencesDialog
{
  AdwPreferencesDialog parent_instance;
  FwStore *store;
  FwUndo *undo;
  FwRow *settings;
  char *page;
  guint n_saving;
  gboolean may_manage;
};

enum
{
  SETTINGS_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
fw_preferences_dialog_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwPreferencesDialog,
                               fw_preferences_dialog,
                               ADW_TYPE_PREFERENCES_DIALOG,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE,
                                                      fw_preferences_dialog_page_init))

FwStore *
fw_preferences_dialog_get_store (FwPreferencesDialog *self)
{
  return self->store;
}

gboolean
fw_preferences_dialog_may_manage (FwPreferencesDialog *self)
{
  return self->may_manage;
}

FwRow *
fw_preferences_dialog_get_settings (FwPreferencesDialog *self)
{
  return self->settings;
}

const char *
fw_preferences_dialog_get_setting (FwPreferencesDialog *self, const char *name)
{
  const char *value = self->settings != NULL ? fw_row_get_text (self->settings, name) : NULL;

  return value != NULL ? value : "";
}

void
fw_preferences_dialog_done (FwPreferencesDialog *self, FwChangeSet *applied, const char *text)
{
  g_return_if_fail (FW_IS_PREFERENCES_DIALOG (self));

  if (self->store == NULL)
    {
      g_clear_pointer (&applied, fw_change_set_unref);
      return;
    }
  if (applied != NULL)
    fw_undo_push (self->undo, applied);
  fw_toast_show_in_dialog (ADW_DIALOG (self), text, applied != NULL ? "win.undo" : NULL,
                           FW_TOAST_TOLD);
  fw_ui_announce (GTK_WIDGET (self), text);
}

void
fw_preferences_dialog_show_error (FwPreferencesDialog *self, const GError *error)
{
  if (self->store == NULL)
    return;
  fw_toast_show_in_dialog (ADW_DIALOG (self), error->message, NULL, FW_TOAST_FAILURE);
  fw_ui_announce (GTK_WIDGET (self), error->message);
}

typedef struct
{
  FwPreferencesDialog *self;
  char *name;
  char *value;
} Setting;

static void
setting_free (gpointer data)
{
  Setting *setting = data;

  g_object_unref (setting->self);
  g_free (setting->name);
  g_free (setting->value);
  g_free (setting);
}

/* What holds is shown: after an undo, after a colleague's change, and when saving failed. */
static DexFuture *
reload_fiber (gpointer data)
{
  FwPreferencesDialog *self = data;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwRow) settings = NULL;

  if (self->store == NULL)
    return NULL;
  settings = dex_await_boxed (fw_office_load_settings (self->store, today), NULL);
  /* What is being saved reads again at its end. */
  if (settings == NULL || self->store == NULL || self->n_saving > 0)
    return NULL;
  g_clear_pointer (&self->settings, fw_row_unref);
  self->settings = fw_row_copy (settings);
  g_signal_emit (self, signals[SETTINGS_CHANGED], 0);
  return NULL;
}

static void
store_changed_cb (FwPreferencesDialog *self, FwNotice *notice)
{
  if (self->settings != NULL && fw_notice_has_table (notice, "office_setting"))
    fw_ui_spawn (self, reload_fiber);
}

static DexFuture *
save_fiber (gpointer data)
{
  Setting *setting = data;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (GError) error = NULL;
  FwChangeSet *applied = dex_await_boxed (
      fw_office_save_setting (setting->self->store, setting->name, setting->value, today), &error);

  if (applied != NULL)
    fw_preferences_dialog_done (setting->self, applied, _ ("Saved"));
  else
    fw_preferences_dialog_show_error (setting->self, error);
  setting->self->n_saving--;
  if (setting->self->n_saving == 0)
    fw_ui_spawn (setting->self, reload_fiber);
  return NULL;
}

void
fw_preferences_dialog_save_setting (FwPreferencesDialog *self, const char *name, const char *value)
{
  Setting *setting;

  g_return_if_fail (FW_IS_PREFERENCES_DIALOG (self));

  if (self->store == NULL || !self->may_manage
      || g_strcmp0 (fw_preferences_dialog_get_setting (self, name), value) == 0)
    return;
  fw_row_set_text (self->settings, name, value);
  self->n_saving++;
  setting = g_new0 (Setting, 1);
  setting->self = g_object_ref (self);
  setting->name = g_strdup (name);
  setting->value = g_strdup (value);
  fw_ui_spawn_full (save_fiber, setting, setting_free);
}

void
fw_preferences_dialog_guard (FwPreferencesDialog *self, AdwPreferencesPage *page)
{
  AdwBanner *banner;

  if (self->may_manage)
    return;
  banner = ADW_BANNER (
      adw_banner_new (_ ("You can read this. Only those who manage the office change it.")));
  adw_banner_set_revealed (banner, TRUE);
  adw_preferences_page_set_banner (page, banner);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwPreferencesDialog *self = data;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwStore) store = g_object_ref (self->store);
  FwRow *settings = dex_await_boxed (fw_office_load_settings (store, today), NULL);
  gboolean may_manage = dex_await_boolean (fw_staff_repository_may_manage (store), NULL);

  if (self->store == NULL)
    {
      g_clear_pointer (&settings, fw_row_unref);
      return NULL;
    }
  /* Rows are immutable once shared: this copy is the dialog's own. */
  self->settings = settings != NULL ? fw_row_copy (settings) : fw_row_new ();
  g_clear_pointer (&settings, fw_row_unref);
  self->may_manage = may_manage;
  for (guint i = 0; i < FW_N_PREFERENCES_PAGES; i++)
    adw_preferences_dialog_add (ADW_PREFERENCES_DIALOG (self),
                                fw_preferences_create_page (i, self));
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (self), self->page);
  return NULL;
}

static void
turn_page (FwPreferencesDialog *self, int step)
{
  const char *shown = adw_preferences_dialog_get_visible_page_name (ADW_PREFERENCES_DIALOG (self));
  guint index = fw_preferences_find_page (shown);

  if (index >= FW_N_PREFERENCES_PAGES)
    return;
  index = (index + FW_N_PREFERENCES_PAGES + step) % FW_N_PREFERENCES_PAGES;
  adw_preferences_dialog_set_visible_page_name (ADW_PREFERENCES_DIALOG (self),
                                                fw_preferences_get_page_name (index));
}

static gboolean
next_page_cb (GtkWidget *self, GVariant *args, gpointer data)
{
  turn_page (FW_PREFERENCES_DIALOG (self), 1);
  return TRUE;
}

static gboolean
previous_page_cb (GtkWidget *self, GVariant *args, gpointer data)
{
  turn_page (FW_PREFERENCES_DIALOG (self), -1);
  return TRUE;
}

static gboolean
undo (FwPage *page)
{
  return fw_undo_undo (FW_PREFERENCES_DIALOG (page)->undo, GTK_WIDGET (page));
}

static gboolean
redo (FwPage *page)
{
  return fw_undo_redo (FW_PREFERENCES_DIALOG (page)->undo, GTK_WIDGET (page));
}

static void
fw_preferences_dialog_page_init (FwPageInterface *iface)
{
  iface->undo = undo;
  iface->redo = redo;
}

AdwDialog *
fw_preferences_dialog_new (FwStore *store, const char *page)
{
  FwPreferencesDialog *self = g_object_new (FW_TYPE_PREFERENCES_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->undo = fw_undo_new (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (store_changed_cb), self,
                           G_CONNECT_SWAPPED);
  self->page = g_strdup (page);
  fw_ui_spawn (self, load_fiber);
  return ADW_DIALOG (self);
}

static void
fw_preferences_dialog_dispose (GObject *object)
{
  FwPreferencesDialog *self = FW_PREFERENCES_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->undo);
  g_clear_pointer (&self->settings, fw_row_unref);
  g_clear_pointer (&self->page, g_free);
  G_OBJECT_CLASS (fw_preferences_dialog_parent_class)->dispose (object);
}

static void
fw_preferences_dialog_class_init (FwPreferencesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_preferences_dialog_dispose;
  signals[SETTINGS_CHANGED] = g_signal_new ("settings-changed", FW_TYPE_PREFERENCES_DIALOG,
                                            G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Down, GDK_CONTROL_MASK, next_page_cb,
                                NULL);
  gtk_widget_class_add_binding (widget_class, GDK_KEY_Page_Up, GDK_CONTROL_MASK, previous_page_cb,
                                NULL);
  /* Keys of the window do not work below a dialog. */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
fw_preferences_dialog_init (FwPreferencesDialog *self)
{
  adw_preferences_dialog_set_search_enabled (ADW_PREFERENCES_DIALOG (self), TRUE);
  adw_dialog_set_content_width (ADW_DIALOG (self), 780);
  adw_dialog_set_content_height (ADW_DIALOG (self), 760);
}
