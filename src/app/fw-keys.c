/* fw-keys.c: see fw-keys.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-keys.h"

static const FwKeyEntry own[] = {
    {"win.search", "<Control>k", N_ ("Search"), N_ ("Everywhere")},
    {"win.undo", "<Control>z", N_ ("Undo"), N_ ("Everywhere")},
    {"win.redo", "<Control><Shift>z", N_ ("Redo"), N_ ("Everywhere")},
    {"win.print", "<Control>p", N_ ("Print"), N_ ("Everywhere")},
    {"win.next-empty", "F8", N_ ("Next empty field"), N_ ("Everywhere")},
    {"win.lock", "<Control><Alt>l", N_ ("Lock"), N_ ("Everywhere")},
    {"win.preferences::general", "<Control>comma", N_ ("Preferences"), N_ ("Everywhere")},
    {"win.show-help", "F1", N_ ("Help"), N_ ("Everywhere")},
    {"win.show-keys", "<Control>question", N_ ("Keyboard shortcuts"), N_ ("Everywhere")},
    {"app.quit", "<Control>q", N_ ("Quit"), N_ ("Everywhere")},
    {"", "<Alt>1...9", N_ ("Page of the sidebar"), N_ ("Moving About")},
    {"", "<Control><Alt>1...9", N_ ("Tab of a case"), N_ ("Moving About")},
    {"", "<Alt>Left", N_ ("Back"), N_ ("Moving About")},
    {"", "F6", N_ ("Next part of the window"), N_ ("Moving About")},
    {NULL},
};

const FwKeyEntry *
fw_keys_get_own (void)
{
  return own;
}

/* What a dialog answers itself, or what is in place above it. */
static const char *const kept_in_dialogs[] = {
    "win.undo",      "win.redo", "win.print", "win.next-empty", "win.lock", "win.show-help",
    "win.show-keys", "app.quit", NULL,
};

static gboolean
is_key (GdkEvent *event, const char *accel)
{
  g_autoptr (GtkShortcutTrigger) trigger = gtk_shortcut_trigger_parse_string (accel);

  return trigger != NULL
         && gtk_shortcut_trigger_trigger (trigger, event, FALSE) != GDK_KEY_MATCH_NONE;
}

static gboolean
have_key (const FwKeyEntry *keys, GdkEvent *event)
{
  for (; keys != NULL && keys->action != NULL; keys++)
    if (keys->action[0] != '\0' && !g_strv_contains (kept_in_dialogs, keys->action)
        && is_key (event, keys->accel))
      return TRUE;
  return FALSE;
}

gboolean
fw_keys_are_for_pages (GdkEvent *event)
{
  g_return_val_if_fail (event != NULL, FALSE);

  if (gdk_event_get_event_type (event) != GDK_KEY_PRESS)
    return FALSE;
  if (have_key (own, event))
    return TRUE;
  for (const FwFeature *const *feature = fw_registry_get_features (); *feature != NULL; feature++)
    if (have_key ((*feature)->keys, event))
      return TRUE;
  for (guint i = 1; i <= 9; i++)
    {
      g_autofree char *page = g_strdup_printf ("<Alt>%u", i);
      g_autofree char *tab = g_strdup_printf ("<Control><Alt>%u", i);

      if (is_key (event, page) || is_key (event, tab))
        return TRUE;
    }
  return FALSE;
}

static void
apply (GtkApplication *application, const FwKeyEntry *keys)
{
  for (; keys != NULL && keys->action != NULL; keys++)
    if (keys->action[0] != '\0')
      gtk_application_set_accels_for_action (application, keys->action,
                                             (const char *[]) {keys->accel, NULL});
}

void
fw_keys_apply (GtkApplication *application)
{
  g_return_if_fail (GTK_IS_APPLICATION (application));

  apply (application, own);
  for (const FwFeature *const *feature = fw_registry_get_features (); *feature != NULL; feature++)
    apply (application, (*feature)->keys);
  for (guint i = 0; i < 9; i++)
    {
      g_autofree char *page = g_strdup_printf ("win.page-number(uint32 %u)", i);
      g_autofree char *tab = g_strdup_printf ("win.tab-number(uint32 %u)", i);
      g_autofree char *alt = g_strdup_printf ("<Alt>%u", i + 1);
      g_autofree char *control_alt = g_strdup_printf ("<Control><Alt>%u", i + 1);

      gtk_application_set_accels_for_action (application, page, (const char *[]) {alt, NULL});
      gtk_application_set_accels_for_action (application, tab,
                                             (const char *[]) {control_alt, NULL});
    }
}
