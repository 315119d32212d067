/* fw-sessions-view.c: see fw-sessions-view.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-conference-repository.h"
#include "domain/fw-deadline.h"
#include "domain/fw-session-repository.h"
#include "features/conference/fw-series-dialog.h"
#include "features/conference/fw-session-dialogs.h"
#include "features/conference/fw-session-rows.h"
#include "features/conference/fw-sessions-view.h"
#include "widgets/fw-async.h"

#define PAST_DAYS 366

struct _FwSessionsView
{
  AdwBin parent_instance;
  AdwToggleGroup *range_group;
  GtkStack *stack;
  GtkBox *weeks_box;

  FwStore *store;
  FwDay today;
  guint generation;
};

G_DEFINE_FINAL_TYPE (FwSessionsView, fw_sessions_view, ADW_TYPE_BIN)

static void
append_part (GString *text, const char *part)
{
  if (part != NULL && part[0] != '\0')
    g_string_append_printf (text, "%s%s", text->len > 0 ? " · " : "", part);
}

static char *
dup_subtitle (FwResult *rows, guint i)
{
  GString *text = g_string_new (NULL);
  const char *chair = fw_result_get_string (rows, i, FW_SESSION_CHAIR);
  guint n = (guint) fw_result_get_int (rows, i, FW_SESSION_N_PEOPLE);
  g_autofree char *people = g_strdup_printf (ngettext ("%u person", "%u people", n), n);
  /* Translators: %s is who chairs a session. */
  g_autofree char *chaired = chair[0] != '\0' ? g_strdup_printf (_ ("chair: %s"), chair) : NULL;

  append_part (text, fw_result_get_string (rows, i, FW_SESSION_PLACE));
  append_part (text, fw_result_get_string (rows, i, FW_SESSION_TEAM));
  append_part (text, chaired);
  append_part (text, people);
  return g_string_free_and_steal (text);
}

static char *
dup_cases (FwResult *rows, guint i)
{
  guint n = (guint) fw_result_get_int (rows, i, FW_SESSION_N_CASES);
  guint n_closed = (guint) fw_result_get_int (rows, i, FW_SESSION_N_CLOSED);

  if (n == 0)
    return g_strdup (_ ("no case yet"));
  if (n_closed == 0)
    return g_strdup_printf (ngettext ("%u case", "%u cases", n), n);
  /* Translators: cases of a session, and how many of them have closed minutes. */
  return g_strdup_printf (ngettext ("%1$u case, %2$u closed", "%1$u cases, %2$u closed", n), n,
                          n_closed);
}

static GtkWidget *
create_row (const char *title,
            const char *subtitle,
            const char *when,
            const char *state,
            gboolean dim)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *day = gtk_label_new (when), *label = gtk_label_new (state);
  g_autofree char *spoken = g_strdup_printf ("%s, %s, %s, %s", when, title, subtitle, state);

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  gtk_label_set_xalign (GTK_LABEL (day), 0);
  gtk_label_set_width_chars (GTK_LABEL (day), 15);
  gtk_widget_add_css_class (day, "heading");
  gtk_widget_add_css_class (day, "numeric");
  gtk_widget_add_css_class (label, "caption");
  gtk_widget_add_css_class (label, "numeric");
  if (dim)
    gtk_widget_add_css_class (day, "dimmed");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), day);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("go-next-symbolic"));
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  return row;
}

static GtkWidget *
create_session_row (FwSessionsView *self, FwResult *rows, guint i)
{
  g_autofree char *subtitle = dup_subtitle (rows, i);
  g_autofree char *cases = dup_cases (rows, i);
  g_autofree char *when
      = fw_session_dup_when (fw_result_get_string (rows, i, FW_SESSION_HELD_ON),
                             fw_result_get_string (rows, i, FW_SESSION_STARTS_AT), self->today);
  const char *status = fw_result_get_string (rows, i, FW_SESSION_STATUS);
  gboolean cancelled = g_str_equal (status, "cancelled");
  GtkWidget *row
      = create_row (fw_result_get_string (rows, i, FW_SESSION_KIND_TITLE), subtitle, when,
                    cancelled ? fw_session_status_to_word (status) : cases, cancelled);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-session");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                    fw_result_get_int (rows, i, FW_SESSION_ID));
  return row;
}

static GtkListBox *
add_list (FwSessionsView *self, const char *title, const char *subtitle)
{
  GtkWidget *head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 8);
  GtkWidget *label = gtk_label_new (title), *below = gtk_label_new (subtitle);
  GtkWidget *list = gtk_list_box_new ();

  gtk_widget_add_css_class (label, "heading");
  gtk_widget_add_css_class (below, "caption");
  gtk_widget_add_css_class (below, "dimmed");
  gtk_widget_add_css_class (below, "numeric");
  gtk_box_append (GTK_BOX (head), label);
  gtk_box_append (GTK_BOX (head), below);
  gtk_widget_set_margin_top (head, 6);
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  gtk_box_append (self->weeks_box, head);
  gtk_box_append (self->weeks_box, list);
  return GTK_LIST_BOX (list);
}

static FwDay
get_monday (FwDay day)
{
  return day - fw_day_get_weekday (day) + 1;
}

static GtkListBox *
add_week (FwSessionsView *self, FwDay monday)
{
  int weeks = (monday - get_monday (self->today)) / 7;
  /* Translators: %d is the number of a week; German: KW %d. */
  g_autofree char *number = g_strdup_printf (_ ("Week %d"), fw_day_get_week (monday));
  g_autofree char *from = fw_deadline_day_to_text (monday, self->today);
  g_autofree char *to = fw_deadline_day_to_text (monday + 6, self->today);
  g_autofree char *days = g_strdup_printf ("%s – %s", from, to);
  g_autofree char *below
      = weeks == 0 || weeks == 1 ? g_strdup_printf ("%s · %s", number, days) : g_strdup (days);

  return add_list (self,
                   weeks == 0   ? _ ("This Week")
                   : weeks == 1 ? _ ("Next Week")
                                : number,
                   below);
}

static void
add_sessions (FwSessionsView *self, FwResult *rows, gboolean past)
{
  guint n = fw_result_get_n_rows (rows);
  GtkListBox *list = NULL;
  FwDay monday = FW_DAY_NONE;

  for (guint k = 0; k < n; k++)
    {
      guint i = past ? n - 1 - k : k;
      FwDay day;

      if (!fw_day_from_iso (fw_result_get_string (rows, i, FW_SESSION_HELD_ON), &day))
        continue;
      if (list == NULL || get_monday (day) != monday)
        {
          monday = get_monday (day);
          list = add_week (self, monday);
        }
      gtk_list_box_append (list, create_session_row (self, rows, i));
    }
}

/* Cases that were registered without a session. */
static guint
add_waiting (FwSessionsView *self, FwResult *rows)
{
  GtkListBox *list = NULL;
  guint n = 0;

  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      g_autofree char *due = NULL, *when = NULL;
      GtkWidget *row;
      FwDay day;

      if (fw_result_get_int (rows, i, FW_CONFERENCE_SESSION) != 0)
        continue;
      if (list == NULL)
        list = add_list (self, _ ("Waiting for a Session"), "");
      if (fw_day_from_iso (fw_result_get_string (rows, i, FW_CONFERENCE_DUE), &day))
        {
          due = fw_deadline_day_to_text (day, self->today);
          /* Translators: %s is a day. */
          when = g_strdup_printf (_ ("until %s"), due);
        }
      {
        g_autofree char *title
            = g_strdup_printf ("%s · %s", fw_result_get_string (rows, i, FW_CONFERENCE_CASE_NAME),
                               fw_result_get_string (rows, i, FW_CONFERENCE_CASE_NUMBER));

        row = create_row (title, fw_result_get_string (rows, i, FW_CONFERENCE_QUESTION),
                          when != NULL ? when : _ ("no date"),
                          fw_result_get_string (rows, i, FW_CONFERENCE_KIND_TITLE), FALSE);
      }
      gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-conference");
      gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                        fw_result_get_int (rows, i, FW_CONFERENCE_ID));
      gtk_list_box_append (list, row);
      n++;
    }
  return n;
}

static void
clear (FwSessionsView *self)
{
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->weeks_box))) != NULL)
    gtk_box_remove (self->weeks_box, child);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwSessionsView *self = data;
  guint generation = ++self->generation;
  g_autoptr (FwStore) store = self->store != NULL ? g_object_ref (self->store) : NULL;
  gboolean past = g_strcmp0 (adw_toggle_group_get_active_name (self->range_group), "past") == 0;
  g_autofree char *today = NULL, *first = NULL, *last = NULL;
  g_autoptr (FwResult) sessions = NULL;
  g_autoptr (FwResult) waiting = NULL;
  g_autoptr (GError) error = NULL;
  guint n = 0;

  if (store == NULL)
    return NULL;
  self->today = fw_clock_today ();
  today = fw_day_to_iso (self->today);
  first = fw_day_to_iso (self->today - PAST_DAYS);
  last = fw_day_to_iso (self->today - 1);
  sessions = dex_await_boxed (past ? fw_session_repository_list (store, first, last)
                                   : fw_session_repository_list (store, today, NULL),
                              &error);
  if (sessions != NULL && !past)
    waiting = dex_await_boxed (fw_conference_repository_list (store, 0, 0, "registered"), &error);
  if (self->store == NULL || generation != self->generation)
    return NULL;
  if (error != NULL)
    {
      fw_ui_show_error (GTK_WIDGET (self), error);
      return NULL;
    }
  clear (self);
  if (waiting != NULL)
    n = add_waiting (self, waiting);
  add_sessions (self, sessions, past);
  gtk_stack_set_visible_child_name (self->stack, n + fw_result_get_n_rows (sessions) > 0 ? "list"
                                                 : past                                  ? "no-past"
                                                                                         : "empty");
  return NULL;
}

static void
reload (FwSessionsView *self)
{
  if (self->store != NULL)
    fw_ui_spawn (self, load_fiber);
}

static void
changed_cb (FwSessionsView *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "session") || fw_notice_has_table (notice, "conference")
      || fw_notice_has_table (notice, "session_person"))
    reload (self);
}

static DexFuture *
new_fiber (gpointer data)
{
  FwSessionsView *self = data;
  gint64 id = fw_session_ask_new (GTK_WIDGET (self), self->store, NULL);

  if (id != 0 && self->store != NULL)
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-session", "x", id);
  return NULL;
}

static void
new_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (FW_SESSIONS_VIEW (widget)->store != NULL)
    fw_ui_spawn (widget, new_fiber);
}

static void
series_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwSessionsView *self = FW_SESSIONS_VIEW (widget);

  if (self->store != NULL)
    adw_dialog_present (fw_series_dialog_new (self->store), widget);
}

/* The calendar goes on by itself as time goes on. */
static DexFuture *
plan_fiber (gpointer data)
{
  FwSessionsView *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autofree char *until = fw_day_to_iso (fw_clock_today () + FW_SESSION_PLAN_DAYS);
  g_autoptr (GError) error = NULL;

  if (!dex_await (fw_session_repository_plan (store, until), &error) && self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

void
fw_sessions_view_set_store (FwSessionsView *self, FwStore *store)
{
  g_return_if_fail (FW_IS_SESSIONS_VIEW (self) && self->store == NULL);

  self->store = g_object_ref (store);
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, plan_fiber);
  reload (self);
}

static void
fw_sessions_view_dispose (GObject *object)
{
  g_clear_object (&FW_SESSIONS_VIEW (object)->store);
  G_OBJECT_CLASS (fw_sessions_view_parent_class)->dispose (object);
}

static void
fw_sessions_view_class_init (FwSessionsViewClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_sessions_view_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-sessions-view.ui");
  gtk_widget_class_bind_template_child (widget_class, FwSessionsView, range_group);
  gtk_widget_class_bind_template_child (widget_class, FwSessionsView, stack);
  gtk_widget_class_bind_template_child (widget_class, FwSessionsView, weeks_box);
  gtk_widget_class_bind_template_callback (widget_class, reload);
  gtk_widget_class_install_action (widget_class, "sessions.new", NULL, new_action);
  gtk_widget_class_install_action (widget_class, "sessions.series", NULL, series_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_n, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "sessions.new", NULL);
}

static void
fw_sessions_view_init (FwSessionsView *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
