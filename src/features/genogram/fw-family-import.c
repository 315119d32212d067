/* fw-family-import.c: see fw-family-import.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "exchange/fw-family-merge.h"
#include "exchange/fw-import.h"
#include "features/genogram/fw-family-import.h"
#include "features/genogram/fw-import-dialog.h"
#include "widgets/fw-async.h"

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
  if (!dex_await_boolean (fw_import_dialog_ask (merge, import->report, job->widget), NULL))
    return NULL;
  /* The plan was made for what was there then. */
  if (base != fw_genogram_desk_get_file (job->desk))
    {
      fw_ui_show_toast (job->widget, _ ("The family has changed meanwhile. Nothing was drawn; "
                                        "please read the file again."));
      return NULL;
    }
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
