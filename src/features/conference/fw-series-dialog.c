/* fw-series-dialog.c: see fw-series-dialog.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-date.h"
#include "domain/fw-session-repository.h"
#include "features/conference/fw-series-dialog.h"
#include "features/conference/fw-session-dialogs.h"
#include "features/conference/fw-session-rows.h"
#include "widgets/fw-async.h"

struct _FwSeriesDialog
{
  AdwDialog parent_instance;
  AdwPreferencesGroup *group;
  GtkWidget *empty_label;

  FwStore *store;
  GPtrArray *rows; /* borrowed */
  FwSessionSeries *chosen;
  guint generation;
};

G_DEFINE_FINAL_TYPE (FwSeriesDialog, fw_series_dialog, ADW_TYPE_DIALOG)

static DexFuture *
change_fiber (gpointer data)
{
  FwSeriesDialog *self = data;
  g_autoptr (FwSessionSeries) series = g_steal_pointer (&self->chosen);

  if (self->store != NULL)
    fw_session_ask_series (GTK_WIDGET (self), self->store, series);
  return NULL;
}

static void
activated_cb (FwSeriesDialog *self, GtkWidget *row)
{
  g_set_object (&self->chosen, g_object_get_data (G_OBJECT (row), "series"));
  fw_ui_spawn (self, change_fiber);
}

static void
add_cb (FwSeriesDialog *self)
{
  g_clear_object (&self->chosen);
  fw_ui_spawn (self, change_fiber);
}

static char *
dup_subtitle (FwRecord *series)
{
  const char *place = fw_record_get_text (series, "place");
  const char *time = fw_record_get_text (series, "starts_at");
  g_autofree char *day = NULL;
  GString *text = g_string_new (fw_session_rhythm_to_word (fw_record_get_text (series, "rhythm")));
  FwDay first;

  if (fw_day_from_iso (fw_record_get_text (series, "first_on"), &first))
    {
      day = fw_day_to_text (first);
      /* Translators: %s is the date of the first session of a series. */
      g_string_append_printf (text, _ (", since %s"), day);
    }
  if (time != NULL && time[0] != '\0')
    g_string_append_printf (text, " · %s", time);
  if (place != NULL && place[0] != '\0')
    g_string_append_printf (text, " · %s", place);
  return g_string_free_and_steal (text);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwSeriesDialog *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GListStore) series = NULL;
  g_autoptr (GError) error = NULL;
  guint n;

  series = dex_await_object (fw_session_repository_load_series (store), &error);
  if (self->store == NULL || generation != self->generation)
    return NULL;
  if (series == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  n = g_list_model_get_n_items (G_LIST_MODEL (series));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwRecord) record = g_list_model_get_item (G_LIST_MODEL (series), i);
      g_autofree char *subtitle = dup_subtitle (record);
      const char *title = fw_record_get_text (record, "title");
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     title[0] != '\0' ? title
                                                      : fw_record_get_text (record, "kind"));
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("document-edit-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      g_object_set_data_full (G_OBJECT (row), "series", g_object_ref (record), g_object_unref);
      g_signal_connect_object (row, "activated", G_CALLBACK (activated_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (self->group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (self->empty_label, n == 0);
  return NULL;
}

static void
changed_cb (FwSeriesDialog *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "session_series"))
    fw_ui_spawn (self, load_fiber);
}

AdwDialog *
fw_series_dialog_new (FwStore *store)
{
  FwSeriesDialog *self = g_object_new (FW_TYPE_SERIES_DIALOG, NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return ADW_DIALOG (self);
}

static void
fw_series_dialog_dispose (GObject *object)
{
  FwSeriesDialog *self = FW_SERIES_DIALOG (object);

  g_clear_object (&self->store);
  g_clear_object (&self->chosen);
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_series_dialog_parent_class)->dispose (object);
}

static void
fw_series_dialog_class_init (FwSeriesDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_series_dialog_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-series-dialog.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSeriesDialog, group);
  gtk_widget_class_bind_template_child (widget_class, FwSeriesDialog, empty_label);
  gtk_widget_class_bind_template_callback (widget_class, add_cb);
}

static void
fw_series_dialog_init (FwSeriesDialog *self)
{
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
