/* fw-desk-words.c: see fw-desk-words.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-staff-repository.h"
#include "features/conference/fw-desk-words.h"
#include "widgets/fw-decision-words.h"

FwLightState
fw_light_state_from_name (const char *light)
{
  switch (fw_decision_light_from_name (light != NULL ? light : ""))
    {
    case FW_DECISION_LIGHT_GREEN:
      return FW_LIGHT_STATE_LATER;
    case FW_DECISION_LIGHT_YELLOW:
      return FW_LIGHT_STATE_DUE;
    case FW_DECISION_LIGHT_RED:
      return FW_LIGHT_STATE_OVERDUE;
    default:
      return FW_LIGHT_STATE_NONE;
    }
}

const char *
fw_light_name_to_word (const char *light)
{
  int which = fw_decision_light_from_name (light != NULL ? light : "");

  return which >= 0 ? fw_decision_light_to_word ((FwDecisionLight) which) : "";
}

const char *
fw_conference_role_to_title (FwConferenceKind *kind, const char *role)
{
  if (role == NULL || role[0] == '\0')
    return "";
  for (guint i = 0; kind != NULL && i < kind->roles->len; i++)
    {
      const FwConferenceRole *item = g_ptr_array_index (kind->roles, i);

      if (g_strcmp0 (item->role, role) == 0)
        return item->title;
    }
  if (g_strcmp0 (role, "family") == 0)
    return _ ("Family");
  if (g_strcmp0 (role, "guest") == 0)
    return _ ("Guest");
  if (g_strcmp0 (role, "professional") == 0)
    return _ ("Professional");
  return g_strv_contains (fw_staff_get_roles (), role) ? fw_staff_get_role_title (role) : role;
}

GtkWidget *
fw_desk_note_new (const char *icon, const char *title, const char *text, GtkWidget *button)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *image = gtk_image_new_from_icon_name (icon);
  GtkWidget *label = gtk_label_new (NULL);
  g_autofree char *escaped_title = g_markup_escape_text (title, -1);
  g_autofree char *escaped_text = g_markup_escape_text (text, -1);
  g_autofree char *markup = g_strdup_printf ("<b>%s</b> %s", escaped_title, escaped_text);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (image, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  if (button != NULL)
    {
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_widget_add_css_class (box, "desk-note");
  return box;
}

GtkWidget *
fw_desk_heading_new (const char *title)
{
  GtkWidget *label = g_object_new (GTK_TYPE_LABEL, "label", title, "xalign", 0.0, "accessible-role",
                                   GTK_ACCESSIBLE_ROLE_HEADING, "wrap", TRUE, NULL);

  gtk_widget_add_css_class (label, "heading");
  return label;
}

char *
fw_desk_dup_time (const char *utc)
{
  g_autoptr (GTimeZone) zone = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = utc != NULL ? g_date_time_new_from_iso8601 (utc, zone) : NULL;
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%H:%M") : g_strdup ("");
}
