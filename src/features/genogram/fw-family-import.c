/* fw-family-import.c: see fw-family-import.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "exchange/fw-family-merge.h"
#include "exchange/fw-import.h"
#include "features/genogram/fw-family-import.h"
#include "widgets/fw-async.h"

#define MOST_PROBLEMS 40
#define MOST_LEFT 6

typedef struct
{
  FwGenogramDesk *desk;
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

/* What was wrong, line by line, to be opened. */
static GtkWidget *
create_problems (FwImportReport *report)
{
  g_autofree char *title = g_strdup_printf (
      ngettext ("%u line needs a look", "%u lines need a look", report->n_problems),
      report->n_problems);
  GtkWidget *expander = gtk_expander_new (title);
  GtkWidget *scroller = gtk_scrolled_window_new ();
  g_autoptr (GString) text = g_string_new (NULL);
  GtkWidget *label;

  for (guint i = 0; i < report->problems->len && i < MOST_PROBLEMS; i++)
    {
      FwImportProblem *problem = g_ptr_array_index (report->problems, i);

      if (problem->line > 0)
        /* Translators: the number of a line in a file, and what is wrong with it. */
        g_string_append_printf (text, _ ("%1$u: %2$s"), problem->line, problem->text);
      else
        g_string_append (text, problem->text);
      g_string_append_c (text, '\n');
    }
  label = gtk_label_new (text->str);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_selectable (GTK_LABEL (label), TRUE);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), label);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_min_content_height (GTK_SCROLLED_WINDOW (scroller), 140);
  gtk_expander_set_child (GTK_EXPANDER (expander), scroller);
  return expander;
}

/* TRUE when the user wants it; @same: those who are likely here already are the same. */
static gboolean
ask (Job *job, FwImport *import, guint n_likely, gboolean *same)
{
  g_autofree char *summary = fw_import_report_dup_summary (import->report);
  g_autofree char *left = fw_import_report_dup_left (import->report, MOST_LEFT);
  g_autofree char *body
      /* Translators: %1$s is what comes in, %2$s what does not. */
      = left != NULL ? g_strdup_printf (_ ("%1$s.\n\nNot taken: %2$s."), summary, left)
                     : g_strdup_printf ("%s.", summary);
  AdwDialog *dialog = adw_alert_dialog_new (_ ("Draw This Family?"), body);
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  g_autofree char *response = NULL;
  GtkWidget *check = NULL;

  if (n_likely > 0)
    {
      g_autofree char *text = g_strdup_printf (
          ngettext ("%u person is in the case already: bring them together",
                    "%u persons are in the case already: bring them together", n_likely),
          n_likely);

      check = g_object_ref_sink (gtk_check_button_new_with_label (text));
      gtk_box_append (GTK_BOX (box), check);
    }
  if (import->report->n_problems > 0)
    gtk_box_append (GTK_BOX (box), create_problems (import->report));
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), box);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "draw",
                                  _ ("_Draw"), NULL);
  adw_alert_dialog_set_response_appearance (ADW_ALERT_DIALOG (dialog), "draw",
                                            ADW_RESPONSE_SUGGESTED);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "draw");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), job->widget), NULL);
  *same = check != NULL && gtk_check_button_get_active (GTK_CHECK_BUTTON (check));
  g_clear_object (&check);
  return g_strcmp0 (response, "draw") == 0;
}

static guint
count_likely (FwFamilyMerge *merge)
{
  guint n = 0;

  for (guint i = 0; i < merge->rows->len; i++)
    n += g_array_index (merge->rows, FwMergeRow, i).grade == FW_MERGE_LIKELY;
  return n;
}

static DexFuture *
import_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (GtkFileDialog) chooser = gtk_file_dialog_new ();
  g_autoptr (FwFamily) ours = NULL;
  g_autoptr (FwFamilyMerge) merge = NULL;
  g_autoptr (FwImport) import = NULL;
  g_autoptr (FwFamilyFile) base = NULL;
  g_autoptr (GFile) file = NULL;
  g_autoptr (GError) error = NULL;
  FwFamily *edited;
  gboolean same;

  gtk_file_dialog_set_title (chooser, _ ("Read a Family"));
  file = dex_await_object (fw_ui_open_file (chooser, job->widget), NULL);
  if (file == NULL)
    return NULL;
  import = dex_await_boxed (fw_import_read_file (file, NULL), &error);
  if (import == NULL)
    {
      fw_ui_show_error (job->widget, error);
      return NULL;
    }
  if (import->family->persons->len == 0)
    {
      fw_ui_show_toast (job->widget, _ ("There is nobody in this file. Nothing was changed."));
      return NULL;
    }
  base = fw_family_file_ref (fw_genogram_desk_get_file (job->desk));
  ours = fw_genogram_desk_begin (job->desk);
  merge = fw_family_merge_new (ours, import->family);
  if (!ask (job, import, count_likely (merge), &same))
    return NULL;
  /* The plan was made for what was there then. */
  if (base != fw_genogram_desk_get_file (job->desk))
    {
      fw_ui_show_toast (job->widget, _ ("The family has changed meanwhile. Nothing was drawn; "
                                        "please read the file again."));
      return NULL;
    }
  if (same)
    fw_family_merge_accept (merge, FW_MERGE_LIKELY);
  edited = fw_family_merge_apply (merge);
  if (fw_family_get_index_person (edited) == FW_FAMILY_NOBODY)
    fw_family_get_person (edited, 0)->index = TRUE;
  /* Translators: an act that can be undone. */
  fw_genogram_desk_commit (job->desk, edited, _ ("Read family"), NULL);
  fw_ui_show_undo (job->widget, _ ("The family was drawn"), "win.undo");
  return NULL;
}

void
fw_family_import (FwGenogramDesk *desk, GtkWidget *widget)
{
  Job *job = g_new0 (Job, 1);

  job->desk = g_object_ref (desk);
  job->widget = g_object_ref (widget);
  fw_ui_spawn_full (import_fiber, job, job_free);
}
