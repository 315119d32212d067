/* fw-people-feature.c: the dialogs about the people of a case and its properties. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/people/fw-case-dialog.h"
#include "features/people/fw-family-dialog.h"
#include "features/people/fw-people-feature.h"

static FwStore *
get_store (GAction *action)
{
  return g_object_get_data (G_OBJECT (action), "store");
}

static void
edit_family_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  AdwDialog *dialog = fw_family_dialog_new (get_store (action), g_variant_get_int64 (parameter), 0);

  adw_dialog_present (dialog, GTK_WIDGET (shell));
}

static void
edit_person_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  gint64 case_id, person_id;

  g_variant_get (parameter, "(xx)", &case_id, &person_id);
  adw_dialog_present (fw_family_dialog_new (get_store (action), case_id, person_id),
                      GTK_WIDGET (shell));
}

static void
edit_case_cb (FwShell *shell, GVariant *parameter, GAction *action)
{
  AdwDialog *dialog = fw_case_dialog_new (get_store (action), g_variant_get_int64 (parameter));

  adw_dialog_present (dialog, GTK_WIDGET (shell));
}

static void
install (FwShell *shell, GActionMap *window, FwStore *store)
{
  static const struct
  {
    const char *name;
    const char *type;
    GCallback callback;
  } actions[] = {
      {"edit-family", "x", G_CALLBACK (edit_family_cb)},
      {"edit-person", "(xx)", G_CALLBACK (edit_person_cb)},
      {"edit-case", "x", G_CALLBACK (edit_case_cb)},
  };

  for (guint i = 0; i < G_N_ELEMENTS (actions); i++)
    {
      g_autoptr (GSimpleAction) action
          = g_simple_action_new (actions[i].name, G_VARIANT_TYPE (actions[i].type));

      g_object_set_data_full (G_OBJECT (action), "store", g_object_ref (store), g_object_unref);
      g_signal_connect_object (action, "activate", actions[i].callback, shell, G_CONNECT_SWAPPED);
      g_action_map_add_action (window, G_ACTION (action));
    }
}

const FwFeature fw_people_feature = {
    .id = "people",
    .install = install,
};
