/* fw-form-choice.c: see fw-form-choice.h.
 *
 * A value that is none of the options (an older template's) is kept and shown
 * by its key until another is chosen.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/fw-form-choice.h"

#define MAX_TOGGLES 4
#define MAX_TOGGLE_CHARS 44

struct _FwFormChoice
{
  GtkWidget parent_instance;
  GtkWidget *control;
  char *value;
  gboolean editable;
  gboolean showing;
  GPtrArray *keys; /* by position in the list; 0 is "" */
  GtkStringList *titles;
};

enum
{
  PROP_0,
  PROP_VALUE,
  PROP_EDITABLE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwFormChoice, fw_form_choice, GTK_TYPE_WIDGET)

static guint
find_key (FwFormChoice *self, const char *key)
{
  for (guint i = 0; i < self->keys->len; i++)
    if (g_strcmp0 (g_ptr_array_index (self->keys, i), key) == 0)
      return i;
  return GTK_INVALID_LIST_POSITION;
}

static void
show_value (FwFormChoice *self)
{
  guint position = find_key (self, self->value);

  self->showing = TRUE;
  if (ADW_IS_TOGGLE_GROUP (self->control))
    adw_toggle_group_set_active (ADW_TOGGLE_GROUP (self->control),
                                 position == GTK_INVALID_LIST_POSITION || position == 0
                                     ? GTK_INVALID_LIST_POSITION
                                     : position - 1);
  else
    {
      if (position == GTK_INVALID_LIST_POSITION)
        {
          position = self->keys->len;
          g_ptr_array_add (self->keys, g_strdup (self->value));
          gtk_string_list_append (self->titles, self->value);
        }
      gtk_drop_down_set_selected (GTK_DROP_DOWN (self->control), position);
    }
  self->showing = FALSE;
}

static void
set_value (FwFormChoice *self, const char *value)
{
  if (!g_set_str (&self->value, value != NULL ? value : ""))
    return;
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

static void
setup_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkWidget *label = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
  gtk_list_item_set_child (item, label);
}

static void
bind_cb (GtkListItemFactory *factory, GtkListItem *item)
{
  GtkStringObject *object = gtk_list_item_get_item (item);

  gtk_label_set_label (GTK_LABEL (gtk_list_item_get_child (item)),
                       gtk_string_object_get_string (object));
}

/* Long titles (kinds of help) must not make the form wide. */
static void
add_factory (GtkDropDown *drop_down)
{
  g_autoptr (GtkListItemFactory) factory = gtk_signal_list_item_factory_new ();

  g_signal_connect (factory, "setup", G_CALLBACK (setup_cb), NULL);
  g_signal_connect (factory, "bind", G_CALLBACK (bind_cb), NULL);
  gtk_drop_down_set_factory (drop_down, factory);
}

static void
chosen_cb (FwFormChoice *self)
{
  guint position;

  if (self->showing)
    return;
  if (ADW_IS_TOGGLE_GROUP (self->control))
    {
      position = adw_toggle_group_get_active (ADW_TOGGLE_GROUP (self->control));
      if (position == GTK_INVALID_LIST_POSITION)
        return;
      position++;
    }
  else
    position = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->control));
  if (position < self->keys->len)
    set_value (self, g_ptr_array_index (self->keys, position));
}

GtkWidget *
fw_form_choice_get_control (FwFormChoice *self)
{
  g_return_val_if_fail (FW_IS_FORM_CHOICE (self), NULL);

  return self->control;
}

GtkWidget *
fw_form_choice_new (const FwFieldOption *options, guint n_options)
{
  FwFormChoice *self = g_object_new (FW_TYPE_FORM_CHOICE, NULL);
  gsize n_chars = 0;

  g_ptr_array_add (self->keys, g_strdup (""));
  for (guint i = 0; i < n_options; i++)
    {
      g_ptr_array_add (self->keys, g_strdup (options[i].key));
      n_chars += g_utf8_strlen (options[i].title, -1);
    }
  if (n_options <= MAX_TOGGLES && n_chars <= MAX_TOGGLE_CHARS)
    {
      self->control = adw_toggle_group_new ();
      for (guint i = 0; i < n_options; i++)
        {
          AdwToggle *toggle = adw_toggle_new ();

          adw_toggle_set_label (toggle, options[i].title);
          adw_toggle_group_add (ADW_TOGGLE_GROUP (self->control), toggle);
        }
      gtk_widget_set_halign (self->control, GTK_ALIGN_START);
    }
  else
    {
      self->titles = gtk_string_list_new (NULL);
      gtk_string_list_append (self->titles, _ ("Please choose"));
      for (guint i = 0; i < n_options; i++)
        gtk_string_list_append (self->titles, options[i].title);
      self->control = gtk_drop_down_new (
          G_LIST_MODEL (g_object_ref (self->titles)),
          gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
      add_factory (GTK_DROP_DOWN (self->control));
      gtk_drop_down_set_enable_search (GTK_DROP_DOWN (self->control), n_options > 10);
      gtk_drop_down_set_search_match_mode (GTK_DROP_DOWN (self->control),
                                           GTK_STRING_FILTER_MATCH_MODE_SUBSTRING);
      gtk_widget_add_css_class (self->control, "form-drop-down");
    }
  gtk_widget_set_parent (self->control, GTK_WIDGET (self));
  g_object_bind_property (self, "editable", self->control, "sensitive", G_BINDING_SYNC_CREATE);
  show_value (self);
  g_signal_connect_object (
      self->control, ADW_IS_TOGGLE_GROUP (self->control) ? "notify::active" : "notify::selected",
      G_CALLBACK (chosen_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
fw_form_choice_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwFormChoice *self = FW_FORM_CHOICE (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      g_value_set_string (value, self->value);
      break;
    case PROP_EDITABLE:
      g_value_set_boolean (value, self->editable);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_form_choice_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FwFormChoice *self = FW_FORM_CHOICE (object);

  switch (prop_id)
    {
    case PROP_VALUE:
      set_value (self, g_value_get_string (value));
      break;
    case PROP_EDITABLE:
      self->editable = g_value_get_boolean (value);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_form_choice_dispose (GObject *object)
{
  FwFormChoice *self = FW_FORM_CHOICE (object);

  g_clear_pointer (&self->control, gtk_widget_unparent);
  g_clear_object (&self->titles);
  G_OBJECT_CLASS (fw_form_choice_parent_class)->dispose (object);
}

static void
fw_form_choice_finalize (GObject *object)
{
  FwFormChoice *self = FW_FORM_CHOICE (object);

  g_free (self->value);
  g_ptr_array_unref (self->keys);
  G_OBJECT_CLASS (fw_form_choice_parent_class)->finalize (object);
}

static void
fw_form_choice_class_init (FwFormChoiceClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fw_form_choice_get_property;
  object_class->set_property = fw_form_choice_set_property;
  object_class->dispose = fw_form_choice_dispose;
  object_class->finalize = fw_form_choice_finalize;

  properties[PROP_VALUE]
      = g_param_spec_string ("value", NULL, NULL, "",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_EDITABLE] = g_param_spec_boolean ("editable", NULL, NULL, TRUE,
                                                    G_PARAM_READWRITE | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
}

static void
fw_form_choice_init (FwFormChoice *self)
{
  self->value = g_strdup ("");
  self->editable = TRUE;
  self->keys = g_ptr_array_new_with_free_func (g_free);
}
