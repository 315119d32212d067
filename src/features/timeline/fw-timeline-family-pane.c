/* fw-timeline-family-pane.c: see fw-timeline-family-pane.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-family-day.h"
#include "domain/fw-family-day-words.h"
#include "features/timeline/fw-timeline-family-pane.h"
#include "widgets/fw-genogram-picture.h"

#define DELAY_MS 120

struct _FwTimelineFamilyPane
{
  AdwBin parent_instance;
  GtkLabel *day_label, *words_label;
  AdwBin *picture_bin;

  FwTimelineView *view; /* not owned; a sibling */
  FwGenogramPicture *picture;
  guint source;
  FwDay day; /* that is shown */
};

G_DEFINE_FINAL_TYPE (FwTimelineFamilyPane, fw_timeline_family_pane, ADW_TYPE_BIN)

static void
show_words (FwTimelineFamilyPane *self)
{
  FwFamily *family = fw_genogram_picture_get_family (self->picture);
  g_autofree char *date = fw_day_to_text (self->day);
  /* Translators: %s is a date: the family as it was on that day */
  g_autofree char *title = g_strdup_printf (_ ("On %s"), date);
  g_autofree char *words = family != NULL ? fw_family_dup_day_words (family, self->day) : NULL;

  gtk_label_set_label (self->day_label, title);
  gtk_label_set_label (self->words_label, words != NULL && words[0] != '\0'
                                              ? words
                                              : _ ("Nothing is known of this day."));
}

static gboolean
follow_cb (gpointer data)
{
  FwTimelineFamilyPane *self = data;
  FwDay day;

  self->source = 0;
  day = self->view != NULL ? fw_timeline_view_get_day (self->view) : FW_DAY_NONE;
  if (day == FW_DAY_NONE || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  if (day != self->day)
    {
      self->day = day;
      fw_genogram_picture_set_day (self->picture, day);
    }
  show_words (self);
  return G_SOURCE_REMOVE;
}

/* What the pointer passes meanwhile is not drawn; it is asked for the day when the time is up. */
static void
day_cb (FwTimelineFamilyPane *self)
{
  if (!gtk_widget_get_mapped (GTK_WIDGET (self)))
    return;
  if (self->source == 0)
    self->source = g_timeout_add (DELAY_MS, follow_cb, self);
}

GtkWidget *
fw_timeline_family_pane_new (FwTimelineDesk *desk, FwTimelineView *view)
{
  FwTimelineFamilyPane *self = g_object_new (FW_TYPE_TIMELINE_FAMILY_PANE, NULL);

  self->view = view;
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &self->view);
  self->picture = FW_GENOGRAM_PICTURE (fw_genogram_picture_new (fw_timeline_desk_get_store (desk),
                                                                fw_timeline_desk_get_case (desk)));
  adw_bin_set_child (self->picture_bin, GTK_WIDGET (self->picture));
  g_signal_connect_object (self->picture, "notify::empty", G_CALLBACK (day_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "day-changed", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (view, "camera-changed", G_CALLBACK (day_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
fw_timeline_family_pane_map (GtkWidget *widget)
{
  GTK_WIDGET_CLASS (fw_timeline_family_pane_parent_class)->map (widget);
  day_cb (FW_TIMELINE_FAMILY_PANE (widget));
}

static void
fw_timeline_family_pane_dispose (GObject *object)
{
  FwTimelineFamilyPane *self = FW_TIMELINE_FAMILY_PANE (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_weak_pointer (&self->view);
  G_OBJECT_CLASS (fw_timeline_family_pane_parent_class)->dispose (object);
}

static void
fw_timeline_family_pane_class_init (FwTimelineFamilyPaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_timeline_family_pane_dispose;
  widget_class->map = fw_timeline_family_pane_map;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/timeline/fw-timeline-family-pane.ui");
  gtk_widget_class_bind_template_child (widget_class, FwTimelineFamilyPane, day_label);
  gtk_widget_class_bind_template_child (widget_class, FwTimelineFamilyPane, words_label);
  gtk_widget_class_bind_template_child (widget_class, FwTimelineFamilyPane, picture_bin);
}

static void
fw_timeline_family_pane_init (FwTimelineFamilyPane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->day = FW_DAY_NONE;
}
