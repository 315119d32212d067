/* fw-sign-certificate-page.c: see fw-sign-certificate-page.h.
 *
 * The certificate is named, with what is wrong with it, before anything is signed: as soon
 * as the file is chosen and its password fits.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "features/helpplan/fw-sign-certificate-page.h"
#include "features/helpplan/fw-sign-words.h"
#include "widgets/fw-async.h"

struct _FwSignCertificatePage
{
  AdwBin parent_instance;
  AdwActionRow *file_row;
  AdwPasswordEntryRow *password_row;
  GtkWidget *check_row;
  GtkWidget *result_group;
  AdwActionRow *result_row;
  GtkImage *result_icon;

  char *path;
  FwSignInfo *info; /* NULL: not read, or refused */
  guint serial;     /* of the newest question; answers to older ones are dropped */
};

static void
fw_sign_certificate_page_way_page_init (FwSignWayPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwSignCertificatePage,
                               fw_sign_certificate_page,
                               ADW_TYPE_BIN,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_SIGN_WAY_PAGE,
                                                      fw_sign_certificate_page_way_page_init))

static void
show_result (FwSignCertificatePage *self, const char *title, const char *subtitle, gboolean good)
{
  gtk_widget_set_visible (self->result_group, title != NULL);
  if (title == NULL)
    return;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->result_row), title);
  adw_action_row_set_subtitle (self->result_row, subtitle);
  gtk_image_set_from_icon_name (self->result_icon,
                                good ? "fw-seal-symbolic" : "dialog-warning-symbolic");
  gtk_widget_remove_css_class (GTK_WIDGET (self->result_icon), good ? "warning" : "success");
  gtk_widget_add_css_class (GTK_WIDGET (self->result_icon), good ? "success" : "warning");
  fw_ui_announce (GTK_WIDGET (self), title);
}

static void
forget (FwSignCertificatePage *self)
{
  self->serial++;
  g_clear_pointer (&self->info, fw_sign_info_unref);
  show_result (self, NULL, NULL, FALSE);
  gtk_widget_set_sensitive (self->check_row, self->path != NULL);
  fw_sign_way_page_changed (FW_SIGN_WAY_PAGE (self));
}

static DexFuture *
read_fiber (gpointer data)
{
  FwSignCertificatePage *self = data;
  guint serial = ++self->serial;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwSignInfo) info = dex_await_boxed (
      fw_sign_info_read (self->path, NULL,
                         gtk_editable_get_text (GTK_EDITABLE (self->password_row))),
      &error);
  g_autofree char *text = NULL;

  if (serial != self->serial)
    return NULL;
  g_clear_pointer (&self->info, fw_sign_info_unref);
  if (info == NULL)
    show_result (self, _ ("This Certificate Cannot Sign"), error->message, FALSE);
  else
    {
      text = fw_sign_info_dup_text (info);
      if (info->problem != NULL)
        show_result (self, info->problem->message, text, FALSE);
      else
        {
          show_result (self, info->name, text, TRUE);
          self->info = fw_sign_info_ref (info);
        }
    }
  fw_sign_way_page_changed (FW_SIGN_WAY_PAGE (self));
  return NULL;
}

static void
check_cb (FwSignCertificatePage *self)
{
  if (self->path != NULL)
    fw_ui_spawn (self, read_fiber);
}

static void
password_cb (FwSignCertificatePage *self)
{
  forget (self);
}

static DexFuture *
choose_fiber (gpointer data)
{
  FwSignCertificatePage *self = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GtkFileFilter) filter = gtk_file_filter_new ();
  g_autoptr (GListStore) filters = g_list_store_new (GTK_TYPE_FILE_FILTER);
  g_autoptr (GFile) file = NULL;
  g_autofree char *name = NULL;

  gtk_file_filter_set_name (filter, _ ("Certificates with their key (.p12, .pfx)"));
  gtk_file_filter_add_suffix (filter, "p12");
  gtk_file_filter_add_suffix (filter, "pfx");
  g_list_store_append (filters, filter);
  gtk_file_dialog_set_title (dialog, _ ("Choose a Certificate"));
  gtk_file_dialog_set_filters (dialog, G_LIST_MODEL (filters));
  file = dex_await_object (fw_ui_open_file (dialog, GTK_WIDGET (self)), NULL);
  if (file == NULL || g_file_peek_path (file) == NULL)
    return NULL;
  g_set_str (&self->path, g_file_peek_path (file));
  name = g_path_get_basename (self->path);
  adw_action_row_set_subtitle (self->file_row, name);
  forget (self);
  gtk_widget_grab_focus (GTK_WIDGET (self->password_row));
  return NULL;
}

static void
choose_cb (FwSignCertificatePage *self)
{
  fw_ui_spawn (self, choose_fiber);
}

/* --- as a way --------------------------------------------------------------------- */

static void
show (FwSignWayPage *page, FwStore *store, FwPlanSigning *signing, FwPlanParty *party)
{
  FwSignCertificatePage *self = FW_SIGN_CERTIFICATE_PAGE (page);

  /* A certificate is one person's: the next party brings another. */
  g_clear_pointer (&self->path, g_free);
  adw_action_row_set_subtitle (self->file_row, _ ("A file that ends in .p12 or .pfx"));
  gtk_editable_set_text (GTK_EDITABLE (self->password_row), "");
  forget (self);
}

static gboolean
is_ready (FwSignWayPage *page)
{
  return FW_SIGN_CERTIFICATE_PAGE (page)->info != NULL;
}

static gboolean
is_begun (FwSignWayPage *page)
{
  return FALSE;
}

static void
fill (FwSignWayPage *page, FwSignAct *act)
{
  FwSignCertificatePage *self = FW_SIGN_CERTIFICATE_PAGE (page);

  act->way = FW_SIGN_CERTIFICATE;
  act->pkcs12 = g_bytes_ref (self->info->pkcs12);
  act->password = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->password_row)));
  act->signer = g_strdup (self->info->name);
}

static void
fw_sign_certificate_page_way_page_init (FwSignWayPageInterface *iface)
{
  iface->show = show;
  iface->is_ready = is_ready;
  iface->is_begun = is_begun;
  iface->fill = fill;
}

static void
fw_sign_certificate_page_finalize (GObject *object)
{
  FwSignCertificatePage *self = FW_SIGN_CERTIFICATE_PAGE (object);

  g_free (self->path);
  g_clear_pointer (&self->info, fw_sign_info_unref);
  G_OBJECT_CLASS (fw_sign_certificate_page_parent_class)->finalize (object);
}

static void
fw_sign_certificate_page_class_init (FwSignCertificatePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_sign_certificate_page_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-sign-certificate-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSignCertificatePage, file_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignCertificatePage, password_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignCertificatePage, check_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignCertificatePage, result_group);
  gtk_widget_class_bind_template_child (widget_class, FwSignCertificatePage, result_row);
  gtk_widget_class_bind_template_child (widget_class, FwSignCertificatePage, result_icon);
  gtk_widget_class_bind_template_callback (widget_class, choose_cb);
  gtk_widget_class_bind_template_callback (widget_class, check_cb);
  gtk_widget_class_bind_template_callback (widget_class, password_cb);
}

static void
fw_sign_certificate_page_init (FwSignCertificatePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
