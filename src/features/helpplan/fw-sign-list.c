/* fw-sign-list.c: see fw-sign-list.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/helpplan/fw-sign-list.h"
#include "features/helpplan/fw-sign-words.h"

struct _FwSignList
{
  AdwBin parent_instance;
  GtkListBox *list;
  char *selected;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwSignList, fw_sign_list, ADW_TYPE_BIN)

static guint chosen_signal;

static const char *
get_party (GtkListBoxRow *row)
{
  return row != NULL ? g_object_get_data (G_OBJECT (row), "party") : NULL;
}

static GtkWidget *
create_label (const char *text, const char *style, gboolean wrap)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  if (!wrap)
    {
      gtk_label_set_lines (GTK_LABEL (label), 2);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
    }
  if (style != NULL)
    gtk_widget_add_css_class (label, style);
  return label;
}

static GtkWidget *
create_state (const FwPlanParty *party, const char *state)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *image = gtk_image_new_from_icon_name (fw_sign_way_get_icon (party->way));
  GtkWidget *label = create_label (state, "caption-heading", FALSE);

  gtk_widget_set_valign (image, GTK_ALIGN_START);
  gtk_widget_add_css_class (box, fw_sign_way_get_style (party->way));
  gtk_box_append (GTK_BOX (box), image);
  gtk_box_append (GTK_BOX (box), label);
  return box;
}

static GtkWidget *
create_row (const FwPlanParty *party)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  const char *name = fw_sign_party_get_name (party);
  GtkWidget *avatar = adw_avatar_new (36, name, TRUE);
  g_autofree char *state = fw_sign_party_dup_state (party);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s", name, party->role, state);

  gtk_widget_set_margin_top (line, 9);
  gtk_widget_set_margin_bottom (line, 9);
  gtk_widget_set_margin_start (line, 6);
  gtk_widget_set_margin_end (line, 6);
  gtk_widget_set_valign (avatar, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (box), create_label (name, "heading", TRUE));
  if (party->role[0] != '\0' && name != party->role)
    {
      GtkWidget *role = create_label (party->role, "caption", TRUE);

      gtk_widget_add_css_class (role, "dimmed");
      gtk_box_append (GTK_BOX (box), role);
    }
  gtk_box_append (GTK_BOX (box), create_state (party, state));
  gtk_widget_set_hexpand (box, TRUE);
  gtk_box_append (GTK_BOX (line), avatar);
  gtk_box_append (GTK_BOX (line), box);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), line);
  if (party->reason != NULL && party->reason[0] != '\0')
    gtk_widget_set_tooltip_text (row, party->reason);
  g_object_set_data_full (G_OBJECT (row), "party", g_strdup (party->id), g_free);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static GtkListBoxRow *
find_row (FwSignList *self, const char *party)
{
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (self->list, i)) != NULL; i++)
    if (g_strcmp0 (get_party (row), party) == 0)
      return row;
  return NULL;
}

void
fw_sign_list_show (FwSignList *self, FwPlanSigning *signing)
{
  GtkWidget *focus = gtk_widget_get_focus_child (GTK_WIDGET (self->list));
  g_autofree char *focused = focus != NULL ? g_strdup (get_party (GTK_LIST_BOX_ROW (focus))) : NULL;
  GtkListBoxRow *row;

  g_return_if_fail (FW_IS_SIGN_LIST (self) && signing != NULL);

  self->filling = TRUE;
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < signing->parties->len; i++)
    gtk_list_box_append (self->list, create_row (g_ptr_array_index (signing->parties, i)));
  if (self->selected != NULL)
    gtk_list_box_select_row (self->list, find_row (self, self->selected));
  row = focused != NULL ? find_row (self, focused) : NULL;
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
  self->filling = FALSE;
}

void
fw_sign_list_select (FwSignList *self, const char *party)
{
  g_return_if_fail (FW_IS_SIGN_LIST (self));

  g_set_str (&self->selected, party);
  self->filling = TRUE;
  gtk_list_box_select_row (self->list, party != NULL ? find_row (self, party) : NULL);
  self->filling = FALSE;
}

void
fw_sign_list_take_focus (FwSignList *self)
{
  GtkListBoxRow *row;

  g_return_if_fail (FW_IS_SIGN_LIST (self));

  row = gtk_list_box_get_selected_row (self->list);
  if (row != NULL)
    gtk_widget_grab_focus (GTK_WIDGET (row));
}

void
fw_sign_list_set_selectable (FwSignList *self, gboolean selectable)
{
  g_return_if_fail (FW_IS_SIGN_LIST (self));

  gtk_list_box_set_selection_mode (self->list,
                                   selectable ? GTK_SELECTION_SINGLE : GTK_SELECTION_NONE);
  gtk_widget_remove_css_class (GTK_WIDGET (self->list),
                               selectable ? "boxed-list" : "navigation-sidebar");
  gtk_widget_add_css_class (GTK_WIDGET (self->list),
                            selectable ? "navigation-sidebar" : "boxed-list");
}

static void
choose (FwSignList *self, GtkListBoxRow *row)
{
  g_autofree char *party = g_strdup (get_party (row));

  if (party != NULL)
    g_signal_emit (self, chosen_signal, 0, party);
}

static void
selected_cb (FwSignList *self, GtkListBoxRow *row)
{
  if (self->filling || row == NULL)
    return;
  g_set_str (&self->selected, get_party (row));
  choose (self, row);
}

static void
activated_cb (FwSignList *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
fw_sign_list_finalize (GObject *object)
{
  g_free (FW_SIGN_LIST (object)->selected);
  G_OBJECT_CLASS (fw_sign_list_parent_class)->finalize (object);
}

static void
fw_sign_list_class_init (FwSignListClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_sign_list_finalize;
  chosen_signal = g_signal_new ("chosen", FW_TYPE_SIGN_LIST, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_sign_list_init (FwSignList *self)
{
  self->list = GTK_LIST_BOX (gtk_list_box_new ());
  /* Tab goes on to the party chosen; through the rows it would choose the last. */
  gtk_list_box_set_tab_behavior (self->list, GTK_LIST_TAB_ITEM);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Parties and their answers"), -1);
  g_signal_connect_object (self->list, "row-selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list, "row-activated", G_CALLBACK (activated_cb), self,
                           G_CONNECT_SWAPPED);
  adw_bin_set_child (ADW_BIN (self), GTK_WIDGET (self->list));
  fw_sign_list_set_selectable (self, FALSE);
}
