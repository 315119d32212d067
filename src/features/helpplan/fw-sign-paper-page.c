/* fw-sign-paper-page.c: see fw-sign-paper-page.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/helpplan/fw-scan-folder.h"
#include "features/helpplan/fw-scan-view.h"
#include "features/helpplan/fw-sign-paper-page.h"
#include "features/helpplan/fw-sign-words.h"
#include "widgets/fw-async.h"

struct _FwSignPaperPage
{
  AdwBin parent_instance;
  AdwActionRow *file_row;
  AdwActionRow *folder_row;
  GtkListBox *folder_list;
  FwScanView *scan_view;
  GtkWidget *refused_box;
  GtkLabel *refused_label;
  AdwPreferencesGroup *others_group;

  FwScanFolder *folder;
  FwScan *scan;      /* NULL: none yet */
  GPtrArray *others; /* of GtkCheckButton with "party", borrowed */
  GPtrArray *rows;   /* their rows, borrowed */
  char *wanted;      /* path of what was chosen last */
};

static void
fw_sign_paper_page_way_page_init (FwSignWayPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwSignPaperPage,
                               fw_sign_paper_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_SIGN_WAY_PAGE,
                                                      fw_sign_paper_page_way_page_init))

/* --- the scan --------------------------------------------------------------------- */

static void
refuse (FwSignPaperPage *self, const char *message)
{
  gtk_widget_set_visible (self->refused_box, message != NULL);
  if (message == NULL)
    return;
  gtk_label_set_label (self->refused_label, message);
  fw_ui_announce (GTK_WIDGET (self), message);
}

static DexFuture *
take_fiber (gpointer data)
{
  FwSignPaperPage *self = data;
  g_autofree char *path = g_strdup (self->wanted);
  g_autofree char *name = g_filename_display_basename (path);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwScan) scan = dex_await_boxed (fw_scan_read (path), &error);

  if (g_strcmp0 (path, self->wanted) != 0)
    return NULL;
  g_clear_pointer (&self->scan, fw_scan_free);
  fw_scan_view_clear (self->scan_view);
  if (scan != NULL && fw_scan_view_await_show (self->scan_view, scan->bytes, scan->mime, &error)
      && g_strcmp0 (path, self->wanted) == 0)
    {
      self->scan = g_steal_pointer (&scan);
      adw_action_row_set_subtitle (self->file_row, name);
    }
  refuse (self, error != NULL ? error->message : NULL);
  fw_sign_way_page_changed (FW_SIGN_WAY_PAGE (self));
  return NULL;
}

static void
take (FwSignPaperPage *self, const char *path)
{
  g_set_str (&self->wanted, path);
  fw_ui_spawn (self, take_fiber);
}

static DexFuture *
choose_fiber (gpointer data)
{
  FwSignPaperPage *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GFile) file = NULL;

  gtk_file_filter_set_name (filter, _ ("Scans (JPEG, PNG, PDF)"));
  gtk_file_filter_add_mime_type (filter, "image/jpeg");
  gtk_file_filter_add_mime_type (filter, "image/png");
  gtk_file_filter_add_mime_type (filter, "application/pdf");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Choose the Scan of the Signed Paper"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  file = dex_await_object (fw_ui_open_file (dialog, GTK_WIDGET (self)), NULL);
  if (file != NULL && g_file_peek_path (file) != NULL)
    take (self, g_file_peek_path (file));
  return NULL;
}

static void
choose_cb (FwSignPaperPage *self)
{
  fw_ui_spawn (self, choose_fiber);
}

/* --- the scanner's folder --------------------------------------------------------- */

static GtkWidget *
create_file_row (const FwScanFile *file)
{
  GtkWidget *row = adw_action_row_new ();
  g_autoptr (GDateTime) time = g_date_time_new_from_unix_local (file->modified);
  g_autofree char *when = g_date_time_format (time, "%x, %H:%M");

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), file->name);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), when);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  g_object_set_data_full (G_OBJECT (row), "path", g_strdup (file->path), g_free);
  return row;
}

static void
folder_changed_cb (FwSignPaperPage *self)
{
  GPtrArray *files = fw_scan_folder_get_files (self->folder);
  const char *path = fw_scan_folder_get_path (self->folder);

  adw_action_row_set_subtitle (
      self->folder_row, path != NULL ? path : _ ("New scans are offered here as they arrive"));
  gtk_list_box_remove_all (self->folder_list);
  for (guint i = 0; i < files->len; i++)
    gtk_list_box_append (self->folder_list, create_file_row (g_ptr_array_index (files, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->folder_list), files->len > 0);
}

static void
file_activated_cb (FwSignPaperPage *self, GtkListBoxRow *row)
{
  take (self, g_object_get_data (G_OBJECT (row), "path"));
}

static DexFuture *
folder_fiber (gpointer data)
{
  FwSignPaperPage *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) file = NULL;

  gtk_file_dialog_set_title (dialog, _ ("Choose the Folder of the Scanner"));
  file = dex_await_object (fw_ui_select_folder (dialog, GTK_WIDGET (self)), NULL);
  if (file != NULL && g_file_peek_path (file) != NULL)
    fw_scan_folder_set_path (self->folder, g_file_peek_path (file));
  return NULL;
}

static void
folder_cb (FwSignPaperPage *self)
{
  fw_ui_spawn (self, folder_fiber);
}

/* --- as a way --------------------------------------------------------------------- */

static void
add_other (FwSignPaperPage *self, const FwPlanParty *party)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *check = gtk_check_button_new ();

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), fw_sign_party_get_name (party));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), party->role);
  gtk_widget_set_valign (check, GTK_ALIGN_CENTER);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), check);
  adw_action_row_set_activatable_widget (ADW_ACTION_ROW (row), check);
  g_object_set_data_full (G_OBJECT (check), "party", g_strdup (party->id), g_free);
  g_ptr_array_add (self->others, check);
  g_ptr_array_add (self->rows, row);
  adw_preferences_group_add (self->others_group, row);
}

static void
show (FwSignWayPage *page, FwStore *store, FwPlanSigning *signing, FwPlanParty *party)
{
  FwSignPaperPage *self = FW_SIGN_PAPER_PAGE (page);

  g_clear_pointer (&self->scan, fw_scan_free);
  g_clear_pointer (&self->wanted, g_free);
  fw_scan_view_clear (self->scan_view);
  refuse (self, NULL);
  adw_action_row_set_subtitle (self->file_row, _ ("JPEG, PNG or PDF"));
  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->others_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  g_ptr_array_set_size (self->others, 0);
  for (guint i = 0; i < signing->parties->len; i++)
    {
      FwPlanParty *other = g_ptr_array_index (signing->parties, i);

      if (other != party && other->way == FW_SIGN_OPEN)
        add_other (self, other);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->others_group), self->others->len > 0);
}

static gboolean
is_ready (FwSignWayPage *page)
{
  return FW_SIGN_PAPER_PAGE (page)->scan != NULL;
}

static void
fill (FwSignWayPage *page, FwSignAct *act)
{
  FwSignPaperPage *self = FW_SIGN_PAPER_PAGE (page);

  act->way = FW_SIGN_PAPER;
  act->scan = g_bytes_ref (self->scan->bytes);
  act->scan_mime = g_strdup (self->scan->mime);
  for (guint i = 0; i < self->others->len; i++)
    if (gtk_check_button_get_active (g_ptr_array_index (self->others, i)))
      g_ptr_array_add (act->others,
                       g_strdup (g_object_get_data (g_ptr_array_index (self->others, i), "party")));
}

static void
fw_sign_paper_page_way_page_init (FwSignWayPageInterface *iface)
{
  iface->show = show;
  iface->is_ready = is_ready;
  iface->is_begun = is_ready;
  iface->fill = fill;
}

static void
fw_sign_paper_page_finalize (GObject *object)
{
  FwSignPaperPage *self = FW_SIGN_PAPER_PAGE (object);

  g_clear_pointer (&self->scan, fw_scan_free);
  g_object_unref (self->folder);
  g_ptr_array_unref (self->others);
  g_ptr_array_unref (self->rows);
  g_free (self->wanted);
  G_OBJECT_CLASS (fw_sign_paper_page_parent_class)->finalize (object);
}

static void
fw_sign_paper_page_class_init (FwSignPaperPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_sign_paper_page_finalize;
  g_type_ensure (FW_TYPE_SCAN_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-sign-paper-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSignPaperPage, file_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignPaperPage, folder_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignPaperPage, folder_list);
  gtk_widget_class_bind_template_child (widget_class, FwSignPaperPage, scan_view);
  gtk_widget_class_bind_template_child (widget_class, FwSignPaperPage, refused_box);
  gtk_widget_class_bind_template_child (widget_class, FwSignPaperPage, refused_label);
  gtk_widget_class_bind_template_child (widget_class, FwSignPaperPage, others_group);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, folder_cb);
  gtk_widget_class_bind_template_callback (widget_class, file_activated_cb);
}

static void
fw_sign_paper_page_init (FwSignPaperPage *self)
{
  self->others = g_ptr_array_new ();
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  self->folder = fw_scan_folder_new ();
  g_signal_connect_object (self->folder, "changed", G_CALLBACK (folder_changed_cb), self,
                           G_CONNECT_SWAPPED);
  folder_changed_cb (self);
}
