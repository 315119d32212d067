/* fw-decision-due.c: see fw-decision-due.h.
 *
 * What is understood is in the record at once; what is no date stays in the
 * entry, marked by word, and the record keeps what it had.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-deadline.h"
#include "features/conference/fw-decision-due.h"
#include "widgets/fw-date-entry.h"

struct _FwDecisionDue
{
  GtkWidget parent_instance;
  GtkWidget *entry;
  GtkWidget *warning;
  GtkWidget *distance;
  FwRecord *decision;
  const FwCalendar *calendar;
  gboolean editable;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (FwDecisionDue, fw_decision_due, GTK_TYPE_WIDGET)

char *
fw_decision_due_dup_day (FwDay due)
{
  int year, month, day;

  fw_day_split (due, &year, &month, &day);
  /* What is shown can be typed as well: day first, with points. */
  return g_strdup_printf ("%s %d.%d.%d", fw_deadline_weekday_to_text (due), day, month, year);
}

char *
fw_decision_due_dup_distance (const FwCalendar *calendar, FwDay due)
{
  return fw_deadline_distance_to_text (calendar, fw_clock_today (), due);
}

/* "Fr 27.11.2026" is read without its weekday. */
static gboolean
parse (FwDecisionDue *self, const char *text, FwDay *day)
{
  const char *space = strchr (text, ' ');

  if (fw_date_entry_parse (text, self->calendar, fw_clock_today (), day))
    return TRUE;
  return space != NULL && !g_ascii_isdigit (text[0]) && text[0] != '+'
         && fw_date_entry_parse (space + 1, self->calendar, fw_clock_today (), day);
}

static void
show_state (FwDecisionDue *self)
{
  g_autofree char *text
      = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  g_autofree char *words = NULL;
  FwDay day;
  gboolean missing = FALSE, wrong = FALSE;

  if (text[0] == '\0')
    {
      missing = self->editable;
      words = g_strdup (missing ? _ ("Date is missing") : "");
    }
  else if (!parse (self, text, &day))
    {
      wrong = TRUE;
      words = g_strdup (_ ("This is no date"));
    }
  else
    words = fw_decision_due_dup_distance (self->calendar, day);
  gtk_label_set_label (GTK_LABEL (self->distance), words);
  gtk_widget_set_visible (self->warning, missing || wrong);
  if (missing || wrong)
    gtk_widget_add_css_class (self->distance, "decision-missing");
  else
    gtk_widget_remove_css_class (self->distance, "decision-missing");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_PROPERTY_DESCRIPTION,
                                  words, -1);
  gtk_accessible_update_state (GTK_ACCESSIBLE (self->entry), GTK_ACCESSIBLE_STATE_INVALID,
                               wrong ? GTK_ACCESSIBLE_INVALID_TRUE : GTK_ACCESSIBLE_INVALID_FALSE,
                               -1);
}

static void
changed_cb (FwDecisionDue *self)
{
  g_autofree char *text = NULL;
  FwDay day;

  if (self->decision == NULL)
    return;
  show_state (self);
  if (self->syncing)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  self->syncing = TRUE;
  if (text[0] == '\0')
    fw_record_set_null (self->decision, "due");
  else if (parse (self, text, &day))
    {
      g_autofree char *iso = fw_day_to_iso (day);

      fw_record_set_text (self->decision, "due", iso);
    }
  self->syncing = FALSE;
}

static void
show_record (FwDecisionDue *self)
{
  const char *iso;
  FwDay day;
  g_autofree char *text = NULL;

  if (self->decision == NULL || self->syncing)
    return;
  iso = fw_record_get_text (self->decision, "due");
  text = iso != NULL && fw_day_from_iso (iso, &day) ? fw_decision_due_dup_day (day) : g_strdup ("");
  self->syncing = TRUE;
  if (g_strcmp0 (gtk_editable_get_text (GTK_EDITABLE (self->entry)), text) != 0)
    gtk_editable_set_text (GTK_EDITABLE (self->entry), text);
  self->syncing = FALSE;
  show_state (self);
}

/* The day in full once the cursor has left; what is no date stays to be seen. */
static void
leave_cb (FwDecisionDue *self)
{
  g_autofree char *text = NULL;
  FwDay day;

  if (self->decision == NULL)
    return;
  text = g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->entry))));
  if (text[0] == '\0' || parse (self, text, &day))
    show_record (self);
}

static void
activate_cb (FwDecisionDue *self)
{
  gtk_widget_child_focus (GTK_WIDGET (gtk_widget_get_root (GTK_WIDGET (self))),
                          GTK_DIR_TAB_FORWARD);
}

GtkWidget *
fw_decision_due_get_entry (FwDecisionDue *self)
{
  g_return_val_if_fail (FW_IS_DECISION_DUE (self), NULL);

  return self->entry;
}

GtkWidget *
fw_decision_due_new (FwRecord *decision, const FwCalendar *calendar, gboolean editable)
{
  FwDecisionDue *self = g_object_new (FW_TYPE_DECISION_DUE, NULL);

  self->decision = g_object_ref (decision);
  self->calendar = calendar;
  self->editable = editable;
  gtk_editable_set_editable (GTK_EDITABLE (self->entry), editable);
  g_signal_connect_object (decision, "notify::due", G_CALLBACK (show_record), self,
                           G_CONNECT_SWAPPED);
  show_record (self);
  return GTK_WIDGET (self);
}

static void
fw_decision_due_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&FW_DECISION_DUE (object)->decision);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_decision_due_parent_class)->dispose (object);
}

static void
fw_decision_due_class_init (FwDecisionDueClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_decision_due_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_decision_due_init (FwDecisionDue *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  GtkEventController *focus = gtk_event_controller_focus_new ();

  gtk_orientable_set_orientation (
      GTK_ORIENTABLE (gtk_widget_get_layout_manager (GTK_WIDGET (self))), GTK_ORIENTATION_VERTICAL);
  self->entry = gtk_entry_new ();
  gtk_editable_set_width_chars (GTK_EDITABLE (self->entry), 4);
  gtk_editable_set_enable_undo (GTK_EDITABLE (self->entry), FALSE);
  gtk_entry_set_placeholder_text (GTK_ENTRY (self->entry), _ ("+5 AT"));
  gtk_widget_add_css_class (self->entry, "form-text");
  gtk_widget_add_css_class (self->entry, "numeric");
  self->warning = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  gtk_widget_add_css_class (self->warning, "decision-missing");
  self->distance = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->distance), 0);
  gtk_label_set_wrap (GTK_LABEL (self->distance), TRUE);
  gtk_widget_add_css_class (self->distance, "caption");
  gtk_widget_add_css_class (self->distance, "form-prompt");
  gtk_box_append (GTK_BOX (line), self->warning);
  gtk_box_append (GTK_BOX (line), self->distance);
  gtk_widget_set_parent (self->entry, GTK_WIDGET (self));
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  g_signal_connect_object (self->entry, "changed", G_CALLBACK (changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->entry, "activate", G_CALLBACK (activate_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->entry, focus);
}
