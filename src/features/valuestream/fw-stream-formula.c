/* fw-stream-formula.c: see fw-stream-formula.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "features/valuestream/fw-stream-figure-bar.h"
#include "features/valuestream/fw-stream-formula.h"

#define MAX_ROWS 60

struct _FwStreamFormula
{
  GtkPopover parent_instance;
  FwStreamDesk *desk;
  GtkWidget *box;
};

G_DEFINE_FINAL_TYPE (FwStreamFormula, fw_stream_formula, GTK_TYPE_POPOVER)

static guint step_wanted;

static GtkWidget *
add_label (GtkWidget *box, const char *text, const char *class)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_max_width_chars (GTK_LABEL (label), 44);
  gtk_label_set_selectable (GTK_LABEL (label), FALSE);
  if (class != NULL)
    gtk_widget_add_css_class (label, class);
  gtk_box_append (GTK_BOX (box), label);
  return label;
}

static const char *
get_caution (FwValueStreamFigureKind kind)
{
  switch (kind)
    {
    case FW_VS_FLOW_EFFICIENCY:
      return _ ("Not the process cycle efficiency: that counts only time that adds value.");
    case FW_VS_ROLLED:
      return _ ("Not the share of cases without a return, when errors hang together.");
    case FW_VS_LEAD_TIME:
      return _ ("One pass. With returns it takes longer: see “With Returns”.");
    case FW_VS_EXPECTED_TIME:
      return _ ("Visits of each step come from the probabilities of the returns (absorbing Markov "
                "chain), not from one more pass.");
    case FW_VS_COST:
      return _ ("Staff only. Money to providers is a flow of its own.");
    default:
      return NULL;
    }
}

static void
go_cb (FwStreamFormula *self, GtkWidget *button)
{
  gtk_popover_popdown (GTK_POPOVER (self));
  g_signal_emit (self, step_wanted, 0, g_object_get_data (G_OBJECT (button), "item"));
}

static void
add_unknown (FwStreamFormula *self,
             const FwStreamFigures *figures,
             const FwValueStreamFigure *figure)
{
  if (figure->unknown->len == 0)
    return;
  add_label (self->box, _ ("Unknown, not taken as 0"), "heading");
  for (guint i = 0; i < MIN (figure->unknown->len, MAX_ROWS); i++)
    {
      const FwValueStreamSource *source = &g_array_index (figure->unknown, FwValueStreamSource, i);
      FwStreamInput input = fw_stream_figures_get_input (figures, source);
      g_autofree char *text = fw_stream_figures_dup_input_text (figures, source);
      GtkWidget *button = gtk_button_new_with_label (text);
      GtkWidget *label = gtk_button_get_child (GTK_BUTTON (button));

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_sensitive (button, input.item != NULL && input.item->kind != FW_STREAM_MAP);
      if (input.item != NULL)
        g_object_set_data_full (G_OBJECT (button), "item", fw_stream_scene_dup_id (input.item),
                                g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (go_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self->box), button);
    }
}

static char *
dup_part (const FwStreamFigures *figures, FwValueStreamFigureKind kind, double value)
{
  if (kind == FW_VS_ROLLED)
    return fw_stream_dup_percent (value);
  if (kind == FW_VS_COST)
    return isnan (value) ? g_strdup ("?") : g_strdup_printf (_ ("%'.2f €"), value / 100);
  if (kind == FW_VS_ENTRY_COUNT)
    return isnan (value) ? g_strdup ("?") : g_strdup_printf ("%.4g", value);
  return fw_stream_dup_short_time (figures, value);
}

static void
add_parts (FwStreamFormula *self,
           const FwStreamFigures *figures,
           FwValueStreamFigureKind kind,
           const FwValueStreamFigure *figure)
{
  GtkWidget *grid;

  if (figure->parts->len == 0)
    return;
  grid = gtk_grid_new ();
  gtk_grid_set_column_spacing (GTK_GRID (grid), 18);
  gtk_grid_set_row_spacing (GTK_GRID (grid), 2);
  for (guint i = 0; i < MIN (figure->parts->len, MAX_ROWS); i++)
    {
      const FwValueStreamPart *part = &g_array_index (figure->parts, FwValueStreamPart, i);
      FwStreamItem *step = fw_stream_get (figures->stream, FW_STREAM_STEP, part->step);
      g_autofree char *value = dup_part (figures, kind, part->value);
      GtkWidget *name = gtk_label_new (fw_stream_item_get_text (step, FW_STREAM_NAME));
      GtkWidget *number = gtk_label_new (value);

      gtk_label_set_xalign (GTK_LABEL (name), 0);
      gtk_label_set_ellipsize (GTK_LABEL (name), PANGO_ELLIPSIZE_END);
      gtk_widget_set_hexpand (name, TRUE);
      gtk_label_set_xalign (GTK_LABEL (number), 1);
      gtk_widget_add_css_class (number, "numeric");
      gtk_grid_attach (GTK_GRID (grid), name, 0, (int) i, 1, 1);
      gtk_grid_attach (GTK_GRID (grid), number, 1, (int) i, 1, 1);
    }
  gtk_box_append (GTK_BOX (self->box), grid);
}

void
fw_stream_formula_show (FwStreamFormula *self, GtkWidget *button, FwValueStreamFigureKind kind)
{
  const FwStreamFigures *figures = fw_stream_desk_get_shown (self->desk);
  const FwValueStreamFigure *figure = fw_stream_figures_get_figure (figures, kind);
  g_autofree char *value = fw_stream_figure_dup_text (figures, kind);
  g_autofree char *title = g_strdup_printf ("%s: %s", fw_stream_figure_get_title (kind), value);
  g_autofree char *formula = fw_stream_figures_dup_formula (figures, kind);
  g_autofree char *convention = fw_stream_dup_convention (figures);
  const char *caution = get_caution (kind);
  graphene_rect_t bounds;
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (self->box)) != NULL)
    gtk_box_remove (GTK_BOX (self->box), child);
  add_label (self->box, title, "title-4");
  add_parts (self, figures, kind, figure);
  add_unknown (self, figures, figure);
  add_label (self->box, _ ("Formula (times in seconds)"), "heading");
  add_label (self->box, formula, "caption");
  if (caution != NULL)
    add_label (self->box, caution, "caption");
  add_label (self->box, convention, "caption");
  if (gtk_widget_compute_bounds (button, gtk_widget_get_parent (GTK_WIDGET (self)), &bounds))
    gtk_popover_set_pointing_to (
        GTK_POPOVER (self), &(GdkRectangle) {(int) bounds.origin.x, (int) bounds.origin.y,
                                             (int) bounds.size.width, (int) bounds.size.height});
  gtk_popover_popup (GTK_POPOVER (self));
}

GtkWidget *
fw_stream_formula_new (FwStreamDesk *desk)
{
  FwStreamFormula *self = g_object_new (FW_TYPE_STREAM_FORMULA, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

static void
fw_stream_formula_dispose (GObject *object)
{
  g_clear_object (&FW_STREAM_FORMULA (object)->desk);
  G_OBJECT_CLASS (fw_stream_formula_parent_class)->dispose (object);
}

static void
fw_stream_formula_class_init (FwStreamFormulaClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_stream_formula_dispose;
  step_wanted = g_signal_new ("step-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_stream_formula_init (FwStreamFormula *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_margin_top (self->box, 12);
  gtk_widget_set_margin_bottom (self->box, 12);
  gtk_scrolled_window_set_propagate_natural_height (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_propagate_natural_width (GTK_SCROLLED_WINDOW (scroller), TRUE);
  gtk_scrolled_window_set_max_content_height (GTK_SCROLLED_WINDOW (scroller), 440);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  gtk_popover_set_child (GTK_POPOVER (self), scroller);
  gtk_popover_set_position (GTK_POPOVER (self), GTK_POS_TOP);
}
