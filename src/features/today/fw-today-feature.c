/* fw-today-feature.c: what Today gives to the window: its page and its badge. */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-deadline-ladder.h"
#include "domain/fw-reminder-repository.h"
#include "features/today/fw-today-feature.h"
#include "features/today/fw-today-feed.h"
#include "features/today/fw-today-page.h"
#include "features/today/fw-today-radar.h"
#include "features/today/fw-today-reminder.h"
#include "widgets/fw-async.h"

typedef struct
{
  FwStore *store;
} Badge;

static void
badge_free (gpointer data)
{
  Badge *badge = data;

  g_object_unref (badge->store);
  g_free (badge);
}

/* Overdue and the next 3 working days, of my own. */
static DexFuture *
badge_fiber (gpointer data)
{
  Badge *badge = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwRadar) radar = fw_today_load_radar (badge->store, FW_DEADLINE_SCOPE_MINE, 0, &error);

  if (radar == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_string (radar->n_urgent > 0 ? g_strdup_printf ("%u", radar->n_urgent)
                                                         : g_strdup (""));
}

static DexFuture *
badge (FwStore *store)
{
  Badge *job = g_new0 (Badge, 1);

  job->store = g_object_ref (store);
  return dex_scheduler_spawn (NULL, 0, badge_fiber, job, badge_free);
}

static DexFuture *
escalate_fiber (gpointer data)
{
  Badge *job = data;
  g_autoptr (GError) error = NULL;

  if (!dex_await (fw_deadline_escalate (job->store), &error))
    g_warning ("Escalation of deadlines: %s", error->message);
  return NULL;
}

static DexFuture *
put_away_fiber (gpointer data)
{
  Badge *job = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (FwRadar) radar = fw_today_load_radar (job->store, FW_DEADLINE_SCOPE_MINE, 0, &error);
  g_autoptr (GListStore) items
      = radar != NULL ? fw_today_list_reminders (job->store, radar, &error) : NULL;

  if (items != NULL)
    dex_await (fw_reminder_repository_put_away (job->store, G_LIST_MODEL (items)), &error);
  if (error != NULL)
    g_warning ("Putting reminders away: %s", error->message);
  return NULL;
}

static void
start (FwStore *store, DexFiberFunc fiber)
{
  Badge *job = g_new0 (Badge, 1);

  job->store = g_object_ref (store);
  fw_ui_spawn_full (fiber, job, badge_free);
}

static void
put_away_cb (FwStore *store)
{
  start (store, put_away_fiber);
}

/* After every sign-in: what the days have reached is told by the ladder, once a step; and the
 * notification's button gets what it does. */
static void
install (FwShell *shell, GActionMap *window, FwStore *store)
{
  GApplication *application = g_application_get_default ();
  g_autoptr (GSimpleAction) action = g_simple_action_new ("put-reminders-away", NULL);

  start (store, escalate_fiber);
  fw_today_feed_install (shell, store);
  if (application == NULL)
    return;
  g_signal_connect_object (action, "activate", G_CALLBACK (put_away_cb), store, G_CONNECT_SWAPPED);
  g_action_map_add_action (G_ACTION_MAP (application), G_ACTION (action));
}

static const FwPageEntry pages[] = {
    {"today", N_ ("Today"), "fw-today-symbolic", 1, fw_today_page_new, badge},
    {NULL},
};

/* On a row of Today; shown in the key dialog. */
static const FwKeyEntry keys[] = {
    {"", "e", N_ ("Done"), N_ ("Today")},
    {"", "v", N_ ("Postpone with a reason"), N_ ("Today")},
    {"", "o", N_ ("Open the case"), N_ ("Today")},
    {"", "Right", N_ ("Show how the day was counted"), N_ ("Today")},
    {"", "<Shift>F10", N_ ("More acts"), N_ ("Today")},
    {NULL},
};

const FwFeature fw_today_feature = {
    .id = "today",
    .pages = pages,
    .keys = keys,
    .install = install,
};
