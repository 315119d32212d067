/* fw-rating-toggles.c: see fw-rating-toggles.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <stdlib.h>

#include "features/conference/fw-rating-toggles.h"

static void
add (AdwToggleGroup *group, const char *name, const char *label, const char *tooltip)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  if (tooltip != NULL)
    adw_toggle_set_tooltip (toggle, tooltip);
  adw_toggle_group_add (group, toggle);
}

GtkWidget *
fw_rating_toggles_new (const char *name)
{
  GtkWidget *group = adw_toggle_group_new ();

  add (ADW_TOGGLE_GROUP (group), "1", "1", NULL);
  add (ADW_TOGGLE_GROUP (group), "2", "2", NULL);
  add (ADW_TOGGLE_GROUP (group), "3", "3", NULL);
  add (ADW_TOGGLE_GROUP (group), "4", "4", NULL);
  add (ADW_TOGGLE_GROUP (group), "0", "?", _ ("Not judged"));
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (group), GTK_INVALID_LIST_POSITION);
  gtk_widget_add_css_class (group, "rating-toggles");
  gtk_widget_set_valign (group, GTK_ALIGN_CENTER);
  gtk_widget_set_halign (group, GTK_ALIGN_START);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return group;
}

int
fw_rating_toggles_get_value (GtkWidget *toggles)
{
  const char *name;

  g_return_val_if_fail (ADW_IS_TOGGLE_GROUP (toggles), -1);

  name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (toggles));
  return name != NULL ? atoi (name) : -1;
}

void
fw_rating_toggles_set_value (GtkWidget *toggles, int value)
{
  g_return_if_fail (ADW_IS_TOGGLE_GROUP (toggles));

  if (fw_rating_toggles_get_value (toggles) == value)
    return;
  if (value < 0 || value > 4)
    adw_toggle_group_set_active (ADW_TOGGLE_GROUP (toggles), GTK_INVALID_LIST_POSITION);
  else
    {
      g_autofree char *name = g_strdup_printf ("%d", value);

      adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (toggles), name);
    }
}

int
fw_rating_value_from_key (guint keyval)
{
  if (keyval >= GDK_KEY_1 && keyval <= GDK_KEY_4)
    return (int) (keyval - GDK_KEY_0);
  if (keyval >= GDK_KEY_KP_1 && keyval <= GDK_KEY_KP_4)
    return (int) (keyval - GDK_KEY_KP_0);
  if (keyval == GDK_KEY_question || keyval == GDK_KEY_0 || keyval == GDK_KEY_KP_0)
    return 0;
  return -1;
}

GtkWidget *
fw_safety_toggles_new (const char *name)
{
  GtkWidget *group = adw_toggle_group_new ();

  add (ADW_TOGGLE_GROUP (group), "yes", _ ("Yes"), NULL);
  add (ADW_TOGGLE_GROUP (group), "no", _ ("No"), NULL);
  add (ADW_TOGGLE_GROUP (group), "unknown", "?", _ ("Not known"));
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (group), GTK_INVALID_LIST_POSITION);
  gtk_widget_add_css_class (group, "rating-toggles");
  gtk_widget_set_valign (group, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (group), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return group;
}
