/* fw-clearing-choice.c: see fw-clearing-choice.h.
 *
 *   days · quota · who performs it (own staff, then providers) · for whom · order
 *
 * The last day follows the first by the usual three months until somebody types one.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-clearing-repository.h"
#include "domain/fw-plan-choice-repository.h"
#include "domain/fw-provider-repository.h"
#include "domain/fw-staff-repository.h"
#include "features/clearing/fw-clearing-choice.h"
#include "widgets/fw-ask-dialog.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"

#define USUAL_HOURS "30"

typedef struct
{
  FwAskDialog *dialog;
  FwResult *staff, *providers;
  FwResult *children; /* NULL: they are not asked for */
  GtkWidget *start, *end, *hours, *performer, *person, *question;
  GPtrArray *switches; /* of AdwSwitchRow, by row of children */
  gboolean end_typed;
  gboolean following; /* the last day is set, not typed */
} Choice;

static void
choice_clear (Choice *choice)
{
  g_clear_pointer (&choice->staff, fw_result_unref);
  g_clear_pointer (&choice->providers, fw_result_unref);
  g_clear_pointer (&choice->children, fw_result_unref);
  g_clear_pointer (&choice->switches, g_ptr_array_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Choice, choice_clear)

static gboolean
load (Choice *choice, FwStore *store, gint64 case_id, GError **error)
{
  choice->staff = dex_await_boxed (fw_staff_repository_list_active (store), error);
  if (choice->staff != NULL)
    choice->providers = dex_await_boxed (fw_provider_repository_list (store), error);
  if (choice->providers != NULL && case_id != 0)
    choice->children
        = dex_await_boxed (fw_plan_choice_repository_list_children (store, case_id), error);
  return choice->providers != NULL && (case_id == 0 || choice->children != NULL);
}

/* 0: nobody yet; then staff, then providers. */
static void
get_performer (Choice *choice, gint64 *staff_id, gint64 *provider_id)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (choice->performer));
  guint n_staff = fw_result_get_n_rows (choice->staff);

  *staff_id = *provider_id = 0;
  if (selected == 0 || selected == GTK_INVALID_LIST_POSITION)
    return;
  if (selected <= n_staff)
    *staff_id = fw_result_get_int (choice->staff, selected - 1, FW_STAFF_ID);
  else if (selected - n_staff <= fw_result_get_n_rows (choice->providers))
    *provider_id = fw_result_get_int (choice->providers, selected - n_staff - 1, FW_PROVIDER_ID);
}

static void
set_performer (Choice *choice, const FwClearing *clearing)
{
  guint n_staff = fw_result_get_n_rows (choice->staff), selected = 0;

  for (guint i = 0; i < n_staff; i++)
    if (fw_result_get_int (choice->staff, i, FW_STAFF_ID) == clearing->staff_id)
      selected = i + 1;
  for (guint i = 0; i < fw_result_get_n_rows (choice->providers); i++)
    if (fw_result_get_int (choice->providers, i, FW_PROVIDER_ID) == clearing->provider_id)
      selected = n_staff + i + 1;
  adw_combo_row_set_selected (ADW_COMBO_ROW (choice->performer), selected);
}

static GtkWidget *
create_performers (Choice *choice)
{
  g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);
  GtkWidget *row = adw_combo_row_new ();

  gtk_string_list_append (names, _ ("Not decided yet"));
  for (guint i = 0; i < fw_result_get_n_rows (choice->staff); i++)
    {
      /* Translators: %s is the name of a member of staff. */
      g_autofree char *name = g_strdup_printf (
          _ ("Own staff: %s"), fw_result_get_text (choice->staff, i, FW_STAFF_NAME));

      gtk_string_list_append (names, name);
    }
  for (guint i = 0; i < fw_result_get_n_rows (choice->providers); i++)
    {
      /* Translators: %s is the name of a provider. */
      g_autofree char *name = g_strdup_printf (
          _ ("Provider: %s"), fw_result_get_text (choice->providers, i, FW_PROVIDER_NAME));

      gtk_string_list_append (names, name);
    }
  adw_combo_row_set_expression (
      ADW_COMBO_ROW (row), gtk_property_expression_new (GTK_TYPE_STRING_OBJECT, NULL, "string"));
  adw_combo_row_set_enable_search (ADW_COMBO_ROW (row), TRUE);
  adw_combo_row_set_model (ADW_COMBO_ROW (row), G_LIST_MODEL (names));
  return row;
}

static gboolean
read_form (Choice *choice, FwClearingForm *form, char **person, char **question)
{
  g_autofree char *hours = fw_ask_dialog_dup_text (choice->hours);
  gboolean good;

  form->start = form->end = FW_DAY_NONE;
  good = fw_date_entry_get_day (FW_DATE_ENTRY (choice->start), &form->start)
         && fw_date_entry_get_day (FW_DATE_ENTRY (choice->end), &form->end)
         && fw_plan_use_parse_hours (hours, &form->minutes);
  get_performer (choice, &form->staff_id, &form->provider_id);
  form->person = *person = fw_ask_dialog_dup_text (choice->person);
  form->question = *question
      = choice->question != NULL ? fw_ask_dialog_dup_text (choice->question) : NULL;
  return good;
}

static GArray *
dup_children (Choice *choice)
{
  GArray *ids = g_array_new (FALSE, FALSE, sizeof (gint64));

  for (guint i = 0; choice->children != NULL && i < fw_result_get_n_rows (choice->children); i++)
    if (choice->switches->len == 0
        || adw_switch_row_get_active (g_ptr_array_index (choice->switches, i)))
      {
        gint64 id = fw_result_get_int (choice->children, i, FW_PLAN_CHILD_ID);

        g_array_append_val (ids, id);
      }
  return ids;
}

static void
check_cb (Choice *choice)
{
  g_autoptr (GArray) children = dup_children (choice);
  g_autofree char *person = NULL;
  g_autofree char *question = NULL;
  FwClearingForm form = {0};
  gboolean ready = read_form (choice, &form, &person, &question);

  gtk_widget_set_visible (choice->person, form.provider_id != 0);
  fw_ask_dialog_set_ready (choice->dialog,
                           ready && (choice->children == NULL || children->len > 0));
}

static void
start_cb (Choice *choice)
{
  FwDay start;

  if (choice->end_typed || !fw_date_entry_get_day (FW_DATE_ENTRY (choice->start), &start))
    return;
  choice->following = TRUE;
  fw_date_entry_set_day (FW_DATE_ENTRY (choice->end), fw_clearing_get_usual_end (start));
  choice->following = FALSE;
}

static void
end_cb (Choice *choice)
{
  if (!choice->following)
    choice->end_typed = TRUE;
}

static void
add_switches (Choice *choice)
{
  guint n = fw_result_get_n_rows (choice->children);

  if (n < 2)
    return;
  fw_ask_dialog_add_group (choice->dialog, _ ("For Whom"), NULL);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_switch_row_new ();

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_switch_row_set_active (ADW_SWITCH_ROW (row), TRUE);
      g_signal_connect_swapped (row, "notify::active", G_CALLBACK (check_cb), choice);
      fw_ask_dialog_add (choice->dialog, row,
                         fw_result_get_text (choice->children, i, FW_PLAN_CHILD_NAME));
      g_ptr_array_add (choice->switches, row);
    }
}

static void
fill (Choice *choice)
{
  choice->switches = g_ptr_array_new ();
  fw_ask_dialog_add_group (choice->dialog, NULL,
                           _ ("Usually three months with an hour quota that is used as needed. At "
                              "its end stands the report with the resource check."));
  choice->start = fw_ask_dialog_add (choice->dialog, fw_date_entry_new (), _ ("First Day"));
  choice->end = fw_ask_dialog_add (choice->dialog, fw_date_entry_new (), _ ("Last Day"));
  choice->hours = fw_ask_dialog_add (choice->dialog, adw_entry_row_new (), _ ("Hour Quota in All"));
  choice->performer
      = fw_ask_dialog_add (choice->dialog, create_performers (choice), _ ("Performed By"));
  choice->person = fw_ask_dialog_add (choice->dialog, adw_entry_row_new (),
                                      _ ("Professional of the Provider"));
  g_signal_connect_swapped (choice->start, "changed", G_CALLBACK (start_cb), choice);
  g_signal_connect_swapped (choice->end, "changed", G_CALLBACK (end_cb), choice);
  g_signal_connect_swapped (choice->dialog, "changed", G_CALLBACK (check_cb), choice);
}

/* The dialog outlives @choice for a moment when it is closed. */
static void
let_go (Choice *choice)
{
  g_signal_handlers_disconnect_by_data (choice->start, choice);
  g_signal_handlers_disconnect_by_data (choice->end, choice);
  g_signal_handlers_disconnect_by_data (choice->dialog, choice);
  for (guint i = 0; i < choice->switches->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (choice->switches, i), choice);
}

gint64
fw_clearing_await_new (GtkWidget *widget, FwStore *store, gint64 case_id)
{
  g_auto (Choice) choice = {0};
  g_autoptr (FwAskDialog) dialog = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = 0;

  if (!load (&choice, store, case_id, &error))
    {
      fw_ui_show_error (widget, error);
      return 0;
    }
  choice.dialog = dialog
      = g_object_ref_sink (fw_ask_dialog_new (_ ("Begin a Clearing"), _ ("_Begin")));
  fill (&choice);
  add_switches (&choice);
  fw_ask_dialog_add_group (choice.dialog, _ ("Order"), NULL);
  choice.question = fw_ask_dialog_add (choice.dialog, adw_entry_row_new (),
                                       _ ("Question That It Has to Answer"));
  fw_date_entry_set_day (FW_DATE_ENTRY (choice.start), fw_clock_today ());
  gtk_editable_set_text (GTK_EDITABLE (choice.hours), USUAL_HOURS);
  check_cb (&choice);
  while (id == 0 && fw_ask_dialog_await (choice.dialog, widget))
    {
      g_autoptr (GArray) children = dup_children (&choice);
      g_autoptr (GError) refused = NULL;
      g_autofree char *person = NULL;
      g_autofree char *question = NULL;
      FwClearingForm form = {0};

      read_form (&choice, &form, &person, &question);
      id = dex_await_int64 (fw_clearing_repository_create (store, case_id,
                                                           (gint64 *) (void *) children->data,
                                                           children->len, &form),
                            &refused);
      if (refused != NULL)
        {
          id = 0;
          fw_ask_dialog_refuse (choice.dialog, refused);
        }
    }
  let_go (&choice);
  if (id != 0)
    adw_dialog_close (ADW_DIALOG (choice.dialog));
  return id;
}

void
fw_clearing_await_change (GtkWidget *widget,
                          FwStore *store,
                          FwEditSession *session,
                          const FwClearing *clearing)
{
  g_auto (Choice) choice = {0};
  g_autoptr (FwAskDialog) dialog = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *hours = fw_plan_use_hours_to_text (clearing->use.minutes_approved);
  gboolean done = FALSE;

  if (!load (&choice, store, 0, &error))
    {
      fw_ui_show_error (widget, error);
      return;
    }
  choice.dialog = dialog
      = g_object_ref_sink (fw_ask_dialog_new (_ ("What Was Agreed"), _ ("_Change")));
  fill (&choice);
  choice.end_typed = TRUE;
  fw_date_entry_set_day (FW_DATE_ENTRY (choice.start), clearing->start);
  fw_date_entry_set_day (FW_DATE_ENTRY (choice.end), clearing->end);
  gtk_editable_set_text (GTK_EDITABLE (choice.hours), hours);
  gtk_editable_set_text (GTK_EDITABLE (choice.person), clearing->person);
  set_performer (&choice, clearing);
  check_cb (&choice);
  while (!done && fw_ask_dialog_await (choice.dialog, widget))
    {
      g_autoptr (GError) refused = NULL;
      g_autoptr (FwChangeSet) changes = NULL;
      g_autofree char *person = NULL;
      g_autofree char *question = NULL;
      FwClearingForm form = {0};

      read_form (&choice, &form, &person, &question);
      changes = fw_clearing_dup_changed (clearing, &form, &refused);
      done = changes != NULL && dex_await (fw_edit_session_commit (session, changes), &refused);
      if (!done)
        fw_ask_dialog_refuse (choice.dialog, refused);
    }
  let_go (&choice);
  if (done)
    adw_dialog_close (ADW_DIALOG (choice.dialog));
}
