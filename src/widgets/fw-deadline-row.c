/* fw-deadline-row.c: see fw-deadline-row.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "widgets/fw-deadline-row.h"
#include "widgets/fw-light.h"

#define LIGHT_WIDTH 92
#define WHAT_CHARS 24 /* shown before a line is wrapped */
#define CASE_CHARS 27

struct _FwDeadlineRow
{
  GtkListBoxRow parent_instance;
  GtkBox *light_box;
  GtkLabel *what_label;
  GtkLabel *case_label;
  GtkLabel *why_label;
  GtkLabel *due_label;
  GtkLabel *distance_label;
  GtkWidget *act_button;
  GtkMenuButton *menu_button;
  GtkRevealer *revealer;
  GtkBox *count_box;

  FwDeadlineItem *item;
  FwCalendar calendar;
  FwDay today;
};

G_DEFINE_FINAL_TYPE (FwDeadlineRow, fw_deadline_row, GTK_TYPE_LIST_BOX_ROW)

enum
{
  ACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

FwDeadlineItem *
fw_deadline_row_get_item (FwDeadlineRow *self)
{
  g_return_val_if_fail (FW_IS_DEADLINE_ROW (self), NULL);

  return self->item;
}

char *
fw_deadline_row_dup_key (FwDeadlineRow *self)
{
  g_return_val_if_fail (FW_IS_DEADLINE_ROW (self), NULL);

  return g_strdup_printf ("%" G_GINT64_FORMAT " %" G_GINT64_FORMAT " %s %d",
                          self->item->id + self->item->decision_id, self->item->case_id,
                          self->item->rule != NULL ? self->item->rule->name : self->item->what,
                          self->item->start);
}

static void
add_chip (AdwWrapBox *box, const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_widget_add_css_class (label, "day-chip");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, "caption");
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  adw_wrap_box_append (box, label);
}

/* A day of an hour rule: how much of it counts, and the minute at its end. */
static char *
dup_hours (FwDeadlineRow *self, const FwDeadlineDay *step, const char *day, guint index)
{
  const FwDeadline *count = &self->item->count;
  g_autofree char *hours = g_strdup_printf ("%d:%02d", step->minutes / 60, step->minutes % 60);

  if (step->day == count->due)
    /* Translators: %1$s a day, %2$s hours and minutes that count, %3$d:%4$02d a time of day. */
    return g_strdup_printf (_ ("%1$s  + %2$s h = due %3$d:%4$02d"), day, hours,
                            count->due_minute / 60, count->due_minute % 60);
  if (index == 0)
    /* Translators: %1$s a day, %2$s what starts, %3$d:%4$02d a time of day, %5$s hours. */
    return g_strdup_printf (_ ("%1$s  %2$s %3$d:%4$02d, %5$s h"), day, self->item->rule->start,
                            MAX (count->start_minute, 0) / 60, MAX (count->start_minute, 0) % 60,
                            hours);
  /* Translators: %1$s a day, %2$s hours and minutes that count on it. */
  return g_strdup_printf (_ ("%1$s  + %2$s h"), day, hours);
}

static void
add_count (FwDeadlineRow *self)
{
  GtkWidget *box = adw_wrap_box_new ();
  const FwDeadline *count = &self->item->count;
  gboolean moved = fw_deadline_item_is_moved (self->item);

  adw_wrap_box_set_child_spacing (ADW_WRAP_BOX (box), 6);
  adw_wrap_box_set_line_spacing (ADW_WRAP_BOX (box), 6);
  for (guint i = 0; i < count->days->len; i++)
    {
      const FwDeadlineDay *step = &g_array_index (count->days, FwDeadlineDay, i);
      g_autofree char *day = fw_deadline_day_to_text (step->day, self->today);
      g_autofree char *text = NULL;

      if (self->item->rule->unit == FW_DEADLINE_UNIT_HOURS)
        text = dup_hours (self, step, day, i);
      else if (i == 0)
        text = g_strdup_printf ("%s  %s", day, self->item->rule->start);
      else if (step->why != FW_SKIP_NONE)
        text = step->name != NULL ? g_strdup_printf ("%s  %s", day, step->name) : g_strdup (day);
      else if (step->day == count->due && self->item->rule->unit == FW_DEADLINE_UNIT_WORKING_DAYS)
        /* Translators: %1$s is a day, %2$d the number it counts as. */
        text = g_strdup_printf (_ ("%1$s  %2$d = due"), day, step->number);
      else if (step->day == count->due)
        /* Translators: %s is a day. */
        text = g_strdup_printf (_ ("%s  due"), day);
      else
        text = g_strdup_printf ("%s  %d", day, step->number);
      add_chip (ADW_WRAP_BOX (box), text,
                i == 0                              ? "day-start"
                : step->why != FW_SKIP_NONE         ? "day-skipped"
                : step->day == count->due && !moved ? "day-due"
                                                    : NULL);
    }
  if (moved)
    {
      g_autofree char *day = fw_deadline_day_to_text (self->item->due, self->today);
      /* Translators: %s is a day that a due date was moved to. */
      g_autofree char *text = g_strdup_printf (_ ("now %s"), day);

      add_chip (ADW_WRAP_BOX (box), text, "day-due");
    }
  gtk_box_append (self->count_box, box);
}

static void
add_line (FwDeadlineRow *self, const char *text)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_set_hexpand (label, TRUE);
  gtk_box_append (self->count_box, label);
}

/* Filled when first opened. */
static void
fill_count (FwDeadlineRow *self)
{
  const FwDeadlineRule *rule = self->item->rule;

  if (gtk_widget_get_first_child (GTK_WIDGET (self->count_box)) != NULL)
    return;
  if (self->item->count.days != NULL)
    add_count (self);
  if (rule != NULL)
    {
      g_autofree char *text = NULL;
      const char *land = self->calendar.land < FW_N_LANDS ? fw_land_to_name (self->calendar.land)
                                                          : _ ("without holidays: no Land is set");

      /* Translators: %1$s is the source of a rule, %2$s the Land whose holidays count. */
      text = g_strdup_printf (_ ("Source: %1$s · calendar: %2$s"), rule->source_text, land);
      add_line (self, text);
      if (rule->hint != NULL)
        add_line (self, rule->hint);
    }
  else
    add_line (self, _ ("This day was set by hand; no rule counts it."));
  if (self->item->away_for != NULL && !self->item->escalated)
    {
      /* Translators: %s is a member of staff. */
      g_autofree char *text = g_strdup_printf (_ ("For %s, who is away"), self->item->away_for);

      add_line (self, text);
    }
  if (self->item->escalated)
    add_line (self, _ ("Told to you because its day has passed."));
  if (self->item->history != NULL)
    add_line (self, self->item->history);
  if (self->item->assignee != NULL)
    {
      /* Translators: %s is a member of staff. */
      g_autofree char *text = g_strdup_printf (_ ("Assigned to %s"), self->item->assignee);

      add_line (self, text);
    }
}

gboolean
fw_deadline_row_get_open (FwDeadlineRow *self)
{
  g_return_val_if_fail (FW_IS_DEADLINE_ROW (self), FALSE);

  return gtk_revealer_get_reveal_child (self->revealer);
}

void
fw_deadline_row_set_open (FwDeadlineRow *self, gboolean open)
{
  g_return_if_fail (FW_IS_DEADLINE_ROW (self));

  if (open)
    fill_count (self);
  gtk_revealer_set_reveal_child (self->revealer, open);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, open, -1);
}

void
fw_deadline_row_set_suggested (FwDeadlineRow *self, gboolean suggested)
{
  g_return_if_fail (FW_IS_DEADLINE_ROW (self));

  if (suggested)
    gtk_widget_add_css_class (self->act_button, "suggested-action");
  else
    gtk_widget_remove_css_class (self->act_button, "suggested-action");
}

/* The wrap box breaks the line where both do not fit. */
static void
set_widths (FwDeadlineRow *self, gboolean compact)
{
  int what = g_utf8_strlen (gtk_label_get_label (self->what_label), -1);
  int of_case = g_utf8_strlen (gtk_label_get_label (self->case_label), -1);

  gtk_label_set_width_chars (self->what_label, compact ? -1 : MIN (what, WHAT_CHARS));
  gtk_label_set_width_chars (self->case_label, compact ? -1 : MIN (of_case, CASE_CHARS));
}

void
fw_deadline_row_set_compact (FwDeadlineRow *self, gboolean compact)
{
  g_return_if_fail (FW_IS_DEADLINE_ROW (self));

  gtk_widget_set_visible (self->act_button, !compact);
  set_widths (self, compact);
}

static const char *
get_act_label (FwDeadlineItem *item)
{
  if (item->rule == NULL)
    return _ ("Done");
  if (g_str_equal (item->rule->act, "prepare"))
    return _ ("Prepare");
  if (g_str_equal (item->rule->act, "write"))
    return _ ("Write");
  if (g_str_equal (item->rule->act, "send"))
    return _ ("Send");
  return _ ("Open");
}

static void
set_act_label (FwDeadlineRow *self)
{
  GtkWidget *content;

  if (self->item->rule != NULL)
    {
      gtk_button_set_label (GTK_BUTTON (self->act_button), get_act_label (self->item));
      return;
    }
  content = adw_button_content_new ();
  adw_button_content_set_icon_name (ADW_BUTTON_CONTENT (content), "object-select-symbolic");
  adw_button_content_set_label (ADW_BUTTON_CONTENT (content), get_act_label (self->item));
  gtk_button_set_child (GTK_BUTTON (self->act_button), content);
}

GtkWidget *
fw_deadline_row_new (FwDeadlineItem *item,
                     const FwCalendar *calendar,
                     FwDay today,
                     FwDay soon,
                     gboolean with_case)
{
  FwDeadlineRow *self = g_object_new (FW_TYPE_DEADLINE_ROW, NULL);
  FwLightState state = item->due < today   ? FW_LIGHT_STATE_OVERDUE
                       : item->due <= soon ? FW_LIGHT_STATE_DUE
                                           : FW_LIGHT_STATE_LATER;
  GtkWidget *light = fw_light_new (state, TRUE);
  g_autofree char *due = fw_deadline_moment_to_text (item->due, item->due_minute, today);
  g_autofree char *distance = fw_deadline_distance_to_text (calendar, today, item->due);
  g_autofree char *of_case = g_strdup_printf ("%s · %s", item->case_name, item->case_number);
  g_autofree char *spoken = NULL;

  self->item = g_object_ref (item);
  self->calendar = *calendar;
  self->today = today;
  gtk_widget_set_size_request (light, LIGHT_WIDTH, -1);
  gtk_box_append (self->light_box, light);
  gtk_label_set_label (self->what_label, item->what);
  gtk_label_set_label (self->case_label, of_case);
  gtk_widget_set_visible (GTK_WIDGET (self->case_label), with_case);
  set_widths (self, FALSE);
  gtk_label_set_label (self->why_label, item->why);
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->why_label), item->why);
  gtk_label_set_label (self->due_label, due);
  gtk_label_set_label (self->distance_label, distance);
  gtk_widget_add_css_class (GTK_WIDGET (self->distance_label), fw_light_state_to_class (state));
  set_act_label (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deadline.rule", item->rule != NULL);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "deadline.postpone",
                                 item->rule == NULL
                                     || item->rule->source != FW_DEADLINE_SOURCE_LAW);
  /* Translators: spoken: %1$s light and distance, %2$s what, %3$s the case, %4$s
   * the day, %5$s why this day. */
  spoken = g_strdup_printf (_ ("%1$s %2$s, %3$s, %4$s, due %5$s, because %6$s"),
                            fw_light_state_to_word (state), distance, item->what, of_case, due,
                            item->why);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_EXPANDED, FALSE, -1);
  return GTK_WIDGET (self);
}

static void
act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwDeadlineRow *self = FW_DEADLINE_ROW (widget);
  const char *act = name + strlen ("deadline.");

  if (g_str_equal (act, "next"))
    act = self->item->rule == NULL ? "done" : "next";
  g_signal_emit (self, signals[ACT], 0, act);
}

static void
count_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwDeadlineRow *self = FW_DEADLINE_ROW (widget);

  fw_deadline_row_set_open (self, g_str_equal (name, "deadline.show-count"));
}

static void
menu_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_menu_button_popup (FW_DEADLINE_ROW (widget)->menu_button);
}

static void
fw_deadline_row_dispose (GObject *object)
{
  FwDeadlineRow *self = FW_DEADLINE_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FW_TYPE_DEADLINE_ROW);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (fw_deadline_row_parent_class)->dispose (object);
}

static void
fw_deadline_row_class_init (FwDeadlineRowClass *klass)
{
  static const char *const acts[] = {"open", "next", "done", "postpone", "drop", "assign", "rule"};
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_deadline_row_dispose;
  signals[ACT] = g_signal_new ("act", FW_TYPE_DEADLINE_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/widgets/fw-deadline-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FwDeadlineRow, light_box);
  gtk_widget_class_bind_template_child (widget_class, FwDeadlineRow, what_label);
  gtk_widget_class_bind_template_child (widget_class, FwDeadlineRow, case_label);
  gtk_widget_class_bind_template_child (widget_class, FwDeadlineRow, why_label);
  gtk_widget_class_bind_template_child (widget_class, FwDeadlineRow, due_label);
  gtk_widget_class_bind_template_child (widget_class, FwDeadlineRow, distance_label);
  gtk_widget_class_bind_template_child (widget_class, FwDeadlineRow, act_button);
  gtk_widget_class_bind_template_child (widget_class, FwDeadlineRow, menu_button);
  gtk_widget_class_bind_template_child (widget_class, FwDeadlineRow, revealer);
  gtk_widget_class_bind_template_child (widget_class, FwDeadlineRow, count_box);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    {
      g_autofree char *name = g_strconcat ("deadline.", acts[i], NULL);

      gtk_widget_class_install_action (widget_class, g_intern_string (name), NULL, act_action);
    }
  gtk_widget_class_install_action (widget_class, "deadline.show-count", NULL, count_action);
  gtk_widget_class_install_action (widget_class, "deadline.hide-count", NULL, count_action);
  gtk_widget_class_install_action (widget_class, "deadline.menu", NULL, menu_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Right, 0, "deadline.show-count", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Left, 0, "deadline.hide-count", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, 0, "deadline.done", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_v, 0, "deadline.postpone", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_o, 0, "deadline.open", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F10, GDK_SHIFT_MASK, "deadline.menu",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Menu, 0, "deadline.menu", NULL);
}

/* Enter on the row itself is the act; on a button inside it is the button's. */
static gboolean
key_cb (FwDeadlineRow *self, guint key, guint code, GdkModifierType modifiers)
{
  if (modifiers != 0 || !gtk_widget_has_focus (GTK_WIDGET (self))
      || (key != GDK_KEY_Return && key != GDK_KEY_KP_Enter && key != GDK_KEY_ISO_Enter))
    return GDK_EVENT_PROPAGATE;
  gtk_widget_activate_action (GTK_WIDGET (self), "deadline.next", NULL);
  return GDK_EVENT_STOP;
}

static void
fw_deadline_row_init (FwDeadlineRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), keys);
}
