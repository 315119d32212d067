/* fw-former-list.c: see fw-former-list.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/conference/fw-desk-words.h"
#include "features/conference/fw-former-list.h"
#include "widgets/fw-decision-words.h"
#include "widgets/fw-light.h"

struct _FwFormerList
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *when;
  GtkWidget *counts;
  GtkWidget *list;
  GtkWidget *empty;
  gboolean hide_empty;
};

G_DEFINE_FINAL_TYPE (FwFormerList, fw_former_list, GTK_TYPE_WIDGET)

static void
add_label (GtkWidget *box, const char *text, const char *css, gboolean bold)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css);
  if (bold)
    gtk_widget_add_css_class (label, "caption-heading");
  gtk_box_append (GTK_BOX (box), label);
}

static GtkWidget *
create_row (FwDecisionItem *item)
{
  FwLightState state = fw_decision_get_light_state (item);
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *light = fw_light_new (state, FALSE);
  g_autofree char *state_text = fw_decision_dup_state (item);
  g_autofree char *due = item->due != FW_DAY_NONE ? fw_day_to_text (item->due) : NULL;
  g_autofree char *who = NULL;
  g_autofree char *spoken = NULL;

  if (due != NULL)
    /* Translators: who is responsible, and until when. */
    who = g_strdup_printf (_ ("%1$s · until %2$s"), item->responsible, due);
  else
    who = g_strdup (item->responsible);
  gtk_widget_set_valign (light, GTK_ALIGN_START);
  add_label (words, item->what, "heading", FALSE);
  add_label (words, who, "form-prompt", FALSE);
  add_label (words, state_text, fw_light_state_to_class (state), TRUE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (box), light);
  gtk_box_append (GTK_BOX (box), words);
  gtk_widget_add_css_class (box, "former-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  spoken = g_strdup_printf ("%s, %s, %s", item->what, who, state_text);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

/* One sign and number a light, red first. */
static void
add_count (FwFormerList *self, FwDecisionLight light, FwLightState state, guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 5);
  g_autofree char *markup
      = g_markup_printf_escaped ("<b>%u</b> %s", n, fw_decision_light_to_word (light));

  gtk_box_append (GTK_BOX (box), fw_light_new (state, FALSE));
  gtk_box_append (GTK_BOX (box),
                  g_object_new (GTK_TYPE_LABEL, "label", markup, "use-markup", TRUE, NULL));
  gtk_flow_box_append (GTK_FLOW_BOX (self->counts), box);
}

static void
show_counts (FwFormerList *self, const guint *counts)
{
  static const struct
  {
    FwDecisionLight light;
    FwLightState state;
  } order[] = {{FW_DECISION_LIGHT_RED, FW_LIGHT_STATE_OVERDUE},
               {FW_DECISION_LIGHT_YELLOW, FW_LIGHT_STATE_DUE},
               {FW_DECISION_LIGHT_GREEN, FW_LIGHT_STATE_LATER},
               {FW_DECISION_LIGHT_DONE, FW_LIGHT_STATE_DONE},
               {FW_DECISION_LIGHT_DROPPED, FW_LIGHT_STATE_DROPPED}};

  gtk_flow_box_remove_all (GTK_FLOW_BOX (self->counts));
  for (guint i = 0; i < G_N_ELEMENTS (order); i++)
    if (counts[order[i].light] > 0)
      add_count (self, order[i].light, order[i].state, counts[order[i].light]);
}

static void
update (FwFormerList *self)
{
  guint counts[FW_DECISION_LIGHT_DROPPED + 1] = {0};
  guint n;
  const char *since;
  FwDay day;
  g_autofree char *text = NULL;

  if (self->desk == NULL)
    return;
  n = g_list_model_get_n_items (G_LIST_MODEL (self->desk->former));
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwDecisionItem) item
          = g_list_model_get_item (G_LIST_MODEL (self->desk->former), i);

      counts[item->light]++;
      gtk_list_box_append (GTK_LIST_BOX (self->list), create_row (item));
    }
  show_counts (self, counts);
  since = self->desk->since;
  if (since != NULL && fw_day_from_iso (since, &day))
    {
      g_autofree char *date = fw_day_to_text (day);

      /* Translators: a date, and a number of decisions. */
      text = g_strdup_printf (ngettext ("%1$s · %2$u decision", "%1$s · %2$u decisions", n), date,
                              n);
    }
  gtk_label_set_label (GTK_LABEL (self->when), text != NULL ? text : "");
  gtk_widget_set_visible (self->when, text != NULL);
  gtk_widget_set_visible (self->list, n > 0);
  gtk_widget_set_visible (self->counts, n > 0);
  gtk_widget_set_visible (self->empty, n == 0);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0 || !self->hide_empty);
}

GtkWidget *
fw_former_list_new (FwConferenceDesk *desk, gboolean hide_empty)
{
  FwFormerList *self = g_object_new (FW_TYPE_FORMER_LIST, NULL);

  self->desk = g_object_ref (desk);
  self->hide_empty = hide_empty;
  g_signal_connect_object (desk->former, "items-changed", G_CALLBACK (update), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
fw_former_list_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&FW_FORMER_LIST (object)->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_former_list_parent_class)->dispose (object);
}

static void
fw_former_list_class_init (FwFormerListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_former_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
fw_former_list_init (FwFormerList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  gtk_widget_set_parent (fw_desk_heading_new (_ ("Since the Last Conference")), GTK_WIDGET (self));
  self->when = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->when), 0);
  gtk_widget_add_css_class (self->when, "form-prompt");
  gtk_widget_set_parent (self->when, GTK_WIDGET (self));
  self->counts = gtk_flow_box_new ();
  gtk_flow_box_set_selection_mode (GTK_FLOW_BOX (self->counts), GTK_SELECTION_NONE);
  gtk_flow_box_set_max_children_per_line (GTK_FLOW_BOX (self->counts), 5);
  gtk_widget_set_can_focus (self->counts, FALSE);
  gtk_widget_set_parent (self->counts, GTK_WIDGET (self));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Decisions Since the Last Conference"), -1);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  self->empty = gtk_label_new (_ ("No decisions of an earlier conference."));
  gtk_label_set_xalign (GTK_LABEL (self->empty), 0);
  gtk_label_set_wrap (GTK_LABEL (self->empty), TRUE);
  gtk_widget_add_css_class (self->empty, "form-prompt");
  gtk_widget_set_parent (self->empty, GTK_WIDGET (self));
}
