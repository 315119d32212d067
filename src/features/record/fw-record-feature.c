/* fw-record-feature.c: what the record gives to the window. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/record/fw-entry-dialog.h"
#include "features/record/fw-journal-bar.h"
#include "features/record/fw-record-feature.h"
#include "features/record/fw-record-tab.h"
#include "widgets/fw-async.h"

static void
journal_cb (FwShell *shell)
{
  AdwNavigationPage *page = fw_shell_get_visible (shell);
  FwJournalBar *bar = page != NULL ? fw_journal_bar_find (GTK_WIDGET (page)) : NULL;

  if (bar != NULL)
    fw_journal_bar_focus (bar);
  else
    fw_ui_show_toast (GTK_WIDGET (shell),
                      _ ("Please open a case first, then write into its record."));
}

static FwUndo *
get_undo (GAction *action)
{
  return g_object_get_data (G_OBJECT (action), "undo");
}

/* The case on the screen is the proposal. */
static void
phone_note_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  AdwNavigationPage *page = fw_shell_get_visible (shell);
  FwJournalBar *bar = page != NULL ? fw_journal_bar_find (GTK_WIDGET (page)) : NULL;
  FwStore *store = g_object_get_data (G_OBJECT (action), "store");

  adw_dialog_present (
      fw_entry_dialog_new_phone_note (store, bar != NULL ? fw_journal_bar_get_case (bar) : 0,
                                      get_undo (action), "win.undo-phone-note"),
      GTK_WIDGET (shell));
}

/* From Today: goes on with the draft of an entry, without opening the case first. */
static void
continue_entry_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  adw_dialog_present (fw_entry_dialog_new (g_object_get_data (G_OBJECT (action), "store"),
                                           g_variant_get_int64 (parameter), get_undo (action),
                                           "win.undo-phone-note"),
                      GTK_WIDGET (shell));
}

/* Phone notes are written from any page, so they have an undo of their own. */
static void
undo_phone_note_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  if (!fw_undo_undo (get_undo (action), GTK_WIDGET (shell)))
    fw_ui_show_toast (GTK_WIDGET (shell), _ ("There is nothing to undo here."));
}

static void
add_action (FwShell *shell,
            GActionMap *window,
            FwStore *store,
            FwUndo *undo,
            const char *name,
            const char *type,
            GCallback callback)
{
  g_autoptr (GSimpleAction) action
      = g_simple_action_new (name, type != NULL ? G_VARIANT_TYPE (type) : NULL);

  g_object_set_data_full (G_OBJECT (action), "store", g_object_ref (store), g_object_unref);
  g_object_set_data_full (G_OBJECT (action), "undo", g_object_ref (undo), g_object_unref);
  g_signal_connect_object (action, "activate", callback, shell, G_CONNECT_SWAPPED);
  g_action_map_add_action (window, G_ACTION (action));
}

static void
install (FwShell *shell, GActionMap *window, FwStore *store)
{
  g_autoptr (FwUndo) undo = fw_undo_new (store);

  add_action (shell, window, store, undo, "journal", NULL, G_CALLBACK (journal_cb));
  add_action (shell, window, store, undo, "phone-note", NULL, G_CALLBACK (phone_note_cb));
  add_action (shell, window, store, undo, "undo-phone-note", NULL, G_CALLBACK (undo_phone_note_cb));
  add_action (shell, window, store, undo, "continue-entry", "x", G_CALLBACK (continue_entry_cb));
}

static const FwTabEntry tabs[] = {
    {"record", N_ ("Record"), "fw-record-symbolic", 20, fw_record_tab_new},
    {NULL},
};

static const FwKeyEntry keys[] = {
    {"win.journal", "<Control>j", N_ ("Journal line"), N_ ("Cases")},
    {"win.phone-note", "F7", N_ ("Phone note"), N_ ("Everywhere")},
    {NULL},
};

const FwFeature fw_record_feature = {
    .id = "record",
    .tabs = tabs,
    .keys = keys,
    .create_case_bar = fw_journal_bar_new,
    .install = install,
};
