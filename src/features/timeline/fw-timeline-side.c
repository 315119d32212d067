/* fw-timeline-side.c: see fw-timeline-side.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/timeline/fw-timeline-family-pane.h"
#include "features/timeline/fw-timeline-side.h"
#include "widgets/fw-async.h"

struct _FwTimelineSide
{
  AdwBin parent_instance;
  AdwViewStack *view_stack;
  AdwBin *selected_bin, *compare_bin, *family_bin;

  FwTimelineDesk *desk;
  FwTimelineView *view; /* not owned; a sibling */
  FwTimelineInspector *inspector;
  FwTimelineComparePane *compare;
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwTimelineSide, fw_timeline_side, ADW_TYPE_BIN)

static void
chosen_cb (FwTimelineSide *self, const char *id)
{
  g_signal_emit (self, signals[CHOSEN], 0, id);
}

FwTimelineInspector *
fw_timeline_side_get_inspector (FwTimelineSide *self)
{
  g_return_val_if_fail (FW_IS_TIMELINE_SIDE (self), NULL);

  return self->inspector;
}

void
fw_timeline_side_show (FwTimelineSide *self, const char *name)
{
  g_return_if_fail (FW_IS_TIMELINE_SIDE (self));

  adw_view_stack_set_visible_child_name (self->view_stack, name);
}

void
fw_timeline_side_pin (FwTimelineSide *self)
{
  FwDay one, other, day;
  g_autofree char *date = NULL;
  g_autofree char *said = NULL;

  g_return_if_fail (FW_IS_TIMELINE_SIDE (self));

  day = self->view != NULL ? fw_timeline_view_get_day (self->view) : FW_DAY_NONE;
  if (day == FW_DAY_NONE)
    return;
  fw_timeline_desk_get_days (self->desk, &one, &other);
  fw_timeline_side_show (self, "compare");
  if (one == FW_DAY_NONE || other != FW_DAY_NONE)
    {
      fw_timeline_desk_set_days (self->desk, day, FW_DAY_NONE);
      date = fw_day_to_text (day);
      /* Translators: %s is a date that is to be compared with another */
      said = g_strdup_printf (_ ("%s pinned. Ctrl+D pins the second day."), date);
      fw_ui_announce (GTK_WIDGET (self), said);
      return;
    }
  fw_timeline_desk_set_days (self->desk, one, day);
  fw_timeline_compare_pane_speak (self->compare);
}

GtkWidget *
fw_timeline_side_new (FwTimelineDesk *desk, FwTimelineView *view)
{
  FwTimelineSide *self = g_object_new (FW_TYPE_TIMELINE_SIDE, NULL);

  self->desk = g_object_ref (desk);
  self->view = view;
  g_object_add_weak_pointer (G_OBJECT (view), (gpointer *) &self->view);
  self->inspector = FW_TIMELINE_INSPECTOR (fw_timeline_inspector_new (desk));
  self->compare = FW_TIMELINE_COMPARE_PANE (fw_timeline_compare_pane_new (desk));
  adw_bin_set_child (self->selected_bin, GTK_WIDGET (self->inspector));
  adw_bin_set_child (self->compare_bin, GTK_WIDGET (self->compare));
  adw_bin_set_child (self->family_bin, fw_timeline_family_pane_new (desk, view));
  g_signal_connect_object (self->inspector, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->compare, "chosen", G_CALLBACK (chosen_cb), self,
                           G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
fw_timeline_side_dispose (GObject *object)
{
  FwTimelineSide *self = FW_TIMELINE_SIDE (object);

  g_clear_weak_pointer (&self->view);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_timeline_side_parent_class)->dispose (object);
}

static void
fw_timeline_side_class_init (FwTimelineSideClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_timeline_side_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/timeline/fw-timeline-side.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwTimelineSide, name)
  BIND (view_stack);
  BIND (selected_bin);
  BIND (compare_bin);
  BIND (family_bin);
#undef BIND
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_timeline_side_init (FwTimelineSide *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
