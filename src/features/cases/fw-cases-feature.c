/* fw-cases-feature.c: what the cases give to the window. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-case-repository.h"
#include "features/cases/fw-case-page.h"
#include "features/cases/fw-cases-feature.h"
#include "features/cases/fw-cases-page.h"
#include "features/cases/fw-new-case-dialog.h"
#include "widgets/fw-async.h"

#define MIN_REASON 10

typedef struct
{
  FwShell *shell;
  FwStore *store;
  gint64 case_id;
} Opening;

static void
opening_free (gpointer data)
{
  Opening *opening = data;

  g_object_unref (opening->shell);
  g_object_unref (opening->store);
  g_free (opening);
}

static void
reason_changed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "open", g_utf8_strlen (text, -1) >= MIN_REASON);
}

/* Asks why a case outside team and deputy is opened; NULL when the user turns away. */
static char *
ask_reason (GtkWidget *widget)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (
      adw_alert_dialog_new (_ ("Open a Case of Another Team?"),
                            _ ("Please say why you need it. The reason, your name and the time are "
                               "logged.")));
  GtkWidget *entry = gtk_entry_new ();
  g_autofree char *response = NULL;
  g_autoptr (GtkWidget) kept = g_object_ref_sink (entry);

  gtk_entry_set_activates_default (GTK_ENTRY (entry), TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason"), -1);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "open", _ ("_Open"), NULL);
  adw_alert_dialog_set_response_appearance (dialog, "open", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_response_enabled (dialog, "open", FALSE);
  adw_alert_dialog_set_default_response (dialog, "open");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_extra_child (dialog, entry);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), widget), NULL);
  return g_strcmp0 (response, "open") == 0 ? g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)))
                                           : NULL;
}

static DexFuture *
open_fiber (gpointer data)
{
  Opening *opening = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *reason = NULL;
  gboolean allowed;

  allowed
      = dex_await_boolean (fw_case_repository_may_open (opening->store, opening->case_id), &error);
  if (error == NULL && !allowed)
    {
      reason = ask_reason (GTK_WIDGET (opening->shell));
      if (reason == NULL)
        return NULL;
    }
  /* Nothing is shown before the opening stands in the log. */
  if (error == NULL)
    dex_await (fw_case_repository_note_opened (opening->store, opening->case_id, reason), &error);
  if (error != NULL)
    {
      fw_ui_show_error (GTK_WIDGET (opening->shell), error);
      return NULL;
    }
  fw_shell_push (opening->shell, fw_case_page_new (opening->store, opening->case_id));
  return NULL;
}

static void
open_case (FwShell *shell, FwStore *store, gint64 case_id)
{
  Opening *opening = g_new0 (Opening, 1);

  opening->shell = g_object_ref (shell);
  opening->store = g_object_ref (store);
  opening->case_id = case_id;
  fw_ui_spawn_full (open_fiber, opening, opening_free);
}

static void
open_case_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  open_case (shell, g_object_get_data (G_OBJECT (action), "store"),
             g_variant_get_int64 (parameter));
}

static void
created_cb (FwShell *shell, gint64 case_id, AdwDialog *dialog)
{
  open_case (shell, g_object_get_data (G_OBJECT (dialog), "store"), case_id);
}

static void
new_case_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  FwStore *store = g_object_get_data (G_OBJECT (action), "store");
  AdwDialog *dialog = fw_new_case_dialog_new (store);

  g_object_set_data_full (G_OBJECT (dialog), "store", g_object_ref (store), g_object_unref);
  g_signal_connect_object (dialog, "open", G_CALLBACK (created_cb), shell, G_CONNECT_SWAPPED);
  adw_dialog_present (dialog, GTK_WIDGET (shell));
}

static void
add_action (FwShell *shell,
            GActionMap *window,
            FwStore *store,
            const char *name,
            const char *type,
            GCallback callback)
{
  g_autoptr (GSimpleAction) action
      = g_simple_action_new (name, type != NULL ? G_VARIANT_TYPE (type) : NULL);

  g_object_set_data_full (G_OBJECT (action), "store", g_object_ref (store), g_object_unref);
  g_signal_connect_object (action, "activate", callback, shell, G_CONNECT_SWAPPED);
  g_action_map_add_action (window, G_ACTION (action));
}

static void
install (FwShell *shell, GActionMap *window, FwStore *store)
{
  add_action (shell, window, store, "open-case", "x", G_CALLBACK (open_case_cb));
  add_action (shell, window, store, "new-case", NULL, G_CALLBACK (new_case_cb));
}

static const FwPageEntry pages[] = {
    {"cases", N_ ("Cases"), "fw-cases-symbolic", 20, fw_cases_page_new, NULL},
    {NULL},
};

static const FwKeyEntry keys[] = {
    {"win.new-case", "<Control>n", N_ ("New case"), N_ ("Cases")},
    {NULL},
};

const FwFeature fw_cases_feature = {
    .id = "cases",
    .pages = pages,
    .keys = keys,
    .install = install,
};
