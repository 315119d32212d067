/* fw-clearing-page-acts.c: the acts of a clearing's page, printing and exporting among them. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-clearing-repository.h"
#include "domain/fw-help-kinds.h"
#include "features/clearing/fw-clearing-acts.h"
#include "features/clearing/fw-clearing-choice.h"
#include "features/clearing/fw-clearing-finish.h"
#include "features/clearing/fw-clearing-page-private.h"
#include "features/clearing/fw-clearing-version-page.h"
#include "features/fw-shell.h"
#include "widgets/fw-async.h"
#include "widgets/fw-export-file.h"
#include "widgets/fw-print.h"

/* --- kinds of help -------------------------------------------------------------------- */

static void
option_clear (gpointer data)
{
  FwFieldOption *option = data;

  g_free (option->key);
  g_free (option->title);
}

GArray *
_fw_clearing_page_await_kinds (FwStore *store, GError **error)
{
  g_autoptr (FwHelpKinds) loaded = dex_await_object (fw_help_kinds_load (store), error);
  GArray *kinds;
  g_auto (GStrv) names = NULL;

  if (loaded == NULL)
    return NULL;
  kinds = g_array_new (FALSE, TRUE, sizeof (FwFieldOption));
  g_array_set_clear_func (kinds, option_clear);
  names = fw_help_kinds_dup_names (loaded);
  for (guint i = 0; names[i] != NULL; i++)
    {
      FwFieldOption option = {.key = g_strdup (names[i])};

      option.title = g_strdup_printf ("%s (%s)", fw_help_kinds_get_title (loaded, names[i]),
                                      fw_help_kinds_get_paragraph (loaded, names[i]));
      g_array_append_val (kinds, option);
    }
  return kinds;
}

/* --- acts ----------------------------------------------------------------------------- */

static DexFuture *
change_fiber (gpointer data)
{
  FwClearingPage *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (FwClearing) clearing = fw_clearing_copy (self->clearing);

  fw_clearing_await_change (GTK_WIDGET (self), store, self->session, clearing);
  return NULL;
}

static DexFuture *
end_fiber (gpointer data)
{
  FwClearingPage *self = data;
  g_autoptr (FwClearing) clearing = fw_clearing_copy (self->clearing);

  fw_clearing_await_end (GTK_WIDGET (self), self->session, clearing);
  return NULL;
}

static DexFuture *
hours_fiber (gpointer data)
{
  FwClearingPage *self = data;
  g_autoptr (FwClearing) clearing = fw_clearing_copy (self->clearing);

  fw_clearing_await_hours (GTK_WIDGET (self), self->session, clearing);
  return NULL;
}

static DexFuture *
finish_fiber (gpointer data)
{
  FwClearingPage *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (FwForm) form = g_object_ref (self->form);
  g_autoptr (FwClearing) clearing = fw_clearing_copy (self->clearing);
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (dex_await (fw_form_page_flush (self->form_page), &error) && self->store != NULL)
    id = fw_clearing_await_finish (GTK_WIDGET (self), store, clearing, form, self->preview, &error);
  if (self->store == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  if (id == 0)
    return NULL;
  fw_ui_show_toast (GTK_WIDGET (self), _ ("The report is finished"));
  adw_view_stack_set_visible_child_name (self->view_stack, "page");
  return NULL;
}

static DexFuture *
correct_fiber (gpointer data)
{
  FwClearingPage *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (FwClearing) clearing = fw_clearing_copy (self->clearing);
  g_autoptr (GError) error = NULL;

  if (fw_clearing_await_correction (GTK_WIDGET (self), store, clearing, &error)
      && self->store != NULL)
    adw_view_stack_set_visible_child_name (self->view_stack, "report");
  if (error != NULL && self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

void
_fw_clearing_page_show_version (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwClearingPage *self = FW_CLEARING_PAGE (widget);
  FwShell *shell = fw_shell_find (widget);

  if (shell != NULL && self->clearing != NULL)
    fw_shell_push (shell, fw_clearing_version_page_new (self->store, self->clearing->case_id,
                                                        self->clearing_id,
                                                        g_variant_get_int64 (parameter)));
}

static void
committed_cb (gpointer owner, const GError *error)
{
  if (error != NULL)
    fw_ui_show_error (owner, error);
}

/* Takes @changes. */
static void
commit (FwClearingPage *self, FwChangeSet *changes)
{
  g_autoptr (FwChangeSet) held = changes;

  fw_ui_when_done (fw_edit_session_commit (self->session, held), self, committed_cb);
}

static DexFuture *
print_fiber (gpointer data)
{
  FwClearingPage *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = NULL;
  gint64 case_id = self->clearing->case_id;

  document = fw_clearing_preview_await (self->preview, 0, NULL, &error);
  /* Only what went to a printer was printed. */
  if (document != NULL && self->store != NULL
      && dex_await_boolean (fw_print_document (GTK_WIDGET (self), document), &error))
    dex_await (fw_store_log_access (store, "print", case_id, "clearing"), &error);
  if (error != NULL && self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

/* What is finished leaves the office as it was finished. */
static DexFuture *
print_finished_fiber (gpointer data)
{
  FwClearingPage *self = data;

  if (_fw_clearing_page_await_finished (self) && self->store != NULL)
    fw_frozen_view_print (self->frozen_view);
  return NULL;
}

static DexFuture *
export_finished_fiber (gpointer data)
{
  FwClearingPage *self = data;

  if (_fw_clearing_page_await_finished (self) && self->store != NULL)
    fw_frozen_view_export (self->frozen_view, _ ("clearing-report.pdf"));
  return NULL;
}

void
_fw_clearing_page_print (FwClearingPage *self)
{
  fw_ui_spawn (self, self->clearing->is_finished ? print_finished_fiber : print_fiber);
}

static DexFuture *
export_fiber (gpointer data)
{
  FwClearingPage *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GFile) file = NULL;
  gint64 case_id = self->clearing->case_id;

  document = fw_clearing_preview_await (self->preview, 0, NULL, &error);
  pdf = document != NULL ? fw_document_to_pdf (document, &error) : NULL;
  if (pdf != NULL && self->store != NULL)
    {
      /* The name tells nothing of the case. */
      gtk_file_dialog_set_initial_name (dialog, _ ("clearing-report.pdf"));
      file = dex_await_object (fw_ui_save_file (dialog, GTK_WIDGET (self)), NULL);
    }
  if (file != NULL && dex_await (fw_store_log_access (store, "export", case_id, "clearing"), &error)
      && dex_await (fw_export_file (file, pdf), &error) && self->store != NULL)
    fw_ui_show_toast (GTK_WIDGET (self), _ ("The file was written"));
  if (error != NULL && self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

void
_fw_clearing_page_act (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwClearingPage *self = FW_CLEARING_PAGE (widget);

  if (self->form == NULL)
    return;
  if (g_str_equal (name, "clearing.change"))
    fw_ui_spawn (self, change_fiber);
  else if (g_str_equal (name, "clearing.end"))
    fw_ui_spawn (self, end_fiber);
  else if (g_str_equal (name, "clearing.hours"))
    fw_ui_spawn (self, hours_fiber);
  else if (g_str_equal (name, "clearing.finish"))
    fw_ui_spawn (self, finish_fiber);
  else if (g_str_equal (name, "clearing.correct"))
    fw_ui_spawn (self, correct_fiber);
  else if (g_str_equal (name, "clearing.export"))
    fw_ui_spawn (self, self->clearing->is_finished ? export_finished_fiber : export_fiber);
  else if (g_str_equal (name, "clearing.reopen"))
    commit (self,
            fw_clearing_dup_ended (self->clearing, FW_CLEARING_RUNNING, FW_DAY_NONE, NULL, NULL));
}

void
_fw_clearing_page_remove_hours (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwClearingPage *self = FW_CLEARING_PAGE (widget);
  gint64 id, version;

  g_variant_get (parameter, "(xx)", &id, &version);
  if (self->form != NULL)
    commit (self, fw_clearing_dup_hours_removed (id, version));
}
