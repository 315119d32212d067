/* fw-rating-round.c: see fw-rating-round.h.
 *
 *   list of people ──rate, card──▶ sheet ──done──▶ list
 *        └── all in: "Show All Together"
 *
 * A sheet that is done is thrown away: nothing of it can be seen by the next one.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "features/conference/fw-desk-words.h"
#include "features/conference/fw-rating-round.h"
#include "features/conference/fw-rating-sheet.h"
#include "widgets/fw-async.h"

struct _FwRatingRound
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *people_box;
  GtkWidget *sheet;
  GtkWidget *list;
  GtkWidget *count;
  GtkWidget *reveal;
  char *shown; /* what the list was made of */
};

G_DEFINE_FINAL_TYPE (FwRatingRound, fw_rating_round, GTK_TYPE_WIDGET)

static void
show_people (FwRatingRound *self)
{
  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  gtk_widget_set_visible (self->people_box, TRUE);
}

static void
done_cb (FwRatingRound *self, gboolean saved)
{
  show_people (self);
  if (saved)
    fw_ui_announce (GTK_WIDGET (self), _ ("Saved and covered. Please hand the device on."));
  /* Where the next one is chosen. */
  gtk_widget_child_focus (self->list, GTK_DIR_TAB_FORWARD);
}

static void
open_sheet (FwRatingRound *self, gint64 person_id, gboolean card)
{
  FwRecord *person = fw_conference_desk_find_person (self->desk, person_id);

  if (person == NULL || self->sheet != NULL)
    return;
  gtk_widget_set_visible (self->people_box, FALSE);
  self->sheet = fw_rating_sheet_new (self->desk, person, card);
  gtk_widget_set_parent (self->sheet, GTK_WIDGET (self));
  g_signal_connect_object (self->sheet, "done", G_CALLBACK (done_cb), self, G_CONNECT_SWAPPED);
  fw_rating_sheet_focus (FW_RATING_SHEET (self->sheet));
}

static void
rate_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_sheet (FW_RATING_ROUND (widget), g_variant_get_int64 (parameter), FALSE);
}

static void
card_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  open_sheet (FW_RATING_ROUND (widget), g_variant_get_int64 (parameter), TRUE);
}

typedef struct
{
  FwRatingRound *self;
  gint64 person_id;
} Absent;

static void
absent_free (gpointer data)
{
  g_object_unref (((Absent *) data)->self);
  g_free (data);
}

static DexFuture *
absent_fiber (gpointer data)
{
  Absent *absent = data;
  FwRatingRound *self = absent->self;
  FwRecord *person = fw_conference_desk_find_person (self->desk, absent->person_id);
  AdwDialog *dialog;
  GtkWidget *group = adw_preferences_group_new ();
  GtkWidget *entry = adw_entry_row_new ();
  g_autofree char *response = NULL;
  g_autofree char *text = NULL;
  g_autofree char *reason = NULL;
  g_autoptr (GError) error = NULL;

  if (person == NULL)
    return NULL;
  /* Translators: %s is a person. */
  text = g_strdup_printf (_ ("Why does %s not rate? It is kept in the minutes."),
                          fw_record_get_text (person, "name"));
  dialog = adw_alert_dialog_new (_ ("Absent from the Rating"), text);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (entry), _ ("Reason"));
  adw_entry_row_set_activates_default (ADW_ENTRY_ROW (entry), TRUE);
  adw_preferences_group_add (ADW_PREFERENCES_GROUP (group), entry);
  adw_alert_dialog_set_extra_child (ADW_ALERT_DIALOG (dialog), group);
  adw_alert_dialog_add_responses (ADW_ALERT_DIALOG (dialog), "cancel", _ ("_Cancel"), "absent",
                                  _ ("_Mark as Absent"), NULL);
  adw_alert_dialog_set_default_response (ADW_ALERT_DIALOG (dialog), "absent");
  adw_alert_dialog_set_close_response (ADW_ALERT_DIALOG (dialog), "cancel");
  adw_dialog_set_focus (dialog, entry);
  g_object_ref_sink (entry);
  response = dex_await_string (fw_ui_choose (GTK_WIDGET (dialog), GTK_WIDGET (self)), NULL);
  reason = g_strdup (gtk_editable_get_text (GTK_EDITABLE (entry)));
  g_object_unref (entry);
  if (self->desk == NULL || self->desk->store == NULL || g_strcmp0 (response, "absent") != 0)
    return NULL;
  dex_await (fw_conference_repository_set_absent (self->desk->store, self->desk->id,
                                                  absent->person_id, reason),
             &error);
  if (error != NULL && self->desk != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

static void
absent_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Absent *absent = g_new0 (Absent, 1);

  absent->self = g_object_ref (FW_RATING_ROUND (widget));
  absent->person_id = g_variant_get_int64 (parameter);
  fw_ui_spawn_full (absent_fiber, absent, absent_free);
}

static DexFuture *
reveal_fiber (gpointer data)
{
  FwRatingRound *self = data;
  g_autoptr (FwConferenceDesk) desk = g_object_ref (self->desk);
  g_autoptr (GError) error = NULL;

  if (desk->store == NULL)
    return NULL;
  if (dex_await (fw_edit_session_flush (desk->edits), &error))
    dex_await (fw_conference_repository_reveal (desk->store, desk->id), &error);
  if (self->desk == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  else
    fw_ui_announce (GTK_WIDGET (self), _ ("All values are shown together"));
  return NULL;
}

static void
reveal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_ui_spawn (widget, reveal_fiber);
}

static void
add_button (GtkWidget *row, const char *label, const char *action, gint64 id, const char *name)
{
  GtkWidget *button = gtk_button_new_with_label (label);
  /* Translators: what a button does, and to whom it belongs; for screen readers. */
  g_autofree char *spoken = g_strdup_printf (_ ("%1$s: %2$s"), label, name);

  gtk_actionable_set_action_name (GTK_ACTIONABLE (button), action);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (button), "x", id);
  /* The label inside would be spoken instead. */
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (button), GTK_ACCESSIBLE_PROPERTY_LABEL, spoken,
                                  -1);
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_CENTER);
  adw_action_row_add_suffix (ADW_ACTION_ROW (row), button);
}

static char *
dup_state (FwRecord *round)
{
  const char *state = fw_record_get_text (round, "state");
  const char *way = fw_record_get_text (round, "way");

  if (g_strcmp0 (state, "rated") == 0)
    return g_strdup (g_strcmp0 (way, "card") == 0 ? _ ("has rated, from a card") : _ ("has rated"));
  if (g_strcmp0 (state, "absent") == 0)
    /* Translators: %s is the reason. */
    return g_strdup_printf (_ ("absent: %s"), fw_record_get_text (round, "reason"));
  return g_strdup (_ ("still to rate"));
}

static void
add_person (FwRatingRound *self, FwRecord *round)
{
  gint64 id = fw_record_get_int (round, "person_id");
  FwRecord *person = fw_conference_desk_find_person (self->desk, id);
  GtkWidget *row = adw_action_row_new ();
  g_autofree char *state = dup_state (round);
  g_autofree char *subtitle = NULL;
  const char *name = person != NULL ? fw_record_get_text (person, "name") : "?";
  const char *role
      = person != NULL
            ? fw_conference_role_to_title (self->desk->kind, fw_record_get_text (person, "role"))
            : "";
  gboolean waits = g_strcmp0 (fw_record_get_text (round, "state"), "waiting") == 0;
  GtkWidget *sign;

  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), name);
  subtitle = role[0] != '\0' ? g_strdup_printf ("%s · %s", role, state) : g_strdup (state);
  adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
  sign = gtk_image_new_from_icon_name (waits ? "fw-section-open-symbolic"
                                             : "fw-section-done-symbolic");
  gtk_widget_add_css_class (sign, waits ? "section-open" : "section-done");
  adw_action_row_add_prefix (ADW_ACTION_ROW (row), sign);
  if (fw_conference_desk_is_editable (self->desk) && !fw_conference_desk_is_revealed (self->desk))
    {
      add_button (row, waits ? _ ("Rate") : _ ("Rate Again"), "round.rate", id, name);
      add_button (row, _ ("Type Card"), "round.card", id, name);
      if (waits)
        add_button (row, _ ("Absent …"), "round.absent", id, name);
    }
  gtk_list_box_append (GTK_LIST_BOX (self->list), row);
}

/* What the list shows, so that it is only made anew when that changes. */
static char *
dup_shown (FwRatingRound *self)
{
  GString *text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desk->rounds)); i++)
    {
      g_autoptr (FwRecord) round = g_list_model_get_item (G_LIST_MODEL (self->desk->rounds), i);
      FwRecord *person
          = fw_conference_desk_find_person (self->desk, fw_record_get_int (round, "person_id"));
      g_autofree char *state = dup_state (round);

      g_string_append_printf (text, "%s|%s|%s\n",
                              person != NULL ? fw_record_get_text (person, "name") : "",
                              person != NULL ? fw_record_get_text (person, "role") : "", state);
    }
  g_string_append_printf (text, "%d%d", fw_conference_desk_is_editable (self->desk),
                          fw_conference_desk_is_revealed (self->desk));
  return g_string_free_and_steal (text);
}

void
fw_rating_round_update (FwRatingRound *self)
{
  g_autofree char *shown = NULL;
  g_autofree char *text = NULL;
  guint n_in, n;

  g_return_if_fail (FW_IS_RATING_ROUND (self));

  if (self->desk == NULL)
    return;
  n_in = fw_conference_desk_count_in (self->desk, &n);
  shown = dup_shown (self);
  if (g_set_str (&self->shown, shown))
    {
      gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
      for (guint i = 0; i < n; i++)
        {
          g_autoptr (FwRecord) round = g_list_model_get_item (G_LIST_MODEL (self->desk->rounds), i);

          add_person (self, round);
        }
    }
  if (n == 0)
    text = g_strdup (_ ("Nobody is there yet: enter the people in the first step."));
  else
    /* Translators: how many people have rated. */
    text = g_strdup_printf (_ ("%1$u of %2$u have rated"), n_in, n);
  gtk_label_set_label (GTK_LABEL (self->count), text);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "round.reveal",
                                 n > 0 && n_in == n && fw_conference_desk_is_editable (self->desk));
  gtk_widget_set_visible (self->reveal, !fw_conference_desk_is_revealed (self->desk));
}

static void
add_people (FwRatingRound *self)
{
  GtkWidget *foot = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *lead
      = gtk_label_new (_ ("Each person rates alone first, on this device or on a card. The values "
                          "stay covered until all are in; then they are shown together."));

  self->people_box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  gtk_label_set_xalign (GTK_LABEL (lead), 0);
  gtk_label_set_wrap (GTK_LABEL (lead), TRUE);
  gtk_widget_add_css_class (lead, "form-prompt");
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Who Rates"), -1);
  self->count = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->count), 0);
  gtk_label_set_wrap (GTK_LABEL (self->count), TRUE);
  gtk_widget_set_hexpand (self->count, TRUE);
  gtk_widget_add_css_class (self->count, "heading");
  self->reveal = gtk_button_new_with_mnemonic (_ ("_Show All Together"));
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->reveal), "round.reveal");
  gtk_widget_add_css_class (self->reveal, "suggested-action");
  gtk_widget_add_css_class (self->reveal, "pill");
  gtk_box_append (GTK_BOX (foot), self->count);
  gtk_box_append (GTK_BOX (foot), self->reveal);
  gtk_box_append (GTK_BOX (self->people_box), lead);
  gtk_box_append (GTK_BOX (self->people_box), self->list);
  gtk_box_append (GTK_BOX (self->people_box), foot);
  gtk_widget_set_parent (self->people_box, GTK_WIDGET (self));
}

GtkWidget *
fw_rating_round_new (FwConferenceDesk *desk)
{
  FwRatingRound *self = g_object_new (FW_TYPE_RATING_ROUND, NULL);

  self->desk = g_object_ref (desk);
  fw_rating_round_update (self);
  return GTK_WIDGET (self);
}

static void
fw_rating_round_dispose (GObject *object)
{
  FwRatingRound *self = FW_RATING_ROUND (object);

  g_clear_object (&self->desk);
  g_clear_pointer (&self->sheet, gtk_widget_unparent);
  g_clear_pointer (&self->people_box, gtk_widget_unparent);
  G_OBJECT_CLASS (fw_rating_round_parent_class)->dispose (object);
}

static void
fw_rating_round_finalize (GObject *object)
{
  g_free (FW_RATING_ROUND (object)->shown);
  G_OBJECT_CLASS (fw_rating_round_parent_class)->finalize (object);
}

static void
fw_rating_round_class_init (FwRatingRoundClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_rating_round_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_rating_round_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BIN_LAYOUT);
  gtk_widget_class_install_action (widget_class, "round.rate", "x", rate_action);
  gtk_widget_class_install_action (widget_class, "round.card", "x", card_action);
  gtk_widget_class_install_action (widget_class, "round.absent", "x", absent_action);
  gtk_widget_class_install_action (widget_class, "round.reveal", NULL, reveal_action);
}

static void
fw_rating_round_init (FwRatingRound *self)
{
  add_people (self);
}
