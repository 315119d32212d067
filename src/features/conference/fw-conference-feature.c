/* fw-conference-feature.c: what the conferences give to the window. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-conference-repository.h"
#include "domain/fw-decision-repository.h"
#include "domain/fw-plan-repository.h"
#include "features/conference/fw-conference-feature.h"
#include "features/conference/fw-conference-page.h"
#include "features/conference/fw-conference-tab.h"
#include "features/conference/fw-conferences-page.h"
#include "features/conference/fw-minutes-version-page.h"
#include "features/conference/fw-register-dialog.h"
#include "features/conference/fw-session-page.h"
#include "widgets/fw-async.h"
#include "widgets/fw-desktop-notice.h"

static void
open_conference_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  FwStore *store = g_object_get_data (G_OBJECT (action), "store");

  fw_shell_push (
      shell, ADW_NAVIGATION_PAGE (fw_conference_page_new (store, g_variant_get_int64 (parameter))));
}

static void
add_action (FwShell *shell,
            GActionMap *window,
            FwStore *store,
            const char *name,
            const char *type,
            GCallback callback)
{
  g_autoptr (GSimpleAction) action
      = g_simple_action_new (name, type != NULL ? G_VARIANT_TYPE (type) : NULL);

  g_object_set_data_full (G_OBJECT (action), "store", g_object_ref (store), g_object_unref);
  g_signal_connect_object (action, "activate", callback, shell, G_CONNECT_SWAPPED);
  g_action_map_add_action (window, G_ACTION (action));
}

static void
open_session_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  FwStore *store = g_object_get_data (G_OBJECT (action), "store");

  fw_shell_push (shell, fw_session_page_new (store, g_variant_get_int64 (parameter)));
}

typedef struct
{
  FwShell *shell;
  FwStore *store;
  gint64 id;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_object_unref (job->shell);
  g_object_unref (job->store);
  g_free (job);
}

static void
start (FwShell *shell, GAction *action, DexFiberFunc func, gint64 id)
{
  Job *job = g_new0 (Job, 1);

  job->shell = g_object_ref (shell);
  job->store = g_object_ref (g_object_get_data (G_OBJECT (action), "store"));
  job->id = id;
  fw_ui_spawn_full (func, job, job_free);
}

static DexFuture *
register_fiber (gpointer data)
{
  Job *job = data;

  if (fw_register_ask (GTK_WIDGET (job->shell), job->store, job->id, 0) != 0
      && gtk_widget_get_root (GTK_WIDGET (job->shell)) != NULL)
    fw_ui_show_toast (GTK_WIDGET (job->shell), _ ("The case is registered"));
  return NULL;
}

/* 0: which case is asked for. */
static void
register_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  start (shell, action, register_fiber, g_variant_get_int64 (parameter));
}

/* The last frozen version of a conference's minutes. */
static DexFuture *
minutes_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) versions
      = dex_await_boxed (fw_conference_repository_list_versions (job->store, job->id), &error);
  gint64 version_id = 0;
  gint64 number = -1;

  if (versions == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (job->shell), error);
      return NULL;
    }
  for (guint i = 0; i < fw_result_get_n_rows (versions); i++)
    if (fw_result_get_int (versions, i, FW_VERSION_NUMBER) > number)
      {
        number = fw_result_get_int (versions, i, FW_VERSION_NUMBER);
        version_id = fw_result_get_int (versions, i, FW_VERSION_ID);
      }
  if (version_id != 0 && gtk_widget_get_root (GTK_WIDGET (job->shell)) != NULL)
    fw_shell_push (job->shell,
                   fw_minutes_version_page_new (job->store, job->id, version_id, FALSE));
  return NULL;
}

/* In which case it is, then the board. */
static DexFuture *
decision_fiber (gpointer data)
{
  Job *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwDecision) decision
      = dex_await_object (fw_store_load_record (job->store, FW_TYPE_DECISION, job->id), &error);
  AdwNavigationPage *page;

  if (gtk_widget_get_root (GTK_WIDGET (job->shell)) == NULL)
    return NULL;
  if (decision == NULL)
    {
      fw_ui_show_error (GTK_WIDGET (job->shell), error);
      return NULL;
    }
  gtk_widget_activate_action (GTK_WIDGET (job->shell), "win.page", "s", "conferences");
  page = fw_shell_get_visible (job->shell);
  if (FW_IS_CONFERENCES_PAGE (page))
    fw_conferences_page_show_decision (FW_CONFERENCES_PAGE (page), job->id,
                                       fw_record_get_int (FW_RECORD (decision), "case_id"));
  return NULL;
}

static void
open_decision_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  start (shell, action, decision_fiber, g_variant_get_int64 (parameter));
}

static void
open_minutes_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  start (shell, action, minutes_fiber, g_variant_get_int64 (parameter));
}

static void
notify_overdue (guint n)
{
  g_autofree char *body
      = g_strdup_printf (ngettext ("%u decision is overdue.", "%u decisions are overdue.", n), n);
  GNotification *notification;

  if (n == 0)
    return;
  notification = g_notification_new (_ ("Decisions"));
  g_notification_set_body (notification, body);
  fw_desktop_notice_send ("decisions-overdue", notification);
}

/* After every sign-in: what the dates have reached is written down, once a day. */
static DexFuture *
remind_fiber (gpointer data)
{
  Job *job = data;
  FwDecisionQuery query = {.scope = FW_DECISION_SCOPE_MINE};
  g_autoptr (GArray) counts = NULL;
  g_autoptr (GError) error = NULL;

  if (dex_await (fw_decision_remind (job->store), &error))
    counts = dex_await_boxed (fw_decision_repository_count (job->store, &query), &error);
  if (gtk_widget_get_root (GTK_WIDGET (job->shell)) == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (job->shell), error);
  else
    notify_overdue (g_array_index (counts, guint, FW_DECISION_LIGHT_RED));
  return NULL;
}

static void
install (FwShell *shell, GActionMap *window, FwStore *store)
{
  Job *job = g_new0 (Job, 1);

  job->shell = g_object_ref (shell);
  job->store = g_object_ref (store);
  fw_ui_spawn_full (remind_fiber, job, job_free);
  add_action (shell, window, store, "open-conference", "x", G_CALLBACK (open_conference_cb));
  add_action (shell, window, store, "open-session", "x", G_CALLBACK (open_session_cb));
  add_action (shell, window, store, "open-decision", "x", G_CALLBACK (open_decision_cb));
  add_action (shell, window, store, "open-minutes", "x", G_CALLBACK (open_minutes_cb));
  add_action (shell, window, store, "register-case", "x", G_CALLBACK (register_cb));
}

static const FwPageEntry pages[] = {
    {"conferences", N_ ("Conferences"), "fw-conference-symbolic", 30, fw_conferences_page_new,
     NULL},
    {NULL},
};

static const FwTabEntry tabs[] = {
    {"conferences", N_ ("Conferences"), "fw-conference-symbolic", 60, fw_conference_tab_new},
    {NULL},
};

static const FwKeyEntry keys[] = {
    {"", "<Control>1...3", N_ ("Sessions, decisions, minutes"), N_ ("Conferences")},
    {"", "<Control><Shift>n", N_ ("New session, or register a case"), N_ ("Conferences")},
    {"", "<Alt>Up", N_ ("Case of a session up"), N_ ("Conferences")},
    {"", "<Alt>Down", N_ ("Case of a session down"), N_ ("Conferences")},
    {"", "<Control>l", N_ ("Board or list"), N_ ("Decisions")},
    {"", "F9", N_ ("Details of a decision"), N_ ("Decisions")},
    {"", "<Control>f", N_ ("Search decisions"), N_ ("Decisions")},
    {"", "e", N_ ("Done"), N_ ("Decisions")},
    {"", "v", N_ ("Postpone with a reason"), N_ ("Decisions")},
    {"", "g", N_ ("Drop with a reason"), N_ ("Decisions")},
    {"", "t", N_ ("Partly done"), N_ ("Decisions")},
    {"", "u", N_ ("Hand over"), N_ ("Decisions")},
    {"", "n", N_ ("Note"), N_ ("Decisions")},
    {"", "o", N_ ("Open the case"), N_ ("Decisions")},
    {"", "<Control>1...6", N_ ("Go to a step"), N_ ("Conference")},
    {"", "<Control>Page_Up", N_ ("Step before"), N_ ("Conference")},
    {"", "<Control>Page_Down", N_ ("Step after"), N_ ("Conference")},
    {"", "<Control>Return", N_ ("New decision"), N_ ("Conference")},
    {"", "<Alt>Up", N_ ("Decision up"), N_ ("Conference")},
    {"", "<Alt>Down", N_ ("Decision down"), N_ ("Conference")},
    {"", "Delete", N_ ("Delete the decision whose number has the focus"), N_ ("Conference")},
    {"", "1...4", N_ ("Value of the area, ? for not judged"), N_ ("Conference")},
    {"", "d", N_ ("Dissent of the area"), N_ ("Conference")},
    {"", "<Control>l", N_ ("Next empty field"), N_ ("Conference")},
    {"", "<Control>F9", N_ ("Last time, completeness, parking lot"), N_ ("Conference")},
    {"", "F5", N_ ("Second window for the projector, and its end"), N_ ("Conference")},
    {"", "b", N_ ("Projector: break"), N_ ("Conference")},
    {"", "<Control>plus", N_ ("Projector: larger"), N_ ("Conference")},
    {"", "<Control>minus", N_ ("Projector: smaller"), N_ ("Conference")},
    {NULL},
};

const FwFeature fw_conference_feature = {
    .id = "conference",
    .pages = pages,
    .tabs = tabs,
    .keys = keys,
    .install = install,
};
