/* fw-questions-dialog.c: see fw-questions-dialog.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-family-check.h"
#include "features/genogram/fw-inspector-rows.h"
#include "features/genogram/fw-questions-dialog.h"
#include "widgets/fw-async.h"

struct _FwQuestionsDialog
{
  AdwDialog parent_instance;
  GtkStack *stack;
  GtkWidget *copy_button, *contradictions_group, *questions_group;
  GtkListBox *contradictions_list, *questions_list;
  GString *text;
};

G_DEFINE_FINAL_TYPE (FwQuestionsDialog, fw_questions_dialog, ADW_TYPE_DIALOG)

enum
{
  PERSON_OPENED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static void
copy_cb (FwQuestionsDialog *self)
{
  gdk_clipboard_set_text (gtk_widget_get_clipboard (GTK_WIDGET (self)), self->text->str);
  fw_ui_announce (GTK_WIDGET (self), _ ("Copied"));
}

static void
open_cb (gpointer owner, const char *id)
{
  FwQuestionsDialog *self = owner;

  if (*id == '\0')
    return;
  g_signal_emit (self, signals[PERSON_OPENED], 0, id);
  adw_dialog_close (ADW_DIALOG (self));
}

static void
add (FwQuestionsDialog *self, FwFamily *family, const FwFinding *finding)
{
  const char *id = finding->person != FW_FAMILY_NOBODY
                       ? fw_family_get_person (family, finding->person)->id
                       : "";
  GtkWidget *row = fw_inspector_link_new (finding->text, "", id, self, open_cb);

  adw_action_row_set_title_lines (ADW_ACTION_ROW (row), 0);
  gtk_list_box_append (finding->kind == FW_FINDING_CONTRADICTION ? self->contradictions_list
                                                                 : self->questions_list,
                       row);
  g_string_append_printf (self->text, "• %s\n", finding->text);
}

FwQuestionsDialog *
fw_questions_dialog_new (FwGenogramDesk *desk)
{
  FwQuestionsDialog *self = g_object_new (FW_TYPE_QUESTIONS_DIALOG, NULL);
  FwFamily *family = fw_genogram_desk_get_family (desk);
  g_autoptr (GPtrArray) findings = fw_family_check (family, fw_clock_today ());

  for (guint i = 0; i < findings->len; i++)
    add (self, family, g_ptr_array_index (findings, i));
  gtk_widget_set_visible (self->contradictions_group,
                          gtk_list_box_get_row_at_index (self->contradictions_list, 0) != NULL);
  gtk_widget_set_visible (self->questions_group,
                          gtk_list_box_get_row_at_index (self->questions_list, 0) != NULL);
  gtk_widget_set_sensitive (self->copy_button, findings->len > 0);
  gtk_stack_set_visible_child_name (self->stack, findings->len > 0 ? "list" : "none");
  return self;
}

static void
fw_questions_dialog_dispose (GObject *object)
{
  G_OBJECT_CLASS (fw_questions_dialog_parent_class)->dispose (object);
}

static void
fw_questions_dialog_finalize (GObject *object)
{
  g_string_free (FW_QUESTIONS_DIALOG (object)->text, TRUE);
  G_OBJECT_CLASS (fw_questions_dialog_parent_class)->finalize (object);
}

static void
fw_questions_dialog_class_init (FwQuestionsDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_questions_dialog_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_questions_dialog_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/genogram/fw-questions-dialog.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwQuestionsDialog, name)
  BIND (stack);
  BIND (copy_button);
  BIND (contradictions_group);
  BIND (questions_group);
  BIND (contradictions_list);
  BIND (questions_list);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, copy_cb);
  signals[PERSON_OPENED]
      = g_signal_new ("person-opened", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                      NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_questions_dialog_init (FwQuestionsDialog *self)
{
  self->text = g_string_new (NULL);
  gtk_widget_init_template (GTK_WIDGET (self));
}
