/* fw-deadline-act.c: see fw-deadline-act.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-resubmission-repository.h"
#include "domain/fw-staff-repository.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"
#include "widgets/fw-deadline-act.h"

#define MIN_REASON 3

typedef struct
{
  AdwAlertDialog *dialog;
  FwDateEntry *date;   /* NULL: no day is asked for */
  GtkEditable *reason; /* NULL: no reason is asked for */
} Question;

static char *
dup_reason (Question *question)
{
  return question->reason != NULL ? g_strstrip (g_strdup (gtk_editable_get_text (question->reason)))
                                  : NULL;
}

static void
answer_changed_cb (Question *question)
{
  g_autofree char *reason = dup_reason (question);
  FwDay day;
  gboolean ok = reason == NULL || g_utf8_strlen (reason, -1) >= MIN_REASON;

  if (question->date != NULL && !fw_date_entry_get_day (question->date, &day))
    ok = FALSE;
  adw_alert_dialog_set_response_enabled (question->dialog, "act", ok);
}

static GtkWidget *
create_list (void)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_widget_set_size_request (list, 360, -1);
  return list;
}

static void
add_responses (AdwAlertDialog *dialog, const char *label, GtkWidget *list)
{
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "act", label, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "act", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (dialog, "act");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_alert_dialog_set_extra_child (dialog, list);
}

static AdwAlertDialog *
create_dialog (const char *heading, FwDeadlineItem *item, const char *label, GtkWidget *list)
{
  g_autofree char *body
      = g_strdup_printf ("%s\n%s · %s", item->what, item->case_name, item->case_number);
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));

  add_responses (dialog, label, list);
  return dialog;
}

/* TRUE when the user agreed. */
static gboolean
ask (GtkWidget *widget, AdwAlertDialog *dialog)
{
  g_autofree char *response = NULL;

  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), widget), NULL);
  return g_strcmp0 (response, "act") == 0;
}

static FwChangeSet *
ask_reason (GtkWidget *widget,
            FwStore *store,
            const FwCalendar *calendar,
            FwDeadlineItem *item,
            const char *act,
            GError **error)
{
  gboolean postpone = g_str_equal (act, "postpone"), late = g_str_equal (act, "done");
  g_autoptr (GtkWidget) list = g_object_ref_sink (create_list ());
  Question question = {.dialog = create_dialog (postpone ? _ ("Postpone?")
                                                : late   ? _ ("Done After Its Day?")
                                                         : _ ("Drop?"),
                                                item,
                                                postpone ? _ ("_Postpone")
                                                : late   ? _ ("_Done")
                                                         : _ ("_Drop"),
                                                list)};
  GtkWidget *reason = adw_entry_row_new ();
  g_autofree char *text = NULL;
  gboolean agreed;
  FwDay day;

  if (postpone)
    {
      question.date = FW_DATE_ENTRY (fw_date_entry_new ());
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question.date), _ ("New Day"));
      fw_date_entry_set_calendar (question.date, calendar);
      fw_date_entry_set_day (
          question.date,
          fw_calendar_add_working_days (calendar, MAX (item->due, fw_clock_today ()), 3, NULL));
      g_signal_connect_swapped (question.date, "day-changed", G_CALLBACK (answer_changed_cb),
                                &question);
      gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (question.date));
    }
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (reason),
                                 late ? _ ("Why Only Now") : _ ("Reason"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (reason), TRUE);
  question.reason = GTK_EDITABLE (reason);
  g_signal_connect_swapped (reason, "changed", G_CALLBACK (answer_changed_cb), &question);
  gtk_list_box_append (GTK_LIST_BOX (list), reason);
  answer_changed_cb (&question);
  if (!postpone)
    adw_dialog_set_focus (ADW_DIALOG (question.dialog), reason);
  agreed = ask (widget, question.dialog);
  /* The rows outlive this function while the dialog fades out. */
  g_signal_handlers_disconnect_by_data (reason, &question);
  if (postpone)
    g_signal_handlers_disconnect_by_data (question.date, &question);
  if (!agreed)
    return NULL;
  text = dup_reason (&question);
  if (late)
    return dex_await_boxed (fw_resubmission_repository_done_late (store, item, text), error);
  if (!postpone)
    return dex_await_boxed (fw_resubmission_repository_drop (store, item, text), error);
  if (fw_date_entry_get_day (question.date, &day))
    {
      g_autofree char *due = fw_day_to_iso (day);

      return dex_await_boxed (fw_resubmission_repository_postpone (store, item, due, text), error);
    }
  return NULL;
}

/* Whom somebody asked for, once there is a list. */
static void
choose_staff (AdwComboRow *row)
{
  GArray *ids = g_object_get_data (G_OBJECT (row), "ids");
  gint64 *wanted = g_object_get_data (G_OBJECT (row), "wanted");

  for (guint i = 0; ids != NULL && wanted != NULL && i < ids->len; i++)
    if (g_array_index (ids, gint64, i) == *wanted)
      adw_combo_row_set_selected (row, i);
}

static DexFuture *
fill_staff_fiber (gpointer data)
{
  AdwComboRow *row = data;
  FwStore *store = g_object_get_data (G_OBJECT (row), "store");
  g_autoptr (FwResult) staff = dex_await_boxed (fw_staff_repository_list_active (store), NULL);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  gint64 me = fw_store_get_staff (store);

  if (staff == NULL)
    return NULL;
  for (guint pass = 0; pass < 2; pass++)
    for (guint i = 0; i < fw_result_get_n_rows (staff); i++)
      {
        gint64 id = fw_result_get_int (staff, i, FW_STAFF_ID);
        const char *name = fw_result_get_text (staff, i, FW_STAFF_NAME);
        g_autofree char *text = NULL;

        if ((id == me) != (pass == 0))
          continue;
        /* Translators: %s is the name of the signed-in person. */
        text = pass == 0 ? g_strdup_printf (_ ("%s (myself)"), name) : g_strdup (name);
        gtk_string_list_append (names, text);
        g_array_append_val (ids, id);
      }
  g_object_set_data_full (G_OBJECT (row), "ids", g_steal_pointer (&ids),
                          (GDestroyNotify) g_array_unref);
  adw_combo_row_set_model (row, G_LIST_MODEL (names));
  choose_staff (row);
  return NULL;
}

GtkWidget *
fw_staff_row_new (FwStore *store, const char *title)
{
  GtkWidget *row = adw_combo_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  g_object_set_data_full (G_OBJECT (row), "store", g_object_ref (store), g_object_unref);
  fw_ui_spawn (row, fill_staff_fiber);
  return row;
}

gint64
fw_staff_row_get_staff (GtkWidget *row)
{
  GArray *ids = g_object_get_data (G_OBJECT (row), "ids");
  guint index = adw_combo_row_get_selected (ADW_COMBO_ROW (row));

  return ids != NULL && index < ids->len ? g_array_index (ids, gint64, index) : 0;
}

void
fw_staff_row_set_staff (GtkWidget *row, gint64 id)
{
  g_object_set_data_full (G_OBJECT (row), "wanted", g_memdup2 (&id, sizeof id), g_free);
  choose_staff (ADW_COMBO_ROW (row));
}

static FwChangeSet *
ask_assignee (GtkWidget *widget, FwStore *store, FwDeadlineItem *item, GError **error)
{
  g_autoptr (GtkWidget) list = g_object_ref_sink (create_list ());
  AdwAlertDialog *dialog = create_dialog (_ ("Hand Over?"), item, _ ("_Hand Over"), list);
  GtkWidget *row = fw_staff_row_new (store, _ ("To"));

  gtk_list_box_append (GTK_LIST_BOX (list), row);
  if (!ask (widget, dialog) || fw_staff_row_get_staff (row) == 0)
    return NULL;
  return dex_await_boxed (
      fw_resubmission_repository_assign (store, item, fw_staff_row_get_staff (row)), error);
}

FwChangeSet *
fw_deadline_ask_new (GtkWidget *widget,
                     FwStore *store,
                     const FwCalendar *calendar,
                     gint64 case_id,
                     const char *what,
                     GError **error)
{
  g_autoptr (GtkWidget) list = g_object_ref_sink (create_list ());
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (_ ("New Re-submission"), NULL));
  GtkWidget *text = adw_entry_row_new (), *staff = fw_staff_row_new (store, _ ("For"));
  Question question = {.dialog = dialog,
                       .date = FW_DATE_ENTRY (fw_date_entry_new ()),
                       .reason = GTK_EDITABLE (text)};
  g_autofree char *typed = NULL;
  g_autofree char *due = NULL;
  gboolean agreed;
  FwDay day;

  add_responses (dialog, _ ("_Set"), list);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (text), _ ("What Has to Be Done"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (text), TRUE);
  gtk_editable_set_text (GTK_EDITABLE (text), what != NULL ? what : "");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (question.date), _ ("Due"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (question.date), TRUE);
  fw_date_entry_set_calendar (question.date, calendar);
  fw_date_entry_set_day (question.date,
                         fw_calendar_add_working_days (calendar, fw_clock_today (), 5, NULL));
  gtk_list_box_append (GTK_LIST_BOX (list), text);
  gtk_list_box_append (GTK_LIST_BOX (list), GTK_WIDGET (question.date));
  gtk_list_box_append (GTK_LIST_BOX (list), staff);
  g_signal_connect_swapped (text, "changed", G_CALLBACK (answer_changed_cb), &question);
  g_signal_connect_swapped (question.date, "day-changed", G_CALLBACK (answer_changed_cb),
                            &question);
  answer_changed_cb (&question);
  adw_dialog_set_focus (ADW_DIALOG (dialog), text);
  agreed = ask (widget, dialog);
  g_signal_handlers_disconnect_by_data (text, &question);
  g_signal_handlers_disconnect_by_data (question.date, &question);
  if (!agreed || !fw_date_entry_get_day (question.date, &day))
    return NULL;
  typed = dup_reason (&question);
  due = fw_day_to_iso (day);
  return dex_await_boxed (
      fw_resubmission_repository_add (store, case_id, typed, due, fw_staff_row_get_staff (staff)),
      error);
}

static void
show_rule (GtkWidget *widget, FwDeadlineItem *item)
{
  const FwDeadlineRule *rule = item->rule;
  g_autofree char *amount = fw_deadline_amount_to_text (rule->amount, rule->unit);
  g_autofree char *body = NULL;
  AdwDialog *dialog;

  body = g_strdup_printf (rule->amount < 0
                              /* Translators: %1$s an amount of time, %2$s an event, %3$s a kind
                               * of source, %4$s the source itself. */
                              ? _ ("%1$s before: %2$s\n\n%3$s: %4$s")
                              /* Translators: the same, after the event. */
                              : _ ("%1$s from: %2$s\n\n%3$s: %4$s"),
                          amount, rule->start, fw_deadline_source_to_text (rule->source),
                          rule->source_text);
  if (rule->hint != NULL)
    {
      g_autofree char *text = g_steal_pointer (&body);

      body = g_strdup_printf ("%s\n\n%s", text, rule->hint);
    }
  dialog = adw_alert_dialog_new (rule->title, body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "close", _ ("_Close"));
  adw_dialog_present (dialog, widget);
}

FwChangeSet *
fw_deadline_act (GtkWidget *widget,
                 FwStore *store,
                 const FwCalendar *calendar,
                 FwDeadlineItem *item,
                 const char *act,
                 GError **error)
{
  g_return_val_if_fail (GTK_IS_WIDGET (widget) && FW_IS_STORE (store), NULL);
  g_return_val_if_fail (FW_IS_DEADLINE_ITEM (item) && act != NULL, NULL);

  if (g_str_equal (act, "done") && !fw_deadline_item_is_missed (item, fw_clock_today ()))
    return dex_await_boxed (fw_resubmission_repository_done (store, item), error);
  if (g_str_equal (act, "done") || g_str_equal (act, "postpone") || g_str_equal (act, "drop"))
    return ask_reason (widget, store, calendar, item, act, error);
  if (g_str_equal (act, "assign"))
    return ask_assignee (widget, store, item, error);
  if (g_str_equal (act, "rule") && item->rule != NULL)
    show_rule (widget, item);
  return NULL;
}

const char *
fw_deadline_act_to_text (const char *act)
{
  if (g_str_equal (act, "done"))
    return _ ("Done");
  if (g_str_equal (act, "postpone"))
    return _ ("Postponed");
  if (g_str_equal (act, "drop"))
    return _ ("Dropped");
  return _ ("Handed over");
}
