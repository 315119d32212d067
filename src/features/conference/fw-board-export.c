/* fw-board-export.c: see fw-board-export.h.
 *
 * The file's name tells nothing; the access log says how many decisions went
 * where, before the file is written.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>
#include <string.h>

#include "domain/fw-decision.h"
#include "exchange/fw-ical-writer.h"
#include "exchange/fw-sheet.h"
#include "features/conference/fw-board-export.h"
#include "widgets/fw-async.h"
#include "widgets/fw-decision-words.h"
#include "widgets/fw-export-file.h"
#include "widgets/fw-print-text.h"

typedef struct
{
  GtkWidget *widget;
  FwStore *store;
  GListModel *items;
  FwDay today;
  char *format;
} Job;

static Job *
job_new (GtkWidget *widget, FwStore *store, GListModel *items, FwDay today, const char *format)
{
  Job *job = g_new0 (Job, 1);

  job->widget = g_object_ref (widget);
  job->store = g_object_ref (store);
  job->items = g_object_ref (items);
  job->today = today;
  job->format = g_strdup (format);
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->widget);
  g_object_unref (job->store);
  g_object_unref (job->items);
  g_free (job->format);
  g_free (job);
}

static char *
dup_detail (Job *job)
{
  return g_strdup_printf ("decisions %s %u", job->format, g_list_model_get_n_items (job->items));
}

static char *
dup_list (Job *job)
{
  static const FwDecisionLight lights[]
      = {FW_DECISION_LIGHT_RED, FW_DECISION_LIGHT_YELLOW, FW_DECISION_LIGHT_GREEN};
  GString *text = g_string_new (NULL);

  for (guint k = 0; k < G_N_ELEMENTS (lights); k++)
    {
      gboolean first = TRUE;

      for (guint i = 0; i < g_list_model_get_n_items (job->items); i++)
        {
          g_autoptr (FwDecisionItem) item = g_list_model_get_item (job->items, i);
          g_autofree char *origin = NULL, *due = NULL, *state = NULL;

          if (item->light != lights[k])
            continue;
          if (first)
            g_string_append_printf (text, "%s%s\n", text->len > 0 ? "\n" : "",
                                    fw_decision_light_to_word (lights[k]));
          first = FALSE;
          origin = fw_decision_dup_origin (item, job->today);
          due = fw_decision_dup_due (item, job->today);
          state = fw_decision_dup_state (item);
          g_string_append_printf (text, "☐ %s  %s\n      %s · %s\n      %s\n", due, item->what,
                                  origin, item->responsible, state);
        }
    }
  return g_string_free_and_steal (text);
}

static DexFuture *
print_fiber (gpointer data)
{
  Job *job = data;
  g_autofree char *text = dup_list (job);
  g_autofree char *day = fw_day_to_text (job->today);
  g_autofree char *title = g_strdup_printf ("%s · %s", _ ("Decisions"), day);
  g_autofree char *detail = dup_detail (job);
  g_autoptr (GError) error = NULL;

  /* Only what went to a printer was printed. */
  if (dex_await_boolean (fw_print_text (job->widget, title, text), &error))
    dex_await (fw_store_log_access (job->store, "print", 0, detail), &error);
  explicit_bzero (text, strlen (text));
  if (error != NULL && gtk_widget_get_root (job->widget) != NULL)
    fw_ui_show_error (job->widget, error);
  return NULL;
}

void
fw_board_print (GtkWidget *widget, FwStore *store, GListModel *items, FwDay today)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && FW_IS_STORE (store) && G_IS_LIST_MODEL (items));

  fw_ui_spawn_full (print_fiber, job_new (widget, store, items, today, "paper"), job_free);
}

static FwSheet *
create_sheet (Job *job)
{
  FwSheet *sheet = fw_sheet_new (_ ("Decisions"), 0);

  fw_sheet_add_column (sheet, _ ("Light"), FW_CELL_TEXT, 10);
  fw_sheet_add_column (sheet, _ ("Decision"), FW_CELL_TEXT, 48);
  fw_sheet_add_column (sheet, _ ("Family"), FW_CELL_TEXT, 20);
  fw_sheet_add_column (sheet, _ ("File Number"), FW_CELL_TEXT, 16);
  fw_sheet_add_column (sheet, _ ("Conference"), FW_CELL_TEXT, 20);
  fw_sheet_add_column (sheet, _ ("Held On"), FW_CELL_DAY, 12);
  fw_sheet_add_column (sheet, _ ("Responsible"), FW_CELL_TEXT, 20);
  fw_sheet_add_column (sheet, _ ("Due"), FW_CELL_DAY, 12);
  fw_sheet_add_column (sheet, _ ("Working Days"), FW_CELL_INT, 10);
  fw_sheet_add_column (sheet, _ ("State"), FW_CELL_TEXT, 28);
  fw_sheet_add_column (sheet, _ ("How We Will Know"), FW_CELL_TEXT, 36);
  return sheet;
}

static gboolean
add_row (Job *job, FwSheet *sheet, FwDecisionItem *item, GError **error)
{
  g_autofree char *state = fw_decision_dup_distance (item);
  FwDay held;

  if (!fw_sheet_begin_row (sheet, item->case_id, error))
    return FALSE;
  fw_sheet_add_text (sheet, fw_decision_light_to_word (item->light));
  fw_sheet_add_text (sheet, item->what);
  fw_sheet_add_text (sheet, item->case_name);
  fw_sheet_add_text (sheet, item->case_number);
  fw_sheet_add_text (sheet, item->kind_title);
  fw_sheet_add_day (sheet, fw_day_from_iso (item->held_on, &held) ? held : FW_DAY_NONE);
  fw_sheet_add_text (sheet, item->responsible);
  fw_sheet_add_day (sheet, item->due);
  fw_sheet_add_int (sheet, item->working_days);
  fw_sheet_add_text (sheet, state);
  fw_sheet_add_text (sheet, item->sign);
  return TRUE;
}

static GBytes *
create_table (Job *job, const char *stamp, GError **error)
{
  g_autoptr (FwSheet) sheet = create_sheet (job);

  for (guint i = 0; i < g_list_model_get_n_items (job->items); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (job->items, i);

      if (!add_row (job, sheet, item, error))
        return NULL;
    }
  return g_str_equal (job->format, "xlsx") ? fw_sheet_to_xlsx (sheet, stamp, error)
                                           : fw_sheet_to_csv (sheet, error);
}

static GBytes *
create_dates (Job *job, const char *stamp)
{
  g_autoptr (FwIcal) ical = fw_ical_new (stamp);

  for (guint i = 0; i < g_list_model_get_n_items (job->items); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (job->items, i);

      if (item->due != FW_DAY_NONE)
        fw_ical_add_due (ical, item->id, item->version, item->due, FALSE);
    }
  return fw_ical_to_bytes (ical);
}

static gboolean
confirm (Job *job)
{
  guint n = g_list_model_get_n_items (job->items);
  g_autofree char *heading
      = g_strdup_printf (ngettext ("Export %u Decision?", "Export %u Decisions?", n), n);
  AdwDialog *dialog = adw_alert_dialog_new (
      heading,
      g_str_equal (job->format, "ics")
          ? _ ("The calendar file holds only days, no name and no word of a case. Who exported it "
               "and when is logged.")
          : _ ("The file leaves the protected office: it is not encrypted and names families. Who "
               "exported it and when is logged."));
  g_autofree char *response = NULL;

  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "export",
                                  _ ("_Export…"), NULL);
  adw_alert_dialog_set_response_appearance (
      ADW_ALERT_DIALOG (dialog), "export",
      g_str_equal (job->format, "ics") ? ADW_RESPONSE_SUGGESTED : ADW_RESPONSE_DESTRUCTIVE);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), job->widget), NULL);
  return g_strcmp0 (response, "export") == 0;
}

static DexFuture *
export_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (GtkFileDialog) dialog = gtk_file_dialog_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *stamp = g_date_time_format (now, "%Y-%m-%dT%H:%M:%SZ");
  g_autofree char *detail = dup_detail (job);
  g_autofree char *name = NULL;
  g_autoptr (GError) error = NULL;
  g_autoptr (GBytes) bytes = NULL;
  g_autoptr (GFile) file = NULL;

  if (!confirm (job))
    return NULL;
  name = g_strdup_printf ("%s.%s", _ ("decisions"), job->format);
  gtk_file_dialog_set_initial_name (dialog, name);
  file = dex_await_object (fw_ui_save_file (dialog, job->widget), NULL);
  if (file == NULL)
    return NULL;
  bytes = g_str_equal (job->format, "ics") ? create_dates (job, stamp)
                                           : create_table (job, stamp, &error);
  if (bytes != NULL && dex_await (fw_store_log_access (job->store, "export", 0, detail), &error))
    dex_await (fw_export_file (file, bytes), &error);
  if (gtk_widget_get_root (job->widget) == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (job->widget, error);
  else
    fw_ui_show_toast (job->widget, _ ("The decisions were exported"));
  return NULL;
}

void
fw_board_export (GtkWidget *widget,
                 FwStore *store,
                 GListModel *items,
                 FwDay today,
                 const char *format)
{
  g_return_if_fail (GTK_IS_WIDGET (widget) && FW_IS_STORE (store) && G_IS_LIST_MODEL (items));
  g_return_if_fail (format != NULL);

  fw_ui_spawn_full (export_fiber, job_new (widget, store, items, today, format), job_free);
}
