/* fw-record-feature.c: what the record gives to the window. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/record/fw-journal-bar.h"
#include "features/record/fw-record-feature.h"
#include "features/record/fw-record-tab.h"
#include "widgets/fw-async.h"

static FwJournalBar *
find_bar (GtkWidget *widget)
{
  FwJournalBar *found;

  if (FW_IS_JOURNAL_BAR (widget))
    return FW_JOURNAL_BAR (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if ((found = find_bar (child)) != NULL)
      return found;
  return NULL;
}

static void
journal_cb (FwShell *shell)
{
  AdwNavigationPage *page = fw_shell_get_visible (shell);
  FwJournalBar *bar = page != NULL ? find_bar (GTK_WIDGET (page)) : NULL;

  if (bar != NULL)
    fw_journal_bar_focus (bar);
  else
    fw_ui_show_toast (GTK_WIDGET (shell),
                      _ ("Please open a case first, then write into its record."));
}

static void
install (FwShell *shell, GActionMap *window, FwStore *store)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("journal", NULL);

  g_signal_connect_object (action, "activate", G_CALLBACK (journal_cb), shell, G_CONNECT_SWAPPED);
  g_action_map_add_action (window, G_ACTION (action));
}

static const FwTabEntry tabs[] = {
    {"record", N_ ("Record"), "fw-record-symbolic", 20, fw_record_tab_new},
    {NULL},
};

static const FwKeyEntry keys[] = {
    {"win.journal", "<Control>j", N_ ("Journal line"), N_ ("Cases")},
    {NULL},
};

const FwFeature fw_record_feature = {
    .id = "record",
    .tabs = tabs,
    .keys = keys,
    .create_case_bar = fw_journal_bar_new,
    .install = install,
};
