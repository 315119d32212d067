/* fw-today-feature.c: what Today gives to the window: its page and its badge. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/today/fw-today-feature.h"
#include "features/today/fw-today-page.h"
#include "features/today/fw-today-radar.h"

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
  g_autoptr (FwRadar) radar = fw_today_load_radar (badge->store, FW_DEADLINE_SCOPE_MINE, &error);

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
};
