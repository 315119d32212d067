/* fw-clearing-acts.c: see fw-clearing-acts.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-clearing-repository.h"
#include "features/clearing/fw-clearing-acts.h"
#include "widgets/fw-ask-dialog.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"

typedef struct
{
  FwAskDialog *dialog;
  const FwClearing *clearing;
  GtkWidget *day, *hours, *text;
  GtkWidget *how; /* of an end; NULL: hours */
} Question;

static FwDay
get_day (Question *question)
{
  FwDay day;

  return fw_date_entry_get_day (FW_DATE_ENTRY (question->day), &day) ? day : FW_DAY_NONE;
}

static FwChangeSet *
dup_changes (Question *question, GError **error)
{
  g_autofree char *text = fw_ask_dialog_dup_text (question->text);
  g_autofree char *hours = NULL;
  int minutes = 0;

  if (question->how != NULL)
    return fw_clearing_dup_ended (question->clearing,
                                  adw_combo_row_get_selected (ADW_COMBO_ROW (question->how)) == 0
                                      ? FW_CLEARING_DONE
                                      : FW_CLEARING_BROKEN_OFF,
                                  get_day (question), text, error);
  hours = fw_ask_dialog_dup_text (question->hours);
  if (!fw_plan_use_parse_hours (hours, &minutes))
    minutes = 0;
  return fw_clearing_dup_hours_added (question->clearing, get_day (question), minutes, text, error);
}

static void
check_cb (Question *question)
{
  g_autoptr (FwChangeSet) changes = dup_changes (question, NULL);

  fw_ask_dialog_set_ready (question->dialog, changes != NULL);
}

static void
ask (GtkWidget *widget, FwEditSession *session, Question *question)
{
  g_autoptr (FwAskDialog) held = g_object_ref_sink (question->dialog);
  g_autoptr (FwEditSession) kept = g_object_ref (session);

  g_signal_connect_swapped (question->dialog, "changed", G_CALLBACK (check_cb), question);
  check_cb (question);
  while (fw_ask_dialog_await (question->dialog, widget))
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (FwChangeSet) changes = dup_changes (question, &error);

      if (changes != NULL && dex_await (fw_edit_session_commit (kept, changes), &error))
        {
          adw_dialog_close (ADW_DIALOG (question->dialog));
          break;
        }
      fw_ask_dialog_refuse (question->dialog, error);
    }
  g_signal_handlers_disconnect_by_data (question->dialog, question);
}

void
fw_clearing_await_hours (GtkWidget *widget, FwEditSession *session, const FwClearing *clearing)
{
  Question question
      = {.dialog = fw_ask_dialog_new (_ ("Hours Used"), _ ("_Enter")), .clearing = clearing};

  fw_ask_dialog_add_group (question.dialog, NULL, NULL);
  question.day = fw_ask_dialog_add (question.dialog, fw_date_entry_new (), _ ("Day"));
  question.hours = fw_ask_dialog_add (question.dialog, adw_entry_row_new (), _ ("Hours"));
  question.text = fw_ask_dialog_add (question.dialog, adw_entry_row_new (), _ ("What For"));
  fw_date_entry_set_day (FW_DATE_ENTRY (question.day), fw_clock_today ());
  ask (widget, session, &question);
}

void
fw_clearing_await_end (GtkWidget *widget, FwEditSession *session, const FwClearing *clearing)
{
  Question question
      = {.dialog = fw_ask_dialog_new (_ ("End the Clearing"), _ ("_End")), .clearing = clearing};
  g_autoptr (GtkStringList) ways = gtk_string_list_new (NULL);

  gtk_string_list_append (ways, _ ("Finished: the question is answered"));
  gtk_string_list_append (ways, _ ("Broken off"));
  fw_ask_dialog_add_group (
      question.dialog, NULL,
      _ ("A reason is due when it is broken off or ends after the agreed day."));
  question.how = fw_ask_dialog_add (question.dialog, adw_combo_row_new (), _ ("How It Ends"));
  adw_combo_row_set_model (ADW_COMBO_ROW (question.how), G_LIST_MODEL (ways));
  question.day = fw_ask_dialog_add (question.dialog, fw_date_entry_new (), _ ("Ended On"));
  question.text = fw_ask_dialog_add (question.dialog, adw_entry_row_new (), _ ("Reason"));
  fw_date_entry_set_day (FW_DATE_ENTRY (question.day), fw_clock_today ());
  ask (widget, session, &question);
}
