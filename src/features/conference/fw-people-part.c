/* fw-people-part.c: see fw-people-part.h.
 *
 * People belong to the session; those who come for this case alone carry its
 * id. A required role that nobody has is named, and the reason why it goes
 * without is asked for here, not only at the end.
 */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "domain/fw-session-repository.h"
#include "domain/fw-staff-repository.h"
#include "features/conference/fw-columns-layout.h"
#include "features/conference/fw-desk-words.h"
#include "features/conference/fw-people-part.h"
#include "widgets/fw-async.h"
#include "widgets/fw-form-suggest.h"
#include "widgets/fw-form-text.h"

#define NARROW_CHARS 72

struct _FwPeoplePart
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *none; /* no session yet */
  GtkWidget *card;
  GtkWidget *rows;
  GtkWidget *add_box;
  GtkWidget *add_entry;
  GtkWidget *missing;
  GtkWidget *missing_label;
  GtkWidget *missing_reason;
};

G_DEFINE_FINAL_TYPE (FwPeoplePart, fw_people_part, GTK_TYPE_WIDGET)

static const FwColumnPlace places[] = {
    {.weight = 2, .line = 0, .line_weight = 1},
    {.chars = 30, .line = 1, .line_weight = 1},
    {.chars = 32, .line = 1, .line_chars = 32},
    {.chars = 5, .line = 0, .line_chars = 5},
};

/* Roles that a person may have here, NULL-terminated; titles beside. */
static char **
dup_roles (FwConferenceDesk *desk, GtkStringList *titles)
{
  static const char *const others[] = {"professional", "family", "guest"};
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new (g_str_hash, g_str_equal);

  g_strv_builder_add (builder, "");
  gtk_string_list_append (titles, _ ("no role yet"));
  for (guint i = 0; i < desk->kind->roles->len; i++)
    {
      const FwConferenceRole *role = g_ptr_array_index (desk->kind->roles, i);

      g_hash_table_add (seen, role->role);
      g_strv_builder_add (builder, role->role);
      gtk_string_list_append (titles, role->title);
    }
  for (guint i = 0; i < G_N_ELEMENTS (others); i++)
    if (!g_hash_table_contains (seen, others[i]))
      {
        g_strv_builder_add (builder, others[i]);
        gtk_string_list_append (titles, fw_conference_role_to_title (desk->kind, others[i]));
      }
  return g_strv_builder_end (builder);
}

typedef struct
{
  FwRecord *person;
  char **roles;
  GtkDropDown *drop_down;
  AdwToggleGroup *presence;
  GtkWidget *reason;
  gboolean syncing;
} Row;

static void
row_free (gpointer data)
{
  Row *row = data;

  g_object_unref (row->person);
  g_strfreev (row->roles);
  g_free (row);
}

static void
role_cb (GtkDropDown *drop_down, GParamSpec *pspec, Row *row)
{
  guint selected = gtk_drop_down_get_selected (drop_down);

  if (!row->syncing && selected < g_strv_length (row->roles))
    fw_record_set_text (row->person, "role", row->roles[selected]);
}

static void
presence_cb (AdwToggleGroup *group, GParamSpec *pspec, Row *row)
{
  const char *name = adw_toggle_group_get_active_name (group);

  if (!row->syncing)
    fw_record_set_text (row->person, "presence", name != NULL ? name : "invited");
}

/* The record is what counts; undo and others' changes show at once. */
static void
show_row (FwRecord *person, GParamSpec *pspec, GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "row");
  const char *role = fw_record_get_text (person, "role");
  const char *presence = fw_record_get_text (person, "presence");

  row->syncing = TRUE;
  for (guint i = 0; row->roles[i] != NULL; i++)
    if (g_strcmp0 (row->roles[i], role != NULL ? role : "") == 0)
      gtk_drop_down_set_selected (row->drop_down, i);
  if (g_strcmp0 (presence, "present") == 0 || g_strcmp0 (presence, "absent") == 0)
    adw_toggle_group_set_active_name (row->presence, presence);
  else
    adw_toggle_group_set_active (row->presence, GTK_INVALID_LIST_POSITION);
  row->syncing = FALSE;
  gtk_widget_set_visible (row->reason, g_strcmp0 (presence, "absent") == 0);
}

static void
add_toggle (AdwToggleGroup *group, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (group, toggle);
}

static void
show_institution (FwRecord *person, GParamSpec *pspec, GtkWidget *label)
{
  const char *institution = fw_record_get_text (person, "institution");

  gtk_widget_set_visible (label, institution != NULL && institution[0] != '\0');
}

static GtkWidget *
create_name (FwRecord *person)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *name = gtk_label_new (NULL);
  GtkWidget *institution = gtk_label_new (NULL);

  g_object_bind_property (person, "name", name, "label", G_BINDING_SYNC_CREATE);
  g_object_bind_property (person, "institution", institution, "label", G_BINDING_SYNC_CREATE);
  gtk_label_set_xalign (GTK_LABEL (name), 0);
  gtk_label_set_wrap (GTK_LABEL (name), TRUE);
  gtk_widget_add_css_class (name, "rating-title");
  gtk_label_set_xalign (GTK_LABEL (institution), 0);
  gtk_label_set_wrap (GTK_LABEL (institution), TRUE);
  gtk_widget_add_css_class (institution, "caption");
  gtk_widget_add_css_class (institution, "form-prompt");
  gtk_widget_set_valign (box, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), name);
  gtk_box_append (GTK_BOX (box), institution);
  show_institution (person, NULL, institution);
  g_signal_connect_object (person, "notify::institution", G_CALLBACK (show_institution),
                           institution, 0);
  return box;
}

static GtkWidget *
create_row (FwPeoplePart *self, FwRecord *person)
{
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkStringList *titles = gtk_string_list_new (NULL);
  GtkWidget *remove = gtk_button_new_from_icon_name ("user-trash-symbolic");
  Row *row = g_new0 (Row, 1);
  gboolean editable = fw_conference_desk_is_editable (self->desk);
  const char *name = fw_record_get_text (person, "name");
  g_autofree char *role_name = g_strdup_printf (_ ("Role of %s"), name);
  g_autofree char *presence_name = g_strdup_printf (_ ("Presence of %s"), name);
  g_autofree char *reason_name = g_strdup_printf (_ ("Why %s is absent"), name);
  g_autofree char *remove_name = g_strdup_printf (_ ("Remove %s"), name);

  gtk_widget_set_layout_manager (
      columns, fw_columns_layout_new (places, G_N_ELEMENTS (places), NARROW_CHARS, 9));
  gtk_widget_add_css_class (outer, "rating-columns");
  row->person = g_object_ref (person);
  row->roles = dup_roles (self->desk, titles);
  row->drop_down = GTK_DROP_DOWN (gtk_drop_down_new (G_LIST_MODEL (titles), NULL));
  gtk_widget_set_valign (GTK_WIDGET (row->drop_down), GTK_ALIGN_CENTER);
  gtk_widget_add_css_class (GTK_WIDGET (row->drop_down), "form-drop-down");
  row->presence = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  add_toggle (row->presence, "present", _ ("present"));
  add_toggle (row->presence, "absent", _ ("absent"));
  gtk_widget_set_valign (GTK_WIDGET (row->presence), GTK_ALIGN_CENTER);
  row->reason = fw_form_text_new (FALSE);
  fw_form_text_set_placeholder (FW_FORM_TEXT (row->reason), _ ("absent, because …"));
  gtk_widget_add_css_class (row->reason, "form-reason");
  g_object_bind_property (person, "reason", row->reason, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (row->reason), editable);
  gtk_widget_add_css_class (remove, "flat");
  gtk_widget_set_valign (remove, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (remove), "people.remove");
  gtk_actionable_set_action_target (GTK_ACTIONABLE (remove), "x", fw_record_get_id (person));
  gtk_widget_set_tooltip_text (remove, remove_name);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->drop_down), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  role_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->presence), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  presence_name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->reason), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  reason_name, -1);
  gtk_widget_set_sensitive (GTK_WIDGET (row->drop_down), editable);
  gtk_widget_set_sensitive (GTK_WIDGET (row->presence), editable);
  gtk_widget_set_visible (remove, editable);
  gtk_box_append (GTK_BOX (columns), create_name (person));
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (row->drop_down));
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (row->presence));
  gtk_box_append (GTK_BOX (columns), remove);
  gtk_box_append (GTK_BOX (outer), columns);
  gtk_box_append (GTK_BOX (outer), row->reason);
  g_object_set_data_full (G_OBJECT (outer), "row", row, row_free);
  g_signal_connect_object (person, "notify", G_CALLBACK (show_row), outer, 0);
  g_signal_connect (row->drop_down, "notify::selected", G_CALLBACK (role_cb), row);
  g_signal_connect (row->presence, "notify::active", G_CALLBACK (presence_cb), row);
  show_row (person, NULL, outer);
  return outer;
}

static GtkWidget *
find_row (FwPeoplePart *self, FwRecord *person)
{
  for (GtkWidget *child = gtk_widget_get_first_child (self->rows); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (((Row *) g_object_get_data (G_OBJECT (child), "row"))->person == person)
      return child;
  return NULL;
}

static void
sync_rows (FwPeoplePart *self)
{
  GtkWidget *last = NULL, *child;

  if (self->desk == NULL)
    return;
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desk->people)); i++)
    {
      g_autoptr (FwRecord) person = g_list_model_get_item (G_LIST_MODEL (self->desk->people), i);
      GtkWidget *row = find_row (self, person);

      if (row == NULL)
        {
          row = create_row (self, person);
          gtk_box_append (GTK_BOX (self->rows), row);
        }
      if (gtk_widget_get_prev_sibling (row) != last)
        gtk_widget_insert_after (row, self->rows, last);
      last = row;
    }
  while ((child = last != NULL ? gtk_widget_get_next_sibling (last)
                               : gtk_widget_get_first_child (self->rows))
         != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
}

static void
update (FwPeoplePart *self)
{
  g_auto (GStrv) missing = NULL;
  g_autofree char *text = NULL;
  gboolean has_session;

  if (self->desk == NULL || !fw_conference_desk_is_loaded (self->desk))
    return;
  has_session = self->desk->session != NULL;
  gtk_widget_set_visible (self->none, !has_session);
  gtk_widget_set_visible (self->card, has_session);
  missing = fw_session_missing_roles (self->desk->kind, G_LIST_MODEL (self->desk->people), FALSE);
  if (has_session && missing != NULL)
    text = g_strjoinv ("\n", missing);
  gtk_widget_set_visible (self->missing, text != NULL && text[0] != '\0');
  gtk_label_set_label (GTK_LABEL (self->missing_label), text != NULL ? text : "");
}

typedef struct
{
  FwPeoplePart *self;
  char *name;
  gint64 person_id;
} Act;

static void
act_free (gpointer data)
{
  Act *act = data;

  g_object_unref (act->self);
  g_free (act->name);
  g_free (act);
}

static DexFuture *
add_fiber (gpointer data)
{
  Act *act = data;
  FwConferenceDesk *desk = act->self->desk;
  FwResult *staff = desk->staff;
  const char *role = "guest";
  gint64 staff_id = 0;
  g_autoptr (GError) error = NULL;

  if (desk->store == NULL || desk->session == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (staff); i++)
    if (g_strcmp0 (fw_result_get_text (staff, i, FW_STAFF_NAME), act->name) == 0)
      {
        staff_id = fw_result_get_int (staff, i, FW_STAFF_ID);
        role = fw_result_get_text (staff, i, FW_STAFF_ROLE);
      }
  /* Somebody from outside hears this case only (CONF-13). */
  dex_await (fw_session_repository_add_person (desk->store, fw_record_get_id (desk->session),
                                               staff_id, act->name, role, "",
                                               staff_id != 0 ? 0 : desk->id),
             &error);
  if (error != NULL && act->self->desk != NULL)
    fw_ui_show_error (GTK_WIDGET (act->self), error);
  return NULL;
}

static void
add_cb (FwPeoplePart *self)
{
  g_autofree char *value = NULL;
  Act *act;

  g_object_get (self->add_entry, "value", &value, NULL);
  g_strstrip (value);
  if (value[0] == '\0' || self->desk == NULL)
    return;
  act = g_new0 (Act, 1);
  act->self = g_object_ref (self);
  act->name = g_steal_pointer (&value);
  g_object_set (self->add_entry, "value", "", NULL);
  fw_ui_spawn_full (add_fiber, act, act_free);
}

static DexFuture *
remove_fiber (gpointer data)
{
  Act *act = data;
  FwConferenceDesk *desk = act->self->desk;
  FwRecord *person = fw_conference_desk_find_person (desk, act->person_id);
  g_autoptr (GError) error = NULL;

  if (person == NULL || desk->store == NULL)
    return NULL;
  if (dex_await (fw_edit_session_flush (desk->edits), &error))
    dex_await (fw_session_repository_remove_person (desk->store, act->person_id,
                                                    fw_record_get_version (person)),
               &error);
  if (error != NULL && act->self->desk != NULL)
    fw_ui_show_error (GTK_WIDGET (act->self), error);
  return NULL;
}

static void
remove_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  Act *act = g_new0 (Act, 1);

  act->self = g_object_ref (FW_PEOPLE_PART (widget));
  act->person_id = g_variant_get_int64 (parameter);
  fw_ui_spawn_full (remove_fiber, act, act_free);
}

static GStrv
dup_staff_names (FwConferenceDesk *desk)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();

  for (guint i = 0; i < fw_result_get_n_rows (desk->staff); i++)
    g_strv_builder_add (builder, fw_result_get_text (desk->staff, i, FW_STAFF_NAME));
  return g_strv_builder_end (builder);
}

static void
add_entry (FwPeoplePart *self)
{
  g_auto (GStrv) names = dup_staff_names (self->desk);
  GtkWidget *button = gtk_button_new_with_label (_ ("Add"));
  GtkWidget *entry;

  self->add_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->add_entry = fw_form_suggest_new ((const char *const *) names);
  gtk_widget_set_hexpand (self->add_entry, TRUE);
  entry = fw_form_suggest_get_entry (FW_FORM_SUGGEST (self->add_entry));
  g_object_set (entry, "placeholder-text", _ ("Add a person: name, or somebody from outside"),
                NULL);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Add Person"), -1);
  gtk_widget_add_css_class (button, "flat");
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->add_box), gtk_image_new_from_icon_name ("list-add-symbolic"));
  gtk_box_append (GTK_BOX (self->add_box), self->add_entry);
  gtk_box_append (GTK_BOX (self->add_box), button);
  gtk_widget_add_css_class (self->add_box, "decision-quick");
  gtk_widget_set_visible (self->add_box, fw_conference_desk_is_editable (self->desk));
  gtk_box_append (GTK_BOX (self->card), self->add_box);
}

static void
add_missing (FwPeoplePart *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 6);

  self->missing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  self->missing_label = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->missing_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->missing_label), TRUE);
  self->missing_reason = fw_form_text_new (FALSE);
  fw_form_text_set_placeholder (FW_FORM_TEXT (self->missing_reason),
                                _ ("Held without it, because …"));
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->missing_reason),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, _ ("Why a role is missing"), -1);
  gtk_widget_add_css_class (self->missing_reason, "form-reason");
  gtk_text_view_set_editable (GTK_TEXT_VIEW (self->missing_reason),
                              fw_conference_desk_is_editable (self->desk));
  g_object_bind_property (self->desk->conference, "role-reason", self->missing_reason, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_widget_set_hexpand (words, TRUE);
  gtk_box_append (GTK_BOX (words), self->missing_label);
  gtk_box_append (GTK_BOX (words), self->missing_reason);
  gtk_box_append (GTK_BOX (self->missing), icon);
  gtk_box_append (GTK_BOX (self->missing), words);
  gtk_widget_add_css_class (self->missing, "form-hint");
  gtk_widget_set_parent (self->missing, GTK_WIDGET (self));
}

GtkWidget *
fw_people_part_new (FwConferenceDesk *desk)
{
  FwPeoplePart *self = g_object_new (FW_TYPE_PEOPLE_PART, NULL);

  self->desk = g_object_ref (desk);
  gtk_widget_set_parent (fw_desk_heading_new (_ ("People")), GTK_WIDGET (self));
  self->none = fw_desk_note_new ("dialog-information-symbolic", _ ("No session yet."),
                                 _ ("This case is registered. People are entered once it has a "
                                    "session."),
                                 NULL);
  gtk_widget_set_parent (self->none, GTK_WIDGET (self));
  self->card = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->card, "card");
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "form-body");
  gtk_box_append (GTK_BOX (self->card), self->rows);
  add_entry (self);
  gtk_widget_set_parent (self->card, GTK_WIDGET (self));
  add_missing (self);
  g_signal_connect_object (desk->people, "items-changed", G_CALLBACK (sync_rows), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  sync_rows (self);
  update (self);
  return GTK_WIDGET (self);
}

static void
fw_people_part_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&FW_PEOPLE_PART (object)->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_people_part_parent_class)->dispose (object);
}

static void
fw_people_part_class_init (FwPeoplePartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_people_part_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "people.remove", "x", remove_action);
}

static void
fw_people_part_init (FwPeoplePart *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
}
