/* fw-agenda-timer.c: see fw-agenda-timer.h. At its end it says so, once and quietly. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/valuestream/fw-agenda-timer.h"
#include "widgets/fw-async.h"

struct _FwAgendaTimer
{
  GtkWidget parent_instance;
  GtkWidget *button, *popover;
  guint source;
  gboolean told;
};

G_DEFINE_FINAL_TYPE (FwAgendaTimer, fw_agenda_timer, GTK_TYPE_WIDGET)

static gint64 ends_at; /* µs, monotonic; 0: none runs */

static int
get_left (void)
{
  return (int) ((ends_at - g_get_monotonic_time ()) / G_USEC_PER_SEC);
}

char *
fw_agenda_timer_dup_left (void)
{
  int left = get_left ();

  if (ends_at == 0)
    return NULL;
  return g_strdup_printf ("%s%d:%02d", left < 0 ? "−" : "", ABS (left) / 60, ABS (left) % 60);
}

void
fw_agenda_timer_set (guint minutes)
{
  ends_at = minutes > 0 ? g_get_monotonic_time () + (gint64) minutes * 60 * G_USEC_PER_SEC : 0;
}

static gboolean
tick_cb (gpointer data)
{
  FwAgendaTimer *self = data;
  g_autofree char *left = fw_agenda_timer_dup_left ();

  if (left == NULL)
    {
      gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "fw-clock-symbolic");
      self->told = FALSE;
      return G_SOURCE_CONTINUE;
    }
  gtk_menu_button_set_label (GTK_MENU_BUTTON (self->button), left);
  if (get_left () <= 0 && !self->told && gtk_widget_get_mapped (GTK_WIDGET (self)))
    {
      self->told = TRUE;
      fw_ui_show_toast (GTK_WIDGET (self), _ ("The time for this point is over."));
      fw_ui_announce (GTK_WIDGET (self), _ ("The time for this point is over."));
    }
  return G_SOURCE_CONTINUE;
}

static void
minutes_cb (FwAgendaTimer *self, GtkWidget *button)
{
  fw_agenda_timer_set (GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "minutes")));
  self->told = FALSE;
  gtk_popover_popdown (GTK_POPOVER (self->popover));
  tick_cb (self);
}

GtkWidget *
fw_agenda_timer_new (void)
{
  return g_object_new (FW_TYPE_AGENDA_TIMER, NULL);
}

static void
fw_agenda_timer_dispose (GObject *object)
{
  FwAgendaTimer *self = FW_AGENDA_TIMER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_pointer (&self->button, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_agenda_timer_parent_class)->dispose (object);
}

static void
fw_agenda_timer_class_init (FwAgendaTimerClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_agenda_timer_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
}

static void
fw_agenda_timer_init (FwAgendaTimer *self)
{
  static const guint minutes[] = {5, 10, 20, 30, 45, 0};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);

  self->button = gtk_menu_button_new ();
  self->popover = gtk_popover_new ();
  for (guint i = 0; i < G_N_ELEMENTS (minutes); i++)
    {
      g_autofree char *label
          = minutes[i] > 0
                ? g_strdup_printf (ngettext ("%u minute", "%u minutes", minutes[i]), minutes[i])
                : g_strdup (_ ("No Timer"));
      GtkWidget *button = gtk_button_new_with_label (label);

      gtk_widget_add_css_class (button, "flat");
      g_object_set_data (G_OBJECT (button), "minutes", GUINT_TO_POINTER (minutes[i]));
      g_signal_connect_object (button, "clicked", G_CALLBACK (minutes_cb), self, G_CONNECT_SWAPPED);
      gtk_box_append (GTK_BOX (box), button);
    }
  gtk_popover_set_child (GTK_POPOVER (self->popover), box);
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), self->popover);
  gtk_widget_set_tooltip_text (self->button, _ ("Time for This Point of the Agenda"));
  gtk_widget_set_parent (self->button, GTK_WIDGET (self));
  self->source = g_timeout_add_seconds (1, tick_cb, self);
  tick_cb (self);
}
