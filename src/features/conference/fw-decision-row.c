/* fw-decision-row.c: see fw-decision-row.h.
 *
 * What is missing is told by sign and word below its cell and never blocks; a
 * day that is no working day gets a hint with the next one, never a change.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-deadline.h"
#include "domain/fw-staff-repository.h"
#include "features/conference/fw-columns-layout.h"
#include "features/conference/fw-decision-due.h"
#include "features/conference/fw-decision-right.h"
#include "features/conference/fw-decision-row.h"
#include "widgets/fw-form-suggest.h"
#include "widgets/fw-form-text.h"

#define NARROW_CHARS 88
#define SPACING 9

struct _FwDecisionRow
{
  GtkWidget parent_instance;
  FwConferenceDesk *desk;
  FwRecord *decision;
  GtkWidget *columns;
  GtkWidget *number;
  GtkWidget *what;
  GtkWidget *who;
  GtkWidget *who_missing;
  GtkWidget *due;
  GtkWidget *sign;
  GtkWidget *escalation;
  GtkWidget *hint; /* not a working day */
  GtkWidget *hint_label;
  GtkWidget *hint_button;
  GtkWidget *right;
};

G_DEFINE_FINAL_TYPE (FwDecisionRow, fw_decision_row, GTK_TYPE_WIDGET)

static const FwColumnPlace places[] = {
    {.chars = 4, .line = 0, .line_chars = 4},     {.weight = 3, .line = 0, .line_weight = 1},
    {.chars = 17, .line = 1, .line_weight = 1},   {.chars = 16, .line = 1, .line_weight = 1},
    {.weight = 2.5, .line = 2, .line_weight = 1}, {.weight = 2.5, .line = 3, .line_weight = 1},
    {.chars = 11, .line = 0, .line_chars = 11},
};

GtkWidget *
fw_decision_row_create_headings (void)
{
  const char *titles[]
      = {"", _ ("What"), _ ("Who"), _ ("Until When"), _ ("How We Will Know"), _ ("If Not"), ""};
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  gtk_widget_set_layout_manager (
      box, fw_columns_layout_new (places, G_N_ELEMENTS (places), NARROW_CHARS, SPACING));
  for (guint i = 0; i < G_N_ELEMENTS (titles); i++)
    {
      GtkWidget *label = gtk_label_new (titles[i]);

      gtk_label_set_xalign (GTK_LABEL (label), 0);
      gtk_label_set_ellipsize (GTK_LABEL (label), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (label, "caption-heading");
      gtk_widget_add_css_class (label, "form-prompt");
      gtk_box_append (GTK_BOX (box), label);
    }
  gtk_widget_add_css_class (box, "decision-headings");
  return box;
}

static gboolean
has_text (FwRecord *record, const char *column)
{
  const char *text = fw_record_get_text (record, column);

  return text != NULL && text[0] != '\0';
}

static void
update_missing (FwDecisionRow *self)
{
  if (self->decision == NULL)
    return;
  gtk_widget_set_visible (self->who_missing, !has_text (self->decision, "responsible")
                                                 && fw_conference_desk_is_editable (self->desk));
}

static void
update_hint (FwDecisionRow *self)
{
  const FwCalendar *calendar = &self->desk->calendar;
  const char *iso, *name = NULL;
  FwDay day, next;
  FwSkip skip;
  g_autofree char *date = NULL;
  g_autofree char *next_date = NULL;
  g_autofree char *text = NULL;
  g_autofree char *label = NULL;

  if (self->decision == NULL)
    return;
  iso = fw_record_get_text (self->decision, "due");
  if (iso == NULL || !fw_day_from_iso (iso, &day)
      || (skip = fw_calendar_get_skip (calendar, day, &name)) == FW_SKIP_NONE
      || !fw_conference_desk_is_editable (self->desk))
    {
      gtk_widget_set_visible (self->hint, FALSE);
      return;
    }
  next = fw_calendar_add_working_days (calendar, day, 0, NULL);
  date = fw_day_to_text (day);
  next_date = fw_day_to_text (next);
  if (skip == FW_SKIP_HOLIDAY && name != NULL)
    /* Translators: a date, the name of a holiday, a date. */
    text = g_strdup_printf (_ ("%1$s is a public holiday (%2$s); the next working day is %3$s."),
                            date, name, next_date);
  else
    /* Translators: two dates. */
    text = g_strdup_printf (_ ("%1$s is no working day; the next one is %2$s."), date, next_date);
  /* Translators: %s is a date; takes it over. */
  label = g_strdup_printf (_ ("Take %s"), next_date);
  gtk_label_set_label (GTK_LABEL (self->hint_label), text);
  gtk_button_set_label (GTK_BUTTON (self->hint_button), label);
  gtk_widget_set_visible (self->hint, TRUE);
}

static void
take_next_day_cb (FwDecisionRow *self)
{
  const char *iso = fw_record_get_text (self->decision, "due");
  FwDay day;
  g_autofree char *text = NULL;

  if (iso == NULL || !fw_day_from_iso (iso, &day))
    return;
  text = fw_day_to_iso (fw_calendar_add_working_days (&self->desk->calendar, day, 0, NULL));
  fw_record_set_text (self->decision, "due", text);
  gtk_widget_child_focus (self->due, GTK_DIR_TAB_FORWARD);
}

/* Somebody of the office by name is that person, whatever is printed. */
static void
responsible_cb (FwDecisionRow *self)
{
  const char *name;
  gint64 id = 0;

  if (self->decision == NULL)
    return;
  update_missing (self);
  if (!fw_record_is_column_dirty (self->decision, "responsible"))
    return;
  name = fw_record_get_text (self->decision, "responsible");
  for (guint i = 0; name != NULL && i < fw_result_get_n_rows (self->desk->staff); i++)
    if (g_strcmp0 (fw_result_get_text (self->desk->staff, i, FW_STAFF_NAME), name) == 0)
      id = fw_result_get_int (self->desk->staff, i, FW_STAFF_ID);
  if (fw_record_get_int (self->decision, "responsible_id") != id)
    fw_record_set_int (self->decision, "responsible_id", id);
}

/* People of the round first, then the office. */
static GStrv
dup_names (FwConferenceDesk *desk)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_autoptr (GHashTable) seen = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);

  for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (desk->people)); i++)
    {
      g_autoptr (FwRecord) person = g_list_model_get_item (G_LIST_MODEL (desk->people), i);
      const char *name = fw_record_get_text (person, "name");

      if (name != NULL && name[0] != '\0' && g_hash_table_add (seen, g_strdup (name)))
        g_strv_builder_add (builder, name);
    }
  for (guint i = 0; i < fw_result_get_n_rows (desk->staff); i++)
    {
      const char *name = fw_result_get_text (desk->staff, i, FW_STAFF_NAME);

      if (name != NULL && g_hash_table_add (seen, g_strdup (name)))
        g_strv_builder_add (builder, name);
    }
  return g_strv_builder_end (builder);
}

static void
focus_enter_cb (FwDecisionRow *self)
{
  if (self->decision == NULL)
    return;
  fw_conference_desk_set_spot (self->desk, self->decision);
  gtk_widget_add_css_class (GTK_WIDGET (self), "current");
}

static void
focus_leave_cb (FwDecisionRow *self)
{
  if (self->decision == NULL)
    return;
  gtk_widget_remove_css_class (GTK_WIDGET (self), "current");
  if (self->desk->edits != NULL)
    dex_future_disown (fw_edit_session_flush (self->desk->edits));
}

static void
move_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwDecisionRow *self = FW_DECISION_ROW (widget);

  if (fw_conference_desk_is_editable (self->desk))
    fw_conference_desk_move_decision (self->desk, self->decision, g_variant_get_int32 (parameter),
                                      widget);
}

static void
delete_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  gtk_widget_activate_action (widget, "decisions.delete", "x",
                              fw_record_get_id (FW_DECISION_ROW (widget)->decision));
}

static gboolean
number_key_cb (FwDecisionRow *self, guint keyval, guint keycode, GdkModifierType state)
{
  if (keyval != GDK_KEY_Delete && keyval != GDK_KEY_KP_Delete)
    return FALSE;
  gtk_widget_activate_action (GTK_WIDGET (self), "decision.delete", NULL);
  return TRUE;
}

static GtkWidget *
create_text (FwDecisionRow *self, const char *column, const char *placeholder)
{
  GtkWidget *text = fw_form_text_new (FALSE);

  fw_form_text_set_placeholder (FW_FORM_TEXT (text), placeholder);
  g_object_bind_property (self->decision, column, text, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  gtk_text_view_set_editable (GTK_TEXT_VIEW (text), fw_conference_desk_is_editable (self->desk));
  return text;
}

static GtkWidget *
create_who (FwDecisionRow *self)
{
  GtkWidget *box = gtk_box_new (GTK_ORIENTATION_VERTICAL, 0);
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-warning-symbolic");
  GtkWidget *label = gtk_label_new (_ ("Who is missing"));
  g_auto (GStrv) names = dup_names (self->desk);

  self->who = fw_form_suggest_new ((const char *const *) names);
  g_object_set (fw_form_suggest_get_entry (FW_FORM_SUGGEST (self->who)), "width-chars", 4,
                "editable", fw_conference_desk_is_editable (self->desk), NULL);
  g_object_bind_property (self->decision, "responsible", self->who, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  self->who_missing = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 4);
  gtk_box_append (GTK_BOX (self->who_missing), icon);
  gtk_label_set_wrap (GTK_LABEL (label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (label), 0);
  gtk_box_append (GTK_BOX (self->who_missing), label);
  gtk_widget_add_css_class (self->who_missing, "decision-missing");
  gtk_box_append (GTK_BOX (box), self->who);
  gtk_box_append (GTK_BOX (box), self->who_missing);
  return box;
}

/* By whom and with what right: said below when it is, asked for in a popover. */
static GtkWidget *
create_right (FwDecisionRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  GtkWidget *popover = gtk_popover_new ();

  gtk_popover_set_child (GTK_POPOVER (popover),
                         fw_decision_right_new (self->decision, self->desk->kind,
                                                fw_conference_desk_is_editable (self->desk)));
  gtk_menu_button_set_popover (GTK_MENU_BUTTON (button), popover);
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "fw-decision-symbolic");
  gtk_widget_set_tooltip_text (button, _ ("Decided By, With What Right"));
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  return button;
}

static void
update_right (FwDecisionRow *self)
{
  const char *by, *word;
  g_autofree char *text = NULL;

  if (self->decision == NULL)
    return;
  by = fw_record_get_text (self->decision, "decided_by");
  word = fw_decision_right_to_word (fw_record_get_text (self->decision, "decided_right"));
  if (by != NULL && by[0] != '\0')
    /* Translators: who decided something, and with what right. */
    text = g_strdup_printf (word[0] != '\0' ? _ ("Decided by %1$s · %2$s") : _ ("Decided by %1$s"),
                            by, word);
  else if (word[0] != '\0')
    /* Translators: with what right something was decided: "the team together". */
    text = g_strdup_printf (_ ("Decided by %s"), word);
  gtk_label_set_label (GTK_LABEL (self->right), text != NULL ? text : "");
  gtk_widget_set_visible (self->right, text != NULL);
}

static GtkWidget *
create_menu (FwDecisionRow *self)
{
  GtkWidget *button = gtk_menu_button_new ();
  g_autoptr (GMenu) menu = g_menu_new ();

  g_menu_append (menu, _ ("Move _Up"), "decision.move(-1)");
  g_menu_append (menu, _ ("Move _Down"), "decision.move(1)");
  g_menu_append (menu, _ ("_Delete"), "decision.delete");
  gtk_menu_button_set_menu_model (GTK_MENU_BUTTON (button), G_MENU_MODEL (menu));
  gtk_menu_button_set_icon_name (GTK_MENU_BUTTON (button), "view-more-symbolic");
  gtk_widget_add_css_class (button, "flat");
  gtk_widget_set_valign (button, GTK_ALIGN_START);
  gtk_widget_set_tooltip_text (button, _ ("Move or Delete"));
  return button;
}

static void
add_hint (FwDecisionRow *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  self->hint = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->hint_label = gtk_label_new (NULL);
  gtk_label_set_wrap (GTK_LABEL (self->hint_label), TRUE);
  gtk_label_set_xalign (GTK_LABEL (self->hint_label), 0);
  gtk_widget_set_hexpand (self->hint_label, TRUE);
  self->hint_button = gtk_button_new_with_label ("");
  gtk_widget_set_valign (self->hint_button, GTK_ALIGN_CENTER);
  g_signal_connect_object (self->hint_button, "clicked", G_CALLBACK (take_next_day_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_box_append (GTK_BOX (self->hint), icon);
  gtk_box_append (GTK_BOX (self->hint), self->hint_label);
  gtk_box_append (GTK_BOX (self->hint), self->hint_button);
  gtk_widget_add_css_class (self->hint, "form-hint");
  gtk_widget_set_parent (self->hint, GTK_WIDGET (self));
}

FwRecord *
fw_decision_row_get_decision (FwDecisionRow *self)
{
  g_return_val_if_fail (FW_IS_DECISION_ROW (self), NULL);

  return self->decision;
}

static void
name_cell (GtkWidget *cell, const char *title, guint number)
{
  /* Translators: a column of the decisions' table, and the number of the decision. */
  g_autofree char *name = g_strdup_printf (_ ("%1$s, decision %2$u"), title, number);

  gtk_accessible_update_property (GTK_ACCESSIBLE (cell), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
}

void
fw_decision_row_set_number (FwDecisionRow *self, guint number)
{
  g_autofree char *text = NULL;
  g_autofree char *name = NULL;

  g_return_if_fail (FW_IS_DECISION_ROW (self));

  text = g_strdup_printf ("%u", number);
  name = g_strdup_printf (_ ("Decision %u"), number);
  gtk_button_set_label (GTK_BUTTON (self->number), text);
  gtk_accessible_reset_relation (GTK_ACCESSIBLE (self->number),
                                 GTK_ACCESSIBLE_RELATION_LABELLED_BY);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->number), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  name, -1);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self), GTK_ACCESSIBLE_PROPERTY_LABEL, name, -1);
  name_cell (self->what, _ ("What"), number);
  name_cell (fw_form_suggest_get_entry (FW_FORM_SUGGEST (self->who)), _ ("Who"), number);
  name_cell (fw_decision_due_get_entry (FW_DECISION_DUE (self->due)), _ ("Until When"), number);
  name_cell (self->sign, _ ("How We Will Know"), number);
  name_cell (self->escalation, _ ("If Not"), number);
}

gboolean
fw_decision_row_focus (FwDecisionRow *self, const char *column)
{
  GtkWidget *cell;

  g_return_val_if_fail (FW_IS_DECISION_ROW (self), FALSE);

  if (g_strcmp0 (column, "responsible") == 0)
    cell = fw_form_suggest_get_entry (FW_FORM_SUGGEST (self->who));
  else if (g_strcmp0 (column, "due") == 0)
    cell = fw_decision_due_get_entry (FW_DECISION_DUE (self->due));
  else if (g_strcmp0 (column, "sign") == 0)
    cell = self->sign;
  else
    cell = self->what;
  return gtk_widget_grab_focus (cell);
}

static void
add_columns (FwDecisionRow *self)
{
  GtkEventController *keys = gtk_event_controller_key_new ();
  GtkWidget *buttons = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);

  self->columns = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
  gtk_widget_set_layout_manager (
      self->columns, fw_columns_layout_new (places, G_N_ELEMENTS (places), NARROW_CHARS, SPACING));
  self->number = gtk_button_new_with_label ("");
  gtk_widget_add_css_class (self->number, "flat");
  gtk_widget_add_css_class (self->number, "decision-number");
  gtk_widget_add_css_class (self->number, "numeric");
  gtk_widget_set_valign (self->number, GTK_ALIGN_START);
  g_signal_connect_object (keys, "key-pressed", G_CALLBACK (number_key_cb), self,
                           G_CONNECT_SWAPPED);
  gtk_widget_add_controller (self->number, keys);
  self->what = create_text (self, "what", _ ("What will be so?"));
  gtk_widget_add_css_class (self->what, "decision-what");
  self->due = fw_decision_due_new (self->decision, &self->desk->calendar,
                                   fw_conference_desk_is_editable (self->desk));
  self->sign = create_text (self, "sign", _ ("What is then seen?"));
  self->escalation = create_text (self, "escalation", _ ("Who is told when?"));
  gtk_box_append (GTK_BOX (self->columns), self->number);
  gtk_box_append (GTK_BOX (self->columns), self->what);
  gtk_box_append (GTK_BOX (self->columns), create_who (self));
  gtk_box_append (GTK_BOX (self->columns), self->due);
  gtk_box_append (GTK_BOX (self->columns), self->sign);
  gtk_box_append (GTK_BOX (self->columns), self->escalation);
  gtk_box_append (GTK_BOX (buttons), create_right (self));
  gtk_box_append (GTK_BOX (buttons), create_menu (self));
  gtk_box_append (GTK_BOX (self->columns), buttons);
  gtk_widget_set_parent (self->columns, GTK_WIDGET (self));
}

GtkWidget *
fw_decision_row_new (FwConferenceDesk *desk, FwRecord *decision)
{
  FwDecisionRow *self = g_object_new (FW_TYPE_DECISION_ROW, NULL);
  GtkEventController *focus = gtk_event_controller_focus_new ();
  gboolean editable = fw_conference_desk_is_editable (desk);

  self->desk = g_object_ref (desk);
  self->decision = g_object_ref (decision);
  add_columns (self);
  add_hint (self);
  self->right = gtk_label_new (NULL);
  gtk_label_set_xalign (GTK_LABEL (self->right), 0);
  gtk_label_set_wrap (GTK_LABEL (self->right), TRUE);
  gtk_widget_add_css_class (self->right, "decision-right");
  gtk_widget_add_css_class (self->right, "form-prompt");
  gtk_widget_set_parent (self->right, GTK_WIDGET (self));
  g_signal_connect_object (decision, "notify::decided-by", G_CALLBACK (update_right), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (decision, "notify::decided-right", G_CALLBACK (update_right), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (decision, "notify::responsible", G_CALLBACK (responsible_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (decision, "notify::due", G_CALLBACK (update_hint), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "decision.move", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "decision.delete", editable);
  update_missing (self);
  update_hint (self);
  update_right (self);
  return GTK_WIDGET (self);
}

static void
fw_decision_row_dispose (GObject *object)
{
  FwDecisionRow *self = FW_DECISION_ROW (object);
  GtkWidget *child;

  g_clear_object (&self->decision);
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (object))) != NULL)
    gtk_widget_unparent (child);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_decision_row_parent_class)->dispose (object);
}

static void
fw_decision_row_class_init (FwDecisionRowClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_decision_row_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_set_css_name (widget_class, "decisionrow");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
  gtk_widget_class_install_action (widget_class, "decision.move", "i", move_action);
  gtk_widget_class_install_action (widget_class, "decision.delete", NULL, delete_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Up, GDK_ALT_MASK, "decision.move", "i",
                                       -1);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_Down, GDK_ALT_MASK, "decision.move",
                                       "i", 1);
}

static void
fw_decision_row_init (FwDecisionRow *self)
{
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
}
