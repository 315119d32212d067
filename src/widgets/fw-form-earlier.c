/* fw-form-earlier.c: see fw-form-earlier.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/fw-form-earlier.h"

struct _FwFormEarlier
{
  GtkWidget parent_instance;
};

G_DEFINE_FINAL_TYPE (FwFormEarlier, fw_form_earlier, GTK_TYPE_WIDGET)

enum
{
  TAKEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static void
clicked_cb (FwFormEarlier *self)
{
  g_signal_emit (self, signals[TAKEN], 0);
}

static void
add_texts (FwFormEarlier *self, const char *text)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *title = gtk_label_new (_ ("From the last plan"));
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_set_hexpand (box, TRUE);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
}

static void
add_button (FwFormEarlier *self, const char *prompt)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Still Holds"));
  /* Translators: %s is a question of a form. */
  g_autofree char *spoken = g_strdup_printf (_ ("Still Holds: %s"), prompt);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_tooltip_text (button, _ ("Take this over; it can be changed afterwards"));
  /* The label alone would be its name: three of them say the same. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
}

GtkWidget *
fw_form_earlier_new (const char *prompt, const char *text)
{
  FwFormEarlier *self;

  g_return_val_if_fail (prompt != NULL && text != NULL, NULL);

  self = g_object_new (FW_TYPE_FORM_EARLIER, NULL);
  add_texts (self, text);
  add_button (self, prompt);
  return GTK_WIDGET (self);
}

static void
fw_form_earlier_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_form_earlier_parent_class)->dispose (object);
}

static void
fw_form_earlier_class_init (FwFormEarlierClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_form_earlier_dispose;
  signals[TAKEN] = g_signal_new ("taken", FW_TYPE_FORM_EARLIER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_form_earlier_init (FwFormEarlier *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  gtk_widget_add_css_class (GTK_WIDGET (self), "form-earlier");
}
