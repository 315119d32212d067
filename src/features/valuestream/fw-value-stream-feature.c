/* fw-value-stream-feature.c: what the value streams give to the window. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/valuestream/fw-value-stream-feature.h"
#include "features/valuestream/fw-value-stream-page.h"
#include "features/valuestream/fw-value-streams-page.h"

static void
open_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  FwStore *store = g_object_get_data (G_OBJECT (action), "store");

  fw_shell_push (shell, fw_value_stream_page_new (store, g_variant_get_int64 (parameter)));
}

static void
install (FwShell *shell, GActionMap *window, FwStore *store)
{
  g_autoptr (GSimpleAction) action
      = g_simple_action_new ("open-value-stream", G_VARIANT_TYPE_INT64);

  g_object_set_data_full (G_OBJECT (action), "store", g_object_ref (store), g_object_unref);
  g_signal_connect_object (action, "activate", G_CALLBACK (open_cb), shell, G_CONNECT_SWAPPED);
  g_action_map_add_action (window, G_ACTION (action));
}

static const FwPageEntry pages[] = {
    {"value-streams", N_ ("Value Streams"), "fw-stream-symbolic", 60, fw_value_streams_page_new,
     NULL},
    {NULL},
};

static const FwKeyEntry keys[] = {
    {"", "<Control><Shift>n", N_ ("New value stream"), N_ ("Value Streams")},
    {"", "<Control><Alt>1...6", N_ ("Mode"), N_ ("Value Streams")},
    {"", "<Control>e", N_ ("Type steps"), N_ ("Value Streams")},
    {"", "<Control>Right", N_ ("Connected step at that side"), N_ ("Value Streams")},
    {"", "Insert", N_ ("Step onto the selected hand-over"), N_ ("Value Streams")},
    {"", "1...8", N_ ("Stamp of waste, with Shift one less"), N_ ("Value Streams")},
    {"", "<Control>l", N_ ("List instead of the drawing"), N_ ("Value Streams")},
    {"", "F9", N_ ("Pane beside the map"), N_ ("Value Streams")},
    {"", "<Control>d", N_ ("Snapshots"), N_ ("Value Streams")},
    {"", "F5", N_ ("Second window for the projector, and its end"), N_ ("Value Streams")},
    {NULL},
};

const FwFeature fw_value_stream_feature = {
    .id = "value-stream",
    .pages = pages,
    .keys = keys,
    .install = install,
};
