/* fw-light.c: a traffic light: shape, colour and word.
 *
 * Never colour alone: each state has its own shape, and its word is shown or,
 * in narrow places, the tooltip and the accessible name.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/fw-light.h"

struct _FwLight
{
  GtkWidget parent_instance;
  GtkWidget *image;
  GtkWidget *label;
  FwLightState state;
  gboolean with_word;
};

G_DEFINE_FINAL_TYPE (FwLight, fw_light, GTK_TYPE_WIDGET)

enum
{
  PROP_0,
  PROP_STATE,
  PROP_WITH_WORD,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

static const struct
{
  const char *word;
  const char *icon;
  const char *css;
} states[] = {
    [FW_LIGHT_STATE_NONE] = {"", "", ""},
    [FW_LIGHT_STATE_OVERDUE] = {N_ ("Overdue"), "fw-light-overdue-symbolic", "light-overdue"},
    [FW_LIGHT_STATE_DUE] = {N_ ("Due"), "fw-light-due-symbolic", "light-due"},
    [FW_LIGHT_STATE_LATER] = {N_ ("On track"), "fw-light-later-symbolic", "light-later"},
    [FW_LIGHT_STATE_DONE] = {N_ ("Done"), "fw-light-done-symbolic", "light-done"},
    [FW_LIGHT_STATE_DROPPED] = {N_ ("Dropped"), "fw-light-dropped-symbolic", "light-dropped"},
};

const char *
fw_light_state_to_word (FwLightState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), "");

  return states[state].word[0] != '\0' ? _ (states[state].word) : "";
}

const char *
fw_light_state_to_icon (FwLightState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), "");

  return states[state].icon;
}

const char *
fw_light_state_to_class (FwLightState state)
{
  g_return_val_if_fail (state < G_N_ELEMENTS (states), "");

  return states[state].css;
}

static void
fw_light_update (FwLight *self)
{
  const char *word = fw_light_state_to_word (self->state);
  const char *classes[] = {"light", states[self->state].css, NULL};

  gtk_widget_set_css_classes (GTK_WIDGET (self), classes);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->image), states[self->state].icon);
  gtk_label_set_label (GTK_LABEL (self->label), word);
  gtk_widget_set_visible (self->label, self->with_word && word[0] != '\0');
  gtk_widget_set_visible (self->image, self->state != FW_LIGHT_STATE_NONE);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self), self->with_word ? NULL : word);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, word, -1);
}

void
fw_light_set_state (FwLight *self, FwLightState state)
{
  g_return_if_fail (FW_IS_LIGHT (self));

  if (self->state == state)
    return;
  self->state = state;
  fw_light_update (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STATE]);
}

GtkWidget *
fw_light_new (FwLightState state, gboolean with_word)
{
  return g_object_new (FW_TYPE_LIGHT, "state", state, "with-word", with_word, NULL);
}

static void
fw_light_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwLight *self = FW_LIGHT (object);

  switch (prop_id)
    {
    case PROP_STATE:
      g_value_set_uint (value, self->state);
      break;
    case PROP_WITH_WORD:
      g_value_set_boolean (value, self->with_word);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_light_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FwLight *self = FW_LIGHT (object);

  switch (prop_id)
    {
    case PROP_STATE:
      fw_light_set_state (self, g_value_get_uint (value));
      break;
    case PROP_WITH_WORD:
      self->with_word = g_value_get_boolean (value);
      fw_light_update (self);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_light_dispose (GObject *object)
{
  FwLight *self = FW_LIGHT (object);

  g_clear_pointer (&self->image, gtk_widget_unparent);
  g_clear_pointer (&self->label, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_light_parent_class)->dispose (object);
}

static void
fw_light_class_init (FwLightClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fw_light_get_property;
  object_class->set_property = fw_light_set_property;
  object_class->dispose = fw_light_dispose;

  properties[PROP_STATE]
      = g_param_spec_uint ("state", NULL, NULL, 0, G_N_ELEMENTS (states) - 1, 0,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_WITH_WORD]
      = g_param_spec_boolean ("with-word", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_CONSTRUCT | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "light");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_IMG);
}

static void
fw_light_init (FwLight *self)
{
  self->image = gtk_image_new ();
  gtk_widget_set_parent (self->image, GTK_WIDGET (self));
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  self->label = gtk_label_new (NULL);
  gtk_widget_set_parent (self->label, GTK_WIDGET (self));
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              8);
  fw_light_update (self);
}
