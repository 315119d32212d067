/* fw-distribution-list.c: see fw-distribution-list.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-plan-repository.h"
#include "features/conference/fw-desk-words.h"
#include "features/conference/fw-distribution-list.h"
#include "widgets/fw-async.h"

struct _FwDistributionList
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *list;
  GtkWidget *name;
  GtkWidget *institution;
  GtkWidget *way;
  gint64 document_id; /* of the last version, 0: none */
  gboolean loading;
  gboolean again;
};

G_DEFINE_FINAL_TYPE (FwDistributionList, fw_distribution_list, GTK_TYPE_WIDGET)

static const struct
{
  const char *name;
  const char *title;
} ways[] = {
    {"by-hand", N_ ("by hand")},
    {"letter", N_ ("by letter")},
    {"email", N_ ("by encrypted e-mail")},
    {"fax", N_ ("by fax")},
};

static const char *
way_to_title (const char *way)
{
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    if (g_strcmp0 (ways[i].name, way) == 0)
      return _ (ways[i].title);
  return way != NULL ? way : "";
}

static void
show_list (FwDistributionList *self, GListModel *entries)
{
  guint n = g_list_model_get_n_items (entries);

  gtk_list_box_remove_all (GTK_LIST_BOX (self->list));
  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwRecord) entry = g_list_model_get_item (entries, i);
      GtkWidget *row = adw_action_row_new ();
      const char *name = fw_record_get_text (entry, "name");
      const char *institution = fw_record_get_text (entry, "institution");
      const char *sent_on = fw_record_get_text (entry, "sent_on");
      g_autofree char *title = NULL;
      g_autofree char *date = NULL;
      g_autofree char *subtitle = NULL;
      FwDay day;

      title = institution != NULL && institution[0] != '\0'
                  ? g_strdup_printf ("%s · %s", name, institution)
                  : g_strdup (name);
      date = sent_on != NULL && fw_day_from_iso (sent_on, &day) ? fw_day_to_text (day)
                                                                : g_strdup (_ ("not sent yet"));
      subtitle
          = g_strdup_printf ("%s · %s", date, way_to_title (fw_record_get_text (entry, "way")));
      adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (row), FALSE);
      adw_preferences_row_set_title (ADW_PREFERENCES_ROW (row), title);
      adw_action_row_set_subtitle (ADW_ACTION_ROW (row), subtitle);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
    }
  gtk_widget_set_visible (self->list, n > 0);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwDistributionList *self = data;
  g_autoptr (FwStore) store = NULL;

  if (self->desk == NULL || self->desk->store == NULL || self->document_id == 0)
    return NULL;
  store = g_object_ref (self->desk->store);
  self->loading = TRUE;
  do
    {
      g_autoptr (GError) error = NULL;
      g_autoptr (GListModel) entries = NULL;

      self->again = FALSE;
      entries = dex_await_object (
          fw_conference_repository_load_distribution (store, self->document_id), &error);
      if (self->desk == NULL)
        break;
      if (entries != NULL)
        show_list (self, entries);
      else
        fw_ui_show_error (GTK_WIDGET (self), error);
    }
  while (self->again);
  self->loading = FALSE;
  return NULL;
}

static void
reload (FwDistributionList *self)
{
  self->again = TRUE;
  if (!self->loading)
    fw_ui_spawn (self, load_fiber);
}

static void
update (FwDistributionList *self)
{
  FwResult *versions;
  guint n;

  if (self->desk == NULL || self->desk->versions == NULL)
    return;
  versions = self->desk->versions;
  n = fw_result_get_n_rows (versions);
  gtk_widget_set_visible (GTK_WIDGET (self), n > 0);
  self->document_id = 0;
  for (guint i = 0; i < n; i++)
    if (self->document_id == 0 || fw_result_get_int (versions, i, FW_VERSION_NUMBER) == (gint64) n)
      self->document_id = fw_result_get_int (versions, i, FW_VERSION_ID);
  reload (self);
}

typedef struct
{
  FwDistributionList *self;
  char *name;
  char *institution;
  const char *way;
} Add;

static void
add_free (gpointer data)
{
  Add *add = data;

  g_object_unref (add->self);
  g_free (add->name);
  g_free (add->institution);
  g_free (add);
}

static DexFuture *
add_fiber (gpointer data)
{
  Add *add = data;
  FwDistributionList *self = add->self;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (GError) error = NULL;

  if (self->desk == NULL || self->desk->store == NULL)
    return NULL;
  dex_await (fw_conference_repository_add_distribution (self->desk->store, self->document_id,
                                                        add->name, add->institution, today,
                                                        add->way),
             &error);
  if (self->desk == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  else
    reload (self);
  return NULL;
}

static void
add_cb (FwDistributionList *self)
{
  const char *name = gtk_editable_get_text (GTK_EDITABLE (self->name));
  guint way = gtk_drop_down_get_selected (GTK_DROP_DOWN (self->way));
  Add *add;

  if (name[0] == '\0' || self->document_id == 0 || way >= G_N_ELEMENTS (ways))
    return;
  add = g_new0 (Add, 1);
  add->self = g_object_ref (self);
  add->name = g_strdup (name);
  add->institution = g_strdup (gtk_editable_get_text (GTK_EDITABLE (self->institution)));
  add->way = ways[way].name;
  gtk_editable_set_text (GTK_EDITABLE (self->name), "");
  gtk_editable_set_text (GTK_EDITABLE (self->institution), "");
  gtk_widget_grab_focus (self->name);
  fw_ui_spawn_full (add_fiber, add, add_free);
}

static GtkWidget *
create_entry (const char *title)
{
  GtkWidget *entry = gtk_entry_new ();

  gtk_entry_set_placeholder_text (GTK_ENTRY (entry), title);
  gtk_widget_set_hexpand (entry, TRUE);
  gtk_editable_set_width_chars (GTK_EDITABLE (entry), 8);
  gtk_accessible_update_property (GTK_ACCESSIBLE (entry), GTK_ACCESSIBLE_PROPERTY_LABEL, title, -1);
  return entry;
}

GtkWidget *
fw_distribution_list_new (FwConferenceDesk *desk)
{
  FwDistributionList *self = g_object_new (FW_TYPE_DISTRIBUTION_LIST, NULL);

  self->desk = g_object_ref (desk);
  g_signal_connect_object (desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
fw_distribution_list_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&FW_DISTRIBUTION_LIST (object)->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_distribution_list_parent_class)->dispose (object);
}

static void
fw_distribution_list_class_init (FwDistributionListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_distribution_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
fw_distribution_list_init (FwDistributionList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));
  GtkWidget *line = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  GtkWidget *button = gtk_button_new_with_label (_ ("Note"));
  const char *titles[G_N_ELEMENTS (ways) + 1] = {NULL};

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
  gtk_widget_set_parent (fw_desk_heading_new (_ ("Who Got the Minutes")), GTK_WIDGET (self));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Distribution List"), -1);
  gtk_widget_set_visible (self->list, FALSE);
  gtk_widget_set_parent (self->list, GTK_WIDGET (self));
  for (guint i = 0; i < G_N_ELEMENTS (ways); i++)
    titles[i] = _ (ways[i].title);
  self->name = create_entry (_ ("Name of the Receiver"));
  self->institution = create_entry (_ ("Institution"));
  self->way = gtk_drop_down_new_from_strings (titles);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->way), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Way"), -1);
  gtk_box_append (GTK_BOX (line), self->name);
  gtk_box_append (GTK_BOX (line), self->institution);
  gtk_box_append (GTK_BOX (line), self->way);
  gtk_box_append (GTK_BOX (line), button);
  gtk_widget_set_tooltip_text (button, _ ("Note That It Was Handed Out Today"));
  gtk_widget_set_parent (line, GTK_WIDGET (self));
  g_signal_connect_object (button, "clicked", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->name, "activate", G_CALLBACK (add_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->institution, "activate", G_CALLBACK (add_cb), self,
                           G_CONNECT_SWAPPED);
}
