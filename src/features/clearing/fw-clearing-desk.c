/* fw-clearing-desk.c: see fw-clearing-desk.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-clearing-repository.h"
#include "features/clearing/fw-clearing-desk.h"
#include "features/clearing/fw-clearing-finish.h"

struct _FwClearingDesk
{
  AdwBin parent_instance;
  AdwActionRow *question_row, *dates_row, *performer_row, *hours_row, *state_row;
  GtkLevelBar *hours_bar;
  GtkWidget *warning, *end_button, *reopen_button;
  AdwPreferencesGroup *hours_group, *versions_group;
  AdwActionRow *none_row;

  GPtrArray *rows;         /* of hours, borrowed */
  GPtrArray *version_rows; /* borrowed */
};

G_DEFINE_FINAL_TYPE (FwClearingDesk, fw_clearing_desk, ADW_TYPE_BIN)

static void
show_hours_used (FwClearingDesk *self, const FwClearing *clearing)
{
  const FwPlanUse *use = &clearing->use;
  g_autofree char *text = fw_clearing_dup_hours (clearing);
  gboolean grave = use->state >= FW_PLAN_USE_SHORT;

  adw_action_row_set_subtitle (self->hours_row, text);
  gtk_level_bar_set_max_value (self->hours_bar, MAX (use->minutes_approved, 1));
  gtk_level_bar_set_value (self->hours_bar, MIN (use->minutes_used, use->minutes_approved));
  gtk_image_set_from_icon_name (GTK_IMAGE (self->warning),
                                grave ? "fw-light-overdue-symbolic" : "fw-light-due-symbolic");
  gtk_widget_set_css_classes (self->warning,
                              (const char *[]) {grave ? "light-overdue" : "light-due", NULL});
  gtk_widget_set_visible (self->warning, use->state != FW_PLAN_USE_FINE);
}

static char *
dup_state (const FwClearing *clearing)
{
  const char *word = fw_clearing_get_status_word (clearing->status);
  g_autofree char *day = NULL;
  g_autofree char *text = NULL;

  if (clearing->ended_on == FW_DAY_NONE)
    return g_strdup (word);
  day = fw_day_to_text (clearing->ended_on);
  /* Translators: %1$s is a word ("finished"), %2$s a date. */
  text = g_strdup_printf (_ ("%1$s on %2$s"), word, day);
  return clearing->end_reason[0] != '\0' ? g_strdup_printf ("%s: %s", text, clearing->end_reason)
                                         : g_steal_pointer (&text);
}

static GtkWidget *
create_remove (FwResult *hours, guint i, const char *title)
{
  GtkWidget *button = gtk_button_new_from_icon_name ("user-trash-symbolic");
  /* Translators: %s says what is removed: "9/3/2026: 1,5 hours" */
  g_autofree char *label = g_strdup_printf (_ ("Remove %s"), title);

  gtk_widget_set_tooltip_text (button, label);
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (button, "flat");
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, label,
                                  -1);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), "clearing.remove-hours");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "(xx)",
                                    fw_result_get_int (hours, i, FW_CLEARING_HOURS_ID),
                                    fw_result_get_int (hours, i, FW_CLEARING_HOURS_VERSION));
  return button;
}

static void
show_entries (FwClearingDesk *self, FwResult *hours)
{
  guint n = fw_result_get_n_rows (hours);

  for (guint i = 0; i < self->rows->len; i++)
    adw_preferences_group_remove (self->hours_group, g_ptr_array_index (self->rows, i));
  g_ptr_array_set_size (self->rows, 0);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      int minutes = (int) fw_result_get_int (hours, i, FW_CLEARING_HOURS_MINUTES);
      g_autofree char *amount = fw_plan_use_hours_to_text (minutes);
      g_autofree char *date = NULL;
      g_autofree char *title = NULL;
      FwDay day;

      date = fw_day_from_iso (fw_result_get_text (hours, i, FW_CLEARING_HOURS_DAY), &day)
                 ? fw_day_to_text (day)
                 : g_strdup ("");
      /* Translators: %1$s is a date, %2$s a number of hours like 1,5. */
      title = g_strdup_printf (_ ("%1$s: %2$s hours"), date, amount);
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row),
                                   fw_result_get_text (hours, i, FW_CLEARING_HOURS_WHAT));
      adw_action_row_add_suffix (ADW_ACTION_ROW (row), create_remove (hours, i, title));
      adw_preferences_group_add (self->hours_group, row);
      g_ptr_array_add (self->rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->none_row), n == 0);
}

static void
show_versions (FwClearingDesk *self, FwResult *versions)
{
  guint n = fw_result_get_n_rows (versions);

  for (guint i = 0; i < self->version_rows->len; i++)
    adw_preferences_group_remove (self->versions_group, g_ptr_array_index (self->version_rows, i));
  g_ptr_array_set_size (self->version_rows, 0);
  for (guint i = 0; i < n; i++)
    {
      GtkWidget *row = adw_action_row_new ();
      g_autofree char *title = fw_clearing_dup_version (versions, i);

      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                                 gtk_image_new_from_icon_name ("go-next-symbolic"));
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "clearing.show-version");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                        fw_result_get_int (versions, i, FW_VERSION_ID));
      adw_preferences_group_add (self->versions_group, row);
      g_ptr_array_add (self->version_rows, row);
    }
  gtk_widget_set_visible (GTK_WIDGET (self->versions_group), n > 0);
}

void
fw_clearing_desk_show (FwClearingDesk *self,
                       const FwClearing *clearing,
                       FwResult *hours,
                       FwResult *versions)
{
  g_autofree char *dates = NULL;
  g_autofree char *performer = NULL;
  g_autofree char *state = NULL;
  gboolean running;

  g_return_if_fail (FW_IS_CLEARING_DESK (self) && clearing != NULL && hours != NULL);

  running = clearing->status == FW_CLEARING_RUNNING;
  dates = fw_clearing_dup_dates (clearing);
  performer = fw_clearing_dup_performer (clearing);
  state = dup_state (clearing);
  adw_action_row_set_subtitle (self->question_row, clearing->question[0] != '\0'
                                                       ? clearing->question
                                                       : _ ("not written yet"));
  adw_action_row_set_subtitle (self->dates_row, dates);
  adw_action_row_set_subtitle (self->performer_row, performer);
  adw_action_row_set_subtitle (self->state_row, state);
  gtk_widget_set_visible (self->end_button, running);
  gtk_widget_set_visible (self->reopen_button, !running);
  show_hours_used (self, clearing);
  show_entries (self, hours);
  show_versions (self, versions);
}

static void
fw_clearing_desk_finalize (GObject *object)
{
  g_ptr_array_unref (FW_CLEARING_DESK (object)->rows);
  g_ptr_array_unref (FW_CLEARING_DESK (object)->version_rows);
  G_OBJECT_CLASS (fw_clearing_desk_parent_class)->finalize (object);
}

static void
fw_clearing_desk_class_init (FwClearingDeskClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->finalize = fw_clearing_desk_finalize;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/clearing/fw-clearing-desk.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwClearingDesk, name)
  BIND (question_row);
  BIND (dates_row);
  BIND (performer_row);
  BIND (hours_row);
  BIND (state_row);
  BIND (hours_bar);
  BIND (warning);
  BIND (end_button);
  BIND (reopen_button);
  BIND (hours_group);
  BIND (versions_group);
  BIND (none_row);
#undef BIND
}

static void
fw_clearing_desk_init (FwClearingDesk *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->rows = g_ptr_array_new ();
  self->version_rows = g_ptr_array_new ();
}
