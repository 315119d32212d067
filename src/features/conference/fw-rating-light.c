/* fw-rating-light.c: see fw-rating-light.h.
 *
 * The suggestion follows every value, the decision never does: people decide,
 * and where they decide differently they say why.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-date.h"
#include "features/conference/fw-columns-layout.h"
#include "features/conference/fw-desk-words.h"
#include "features/conference/fw-rating-light.h"
#include "widgets/fw-form-text.h"

#define NARROW_CHARS 70

struct _FwRatingLight
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *sign;
  GtkWidget *word;
  GtkWidget *why;
  GtkWidget *toggles;
  GtkWidget *reason_title;
  GtkWidget *reason;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (FwRatingLight, fw_rating_light, GTK_TYPE_WIDGET)

static const FwColumnPlace places[] = {
    {.weight = 1, .line = 0, .line_weight = 1},
    {.weight = 1.8, .line = 1, .line_weight = 1},
};

static const char *
get_word (const char *light)
{
  if (g_strcmp0 (light, "green") == 0)
    return _ ("Green – in order");
  if (g_strcmp0 (light, "yellow") == 0)
    return _ ("Yellow – clearly burdened");
  if (g_strcmp0 (light, "red") == 0)
    return _ ("Red – act at once");
  return _ ("No suggestion yet");
}

static const char *
dup_suggestion (FwRatingLight *self, char **reason)
{
  return fw_conference_suggest (self->desk->kind, G_LIST_MODEL (self->desk->agreed),
                                fw_record_get_text (self->desk->conference, "safety"), reason);
}

static gboolean
has_reason (FwRatingLight *self)
{
  const char *reason = fw_record_get_text (self->desk->conference, "light_reason");

  return reason != NULL && reason[0] != '\0';
}

void
fw_rating_light_update (FwRatingLight *self)
{
  g_autofree char *reason = NULL;
  g_autofree char *rule = NULL;
  g_autofree char *since = NULL;
  const char *suggested, *light;
  gboolean differs;
  FwDay from;

  g_return_if_fail (FW_IS_RATING_LIGHT (self));

  if (self->desk == NULL)
    return;
  suggested = dup_suggestion (self, &reason);
  light = fw_record_get_text (self->desk->conference, "light");
  differs = light != NULL && light[0] != '\0' && g_strcmp0 (light, suggested) != 0;
  fw_light_set_state (FW_LIGHT (self->sign), fw_light_state_from_name (suggested));
  gtk_widget_set_visible (self->sign, suggested[0] != '\0');
  gtk_label_set_label (GTK_LABEL (self->word), get_word (suggested));
  since
      = self->desk->kind->rule_from != NULL && fw_day_from_iso (self->desk->kind->rule_from, &from)
            ? fw_day_to_text (from)
            : g_strdup ("–");
  if (suggested[0] != '\0')
    /* Translators: why a light is suggested, the number of the rule's version, a date. */
    rule = g_strdup_printf (_ ("%1$s Rule “highest value”, version %2$d, in force since %3$s."),
                            reason, self->desk->kind->rule_version, since);
  else
    rule = g_strdup (_ ("Once values are agreed, the rule suggests a light. People decide."));
  gtk_label_set_label (GTK_LABEL (self->why), rule);
  self->syncing = TRUE;
  if (light != NULL && light[0] != '\0')
    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->toggles), light);
  else
    adw_toggle_group_set_active (ADW_TOGGLE_GROUP (self->toggles), GTK_INVALID_LIST_POSITION);
  self->syncing = FALSE;
  gtk_label_set_label (GTK_LABEL (self->reason_title),
                       differs && !has_reason (self)
                           ? _ ("Reason – needed, because it differs from the suggestion")
                           : _ ("Reason (needed where it differs from the suggestion)"));
  if (differs && !has_reason (self))
    gtk_widget_add_css_class (self->reason_title, "decision-missing");
  else
    gtk_widget_remove_css_class (self->reason_title, "decision-missing");
}

static void
toggled_cb (FwRatingLight *self)
{
  const char *name;
  g_autofree char *reason = NULL;

  if (self->syncing || self->desk == NULL)
    return;
  name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->toggles));
  fw_record_set_text (self->desk->conference, "suggested_light", dup_suggestion (self, &reason));
  fw_record_set_text (self->desk->conference, "light", name != NULL ? name : "");
}

void
fw_rating_light_focus (FwRatingLight *self, const char *column)
{
  g_return_if_fail (FW_IS_RATING_LIGHT (self));

  if (g_strcmp0 (column, "light_reason") == 0)
    gtk_widget_grab_focus (self->reason);
  else
    gtk_widget_child_focus (self->toggles, GTK_DIR_TAB_FORWARD);
}

static void
add_light (AdwToggleGroup *group, const char *name)
{
  AdwToggle *toggle = adw_toggle_new ();
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *light = fw_light_new (fw_light_state_from_name (name), FALSE);
  GtkWidget *word = gtk_label_new (fw_light_name_to_word (name));

  gtk_widget_set_tooltip_text (light, NULL);
  gtk_accessible_update_state (GTK_ACCESSIBLE (light), GTK_ACCESSIBLE_STATE_HIDDEN, TRUE, -1);
  gtk_box_append (GTK_BOX (box), light);
  gtk_box_append (GTK_BOX (box), word);
  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, fw_light_name_to_word (name));
  adw_toggle_set_child (toggle, box);
  adw_toggle_group_add (group, toggle);
}

static GtkWidget *
create_suggestion (FwRatingLight *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 4);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (_ ("Suggestion"));

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (title, "form-prompt");
  self->sign = fw_light_new (FW_LIGHT_STATE_NONE, FALSE);
  self->word = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->word), 0);
  gtk_label_set_wrap (GTK_LABEL (self->word), TRUE);
  gtk_widget_add_css_class (self->word, "heading");
  gtk_box_append (GTK_BOX (line), self->sign);
  gtk_box_append (GTK_BOX (line), self->word);
  self->why = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->why), 0);
  gtk_label_set_wrap (GTK_LABEL (self->why), TRUE);
  gtk_widget_add_css_class (self->why, "caption");
  gtk_widget_add_css_class (self->why, "form-prompt");
  gtk_box_append (GTK_BOX (box), title);
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), self->why);
  gtk_widget_add_css_class (box, "rating-suggestion");
  return box;
}

static GtkWidget *
create_decision (FwRatingLight *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 9);
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  GtkWidget *title = gtk_label_new (_ ("Decision of the round"));
  GtkWidget *note = gtk_box_new (GTK_ORIENTATION_VERTICAL, 2);
  gboolean editable = fw_conference_desk_is_editable (self->desk);

  gtk_label_set_xalign (GTK_LABEL (title), 0);
  gtk_label_set_wrap (GTK_LABEL (title), TRUE);
  gtk_widget_set_hexpand (title, TRUE);
  gtk_widget_add_css_class (title, "caption-heading");
  gtk_widget_add_css_class (title, "form-prompt");
  self->toggles = adw_toggle_group_new ();
  add_light (ADW_TOGGLE_GROUP (self->toggles), "green");
  add_light (ADW_TOGGLE_GROUP (self->toggles), "yellow");
  add_light (ADW_TOGGLE_GROUP (self->toggles), "red");
  adw_toggle_group_set_active (ADW_TOGGLE_GROUP (self->toggles), GTK_INVALID_LIST_POSITION);
  gtk_widget_set_sensitive (self->toggles, editable);
  gtk_widget_add_css_class (self->toggles, "light-toggles");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->toggles), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Decision of the round"), -1);
  gtk_box_append (GTK_BOX (line), title);
  gtk_box_append (GTK_BOX (line), self->toggles);
  self->reason_title = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->reason_title), 0);
  gtk_label_set_wrap (GTK_LABEL (self->reason_title), TRUE);
  gtk_widget_add_css_class (self->reason_title, "caption-heading");
  gtk_widget_add_css_class (self->reason_title, "form-prompt");
  self->reason = fw_form_text_new (TRUE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->reason), editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Reason of the decision"), -1);
  g_object_bind_property (self->desk->conference, "light-reason", self->reason, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (note), self->reason_title);
  gtk_box_append (GTK_BOX (note), self->reason);
  gtk_widget_add_css_class (note, "rating-note");
  gtk_box_append (GTK_BOX (box), line);
  gtk_box_append (GTK_BOX (box), note);
  gtk_widget_add_css_class (box, "rating-decision");
  return box;
}

GtkWidget *
fw_rating_light_new (FwConferenceDesk *desk)
{
  FwRatingLight *self = g_object_new (FW_TYPE_RATING_LIGHT, NULL);

  self->desk = g_object_ref (desk);
  gtk_widget_set_layout_manager (
      GTK_WIDGET (self), fw_columns_layout_new (places, G_N_ELEMENTS (places), NARROW_CHARS, 0));
  gtk_widget_add_css_class (GTK_WIDGET (self), "card");
  gtk_widget_set_parent (create_suggestion (self), GTK_WIDGET (self));
  gtk_widget_set_parent (create_decision (self), GTK_WIDGET (self));
  g_signal_connect_object (self->toggles, "notify::active", G_CALLBACK (toggled_cb), self,
                           G_CONNECT_SWAPPED);
  fw_rating_light_update (self);
  return GTK_WIDGET (self);
}

static void
fw_rating_light_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&FW_RATING_LIGHT (object)->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_rating_light_parent_class)->dispose (object);
}

static void
fw_rating_light_class_init (FwRatingLightClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_rating_light_dispose;
  gtk_widget_class_set_css_name (GTK_WIDGET_CLASS (klass), "ratinglight");
  gtk_widget_class_set_accessible_role (GTK_WIDGET_CLASS (klass), GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_rating_light_init (FwRatingLight *self)
{
}
