/* fw-clearing-page.c: see fw-clearing-page.h.
 *
 *   [Course] agreed, hours   [Report] navigator | form   [Page] preview with annexes
 */
#include "config.h"

#include <glib/gi18n.h>

#include "domain/fw-clearing-repository.h"
#include "features/clearing/fw-clearing-finish.h"
#include "features/clearing/fw-clearing-page-private.h"
#include "features/fw-page.h"
#include "widgets/fw-async.h"

static void
fw_clearing_page_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwClearingPage,
                               fw_clearing_page,
                               ADW_TYPE_NAVIGATION_PAGE,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_clearing_page_page_init))

static char *
dup_shown (FwRecord *record, const char *column, gboolean stored, gpointer data)
{
  FwClearingPage *self = data;
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
show_section (FwClearingPage *self, const char *section)
{
  if (section == NULL || self->form == NULL)
    return;
  if (g_strcmp0 (fw_form_navigator_get_section (self->navigator), section) != 0)
    fw_form_navigator_set_section (self->navigator, section);
  fw_form_page_show_section (self->form_page, section);
}

static void
section_chosen_cb (FwClearingPage *self)
{
  show_section (self, fw_form_navigator_get_section (self->navigator));
  if (adw_overlay_split_view_get_collapsed (self->split_view))
    adw_overlay_split_view_set_show_sidebar (self->split_view, FALSE);
}

static void
section_activated_cb (FwClearingPage *self)
{
  fw_form_page_focus (self->form_page);
}

static void
section_shown_cb (FwClearingPage *self)
{
  g_autofree char *section = NULL;

  g_object_get (self->form_page, "section", &section, NULL);
  if (section != NULL && g_strcmp0 (fw_form_navigator_get_section (self->navigator), section) != 0)
    fw_form_navigator_set_section (self->navigator, section);
}

static void
page_clicked_cb (FwClearingPage *self, const char *anchor)
{
  adw_view_stack_set_visible_child_name (self->view_stack, "report");
  fw_form_page_show_anchor (self->form_page, anchor);
}

static DexFuture *
finished_fiber (gpointer data);

static void
visible_child_cb (FwClearingPage *self)
{
  gboolean page = g_strcmp0 (adw_view_stack_get_visible_child_name (self->view_stack), "page") == 0;

  if (self->preview == NULL)
    return;
  fw_clearing_preview_set_active (self->preview, page && !self->clearing->is_finished);
  if (page)
    fw_ui_spawn (self, finished_fiber);
}

static void
show_title (FwClearingPage *self)
{
  g_autofree char *dates = fw_clearing_dup_dates (self->clearing);
  /* Translators: the dates of a clearing: "9/1/2026 to 12/1/2026" */
  g_autofree char *title = g_strdup_printf (_ ("Clearing %s"), dates);
  g_autofree char *subtitle
      = g_strdup_printf ("%s · %s · %s", self->clearing->case_name, self->clearing->file_number,
                         self->clearing->children);

  adw_window_title_set_title (self->window_title, title);
  adw_window_title_set_subtitle (self->window_title, subtitle);
  adw_navigation_page_set_title (ADW_NAVIGATION_PAGE (self), title);
}

/* What is finished is shown as it was finished, and cannot be changed. */
static void
show_state (FwClearingPage *self)
{
  static const char *const acts[] = {"clearing.change", "clearing.end",          "clearing.hours",
                                     "clearing.reopen", "clearing.remove-hours", "clearing.finish"};
  gboolean finished = self->clearing->is_finished && fw_result_get_n_rows (self->versions) > 0;

  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_action_set_enabled (GTK_WIDGET (self), acts[i], !finished);
  gtk_widget_action_set_enabled (GTK_WIDGET (self), "clearing.correct", finished);
  gtk_widget_set_visible (self->finish_button, !finished);
  if (finished)
    {
      g_autofree char *version = fw_clearing_dup_version (self->versions, 0);

      adw_banner_set_title (self->finished_banner, version);
    }
  adw_banner_set_revealed (self->finished_banner, finished);
  gtk_stack_set_visible_child_name (self->page_stack, finished ? "finished" : "draft");
}

gboolean
_fw_clearing_page_await_finished (FwClearingPage *self)
{
  gint64 id = self->clearing->is_finished && fw_result_get_n_rows (self->versions) > 0
                  ? fw_result_get_int (self->versions, 0, FW_VERSION_ID)
                  : 0;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (id == 0 || id == self->shown_version)
    return id != 0;
  self->shown_version = id;
  store = g_object_ref (self->store);
  if (!fw_clearing_await_version (self->frozen_view, store, self->clearing->case_id, self->versions,
                                  0, &error)
      && self->store != NULL)
    {
      self->shown_version = 0;
      fw_frozen_view_fail (self->frozen_view, error->message);
    }
  return self->shown_version != 0;
}

static DexFuture *
finished_fiber (gpointer data)
{
  FwClearingPage *self = data;

  if (self->store != NULL && self->clearing != NULL && self->versions != NULL)
    _fw_clearing_page_await_finished (self);
  return NULL;
}

/* Row, hours and versions, anew after every act. */
static gboolean
await_course (FwClearingPage *self, GError **error)
{
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (FwClearing) clearing
      = dex_await_boxed (fw_clearing_repository_load (store, self->clearing_id), error);
  g_autoptr (FwResult) hours = NULL, versions = NULL;

  if (clearing != NULL)
    hours = dex_await_boxed (fw_clearing_repository_list_hours (store, self->clearing_id), error);
  if (hours != NULL)
    versions
        = dex_await_boxed (fw_clearing_repository_list_versions (store, self->clearing_id), error);
  if (versions == NULL || self->store == NULL)
    return versions != NULL;
  g_clear_pointer (&self->clearing, fw_clearing_free);
  self->clearing = g_steal_pointer (&clearing);
  g_clear_pointer (&self->versions, fw_result_unref);
  self->versions = g_steal_pointer (&versions);
  fw_clearing_desk_show (self->desk, self->clearing, hours, self->versions);
  show_title (self);
  show_state (self);
  return TRUE;
}

static void
show_form (FwClearingPage *self, GArray *kinds)
{
  GPtrArray *sections = fw_form_template_get_sections (fw_form_get_template (self->form));

  self->session = fw_edit_session_new (self->store);
  fw_session_bar_set_session (self->session_bar, self->session, dup_shown, self);
  fw_form_watch_answers (self->form, self->session);
  self->context = fw_form_context_new (self->form, self->session);
  fw_form_context_set_kinds (self->context, kinds);
  fw_form_page_set_context (self->form_page, self->context);
  fw_form_navigator_set_form (self->navigator, self->form);
  show_section (self, ((FwSection *) g_ptr_array_index (sections, 0))->name);
  self->preview
      = fw_clearing_preview_new (self->store, self->clearing, self->form, self->page_view);
  gtk_stack_set_visible_child_name (self->stack, "clearing");
  visible_child_cb (self);
  fw_ui_take_focus (GTK_WIDGET (self->desk));
}

static DexFuture *
load_fiber (gpointer data)
{
  FwClearingPage *self = data;
  g_autoptr (FwStore) store = g_object_ref (self->store);
  g_autoptr (GError) error = NULL;
  g_autoptr (FwForm) form = NULL;
  g_autoptr (GArray) kinds = NULL;

  if (await_course (self, &error) && self->store != NULL)
    form = dex_await_object (fw_form_load (store, self->clearing->form_id), &error);
  if (form != NULL)
    kinds = _fw_clearing_page_await_kinds (store, &error);
  if (self->store == NULL)
    return NULL;
  if (kinds == NULL)
    {
      g_autofree char *text = g_markup_escape_text (
          error != NULL ? error->message : _ ("It is no longer there. Please go back."), -1);

      adw_status_page_set_description (self->failed_page, text);
      gtk_stack_set_visible_child_name (self->stack, "failed");
      return NULL;
    }
  self->form = g_steal_pointer (&form);
  show_form (self, g_steal_pointer (&kinds));
  return NULL;
}

static DexFuture *
course_fiber (gpointer data)
{
  FwClearingPage *self = data;
  g_autoptr (GError) error = NULL;

  if (self->store != NULL && self->form != NULL && !await_course (self, &error)
      && self->store != NULL)
    fw_ui_show_error (GTK_WIDGET (self), error);
  if (self->preview != NULL)
    {
      visible_child_cb (self);
      fw_clearing_preview_queue (self->preview);
    }
  return NULL;
}

static void
changed_cb (FwClearingPage *self, FwNotice *notice)
{
  if (self->form != NULL
      && (fw_notice_has_row (notice, "clearing", self->clearing_id)
          || fw_notice_has_table (notice, "clearing_hours")
          || fw_notice_has_table (notice, "form_answer")
          || fw_notice_has_row (notice, "form", self->clearing->form_id)))
    fw_ui_spawn (self, course_fiber);
}

/* --- FwPage --------------------------------------------------------------------------- */

static gboolean
undo (FwPage *page)
{
  return fw_form_page_undo (FW_CLEARING_PAGE (page)->form_page);
}

static gboolean
redo (FwPage *page)
{
  return fw_form_page_redo (FW_CLEARING_PAGE (page)->form_page);
}

static gboolean
print (FwPage *page)
{
  FwClearingPage *self = FW_CLEARING_PAGE (page);

  if (self->form != NULL)
    _fw_clearing_page_print (self);
  return self->form != NULL;
}

static gboolean
next_empty (FwPage *page)
{
  FwClearingPage *self = FW_CLEARING_PAGE (page);

  adw_view_stack_set_visible_child_name (self->view_stack, "report");
  return fw_form_page_next_empty (self->form_page);
}

static DexFuture *
flush (FwPage *page)
{
  return fw_form_page_keep (FW_CLEARING_PAGE (page)->form_page);
}

static GStrv
dup_place (FwPage *page)
{
  g_autoptr (GStrvBuilder) place = g_strv_builder_new ();

  g_strv_builder_take (place, g_strdup_printf ("win.open-clearing(int64 %" G_GINT64_FORMAT ")",
                                               FW_CLEARING_PAGE (page)->clearing_id));
  return g_strv_builder_end (place);
}

static void
fw_clearing_page_page_init (FwPageInterface *iface)
{
  iface->dup_place = dup_place;
  iface->undo = undo;
  iface->redo = redo;
  iface->print = print;
  iface->next_empty = next_empty;
  iface->flush = flush;
}

AdwNavigationPage *
fw_clearing_page_new (FwStore *store, gint64 clearing_id)
{
  FwClearingPage *self = g_object_new (FW_TYPE_CLEARING_PAGE, NULL);

  self->store = g_object_ref (store);
  self->clearing_id = clearing_id;
  g_signal_connect_object (store, "changed", G_CALLBACK (changed_cb), self, G_CONNECT_SWAPPED);
  fw_ui_spawn (self, load_fiber);
  return ADW_NAVIGATION_PAGE (self);
}

static void
fw_clearing_page_dispose (GObject *object)
{
  FwClearingPage *self = FW_CLEARING_PAGE (object);

  if (self->store != NULL && self->form != NULL)
    dex_future_disown (fw_form_page_flush (self->form_page));
  if (self->preview != NULL)
    fw_clearing_preview_stop (self->preview);
  g_clear_object (&self->preview);
  g_clear_object (&self->context);
  g_clear_object (&self->session);
  g_clear_object (&self->form);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_clearing_page_parent_class)->dispose (object);
}

static void
fw_clearing_page_finalize (GObject *object)
{
  g_clear_pointer (&FW_CLEARING_PAGE (object)->clearing, fw_clearing_free);
  g_clear_pointer (&FW_CLEARING_PAGE (object)->versions, fw_result_unref);
  G_OBJECT_CLASS (fw_clearing_page_parent_class)->finalize (object);
}

static void
fw_clearing_page_class_init (FwClearingPageClass *klass)
{
  static const char *const acts[]
      = {"clearing.change", "clearing.end",    "clearing.hours",  "clearing.export",
         "clearing.reopen", "clearing.finish", "clearing.correct"};
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_clearing_page_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_clearing_page_finalize;
  g_type_ensure (FW_TYPE_CLEARING_DESK);
  g_type_ensure (FW_TYPE_FORM_NAVIGATOR);
  g_type_ensure (FW_TYPE_FORM_PAGE);
  g_type_ensure (FW_TYPE_FROZEN_VIEW);
  g_type_ensure (FW_TYPE_PAGE_VIEW);
  g_type_ensure (FW_TYPE_SESSION_BAR);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/clearing/fw-clearing-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwClearingPage, name)
  BIND (stack);
  BIND (failed_page);
  BIND (window_title);
  BIND (view_stack);
  BIND (session_bar);
  BIND (desk);
  BIND (split_view);
  BIND (navigator);
  BIND (form_page);
  BIND (page_view);
  BIND (page_stack);
  BIND (frozen_view);
  BIND (finished_banner);
  BIND (finish_button);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, section_chosen_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_activated_cb);
  gtk_widget_class_bind_template_callback (widget_class, section_shown_cb);
  gtk_widget_class_bind_template_callback (widget_class, page_clicked_cb);
  gtk_widget_class_bind_template_callback (widget_class, visible_child_cb);
  for (guint i = 0; i < G_N_ELEMENTS (acts); i++)
    gtk_widget_class_install_action (widget_class, acts[i], NULL, _fw_clearing_page_act);
  gtk_widget_class_install_action (widget_class, "clearing.remove-hours", "(xx)",
                                   _fw_clearing_page_remove_hours);
  gtk_widget_class_install_action (widget_class, "clearing.show-version", "x",
                                   _fw_clearing_page_show_version);
}

static void
fw_clearing_page_init (FwClearingPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
}
