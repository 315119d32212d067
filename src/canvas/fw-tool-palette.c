/* fw-tool-palette.c: see fw-tool-palette.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "canvas/fw-tool-palette.h"

struct _FwToolPalette
{
  GtkWidget parent_instance;
  GPtrArray *buttons; /* GtkToggleButton, borrowed from the widget tree */
  char *chosen;
};

enum
{
  TOOL_CHOSEN,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwToolPalette, fw_tool_palette, GTK_TYPE_WIDGET)

GtkWidget *
fw_tool_palette_new (void)
{
  return g_object_new (FW_TYPE_TOOL_PALETTE, NULL);
}

static const char *
name_of (GtkWidget *button)
{
  return gtk_widget_get_name (button);
}

static void
clicked_cb (GtkButton *button, FwToolPalette *self)
{
  g_autofree char *name = g_strdup (name_of (GTK_WIDGET (button)));

  fw_tool_palette_set_chosen (self, name);
  g_signal_emit (self, signals[TOOL_CHOSEN], 0, name);
}

void
fw_tool_palette_add (FwToolPalette *self,
                     const char *name,
                     const char *icon,
                     const char *title,
                     const char *key)
{
  GtkWidget *button;
  g_autofree char *tip = NULL;

  g_return_if_fail (FW_IS_TOOL_PALETTE (self));

  if (icon == NULL)
    {
      gtk_widget_set_parent (gtk_separator_new (GTK_ORIENTATION_HORIZONTAL), GTK_WIDGET (self));
      return;
    }
  tip = key != NULL ? g_strdup_printf ("%s (%s)", title, key) : g_strdup (title);
  button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (button), icon);
  gtk_widget_set_name (button, name);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  if (key != NULL)
    {
      g_object_set_data_full (G_OBJECT (button), "key", g_strdup (key), g_free);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button),
                                      GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS, key, -1);
    }
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  gtk_widget_set_parent (button, GTK_WIDGET (self));
  g_ptr_array_add (self->buttons, button);
}

void
fw_tool_palette_set_chosen (FwToolPalette *self, const char *name)
{
  g_return_if_fail (FW_IS_TOOL_PALETTE (self));

  g_set_str (&self->chosen, name);
  for (guint i = 0; i < self->buttons->len; i++)
    gtk_toggle_button_set_active (g_ptr_array_index (self->buttons, i),
                                  g_strcmp0 (name_of (g_ptr_array_index (self->buttons, i)), name)
                                      == 0);
}

const char *
fw_tool_palette_get_chosen (FwToolPalette *self)
{
  g_return_val_if_fail (FW_IS_TOOL_PALETTE (self), NULL);

  return self->chosen;
}

gboolean
fw_tool_palette_choose_key (FwToolPalette *self, guint keyval)
{
  g_return_val_if_fail (FW_IS_TOOL_PALETTE (self), FALSE);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      GtkWidget *button = g_ptr_array_index (self->buttons, i);
      const char *key = g_object_get_data (G_OBJECT (button), "key");

      if (key == NULL || gdk_keyval_to_upper (keyval) != gdk_keyval_from_name (key))
        continue;
      clicked_cb (GTK_BUTTON (button), self);
      return TRUE;
    }
  return FALSE;
}

static void
fw_tool_palette_dispose (GObject *object)
{
  FwToolPalette *self = FW_TOOL_PALETTE (object);
  GtkWidget *child;

  g_ptr_array_set_size (self->buttons, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_tool_palette_parent_class)->dispose (object);
}

static void
fw_tool_palette_finalize (GObject *object)
{
  FwToolPalette *self = FW_TOOL_PALETTE (object);

  g_ptr_array_unref (self->buttons);
  g_free (self->chosen);
  G_OBJECT_CLASS (fw_tool_palette_parent_class)->finalize (object);
}

static void
fw_tool_palette_class_init (FwToolPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_tool_palette_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_tool_palette_finalize;
  signals[TOOL_CHOSEN] = g_signal_new ("tool-chosen", FW_TYPE_TOOL_PALETTE, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "toolpalette");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
fw_tool_palette_init (FwToolPalette *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->buttons = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "canvas-osd");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tools"),
                                  -1);
}
