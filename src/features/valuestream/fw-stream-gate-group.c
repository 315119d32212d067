/* fw-stream-gate-group.c: see fw-stream-gate-group.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>
#include <stdio.h>

#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-stream-choices.h"
#include "features/valuestream/fw-stream-gate-group.h"
#include "features/valuestream/fw-stream-problem.h"

#define N_DAYS 7

enum
{
  TIME,
  CAPACITY,
  UPTIME,
  N_ENTRIES,
};

static const struct
{
  FwStreamField field;
  const char *title, *label;
} fields[N_ENTRIES] = {
    {FW_STREAM_RELEASE_TIME, N_ ("Released at, for Example 12:00"), N_ ("Change the release")},
    {FW_STREAM_RELEASE_CAPACITY, N_ ("Cases in One Round"), N_ ("Change the capacity")},
    {FW_STREAM_UPTIME, N_ ("Share of the Day for It, Percent"), N_ ("Change the share of the day")},
};

struct _FwStreamGateGroup
{
  AdwPreferencesGroup parent_instance;
  FwStreamDesk *desk;
  char *step;
  GtkWidget *pool_row, *days[N_DAYS], *entries[N_ENTRIES], *take_button;
  GtkLabel *told, *problem;
  GPtrArray *pools; /* char *: ids behind the choices, "" first */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwStreamGateGroup, fw_stream_gate_group, ADW_TYPE_PREFERENCES_GROUP)

static FwStreamItem *
get_step (FwStreamGateGroup *self)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);

  return stream != NULL ? fw_stream_find (stream, FW_STREAM_STEP, self->step) : NULL;
}

/* --- acts ------------------------------------------------------------------------------ */

static void
day_cb (FwStreamGateGroup *self)
{
  static const char *const numbers[N_DAYS] = {"1", "2", "3", "4", "5", "6", "7"};
  FwStreamItem *step = get_step (self);
  const char *words[N_DAYS + 1] = {NULL};
  guint n = 0;

  if (self->filling || step == NULL)
    return;
  for (guint i = 0; i < N_DAYS; i++)
    if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->days[i])))
      words[n++] = numbers[i];
  fw_stream_set (fw_stream_desk_begin (self->desk, _ ("Change the days of release")), step,
                 FW_STREAM_RELEASE_WEEKDAYS, n > 0 ? fw_stream_value_new_words (words) : NULL);
  fw_stream_desk_end (self->desk, NULL);
}

static void
pool_cb (FwStreamGateGroup *self)
{
  FwStreamItem *step = get_step (self);
  guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (self->pool_row));

  if (!self->filling && step != NULL && chosen < self->pools->len)
    fw_stream_act_set_text (self->desk, step, FW_STREAM_POOL_ID,
                            g_ptr_array_index (self->pools, chosen), _ ("Change who does it"));
}

static gboolean
is_time (const char *text)
{
  guint hour, minute;
  char rest;

  return sscanf (text, "%2u:%2u%c", &hour, &minute, &rest) == 2 && hour < 24 && minute < 60;
}

static void
entry_cb (FwStreamGateGroup *self, GtkWidget *entry)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (entry));
  FwStreamItem *step = get_step (self);
  g_auto (FwStreamFigure) figure = {0};
  g_autofree char *why = NULL;
  guint i = 0;

  if (self->filling || step == NULL)
    return;
  while (i < N_ENTRIES - 1 && self->entries[i] != entry)
    i++;
  fw_stream_figure_init (&figure);
  if (i == TIME)
    {
      if (*text == '\0' || is_time (text))
        fw_stream_act_set_text (self->desk, step, fields[i].field, text, _ (fields[i].label));
      else
        why = g_strdup_printf (_ ("Not understood: %s. A time is written as 12:00."), text);
    }
  else if (*text == '\0')
    fw_stream_act_set_figure (self->desk, step, fields[i].field, NULL, _ (fields[i].label));
  else if (fw_stream_act_parse (fields[i].field, text, &figure, &why))
    fw_stream_act_set_figure (self->desk, step, fields[i].field, &figure, _ (fields[i].label));
  if (why != NULL)
    gtk_widget_add_css_class (entry, "error");
  else
    gtk_widget_remove_css_class (entry, "error");
  fw_stream_problem_show (self->problem, why);
}

/* What the days of release cost on the mean becomes the waiting, and says why. */
static void
take_cb (FwStreamGateGroup *self)
{
  FwStreamItem *step = get_step (self);
  double wait
      = step != NULL
            ? fw_stream_figures_get_release_wait (fw_stream_desk_get_figures (self->desk), step)
            : NAN;
  g_auto (FwStreamFigure) figure = {0};

  if (isnan (wait))
    return;
  fw_stream_figure_init_fixed (&figure, round (wait / 36) / 100, FW_STREAM_UNIT_H);
  figure.cause = g_strdup ("batch");
  fw_stream_act_set_figure (self->desk, step, FW_STREAM_WAIT, &figure, _ ("Change waiting"));
}

/* --- showing ---------------------------------------------------------------------------- */

static void
show_pools (FwStreamGateGroup *self, FwStream *stream, const FwStreamItem *step)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  guint chosen = 0;

  g_ptr_array_set_size (self->pools, 0);
  g_ptr_array_add (self->pools, g_strdup (""));
  gtk_string_list_append (names, _ ("Not Named"));
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_POOL); i++)
    {
      FwStreamItem *pool = fw_stream_get (stream, FW_STREAM_POOL, i);
      const char *name = fw_stream_item_get_text (pool, FW_STREAM_NAME);

      g_ptr_array_add (self->pools, g_strdup (pool->id));
      gtk_string_list_append (names, *name != '\0' ? name : pool->id);
      if (fw_stream_item_is (step, FW_STREAM_POOL_ID, pool->id))
        chosen = i + 1;
    }
  fw_stream_set_choices (self->pool_row, names, chosen);
  gtk_widget_set_visible (self->pool_row, self->pools->len > 1);
}

static void
show_told (FwStreamGateGroup *self, const FwStreamItem *step)
{
  const FwStreamFigures *figures = fw_stream_desk_get_figures (self->desk);
  double wait = fw_stream_figures_get_release_wait (figures, step);
  double capacity = fw_stream_figures_get_capacity (figures, step);
  g_autoptr (GString) text = g_string_new (NULL);

  if (step->values[FW_STREAM_RELEASE_WEEKDAYS] != NULL && !isnan (wait))
    {
      g_autofree char *time = fw_stream_dup_short_time (figures, wait);

      /* Translators: %s is a span of working time. */
      g_string_append_printf (
          text, _ ("For work that comes evenly these days cost %s on the mean."), time);
    }
  if (!isnan (capacity) && isfinite (capacity))
    /* Translators: %.1f is a number of cases. */
    g_string_append_printf (text, _ ("%s%.1f cases could be done in a working day by one person."),
                            text->len > 0 ? " " : "", capacity);
  gtk_label_set_label (self->told, text->str);
  gtk_widget_set_visible (GTK_WIDGET (self->told), text->len > 0);
  gtk_widget_set_visible (self->take_button,
                          step->values[FW_STREAM_RELEASE_WEEKDAYS] != NULL && !isnan (wait));
}

static gboolean
has_cursor (GtkWidget *row)
{
  GtkRoot *root = gtk_widget_get_root (row);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, row);
}

static void
refresh (FwStreamGateGroup *self)
{
  FwStreamItem *step = get_step (self);
  const FwStreamValue *days = step != NULL ? step->values[FW_STREAM_RELEASE_WEEKDAYS] : NULL;

  gtk_widget_set_visible (GTK_WIDGET (self), step != NULL);
  if (step == NULL)
    return;
  self->filling = TRUE;
  for (guint i = 0; i < N_DAYS; i++)
    {
      const char number[] = {(char) ('1' + i), '\0'};

      gtk_toggle_button_set_active (
          GTK_TOGGLE_BUTTON (self->days[i]),
          days != NULL && g_strv_contains ((const char *const *) days->words, number));
    }
  for (guint i = 0; i < N_ENTRIES; i++)
    if (!has_cursor (self->entries[i]))
      {
        g_autofree char *text = i == TIME
                                    ? g_strdup (fw_stream_item_get_text (step, fields[i].field))
                                    : fw_stream_act_dup_typed (step, fields[i].field);

        gtk_editable_set_text (GTK_EDITABLE (self->entries[i]), text);
        gtk_widget_remove_css_class (self->entries[i], "error");
        if (i != UPTIME)
          gtk_widget_set_visible (self->entries[i], days != NULL || *text != '\0');
      }
  if (!has_cursor (self->pool_row))
    show_pools (self, fw_stream_desk_get_stream (self->desk), step);
  self->filling = FALSE;
  show_told (self, step);
}

GtkWidget *
fw_stream_gate_group_new (FwStreamDesk *desk, const char *step)
{
  FwStreamGateGroup *self = g_object_new (FW_TYPE_STREAM_GATE_GROUP, NULL);

  self->desk = g_object_ref (desk);
  self->step = g_strdup (step);
  g_signal_connect_object (desk, "changed", G_CALLBACK (refresh), self, G_CONNECT_SWAPPED);
  refresh (self);
  return GTK_WIDGET (self);
}

static void
fw_stream_gate_group_dispose (GObject *object)
{
  FwStreamGateGroup *self = FW_STREAM_GATE_GROUP (object);

  self->filling = TRUE;
  g_clear_object (&self->desk);
  g_clear_pointer (&self->step, g_free);
  g_clear_pointer (&self->pools, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_stream_gate_group_parent_class)->dispose (object);
}

static void
fw_stream_gate_group_class_init (FwStreamGateGroupClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_stream_gate_group_dispose;
}

static void
add_days (FwStreamGateGroup *self)
{
  const char *const names[N_DAYS]
      = {_ ("Mo"), _ ("Tu"), _ ("We"), _ ("Th"), _ ("Fr"), _ ("Sa"), _ ("Su")};
  const char *const titles[N_DAYS]
      = {_ ("Released on Monday"),   _ ("Released on Tuesday"), _ ("Released on Wednesday"),
         _ ("Released on Thursday"), _ ("Released on Friday"),  _ ("Released on Saturday"),
         _ ("Released on Sunday")};
  GtkWidget *row = adw_preferences_row_new (), *box = adw_wrap_box_new ();

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 3);
  gtk_widget_set_margin_top (box, 6);
  gtk_widget_set_margin_bottom (box, 6);
  gtk_widget_set_margin_start (box, 9);
  gtk_widget_set_margin_end (box, 9);
  for (guint i = 0; i < N_DAYS; i++)
    {
      self->days[i] = gtk_toggle_button_new_with_label (names[i]);
      gtk_widget_add_css_class (self->days[i], "stream-day");
      gtk_widget_set_tooltip_text (self->days[i], titles[i]);
      gtk_accessible_update_property (GTK_ACCESSIBLE (self->days[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      titles[i], -1);
      g_signal_connect_object (self->days[i], "toggled", G_CALLBACK (day_cb), self,
                               G_CONNECT_SWAPPED);
      adw_wrap_box_append (ADW_WRAP_BOX (box), self->days[i]);
    }
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
}

static GtkLabel *
add_label (FwStreamGateGroup *self)
{
  GtkWidget *label = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_margin_top (label, 6);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "dimmed");
  gtk_widget_set_visible (label, FALSE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), label);
  return GTK_LABEL (label);
}

static void
fw_stream_gate_group_init (FwStreamGateGroup *self)
{
  self->pools = g_ptr_array_new_with_free_func (g_free);
  adw_preferences_group_set_title (ADW_PREFERENCES_GROUP (self), _ ("Fixed Days and Hands"));
  self->pool_row = adw_combo_row_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->pool_row), _ ("Who Does It"));
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->pool_row), FALSE);
  g_signal_connect_object (self->pool_row, "notify::selected", G_CALLBACK (pool_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->pool_row);
  add_days (self);
  for (guint i = 0; i < N_ENTRIES; i++)
    {
      self->entries[i] = adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entries[i]), _ (fields[i].title));
      g_signal_connect_object (self->entries[i], "changed", G_CALLBACK (entry_cb), self,
                               G_CONNECT_SWAPPED);
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->entries[i]);
    }
  self->problem = fw_stream_problem_new ();
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), GTK_WIDGET (self->problem));
  self->told = add_label (self);
  self->take_button = gtk_button_new_with_label (_ ("Take It as the Waiting"));
  gtk_widget_set_halign (self->take_button, GTK_ALIGN_START);
  gtk_widget_set_margin_top (self->take_button, 6);
  g_signal_connect_object (self->take_button, "clicked", G_CALLBACK (take_cb), self,
                           G_CONNECT_SWAPPED);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), self->take_button);
}
