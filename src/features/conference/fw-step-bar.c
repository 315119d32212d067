/* fw-step-bar.c: see fw-step-bar.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/conference/fw-step-bar.h"

typedef struct
{
  GtkWidget *button;
  GtkWidget *disc; /* number, or a check */
  GtkWidget *number;
  GtkWidget *check;
  GtkWidget *words;
  GtkWidget *title;
  GtkWidget *count;
  GtkWidget *line; /* to the next step */
  char *name;
  guint n_filled, n_fields;
} Tab;

struct _FwStepBar
{
  GtkWidget parent_instance;
  GArray *tabs; /* of Tab */
  guint step;
  gboolean compact;
  gboolean syncing;
};

enum
{
  PROP_0,
  PROP_STEP,
  PROP_COMPACT,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwStepBar, fw_step_bar, GTK_TYPE_WIDGET)

static gboolean
is_done (const Tab *tab)
{
  return tab->n_fields > 0 && tab->n_filled >= tab->n_fields;
}

static void
update_tab (FwStepBar *self, guint index)
{
  Tab *tab = &g_array_index (self->tabs, Tab, index);
  gboolean here = index == self->step;
  gboolean done = is_done (tab);
  /* Translators: how many fields of a step are filled in. */
  g_autofree char *count = g_strdup_printf (_ ("%1$u of %2$u"), tab->n_filled, tab->n_fields);
  g_autofree char *name = NULL;

  gtk_label_set_label (GTK_LABEL (tab->count), count);
  gtk_widget_set_visible (tab->count, tab->n_fields > 0);
  gtk_widget_set_visible (tab->check, done && !here);
  gtk_widget_set_visible (tab->number, !done || here);
  gtk_widget_set_visible (tab->words, !self->compact || here);
  if (done)
    gtk_widget_add_css_class (tab->disc, "done");
  else
    gtk_widget_remove_css_class (tab->disc, "done");
  if (tab->line != NULL && done)
    gtk_widget_add_css_class (tab->line, "done");
  else if (tab->line != NULL)
    gtk_widget_remove_css_class (tab->line, "done");
  if (tab->n_fields == 0)
    name = g_strdup_printf ("%u %s", index + 1, tab->name);
  else if (done)
    /* Translators: a step of a conference, its number and name, for screen readers. */
    name = g_strdup_printf (_ ("%1$u %2$s, complete"), index + 1, tab->name);
  else
    /* Translators: a step of a conference: number, name, "3 of 8". */
    name = g_strdup_printf (_ ("%1$u %2$s, %3$s"), index + 1, tab->name, count);
  gtk_accessible_update_property (GTK_ACCESSIBLE (tab->button), GTK_ACCESSIBLE_PROPERTY_LABEL, name,
                                  -1);
  gtk_widget_set_tooltip_text (tab->button, self->compact ? tab->name : NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (tab->button), GTK_ACCESSIBLE_STATE_SELECTED, here,
                               -1);
}

static void
update_all (FwStepBar *self)
{
  self->syncing = TRUE;
  for (guint i = 0; i < self->tabs->len; i++)
    {
      gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (g_array_index (self->tabs, Tab, i).button),
                                    i == self->step);
      update_tab (self, i);
    }
  self->syncing = FALSE;
}

static void
toggled_cb (FwStepBar *self, GtkToggleButton *button)
{
  if (self->syncing)
    return;
  for (guint i = 0; i < self->tabs->len; i++)
    if (g_array_index (self->tabs, Tab, i).button == GTK_WIDGET (button))
      {
        if (gtk_toggle_button_get_active (button))
          fw_step_bar_set_step (self, i);
        else
          update_all (self);
        return;
      }
}

/* Left and Right go through the tabs; Tab leaves them. */
static gboolean
key_pressed_cb (FwStepBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  guint next = self->step;

  if ((state & gtk_accelerator_get_default_mod_mask ()) != 0 || self->tabs->len == 0)
    return FALSE;
  if (keyval == GDK_KEY_Left && self->step > 0)
    next--;
  else if (keyval == GDK_KEY_Right && self->step + 1 < self->tabs->len)
    next++;
  else if (keyval == GDK_KEY_Home)
    next = 0;
  else if (keyval == GDK_KEY_End)
    next = self->tabs->len - 1;
  else
    return FALSE;
  fw_step_bar_set_step (self, next);
  gtk_widget_grab_focus (g_array_index (self->tabs, Tab, next).button);
  return TRUE;
}

static void
add_tab (FwStepBar *self, const char *title, gboolean last)
{
  Tab tab = {0};
  g_autofree char *number = g_strdup_printf ("%u", self->tabs->len + 1);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkEventController *keys = gtk_event_controller_key_new ();

  tab.name = g_strdup (title);
  tab.number = gtk_label_new (number);
  tab.check = gtk_image_new_from_icon_name ("object-select-symbolic");
  tab.disc = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_add_css_class (tab.disc, "step-disc");
  gtk_widget_add_css_class (tab.disc, "numeric");
  gtk_widget_set_valign (tab.disc, GTK_ALIGN_CENTER);
  gtk_widget_set_hexpand (tab.number, TRUE);
  gtk_widget_set_hexpand (tab.check, TRUE);
  /* Centred within, and no wider than it is high. */
  gtk_widget_set_hexpand (tab.disc, FALSE);
  gtk_box_append (GTK_BOX (tab.disc), tab.number);
  gtk_box_append (GTK_BOX (tab.disc), tab.check);
  tab.title = gtk_label_new (title);
  gtk_label_set_xalign (GTK_LABEL (tab.title), 0);
  gtk_label_set_ellipsize (GTK_LABEL (tab.title), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (tab.title, "step-title");
  tab.count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (tab.count), 0);
  gtk_widget_add_css_class (tab.count, "step-count");
  gtk_widget_add_css_class (tab.count, "numeric");
  tab.words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_set_valign (tab.words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (tab.words), tab.title);
  gtk_box_append (GTK_BOX (tab.words), tab.count);
  gtk_box_append (GTK_BOX (box), tab.disc);
  gtk_box_append (GTK_BOX (box), tab.words);
  tab.button = g_object_new (GTK_TYPE_TOGGLE_BUTTON, "child", box, "accessible-role",
                             GTK_ACCESSIBLE_ROLE_TAB, NULL);
  gtk_widget_add_css_class (tab.button, "flat");
  gtk_widget_add_css_class (tab.button, "step-tab");
  gtk_widget_set_parent (tab.button, GTK_WIDGET (self));
  if (!last)
    {
      tab.line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_add_css_class (tab.line, "step-line");
      gtk_widget_set_valign (tab.line, GTK_ALIGN_CENTER);
      gtk_widget_set_hexpand (tab.line, TRUE);
      gtk_widget_set_parent (tab.line, GTK_WIDGET (self));
    }
  g_array_append_val (self->tabs, tab);
  g_signal_connect_object (tab.button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_pressed_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (tab.button, keys);
}

void
fw_step_bar_set_titles (FwStepBar *self, const char *const *titles)
{
  g_return_if_fail (FW_IS_STEP_BAR (self) && titles != NULL);
  g_return_if_fail (self->tabs->len == 0);

  for (guint i = 0; titles[i] != NULL; i++)
    add_tab (self, titles[i], titles[i + 1] == NULL);
  update_all (self);
}

void
fw_step_bar_set_step (FwStepBar *self, guint step)
{
  g_return_if_fail (FW_IS_STEP_BAR (self));

  if (step >= self->tabs->len)
    return;
  if (self->step != step)
    {
      self->step = step;
      update_all (self);
      g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_STEP]);
    }
  else
    update_all (self);
}

guint
fw_step_bar_get_step (FwStepBar *self)
{
  g_return_val_if_fail (FW_IS_STEP_BAR (self), 0);

  return self->step;
}

void
fw_step_bar_set_count (FwStepBar *self, guint step, guint n_filled, guint n_fields)
{
  Tab *tab;

  g_return_if_fail (FW_IS_STEP_BAR (self));
  g_return_if_fail (step < self->tabs->len);

  tab = &g_array_index (self->tabs, Tab, step);
  if (tab->n_filled == n_filled && tab->n_fields == n_fields)
    return;
  tab->n_filled = n_filled;
  tab->n_fields = n_fields;
  update_tab (self, step);
}

void
fw_step_bar_set_panel (FwStepBar *self, guint step, GtkWidget *panel)
{
  g_return_if_fail (FW_IS_STEP_BAR (self));
  g_return_if_fail (step < self->tabs->len);

  gtk_accessible_update_relation (GTK_ACCESSIBLE (g_array_index (self->tabs, Tab, step).button),
                                  GTK_ACCESSIBLE_RELATION_CONTROLS, panel, NULL, -1);
}

static void
set_compact (FwStepBar *self, gboolean compact)
{
  if (self->compact == compact)
    return;
  self->compact = compact;
  update_all (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_COMPACT]);
}

GtkWidget *
fw_step_bar_new (void)
{
  return g_object_new (FW_TYPE_STEP_BAR, NULL);
}

static void
fw_step_bar_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  FwStepBar *self = FW_STEP_BAR (object);

  switch (prop_id)
    {
    case PROP_STEP:
      g_value_set_uint (value, self->step);
      break;
    case PROP_COMPACT:
      g_value_set_boolean (value, self->compact);
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_step_bar_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  FwStepBar *self = FW_STEP_BAR (object);

  switch (prop_id)
    {
    case PROP_STEP:
      fw_step_bar_set_step (self, g_value_get_uint (value));
      break;
    case PROP_COMPACT:
      set_compact (self, g_value_get_boolean (value));
      break;
    default:
      G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
    }
}

static void
fw_step_bar_dispose (GObject *object)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_array_set_size (FW_STEP_BAR (object)->tabs, 0);
  G_OBJECT_CLASS (fw_step_bar_parent_class)->dispose (object);
}

static void
fw_step_bar_finalize (GObject *object)
{
  g_array_unref (FW_STEP_BAR (object)->tabs);
  G_OBJECT_CLASS (fw_step_bar_parent_class)->finalize (object);
}

static void
tab_clear (gpointer data)
{
  g_free (((Tab *) data)->name);
}

static void
fw_step_bar_class_init (FwStepBarClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fw_step_bar_get_property;
  object_class->set_property = fw_step_bar_set_property;
  object_class->dispose = fw_step_bar_dispose;
  object_class->finalize = fw_step_bar_finalize;
  properties[PROP_STEP]
      = g_param_spec_uint ("step", NULL, NULL, 0, G_MAXUINT, 0,
                           G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  properties[PROP_COMPACT]
      = g_param_spec_boolean ("compact", NULL, NULL, FALSE,
                              G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "stepbar");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TAB_LIST);
}

static void
fw_step_bar_init (FwStepBar *self)
{
  self->tabs = g_array_new (FALSE, TRUE, sizeof (Tab));
  g_array_set_clear_func (self->tabs, tab_clear);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (gtk_widget_get_layout_manager (GTK_WIDGET (self))),
                              6);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Steps"),
                                  -1);
}
