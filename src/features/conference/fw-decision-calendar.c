/* fw-decision-calendar.c: see fw-decision-calendar.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-deadline.h"
#include "features/conference/fw-decision-calendar.h"
#include "widgets/fw-decision-words.h"

#define N_WEEKS 6
#define N_DAYS (7 * N_WEEKS)
#define MAX_LIGHTS 3

struct _FwDecisionCalendar
{
  GtkBox parent_instance;
  GtkLabel *month_label;
  GtkGrid *grid;
  GtkListBox *agenda;
  GtkLabel *agenda_title;

  GtkToggleButton *days[N_DAYS];
  GtkLabel *weeks[N_WEEKS];
  GListModel *items;
  FwCalendar calendar;
  FwDay today;
  FwDay month; /* its first day */
  FwDay first; /* of the grid: a Monday */
  FwDay chosen;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwDecisionCalendar, fw_decision_calendar, GTK_TYPE_BOX)

enum
{
  SELECTED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static FwDay
get_month (FwDay day)
{
  int year, month, month_day;

  fw_day_split (day, &year, &month, &month_day);
  return fw_day_new (year, month, 1);
}

static char *
dup_month (FwDay day)
{
  int year, month, month_day;
  g_autoptr (GDateTime) time = NULL;

  fw_day_split (day, &year, &month, &month_day);
  time = g_date_time_new_local (year, month, month_day, 12, 0, 0);
  /* Translators: a month for g_date_time_format. */
  return g_date_time_format (time, _ ("%OB %Y"));
}

static gboolean
is_shown (FwDecisionCalendar *self, FwDay due)
{
  if (self->chosen != FW_DAY_NONE)
    return due == self->chosen;
  return due != FW_DAY_NONE && get_month (due) == self->month;
}

static GtkWidget *
create_text (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, css);
  gtk_widget_add_css_class (label, "numeric");
  return label;
}

static GtkWidget *
create_row (FwDecisionItem *item, FwDay today)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *light = fw_light_new (fw_decision_get_light_state (item), FALSE);
  g_autofree char *origin = fw_decision_dup_origin (item, today);
  g_autofree char *state = fw_decision_dup_state (item);
  g_autofree char *due = fw_decision_dup_due (item, today);
  g_autofree char *line = g_strdup_printf ("%s · %s", origin, item->responsible);
  g_autofree char *spoken = g_strdup_printf ("%s: %s, %s, %s", due, state, item->what, line);
  GtkWidget *day = create_text (due, "caption-heading"), *below = create_text (line, "caption");
  GtkWidget *word = create_text (state, "caption-heading");

  gtk_label_set_wrap (GTK_LABEL (day), FALSE);
  gtk_widget_set_valign (day, GTK_ALIGN_START);
  gtk_widget_set_valign (light, GTK_ALIGN_START);
  gtk_widget_set_margin_top (light, 1);
  gtk_widget_add_css_class (below, "dimmed");
  gtk_widget_add_css_class (word, fw_light_state_to_class (fw_decision_get_light_state (item)));
  gtk_widget_set_hexpand (word, TRUE);
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (head), day);
  gtk_box_append (GTK_BOX (head), word);
  gtk_box_append (GTK_BOX (texts), head);
  gtk_box_append (GTK_BOX (texts), create_text (item->what, "overview-title"));
  gtk_box_append (GTK_BOX (texts), below);
  gtk_box_append (GTK_BOX (box), light);
  gtk_box_append (GTK_BOX (box), texts);
  gtk_widget_add_css_class (box, "overview-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  g_object_set_data_full (G_OBJECT (row), "item", g_object_ref (item), g_object_unref);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static void
show_agenda (FwDecisionCalendar *self)
{
  g_autofree char *title = self->chosen != FW_DAY_NONE
                               ? fw_deadline_day_to_text (self->chosen, self->today)
                               : dup_month (self->month);
  guint n = 0;

  gtk_list_box_remove_all (self->agenda);
  for (guint i = 0; self->items != NULL && i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (self->items, i);

      if (!is_shown (self, item->due))
        continue;
      gtk_list_box_append (self->agenda, create_row (item, self->today));
      n++;
    }
  gtk_label_set_label (self->agenda_title, title);
  gtk_widget_set_visible (GTK_WIDGET (self->agenda), n > 0);
  if (n == 0)
    {
      /* Translators: %s is a day or a month. */
      g_autofree char *none = g_strdup_printf (_ ("%s: nothing is due"), title);

      gtk_label_set_label (self->agenda_title, none);
    }
}

static void
count_day (FwDecisionCalendar *self, FwDay day, guint *counts)
{
  for (guint i = 0; self->items != NULL && i < g_list_model_get_n_items (self->items); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (self->items, i);

      if (item->due == day && item->light <= FW_DECISION_LIGHT_RED)
        counts[item->light]++;
    }
}

static GtkWidget *
create_lights (const guint *counts)
{
  static const FwLightState states[]
      = {FW_LIGHT_STATE_LATER, FW_LIGHT_STATE_DUE, FW_LIGHT_STATE_OVERDUE};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 2);

  for (int light = FW_DECISION_LIGHT_RED; light >= (int) FW_DECISION_LIGHT_GREEN; light--)
    for (guint i = 0; i < MIN (counts[light], MAX_LIGHTS); i++)
      {
        GtkWidget *image = gtk_image_new_from_icon_name (fw_light_state_to_icon (states[light]));
        GtkWidget *holder = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

        gtk_widget_add_css_class (holder, fw_light_state_to_class (states[light]));
        gtk_box_append (GTK_BOX (holder), image);
        gtk_box_append (GTK_BOX (box), holder);
      }
  return box;
}

static void
fill_day (FwDecisionCalendar *self, guint i)
{
  FwDay day = self->first + (FwDay) i;
  guint counts[FW_DECISION_LIGHT_RED + 1] = {0};
  const char *holiday = NULL;
  FwSkip skip = fw_calendar_get_skip (&self->calendar, day, &holiday);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *label;
  int year, month, month_day;
  g_autofree char *number = NULL, *spoken = NULL, *text = NULL;
  guint n;

  fw_day_split (day, &year, &month, &month_day);
  count_day (self, day, counts);
  n = counts[0] + counts[1] + counts[2];
  number = g_strdup_printf ("%d", month_day);
  text = fw_deadline_day_to_text (day, self->today);
  label = gtk_label_new (number);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  if (n > 0)
    gtk_box_append (GTK_BOX (box), create_lights (counts));
  else if (holiday != NULL)
    {
      label = gtk_label_new (holiday);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_label_set_max_width_chars (GTK_LABEL (label),
                                     3); /* or its column is wider than the others */
      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_widget_set_hexpand (label, TRUE);
      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_button_set_child (GTK_BUTTON (self->days[i]), box);
  gtk_widget_set_css_classes (
      GTK_WIDGET (self->days[i]),
      (const char *[]) {"flat", "day",
                        skip == FW_SKIP_HOLIDAY   ? "hatched"
                        : skip == FW_SKIP_WEEKEND ? "weekend"
                                                  : "plain",
                        day == self->today ? "today" : "not-today",
                        get_month (day) != self->month ? "dimmed" : "in-month", NULL});
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->days[i]), holiday);
  spoken = g_strdup_printf (
      /* Translators: spoken: a day, a holiday's name or nothing, how many, how many of them are red. */
      ngettext ("%1$s %2$s, %3$u decision, %4$u red", "%1$s %2$s, %3$u decisions, %4$u red", n),
      text, holiday != NULL ? holiday : "", n, counts[FW_DECISION_LIGHT_RED]);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->days[i]), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

static void
show_month (FwDecisionCalendar *self)
{
  g_autofree char *title = dup_month (self->month);

  self->first = self->month - fw_day_get_weekday (self->month) + 1;
  gtk_label_set_label (self->month_label, title);
  self->filling = TRUE;
  for (guint i = 0; i < N_DAYS; i++)
    {
      fill_day (self, i);
      gtk_toggle_button_set_active (self->days[i], self->first + (FwDay) i == self->chosen);
    }
  for (guint i = 0; i < N_WEEKS; i++)
    {
      g_autofree char *week = g_strdup_printf ("%d", fw_day_get_week (self->first + (FwDay) i * 7));

      gtk_label_set_label (self->weeks[i], week);
    }
  self->filling = FALSE;
  show_agenda (self);
}

void
fw_decision_calendar_set_items (FwDecisionCalendar *self,
                                GListModel *items,
                                const FwCalendar *calendar,
                                FwDay today)
{
  g_return_if_fail (FW_IS_DECISION_CALENDAR (self));

  g_set_object (&self->items, items);
  self->calendar = *calendar;
  self->today = today;
  if (self->month == FW_DAY_NONE)
    self->month = get_month (today);
  show_month (self);
}

void
fw_decision_calendar_set_narrow (FwDecisionCalendar *self, gboolean narrow)
{
  g_return_if_fail (FW_IS_DECISION_CALENDAR (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (self),
                                  narrow ? GTK_ORIENTATION_VERTICAL : GTK_ORIENTATION_HORIZONTAL);
}

static void
toggled_cb (FwDecisionCalendar *self, GtkToggleButton *button)
{
  if (self->filling)
    return;
  self->chosen = FW_DAY_NONE;
  self->filling = TRUE;
  for (guint i = 0; i < N_DAYS; i++)
    if (self->days[i] != button)
      gtk_toggle_button_set_active (self->days[i], FALSE);
    else if (gtk_toggle_button_get_active (button))
      self->chosen = self->first + (FwDay) i;
  self->filling = FALSE;
  show_agenda (self);
}

static void
go (FwDecisionCalendar *self, FwDay month)
{
  self->month = get_month (month);
  self->chosen = FW_DAY_NONE;
  show_month (self);
}

static void
month_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwDecisionCalendar *self = FW_DECISION_CALENDAR (widget);
  int step = g_variant_get_int32 (parameter);

  go (self, step == 0 ? self->today : fw_day_add_months (self->month, step));
}

static void
row_cb (FwDecisionCalendar *self, GtkListBoxRow *row)
{
  if (row != NULL)
    g_signal_emit (self, signals[SELECTED], 0, g_object_get_data (G_OBJECT (row), "item"));
}

static void
row_activated_cb (FwDecisionCalendar *self)
{
  gtk_widget_activate_action (GTK_WIDGET (self), "board.show-details", NULL);
}

static void
fw_decision_calendar_dispose (GObject *object)
{
  g_clear_object (&FW_DECISION_CALENDAR (object)->items);
  G_OBJECT_CLASS (fw_decision_calendar_parent_class)->dispose (object);
}

static void
fw_decision_calendar_class_init (FwDecisionCalendarClass *klass)
{
  static const struct
  {
    guint key;
    const char *act;
  } keys[] = {{GDK_KEY_e, "done"},   {GDK_KEY_v, "postpone"},  {GDK_KEY_g, "drop"},
              {GDK_KEY_t, "partly"}, {GDK_KEY_u, "hand-over"}, {GDK_KEY_n, "note"}};
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_decision_calendar_dispose;
  signals[SELECTED] = g_signal_new ("selected", FW_TYPE_DECISION_CALENDAR, G_SIGNAL_RUN_LAST, 0,
                                    NULL, NULL, NULL, G_TYPE_NONE, 1, FW_TYPE_DECISION_ITEM);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-decision-calendar.ui");
  gtk_widget_class_bind_template_child (widget_class, FwDecisionCalendar, month_label);
  gtk_widget_class_bind_template_child (widget_class, FwDecisionCalendar, grid);
  gtk_widget_class_bind_template_child (widget_class, FwDecisionCalendar, agenda);
  gtk_widget_class_bind_template_child (widget_class, FwDecisionCalendar, agenda_title);
  gtk_widget_class_bind_template_callback (widget_class, row_cb);
  gtk_widget_class_bind_template_callback (widget_class, row_activated_cb);
  gtk_widget_class_install_action (widget_class, "calendar.month", "i", month_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Up, 0, "calendar.month", "i", -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Page_Down, 0, "calendar.month", "i",
                                       1);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_widget_class_add_binding_action (widget_class, keys[i].key, 0, "board.act", "s",
                                         keys[i].act);
}

static void
add_heads (FwDecisionCalendar *self)
{
  /* 1970-01-05 was a Monday. */
  for (int i = 0; i < 7; i++)
    {
      GtkWidget *label = gtk_label_new (fw_deadline_weekday_to_text (4 + i));

      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "dimmed");
      gtk_widget_set_hexpand (label, TRUE);
      gtk_grid_attach (self->grid, label, i + 1, 0, 1, 1);
    }
}

static void
fw_decision_calendar_init (FwDecisionCalendar *self)
{
  self->month = self->chosen = FW_DAY_NONE;
  self->calendar.land = FW_N_LANDS;
  gtk_widget_init_template (GTK_WIDGET (self));
  add_heads (self);
  for (guint week = 0; week < N_WEEKS; week++)
    {
      self->weeks[week] = GTK_LABEL (gtk_label_new (NULL));
      gtk_widget_add_css_class (GTK_WIDGET (self->weeks[week]), "caption");
      gtk_widget_add_css_class (GTK_WIDGET (self->weeks[week]), "numeric");
      gtk_widget_add_css_class (GTK_WIDGET (self->weeks[week]), "week-number");
      gtk_grid_attach (self->grid, GTK_WIDGET (self->weeks[week]), 0, (int) week + 1, 1, 1);
    }
  for (guint i = 0; i < N_DAYS; i++)
    {
      self->days[i] = GTK_TOGGLE_BUTTON (gtk_toggle_button_new ());
      gtk_widget_set_vexpand (GTK_WIDGET (self->days[i]), TRUE);
      g_signal_connect_object (self->days[i], "toggled", G_CALLBACK (toggled_cb), self,
                               G_CONNECT_SWAPPED);
      gtk_grid_attach (self->grid, GTK_WIDGET (self->days[i]), (int) (i % 7) + 1, (int) (i / 7) + 1,
                       1, 1);
    }
}
