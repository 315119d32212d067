/* fw-overview-tab.c: who lives where, who has custody, which help runs, what is next.
 *
 * Everything is read from the record at one moment and again when something of
 * the case changes. Facts that are missing are said, with the next step.
 */
#include "config.h"

#include <glib/gi18n.h>
#include <string.h>

#include "base/fw-date.h"
#include "domain/fw-conference-repository.h"
#include "domain/fw-deadline-repository.h"
#include "domain/fw-overview-repository.h"
#include "domain/fw-record-repository.h"
#include "features/overview/fw-overview-card.h"
#include "features/overview/fw-overview-people.h"
#include "features/overview/fw-overview-tab.h"
#include "widgets/fw-async.h"
#include "widgets/fw-decision-act.h"
#include "widgets/fw-decision-words.h"
#include "widgets/fw-genogram-picture.h"

#define N_DATES 5
#define N_MUST_KNOW 5

struct _FwOverviewTab
{
  AdwBin parent_instance;
  GtkFlowBox *must_know_box;
  AdwMultiLayoutView *layouts;
  FwOverviewCard *family, *rights, *help, *decisions, *dates, *contact, *staff;

  FwStore *store;
  FwHelpKinds *help_kinds;
  gint64 case_id;
  guint generation;
  guint reload_source;
};

G_DEFINE_FINAL_TYPE (FwOverviewTab, fw_overview_tab, ADW_TYPE_BIN)

/* "in 6 days", "today", "7 days ago" */
static char *
dup_distance (FwDay day, FwDay today)
{
  int n = day - today;

  if (n == 0)
    return g_strdup (_ ("today"));
  return n > 0 ? g_strdup_printf (ngettext ("in %d day", "in %d days", n), n)
               : g_strdup_printf (ngettext ("%d day ago", "%d days ago", -n), -n);
}

/* "Heading: more" is shown in two lines. */
static void
show_must_know (FwOverviewTab *self, const char *text)
{
  g_auto (GStrv) lines = g_strsplit (text, "\n", -1);
  guint n = 0;

  gtk_flow_box_remove_all (self->must_know_box);
  for (guint i = 0; lines[i] != NULL && n < N_MUST_KNOW; i++)
    {
      char *more = strstr (lines[i], ": ");
      GtkWidget *outer, *inner, *title, *icon;

      if (g_strstrip (lines[i])[0] == '\0')
        continue;
      /* "Emil: Erdnussallergie: Notfallset" keeps the name in the heading. */
      if (more != NULL && strstr (more + 2, ": ") != NULL)
        more = strstr (more + 2, ": ");
      if (more != NULL && strlen (lines[i]) < 34)
        more = NULL;
      if (more != NULL)
        *more = '\0';
      outer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
      inner = gtk_box_new (GTK_ORIENTATION_VERTICAL, 1);
      icon = gtk_image_new_from_icon_name ("fw-must-know-symbolic");
      title = gtk_label_new (lines[i]);
      gtk_label_set_xalign (GTK_LABEL (title), 0);
      gtk_label_set_wrap (GTK_LABEL (title), TRUE);
      gtk_widget_add_css_class (title, "heading");
      gtk_box_append (GTK_BOX (inner), title);
      if (more != NULL)
        {
          GtkWidget *label = gtk_label_new (more + 2);

          gtk_label_set_xalign (GTK_LABEL (label), 0);
          gtk_label_set_wrap (GTK_LABEL (label), TRUE);
          gtk_widget_add_css_class (label, "caption");
          gtk_box_append (GTK_BOX (inner), label);
        }
      gtk_widget_set_valign (icon, GTK_ALIGN_START);
      gtk_widget_set_margin_top (icon, 2);
      gtk_box_append (GTK_BOX (outer), icon);
      gtk_box_append (GTK_BOX (outer), inner);
      gtk_flow_box_append (self->must_know_box, outer);
      n++;
    }
  gtk_widget_set_visible (GTK_WIDGET (self->must_know_box), n > 0);
}

static void
show_help (FwOverviewTab *self, FwOverview *overview)
{
  FwResult *plan = overview->plan;
  FwDay start, end, review;
  g_autofree char *from = NULL, *to = NULL, *period = NULL, *day = NULL, *distance = NULL;
  const char *help;

  fw_overview_card_clear (self->help);
  gtk_widget_set_visible (GTK_WIDGET (self->help), fw_result_get_n_rows (plan) > 0);
  if (fw_result_get_n_rows (plan) == 0)
    return;
  help = fw_result_get_string (plan, 0, FW_OVERVIEW_PLAN_HELP);
  start = fw_result_get_day (plan, 0, FW_OVERVIEW_PLAN_START);
  end = fw_result_get_day (plan, 0, FW_OVERVIEW_PLAN_END);
  from = start != FW_DAY_NONE ? fw_day_to_text (start) : NULL;
  to = end != FW_DAY_NONE ? fw_day_to_text (end) : NULL;
  if (from != NULL && to != NULL)
    /* Translators: a period of two dates. */
    period = g_strdup_printf (_ ("%1$s to %2$s"), from, to);
  else if (from != NULL)
    /* Translators: %s is a date. */
    period = g_strdup_printf (_ ("since %s"), from);
  {
    const char *provider = fw_result_get_string (plan, 0, FW_OVERVIEW_PLAN_PROVIDER);
    g_autofree char *subtitle
        = g_strdup_printf ("%s%s%s", provider, provider[0] != '\0' && period != NULL ? " · " : "",
                           period != NULL ? period : "");

    fw_overview_card_add (
        self->help, &(FwOverviewRow) {
                        .icon = "fw-provider-symbolic",
                        .title = help[0] != '\0' ? fw_help_kinds_get_title (self->help_kinds, help)
                                                 : _ ("Kind of help not entered yet"),
                        .subtitle = subtitle,
                        .end_below = fw_help_kinds_get_paragraph (self->help_kinds, help)});
  }
  review = fw_result_get_day (plan, 0, FW_OVERVIEW_PLAN_REVIEW);
  if (review == FW_DAY_NONE)
    return;
  day = fw_deadline_day_to_text (review, overview->today);
  distance = dup_distance (review, overview->today);
  fw_overview_card_add (
      self->help, &(FwOverviewRow) {.light = review < overview->today ? FW_LIGHT_STATE_OVERDUE
                                             : review <= overview->due_limit ? FW_LIGHT_STATE_DUE
                                                                             : FW_LIGHT_STATE_LATER,
                                    .title = _ ("Review of the help plan"),
                                    .subtitle = distance,
                                    .end = day,
                                    .end_below = review < overview->today        ? _ ("Overdue")
                                                 : review <= overview->due_limit ? _ ("Due")
                                                                                 : _ ("On track")});
}

/* What is due in the case but for the decisions, which have a card of their own. */
static void
show_dates (FwOverviewTab *self, FwRadar *radar)
{
  guint n = 0;

  fw_overview_card_clear (self->dates);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (radar->items)); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (G_LIST_MODEL (radar->items), i);
      FwLightState light = item->due < radar->today   ? FW_LIGHT_STATE_OVERDUE
                           : item->due <= radar->soon ? FW_LIGHT_STATE_DUE
                                                      : FW_LIGHT_STATE_LATER;
      g_autofree char *day = fw_deadline_moment_to_text (item->due, item->due_minute, radar->today);
      g_autofree char *distance = dup_distance (item->due, radar->today);

      if (item->decision_id != 0 || n++ >= N_DATES)
        continue;
      fw_overview_card_add (self->dates,
                            &(FwOverviewRow) {.light = light,
                                              .title = item->what,
                                              .subtitle = distance,
                                              .end = day,
                                              .end_below = fw_light_state_to_word (light)});
    }
  if (n > N_DATES)
    {
      g_autofree char *more
          = g_strdup_printf (ngettext ("%u more date", "%u more dates", n - N_DATES), n - N_DATES);

      fw_overview_card_add (self->dates,
                            &(FwOverviewRow) {.icon = "fw-resubmission-symbolic", .title = more});
    }
  if (n == 0)
    fw_overview_card_add (self->dates, &(FwOverviewRow) {.icon = "fw-resubmission-symbolic",
                                                         .title = _ ("Nothing is due")});
}

static void
add_seen (FwOverviewTab *self, FwOverview *overview, guint i)
{
  FwDay seen = fw_result_get_day (overview->children, i, FW_CHILD_LAST_SEEN);
  gint64 weeks = fw_result_get_int (overview->children, i, FW_CHILD_WEEKS);
  FwDay due = seen != FW_DAY_NONE ? seen + (FwDay) weeks * 7 : FW_DAY_NONE;
  FwLightState light = weeks == 0                   ? FW_LIGHT_STATE_NONE
                       : seen == FW_DAY_NONE        ? FW_LIGHT_STATE_OVERDUE
                       : due < overview->today      ? FW_LIGHT_STATE_OVERDUE
                       : due <= overview->today + 7 ? FW_LIGHT_STATE_DUE
                                                    : FW_LIGHT_STATE_LATER;
  g_autofree char *day
      = seen != FW_DAY_NONE ? fw_deadline_day_to_text (seen, overview->today) : NULL;
  g_autofree char *agreed
      = weeks > 0
            ? g_strdup_printf (ngettext ("agreed: every week", "agreed: every %d weeks", weeks),
                               (int) weeks)
            : g_strdup (_ ("no interval agreed"));
  /* Translators: %s is a child's name. */
  g_autofree char *title
      = g_strdup_printf (seen != FW_DAY_NONE ? _ ("%s seen") : _ ("%s not seen yet"),
                         fw_result_get_string (overview->children, i, FW_CHILD_GIVEN));

  fw_overview_card_add (self->contact,
                        &(FwOverviewRow) {.icon = "fw-child-symbolic",
                                          .light = light,
                                          .title = title,
                                          .subtitle = agreed,
                                          .end = day,
                                          .end_below = fw_light_state_to_word (light)});
}

/* The last conference that was held, and how it ended. */
static void
add_last_conference (FwOverviewTab *self, FwResult *conferences, FwDay today)
{
  for (guint i = fw_result_get_n_rows (conferences); i > 0; i--)
    {
      FwDay held = fw_result_get_day (conferences, i - 1, FW_CONFERENCE_HELD_ON);
      gboolean closed
          = g_str_equal (fw_result_get_string (conferences, i - 1, FW_CONFERENCE_STATUS), "closed");
      guint n = (guint) fw_result_get_int (conferences, i - 1, FW_CONFERENCE_N_DECISIONS);
      g_autofree char *day = NULL, *decisions = NULL, *action = NULL;

      if (held == FW_DAY_NONE || held > today)
        continue;
      day = fw_deadline_day_to_text (held, today);
      decisions
          = g_strdup_printf (ngettext ("decided: %u decision", "decided: %u decisions", n), n);
      action = g_strdup_printf ("win.open-conference(int64 %" G_GINT64_FORMAT ")",
                                fw_result_get_int (conferences, i - 1, FW_CONFERENCE_ID));
      fw_overview_card_add (
          self->decisions,
          &(FwOverviewRow) {.icon = "fw-conference-symbolic",
                            .title
                            = fw_result_get_string (conferences, i - 1, FW_CONFERENCE_KIND_TITLE),
                            .subtitle = decisions,
                            .end = day,
                            .end_below = closed ? _ ("minutes closed") : _ ("minutes open"),
                            .action = action});
      return;
    }
}

static void
show_decisions (FwOverviewTab *self, GListModel *items, FwResult *conferences, FwDay today)
{
  guint n = g_list_model_get_n_items (items);

  fw_overview_card_clear (self->decisions);
  add_last_conference (self, conferences, today);
  for (guint i = 0; i < MIN (n, N_DATES); i++)
    {
      g_autoptr (FwDecisionItem) item = g_list_model_get_item (items, i);
      g_autofree char *distance = fw_decision_dup_distance (item);
      g_autofree char *due = fw_decision_dup_due (item, today);
      g_autofree char *subtitle = g_strdup_printf (
          "%s%s%s", item->responsible, item->responsible[0] != '\0' ? " · " : "", distance);
      g_autofree char *action
          = g_strdup_printf ("win.open-decision(int64 %" G_GINT64_FORMAT ")", item->id);

      fw_overview_card_add (self->decisions,
                            &(FwOverviewRow) {.light = fw_decision_get_light_state (item),
                                              .title = item->what,
                                              .subtitle = subtitle,
                                              .end = due,
                                              .end_below = fw_decision_light_to_word (item->light),
                                              .action = action});
    }
  if (n > N_DATES)
    {
      g_autofree char *more = g_strdup_printf (
          ngettext ("%u more decision", "%u more decisions", n - N_DATES), n - N_DATES);

      fw_overview_card_add (self->decisions, &(FwOverviewRow) {.icon = "fw-decision-symbolic",
                                                               .title = more,
                                                               .action = "case.tab::conferences"});
    }
  gtk_widget_set_visible (GTK_WIDGET (self->decisions),
                          n > 0 || fw_result_get_n_rows (conferences) > 0);
}

static void
show_contact (FwOverviewTab *self, FwOverview *overview)
{
  fw_overview_card_clear (self->contact);
  if (fw_result_get_n_rows (overview->contact) > 0)
    {
      FwDay at = fw_result_get_day (overview->contact, 0, FW_CONTACT_AT);
      const char *kind = fw_result_get_string (overview->contact, 0, FW_CONTACT_KIND);
      const char *with = fw_result_get_string (overview->contact, 0, FW_CONTACT_WITH);
      int minutes = (int) (fw_result_get_int (overview->contact, 0, FW_CONTACT_DURATION) / 60);
      g_autofree char *icon = g_strdup_printf ("fw-%s-symbolic", kind);
      g_autofree char *day = fw_deadline_day_to_text (at, overview->today);
      g_autofree char *distance = dup_distance (at, overview->today);
      /* Translators: %s are names. */
      g_autofree char *people = with[0] != '\0' ? g_strdup_printf (_ (" with %s"), with) : NULL;
      /* Translators: a duration; %d is a number of minutes. */
      g_autofree char *time = minutes > 0 ? g_strdup_printf (_ (", %d min"), minutes) : NULL;
      g_autofree char *title
          = g_strconcat (fw_record_get_kind_title (kind), people != NULL ? people : "", time, NULL);
      g_autofree char *subtitle
          /* Translators: %s is who wrote the entry. */
          = g_strdup_printf (_ ("last contact · %s"),
                             fw_result_get_string (overview->contact, 0, FW_CONTACT_AUTHOR));

      fw_overview_card_add (self->contact, &(FwOverviewRow) {.icon = icon,
                                                             .title = title,
                                                             .subtitle = subtitle,
                                                             .end = day,
                                                             .end_below = distance,
                                                             .action = "case.tab::record"});
    }
  else
    fw_overview_card_add (self->contact,
                          &(FwOverviewRow) {.icon = "fw-talk-symbolic",
                                            .title = _ ("No contact entered yet"),
                                            .subtitle = _ ("Write it into the line below")});
  for (guint i = 0; i < fw_result_get_n_rows (overview->children); i++)
    add_seen (self, overview, i);
}

static void
show_staff (FwOverviewTab *self, FwOverview *overview)
{
  const char *worker = fw_result_get_text (overview->head, 0, FW_HEAD_WORKER);
  const char *deputy = fw_result_get_text (overview->head, 0, FW_HEAD_DEPUTY);
  const char *tandem = fw_result_get_text (overview->head, 0, FW_HEAD_TANDEM);
  g_autofree char *title = NULL, *subtitle = NULL;

  fw_overview_card_clear (self->staff);
  title = worker == NULL ? g_strdup (_ ("Nobody is responsible yet"))
          : deputy != NULL
              /* Translators: the responsible worker and their deputy. */
              ? g_strdup_printf (_ ("%1$s · deputy %2$s"), worker, deputy)
              : g_strdup (worker);
  if (tandem != NULL)
    /* Translators: %s is the partner in economic youth aid (Wirtschaftliche Jugendhilfe). */
    subtitle = g_strdup_printf (_ ("Tandem with economic youth aid: %s"), tandem);
  fw_overview_card_add (self->staff, &(FwOverviewRow) {.icon = "avatar-default-symbolic",
                                                       .title = title,
                                                       .subtitle = subtitle,
                                                       .end_below = fw_result_get_string (
                                                           overview->head, 0, FW_HEAD_TEAM)});
}

static DexFuture *
load_fiber (gpointer data)
{
  FwOverviewTab *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (FwOverview) overview = NULL;
  g_autoptr (GListStore) decisions = NULL;
  g_autoptr (FwResult) conferences = NULL;
  g_autoptr (FwRadar) radar = NULL;
  g_autoptr (GError) error = NULL;

  if (self->store == NULL)
    return NULL;
  if (self->help_kinds == NULL)
    {
      FwHelpKinds *kinds = dex_await_object (fw_help_kinds_load (self->store), NULL);

      if (self->help_kinds == NULL)
        self->help_kinds = g_steal_pointer (&kinds);
      g_clear_object (&kinds);
      if (self->store == NULL || self->help_kinds == NULL)
        return NULL;
    }
  store = g_object_ref (self->store);
  overview = dex_await_object (fw_overview_repository_load (store, self->case_id), &error);
  if (overview != NULL)
    decisions = fw_decision_await_open (store, self->case_id, &error);
  if (decisions != NULL)
    conferences
        = dex_await_boxed (fw_conference_repository_list (store, self->case_id, 0, NULL), &error);
  if (conferences != NULL)
    radar = dex_await_object (
        fw_deadline_repository_load (store, FW_DEADLINE_SCOPE_CASE, self->case_id), &error);
  if (self->store == NULL || generation != self->generation)
    return NULL;
  if (radar == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  show_must_know (self, fw_result_get_string (overview->head, 0, FW_HEAD_MUST_KNOW));
  fw_overview_show_family (self->family, overview, self->case_id);
  fw_overview_show_rights (self->rights, overview, self->case_id);
  show_help (self, overview);
  show_decisions (self, G_LIST_MODEL (decisions), conferences, overview->today);
  show_dates (self, radar);
  show_contact (self, overview);
  show_staff (self, overview);
  return NULL;
}

static gboolean
reload_cb (gpointer data)
{
  FwOverviewTab *self = data;

  self->reload_source = 0;
  fw_ui_spawn (self, load_fiber);
  return G_SOURCE_REMOVE;
}

static void
changed_cb (FwOverviewTab *self, FwNotice *notice)
{
  static const char *const tables[] = {
      "case_file",        "case_child",   "case_person",   "person",          "household",
      "household_member", "address",      "custody",       "help_plan",       "resubmission",
      "decision",         "record_entry", "staff",         "conference",      "session",
      "office_setting",   "rule",         "help_plan_use", "provider_report", "wellbeing_rating"};

  for (guint i = 0; i < G_N_ELEMENTS (tables); i++)
    if (fw_notice_has_table (notice, tables[i]) && self->reload_source == 0)
      self->reload_source = g_timeout_add (100, reload_cb, self);
}

static FwOverviewCard *
add_card (FwOverviewTab *self, const char *id, const char *title)
{
  GtkWidget *card = fw_overview_card_new (title);

  adw_multi_layout_view_set_child (self->layouts, id, card);
  return FW_OVERVIEW_CARD (card);
}

GtkWidget *
fw_overview_tab_new (FwStore *store, gint64 case_id)
{
  FwOverviewTab *self = g_object_new (FW_TYPE_OVERVIEW_TAB, NULL);
  g_autofree char *family
      = g_strdup_printf ("win.edit-family(int64 %" G_GINT64_FORMAT ")", case_id);
  GtkWidget *picture;
  g_autofree char *properties
      = g_strdup_printf ("win.edit-case(int64 %" G_GINT64_FORMAT ")", case_id);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  fw_overview_card_set_link (self->family, _ ("Open Family"), family);
  picture = fw_genogram_picture_new (store, case_id);
  g_object_bind_property (picture, "empty", picture, "visible",
                          G_BINDING_SYNC_CREATE | G_BINDING_INVERT_BOOLEAN);
  fw_overview_card_set_picture (self->family, picture, _ ("Open the Genogram"), "case.tab::family");
  fw_overview_card_set_link (self->staff, _ ("Change"), properties);
  fw_overview_card_set_link (self->decisions, _ ("Open Conferences"), "case.tab::conferences");
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return GTK_WIDGET (self);
}

static void
fw_overview_tab_dispose (GObject *object)
{
  FwOverviewTab *self = FW_OVERVIEW_TAB (object);

  g_clear_handle_id (&self->reload_source, g_source_remove);
  g_clear_object (&self->help_kinds);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_overview_tab_parent_class)->dispose (object);
}

static void
fw_overview_tab_class_init (FwOverviewTabClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_overview_tab_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/overview/fw-overview-tab.ui");
  gtk_widget_class_bind_template_child (widget_class, FwOverviewTab, must_know_box);
  gtk_widget_class_bind_template_child (widget_class, FwOverviewTab, layouts);
}

static void
fw_overview_tab_init (FwOverviewTab *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  self->family = add_card (self, "family", _ ("Family Today"));
  self->rights = add_card (self, "rights", _ ("Custody and Contact"));
  self->help = add_card (self, "help", _ ("Current Help"));
  self->decisions = add_card (self, "decisions", _ ("Decisions"));
  self->dates = add_card (self, "dates", _ ("Next Dates"));
  self->contact = add_card (self, "contact", _ ("Contact"));
  self->staff = add_card (self, "staff", _ ("Responsible"));
}
