/* fw-family-tab-parts.c: the parts of the tab "Family" and their actions. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/genogram/fw-changes-panel.h"
#include "features/genogram/fw-family-import.h"
#include "features/genogram/fw-date-bar.h"
#include "features/genogram/fw-family-inspector.h"
#include "features/genogram/fw-family-tab-private.h"
#include "features/fw-shell.h"
#include "features/genogram/fw-genogram-export-dialog.h"
#include "features/genogram/fw-legend-panel.h"
#include "features/genogram/fw-questions-dialog.h"
#include "features/genogram/fw-quick-entry.h"
#include "features/genogram/fw-together-page.h"

static void
type_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);
  const char *page = gtk_stack_get_visible_child_name (self->stack);
  AdwBin *bin = g_strcmp0 (page, "empty") == 0 ? self->empty_entry_bin : self->entry_bin;

  gtk_widget_grab_focus (adw_bin_get_child (bin));
}

static void
import_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);

  if (fw_genogram_desk_is_loaded (self->desk) && !fw_genogram_desk_is_past (self->desk))
    fw_family_import (self->desk, widget);
}

static void
export_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);

  if (fw_genogram_desk_is_loaded (self->desk))
    adw_dialog_present (fw_genogram_export_dialog_new (self->desk), widget);
}

static void
person_opened_cb (FwFamilyTab *self, const char *id)
{
  fw_canvas_reveal (self->canvas, id);
  fw_canvas_flash (self->canvas, id);
}

static void
question_opened_cb (FwFamilyTab *self, const char *id)
{
  fw_canvas_reveal (self->canvas, id);
  fw_canvas_focus_item (self->canvas, id);
}

static void
questions_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);
  FwQuestionsDialog *dialog;

  if (!fw_genogram_desk_is_loaded (self->desk))
    return;
  dialog = fw_questions_dialog_new (self->desk);
  g_signal_connect_object (dialog, "person-opened", G_CALLBACK (question_opened_cb), self,
                           G_CONNECT_SWAPPED);
  adw_dialog_present (ADW_DIALOG (dialog), widget);
}

/* There and back again. */
static void
together_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyTab *self = FW_FAMILY_TAB (widget);
  FwShell *shell = fw_shell_find (widget);

  if (self->together)
    gtk_widget_activate_action (widget, "navigation.pop", NULL);
  else if (shell != NULL && fw_genogram_desk_is_loaded (self->desk))
    fw_shell_push (shell, fw_together_page_new (fw_genogram_desk_get_store (self->desk),
                                                fw_genogram_desk_get_case (self->desk)));
}

static GtkStack *
get_side (FwFamilyTab *self)
{
  return GTK_STACK (adw_bin_get_child (self->side_bin));
}

static FwFamilyInspector *
get_inspector (FwFamilyTab *self)
{
  return FW_FAMILY_INSPECTOR (gtk_stack_get_child_by_name (get_side (self), "inspector"));
}

/* What is selected, whoever has the focus: it stays while somebody types beside it. */
static void
show_selected (FwFamilyTab *self)
{
  g_auto (GStrv) ids = fw_scene_dup_selection (fw_genogram_desk_get_scene (self->desk));

  fw_family_inspector_show (get_inspector (self),
                            ids != NULL && ids[0] != NULL && ids[1] == NULL ? ids[0] : NULL);
}

static void
show_item (FwFamilyTab *self, const char *id)
{
  show_selected (self);
}

static void
focus_inspector (FwFamilyTab *self)
{
  if (!fw_genogram_desk_is_past (self->desk))
    fw_family_inspector_take_focus (get_inspector (self));
}

static void
left_cb (FwFamilyTab *self)
{
  g_auto (GStrv) ids = fw_scene_dup_selection (fw_genogram_desk_get_scene (self->desk));

  if (ids != NULL && ids[0] != NULL)
    fw_canvas_focus_item (self->canvas, ids[0]);
  else
    gtk_widget_grab_focus (GTK_WIDGET (self->canvas));
}

/* The past is read: beside it stands what has changed since. */
static void
desk_changed_cb (FwFamilyTab *self)
{
  GtkStack *side = get_side (self);
  gboolean past = fw_genogram_desk_is_past (self->desk);

  if (past)
    fw_changes_panel_refresh (FW_CHANGES_PANEL (gtk_stack_get_child_by_name (side, "changes")));
  gtk_stack_set_visible_child_name (side, past ? "changes" : "inspector");
}

static void
add_side (FwFamilyTab *self)
{
  GtkWidget *side = gtk_stack_new (), *changes = fw_changes_panel_new (self->desk);

  gtk_stack_add_named (GTK_STACK (side), fw_family_inspector_new (self->desk), "inspector");
  gtk_stack_add_named (GTK_STACK (side), changes, "changes");
  adw_bin_set_child (self->side_bin, side);
  g_signal_connect_object (get_inspector (self), "left", G_CALLBACK (left_cb), self,
                           G_CONNECT_SWAPPED);
  self->show_item = show_item;
  self->focus_inspector = focus_inspector;
  g_signal_connect_object (changes, "person-opened", G_CALLBACK (person_opened_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (desk_changed_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (fw_genogram_desk_get_scene (self->desk), "selection-changed",
                           G_CALLBACK (show_selected), self, G_CONNECT_SWAPPED);
}

void
fw_family_tab_add_parts (FwFamilyTab *self)
{
  adw_bin_set_child (self->empty_entry_bin, fw_quick_entry_new (self->desk));
  adw_bin_set_child (self->entry_bin, fw_quick_entry_new (self->desk));
  adw_bin_set_child (self->date_bin, fw_date_bar_new (self->desk));
  g_object_bind_property (self->split_view, "collapsed", self->side_button, "visible",
                          G_BINDING_SYNC_CREATE);
  add_side (self);
}

/* Whom it is about stands in the middle of what everybody looks at. */
static void
loaded_together_cb (FwFamilyTab *self)
{
  FwFamily *family = fw_genogram_desk_get_family (self->desk);
  guint index = fw_family_get_index_person (family);

  if (index != FW_FAMILY_NOBODY)
    fw_canvas_focus_item (self->canvas, fw_family_get_person (family, index)->id);
}

void
fw_family_tab_add_parts_together (FwFamilyTab *self)
{
  static const char *const kept_out[] = {"family.export", "family.import", "family.questions"};

  adw_bin_set_child (self->empty_entry_bin, fw_quick_entry_new (self->desk));
  adw_bin_set_child (self->entry_bin, fw_quick_entry_new (self->desk));
  adw_bin_set_child (self->side_bin,
                     fw_legend_panel_new (self->desk, fw_canvas_get_context (self->canvas)));
  for (guint i = 0; i < G_N_ELEMENTS (kept_out); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), kept_out[i], FALSE);
  gtk_widget_set_visible (self->more_button, FALSE);
  gtk_widget_set_visible (self->together_button, FALSE);
  gtk_widget_set_visible (self->signs_button, TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->date_bin), FALSE);
  gtk_widget_set_visible (GTK_WIDGET (self->problems_row), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->violence_row), TRUE);
  gtk_widget_set_visible (GTK_WIDGET (self->losses_row), TRUE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->traits_row), _ ("Resources"));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->health_row),
                                 _ ("Health and Addiction"));
  adw_switch_row_set_active (self->health_row, FALSE);
  /* A finger needs 44 pixels: no symbol gets smaller than natural here. */
  fw_canvas_set_fit (self->canvas, 1, 1.75);
  g_signal_connect_object (self->desk, "loaded", G_CALLBACK (loaded_together_cb), self,
                           G_CONNECT_SWAPPED | G_CONNECT_AFTER);
}

void
fw_family_tab_install_parts (GtkWidgetClass *widget_class)
{
  gtk_widget_class_install_action (widget_class, "family.type", NULL, type_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_e, GDK_CONTROL_MASK, "family.type",
                                       NULL);
  gtk_widget_class_install_action (widget_class, "family.export", NULL, export_action);
  gtk_widget_class_install_action (widget_class, "family.import", NULL, import_action);
  gtk_widget_class_install_action (widget_class, "family.questions", NULL, questions_action);
  gtk_widget_class_install_action (widget_class, "family.together", NULL, together_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F5, 0, "family.together", NULL);
}
