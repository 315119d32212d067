/* fw-preferences-seal.c: the group "Seal" of the page "Office": the certificate that seals what
 * is drawn on the screen, until when it holds, another one, none.
 *
 * A seal is never changed: setting and removing add a row, and what was sealed before stays
 * sealed. Taking the removal back takes that row away: the certificate is there as it was.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "app/fw-preferences-pages.h"
#include "base/fw-clock.h"
#include "domain/fw-plan-signature-repository.h"
#include "features/helpplan/fw-sign-seal.h"
#include "widgets/fw-async.h"
#include "widgets/fw-light.h"

#define SOON_DAYS 30

typedef struct
{
  FwPreferencesDialog *dialog; /* outlives its pages */
  GtkWidget *group;            /* owns this */
  AdwActionRow *row;
  FwLight *light;
  GtkWidget *set_button;
  GtkWidget *remove_button;
} Seal;

static FwLightState
judge (FwResult *seal, GString *text)
{
  const char *until = fw_result_get_text (seal, 0, FW_SEAL_VALID_UNTIL);
  g_autofree char *date = NULL;
  FwDay last, today = fw_clock_today ();

  if (!fw_day_from_iso (until, &last))
    {
      g_string_append (text, _ ("until when it is valid is not known"));
      return FW_LIGHT_STATE_LATER;
    }
  date = fw_day_to_text (last);
  if (last < today)
    {
      /* Translators: %s is a date. */
      g_string_append_printf (text, _ ("expired on %s: it seals nothing any more"), date);
      return FW_LIGHT_STATE_OVERDUE;
    }
  /* Translators: %s is a date. */
  g_string_append_printf (text, _ ("valid until %s"), date);
  return last < today + SOON_DAYS ? FW_LIGHT_STATE_DUE : FW_LIGHT_STATE_LATER;
}

static void
show_seal (Seal *self, FwResult *seal)
{
  gboolean is_set = fw_result_get_n_rows (seal) > 0;
  g_autoptr (GString) text = g_string_new (NULL);
  FwLightState state = FW_LIGHT_STATE_NONE;

  if (is_set)
    {
      const char *by = fw_result_get_text (seal, 0, FW_SEAL_SET_BY);
      g_autofree char *at = fw_clock_moment_to_text (fw_result_get_text (seal, 0, FW_SEAL_SET_AT));

      state = judge (seal, text);
      g_string_append (text, " · ");
      /* Translators: when and by whom a certificate was set. */
      g_string_append_printf (text, _ ("set on %1$s by %2$s"), at, by != NULL ? by : "–");
    }
  else
    g_string_append (text, _ ("What is drawn is kept with its checksum in the record. With a seal "
                              "the file proves it by itself."));
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row),
                                 is_set ? fw_result_get_text (seal, 0, FW_SEAL_NAME)
                                        : _ ("No Seal Is Set"));
  adw_action_row_set_subtitle (self->row, text->str);
  fw_light_set_state (self->light, state);
  gtk_widget_set_visible (GTK_WIDGET (self->light), is_set);
  gtk_button_set_label (GTK_BUTTON (self->set_button), is_set ? _ ("_Replace …") : _ ("_Set …"));
  gtk_widget_set_visible (self->remove_button, is_set);
}

static DexFuture *
load_fiber (gpointer data)
{
  Seal *self = g_object_get_data (data, "seal");
  g_autoptr (FwPreferencesDialog) dialog = g_object_ref (self->dialog);
  FwStore *store = fw_preferences_dialog_get_store (dialog);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) seal = NULL;

  if (store == NULL)
    return NULL;
  seal = dex_await_boxed (fw_plan_signature_repository_load_seal (store), &error);
  if (fw_preferences_dialog_get_store (dialog) == NULL)
    return NULL;
  if (seal == NULL)
    fw_preferences_dialog_show_error (dialog, error);
  else
    show_seal (self, seal);
  return NULL;
}

static DexFuture *
set_fiber (gpointer data)
{
  Seal *self = g_object_get_data (data, "seal");
  g_autoptr (FwPreferencesDialog) dialog = g_object_ref (self->dialog);
  FwStore *open = fw_preferences_dialog_get_store (dialog);
  g_autoptr (FwStore) store = open != NULL ? g_object_ref (open) : NULL;

  if (store == NULL || !fw_sign_seal_await_choose (store, self->group))
    return NULL;
  fw_preferences_dialog_done (dialog, NULL, _ ("What is drawn from now on is sealed with it."));
  return load_fiber (data);
}

static void
set_cb (GtkButton *button, Seal *self)
{
  fw_ui_spawn (self->group, set_fiber);
}

static DexFuture *
remove_fiber (gpointer data)
{
  Seal *self = g_object_get_data (data, "seal");
  g_autoptr (FwPreferencesDialog) dialog = g_object_ref (self->dialog);
  FwStore *store = fw_preferences_dialog_get_store (dialog);
  g_autoptr (GError) error = NULL;
  FwChangeSet *applied;

  if (store == NULL)
    return NULL;
  applied = dex_await_boxed (fw_plan_signature_repository_remove_seal (store), &error);
  if (applied == NULL)
    {
      fw_preferences_dialog_show_error (dialog, error);
      return NULL;
    }
  fw_preferences_dialog_done (dialog, applied,
                              _ ("The seal was removed. What was sealed with it stays sealed."));
  if (fw_preferences_dialog_get_store (dialog) != NULL)
    gtk_widget_grab_focus (self->set_button);
  return load_fiber (data);
}

/* Undone, set at another computer. */
static void
changed_cb (GtkWidget *group, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "office_seal"))
    fw_ui_spawn (group, load_fiber);
}

static void
remove_cb (GtkButton *button, Seal *self)
{
  fw_ui_spawn (self->group, remove_fiber);
}

static GtkWidget *
add_button (Seal *self, const char *label, GCallback callback)
{
  GtkWidget *button = gtk_button_new_with_mnemonic (label);

  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (button, fw_preferences_dialog_may_manage (self->dialog));
  g_signal_connect (button, "clicked", callback, self);
  adw_action_row_add_suffix (self->row, button);
  return button;
}

AdwPreferencesGroup *
fw_seal_group_new (FwPreferencesDialog *dialog)
{
  AdwPreferencesGroup *group = ADW_PREFERENCES_GROUP (adw_preferences_group_new ());
  GtkWidget *light = fw_light_new (FW_LIGHT_STATE_NONE, FALSE);
  Seal *self = g_new0 (Seal, 1);

  self->dialog = dialog;
  self->group = GTK_WIDGET (group);
  self->light = FW_LIGHT (light);
  self->row = ADW_ACTION_ROW (adw_action_row_new ());
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row), _ ("No Seal Is Set"));
  gtk_widget_set_visible (light, FALSE);
  adw_action_row_add_prefix (self->row, light);
  self->remove_button = add_button (self, _ ("_Remove"), G_CALLBACK (remove_cb));
  gtk_widget_set_visible (self->remove_button, FALSE);
  self->set_button = add_button (self, _ ("_Set …"), G_CALLBACK (set_cb));
  adw_preferences_group_set_title (group, _ ("Seal of the Office"));
  adw_preferences_group_set_description (
      group, _ ("A certificate that seals what is drawn on the screen. Its password is asked for "
                "whenever it seals and is kept nowhere."));
  adw_preferences_group_add (group, GTK_WIDGET (self->row));
  g_object_set_data_full (G_OBJECT (group), "seal", self, g_free);
  if (fw_preferences_dialog_get_store (dialog) != NULL)
    g_signal_connect_object (fw_preferences_dialog_get_store (dialog), "changed",
                             G_CALLBACK (changed_cb), group, G_CONNECT_SWAPPED);
  fw_ui_spawn (group, load_fiber);
  return group;
}
