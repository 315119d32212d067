/* fw-plan-editor-places.c: getting about in the plan editor: sections, fields, regions, keys. */
#include "config.h"

#include <string.h>

#include "features/helpplan/fw-plan-editor-private.h"

#define NEW_CASE "win.new-case"

/* Sections: navigator, list in the header and form show the same. */

void
_fw_plan_editor_show_section (FwPlanEditor *self, const char *section)
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

void
_fw_plan_editor_section_chosen (FwPlanEditor *self)
{
  _fw_plan_editor_show_section (self, fw_form_navigator_get_section (self->navigator));
}

void
_fw_plan_editor_section_activated (FwPlanEditor *self)
{
  fw_form_page_focus (self->form_page);
}

void
_fw_plan_editor_section_shown (FwPlanEditor *self)
{
  g_autofree char *section = NULL;

  g_object_get (self->form_page, "section", &section, NULL);
  _fw_plan_editor_show_section (self, section);
}

void
_fw_plan_editor_drop_down (FwPlanEditor *self)
{
  guint selected = gtk_drop_down_get_selected (self->section_drop_down);
  GPtrArray *sections;

  if (self->form == NULL)
    return;
  sections = fw_form_template_get_sections (fw_form_get_template (self->form));
  if (selected < sections->len)
    _fw_plan_editor_show_section (self,
                                  ((FwSection *) g_ptr_array_index (sections, selected))->name);
}

/* @name: a field, or a section. */
static char *
dup_anchor (FwPlanEditor *self, const char *name)
{
  FwFormTemplate *form_template = fw_form_get_template (self->form);
  const FwSection *section = NULL;

  if (fw_form_template_find_field (form_template, name, &section) != NULL)
    return g_strdup_printf ("%s/%s", section->name, name);
  return g_strdup (name);
}

void
_fw_plan_editor_focus (FwPlanEditor *self)
{
  g_autofree char *place = g_steal_pointer (&self->place);
  g_autofree char *anchor = NULL;

  if (place == NULL)
    {
      fw_form_page_focus (self->form_page);
      return;
    }
  anchor = dup_anchor (self, place);
  fw_form_page_show_anchor (self->form_page, anchor);
  if (strchr (anchor, '/') == NULL)
    fw_form_page_focus (self->form_page);
}

/* Where a step of the process is written. */
void
_fw_plan_editor_show_place (FwPlanEditor *self, const char *place)
{
  g_set_str (&self->place, place);
  if (self->form != NULL)
    {
      _fw_plan_editor_show_stack_page (self, "write");
      _fw_plan_editor_focus (self);
    }
}

/* Navigator, head, form, pages, and round again; a hidden one is left out. */
void
_fw_plan_editor_step_region (FwPlanEditor *self, int step)
{
  GtkWidget *regions[] = {GTK_WIDGET (self->navigator), GTK_WIDGET (self->process_bar),
                          GTK_WIDGET (self->form_page), GTK_WIDGET (self->page_view)};
  GtkRoot *root = gtk_widget_get_root (GTK_WIDGET (self));
  GtkWidget *focus = root != NULL ? gtk_root_get_focus (root) : NULL;
  int here = 0;

  for (int i = 0; i < (int) G_N_ELEMENTS (regions); i++)
    if (focus != NULL && (focus == regions[i] || gtk_widget_is_ancestor (focus, regions[i])))
      here = i;
  for (int i = 1; i <= (int) G_N_ELEMENTS (regions); i++)
    {
      GtkWidget *next = regions[(here + i * step + (int) G_N_ELEMENTS (regions))
                                % (int) G_N_ELEMENTS (regions)];

      if (gtk_widget_get_mapped (next) && gtk_widget_child_focus (next, GTK_DIR_TAB_FORWARD))
        return;
    }
}

/* The accelerator of the window would come first. */
void
_fw_plan_editor_borrow_key (FwPlanEditor *self, gboolean borrow)
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

/* Before the text views: they would scroll or move their cursor. */
void
_fw_plan_editor_add_keys (FwPlanEditor *self)
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
