/* fw-waste-pane.c: see fw-waste-pane.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-waste-pane.h"
#include "features/valuestream/fw-waste-row.h"
#include "widgets/fw-kept-rows.h"

struct _FwWastePane
{
  AdwBin parent_instance;
  FwStreamDesk *desk;
  GtkWidget *list, *empty, *parking, *note_row, *show_button;
  GtkWidget *people_row;
  GtkLabel *dots;
  GtkEventControllerFocus *focus;   /* of the list */
  GtkEventControllerMotion *motion; /* of the list */
  gboolean filling, ordered;
};

G_DEFINE_FINAL_TYPE (FwWastePane, fw_waste_pane, ADW_TYPE_BIN)

static gboolean
is_worked_in (FwWastePane *self)
{
  return gtk_event_controller_focus_contains_focus (self->focus)
         || gtk_event_controller_motion_contains_pointer (self->motion);
}

static double
get_votes (const FwStreamItem *stamp)
{
  const FwStreamFigure *figure = fw_stream_item_get_figure (stamp, FW_STREAM_VOTES);

  return figure != NULL && !figure->unknown ? figure->mode : 0;
}

static int
compare_votes (gconstpointer a, gconstpointer b)
{
  double x = get_votes (*(FwStreamItem *const *) a), y = get_votes (*(FwStreamItem *const *) b);

  return x > y ? -1 : x < y;
}

static gboolean
holds_id (GPtrArray *stamps, const char *id)
{
  for (guint i = 0; i < stamps->len; i++)
    if (g_str_equal (((FwStreamItem *) g_ptr_array_index (stamps, i))->id, id))
      return TRUE;
  return FALSE;
}

/* As they stand now, what is new at the end. */
static void
keep_order (FwWastePane *self, GPtrArray *stamps)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  g_autoptr (GPtrArray) kept = g_ptr_array_new ();
  GtkListBoxRow *row;

  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    {
      FwStreamItem *stamp = fw_stream_find (stream, FW_STREAM_STAMP, fw_kept_rows_get_key (row));

      if (stamp != NULL)
        g_ptr_array_add (kept, stamp);
    }
  for (guint i = 0; i < stamps->len; i++)
    if (!holds_id (kept, ((FwStreamItem *) g_ptr_array_index (stamps, i))->id))
      g_ptr_array_add (kept, g_ptr_array_index (stamps, i));
  g_ptr_array_set_size (stamps, 0);
  g_ptr_array_extend (stamps, kept, NULL, NULL);
}

/* By dots once they are uncovered: an order that betrays them comes no earlier. While somebody works in the list each
 * stays where it is: the next dot would go to another. */
static GPtrArray *
list_stamps (FwWastePane *self)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  GPtrArray *stamps = g_ptr_array_new ();

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STAMP); i++)
    g_ptr_array_add (stamps, fw_stream_get (stream, FW_STREAM_STAMP, i));
  if (fw_stream_desk_get_votes_shown (self->desk))
    {
      g_ptr_array_sort (stamps, compare_votes);
      if (self->ordered && is_worked_in (self))
        keep_order (self, stamps);
    }
  self->ordered = fw_stream_desk_get_votes_shown (self->desk);
  return stamps;
}

static GtkListBoxRow *
create_row (const char *id, gpointer pane)
{
  return GTK_LIST_BOX_ROW (fw_waste_row_new (FW_WASTE_PANE (pane)->desk, id));
}

static void
show_rows (FwWastePane *self)
{
  g_autoptr (GPtrArray) stamps = list_stamps (self), ids = g_ptr_array_new ();
  double expected
      = fw_stream_figures_get (fw_stream_desk_get_figures (self->desk), FW_VS_EXPECTED_TIME);
  GtkListBoxRow *row;

  for (guint i = 0; i < stamps->len; i++)
    g_ptr_array_add (ids, ((FwStreamItem *) g_ptr_array_index (stamps, i))->id);
  fw_kept_rows_show (GTK_LIST_BOX (self->list), ids, create_row, self);
  gtk_widget_set_visible (self->empty, stamps->len == 0);
  for (int i = 0; (row = gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), i)) != NULL; i++)
    fw_waste_row_refresh (FW_WASTE_ROW (row), expected);
}

/* --- parking lot ------------------------------------------------------------------------- */

static void
remove_note_cb (FwWastePane *self, GtkWidget *button)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  FwStreamItem *note
      = fw_stream_find (stream, FW_STREAM_NOTE, g_object_get_data (G_OBJECT (button), "note"));

  if (note == NULL)
    return;
  fw_stream_remove (fw_stream_desk_begin (self->desk, _ ("Take off the parking lot")), note);
  fw_stream_desk_end (self->desk, NULL);
}

static void
show_notes (FwWastePane *self)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  GtkWidget *row = gtk_widget_get_first_child (self->parking);

  while (row != NULL && row != self->note_row)
    {
      gtk_list_box_remove (GTK_LIST_BOX (self->parking), row);
      row = gtk_widget_get_first_child (self->parking);
    }
  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_NOTE); i++)
    {
      FwStreamItem *note = fw_stream_get (stream, FW_STREAM_NOTE, i);
      GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");

      row = adw_action_row_new ();
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row),
                                     fw_stream_item_get_text (note, FW_STREAM_NAME));
      gtk_widget_set_tooltip_text (button, _ ("Take Off the Parking Lot"));
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      gtk_widget_add_css_class (button, "flat");
      g_object_set_data_full (G_OBJECT (button), "note", g_strdup (note->id), g_free);
      g_signal_connect_object (button, "clicked", G_CALLBACK (remove_note_cb), self,
                               G_CONNECT_SWAPPED);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      gtk_list_box_insert (GTK_LIST_BOX (self->parking), row, (int) i);
    }
}

static void
note_cb (FwWastePane *self)
{
  g_autofree char *text = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->note_row)));
  FwStream *stream;

  if (*g_strstrip (text) == '\0')
    return;
  /* Translators: an act that can be undone. */
  stream = fw_stream_desk_begin (self->desk, _ ("Put on the parking lot"));
  fw_stream_set_text (stream, fw_stream_add (stream, FW_STREAM_NOTE, NULL, G_MAXUINT),
                      FW_STREAM_NAME, text);
  gtk_editable_set_text (GTK_EDITABLE (self->note_row), "");
  fw_stream_desk_end (self->desk, NULL);
}

/* --- dots ------------------------------------------------------------------------------------ */

static void
people_cb (FwWastePane *self)
{
  double people = adw_spin_row_get_value (ADW_SPIN_ROW (self->people_row));
  FwStream *stream;

  if (self->filling || fw_stream_desk_get_stream (self->desk) == NULL)
    return;
  stream = fw_stream_desk_begin (self->desk, _ ("Change people in the room"));
  fw_stream_set_number (stream, fw_stream_get_map (stream), FW_STREAM_PEOPLE, people,
                        FW_STREAM_UNIT_NONE);
  fw_stream_desk_end (self->desk, NULL);
}

static void
show_cb (FwWastePane *self)
{
  fw_stream_desk_set_votes_shown (
      self->desk, gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->show_button)));
}

static void
show_dots (FwWastePane *self)
{
  guint given, all;
  g_autofree char *text = NULL;
  const FwStreamFigure *people
      = fw_stream_item_get_figure (fw_stream_desk_get_map (self->desk), FW_STREAM_PEOPLE);

  fw_stream_act_count_dots (self->desk, &given, &all);
  self->filling = TRUE;
  adw_spin_row_set_value (ADW_SPIN_ROW (self->people_row),
                          people != NULL && !people->unknown ? people->mode : 0);
  self->filling = FALSE;
  /* Translators: dots that are given, dots that there are. */
  text = all > 0 ? g_strdup_printf (_ ("%1$u of %2$u dots given, 5 for each person"), given, all)
                 : g_strdup_printf (ngettext ("%u dot given", "%u dots given", given), given);
  gtk_label_set_label (self->dots, text);
}

static void
changed_cb (FwWastePane *self)
{
  if (self->desk == NULL || fw_stream_desk_get_stream (self->desk) == NULL
      || fw_stream_desk_get_mode (self->desk) != FW_STREAM_MODE_WASTE)
    return;
  show_rows (self);
  show_notes (self);
  show_dots (self);
}

/* Now the order may follow. */
static void
left_cb (FwWastePane *self)
{
  if (!is_worked_in (self))
    changed_cb (self);
}

GtkWidget *
fw_waste_pane_new (FwStreamDesk *desk)
{
  FwWastePane *self = g_object_new (FW_TYPE_WASTE_PANE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  changed_cb (self);
  return GTK_WIDGET (self);
}

static void
fw_waste_pane_dispose (GObject *object)
{
  FwWastePane *self = FW_WASTE_PANE (object);

  self->filling = TRUE;
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_waste_pane_parent_class)->dispose (object);
}

static void
fw_waste_pane_class_init (FwWastePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_waste_pane_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/valuestream/fw-waste-pane.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwWastePane, name)
  BIND (list);
  BIND (empty);
  BIND (parking);
  BIND (note_row);
  BIND (show_button);
  BIND (people_row);
  BIND (dots);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, show_cb);
  gtk_widget_class_bind_template_callback (widget_class, note_cb);
  gtk_widget_class_bind_template_callback (widget_class, people_cb);
}

static void
fw_waste_pane_init (FwWastePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->focus = GTK_EVENT_CONTROLLER_FOCUS (gtk_event_controller_focus_new ());
  self->motion = GTK_EVENT_CONTROLLER_MOTION (gtk_event_controller_motion_new ());
  g_signal_connect_object (self->focus, "notify::contains-focus", G_CALLBACK (left_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->motion, "notify::contains-pointer", G_CALLBACK (left_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (self->focus));
  gtk_widget_add_controller (self->list, GTK_EVENT_CONTROLLER (self->motion));
}
