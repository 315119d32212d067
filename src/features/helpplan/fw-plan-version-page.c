/* fw-plan-version-page.c: a frozen version of a help plan, its parties and what proves it.
 *
 * The store compares the bytes with their SHA-256 when it reads them; reading
 * is logged before it happens. Shown is the file as it is now, with every
 * signature that was written into it; or the sheet of answers, which is made of
 * what the record knows and never becomes part of the file.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "document/fw-plan-answers.h"
#include "domain/fw-plan-repository.h"
#include "domain/fw-plan-signature-repository.h"
#include "features/fw-page.h"
#include "features/helpplan/fw-plan-version-page.h"
#include "features/helpplan/fw-plan-words.h"
#include "features/helpplan/fw-sign-dialog.h"
#include "features/helpplan/fw-sign-pane.h"
#include "features/helpplan/fw-verify-dialog.h"
#include "store/fw-blob.h"
#include "base/fw-clock.h"
#include "widgets/fw-async.h"
#include "widgets/fw-frozen-view.h"

struct _FwPlanVersionPage
{
  AdwNavigationPage parent_instance;
  AdwWindowTitle *window_title;
  FwFrozenView *frozen_view;
  FwSignPane *pane;

  FwStore *store;
  gint64 plan_id;
  gint64 version_id;
  gint64 case_id;
  gboolean print_first;
  gboolean answers;       /* show the sheet of answers, not the file */
  char *what;             /* for the access log: "Help Plan No. 2, version 1" */
  char *checksum;         /* of the content */
  guint revision;         /* that is shown */
  FwVerifyRecord *record; /* NULL: not known yet */
};

enum
{
  PROP_0,
  PROP_ANSWERS,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static void
fw_plan_version_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwPlanVersionPage,
                               fw_plan_version_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_plan_version_page_page_init))

static void
show_version (FwPlanVersionPage *self, FwResult *plan, FwResult *versions, guint row)
{
  const char *by = fw_result_get_text (versions, row, FW_VERSION_FROZEN_BY);
  g_autofree char *title = fw_plan_dup_title (fw_result_get_int (plan, 0, FW_PLAN_NUMBER));
  g_autofree char *when
      = fw_clock_moment_to_text (fw_result_get_text (versions, row, FW_VERSION_FROZEN_AT));
  int number = (int) fw_result_get_int (versions, row, FW_VERSION_NUMBER);
  /* Translators: a version of a help plan, when it was frozen and by whom. */
  g_autofree char *subtitle = g_strdup_printf (_ ("Version %1$d, frozen %2$s by %3$s"), number,
                                               when, by != NULL ? by : "–");

  /* Translators: %1$s names a help plan. */
  self->what = g_strdup_printf (_ ("%1$s, version %2$d"), title, number);
  self->case_id = fw_result_get_int (plan, 0, FW_PLAN_CASE);
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), self->what);
}

static void
set_actions (FwPlanVersionPage *self, gboolean enabled)
{
  static const char *const actions[] = {"version.print", "version.export", "version.sign"};

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), actions[i], enabled);
}

static gboolean
show_pdf (FwPlanVersionPage *self, FwPlanSigning *signing, GBytes *pdf)
{
  self->revision = fw_plan_signing_get_last (signing)->number;
  /* With signatures in it the pane tells what proves it. */
  return fw_frozen_view_show (self->frozen_view, self->store, self->case_id, self->what, pdf,
                              self->revision == 0 ? self->checksum : NULL);
}

/* Who answered how, as a paper of its own; TRUE also when the page has gone. */
static gboolean
await_answers (FwPlanVersionPage *self, FwPlanSigning *signing, GError **error)
{
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autofree char *content
      = dex_await_string (fw_plan_repository_dup_version_content (store, self->version_id), error);
  g_autoptr (FwDocument) document
      = content != NULL ? fw_plan_answers_new (content, signing, error) : NULL;
  g_autoptr (GBytes) pdf = document != NULL ? fw_document_to_pdf (document, error) : NULL;
  /* Translators: for the access log; %s names a version of a help plan. */
  g_autofree char *what = g_strdup_printf (_ ("%s, sheet of answers"), self->what);

  if (pdf != NULL && self->store != NULL)
    fw_frozen_view_show (self->frozen_view, store, self->case_id, what, pdf, NULL);
  return pdf != NULL;
}

/* Parties, the file as it is now, and what proves it; FALSE with an error. */
static gboolean
await_signing (FwPlanVersionPage *self, gboolean first, GError **error)
{
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (FwPlanSigning) signing
      = dex_await_boxed (fw_plan_signature_repository_load (store, self->version_id), error);
  g_autoptr (FwVerifyRecord) record = NULL;
  g_autoptr (GBytes) pdf = NULL;

  if (signing != NULL)
    pdf = dex_await_boxed (fw_store_load_blob (store, fw_plan_signing_get_last (signing)->blob),
                           error);
  if (pdf == NULL || self->store == NULL)
    return pdf != NULL;
  fw_sign_pane_show (self->pane, signing);
  if (self->answers && !await_answers (self, signing, error))
    return FALSE;
  if (self->store == NULL)
    return TRUE;
  if (!self->answers && (first || fw_plan_signing_get_last (signing)->number != self->revision)
      && !show_pdf (self, signing, pdf))
    return TRUE;
  if (first)
    {
      set_actions (self, TRUE);
      fw_frozen_view_take_focus (self->frozen_view);
    }
  record = dex_await_boxed (fw_verify_record_bytes (pdf, signing), error);
  if (record == NULL || self->store == NULL)
    return record != NULL;
  g_clear_pointer (&self->record, fw_verify_record_unref);
  self->record = fw_verify_record_ref (record);
  fw_sign_pane_set_record (self->pane, record);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.verify", TRUE);
  return TRUE;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwPlanVersionPage *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) plan = NULL;
  g_autoptr (FwResult) versions = NULL;
  guint row = G_MAXUINT;

  plan = dex_await_boxed (fw_plan_repository_load (store, self->plan_id), &error);
  if (plan != NULL)
    versions = dex_await_boxed (fw_plan_repository_list_versions (store, self->plan_id), &error);
  if (self->store == NULL)
    return NULL;
  if (versions != NULL && fw_result_get_n_rows (plan) > 0)
    row = fw_frozen_find_version (versions, self->version_id);
  if (row == G_MAXUINT)
    {
      fw_frozen_view_fail (self->frozen_view,
                           error != NULL ? error->message
                                         : _ ("This version is no longer there. Please go back."));
      return NULL;
    }
  show_version (self, plan, versions, row);
  g_set_str (&self->checksum, fw_result_get_text (versions, row, FW_VERSION_SHA256));
  if (!dex_await (fw_store_log_access (store, "open", self->case_id, self->what), &error)
      || self->store == NULL || !await_signing (self, TRUE, &error))
    {
      if (self->store != NULL)
        fw_frozen_view_fail (self->frozen_view, error->message);
      return NULL;
    }
  if (self->store != NULL && self->print_first)
    fw_frozen_view_print (self->frozen_view);
  return NULL;
}

static DexFuture *
reload_fiber (gpointer data)
{
  FwPlanVersionPage *self = data;
  g_autoptr (GError) error = NULL;

  if (self->store != NULL && self->what != NULL && !await_signing (self, FALSE, &error)
      && self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

static void
changed_cb (FwPlanVersionPage *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "plan_signature")
      || fw_notice_has_table (notice, "frozen_document"))
    fw_ui_spawn (self, reload_fiber);
}

/* --- acts ------------------------------------------------------------------------- */

static void
sign (FwPlanVersionPage *self, const char *party)
{
  if (self->store != NULL && self->what != NULL)
    adw_dialog_present (fw_sign_dialog_new (self->store, self->version_id, self->what, party),
                        GTK_WIDGET (self));
}

static void
sign_cb (FwPlanVersionPage *self, const char *party)
{
  sign (self, party);
}

static void
sign_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  sign (FW_PLAN_VERSION_PAGE (widget), NULL);
}

static void
verify_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwPlanVersionPage *self = FW_PLAN_VERSION_PAGE (widget);

  if (self->record != NULL)
    adw_dialog_present (fw_verify_dialog_new (self->record), widget);
}

static void
find_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_frozen_view_find (FW_PLAN_VERSION_PAGE (widget)->frozen_view);
}

static DexFuture *
check_fiber (gpointer data)
{
  fw_verify_await_foreign (data);
  return NULL;
}

static void
check_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_ui_spawn (widget, check_fiber);
}

static void
print_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_frozen_view_print (FW_PLAN_VERSION_PAGE (widget)->frozen_view);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwPlanVersionPage *self = FW_PLAN_VERSION_PAGE (widget);

  fw_frozen_view_export (self->frozen_view,
                         self->answers ? _ ("sheet-of-answers.pdf") : _ ("help-plan.pdf"));
}

static void
set_answers (FwPlanVersionPage *self, gboolean answers)
{
  if (self->answers == answers)
    return;
  self->answers = answers;
  self->revision = G_MAXUINT; /* none: the file is shown anew */
  fw_ui_spawn (self, reload_fiber);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_ANSWERS]);
}

static void
fw_plan_version_page_get_property (GObject *object, guint id, GValue *value, GParamSpec *pspec)
{
  if (id == PROP_ANSWERS)
    g_value_set_boolean (value, FW_PLAN_VERSION_PAGE (object)->answers);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static void
fw_plan_version_page_set_property (GObject *object,
                                   guint id,
                                   const GValue *value,
                                   GParamSpec *pspec)
{
  if (id == PROP_ANSWERS)
    set_answers (FW_PLAN_VERSION_PAGE (object), g_value_get_boolean (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, id, pspec);
}

static gboolean
print (FwPage *page)
{
  return fw_frozen_view_print (FW_PLAN_VERSION_PAGE (page)->frozen_view);
}

static void
fw_plan_version_page_page_init (FwPageInterface *iface)
{
  iface->print = print;
}

AdwNavigationPage *
fw_plan_version_page_new (FwStore *store, gint64 plan_id, gint64 version_id, gboolean print_now)
{
  FwPlanVersionPage *self = g_object_new (FW_TYPE_PLAN_VERSION_PAGE, NULL);

  self->store = g_object_ref (store);
  self->plan_id = plan_id;
  self->version_id = version_id;
  self->print_first = print_now;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return ADW_NAVIGATION_PAGE (self);
}

static void
fw_plan_version_page_dispose (GObject *object)
{
  FwPlanVersionPage *self = FW_PLAN_VERSION_PAGE (object);

  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_plan_version_page_parent_class)->dispose (object);
}

static void
fw_plan_version_page_finalize (GObject *object)
{
  FwPlanVersionPage *self = FW_PLAN_VERSION_PAGE (object);

  g_free (self->what);
  g_free (self->checksum);
  g_clear_pointer (&self->record, fw_verify_record_unref);
  G_OBJECT_CLASS (fw_plan_version_page_parent_class)->finalize (object);
}

static void
fw_plan_version_page_class_init (FwPlanVersionPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->get_property = fw_plan_version_page_get_property;
  G_OBJECT_CLASS (klass)->set_property = fw_plan_version_page_set_property;
  G_OBJECT_CLASS (klass)->dispose = fw_plan_version_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_plan_version_page_finalize;
  /* Whether the sheet of answers is shown in place of the file. */
  properties[PROP_ANSWERS]
      = g_param_spec_boolean ("answers", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS | G_PARAM_EXPLICIT_NOTIFY);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  g_type_ensure (FW_TYPE_FROZEN_VIEW);
  g_type_ensure (FW_TYPE_SIGN_PANE);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-plan-version-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPlanVersionPage, window_title);
  gtk_widget_class_bind_template_child (widget_class, FwPlanVersionPage, frozen_view);
  gtk_widget_class_bind_template_child (widget_class, FwPlanVersionPage, pane);
  gtk_widget_class_bind_template_callback (widget_class, sign_cb);
  gtk_widget_class_install_action (widget_class, "version.print", NULL, print_action);
  gtk_widget_class_install_action (widget_class, "version.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "version.sign", NULL, sign_action);
  gtk_widget_class_install_action (widget_class, "version.find", NULL, find_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK, "version.find",
                                       NULL);
  gtk_widget_class_install_property_action (widget_class, "version.answers", "answers");
  gtk_widget_class_install_action (widget_class, "version.verify", NULL, verify_action);
  gtk_widget_class_install_action (widget_class, "version.check", NULL, check_action);
}

static void
fw_plan_version_page_init (FwPlanVersionPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  set_actions (self, FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "version.verify", FALSE);
}
