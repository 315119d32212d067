/* fw-decision-act.c: see fw-decision-act.h.
 *
 * One dialog for every act: a list of the rows that the act needs. What is
 * refused is refused by the domain; the dialog only keeps the button off while
 * something is missing.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-decision-repository.h"
#include "domain/fw-office.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"
#include "widgets/fw-deadline-act.h"
#include "widgets/fw-decision-act.h"
#include "widgets/fw-decision-words.h"
#include "widgets/fw-spin-row.h"

#define MIN_REASON 3
#define MAX_PARTS 20

typedef struct
{
  AdwAlertDialog *dialog;
  GtkWidget *list;
  GtkWidget *light; /* nullable, like all that follow */
  GtkWidget *date;
  GtkWidget *staff;
  GtkWidget *n_parts, *n_done;
  GtkWidget *reason;
  gboolean needs_reason;
} Question;

static char *
dup_reason (Question *self)
{
  return self->reason != NULL
             ? g_strstrip (g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->reason))))
             : g_strdup ("");
}

static void
changed_cb (Question *self)
{
  g_autofree char *reason = dup_reason (self);
  gboolean ok = !self->needs_reason || g_utf8_strlen (reason, -1) >= MIN_REASON;
  FwDay day;

  if (self->date != NULL && !fw_date_entry_get_day (FW_DATE_ENTRY (self->date), &day))
    ok = FALSE;
  if (self->n_parts != NULL
      && adw_spin_row_get_value (ADW_SPIN_ROW (self->n_done))
             > adw_spin_row_get_value (ADW_SPIN_ROW (self->n_parts)))
    ok = FALSE;
  adw_alert_dialog_set_response_enabled (self->dialog, "act", ok);
}

static void
question_init (Question *self, const char *heading, FwDecisionItem *item, const char *label)
{
  g_autofree char *origin = fw_decision_dup_origin (item, fw_clock_today ());
  g_autofree char *body = g_strdup_printf ("%s\n%s", item->what, origin);

  *self = (Question) {.dialog = ADW_ALERT_DIALOG (adw_alert_dialog_new (heading, body)),
                      .list = g_object_ref_sink (gtk_list_box_new ())};
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_set_size_request (self->list, 360, -1);
  adw_alert_dialog_add_responses (self->dialog, "cancel", _ ("_Cancel"), "act", label, NULL);
  adw_alert_dialog_set_response_appearance (self->dialog, "act", ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (self->dialog, "act");
  adw_alert_dialog_set_close_response (self->dialog, "cancel");
  adw_alert_dialog_set_extra_child (self->dialog, self->list);
}

static GtkWidget *
add_row (Question *self, GtkWidget *row, const char *title, const char *signal)
{
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  if (ADW_IS_ENTRY_ROW (row))
    adw_entry_row_set_activates_default (ADW_ENTRY_ROW (row), TRUE);
  if (signal != NULL)
    g_signal_connect_swapped (row, signal, G_CALLBACK (changed_cb), self);
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
  return row;
}

static void
add_date (Question *self, const char *title, const FwCalendar *calendar, FwDay day)
{
  self->date = fw_date_entry_new ();
  fw_date_entry_set_calendar (FW_DATE_ENTRY (self->date), calendar);
  fw_date_entry_set_day (FW_DATE_ENTRY (self->date), day);
  add_row (self, self->date, title, "day-changed");
}

static void
add_reason (Question *self, const char *title, gboolean needed)
{
  self->needs_reason = needed;
  self->reason = add_row (self, adw_entry_row_new (), title, "changed");
}

static void
add_light (Question *self)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

  for (guint light = FW_DECISION_LIGHT_GREEN; light <= FW_DECISION_LIGHT_RED; light++)
    gtk_string_list_append (names, fw_decision_light_to_word (light));
  self->light = adw_combo_row_new ();
  adw_combo_row_set_model (ADW_COMBO_ROW (self->light), G_LIST_MODEL (names));
  add_row (self, self->light, _ ("Light"), NULL);
}

static void
add_parts (Question *self, FwDecisionItem *item)
{
  self->n_done = fw_spin_row_new (0, MAX_PARTS, 1);
  self->n_parts = fw_spin_row_new (0, MAX_PARTS, 1);
  adw_spin_row_set_value (ADW_SPIN_ROW (self->n_done), item->n_parts > 0 ? item->n_parts_done : 1);
  adw_spin_row_set_value (ADW_SPIN_ROW (self->n_parts), item->n_parts > 0 ? item->n_parts : 2);
  add_row (self, self->n_done, _ ("Parts Done"), "notify::value");
  add_row (self, self->n_parts, _ ("Of"), "notify::value");
}

/* TRUE when the user agreed. */
static gboolean
ask (Question *self, GtkWidget *widget)
{
  GtkWidget *rows[] = {self->date, self->n_parts, self->n_done, self->reason};
  g_autofree char *response = NULL;

  changed_cb (self);
  if (self->reason != NULL && self->date == NULL && self->light == NULL && self->n_parts == NULL)
    adw_dialog_set_focus (ADW_DIALOG (self->dialog), self->reason);
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (self->dialog), widget), NULL);
  /* The rows outlive this while the dialog fades out. */
  for (guint i = 0; i < G_N_ELEMENTS (rows); i++)
    if (rows[i] != NULL)
      g_signal_handlers_disconnect_by_data (rows[i], self);
  return g_strcmp0 (response, "act") == 0;
}

static char *
dup_day (Question *self)
{
  FwDay day;

  return self->date != NULL && fw_date_entry_get_day (FW_DATE_ENTRY (self->date), &day)
             ? fw_day_to_iso (day)
             : g_strdup ("");
}

static FwDay
get_next_day (const FwCalendar *calendar, FwDecisionItem *item)
{
  FwDay from = item->due != FW_DAY_NONE ? MAX (item->due, fw_clock_today ()) : fw_clock_today ();

  return fw_calendar_add_working_days (calendar, from, 3, NULL);
}

static void
prepare (Question *question, const FwCalendar *calendar, FwDecisionItem *item, const char *act)
{
  if (g_str_equal (act, "postpone"))
    {
      question_init (question, _ ("Postpone?"), item, _ ("_Postpone"));
      add_date (question, _ ("New Day"), calendar, get_next_day (calendar, item));
      add_reason (question, _ ("Reason"), TRUE);
    }
  else if (g_str_equal (act, "drop"))
    {
      question_init (question, _ ("Drop?"), item, _ ("_Drop"));
      add_reason (question, _ ("Reason"), TRUE);
    }
  else if (g_str_equal (act, "partly"))
    {
      question_init (question, _ ("Partly Done?"), item, _ ("_Partly Done"));
      add_parts (question, item);
      add_reason (question, _ ("What Is Left"), FALSE);
    }
  else if (g_str_equal (act, "light"))
    {
      question_init (question, _ ("Another Light?"), item, _ ("_Set Light"));
      add_light (question);
      add_date (question, _ ("Until"), calendar,
                fw_calendar_add_working_days (calendar, fw_clock_today (), 5, NULL));
      add_reason (question, _ ("Reason"), TRUE);
    }
  else if (g_str_equal (act, "reopen"))
    {
      question_init (question, _ ("Reopen?"), item, _ ("_Reopen"));
      add_reason (question, _ ("Reason"), TRUE);
    }
  else if (g_str_equal (act, "note"))
    {
      question_init (question, _ ("Note"), item, _ ("_Write Down"));
      add_reason (question, _ ("What Happened"), TRUE);
    }
}

static FwChangeSet *
hand_over (GtkWidget *widget, FwStore *store, FwDecisionItem *item, GError **error)
{
  Question question;
  g_autoptr (GtkWidget) list = NULL;
  g_autofree char *reason = NULL;

  question_init (&question, _ ("Hand Over?"), item, _ ("_Hand Over"));
  list = question.list;
  question.staff = fw_staff_row_new (store, _ ("To"));
  gtk_list_box_append (GTK_LIST_BOX (list), question.staff);
  question.reason
      = add_row (&question, adw_entry_row_new (), _ ("Reason (May Stay Empty)"), "changed");
  if (!ask (&question, widget) || fw_staff_row_get_staff (question.staff) == 0)
    return NULL;
  reason = dup_reason (&question);
  return dex_await_boxed (fw_decision_hand_over (store, item->id, item->version,
                                                 fw_staff_row_get_staff (question.staff), "",
                                                 reason),
                          error);
}

static DexFuture *
start (FwStore *store, FwDecisionItem *item, const char *act, Question *question)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *day = dup_day (question);
  g_autofree char *reason = dup_reason (question);

  if (g_str_equal (act, "postpone"))
    return fw_decision_postpone (store, item->id, item->version, day, reason);
  if (g_str_equal (act, "drop"))
    return fw_decision_drop (store, item->id, item->version, today, reason);
  if (g_str_equal (act, "partly"))
    return fw_decision_set_partly (store, item->id, item->version,
                                   (int) adw_spin_row_get_value (ADW_SPIN_ROW (question->n_done)),
                                   (int) adw_spin_row_get_value (ADW_SPIN_ROW (question->n_parts)),
                                   reason);
  if (g_str_equal (act, "light"))
    return fw_decision_override (
        store, item->id, item->version,
        fw_decision_light_to_name (adw_combo_row_get_selected (ADW_COMBO_ROW (question->light))),
        day, reason);
  if (g_str_equal (act, "reopen"))
    return fw_decision_reopen (store, item->id, item->version, reason);
  return fw_decision_note (store, item->id, reason);
}

FwChangeSet *
fw_decision_act (GtkWidget *widget,
                 FwStore *store,
                 const FwCalendar *calendar,
                 FwDecisionItem *item,
                 const char *act,
                 GError **error)
{
  Question question = {0};
  g_autoptr (GtkWidget) list = NULL;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  g_return_val_if_fail (GTK_IS_WIDGET (widget) && FW_IS_STORE (store), NULL);
  g_return_val_if_fail (FW_IS_DECISION_ITEM (item) && act != NULL, NULL);

  if (g_str_equal (act, "done"))
    return dex_await_boxed (fw_decision_finish (store, item->id, item->version, today, ""), error);
  if (g_str_equal (act, "light-off"))
    return dex_await_boxed (fw_decision_override (store, item->id, item->version, "", "", ""),
                            error);
  if (g_str_equal (act, "hand-over"))
    return hand_over (widget, store, item, error);
  prepare (&question, calendar, item, act);
  g_return_val_if_fail (question.dialog != NULL, NULL);
  list = question.list;
  if (!ask (&question, widget))
    return NULL;
  return dex_await_boxed (start (store, item, act, &question), error);
}

const char *
fw_decision_act_to_text (const char *act)
{
  static const struct
  {
    const char *act;
    const char *text;
  } texts[] = {{"done", N_ ("Done")},
               {"postpone", N_ ("Postponed")},
               {"drop", N_ ("Dropped")},
               {"hand-over", N_ ("Handed over")},
               {"partly", N_ ("Partly done")},
               {"light", N_ ("Light set by hand")},
               {"light-off", N_ ("Light counted again")},
               {"reopen", N_ ("Reopened")},
               {"note", N_ ("Written down")}};

  for (guint i = 0; i < G_N_ELEMENTS (texts); i++)
    if (g_str_equal (texts[i].act, act))
      return _ (texts[i].text);
  return "";
}

static FwDecisionItem *
find_item (GListModel *items, gint64 id)
{
  for (guint i = 0; items != NULL && i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (items, i);

      if (item->id == id)
        return g_steal_pointer (&item);
    }
  return NULL;
}

FwDecisionItem *
fw_decision_await_item (FwStore *store, gint64 case_id, gint64 id, GError **error)
{
  FwDecisionQuery query = {.scope = FW_DECISION_SCOPE_CASE, .case_id = case_id};

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  for (guint ended = 0; ended < 2; ended++)
    {
      g_autoptr (GListStore) items = NULL;
      FwDecisionItem *item;

      query.ended = ended == 1;
      items = dex_await_object (fw_decision_repository_list (store, &query, 0), error);
      if (items == NULL)
        return NULL;
      item = find_item (G_LIST_MODEL (items), id);
      if (item != NULL)
        return item;
    }
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                       _ ("This decision is no longer there."));
  return NULL;
}

static int
compare_lights (gconstpointer a, gconstpointer b, gpointer data)
{
  const FwDecisionItem *x = a, *y = b;

  return x->light != y->light ? (int) y->light - (int) x->light
                              : (x->due > y->due) - (x->due < y->due);
}

GListStore *
fw_decision_await_open (FwStore *store, gint64 case_id, GError **error)
{
  FwDecisionQuery query = {.scope = FW_DECISION_SCOPE_CASE, .case_id = case_id};
  GListStore *items = dex_await_object (fw_decision_repository_list (store, &query, 0), error);

  if (items != NULL)
    g_list_store_sort (items, compare_lights, NULL);
  return items;
}

gboolean
fw_office_await_calendar (FwStore *store, FwCalendar *calendar, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwRow) settings = dex_await_boxed (fw_office_load_settings (store, today), error);

  *calendar = (FwCalendar) {.land = FW_N_LANDS};
  if (settings == NULL)
    return FALSE;
  fw_office_get_calendar (settings, calendar);
  return TRUE;
}

typedef struct
{
  GtkWidget *widget;
  FwStore *store;
  FwCalendar calendar;
  FwUndo *undo;
  FwDecisionItem *item;
  char *act;
} Start;

static void
start_free (gpointer data)
{
  Start *start = data;

  g_object_unref (start->widget);
  g_object_unref (start->store);
  g_object_unref (start->undo);
  g_object_unref (start->item);
  g_free (start->act);
  g_free (start);
}

static DexFuture *
start_fiber (gpointer data)
{
  Start *start = data;
  g_autoptr (GError) error = NULL;
  FwChangeSet *changes = fw_decision_act (start->widget, start->store, &start->calendar,
                                          start->item, start->act, &error);

  if (error != NULL)
    fw_ui_show_error (start->widget, error);
  if (changes != NULL)
    fw_undo_push_told (start->undo, changes, start->widget, fw_decision_act_to_text (start->act),
                       start->item->what);
  return NULL;
}

void
fw_decision_act_start (GtkWidget *widget,
                       FwStore *store,
                       const FwCalendar *calendar,
                       FwUndo *undo,
                       FwDecisionItem *item,
                       const char *act)
{
  Start *start;

  g_return_if_fail (GTK_IS_WIDGET (widget) && FW_IS_UNDO (undo) && FW_IS_DECISION_ITEM (item));

  start = g_new0 (Start, 1);
  start->widget = g_object_ref (widget);
  start->store = g_object_ref (store);
  start->calendar = *calendar;
  start->undo = g_object_ref (undo);
  start->item = g_object_ref (item);
  start->act = g_strdup (act);
  fw_ui_spawn_full (start_fiber, start, start_free);
}
