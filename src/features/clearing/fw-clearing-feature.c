/* fw-clearing-feature.c: what clearings give to the window. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/clearing/fw-clearing-feature.h"
#include "features/clearing/fw-clearing-page.h"
#include "features/clearing/fw-clearing-tab.h"

static void
open_clearing_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  FwStore *store = g_object_get_data (G_OBJECT (action), "store");

  fw_shell_push (shell, fw_clearing_page_new (store, g_variant_get_int64 (parameter)));
}

static void
install (FwShell *shell, GActionMap *window, FwStore *store)
{
  g_autoptr (GSimpleAction) action = g_simple_action_new ("open-clearing", G_VARIANT_TYPE_INT64);

  g_object_set_data_full (G_OBJECT (action), "store", g_object_ref (store), g_object_unref);
  g_signal_connect_object (action, "activate", G_CALLBACK (open_clearing_cb), shell,
                           G_CONNECT_SWAPPED);
  g_action_map_add_action (window, G_ACTION (action));
}

static const FwTabEntry tabs[] = {
    {"clearing", N_ ("Clearing"), "fw-clearing-symbolic", 70, fw_clearing_tab_new},
    {NULL},
};

const FwFeature fw_clearing_feature = {
    .id = "clearing",
    .tabs = tabs,
    .install = install,
};
