/* fw-keys-dialog.c: the keyboard help, built from the tables in fw-keys.c and
 * of the features. */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-keys-dialog.h"
#include "app/fw-keys.h"

static AdwPreferencesGroup *
ensure_group (AdwPreferencesPage *page, GHashTable *groups, const char *title)
{
  AdwPreferencesGroup *group = g_hash_table_lookup (groups, title);

  if (group == NULL)
    {
      group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
      adw_preferences_group_set_title (group, _ (title));
      adw_preferences_page_add (page, group);
      g_hash_table_insert (groups, (gpointer) title, group);
    }
  return group;
}

static char *
dup_label (const char *accel)
{
  g_autofree char *base = NULL;
  guint key;
  GdkModifierType modifiers;

  /* "1...9" is no key of its own: name the first and the last. */
  if (g_str_has_suffix (accel, "1...9"))
    {
      g_autofree char *first = g_strndup (accel, strlen (accel) - 4);

      gtk_accelerator_parse (first, &key, &modifiers);
      base = gtk_accelerator_get_label (key, modifiers);
      return g_strdup_printf ("%s … 9", base);
    }
  gtk_accelerator_parse (accel, &key, &modifiers);
  return gtk_accelerator_get_label (key, modifiers);
}

static void
add_keys (AdwPreferencesPage *page, GHashTable *groups, const FwKeyEntry *keys)
{
  for (; keys != NULL && keys->action != NULL; keys++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *text = dup_label (keys->accel);
      GtkWidget *label = gtk_label_new (text);

      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ (keys->title));
      gtk_widget_add_css_class (label, "keycap");
      gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
      adw_preferences_group_add (ensure_group (page, groups, keys->group), row);
    }
}

AdwDialog *
fw_keys_dialog_new (void)
{
  AdwDialog *dialog = adw_dialog_new ();
  GtkWidget *view = adw_toolbar_view_new ();
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  g_autoptr (GHashTable) groups = g_hash_table_new (g_str_hash, g_str_equal);

  add_keys (page, groups, fw_keys_get_own ());
  for (const FwFeature *const *feature = fw_registry_get_features (); *feature != NULL; feature++)
    add_keys (page, groups, (*feature)->keys);

  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), adw_header_bar_new ());
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), GTK_WIDGET (page));
  adw_dialog_set_title (dialog, _ ("Keyboard Shortcuts"));
  adw_dialog_set_content_width (dialog, 520);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  return dialog;
}
