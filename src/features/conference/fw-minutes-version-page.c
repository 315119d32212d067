/* fw-minutes-version-page.c: see fw-minutes-version-page.h.
 *
 * The store compares the bytes of a frozen version with their SHA-256 when it
 * reads them; reading is logged before it happens. A draft says at its foot
 * that it is one.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "document/fw-minutes-report.h"
#include "domain/fw-conference-repository.h"
#include "features/conference/fw-minutes-copy.h"
#include "features/conference/fw-minutes-version-page.h"
#include "features/fw-page.h"
#include "store/fw-background.h"
#include "store/fw-blob.h"
#include "widgets/fw-async.h"
#include "widgets/fw-frozen-view.h"

struct _FwMinutesVersionPage
{
  AdwNavigationPage parent_instance;
  AdwWindowTitle *window_title;
  FwFrozenView *frozen_view;

  FwStore *store; /* NULL after dispose */
  gint64 conference_id;
  gint64 document_id;
  gint64 case_id;
  guint number; /* of the version; 0: a draft */
  gboolean print_first;
  char *what;    /* for the access log: "Minutes, version 1" */
  char *content; /* of the version, or as it stands now: for a copy without names */
};

static void
fw_minutes_version_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwMinutesVersionPage,
                               fw_minutes_version_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE,
                                                      fw_minutes_version_page_page_init))

static DexFuture *
render_job (gpointer data)
{
  GError *error = NULL;
  GBytes *pdf = fw_minutes_report_to_pdf (data, 0, &error);

  return pdf != NULL ? dex_future_new_take_boxed (G_TYPE_BYTES, pdf)
                     : dex_future_new_for_error (error);
}

static gboolean
await_content (FwMinutesVersionPage *self, FwStore *store, FwConference *conference, GError **error)
{
  g_autoptr (FwForm) form = NULL;

  /* A copy of a version is of what was closed, not of what was written since. */
  if (self->document_id != 0)
    {
      self->content = dex_await_string (
          fw_conference_repository_load_version_content (store, self->document_id), error);
      return self->content != NULL;
    }
  form = dex_await_object (
      fw_form_load (store, fw_record_get_int (FW_RECORD (conference), "form_id")), error);
  if (form == NULL)
    return FALSE;
  self->content = dex_await_string (
      fw_conference_repository_dup_content (store, self->conference_id, form), error);
  return self->content != NULL;
}

static GBytes *
await_draft (FwMinutesVersionPage *self, GError **error)
{
  return dex_await_boxed (
      fw_background_run ("minutes", render_job, g_strdup (self->content), g_free), error);
}

static GBytes *
await_frozen (FwMinutesVersionPage *self,
              FwStore *store,
              char **subtitle,
              char **checksum,
              GError **error)
{
  g_autoptr (FwResult) versions = dex_await_boxed (
      fw_conference_repository_list_versions (store, self->conference_id), error);
  g_autofree char *when = NULL;
  const char *by;
  guint row;

  if (versions == NULL)
    return NULL;
  row = fw_frozen_find_version (versions, self->document_id);
  if (row == G_MAXUINT)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This version is no longer there. Please go back."));
      return NULL;
    }
  if (self->store == NULL)
    return NULL;
  when = fw_clock_moment_to_text (fw_result_get_text (versions, row, FW_VERSION_FROZEN_AT));
  by = fw_result_get_text (versions, row, FW_VERSION_FROZEN_BY);
  /* Translators: a version of minutes, when it was closed and by whom. */
  *subtitle = g_strdup_printf (_ ("Version %1$d, closed %2$s by %3$s"),
                               (int) fw_result_get_int (versions, row, FW_VERSION_NUMBER), when,
                               by != NULL ? by : "–");
  self->number = (guint) fw_result_get_int (versions, row, FW_VERSION_NUMBER);
  *checksum = g_strdup (fw_result_get_text (versions, row, FW_VERSION_SHA256));
  self->what = g_strdup_printf (_ ("Minutes, version %d"),
                                (int) fw_result_get_int (versions, row, FW_VERSION_NUMBER));
  if (!dex_await (fw_store_log_access (store, "open", self->case_id, self->what), error))
    return NULL;
  return dex_await_boxed (
      fw_store_load_blob (store, fw_result_get_int (versions, row, FW_VERSION_BLOB)), error);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwMinutesVersionPage *self = data;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwConference) conference = NULL;
  g_autofree char *subtitle = NULL;
  g_autofree char *checksum = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (self->store == NULL)
    return NULL;
  store = g_object_ref (self->store);
  conference
      = dex_await_object (fw_conference_repository_load (store, self->conference_id), &error);
  if (conference != NULL && await_content (self, store, conference, &error))
    {
      self->case_id = fw_record_get_int (FW_RECORD (conference), "case_id");
      if (self->document_id != 0)
        pdf = await_frozen (self, store, &subtitle, &checksum, &error);
      else
        {
          subtitle = g_strdup (_ ("Draft: not closed yet"));
          self->what = g_strdup (_ ("Minutes, draft"));
          pdf = await_draft (self, &error);
        }
    }
  if (self->store == NULL)
    return NULL;
  if (pdf == NULL)
    {
      fw_frozen_view_fail (self->frozen_view,
                           error != NULL ? error->message : _ ("The pages could not be made."));
      return NULL;
    }
  if (!fw_frozen_view_show (self->frozen_view, store, self->case_id, self->what, pdf, checksum))
    return NULL;
  adw_window_title_set_subtitle (self->window_title, subtitle);
  fw_frozen_view_take_focus (self->frozen_view);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "minutes.print", TRUE);
  /* What leaves the office is what was closed. */
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "minutes.export", self->document_id != 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "minutes.without-names", TRUE);
  if (self->print_first)
    fw_frozen_view_print (self->frozen_view);
  return NULL;
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_frozen_view_print (FW_MINUTES_VERSION_PAGE (widget)->frozen_view);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_frozen_view_export (FW_MINUTES_VERSION_PAGE (widget)->frozen_view, _ ("minutes.pdf"));
}

static void
without_names_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwMinutesVersionPage *self = FW_MINUTES_VERSION_PAGE (widget);

  fw_minutes_copy_ask (widget, self->store, self->case_id, self->content, self->number, self->what);
}

static gboolean
print (FwPage *page)
{
  return fw_frozen_view_print (FW_MINUTES_VERSION_PAGE (page)->frozen_view);
}

static void
fw_minutes_version_page_page_init (FwPageInterface *iface)
{
  iface->print = print;
}

AdwNavigationPage *
fw_minutes_version_page_new (FwStore *store,
                             gint64 conference_id,
                             gint64 document_id,
                             gboolean print_now)
{
  FwMinutesVersionPage *self = g_object_new (FW_TYPE_MINUTES_VERSION_PAGE, NULL);

  self->store = g_object_ref (store);
  self->conference_id = conference_id;
  self->document_id = document_id;
  self->print_first = print_now;
  fw_ui_spawn (self, load_fiber);
  return ADW_NAVIGATION_PAGE (self);
}

static void
fw_minutes_version_page_dispose (GObject *object)
{
  g_clear_object (&FW_MINUTES_VERSION_PAGE (object)->store);
  G_OBJECT_CLASS (fw_minutes_version_page_parent_class)->dispose (object);
}

static void
fw_minutes_version_page_finalize (GObject *object)
{
  FwMinutesVersionPage *self = FW_MINUTES_VERSION_PAGE (object);

  g_free (self->what);
  g_free (self->content);
  G_OBJECT_CLASS (fw_minutes_version_page_parent_class)->finalize (object);
}

static void
fw_minutes_version_page_class_init (FwMinutesVersionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_minutes_version_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_minutes_version_page_finalize;
  g_type_ensure (FW_TYPE_FROZEN_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-minutes-version-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwMinutesVersionPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, FwMinutesVersionPage, frozen_view);
  gtk_widget_class_install_action (widget_class, "minutes.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "minutes.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "minutes.without-names", NULL,
                                   without_names_action);
}

static void
fw_minutes_version_page_init (FwMinutesVersionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "minutes.print", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "minutes.export", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "minutes.without-names", FALSE);
}
