/* fw-timeline-import.c: see fw-timeline-import.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-timeline-repository.h"
#include "exchange/fw-easybiograph.h"
#include "exchange/fw-timeline-ical.h"
#include "features/timeline/fw-timeline-import.h"
#include "widgets/fw-async.h"
#include "widgets/fw-export-file.h"

typedef struct
{
  FwTimelineDesk *desk;
  GtkWidget *widget;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->desk);
  g_object_unref (job->widget);
  g_free (job);
}

static void
start (FwTimelineDesk *desk, GtkWidget *widget, DexFiberFunc func)
{
  Job *job = g_new0 (Job, 1);

  job->desk = g_object_ref (desk);
  job->widget = g_object_ref (widget);
  fw_ui_spawn_full (func, job, job_free);
}

/* Whose life it is: a position, -1 for nobody (turned away). */
static int
await_child (Job *job, const char *heading, const char *body)
{
  FwTimeline *timeline = fw_timeline_desk_get_timeline (job->desk);
  AdwDialog *dialog;
  g_autofree char *answer = NULL;

  if (timeline->children->len == 1)
    return 0;
  dialog = adw_alert_dialog_new (heading, body);
  adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"));
  for (guint i = 0; i < timeline->children->len; i++)
    {
      g_autofree char *id = g_strdup_printf ("%u", i);

      adw_alert_dialog_add_response (ADW_ALERT_DIALOG (dialog), id,
                                     g_array_index (timeline->children, FwTimelineChild, i).name);
    }
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  answer = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), job->widget), NULL);
  return answer == NULL || g_str_equal (answer, "cancel")
             ? -1
             : (int) g_ascii_strtoll (answer, NULL, 10);
}

static FwEasybiograph *
await_file (Job *job, GError **error)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;

  gtk_file_dialog_set_title (chooser, _ ("Read a File of easyBiograph"));
  file = dex_await_object (fw_ui_open_file (chooser, job->widget), NULL);
  if (file == NULL)
    return NULL;
  bytes = dex_await_boxed (dex_file_load_contents_bytes (file), error);
  return bytes != NULL ? fw_easybiograph_parse (bytes, error) : NULL;
}

static DexFuture *
import_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwEasybiograph) biograph = await_file (job, &error);
  g_autoptr (FwChangeSet) changes = NULL;
  g_autofree char *said = NULL;
  FwTimeline *timeline;
  guint n, n_undated;
  int child;

  if (error != NULL)
    fw_ui_show_error (job->widget, error);
  if (biograph == NULL)
    return NULL;
  child = await_child (job, _ ("Whose Life Is It?"),
                       _ ("The events of the file become life events of this child."));
  if (child < 0)
    return NULL;
  timeline = fw_timeline_desk_get_timeline (job->desk);
  /* Translators: an act that can be undone. */
  changes = fw_change_set_new (_ ("Read easyBiograph file"));
  n = fw_easybiograph_add_changes (biograph, changes, fw_timeline_desk_get_case (job->desk),
                                   g_array_index (timeline->children, FwTimelineChild, child).id,
                                   &n_undated);
  if (n == 0)
    {
      fw_ui_show_toast (job->widget, _ ("There is no event in this file. Nothing was added."));
      return NULL;
    }
  fw_timeline_desk_commit (job->desk, g_steal_pointer (&changes));
  said = n_undated > 0 ? g_strdup_printf (ngettext ("%1$u event added, %2$u without a date",
                                                    "%1$u events added, %2$u without a date", n),
                                          n, n_undated)
                       : g_strdup_printf (ngettext ("%u event added", "%u events added", n), n);
  fw_ui_show_undo (job->widget, said, "win.undo");
  return NULL;
}

void
fw_timeline_import (FwTimelineDesk *desk, GtkWidget *widget)
{
  start (desk, widget, import_fiber);
}

/* Asks where to and writes; says what became of it. */
static void
await_save (Job *job, const char *name, const char *logged, GBytes *bytes)
{
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (GError) error = NULL;
  g_autoptr (GFile) file = NULL;

  gtk_file_dialog_set_initial_name (chooser, name);
  file = dex_await_object (fw_ui_save_file (chooser, job->widget), NULL);
  if (file == NULL)
    return;
  if (dex_await (fw_store_log_access (fw_timeline_desk_get_store (job->desk), "export",
                                      fw_timeline_desk_get_case (job->desk), logged),
                 &error))
    dex_await (fw_export_file (file, bytes), &error);
  if (error != NULL)
    fw_ui_show_error (job->widget, error);
  else
    fw_ui_show_toast (job->widget, _ ("Saved. The file is not encrypted."));
}

static DexFuture *
easybiograph_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) rows = NULL;
  g_autoptr (FwEasybiograph) biograph = NULL;
  g_autoptr (GBytes) bytes = NULL;
  int child
      = fw_timeline_desk_get_timeline (job->desk)->children->len > 0
            ? await_child (job, _ ("Whose Life?"), _ ("A file of easyBiograph holds one life."))
            : -1;

  if (child < 0)
    return NULL;
  rows = dex_await_boxed (
      fw_timeline_repository_list_life_events (fw_timeline_desk_get_store (job->desk),
                                               fw_timeline_desk_get_case (job->desk)),
      &error);
  if (rows == NULL)
    {
      fw_ui_show_error (job->widget, error);
      return NULL;
    }
  biograph = fw_easybiograph_new_for_child (fw_timeline_desk_get_timeline (job->desk),
                                            (guint) child, rows);
  bytes = fw_easybiograph_to_bytes (biograph);
  await_save (job, _ ("life.json"), "easybiograph", bytes);
  return NULL;
}

void
fw_timeline_save_easybiograph (FwTimelineDesk *desk, GtkWidget *widget)
{
  start (desk, widget, easybiograph_fiber);
}

static DexFuture *
calendar_fiber (gpointer data)
{
  Job *job = data;
  FwTimeline *timeline = fw_timeline_desk_get_timeline (job->desk);
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *stamp = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%SZ");
  guint n_events;
  g_autoptr (GBytes) bytes = fw_timeline_to_ical (timeline, stamp, &n_events);

  if (n_events == 0)
    {
      fw_ui_show_toast (job->widget, _ ("Nothing lies ahead that a calendar could hold."));
      return NULL;
    }
  await_save (job, _ ("timeline.ics"), "calendar", bytes);
  return NULL;
}

void
fw_timeline_save_calendar (FwTimelineDesk *desk, GtkWidget *widget)
{
  start (desk, widget, calendar_fiber);
}
