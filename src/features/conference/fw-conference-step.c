/* fw-conference-step.c: see fw-conference-step.h.
 *
 *   title · what to do                       [clock]
 *   legal frame, where there is one
 *   question and people (first step) · sections · part
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "features/conference/fw-conference-step.h"
#include "features/conference/fw-decision-table.h"
#include "features/conference/fw-desk-words.h"
#include "features/conference/fw-follow-up-part.h"
#include "features/conference/fw-former-list.h"
#include "features/conference/fw-option-table.h"
#include "features/conference/fw-people-part.h"
#include "features/conference/fw-rating-part.h"
#include "features/conference/fw-vote-list.h"
#include "widgets/fw-form-field.h"
#include "widgets/fw-form-section-view.h"
#include "widgets/fw-form-text.h"

#define PAGE_WIDTH 980
#define WISH_FOLLOWED "wish_followed"

struct _FwConferenceStep
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  guint step;
  GtkWidget *box;
  GtkWidget *clock;
  GtkWidget *clock_label;
  GtkWidget *question; /* first step */
  GtkWidget *asked;    /* the question, in the others */
  GtkWidget *talk_due; /* CONF-16 */
  GtkWidget *rating;
  GtkWidget *decisions;
  GtkWidget *follow_up;
  GPtrArray *sections; /* of FwFormSectionView, borrowed */
};

G_DEFINE_FINAL_TYPE (FwConferenceStep, fw_conference_step, GTK_TYPE_WIDGET)

static const FwStep *
get_step (FwConferenceStep *self)
{
  return fw_conference_desk_get_step (self->desk, self->step);
}

static void
show_clock (FwConferenceStep *self)
{
  const FwStep *step = get_step (self);
  guint seconds = self->step < self->desk->seconds->len
                      ? g_array_index (self->desk->seconds, guint, self->step)
                      : 0;
  g_autofree char *time = g_strdup_printf ("%02u:%02u", seconds / 60, seconds % 60);
  g_autofree char *markup = NULL;
  g_autofree char *spoken = NULL;
  gboolean over = step->minutes > 0 && seconds >= (guint) step->minutes * 60;

  if (step->minutes > 0)
    {
      /* Translators: %d is a number of minutes; "of 15 min". */
      g_autofree char *of = g_strdup_printf (_ ("of %d min"), step->minutes);

      markup = g_markup_printf_escaped (over ? "<b>%s %s</b>" : "<b>%s</b> %s", time, of);
    }
  else
    markup = g_markup_printf_escaped ("<b>%s</b>", time);
  gtk_label_set_markup (GTK_LABEL (self->clock_label), markup);
  /* Translators: %s is a span of time. */
  spoken = g_strdup_printf (_ ("Time spent in this step: %s"), time);
  gtk_widget_set_tooltip_text (self->clock, over ? _ ("The time planned is over") : NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->clock), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  if (over)
    gtk_widget_add_css_class (self->clock, "over");
  else
    gtk_widget_remove_css_class (self->clock, "over");
}

static void
seconds_cb (FwConferenceStep *self)
{
  if (self->desk != NULL && gtk_widget_get_mapped (GTK_WIDGET (self)))
    show_clock (self);
}

static void
update (FwConferenceStep *self)
{
  if (self->desk == NULL || !fw_conference_desk_is_loaded (self->desk))
    return;
  for (guint i = 0; i < self->sections->len; i++)
    fw_form_section_view_update (g_ptr_array_index (self->sections, i));
  if (self->asked != NULL)
    {
      const char *question = fw_record_get_text (self->desk->conference, "question");
      /* Translators: what the conference is asked. */
      g_autofree char *text
          = g_strdup_printf (_ ("Question of the round: “%s”"), question != NULL ? question : "");

      gtk_label_set_label (GTK_LABEL (self->asked), text);
      gtk_widget_set_visible (self->asked, question != NULL && question[0] != '\0');
    }
  if (self->talk_due != NULL)
    {
      const char *followed = fw_form_get_value (self->desk->form, WISH_FOLLOWED, 0);

      gtk_widget_set_visible (self->talk_due,
                              g_str_equal (followed, "no") || g_str_equal (followed, "partly"));
    }
}

/* Title, prompt, clock */
static void
add_head (FwConferenceStep *self)
{
  const FwStep *step = get_step (self);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  GtkWidget *title = fw_desk_heading_new (step->title);
  GtkWidget *prompt = gtk_label_new (step->prompt);
  GtkWidget *icon = gtk_image_new_from_icon_name ("fw-clock-symbolic");

  gtk_widget_remove_css_class (title, "heading");
  gtk_widget_add_css_class (title, "title-2");
  gtk_label_set_xalign (GTK_LABEL (prompt), 0);
  gtk_label_set_wrap (GTK_LABEL (prompt), TRUE);
  gtk_widget_add_css_class (prompt, "form-prompt");
  gtk_widget_set_visible (prompt, step->prompt[0] != '\0');
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), title);
  gtk_box_append (GTK_BOX (words), prompt);
  if (self->step > 0)
    {
      self->asked = gtk_label_new (NULL);
      gtk_label_set_xalign (GTK_LABEL (self->asked), 0);
      gtk_label_set_wrap (GTK_LABEL (self->asked), TRUE);
      gtk_widget_add_css_class (self->asked, "form-prompt");
      gtk_box_append (GTK_BOX (words), self->asked);
    }
  self->clock = g_object_new (GTK_TYPE_BOX, "spacing", 8, "accessible-role",
                              GTK_ACCESSIBLE_ROLE_TIMER, NULL);
  self->clock_label = gtk_label_new (NULL);
  gtk_widget_add_css_class (self->clock_label, "numeric");
  gtk_box_append (GTK_BOX (self->clock), icon);
  gtk_box_append (GTK_BOX (self->clock), self->clock_label);
  gtk_widget_add_css_class (self->clock, "step-clock");
  gtk_widget_set_valign (self->clock, GTK_ALIGN_START);
  gtk_box_append (GTK_BOX (line), words);
  gtk_box_append (GTK_BOX (line), self->clock);
  gtk_box_append (GTK_BOX (self->box), line);
  show_clock (self);
}

static void
add_legal (FwConferenceStep *self)
{
  const FwStep *step = get_step (self);

  for (guint i = 0; i < self->desk->kind->legal->len; i++)
    {
      const FwLegalFrame *frame = g_ptr_array_index (self->desk->kind->legal, i);
      g_autofree char *title = NULL;

      if (frame->step[0] != '\0' && g_strcmp0 (frame->step, step->name) != 0)
        continue;
      if (frame->step[0] == '\0' && self->step > 0)
        continue;
      /* Translators: %s names a law; the text follows. */
      title = g_strdup_printf (_ ("Legal frame. %s:"), frame->title);
      gtk_box_append (GTK_BOX (self->box),
                      fw_desk_note_new ("fw-scales-symbolic", title, frame->text, NULL));
    }
}

/* What the round is asked, and whether names are spoken. */
static void
add_question (FwConferenceStep *self)
{
  GtkWidget *card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  GtkWidget *label = gtk_label_new (_ ("Question for the round"));
  GtkWidget *list = gtk_list_box_new ();
  GtkWidget *pseudonymous = adw_switch_row_new ();
  gboolean editable = fw_conference_desk_is_editable (self->desk);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_widget_add_css_class (label, "caption-heading");
  gtk_widget_add_css_class (label, "form-prompt");
  self->question = fw_form_text_new (FALSE);
  fw_form_text_set_placeholder (FW_FORM_TEXT (self->question),
                                _ ("One question that can be answered today"));
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->question), editable);
  gtk_widget_add_css_class (self->question, "step-question");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->question), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Question for the round"), -1);
  g_object_bind_property (self->desk->conference, "question", self->question, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (card), label);
  gtk_box_append (GTK_BOX (card), self->question);
  gtk_widget_add_css_class (card, "card");
  gtk_widget_add_css_class (card, "rating-columns");
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (pseudonymous), _ ("Presented without names"));
  adw_action_row_set_subtitle (ADW_ACTION_ROW (pseudonymous),
                               _ ("The second window and the copy hide who it is about"));
  gtk_widget_set_sensitive (pseudonymous, editable);
  g_object_bind_property (self->desk->conference, "pseudonymous", pseudonymous, "active",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_list_box_append (GTK_LIST_BOX (list), pseudonymous);
  gtk_box_append (GTK_BOX (self->box), card);
  gtk_box_append (GTK_BOX (self->box), fw_people_part_new (self->desk));
  gtk_box_append (GTK_BOX (self->box), list);
}

static void
add_section (FwConferenceStep *self, const FwSection *section)
{
  GtkWidget *view = fw_form_section_view_new (self->desk->context, section);

  /* The step's own heading says it already. */
  if (!section->repeats && g_strcmp0 (section->title, get_step (self)->title) == 0)
    gtk_widget_set_visible (gtk_widget_get_first_child (view), FALSE);
  gtk_box_append (GTK_BOX (self->box), view);
  g_ptr_array_add (self->sections, view);
}

static void
add_sections (FwConferenceStep *self)
{
  const FwStep *step = get_step (self);
  FwFormTemplate *template = fw_form_get_template (self->desk->form);

  for (guint i = 0; step->sections != NULL && step->sections[i] != NULL; i++)
    {
      const FwSection *section = fw_form_template_find_section (template, step->sections[i]);

      if (section == NULL)
        continue;
      if (section == fw_option_table_find_section (self->desk))
        {
          gtk_box_append (GTK_BOX (self->box), fw_desk_heading_new (section->title));
          gtk_box_append (GTK_BOX (self->box), fw_option_table_new (self->desk, FALSE));
          continue;
        }
      add_section (self, section);
      if (fw_form_template_find_field (template, WISH_FOLLOWED, NULL) != NULL
          && g_str_equal (section->name, "wish"))
        {
          self->talk_due = fw_desk_note_new (
              "fw-resubmission-symbolic", _ ("A talk with the family is due."),
              _ ("The round does not follow the family’s wish as it is. Closing puts another talk "
                 "with them on re-submission."),
              NULL);
          gtk_box_append (GTK_BOX (self->box), self->talk_due);
        }
    }
}

static void
add_decisions (FwConferenceStep *self)
{
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *note = gtk_label_new (_ ("go to Today, the record and the help plan without being "
                                      "typed again"));
  const FwSection *options = fw_option_table_find_section (self->desk);
  GtkWidget *heading = fw_desk_heading_new (_ ("Decisions"));

  if (options != NULL
      && g_list_model_get_n_items (fw_form_get_rows (self->desk->form, options->name)) > 0)
    gtk_box_append (GTK_BOX (self->box), fw_option_table_new (self->desk, TRUE));
  gtk_label_set_xalign (GTK_LABEL (note), 1);
  gtk_label_set_wrap (GTK_LABEL (note), TRUE);
  gtk_widget_set_hexpand (note, TRUE);
  gtk_widget_add_css_class (note, "caption");
  gtk_widget_add_css_class (note, "form-prompt");
  gtk_label_set_wrap (GTK_LABEL (heading), FALSE);
  gtk_box_append (GTK_BOX (line), heading);
  gtk_box_append (GTK_BOX (line), note);
  gtk_box_append (GTK_BOX (self->box), line);
  self->decisions = fw_decision_table_new (self->desk);
  gtk_box_append (GTK_BOX (self->box), self->decisions);
}

static void
add_part (FwConferenceStep *self)
{
  switch (get_step (self)->part)
    {
    case FW_STEP_RATING:
      self->rating = fw_rating_part_new (self->desk);
      gtk_box_append (GTK_BOX (self->box), self->rating);
      break;
    case FW_STEP_DECISIONS:
      add_decisions (self);
      break;
    case FW_STEP_FOLLOW_UP:
      self->follow_up = fw_follow_up_part_new (self->desk);
      gtk_box_append (GTK_BOX (self->box), self->follow_up);
      break;
    case FW_STEP_FORM:
    case FW_STEP_OPTIONS:
    default:
      break;
    }
}

static gboolean
focus_cb (gpointer data)
{
  FwConferenceStep *self = data;

  if (self->desk == NULL || !gtk_widget_get_mapped (GTK_WIDGET (self)))
    return G_SOURCE_REMOVE;
  if (self->question != NULL)
    gtk_widget_grab_focus (self->question);
  else if (self->decisions != NULL
           && g_list_model_get_n_items (G_LIST_MODEL (self->desk->decisions)) == 0)
    fw_decision_table_quick (FW_DECISION_TABLE (self->decisions));
  else
    gtk_widget_child_focus (self->box, GTK_DIR_TAB_FORWARD);
  return G_SOURCE_REMOVE;
}

void
fw_conference_step_focus (FwConferenceStep *self)
{
  g_return_if_fail (FW_IS_CONFERENCE_STEP (self));

  g_idle_add_full (G_PRIORITY_DEFAULT_IDLE, focus_cb, g_object_ref (self), g_object_unref);
}

gboolean
fw_conference_step_jump (FwConferenceStep *self, const FwConferenceGap *gap)
{
  g_return_val_if_fail (FW_IS_CONFERENCE_STEP (self) && gap != NULL, FALSE);

  if (self->desk == NULL)
    return FALSE;
  if (gap->field != NULL)
    {
      GtkWidget *field;

      for (guint i = 0; gap->row_id != 0 && i < self->sections->len; i++)
        fw_form_section_view_open_row (g_ptr_array_index (self->sections, i), gap->row_id);
      field = fw_form_context_find_field (self->desk->context, gap->field->name, gap->row_id);
      return field != NULL && fw_form_field_focus (FW_FORM_FIELD (field));
    }
  if (self->rating != NULL)
    return fw_rating_part_focus (FW_RATING_PART (self->rating), gap->record, gap->column);
  if (self->decisions != NULL && gap->record != NULL)
    return fw_decision_table_focus (FW_DECISION_TABLE (self->decisions), gap->record, gap->column);
  if (self->follow_up != NULL)
    {
      fw_follow_up_part_focus (FW_FOLLOW_UP_PART (self->follow_up));
      return TRUE;
    }
  return self->question != NULL && gtk_widget_grab_focus (self->question);
}

gboolean
fw_conference_step_quick (FwConferenceStep *self)
{
  g_return_val_if_fail (FW_IS_CONFERENCE_STEP (self), FALSE);

  if (self->decisions == NULL)
    return FALSE;
  fw_decision_table_quick (FW_DECISION_TABLE (self->decisions));
  return TRUE;
}

GtkWidget *
fw_conference_step_new (FwConferenceDesk *desk, guint step)
{
  FwConferenceStep *self = g_object_new (FW_TYPE_CONFERENCE_STEP, NULL);
  GtkWidget *clamp = adw_clamp_new ();
  GtkWidget *scroller = gtk_scrolled_window_new ();

  self->desk = g_object_ref (desk);
  self->step = step;
  self->box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 15);
  add_head (self);
  add_legal (self);
  if (step == 0)
    add_question (self);
  /* Values before the words about them, decisions before their grounds. */
  if (get_step (self)->part == FW_STEP_RATING || get_step (self)->part == FW_STEP_DECISIONS)
    {
      add_part (self);
      add_sections (self);
    }
  else
    {
      add_sections (self);
      add_part (self);
    }
  if (get_step (self)->part == FW_STEP_DECISIONS)
    gtk_box_append (GTK_BOX (self->box), fw_vote_list_new (desk));
  if (step == 0)
    gtk_box_append (GTK_BOX (self->box), fw_former_list_new (desk, TRUE));
  gtk_widget_add_css_class (clamp, "form-clamp");
  adw_clamp_set_maximum_size (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_clamp_set_tightening_threshold (ADW_CLAMP (clamp), PAGE_WIDTH);
  adw_clamp_set_child (ADW_CLAMP (clamp), self->box);
  gtk_scrolled_window_set_policy (GTK_SCROLLED_WINDOW (scroller), GTK_POLICY_NEVER,
                                  GTK_POLICY_AUTOMATIC);
  gtk_scrolled_window_set_child (GTK_SCROLLED_WINDOW (scroller), clamp);
  gtk_widget_set_parent (scroller, GTK_WIDGET (self));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  get_step (self)->title, -1);
  g_signal_connect_object (desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "notify::seconds", G_CALLBACK (seconds_cb), self,
                           G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
fw_conference_step_dispose (GObject *object)
{
  FwConferenceStep *self = FW_CONFERENCE_STEP (object);
  GtkWidget *child;

  g_clear_object (&self->desk);
  g_ptr_array_set_size (self->sections, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_conference_step_parent_class)->dispose (object);
}

static void
fw_conference_step_finalize (GObject *object)
{
  g_ptr_array_unref (FW_CONFERENCE_STEP (object)->sections);
  G_OBJECT_CLASS (fw_conference_step_parent_class)->finalize (object);
}

static void
fw_conference_step_class_init (FwConferenceStepClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_conference_step_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_conference_step_finalize;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_TAB_PANEL);
}

static void
fw_conference_step_init (FwConferenceStep *self)
{
  self->sections = g_ptr_array_new ();
}
