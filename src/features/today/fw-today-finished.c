/* fw-today-finished.c: see fw-today-finished.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-date.h"
#include "domain/fw-deadline-finished.h"
#include "features/today/fw-today-finished.h"
#include "widgets/fw-async.h"

#define MOST 200

typedef struct
{
  GtkWidget *widget; /* Today */
  GtkWidget *row;    /* NULL: of the whole list */
  FwStore *store;
  FwUndo *undo;
  gint64 id, version;
} Job;

static Job *
job_new (GtkWidget *widget, FwStore *store, FwUndo *undo)
{
  Job *job = g_new0 (Job, 1);

  job->widget = g_object_ref (widget);
  job->store = g_object_ref (store);
  job->undo = g_object_ref (undo);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->widget);
  g_clear_object (&job->row);
  g_object_unref (job->store);
  g_object_unref (job->undo);
  g_free (job);
}

static char *
dup_day (FwResult *rows, guint i, guint column)
{
  FwDay day;

  return fw_day_from_iso (fw_result_get_text (rows, i, column), &day) ? fw_day_to_text (day) : NULL;
}

/* "Familie K. · done on 6/1/2026, was due 5/27/2026 · reason" */
static char *
dup_subtitle (FwResult *rows, guint i)
{
  gboolean dropped = g_strcmp0 (fw_result_get_text (rows, i, FW_FINISHED_STATUS), "dropped") == 0;
  const char *reason = fw_result_get_text (rows, i, FW_FINISHED_REASON);
  g_autofree char *due = dup_day (rows, i, FW_FINISHED_DUE);
  g_autofree char *done = dup_day (rows, i, FW_FINISHED_DONE_ON);
  g_autofree char *state
      = dropped || done == NULL
            /* Translators: %1$s is "dropped" or "done", %2$s a date */
            ? g_strdup_printf (_ ("%1$s, was due %2$s"),
                               dropped ? C_ ("light", "dropped") : C_ ("light", "done"), due)
            /* Translators: dates */
            : g_strdup_printf (_ ("done on %1$s, was due %2$s"), done, due);

  return g_strdup_printf ("%s · %s%s%s", fw_result_get_text (rows, i, FW_FINISHED_CASE_NAME), state,
                          reason != NULL && reason[0] != '\0' ? " · " : "",
                          reason != NULL ? reason : "");
}

static DexFuture *
reopen_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (FwChangeSet) changes = fw_deadline_finished_dup_reopened (job->id, job->version);
  g_autoptr (GError) error = NULL;
  FwChangeSet *applied = dex_await_boxed (fw_store_commit (job->store, changes), &error);

  if (applied == NULL)
    {
      fw_ui_show_error (job->row, error);
      return NULL;
    }
  fw_undo_push_told (job->undo, applied, job->widget, _ ("Open again"),
                     adw_preferences_row_get_title (ADW_PREFERENCES_ROW (job->row)));
  gtk_widget_set_visible (job->row, FALSE);
  return NULL;
}

static void
reopen_cb (GtkButton *button, Job *job)
{
  Job *act = job_new (job->widget, job->store, job->undo);

  act->row = g_object_ref (gtk_widget_get_ancestor (GTK_WIDGET (button), ADW_TYPE_ACTION_ROW));
  act->id = job->id;
  act->version = job->version;
  fw_ui_spawn_full (reopen_fiber, act, job_free);
}

static void
job_closure_free (gpointer data, GClosure *closure)
{
  job_free (data);
}

static GtkWidget *
create_row (Job *list, FwResult *rows, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *button = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  const char *what = fw_result_get_text (rows, i, FW_FINISHED_WHAT);
  gboolean dropped = g_strcmp0 (fw_result_get_text (rows, i, FW_FINISHED_STATUS), "dropped") == 0;
  g_autofree char *subtitle = dup_subtitle (rows, i);
  /* Translators: %s is what was due */
  g_autofree char *label = g_strdup_printf (_ ("Take up again: %s"), what);
  Job *job = job_new (list->widget, list->store, list->undo);

  job->id = fw_result_get_int (rows, i, FW_FINISHED_ID);
  job->version = fw_result_get_int (rows, i, FW_FINISHED_VERSION);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), what);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name (dropped ? "fw-light-dropped-symbolic"
                                                                   : "fw-light-done-symbolic"));
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_tooltip_text (button, _ ("Take Up Again"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  g_signal_connect_data (button, "clicked", G_CALLBACK (reopen_cb), job, job_closure_free, 0);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
  return row;
}

static GtkWidget *
create_list (Job *job, FwResult *rows)
{
  GtkWidget *page = adw_preferences_page_new (), *group = adw_preferences_group_new ();

  adw_preferences_page_add (ADW_PREFERENCES_PAGE (page), ADW_PREFERENCES_GROUP (group));
  if (fw_result_get_n_rows (rows) == MOST)
    {
      g_autofree char *text = g_strdup_printf (_ ("The newest %u"), MOST);

      adw_preferences_group_set_description (ADW_PREFERENCES_GROUP (group), text);
    }
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), create_row (job, rows, i));
  return page;
}

static GtkWidget *
create_empty (void)
{
  GtkWidget *page = adw_status_page_new ();

  adw_status_page_set_icon_name (ADW_STATUS_PAGE (page), "fw-today-symbolic");
  adw_status_page_set_title (ADW_STATUS_PAGE (page), _ ("Nothing Finished Yet"));
  adw_status_page_set_description (ADW_STATUS_PAGE (page),
                                   _ ("What you finish or drop on Today is listed here."));
  return page;
}

static DexFuture *
show_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) rows
      = dex_await_boxed (fw_deadline_finished_list (job->store, MOST), &error);
  GtkWidget *view, *header;
  AdwDialog *dialog;

  if (rows == NULL)
    {
      fw_ui_show_error (job->widget, error);
      return NULL;
    }
  dialog = adw_dialog_new ();
  view = adw_toolbar_view_new ();
  header = adw_header_bar_new ();
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), fw_result_get_n_rows (rows) > 0
                                                             ? create_list (job, rows)
                                                             : create_empty ());
  adw_dialog_set_title (dialog, _ ("Finished Deadlines"));
  adw_dialog_set_content_width (dialog, 620);
  adw_dialog_set_content_height (dialog, 640);
  adw_dialog_set_child (dialog, view);
  adw_dialog_present (dialog, job->widget);
  return NULL;
}

void
fw_today_show_finished (GtkWidget *widget, FwStore *store, FwUndo *undo)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && FW_IS_STORE (store));

  fw_ui_spawn_full (show_fiber, job_new (widget, store, undo), job_free);
}
