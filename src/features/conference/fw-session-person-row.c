/* fw-session-person-row.c: see fw-session-person-row.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/conference/fw-session-person-row.h"
#include "widgets/fw-record-rows.h"

struct _FwSessionPersonRow
{
  AdwExpanderRow parent_instance;
  AdwToggleGroup *presence_group;
  FwSessionPerson *person;
  gboolean showing;
};

G_DEFINE_FINAL_TYPE (FwSessionPersonRow, fw_session_person_row, ADW_TYPE_EXPANDER_ROW)

enum
{
  REMOVE,
  INVITATION,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

FwSessionPerson *
fw_session_person_row_get_person (FwSessionPersonRow *self)
{
  g_return_val_if_fail (FW_IS_SESSION_PERSON_ROW (self), NULL);

  return self->person;
}

static void
show_presence (FwSessionPersonRow *self)
{
  const char *presence = fw_record_get_text (FW_RECORD (self->person), "presence");

  self->showing = TRUE;
  adw_toggle_group_set_active_name (self->presence_group, presence);
  self->showing = FALSE;
}

static void
presence_cb (FwSessionPersonRow *self)
{
  const char *presence = adw_toggle_group_get_active_name (self->presence_group);

  if (self->showing || presence == NULL)
    return;
  fw_record_set_text (FW_RECORD (self->person), "presence", presence);
  if (g_str_equal (presence, "absent"))
    adw_expander_row_set_expanded (ADW_EXPANDER_ROW (self), TRUE);
}

static void
add_toggle (FwSessionPersonRow *self, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (self->presence_group, toggle);
}

static void
remove_cb (FwSessionPersonRow *self)
{
  g_signal_emit (self, signals[REMOVE], 0);
}

static void
print_cb (FwSessionPersonRow *self)
{
  g_signal_emit (self, signals[INVITATION], 0, "print");
}

static void
pdf_cb (FwSessionPersonRow *self)
{
  g_signal_emit (self, signals[INVITATION], 0, "pdf");
}

static void
add_button_row (FwSessionPersonRow *self, const char *title, const char *icon, GCallback callback)
{
  GtkWidget *row = adw_button_row_new ();

  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
  adw_button_row_set_start_icon_name (ADW_BUTTON_ROW (row), icon);
  g_signal_connect_object (row, "activated", callback, self, G_CONNECT_SWAPPED);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self), row);
}

GtkWidget *
fw_session_person_row_new (FwSessionPerson *person, FwConferenceKind *kind)
{
  FwSessionPersonRow *self = g_object_new (FW_TYPE_SESSION_PERSON_ROW, NULL);
  FwRecord *record = FW_RECORD (person);
  const char *institution = fw_record_get_text (record, "institution");
  const char *role = fw_conference_kind_get_role_title (kind, fw_record_get_text (record, "role"));
  g_autofree char *subtitle = institution != NULL && institution[0] != '\0'
                                  ? g_strdup_printf ("%s · %s", role, institution)
                                  : g_strdup (role);
  /* Translators: %s is a name. */
  g_autofree char *label
      = g_strdup_printf (_ ("Presence of %s"), fw_record_get_text (record, "name"));

  self->person = g_object_ref (person);
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self), FALSE);
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self), fw_record_get_text (record, "name"));
  adw_expander_row_set_subtitle (ADW_EXPANDER_ROW (self), subtitle);
  adw_expander_row_add_row (ADW_EXPANDER_ROW (self),
                            fw_record_text_row_new (record, "reason", _ ("Why Absent")));
  add_button_row (self, _ ("Print the Invitation…"), "printer-symbolic", G_CALLBACK (print_cb));
  add_button_row (self, _ ("Invitation as a File…"), "document-save-as-symbolic",
                  G_CALLBACK (pdf_cb));
  add_button_row (self, _ ("Not Invited Any More"), "user-trash-symbolic", G_CALLBACK (remove_cb));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->presence_group),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, label, -1);
  g_signal_connect_object (record, "notify::presence", G_CALLBACK (show_presence), self,
                           G_CONNECT_SWAPPED);
  show_presence (self);
  return GTK_WIDGET (self);
}

static void
fw_session_person_row_dispose (GObject *object)
{
  g_clear_object (&FW_SESSION_PERSON_ROW (object)->person);
  G_OBJECT_CLASS (fw_session_person_row_parent_class)->dispose (object);
}

static void
fw_session_person_row_class_init (FwSessionPersonRowClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_session_person_row_dispose;
  signals[REMOVE] = g_signal_new ("remove", FW_TYPE_SESSION_PERSON_ROW, G_SIGNAL_RUN_LAST, 0, NULL,
                                  NULL, NULL, G_TYPE_NONE, 0);
  signals[INVITATION] = g_signal_new ("invitation", FW_TYPE_SESSION_PERSON_ROW, G_SIGNAL_RUN_LAST,
                                      0, NULL, NULL, NULL, G_TYPE_NONE, 1, G_TYPE_STRING);
}

static void
fw_session_person_row_init (FwSessionPersonRow *self)
{
  self->presence_group = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  adw_toggle_group_set_can_shrink (self->presence_group, FALSE); /* the role wraps instead */
  gtk_widget_set_valign (GTK_WIDGET (self->presence_group), GTK_ALIGN_CENTER);
  add_toggle (self, "invited", _ ("Invited"));
  add_toggle (self, "present", _ ("Present"));
  add_toggle (self, "absent", _ ("Absent"));
  g_signal_connect_object (self->presence_group, "notify::active", G_CALLBACK (presence_cb), self,
                           G_CONNECT_SWAPPED);
  adw_expander_row_add_suffix (ADW_EXPANDER_ROW (self), GTK_WIDGET (self->presence_group));
}
