/* fw-today-sessions.c: see fw-today-sessions.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "domain/fw-session-repository.h"
#include "features/today/fw-today-sessions.h"
#include "widgets/fw-async.h"

#define N_DAYS 14
#define N_SHOWN 4

struct _FwTodaySessions
{
  GtkBox parent_instance;
  GtkListBox *list;
};

G_DEFINE_FINAL_TYPE (FwTodaySessions, fw_today_sessions, GTK_TYPE_BOX)

typedef struct
{
  FwTodaySessions *self;
  FwStore *store;
  FwDay today;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->self);
  g_object_unref (job->store);
  g_free (job);
}

static GtkWidget *
create_row (FwResult *rows, guint i, FwDay today)
{
  GtkWidget *row = adw_action_row_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  guint n = (guint) fw_result_get_int (rows, i, FW_SESSION_N_CASES);
  const char *place = fw_result_get_text (rows, i, FW_SESSION_PLACE);
  const char *title = fw_result_get_text (rows, i, FW_SESSION_KIND_TITLE);
  g_autofree char *cases = g_strdup_printf (ngettext ("%u case", "%u cases", n), n);
  g_autofree char *subtitle
      = place[0] != '\0' ? g_strdup_printf ("%s · %s", cases, place) : g_strdup (cases);
  g_autofree char *day = NULL;
  GtkWidget *day_label, *time_label;
  FwDay held;

  day = fw_day_from_iso (fw_result_get_text (rows, i, FW_SESSION_HELD_ON), &held)
            ? held == today ? g_strdup (_ ("today")) : fw_deadline_day_to_text (held, today)
            : g_strdup ("");
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title != NULL ? title : "");
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  adw_action_row_add_prefix (ADW_ACTION_ROW (row),
                             gtk_image_new_from_icon_name ("fw-conference-symbolic"));
  day_label = gtk_label_new (day);
  time_label = gtk_label_new (fw_result_get_text (rows, i, FW_SESSION_STARTS_AT));
  gtk_label_set_xalign (GTK_LABEL (day_label), 1);
  gtk_label_set_xalign (GTK_LABEL (time_label), 1);
  gtk_widget_add_css_class (day_label, "heading");
  gtk_widget_add_css_class (day_label, "numeric");
  gtk_widget_add_css_class (time_label, "caption");
  gtk_widget_add_css_class (time_label, "dimmed");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), day_label);
  gtk_box_append (GTK_BOX (box), time_label);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), box);
  gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), TRUE);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (row), "win.open-session");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (row), "x",
                                    fw_result_get_int (rows, i, FW_SESSION_ID));
  return row;
}

static DexFuture *
load_fiber (gpointer data)
{
  Job *job = data;
  FwTodaySessions *self = job->self;
  g_autofree char *from = fw_day_to_iso (job->today);
  g_autofree char *to = fw_day_to_iso (job->today + N_DAYS);
  g_autoptr (FwResult) rows
      = dex_await_boxed (fw_session_repository_list (job->store, from, to), NULL);
  guint n = 0;

  if (self->list == NULL || rows == NULL)
    return NULL;
  gtk_list_box_remove_all (self->list);
  for (guint i = 0; i < fw_result_get_n_rows (rows) && n < N_SHOWN; i++)
    if (!g_str_equal (fw_result_get_text (rows, i, FW_SESSION_STATUS), "cancelled"))
      {
        gtk_list_box_append (self->list, create_row (rows, i, job->today));
        n++;
      }
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  return NULL;
}

void
fw_today_sessions_load (FwTodaySessions *self, FwStore *store, FwDay today)
{
  Job *job;

  g_return_if_fail (FW_IS_TODAY_SESSIONS (self) && FW_IS_STORE (store));

  job = g_new0 (Job, 1);
  job->self = g_object_ref (self);
  job->store = g_object_ref (store);
  job->today = today;
  fw_ui_spawn_full (load_fiber, job, job_free);
}

static void
fw_today_sessions_dispose (GObject *object)
{
  gtk_widget_dispose_template (GTK_WIDGET (object), FW_TYPE_TODAY_SESSIONS);
  G_OBJECT_CLASS (fw_today_sessions_parent_class)->dispose (object);
}

static void
fw_today_sessions_class_init (FwTodaySessionsClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_today_sessions_dispose;
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/today/fw-today-sessions.ui");
  gtk_widget_class_bind_template_child (widget_class, FwTodaySessions, list);
}

static void
fw_today_sessions_init (FwTodaySessions *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
