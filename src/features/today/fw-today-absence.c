/* fw-today-absence.c: see fw-today-absence.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-absence-repository.h"
#include "features/today/fw-today-absence.h"
#include "widgets/fw-ask-dialog.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"

typedef struct
{
  GtkWidget *widget;
  FwStore *store;
  FwRadar *radar;
  FwUndo *undo;
  FwAskDialog *dialog;
  FwResult *people;
  GtkWidget *who; /* NULL: only oneself */
  GtkWidget *from, *to;
  GPtrArray *buttons; /* of those who are away; borrowed */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->widget);
  g_object_unref (job->store);
  g_object_unref (job->radar);
  g_clear_object (&job->undo);
  g_clear_object (&job->dialog);
  g_clear_pointer (&job->people, fw_result_unref);
  g_ptr_array_unref (job->buttons);
  g_free (job);
}

static gboolean
get_days (Job *job, FwDay *from, FwDay *to)
{
  return fw_date_entry_get_day (FW_DATE_ENTRY (job->from), from)
         && fw_date_entry_get_day (FW_DATE_ENTRY (job->to), to) && *to >= *from;
}

static void
check_cb (Job *job)
{
  FwDay from, to;

  fw_ask_dialog_set_ready (job->dialog, get_days (job, &from, &to));
}

/* --- who is away ------------------------------------------------------------------------- */

/* With references of its own: the dialog may be closed before it is through. */
typedef struct
{
  GtkWidget *widget, *row;
  FwStore *store;
  FwUndo *undo;
  FwAskDialog *dialog;
  gint64 id;
} End;

static void
end_free (gpointer data)
{
  End *end = data;

  g_object_unref (end->widget);
  g_object_unref (end->row);
  g_object_unref (end->store);
  g_object_unref (end->undo);
  g_object_unref (end->dialog);
  g_free (end);
}

static DexFuture *
end_fiber (gpointer data)
{
  End *end = data;
  g_autoptr (GError) error = NULL;
  FwChangeSet *changes = dex_await_boxed (fw_absence_repository_end (end->store, end->id), &error);

  if (changes == NULL)
    {
      fw_ask_dialog_refuse (end->dialog, error);
      return NULL;
    }
  gtk_widget_set_visible (end->row, FALSE);
  fw_undo_push_told (end->undo, changes, end->widget, _ ("Back again"),
                     adw_preferences_row_get_title (ADW_PREFERENCES_ROW (end->row)));
  return NULL;
}

static void
end_cb (Job *job, GtkButton *button)
{
  GtkWidget *row = gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW);
  End *end = g_new0 (End, 1);

  end->widget = g_object_ref (job->widget);
  end->row = g_object_ref (row);
  end->store = g_object_ref (job->store);
  end->undo = g_object_ref (job->undo);
  end->dialog = g_object_ref (job->dialog);
  end->id = *(gint64 *) g_object_get_data (G_OBJECT (button), "absence");
  fw_ui_spawn_full (end_fiber, end, end_free);
}

static char *
dup_days (Job *job, FwResult *rows, guint i)
{
  g_autofree char *from = NULL;
  g_autofree char *to = NULL;
  FwDay first, last;

  if (!fw_day_from_iso (fw_result_get_text (rows, i, FW_ABSENCE_FROM), &first)
      || !fw_day_from_iso (fw_result_get_text (rows, i, FW_ABSENCE_TO), &last))
    return g_strdup ("");
  from = fw_deadline_day_to_text (first, job->radar->today);
  to = fw_deadline_day_to_text (last, job->radar->today);
  /* Translators: two dates: "3/1/2019 to May 2021" */
  return g_strdup_printf (_ ("%1$s to %2$s"), from, to);
}

static void
add_absences (Job *job, FwResult *rows)
{
  if (fw_result_get_n_rows (rows) == 0)
    return;
  fw_ask_dialog_add_group (job->dialog, _ ("Away Now or Soon"), NULL);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      GtkWidget *button = gtk_button_new_with_mnemonic (_ ("_Back Again"));
      const char *name = fw_result_get_text (rows, i, FW_ABSENCE_NAME);
      g_autofree char *days = dup_days (job, rows, i);
      /* Translators: %s is a person */
      g_autofree char *label = g_strdup_printf (_ ("Back again: %s"), name);
      gint64 id = fw_result_get_int (rows, i, FW_ABSENCE_ID);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), days);
      gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
      /* The button names itself by its label alone. */
      gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
      gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                      -1);
      g_object_set_data_full (G_OBJECT (button), "absence", g_memdup2 (&id, sizeof id), g_free);
      g_signal_connect_swapped (button, "clicked", G_CALLBACK (end_cb), job);
      g_ptr_array_add (job->buttons, button);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
      fw_ask_dialog_add (job->dialog, row, name);
    }
}

/* --- a new one ------------------------------------------------------------------------------ */

static GtkWidget *
add_day (Job *job, const char *title, FwDay day)
{
  GtkWidget *entry = fw_ask_dialog_add (job->dialog, fw_date_entry_new (), title);

  fw_date_entry_set_calendar (FW_DATE_ENTRY (entry), &job->radar->calendar);
  fw_date_entry_set_day (FW_DATE_ENTRY (entry), day);
  return entry;
}

static void
fill (Job *job, FwResult *absences)
{
  fw_ask_dialog_add_group (job->dialog, NULL,
                           _ ("What is due in these days stands on Today of the deputy as well."));
  if (fw_result_get_n_rows (job->people) > 1)
    {
      g_autoptr (GtkStringList) names = gtk_string_list_new (NULL);

      for (guint i = 0; i < fw_result_get_n_rows (job->people); i++)
        gtk_string_list_append (names, fw_result_get_text (job->people, i, FW_ABSENCE_PERSON_NAME));
      job->who = fw_ask_dialog_add (job->dialog, adw_combo_row_new (), _ ("Who"));
      adw_combo_row_set_model (ADW_COMBO_ROW (job->who), G_LIST_MODEL (names));
    }
  job->from = add_day (job, _ ("First Day"), job->radar->today + 1);
  job->to = add_day (job, _ ("Last Day"), job->radar->today + 1);
  add_absences (job, absences);
  g_signal_connect_swapped (job->dialog, "changed", G_CALLBACK (check_cb), job);
  check_cb (job);
}

static FwChangeSet *
save (Job *job, GError **error)
{
  guint selected = job->who != NULL ? adw_combo_row_get_selected (ADW_COMBO_ROW (job->who)) : 0;
  g_autofree char *first = NULL;
  g_autofree char *last = NULL;
  FwDay from = FW_DAY_NONE, to = FW_DAY_NONE;

  get_days (job, &from, &to);
  first = from != FW_DAY_NONE ? fw_day_to_iso (from) : g_strdup ("");
  last = to != FW_DAY_NONE ? fw_day_to_iso (to) : g_strdup ("");
  selected = MIN (selected, fw_result_get_n_rows (job->people) - 1);
  return dex_await_boxed (
      fw_absence_repository_add (
          job->store, fw_result_get_int (job->people, selected, FW_ABSENCE_PERSON_ID), first, last),
      error);
}

static DexFuture *
ask_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (FwResult) absences = NULL;
  g_autoptr (GError) error = NULL;

  job->people = dex_await_boxed (fw_absence_repository_list_people (job->store), &error);
  if (job->people != NULL)
    absences = dex_await_boxed (fw_absence_repository_list (job->store), &error);
  if (absences == NULL || fw_result_get_n_rows (job->people) == 0)
    {
      if (error != NULL)
        fw_ui_show_error (job->widget, error);
      return NULL;
    }
  job->dialog = g_object_ref_sink (fw_ask_dialog_new (_ ("Away?"), _ ("_Set")));
  fill (job, absences);
  while (fw_ask_dialog_await (job->dialog, job->widget))
    {
      g_autoptr (GError) refused = NULL;
      FwChangeSet *changes = save (job, &refused);

      if (changes != NULL)
        {
          FwDay from, to;
          g_autofree char *text = get_days (job, &from, &to)
                                      ? fw_deadline_day_to_text (to, job->radar->today)
                                      : g_strdup ("");

          adw_dialog_close (ADW_DIALOG (job->dialog));
          fw_undo_push_told (job->undo, changes, job->widget, _ ("Away until"), text);
          break;
        }
      fw_ask_dialog_refuse (job->dialog, refused);
    }
  g_signal_handlers_disconnect_by_data (job->dialog, job);
  for (guint i = 0; i < job->buttons->len; i++)
    g_signal_handlers_disconnect_by_data (g_ptr_array_index (job->buttons, i), job);
  return NULL;
}

void
fw_today_ask_absence (GtkWidget *widget, FwStore *store, FwRadar *radar, FwUndo *undo)
{
  Job *job;

  g_return_if_fail (GTK_IS_WIDGET (widget) && FW_IS_STORE (store) && FW_IS_RADAR (radar));

  job = g_new0 (Job, 1);
  job->widget = g_object_ref (widget);
  job->store = g_object_ref (store);
  job->radar = g_object_ref (radar);
  job->undo = g_object_ref (undo);
  job->buttons = g_ptr_array_new ();
  fw_ui_spawn_full (ask_fiber, job, job_free);
}
