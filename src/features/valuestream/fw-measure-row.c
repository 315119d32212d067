/* fw-measure-row.c: see fw-measure-row.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "base/fw-clock.h"
#include "domain/fw-stream-edit.h"
#include "features/valuestream/fw-measure-change.h"
#include "features/valuestream/fw-measure-row.h"
#include "features/valuestream/fw-stream-acts.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"

static const struct
{
  FwStreamField field;
  const char *title, *label;
} fields[] = {
    {FW_STREAM_NAME, N_ ("What Is Done"), N_ ("Change the measure")},
    {FW_STREAM_OWNER, N_ ("Who"), N_ ("Change who does it")},
    {FW_STREAM_DUE, N_ ("Until When"), N_ ("Change the date")},
    {FW_STREAM_EFFECT, N_ ("Expected Effect"), N_ ("Change the expected effect")},
};

#define N_FIELDS G_N_ELEMENTS (fields)

struct _FwMeasureRow
{
  AdwExpanderRow parent_instance;
  FwStreamDesk *desk;
  char *measure;
  GtkWidget *toggle;
  GtkLabel *effect;
  GtkWidget *entries[N_FIELDS];
  GPtrArray *changes; /* borrowed rows */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwMeasureRow, fw_measure_row, ADW_TYPE_EXPANDER_ROW)

static FwStreamItem *
get_measure (FwMeasureRow *self)
{
  return fw_stream_find (fw_stream_desk_get_stream (self->desk), FW_STREAM_MEASURE, self->measure);
}

static void
toggle_cb (FwMeasureRow *self)
{
  FwStreamItem *measure = get_measure (self);
  gboolean on = gtk_switch_get_active (GTK_SWITCH (self->toggle));

  if (self->filling || measure == NULL)
    return;
  fw_stream_act_set_flag (self->desk, measure, FW_STREAM_ON, on,
                          /* Translators: an act that can be undone. */
                          on ? _ ("Switch a measure on") : _ ("Switch a measure off"));
  {
    const FwStreamFigures *shown = fw_stream_desk_get_shown (self->desk);
    g_autofree char *time
        = fw_stream_dup_short_time (shown, fw_stream_figures_get (shown, FW_VS_EXPECTED_TIME));
    /* Translators: %s is a time; read out after a switch. */
    g_autofree char *text = g_strdup_printf (_ ("With returns: %s"), time);

    fw_ui_announce (GTK_WIDGET (self), text);
  }
}

static void
entry_cb (FwMeasureRow *self, GtkWidget *entry)
{
  FwStreamItem *measure = get_measure (self);
  guint i = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (entry), "field"));
  FwDay day = FW_DAY_NONE;
  g_autofree char *iso = NULL;

  if (self->filling || measure == NULL)
    return;
  if (fields[i].field != FW_STREAM_DUE)
    {
      fw_stream_act_set_text (self->desk, measure, fields[i].field,
                              gtk_editable_get_text (GTK_EDITABLE (entry)), _ (fields[i].label));
      return;
    }
  /* A day that cannot be read stays where it is typed. */
  if (fw_date_entry_get_day (FW_DATE_ENTRY (entry), &day))
    iso = fw_day_to_iso (day);
  if (iso != NULL || fw_date_entry_is_empty (FW_DATE_ENTRY (entry)))
    fw_stream_act_set_text (self->desk, measure, FW_STREAM_DUE, iso, _ (fields[i].label));
}

static void
change_cb (FwMeasureRow *self)
{
  fw_measure_change_ask (GTK_WIDGET (self), self->desk, self->measure);
}

static void
remove_cb (FwMeasureRow *self)
{
  FwStreamItem *measure = get_measure (self);
  FwStream *stream;

  if (measure == NULL)
    return;
  stream = fw_stream_desk_begin (self->desk, _ ("Delete measure"));
  fw_stream_edit_remove (stream, measure);
  fw_stream_desk_end (self->desk, NULL);
}

static void
remove_change_cb (FwMeasureRow *self, GtkWidget *button)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  FwStreamItem *change
      = fw_stream_find (stream, FW_STREAM_CHANGE, g_object_get_data (G_OBJECT (button), "change"));

  if (change == NULL)
    return;
  fw_stream_remove (fw_stream_desk_begin (self->desk, _ ("Take back a change")), change);
  fw_stream_desk_end (self->desk, NULL);
}

static void
show_changes (FwMeasureRow *self, FwStream *stream)
{
  for (guint i = 0; i < self->changes->len; i++)
    adw_expander_row_remove (ADW_EXPANDER_ROW (self), g_ptr_array_index (self->changes, i));
  g_ptr_array_set_size (self->changes, 0);
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_CHANGE); i++)
    {
      FwStreamItem *change = fw_stream_get (stream, FW_STREAM_CHANGE, i);
      GtkWidget *row, *button;
      g_autofree char *text = NULL;

      if (!fw_stream_item_is (change, FW_STREAM_MEASURE_ID, self->measure))
        continue;
      row = adw_action_row_new ();
      button = gtk_button_new_from_icon_name ("user-trash-symbolic");
      text = fw_measure_change_dup_text (stream, change);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), text);
      gtk_widget_set_tooltip_text (button, _ ("Take Back This Change"));
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      g_object_set_data_full (G_OBJECT (button), "change", g_strdup (change->id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (remove_change_cb), self,
                               G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
      g_ptr_array_add (self->changes, row);
    }
}

/* Whether somebody types in it. */
static gboolean
has_cursor (GtkWidget *entry)
{
  GtkRoot *root = gtk_widget_get_root (entry);
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;

  return focus != NULL && gtk_widget_is_ancestor (focus, entry);
}

void
fw_measure_row_refresh (FwMeasureRow *self, guint number, double effect)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  const FwStreamFigures *figures = fw_stream_desk_get_figures (self->desk);
  FwStreamItem *measure = get_measure (self);
  FwDay due = FW_DAY_NONE;
  g_autofree char *subtitle = NULL, *text = NULL, *day = NULL;
  const char *name, *owner;

  if (measure == NULL)
    return;
  self->filling = TRUE;
  name = fw_stream_item_get_text (measure, FW_STREAM_NAME);
  owner = fw_stream_item_get_text (measure, FW_STREAM_OWNER);
  if (fw_day_from_iso (fw_stream_item_get_text (measure, FW_STREAM_DUE), &due))
    day = fw_day_to_text (due);
  /* Translators: the number of a measure, who does it, until when. */
  subtitle = g_strdup_printf (_ ("M%1$u · %2$s · %3$s"), number,
                              *owner != '\0' ? owner : _ ("nobody yet"),
                              day != NULL ? day : _ ("no date"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self),
                                 *name != '\0' ? name : _ ("New measure"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  gtk_switch_set_active (GTK_SWITCH (self->toggle),
                         fw_stream_item_get_flag (measure, FW_STREAM_ON, TRUE));
  text = isnan (effect) || fabs (effect) < 0.5
             ? g_strdup ("±0")
             /* Translators: a change of time in working days, with its sign. */
             : g_strdup_printf (_ ("%1$s%2$.1f wd"), effect < 0 ? "−" : "+",
                                fabs (effect) / figures->day_s);
  gtk_label_set_label (self->effect, isnan (effect) ? "?" : text);
  for (guint i = 0; i < N_FIELDS; i++)
    if (!has_cursor (self->entries[i]))
      {
        if (fields[i].field == FW_STREAM_DUE)
          fw_date_entry_set_day (FW_DATE_ENTRY (self->entries[i]), due);
        else
          gtk_editable_set_text (GTK_EDITABLE (self->entries[i]),
                                 fw_stream_item_get_text (measure, fields[i].field));
      }
  show_changes (self, stream);
  self->filling = FALSE;
}

void
fw_measure_row_open (FwMeasureRow *self)
{
  adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
  gtk_widget_grab_focus (self->entries[0]);
}

GtkWidget *
fw_measure_row_new (FwStreamDesk *desk, const char *measure_id)
{
  FwMeasureRow *self = g_object_new (FW_TYPE_MEASURE_ROW, NULL);

  self->desk = g_object_ref (desk);
  self->measure = g_strdup (measure_id);
  return GTK_WIDGET (self);
}

static void
fw_measure_row_dispose (GObject *object)
{
  FwMeasureRow *self = FW_MEASURE_ROW (object);

  self->filling = TRUE;
  g_clear_object (&self->desk);
  g_clear_pointer (&self->measure, g_free);
  g_clear_pointer (&self->changes, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_measure_row_parent_class)->dispose (object);
}

static void
fw_measure_row_class_init (FwMeasureRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_measure_row_dispose;
}

static GtkWidget *
add_button (FwMeasureRow *self, GtkWidget *box, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (box), button);
  return button;
}

static void
fw_measure_row_init (FwMeasureRow *self)
{
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *row = gtk_list_box_row_new ();

  self->changes = g_ptr_array_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  self->effect = GTK_LABEL (gtk_label_new (""));
  gtk_widget_add_css_class (GTK_WIDGET (self->effect), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->effect), "heading");
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->effect));
  self->toggle = gtk_switch_new ();
  gtk_widget_set_valign (self->toggle, GTK_ALIGN_CENTER);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggle), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Measure on the target"), -1);
  g_signal_connect_object (self->toggle, "notify::active", G_CALLBACK (toggle_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), self->toggle);
  for (guint i = 0; i < N_FIELDS; i++)
    {
      self->entries[i]
          = fields[i].field == FW_STREAM_DUE ? fw_date_entry_new () : adw_entry_row_new ();
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->entries[i]), _ (fields[i].title));
      g_object_set_data (G_OBJECT (self->entries[i]), "field", GUINT_TO_POINTER (i));
      g_signal_connect_object (self->entries[i], "changed", G_CALLBACK (entry_cb), self,
                               G_CONNECT_SWAPPED);
      adw_expander_row_add_row (ADW_EXPANDER_ROW (self), self->entries[i]);
    }
  gtk_widget_set_margin_start (buttons, 12);
  gtk_widget_set_margin_end (buttons, 12);
  gtk_widget_set_margin_top (buttons, 9);
  gtk_widget_set_margin_bottom (buttons, 9);
  add_button (self, buttons, _ ("_Add a Change…"), G_CALLBACK (change_cb));
  add_button (self, buttons, _ ("_Delete"), G_CALLBACK (remove_cb));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), buttons);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}
