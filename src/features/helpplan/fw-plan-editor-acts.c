/* fw-plan-editor-acts.c: freezing, printing and versions of the plan editor. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "document/fw-phrases.h"
#include "features/fw-shell.h"
#include "features/helpplan/fw-plan-editor-private.h"
#include "features/helpplan/fw-plan-freeze.h"
#include "features/helpplan/fw-plan-version-page.h"
#include "features/helpplan/fw-plan-words.h"
#include "widgets/fw-async.h"
#include "widgets/fw-print.h"

void
_fw_plan_editor_show_version (FwPlanEditor *self, gint64 version_id, gboolean print)
{
  FwShell *shell = fw_shell_find (GTK_WIDGET (self));

  if (shell != NULL && self->store != NULL)
    fw_shell_push (shell, fw_plan_version_page_new (self->store, self->plan_id, version_id, print));
}

/* What is still empty, said before it is frozen. */
static char *
dup_freeze_text (FwPlanEditor *self)
{
  FwFormCount count;
  GString *text = g_string_new (
      _ ("The plan as it stands becomes a version of its own with date, name and checksum. A "
         "frozen version never changes: it is what is printed, signed and handed out. You can go "
         "on writing; the next freezing makes the next version."));

  fw_form_count (self->form, NULL, &count);
  if (count.n_empty > 0)
    {
      g_string_append (text, "\n\n");
      g_string_append_printf (
          text,
          ngettext ("%u field is still empty without a reason. F8 goes there.",
                    "%u fields are still empty without a reason. F8 goes there.", count.n_empty),
          count.n_empty);
    }
  return g_string_free_and_steal (text);
}

static DexFuture *
freeze_fiber (gpointer data)
{
  FwPlanEditor *self = data;
  g_autofree char *text = dup_freeze_text (self);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Freeze This Plan?"), text);
  g_autofree char *response = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "freeze",
                                  _ ("_Freeze"), "print", _ ("Freeze and _Print …"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "print",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "print");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), GTK_WIDGET (self)), NULL);
  if (self->store == NULL || g_strcmp0 (response, "cancel") == 0)
    return NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.freeze", FALSE);
  if (dex_await (fw_form_page_flush (self->form_page), &error) && self->store != NULL)
    id = dex_await_int64 (fw_plan_freeze (self->store, self->plan_id, self->form), &error);
  if (self->store == NULL)
    return NULL;
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.freeze", TRUE);
  if (error != NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  fw_ui_show_toast (GTK_WIDGET (self), _ ("The version was frozen"));
  _fw_plan_editor_show_version (self, id, g_strcmp0 (response, "print") == 0);
  return NULL;
}

void
_fw_plan_editor_freeze (FwPlanEditor *self)
{
  if (self->form != NULL)
    fw_ui_spawn (self, freeze_fiber);
}

static DexFuture *
print_fiber (gpointer data)
{
  FwPlanEditor *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  AdwDialog *dialog = adw_alert_dialog_new (
      _ ("Print a Draft?"),
      _ ("What is signed and handed out should be a frozen version. A draft says at the foot of "
         "every page that it is one."));
  g_autofree char *response = NULL;
  g_autofree char *what = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = NULL;

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "draft",
                                  _ ("Print _Draft …"), "freeze", _ ("_Freeze First …"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "freeze",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "freeze");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), GTK_WIDGET (self)), NULL);
  if (self->store == NULL || g_strcmp0 (response, "cancel") == 0)
    return NULL;
  if (g_strcmp0 (response, "freeze") == 0)
    {
      _fw_plan_editor_freeze (self);
      return NULL;
    }
  g_set_object (&document, fw_plan_preview_get_document (self->preview));
  if (document == NULL)
    {
      fw_ui_show_toast (GTK_WIDGET (self), _ ("The pages are not ready yet. Please try again."));
      return NULL;
    }
  /* Translators: for the access log; %s names a help plan. */
  what = g_strdup_printf (_ ("%s, draft"), adw_window_title_get_title (self->plan_title));
  /* Only what went to a printer was printed. */
  if (dex_await_boolean (fw_print_document (GTK_WIDGET (self), document), &error))
    dex_await (fw_store_log_access (store, "print", self->case_id, what), &error);
  if (error != NULL && self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

/* A paper that is not signed is printed as it is shown. */
static DexFuture *
print_paper_fiber (gpointer data)
{
  FwPlanEditor *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDocument) document = NULL;
  g_autofree char *what = NULL;
  const FwPlanPaper *paper
      = g_ptr_array_index (self->papers, gtk_drop_down_get_selected (self->paper_drop_down));

  g_set_object (&document, fw_plan_preview_get_document (self->preview));
  if (document == NULL)
    {
      fw_ui_show_toast (GTK_WIDGET (self), _ ("The pages are not ready yet. Please try again."));
      return NULL;
    }
  what = g_strdup_printf ("%s, %s", adw_window_title_get_title (self->plan_title), paper->key);
  if (dex_await_boolean (fw_print_document (GTK_WIDGET (self), document), &error))
    dex_await (fw_store_log_access (store, "print", self->case_id, what), &error);
  if (error != NULL && self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

static gboolean
shows_plan (FwPlanEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->paper_drop_down);

  return self->papers == NULL || selected >= self->papers->len
         || g_str_equal (((FwPlanPaper *) g_ptr_array_index (self->papers, selected))->key,
                         FW_PLAN_PAPER_PLAN);
}

void
_fw_plan_editor_print (FwPlanEditor *self)
{
  if (self->form != NULL)
    fw_ui_spawn (self, shows_plan (self) ? print_fiber : print_paper_fiber);
}

void
_fw_plan_editor_show_papers (FwPlanEditor *self)
{
  g_autoptr (GtkStringList) titles = NULL;

  if (self->papers != NULL || self->preview == NULL)
    return;
  self->papers = fw_plan_paper_list (fw_plan_preview_get_content (self->preview));
  titles = gtk_string_list_new (NULL);
  for (guint i = 0; i < self->papers->len; i++)
    gtk_string_list_append (titles, ((FwPlanPaper *) g_ptr_array_index (self->papers, i))->title);
  self->syncing = TRUE;
  gtk_drop_down_set_model (self->paper_drop_down, G_LIST_MODEL (titles));
  self->syncing = FALSE;
}

void
_fw_plan_editor_update_language (FwPlanEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->paper_drop_down);
  const char *language = NULL;
  g_autoptr (FwPhrases) phrases = NULL;

  if (self->translations == NULL)
    return;
  if (self->papers != NULL && selected < self->papers->len)
    language = fw_plan_paper_get_language (
        ((FwPlanPaper *) g_ptr_array_index (self->papers, selected))->key);
  if (language == NULL)
    language = fw_form_translations_get_used (self->translations);
  if (language != NULL)
    phrases = fw_phrases_new (language, NULL, NULL);
  fw_form_translations_set_language (self->translations, phrases != NULL ? language : NULL,
                                     phrases != NULL ? fw_phrases_get_name (phrases) : NULL);
}

void
_fw_plan_editor_choose_paper (FwPlanEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->paper_drop_down);

  if (self->papers != NULL && self->preview != NULL && selected < self->papers->len)
    fw_plan_preview_set_paper (self->preview,
                               ((FwPlanPaper *) g_ptr_array_index (self->papers, selected))->key);
  _fw_plan_editor_update_language (self);
}

static void
show_versions (FwPlanEditor *self, FwResult *versions)
{
  g_autoptr (GMenu) menu = g_menu_new ();
  guint n = fw_result_get_n_rows (versions);

  for (guint i = 0; i < n; i++)
    {
      const char *by = fw_result_get_text (versions, i, FW_VERSION_FROZEN_BY);
      g_autofree char *when
          = fw_clock_moment_to_text (fw_result_get_text (versions, i, FW_VERSION_FROZEN_AT));
      /* Translators: a version of a help plan, when it was frozen and by whom. */
      g_autofree char *label = g_strdup_printf (
          _ ("Version %1$d · %2$s · %3$s"),
          (int) fw_result_get_int (versions, i, FW_VERSION_NUMBER), when, by != NULL ? by : "–");
      g_autoptr (GMenuItem) item = g_menu_item_new (NULL, NULL);

      g_menu_item_set_attribute (item, G_MENU_ATTRIBUTE_LABEL, "s", label);
      g_menu_item_set_action_and_target (item, "plan.show-version", "x",
                                         fw_result_get_int (versions, i, FW_VERSION_ID));
      g_menu_append_item (menu, item);
    }
  if (n == 0)
    g_menu_append (menu, _ ("No frozen version yet"), NULL);
  gtk_menu_button_set_menu_model (self->versions_button, G_MENU_MODEL (menu));
  g_free (self->status_word);
  self->status_word
      = n == 0 ? g_strdup (_ ("Draft"))
               /* Translators: the plan is being written on; %u is its last frozen version. */
               : g_strdup_printf (_ ("Draft after version %u"), n);
  _fw_plan_editor_update_subtitle (self);
}

static DexFuture *
versions_fiber (gpointer data)
{
  FwPlanEditor *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) versions = NULL;

  if (self->store == NULL)
    return NULL;
  versions
      = dex_await_boxed (fw_plan_repository_list_versions (self->store, self->plan_id), &error);
  if (self->store == NULL)
    return NULL;
  if (versions == NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  else
    show_versions (self, versions);
  return NULL;
}

void
_fw_plan_editor_load_versions (FwPlanEditor *self)
{
  fw_ui_spawn (self, versions_fiber);
}
