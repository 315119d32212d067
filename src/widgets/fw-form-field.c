/* fw-form-field.c: see fw-form-field.h.
 *
 *   prompt · help                               [reason]
 *   editor (by type, bound both ways to the answer)
 *   from the last plan                     [still holds]
 *   ⓘ hint
 *   unknown or not done, because …
 *   ▸ translation
 *
 * Leaving the field commits at once; typing is drafted and committed by the
 * edit session that watches the answer.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/fw-form-choice.h"
#include "widgets/fw-form-date.h"
#include "widgets/fw-form-earlier.h"
#include "widgets/fw-form-field.h"
#include "widgets/fw-form-suggest.h"
#include "widgets/fw-form-text.h"
#include "widgets/fw-form-translation.h"

#define MAX_OFFERED_TOGGLES 4

struct _FwFormField
{
  GtkWidget parent_instance;
  FwFormContext *context;
  const FwField *field;
  gint64 row_id;
  FwFormAnswer *answer;
  FwFormFieldStyle style;

  GtkWidget *head;
  GtkWidget *editor;
  GtkWidget *said;    /* below own words */
  GtkWidget *earlier; /* what the last form said; NULL: nothing */
  GtkWidget *hint_box;
  GtkWidget *hint_label;
  GtkWidget *reason_button;
  GtkWidget *reason_box;
  GtkWidget *reason_text;
};

G_DEFINE_FINAL_TYPE (FwFormField, fw_form_field, GTK_TYPE_WIDGET)

static gboolean
is_empty (FwFormField *self)
{
  return fw_form_get_value (fw_form_context_get_form (self->context), self->field->name,
                            self->row_id)[0]
         == '\0';
}

static gboolean
has_reason (FwFormField *self)
{
  const char *reason = fw_record_get_text (FW_RECORD (self->answer), "reason");

  return reason != NULL && reason[0] != '\0';
}

static void
update_reason (FwFormField *self)
{
  gboolean editable, empty, reasoned;

  /* Disposed: the answer may still notify. */
  if (self->answer == NULL)
    return;
  editable = fw_form_context_is_editable (self->context);
  empty = is_empty (self);
  reasoned = has_reason (self);

  if (self->said != NULL)
    gtk_widget_set_visible (self->said, !empty);
  if (self->earlier != NULL)
    gtk_widget_set_visible (self->earlier, editable && empty && !reasoned);
  if (self->reason_button == NULL)
    return;
  gtk_widget_set_visible (self->reason_button, editable && empty);
  if (!empty)
    gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->reason_button), FALSE);
  gtk_widget_set_visible (
      self->reason_box,
      reasoned
          || (empty && gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->reason_button))));
}

static void
reason_toggled_cb (FwFormField *self)
{
  update_reason (self);
  if (gtk_toggle_button_get_active (GTK_TOGGLE_BUTTON (self->reason_button)))
    gtk_widget_grab_focus (self->reason_text);
}

static void
focus_enter_cb (FwFormField *self)
{
  if (self->context != NULL)
    fw_form_context_enter (self->context, self->field->name, self->row_id);
}

static void
focus_leave_cb (FwFormField *self)
{
  if (self->answer == NULL)
    return;
  fw_form_field_commit (self);
  /* A failure is told by the session's "problem". */
  dex_future_disown (fw_edit_session_flush (fw_form_context_get_session (self->context)));
}

static void
reason_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFormField *self = FW_FORM_FIELD (widget);

  if (self->reason_button == NULL || !gtk_widget_get_visible (self->reason_button))
    return;
  gtk_toggle_button_set_active (GTK_TOGGLE_BUTTON (self->reason_button), TRUE);
  gtk_widget_grab_focus (self->reason_text);
}

static gboolean
text_to_check (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_boolean (to, g_strcmp0 (g_value_get_string (from), "yes") == 0);
  return TRUE;
}

static gboolean
check_to_text (GBinding *binding, const GValue *from, GValue *to, gpointer data)
{
  g_value_set_static_string (to, g_value_get_boolean (from) ? "yes" : "");
  return TRUE;
}

static gboolean
contains (GStrv offers, const char *value)
{
  return value[0] == '\0' || g_strv_contains ((const char *const *) offers, value);
}

/* Names to choose from; as toggles in a card's head where they are few. */
static GtkWidget *
create_offering (FwFormField *self, GStrv offers)
{
  guint n = g_strv_length (offers);
  const char *value = fw_form_get_value (fw_form_context_get_form (self->context),
                                         self->field->name, self->row_id);

  if (self->style == FW_FORM_FIELD_HEAD && n > 0 && n <= MAX_OFFERED_TOGGLES
      && contains (offers, value))
    {
      g_autofree FwFieldOption *options = g_new0 (FwFieldOption, n);

      for (guint i = 0; i < n; i++)
        options[i].key = options[i].title = offers[i];
      return fw_form_choice_new (options, n);
    }
  return fw_form_suggest_new ((const char *const *) offers);
}

static GtkWidget *
create_editor (FwFormField *self)
{
  g_auto (GStrv) offers = NULL;
  GArray *kinds;

  switch (self->field->type)
    {
    case FW_FIELD_LINE:
      offers = fw_form_context_dup_offers (self->context, self->field);
      return offers != NULL ? create_offering (self, offers) : fw_form_text_new (FALSE);
    case FW_FIELD_PROVIDER:
      offers = fw_form_context_dup_offers (self->context, self->field);
      return fw_form_suggest_new (offers != NULL ? (const char *const *) offers
                                                 : (const char *const[]) {NULL});
    case FW_FIELD_TEXT:
    case FW_FIELD_QUOTE:
      return fw_form_text_new (TRUE);
    case FW_FIELD_DATE:
      return fw_form_date_new ();
    case FW_FIELD_CHOICE:
      return fw_form_choice_new (self->field->options, self->field->n_options);
    case FW_FIELD_KIND_HELP:
      kinds = fw_form_context_get_kinds (self->context);
      return fw_form_choice_new ((FwFieldOption *) (void *) kinds->data, kinds->len);
    case FW_FIELD_CHECK:
      return gtk_check_button_new_with_label (self->field->prompt);
    default:
      g_assert_not_reached ();
    }
}

/* What takes the keys within the editor. */
static GtkWidget *
get_target (FwFormField *self)
{
  if (FW_IS_FORM_DATE (self->editor))
    return fw_form_date_get_entry (FW_FORM_DATE (self->editor));
  if (FW_IS_FORM_CHOICE (self->editor))
    return fw_form_choice_get_control (FW_FORM_CHOICE (self->editor));
  if (FW_IS_FORM_SUGGEST (self->editor))
    return fw_form_suggest_get_entry (FW_FORM_SUGGEST (self->editor));
  return self->editor;
}

static void
set_editable (FwFormField *self, gboolean editable)
{
  if (FW_IS_FORM_CHOICE (self->editor))
    g_object_set (self->editor, "editable", editable, NULL);
  else if (GTK_IS_CHECK_BUTTON (self->editor))
    gtk_widget_set_sensitive (self->editor, editable);
  else
    g_object_set (get_target (self), "editable", editable, NULL);
  if (self->reason_text != NULL)
    gtk_text_view_set_editable (GTK_TEXT_VIEW (self->reason_text), editable);
}

static void
add_head (FwFormField *self)
{
  GtkWidget *prompt = gtk_label_new (self->field->prompt);

  self->head = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_label_set_xalign (GTK_LABEL (prompt), 0);
  gtk_label_set_ellipsize (GTK_LABEL (prompt), PANGO_ELLIPSIZE_END);
  gtk_widget_add_css_class (prompt, "caption-heading");
  gtk_widget_add_css_class (prompt, "form-prompt");
  gtk_box_append (GTK_BOX (self->head), prompt);
  if (self->field->type == FW_FIELD_QUOTE || self->field->internal)
    {
      GtkWidget *note
          = gtk_label_new (self->field->internal ? _ ("· never printed")
                                                 : _ ("· printed word for word, never changed"));

      gtk_label_set_ellipsize (GTK_LABEL (note), PANGO_ELLIPSIZE_END);
      gtk_widget_add_css_class (note, "caption");
      gtk_widget_add_css_class (note, "dimmed");
      gtk_box_append (GTK_BOX (self->head), note);
    }
  gtk_widget_set_parent (self->head, GTK_WIDGET (self));
}

static void
add_said (FwFormField *self)
{
  self->said = gtk_label_new (_ ("in own words"));
  gtk_label_set_xalign (GTK_LABEL (self->said), 0);
  gtk_widget_add_css_class (self->said, "caption-heading");
  gtk_widget_add_css_class (self->said, "form-said");
  gtk_widget_set_parent (self->said, GTK_WIDGET (self));
}

/* One act says that it still holds; until then the answer is open. */
static void
taken_cb (FwFormField *self)
{
  g_autofree char *name = g_strconcat ("earlier:", self->field->name, NULL);

  g_object_set (self->answer, "value",
                fw_form_get_fact (fw_form_context_get_form (self->context), name), NULL);
  /* The button has gone with the focus. */
  fw_form_field_focus (self);
  dex_future_disown (fw_edit_session_flush (fw_form_context_get_session (self->context)));
}

static void
add_earlier (FwFormField *self)
{
  g_autofree char *name = g_strconcat ("earlier:", self->field->name, NULL);
  const char *value = fw_form_get_fact (fw_form_context_get_form (self->context), name);
  g_autofree char *shown = NULL;

  if (value[0] == '\0' || self->row_id != 0)
    return;
  shown = fw_form_context_dup_shown (self->context, self->field, value);
  self->earlier = fw_form_earlier_new (self->field->prompt, shown);
  g_signal_connect_object (self->earlier, "taken", G_CALLBACK (taken_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_set_parent (self->earlier, GTK_WIDGET (self));
}

static void
add_hint (FwFormField *self)
{
  GtkWidget *icon = gtk_image_new_from_icon_name ("dialog-information-symbolic");

  self->hint_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 9);
  self->hint_label = gtk_label_new (NULL);
  gtk_widget_set_valign (icon, GTK_ALIGN_START);
  gtk_label_set_xalign (GTK_LABEL (self->hint_label), 0);
  gtk_label_set_wrap (GTK_LABEL (self->hint_label), TRUE);
  gtk_widget_set_hexpand (self->hint_label, TRUE);
  gtk_box_append (GTK_BOX (self->hint_box), icon);
  gtk_box_append (GTK_BOX (self->hint_box), self->hint_label);
  gtk_widget_add_css_class (self->hint_box, "form-hint");
  gtk_widget_set_visible (self->hint_box, FALSE);
  gtk_widget_set_parent (self->hint_box, GTK_WIDGET (self));
}

static void
add_reason (FwFormField *self)
{
  GtkWidget *label = gtk_label_new (_ ("Unknown or not done, because"));
  g_autofree char *spoken
      /* Translators: %s is a question of a form. */
      = g_strdup_printf (_ ("Why “%s” is unknown or not done"), self->field->prompt);

  self->reason_button = gtk_toggle_button_new ();
  gtk_button_set_icon_name (GTK_BUTTON (self->reason_button), "fw-not-known-symbolic");
  gtk_widget_set_tooltip_text (self->reason_button, _ ("Unknown or Not Done, Because … (F9)"));
  /* Not in the way of Tab from answer to answer: F9 does the same. */
  gtk_widget_set_focusable (self->reason_button, FALSE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason_button),
                                  GTK_ACCESSIBLE_PROPERTY_LABEL, spoken, -1);
  gtk_widget_add_css_class (self->reason_button, "flat");
  gtk_widget_add_css_class (self->reason_button, "form-small");
  gtk_widget_set_valign (self->reason_button, GTK_ALIGN_CENTER);

  self->reason_box = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 6);
  gtk_widget_set_valign (label, GTK_ALIGN_START);
  gtk_widget_add_css_class (label, "dimmed");
  gtk_box_append (GTK_BOX (self->reason_box), label);
  self->reason_text = fw_form_text_new (FALSE);
  gtk_widget_set_hexpand (self->reason_text, TRUE);
  gtk_accessible_update_property (GTK_ACCESSIBLE (self->reason_text), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
  fw_form_text_set_placeholder (FW_FORM_TEXT (self->reason_text), _ ("a word is enough"));
  gtk_box_append (GTK_BOX (self->reason_box), self->reason_text);
  gtk_widget_add_css_class (self->reason_box, "form-reason");
  gtk_widget_set_parent (self->reason_box, GTK_WIDGET (self));
  g_object_bind_property (self->answer, "reason", self->reason_text, "value",
                          G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->reason_button, "toggled", G_CALLBACK (reason_toggled_cb), self,
                           G_CONNECT_SWAPPED);
}

/* What an interpreter made of it. */
static void
add_translation (FwFormField *self)
{
  FwFormTranslations *translations = fw_form_context_get_translations (self->context);

  if (translations != NULL && self->style != FW_FORM_FIELD_HEAD
      && fw_translation_is_wanted (self->field))
    gtk_widget_set_parent (fw_form_translation_new (translations, self->answer, self->field->prompt,
                                                    fw_form_context_is_editable (self->context)),
                           GTK_WIDGET (self));
}

/* Puts the editor, and in a cell the reason's button beside it. */
static void
add_editor (FwFormField *self)
{
  GtkWidget *outer = self->editor;

  gtk_widget_set_hexpand (self->editor, TRUE);
  if (self->field->type == FW_FIELD_QUOTE)
    gtk_widget_add_css_class (GTK_WIDGET (self), "quote");
  if (self->reason_button != NULL && self->head != NULL)
    {
      gtk_widget_set_hexpand (self->reason_button, TRUE);
      gtk_widget_set_halign (self->reason_button, GTK_ALIGN_END);
      gtk_box_append (GTK_BOX (self->head), self->reason_button);
    }
  else if (self->reason_button != NULL)
    {
      outer = gtk_box_new (GTK_ORIENTATION_HORIZONTAL, 0);
      gtk_widget_set_valign (self->reason_button, GTK_ALIGN_START);
      gtk_box_append (GTK_BOX (outer), self->editor);
      gtk_box_append (GTK_BOX (outer), self->reason_button);
    }
  gtk_widget_insert_after (outer, GTK_WIDGET (self), self->head);
}

static void
bind (FwFormField *self)
{
  if (GTK_IS_CHECK_BUTTON (self->editor))
    g_object_bind_property_full (self->answer, "value", self->editor, "active",
                                 G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE, text_to_check,
                                 check_to_text, NULL, NULL);
  else
    g_object_bind_property (self->answer, "value", self->editor, "value",
                            G_BINDING_BIDIRECTIONAL | G_BINDING_SYNC_CREATE);
  g_signal_connect_object (self->answer, "notify::value", G_CALLBACK (update_reason), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->answer, "notify::reason", G_CALLBACK (update_reason), self,
                           G_CONNECT_SWAPPED);
  fw_edit_session_watch (fw_form_context_get_session (self->context), FW_RECORD (self->answer),
                         self->field->prompt);
}

void
fw_form_field_set_row_title (FwFormField *self, const char *row_title)
{
  g_autofree char *spoken = NULL;

  g_return_if_fail (FW_IS_FORM_FIELD (self));

  if (self->editor == NULL)
    return;
  spoken = row_title != NULL ? g_strdup_printf ("%s, %s", self->field->prompt, row_title)
                             : g_strdup (self->field->prompt);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_target (self)), GTK_ACCESSIBLE_PROPERTY_LABEL,
                                  spoken, -1);
}

GtkWidget *
fw_form_field_new (FwFormContext *context,
                   const FwField *field,
                   gint64 row_id,
                   const char *row_title,
                   FwFormFieldStyle style)
{
  FwFormField *self = g_object_new (FW_TYPE_FORM_FIELD, NULL);

  self->context = g_object_ref (context);
  self->field = field;
  self->row_id = row_id;
  self->style = style;
  g_set_object (&self->answer,
                fw_form_get_answer (fw_form_context_get_form (context), field->name, row_id));
  g_return_val_if_fail (self->answer != NULL, GTK_WIDGET (self));

  self->editor = create_editor (self);
  if (style == FW_FORM_FIELD_FULL && field->type != FW_FIELD_CHECK)
    add_head (self);
  if (field->type == FW_FIELD_QUOTE)
    add_said (self);
  add_earlier (self);
  add_hint (self);
  if (field->counts && style != FW_FORM_FIELD_HEAD && field->type != FW_FIELD_CHECK)
    add_reason (self);
  add_translation (self);
  add_editor (self);
  bind (self);

  if (FW_IS_FORM_TEXT (self->editor) && field->help[0] != '\0')
    fw_form_text_set_placeholder (FW_FORM_TEXT (self->editor), field->help);
  else if (field->help[0] != '\0')
    gtk_widget_set_tooltip_text (self->editor, field->help);
  gtk_accessible_update_property (GTK_ACCESSIBLE (get_target (self)),
                                  GTK_ACCESSIBLE_PROPERTY_DESCRIPTION, field->help, -1);
  fw_form_field_set_row_title (self, row_title);
  if (FW_IS_FORM_SUGGEST (self->editor))
    g_object_set (get_target (self), "placeholder-text",
                  style == FW_FORM_FIELD_HEAD ? field->prompt : field->help, NULL);
  fw_form_context_add_field (context, field->name, row_id, GTK_WIDGET (self));
  fw_form_field_update (self);
  return GTK_WIDGET (self);
}

void
fw_form_field_update (FwFormField *self)
{
  g_return_if_fail (FW_IS_FORM_FIELD (self));

  if (self->answer == NULL)
    return;
  gtk_widget_set_visible (
      GTK_WIDGET (self),
      fw_form_applies (fw_form_context_get_form (self->context), self->field, self->row_id));
  set_editable (self, fw_form_context_is_editable (self->context));
  update_reason (self);
}

void
fw_form_field_commit (FwFormField *self)
{
  g_return_if_fail (FW_IS_FORM_FIELD (self));

  if (FW_IS_FORM_DATE (self->editor))
    fw_form_date_commit (FW_FORM_DATE (self->editor));
}

gboolean
fw_form_field_focus (FwFormField *self)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *target, *focus;

  g_return_val_if_fail (FW_IS_FORM_FIELD (self), FALSE);

  if (self->answer == NULL || root == NULL)
    return FALSE;
  target = get_target (self);
  focus = gtk_root_get_focus (root);
  /* A group of toggles that has the focus would hand it on. */
  if (focus != NULL && (focus == target || gtk_widget_is_ancestor (focus, target)))
    return TRUE;
  if (FW_IS_FORM_SUGGEST (self->editor))
    return gtk_entry_grab_focus_without_selecting (GTK_ENTRY (target));
  return gtk_widget_grab_focus (target) || gtk_widget_child_focus (target, GTK_DIR_TAB_FORWARD);
}

void
fw_form_field_show_hints (FwFormField *self, GPtrArray *hints)
{
  GString *text = g_string_new (NULL);

  g_return_if_fail (FW_IS_FORM_FIELD (self));

  if (FW_IS_FORM_TEXT (self->editor))
    fw_form_text_clear_marks (FW_FORM_TEXT (self->editor));
  for (guint i = 0; hints != NULL && i < hints->len; i++)
    {
      FwFormHint *hint = g_ptr_array_index (hints, i);

      if (hint->ok || g_strcmp0 (hint->field, self->field->name) != 0)
        continue;
      if (hint->length > 0 && FW_IS_FORM_TEXT (self->editor))
        fw_form_text_mark (FW_FORM_TEXT (self->editor), hint->start, hint->length);
      if (hint->message != NULL)
        g_string_append_printf (text, "%s%s", text->len > 0 ? "\n" : "", hint->message);
    }
  gtk_label_set_label (GTK_LABEL (self->hint_label), text->str);
  gtk_widget_set_visible (self->hint_box, text->len > 0);
  g_string_free (text, TRUE);
}

static void
fw_form_field_dispose (GObject *object)
{
  FwFormField *self = FW_FORM_FIELD (object);
  GtkWidget *child;

  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self))) != NULL)
    gtk_widget_unparent (child);
  self->head = self->editor = self->earlier = self->hint_box = self->reason_button = NULL;
  g_clear_object (&self->answer);
  g_clear_object (&self->context);
  G_OBJECT_CLASS (fw_form_field_parent_class)->dispose (object);
}

static void
fw_form_field_class_init (FwFormFieldClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_form_field_dispose;
  gtk_widget_class_set_layout_manager_type (widget_class, GTK_TYPE_BOX_LAYOUT);
  gtk_widget_class_install_action (widget_class, "field.give-reason", NULL, reason_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "field.give-reason", NULL);
  gtk_widget_class_set_css_name (widget_class, "formfield");
  gtk_widget_class_set_accessible_role (widget_class, GTK_ACCESSIBLE_ROLE_GROUP);
}

static void
fw_form_field_init (FwFormField *self)
{
  GtkEventController *focus = gtk_event_controller_focus_new ();
  GtkLayoutManager *layout = gtk_widget_get_layout_manager (GTK_WIDGET (self));

  gtk_orientable_set_orientation (GTK_ORIENTABLE (layout), GTK_ORIENTATION_VERTICAL);
  gtk_box_layout_set_spacing (GTK_BOX_LAYOUT (layout), 3);
  g_signal_connect_object (focus, "enter", G_CALLBACK (focus_enter_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (focus, "leave", G_CALLBACK (focus_leave_cb), self, G_CONNECT_SWAPPED);
  gtk_widget_add_controller (GTK_WIDGET (self), focus);
}
