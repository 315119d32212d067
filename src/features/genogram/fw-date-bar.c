/* fw-date-bar.c: see fw-date-bar.h.
 *
 * The slider counts days; today is its right end. Arrow keys go day by day, Ctrl with
 * an arrow event by event. Playing goes one event a second, by steps of the button
 * where animations are off.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "features/genogram/fw-date-bar.h"
#include "widgets/fw-async.h"

#define STEP_MS 1000
#define MOST_LABELS 12
/* Least part of the slider between two labels that are read beside each other. */
#define LABEL_SHARE 0.055
#define USUAL_SIZE 14.7 /* pixels of a letter */

struct _FwDateBar
{
  GtkBox parent_instance;
  GtkButton *play_button;
  GtkMenuButton *day_button;
  GtkLabel *title_label, *day_label;
  GtkPopover *day_popover;
  GtkEntry *day_entry;
  GtkCalendar *calendar;
  GtkScale *scale;
  GtkSwitch *known_switch;

  FwGenogramDesk *desk;
  GPtrArray *marks; /* FwFamilyMark */
  FwDay first, last;
  guint play_source;
  gboolean filling;
};

G_DEFINE_FINAL_TYPE (FwDateBar, fw_date_bar, GTK_TYPE_BOX)

static const FwFamilyMark *
get_mark (FwDateBar *self, guint index)
{
  return g_ptr_array_index (self->marks, index);
}

static void
show_on_desk (FwDateBar *self, FwDay day)
{
  gboolean known = gtk_switch_get_active (self->known_switch);
  FwDay today = fw_clock_today ();

  day = CLAMP (day, self->first, today);
  fw_genogram_desk_set_day (self->desk, day, known && day < today ? day : FW_DAY_NONE,
                            day < today ? today : FW_DAY_NONE);
}

static char *
dup_spoken (FwDateBar *self, FwDay day)
{
  g_autofree char *text = fw_day_to_text (day);

  if (day == fw_clock_today ())
    /* Translators: %s is a date. */
    return g_strdup_printf (_ ("today, %s"), text);
  for (guint i = 0; i < self->marks->len; i++)
    if (get_mark (self, i)->day == day)
      return g_strdup_printf ("%s, %s", text, get_mark (self, i)->label);
  return g_steal_pointer (&text);
}

static void
show_day (FwDateBar *self)
{
  FwDay day = fw_genogram_desk_get_day (self->desk), today = fw_clock_today ();
  g_autofree char *text = fw_day_to_text (day);
  g_autofree char *spoken = dup_spoken (self, day);
  g_autoptr (GDateTime) shown = NULL;
  int year, month, number;

  self->filling = TRUE;
  gtk_label_set_label (self->title_label, day == today ? _ ("Today") : _ ("That Day"));
  gtk_label_set_label (self->day_label, text);
  gtk_range_set_value (GTK_RANGE (self->scale), day);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->scale), GTK_ACCESSIBLE_PROPERTY_VALUE_TEXT,
                                  spoken, -1);
  fw_day_split (day, &year, &month, &number);
  shown = g_date_time_new_local (year, month, number, 12, 0, 0);
  gtk_calendar_select_day (self->calendar, shown);
  self->filling = FALSE;
}

/* How large letters are, to those for which the shares were chosen. */
static double
get_text_scale (FwDateBar *self)
{
  const PangoFontDescription *font
      = pango_context_get_font_description (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  double dpi
      = pango_cairo_context_get_resolution (gtk_widget_get_pango_context (GTK_WIDGET (self)));
  double size = pango_font_description_get_size (font) / (double) PANGO_SCALE;

  if (!pango_font_description_get_size_is_absolute (font))
    size *= (dpi > 0 ? dpi : 96) / 72;
  return MAX (1, size / USUAL_SIZE);
}

/* Years below, events above; only as many words as can be read. */
static void
fill_marks (FwDateBar *self)
{
  double span = MAX (1, self->last - self->first);
  int first_year, last_year, month, day, step = 1;
  double read_to = -1, scale = get_text_scale (self);

  gtk_scale_clear_marks (self->scale);
  fw_day_split (self->first, &first_year, &month, &day);
  fw_day_split (self->last, &last_year, &month, &day);
  while ((last_year - first_year) / step >= MOST_LABELS / scale)
    step = step == 1 ? 2 : step == 2 ? 5 : step == 5 ? 10 : step * 2;
  for (int year = first_year + 1; year <= last_year; year++)
    if (year % step == 0)
      {
        g_autofree char *text = g_strdup_printf ("<small>%d</small>", year);

        gtk_scale_add_mark (self->scale, fw_day_new (year, 1, 1), GTK_POS_BOTTOM, text);
      }
  for (guint i = 0; i < self->marks->len; i++)
    {
      const FwFamilyMark *mark = get_mark (self, i);
      double at = (mark->day - self->first) / span;
      g_autofree char *escaped = NULL;
      g_autofree char *text = NULL;

      if (mark->day < self->first || mark->day > self->last)
        continue;
      if (at >= read_to)
        {
          escaped = g_markup_escape_text (mark->label, -1);
          text = g_strdup_printf ("<small>%s</small>", escaped);
          read_to = at + LABEL_SHARE * scale * MAX (1, g_utf8_strlen (mark->label, -1) / 6.0);
        }
      gtk_scale_add_mark (self->scale, mark->day, GTK_POS_TOP, text);
    }
}

static void
changed_cb (FwDateBar *self)
{
  FwDay today = fw_clock_today ();
  GtkAdjustment *adjustment = gtk_range_get_adjustment (GTK_RANGE (self->scale));

  if (!fw_genogram_desk_is_past (self->desk) || self->marks->len == 0)
    {
      g_ptr_array_unref (self->marks);
      self->marks = fw_family_list_marks (fw_genogram_desk_get_family (self->desk), today);
      self->last = today;
      self->first = today - 365;
      /* The life of the children is what is looked at; grandparents' births would
       * leave it a finger's breadth. */
      for (guint i = 0; i < self->marks->len; i++)
        if (get_mark (self, i)->day > today - 25 * 366)
          {
            self->first = MIN (self->first, get_mark (self, i)->day - 180);
            break;
          }
      self->filling = TRUE;
      gtk_adjustment_configure (adjustment, today, self->first, self->last, 1, 30, 0);
      self->filling = FALSE;
      fill_marks (self);
    }
  show_day (self);
}

static void
value_cb (FwDateBar *self)
{
  if (!self->filling)
    show_on_desk (self, (FwDay) gtk_range_get_value (GTK_RANGE (self->scale)));
}

static void
known_cb (FwDateBar *self)
{
  if (!self->filling && self->desk != NULL && fw_genogram_desk_is_loaded (self->desk))
    show_on_desk (self, fw_genogram_desk_get_day (self->desk));
}

/* The next event after @day, or before it; @day when there is none. */
static FwDay
find_event (FwDateBar *self, FwDay day, gboolean forward)
{
  if (forward)
    {
      for (guint i = 0; i < self->marks->len; i++)
        if (get_mark (self, i)->day > day)
          return MIN (get_mark (self, i)->day, self->last);
      return self->last;
    }
  for (guint i = self->marks->len; i > 0; i--)
    if (get_mark (self, i - 1)->day < day)
      return MAX (get_mark (self, i - 1)->day, self->first);
  return self->first;
}

static void
go_to_event (FwDateBar *self, gboolean forward)
{
  FwDay day = find_event (self, fw_genogram_desk_get_day (self->desk), forward);
  g_autofree char *spoken = dup_spoken (self, day);

  show_on_desk (self, day);
  fw_ui_announce (GTK_WIDGET (self), spoken);
}

static gboolean
key_cb (FwDateBar *self, guint keyval, guint keycode, GdkModifierType state)
{
  if ((state & GDK_CONTROL_MASK) == 0)
    return GDK_EVENT_PROPAGATE;
  if (keyval == GDK_KEY_Right || keyval == GDK_KEY_KP_Right)
    go_to_event (self, TRUE);
  else if (keyval == GDK_KEY_Left || keyval == GDK_KEY_KP_Left)
    go_to_event (self, FALSE);
  else
    return GDK_EVENT_PROPAGATE;
  return GDK_EVENT_STOP;
}

/* --- play ------------------------------------------------------------------------------- */

static void
stop (FwDateBar *self)
{
  g_clear_handle_id (&self->play_source, g_source_remove);
  gtk_button_set_icon_name (self->play_button, "media-playback-start-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button), _ ("Play Event by Event"));
}

static gboolean
play_step_cb (gpointer data)
{
  FwDateBar *self = data;

  go_to_event (self, TRUE);
  if (fw_genogram_desk_get_day (self->desk) < self->last)
    return G_SOURCE_CONTINUE;
  self->play_source = 0;
  stop (self);
  return G_SOURCE_REMOVE;
}

static void
play_cb (FwDateBar *self)
{
  gboolean animations = TRUE;

  if (self->play_source != 0)
    {
      stop (self);
      return;
    }
  if (fw_genogram_desk_get_day (self->desk) >= self->last)
    show_on_desk (self, self->first);
  g_object_get (gtk_widget_get_settings (GTK_WIDGET (self)), "gtk-enable-animations", &animations,
                NULL);
  if (!animations)
    {
      go_to_event (self, TRUE);
      return;
    }
  gtk_button_set_icon_name (self->play_button, "media-playback-pause-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->play_button), _ ("Pause"));
  self->play_source = g_timeout_add (STEP_MS, play_step_cb, self);
}

/* --- a day by calendar or typed --------------------------------------------------------- */

static void
calendar_cb (FwDateBar *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (self->calendar);

  if (!self->filling)
    show_on_desk (self, fw_day_new (g_date_time_get_year (date), g_date_time_get_month (date),
                                    g_date_time_get_day_of_month (date)));
}

static void
day_entry_cb (FwDateBar *self)
{
  const char *text = gtk_editable_get_text (GTK_EDITABLE (self->day_entry));
  FwPartialDate partial;
  FwDay day;

  if (!fw_day_parse (text, fw_clock_today (), 0, &day))
    {
      /* A year or a month: its first day. */
      if (!fw_partial_date_from_text (text, &partial) || partial.first == FW_DAY_NONE)
        {
          gtk_widget_add_css_class (GTK_WIDGET (self->day_entry), "error");
          fw_ui_announce (GTK_WIDGET (self), _ ("That is no day. For example: 12.5.2021, or 2021"));
          return;
        }
      day = partial.first;
    }
  gtk_widget_remove_css_class (GTK_WIDGET (self->day_entry), "error");
  /* Before the slider begins there may be something too. */
  if (day < self->first)
    {
      self->first = day;
      gtk_adjustment_set_lower (gtk_range_get_adjustment (GTK_RANGE (self->scale)), day);
      fill_marks (self);
    }
  show_on_desk (self, day);
  gtk_popover_popdown (self->day_popover);
}

GtkWidget *
fw_date_bar_new (FwGenogramDesk *desk)
{
  FwDateBar *self = g_object_new (FW_TYPE_DATE_BAR, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  return GTK_WIDGET (self);
}

static void
fw_date_bar_dispose (GObject *object)
{
  FwDateBar *self = FW_DATE_BAR (object);

  g_clear_handle_id (&self->play_source, g_source_remove);
  g_clear_object (&self->desk);
  g_clear_pointer (&self->marks, g_ptr_array_unref);
  G_OBJECT_CLASS (fw_date_bar_parent_class)->dispose (object);
}

static void
fw_date_bar_class_init (FwDateBarClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_date_bar_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/genogram/fw-date-bar.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwDateBar, name)
  BIND (play_button);
  BIND (day_button);
  BIND (title_label);
  BIND (day_label);
  BIND (day_popover);
  BIND (day_entry);
  BIND (calendar);
  BIND (scale);
  BIND (known_switch);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, play_cb);
  gtk_widget_class_bind_template_callback (widget_class, calendar_cb);
  gtk_widget_class_bind_template_callback (widget_class, day_entry_cb);
  gtk_widget_class_bind_template_callback (widget_class, known_cb);
}

static void
fw_date_bar_init (FwDateBar *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();

  self->marks = g_ptr_array_new ();
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self->scale), keys);
  g_signal_connect_object (self->scale, "value-changed", G_CALLBACK (value_cb), self,
                           G_CONNECT_SWAPPED);
}
