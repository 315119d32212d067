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
#include "domain/fw-plan-facts.h"
#include "features/fw-page.h"
#include "features/fw-shell.h"
#include "features/helpplan/fw-glossary-dialog.h"
#include "features/helpplan/fw-plan-editor-private.h"
#include "features/helpplan/fw-plan-words.h"
#include "widgets/fw-form-kinds.h"
#include "widgets/fw-async.h"
#include "widgets/fw-ring.h"

#define GOALS "goals"

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
  /* A new end of the help may ask for more sections. */
  if (error == NULL && self->store != NULL
      && !dex_await (fw_plan_facts_apply (self->store, self->plan_id, self->form), &error)
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

static void
paper_cb (FwPlanEditor *self)
{
  if (!self->syncing)
    _fw_plan_editor_choose_paper (self);
}

static void
anchor_cb (FwPlanEditor *self)
{
  g_autofree char *anchor = NULL;

  g_object_get (self->form_page, "anchor", &anchor, NULL);
  fw_page_view_set_anchor (self->page_view, anchor);
}

void
_fw_plan_editor_show_stack_page (FwPlanEditor *self, const char *name)
{
  adw_view_stack_set_visible_child_name (self->medium_stack, name);
  adw_view_stack_set_visible_child_name (self->narrow_stack, name);
}

static void
page_clicked_cb (FwPlanEditor *self, const char *anchor)
{
  _fw_plan_editor_show_stack_page (self, "write");
  fw_form_page_show_anchor (self->form_page, anchor);
}

/* Loading */

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
  fw_form_watch_answers (self->form, self->session);
  self->context = fw_form_context_new (self->form, self->session);
  fw_form_context_set_kinds (self->context, kinds);
  self->translations = fw_form_translations_new (self->form, self->session, "interpreter");
  fw_form_context_set_translations (self->context, self->translations);
  g_signal_connect_object (self->translations, "changed",
                           G_CALLBACK (_fw_plan_editor_update_language), self, G_CONNECT_SWAPPED);
  self->offers = fw_plan_offers_new (providers);
  fw_plan_offers_attach (self->offers, self->context);
  fw_form_page_set_context (self->form_page, self->context);
  fw_form_navigator_set_form (self->navigator, self->form);
  for (guint i = 0; i < sections->len; i++)
    gtk_string_list_append (titles, ((FwSection *) g_ptr_array_index (sections, i))->title);
  self->syncing = TRUE;
  gtk_drop_down_set_model (self->section_drop_down, G_LIST_MODEL (titles));
  self->syncing = FALSE;
  _fw_plan_editor_show_section (self, ((FwSection *) g_ptr_array_index (sections, 0))->name);
  self->preview = fw_plan_preview_new (self->store, self->plan_id, self->form, self->page_view);
  g_signal_connect_object (self->preview, "ready", G_CALLBACK (_fw_plan_editor_show_papers), self,
                           G_CONNECT_SWAPPED);
  _fw_plan_editor_load_versions (self);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.freeze", TRUE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.add-goal",
                                 fw_form_context_is_editable (self->context));
  gtk_stack_set_visible_child_name (self->stack, "editor");
  fw_plan_process_bar_show (self->process_bar, self->store, self->plan_id);
  if (self->shown)
    _fw_plan_editor_focus (self);
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
  if (form != NULL && dex_await (fw_plan_facts_apply (store, self->plan_id, form), &error))
    kinds = fw_form_kinds_await (store, &error);
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

/* A row of the section shown where it has rows, else a goal. */
static void
add_row_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwPlanEditor *self = FW_PLAN_EDITOR (widget);
  const FwSection *section = fw_form_template_find_section (
      fw_form_get_template (self->form), fw_form_navigator_get_section (self->navigator));

  _fw_plan_editor_show_stack_page (self, "write");
  fw_form_page_add_row (self->form_page, section != NULL && section->repeats ? NULL : GOALS);
}

static void
glossary_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  if (FW_PLAN_EDITOR (widget)->store != NULL)
    adw_dialog_present (fw_glossary_dialog_new (FW_PLAN_EDITOR (widget)->store), widget);
}

static void
process_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _fw_plan_editor_show_stack_page (FW_PLAN_EDITOR (widget), "write");
  fw_plan_process_bar_toggle (FW_PLAN_EDITOR (widget)->process_bar);
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

static void
next_region_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _fw_plan_editor_step_region (FW_PLAN_EDITOR (widget), 1);
}

static void
previous_region_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  _fw_plan_editor_step_region (FW_PLAN_EDITOR (widget), -1);
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
  _fw_plan_editor_show_stack_page (FW_PLAN_EDITOR (page), "write");
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
fw_plan_editor_new (FwStore *store, gint64 plan_id, const char *place)
{
  FwPlanEditor *self = g_object_new (FW_TYPE_PLAN_EDITOR, NULL);

  self->store = g_object_ref (store);
  self->plan_id = plan_id;
  self->place = g_strdup (place);
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

/* The cursor goes into the form once the page has come to rest: what was focused
 * before does not survive its arrival. */
static void
fw_plan_editor_shown (AdwNavigationPage *page)
{
  FwPlanEditor *self = FW_PLAN_EDITOR (page);

  if (self->form != NULL && !self->shown)
    _fw_plan_editor_focus (self);
  self->shown = TRUE;
}

static void
fw_plan_editor_map (GtkWidget *widget)
{
  FwShell *shell = fw_shell_find (widget);

  GTK_WIDGET_CLASS (fw_plan_editor_parent_class)->map (widget);
  _fw_plan_editor_borrow_key (FW_PLAN_EDITOR (widget), TRUE);
  if (shell != NULL)
    fw_shell_set_wide (shell, TRUE);
}

static void
fw_plan_editor_unmap (GtkWidget *widget)
{
  FwShell *shell = fw_shell_find (widget);

  _fw_plan_editor_borrow_key (FW_PLAN_EDITOR (widget), FALSE);
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
  if (self->translations != NULL)
    fw_form_translations_stop (self->translations);
  g_clear_object (&self->translations);
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
  g_clear_pointer (&self->papers, g_ptr_array_unref);
  g_clear_pointer (&self->new_case_accels, g_strfreev);
  g_free (self->status_word);
  g_free (self->place);
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
  g_type_ensure (FW_TYPE_PLAN_PROCESS_BAR);
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
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, process_bar);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, versions_button);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, section_drop_down);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, paper_drop_down);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, navigator);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, form_page);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, page_view);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, medium_stack);
  gtk_widget_class_bind_template_child (widget_class, FwPlanEditor, narrow_stack);
  gtk_widget_class_bind_template_callback_full (widget_class, "section_chosen_cb",
                                                G_CALLBACK (_fw_plan_editor_section_chosen));
  gtk_widget_class_bind_template_callback_full (widget_class, "section_activated_cb",
                                                G_CALLBACK (_fw_plan_editor_section_activated));
  gtk_widget_class_bind_template_callback_full (widget_class, "section_shown_cb",
                                                G_CALLBACK (_fw_plan_editor_section_shown));
  gtk_widget_class_bind_template_callback_full (widget_class, "drop_down_cb",
                                                G_CALLBACK (_fw_plan_editor_drop_down));
  gtk_widget_class_bind_template_callback (widget_class, anchor_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, paper_cb);
  gtk_widget_class_bind_template_callback_full (widget_class, "place_cb",
                                                G_CALLBACK (_fw_plan_editor_show_place));
  gtk_widget_class_bind_template_callback (widget_class, layout_cb);
  gtk_widget_class_install_action (widget_class, "plan.freeze", NULL, freeze_action);
  gtk_widget_class_install_action (widget_class, "plan.add-goal", NULL, add_row_action);
  gtk_widget_class_install_action (widget_class, "plan.glossary", NULL, glossary_action);
  gtk_widget_class_install_action (widget_class, "plan.show-process", NULL, process_action);
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

static void
fw_plan_editor_init (FwPlanEditor *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.freeze", FALSE);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "plan.add-goal", FALSE);
  _fw_plan_editor_add_keys (self);
}
