/* fw-window-actions.c: the win.* actions and what they mean on the page shown. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-help-dialog.h"
#include "app/fw-keys-dialog.h"
#include "app/fw-preferences-dialog.h"
#include "app/fw-window-private.h"
#include "features/fw-page.h"
#include "widgets/fw-async.h"
#include "widgets/fw-toast.h"

/* Actions that need an open office. */
static const char *const office_actions[] = {
    "lock",  "page",   "page-number", "tab-number",  "undo", "redo",
    "print", "search", "next-empty",  "preferences", NULL,
};

/* Asks every visible page below @widget, the innermost first. */
static gboolean
ask_below (GtkWidget *widget, gboolean (*ask) (FwPage *page))
{
  if (!gtk_widget_get_mapped (widget))
    return FALSE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (ask_below (child, ask))
      return TRUE;
  return FW_IS_PAGE (widget) && ask (FW_PAGE (widget));
}

static gboolean
ask_pages (FwWindow *self, gboolean (*ask) (FwPage *page))
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  AdwNavigationPage *page = fw_main_view_get_visible (self->main_view);

  if (dialog != NULL)
    return ask_below (GTK_WIDGET (dialog), ask);
  return page != NULL && ask_below (GTK_WIDGET (page), ask);
}

static void
undo_or_redo (FwWindow *self, gboolean redo)
{
  /* Its Undo button would now mean something else. */
  fw_toast_forget (self->toast_overlay);
  if (!ask_pages (self, redo ? fw_page_redo : fw_page_undo))
    fw_ui_show_toast (GTK_WIDGET (self), redo ? _ ("There is nothing to do again here.")
                                              : _ ("There is nothing to undo here."));
}

static void
undo_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  undo_or_redo (data, FALSE);
}

static void
redo_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  undo_or_redo (data, TRUE);
}

static void
lock_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  _fw_window_lock (data);
}

static void
page_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FwWindow *self = data;

  fw_main_view_show_page (self->main_view, g_variant_get_string (parameter, NULL));
}

static void
page_number_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FwWindow *self = data;

  fw_main_view_show_nth (self->main_view, g_variant_get_uint32 (parameter));
}

static void
tab_number_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FwWindow *self = data;

  fw_main_view_show_tab (self->main_view, g_variant_get_uint32 (parameter));
}

static void
print_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (!ask_pages (data, fw_page_print))
    fw_ui_show_toast (data, _ ("There is nothing to print on this page."));
}

static void
search_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FwWindow *self = data;

  fw_main_view_show_page (self->main_view, "cases");
  ask_pages (self, fw_page_search);
}

static void
next_empty_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  if (!ask_pages (data, fw_page_next_empty))
    fw_ui_show_toast (data, _ ("There is no empty field here."));
}

static void
toast_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FwWindow *self = data;
  const char *text, *undo;
  AdwDialog *dialog;
  FwToastKind kind;
  gboolean failed;

  g_variant_get (parameter, "(&s&sb)", &text, &undo, &failed);
  undo = undo[0] != '\0' ? undo : NULL;
  kind = failed ? FW_TOAST_FAILURE : FW_TOAST_TOLD;
  dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));
  if (dialog == NULL || !fw_toast_show_in_dialog (dialog, text, undo, kind))
    fw_toast_show (self->toast_overlay, text, undo, kind);
}

static void
preferences_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  FwWindow *self = data;

  adw_dialog_present (fw_preferences_dialog_new (fw_window_get_store (self),
                                                 g_variant_get_string (parameter, NULL)),
                      GTK_WIDGET (self));
}

/* The same help twice helps nobody. */
static void
present_once (FwWindow *self, const char *name, AdwDialog *(*create) (void) )
{
  AdwDialog *dialog = adw_application_window_get_visible_dialog (ADW_APPLICATION_WINDOW (self));

  if (dialog != NULL && g_str_equal (gtk_widget_get_name (GTK_WIDGET (dialog)), name))
    return;
  dialog = create ();
  gtk_widget_set_name (GTK_WIDGET (dialog), name);
  adw_dialog_present (dialog, GTK_WIDGET (self));
}

static void
keys_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_once (data, "keys", fw_keys_dialog_new);
}

static void
help_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  present_once (data, "help", fw_help_dialog_new);
}

static void
about_action (GSimpleAction *action, GVariant *parameter, gpointer data)
{
  AdwDialog *dialog = adw_about_dialog_new ();

  g_object_set (dialog, "application-name", "Fallwerk", "application-icon", FW_APP_ID, "version",
                FW_VERSION, "comments",
                _ ("Case record and help plans for child and youth welfare offices"),
                "license-type", GTK_LICENSE_GPL_3_0,
                /* Translators: your name and address, one person a line. */
                "translator-credits", _ ("translator-credits"), NULL);
  adw_dialog_present (dialog, data);
}

static const GActionEntry entries[] = {
    {"lock", lock_action},
    {"page", page_action, "s"},
    {"page-number", page_number_action, "u"},
    {"tab-number", tab_number_action, "u"},
    {"undo", undo_action},
    {"redo", redo_action},
    {"print", print_action},
    {"search", search_action},
    {"next-empty", next_empty_action},
    {"toast", toast_action, "(ssb)"},
    {"preferences", preferences_action, "s"},
    {"show-keys", keys_action},
    {"show-help", help_action},
    {"about", about_action},
};

void
_fw_window_add_actions (FwWindow *self)
{
  g_action_map_add_action_entries (G_ACTION_MAP (self), entries, G_N_ELEMENTS (entries), self);
}

void
_fw_window_enable_actions (FwWindow *self, gboolean signed_in)
{
  for (guint i = 0; office_actions[i] != NULL; i++)
    {
      GAction *action = g_action_map_lookup_action (G_ACTION_MAP (self), office_actions[i]);

      g_simple_action_set_enabled (G_SIMPLE_ACTION (action), signed_in);
    }
}
