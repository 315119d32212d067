/* fw-timeline-entry.c: see fw-timeline-entry.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-life-event-line.h"
#include "domain/fw-life-event.h"
#include "domain/fw-person-words.h"
#include "features/timeline/fw-timeline-entry.h"
#include "widgets/fw-async.h"

struct _FwTimelineEntry
{
  GtkWidget parent_instance;
  GtkWidget *entry, *popover;
  GtkLabel *understood;
  FwTimelineDesk *desk;
  int lane;
};

G_DEFINE_FINAL_TYPE (FwTimelineEntry, fw_timeline_entry, GTK_TYPE_WIDGET)

enum
{
  ADDED,
  LEFT,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const char *
get_text (FwTimelineEntry *self)
{
  return gtk_editable_get_text (GTK_EDITABLE (self->entry));
}

static const char *
get_lane (FwTimelineEntry *self)
{
  const char *lane = self->lane >= 0 ? fw_life_event_lane_of ((FwTimelineLane) self->lane) : NULL;

  return lane != NULL ? lane : "other";
}

static char *
dup_dates (const FwLifeEventLine *line)
{
  g_autofree char *from = line->from != NULL ? fw_person_date_to_text (line->from) : NULL;
  g_autofree char *to = line->to != NULL ? fw_person_date_to_text (line->to) : NULL;

  if (from != NULL && to != NULL)
    return g_strdup_printf (_ ("%1$s to %2$s"), from, to);
  if (line->ongoing)
    return g_strdup_printf (_ ("since %s"), from);
  /* Translators: %s is a date: something was so until then */
  return from != NULL ? g_steal_pointer (&from) : g_strdup_printf (_ ("until %s"), to);
}

static char *
dup_understood (FwTimelineEntry *self, const FwLifeEventLine *line)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  g_autofree char *dates = dup_dates (line);

  return g_strdup_printf (
      "✓ %s · %s · %s\n%s", fw_life_event_get_lane_title (line->lane),
      line->child >= 0 ? g_array_index (timeline->children, FwTimelineChild, line->child).name
                       : _ ("Family"),
      dates, line->text);
}

/* What was understood, or what is missing; the line itself stays as it is. */
static void
show (FwTimelineEntry *self)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  g_auto (FwLifeEventLine) line = {0};
  g_autofree char *problem = NULL;
  g_autofree char *text = NULL;

  if (timeline == NULL || get_text (self)[0] == '\0' || !gtk_widget_get_mapped (self->entry))
    {
      gtk_popover_popdown (GTK_POPOVER (self->popover));
      return;
    }
  text = fw_life_event_line_parse (&line, get_text (self), timeline, get_lane (self), &problem)
             ? dup_understood (self, &line)
             : g_strdup (problem);
  gtk_label_set_label (self->understood, text);
  gtk_popover_popup (GTK_POPOVER (self->popover));
}

static void
activate_cb (FwTimelineEntry *self)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);
  g_auto (FwLifeEventLine) line = {0};
  g_autofree char *problem = NULL;
  g_autofree char *event_id = NULL;
  FwLifeEventValues values;
  FwChangeSet *changes;
  gint64 id;

  if (timeline == NULL)
    return;
  if (!fw_life_event_line_parse (&line, get_text (self), timeline, get_lane (self), &problem))
    {
      gtk_widget_error_bell (GTK_WIDGET (self));
      fw_ui_announce (GTK_WIDGET (self), problem);
      show (self);
      return;
    }
  values = (FwLifeEventValues) {.lane = line.lane,
                                .text = line.text,
                                .span = line.span,
                                .ongoing = line.ongoing,
                                .from = line.from,
                                .to = line.to};
  if (line.child >= 0)
    values.child_id = g_array_index (timeline->children, FwTimelineChild, line.child).id;
  /* Translators: an act that can be undone. */
  changes = fw_change_set_new (_ ("Add life event"));
  id = fw_life_event_insert (changes, fw_timeline_desk_get_case (self->desk), &values);
  event_id = g_strdup_printf ("life_event:%" G_GINT64_FORMAT, id);
  fw_timeline_desk_commit (self->desk, changes);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  fw_ui_announce (GTK_WIDGET (self), _ ("Added"));
  g_signal_emit (self, signals[ADDED], 0, event_id);
}

static void
left_cb (FwTimelineEntry *self)
{
  gtk_popover_popdown (GTK_POPOVER (self->popover));
}

/* Back to the lanes; not off the page. */
static gboolean
key_cb (FwTimelineEntry *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Escape)
    return GDK_EVENT_PROPAGATE;
  gtk_editable_set_text (GTK_EDITABLE (self->entry), "");
  g_signal_emit (self, signals[LEFT], 0);
  return GDK_EVENT_STOP;
}

void
fw_timeline_entry_begin (FwTimelineEntry *self, int lane, const char *text)
{
  g_return_if_fail (FW_IS_TIMELINE_ENTRY (self));

  self->lane = lane;
  gtk_widget_grab_focus (self->entry);
  if (text != NULL)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  gtk_editable_set_position (GTK_EDITABLE (self->entry), -1);
}

static gboolean
fw_timeline_entry_grab_focus (GtkWidget *widget)
{
  return gtk_widget_grab_focus (FW_TIMELINE_ENTRY (widget)->entry);
}

GtkWidget *
fw_timeline_entry_new (FwTimelineDesk *desk)
{
  FwTimelineEntry *self = g_object_new (FW_TYPE_TIMELINE_ENTRY, NULL);

  self->desk = g_object_ref (desk);
  return GTK_WIDGET (self);
}

static void
fw_timeline_entry_dispose (GObject *object)
{
  FwTimelineEntry *self = FW_TIMELINE_ENTRY (object);

  g_clear_pointer (&self->popover, gtk_widget_unparent);
  g_clear_pointer (&self->entry, gtk_widget_unparent);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_timeline_entry_parent_class)->dispose (object);
}

static void
fw_timeline_entry_class_init (FwTimelineEntryClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_timeline_entry_dispose;
  widget_class->grab_focus = fw_timeline_entry_grab_focus;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  signals[ADDED] = g_signal_new ("added", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LEFT] = g_signal_new ("left", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                NULL, G_TYPE_NONE, 0);
}

static void
fw_timeline_entry_init (FwTimelineEntry *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->lane = -1;
  self->entry = gtk_entry_new ();
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry),
                                  _ ("3/4/27 Jonas internship  ·  Ctrl+E"));
  gtk_entry_set_icon_from_icon_name (GTK_ENTRY (self->entry), GTK_ENTRY_ICON_PRIMARY,
                                     "list-add-symbolic");
  gtk_entry_set_max_length (GTK_ENTRY (self->entry), 400);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Type a Life Event"), -1);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  self->popover = gtk_popover_new ();
  gtk_popover_set_autohide (GTK_POPOVER (self->popover), FALSE);
  gtk_popover_set_position (GTK_POPOVER (self->popover), GTK_POS_BOTTOM);
  gtk_popover_set_has_arrow (GTK_POPOVER (self->popover), FALSE);
  gtk_widget_set_halign (self->popover, GTK_ALIGN_START);
  gtk_widget_set_can_focus (self->popover, FALSE);
  self->understood = GTK_LABEL (gtk_label_new (NULL));
  gtk_label_set_wrap (self->understood, TRUE);
  gtk_label_set_max_width_chars (self->understood, 48);
  gtk_label_set_xalign (self->understood, 0);
  gtk_popover_set_child (GTK_POPOVER (self->popover), GTK_WIDGET (self->understood));
  gtk_widget_set_parent (self->popover, GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (left_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, keys);
}
