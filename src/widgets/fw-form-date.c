/* fw-form-date.c: see fw-form-date.h.
 *
 * Below the entry stands how far away the day is, or what was not understood.
 * A text that is no date never changes the value and is never thrown away.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "base/fw-date.h"
#include "widgets/fw-date-entry.h"
#include "widgets/fw-form-date.h"

struct _FwFormDate
{
  GtkWidget parent_instance;
  GtkWidget *box;
  GtkWidget *entry;
  GtkWidget *button;
  GtkWidget *calendar;
  GtkWidget *note;

  char *value;
  char *shown; /* the value as written into the entry: not typed, so not read */
};

enum
{
  PROP_0,
  PROP_VALUE,
  N_PROPS
};

static GParamSpec *properties[N_PROPS];

G_DEFINE_FINAL_TYPE (FwFormDate, fw_form_date, GTK_TYPE_WIDGET)

/* "today", "in 22 weeks", "3 days ago". */
static char *
dup_distance (FwDay day)
{
  int days = day - fw_clock_today ();
  guint n = (guint) ABS (days);

  if (days == 0)
    return g_strdup (_ ("today"));
  if (n < 21)
    /* Translators: %u is a number of days. */
    return g_strdup_printf (days > 0 ? ngettext ("in %u day", "in %u days", n)
                                     : ngettext ("%u day ago", "%u days ago", n),
                            n);
  if (n < 550)
    /* Translators: %u is a number of weeks. */
    return g_strdup_printf (days > 0 ? ngettext ("in %u week", "in %u weeks", n / 7)
                                     : ngettext ("%u week ago", "%u weeks ago", n / 7),
                            n / 7);
  return NULL;
}

static void
show_note (FwFormDate *self, const char *text, gboolean is_error)
{
  gtk_label_set_label (GTK_LABEL (self->note), text != NULL ? text : "");
  gtk_widget_set_visible (self->note, text != NULL);
  if (is_error)
    gtk_widget_add_css_class (self->note, "error");
  else
    gtk_widget_remove_css_class (self->note, "error");
  gtk_accessible_update_state (
      GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
      is_error ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE, -1);
}

static void
show_value (FwFormDate *self)
{
  g_autofree char *note = NULL;
  FwDay day;

  g_free (self->shown);
  if (fw_day_from_iso (self->value, &day))
    {
      self->shown = fw_day_to_text (day);
      note = dup_distance (day);
    }
  else
    self->shown = g_strdup (self->value);
  gtk_editable_set_text (GTK_EDITABLE (self->entry), self->shown);
  show_note (self, note, FALSE);
}

/* What the entry means now; says so below it. FALSE: no date. */
static gboolean
understand (FwFormDate *self, gboolean complain, FwDay *day)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));

  *day = FW_DAY_NONE;
  if (text[0] == '\0')
    {
      show_note (self, NULL, FALSE);
      return TRUE;
    }
  if (fw_date_entry_parse (text, NULL, fw_clock_today (), day))
    {
      g_autofree char *written = fw_day_to_text (*day);
      g_autofree char *distance = dup_distance (*day);
      g_autofree char *note = NULL;

      if (g_strcmp0 (written, text) == 0)
        note = g_steal_pointer (&distance);
      else if (distance != NULL)
        note = g_strdup_printf ("%s, %s", written, distance);
      else
        note = g_steal_pointer (&written);
      show_note (self, note, FALSE);
      return TRUE;
    }
  if (complain)
    show_note (self, _ ("Not understood. Write for example 3.4.26, today or +6 m."), TRUE);
  else
    show_note (self, NULL, FALSE);
  return FALSE;
}

static void
set_value (FwFormDate *self, const char *value)
{
  if (!g_set_str (&self->value, value != NULL ? value : ""))
    return;
  show_value (self);
  g_object_notify_by_pspec (G_OBJECT (self), properties[PROP_VALUE]);
}

gboolean
fw_form_date_commit (FwFormDate *self)
{
  g_autofree char *iso = NULL;
  FwDay day;

  g_return_val_if_fail (FW_IS_FORM_DATE (self), FALSE);

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->shown) == 0)
    return TRUE;
  if (!understand (self, TRUE, &day))
    return FALSE;
  iso = day != FW_DAY_NONE ? fw_day_to_iso (day) : g_strdup ("");
  if (g_strcmp0 (iso, self->value) == 0)
    show_value (self);
  else
    set_value (self, iso);
  return TRUE;
}

static void
changed_cb (FwFormDate *self)
{
  FwDay day;

  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), self->shown) != 0)
    understand (self, FALSE, &day);
}

static void
activate_cb (FwFormDate *self)
{
  if (fw_form_date_commit (self))
    gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                            GTK_DIR_TAB_FORWARD);
}

static void
leave_cb (FwFormDate *self)
{
  fw_form_date_commit (self);
}

static void
popover_shown_cb (FwFormDate *self)
{
  g_autoptr (GDateTime) date = NULL;
  FwDay day;
  int y, m, d;

  if (!fw_day_from_iso (self->value, &day))
    day = fw_clock_today ();
  fw_day_split (day, &y, &m, &d);
  date = g_date_time_new_local (y, m, d, 12, 0, 0);
  g_signal_handlers_block_matched (self->calendar, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
  gtk_calendar_select_day (GTK_CALENDAR (self->calendar), date);
  g_signal_handlers_unblock_matched (self->calendar, G_SIGNAL_MATCH_DATA, 0, 0, NULL, NULL, self);
}

static void
day_selected_cb (FwFormDate *self)
{
  g_autoptr (GDateTime) date = gtk_calendar_get_date (GTK_CALENDAR (self->calendar));
  g_autofree char *iso = g_date_time_format (date, "%Y-%m-%d");

  set_value (self, iso);
  gtk_menu_button_popdown (GTK_MENU_BUTTON (self->button));
  gtk_widget_grab_focus (self->entry);
}

GtkWidget *
fw_form_date_get_entry (FwFormDate *self)
{
  g_return_val_if_fail (FW_IS_FORM_DATE (self), NULL);

  return self->entry;
}

GtkWidget *
fw_form_date_new (void)
{
  return g_object_new (FW_TYPE_FORM_DATE, NULL);
}

static void
fw_form_date_get_property (GObject *object, guint prop_id, GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_VALUE)
    g_value_set_string (value, FW_FORM_DATE (object)->value);
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_form_date_set_property (GObject *object, guint prop_id, const GValue *value, GParamSpec *pspec)
{
  if (prop_id == PROP_VALUE)
    set_value (FW_FORM_DATE (object), g_value_get_string (value));
  else
    G_OBJECT_WARN_INVALID_PROPERTY_ID (object, prop_id, pspec);
}

static void
fw_form_date_dispose (GObject *object)
{
  FwFormDate *self = FW_FORM_DATE (object);

  g_clear_pointer (&self->box, gtk_widget_unparent);
  g_clear_pointer (&self->note, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_form_date_parent_class)->dispose (object);
}

static void
fw_form_date_finalize (GObject *object)
{
  g_free (FW_FORM_DATE (object)->value);
  g_free (FW_FORM_DATE (object)->shown);
  G_OBJECT_CLASS (fw_form_date_parent_class)->finalize (object);
}

static void
fw_form_date_class_init (FwFormDateClass *klass)
{
  GObjectClass *object_class = G_OBJECT_CLASS (klass);
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  object_class->get_property = fw_form_date_get_property;
  object_class->set_property = fw_form_date_set_property;
  object_class->dispose = fw_form_date_dispose;
  object_class->finalize = fw_form_date_finalize;

  properties[PROP_VALUE]
      = g_param_spec_string ("value", NULL, NULL, "",
                             G_PARAM_READWRITE | G_PARAM_EXPLICIT_NOTIFY | G_PARAM_STATIC_STRINGS);
  g_object_class_install_properties (object_class, N_PROPS, properties);

  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_form_date_init (FwFormDate *self)
{
  GtkWidget *popover = gtk_popover_new ();
  GtkEventController *focus = gtk_event_controller_focus_new ();

  self->value = g_strdup ("");
  self->shown = g_strdup ("");
  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 3);
  gtk_widget_set_parent (self->box, GTK_WIDGET (self));
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_editable_set_max_width_chars (GTK_EDITABLE (self->entry), 8);
  gtk_widget_set_hexpand (self->entry, TRUE);
  gtk_widget_add_css_class (self->entry, "form-text");
  gtk_widget_add_css_class (self->entry, "numeric");
  gtk_box_append (GTK_BOX (self->box), self->entry);
  g_object_bind_property (self->entry, "editable", self->box, "can-target", G_BINDING_SYNC_CREATE);

  self->calendar = gtk_calendar_new ();
  gtk_popover_set_child (GTK_POPOVER (popover), self->calendar);
  self->button = gtk_menu_button_new ();
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (self->button), "fw-calendar-symbolic");
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (self->button), popover);
  gtk_widget_set_tooltip_text (self->button, _ ("Choose a Day"));
  gtk_widget_set_valign (self->button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (self->button, "flat");
  gtk_widget_add_css_class (self->button, "form-small");
  g_object_bind_property (self->entry, "editable", self->button, "visible", G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (self->box), self->button);

  self->note = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->note), 0);
  gtk_label_set_wrap (GTK_LABEL (self->note), TRUE);
  gtk_widget_add_css_class (self->note, "caption");
  gtk_widget_add_css_class (self->note, "dimmed");
  gtk_widget_set_visible (self->note, FALSE);
  gtk_widget_set_parent (self->note, GTK_WIDGET (self));
  gtk_accessible_update_relation (GTK_ACCESSIBLE (self->entry),
                                  GTK_ACCESSIBLE_RELATION_DESCRIBED_BY, self->note, NULL, -1);

  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
  g_signal_connect_object (popover, "show", G_CALLBACK (popover_shown_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->calendar, "day-selected", G_CALLBACK (day_selected_cb), self,
                           G_CONNECT_SWAPPED);
}
