/* fw-overview-card.c: see fw-overview-card.h. */
#include "config.h"

#include <adwaita.h>

#include "features/overview/fw-overview-card.h"

struct _FwOverviewCard
{
  GtkBox parent_instance;
  GtkLabel *title;
  GtkButton *link;
  GtkListBox *list_box;
};

G_DEFINE_FINAL_TYPE (FwOverviewCard, fw_overview_card, GTK_TYPE_BOX)

static GtkWidget *
create_label (const char *text, const char *css, float xalign)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), xalign);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "numeric");
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static GtkWidget *
create_prefix (const FwOverviewRow *row)
{
  GtkWidget *prefix;

  if (row->letter != NULL)
    {
      prefix = gtk_label_new (row->letter);
      gtk_widget_add_css_class (prefix, "household-letter");
    }
  else if (row->light != FW_LIGHT_STATE_NONE)
    prefix = fw_light_new (row->light, FALSE);
  else
    {
      prefix = gtk_image_new_from_icon_name (row->icon != NULL ? row->icon : "fw-note-symbolic");
      gtk_accessible_update_state (GTK_ACCESSIBLE (prefix), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    }
  gtk_widget_set_valign (prefix, GTK_ALIGN_START);
  gtk_widget_set_margin_top (prefix, 2);
  return prefix;
}

static GtkWidget *
create_end (const FwOverviewRow *row)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);

  if (row->end != NULL)
    {
      GtkWidget *label = create_label (row->end, "heading", 1);

      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_box_append (GTK_BOX (box), label);
    }
  if (row->end_below != NULL)
    {
      GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
      GtkWidget *label = create_label (row->end_below, "caption", 1);

      gtk_label_set_wrap (GTK_LABEL (label), FALSE);
      gtk_widget_set_halign (line, GTK_ALIGN_END);
      gtk_widget_add_css_class (label, row->light != FW_LIGHT_STATE_NONE
                                           ? fw_light_state_to_class (row->light)
                                           : "dimmed");
      if (row->end_proved)
        gtk_box_append (GTK_BOX (line), gtk_image_new_from_icon_name ("fw-light-done-symbolic"));
      gtk_box_append (GTK_BOX (line), label);
      gtk_box_append (GTK_BOX (box), line);
    }
  gtk_widget_set_valign (box, GTK_ALIGN_START);
  return box;
}

void
fw_overview_card_add (FwOverviewCard *self, const FwOverviewRow *row)
{
  GtkWidget *list_row = gtk_list_box_row_new ();
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  g_autoptr (GString) spoken = g_string_new (row->title);
  const char *const parts[] = {row->subtitle, row->end, row->end_below};

  g_return_if_fail (FW_IS_OVERVIEW_CARD (self));

  gtk_box_append (GTK_BOX (outer), create_prefix (row));
  gtk_box_append (GTK_BOX (inner), create_label (row->title, "overview-title", 0));
  if (row->subtitle != NULL && row->subtitle[0] != '\0')
    {
      GtkWidget *label = create_label (row->subtitle, "caption", 0);

      gtk_widget_add_css_class (label, "dimmed");
      gtk_box_append (GTK_BOX (inner), label);
    }
  gtk_widget_set_hexpand (inner, TRUE);
  gtk_box_append (GTK_BOX (outer), inner);
  gtk_box_append (GTK_BOX (outer), create_end (row));
  gtk_widget_add_css_class (outer, "overview-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (list_row), outer);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (list_row), row->action != NULL);
  if (row->action != NULL)
    gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (list_row), row->action);
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    if (parts[i] != NULL && parts[i][0] != '\0')
      g_string_append_printf (spoken, ", %s", parts[i]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (list_row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken->str, -1);
  gtk_list_box_append (self->list_box, list_row);
}

void
fw_overview_card_clear (FwOverviewCard *self)
{
  g_return_if_fail (FW_IS_OVERVIEW_CARD (self));

  gtk_list_box_remove_all (self->list_box);
}

void
fw_overview_card_set_link (FwOverviewCard *self, const char *label, const char *detailed_action)
{
  g_return_if_fail (FW_IS_OVERVIEW_CARD (self));

  gtk_button_set_label (self->link, label);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (self->link), detailed_action);
  gtk_widget_set_visible (GTK_WIDGET (self->link), TRUE);
}

void
fw_overview_card_set_picture (FwOverviewCard *self,
                              GtkWidget *picture,
                              const char *label,
                              const char *detailed_action)
{
  GtkWidget *button = gtk_button_new ();

  g_return_if_fail (FW_IS_OVERVIEW_CARD (self) && GTK_IS_WIDGET (picture));

  gtk_button_set_child (GTK_BUTTON (button), picture);
  gtk_actionable_set_detailed_action_name (GTK_ACTIONABLE (button), detailed_action);
  gtk_widget_set_tooltip_text (button, label);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_widget_add_css_class (button, "card");
  gtk_widget_add_css_class (button, "overview-picture");
  g_object_bind_property (picture, "visible", button, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_insert_child_after (GTK_BOX (self), button,
                              gtk_widget_get_first_child (GTK_WIDGET (self)));
}

GtkWidget *
fw_overview_card_new (const char *title)
{
  FwOverviewCard *self = g_object_new (FW_TYPE_OVERVIEW_CARD, NULL);

  gtk_label_set_label (self->title, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  title, -1);
  return GTK_WIDGET (self);
}

static void
fw_overview_card_class_init (FwOverviewCardClass *klass)
{
}

static void
fw_overview_card_init (FwOverviewCard *self)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self), GTK_ORIENTATION_VERTICAL);
  gtk_box_set_spacing (GTK_BOX (self), 6);
  self->title = g_object_new (GTK_TYPE_LABEL, "xalign", 0.0, "hexpand", TRUE, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_HEADING, NULL);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  gtk_widget_set_margin_start (GTK_WIDGET (self->title), 3);
  self->link = GTK_BUTTON (gtk_button_new ());
  gtk_widget_add_css_class (GTK_WIDGET (self->link), "flat");
  gtk_widget_add_css_class (GTK_WIDGET (self->link), "link-button");
  gtk_widget_set_visible (GTK_WIDGET (self->link), FALSE);
  gtk_widget_set_size_request (head, -1, 34);
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (head), GTK_WIDGET (self->link));
  self->list_box = GTK_LIST_BOX (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (self->list_box, GTK_SELECTION_NONE);
  gtk_widget_add_css_class (GTK_WIDGET (self->list_box), "boxed-list");
  gtk_widget_set_valign (GTK_WIDGET (self), GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (self), head);
  gtk_box_append (GTK_BOX (self), GTK_WIDGET (self->list_box));
}
