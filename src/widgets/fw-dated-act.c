/* fw-dated-act.c: see fw-dated-act.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <stdio.h>
#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-dated-act-repository.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"
#include "widgets/fw-dated-act.h"

typedef struct
{
  AdwAlertDialog *dialog;
  FwDateEntry *date;
  GtkEditable *time;
} Question;

/* -1 for an empty text, -2 for what is no time: "14:30", "1430", "14.30", "9". */
static int
parse_time (const char *text)
{
  g_autofree char *typed = g_strstrip (g_strdup (text));
  int hour, minute = 0;

  if (typed[0] == '\0')
    return -1;
  g_strdelimit (typed, ".h", ':');
  if (strchr (typed, ':') == NULL && strlen (typed) == 4)
    {
      hour = atoi (typed) / 100;
      minute = atoi (typed) % 100;
    }
  else if (sscanf (typed, "%2d:%2d", &hour, &minute) < 1)
    return -2;
  return hour >= 0 && hour < 24 && minute >= 0 && minute < 60 ? 60 * hour + minute : -2;
}

static void
changed_cb (Question *question)
{
  FwDay day;
  int minute = parse_time (gtk_editable_get_text (question->time));

  if (minute == -2)
    gtk_widget_add_css_class (GTK_WIDGET (question->time), "error");
  else
    gtk_widget_remove_css_class (GTK_WIDGET (question->time), "error");
  adw_alert_dialog_set_response_enabled (
      question->dialog, "act", minute != -2 && fw_date_entry_get_day (question->date, &day));
}

static GtkWidget *
create_kinds (GPtrArray *acts)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  for (guint i = 0; i < acts->len; i++)
    gtk_string_list_append (names, ((GStrv) g_ptr_array_index (acts, i))[FW_DATED_ACT_TITLE]);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), _ ("What Happened"));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  return row;
}

static DexFuture *
add (FwStore *store, gint64 case_id, GStrv act, const Question *question, const char *note)
{
  int minute = parse_time (gtk_editable_get_text (question->time));
  g_autofree char *iso = NULL;
  g_autofree char *when = NULL;
  FwDay day;

  if (!fw_date_entry_get_day (question->date, &day))
    return dex_future_new_true ();
  iso = fw_day_to_iso (day);
  when = minute < 0 ? g_strdup (iso)
                    : g_strdup_printf ("%sT%02d:%02d", iso, minute / 60, minute % 60);
  return fw_dated_act_repository_add (store, case_id, act[FW_DATED_ACT_EVENT],
                                      act[FW_DATED_ACT_TITLE], when, note);
}

FwChangeSet *
fw_dated_act_ask (GtkWidget *widget, FwStore *store, gint64 case_id, GError **error)
{
  g_autoptr (GPtrArray) acts = dex_await_boxed (fw_dated_act_repository_list (store), error);
  g_autoptr (GtkWidget) list = NULL;
  GtkWidget *kinds, *time, *note;
  Question question = {0};
  g_autofree char *response = NULL;
  guint index;

  if (acts == NULL)
    return NULL;
  list = g_object_ref_sink (gtk_list_box_new ());
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, 400, -1);
  question.dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (
      _ ("Dated Act"),
      _ ("Deadlines count from it by the office's rules. It stands in the record.")));
  question.date = FW_DATE_ENTRY (fw_date_entry_new ());
  kinds = create_kinds (acts);
  time = adw_entry_row_new ();
  note = adw_entry_row_new ();
  question.time = GTK_EDITABLE (time);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question.date), _ ("Day"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (time), _ ("Time, Where Hours Count"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (note), _ ("Note"));
  fw_date_entry_set_day (question.date, fw_clock_today ());
  gtk_list_box_append (GTK_LIST_BOX (list), kinds);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (question.date));
  gtk_list_box_append (GTK_LIST_BOX (list), time);
  gtk_list_box_append (GTK_LIST_BOX (list), note);
  adw_alert_dialog_add_responses (question.dialog, "cancel", _ ("_Cancel"), "act", _ ("_Enter"),
                                  NULL);
  adw_alert_dialog_set_response_appearance (question.dialog, "act", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (question.dialog, "act");
  adw_alert_dialog_set_close_response (question.dialog, "cancel");
  adw_alert_dialog_set_extra_child (question.dialog, list);
  g_signal_connect_swapped (question.date, "day-changed", G_CALLBACK (changed_cb), &question);
  g_signal_connect_swapped (time, "changed", G_CALLBACK (changed_cb), &question);
  changed_cb (&question);
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (question.dialog), widget), NULL);
  /* The rows outlive this function while the dialog fades out. */
  g_signal_handlers_disconnect_by_data (question.date, &question);
  g_signal_handlers_disconnect_by_data (time, &question);
  index = adw_combo_row_get_selected (ADW_COMBO_ROW (kinds));
  if (g_strcmp0 (response, "act") != 0 || index >= acts->len)
    return NULL;
  return dex_await_boxed (add (store, case_id, g_ptr_array_index (acts, index), &question,
                               gtk_editable_get_text (GTK_EDITABLE (note))),
                          error);
}
