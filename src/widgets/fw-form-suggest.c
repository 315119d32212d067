/* fw-form-suggest.c: see fw-form-suggest.h.
 *
 * The list opens while typing where a part of an offer fits (folded), or with
 * Down; Up, Down and Enter choose, Escape closes. It never takes the focus, so
 * that typing goes on.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-text.h"
#include "widgets/fw-form-suggest.h"

#define MAX_SHOWN 8

struct _FwFormSuggest
{
  GtkWidget parent_instance;
  GtkWidget *entry;
  GtkWidget *popover;
  GtkWidget *list_box;
  GStrv offers;
  gboolean choosing;
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwFormSuggest, fw_form_suggest, GTK_TYPE_WIDGET)

static gboolean
fill (FwFormSuggest *self, const char *typed)
{
  g_autofree char *wanted = fw_text_fold (typed);
  guint n = 0;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list_box));
  for (guint i = 0; self->offers[i] != NULL && n < MAX_SHOWN; i++)
    {
      g_autofree char *folded = fw_text_fold (self->offers[i]);
      GtkWidget *label;

      if (strstr (folded, wanted) == NULL || g_strcmp0 (self->offers[i], typed) == 0)
        continue;
      label = gtk_label_new (self->offers[i]);
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label), 50);
      gtk_list_box_append (GTK_LIST_BOX (self->list_box), label);
      n++;
    }
  return n > 0;
}

static void
offer (FwFormSuggest *self, gboolean all)
{
  const char *typed = gtk_editable_get_text (GTK_EDITABLE (self->entry));

  if (gtk_editable_get_editable (GTK_EDITABLE (self->entry)) && (all || typed[0] != '\0')
      && fill (self, all ? "" : typed))
    gtk_popover_popup (GTK_POPOVER (self->popover));
  else
    gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static gboolean
has_focus (FwFormSuggest *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, self->entry);
}

static void
changed_cb (FwFormSuggest *self)
{
  if (!self->choosing && has_focus (self))
    offer (self, FALSE);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
choose (FwFormSuggest *self, GtkListBoxRow *row)
{
  GtkWidget *label = gtk_list_box_row_get_child (row);

  self->choosing = TRUE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), gtk_label_get_label (GTK_LABEL (label)));
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
  self->choosing = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

static void
row_activated_cb (FwFormSuggest *self, GtkListBoxRow *row)
{
  choose (self, row);
}

static void
step (FwFormSuggest *self, int by)
{
  GtkListBox *list = GTK_LIST_BOX (self->list_box);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (list);
  GtkListBoxRow *next = gtk_list_box_get_row_at_index (
      list, row != NULL ? gtk_list_box_row_get_index (row) + by : 0);

  if (next == NULL)
    return;
  gtk_list_box_select_row (list, next);
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_ACTIVE_DESCENDANT, next, -1);
}

static gboolean
key_pressed_cb (FwFormSuggest *self,
                guint keyval,
                guint keycode,
                GdkModifierType state,
                GtkEventController *controller)
{
  gboolean open = gtk_widget_get_visible (self->popover);
  GtkListBoxRow *row = gtk_list_box_get_selected_row (GTK_LIST_BOX (self->list_box));

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0)
    return FALSE;
  switch (keyval)
    {
    case GDK_KEY_Down:
    case GDK_KEY_Up:
      if (!open)
        offer (self, TRUE);
      step (self, keyval == GDK_KEY_Down ? 1 : -1);
      return TRUE;
    case GDK_KEY_Return:
    case GDK_KEY_KP_Enter:
      if (open && row != NULL)
        choose (self, row);
      else
        gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (self->entry)),
                                GTK_DIR_TAB_FORWARD);
      return TRUE;
    case GDK_KEY_Escape:
      if (!open)
        return FALSE;
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return TRUE;
    default:
      return FALSE;
    }
}

static void
leave_cb (FwFormSuggest *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

GtkWidget *
fw_form_suggest_get_entry (FwFormSuggest *self)
{
  g_return_val_if_fail (FW_IS_FORM_SUGGEST (self), NULL);

  return self->entry;
}

GtkWidget *
fw_form_suggest_new (const char *const *offers)
{
  FwFormSuggest *self = g_object_new (FW_TYPE_FORM_SUGGEST, NULL);

  self->offers = g_strdupv ((GStrv) offers);
  return GTK_WIDGET (self);
}

static void
fw_form_suggest_size_allocate (GtkWidget *widget, int width, int height, int baseline)
{
  FwFormSuggest *self = FW_FORM_SUGGEST (widget);

  gtk_widget_size_allocate (self->entry, &(GtkAllocation) {0, 0, width, height}, baseline);
  gtk_widget_set_size_request (self->list_box, MIN (width, 420), -1);
  gtk_popover_present (GTK_POPOVER (self->popover));
}

static void
fw_form_suggest_measure (GtkWidget *widget,
                         GtkOrientation orientation,
                         int for_size,
                         int *minimum,
                         int *natural,
                         int *minimum_baseline,
                         int *natural_baseline)
{
  gtk_widget_measure (FW_FORM_SUGGEST (widget)->entry, orientation, for_size, minimum, natural,
                      minimum_baseline, natural_baseline);
}

static void
fw_form_suggest_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_VALUE)
    g_value_set_string (value,
                        gtk_editable_get_text (GTK_EDITABLE (FW_FORM_SUGGEST (object)->entry)));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_form_suggest_set_property (GObject *object,
                              guint prop_id,
                              const GValue *value,
                              GParamSpec *pspec)
{
  GtkEditable *entry = GTK_EDITABLE (FW_FORM_SUGGEST (object)->entry);
  const char *text = g_value_get_string (value);

  if (prop_id != PROP_VALUE)
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
  else if (g_strcmp0 (gtk_editable_get_text (entry), text != NULL ? text : "") != 0)
    gtk_editable_set_text (entry, text != NULL ? text : "");
}

static void
fw_form_suggest_dispose (GObject *object)
{
  FwFormSuggest *self = FW_FORM_SUGGEST (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_form_suggest_parent_class)->dispose (object);
}

static void
fw_form_suggest_finalize (GObject *object)
{
  g_strfreev (FW_FORM_SUGGEST (object)->offers);
  G_OBJECT_CLASS (fw_form_suggest_parent_class)->finalize (object);
}

static void
fw_form_suggest_class_init (FwFormSuggestClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fw_form_suggest_get_property;
  object_class->set_property = fw_form_suggest_set_property;
  object_class->dispose = fw_form_suggest_dispose;
  object_class->finalize = fw_form_suggest_finalize;
  widget_class->size_allocate = fw_form_suggest_size_allocate;
  widget_class->measure = fw_form_suggest_measure;

  properties[PROP_VALUE]
      = g_param_spec_string ("value", NULL, NULL, "",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_form_suggest_init (FwFormSuggest *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->entry = gtk_entry_new ();
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_widget_add_css_class (self->entry, "form-text");
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->list_box = gtk_list_box_new ();
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list_box), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Suggestions"), -1);
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  gtk_widget_add_css_class (self->popover, "menu");
  gtk_popover_set_child (GTK_POPOVER (self->popover), self->list_box);
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));

  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->list_box, "row-activated", G_CALLBACK (row_activated_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
}
