/* fw-waste-row.c: see fw-waste-row.h. The cause is typed in place and may stay empty. */
#include "config.h"

#include <glib/gi18n.h>
#include <math.h>

#include "features/valuestream/fw-stream-acts.h"
#include "features/valuestream/fw-waste-row.h"
#include "widgets/fw-async.h"

struct _FwWasteRow
{
  GtkListBoxRow parent_instance;
  FwStreamDesk *desk;
  char *stamp;
  GtkWidget *buttons, *cause, *votes;
  GtkLabel *title, *effect;
  char *told; /* what was put into votes */
  gboolean filling;
};

#define MOST_DOTS 999

G_DEFINE_FINAL_TYPE (FwWasteRow, fw_waste_row, GTK_TYPE_LIST_BOX_ROW)

static FwStreamItem *
get_stamp (FwWasteRow *self)
{
  return fw_stream_find (fw_stream_desk_get_stream (self->desk), FW_STREAM_STAMP, self->stamp);
}

static void
changed_cb (FwWasteRow *self)
{
  FwStreamItem *stamp = get_stamp (self);

  if (!self->filling && stamp != NULL)
    fw_stream_act_set_text (self->desk, stamp, FW_STREAM_NAME,
                            gtk_editable_get_text (GTK_EDITABLE (self->cause)),
                            _ ("Change the cause"));
}

/* Somebody is just typing how many were counted. */
static gboolean
is_typing (FwWasteRow *self)
{
  return gtk_widget_get_state_flags (self->votes) & GTK_STATE_FLAG_FOCUS_WITHIN
         && g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->votes)), self->told) != 0;
}

static void
show_votes (FwWasteRow *self)
{
  FwStreamItem *stamp = get_stamp (self);
  const FwStreamFigure *votes
      = stamp != NULL ? fw_stream_item_get_figure (stamp, FW_STREAM_VOTES) : NULL;
  gboolean shown = fw_stream_desk_get_votes_shown (self->desk);
  g_autofree char *number
      = shown ? g_strdup_printf ("%u", votes != NULL && !votes->unknown ? (guint) votes->mode : 0)
              : g_strdup ("?");

  self->filling = TRUE;
  gtk_widget_set_sensitive (self->votes, shown);
  g_set_str (&self->told, number);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->votes)), number) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->votes), number);
  self->filling = FALSE;
}

static void
vote (FwWasteRow *self, int by)
{
  FwStreamItem *stamp = get_stamp (self);
  guint given, all;

  if (stamp == NULL || fw_stream_act_vote (self->desk, stamp, by))
    return;
  fw_stream_act_count_dots (self->desk, &given, &all);
  if (by > 0)
    {
      g_autofree char *text
          = g_strdup_printf (_ ("All %u dots are given. Take one off elsewhere first."), all);

      fw_ui_show_toast (GTK_WIDGET (self), text);
      fw_ui_announce (GTK_WIDGET (self), text);
    }
}

/* As many as were counted on paper; what is no number is put back. */
static void
votes_cb (FwWasteRow *self)
{
  FwStreamItem *stamp = self->filling ? NULL : get_stamp (self);
  const FwStreamFigure *votes
      = stamp != NULL ? fw_stream_item_get_figure (stamp, FW_STREAM_VOTES) : NULL;
  int before = votes != NULL && !votes->unknown ? (int) votes->mode : 0;
  guint64 counted = 0;

  if (stamp == NULL || !fw_stream_desk_get_votes_shown (self->desk))
    return;
  if (g_ascii_string_to_unsigned (gtk_editable_get_text (GTK_EDITABLE (self->votes)), 10, 0,
                                  MOST_DOTS, &counted, NULL)
      && (int) counted != before)
    vote (self, (int) counted - before);
  show_votes (self);
}

static void
plus_cb (FwWasteRow *self)
{
  vote (self, 1);
}

static void
minus_cb (FwWasteRow *self)
{
  vote (self, -1);
}

static void
measure_cb (FwWasteRow *self)
{
  FwStreamItem *stamp = get_stamp (self);

  if (stamp == NULL)
    return;
  fw_stream_act_make_measure (self->desk, stamp);
  fw_ui_show_toast (GTK_WIDGET (self), _ ("It is a measure now: see the mode Target."));
}

/* "Step 4: Antrag stellen" or "Fallkonferenz → Fallvorlage". */
static char *
dup_place (FwStream *stream, const FwStreamItem *stamp)
{
  FwStreamItem *step
      = fw_stream_find (stream, FW_STREAM_STEP, fw_stream_item_get_text (stamp, FW_STREAM_STEP_ID));
  FwStreamItem *flow
      = fw_stream_find (stream, FW_STREAM_FLOW, fw_stream_item_get_text (stamp, FW_STREAM_FLOW_ID));
  FwStreamItem *from, *to;

  if (step != NULL)
    return g_strdup_printf (_ ("Step %u, %s"), fw_stream_get_position (stream, step) + 1,
                            fw_stream_item_get_text (step, FW_STREAM_NAME));
  if (flow == NULL)
    return g_strdup ("");
  from = fw_stream_find_end (stream, fw_stream_item_get_text (flow, FW_STREAM_FROM));
  to = fw_stream_find_end (stream, fw_stream_item_get_text (flow, FW_STREAM_TO));
  return g_strdup_printf ("%s → %s",
                          from != NULL ? fw_stream_item_get_text (from, FW_STREAM_NAME) : "",
                          to != NULL ? fw_stream_item_get_text (to, FW_STREAM_NAME) : "");
}

void
fw_waste_row_refresh (FwWasteRow *self, double expected)
{
  FwStream *stream = fw_stream_desk_get_stream (self->desk);
  FwStreamItem *stamp = get_stamp (self);
  guint kind;
  const FwStreamFigure *count;
  double saved;
  g_autofree char *place = NULL, *title = NULL, *time = NULL, *text = NULL;
  const char *cause;

  if (stamp == NULL)
    return;
  kind = fw_stream_stamp_from_kind (fw_stream_item_get_text (stamp, FW_STREAM_KIND));
  count = fw_stream_item_get_figure (stamp, FW_STREAM_COUNT);
  place = dup_place (stream, stamp);
  /* Translators: a kind of waste, how often it was seen, and where. */
  title = g_strdup_printf (_ ("%1$s × %2$.0f · %3$s"),
                           kind < FW_STREAM_N_STAMPS ? fw_stream_stamp_get_title (kind) : "",
                           count != NULL && !count->unknown ? count->mode : 1, place);
  self->filling = TRUE;
  gtk_label_set_label (self->title, title);
  cause = fw_stream_item_get_text (stamp, FW_STREAM_NAME);
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->cause)), cause) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->cause), cause);
  self->filling = FALSE;
  saved = fw_stream_stamp_get_effect (stream, stamp, expected);
  time = isnan (saved) ? NULL
                       : fw_stream_dup_short_time (fw_stream_desk_get_figures (self->desk), saved);
  /* Translators: %s is a time that waste costs. */
  text = time != NULL ? g_strdup_printf (_ ("costs %s"), time) : g_strdup ("");
  gtk_label_set_label (self->effect, text);
  if (!fw_stream_desk_get_votes_shown (self->desk) || !is_typing (self))
    show_votes (self);
}

static void
add_button (FwWasteRow *self, const char *icon, const char *title, GCallback callback)
{
  GtkWidget *button = gtk_button_new_from_icon_name (icon);

  gtk_widget_set_tooltip_text (button, title);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, title,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  g_signal_connect_object (button, "clicked", callback, self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->buttons), button);
}

GtkWidget *
fw_waste_row_new (FwStreamDesk *desk, const char *stamp_id)
{
  FwWasteRow *self = g_object_new (FW_TYPE_WASTE_ROW, NULL);

  self->desk = g_object_ref (desk);
  self->stamp = g_strdup (stamp_id);
  return GTK_WIDGET (self);
}

static void
fw_waste_row_dispose (GObject *object)
{
  FwWasteRow *self = FW_WASTE_ROW (object);

  self->filling = TRUE;
  g_clear_object (&self->desk);
  g_clear_pointer (&self->stamp, g_free);
  g_clear_pointer (&self->told, g_free);
  G_OBJECT_CLASS (fw_waste_row_parent_class)->dispose (object);
}

static void
fw_waste_row_class_init (FwWasteRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_waste_row_dispose;
}

/* Stuck one by one, or counted from paper and typed. */
static void
add_votes (FwWasteRow *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->votes = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->votes), 3);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->votes), 3);
  gtk_editable_set_alignment (GTK_EDITABLE (self->votes), 0.5f);
  gtk_entry_set_input_purpose (GTK_ENTRY (self->votes), GTK_INPUT_PURPOSE_DIGITS);
  gtk_widget_set_tooltip_text (self->votes, _ ("Dots, also as counted on paper"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->votes), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Dots, also as counted on paper"), -1);
  g_signal_connect_object (self->votes, "activate", G_CALLBACK (votes_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (votes_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->votes, focus);
  gtk_widget_add_css_class (self->votes, "numeric");
  gtk_widget_set_valign (self->votes, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (self->buttons), self->votes);
}

static void
fw_waste_row_init (FwWasteRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (self), FALSE);
  gtk_widget_set_margin_start (box, 12);
  gtk_widget_set_margin_end (box, 9);
  gtk_widget_set_margin_top (box, 9);
  gtk_widget_set_margin_bottom (box, 6);
  self->title = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->title, 0);
  gtk_label_set_wrap (self->title, TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->title), "caption-heading");
  self->cause = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->cause), _ ("Cause, in one sentence"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->cause), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Cause, in one sentence"), -1);
  self->buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  self->effect = GTK_LABEL (gtk_label_new (""));
  gtk_label_set_xalign (self->effect, 0);
  gtk_widget_set_hexpand (GTK_WIDGET (self->effect), TRUE);
  gtk_widget_add_css_class (GTK_WIDGET (self->effect), "numeric");
  gtk_widget_add_css_class (GTK_WIDGET (self->effect), "error");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->effect),
                               _ ("Saved if this alone were gone; not to be added up"));
  gtk_box_append (GTK_BOX (self->buttons), GTK_WIDGET (self->effect));
  add_button (self, "list-remove-symbolic", _ ("Take a Dot Off"), G_CALLBACK (minus_cb));
  add_votes (self);
  add_button (self, "list-add-symbolic", _ ("Stick a Dot"), G_CALLBACK (plus_cb));
  add_button (self, "fw-stream-burst-symbolic", _ ("Make a Measure"), G_CALLBACK (measure_cb));
  gtk_box_append (GTK_BOX (box), GTK_WIDGET (self->title));
  gtk_box_append (GTK_BOX (box), self->cause);
  gtk_box_append (GTK_BOX (box), self->buttons);
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (self), box);
  g_signal_connect_object (self->cause, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
}
