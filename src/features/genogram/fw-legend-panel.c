/* fw-legend-panel.c: see fw-legend-panel.h. Filled anew with every change of the desk. */
#include "config.h"

#include <glib/gi18n.h>

#include "draw/fw-draw-genogram.h"
#include "features/genogram/fw-legend-panel.h"

#define SCALE 1.4f /* of a sample of 54 × 30 */

struct _FwLegendPanel
{
  AdwBin parent_instance;
  GtkListBox *list;
  FwGenogramDesk *desk;
  FwDrawContext *context;
};

G_DEFINE_FINAL_TYPE (FwLegendPanel, fw_legend_panel, ADW_TYPE_BIN)

static GtkWidget *
create_sample (FwLegendPanel *self, const FwLegendEntry *entry)
{
  GtkSnapshot *snapshot = gtk_snapshot_new ();
  g_autoptr (GdkPaintable) paintable = NULL;
  graphene_size_t size = GRAPHENE_SIZE_INIT (54 * SCALE, 30 * SCALE);
  GtkWidget *picture;

  gtk_snapshot_scale (snapshot, SCALE, SCALE);
  fw_draw_legend_sample (snapshot, self->context, entry->kind, entry->sign);
  paintable = gtk_snapshot_free_to_paintable (snapshot, &size);
  picture = gtk_picture_new_for_paintable (paintable);
  gtk_picture_set_content_fit (GTK_PICTURE (picture), GTK_CONTENT_FIT_SCALE_DOWN);
  gtk_widget_set_size_request (picture, (int) size.width, (int) size.height);
  gtk_widget_set_halign (picture, GTK_ALIGN_START);
  gtk_widget_set_valign (picture, GTK_ALIGN_CENTER);
  gtk_accessible_update_state (GTK_ACCESSIBLE (picture), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  return picture;
}

static void
fill (FwLegendPanel *self)
{
  FwGenogram *genogram = fw_genogram_desk_get_genogram (self->desk);
  GPtrArray *legend = genogram != NULL ? fw_genogram_get_legend (genogram) : NULL;

  gtk_list_box_remove_all (self->list);
  for (guint i = 0; legend != NULL && i < legend->len; i++)
    {
      const FwLegendEntry *entry = g_ptr_array_index (legend, i);
      GtkWidget *row = adw_action_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), entry->text);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), entry->note);
      adw_action_row_add_prefix (ADW_ACTION_ROW (row), create_sample (self, entry));
      gtk_list_box_append (self->list, row);
    }
}

GtkWidget *
fw_legend_panel_new (FwGenogramDesk *desk, FwDrawContext *context)
{
  FwLegendPanel *self = g_object_new (FW_TYPE_LEGEND_PANEL, NULL);
  AdwStyleManager *style = adw_style_manager_get_default ();

  self->desk = g_object_ref (desk);
  self->context = g_object_ref (context);
  g_signal_connect_object (desk, "changed", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (style, "notify::dark", G_CALLBACK (fill), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
fw_legend_panel_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fw_legend_panel_parent_class)->map (widget);
  fill (FW_LEGEND_PANEL (widget));
}

static void
fw_legend_panel_dispose (GObject *object)
{
  FwLegendPanel *self = FW_LEGEND_PANEL (object);

  g_clear_object (&self->desk);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fw_legend_panel_parent_class)->dispose (object);
}

static void
fw_legend_panel_class_init (FwLegendPanelClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_legend_panel_dispose;
  widget_class->map = fw_legend_panel_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/genogram/fw-legend-panel.ui");
  gtk_widget_class_bind_template_child (widget_class, FwLegendPanel, list);
}

static void
fw_legend_panel_init (FwLegendPanel *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
