/* fw-stream-inspector.c: see fw-stream-inspector.h.
 *
 * One row a field, made anew when another item is selected; while somebody types in a
 * row it is left alone. What cannot be read yet is marked and not stored.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-stream-duration.h"
#include "features/valuestream/fw-estimate-dialog.h"
#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-stream-choices.h"
#include "features/valuestream/fw-stream-gate-group.h"
#include "features/valuestream/fw-stream-inspector.h"
#include "features/valuestream/fw-stream-stopwatch.h"

#define STEP (1u << FW_STREAM_STEP)
#define FLOW (1u << FW_STREAM_FLOW)
#define PARTY (1u << FW_STREAM_PARTY)

static const struct
{
  FwStreamField field;
  guint kinds;
  const char *title, *label; /* of the row, of the act */
  gboolean times;            /* only where a step takes time */
} rows[] = {
    {FW_STREAM_NAME, STEP | FLOW | PARTY, N_ ("Name"), N_ ("Change name"), FALSE},
    {FW_STREAM_LANE_NAME, STEP, N_ ("Lane: Who Does It"), N_ ("Change lane"), FALSE},
    {FW_STREAM_WAIT, STEP, N_ ("Waiting Before (2d, 90m, 1-3d, ?)"), N_ ("Change waiting"), TRUE},
    {FW_STREAM_PROCESS, STEP, N_ ("Process Time (2h, 90m, 1-3h, ?)"), N_ ("Change process time"),
     TRUE},
    {FW_STREAM_ACCURATE, STEP, N_ ("Complete and Accurate, Percent"), N_ ("Change %C&A"), TRUE},
    {FW_STREAM_ENTRIES, STEP, N_ ("Entries Written"), N_ ("Change entries"), TRUE},
    {FW_STREAM_STAFF, STEP, N_ ("People"), N_ ("Change people"), TRUE},
    {FW_STREAM_RATE, STEP, N_ ("Cost an Hour, €"), N_ ("Change hourly rate"), TRUE},
    {FW_STREAM_FEE, STEP, N_ ("Fee a Case, €"), N_ ("Change fee"), TRUE},
    {FW_STREAM_WITHIN, STEP, N_ ("Done Within (3d, 10d)"), N_ ("Change deadline"), TRUE},
    {FW_STREAM_PROBABILITY, FLOW, N_ ("How Often, Percent"), N_ ("Change probability"), FALSE},
    {FW_STREAM_MEDIUM, FLOW, N_ ("Medium"), N_ ("Change medium"), FALSE},
    {FW_STREAM_DATUM, FLOW, N_ ("What Is Written Down"), N_ ("Change datum"), FALSE},
    {FW_STREAM_CENTS, FLOW, N_ ("Amount, €"), N_ ("Change amount"), FALSE},
    {FW_STREAM_PAYEE, FLOW, N_ ("Payee"), N_ ("Change payee"), FALSE},
};

#define N_ROWS G_N_ELEMENTS (rows)

struct _FwStreamInspector
{
  AdwBin parent_instance;
  FwStreamDesk *desk;
  GtkWidget *box;
  GtkLabel *title, *problem, *source;
  GtkWidget *entries[N_ROWS];
  GtkWidget *value_row, *rework_row, *cause_row, *class_row;
  GPtrArray *classes; /* char *: ids behind the choices, "" first */
  char *item;         /* the scene's id of what is shown */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwStreamInspector, fw_stream_inspector, ADW_TYPE_BIN)

static const char *const causes[]
    = {"", "batch", "contention", "absence", "priority", "external", NULL};

static FwStreamItem *
get_item (FwStreamInspector *self)
{
  return fw_stream_scene_find (fw_stream_desk_get_stream (self->desk), self->item);
}

/* --- typing ------------------------------------------------------------------------------ */

static void
entry_changed_cb (FwStreamInspector *self, GtkWidget *entry)
{
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "row"));
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  FwStreamItem *item = get_item (self);
  g_auto (FwStreamFigure) figure = {0};
  g_autofree char *why = NULL;
  const FwStreamFigure *before;

  if (self->filling || item == NULL)
    return;
  gtk_widget_remove_css_class (entry, "error");
  gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
  if (fw_stream_field_get_info (rows[i].field)->type != FW_STREAM_FIGURE)
    {
      fw_stream_act_set_text (self->desk, item, rows[i].field, text, _ (rows[i].label));
      return;
    }
  fw_stream_figure_init (&figure);
  if (*text == '\0')
    fw_stream_act_set_figure (self->desk, item, rows[i].field, NULL, _ (rows[i].label));
  else if (fw_stream_act_parse (rows[i].field, text, &figure, &why))
    {
      before = fw_stream_item_get_figure (item, rows[i].field);
      if (before != NULL && figure.cause == NULL)
        figure.cause = g_strdup (before->cause);
      fw_stream_act_set_figure (self->desk, item, rows[i].field, &figure, _ (rows[i].label));
    }
  else
    {
      gtk_widget_add_css_class (entry, "error");
      gtk_label_set_label (self->problem, why);
      gtk_widget_set_visible (GTK_WIDGET (self->problem), TRUE);
    }
}

static void
value_cb (FwStreamInspector *self)
{
  FwStreamItem *item = get_item (self);

  if (!self->filling && item != NULL)
    fw_stream_act_set_flag (self->desk, item, FW_STREAM_VALUE_ADDING,
                            adw_switch_row_get_active (ADW_SWITCH_ROW (self->value_row)),
                            _ ("Change whether it adds value"));
}

static void
rework_cb (FwStreamInspector *self)
{
  FwStreamItem *item = get_item (self);

  if (!self->filling && item != NULL)
    fw_stream_act_set_flag (self->desk, item, FW_STREAM_REWORK,
                            adw_switch_row_get_active (ADW_SWITCH_ROW (self->rework_row)),
                            _ ("Change whether it is a return"));
}

static void
cause_cb (FwStreamInspector *self)
{
  FwStreamItem *item = get_item (self);
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->cause_row));
  const FwStreamFigure *wait
      = item != NULL ? fw_stream_item_get_figure (item, FW_STREAM_WAIT) : NULL;
  g_auto (FwStreamFigure) figure = {0};

  if (self->filling || wait == NULL || chosen >= G_N_ELEMENTS (causes) - 1)
    return;
  fw_stream_figure_init (&figure);
  fw_stream_figure_copy (&figure, wait);
  g_free (figure.cause);
  figure.cause = *causes[chosen] != '\0' ? g_strdup (causes[chosen]) : NULL;
  fw_stream_act_set_figure (self->desk, item, FW_STREAM_WAIT, &figure,
                            _ ("Change the cause of waiting"));
}

static void
estimate_cb (FwStreamInspector *self)
{
  FwStreamItem *item = get_item (self);

  if (item != NULL)
    adw_dialog_present (fw_estimate_dialog_new (self->desk, item->id), GTK_WIDGET (self));
}

/* --- rows -------------------------------------------------------------------------------------- */

static gboolean
takes_time (const FwStreamItem *item)
{
  return !fw_stream_item_is (item, FW_STREAM_KIND, "split")
         && !fw_stream_item_is (item, FW_STREAM_KIND, "join")
         && !fw_stream_item_is (item, FW_STREAM_KIND, "end");
}

static gboolean
select_cb (gpointer entry)
{
  gtk_editable_select_region (GTK_EDITABLE (entry), 0, -1);
  return G_SOURCE_REMOVE;
}

/* What is typed takes the place of a "?"; after the click that brought the cursor. */
static void
entered_cb (GtkWidget *entry)
{
  if (g_str_equal (gtk_editable_get_text (GTK_EDITABLE (entry)), "?"))
    g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, select_cb, g_object_ref (entry), g_object_unref);
}

static void
add_entry (FwStreamInspector *self, GtkWidget *group, guint i)
{
  GtkWidget *entry = adw_entry_row_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  g_signal_connect_object (focus, "enter", G_CALLBACK (entered_cb), entry, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (entry, focus);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ (rows[i].title));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (entry), FALSE);
  g_object_set_data (G_OBJECT (entry), "row", GUINT_TO_POINTER (i));
  g_signal_connect_object (entry, "changed", G_CALLBACK (entry_changed_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  self->entries[i] = entry;
}

static GtkWidget *
add_switch (FwStreamInspector *self, GtkWidget *group, const char *title, GCallback callback)
{
  GtkWidget *row = adw_switch_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_signal_connect_object (row, "notify::active", callback, self, G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), row);
  return row;
}

static void
add_step_rows (FwStreamInspector *self, GtkWidget *group, const FwStreamItem *item)
{
  const char *const titles[] = {_ ("Not Named"),
                                _ ("Fixed Days and Rounds"),
                                _ ("Others Before It"),
                                _ ("Somebody Away"),
                                _ ("Something More Urgent"),
                                _ ("Family, Provider, Court"),
                                NULL};
  g_autoptr (GtkStringList) list = gtk_string_list_new (titles);
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *estimate = gtk_button_new_with_mnemonic (_ ("_Estimate Together…"));

  self->cause_row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->cause_row), _ ("Why It Waits"));
  adw_combo_row_set_model (ADW_COMBO_ROW (self->cause_row), G_LIST_MODEL (list));
  g_signal_connect_object (self->cause_row, "notify::selected", G_CALLBACK (cause_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->cause_row);
  self->value_row
      = add_switch (self, group, _ ("Adds Value for the Family"), G_CALLBACK (value_cb));
  g_signal_connect_object (estimate, "clicked", G_CALLBACK (estimate_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (buttons), estimate);
  gtk_box_append (GTK_BOX (buttons), fw_stream_stopwatch_new (self->desk, item->id));
  gtk_box_append (GTK_BOX (self->box), buttons);
  gtk_box_append (GTK_BOX (self->box), fw_stream_gate_group_new (self->desk, item->id));
}

static void
class_cb (FwStreamInspector *self)
{
  FwStreamItem *item = get_item (self);
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->class_row));

  if (!self->filling && item != NULL && chosen < self->classes->len)
    fw_stream_act_set_text (self->desk, item, FW_STREAM_CLASS_ID,
                            g_ptr_array_index (self->classes, chosen),
                            _ ("Change the kind of cases"));
}

static void
fill_classes (FwStreamInspector *self, const FwStreamItem *item)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  g_ptr_array_set_size (self->classes, 0);
  g_ptr_array_add (self->classes, g_strdup (""));
  gtk_string_list_append (names, _ ("All Cases"));
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_CLASS); i++)
    {
      FwStreamItem *cls = fw_stream_get (stream, FW_STREAM_CLASS, i);

      g_ptr_array_add (self->classes, g_strdup (cls->id));
      gtk_string_list_append (names, fw_stream_item_get_text (cls, FW_STREAM_NAME));
      if (fw_stream_item_is (item, FW_STREAM_CLASS_ID, cls->id))
        chosen = i + 1;
    }
  fw_stream_set_choices (self->class_row, names, chosen);
  gtk_widget_set_visible (self->class_row, self->classes->len > 1);
}

static void
rebuild (FwStreamInspector *self, FwStreamItem *item)
{
  GtkWidget *group = adw_preferences_group_new (), *child;

  for (guint i = 0; i < N_ROWS; i++)
    self->entries[i] = NULL;
  self->value_row = self->rework_row = self->cause_row = self->class_row = NULL;
  while ((child = gtk_widget_get_last_child (self->box)) != NULL
         && child != GTK_WIDGET (self->problem))
    gtk_box_remove (GTK_BOX (self->box), child);
  if (item == NULL)
    return;
  gtk_box_append (GTK_BOX (self->box), group);
  for (guint i = 0; i < N_ROWS; i++)
    if ((rows[i].kinds & (1u << item->kind)) != 0 && (!rows[i].times || takes_time (item)))
      add_entry (self, group, i);
  if (item->kind == FW_STREAM_STEP && takes_time (item))
    add_step_rows (self, group, item);
  if (item->kind == FW_STREAM_FLOW && fw_stream_item_is (item, FW_STREAM_KIND, "work"))
    {
      self->rework_row = add_switch (self, group, _ ("Is a Return"), G_CALLBACK (rework_cb));
      self->class_row = adw_combo_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->class_row), _ ("Which Cases"));
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->class_row), FALSE);
      g_signal_connect_object (self->class_row, "notify::selected", G_CALLBACK (class_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), self->class_row);
    }
  self->source = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->source, 0);
  gtk_label_set_wrap (self->source, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->source), "caption");
  gtk_widget_add_css_class (GTK_WIDGET (self->source), "dimmed");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->source));
}

/* Whether somebody types in it. */
static gboolean
has_cursor (GtkWidget *entry)
{
  GtkRoot *root = gtk_widget_get_root (entry);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, entry);
}

/* "Process time: measured, 5 times": where the figures come from. */
static char *
dup_sources (const FwStreamItem *item)
{
  static const FwStreamField fields[] = {FW_STREAM_WAIT, FW_STREAM_PROCESS};
  const char *const titles[] = {_ ("Waiting"), _ ("Processing")};
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (fields); i++)
    {
      const FwStreamFigure *figure = fw_stream_item_get_figure (item, fields[i]);
      g_autofree char *time = figure != NULL ? fw_stream_duration_to_text (figure) : NULL;

      if (figure == NULL)
        continue;
      g_string_append_printf (text, "%s%s: %s", text->len > 0 ? "\n" : "", titles[i], time);
      if (figure->source == FW_STREAM_ESTIMATED && !figure->unknown)
        g_string_append_printf (
            text, ngettext (", estimated by %u person", ", estimated by %u people", figure->n),
            figure->n);
      else if (figure->source == FW_STREAM_MEASURED && !figure->unknown)
        g_string_append_printf (
            text, ngettext (", measured %u time", ", measured %u times", figure->n), figure->n);
      else if (!figure->unknown)
        g_string_append_printf (text, ", %s", _ ("as somebody said"));
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
refresh (FwStreamInspector *self)
{
  FwStreamItem *item = get_item (self);
  g_autofree char *sources = NULL;

  if (item == NULL)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < N_ROWS; i++)
    if (self->entries[i] != NULL && !has_cursor (self->entries[i]))
      {
        g_autofree char *text = fw_stream_field_get_info (rows[i].field)->type == FW_STREAM_FIGURE
                                    ? fw_stream_act_dup_typed (item, rows[i].field)
                                    : g_strdup (fw_stream_item_get_text (item, rows[i].field));

        gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), text);
        gtk_widget_remove_css_class (self->entries[i], "error");
      }
  if (self->value_row != NULL)
    adw_switch_row_set_active (ADW_SWITCH_ROW (self->value_row),
                               fw_stream_item_get_flag (item, FW_STREAM_VALUE_ADDING, FALSE));
  if (self->rework_row != NULL)
    adw_switch_row_set_active (ADW_SWITCH_ROW (self->rework_row),
                               fw_stream_item_get_flag (item, FW_STREAM_REWORK, FALSE));
  if (self->class_row != NULL)
    fill_classes (self, item);
  if (self->cause_row != NULL)
    {
      const FwStreamFigure *wait = fw_stream_item_get_figure (item, FW_STREAM_WAIT);
      guint chosen = 0;

      for (guint i = 1; wait != NULL && causes[i] != NULL; i++)
        if (g_strcmp0 (wait->cause, causes[i]) == 0)
          chosen = i;
      adw_combo_row_set_selected (ADW_COMBO_ROW (self->cause_row), chosen);
      gtk_widget_set_sensitive (self->cause_row, wait != NULL);
    }
  sources = dup_sources (item);
  gtk_label_set_label (self->source, sources);
  self->filling = FALSE;
}

/* Of the whole map: whether its money closes, and what is written down again and again. */
static char *
dup_whole (FwStreamInspector *self)
{
  const FwStreamFigures *figures = fw_stream_desk_get_figures (self->desk);
  g_autoptr (GString) text
      = g_string_new (_ ("Select a step or a flow to see and change what is told of it."));
  g_autoptr (FwValueStreamMoney) money = NULL;
  g_autoptr (GPtrArray) data = NULL;

  if (figures == NULL)
    return g_string_free_and_steal (g_steal_pointer (&text));
  money = fw_stream_figures_make_money (figures);
  data = fw_stream_figures_count_data (figures);
  if (money->unknown)
    g_string_append_printf (text, "\n\n%s", _ ("Money: an amount is unknown."));
  else if (money->amounts->len > 0 && money->closes)
    /* Translators: %.2f is an amount of money. */
    g_string_append_printf (text, _ ("\n\nMoney a case: %'.2f €, the sums close."),
                            (double) money->in / 100);
  else if (money->amounts->len > 0)
    /* Translators: amounts of money: what came in, what went out, what is left. */
    g_string_append_printf (
        text, _ ("\n\nMoney a case: %'.2f € in, %'.2f € out, %'.2f € unexplained."),
        (double) money->in / 100, (double) money->out / 100, (double) money->gap / 100);
  for (guint i = 0; i < data->len; i++)
    {
      const FwStreamDatum *datum = g_ptr_array_index (data, i);

      if (datum->entries > 1)
        /* Translators: what is written down, how often, on how many media. */
        g_string_append_printf (text, _ ("\n“%s” is written down %.0f times, on %u media."),
                                datum->name, datum->entries, datum->n_media);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static void
changed_cb (FwStreamInspector *self)
{
  FwStreamItem *item = fw_stream_desk_get_selected (self->desk);
  g_autofree char *id = item != NULL ? fw_stream_scene_dup_id (item) : NULL;
  const char *const kinds[] = {[FW_STREAM_PARTY] = _ ("Party"),
                               [FW_STREAM_STEP] = _ ("Step"),
                               [FW_STREAM_FLOW] = _ ("Flow")};

  if (item == NULL)
    {
      g_autofree char *whole = dup_whole (self);

      gtk_label_set_label (self->title, whole);
    }
  else
    gtk_label_set_label (self->title, kinds[item->kind]);
  if (g_set_str (&self->item, id))
    {
      gtk_widget_set_visible (GTK_WIDGET (self->problem), FALSE);
      rebuild (self, item);
    }
  refresh (self);
}

void
fw_stream_inspector_focus (FwStreamInspector *self)
{
  for (guint i = 0; i < N_ROWS; i++)
    if (self->entries[i] != NULL)
      {
        gtk_widget_grab_focus (self->entries[i]);
        return;
      }
}

GtkWidget *
fw_stream_inspector_new (FwStreamDesk *desk)
{
  FwStreamInspector *self = g_object_new (FW_TYPE_STREAM_INSPECTOR, NULL);

  self->desk = g_object_ref (desk);
  self->item = g_strdup ("");
  self->classes = g_ptr_array_new_with_free_func (g_free);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (fw_stream_desk_get_scene (desk), "selection-changed",
                           G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

static void
fw_stream_inspector_dispose (GObject *object)
{
  FwStreamInspector *self = FW_STREAM_INSPECTOR (object);

  self->filling = TRUE;
  g_clear_object (&self->desk);
  g_clear_pointer (&self->item, g_free);
  g_clear_pointer (&self->classes, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_stream_inspector_parent_class)->dispose (object);
}

static void
fw_stream_inspector_class_init (FwStreamInspectorClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_stream_inspector_dispose;
}

static void
fw_stream_inspector_init (FwStreamInspector *self)
{
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_widget_set_margin_start (self->box, 12);
  gtk_widget_set_margin_end (self->box, 12);
  gtk_widget_set_margin_top (self->box, 12);
  gtk_widget_set_margin_bottom (self->box, 12);
  self->title = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "heading");
  self->problem = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->problem, 0);
  gtk_label_set_wrap (self->problem, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "error");
  gtk_widget_add_css_class (GTK_WIDGET (self->problem), "caption");
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (self->box), GTK_WIDGET (self->problem));
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), self->box);
  adw_bin_set_child (ADW_BIN (self), scroller);
}
