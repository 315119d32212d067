/* fw-plan-editor.c: see fw-plan-editor.h.
 *
 *   navigator ──section──▶ form page ──changed──▶ preview ──▶ page view
 *       ▲                     │  ▲                                │
 *       └──────section────────┘  └────────anchor of a click───────┘
 *
 * Wide: three columns; below 1150 px the pages are a tab, below 860 px the
 * sections a list in the header.
 */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "features/fw-page.h"
#include "features/fw-shell.h"
#include "features/helpplan/fw-plan-editor-private.h"
#include "features/helpplan/fw-plan-words.h"
#include "widgets/fw-async.h"
#include "widgets/fw-ring.h"

#define GOALS "goals"
#define NEW_CASE "win.new-case"

static void
fw_plan_editor_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwPlanEditor,
                               fw_plan_editor,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_plan_editor_page_init))

void
_fw_plan_editor_update_subtitle (FwPlanEditor *self)
{
  g_autofree char *state = NULL;
  g_autofree char *text = NULL;
  g_autofree char *time = NULL;
  const char *word = self->status_word != NULL ? self->status_word : _ ("Draft");
  gint64 saved_at = 0;

  if (self->session == NULL)
    return;
  g_object_get (self->session, "state", &state, "saved-at", &saved_at, NULL);
  if (g_strcmp0 (state, "typing") == 0 || g_strcmp0 (state, "saving") == 0)
    /* Translators: %s is the state of a help plan: "Draft". */
    text = g_strdup_printf (_ ("%s · saving …"), word);
  else if (g_strcmp0 (state, "problem") == 0)
    /* Translators: %s is the state of a help plan: "Draft". */
    text = g_strdup_printf (_ ("%s · not saved yet, kept as a draft"), word);
  else if (saved_at > 0)
    {
      g_autoptr (GDateTime) when = g_date_time_new_from_unix_local (saved_at);

      time = g_date_time_format (when, "%H:%M");
      /* Translators: the state of a help plan, and a time of the day. */
      text = g_strdup_printf (_ ("%1$s · saved %2$s"), word, time);
    }
  else
    /* Translators: %s is the state of a help plan: "Draft". */
    text = g_strdup_printf (_ ("%s · everything saves itself"), word);
  adw_window_title_set_subtitle (self->plan_title, text);
}

static DexFuture *
update_row_fiber (gpointer data)
{
  FwPlanEditor *self = data;
  g_autoptr (GError) error = NULL;

  if (self->store == NULL || self->form == NULL)
    return NULL;
  if (!dex_await (fw_plan_repository_update_row (self->store, self->plan_id, self->form), &error)
      && self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  return NULL;
}

static void
state_cb (FwPlanEditor *self)
{
  g_autofree char *state = NULL;

  if (self->store == NULL)
    return;
  g_object_get (self->session, "state", &state, NULL);
  _fw_plan_editor_update_subtitle (self);
  if (g_strcmp0 (state, "saved") != 0)
    {
      self->dirty = TRUE;
      return;
    }
  if (self->dirty)
    fw_ui_spawn (self, update_row_fiber);
  self->dirty = FALSE;
}

static char *
dup_shown (FwRecord *record, const char *column, gboolean stored, gpointer data)
{
  FwPlanEditor *self = data;
  const char *text
      = stored ? fw_record_get_stored_text (record, column) : fw_record_get_text (record, column);
  const FwField *field = NULL;

  if (g_str_equal (column, "value"))
    field = fw_form_template_find_field (fw_form_get_template (self->form),
                                         fw_record_get_text (record, "field"), NULL);
  return field != NULL && text != NULL && text[0] != '\0'
             ? fw_form_context_dup_shown (self->context, field, text)
             : NULL;
}

/* Sections: navigator, list in the header and form show the same. */

static void
show_section (FwPlanEditor *self, const char *section)
{
  GPtrArray *sections;

  if (self->syncing || self->form == NULL || section == NULL)
    return;
  self->syncing = TRUE;
  fw_form_navigator_set_section (self->navigator, section);
  fw_form_page_show_section (self->form_page, section);
  sections = fw_form_template_get_sections (fw_form_get_template (self->form));
  for (guint i = 0; i < sections->len; i++)
    if (g_strcmp0 (((FwSection *) g_ptr_array_index (sections, i))->name, section) == 0)
      gtk_drop_down_set_selected (self->section_drop_down, i);
  self->syncing = FALSE;
}

static void
section_chosen_cb (FwPlanEditor *self)
{
  show_section (self, fw_form_navigator_get_section (self->navigator));
}

static void
section_activated_cb (FwPlanEditor *self)
{
  fw_form_page_focus (self->form_page);
}

static void
section_shown_cb (FwPlanEditor *self)
{
  g_autofree char *section = NULL;

  g_object_get (self->form_page, "section", &section, NULL);
  show_section (self, section);
}

static void
drop_down_cb (FwPlanEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->section_drop_down);
  GPtrArray *sections;

  if (self->form == NULL)
    return;
  sections = fw_form_template_get_sections (fw_form_get_template (self->form));
  if (selected < sections->len)
    show_section (self, ((FwSection *) g_ptr_array_index (sections, selected))->name);
}

static void
anchor_cb (FwPlanEditor *self)
{
  g_autofree char *anchor = NULL;

  g_object_get (self->form_page, "anchor", &anchor, NULL);
  fw_page_view_set_anchor (self->page_view, anchor);
}

static void
show_stack_page (FwPlanEditor *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->medium_stack, name);
  adw_view_stack_set_visible_child_name (self->narrow_stack, name);
}

static void
page_clicked_cb (FwPlanEditor *self, const char *anchor)
{
  show_stack_page (self, "write");
  fw_form_page_show_anchor (self->form_page, anchor);
}

/* Loading */

/* All answers at once: drafts of a crash are found in sections not yet shown. */
static void
watch_all (FwPlanEditor *self)
{
  GPtrArray *sections = fw_form_template_get_sections (fw_form_get_template (self->form));

  for (guint s = 0; s < sections->len; s++)
    {
      const FwSection *section = g_ptr_array_index (sections, s);
      GListModel *rows = section->repeats ? fw_form_get_rows (self->form, section->name) : NULL;
      guint n = rows != NULL ? g_list_model_get_n_items (rows) : 1;

      for (guint r = 0; r < n; r++)
        {
          g_autoptr (FwRecord) row = rows != NULL ? g_list_model_get_item (rows, r) : NULL;
          gint64 row_id = row != NULL ? fw_record_get_id (row) : 0;

          for (guint i = 0; i < section->fields->len; i++)
            {
              const FwField *field = g_ptr_array_index (section->fields, i);
              FwFormAnswer *answer = fw_form_get_answer (self->form, field->name, row_id);

              if (answer != NULL)
                fw_edit_session_watch (self->session, FW_RECORD (answer), field->prompt);
            }
        }
    }
}

static void
show_form (FwPlanEditor *self, FwResult *plan, GArray *kinds, GStrv providers)
{
  g_autoptr (GtkStringList) titles = gtk_string_list_new (NULL);
  g_autofree char *title = fw_plan_dup_title (fw_result_get_int (plan, 0, FW_PLAN_NUMBER));
  g_autofree char *subtitle = NULL;
  GPtrArray *sections = fw_form_template_get_sections (fw_form_get_template (self->form));

  self->case_id = fw_result_get_int (plan, 0, FW_PLAN_CASE);
  subtitle = g_strdup_printf ("%s · %s", fw_result_get_text (plan, 0, FW_PLAN_CASE_NUMBER),
                              fw_result_get_text (plan, 0, FW_PLAN_CHILDREN));
  adw_window_title_set_title (self->case_title, fw_result_get_text (plan, 0, FW_PLAN_CASE_NAME));
  adw_window_title_set_subtitle (self->case_title, subtitle);
  adw_window_title_set_title (self->plan_title, title);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);

  self->session = fw_edit_session_new (self->store);
  g_signal_connect_object (self->session, "notify::state", G_CALLBACK (state_cb), self,
                           G_CONNECT_SWAPPED);
  g_signal_connect_object (self->session, "notify::saved-at",
                           G_CALLBACK (_fw_plan_editor_update_subtitle), self, G_CONNECT_SWAPPED);
  fw_session_bar_set_session (self->session_bar, self->session, dup_shown, self);
  watch_all (self);
  self->context = fw_form_context_new (self->form, self->session);
  fw_form_context_set_kinds (self->context, kinds);
  self->offers = fw_plan_offers_new (providers);
  fw_plan_offers_attach (self->offers, self->context);
  fw_form_page_set_context (self->form_page, self->context);
  fw_form_navigator_set_form (self->navigator, self->form);
  for (guint i = 0; i < sections->len; i++)
    gtk_string_list_append (titles, ((FwSection *) g_ptr_array_index (sections, i))->title);
  self->syncing = TRUE;
  gtk_drop_down_set_model (self->section_drop_down, G_LIST_MODEL (titles));
  self->syncing = FALSE;
  show_section (self, ((FwSection *) g_ptr_array_index (sections, 0))->name);
  self->preview = fw_plan_preview_new (self->store, self->plan_id, self->form, self->page_view);
  _fw_plan_editor_load_versions (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.freeze", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.add-goal",
                                 fw_form_context_is_editable (self->context));
  gtk_stack_set_visible_child_name (self->stack, "editor");
  if (self->shown)
    fw_form_page_focus (self->form_page);
}

static DexFuture *
load_fiber (gpointer data)
{
  FwPlanEditor *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) plan = NULL;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (GArray) kinds = NULL;
  g_auto (GStrv) providers = NULL;

  plan = dex_await_boxed (fw_plan_repository_load (store, self->plan_id), &error);
  if (plan != NULL && fw_result_get_n_rows (plan) > 0)
    form = dex_await_object (fw_form_load (store, fw_result_get_int (plan, 0, FW_PLAN_FORM)),
                             &error);
  if (form != NULL)
    kinds = fw_plan_await_kinds (store, &error);
  if (kinds != NULL && error == NULL)
    providers = fw_plan_await_providers (store, &error);
  if (self->store == NULL)
    return NULL;
  if (providers == NULL)
    {
      g_autofree char *text = g_markup_escape_text (
          error != NULL ? error->message : _ ("It is no longer there. Please go back."), -1);

      adw_status_page_set_description (self->failed_page, text);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return NULL;
    }
  self->form = g_steal_pointer (&form);
  show_form (self, plan, g_steal_pointer (&kinds), g_steal_pointer (&providers));
  return NULL;
}

static void
changed_cb (FwPlanEditor *self, FwNotice *notice)
{
  if (fw_notice_has_table (notice, "frozen_document") && self->form != NULL)
    _fw_plan_editor_load_versions (self);
}

/* Actions */

static void
freeze_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _fw_plan_editor_freeze (FW_PLAN_EDITOR (widget));
}

static void
add_goal_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  show_stack_page (FW_PLAN_EDITOR (widget), "write");
  fw_form_page_add_row (FW_PLAN_EDITOR (widget)->form_page, GOALS);
}

static void
next_section_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_form_page_step (FW_PLAN_EDITOR (widget)->form_page, 1);
}

static void
previous_section_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  fw_form_page_step (FW_PLAN_EDITOR (widget)->form_page, -1);
}

static void
show_version_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _fw_plan_editor_show_version (FW_PLAN_EDITOR (widget), g_variant_get_int64 (parameter), FALSE);
}

/* F6: navigator, form, pages, and round again; a hidden one is left out. */
static void
step_region (FwPlanEditor *self, int step)
{
  GtkWidget *regions[]
      = {GTK_WIDGET (self->navigator), GTK_WIDGET (self->form_page), GTK_WIDGET (self->page_view)};
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int here = 0;

  for (int i = 0; i < (int) G_N_ELEMENTS (regions); i++)
    if (focus != NULL && (focus == regions[i] || gtk_widget_is_ancestor (focus, regions[i])))
      here = i;
  for (int i = 1; i <= (int) G_N_ELEMENTS (regions); i++)
    {
      GtkWidget *next = regions[(here + i * step + 3 * (int) G_N_ELEMENTS (regions))
                                % (int) G_N_ELEMENTS (regions)];

      if (gtk_widget_get_mapped (next) && gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
        return;
    }
}

static void
next_region_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_region (FW_PLAN_EDITOR (widget), 1);
}

static void
previous_region_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  step_region (FW_PLAN_EDITOR (widget), -1);
}

/* FwPage */

static gboolean
undo (FwPage *page)
{
  return fw_form_page_undo (FW_PLAN_EDITOR (page)->form_page);
}

static gboolean
redo (FwPage *page)
{
  return fw_form_page_redo (FW_PLAN_EDITOR (page)->form_page);
}

static gboolean
print (FwPage *page)
{
  FwPlanEditor *self = FW_PLAN_EDITOR (page);

  _fw_plan_editor_print (self);
  return self->form != NULL;
}

static gboolean
next_empty (FwPage *page)
{
  show_stack_page (FW_PLAN_EDITOR (page), "write");
  return fw_form_page_next_empty (FW_PLAN_EDITOR (page)->form_page);
}

static DexFuture *
flush (FwPage *page)
{
  return fw_form_page_keep (FW_PLAN_EDITOR (page)->form_page);
}

static GStrv
dup_place (FwPage *page)
{
  g_autoptr (GStrvBuilder) place = g_strv_builder_new ();

  g_strv_builder_take (place, g_strdup_printf ("win.open-plan(int64 %" G_GINT64_FORMAT ")",
                                               FW_PLAN_EDITOR (page)->plan_id));
  return g_strv_builder_end (place);
}

static void
fw_plan_editor_page_init (FwPageInterface *iface)
{
  iface->dup_place = dup_place;
  iface->undo = undo;
  iface->redo = redo;
  iface->print = print;
  iface->next_empty = next_empty;
  iface->flush = flush;
}

AdwNavigationPage *
fw_plan_editor_new (FwStore *store, gint64 plan_id)
{
  FwPlanEditor *self = g_object_new (FW_TYPE_PLAN_EDITOR, NULL);

  self->store = g_object_ref (store);
  self->plan_id = plan_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return ADW_NAVIGATION_PAGE (self);
}

/* The columns were put together anew: the cursor must come along. */
static void
layout_cb (FwPlanEditor *self)
{
  if (self->form != NULL)
    fw_form_page_focus (self->form_page);
}

/* While the plan is shown, Ctrl+N is a new goal: the accelerator of the window
 * would come first. */
static void
borrow_key (FwPlanEditor *self, gboolean borrow)
{
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkApplication *application
      = GTK_IS_WINDOW (root) ? gtk_window_get_application (GTK_WINDOW (root)) : NULL;

  if (application == NULL)
    return;
  if (borrow && self->new_case_accels == NULL)
    {
      self->new_case_accels = gtk_application_get_accels_for_action (application, NEW_CASE);
      gtk_application_set_accels_for_action (application, NEW_CASE, (const char *[]) {NULL});
    }
  else if (!borrow && self->new_case_accels != NULL)
    {
      gtk_application_set_accels_for_action (application, NEW_CASE,
                                             (const char *const *) self->new_case_accels);
      g_clear_pointer (&self->new_case_accels, g_strfreev);
    }
}

/* The cursor goes into the form once the page has come to rest: what was focused
 * before does not survive its arrival. */
static void
fw_plan_editor_shown (AdwNavigationPage *page)
{
  FwPlanEditor *self = FW_PLAN_EDITOR (page);

  if (self->form != NULL && !self->shown)
    fw_form_page_focus (self->form_page);
  self->shown = TRUE;
}

static void
fw_plan_editor_map (GtkWidget *widget)
{
  FwShell *shell = fw_shell_find (widget);

  GTK_WIDGET_CLASS (fw_plan_editor_parent_class)->map (widget);
  borrow_key (FW_PLAN_EDITOR (widget), TRUE);
  if (shell != NULL)
    fw_shell_set_wide (shell, TRUE);
}

static void
fw_plan_editor_unmap (GtkWidget *widget)
{
  FwShell *shell = fw_shell_find (widget);

  borrow_key (FW_PLAN_EDITOR (widget), FALSE);
  if (shell != NULL)
    fw_shell_set_wide (shell, FALSE);
  GTK_WIDGET_CLASS (fw_plan_editor_parent_class)->unmap (widget);
}

static void
fw_plan_editor_dispose (GObject *object)
{
  FwPlanEditor *self = FW_PLAN_EDITOR (object);

  if (self->store != NULL && self->form != NULL)
    dex_future_disown (fw_form_page_flush (self->form_page));
  if (self->preview != NULL)
    fw_plan_preview_stop (self->preview);
  g_clear_object (&self->preview);
  g_clear_object (&self->context);
  g_clear_object (&self->session);
  g_clear_object (&self->form);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_plan_editor_parent_class)->dispose (object);
}

static void
fw_plan_editor_finalize (GObject *object)
{
  FwPlanEditor *self = FW_PLAN_EDITOR (object);

  g_clear_pointer (&self->offers, fw_plan_offers_free);
  g_clear_pointer (&self->new_case_accels, g_strfreev);
  g_free (self->status_word);
  G_OBJECT_CLASS (fw_plan_editor_parent_class)->finalize (object);
}

static void
fw_plan_editor_class_init (FwPlanEditorClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_plan_editor_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_plan_editor_finalize;
  widget_class->map = fw_plan_editor_map;
  ADW_NAVIGATION_PAGE_CLASS (klass)->shown = fw_plan_editor_shown;
  widget_class->unmap = fw_plan_editor_unmap;
  g_type_ensure (FW_TYPE_FORM_NAVIGATOR);
  g_type_ensure (FW_TYPE_FORM_PAGE);
  g_type_ensure (FW_TYPE_PAGE_VIEW);
  g_type_ensure (FW_TYPE_RING);
  g_type_ensure (FW_TYPE_SESSION_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/helpplan/fw-plan-editor.ui");
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, stack);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, failed_page);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, layout_view);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, case_title);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, plan_title);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, session_bar);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, versions_button);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, section_drop_down);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, navigator);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, form_page);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, page_view);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, medium_stack);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, narrow_stack);
  gtk_widget_class_bind_template_callback (widget_class, section_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, drop_down_cb);
  gtk_widget_class_bind_template_callback (widget_class, anchor_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, layout_cb);
  gtk_widget_class_install_action (widget_class, "plan.freeze", NULL, freeze_action);
  gtk_widget_class_install_action (widget_class, "plan.add-goal", NULL, add_goal_action);
  gtk_widget_class_install_action (widget_class, "plan.next-section", NULL, next_section_action);
  gtk_widget_class_install_action (widget_class, "plan.previous-section", NULL,
                                   previous_section_action);
  gtk_widget_class_install_action (widget_class, "plan.next-region", NULL, next_region_action);
  gtk_widget_class_install_action (widget_class, "plan.previous-region", NULL,
                                   previous_region_action);
  gtk_widget_class_install_action (widget_class, "plan.show-version", "x", show_version_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, 0, "plan.next-region", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F6, GDK_SHIFT_MASK,
                                       "plan.previous-region", NULL);
}

/* Before the text views: they would scroll or move their cursor. */
static void
add_keys (FwPlanEditor *self)
{
  static const struct
  {
    guint key;
    const char *action;
  } keys[] = {
      {GDK_KEY_n, "plan.add-goal"},
      {GDK_KEY_Page_Down, "plan.next-section"},
      {GDK_KEY_Page_Up, "plan.previous-section"},
  };
  GtkEventController *controller = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (controller, GTK_PHASE_CAPTURE);
  for (guint i = 0; i < G_N_ELEMENTS (keys); i++)
    gtk_shortcut_controller_add_shortcut (
        GTK_SHORTCUT_CONTROLLER (controller),
        gtk_shortcut_new (gtk_keyval_trigger_new (keys[i].key, GDK_CONTROL_MASK),
                          gtk_named_action_new (keys[i].action)));
  gtk_widget_add_controller (GTK_WIDGET (self), controller);
}

static void
fw_plan_editor_init (FwPlanEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.freeze", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.add-goal", FALSE);
  add_keys (self);
}
