/* fw-rating-part.c: see fw-rating-part.h. */
#include "config.h"

#include <adwaita.h>
#include <glib/gi18n.h>

#include "features/conference/fw-desk-words.h"
#include "features/conference/fw-rating-light.h"
#include "features/conference/fw-rating-part.h"
#include "features/conference/fw-rating-round.h"
#include "features/conference/fw-rating-row.h"
#include "features/conference/fw-rating-toggles.h"
#include "widgets/fw-async.h"

#define RISK_KIND "conference-risk-assessment"

struct _FwRatingPart
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  GtkWidget *view; /* alone or together */
  GtkWidget *state;
  GtkWidget *danger; /* red on top */
  GtkWidget *round;
  GtkWidget *together;
  GtkWidget *safety;
  GtkWidget *safety_votes;
  GtkWidget *list;
  GtkWidget *legend;
  GtkWidget *light;
  GPtrArray *rows; /* of FwRatingRow */
  gboolean was_revealed;
  gboolean syncing;
};

G_DEFINE_FINAL_TYPE (FwRatingPart, fw_rating_part, GTK_TYPE_WIDGET)

/* "5 of 5 independently: yes" */
static char *
dup_votes (FwRatingPart *self)
{
  guint yes = 0, no = 0, unknown = 0;

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desk->ratings)); i++)
    {
      g_autoptr (FwRecord) rating = g_list_model_get_item (G_LIST_MODEL (self->desk->ratings), i);
      gint64 value = fw_record_get_int (rating, "value");

      if (g_strcmp0 (fw_record_get_text (rating, "domain"), "safety") != 0)
        continue;
      yes += value == 1;
      no += value == 2;
      unknown += value == 0;
    }
  if (yes + no + unknown == 0)
    return g_strdup ("");
  if (no == 0 && unknown == 0)
    /* Translators: how many people answered the safety question with yes, each alone. */
    return g_strdup_printf (_ ("%1$u of %2$u independently: yes"), yes, yes);
  /* Translators: how many people answered the safety question how, each alone. */
  return g_strdup_printf (_ ("independently: %1$u yes, %2$u no, %3$u not known"), yes, no, unknown);
}

static void
update_legend (FwRatingPart *self)
{
  g_autoptr (GString) text = g_string_new (NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (self->desk->rounds)); i++)
    {
      g_autoptr (FwRecord) round = g_list_model_get_item (G_LIST_MODEL (self->desk->rounds), i);
      gint64 id = fw_record_get_int (round, "person_id");
      FwRecord *person = fw_conference_desk_find_person (self->desk, id);
      g_autofree char *initials = fw_conference_desk_dup_initials (self->desk, id);
      g_autofree char *markup = NULL;
      const char *role;

      if (person == NULL || g_strcmp0 (fw_record_get_text (round, "state"), "rated") != 0)
        continue;
      role = fw_conference_role_to_title (self->desk->kind, fw_record_get_text (person, "role"));
      markup = g_markup_printf_escaped ("<b>%s</b> %s%s%s", initials,
                                        fw_record_get_text (person, "name"),
                                        role[0] != '\0' ? ", " : "", role);
      g_string_append_printf (text, "%s%s", text->len > 0 ? "    " : "", markup);
    }
  gtk_label_set_markup (GTK_LABEL (self->legend), text->str);
}

static void
update_state (FwRatingPart *self)
{
  guint n, n_in = fw_conference_desk_count_in (self->desk, &n);
  g_autofree char *time = NULL;
  g_autofree char *text = NULL;

  if (!fw_conference_desk_is_revealed (self->desk))
    /* Translators: how many people have rated. */
    text = g_strdup_printf (_ ("%1$u of %2$u have rated"), n_in, n);
  else
    {
      time = fw_desk_dup_time (fw_record_get_text (self->desk->conference, "revealed_at"));
      /* Translators: a time of the day, and how many people rated. */
      text = g_strdup_printf (_ ("Each person rated alone. Shown together at %1$s, %2$u of %3$u."),
                              time, n_in, n);
    }
  gtk_label_set_label (GTK_LABEL (self->state), text);
}

static void
show_view (FwRatingPart *self)
{
  gboolean together
      = g_strcmp0 (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->view)), "together")
        == 0;

  gtk_widget_set_visible (self->round, !together);
  gtk_widget_set_visible (self->together, together);
}

static void
update (FwRatingPart *self)
{
  const char *safety;
  g_autofree char *votes = NULL;
  gboolean revealed;
  guint n, n_in;
  AdwToggle *toggle;

  if (self->desk == NULL || !fw_conference_desk_is_loaded (self->desk))
    return;
  revealed = fw_conference_desk_is_revealed (self->desk);
  n_in = fw_conference_desk_count_in (self->desk, &n);
  self->syncing = TRUE;
  toggle = adw_toggle_group_get_toggle_by_name (ADW_TOGGLE_GROUP (self->view), "together");
  adw_toggle_set_enabled (toggle, revealed || (n > 0 && n_in == n));
  if (revealed && !self->was_revealed)
    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->view), "together");
  self->was_revealed = revealed;
  safety = fw_record_get_text (self->desk->conference, "safety");
  if (safety != NULL && safety[0] != '\0')
    adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->safety), safety);
  else
    adw_toggle_group_set_active (ADW_TOGGLE_GROUP (self->safety), GTK_INVALID_LIST_POSITION);
  self->syncing = FALSE;
  votes = dup_votes (self);
  gtk_label_set_label (GTK_LABEL (self->safety_votes), votes);
  gtk_widget_set_visible (self->danger, g_strcmp0 (safety, "no") == 0);
  update_state (self);
  fw_rating_round_update (FW_RATING_ROUND (self->round));
  if (revealed)
    for (guint i = 0; i < self->rows->len; i++)
      fw_rating_row_update (g_ptr_array_index (self->rows, i));
  update_legend (self);
  fw_rating_light_update (FW_RATING_LIGHT (self->light));
  show_view (self);
}

/* Choosing "Together" is what shows all of it. */
static void
view_cb (FwRatingPart *self)
{
  if (self->syncing || self->desk == NULL)
    return;
  if (!fw_conference_desk_is_revealed (self->desk)
      && g_strcmp0 (adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->view)), "together")
             == 0)
    {
      self->syncing = TRUE;
      adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->view), "alone");
      self->syncing = FALSE;
      gtk_widget_activate_action (self->round, "round.reveal", NULL);
      return;
    }
  show_view (self);
}

static void
safety_cb (FwRatingPart *self)
{
  const char *name;

  if (self->syncing || self->desk == NULL)
    return;
  name = adw_toggle_group_get_active_name (ADW_TOGGLE_GROUP (self->safety));
  fw_record_set_text (self->desk->conference, "safety", name != NULL ? name : "");
  if (g_strcmp0 (name, "no") == 0)
    fw_ui_announce (GTK_WIDGET (self), _ ("Not safe tonight: red. Act now."));
}

static DexFuture *
begin_risk_fiber (gpointer data)
{
  FwRatingPart *self = data;
  g_autoptr (FwConferenceDesk) desk = g_object_ref (self->desk);
  g_autoptr (GError) error = NULL;
  gint64 id;

  if (desk->store == NULL)
    return NULL;
  id = dex_await_int64 (fw_conference_repository_register (desk->store, desk->case_id, RISK_KIND, 0,
                                                           desk->safety, NULL, FALSE),
                        &error);
  if (self->desk == NULL)
    return NULL;
  if (error != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  else
    gtk_widget_activate_action (GTK_WIDGET (self), "win.open-conference", "x", id);
  return NULL;
}

static void
begin_risk_cb (FwRatingPart *self)
{
  fw_ui_spawn (self, begin_risk_fiber);
}

static gboolean
list_key_cb (FwRatingPart *self, guint keyval, guint keycode, GdkModifierType state)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  GtkWidget *row;

  if (focus == NULL || (state & (GDK_CONTROL_MASK | GDK_ALT_MASK)) != 0 || GTK_IS_TEXT_VIEW (focus)
      || GTK_IS_TEXT (focus))
    return FALSE;
  row = gtk_widget_get_ancestor (focus, GTK_TYPE_LIST_BOX_ROW);
  if (row == NULL)
    return FALSE;
  /* Enter on a button of the row is the button's. */
  if (focus != row && (keyval == GDK_KEY_Return || keyval == GDK_KEY_KP_Enter))
    return FALSE;
  return fw_rating_row_press (FW_RATING_ROW (gtk_list_box_row_get_child (GTK_LIST_BOX_ROW (row))),
                              keyval);
}

static void
add_toggle (GtkWidget *group, const char *name, const char *label)
{
  AdwToggle *toggle = adw_toggle_new ();

  adw_toggle_set_name (toggle, name);
  adw_toggle_set_label (toggle, label);
  adw_toggle_group_add (ADW_TOGGLE_GROUP (group), toggle);
}

static void
add_head (FwRatingPart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);

  self->state = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->state), 0);
  gtk_label_set_wrap (GTK_LABEL (self->state), TRUE);
  gtk_widget_set_hexpand (self->state, TRUE);
  gtk_widget_add_css_class (self->state, "form-prompt");
  self->view = adw_toggle_group_new ();
  add_toggle (self->view, "alone", _ ("Alone"));
  add_toggle (self->view, "together", _ ("Together"));
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->view), "alone");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->view), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("View of the Rating"), -1);
  gtk_widget_set_valign (self->view, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (box), self->state);
  gtk_box_append (GTK_BOX (box), self->view);
  gtk_widget_set_parent (box, GTK_WIDGET (self));
  g_signal_connect_object (self->view, "notify::active", G_CALLBACK (view_cb), self,
                           G_CONNECT_SWAPPED);
}

static void
add_danger (FwRatingPart *self)
{
  GtkWidget *button = gtk_button_new_with_label (_ ("Begin Risk Assessment (§ 8a)"));

  g_signal_connect_object (button, "clicked", G_CALLBACK (begin_risk_cb), self, G_CONNECT_SWAPPED);
  self->danger = fw_desk_note_new (
      "fw-light-overdue-symbolic", _ ("Red."),
      _ ("The safety question was answered with no. Protection comes before everything else."),
      button);
  gtk_widget_add_css_class (self->danger, "danger");
  gtk_widget_set_visible (self->danger, FALSE);
  gtk_widget_set_parent (self->danger, GTK_WIDGET (self));
}

static GtkWidget *
create_safety (FwRatingPart *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 12);
  GtkWidget *icon = gtk_image_new_from_icon_name ("fw-shield-symbolic");
  GtkWidget *label = gtk_label_new (NULL);
  GtkWidget *words = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  const char *question = self->desk->safety;
  g_autofree char *markup
      = g_markup_printf_escaped ("<b>%s</b> %s", _ ("Safety question first:"), question);

  gtk_label_set_markup (GTK_LABEL (label), markup);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  self->safety_votes = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->safety_votes), 0);
  gtk_label_set_wrap (GTK_LABEL (self->safety_votes), TRUE);
  gtk_widget_add_css_class (self->safety_votes, "caption");
  gtk_widget_add_css_class (self->safety_votes, "form-prompt");
  gtk_widget_set_hexpand (words, TRUE);
  gtk_widget_set_valign (words, GTK_ALIGN_CENTER);
  gtk_box_append (GTK_BOX (words), label);
  gtk_box_append (GTK_BOX (words), self->safety_votes);
  self->safety = fw_safety_toggles_new (question);
  gtk_widget_set_sensitive (self->safety, fw_conference_desk_is_editable (self->desk));
  gtk_box_append (GTK_BOX (box), icon);
  gtk_box_append (GTK_BOX (box), words);
  gtk_box_append (GTK_BOX (box), self->safety);
  gtk_widget_add_css_class (box, "card");
  gtk_widget_add_css_class (box, "rating-safety");
  gtk_widget_set_visible (box, question[0] != '\0');
  g_signal_connect_object (self->safety, "notify::active", G_CALLBACK (safety_cb), self,
                           G_CONNECT_SWAPPED);
  return box;
}

static void
add_together (FwRatingPart *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *grid = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);

  self->together = gtk_box_new (GTK_ORIENTATION_VERTICAL, 12);
  gtk_box_append (GTK_BOX (self->together), create_safety (self));
  gtk_box_append (GTK_BOX (grid), fw_rating_row_create_headings (self->desk->kind));
  self->list = gtk_list_box_new ();
  gtk_list_box_set_selection_mode (GTK_LIST_BOX (self->list), GTK_SELECTION_NONE);
  gtk_widget_add_css_class (self->list, "boxed-list");
  gtk_widget_add_css_class (self->list, "rating-list");
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->list), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  _ ("Rating Grid"), -1);
  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (list_key_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->list, keys);
  for (guint i = 0; i < self->desk->kind->domains->len; i++)
    {
      const FwRatingDomain *domain = g_ptr_array_index (self->desk->kind->domains, i);
      GtkWidget *row = gtk_list_box_row_new ();
      GtkWidget *child = fw_rating_row_new (self->desk, i);

      gtk_list_box_row_set_child (GTK_LIST_BOX_ROW (row), child);
      gtk_list_box_row_set_activatable (GTK_LIST_BOX_ROW (row), FALSE);
      gtk_accessible_update_property (GTK_ACCESSIBLE (row), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                      domain->title, -1);
      gtk_list_box_append (GTK_LIST_BOX (self->list), row);
      g_ptr_array_add (self->rows, child);
    }
  gtk_box_append (GTK_BOX (grid), self->list);
  gtk_box_append (GTK_BOX (self->together), grid);
  self->legend = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->legend), 0);
  gtk_label_set_wrap (GTK_LABEL (self->legend), TRUE);
  gtk_widget_add_css_class (self->legend, "caption");
  gtk_widget_add_css_class (self->legend, "form-prompt");
  gtk_box_append (GTK_BOX (self->together), self->legend);
  self->light = fw_rating_light_new (self->desk);
  gtk_box_append (GTK_BOX (self->together), self->light);
  gtk_widget_set_parent (self->together, GTK_WIDGET (self));
}

gboolean
fw_rating_part_focus (FwRatingPart *self, FwRecord *record, const char *column)
{
  g_return_val_if_fail (FW_IS_RATING_PART (self), FALSE);

  if (self->desk == NULL || !fw_conference_desk_is_revealed (self->desk))
    return gtk_widget_child_focus (self->round, GTK_DIR_TAB_FORWARD);
  adw_toggle_group_set_active_name (ADW_TOGGLE_GROUP (self->view), "together");
  if (record == self->desk->conference && g_strcmp0 (column, "safety") == 0)
    return gtk_widget_child_focus (self->safety, GTK_DIR_TAB_FORWARD);
  if (record == self->desk->conference)
    {
      fw_rating_light_focus (FW_RATING_LIGHT (self->light), column);
      return TRUE;
    }
  for (guint i = 0; i < self->desk->kind->domains->len; i++)
    {
      const FwRatingDomain *domain = g_ptr_array_index (self->desk->kind->domains, i);

      if (record == fw_conference_desk_find_agreed (self->desk, domain->name))
        return gtk_widget_grab_focus (
            GTK_WIDGET (gtk_list_box_get_row_at_index (GTK_LIST_BOX (self->list), (int) i)));
    }
  return FALSE;
}

GtkWidget *
fw_rating_part_new (FwConferenceDesk *desk)
{
  FwRatingPart *self = g_object_new (FW_TYPE_RATING_PART, NULL);

  self->desk = g_object_ref (desk);
  add_head (self);
  add_danger (self);
  self->round = fw_rating_round_new (desk);
  gtk_widget_set_parent (self->round, GTK_WIDGET (self));
  add_together (self);
  g_signal_connect_object (desk, "changed", G_CALLBACK (update), self, G_CONNECT_SWAPPED);
  update (self);
  return GTK_WIDGET (self);
}

static void
fw_rating_part_dispose (GObject *object)
{
  FwRatingPart *self = FW_RATING_PART (object);
  GtkWidget *child;

  g_clear_object (&self->desk);
  g_ptr_array_set_size (self->rows, 0);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  G_OBJECT_CLASS (fw_rating_part_parent_class)->dispose (object);
}

static void
fw_rating_part_finalize (GObject *object)
{
  g_ptr_array_unref (FW_RATING_PART (object)->rows);
  G_OBJECT_CLASS (fw_rating_part_parent_class)->finalize (object);
}

static void
fw_rating_part_class_init (FwRatingPartClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_rating_part_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_rating_part_finalize;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
}

static void
fw_rating_part_init (FwRatingPart *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  self->rows = g_ptr_array_new ();
  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 12);
}
