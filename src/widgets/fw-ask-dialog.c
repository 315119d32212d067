/* fw-ask-dialog.c: see fw-ask-dialog.h. */
#include "config.h"

#include "widgets/fw-ask-dialog.h"
#include "widgets/fw-async.h"

struct _FwAskDialog
{
  AdwDialog parent_instance;
  GtkWidget *act_button;
  AdwBanner *banner;
  AdwPreferencesPage *page;

  AdwPreferencesGroup *group; /* the last */
  DexPromise *promise;
  gboolean presented;
  gboolean closed;
};

G_DEFINE_FINAL_TYPE (FwAskDialog, fw_ask_dialog, ADW_TYPE_DIALOG)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
answer (FwAskDialog *self, gboolean act)
{
  g_autoptr (DexPromise) promise = g_steal_pointer (&self->promise);

  if (promise != NULL)
    dex_promise_resolve_boolean (promise, act);
}

static void
act_cb (FwAskDialog *self)
{
  if (gtk_widget_get_sensitive (self->act_button))
    answer (self, TRUE);
}

static void
closed_cb (FwAskDialog *self)
{
  self->closed = TRUE;
  answer (self, FALSE);
}

static void
changed_cb (FwAskDialog *self)
{
  g_signal_emit (self, signals[CHANGED], 0);
}

void
fw_ask_dialog_add_group (FwAskDialog *self, const char *title, const char *description)
{
  g_return_if_fail (FW_IS_ASK_DIALOG (self));

  self->group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  if (title != NULL)
    adw_preferences_group_set_title (self->group, title);
  adw_preferences_group_set_description (self->group, description);
  adw_preferences_page_add (self->page, self->group);
}

GtkWidget *
fw_ask_dialog_add (FwAskDialog *self, GtkWidget *row, const char *title)
{
  g_return_val_if_fail (FW_IS_ASK_DIALOG (self) && GTK_IS_WIDGET (row), NULL);

  if (self->group == NULL)
    fw_ask_dialog_add_group (self, NULL, NULL);
  if (title != NULL)
    adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (ADW_IS_ENTRY_ROW (row))
    {
      g_signal_connect_object (row, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
      g_signal_connect_object (row, "entry-activated", G_CALLBACK (act_cb), self,
                               G_CONNECT_SWAPPED);
    }
  else if (ADW_IS_COMBO_ROW (row))
    g_signal_connect_object (row, "notify::selected", G_CALLBACK (changed_cb), self,
                             G_CONNECT_SWAPPED);
  adw_preferences_group_add (self->group, row);
  return row;
}

void
fw_ask_dialog_set_ready (FwAskDialog *self, gboolean ready)
{
  g_return_if_fail (FW_IS_ASK_DIALOG (self));

  gtk_widget_set_sensitive (self->act_button, ready);
}

gboolean
fw_ask_dialog_await (FwAskDialog *self, GtkWidget *widget)
{
  g_return_val_if_fail (FW_IS_ASK_DIALOG (self) && self->promise == NULL, FALSE);

  if (self->closed)
    return FALSE;
  self->promise = dex_promise_new ();
  if (!self->presented)
    adw_dialog_present (ADW_DIALOG (self), widget);
  self->presented = TRUE;
  return dex_await_boolean (dex_ref (DEX_FUTURE (self->promise)), NULL);
}

void
fw_ask_dialog_refuse (FwAskDialog *self, const GError *error)
{
  g_return_if_fail (FW_IS_ASK_DIALOG (self));

  if (error != NULL)
    {
      adw_banner_set_title (self->banner, error->message);
      fw_ui_announce (GTK_WIDGET (self), error->message);
    }
  adw_banner_set_revealed (self->banner, error != NULL);
}

char *
fw_ask_dialog_dup_text (GtkWidget *row)
{
  g_return_val_if_fail (GTK_IS_EDITABLE (row), NULL);

  return g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (row))));
}

FwAskDialog *
fw_ask_dialog_new (const char *title, const char *act)
{
  FwAskDialog *self = g_object_new (FW_TYPE_ASK_DIALOG, "title", title, NULL);

  gtk_button_set_label (GTK_BUTTON (self->act_button), act);
  gtk_button_set_use_underline (GTK_BUTTON (self->act_button), TRUE);
  return self;
}

static void
fw_ask_dialog_dispose (GObject *object)
{
  answer (FW_ASK_DIALOG (object), FALSE);
  G_OBJECT_CLASS (fw_ask_dialog_parent_class)->dispose (object);
}

static void
fw_ask_dialog_class_init (FwAskDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_ask_dialog_dispose;
  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_ASK_DIALOG, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                   NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/widgets/fw-ask-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FwAskDialog, act_button);
  gtk_widget_class_bind_template_child (widget_class, FwAskDialog, banner);
  gtk_widget_class_bind_template_child (widget_class, FwAskDialog, page);
  gtk_widget_class_bind_template_callback (widget_class, act_cb);
  gtk_widget_class_bind_template_callback (widget_class, closed_cb);
}

static void
fw_ask_dialog_init (FwAskDialog *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
