/* fw-stream-figure-bar.c: see fw-stream-figure-bar.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "features/valuestream/fw-stream-figure-bar.h"
#include "features/valuestream/fw-stream-formula.h"

static const FwValueStreamFigureKind kinds[]
    = {FW_VS_LEAD_TIME,     FW_VS_PROCESS_TIME, FW_VS_FLOW_EFFICIENCY, FW_VS_ROLLED,
       FW_VS_EXPECTED_TIME, FW_VS_HAND_OVERS,   FW_VS_ENTRY_COUNT,     FW_VS_COST};

#define N_KINDS G_N_ELEMENTS (kinds)

struct _FwStreamFigureBar
{
  AdwBin parent_instance;
  FwStreamDesk *desk;
  GtkWidget *buttons[N_KINDS];
  GtkLabel *values[N_KINDS], *notes[N_KINDS];
  FwStreamFormula *formula;
};

G_DEFINE_FINAL_TYPE (FwStreamFigureBar, fw_stream_figure_bar, ADW_TYPE_BIN)

static guint step_wanted;

char *
fw_stream_figure_dup_change (const FwStreamFigures *before,
                             const FwStreamFigures *after,
                             FwValueStreamFigureKind kind,
                             gboolean *better)
{
  double was = fw_stream_figures_get (before, kind), now = fw_stream_figures_get (after, kind);
  double change = (now - was) / was;
  gboolean more_is_better
      = kind == FW_VS_FLOW_EFFICIENCY || kind == FW_VS_ROLLED || kind == FW_VS_PCE;

  if (isnan (change) || isinf (change) || fabs (change) < 0.0005)
    return NULL;
  *better = more_is_better ? change > 0 : change < 0;
  return g_strdup_printf ("%s%.1f %%", change < 0 ? "−" : "+", fabs (change) * 100);
}

static char *
dup_note (FwStreamFigureBar *self, FwValueStreamFigureKind kind)
{
  const FwStreamFigures *today = fw_stream_desk_get_figures (self->desk);
  const FwStreamFigures *shown = fw_stream_desk_get_shown (self->desk);
  const FwValueStreamFigure *figure = fw_stream_figures_get_figure (shown, kind);
  gboolean better;
  g_autofree char *change
      = today != shown ? fw_stream_figure_dup_change (today, shown, kind, &better) : NULL;

  if (figure->unknown->len > 0)
    return g_strdup_printf (
        ngettext ("%u input unknown", "%u inputs unknown", figure->unknown->len),
        figure->unknown->len);
  if (isnan (figure->value))
    return g_strdup (_ ("cannot be said"));
  if (change != NULL)
    {
      g_autofree char *was = fw_stream_figure_dup_text (today, kind);

      /* Translators: a change ("−30 %"), and the figure as it is today. */
      return g_strdup_printf (_ ("%1$s, today %2$s"), change, was);
    }
  switch (kind)
    {
    case FW_VS_LEAD_TIME:
      return g_strdup (_ ("one pass"));
    case FW_VS_PROCESS_TIME:
      return g_strdup (_ ("all branches"));
    case FW_VS_FLOW_EFFICIENCY:
      return g_strdup (_ ("processing of lead time"));
    case FW_VS_ROLLED:
      return g_strdup (_ ("right at once, all steps"));
    case FW_VS_EXPECTED_TIME:
      return g_strdup (_ ("expected value"));
    case FW_VS_HAND_OVERS:
      return g_strdup (_ ("changes of lane"));
    case FW_VS_ENTRY_COUNT:
      return g_strdup (_ ("written in all steps"));
    case FW_VS_COST:
    default:
      return g_strdup (_ ("a case, with returns"));
    }
}

static const char *
get_title (FwValueStreamFigureKind kind)
{
  return kind == FW_VS_EXPECTED_TIME ? _ ("With Returns") : fw_stream_figure_get_title (kind);
}

static void
changed_cb (FwStreamFigureBar *self)
{
  const FwStreamFigures *shown = fw_stream_desk_get_shown (self->desk);

  if (shown == NULL)
    return;
  for (guint i = 0; i < N_KINDS; i++)
    {
      g_autofree char *value = fw_stream_figure_dup_text (shown, kinds[i]);
      g_autofree char *note = dup_note (self, kinds[i]);
      g_autofree char *spoken = g_strdup_printf ("%s: %s, %s", get_title (kinds[i]), value, note);
      gboolean unknown = fw_stream_figures_get_figure (shown, kinds[i])->unknown->len > 0;

      gtk_label_set_label (self->values[i], value);
      gtk_label_set_label (self->notes[i], note);
      if (unknown)
        gtk_widget_add_css_class (GTK_WIDGET (self->notes[i]), "warning");
      else
        gtk_widget_remove_css_class (GTK_WIDGET (self->notes[i]), "warning");
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->buttons[i]),
                                      GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
    }
}

static void
clicked_cb (FwStreamFigureBar *self, GtkWidget *button)
{
  for (guint i = 0; i < N_KINDS; i++)
    if (self->buttons[i] == button && fw_stream_desk_get_shown (self->desk) != NULL)
      fw_stream_formula_show (self->formula, button, kinds[i]);
}

static void
wanted_cb (FwStreamFigureBar *self, const char *scene_id)
{
  g_signal_emit (self, step_wanted, 0, scene_id);
}

static GtkWidget *
create_button (FwStreamFigureBar *self, guint i)
{
  GtkWidget *button = gtk_button_new (), *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *const classes[][3] = {{"caption-heading", "dimmed", NULL},
                                    {"title-3", "numeric", NULL},
                                    {"caption", "dimmed", NULL}};
  GtkWidget *labels[3];

  for (guint k = 0; k < 3; k++)
    {
      labels[k] = gtk_label_new (k == 0 ? get_title (kinds[i]) : "");
      gtk_label_set_xalign (GTK_LABEL (labels[k]), 0);
      gtk_label_set_ellipsize (GTK_LABEL (labels[k]), PANGO_ELLIPSIZE_END);
      for (guint c = 0; classes[k][c] != NULL; c++)
        gtk_widget_add_css_class (labels[k], classes[k][c]);
      gtk_box_append (GTK_BOX (box), labels[k]);
    }
  self->values[i] = GTK_LABEL (labels[1]);
  self->notes[i] = GTK_LABEL (labels[2]);
  self->buttons[i] = button;
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_hexpand (button, TRUE);
  gtk_widget_set_tooltip_text (button, _ ("Formula and inputs"));
  g_signal_connect_object (button, "clicked", G_CALLBACK (clicked_cb), self, G_CONNECT_SWAPPED);
  return button;
}

GtkWidget *
fw_stream_figure_bar_new (FwStreamDesk *desk)
{
  FwStreamFigureBar *self = g_object_new (FW_TYPE_STREAM_FIGURE_BAR, NULL);

  self->desk = g_object_ref (desk);
  self->formula = FW_STREAM_FORMULA (fw_stream_formula_new (desk));
  gtk_widget_set_parent (GTK_WIDGET (self->formula), GTK_WIDGET (self));
  g_signal_connect_object (self->formula, "step-wanted", G_CALLBACK (wanted_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

static void
fw_stream_figure_bar_dispose (GObject *object)
{
  FwStreamFigureBar *self = FW_STREAM_FIGURE_BAR (object);

  if (self->formula != NULL)
    gtk_widget_unparent (GTK_WIDGET (self->formula));
  self->formula = NULL;
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_stream_figure_bar_parent_class)->dispose (object);
}

static void
fw_stream_figure_bar_class_init (FwStreamFigureBarClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_stream_figure_bar_dispose;
  step_wanted = g_signal_new ("step-wanted", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                              NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_stream_figure_bar_init (FwStreamFigureBar *self)
{
  GtkWidget *wrap = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (wrap), 0);
  adw_wrap_box_set_justify (ADW_WRAP_BOX (wrap), ADW_JUSTIFY_FILL);
  gtk_widget_add_css_class (wrap, "stream-figures");
  for (guint i = 0; i < N_KINDS; i++)
    adw_wrap_box_append (ADW_WRAP_BOX (wrap), create_button (self, i));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Figures of the value stream"), -1);
  adw_bin_set_child (ADW_BIN (self), wrap);
}
