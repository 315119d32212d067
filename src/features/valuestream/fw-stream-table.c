/* fw-stream-table.c: see fw-stream-table.h.
 *
 * Cells live as long as the steps are the same; while somebody types in one it is left
 * alone.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-stream-table.h"

enum
{
  NAME,
  LANE,
  FIRST_FIGURE,
  LEAD = FIRST_FIGURE + 5,
  SOURCE,
  N_COLUMNS,
};

static const struct
{
  FwStreamField field;
  const char *title, *label;
  int width;
} columns[] = {
    {FW_STREAM_WAIT, N_ ("Waiting"), N_ ("Change waiting"), 9},
    {FW_STREAM_PROCESS, N_ ("Processing"), N_ ("Change process time"), 9},
    {FW_STREAM_ACCURATE, N_ ("%C&A"), N_ ("Change %C&A"), 6},
    {FW_STREAM_ENTRIES, N_ ("Entries"), N_ ("Change entries"), 6},
    {FW_STREAM_RATE, N_ ("€ an Hour"), N_ ("Change hourly rate"), 8},
};

#define N_FIGURES G_N_ELEMENTS (columns)

struct _FwStreamTable
{
  AdwBin parent_instance;
  FwStreamDesk *desk;
  GtkGrid *grid;
  GtkLabel *count, *problem;
  char **shown;     /* ids of the rows */
  GPtrArray *cells; /* GtkEntry, by row; NULL where a step has no time */
  GPtrArray *names, *lanes, *leads, *sources;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwStreamTable, fw_stream_table, ADW_TYPE_BIN)

static gboolean
takes_time (const FwStreamItem *item)
{
  return !fw_stream_item_is (item, FW_STREAM_KIND, "split")
         && !fw_stream_item_is (item, FW_STREAM_KIND, "join")
         && !fw_stream_item_is (item, FW_STREAM_KIND, "end");
}

static void
changed_cell_cb (FwStreamTable *self, GtkWidget *entry)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "index"));
  guint column = index % N_FIGURES;
  FwStreamItem *step = fw_stream_find (fw_stream_desk_get_stream (self->desk), FW_STREAM_STEP,
                                       self->shown[index / N_FIGURES]);
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  g_auto (FwStreamFigure) figure = {0};
  g_autofree char *why = NULL;

  if (self->filling || step == NULL)
    return;
  gtk_widget_remove_css_class (entry, "error");
  gtk_label_set_label (self->problem, "");
  fw_stream_figure_init (&figure);
  if (*text == '\0')
    fw_stream_act_set_figure (self->desk, step, columns[column].field, NULL,
                              _ (columns[column].label));
  else if (fw_stream_act_parse (columns[column].field, text, &figure, &why))
    {
      const FwStreamFigure *before = fw_stream_item_get_figure (step, columns[column].field);

      if (before != NULL)
        figure.cause = g_strdup (before->cause);
      fw_stream_act_set_figure (self->desk, step, columns[column].field, &figure,
                                _ (columns[column].label));
    }
  else
    {
      gtk_widget_add_css_class (entry, "error");
      gtk_label_set_label (self->problem, why);
    }
}

/* The pane beside the table shows the step whose figures are typed. */
static void
focused_cell_cb (FwStreamTable *self, GtkEventController *controller)
{
  GtkWidget *entry = gtk_event_controller_get_widget (controller);
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "index"));
  FwStreamItem *step = fw_stream_find (fw_stream_desk_get_stream (self->desk), FW_STREAM_STEP,
                                       self->shown[index / N_FIGURES]);
  g_autofree char *id = step != NULL ? fw_stream_scene_dup_id (step) : NULL;
  const char *ids[] = {id, NULL};

  fw_scene_select (fw_stream_desk_get_scene (self->desk), ids);
}

static GtkWidget *
add_label (FwStreamTable *self, const char *text, int column, int row, gboolean heading)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_ellipsize (GTK_LABEL (label), heading ? PANGO_ELLIPSIZE_NONE : PANGO_ELLIPSIZE_END);
  if (heading)
    gtk_widget_add_css_class (label, "caption-heading");
  gtk_grid_attach (self->grid, label, column, row, 1, 1);
  return label;
}

static void
add_header (FwStreamTable *self)
{
  add_label (self, _ ("Step"), NAME, 0, TRUE);
  add_label (self, _ ("Lane"), LANE, 0, TRUE);
  for (guint i = 0; i < N_FIGURES; i++)
    add_label (self, _ (columns[i].title), (int) (FIRST_FIGURE + i), 0, TRUE);
  add_label (self, _ ("Lead Time"), LEAD, 0, TRUE);
  add_label (self, _ ("Source"), SOURCE, 0, TRUE);
}

static void
add_row (FwStreamTable *self, guint row, const FwStreamItem *step)
{
  GtkWidget *name = add_label (self, "", NAME, (int) row + 1, FALSE);

  gtk_widget_set_hexpand (name, TRUE);
  gtk_label_set_width_chars (GTK_LABEL (name), 16);
  g_ptr_array_add (self->names, name);
  g_ptr_array_add (self->lanes, add_label (self, "", LANE, (int) row + 1, FALSE));
  for (guint i = 0; i < N_FIGURES; i++)
    {
      GtkWidget *entry = takes_time (step) ? gtk_entry_new () : NULL;
      GtkEventController *focus;
      g_autofree char *spoken = NULL;

      g_ptr_array_add (self->cells, entry);
      if (entry == NULL)
        continue;
      spoken = g_strdup_printf ("%s, %s", fw_stream_item_get_text (step, FW_STREAM_NAME),
                                _ (columns[i].title));
      gtk_editable_set_width_chars (GTK_EDITABLE (entry), columns[i].width);
      gtk_editable_set_max_width_chars (GTK_EDITABLE (entry), columns[i].width);
      gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                      -1);
      g_object_set_data (G_OBJECT (entry), "index", GUINT_TO_POINTER (row * N_FIGURES + i));
      g_signal_connect_object (entry, "changed", G_CALLBACK (changed_cell_cb), self,
                               G_CONNECT_SWAPPED);
      focus = gtk_event_controller_focus_new ();
      g_signal_connect_object (focus, "enter", G_CALLBACK (focused_cell_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_widget_add_controller (entry, focus);
      gtk_grid_attach (self->grid, entry, (int) (FIRST_FIGURE + i), (int) row + 1, 1, 1);
    }
  g_ptr_array_add (self->leads, add_label (self, "", LEAD, (int) row + 1, FALSE));
  gtk_widget_add_css_class (g_ptr_array_index (self->leads, row), "numeric");
  g_ptr_array_add (self->sources, add_label (self, "", SOURCE, (int) row + 1, FALSE));
  gtk_widget_add_css_class (g_ptr_array_index (self->sources, row), "dimmed");
}

static gboolean
is_shown (FwStreamTable *self, FwStream *stream)
{
  guint n = fw_stream_get_n (stream, FW_STREAM_STEP);

  if (self->shown == NULL || g_strv_length (self->shown) != n)
    return FALSE;
  for (guint i = 0; i < n; i++)
    {
      FwStreamItem *step = fw_stream_get (stream, FW_STREAM_STEP, i);

      if (!g_str_equal (self->shown[i], step->id)
          || takes_time (step) != (g_ptr_array_index (self->cells, i * N_FIGURES) != NULL))
        return FALSE;
    }
  return TRUE;
}

static void
rebuild (FwStreamTable *self, FwStream *stream)
{
  guint n = fw_stream_get_n (stream, FW_STREAM_STEP);
  GPtrArray *const arrays[] = {self->cells, self->names, self->lanes, self->leads, self->sources};
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->grid))) != NULL)
    gtk_grid_remove (self->grid, child);
  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    g_ptr_array_set_size (arrays[i], 0);
  g_clear_pointer (&self->shown, g_strfreev);
  self->shown = g_new0 (char *, n + 1);
  add_header (self);
  for (guint i = 0; i < n; i++)
    {
      self->shown[i] = g_strdup (fw_stream_get (stream, FW_STREAM_STEP, i)->id);
      add_row (self, i, fw_stream_get (stream, FW_STREAM_STEP, i));
    }
}

static char *
dup_source (const FwStreamItem *step)
{
  const FwStreamFigure *process = fw_stream_item_get_figure (step, FW_STREAM_PROCESS);

  if (process == NULL || process->unknown)
    return g_strdup ("–");
  if (process->source == FW_STREAM_MEASURED)
    /* Translators: how often something was measured. */
    return g_strdup_printf (_ ("measured, n = %u"), process->n);
  if (process->source == FW_STREAM_ESTIMATED)
    return g_strdup_printf (_ ("estimated, n = %u"), process->n);
  return g_strdup (_ ("said"));
}

static void
refresh_row (FwStreamTable *self, guint i, const FwStreamItem *step, guint *n_unknown)
{
  const FwStreamFigures *figures = fw_stream_desk_get_figures (self->desk);
  const double *values = figures->input.steps[i].values;
  g_autofree char *lead
      = takes_time (step)
            ? fw_stream_dup_short_time (figures, values[FW_VS_WAIT_BEFORE] + values[FW_VS_PROCESS])
            : g_strdup ("");
  g_autofree char *source = takes_time (step) ? dup_source (step) : g_strdup ("");
  g_autofree char *name
      = g_strdup_printf ("%u  %s", i + 1, fw_stream_item_get_text (step, FW_STREAM_NAME));

  gtk_label_set_label (g_ptr_array_index (self->names, i), name);
  gtk_label_set_label (g_ptr_array_index (self->lanes, i),
                       fw_stream_item_get_text (step, FW_STREAM_LANE_NAME));
  gtk_label_set_label (g_ptr_array_index (self->leads, i), lead);
  gtk_label_set_label (g_ptr_array_index (self->sources, i), source);
  for (guint k = 0; k < N_FIGURES; k++)
    {
      GtkWidget *entry = g_ptr_array_index (self->cells, i * N_FIGURES + k);
      const FwStreamFigure *figure = fw_stream_item_get_figure (step, columns[k].field);
      g_autofree char *text = NULL;

      if (entry == NULL)
        continue;
      *n_unknown += (figure == NULL && columns[k].field != FW_STREAM_WAIT)
                    || (figure != NULL && figure->unknown);
      if (gtk_widget_get_focus_child (entry) != NULL)
        continue;
      text = fw_stream_act_dup_typed (step, columns[k].field);
      gtk_editable_set_text (GTK_EDITABLE (entry), text);
      gtk_widget_remove_css_class (entry, "error");
    }
}

static void
changed_cb (FwStreamTable *self)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  guint n_unknown = 0;
  g_autofree char *text = NULL;

  if (stream == NULL || fw_stream_desk_get_mode (self->desk) != FW_STREAM_MODE_MEASURE)
    return;
  self->filling = TRUE;
  if (!is_shown (self, stream))
    rebuild (self, stream);
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STEP); i++)
    refresh_row (self, i, fw_stream_get (stream, FW_STREAM_STEP, i), &n_unknown);
  self->filling = FALSE;
  text = n_unknown == 0
             ? g_strdup (_ ("Every figure is told."))
             : g_strdup_printf (ngettext ("%u figure is not known yet. F8 goes to the next.",
                                          "%u figures are not known yet. F8 goes to the next.",
                                          n_unknown),
                                n_unknown);
  gtk_label_set_label (self->count, text);
}

gboolean
fw_stream_table_next_empty (FwStreamTable *self)
{
  guint start = 0, n = self->cells->len;

  for (guint i = 0; i < n; i++)
    {
      GtkWidget *entry = g_ptr_array_index (self->cells, i);

      if (entry != NULL && gtk_widget_get_focus_child (entry) != NULL)
        start = i + 1;
    }
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *entry = g_ptr_array_index (self->cells, (start + i) % n);
      const char *text = entry != NULL ? gtk_editable_get_text (GTK_EDITABLE (entry)) : "x";

      if (*text == '\0' || g_str_equal (text, "?"))
        {
          gtk_widget_grab_focus (entry);
          return TRUE;
        }
    }
  return FALSE;
}

GtkWidget *
fw_stream_table_new (FwStreamDesk *desk)
{
  FwStreamTable *self = g_object_new (FW_TYPE_STREAM_TABLE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Figures of All Steps"), -1);
  changed_cb (self);
  return GTK_WIDGET (self);
}

static void
fw_stream_table_dispose (GObject *object)
{
  FwStreamTable *self = FW_STREAM_TABLE (object);

  self->filling = TRUE;
  g_clear_object (&self->desk);
  g_clear_pointer (&self->shown, g_strfreev);
  g_clear_pointer (&self->cells, g_ptr_array_unref);
  g_clear_pointer (&self->names, g_ptr_array_unref);
  g_clear_pointer (&self->lanes, g_ptr_array_unref);
  g_clear_pointer (&self->leads, g_ptr_array_unref);
  g_clear_pointer (&self->sources, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_stream_table_parent_class)->dispose (object);
}

static void
fw_stream_table_class_init (FwStreamTableClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_stream_table_dispose;
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/valuestream/fw-stream-table.ui");
  gtk_widget_class_bind_template_child (widget_class, FwStreamTable, grid);
  gtk_widget_class_bind_template_child (widget_class, FwStreamTable, count);
  gtk_widget_class_bind_template_child (widget_class, FwStreamTable, problem);
}

static void
fw_stream_table_init (FwStreamTable *self)
{
  GPtrArray **const arrays[]
      = {&self->cells, &self->names, &self->lanes, &self->leads, &self->sources};

  for (guint i = 0; i < G_N_ELEMENTS (arrays); i++)
    *arrays[i] = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
