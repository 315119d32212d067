/* fw-conference-page-acts.c: the acts of a conference's page: steps, gaps, minutes, second window. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/conference/fw-conference-close.h"
#include "features/conference/fw-conference-page-private.h"
#include "features/conference/fw-minutes-version-page.h"
#include "features/conference/fw-projector-window.h"
#include "features/fw-shell.h"
#include "widgets/fw-async.h"

/* Going to an empty field */

static void
gap_free (FwConferenceGap *gap)
{
  g_clear_object (&gap->record);
  g_free (gap);
}

void
_fw_conference_page_clear_wanted (FwConferencePage *self)
{
  g_clear_pointer (&self->wanted, gap_free);
}

static gboolean
jump_idle_cb (gpointer data)
{
  FwConferencePage *self = data;
  g_autofree FwConferenceGap *gap = g_steal_pointer (&self->wanted);

  if (gap == NULL)
    return G_SOURCE_REMOVE;
  if (self->desk != NULL)
    fw_conference_step_jump (_fw_conference_page_ensure_step (self, gap->step), gap);
  g_clear_object (&gap->record);
  return G_SOURCE_REMOVE;
}

void
_fw_conference_page_jump (FwConferencePage *self, const FwConferenceGap *gap)
{
  if (self->desk == NULL)
    return;
  _fw_conference_page_clear_wanted (self);
  self->wanted = g_memdup2 (gap, sizeof *gap);
  self->wanted->title = NULL;
  if (self->wanted->record != NULL)
    g_object_ref (self->wanted->record);
  if (_fw_conference_page_is_narrow (self))
    adw_bottom_sheet_set_open (self->sheet, FALSE);
  fw_conference_desk_set_step (self->desk, gap->step);
  /* Once the step is drawn: what is not mapped takes no focus. */
  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, jump_idle_cb, g_object_ref (self), g_object_unref);
}

gboolean
_fw_conference_page_next_gap (FwConferencePage *self)
{
  g_autoptr (GPtrArray) gaps = NULL;
  guint first = 0;

  if (self->desk == NULL || !fw_conference_desk_is_loaded (self->desk))
    return FALSE;
  gaps = fw_conference_desk_dup_gaps (self->desk);
  if (gaps->len == 0)
    return FALSE;
  /* From this step on, then round again; the next call goes one further. */
  while (first < gaps->len
         && ((FwConferenceGap *) g_ptr_array_index (gaps, first))->step < self->desk->step)
    first++;
  if (self->gap_index < first || self->gap_index >= gaps->len)
    self->gap_index = first < gaps->len ? first : 0;
  _fw_conference_page_jump (self, g_ptr_array_index (gaps, self->gap_index));
  self->gap_index++;
  return TRUE;
}

gboolean
_fw_conference_page_is_narrow (FwConferencePage *self)
{
  return g_strcmp0 (adw_multi_layout_view_get_layout_name (self->layout_view), "narrow") == 0;
}

/* Actions */

static void
go_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (widget);

  fw_conference_desk_set_step (self->desk, (guint) g_variant_get_int32 (parameter));
  if (fw_conference_desk_is_loaded (self->desk))
    fw_conference_step_focus (_fw_conference_page_ensure_step (self, self->desk->step));
}

static void
next_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (widget);

  if (self->desk->step + 1 < fw_conference_desk_get_n_steps (self->desk))
    {
      fw_conference_desk_set_step (self->desk, self->desk->step + 1);
      fw_conference_step_focus (_fw_conference_page_ensure_step (self, self->desk->step));
    }
  else
    gtk_widget_activate_action (widget, "conference.close", NULL);
}

static void
previous_step_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (widget);

  if (self->desk->step == 0 || !fw_conference_desk_is_loaded (self->desk))
    return;
  fw_conference_desk_set_step (self->desk, self->desk->step - 1);
  fw_conference_step_focus (_fw_conference_page_ensure_step (self, self->desk->step));
}

static void
close_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_conference_close_ask (FW_CONFERENCE_PAGE (widget)->desk, widget);
}

static void
correct_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_conference_correct_ask (FW_CONFERENCE_PAGE (widget)->desk, widget);
}

static void
show_minutes (FwConferencePage *self, gint64 document_id)
{
  FwShell *shell = fw_shell_find (GTK_WIDGET (self));

  if (shell != NULL && self->desk->store != NULL)
    fw_shell_push (shell, fw_minutes_version_page_new (self->desk->store, self->conference_id,
                                                       document_id, FALSE));
}

static DexFuture *
preview_fiber (gpointer data)
{
  FwConferencePage *self = data;
  g_autoptr (GError) error = NULL;

  if (self->desk == NULL || self->desk->edits == NULL)
    return NULL;
  dex_await (fw_edit_session_flush (self->desk->edits), &error);
  if (self->desk == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  else
    show_minutes (self, 0);
  return NULL;
}

static void
preview_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_ui_spawn (widget, preview_fiber);
}

static void
show_version_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_minutes (FW_CONFERENCE_PAGE (widget), g_variant_get_int64 (parameter));
}

static void
show_gap_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (widget);
  g_autoptr (GPtrArray) gaps = fw_conference_desk_dup_gaps (self->desk);
  guint step;
  gint64 id;
  const char *column;

  g_variant_get (parameter, "(ux&s)", &step, &id, &column);
  for (guint i = 0; i < gaps->len; i++)
    {
      const FwConferenceGap *gap = g_ptr_array_index (gaps, i);

      if (gap->step == step
          && (gap->record != NULL
                  ? fw_record_get_id (gap->record) == id && g_strcmp0 (gap->column, column) == 0
                  : gap->row_id == id && gap->field != NULL
                        && g_strcmp0 (gap->field->name, column) == 0))
        {
          _fw_conference_page_jump (self, gap);
          return;
        }
    }
}

static void
next_gap_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (!_fw_conference_page_next_gap (FW_CONFERENCE_PAGE (widget)))
    fw_ui_show_toast (widget, _ ("Nothing is empty without a reason"));
}

static void
quick_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (widget);
  guint step = fw_conference_desk_find_part (self->desk, FW_STEP_DECISIONS);

  if (step == G_MAXUINT)
    return;
  if (self->desk->step != step)
    fw_conference_desk_set_step (self->desk, step);
  fw_conference_step_quick (_fw_conference_page_ensure_step (self, step));
}

static void
toggle_pane_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (widget);
  gboolean narrow = _fw_conference_page_is_narrow (self);
  gboolean shown = narrow ? !adw_bottom_sheet_get_open (self->sheet)
                          : !adw_overlay_split_view_get_show_sidebar (self->split_view);

  if (narrow)
    adw_bottom_sheet_set_open (self->sheet, shown);
  else
    adw_overlay_split_view_set_show_sidebar (self->split_view, shown);
  if (shown)
    gtk_widget_child_focus (GTK_WIDGET (self->pane), GTK_DIR_TAB_FORWARD);
  else
    gtk_widget_child_focus (GTK_WIDGET (self->steps), GTK_DIR_TAB_FORWARD);
}

static void
project_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (widget);

  if (self->projector != NULL)
    {
      gtk_window_destroy (self->projector);
      return;
    }
  g_set_weak_pointer (&self->projector,
                      fw_projector_window_new (self->desk, gtk_widget_get_root (widget)));
  gtk_window_present (self->projector);
}

void
_fw_conference_page_install_acts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "conference.go-step", "i", go_step_action);
  gtk_widget_class_install_action (widget_class, "conference.next-step", NULL, next_step_action);
  gtk_widget_class_install_action (widget_class, "conference.previous-step", NULL,
                                   previous_step_action);
  gtk_widget_class_install_action (widget_class, "conference.close", NULL, close_action);
  gtk_widget_class_install_action (widget_class, "conference.correct", NULL, correct_action);
  gtk_widget_class_install_action (widget_class, "conference.preview", NULL, preview_action);
  gtk_widget_class_install_action (widget_class, "conference.show-version", "x",
                                   show_version_action);
  gtk_widget_class_install_action (widget_class, "conference.show-gap", "(uxs)", show_gap_action);
  gtk_widget_class_install_action (widget_class, "conference.next-gap", NULL, next_gap_action);
  gtk_widget_class_install_action (widget_class, "conference.quick", NULL, quick_action);
  gtk_widget_class_install_action (widget_class, "conference.toggle-pane", NULL,
                                   toggle_pane_action);
  gtk_widget_class_install_action (widget_class, "conference.project", NULL, project_action);
}
