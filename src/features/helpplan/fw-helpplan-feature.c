/* fw-helpplan-feature.c: what the help plans give to the window. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/helpplan/fw-helpplan-feature.h"
#include "features/helpplan/fw-plan-editor.h"
#include "features/helpplan/fw-plan-tab.h"

static void
open_plan_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  FwStore *store = g_object_get_data (G_OBJECT (action), "store");

  fw_shell_push (shell, fw_plan_editor_new (store, g_variant_get_int64 (parameter), NULL));
}

static void
open_place_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  FwStore *store = g_object_get_data (G_OBJECT (action), "store");
  const char *place;
  gint64 plan_id;

  g_variant_get (parameter, "(x&s)", &plan_id, &place);
  fw_shell_push (shell, fw_plan_editor_new (store, plan_id, place));
}

static void
add_action (FwShell *shell,
            GActionMap *window,
            FwStore *store,
            const char *name,
            const char *type,
            GCallback callback)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new (name, G_VARIANT_TYPE (type));

  g_object_set_data_full (G_OBJECT (action), "store", g_object_ref (store), g_object_unref);
  g_signal_connect_object (action, "activate", callback, shell, G_CONNECT_SWAPPED);
  g_action_map_add_action (window, G_ACTION (action));
}

static void
install (FwShell *shell, GActionMap *window, FwStore *store)
{
  add_action (shell, window, store, "open-plan", "x", G_CALLBACK (open_plan_cb));
  /* The same at a field or a section. */
  add_action (shell, window, store, "open-plan-at", "(xs)", G_CALLBACK (open_place_cb));
}

static const FwTabEntry tabs[] = {
    {"helpplan", N_ ("Help Plan"), "fw-help-plan-symbolic", 50, fw_plan_tab_new},
    {NULL},
};

static const FwKeyEntry keys[] = {
    {"", "<Control>Page_Up", N_ ("Section before"), N_ ("Help Plan")},
    {"", "<Control>Page_Down", N_ ("Section after"), N_ ("Help Plan")},
    {"", "<Control>n", N_ ("New goal, or row of the section shown"), N_ ("Help Plan")},
    {"", "F9", N_ ("Unknown or not done, because …"), N_ ("Help Plan")},
    {"", "<Alt>Up", N_ ("Goal or row up"), N_ ("Help Plan")},
    {"", "<Alt>Down", N_ ("Goal or row down"), N_ ("Help Plan")},
    {NULL},
};

const FwFeature fw_helpplan_feature = {
    .id = "helpplan",
    .tabs = tabs,
    .keys = keys,
    .install = install,
};
