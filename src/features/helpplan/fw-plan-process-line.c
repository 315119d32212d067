/* fw-plan-process-line.c: see fw-plan-process-line.h.
 *
 * State is told by shape and words, never by colour alone.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "features/helpplan/fw-plan-process-line.h"
#include "widgets/fw-ask-dialog.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"

struct _FwPlanProcessLine
{
  AdwBin parent_instance;
  GtkLabel *next_label;
  AdwWrapBox *steps_box;

  FwStore *store; /* NULL after dispose, and before the first plan */
  FwUndo *undo;   /* nullable */
  gint64 plan_id;
  FwPlanProcess *process;
};

G_DEFINE_FINAL_TYPE (FwPlanProcessLine, fw_plan_process_line, ADW_TYPE_BIN)

enum
{
  PLACE,
  LOADED,
  N_SIGNALS,
};

static guint signals[N_SIGNALS];

static const struct
{
  const char *icon;
  const char *css;
} looks[] = {
    [FW_PLAN_STEP_OPEN] = {"fw-section-open-symbolic", "section-open"},
    [FW_PLAN_STEP_DUE] = {"fw-light-due-symbolic", "light-due"},
    [FW_PLAN_STEP_OVERDUE] = {"fw-light-overdue-symbolic", "light-overdue"},
    [FW_PLAN_STEP_DONE] = {"fw-section-done-symbolic", "section-done"},
    [FW_PLAN_STEP_NOT_DONE] = {"fw-section-none-symbolic", "section-none"},
};

const char *
fw_plan_step_get_icon (const FwPlanStep *step)
{
  return looks[step->state].icon;
}

const char *
fw_plan_step_get_style (const FwPlanStep *step)
{
  return looks[step->state].css;
}

typedef struct
{
  FwPlanProcessLine *line;
  FwPlanProcess *process;
  const FwPlanStep *step;
} Asking;

static void
asking_free (gpointer data)
{
  Asking *asking = data;

  g_object_unref (asking->line);
  fw_plan_process_unref (asking->process);
  g_free (asking);
}

typedef struct
{
  FwAskDialog *dialog;
  GtkWidget *day;
  GtkWidget *reason;
} Question;

static void
check_cb (Question *question)
{
  FwDay day;

  fw_ask_dialog_set_ready (question->dialog,
                           fw_date_entry_is_empty (FW_DATE_ENTRY (question->day))
                               || fw_date_entry_get_day (FW_DATE_ENTRY (question->day), &day));
}

static DexFuture *
ask_fiber (gpointer data)
{
  Asking *asking = data;
  FwPlanProcessLine *self = asking->line;
  const FwPlanStep *step = asking->step;
  FwAskDialog *dialog = fw_ask_dialog_new (step->title, _ ("_Keep"));
  Question question = {.dialog = dialog};
  g_autoptr (FwAskDialog) held = g_object_ref_sink (dialog);
  g_autoptr (FwStore) store = g_object_ref (self->store);

  fw_ask_dialog_add_group (dialog, NULL, step->source[0] != '\0' ? step->source : NULL);
  question.day = fw_ask_dialog_add (dialog, fw_date_entry_new (), _ ("Done On"));
  fw_date_entry_set_calendar (FW_DATE_ENTRY (question.day),
                              fw_plan_process_get_calendar (asking->process));
  fw_date_entry_set_day (FW_DATE_ENTRY (question.day), step->done);
  question.reason = fw_ask_dialog_add (dialog, adw_entry_row_new (), _ ("Not Done, Because …"));
  gtk_editable_set_text (GTK_EDITABLE (question.reason), step->reason);
  g_signal_connect_swapped (dialog, "changed", G_CALLBACK (check_cb), &question);
  check_cb (&question);
  while (self->store != NULL && fw_ask_dialog_await (dialog, GTK_WIDGET (self)))
    {
      g_autofree char *reason = fw_ask_dialog_dup_text (question.reason);
      g_autofree char *iso = NULL;
      g_autoptr (GError) error = NULL;
      FwChangeSet *applied;
      FwDay day;

      iso = fw_date_entry_get_day (FW_DATE_ENTRY (question.day), &day) ? fw_day_to_iso (day)
                                                                       : g_strdup ("");
      applied = dex_await_boxed (
          fw_plan_process_save_step (store, self->plan_id, step->name, step->once, iso, reason),
          &error);
      if (applied != NULL)
        {
          if (self->undo != NULL)
            fw_undo_push_told (self->undo, applied, GTK_WIDGET (self), _ ("Kept"), step->title);
          else
            fw_change_set_unref (applied);
          adw_dialog_close (ADW_DIALOG (dialog));
          break;
        }
      fw_ask_dialog_refuse (dialog, error);
    }
  g_signal_handlers_disconnect_by_data (dialog, &question);
  return NULL;
}

static void
step_clicked_cb (FwPlanProcessLine *self, GtkButton *button)
{
  guint index = GPOINTER_TO_UINT (g_object_get_data (G_OBJECT (button), "index"));
  const FwPlanStep *step;
  Asking *asking;

  if (self->process == NULL || self->store == NULL)
    return;
  step = g_ptr_array_index (fw_plan_process_get_steps (self->process), index);
  if (step->place[0] != '\0')
    {
      g_signal_emit (self, signals[PLACE], 0, step->place);
      return;
    }
  asking = g_new0 (Asking, 1);
  asking->line = g_object_ref (self);
  asking->process = fw_plan_process_ref (self->process);
  asking->step = step;
  fw_ui_spawn_full (ask_fiber, asking, asking_free);
}

static char *
dup_short_day (const FwPlanStep *step)
{
  FwDay day = step->state == FW_PLAN_STEP_DONE ? step->done : step->due;

  if (step->state == FW_PLAN_STEP_NOT_DONE)
    return g_strdup (_ ("not done"));
  return day != FW_DAY_NONE ? fw_day_to_text (day) : g_strdup (_ ("open"));
}

/* What it looks like and says now: its button stays, and so does the cursor on it. */
static void
update_step (FwPlanProcessLine *self, GtkWidget *button, const FwPlanStep *step, guint number)
{
  GtkWidget *box = gtk_button_get_child (GTK_BUTTON (button));
  GtkWidget *image = gtk_widget_get_first_child (box);
  GtkWidget *texts = gtk_widget_get_next_sibling (image);
  GtkWidget *title = gtk_widget_get_first_child (texts);
  GtkWidget *day = gtk_widget_get_next_sibling (title);
  g_autofree char *day_text = dup_short_day (step);
  g_autofree char *told = fw_plan_step_to_text (step, fw_plan_process_get_calendar (self->process),
                                                fw_clock_today ());
  /* Translators: a step of the help plan's process, its number of all, and its state. */
  g_autofree char *spoken
      = g_strdup_printf (_ ("%1$s, step %2$u of %3$u, %4$s"), step->title, number,
                         fw_plan_process_get_steps (self->process)->len, told);
  g_autofree char *tip = step->source[0] != '\0'
                             ? g_strdup_printf ("%s\n%s · %s", step->title, told, step->source)
                             : g_strdup_printf ("%s\n%s", step->title, told);

  gtk_image_set_from_icon_name (GTK_IMAGE (image), fw_plan_step_get_icon (step));
  gtk_widget_set_css_classes (image, (const char *[]) {fw_plan_step_get_style (step), NULL});
  gtk_label_set_label (GTK_LABEL (title), step->title);
  gtk_label_set_label (GTK_LABEL (day), day_text);
  gtk_widget_remove_css_class (day, "light-overdue");
  if (step->state == FW_PLAN_STEP_OVERDUE)
    gtk_widget_add_css_class (day, "light-overdue");
  gtk_widget_set_tooltip_text (button, tip);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
}

static GtkWidget *
create_step (FwPlanProcessLine *self, guint index)
{
  GtkWidget *button = gtk_button_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *title = gtk_label_new (NULL);
  GtkWidget *day = gtk_label_new (NULL);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_xalign (GTK_LABEL (day), 0);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (day, "caption");
  gtk_widget_add_css_class (day, "numeric");
  gtk_box_append (GTK_BOX (texts), title);
  gtk_box_append (GTK_BOX (texts), day);
  gtk_box_append (GTK_BOX (box), gtk_image_new ());
  gtk_box_append (GTK_BOX (box), texts);
  gtk_button_set_child (GTK_BUTTON (button), box);
  gtk_widget_add_css_class (button, "flat");
  g_object_set_data (G_OBJECT (button), "index", GUINT_TO_POINTER (index));
  g_signal_connect_object (button, "clicked", G_CALLBACK (step_clicked_cb), self,
                           G_CONNECT_SWAPPED);
  return button;
}

static void
show_next (FwPlanProcessLine *self)
{
  const FwPlanStep *next = fw_plan_process_get_next (self->process);
  g_autofree char *told = NULL;
  g_autofree char *text = NULL;

  if (next == NULL)
    {
      gtk_label_set_label (self->next_label, _ ("Every step is done"));
      return;
    }
  told = fw_plan_step_to_text (next, fw_plan_process_get_calendar (self->process),
                               fw_clock_today ());
  /* Translators: a step of the help plan's process, and when it is due. */
  text = g_strdup_printf (_ ("Next step: %1$s, %2$s"), next->title, told);
  gtk_label_set_label (self->next_label, text);
}

static void
show_steps (FwPlanProcessLine *self)
{
  GPtrArray *steps = fw_plan_process_get_steps (self->process);
  GtkWidget *child = gtk_widget_get_first_child (GTK_WIDGET (self->steps_box));

  for (guint i = 0; i < steps->len; i++)
    {
      if (child == NULL)
        {
          child = create_step (self, i);
          adw_wrap_box_append (self->steps_box, child);
        }
      update_step (self, child, g_ptr_array_index (steps, i), i + 1);
      child = gtk_widget_get_next_sibling (child);
    }
  while (child != NULL)
    {
      GtkWidget *next = gtk_widget_get_next_sibling (child);

      adw_wrap_box_remove (self->steps_box, child);
      child = next;
    }
  show_next (self);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwPlanProcessLine *self = data;
  g_autoptr (GError) error = NULL;
  FwPlanProcess *process;

  if (self->store == NULL || self->plan_id == 0)
    return NULL;
  process = dex_await_boxed (fw_plan_process_load (self->store, self->plan_id), &error);
  if (self->store == NULL)
    {
      g_clear_pointer (&process, fw_plan_process_unref);
      return NULL;
    }
  if (process == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  g_clear_pointer (&self->process, fw_plan_process_unref);
  self->process = process;
  show_steps (self);
  g_signal_emit (self, signals[LOADED], 0);
  return NULL;
}

static void
changed_cb (FwPlanProcessLine *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "help_plan_step") || fw_notice_has_table (notice, "form_answer")
      || fw_notice_has_table (notice, "help_plan"))
    fw_ui_spawn (self, load_fiber);
}

void
fw_plan_process_line_show (FwPlanProcessLine *self, FwStore *store, FwUndo *undo, gint64 plan_id)
{
  g_return_if_fail (FW_IS_PLAN_PROCESS_LINE (self));

  if (self->store == NULL && store != NULL)
    {
      self->store = g_object_ref (store);
      g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
    }
  g_set_object (&self->undo, undo);
  self->plan_id = plan_id;
  if (plan_id == 0)
    gtk_widget_set_visible (GTK_WIDGET (self), FALSE);
  else
    fw_ui_spawn (self, load_fiber);
}

FwPlanProcess *
fw_plan_process_line_get_process (FwPlanProcessLine *self)
{
  g_return_val_if_fail (FW_IS_PLAN_PROCESS_LINE (self), NULL);

  return self->process;
}

static void
fw_plan_process_line_dispose (GObject *object)
{
  FwPlanProcessLine *self = FW_PLAN_PROCESS_LINE (object);

  g_clear_object (&self->store);
  g_clear_object (&self->undo);
  g_clear_pointer (&self->process, fw_plan_process_unref);
  G_OBJECT_CLASS (fw_plan_process_line_parent_class)->dispose (object);
}

static void
fw_plan_process_line_class_init (FwPlanProcessLineClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_plan_process_line_dispose;
  signals[PLACE] = g_signal_new ("place", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                 NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
  signals[LOADED] = g_signal_new ("loaded", G_TYPE_FROM_CLASS (klass), G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-plan-process-line.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPlanProcessLine, next_label);
  gtk_widget_class_bind_template_child (widget_class, FwPlanProcessLine, steps_box);
}

static void
fw_plan_process_line_init (FwPlanProcessLine *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
