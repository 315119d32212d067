/* fw-preferences-pages.c: see fw-preferences-pages.h; and the page "General". */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-preferences-pages.h"
#include "app/fw-settings.h"
#include "widgets/fw-spin-row.h"

static const struct
{
  const char *name;
  const char *title;
  const char *icon_name;
  AdwPreferencesPage *(*create) (FwPreferencesDialog *dialog);
} pages[FW_N_PREFERENCES_PAGES] = {
    {"general", N_ ("General"), "preferences-system-symbolic", fw_general_page_new},
    {"office", N_ ("Office"), "fw-office-symbolic", fw_office_page_new},
    {"people", N_ ("People"), "fw-family-symbolic", fw_people_page_new},
    {"security", N_ ("Security"), "fw-key-symbolic", fw_security_page_new},
};

AdwPreferencesPage *
fw_preferences_create_page (guint index, FwPreferencesDialog *dialog)
{
  AdwPreferencesPage *page;

  g_return_val_if_fail (index < FW_N_PREFERENCES_PAGES, NULL);

  page = pages[index].create (dialog);
  adw_preferences_page_set_name (page, pages[index].name);
  adw_preferences_page_set_title (page, _ (pages[index].title));
  adw_preferences_page_set_icon_name (page, pages[index].icon_name);
  return page;
}

guint
fw_preferences_find_page (const char *name)
{
  guint index = 0;

  while (index < FW_N_PREFERENCES_PAGES && g_strcmp0 (pages[index].name, name) != 0)
    index++;
  return index;
}

const char *
fw_preferences_get_page_name (guint index)
{
  g_return_val_if_fail (index < FW_N_PREFERENCES_PAGES, NULL);

  return pages[index].name;
}

GtkWidget *
fw_preferences_entry_row (const char *title, const char *text, gboolean editable)
{
  GtkWidget *row = adw_entry_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  gtk_editable_set_text (GTK_EDITABLE (row), text != NULL ? text : "");
  gtk_editable_set_editable (GTK_EDITABLE (row), editable);
  return row;
}

AdwNavigationPage *
fw_preferences_subpage (const char *title,
                        GtkWidget *content,
                        const char *act_label,
                        GtkWidget **act_button)
{
  GtkWidget *view = adw_toolbar_view_new (), *header = adw_header_bar_new ();

  if (act_label != NULL)
    {
      *act_button = gtk_button_new_with_mnemonic (act_label);
      gtk_widget_add_css_class (*act_button, "suggested-action");
      adw_header_bar_pack_end (ADW_HEADER_BAR (header), *act_button);
    }
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  return adw_navigation_page_new (view, title);
}

static const char *const schemes[] = {"default", "light", "dark"};

static void
scheme_cb (AdwComboRow *row)
{
  g_settings_set_string (fw_settings_get (), "color-scheme",
                         schemes[adw_combo_row_get_selected (row)]);
}

AdwPreferencesPage *
fw_general_page_new (FwPreferencesDialog *dialog)
{
  AdwPreferencesPage *page = ADW_PREFERENCES_PAGE (adw_preferences_page_new ());
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *scheme = adw_combo_row_new ();
  GtkWidget *lock = fw_spin_row_new (0, 240, 1);
  GtkWidget *size = fw_spin_row_new (100, 250, 25);
  GtkWidget *language = adw_action_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *current = g_settings_get_string (fw_settings_get (), "color-scheme");

  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (group), _ ("This Computer"));
  gtk_string_list_append (names, _ ("As the system"));
  gtk_string_list_append (names, C_ ("appearance", "Light"));
  gtk_string_list_append (names, _ ("Dark"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (scheme), _ ("Appearance"));
  adw_combo_row_set_model (ADW_COMBO_ROW (scheme), G_LIST_MODEL (names));
  for (guint i = 0; i < G_N_ELEMENTS (schemes); i++)
    if (g_str_equal (schemes[i], current))
      adw_combo_row_set_selected (ADW_COMBO_ROW (scheme), i);
  g_signal_connect (scheme, "notify::selected", G_CALLBACK (scheme_cb), NULL);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (size), _ ("Text Size in Percent"));
  g_settings_bind (fw_settings_get (), "text-size", size, "value", G_SETTINGS_BIND_DEFAULT);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (lock), _ ("Lock After Minutes"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (lock),
                               _ ("Without a key or click. 0: never. Nothing typed is lost."));
  g_settings_bind (fw_settings_get (), "lock-after-minutes", lock, "value",
                   G_SETTINGS_BIND_DEFAULT);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (language), _ ("Language"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (language),
      _ ("The program speaks the language of your system. Letters and plans are in German."));
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), scheme);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), size);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), lock);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), language);
  adw_preferences_page_add (page, ADW_PREFERENCES_GROUP (group));
  return page;
}
