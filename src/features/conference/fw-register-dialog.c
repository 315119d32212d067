/* fw-register-dialog.c: see fw-register-dialog.h.
 *
 *   "next free session" ─▶ the coming ones of the kind in order, until one still takes it
 *   "within 24 hours"   ─▶ a session of its own on the day and time that are typed
 *   a session, or none  ─▶ as it is
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-conference-repository.h"
#include "domain/fw-session-repository.h"
#include "widgets/fw-ask-dialog.h"
#include "features/conference/fw-register-dialog.h"
#include "features/conference/fw-session-rows.h"
#include "widgets/fw-async.h"
#include "widgets/fw-case-chooser.h"
#include "widgets/fw-date-entry.h"
#include "widgets/fw-decision-act.h"

typedef enum
{
  PLACE_NEXT,
  PLACE_AD_HOC,
  PLACE_NONE,
  PLACE_SESSION, /* and what follows: the coming sessions of the kind */
} Place;

typedef struct
{
  FwStore *store;
  FwAskDialog *dialog;
  GtkWidget *case_row, *chooser, *case_shown;
  GtkWidget *kind, *question, *place, *day, *time, *due, *pseudonymous;
  FwResult *sessions;
  GArray *places; /* of gint64: a session's id, or minus one of Place */
  gint64 case_id;
  gint64 session_id; /* given by the caller */
  FwDay today;
} Form;

static Place
get_place (Form *form)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (form->place));
  gint64 value = selected < form->places->len ? g_array_index (form->places, gint64, selected) : 0;

  return value <= 0 ? (Place) -value : PLACE_SESSION;
}

static void
changed_cb (Form *form)
{
  g_autofree char *question = fw_ask_dialog_dup_text (form->question);
  g_autofree char *typed = fw_ask_dialog_dup_text (form->time);
  g_autofree char *time = NULL;
  gboolean ad_hoc = form->session_id == 0 && get_place (form) == PLACE_AD_HOC;
  gboolean ready = form->case_id != 0 && question[0] != '\0';
  FwDay day;

  gtk_widget_set_visible (form->day, ad_hoc);
  gtk_widget_set_visible (form->time, ad_hoc);
  if (ad_hoc)
    ready = ready && fw_date_entry_get_day (FW_DATE_ENTRY (form->day), &day)
            && fw_time_parse (typed, &time);
  fw_ask_dialog_set_ready (form->dialog, ready);
}

static void
add_place (Form *form, GtkStringList *names, gint64 value, const char *name)
{
  gtk_string_list_append (names, name);
  g_array_append_val (form->places, value);
}

/* The places of the kind that is chosen. */
static void
fill_places (Form *form)
{
  FwConferenceKind *kind = fw_kind_row_get_kind (form->kind);
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  g_autofree char *ad_hoc = NULL;

  g_array_set_size (form->places, 0);
  if (kind == NULL)
    return;
  add_place (form, names, -PLACE_NEXT, _ ("Next Free Session"));
  if (kind->ad_hoc_hours > 0)
    {
      /* Translators: %d is a number of hours. */
      ad_hoc = g_strdup_printf (ngettext ("On Its Own, Within %d Hour",
                                          "On Its Own, Within %d Hours", kind->ad_hoc_hours),
                                kind->ad_hoc_hours);
      add_place (form, names, -PLACE_AD_HOC, ad_hoc);
    }
  for (guint i = 0; i < fw_result_get_n_rows (form->sessions); i++)
    {
      g_autofree char *when = NULL, *text = NULL;

      if (!g_str_equal (fw_result_get_text (form->sessions, i, FW_SESSION_KIND), kind->name)
          || !g_str_equal (fw_result_get_text (form->sessions, i, FW_SESSION_STATUS), "planned"))
        continue;
      when = fw_session_dup_when (fw_result_get_text (form->sessions, i, FW_SESSION_HELD_ON),
                                  fw_result_get_text (form->sessions, i, FW_SESSION_STARTS_AT),
                                  form->today);
      text = g_strdup_printf ("%s · %s", when,
                              fw_result_get_text (form->sessions, i, FW_SESSION_PLACE));
      add_place (form, names, fw_result_get_int (form->sessions, i, FW_SESSION_ID), text);
    }
  add_place (form, names, -PLACE_NONE, _ ("No Session Yet"));
  adw_combo_row_set_model (ADW_COMBO_ROW (form->place), G_LIST_MODEL (names));
  changed_cb (form);
}

static void
show_case (Form *form, gint64 id, const char *name)
{
  form->case_id = id;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (form->case_shown), name != NULL ? name : "");
  gtk_widget_set_visible (form->case_shown, id != 0);
  gtk_widget_set_visible (form->case_row, id == 0);
  gtk_widget_set_visible (form->chooser, id == 0);
  changed_cb (form);
}

static void
chosen_cb (Form *form, gint64 id, const char *name)
{
  show_case (form, id, name);
  gtk_widget_grab_focus (form->question);
}

static void
case_typed_cb (Form *form)
{
  fw_case_chooser_search (FW_CASE_CHOOSER (form->chooser),
                          gtk_editable_get_text (GTK_EDITABLE (form->case_row)));
}

static void
case_entered_cb (Form *form)
{
  fw_case_chooser_choose_first (FW_CASE_CHOOSER (form->chooser));
}

static void
add_case_rows (Form *form)
{
  fw_ask_dialog_add_group (form->dialog, _ ("Case"), NULL);
  form->case_shown = fw_ask_dialog_add (form->dialog, adw_action_row_new (), "");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (form->case_shown), FALSE);
  form->case_row
      = fw_ask_dialog_add (form->dialog, adw_entry_row_new (), _ ("Family or File Number"));
  form->chooser = fw_ask_dialog_add (form->dialog, g_object_new (FW_TYPE_CASE_CHOOSER, NULL), NULL);
  fw_case_chooser_set_store (FW_CASE_CHOOSER (form->chooser), form->store);
  g_signal_connect_swapped (form->chooser, "chosen", G_CALLBACK (chosen_cb), form);
  g_signal_connect_swapped (form->case_row, "changed", G_CALLBACK (case_typed_cb), form);
  g_signal_connect_swapped (form->case_row, "entry-activated", G_CALLBACK (case_entered_cb), form);
}

static void
add_rows (Form *form, GPtrArray *kinds, const char *kind, const FwCalendar *calendar)
{
  fw_ask_dialog_add_group (form->dialog, _ ("Conference"), NULL);
  form->question
      = fw_ask_dialog_add (form->dialog, adw_entry_row_new (), _ ("Question to the Round"));
  form->kind = fw_ask_dialog_add (form->dialog, fw_kind_row_new (kinds, kind), NULL);
  form->place = fw_ask_dialog_add (form->dialog, adw_combo_row_new (), _ ("Session"));
  form->day = fw_ask_dialog_add (form->dialog, fw_date_entry_new (), _ ("Day"));
  form->time = fw_ask_dialog_add (form->dialog, adw_entry_row_new (), _ ("Begins At"));
  form->due
      = fw_ask_dialog_add (form->dialog, fw_date_entry_new (), _ ("Until When (May Stay Empty)"));
  form->pseudonymous
      = fw_ask_dialog_add (form->dialog, adw_switch_row_new (), _ ("Presented Without Names"));
  fw_date_entry_set_calendar (FW_DATE_ENTRY (form->day), calendar);
  fw_date_entry_set_calendar (FW_DATE_ENTRY (form->due), calendar);
  fw_date_entry_set_day (FW_DATE_ENTRY (form->day), form->today);
  gtk_editable_set_text (GTK_EDITABLE (form->time), "15:00");
  gtk_widget_set_visible (form->place, form->session_id == 0);
  gtk_widget_set_visible (form->kind, form->session_id == 0);
}

/* Rejected with FW_CONFERENCE_ERROR_TOO_LATE, the next session is tried. */
static gint64
register_in (Form *form, gint64 session_id, GError **error)
{
  FwConferenceKind *kind = fw_kind_row_get_kind (form->kind);
  g_autofree char *question = fw_ask_dialog_dup_text (form->question);
  g_autofree char *due = NULL;
  FwDay day;

  if (fw_date_entry_get_day (FW_DATE_ENTRY (form->due), &day))
    due = fw_day_to_iso (day);
  return dex_await_int64 (fw_conference_repository_register (
                              form->store, form->case_id, kind->name, session_id, question, due,
                              adw_switch_row_get_active (ADW_SWITCH_ROW (form->pseudonymous))),
                          error);
}

static gint64
register_next (Form *form, GError **error)
{
  for (guint i = 0; i < form->places->len; i++)
    {
      gint64 session_id = g_array_index (form->places, gint64, i);
      g_autoptr (GError) late = NULL;
      gint64 id;

      if (session_id <= 0)
        continue;
      id = register_in (form, session_id, &late);
      if (late == NULL)
        return id;
      if (!g_error_matches (late, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_TOO_LATE))
        {
          g_propagate_error (error, g_steal_pointer (&late));
          return 0;
        }
    }
  g_set_error_literal (
      error, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_TOO_LATE,
      _ ("No coming session of this kind takes the case. Please make a session, or "
         "register the case without one."));
  return 0;
}

static gint64
register_ad_hoc (Form *form, GError **error)
{
  FwConferenceKind *kind = fw_kind_row_get_kind (form->kind);
  g_autofree char *typed = fw_ask_dialog_dup_text (form->time);
  g_autofree char *time = NULL, *held_on = NULL;
  gint64 session_id;
  FwDay day;

  if (!fw_date_entry_get_day (FW_DATE_ENTRY (form->day), &day) || !fw_time_parse (typed, &time))
    return 0;
  if (day < form->today || day > form->today + (kind->ad_hoc_hours + 23) / 24)
    {
      g_set_error (error, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_TOO_LATE,
                   /* Translators: %d is a number of hours. */
                   ngettext ("On its own it is held within %d hour of the registration.",
                             "On its own it is held within %d hours of the registration.",
                             kind->ad_hoc_hours),
                   kind->ad_hoc_hours);
      return 0;
    }
  held_on = fw_day_to_iso (day);
  session_id
      = dex_await_int64 (fw_session_repository_create (form->store, kind->name, held_on, time, "",
                                                       0, fw_store_get_staff (form->store)),
                         error);
  return session_id != 0 ? register_in (form, session_id, error) : 0;
}

static gint64
act (Form *form, GError **error)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (form->place));

  if (form->session_id != 0)
    return register_in (form, form->session_id, error);
  switch (get_place (form))
    {
    case PLACE_NEXT:
      return register_next (form, error);
    case PLACE_AD_HOC:
      return register_ad_hoc (form, error);
    case PLACE_NONE:
      return register_in (form, 0, error);
    case PLACE_SESSION:
    default:
      return register_in (form, g_array_index (form->places, gint64, selected), error);
    }
}

static void
connect_rows (Form *form)
{
  g_signal_connect_swapped (form->dialog, "changed", G_CALLBACK (changed_cb), form);
  g_signal_connect_swapped (form->kind, "notify::selected", G_CALLBACK (fill_places), form);
}

static void
disconnect_rows (Form *form)
{
  GtkWidget *rows[] = {GTK_WIDGET (form->dialog), form->kind, form->chooser, form->case_row};

  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    g_signal_handlers_disconnect_by_data (rows[i], form);
}

static char *
dup_case_name (FwStore *store, gint64 case_id)
{
  g_autoptr (FwResult) row
      = case_id != 0 ? dex_await_boxed (fw_case_repository_load (store, case_id), NULL) : NULL;

  if (row == NULL || fw_result_get_n_rows (row) == 0)
    return NULL;
  return g_strdup_printf ("%s · %s", fw_result_get_text (row, 0, FW_CASE_NAME),
                          fw_result_get_text (row, 0, FW_CASE_NUMBER));
}

/* The kind of the session that the caller gives. */
static char *
dup_session_kind (FwStore *store, gint64 session_id)
{
  g_autoptr (FwSession) session
      = session_id != 0 ? dex_await_object (fw_session_repository_load (store, session_id), NULL)
                        : NULL;

  return session != NULL ? g_strdup (fw_record_get_text (FW_RECORD (session), "kind"))
                         : g_strdup ("conference-case");
}

gint64
fw_register_ask (GtkWidget *widget, FwStore *store, gint64 case_id, gint64 session_id)
{
  FwDay today = fw_clock_today ();
  g_autofree char *from = fw_day_to_iso (today);
  g_autofree char *name = dup_case_name (store, case_id);
  g_autofree char *kind = dup_session_kind (store, session_id);
  g_autoptr (GError) failed = NULL;
  g_autoptr (GPtrArray) kinds = dex_await_boxed (fw_conference_kinds_load (store), &failed);
  g_autoptr (FwResult) sessions = NULL;
  g_autoptr (GArray) places = g_array_new (FALSE, FALSE, sizeof (gint64));
  Form form = {.store = store, .places = places, .session_id = session_id, .today = today};
  FwCalendar calendar;
  gint64 id = 0;

  if (failed == NULL)
    sessions = dex_await_boxed (fw_session_repository_list (store, from, NULL), &failed);
  if (failed == NULL)
    fw_office_await_calendar (store, &calendar, &failed);
  if (failed != NULL || kinds->len == 0)
    {
      if (failed != NULL)
        fw_ui_show_error (widget, failed);
      return 0;
    }
  form.sessions = sessions;
  form.dialog = g_object_ref_sink (fw_ask_dialog_new (_ ("Register a Case"), _ ("_Register")));
  add_case_rows (&form);
  add_rows (&form, kinds, kind, &calendar);
  connect_rows (&form);
  fill_places (&form);
  show_case (&form, name != NULL ? case_id : 0, name);
  if (form.case_id == 0)
    fw_case_chooser_search (FW_CASE_CHOOSER (form.chooser), "");
  adw_dialog_set_focus (ADW_DIALOG (form.dialog),
                        form.case_id != 0 ? form.question : form.case_row);
  while (id == 0 && fw_ask_dialog_await (form.dialog, widget))
    {
      g_autoptr (GError) error = NULL;

      id = act (&form, &error);
      fw_ask_dialog_refuse (form.dialog, error);
    }
  disconnect_rows (&form);
  adw_dialog_force_close (ADW_DIALOG (form.dialog));
  g_object_unref (form.dialog);
  return id;
}
