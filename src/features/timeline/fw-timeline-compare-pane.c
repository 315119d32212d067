/* fw-timeline-compare-pane.c: see fw-timeline-compare-pane.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-timeline-compare.h"
#include "features/timeline/fw-timeline-compare-pane.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"

struct _FwTimelineComparePane
{
  AdwBin parent_instance;
  FwDateEntry *one_row, *other_row;
  GtkLabel *summary_label;
  GtkListBox *list_box;
  GtkWidget *clear_button;

  FwTimelineDesk *desk;
  gboolean filling; /* the rows follow the desk */
};

enum
{
  CHOSEN,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

G_DEFINE_FINAL_TYPE (FwTimelineComparePane, fw_timeline_compare_pane, ADW_TYPE_BIN)

static const char *
get_sign (FwDifferenceKind kind)
{
  switch (kind)
    {
    case FW_DIFFERENCE_BEGAN:
      return "list-add-symbolic";
    case FW_DIFFERENCE_ENDED:
      return "list-remove-symbolic";
    case FW_DIFFERENCE_REPLACED:
      return "go-next-symbolic";
    case FW_DIFFERENCE_HAPPENED:
    default:
      return "fw-history-dot-symbolic";
    }
}

static GtkWidget *
create_row (const FwTimelineDifference *difference)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *image = gtk_image_new_from_icon_name (get_sign (difference->kind));

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), difference->text);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), fw_lane_get_title (difference->lane));
  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_accessible_update_state (GTK_ACCESSIBLE (image), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), difference->id != NULL);
  if (difference->id != NULL)
    g_object_set_data_full (G_OBJECT (row), "event", g_strdup (difference->id), g_free);
  return row;
}

/* NULL while there are no two days. */
static GPtrArray *
dup_differences (FwTimelineComparePane *self, FwDay *one, FwDay *other)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (self->desk);

  fw_timeline_desk_get_days (self->desk, one, other);
  return timeline != NULL && *one != FW_DAY_NONE && *other != FW_DAY_NONE
             ? fw_timeline_compare (timeline, *one, *other,
                                    fw_timeline_desk_get_filter (self->desk))
             : NULL;
}

static char *
dup_summary (GPtrArray *differences, FwDay one, FwDay other)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  g_autofree char *text = NULL;

  if (differences == NULL)
    return g_strdup (
        one == FW_DAY_NONE && other == FW_DAY_NONE
            ? _ ("Ctrl+D pins the day under the pointer or of the selected event; once "
                 "more pins the second one.")
            : _ ("One day is pinned. Ctrl+D pins the second one, or type it."));
  from = fw_day_to_text (MIN (one, other));
  to = fw_day_to_text (MAX (one, other));
  if (differences->len == 0)
    /* Translators: two dates */
    return g_strdup_printf (_ ("Between %1$s and %2$s nothing changed"), from, to);
  text = g_strdup_printf (ngettext ("%u difference", "%u differences", differences->len),
                          differences->len);
  /* Translators: two dates and how many differences there are between them */
  return g_strdup_printf (_ ("%1$s to %2$s: %3$s"), from, to, text);
}

static void
show (FwTimelineComparePane *self)
{
  FwDay one, other;
  g_autoptr (GPtrArray) differences = dup_differences (self, &one, &other);
  g_autofree char *summary = dup_summary (differences, one, other);

  gtk_list_box_remove_all (self->list_box);
  for (guint i = 0; differences != NULL && i < differences->len; i++)
    gtk_list_box_append (self->list_box, create_row (g_ptr_array_index (differences, i)));
  gtk_widget_set_visible (GTK_WIDGET (self->list_box), differences != NULL && differences->len > 0);
  gtk_label_set_label (self->summary_label, summary);
  gtk_widget_set_sensitive (self->clear_button, one != FW_DAY_NONE || other != FW_DAY_NONE);
}

static void
follow_row (FwDateEntry *row, FwDay day)
{
  FwDay shown;

  if (!fw_date_entry_get_day (row, &shown))
    shown = FW_DAY_NONE;
  if (shown != day)
    fw_date_entry_set_day (row, day);
}

static void
days_cb (FwTimelineComparePane *self)
{
  FwDay one, other;

  fw_timeline_desk_get_days (self->desk, &one, &other);
  if (!self->filling)
    {
      self->filling = TRUE;
      follow_row (self->one_row, one);
      follow_row (self->other_row, other);
      self->filling = FALSE;
    }
  show (self);
}

static void
typed_cb (FwTimelineComparePane *self)
{
  FwDay one = FW_DAY_NONE, other = FW_DAY_NONE;

  if (self->filling || self->desk == NULL)
    return;
  fw_date_entry_get_day (self->one_row, &one);
  fw_date_entry_get_day (self->other_row, &other);
  self->filling = TRUE;
  fw_timeline_desk_set_days (self->desk, one, other);
  self->filling = FALSE;
}

static void
entered_cb (FwTimelineComparePane *self)
{
  fw_timeline_compare_pane_speak (self);
}

static void
clear_cb (FwTimelineComparePane *self)
{
  fw_timeline_desk_set_days (self->desk, FW_DAY_NONE, FW_DAY_NONE);
}

static void
row_activated_cb (FwTimelineComparePane *self, GtkListBoxRow *row)
{
  const char *id = g_object_get_data (G_OBJECT (row), "event");

  if (id != NULL)
    g_signal_emit (self, signals[CHOSEN], 0, id);
}

void
fw_timeline_compare_pane_speak (FwTimelineComparePane *self)
{
  FwDay one, other;
  g_autoptr (GPtrArray) differences = NULL;
  g_autofree char *text = NULL;

  g_return_if_fail (FW_IS_TIMELINE_COMPARE_PANE (self));

  differences = dup_differences (self, &one, &other);
  text = differences != NULL ? fw_timeline_compare_dup_spoken (differences, one, other)
                             : dup_summary (NULL, one, other);
  fw_ui_announce (GTK_WIDGET (self), text);
}

GtkWidget *
fw_timeline_compare_pane_new (FwTimelineDesk *desk)
{
  FwTimelineComparePane *self = g_object_new (FW_TYPE_TIMELINE_COMPARE_PANE, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "days-changed", G_CALLBACK (days_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (show), self, G_CONNECT_SWAPPED);
  show (self);
  return GTK_WIDGET (self);
}

static void
fw_timeline_compare_pane_dispose (GObject *object)
{
  g_clear_object (&FW_TIMELINE_COMPARE_PANE (object)->desk);
  G_OBJECT_CLASS (fw_timeline_compare_pane_parent_class)->dispose (object);
}

static void
fw_timeline_compare_pane_class_init (FwTimelineComparePaneClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_timeline_compare_pane_dispose;
  g_type_ensure (FW_TYPE_DATE_ENTRY);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/timeline/fw-timeline-compare-pane.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwTimelineComparePane, name)
  BIND (one_row);
  BIND (other_row);
  BIND (summary_label);
  BIND (list_box);
  BIND (clear_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, typed_cb);
  gtk_widget_class_bind_template_callback (widget_class, entered_cb);
  gtk_widget_class_bind_template_callback (widget_class, clear_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  signals[CHOSEN] = g_signal_new ("chosen", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_timeline_compare_pane_init (FwTimelineComparePane *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
