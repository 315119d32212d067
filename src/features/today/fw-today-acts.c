/* fw-today-acts.c: see fw-today-acts.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "exchange/fw-deadline-feed.h"
#include "features/today/fw-today-acts.h"
#include "widgets/fw-async.h"
#include "widgets/fw-export-file.h"

typedef struct
{
  GtkWidget *widget;
  FwStore *store;
  FwDeadlineScope scope;
} Job;

static Job *
job_new (GtkWidget *widget, FwStore *store, FwDeadlineScope scope)
{
  Job *job = g_new0 (Job, 1);

  job->widget = g_object_ref (widget);
  job->store = g_object_ref (store);
  job->scope = scope;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->widget);
  g_object_unref (job->store);
  g_free (job);
}

static DexFuture *
export_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *name = g_strdup_printf ("%s.ics", _ ("deadlines"));
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (FwRadar) radar = NULL;

  gtk_file_dialog_set_initial_name (dialog, name);
  file = dex_await_object (fw_ui_save_file (dialog, job->widget), NULL);
  if (file == NULL)
    return NULL;
  radar = dex_await_object (fw_deadline_repository_load_many (job->store, job->scope, 0, G_MAXUINT),
                            &error);
  if (radar != NULL
      && dex_await (fw_store_log_access (job->store, "export", 0, "deadlines"), &error))
    {
      g_autoptr (GBytes) bytes = fw_deadline_feed_to_bytes (radar, stamp);

      dex_await (fw_export_file (file, bytes), &error);
    }
  if (gtk_widget_get_root (job->widget) == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (job->widget, error);
  else
    fw_ui_show_toast (job->widget, _ ("The calendar file holds days and kinds, no names"));
  return NULL;
}

void
fw_today_export_calendar (GtkWidget *widget, FwStore *store, FwDeadlineScope scope)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && FW_IS_STORE (store));

  fw_ui_spawn_full (export_fiber, job_new (widget, store, scope), job_free);
}
