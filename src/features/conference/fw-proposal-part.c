/* fw-proposal-part.c: see fw-proposal-part.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "features/conference/fw-desk-words.h"
#include "features/conference/fw-proposal-part.h"
#include "features/conference/fw-session-rows.h"
#include "widgets/fw-async.h"

struct _FwProposalPart
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *row;
  GtkWidget *register_button;
  GtkWidget *open_button;
  gboolean running;
};

G_DEFINE_FINAL_TYPE (FwProposalPart, fw_proposal_part, GTK_TYPE_WIDGET)

static char *
dup_where (FwResult *proposed)
{
  const char *held_on = fw_result_get_text (proposed, 0, FW_PROPOSED_HELD_ON);
  const char *place = fw_result_get_text (proposed, 0, FW_PROPOSED_PLACE);
  g_autofree char *when = NULL;

  if (held_on == NULL)
    return g_strdup (_ ("No coming session takes the case yet: it waits for one."));
  when = fw_session_dup_when (held_on, fw_result_get_text (proposed, 0, FW_PROPOSED_STARTS_AT),
                              fw_clock_today ());
  return place != NULL && place[0] != '\0' ? g_strdup_printf ("%s · %s", when, place)
                                           : g_steal_pointer (&when);
}

static void
update (FwProposalPart *self)
{
  FwResult *proposed = self->desk != NULL ? self->desk->proposed : NULL;
  gboolean done = proposed != NULL && fw_result_get_n_rows (proposed) > 0;
  gboolean withdrawn, had_focus;
  g_autofree char *where = NULL;

  if (self->desk == NULL || !fw_conference_desk_is_loaded (self->desk))
    return;
  withdrawn = g_strcmp0 (fw_record_get_text (self->desk->conference, "status"), "withdrawn") == 0;
  gtk_widget_set_visible (
      GTK_WIDGET (self),
      done || (!withdrawn && fw_conference_kind_produces (self->desk->kind, "proposal")));
  where = done ? dup_where (proposed) : NULL;
  adw_preferences_row_set_title (ADW_PREFERENCES_ROW (self->row),
                                 done ? _ ("Registered for the Decision Team")
                                      : _ ("Who Grants the Help"));
  adw_action_row_set_subtitle (
      ADW_ACTION_ROW (self->row),
      done ? where
           : _ ("Registers the case with its question for the next session of the decision team. "
                "The options, the family’s wish and the reasons go along."));
  if (done)
    gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "x",
                                      fw_result_get_int (proposed, 0, FW_PROPOSED_ID));
  /* Who works by keyboard must not stand nowhere. */
  had_focus = gtk_widget_has_focus (done ? self->register_button : self->open_button);
  gtk_widget_set_visible (self->open_button, done);
  gtk_widget_set_visible (self->register_button, !done);
  if (had_focus)
    gtk_widget_grab_focus (done ? self->open_button : self->register_button);
}

static DexFuture *
register_fiber (gpointer data)
{
  FwProposalPart *self = data;
  g_autoptr (FwEditSession) edits = g_object_ref (self->desk->edits);
  g_autoptr (FwStore) store = g_object_ref (self->desk->store);
  gint64 id = self->desk->id;
  g_autoptr (FwChangeSet) changes = NULL;
  g_autoptr (GError) error = NULL;

  /* What was typed a moment ago goes along. */
  if (dex_await (fw_edit_session_flush (edits), &error))
    changes = dex_await_boxed (fw_conference_repository_propose (store, id), &error);
  if (changes != NULL)
    dex_await (fw_edit_session_commit (edits, changes), &error);
  /* Somebody was quicker: what is said now is how it stands. */
  if (g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT))
    {
      g_autoptr (FwChangeSet) unused = NULL;
      g_autoptr (GError) why = NULL;

      unused = dex_await_boxed (fw_conference_repository_propose (store, id), &why);
      if (why != NULL)
        {
          g_clear_error (&error);
          error = g_steal_pointer (&why);
        }
    }
  self->running = FALSE;
  if (gtk_widget_get_root (GTK_WIDGET (self)) == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  else
    fw_ui_show_undo (GTK_WIDGET (self), _ ("Registered for the decision team"), "win.undo");
  return NULL;
}

static void
register_cb (FwProposalPart *self)
{
  if (self->running || self->desk == NULL || self->desk->store == NULL || self->desk->edits == NULL)
    return;
  self->running = TRUE;
  fw_ui_spawn (self, register_fiber);
}

GtkWidget *
fw_proposal_part_new (FwConferenceDesk *desk)
{
  FwProposalPart *self = g_object_new (FW_TYPE_PROPOSAL_PART, NULL);
  GtkWidget *list = gtk_list_box_new ();

  self->desk = g_object_ref (desk);
  gtk_widget_set_parent (fw_desk_heading_new (_ ("Decision Team")), GTK_WIDGET (self));
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (list, "boxed-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Decision Team"), -1);
  self->row = adw_action_row_new ();
  adw_preferences_row_set_use_markup (ADW_PREFERENCES_ROW (self->row), FALSE);
  self->register_button = gtk_button_new_with_mnemonic (_ ("To the _Decision Team"));
  gtk_widget_set_valign (self->register_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->register_button, "clicked", G_CALLBACK (register_cb), self,
                           G_CONNECT_SWAPPED);
  self->open_button = gtk_button_new_with_mnemonic (_ ("_Open"));
  gtk_widget_set_valign (self->open_button, GTK_ALIGN_CENTER);
  gtk_actionable_set_action_target (GTK_ACTIONABLE (self->open_button), "x", (gint64) 0);
  gtk_actionable_set_action_name (GTK_ACTIONABLE (self->open_button), "win.open-conference");
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->register_button);
  adw_action_row_add_suffix (ADW_ACTION_ROW (self->row), self->open_button);
  gtk_list_box_append (GTK_LIST_BOX (list), self->row);
  gtk_widget_set_parent (list, GTK_WIDGET (self));
  g_signal_connect_object (desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
fw_proposal_part_dispose (GObject *object)
{
  GtkWidget *child;

  g_clear_object (&FW_PROPOSAL_PART (object)->desk);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_proposal_part_parent_class)->dispose (object);
}

static void
fw_proposal_part_class_init (FwProposalPartClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_proposal_part_dispose;
  gtk_widget_class_set_layout_manager_type (GTK_WIDGET_CLASS (klass), GTK_TYPE_BOX_LAYOUT);
}

static void
fw_proposal_part_init (FwProposalPart *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 9);
}
