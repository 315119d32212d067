/* fw-day-strip.c: see fw-day-strip.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/today/fw-day-strip.h"
#include "widgets/fw-light.h"

#define N_DAYS 14
#define MAX_LIGHTS 3
#define WIDTH_DAY 62
#define WIDTH_WEEKEND 30

struct _FwDayStrip
{
  GtkBox parent_instance;
  GtkToggleButton *buttons[N_DAYS + 1]; /* the overdue, then the days; owned by the box */
  FwDay first;
  FwDay day;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwDayStrip, fw_day_strip, GTK_TYPE_BOX)

enum
{
  PROP_0,
  PROP_DAY,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

FwDay
fw_day_strip_get_day (FwDayStrip *self)
{
  g_return_val_if_fail (FW_IS_DAY_STRIP (self), FW_DAY_NONE);

  return self->day;
}

static void
set_day (FwDayStrip *self, FwDay day)
{
  if (self->day == day)
    return;
  self->day = day;
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_DAY]);
}

static void
toggled_cb (FwDayStrip *self, GtkToggleButton *button)
{
  FwDay day = FW_DAY_NONE;

  if (self->filling)
    return;
  self->filling = TRUE;
  for (guint i = 0; i <= N_DAYS; i++)
    {
      if (self->buttons[i] != button)
        gtk_toggle_button_set_active (self->buttons[i], FALSE);
      else if (gtk_toggle_button_get_active (button))
        day = i == 0 ? FW_DAY_OVERDUE : self->first + (int) i - 1;
    }
  self->filling = FALSE;
  set_day (self, day);
}

void
fw_day_strip_clear (FwDayStrip *self)
{
  g_return_if_fail (FW_IS_DAY_STRIP (self));

  self->filling = TRUE;
  for (guint i = 0; i <= N_DAYS; i++)
    gtk_toggle_button_set_active (self->buttons[i], FALSE);
  self->filling = FALSE;
  set_day (self, FW_DAY_NONE);
}

static GtkWidget *
create_lights (FwLightState state, guint n)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);

  for (guint i = 0; i < MIN (n, MAX_LIGHTS); i++)
    {
      GtkWidget *image = gtk_image_new_from_icon_name (fw_light_state_to_icon (state));

      gtk_widget_add_css_class (image, fw_light_state_to_class (state));
      gtk_box_append (GTK_BOX (box), image);
    }
  if (n > MAX_LIGHTS)
    {
      g_autofree char *text = g_strdup_printf ("+%u", n - MAX_LIGHTS);
      GtkWidget *label = gtk_label_new (text);

      gtk_widget_add_css_class (label, "caption");
      gtk_box_append (GTK_BOX (box), label);
    }
  return box;
}

static GtkWidget *
create_content (const char *title, GtkWidget *below)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);
  GtkWidget *label = gtk_label_new (title);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_box_append (GTK_BOX (box), label);
  gtk_box_append (GTK_BOX (box), below);
  return box;
}

static char *
dup_title (FwRadar *radar, FwDay day, gboolean weekend)
{
  int year, month, month_day;
  g_autofree char *text = NULL;

  fw_day_split (day, &year, &month, &month_day);
  if (weekend)
    return g_strdup_printf ("%d.", month_day);
  if (day == radar->today)
    /* Translators: today's column: day %1$d, month %2$d; German: Heute %1$d.%2$d. */
    return g_strdup_printf (_ ("Today %1$d/%2$d"), month_day, month);
  return fw_deadline_day_to_text (day, radar->today);
}

static void
fill_day (FwDayStrip *self, FwRadar *radar, GtkToggleButton *button, FwDay day, guint n)
{
  const char *holiday = NULL;
  FwSkip skip = fw_calendar_get_skip (&radar->calendar, day, &holiday);
  gboolean weekend = skip == FW_SKIP_WEEKEND;
  FwLightState state = day <= radar->soon ? FW_LIGHT_STATE_DUE : FW_LIGHT_STATE_LATER;
  g_autofree char *title = dup_title (radar, day, weekend);
  g_autofree char *spoken_day = fw_deadline_day_to_text (day, radar->today);
  g_autofree char *spoken = NULL;
  GtkWidget *below;

  if (holiday != NULL && n == 0)
    {
      below = gtk_label_new (holiday);
      gtk_label_set_ellipsize (GTK_LABEL (below), PANGO_ELLIPSIZE_END);
      gtk_label_set_xalign (GTK_LABEL (below), 0);
      gtk_widget_add_css_class (below, "caption");
      gtk_widget_add_css_class (below, "dimmed");
    }
  else
    below = create_lights (state, n);
  gtk_button_set_child (GTK_BUTTON (button), create_content (title, below));
  gtk_widget_set_size_request (GTK_WIDGET (button), weekend ? WIDTH_WEEKEND : WIDTH_DAY, -1);
  gtk_widget_set_hexpand (GTK_WIDGET (button), !weekend);
  gtk_widget_set_css_classes (GTK_WIDGET (button),
                              (const char *[]) {"flat", "day",
                                                skip == FW_SKIP_HOLIDAY ? "hatched"
                                                : weekend               ? "weekend"
                                                : day == radar->today   ? "today"
                                                                        : "plain",
                                                NULL});
  spoken = g_strdup_printf (
      /* Translators: spoken: a day, a holiday's name or nothing, and what is due then. */
      ngettext ("%1$s %2$s, %3$u due", "%1$s %2$s, %3$u due", n), spoken_day,
      holiday != NULL ? holiday : "", n);
  gtk_widget_set_tooltip_text (GTK_WIDGET (button), holiday);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static void
fill_overdue (FwDayStrip *self, FwRadar *radar, guint n, FwDay oldest)
{
  GtkToggleButton *button = self->buttons[0];
  g_autofree char *day = n > 0 ? fw_deadline_day_to_text (oldest, radar->today) : NULL;
  /* Translators: %1$u is a number, %2$s the oldest day. */
  g_autofree char *text
      = n > 0 ? g_strdup_printf (_ ("%1$u since %2$s"), n, day) : g_strdup (_ ("nothing"));
  g_autofree char *spoken = g_strdup_printf ("%s: %s", _ ("Overdue"), text);
  GtkWidget *below = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *label = gtk_label_new (text);

  if (n > 0)
    gtk_box_append (GTK_BOX (below), create_lights (FW_LIGHT_STATE_OVERDUE, 1));
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  gtk_widget_add_css_class (label, n > 0 ? "light-overdue" : "dimmed");
  gtk_box_append (GTK_BOX (below), label);
  gtk_button_set_child (GTK_BUTTON (button), create_content (_ ("Overdue"), below));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

void
fw_day_strip_set_radar (FwDayStrip *self, FwRadar *radar)
{
  FwDay oldest;
  guint n_overdue;

  g_return_if_fail (FW_IS_DAY_STRIP (self) && FW_IS_RADAR (radar));

  n_overdue = fw_radar_count (radar, G_MININT, radar->today - 1, &oldest);
  self->first = radar->today;
  fill_overdue (self, radar, n_overdue, oldest);
  for (guint i = 0; i < N_DAYS; i++)
    {
      FwDay day = radar->today + (FwDay) i;

      fill_day (self, radar, self->buttons[i + 1], day, fw_radar_count (radar, day, day, NULL));
    }
}

static void
fw_day_strip_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_DAY)
    g_value_set_int (value, FW_DAY_STRIP (object)->day);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_day_strip_class_init (FwDayStripClass *klass)
{
  G_OBJECT_CLASS (klass)->get_property = fw_day_strip_get_property;
  properties[PROP_DAY]
      = g_param_spec_int ("day", NULL, NULL, G_MININT, G_MAXINT, FW_DAY_NONE,
                          G_PARAM_READABLE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (G_OBJECT_CLASS (klass), N_PROPS, properties);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_day_strip_init (FwDayStrip *self)
{
  self->day = FW_DAY_NONE;
  gtk_widget_add_css_class (GTK_WIDGET (self), "day-strip");
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_overflow (GTK_WIDGET (self), GTK_OVERFLOW_HIDDEN);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Days"),
                                  -1);
  for (guint i = 0; i <= N_DAYS; i++)
    {
      GtkWidget *button = gtk_toggle_button_new ();

      self->buttons[i] = GTK_TOGGLE_BUTTON (button);
      gtk_widget_add_css_class (button, "flat");
      gtk_widget_add_css_class (button, "day");
      g_signal_connect_object (button, "toggled", G_CALLBACK (toggled_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (self), button);
    }
}
