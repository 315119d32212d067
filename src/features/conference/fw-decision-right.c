/* fw-decision-right.c: see fw-decision-right.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/conference/fw-decision-right.h"
#include "widgets/fw-form-text.h"

#define MAX_RIGHTS 4

struct _FwDecisionRight
{
  GtkWidget parent_instance;
  GtkWidget *by;
  GtkWidget *drop_down;
  FwRecord *decision;
  const char *rights[MAX_RIGHTS + 1]; /* "" first: not said */
  guint n_rights;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (FwDecisionRight, fw_decision_right, GTK_TYPE_WIDGET)

static const struct
{
  const char *name;
  const char *word;
} words[] = {
    {"alone", N_ ("one person, by office")},
    {"team", N_ ("the team together")},
    {"lead", N_ ("the lead, the team did not agree")},
};

const char *
fw_decision_right_to_word (const char *right)
{
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (words[i].name, right) == 0)
      return _ (words[i].word);
  return "";
}

static void
selected_cb (FwDecisionRight *self)
{
  guint selected = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->drop_down));

  if (self->decision != NULL && !self->syncing && selected < self->n_rights)
    fw_record_set_text (self->decision, "decided_right", self->rights[selected]);
}

static void
show_right (FwDecisionRight *self)
{
  const char *right;

  if (self->decision == NULL)
    return;
  right = fw_record_get_text (self->decision, "decided_right");
  self->syncing = TRUE;
  for (guint i = 0; i < self->n_rights; i++)
    if (g_strcmp0 (self->rights[i], right != NULL ? right : "") == 0)
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->drop_down), i);
  self->syncing = FALSE;
}

static void
take_rights (FwDecisionRight *self, FwConferenceKind *kind)
{
  GtkStringList *titles = gtk_string_list_new (NULL);

  self->rights[self->n_rights++] = "";
  gtk_string_list_append (titles, _ ("right not said"));
  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (kind->decision_rights == NULL || kind->decision_rights[0] == NULL
        || g_strv_contains ((const char *const *) kind->decision_rights, words[i].name))
      {
        self->rights[self->n_rights++] = words[i].name;
        gtk_string_list_append (titles, _ (words[i].word));
      }
  self->syncing = TRUE;
  gtk_drop_down_set_model (GTK_DROP_DOWN (self->drop_down), G_LIST_MODEL (titles));
  self->syncing = FALSE;
  g_object_unref (titles);
}

GtkWidget *
fw_decision_right_new (FwRecord *decision, FwConferenceKind *kind, gboolean editable)
{
  FwDecisionRight *self = g_object_new (FW_TYPE_DECISION_RIGHT, NULL);

  self->decision = g_object_ref (decision);
  take_rights (self, kind);
  g_object_bind_property (decision, "decided-by", self->by, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->by), editable);
  gtk_widget_set_sensitive (self->drop_down, editable);
  g_signal_connect_object (decision, "notify::decided-right", G_CALLBACK (show_right), self,
                           G_CONNECT_SWAPPED);
  show_right (self);
  return GTK_WIDGET (self);
}

static void
fw_decision_right_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&FW_DECISION_RIGHT (object)->decision);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_decision_right_parent_class)->dispose (object);
}

static void
fw_decision_right_class_init (FwDecisionRightClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_decision_right_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "decisionright");
}

static void
fw_decision_right_init (FwDecisionRight *self)
{
  GtkWidget *label = gtk_label_new (_ ("Decided by"));
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 6);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "form-prompt");
  gtk_widget_set_parent (label, GTK_WIDGET (self));
  self->by = fw_form_text_new (FALSE);
  fw_form_text_set_placeholder (FW_FORM_TEXT (self->by), _ ("the round"));
  gtk_widget_set_hexpand (self->by, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->by), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Decided by"), -1);
  gtk_widget_set_parent (self->by, GTK_WIDGET (self));
  self->drop_down = gtk_drop_down_new (NULL, NULL);
  gtk_widget_add_css_class (self->drop_down, "form-drop-down");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("With What Right"), -1);
  gtk_widget_set_parent (self->drop_down, GTK_WIDGET (self));
  g_signal_connect_object (self->drop_down, "notify::selected", G_CALLBACK (selected_cb), self,
                           G_CONNECT_SWAPPED);
}
