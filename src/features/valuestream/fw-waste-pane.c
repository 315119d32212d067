/* fw-waste-pane.c: see fw-waste-pane.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-waste-pane.h"
#include "features/valuestream/fw-waste-row.h"

struct _FwWastePane
{
  AdwBin parent_instance;
  FwStreamDesk *desk;
  GtkWidget *list, *empty, *parking, *note_row, *show_button;
  GtkWidget *people_row;
  GtkLabel *dots;
  GPtrArray *rows; /* borrowed, in the order of the ids */
  char **shown;    /* ids of the rows */
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwWastePane, fw_waste_pane, ADW_TYPE_BIN)

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

/* By dots once they are uncovered: an order that betrays them comes no earlier. */
static GPtrArray *
list_stamps (FwWastePane *self)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  GPtrArray *stamps = g_ptr_array_new ();

  for (guint i = 0; i < fw_stream_get_n (stream, FW_STREAM_STAMP); i++)
    g_ptr_array_add (stamps, fw_stream_get (stream, FW_STREAM_STAMP, i));
  if (fw_stream_desk_get_votes_shown (self->desk))
    g_ptr_array_sort (stamps, compare_votes);
  return stamps;
}

static gboolean
is_shown (FwWastePane *self, GPtrArray *stamps)
{
  if (self->shown == NULL || g_strv_length (self->shown) != stamps->len)
    return FALSE;
  for (guint i = 0; i < stamps->len; i++)
    if (!g_str_equal (self->shown[i], ((FwStreamItem *) g_ptr_array_index (stamps, i))->id))
      return FALSE;
  return TRUE;
}

static void
rebuild (FwWastePane *self, GPtrArray *stamps)
{
  g_clear_pointer (&self->shown, g_strfreev);
  self->shown = g_new0 (char *, stamps->len + 1);
  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < stamps->len; i++)
    {
      const char *id = ((FwStreamItem *) g_ptr_array_index (stamps, i))->id;
      GtkWidget *row = fw_waste_row_new (self->desk, id);

      self->shown[i] = g_strdup (id);
      g_ptr_array_add (self->rows, row);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  gtk_widget_set_visible (self->list, stamps->len > 0);
  gtk_widget_set_visible (self->empty, stamps->len == 0);
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
  g_autoptr (GPtrArray) stamps = NULL;
  double expected;

  if (fw_stream_desk_get_stream (self->desk) == NULL
      || fw_stream_desk_get_mode (self->desk) != FW_STREAM_MODE_WASTE)
    return;
  stamps = list_stamps (self);
  if (!is_shown (self, stamps))
    rebuild (self, stamps);
  expected = fw_stream_figures_get (fw_stream_desk_get_figures (self->desk), FW_VS_EXPECTED_TIME);
  for (guint i = 0; i < self->rows->len; i++)
    fw_waste_row_refresh (g_ptr_array_index (self->rows, i), expected);
  show_notes (self);
  show_dots (self);
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
  g_clear_pointer (&self->rows, g_ptr_array_unref);
  g_clear_pointer (&self->shown, g_strfreev);
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
  self->rows = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
}
