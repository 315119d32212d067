/* fw-stream-rule-group.c: see fw-stream-rule-group.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-stream-choices.h"
#include "features/valuestream/fw-stream-problem.h"
#include "features/valuestream/fw-stream-rule-group.h"
#include "widgets/fw-spin-row.h"

/* Source: handbook VSM-3. */
static const double deadlines[] = {3, 10};

#define N_DEADLINES G_N_ELEMENTS (deadlines)
#define MOST_PEOPLE 99
#define MOST_DOTS 20
#define DOTS 5

struct _FwStreamRuleGroup
{
  AdwPreferencesGroup parent_instance;
  FwStreamDesk *desk;
  GtkWidget *convention_row, *queue_row, *demand_row, *people_row, *dots_row;
  GtkWidget *deadline_rows[N_DEADLINES];
  GtkLabel *problem;
  GPtrArray *steps; /* char *: ids behind the choices of deadlines, "" first */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwStreamRuleGroup, fw_stream_rule_group, ADW_TYPE_PREFERENCES_GROUP)

static const char *const conventions[] = {"office", "factory"};
static const char *const queues[] = {"demand", "throughput", "cycle"};

/* --- acts ------------------------------------------------------------------------------ */

static FwStreamItem *
get_map (FwStreamRuleGroup *self)
{
  return self->filling ? NULL : fw_stream_desk_get_map (self->desk);
}

static void
convention_cb (FwStreamRuleGroup *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->convention_row));
  FwStreamItem *map = get_map (self);

  if (map != NULL && chosen < G_N_ELEMENTS (conventions))
    fw_stream_act_set_text (self->desk, map, FW_STREAM_CONVENTION, conventions[chosen],
                            _ ("Change the convention"));
}

static void
queue_cb (FwStreamRuleGroup *self)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->queue_row));
  FwStreamItem *map = get_map (self);

  if (map != NULL && chosen < G_N_ELEMENTS (queues))
    fw_stream_act_set_text (self->desk, map, FW_STREAM_QUEUE_BY, queues[chosen],
                            _ ("Change how queues are counted"));
}

static void
demand_cb (FwStreamRuleGroup *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->demand_row));
  FwStreamItem *map = get_map (self);
  g_auto (FwStreamFigure) figure = {0};
  g_autofree char *why = NULL;

  if (map == NULL)
    return;
  fw_stream_figure_init (&figure);
  if (*text == '\0')
    fw_stream_act_set_figure (self->desk, map, FW_STREAM_DEMAND, NULL, _ ("Change the demand"));
  else if (fw_stream_act_parse (FW_STREAM_DEMAND, text, &figure, &why))
    fw_stream_act_set_figure (self->desk, map, FW_STREAM_DEMAND, &figure, _ ("Change the demand"));
  if (why != NULL)
    gtk_widget_add_css_class (self->demand_row, "error");
  else
    gtk_widget_remove_css_class (self->demand_row, "error");
  fw_stream_problem_show (self->problem, why);
}

static void
number_cb (FwStreamRuleGroup *self, GParamSpec *pspec, GtkWidget *row)
{
  FwStreamItem *map = get_map (self);
  g_auto (FwStreamFigure) figure = {0};
  gboolean people = row == self->people_row;

  if (map == NULL)
    return;
  fw_stream_figure_init_fixed (&figure, adw_spin_row_get_value (ADW_SPIN_ROW (row)),
                               FW_STREAM_UNIT_NONE);
  fw_stream_act_set_figure (self->desk, map, people ? FW_STREAM_PEOPLE : FW_STREAM_DOTS, &figure,
                            people ? _ ("Change who is in the room") : _ ("Change the dots"));
}

static gboolean
has_deadline (const FwStreamItem *step, double days)
{
  const FwStreamFigure *within = fw_stream_item_get_figure (step, FW_STREAM_WITHIN);

  return within != NULL && !within->unknown && within->unit == FW_STREAM_UNIT_WD
         && fabs (within->mode - days) < 1e-9;
}

/* The deadline goes from where it was to the chosen step. */
static void
deadline_cb (FwStreamRuleGroup *self, GParamSpec *pspec, GtkWidget *row)
{
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (row));
  guint k = row == self->deadline_rows[0] ? 0 : 1;
  FwStream *stream;

  if (get_map (self) == NULL || chosen >= self->steps->len)
    return;
  stream = fw_stream_desk_begin (self->desk, _ ("Change deadline"));
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STEP); i++)
    {
      FwStreamItem *step = fw_stream_get (stream, FW_STREAM_STEP, i);

      if (g_str_equal (step->id, g_ptr_array_index (self->steps, chosen)))
        fw_stream_set_number (stream, step, FW_STREAM_WITHIN, deadlines[k], FW_STREAM_UNIT_WD);
      else if (has_deadline (step, deadlines[k]))
        fw_stream_set (stream, step, FW_STREAM_WITHIN, NULL);
    }
  fw_stream_desk_end (self->desk, NULL);
}

/* --- showing ------------------------------------------------------------------------------ */

static guint
find_choice (const FwStreamItem *map, FwStreamField field, const char *const *choices, guint n)
{
  for (guint i = 1; i < n; i++)
    if (fw_stream_item_is (map, field, choices[i]))
      return i;
  return 0;
}

static double
get_number (const FwStreamItem *map, FwStreamField field, double otherwise)
{
  const FwStreamFigure *figure = fw_stream_item_get_figure (map, field);

  return figure != NULL && !figure->unknown ? figure->mode : otherwise;
}

static void
show_deadlines (FwStreamRuleGroup *self, FwStream *stream)
{
  guint n = fw_stream_get_n (stream, FW_STREAM_STEP);

  g_ptr_array_set_size (self->steps, 0);
  g_ptr_array_add (self->steps, g_strdup (""));
  for (guint i = 0; i < n; i++)
    g_ptr_array_add (self->steps, g_strdup (fw_stream_get (stream, FW_STREAM_STEP, i)->id));
  for (guint k = 0; k < N_DEADLINES; k++)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
      guint chosen = 0;

      gtk_string_list_append (names, _ ("No Step"));
      for (guint i = 0; i < n; i++)
        {
          FwStreamItem *step = fw_stream_get (stream, FW_STREAM_STEP, i);
          const char *name = fw_stream_item_get_text (step, FW_STREAM_NAME);

          gtk_string_list_append (names, *name != '\0' ? name : _ ("Unnamed"));
          if (has_deadline (step, deadlines[k]))
            chosen = i + 1;
        }
      fw_stream_set_choices (self->deadline_rows[k], names, chosen);
      gtk_widget_set_sensitive (self->deadline_rows[k], n > 0);
    }
}

static void
refresh (FwStreamRuleGroup *self)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  FwStreamItem *map = fw_stream_desk_get_map (self->desk);
  gboolean factory;

  if (stream == NULL || fw_stream_desk_get_mode (self->desk) != FW_STREAM_MODE_DEFINE)
    return;
  factory = fw_stream_item_is (map, FW_STREAM_CONVENTION, "factory");
  self->filling = TRUE;
  adw_combo_row_set_selected (
      ADW_COMBO_ROW (self->convention_row),
      find_choice (map, FW_STREAM_CONVENTION, conventions, G_N_ELEMENTS (conventions)));
  adw_combo_row_set_selected (ADW_COMBO_ROW (self->queue_row),
                              find_choice (map, FW_STREAM_QUEUE_BY, queues, G_N_ELEMENTS (queues)));
  gtk_widget_set_visible (self->queue_row, factory);
  gtk_widget_set_visible (self->demand_row, factory);
  if (gtk_widget_get_focus_child (self->demand_row) == NULL)
    {
      g_autofree char *text = fw_stream_act_dup_typed (map, FW_STREAM_DEMAND);

      gtk_editable_set_text (GTK_EDITABLE (self->demand_row), text);
    }
  adw_spin_row_set_value (ADW_SPIN_ROW (self->people_row), get_number (map, FW_STREAM_PEOPLE, 0));
  adw_spin_row_set_value (ADW_SPIN_ROW (self->dots_row), get_number (map, FW_STREAM_DOTS, DOTS));
  show_deadlines (self, stream);
  self->filling = FALSE;
}

GtkWidget *
fw_stream_rule_group_new (FwStreamDesk *desk)
{
  FwStreamRuleGroup *self = g_object_new (FW_TYPE_STREAM_RULE_GROUP, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

static void
fw_stream_rule_group_dispose (GObject *object)
{
  FwStreamRuleGroup *self = FW_STREAM_RULE_GROUP (object);

  self->filling = TRUE;
  g_clear_object (&self->desk);
  g_clear_pointer (&self->steps, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_stream_rule_group_parent_class)->dispose (object);
}

static void
fw_stream_rule_group_class_init (FwStreamRuleGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_stream_rule_group_dispose;
}

static GtkWidget *
add_combo (FwStreamRuleGroup *self, const char *title, const char *const *names, GCallback callback)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  /* At the end of the row there is no room for what is chosen. */
  adw_combo_row_set_use_subtitle (ADW_COMBO_ROW (row), TRUE);
  if (names != NULL)
    {
      g_autoptr (GtkStringList) list = gtk_string_list_new (names);

      adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (list));
    }
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_signal_connect_object (row, "notify::selected", callback, self, G_CONNECT_SWAPPED);
  return row;
}

static GtkWidget *
add_spin (FwStreamRuleGroup *self, const char *title, double most)
{
  GtkWidget *row = fw_spin_row_new (0, most, 1);

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
  g_signal_connect_object (row, "notify::value", G_CALLBACK (number_cb), self, G_CONNECT_SWAPPED);
  return row;
}

static void
fw_stream_rule_group_init (FwStreamRuleGroup *self)
{
  const char *const convention_names[]
      = {_ ("Office: Waiting and Process Time of Each Step"),
         _ ("Factory: Queues in Days of Demand, and Process Time"), NULL};
  const char *const queue_names[]
      = {_ ("Pieces by Daily Demand"), _ ("Pieces by What Comes Through (Little)"),
         _ ("Pieces by the Next Step’s Process Time"), NULL};

  self->filling = TRUE;
  self->steps = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("How It Is Counted"));
  self->convention_row
      = add_combo (self, _ ("Lead Time"), convention_names, G_CALLBACK (convention_cb));
  self->queue_row = add_combo (self, _ ("Queues"), queue_names, G_CALLBACK (queue_cb));
  self->demand_row = adw_entry_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->demand_row),
                                 _ ("Demand: Pieces a Working Day, or ?"));
  g_signal_connect_object (self->demand_row, "changed", G_CALLBACK (demand_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->demand_row);
  self->deadline_rows[0]
      = add_combo (self, _ ("Done within 3 Working Days"), NULL, G_CALLBACK (deadline_cb));
  self->deadline_rows[1]
      = add_combo (self, _ ("Done within 10 Working Days"), NULL, G_CALLBACK (deadline_cb));
  self->people_row = add_spin (self, _ ("People in the Room"), MOST_PEOPLE);
  self->dots_row = add_spin (self, _ ("Dots Each of Them Votes With"), MOST_DOTS);
  self->problem = fw_stream_problem_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->problem));
  self->filling = FALSE;
}
