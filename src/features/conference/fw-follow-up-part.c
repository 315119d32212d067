/* fw-follow-up-part.c: see fw-follow-up-part.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-plan-repository.h"
#include "features/conference/fw-decision-due.h"
#include "features/conference/fw-desk-words.h"
#include "features/conference/fw-distribution-list.h"
#include "features/conference/fw-follow-up-part.h"
#include "features/conference/fw-former-list.h"
#include "features/conference/fw-proposal-part.h"
#include "widgets/fw-date-entry.h"
#include "widgets/fw-decision-words.h"
#include "widgets/fw-light.h"

struct _FwFollowUpPart
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *lights;
  GtkWidget *lights_empty;
  GtkWidget *next;
  GtkWidget *proposal;
  GtkWidget *versions;
  GtkWidget *close;
  GtkWidget *preview;
  GtkWidget *correct;
  gboolean syncing;
  char *shown;
};

G_DEFINE_FINAL_TYPE (FwFollowUpPart, fw_follow_up_part, GTK_TYPE_WIDGET)

/* Days until the kind meets again; the office's case conferences every six weeks. */
static FwDay
get_proposal (FwFollowUpPart *self)
{
  const char *rhythm = self->desk->kind->rhythm;
  const char *held_on
      = self->desk->session != NULL ? fw_record_get_text (self->desk->session, "held_on") : NULL;
  FwDay day = fw_clock_today ();

  if (held_on != NULL)
    fw_day_from_iso (held_on, &day);
  if (g_strcmp0 (rhythm, "monthly") == 0)
    day = fw_day_add_months (day, 1);
  else if (g_strcmp0 (rhythm, "weekly") == 0)
    day += 7;
  else if (g_strcmp0 (rhythm, "fortnightly") == 0)
    day += 14;
  else
    day += 42;
  return fw_calendar_add_working_days (&self->desk->calendar, day, 0, NULL);
}

/* The light that a decision will have once the minutes are closed. */
static GtkWidget *
create_light_row (FwFollowUpPart *self, FwRecord *decision, guint number)
{
  g_autoptr (FwDecisionItem) item = fw_decision_item_new ();
  FwDecisionFacts facts = {.due = FW_DAY_NONE, .override_light = -1};
  const char *due = fw_record_get_text (decision, "due");
  const char *what = fw_record_get_text (decision, "what");
  const char *who = fw_record_get_text (decision, "responsible");
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *state = NULL;
  g_autofree char *title = NULL;
  g_autofree char *subtitle = NULL;

  if (due != NULL)
    fw_day_from_iso (due, &facts.due);
  fw_decision_status_from_name (fw_record_get_text (decision, "status"), &facts.status);
  item->status = facts.status;
  item->due = facts.due;
  item->light = fw_decision_light (&self->desk->calendar, &facts, fw_clock_today (), NULL);
  if (facts.due != FW_DAY_NONE)
    item->working_days
        = fw_decision_working_days (&self->desk->calendar, facts.due, fw_clock_today ());
  state = fw_decision_dup_state (item);
  title = g_strdup_printf ("%u  %s", number, what != NULL ? what : "");
  subtitle
      = g_strdup_printf ("%s · %s", who != NULL && who[0] != '\0' ? who : _ ("nobody yet"), state);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             fw_light_new (fw_decision_get_light_state (item), FALSE));
  return row;
}

static char *
dup_shown (FwFollowUpPart *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desk->decisions)); i++)
    {
      g_autoptr (FwRecord) decision
          = g_list_model_get_item (G_LIST_MODEL (self->desk->decisions), i);

      g_string_append_printf (text, "%s\1%s\1%s\2", fw_record_get_text (decision, "what"),
                              fw_record_get_text (decision, "responsible"),
                              fw_record_get_text (decision, "due"));
    }
  if (self->desk->versions != NULL)
    g_string_append_printf (text, "\3%u", fw_result_get_n_rows (self->desk->versions));
  g_string_append_printf (text, "\3%s", fw_record_get_text (self->desk->conference, "status"));
  return g_string_free_and_steal (text);
}

static void
show_lights (FwFollowUpPart *self)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->desk->decisions));

  gtk_list_box_remove_all (GTK_LIST_BOX (self->lights));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwRecord) decision
          = g_list_model_get_item (G_LIST_MODEL (self->desk->decisions), i);

      gtk_list_box_append (GTK_LIST_BOX (self->lights), create_light_row (self, decision, i + 1));
    }
  gtk_widget_set_visible (self->lights, n > 0);
  gtk_widget_set_visible (self->lights_empty, n == 0);
}

static void
add_version (FwFollowUpPart *self, FwResult *versions, guint i)
{
  GtkWidget *row = adw_action_row_new ();
  const char *by = fw_result_get_text (versions, i, FW_VERSION_FROZEN_BY);
  g_autofree char *title = g_strdup_printf (
      _ ("Version %d"), (int) fw_result_get_int (versions, i, FW_VERSION_NUMBER));
  g_autofree char *when
      = fw_clock_moment_to_text (fw_result_get_text (versions, i, FW_VERSION_FROZEN_AT));
  /* Translators: when minutes were closed, and by whom. */
  g_autofree char *subtitle
      = g_strdup_printf (_ ("closed %1$s by %2$s"), when, by != NULL ? by : "–");

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("fw-freeze-symbolic"));
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "conference.show-version");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                    fw_result_get_int (versions, i, FW_VERSION_ID));
  gtk_list_box_append (GTK_LIST_BOX (self->versions), row);
}

static void
show_versions (FwFollowUpPart *self)
{
  FwResult *versions = self->desk->versions;
  guint n = versions != NULL ? fw_result_get_n_rows (versions) : 0;
  gboolean closed
      = g_strcmp0 (fw_record_get_text (self->desk->conference, "status"), "closed") == 0;

  gtk_list_box_remove_all (GTK_LIST_BOX (self->versions));
  for (guint i = 0; i < n; i++)
    add_version (self, versions, i);
  gtk_widget_set_visible (self->versions, n > 0);
  gtk_widget_set_visible (self->close, !closed);
  gtk_widget_set_visible (self->preview, !closed);
  gtk_widget_set_visible (self->correct, closed);
}

static void
show_next (FwFollowUpPart *self)
{
  const char *iso = fw_record_get_text (self->desk->conference, "next_on");
  FwDay day = FW_DAY_NONE, typed = FW_DAY_NONE;
  g_autofree char *date = fw_decision_due_dup_day (get_proposal (self));
  /* Translators: %s is a date; takes it over. */
  g_autofree char *label = g_strdup_printf (_ ("Suggestion: %s"), date);

  if (iso != NULL)
    fw_day_from_iso (iso, &day);
  fw_date_entry_get_day (FW_DATE_ENTRY (self->next), &typed);
  self->syncing = TRUE;
  if (day != FW_DAY_NONE && day != typed)
    fw_date_entry_set_day (FW_DATE_ENTRY (self->next), day);
  self->syncing = FALSE;
  gtk_button_set_label (GTK_BUTTON (self->proposal), label);
  gtk_widget_set_visible (self->proposal,
                          day == FW_DAY_NONE && fw_conference_desk_is_editable (self->desk));
}

static void
update (FwFollowUpPart *self)
{
  g_autofree char *shown = NULL;

  if (self->desk == NULL || !fw_conference_desk_is_loaded (self->desk))
    return;
  show_next (self);
  shown = dup_shown (self);
  if (!g_set_str (&self->shown, shown))
    return;
  show_lights (self);
  show_versions (self);
}

static void
next_cb (FwFollowUpPart *self)
{
  FwDay day;

  if (self->syncing || self->desk == NULL || !fw_conference_desk_is_editable (self->desk))
    return;
  if (fw_date_entry_is_empty (FW_DATE_ENTRY (self->next)))
    fw_record_set_null (self->desk->conference, "next_on");
  else if (fw_date_entry_get_day (FW_DATE_ENTRY (self->next), &day))
    {
      g_autofree char *iso = fw_day_to_iso (day);

      fw_record_set_text (self->desk->conference, "next_on", iso);
    }
}

static void
proposal_cb (FwFollowUpPart *self)
{
  fw_date_entry_set_day (FW_DATE_ENTRY (self->next), get_proposal (self));
  gtk_widget_grab_focus (self->next);
}

void
fw_follow_up_part_focus (FwFollowUpPart *self)
{
  g_return_if_fail (FW_IS_FOLLOW_UP_PART (self));

  gtk_widget_grab_focus (self->next);
}

static GtkWidget *
create_list (const char *name)
{
  GtkWidget *list = gtk_list_box_new ();

  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  return list;
}

static void
add_next (FwFollowUpPart *self)
{
  GtkWidget *list = create_list (_ ("Next Conference"));

  self->next = fw_date_entry_new ();
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->next), _ ("Next conference on"));
  fw_date_entry_set_calendar (FW_DATE_ENTRY (self->next), &self->desk->calendar);
  gtk_editable_set_editable (GTK_EDITABLE (self->next),
                             fw_conference_desk_is_editable (self->desk));
  gtk_list_box_append (GTK_LIST_BOX (list), self->next);
  self->proposal = gtk_button_new_with_label ("");
  gtk_widget_set_halign (self->proposal, GTK_ALIGN_START);
  gtk_widget_set_parent (fw_desk_heading_new (_ ("Next Conference")), GTK_WIDGET (self));
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  gtk_widget_set_parent (self->proposal, GTK_WIDGET (self));
  g_signal_connect_object (self->next, "day-changed", G_CALLBACK (next_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->proposal, "clicked", G_CALLBACK (proposal_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_minutes (FwFollowUpPart *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);

  self->versions = create_list (_ ("Versions of the Minutes"));
  self->close = gtk_button_new_with_mnemonic (_ ("_Close Minutes …"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->close), "conference.close");
  gtk_widget_add_css_class (self->close, "suggested-action");
  self->preview = gtk_button_new_with_mnemonic (_ ("Pre_view"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->preview), "conference.preview");
  self->correct = gtk_button_new_with_mnemonic (_ ("Correct _Minutes …"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->correct), "conference.correct");
  gtk_box_append (GTK_BOX (line), self->close);
  gtk_box_append (GTK_BOX (line), self->preview);
  gtk_box_append (GTK_BOX (line), self->correct);
  gtk_widget_set_parent (fw_desk_heading_new (_ ("Minutes")), GTK_WIDGET (self));
  gtk_widget_set_parent (self->versions, GTK_WIDGET (self));
  gtk_widget_set_parent (line, GTK_WIDGET (self));
}

GtkWidget *
fw_follow_up_part_new (FwConferenceDesk *desk)
{
  FwFollowUpPart *self = g_object_new (FW_TYPE_FOLLOW_UP_PART, NULL);

  self->desk = g_object_ref (desk);
  gtk_widget_set_parent (fw_desk_heading_new (_ ("Lights of These Decisions")), GTK_WIDGET (self));
  self->lights = create_list (_ ("Lights of These Decisions"));
  gtk_widget_set_parent (self->lights, GTK_WIDGET (self));
  self->lights_empty = gtk_label_new (_ ("Nothing was decided."));
  gtk_label_set_xalign (GTK_LABEL (self->lights_empty), 0);
  gtk_widget_add_css_class (self->lights_empty, "form-prompt");
  gtk_widget_set_parent (self->lights_empty, GTK_WIDGET (self));
  gtk_widget_set_parent (fw_former_list_new (desk, TRUE), GTK_WIDGET (self));
  gtk_widget_set_parent (fw_proposal_part_new (desk), GTK_WIDGET (self));
  add_next (self);
  add_minutes (self);
  gtk_widget_set_parent (fw_distribution_list_new (desk), GTK_WIDGET (self));
  g_signal_connect_object (desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
fw_follow_up_part_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&FW_FOLLOW_UP_PART (object)->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_follow_up_part_parent_class)->dispose (object);
}

static void
fw_follow_up_part_finalize (GObject *object)
{
  g_free (FW_FOLLOW_UP_PART (object)->shown);
  G_OBJECT_CLASS (fw_follow_up_part_parent_class)->finalize (object);
}

static void
fw_follow_up_part_class_init (FwFollowUpPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_follow_up_part_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_follow_up_part_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
fw_follow_up_part_init (FwFollowUpPart *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
}
