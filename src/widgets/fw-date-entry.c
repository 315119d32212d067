/* fw-date-entry.c: see fw-date-entry.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-deadline.h"
#include "widgets/fw-date-entry.h"

#define YEARS_AHEAD 10
#define MAX_WORKING_DAYS 2000

struct _FwDateEntry
{
  AdwEntryRow parent_instance;
  GtkLabel *understood;
  GtkMenuButton *button;
  GtkCalendar *picker;
  FwCalendar calendar;
  gboolean picking;
};

G_DEFINE_FINAL_TYPE (FwDateEntry, fw_date_entry, ADW_TYPE_ENTRY_ROW)

enum
{
  DAY_CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

gboolean
fw_date_entry_parse (const char *text, const FwCalendar *calendar, FwDay today, FwDay *day)
{
  g_autofree char *lower = g_utf8_strdown (text, -1);
  char *end;
  gint64 n;

  g_strstrip (lower);
  if (lower[0] == '+' && g_ascii_isdigit (lower[1]))
    {
      n = g_ascii_strtoll (lower + 1, &end, 10);
      while (*end == ' ')
        end++;
      if ((g_str_equal (end, "at") || g_str_equal (end, "wd")) && n <= MAX_WORKING_DAYS)
        {
          *day = fw_calendar_add_working_days (calendar, today, (guint) n, NULL);
          return TRUE;
        }
    }
  return fw_day_parse (lower, today, YEARS_AHEAD, day);
}

gboolean
fw_date_entry_get_day (FwDateEntry *self, FwDay *day)
{
  g_return_val_if_fail (FW_IS_DATE_ENTRY (self), FALSE);

  return fw_date_entry_parse (gtk_editable_get_text (GTK_EDITABLE (self)), &self->calendar,
                              fw_clock_today (), day);
}

gboolean
fw_date_entry_is_empty (FwDateEntry *self)
{
  g_autofree char *text = NULL;

  g_return_val_if_fail (FW_IS_DATE_ENTRY (self), TRUE);

  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self))));
  return text[0] == '\0';
}

void
fw_date_entry_set_day (FwDateEntry *self, FwDay day)
{
  g_autofree char *text = NULL;
  int year, month, month_day;

  g_return_if_fail (FW_IS_DATE_ENTRY (self));

  if (day != FW_DAY_NONE)
    {
      fw_day_split (day, &year, &month, &month_day);
      /* What is shown can be typed as well: day first, with points. */
      text = g_strdup_printf ("%d.%d.%d", month_day, month, year);
    }
  gtk_editable_set_text (GTK_EDITABLE (self), text != NULL ? text : "");
}

void
fw_date_entry_set_calendar (FwDateEntry *self, const FwCalendar *calendar)
{
  g_return_if_fail (FW_IS_DATE_ENTRY (self) && calendar != NULL);

  self->calendar = *calendar;
}

static void
changed_cb (FwDateEntry *self)
{
  FwDay day;
  gboolean ok = fw_date_entry_get_day (self, &day);
  gboolean empty = fw_date_entry_is_empty (self);
  g_autofree char *text = NULL;

  if (ok)
    {
      const char *holiday = fw_calendar_get_holiday (&self->calendar, day);
      g_autofree char *date = fw_day_to_text (day);

      text = holiday != NULL
                 ? g_strdup_printf ("%s %s · %s", fw_deadline_weekday_to_text (day), date, holiday)
                 : g_strdup_printf ("%s %s", fw_deadline_weekday_to_text (day), date);
    }
  else if (!empty)
    text = g_strdup (_ ("no date"));
  gtk_label_set_label (self->understood, text != NULL ? text : "");
  if (ok || empty)
    gtk_widget_remove_css_class (GTK_WIDGET (self), "error");
  else
    gtk_widget_add_css_class (GTK_WIDGET (self), "error");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  text != NULL ? text : "", -1);
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_STATE_INVALID,
      ok || empty ? GTK_ACCESSIBLE_INVALID_FALSE : GTK_ACCESSIBLE_INVALID_TRUE, -1);
  g_signal_emit (self, signals[DAY_CHANGED], 0);
}

static void
shown_cb (FwDateEntry *self)
{
  FwDay day;
  int year, month, month_day;
  g_autoptr (GDateTime) time = NULL;

  if (!fw_date_entry_get_day (self, &day))
    day = fw_clock_today ();
  fw_day_split (day, &year, &month, &month_day);
  time = g_date_time_new_local (year, month, month_day, 12, 0, 0);
  self->picking = TRUE;
  if (time != NULL)
    gtk_calendar_select_day (self->picker, time);
  self->picking = FALSE;
}

static void
picked_cb (FwDateEntry *self)
{
  g_autoptr (GDateTime) time = gtk_calendar_get_date (self->picker);

  if (self->picking)
    return;
  fw_date_entry_set_day (self,
                         fw_day_new (g_date_time_get_year (time), g_date_time_get_month (time),
                                     g_date_time_get_day_of_month (time)));
  gtk_menu_button_popdown (self->button);
}

GtkWidget *
fw_date_entry_new (void)
{
  return g_object_new (FW_TYPE_DATE_ENTRY, NULL);
}

static void
fw_date_entry_class_init (FwDateEntryClass *klass)
{
  /* The text or what it means changed. */
  signals[DAY_CHANGED] = g_signal_new ("day-changed", FW_TYPE_DATE_ENTRY, G_SIGNAL_RUN_LAST, 0,
                                       NULL, NULL, NULL, G_TYPE_NONE, 0);
}

static void
fw_date_entry_init (FwDateEntry *self)
{
  GtkWidget *popover = gtk_popover_new ();

  self->calendar.land = FW_N_LANDS;
  self->understood = GTK_LABEL (gtk_label_new (NULL));
  gtk_widget_add_css_class (GTK_WIDGET (self->understood), "dimmed");
  gtk_widget_add_css_class (GTK_WIDGET (self->understood), "numeric");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->understood));

  self->picker = GTK_CALENDAR (gtk_calendar_new ());
  gtk_popover_set_child (GTK_POPOVER (popover), GTK_WIDGET (self->picker));
  self->button = GTK_MENU_BUTTON (gtk_menu_button_new ());
  gtk_menu_button_set_icon_name (self->button, "fw-calendar-symbolic");
  gtk_widget_set_tooltip_text (GTK_WIDGET (self->button), _ ("Choose a Day"));
  gtk_menu_button_set_popover (self->button, popover);
  gtk_widget_set_valign (GTK_WIDGET (self->button), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (self->button), "flat");
  adw_entry_row_add_suffix (ADW_ENTRY_ROW (self), GTK_WIDGET (self->button));
  g_signal_connect_object (popover, "show", G_CALLBACK (shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->picker, "day-selected", G_CALLBACK (picked_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect (self, "changed", G_CALLBACK (changed_cb), NULL);
}
