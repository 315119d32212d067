/* fw-decision-details.c: see fw-decision-details.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-deadline.h"
#include "domain/fw-decision-repository.h"
#include "features/conference/fw-decision-details.h"
#include "widgets/fw-async.h"
#include "widgets/fw-decision-words.h"

struct _FwDecisionDetails
{
  AdwBin parent_instance;
  GtkStack *stack;
  GtkBox *light_box;
  GtkLabel *state_label;
  GtkLabel *what_label;
  GtkLabel *meta_label;
  GtkLabel *why_title;
  GtkLabel *why_label;
  GtkWidget *open_acts;
  GtkWidget *ended_acts;
  GtkWidget *sign_box;
  GtkLabel *sign_label;
  GtkWidget *escalation_box;
  GtkLabel *escalation_label;
  GtkWidget *ladder_box;
  GtkListBox *ladder_list;
  GtkListBox *history_list;

  FwStore *store;
  FwDecisionItem *item;
  FwDay today;
  guint generation;
};

G_DEFINE_FINAL_TYPE (FwDecisionDetails, fw_decision_details, ADW_TYPE_BIN)

static GtkWidget *
create_label (const char *text, const char *css)
{
  GtkWidget *label = gtk_label_new (text);

  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_wrap_mode (GTK_LABEL (label), PANGO_WRAP_WORD_CHAR);
  gtk_widget_add_css_class (label, "numeric");
  if (css != NULL)
    gtk_widget_add_css_class (label, css);
  return label;
}

static void
name_row (GtkWidget *row, const char *text)
{
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, text, -1);
}

static GtkWidget *
create_step (const FwEscalation *step, FwDay today)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 10);
  GtkWidget *texts = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
  g_autofree char *number = g_strdup_printf ("%d", step->step);
  g_autofree char *day
      = step->day != FW_DAY_NONE ? fw_deadline_day_to_text (step->day, today) : g_strdup ("–");
  /* Translators: when a step of the escalation ladder is reached, counted from the due day. */
  g_autofree char *after = g_strdup_printf (
      ngettext ("after %d working day", "after %d working days", step->after), step->after);
  g_autofree char *spoken
      = g_strdup_printf ("%s, %s, %s%s%s", step->receiver, after, day, step->reached ? ", " : "",
                         step->reached ? _ ("reached") : "");
  GtkWidget *mark;

  if (step->reached)
    {
      mark = gtk_image_new_from_icon_name ("object-select-symbolic");
      gtk_accessible_update_state (GTK_ACCESSIBLE (mark), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
    }
  else
    mark = gtk_label_new (number);
  gtk_widget_set_valign (mark, GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (mark, "ladder-step");
  if (step->reached)
    gtk_widget_add_css_class (mark, "reached");
  gtk_widget_set_hexpand (texts, TRUE);
  gtk_box_append (GTK_BOX (texts), create_label (step->receiver, "caption-heading"));
  {
    GtkWidget *label = create_label (after, "caption");

    gtk_widget_add_css_class (label, "dimmed");
    gtk_box_append (GTK_BOX (texts), label);
  }
  gtk_box_append (GTK_BOX (box), mark);
  gtk_box_append (GTK_BOX (box), texts);
  {
    GtkWidget *label = create_label (day, step->reached ? "caption-heading" : "caption");

    gtk_label_set_wrap (GTK_LABEL (label), FALSE);
    gtk_widget_add_css_class (label, step->reached ? "light-overdue" : "dimmed");
    gtk_box_append (GTK_BOX (box), label);
  }
  gtk_widget_add_css_class (box, "ladder-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  name_row (row, spoken);
  return row;
}

static const char *
get_act_title (const char *act)
{
  static const struct
  {
    const char *act;
    const char *title;
  } titles[] = {{"decided", N_ ("Decided")},
                {"postponed", N_ ("Postponed")},
                {"handed-over", N_ ("Handed over")},
                {"partly", N_ ("Partly done")},
                {"done", N_ ("Done")},
                {"dropped", N_ ("Dropped")},
                {"reopened", N_ ("Reopened")},
                {"light", N_ ("Light set by hand")},
                {"reminded", N_ ("Reminder")},
                {"escalated", N_ ("Escalated")},
                {"note", N_ ("Note")}};

  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    if (g_strcmp0 (titles[i].act, act) == 0)
      return _ (titles[i].title);
  return act;
}

static char *
dup_value (const char *text, FwDay today)
{
  FwDecisionStatus status;
  int light = text != NULL ? fw_decision_light_from_name (text) : -1;
  FwDay day;

  if (text == NULL)
    return g_strdup ("");
  if (fw_day_from_iso (text, &day))
    return fw_deadline_day_to_text (day, today);
  if (light >= 0)
    return g_strdup (fw_decision_light_to_word (light));
  if (fw_decision_status_from_name (text, &status))
    return g_strdup ("");
  return g_strdup (text);
}

/* "Postponed from Mon 2/11 to Fri 6/11: the school is closed · A. Sommer" */
static char *
dup_event (FwResult *events, guint i, FwDay today)
{
  const char *act = fw_result_get_text (events, i, FW_DECISION_EVENT_ACT);
  const char *reason = fw_result_get_text (events, i, FW_DECISION_EVENT_REASON);
  const char *staff = fw_result_get_text (events, i, FW_DECISION_EVENT_STAFF);
  g_autofree char *from = dup_value (fw_result_get_text (events, i, FW_DECISION_EVENT_FROM), today);
  g_autofree char *to = dup_value (fw_result_get_text (events, i, FW_DECISION_EVENT_TO), today);
  GString *text = g_string_new (get_act_title (act));

  if (g_strcmp0 (act, "escalated") == 0)
    /* Translators: in a history: %1$s is the number of a step, %2$s who was told. */
    g_string_append_printf (text, _ (", step %1$s: %2$s"), from, to);
  else if (from[0] != '\0' && to[0] != '\0')
    /* Translators: a change in a history, from one value to another. */
    g_string_append_printf (text, _ (" from %1$s to %2$s"), from, to);
  else if (to[0] != '\0')
    g_string_append_printf (text, ", %s", to);
  if (reason != NULL && reason[0] != '\0')
    g_string_append_printf (text, ": %s", reason);
  if (staff != NULL && staff[0] != '\0')
    g_string_append_printf (text, " · %s", staff);
  return g_string_free_and_steal (text);
}

static GtkWidget *
create_event (FwResult *events, guint i, FwDay today)
{
  GtkWidget *row = gtk_list_box_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  const char *act = fw_result_get_text (events, i, FW_DECISION_EVENT_ACT);
  gboolean urgent = g_strcmp0 (act, "escalated") == 0;
  GtkWidget *dot = gtk_image_new_from_icon_name (urgent ? "fw-light-overdue-symbolic"
                                                        : "fw-history-dot-symbolic");
  g_autofree char *text = dup_event (events, i, today);
  g_autofree char *day = NULL, *escaped = NULL, *escaped_day = NULL, *markup = NULL;
  g_autofree char *spoken = NULL;
  GtkWidget *label;
  FwDay happened;

  day = fw_day_from_iso (fw_result_get_text (events, i, FW_DECISION_EVENT_DAY), &happened)
            ? fw_deadline_day_to_text (happened, today)
            : g_strdup ("");
  escaped = g_markup_escape_text (text, -1);
  escaped_day = g_markup_escape_text (day, -1);
  markup = g_strdup_printf ("<b>%s</b> %s", escaped_day, escaped);
  spoken = g_strdup_printf ("%s %s", day, text);
  label = create_label (NULL, "caption");
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_widget_set_hexpand (label, TRUE);
  gtk_widget_set_valign (dot, GTK_ALIGN_START);
  gtk_accessible_update_state (GTK_ACCESSIBLE (dot), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_widget_add_css_class (dot, urgent ? "light-overdue" : "dimmed");
  gtk_box_append (GTK_BOX (box), dot);
  gtk_box_append (GTK_BOX (box), label);
  gtk_widget_add_css_class (box, "history-row");
  gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), box);
  name_row (row, spoken);
  return row;
}

static DexFuture *
load_fiber (gpointer data)
{
  FwDecisionDetails *self = data;
  guint generation = self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  g_autoptr (FwResult) events = NULL;
  g_autoptr (GPtrArray) ladder = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id = self->item != NULL ? self->item->id : 0;

  if (store == NULL || id == 0)
    return NULL;
  ladder = dex_await_boxed (fw_decision_repository_ladder (store, id), &error);
  if (ladder != NULL)
    events = dex_await_boxed (fw_decision_repository_history (store, id), &error);
  if (self->store == NULL || generation != self->generation)
    return NULL;
  if (events == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  gtk_list_box_remove_all (self->ladder_list);
  gtk_list_box_remove_all (self->history_list);
  for (guint i = 0; i < ladder->len; i++)
    gtk_list_box_append (self->ladder_list,
                         create_step (g_ptr_array_index (ladder, i), self->today));
  gtk_widget_set_visible (self->ladder_box,
                          ladder->len > 0 && self->item->status <= FW_DECISION_PARTLY);
  for (guint i = 0; i < fw_result_get_n_rows (events); i++)
    gtk_list_box_append (self->history_list, create_event (events, i, self->today));
  return NULL;
}

static void
show_text (GtkWidget *box, GtkLabel *label, const char *text)
{
  gtk_label_set_label (label, text);
  gtk_widget_set_visible (box, text[0] != '\0');
}

static char *
dup_meta (FwDecisionItem *item, FwDay today)
{
  g_autofree char *origin = fw_decision_dup_origin (item, today);
  g_autofree char *due = fw_decision_dup_due (item, today);
  /* Translators: %s is a file number. */
  g_autofree char *number = g_strdup_printf (_ ("No. %s"), item->case_number);

  /* Translators: %1$s family and conference, %2$s the file number, %3$s who, %4$s a day. */
  return g_strdup_printf (_ ("%1$s · %2$s · %3$s · until %4$s"), origin, number,
                          item->responsible[0] != '\0' ? item->responsible : _ ("nobody"), due);
}

static void
show_head (FwDecisionDetails *self, const FwCalendar *calendar)
{
  FwDecisionItem *item = self->item;
  FwLightState state = fw_decision_get_light_state (item);
  g_autofree char *text = fw_decision_dup_state (item);
  g_autofree char *meta = dup_meta (item, self->today);
  g_autofree char *why = fw_decision_dup_why (item, calendar, self->today);
  /* Translators: heading above the reason for a light; %s is "red", "yellow", … */
  g_autofree char *title = g_strdup_printf (_ ("Why %s?"), fw_decision_light_to_word (item->light));
  const char *css[] = {"heading", "numeric", fw_light_state_to_class (state), NULL};
  GtkWidget *old = gtk_widget_get_first_child (GTK_WIDGET (self->light_box));
  gboolean open = item->status <= FW_DECISION_PARTLY;

  if (old != NULL)
    gtk_box_remove (self->light_box, old);
  gtk_box_append (self->light_box, fw_light_new (state, FALSE));
  gtk_label_set_label (self->state_label, text);
  gtk_widget_set_css_classes (GTK_WIDGET (self->state_label), css);
  gtk_label_set_label (self->what_label, item->what);
  gtk_label_set_label (self->meta_label, meta);
  gtk_label_set_label (self->why_title, title);
  gtk_label_set_label (self->why_label, why);
  gtk_widget_set_visible (self->open_acts, open);
  gtk_widget_set_visible (self->ended_acts, !open);
  show_text (self->sign_box, self->sign_label, item->sign);
  show_text (self->escalation_box, self->escalation_label, item->escalation);
}

void
fw_decision_details_show (FwDecisionDetails *self,
                          FwStore *store,
                          FwDecisionItem *item,
                          const FwCalendar *calendar,
                          FwDay today)
{
  g_return_if_fail (FW_IS_DECISION_DETAILS (self));

  g_set_object (&self->store, store);
  g_set_object (&self->item, item);
  self->today = today;
  self->generation++;
  gtk_stack_set_visible_child_name (self->stack, item != NULL ? "decision" : "empty");
  if (item == NULL)
    return;
  show_head (self, calendar);
  fw_ui_spawn (self, load_fiber);
}

static void
fw_decision_details_dispose (GObject *object)
{
  FwDecisionDetails *self = FW_DECISION_DETAILS (object);

  self->generation++;
  g_clear_object (&self->store);
  g_clear_object (&self->item);
  G_OBJECT_CLASS (fw_decision_details_parent_class)->dispose (object);
}

static void
fw_decision_details_class_init (FwDecisionDetailsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_decision_details_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-decision-details.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwDecisionDetails, name)
  BIND (stack);
  BIND (light_box);
  BIND (state_label);
  BIND (what_label);
  BIND (meta_label);
  BIND (why_title);
  BIND (why_label);
  BIND (open_acts);
  BIND (ended_acts);
  BIND (sign_box);
  BIND (sign_label);
  BIND (escalation_box);
  BIND (escalation_label);
  BIND (ladder_box);
  BIND (ladder_list);
  BIND (history_list);
#undef BIND
}

static void
fw_decision_details_init (FwDecisionDetails *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
