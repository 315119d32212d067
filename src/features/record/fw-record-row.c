/* fw-record-row.c: see fw-record-row.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-deadline.h"
#include "domain/fw-record-repository.h"
#include "features/record/fw-record-row.h"

struct _FwRecordRow
{
  GtkBox parent_instance;
  GtkImage *icon;
  GtkLabel *kind_label;
  GtkLabel *when_label;
  GtkLabel *child_label;
  GtkWidget *seen_label;
  GtkWidget *confided_box;
  GtkLabel *corrected_label;
  GtkLabel *people_label;
  GtkLabel *body_label;
  GtkWidget *menu_button;

  FwRecordItem *item;
};

G_DEFINE_FINAL_TYPE (FwRecordRow, fw_record_row, GTK_TYPE_BOX)

enum
{
  ACT,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

static gboolean
is_act (FwRecordItem *item)
{
  return g_str_equal (item->kind, "act") || g_str_equal (item->kind, "resubmission");
}

static const char *
get_title (FwRecordItem *item)
{
  static const struct
  {
    const char *subject;
    const char *title;
  } titles[] = {
      {"set", N_ ("Re-submission Set")},
      {"done", N_ ("Re-submission Done")},
      {"dropped", N_ ("Re-submission Dropped")},
      {"postponed", N_ ("Re-submission Postponed")},
      {"assigned", N_ ("Re-submission Handed Over")},
      {"frozen", N_ ("Help Plan Frozen")},
      {"clearing-finished", N_ ("Clearing Report Finished")},
      {"minutes", N_ ("Minutes Closed")},
      {"decision-done", N_ ("Decision Done")},
      {"decision-dropped", N_ ("Decision Dropped")},
      {"decision-reopened", N_ ("Decision Reopened")},
  };

  for (guint i = 0; is_act (item) && i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (item->subject, titles[i].subject) == 0)
      return _ (titles[i].title);
  return item->corrects_id != 0 ? _ ("Correction") : fw_record_get_kind_title (item->kind);
}

static const char *
get_icon (FwRecordItem *item)
{
  static const char *const known[] = {"phone", "visit", "talk", "letter", "email", "note", NULL};
  static const char *const icons[]
      = {"fw-phone-symbolic",  "fw-visit-symbolic", "fw-talk-symbolic",
         "fw-letter-symbolic", "fw-email-symbolic", "fw-note-symbolic"};

  for (guint i = 0; known[i] != NULL; i++)
    if (g_str_equal (item->kind, known[i]))
      return icons[i];
  if (g_strcmp0 (item->subject, "frozen") == 0)
    return "fw-help-plan-symbolic";
  return is_act (item) ? "fw-resubmission-symbolic" : "fw-note-symbolic";
}

/* "Tue 2/6, 09:42 · 15 min · R. Aydin for S. Brandt" */
static char *
dup_when (FwRecordItem *item)
{
  g_autofree char *iso = fw_record_item_dup_day (item);
  GString *text = g_string_new (NULL);
  FwDay day;

  if (fw_day_from_iso (iso, &day))
    {
      g_autofree char *date = fw_deadline_day_to_text (day, fw_clock_today ());

      g_string_append (text, date);
    }
  if (strlen (item->happened_at) >= 16)
    g_string_append_printf (text, ", %.5s", item->happened_at + 11);
  if (item->duration_s > 0)
    {
      g_string_append (text, " · ");
      /* Translators: a duration; %d is a number of minutes. */
      g_string_append_printf (text, _ ("%d min"), (int) (item->duration_s / 60));
    }
  if (item->author != NULL && item->on_behalf_of != NULL)
    {
      g_string_append (text, " · ");
      /* Translators: a deputy %1$s wrote for %2$s; German: %1$s i. V. für %2$s */
      g_string_append_printf (text, _ ("%1$s p.p. %2$s"), item->author, item->on_behalf_of);
    }
  else if (item->author != NULL)
    g_string_append_printf (text, " · %s", item->author);
  return g_string_free_and_steal (text);
}

static char *
dup_body (FwRecordItem *item)
{
  if (item->withheld)
    /* Translators: %s is a member of staff. */
    return g_strdup_printf (_ ("Confided to %s (§ 65 SGB VIII): only they can read it."),
                            item->author != NULL ? item->author : "?");
  return g_strdup (item->body);
}

char *
fw_record_row_dup_spoken (FwRecordItem *item)
{
  g_autofree char *when = dup_when (item);
  g_autofree char *body = dup_body (item);
  GString *text = g_string_new (get_title (item));

  g_string_append_printf (text, ", %s", when);
  if (item->child != NULL)
    g_string_append_printf (text, ", %s", item->child);
  if (item->child_seen)
    g_string_append_printf (text, ", %s", _ ("Child seen"));
  if (item->confided)
    g_string_append_printf (text, ", %s", _ ("Confided (§ 65)"));
  if (item->corrected_at != NULL)
    g_string_append_printf (text, ", %s", _ ("corrected later"));
  if (item->participants != NULL)
    g_string_append_printf (text, ", %s", item->participants);
  g_string_append_printf (text, ": %s", body);
  return g_string_free_and_steal (text);
}

FwRecordItem *
fw_record_row_get_item (FwRecordRow *self)
{
  g_return_val_if_fail (FW_IS_RECORD_ROW (self), NULL);

  return self->item;
}

static void
set_optional (GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text != NULL ? text : "");
  gtk_widget_set_visible (GTK_WIDGET (label), text != NULL);
}

void
fw_record_row_set_item (FwRecordRow *self, FwRecordItem *item)
{
  g_autofree char *when = NULL, *body = NULL, *people = NULL, *corrected = NULL;
  gboolean act;

  g_return_if_fail (FW_IS_RECORD_ROW (self));

  g_set_object (&self->item, item);
  if (item == NULL)
    return;
  act = is_act (item);
  when = dup_when (item);
  body = dup_body (item);
  if (item->participants != NULL)
    /* Translators: %s are the people who were there. */
    people = g_strdup_printf (_ ("With %s"), item->participants);
  if (item->corrected_at != NULL)
    {
      g_autofree char *iso = g_strndup (item->corrected_at, 10);
      FwDay day = FW_DAY_NONE;
      g_autofree char *date = fw_day_from_iso (iso, &day)
                                  ? fw_deadline_day_to_text (day, fw_clock_today ())
                                  : g_strdup (iso);

      /* Translators: %s is a day. */
      corrected = g_strdup_printf (_ ("Corrected %s"), date);
    }
  gtk_image_set_from_icon_name (self->icon, get_icon (item));
  gtk_label_set_label (self->kind_label, get_title (item));
  gtk_label_set_label (self->when_label, when);
  set_optional (self->child_label, item->child);
  gtk_widget_set_visible (self->seen_label, item->child_seen);
  gtk_widget_set_visible (self->confided_box, item->confided);
  set_optional (self->corrected_label, corrected);
  set_optional (self->people_label, people);
  gtk_label_set_label (self->body_label, body);
  gtk_widget_set_visible (self->menu_button, !act && !item->withheld);
  if (act || item->withheld)
    gtk_widget_add_css_class (GTK_WIDGET (self->body_label), "dimmed");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (self->body_label), "dimmed");
}

static void
act_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  g_signal_emit (widget, signals[ACT], 0, name + strlen ("entry."));
}

static void
copy_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwRecordRow *self = FW_RECORD_ROW (widget);

  gdk_clipboard_set_text (gtk_widget_get_clipboard (widget), self->item->body);
}

GtkWidget *
fw_record_row_new (void)
{
  return g_object_new (FW_TYPE_RECORD_ROW, NULL);
}

static void
fw_record_row_dispose (GObject *object)
{
  FwRecordRow *self = FW_RECORD_ROW (object);

  gtk_widget_dispose_template (GTK_WIDGET (self), FW_TYPE_RECORD_ROW);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (fw_record_row_parent_class)->dispose (object);
}

static void
fw_record_row_class_init (FwRecordRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_record_row_dispose;
  signals[ACT] = g_signal_new ("act", FW_TYPE_RECORD_ROW, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                               G_TYPE_NONE, 1, G_TYPE_STRING);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/record/fw-record-row.ui");
  gtk_widget_class_bind_template_child (widget_class, FwRecordRow, icon);
  gtk_widget_class_bind_template_child (widget_class, FwRecordRow, kind_label);
  gtk_widget_class_bind_template_child (widget_class, FwRecordRow, when_label);
  gtk_widget_class_bind_template_child (widget_class, FwRecordRow, child_label);
  gtk_widget_class_bind_template_child (widget_class, FwRecordRow, seen_label);
  gtk_widget_class_bind_template_child (widget_class, FwRecordRow, confided_box);
  gtk_widget_class_bind_template_child (widget_class, FwRecordRow, corrected_label);
  gtk_widget_class_bind_template_child (widget_class, FwRecordRow, people_label);
  gtk_widget_class_bind_template_child (widget_class, FwRecordRow, body_label);
  gtk_widget_class_bind_template_child (widget_class, FwRecordRow, menu_button);
  gtk_widget_class_install_action (widget_class, "entry.correct", NULL, act_action);
  gtk_widget_class_install_action (widget_class, "entry.resubmit", NULL, act_action);
  gtk_widget_class_install_action (widget_class, "entry.copy", NULL, copy_action);
}

static void
fw_record_row_init (FwRecordRow *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
