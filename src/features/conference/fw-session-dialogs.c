/* fw-session-dialogs.c: see fw-session-dialogs.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-session-repository.h"
#include "domain/fw-staff-repository.h"
#include "widgets/fw-ask-dialog.h"
#include "features/conference/fw-session-dialogs.h"
#include "features/conference/fw-session-rows.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"
#include "widgets/fw-deadline-act.h"
#include "widgets/fw-decision-act.h"

#define MIN_REASON 3

typedef struct
{
  FwAskDialog *dialog;
  GtkWidget *kind, *rhythm, *date, *time, *place, *team, *chair, *ends;
} Rows;

static void
rows_changed_cb (Rows *rows)
{
  g_autofree char *time = NULL;
  FwDay day;
  gboolean ready = fw_date_entry_get_day (FW_DATE_ENTRY (rows->date), &day)
                   && fw_kind_row_get_kind (rows->kind) != NULL;
  g_autofree char *typed = fw_ask_dialog_dup_text (rows->time);
  gboolean is_time = fw_time_parse (typed, &time);

  if (is_time)
    gtk_widget_remove_css_class (rows->time, "error");
  else
    gtk_widget_add_css_class (rows->time, "error");
  fw_ask_dialog_set_ready (rows->dialog, ready && is_time);
}

/* FALSE when the lists could not be read; the error has been shown. */
static gboolean
await_lists (GtkWidget *widget,
             FwStore *store,
             GPtrArray **kinds,
             FwResult **teams,
             FwCalendar *calendar)
{
  g_autoptr (GError) error = NULL;

  *kinds = dex_await_boxed (fw_conference_kinds_load (store), &error);
  *teams = error == NULL ? dex_await_boxed (fw_staff_repository_list_teams (store), &error) : NULL;
  if (error == NULL)
    fw_office_await_calendar (store, calendar, &error);
  if (error == NULL)
    return TRUE;
  fw_ui_show_error (widget, error);
  return FALSE;
}

static void
add_rows (Rows *rows,
          FwStore *store,
          GPtrArray *kinds,
          FwResult *teams,
          const FwCalendar *calendar,
          const char *kind,
          const char *date_title)
{
  rows->kind = fw_ask_dialog_add (rows->dialog, fw_kind_row_new (kinds, kind), NULL);
  if (rows->rhythm != NULL)
    fw_ask_dialog_add (rows->dialog, rows->rhythm, _ ("Rhythm"));
  rows->date = fw_ask_dialog_add (rows->dialog, fw_date_entry_new (), date_title);
  fw_date_entry_set_calendar (FW_DATE_ENTRY (rows->date), calendar);
  rows->time = fw_ask_dialog_add (rows->dialog, adw_entry_row_new (), _ ("Begins At"));
  rows->place = fw_ask_dialog_add (rows->dialog, adw_entry_row_new (), _ ("Place"));
  rows->team = fw_ask_dialog_add (rows->dialog, fw_team_row_new (teams, 0), NULL);
  g_signal_connect_swapped (rows->dialog, "changed", G_CALLBACK (rows_changed_cb), rows);
}

static void
rows_end (Rows *rows)
{
  g_signal_handlers_disconnect_by_data (rows->dialog, rows);
  adw_dialog_force_close (ADW_DIALOG (rows->dialog));
  g_object_unref (rows->dialog);
}

static char *
dup_day (GtkWidget *row)
{
  FwDay day;

  return fw_date_entry_get_day (FW_DATE_ENTRY (row), &day) ? fw_day_to_iso (day) : NULL;
}

gint64
fw_session_ask_new (GtkWidget *widget, FwStore *store, const char *kind)
{
  g_autoptr (GPtrArray) kinds = NULL;
  g_autoptr (FwResult) teams = NULL;
  FwCalendar calendar;
  Rows rows = {0};
  gint64 id = 0;

  if (!await_lists (widget, store, &kinds, &teams, &calendar))
    return 0;
  rows.dialog = g_object_ref_sink (fw_ask_dialog_new (_ ("New Session"), _ ("C_reate")));
  add_rows (&rows, store, kinds, teams, &calendar, kind, _ ("Day"));
  fw_date_entry_set_day (FW_DATE_ENTRY (rows.date),
                         fw_calendar_add_working_days (&calendar, fw_clock_today (), 5, NULL));
  rows.chair = fw_ask_dialog_add (rows.dialog, fw_staff_row_new (store, _ ("Chair")), NULL);
  rows_changed_cb (&rows);
  while (id == 0 && fw_ask_dialog_await (rows.dialog, widget))
    {
      g_autofree char *day = dup_day (rows.date);
      g_autofree char *typed = fw_ask_dialog_dup_text (rows.time);
      g_autofree char *place = fw_ask_dialog_dup_text (rows.place);
      g_autofree char *time = NULL;
      g_autoptr (GError) error = NULL;

      if (day == NULL || !fw_time_parse (typed, &time))
        continue;
      id = dex_await_int64 (
          fw_session_repository_create (store, fw_kind_row_get_kind (rows.kind)->name, day, time,
                                        place, fw_team_row_get_team (rows.team),
                                        fw_staff_row_get_staff (rows.chair)),
          &error);
      fw_ask_dialog_refuse (rows.dialog, error);
    }
  rows_end (&rows);
  return id;
}

static GtkWidget *
create_rhythm_row (const char *rhythm)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  const char *const *rhythms = fw_session_get_rhythms ();
  guint selected = 0;

  for (guint i = 0; rhythms[i] != NULL; i++)
    {
      gtk_string_list_append (titles, fw_session_rhythm_to_word (rhythms[i]));
      if (g_strcmp0 (rhythms[i], rhythm) == 0)
        selected = i;
    }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  adw_combo_row_set_selected (ADW_COMBO_ROW (row), selected);
  return row;
}

static void
show_series (Rows *rows, FwSessionSeries *series, FwResult *teams)
{
  FwRecord *record = FW_RECORD (series);
  const char *ends = fw_record_get_text (record, "ends_on");
  FwDay day;

  if (fw_day_from_iso (fw_record_get_text (record, "first_on"), &day))
    fw_date_entry_set_day (FW_DATE_ENTRY (rows->date), day);
  if (ends != NULL && fw_day_from_iso (ends, &day))
    fw_date_entry_set_day (FW_DATE_ENTRY (rows->ends), day);
  gtk_editable_set_text (GTK_EDITABLE (rows->time), fw_record_get_text (record, "starts_at"));
  gtk_editable_set_text (GTK_EDITABLE (rows->place), fw_record_get_text (record, "place"));
  for (guint i = 0; i < fw_result_get_n_rows (teams); i++)
    if (fw_result_get_int (teams, i, FW_TEAM_ID) == fw_record_get_int (record, "team_id"))
      adw_combo_row_set_selected (ADW_COMBO_ROW (rows->team), i + 1);
}

static FwChangeSet *
create_series_change (Rows *rows, FwSessionSeries *series, const char *time)
{
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *first = dup_day (rows->date);
  g_autofree char *ends = dup_day (rows->ends);
  g_autofree char *place = fw_ask_dialog_dup_text (rows->place);
  FwConferenceKind *kind = fw_kind_row_get_kind (rows->kind);
  gint64 team = fw_team_row_get_team (rows->team);
  FwChangeSet *changes = fw_change_set_new (_ ("Calendar of sessions"));

  fw_row_set_text (row, "kind", kind->name);
  fw_row_set_text (row, "title", kind->short_title);
  fw_row_set_text (
      row, "rhythm",
      fw_session_get_rhythms ()[adw_combo_row_get_selected (ADW_COMBO_ROW (rows->rhythm))]);
  fw_row_set_text (row, "first_on", first);
  if (ends != NULL)
    fw_row_set_text (row, "ends_on", ends);
  else
    fw_row_set_null (row, "ends_on");
  fw_row_set_text (row, "starts_at", time);
  fw_row_set_text (row, "place", place);
  if (team != 0)
    fw_row_set_int (row, "team_id", team);
  else
    fw_row_set_null (row, "team_id");
  if (series != NULL)
    {
      fw_change_set_update (changes, "session_series", fw_record_get_id (FW_RECORD (series)),
                            fw_record_get_version (FW_RECORD (series)), row);
      return changes;
    }
  if (fw_staff_row_get_staff (rows->chair) != 0)
    fw_row_set_int (row, "chair_id", fw_staff_row_get_staff (rows->chair));
  fw_change_set_insert (changes, "session_series", fw_id_new (), row);
  return changes;
}

gboolean
fw_session_ask_series (GtkWidget *widget, FwStore *store, FwSessionSeries *series)
{
  g_autoptr (GPtrArray) kinds = NULL;
  g_autoptr (FwResult) teams = NULL;
  const char *name = series != NULL ? fw_record_get_text (FW_RECORD (series), "kind") : NULL;
  const char *rhythm = series != NULL ? fw_record_get_text (FW_RECORD (series), "rhythm") : NULL;
  FwCalendar calendar;
  Rows rows = {0};
  gboolean done = FALSE;

  if (!await_lists (widget, store, &kinds, &teams, &calendar))
    return FALSE;
  rows.dialog = g_object_ref_sink (
      fw_ask_dialog_new (series != NULL ? _ ("Change Rhythm") : _ ("New Rhythm"), _ ("_Save")));
  rows.rhythm = create_rhythm_row (rhythm);
  fw_ask_dialog_add_group (
      rows.dialog, NULL,
      _ ("Sessions are made half a year ahead. A session on a holiday moves to "
         "the next working day."));
  add_rows (&rows, store, kinds, teams, &calendar, name, _ ("First Session"));
  rows.ends
      = fw_ask_dialog_add (rows.dialog, fw_date_entry_new (), _ ("Last Day (May Stay Empty)"));
  if (series != NULL)
    show_series (&rows, series, teams);
  else
    rows.chair = fw_ask_dialog_add (rows.dialog, fw_staff_row_new (store, _ ("Chair")), NULL);
  rows_changed_cb (&rows);
  while (!done && fw_ask_dialog_await (rows.dialog, widget))
    {
      g_autofree char *typed = fw_ask_dialog_dup_text (rows.time);
      g_autofree char *until = fw_day_to_iso (fw_clock_today () + FW_SESSION_PLAN_DAYS);
      g_autofree char *time = NULL;
      g_autoptr (FwChangeSet) changes = NULL;
      g_autoptr (FwChangeSet) applied = NULL;
      g_autoptr (GError) error = NULL;

      if (!fw_time_parse (typed, &time))
        continue;
      changes = create_series_change (&rows, series, time);
      applied = dex_await_boxed (fw_store_commit (store, changes), &error);
      if (applied != NULL)
        dex_await (fw_session_repository_plan (store, until), &error);
      done = error == NULL;
      fw_ask_dialog_refuse (rows.dialog, error);
    }
  rows_end (&rows);
  return done;
}

typedef struct
{
  FwAskDialog *dialog;
  GtkWidget *staff, *name, *institution, *role;
} PersonRows;

static void
person_changed_cb (PersonRows *rows)
{
  gboolean outside = adw_combo_row_get_selected (ADW_COMBO_ROW (rows->staff)) == 0;
  g_autofree char *name = fw_ask_dialog_dup_text (rows->name);

  gtk_widget_set_visible (rows->name, outside);
  gtk_widget_set_visible (rows->institution, outside);
  fw_ask_dialog_set_ready (rows->dialog, !outside || name[0] != '\0');
}

static GtkWidget *
create_staff_row (FwResult *staff)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  gtk_string_list_append (names, _ ("Somebody From Outside"));
  for (guint i = 0; i < fw_result_get_n_rows (staff); i++)
    gtk_string_list_append (names, fw_result_get_text (staff, i, FW_STAFF_NAME));
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  return row;
}

static const char *const more_roles[] = {"family", "guest", NULL};

static GtkWidget *
create_role_row (FwConferenceKind *kind, GPtrArray *roles)
{
  GtkWidget *row = adw_combo_row_new ();
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < kind->roles->len; i++)
    {
      const FwConferenceRole *role = g_ptr_array_index (kind->roles, i);

      g_ptr_array_add (roles, g_strdup (role->role));
      gtk_string_list_append (titles, role->title);
    }
  for (guint i = 0; more_roles[i] != NULL; i++)
    if (!g_ptr_array_find_with_equal_func (roles, more_roles[i], g_str_equal, NULL))
      {
        g_ptr_array_add (roles, g_strdup (more_roles[i]));
        gtk_string_list_append (titles, fw_conference_kind_get_role_title (kind, more_roles[i]));
      }
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (titles));
  return row;
}

gboolean
fw_session_ask_person (GtkWidget *widget, FwStore *store, gint64 session_id, FwConferenceKind *kind)
{
  g_autoptr (GPtrArray) roles = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (GError) failed = NULL;
  g_autoptr (FwResult) staff = dex_await_boxed (fw_staff_repository_list_active (store), &failed);
  PersonRows rows = {0};
  gboolean done = FALSE;

  if (staff == NULL)
    {
      fw_ui_show_error (widget, failed);
      return FALSE;
    }
  rows.dialog = g_object_ref_sink (fw_ask_dialog_new (_ ("Invite Somebody"), _ ("_Invite")));
  rows.staff = fw_ask_dialog_add (rows.dialog, create_staff_row (staff), _ ("Who"));
  rows.name = fw_ask_dialog_add (rows.dialog, adw_entry_row_new (), _ ("Name"));
  rows.institution = fw_ask_dialog_add (rows.dialog, adw_entry_row_new (), _ ("Institution"));
  rows.role = fw_ask_dialog_add (rows.dialog, create_role_row (kind, roles), _ ("As"));
  g_signal_connect_swapped (rows.dialog, "changed", G_CALLBACK (person_changed_cb), &rows);
  person_changed_cb (&rows);
  while (!done && fw_ask_dialog_await (rows.dialog, widget))
    {
      guint chosen = adw_combo_row_get_selected (ADW_COMBO_ROW (rows.staff));
      gint64 id = chosen > 0 ? fw_result_get_int (staff, chosen - 1, FW_STAFF_ID) : 0;
      g_autofree char *name = fw_ask_dialog_dup_text (rows.name);
      g_autofree char *institution = fw_ask_dialog_dup_text (rows.institution);
      const char *role
          = g_ptr_array_index (roles, adw_combo_row_get_selected (ADW_COMBO_ROW (rows.role)));
      g_autoptr (GError) error = NULL;

      dex_await (fw_session_repository_add_person (store, session_id, id, id != 0 ? "" : name, role,
                                                   id != 0 ? "" : institution, 0),
                 &error);
      done = error == NULL;
      fw_ask_dialog_refuse (rows.dialog, error);
    }
  g_signal_handlers_disconnect_by_data (rows.dialog, &rows);
  adw_dialog_force_close (ADW_DIALOG (rows.dialog));
  g_object_unref (rows.dialog);
  return done;
}

static void
reason_changed_cb (GtkEditable *entry, AdwAlertDialog *dialog)
{
  g_autofree char *text = g_strstrip (g_strdup (gtk_editable_get_text (entry)));

  adw_alert_dialog_set_response_enabled (dialog, "act", g_utf8_strlen (text, -1) >= MIN_REASON);
}

char *
fw_session_ask_reason (GtkWidget *widget, const char *heading, const char *body, const char *act)
{
  AdwAlertDialog *dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body));
  GtkWidget *list = gtk_list_box_new ();
  g_autoptr (GtkWidget) entry = g_object_ref_sink (adw_entry_row_new ());
  g_autofree char *response = NULL;

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Reason"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  gtk_list_box_append (GTK_LIST_BOX (list), entry);
  adw_alert_dialog_set_extra_child (dialog, list);
  adw_alert_dialog_add_responses (dialog, "cancel", _ ("_Cancel"), "act", act, NULL);
  adw_alert_dialog_set_response_appearance (dialog, "act", ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_response_enabled (dialog, "act", FALSE);
  adw_alert_dialog_set_default_response (dialog, "act");
  adw_alert_dialog_set_close_response (dialog, "cancel");
  adw_dialog_set_focus (ADW_DIALOG (dialog), entry);
  g_signal_connect (entry, "changed", G_CALLBACK (reason_changed_cb), dialog);
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), widget), NULL);
  g_signal_handlers_disconnect_by_data (entry, dialog);
  return g_strcmp0 (response, "act") == 0 ? fw_ask_dialog_dup_text (entry) : NULL;
}
