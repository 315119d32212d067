/* fw-tool-palette.c: see fw-tool-palette.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "canvas/fw-tool-palette.h"

struct _FwToolPalette
{
  GtkWidget parent_instance;
  GWeakRef canvas;
  const FwPaletteTool *tools;
  GPtrArray *buttons; /* GtkToggleButton, borrowed from the widget tree; NULL for a separator */
  guint chosen;
};

G_DEFINE_FINAL_TYPE (FwToolPalette, fw_tool_palette, GTK_TYPE_WIDGET)

static void
choose (FwToolPalette *self, guint chosen)
{
  g_autoptr (FwCanvas) canvas = g_weak_ref_get (&self->canvas);

  self->chosen = chosen;
  for (guint i = 0; i < self->buttons->len; i++)
    if (self->buttons->pdata[i] != NULL)
      gtk_toggle_button_set_active (self->buttons->pdata[i], i == chosen);
  if (canvas != NULL)
    fw_canvas_set_tool (canvas, self->tools[chosen].tool);
}

static void
clicked_cb (GtkButton *button, FwToolPalette *self)
{
  guint i;

  if (g_ptr_array_find (self->buttons, button, &i))
    choose (self, i);
}

static void
done_cb (FwToolPalette *self)
{
  choose (self, 0);
}

static GtkWidget *
create_button (FwToolPalette *self, const FwPaletteTool *tool)
{
  const char *title = _ (tool->title);
  GtkWidget *button = gtk_toggle_button_new ();
  g_autofree char *tip
      = tool->key != NULL ? g_strdup_printf ("%s (%s)", title, tool->key) : g_strdup (title);

  gtk_button_set_icon_name (GTK_BUTTON (button), tool->icon);
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  if (tool->key != NULL)
    gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_KEY_SHORTCUTS,
                                    tool->key, -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect (button, "clicked", G_CALLBACK (clicked_cb), self);
  return button;
}

GtkWidget *
fw_tool_palette_new (FwCanvas *canvas, const FwPaletteTool *tools, guint n_tools)
{
  FwToolPalette *self = g_object_new (FW_TYPE_TOOL_PALETTE, NULL);

  g_weak_ref_set (&self->canvas, canvas);
  self->tools = tools;
  for (guint i = 0; i < n_tools; i++)
    {
      GtkWidget *button = tools[i].icon != NULL ? create_button (self, &tools[i]) : NULL;

      gtk_widget_set_parent (button != NULL ? button
                                            : gtk_separator_new (GTK_ORIENTATION_HORIZONTAL),
                             GTK_WIDGET (self));
      g_ptr_array_add (self->buttons, button);
    }
  choose (self, 0);
  g_signal_connect_object (canvas, "tool-done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

const char *
fw_tool_palette_get_chosen (FwToolPalette *self)
{
  g_return_val_if_fail (FW_IS_TOOL_PALETTE (self), NULL);

  return self->tools[self->chosen].name;
}

gboolean
fw_tool_palette_choose_key (FwToolPalette *self, guint keyval)
{
  g_return_val_if_fail (FW_IS_TOOL_PALETTE (self), FALSE);

  for (guint i = 0; i < self->buttons->len; i++)
    {
      const char *key = self->tools[i].key;

      if (key == NULL || gdk_keyval_to_upper (keyval) != gdk_keyval_from_name (key))
        continue;
      choose (self, i);
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
  g_weak_ref_clear (&self->canvas);
  G_OBJECT_CLASS (fw_tool_palette_parent_class)->finalize (object);
}

static void
fw_tool_palette_class_init (FwToolPaletteClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_tool_palette_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_tool_palette_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "toolpalette");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_TOOLBAR);
}

static void
fw_tool_palette_init (FwToolPalette *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->buttons = g_ptr_array_new ();
  g_weak_ref_init (&self->canvas, NULL);
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 2);
  gtk_widget_add_css_class (GTK_WIDGET (self), "canvas-osd");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Tools"),
                                  -1);
}
