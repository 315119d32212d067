/* fw-plan-use-group.c: see fw-plan-use-group.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-deadline.h"
#include "domain/fw-office.h"
#include "domain/fw-plan-use.h"
#include "features/helpplan/fw-plan-use-group.h"
#include "widgets/fw-ask-dialog.h"
#include "widgets/fw-async.h"
#include "widgets/fw-date-entry.h"

struct _FwPlanUseGroup
{
  AdwPreferencesGroup parent_instance;
  AdwActionRow *hours_row;
  AdwActionRow *cost_row;

  FwStore *store; /* NULL after dispose, and before the first plan */
  FwUndo *undo;
  gint64 plan_id;
  GPtrArray *report_rows; /* borrowed widgets */
  GtkWidget *warning;     /* icon of the hours' row */
};

G_DEFINE_FINAL_TYPE (FwPlanUseGroup, fw_plan_use_group, ADW_TYPE_PREFERENCES_GROUP)

static const struct
{
  const char *kind;
  const char *title;
} kinds[] = {
    {"review", N_ ("Report for the Review")}, {"agreement", N_ ("Goal Agreement")},
    {"situation", N_ ("Situation Report")},   {"clearing", N_ ("Clearing Report")},
    {"final", N_ ("Final Report")},
};

static const char *
get_kind_title (const char *kind)
{
  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (g_strcmp0 (kinds[i].kind, kind) == 0)
      return _ (kinds[i].title);
  return kind;
}

static char *
dup_hours (const FwPlanUse *use)
{
  g_autofree char *used = fw_plan_use_hours_to_text (use->minutes_used);
  g_autofree char *approved = NULL;
  g_autofree char *open = NULL;
  g_autofree char *date = NULL;
  g_autofree char *text = NULL;

  if (use->minutes_approved < 0)
    /* Translators: a number of hours. */
    return g_strdup_printf (_ ("%s used; the plan does not say how many are approved"), used);
  approved = fw_plan_use_hours_to_text (use->minutes_approved);
  open = fw_plan_use_hours_to_text (MAX (use->minutes_approved - use->minutes_used, 0));
  /* Translators: numbers of hours: used, approved, open. */
  text = g_strdup_printf (_ ("%1$s of %2$s used, %3$s open"), used, approved, open);
  switch (use->state)
    {
    case FW_PLAN_USE_OVER:
      return g_strconcat (text, " · ", _ ("more than approved"), NULL);
    case FW_PLAN_USE_SHORT:
      date = fw_day_to_text (use->runs_out);
      {
        /* Translators: a date. */
        g_autofree char *pace
            = g_strdup_printf (_ ("at this pace used up on %s, before the help ends"), date);

        return g_strconcat (text, " · ", pace, NULL);
      }
    case FW_PLAN_USE_NEAR:
      return g_strconcat (text, " · ", _ ("soon used up"), NULL);
    case FW_PLAN_USE_FINE:
    default:
      return g_steal_pointer (&text);
    }
}

static char *
dup_cost (const FwPlanUse *use)
{
  g_autofree char *used = fw_plan_use_money_to_text (use->cents_used);
  g_autofree char *approved = NULL;
  g_autofree char *open = NULL;

  if (use->cents_approved < 0)
    /* Translators: a sum of money. */
    return g_strdup_printf (_ ("%s € used; the plan does not say how much is approved"), used);
  approved = fw_plan_use_money_to_text (use->cents_approved);
  open = fw_plan_use_money_to_text (MAX (use->cents_approved - use->cents_used, 0));
  /* Translators: sums of money: used, approved, open. */
  return g_strdup_printf (_ ("%1$s € of %2$s € used, %3$s € open"), used, approved, open);
}

static void
show_use (FwPlanUseGroup *self, const FwPlanUse *use)
{
  g_autofree char *hours = dup_hours (use);
  g_autofree char *cost = dup_cost (use);

  adw_action_row_set_subtitle (self->hours_row, hours);
  adw_action_row_set_subtitle (self->cost_row, cost);
  gtk_image_set_from_icon_name (GTK_IMAGE (self->warning), use->state >= FW_PLAN_USE_SHORT
                                                               ? "fw-light-overdue-symbolic"
                                                               : "fw-light-due-symbolic");
  gtk_widget_set_css_classes (
      self->warning,
      (const char *[]) {use->state >= FW_PLAN_USE_SHORT ? "light-overdue" : "light-due", NULL});
  gtk_widget_set_visible (self->warning, use->state != FW_PLAN_USE_FINE);
}

static DexFuture *
load_fiber (gpointer data);

typedef struct
{
  FwPlanUseGroup *self;
  gint64 report_id;
} Receive;

static void
receive_free (gpointer data)
{
  g_object_unref (((Receive *) data)->self);
  g_free (data);
}

static DexFuture *
receive_fiber (gpointer data)
{
  Receive *receive = data;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (GError) error = NULL;
  FwChangeSet *applied = NULL;

  if (receive->self->store != NULL)
    applied = dex_await_boxed (
        fw_plan_use_receive_report (receive->self->store, receive->report_id, today), &error);
  if (applied != NULL)
    fw_undo_push_told (receive->self->undo, applied, GTK_WIDGET (receive->self), _ ("Came in"),
                       _ ("report of the provider"));
  else if (receive->self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (receive->self), error);
  return NULL;
}

static void
came_in_cb (FwPlanUseGroup *self, GtkButton *button)
{
  Receive *receive = g_new0 (Receive, 1);

  receive->self = g_object_ref (self);
  receive->report_id = *(gint64 *) g_object_get_data (G_OBJECT (button), "report");
  fw_ui_spawn_full (receive_fiber, receive, receive_free);
}

static char *
dup_report_state (FwResult *reports, guint i, const FwCalendar *calendar, gboolean *late)
{
  const char *came = fw_result_get_text (reports, i, FW_REPORT_CAME_ON);
  g_autofree char *due_text = NULL;
  g_autofree char *came_text = NULL;
  g_autofree char *distance = NULL;
  FwDay due, day;

  *late = FALSE;
  if (!fw_day_from_iso (fw_result_get_text (reports, i, FW_REPORT_DUE), &due))
    return g_strdup ("");
  due_text = fw_day_to_text (due);
  if (came != NULL && fw_day_from_iso (came, &day))
    {
      came_text = fw_day_to_text (day);
      return day > due
                 /* Translators: dates. */
                 ? g_strdup_printf (_ ("in on %1$s, was due on %2$s"), came_text, due_text)
                 /* Translators: a date. */
                 : g_strdup_printf (_ ("in on %s"), came_text);
    }
  *late = due < fw_clock_today ();
  distance = fw_deadline_distance_to_text (calendar, fw_clock_today (), due);
  return *late
             /* Translators: a date, and how long ago. */
             ? g_strdup_printf (_ ("late, was due on %1$s, %2$s"), due_text, distance)
             /* Translators: a date, and how far. */
             : g_strdup_printf (_ ("due on %1$s, %2$s"), due_text, distance);
}

static void
show_reports (FwPlanUseGroup *self, FwResult *reports, const FwCalendar *calendar)
{
  for (guint i = 0; i < self->report_rows->len; i++)
    adw_preferences_group_remove (ADW_PREFERENCES_GROUP (self),
                                  g_ptr_array_index (self->report_rows, i));
  g_ptr_array_set_size (self->report_rows, 0);
  for (guint i = 0; i < fw_result_get_n_rows (reports); i++)
    {
      GtkWidget *row = adw_action_row_new ();
      const char *title = get_kind_title (fw_result_get_text (reports, i, FW_REPORT_KIND));
      gint64 id = fw_result_get_int (reports, i, FW_REPORT_ID);
      gboolean late;
      g_autofree char *state = dup_report_state (reports, i, calendar, &late);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), state);
      if (late)
        {
          GtkWidget *image = gtk_image_new_from_icon_name ("fw-light-overdue-symbolic");

          gtk_widget_add_css_class (image, "light-overdue");
          adw_action_row_add_prefix (ADW_ACTION_ROW (row), image);
        }
      if (fw_result_get_text (reports, i, FW_REPORT_CAME_ON) == NULL)
        {
          GtkWidget *button = gtk_button_new_with_mnemonic (_ ("Came _In"));

          gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
          g_object_set_data_full (G_OBJECT (button), "report", g_memdup2 (&id, sizeof id), g_free);
          g_signal_connect_object (button, "clicked", G_CALLBACK (came_in_cb), self,
                                   G_CONNECT_SWAPPED);
          adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
        }
      adw_preferences_group_add (ADW_PREFERENCES_GROUP (self), row);
      g_ptr_array_add (self->report_rows, row);
    }
}

static DexFuture *
load_fiber (gpointer data)
{
  FwPlanUseGroup *self = data;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (GError) error = NULL;
  g_autoptr (FwPlanUse) use = NULL;
  g_autoptr (FwResult) reports = NULL;
  g_autoptr (FwRow) settings = NULL;
  FwCalendar calendar;

  if (self->store == NULL || self->plan_id == 0)
    return NULL;
  use = dex_await_boxed (fw_plan_use_load (self->store, self->plan_id), &error);
  if (use != NULL && self->store != NULL)
    reports = dex_await_boxed (fw_plan_use_list_reports (self->store, self->plan_id), &error);
  if (reports != NULL && self->store != NULL)
    settings = dex_await_boxed (fw_office_load_settings (self->store, today), &error);
  if (self->store == NULL)
    return NULL;
  if (settings == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  fw_office_get_calendar (settings, &calendar);
  show_use (self, use);
  show_reports (self, reports, &calendar);
  gtk_widget_set_visible (GTK_WIDGET (self), TRUE);
  return NULL;
}

static void
changed_cb (FwPlanUseGroup *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "help_plan_use")
      || fw_notice_has_table (notice, "provider_report")
      || fw_notice_has_table (notice, "form_answer"))
    fw_ui_spawn (self, load_fiber);
}

typedef struct
{
  FwAskDialog *dialog;
  GtkWidget *day;
  GtkWidget *hours, *cost; /* of a statement */
  GtkWidget *kind;         /* of a report */
} Question;

static gboolean
read_use (Question *question, FwDay *day, int *minutes, gint64 *cents)
{
  g_autofree char *hours = fw_ask_dialog_dup_text (question->hours);
  g_autofree char *cost = fw_ask_dialog_dup_text (question->cost);

  *cents = 0;
  return fw_date_entry_get_day (FW_DATE_ENTRY (question->day), day)
         && fw_plan_use_parse_hours (hours, minutes)
         && (cost[0] == '\0' || fw_plan_use_parse_money (cost, cents));
}

static void
check_cb (Question *question)
{
  FwDay day;
  int minutes;
  gint64 cents;

  fw_ask_dialog_set_ready (question->dialog,
                           question->hours != NULL
                               ? read_use (question, &day, &minutes, &cents)
                               : fw_date_entry_get_day (FW_DATE_ENTRY (question->day), &day));
}

static DexFuture *
save_use (FwPlanUseGroup *self, Question *question)
{
  g_autofree char *iso = NULL;
  FwDay day;
  int minutes;
  gint64 cents;

  if (!read_use (question, &day, &minutes, &cents))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("Please give a day and the hours, like 12 or 7,5."));
  iso = fw_day_to_iso (day);
  return fw_plan_use_add (self->store, self->plan_id, iso, minutes, cents);
}

static DexFuture *
save_report (FwPlanUseGroup *self, Question *question)
{
  guint selected = adw_combo_row_get_selected (ADW_COMBO_ROW (question->kind));
  g_autofree char *iso = NULL;
  FwDay day = FW_DAY_NONE;

  iso = fw_date_entry_get_day (FW_DATE_ENTRY (question->day), &day) ? fw_day_to_iso (day)
                                                                    : g_strdup ("");
  return fw_plan_use_add_report (self->store, self->plan_id,
                                 kinds[MIN (selected, G_N_ELEMENTS (kinds) - 1)].kind, iso);
}

static void
ask (FwPlanUseGroup *self, Question *question)
{
  g_autoptr (FwAskDialog) held = g_object_ref_sink (question->dialog);

  g_signal_connect_swapped (question->dialog, "changed", G_CALLBACK (check_cb), question);
  check_cb (question);
  while (self->store != NULL && fw_ask_dialog_await (question->dialog, GTK_WIDGET (self)))
    {
      g_autoptr (GError) error = NULL;
      FwChangeSet *applied;

      if (self->store == NULL)
        break;
      applied = dex_await_boxed (question->hours != NULL ? save_use (self, question)
                                                         : save_report (self, question),
                                 &error);
      if (applied != NULL)
        {
          fw_undo_push_told (self->undo, applied, GTK_WIDGET (self), _ ("Entered"),
                             question->hours != NULL ? _ ("hours and cost")
                                                     : _ ("report of the provider"));
          adw_dialog_close (ADW_DIALOG (question->dialog));
          break;
        }
      fw_ask_dialog_refuse (question->dialog, error);
    }
  g_signal_handlers_disconnect_by_data (question->dialog, question);
}

static DexFuture *
enter_fiber (gpointer data)
{
  Question question = {.dialog = fw_ask_dialog_new (_ ("Hours and Cost Used"), _ ("_Enter"))};

  fw_ask_dialog_add_group (question.dialog, NULL,
                           _ ("As the provider’s statement says, since the one before."));
  question.day = fw_ask_dialog_add (question.dialog, fw_date_entry_new (), _ ("Up To"));
  question.hours = fw_ask_dialog_add (question.dialog, adw_entry_row_new (), _ ("Hours"));
  question.cost = fw_ask_dialog_add (question.dialog, adw_entry_row_new (), _ ("Cost in Euro"));
  ask (data, &question);
  return NULL;
}

static DexFuture *
expect_fiber (gpointer data)
{
  Question question = {.dialog = fw_ask_dialog_new (_ ("Report of the Provider"), _ ("_Expect"))};
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    gtk_string_list_append (titles, _ (kinds[i].title));
  fw_ask_dialog_add_group (question.dialog, NULL, NULL);
  question.kind = fw_ask_dialog_add (question.dialog, adw_combo_row_new (), _ ("Kind"));
  adw_combo_row_set_model (ADW_COMBO_ROW (question.kind), G_LIST_MODEL (titles));
  question.day = fw_ask_dialog_add (question.dialog, fw_date_entry_new (), _ ("Due On"));
  ask (data, &question);
  return NULL;
}

static void
enter_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_ui_spawn (widget, enter_fiber);
}

static void
expect_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_ui_spawn (widget, expect_fiber);
}

void
fw_plan_use_group_show (FwPlanUseGroup *self, FwStore *store, FwUndo *undo, gint64 plan_id)
{
  g_return_if_fail (FW_IS_PLAN_USE_GROUP (self));

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

static void
fw_plan_use_group_dispose (GObject *object)
{
  g_clear_object (&FW_PLAN_USE_GROUP (object)->store);
  G_OBJECT_CLASS (fw_plan_use_group_parent_class)->dispose (object);
}

static void
fw_plan_use_group_finalize (GObject *object)
{
  g_ptr_array_unref (FW_PLAN_USE_GROUP (object)->report_rows);
  g_clear_object (&FW_PLAN_USE_GROUP (object)->undo);
  G_OBJECT_CLASS (fw_plan_use_group_parent_class)->finalize (object);
}

static void
fw_plan_use_group_class_init (FwPlanUseGroupClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_plan_use_group_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_plan_use_group_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-plan-use-group.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPlanUseGroup, hours_row);
  gtk_widget_class_bind_template_child (widget_class, FwPlanUseGroup, cost_row);
  gtk_widget_class_install_action (widget_class, "use.enter", NULL, enter_action);
  gtk_widget_class_install_action (widget_class, "use.expect", NULL, expect_action);
}

static void
fw_plan_use_group_init (FwPlanUseGroup *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->report_rows = g_ptr_array_new ();
  self->warning = gtk_image_new ();
  gtk_widget_set_visible (self->warning, FALSE);
  adw_action_row_add_suffix (self->hours_row, self->warning);
}
