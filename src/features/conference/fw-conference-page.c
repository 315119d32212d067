/* fw-conference-page.c: see fw-conference-page.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "domain/fw-deadline.h"
#include "features/conference/fw-conference-page-private.h"
#include "features/fw-page.h"
#include "features/fw-shell.h"
#include "widgets/fw-async.h"
#include "widgets/fw-form-field.h"
#include "widgets/fw-session-undo.h"

static void
fw_conference_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwConferencePage,
                               fw_conference_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_conference_page_page_init))

FwConferenceStep *
_fw_conference_page_ensure_step (FwConferencePage *self, guint step)
{
  g_autofree char *name = g_strdup_printf ("%u", step);
  GtkWidget *child = gtk_stack_get_child_by_name (self->steps, name);

  if (child == NULL)
    {
      child = fw_conference_step_new (self->desk, step);
      gtk_stack_add_named (self->steps, child, name);
      fw_step_bar_set_panel (self->step_bar, step, child);
    }
  return FW_CONFERENCE_STEP (child);
}

static void
show_foot (FwConferencePage *self)
{
  const FwStep *before = self->desk->step > 0
                             ? fw_conference_desk_get_step (self->desk, self->desk->step - 1)
                             : NULL;
  const FwStep *after = fw_conference_desk_get_step (self->desk, self->desk->step + 1);
  FwFormCount count;
  g_autofree char *empty = NULL;

  gtk_widget_set_visible (self->back_button, before != NULL);
  gtk_label_set_label (self->back_label, before != NULL ? before->title : "");
  if (after != NULL)
    {
      /* Translators: %s is the next step of a conference. */
      g_autofree char *next = g_strdup_printf (_ ("Next: %s"), after->title);

      gtk_label_set_label (self->next_label, next);
    }
  else
    gtk_label_set_label (self->next_label, _ ("Close Minutes …"));
  gtk_widget_set_visible (self->next_button,
                          after != NULL || fw_conference_desk_is_editable (self->desk));
  fw_conference_desk_count (self->desk, self->desk->step, &count);
  empty = g_strdup_printf (ngettext ("%u field empty", "%u fields empty", count.n_empty),
                           count.n_empty);
  gtk_label_set_label (self->empty_label, count.n_empty > 0 ? empty : "");
}

/* What the sheet's handle says while it is closed. */
static void
show_handle (FwConferencePage *self)
{
  FwFormCount count;
  g_autofree char *text = NULL;

  fw_conference_desk_count (self->desk, G_MAXUINT, &count);
  text = count.n_empty > 0
             ? g_strdup_printf (ngettext ("%u field empty", "%u fields empty", count.n_empty),
                                count.n_empty)
             : g_strdup (_ ("Nothing is empty without a reason"));
  gtk_label_set_label (self->pane_label, text);
  g_object_set (self->pane_ring, "fraction",
                count.n_fields > 0 ? (double) (count.n_answered + count.n_reasoned) / count.n_fields
                                   : 1.0,
                NULL);
}

/* How much of the steps the sheet or its handle would cover. */
static int
sheet_room (FwConferencePage *self, const char *layout, gboolean open, int sheet, int handle)
{
  return g_strcmp0 (layout, "narrow") != 0 ? 0 : open ? MAX (sheet, handle) : handle;
}

static void
show_counts (FwConferencePage *self)
{
  show_handle (self);
  for (guint i = 0; i < fw_conference_desk_get_n_steps (self->desk); i++)
    {
      FwFormCount count;

      fw_conference_desk_count (self->desk, i, &count);
      fw_step_bar_set_count (self->step_bar, i, count.n_answered + count.n_reasoned,
                             count.n_fields);
    }
}

static void
show_step (FwConferencePage *self)
{
  g_autofree char *name = g_strdup_printf ("%u", self->desk->step);

  _fw_conference_page_ensure_step (self, self->desk->step);
  gtk_stack_set_visible_child_name (self->steps, name);
  fw_step_bar_set_step (self->step_bar, self->desk->step);
  show_foot (self);
}

/* Closing and correcting change what can be written. */
static void
rebuild (FwConferencePage *self)
{
  GtkWidget *child;
  gboolean editable = fw_conference_desk_is_editable (self->desk);
  const char *status = fw_record_get_text (self->desk->conference, "status");

  adw_banner_set_revealed (self->closed_banner, g_strcmp0 (status, "closed") == 0);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conference.close", editable);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conference.correct",
                                 g_strcmp0 (status, "closed") == 0);
  if (editable == self->editable)
    return;
  self->editable = editable;
  while ((child = gtk_widget_get_first_child (GTK_WIDGET (self->steps))) != NULL)
    gtk_stack_remove (self->steps, child);
  show_step (self);
}

static void
changed_cb (FwConferencePage *self)
{
  if (self->desk == NULL || !fw_conference_desk_is_loaded (self->desk))
    return;
  rebuild (self);
  show_counts (self);
  show_foot (self);
}

static void
step_cb (FwConferencePage *self)
{
  if (self->desk != NULL)
    show_step (self);
}

static void
step_chosen_cb (FwConferencePage *self)
{
  if (self->desk != NULL && fw_conference_desk_is_loaded (self->desk))
    fw_conference_desk_set_step (self->desk, fw_step_bar_get_step (self->step_bar));
}

static void
state_cb (FwConferencePage *self)
{
  g_autofree char *state = NULL;
  gint64 saved_at = 0;

  if (self->desk == NULL || self->desk->edits == NULL)
    return;
  g_object_get (self->desk->edits, "state", &state, "saved-at", &saved_at, NULL);
  if (g_strcmp0 (state, "typing") == 0 || g_strcmp0 (state, "saving") == 0)
    gtk_label_set_label (self->saved_label, _ ("Saving …"));
  else if (g_strcmp0 (state, "problem") == 0)
    gtk_label_set_label (self->saved_label, _ ("Not saved yet, kept as a draft"));
  else if (saved_at > 0)
    {
      g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (saved_at);
      g_autofree char *time = g_date_time_format (when, "%H:%M");
      /* Translators: %s is a time of the day. */
      g_autofree char *text = g_strdup_printf (_ ("✓ Saved at %s"), time);

      gtk_label_set_label (self->saved_label, text);
    }
  else
    gtk_label_set_label (self->saved_label, _ ("Everything saves itself"));
}

static void
show_title (FwConferencePage *self)
{
  FwRecord *session = self->desk->session;
  const char *held_on = session != NULL ? fw_record_get_text (session, "held_on") : NULL;
  const char *starts_at = session != NULL ? fw_record_get_text (session, "starts_at") : NULL;
  g_autoptr (GString) subtitle = g_string_new (NULL);
  g_autofree char *title
      = g_strdup_printf ("%s · %s", self->desk->kind->short_title, self->desk->case_name);
  FwDay day;

  /* Translators: %s is a file number. */
  g_string_append_printf (subtitle, _ ("File %s"), self->desk->case_number);
  if (held_on != NULL && fw_day_from_iso (held_on, &day))
    {
      g_autofree char *date = fw_day_to_text (day);

      g_string_append_printf (subtitle, " · %s %s", fw_deadline_weekday_to_text (day), date);
      if (starts_at != NULL && starts_at[0] != '\0')
        g_string_append_printf (subtitle, ", %s", starts_at);
    }
  else
    g_string_append_printf (subtitle, " · %s", _ ("no session yet"));
  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle->str);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
}

static char *
dup_shown (FwRecord *record, const char *column, gboolean stored, gpointer data)
{
  FwConferencePage *self = data;
  const char *text
      = stored ? fw_record_get_stored_text (record, column) : fw_record_get_text (record, column);
  const FwField *field = NULL;

  if (self->desk != NULL && FW_IS_FORM_ANSWER (record) && g_str_equal (column, "value"))
    field = fw_form_template_find_field (fw_form_get_template (self->desk->form),
                                         fw_record_get_text (record, "field"), NULL);
  return field != NULL && text != NULL && text[0] != '\0'
             ? fw_form_context_dup_shown (self->desk->context, field, text)
             : NULL;
}

/* Registered becomes open on the day that it is held. */
static DexFuture *
begin_fiber (gpointer data)
{
  FwConferencePage *self = data;
  g_autoptr (GError) error = NULL;

  if (self->desk == NULL || self->desk->store == NULL)
    return NULL;
  dex_await (fw_conference_repository_begin (self->desk->store, self->conference_id), &error);
  if (error != NULL && self->desk != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

static void
begin (FwConferencePage *self)
{
  const char *held_on
      = self->desk->session != NULL ? fw_record_get_text (self->desk->session, "held_on") : NULL;
  FwDay day;

  if (self->began
      || g_strcmp0 (fw_record_get_text (self->desk->conference, "status"), "registered") != 0
      || held_on == NULL || !fw_day_from_iso (held_on, &day) || day > fw_clock_today ())
    return;
  self->began = TRUE;
  fw_ui_spawn (self, begin_fiber);
}

static void
loaded_cb (FwConferencePage *self, const GError *error)
{
  g_autoptr (GStrvBuilder) builder = g_strv_builder_new ();
  g_auto (GStrv) titles = NULL;

  if (self->desk == NULL)
    return;
  if (error != NULL)
    {
      g_autofree char *text = g_markup_escape_text (error->message, -1);

      adw_status_page_set_description (self->failed_page, text);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      fw_ui_announce (GTK_WIDGET (self), error->message);
      return;
    }
  for (guint i = 0; i < fw_conference_desk_get_n_steps (self->desk); i++)
    g_strv_builder_add (builder, fw_conference_desk_get_step (self->desk, i)->title);
  titles = g_strv_builder_end (builder);
  fw_step_bar_set_titles (self->step_bar, (const char *const *) titles);
  show_title (self);
  fw_session_bar_set_session (self->session_bar, self->desk->edits, dup_shown, self);
  g_signal_connect_object (self->desk->edits, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk->edits, "notify::saved-at", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "notify::step", G_CALLBACK (step_cb), self,
                           G_CONNECT_SWAPPED);
  g_object_set (self->desk, "names-hidden", TRUE, NULL);
  self->editable = !fw_conference_desk_is_editable (self->desk);
  rebuild (self);
  fw_completeness_pane_set_desk (self->pane, self->desk);
  gtk_stack_set_visible_child_name (self->stack, "page");
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conference.preview", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conference.project", TRUE);
  changed_cb (self);
  state_cb (self);
  begin (self);
  if (gtk_widget_get_mapped (GTK_WIDGET (self)))
    fw_conference_desk_run (self->desk, TRUE);
  fw_conference_step_focus (_fw_conference_page_ensure_step (self, self->desk->step));
}

/* FwPage */

static gboolean
take_back (FwPage *page, gboolean again)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (page);

  if (self->desk == NULL || self->desk->edits == NULL)
    return FALSE;
  fw_session_undo (self->desk->edits, GTK_WIDGET (self), NULL, again);
  return TRUE;
}

static gboolean
undo (FwPage *page)
{
  return take_back (page, FALSE);
}

static gboolean
redo (FwPage *page)
{
  return take_back (page, TRUE);
}

static gboolean
print (FwPage *page)
{
  gtk_widget_activate_action (GTK_WIDGET (page), "conference.preview", NULL);
  return TRUE;
}

static gboolean
next_empty (FwPage *page)
{
  return _fw_conference_page_next_gap (FW_CONFERENCE_PAGE (page));
}

static DexFuture *
flush (FwPage *page)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (page);
  g_autoptr (GPtrArray) fields = NULL;

  if (self->desk == NULL || self->desk->edits == NULL)
    return NULL;
  fields = fw_form_context_dup_fields (self->desk->context);
  for (guint i = 0; i < fields->len; i++)
    fw_form_field_commit (g_ptr_array_index (fields, i));
  return fw_edit_session_keep (self->desk->edits);
}

static GStrv
dup_place (FwPage *page)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (page);
  g_autoptr (GStrvBuilder) place = g_strv_builder_new ();

  g_strv_builder_take (place, g_strdup_printf ("win.open-conference(int64 %" G_GINT64_FORMAT ")",
                                               self->conference_id));
  return g_strv_builder_end (place);
}

static void
fw_conference_page_page_init (FwPageInterface *iface)
{
  iface->dup_place = dup_place;
  iface->undo = undo;
  iface->redo = redo;
  iface->print = print;
  iface->next_empty = next_empty;
  iface->flush = flush;
}

static void
add_desk_actions (FwConferencePage *self)
{
  static const char *const names[] = {"names-hidden", "with-family"};
  g_autoptr (GSimpleActionGroup) group = g_simple_action_group_new ();

  for (guint i = 0; i < G_N_ELEMENTS (names); i++)
    {
      g_autoptr (GPropertyAction) action = g_property_action_new (names[i], self->desk, names[i]);

      g_action_map_add_action (G_ACTION_MAP (group), G_ACTION (action));
    }
  gtk_widget_insert_action_group (GTK_WIDGET (self), "desk", G_ACTION_GROUP (group));
}

GtkWidget *
fw_conference_page_new (FwStore *store, gint64 conference_id)
{
  FwConferencePage *self = g_object_new (FW_TYPE_CONFERENCE_PAGE, NULL);

  self->conference_id = conference_id;
  self->desk = fw_conference_desk_new (store, conference_id);
  g_signal_connect_object (self->desk, "loaded", G_CALLBACK (loaded_cb), self, G_CONNECT_SWAPPED);
  g_signal_connect_object (self->desk, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  add_desk_actions (self);
  return GTK_WIDGET (self);
}

static void
fw_conference_page_map (GtkWidget *widget)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (widget);
  FwShell *shell = fw_shell_find (widget);

  GTK_WIDGET_CLASS (fw_conference_page_parent_class)->map (widget);
  if (shell != NULL)
    fw_shell_set_wide (shell, TRUE);
  if (self->desk != NULL && fw_conference_desk_is_loaded (self->desk))
    fw_conference_desk_run (self->desk, TRUE);
}

static void
fw_conference_page_unmap (GtkWidget *widget)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (widget);
  FwShell *shell = fw_shell_find (widget);

  if (shell != NULL)
    fw_shell_set_wide (shell, FALSE);
  if (self->desk != NULL)
    fw_conference_desk_run (self->desk, FALSE);
  GTK_WIDGET_CLASS (fw_conference_page_parent_class)->unmap (widget);
}

static void
fw_conference_page_dispose (GObject *object)
{
  FwConferencePage *self = FW_CONFERENCE_PAGE (object);

  _fw_conference_page_clear_wanted (self);
  if (self->projector != NULL)
    gtk_window_destroy (self->projector);
  g_clear_weak_pointer (&self->projector);
  if (self->desk != NULL)
    fw_conference_desk_stop (self->desk);
  g_clear_object (&self->desk);
  G_OBJECT_CLASS (fw_conference_page_parent_class)->dispose (object);
}

static void
fw_conference_page_class_init (FwConferencePageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_conference_page_dispose;
  widget_class->map = fw_conference_page_map;
  widget_class->unmap = fw_conference_page_unmap;
  g_type_ensure (FW_TYPE_COMPLETENESS_PANE);
  g_type_ensure (FW_TYPE_RING);
  g_type_ensure (FW_TYPE_SESSION_BAR);
  g_type_ensure (FW_TYPE_STEP_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-conference-page.ui");
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, stack);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, failed_page);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, window_title);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, session_bar);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, closed_banner);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, step_bar);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, layout_view);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, split_view);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, sheet);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, pane_ring);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, pane_label);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, steps);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, pane);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, back_label);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, back_button);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, saved_label);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, empty_label);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, next_label);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, next_button);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, pane_button);
  gtk_widget_class_bind_template_child (widget_class, FwConferencePage, projector_label);
  gtk_widget_class_bind_template_callback (widget_class, step_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, sheet_room);
  gtk_widget_class_bind_template_callback_full (widget_class, "jump_cb",
                                                G_CALLBACK (_fw_conference_page_jump));
  _fw_conference_page_install_acts (widget_class);
  /* A field that is empty takes F9 first: "unknown, because …". */
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "conference.toggle-pane", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, GDK_CONTROL_MASK,
                                       "conference.toggle-pane", NULL);
}

/* Before the text views: they would take some of these. */
static void
add_keys (FwConferencePage *self)
{
  static const struct
  {
    guint key;
    GdkModifierType modifiers;
    const char *action;
  } keys[] = {
      {GDK_KEY_l, GDK_CONTROL_MASK, "conference.next-gap"},
      {GDK_KEY_Return, GDK_CONTROL_MASK, "conference.quick"},
      {GDK_KEY_KP_Enter, GDK_CONTROL_MASK, "conference.quick"},
      {GDK_KEY_F5, 0, "conference.project"},
      {GDK_KEY_Page_Down, GDK_CONTROL_MASK, "conference.next-step"},
      {GDK_KEY_Page_Up, GDK_CONTROL_MASK, "conference.previous-step"},
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, keys[i].modifiers),
                          gtk_named_action_new (keys[i].action)));
  for (guint i = 0; i < 9; i++)
    {
      GtkShortcut *shortcut
          = gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_1 + i, GDK_CONTROL_MASK),
                              gtk_named_action_new ("conference.go-step"));

      gtk_shortcut_set_arguments (shortcut, g_variant_new_int32 ((gint32) i));
      gtk_shortcut_controller_add_shortcut (GTK_SHORTCUT_CONTROLLER (controller), shortcut);
    }
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
fw_conference_page_init (FwConferencePage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conference.close", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conference.correct", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conference.preview", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "conference.project", FALSE);
  add_keys (self);
}
