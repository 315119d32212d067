/* fw-minutes-copy.c: see fw-minutes-copy.h.
 *
 *   names of the case ─▶ content without names ─▶ what is doubtful ─▶ user reads it ─▶ PDF
 *
 * Nobody gets a copy without having seen the list: what is pseudonymous is not anonymous.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "document/fw-minutes-report.h"
#include "domain/fw-text-pseudonym.h"
#include "features/conference/fw-minutes-copy.h"
#include "store/fw-background.h"
#include "widgets/fw-async.h"
#include "widgets/fw-export-file.h"

#define LIST_HEIGHT 260

typedef struct
{
  GtkWidget *widget;
  FwStore *store;
  gint64 case_id;
  char *content;
  char *what;
  guint version;
} Copy;

/* What the pages are made of. */
typedef struct
{
  char *content;
  guint version;
} Render;

static void
render_free (gpointer data)
{
  Render *render = data;

  g_free (render->content);
  g_free (render);
}

static void
copy_free (gpointer data)
{
  Copy *copy = data;

  g_object_unref (copy->widget);
  g_object_unref (copy->store);
  g_free (copy->content);
  g_free (copy->what);
  g_free (copy);
}

static DexFuture *
render_job (gpointer data)
{
  const Render *render = data;
  GError *error = NULL;
  GBytes *pdf = fw_minutes_report_to_pdf (render->content, render->version, &error);

  return pdf != NULL ? dex_future_new_take_boxed (G_TYPE_BYTES, pdf)
                     : dex_future_new_for_error (error);
}

static GtkWidget *
create_list (GPtrArray *doubts)
{
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  for (guint i = 0; i < doubts->len; i++)
    {
      const FwPseudonymDoubt *doubt = g_ptr_array_index (doubts, i);
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *why = fw_pseudonym_doubt_dup_text (doubt);
      g_autofree char *subtitle = g_strdup_printf ("%s\n%s", why, doubt->context);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), doubt->word);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_list_box_append (GTK_LIST_BOX (list), row);
    }
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), LIST_HEIGHT);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), list);
  return scroller;
}

static gboolean
await_sure (Copy *copy, GPtrArray *doubts)
{
  g_autofree char *body = NULL;
  g_autofree char *response = NULL;
  AdwDialog *dialog;

  if (doubts->len > 0)
    body = g_strdup_printf (
        ngettext ("Names are replaced and dates moved. %u place could not be judged: please read "
                  "it. The copy is pseudonymous, not anonymous; a rare story tells who it is "
                  "about without a name.",
                  "Names are replaced and dates moved. %u places could not be judged: please read "
                  "them. The copy is pseudonymous, not anonymous; a rare story tells who it is "
                  "about without a name.",
                  doubts->len),
        doubts->len);
  else
    body = g_strdup (_ ("Names are replaced and dates moved. Nothing doubtful was found. The copy "
                        "is pseudonymous, not anonymous; a rare story tells who it is about "
                        "without a name."));
  dialog = adw_alert_dialog_new (_ ("Copy Without Names"), body);
  if (doubts->len > 0)
    adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), create_list (doubts));
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "export",
                                  _ ("_Export …"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "export",
                                            ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), copy->widget), NULL);
  return g_strcmp0 (response, "export") == 0;
}

static void
await_export (Copy *copy, GBytes *pdf, GError **error)
{
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GFile) file = NULL;
  /* Translators: for the access log; %s names minutes. */
  g_autofree char *what = g_strdup_printf (_ ("%s, copy without names"), copy->what);

  gtk_file_dialog_set_initial_name (dialog, _ ("minutes-without-names.pdf"));
  file = dex_await_object (fw_ui_save_file (dialog, copy->widget), NULL);
  if (file == NULL)
    return;
  if (dex_await (fw_store_log_access (copy->store, "export", copy->case_id, what), error)
      && dex_await (fw_export_file (file, pdf), error)
      && gtk_widget_get_root (copy->widget) != NULL)
    fw_ui_show_toast (copy->widget, _ ("The copy was exported"));
}

static DexFuture *
copy_fiber (gpointer data)
{
  Copy *copy = data;
  guint64 salt = ((guint64) g_random_int () << 32) | g_random_int ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPseudonyms) names = NULL;
  g_autoptr (GPtrArray) doubts = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autofree char *content = NULL;

  names = dex_await_boxed (fw_pseudonyms_load (copy->store, copy->case_id, salt, fw_clock_today ()),
                           &error);
  if (names != NULL)
    content = fw_minutes_pseudonymise (names, copy->content, &doubts, &error);
  if (content != NULL && gtk_widget_get_root (copy->widget) != NULL && await_sure (copy, doubts))
    {
      Render *render = g_new (Render, 1);

      render->content = g_steal_pointer (&content);
      render->version = copy->version;
      pdf = dex_await_boxed (fw_background_run ("minutes", render_job, render, render_free),
                             &error);
      if (pdf != NULL)
        await_export (copy, pdf, &error);
    }
  if (error != NULL && gtk_widget_get_root (copy->widget) != NULL)
    fw_ui_show_error (copy->widget, error);
  return NULL;
}

void
fw_minutes_copy_ask (GtkWidget *widget,
                     FwStore *store,
                     gint64 case_id,
                     const char *content,
                     guint version,
                     const char *what)
{
  Copy *copy;

  g_return_if_fail (GTK_IS_WIDGET (widget) && FW_IS_STORE (store) && content != NULL);

  copy = g_new0 (Copy, 1);
  copy->widget = g_object_ref (widget);
  copy->store = g_object_ref (store);
  copy->case_id = case_id;
  copy->content = g_strdup (content);
  copy->what = g_strdup (what);
  copy->version = version;
  fw_ui_spawn_full (copy_fiber, copy, copy_free);
}
