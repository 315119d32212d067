/* fw-vote-list.c: see fw-vote-list.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "features/conference/fw-columns-layout.h"
#include "features/conference/fw-desk-words.h"
#include "features/conference/fw-vote-list.h"
#include "widgets/fw-form-text.h"

#define NARROW_CHARS 66

struct _FwVoteList
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *rows;
};

G_DEFINE_FINAL_TYPE (FwVoteList, fw_vote_list, GTK_TYPE_WIDGET)

static const FwColumnPlace places[] = {
    {.weight = 1, .line = 0, .line_weight = 1},
    {.chars = 46, .line = 1, .line_weight = 1},
};

typedef struct
{
  FwRecord *round;
  AdwToggleGroup *vote;
  GtkWidget *text;
  gboolean syncing;
} Row;

static void
row_free (gpointer data)
{
  g_object_unref (((Row *) data)->round);
  g_free (data);
}

static void
vote_cb (AdwToggleGroup *group, GParamSpec *pspec, Row *row)
{
  const char *name = adw_toggle_group_get_active_name (group);

  if (row->syncing)
    return;
  fw_record_set_text (row->round, "vote", name != NULL ? name : "");
  if (g_strcmp0 (name, "differ") == 0)
    gtk_widget_grab_focus (row->text);
}

static void
show_row (FwRecord *round, GParamSpec *pspec, GtkWidget *widget)
{
  Row *row = g_object_get_data (G_OBJECT (widget), "row");
  const char *vote = fw_record_get_text (round, "vote");
  const char *text = fw_record_get_text (round, "vote_text");

  row->syncing = TRUE;
  if (vote != NULL && vote[0] != '\0')
    adw_toggle_group_set_active_name (row->vote, vote);
  else
    adw_toggle_group_set_active (row->vote, GTK_INVALID_LIST_POSITION);
  row->syncing = FALSE;
  gtk_widget_set_visible (row->text,
                          g_strcmp0 (vote, "differ") == 0 || (text != NULL && text[0] != '\0'));
}

static void
add_toggle (AdwToggleGroup *group, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (group, toggle);
}

static GtkWidget *
create_row (FwVoteList *self, FwRecord *round)
{
  FwRecord *person
      = fw_conference_desk_find_person (self->desk, fw_record_get_int (round, "person_id"));
  const char *name = person != NULL ? fw_record_get_text (person, "name") : "?";
  const char *role
      = person != NULL
            ? fw_conference_role_to_title (self->desk->kind, fw_record_get_text (person, "role"))
            : "";
  GtkWidget *outer = gtk_box_new (GTK_ORIENTATION_VERTICAL, 3);
  GtkWidget *columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  GtkWidget *label = gtk_label_new (NULL);
  Row *row = g_new0 (Row, 1);
  gboolean editable = fw_conference_desk_is_editable (self->desk);
  g_autofree char *markup
      = g_markup_printf_escaped ("<b>%s</b>%s%s", name, role[0] != '\0' ? " · " : "", role);
  /* Translators: %s is a person. */
  g_autofree char *vote_name = g_strdup_printf (_ ("View of %s on the decisions"), name);
  g_autofree char *text_name = g_strdup_printf (_ ("Differing view of %s"), name);

  gtk_widget_set_layout_manager (
      columns, fw_columns_layout_new (places, G_N_ELEMENTS (places), NARROW_CHARS, 9));
  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_widget_set_valign (label, GTK_ALIGN_CENTER);
  row->round = g_object_ref (round);
  row->vote = ADW_TOGGLE_GROUP (adw_toggle_group_new ());
  add_toggle (row->vote, "agree", _ ("agrees"));
  add_toggle (row->vote, "differ", _ ("differs"));
  add_toggle (row->vote, "abstain", _ ("abstains"));
  gtk_widget_set_valign (GTK_WIDGET (row->vote), GTK_ALIGN_CENTER);
  gtk_widget_set_sensitive (GTK_WIDGET (row->vote), editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->vote), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  vote_name, -1);
  row->text = fw_form_text_new (FALSE);
  fw_form_text_set_placeholder (FW_FORM_TEXT (row->text), _ ("Kept and printed as it was said"));
  gtk_widget_add_css_class (row->text, "form-reason");
  gtk_text_view_set_editable (GTK_TEXT_VIEW (row->text), editable);
  gtk_accessible_update_property (GTK_ACCESSIBLE (row->text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  text_name, -1);
  g_object_bind_property (round, "vote-text", row->text, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_box_append (GTK_BOX (columns), label);
  gtk_box_append (GTK_BOX (columns), GTK_WIDGET (row->vote));
  gtk_box_append (GTK_BOX (outer), columns);
  gtk_box_append (GTK_BOX (outer), row->text);
  gtk_widget_add_css_class (outer, "rating-columns");
  g_object_set_data_full (G_OBJECT (outer), "row", row, row_free);
  g_signal_connect_object (round, "notify", G_CALLBACK (show_row), outer, 0);
  g_signal_connect (row->vote, "notify::active", G_CALLBACK (vote_cb), row);
  show_row (round, NULL, outer);
  return outer;
}

static void
sync_rows (FwVoteList *self)
{
  GtkWidget *child;

  if (self->desk == NULL)
    return;
  while ((child = gtk_widget_get_first_child (self->rows)) != NULL)
    gtk_box_remove (GTK_BOX (self->rows), child);
  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desk->rounds)); i++)
    {
      g_autoptr (FwRecord) round = g_list_model_get_item (G_LIST_MODEL (self->desk->rounds), i);

      gtk_box_append (GTK_BOX (self->rows), create_row (self, round));
    }
  gtk_widget_set_visible (GTK_WIDGET (self),
                          g_list_model_get_n_items (G_LIST_MODEL (self->desk->rounds)) > 0);
}

GtkWidget *
fw_vote_list_new (FwConferenceDesk *desk)
{
  FwVoteList *self = g_object_new (FW_TYPE_VOTE_LIST, NULL);

  self->desk = g_object_ref (desk);
  gtk_widget_set_parent (fw_desk_heading_new (_ ("Who Agrees")), GTK_WIDGET (self));
  self->rows = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  gtk_widget_add_css_class (self->rows, "card");
  gtk_widget_add_css_class (self->rows, "form-body");
  gtk_widget_set_parent (self->rows, GTK_WIDGET (self));
  g_signal_connect_object (desk->rounds, "items-changed", G_CALLBACK (sync_rows), self,
                           G_CONNECT_SWAPPED);
  sync_rows (self);
  return GTK_WIDGET (self);
}

static void
fw_vote_list_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&FW_VOTE_LIST (object)->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_vote_list_parent_class)->dispose (object);
}

static void
fw_vote_list_class_init (FwVoteListClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_vote_list_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
fw_vote_list_init (FwVoteList *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
}
