/* fw-conferences-page.c: the office's sessions, its decisions with lights, closed minutes. */
#include "config.h"

#include "features/conference/fw-board-view.h"
#include "features/conference/fw-conferences-page.h"
#include "features/conference/fw-minutes-list.h"
#include "features/conference/fw-sessions-view.h"

struct _FwConferencesPage
{
  AdwNavigationPage parent_instance;
  AdwViewStack *view_stack;
  FwSessionsView *sessions;
  FwBoardView *board;
  FwMinutesList *minutes;
  GtkWidget *details_button;
  GtkMenuButton *menu_button;
  GMenuModel *board_menu, *plain_menu;

  FwStore *store;
};

G_DEFINE_FINAL_TYPE (FwConferencesPage, fw_conferences_page, ADW_TYPE_NAVIGATION_PAGE)

void
fw_conferences_page_show_decision (FwConferencesPage *self, gint64 decision_id, gint64 case_id)
{
  g_return_if_fail (FW_IS_CONFERENCES_PAGE (self));

  adw_view_stack_set_visible_child_name (self->view_stack, "decisions");
  fw_board_view_show_decision (self->board, decision_id, case_id);
}

static gboolean
shows_board (FwConferencesPage *self)
{
  return g_strcmp0 (adw_view_stack_get_visible_child_name (self->view_stack), "decisions") == 0;
}

static void
view_cb (FwConferencesPage *self)
{
  gboolean board = shows_board (self);

  gtk_widget_set_visible (self->details_button, board);
  gtk_menu_button_set_menu_model (self->menu_button, board ? self->board_menu : self->plain_menu);
}

static void
view_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwConferencesPage *self = FW_CONFERENCES_PAGE (widget);

  adw_view_stack_set_visible_child_name (self->view_stack, g_variant_get_string (parameter, NULL));
  gtk_widget_child_focus (adw_view_stack_get_visible_child (self->view_stack), GTK_DIR_TAB_FORWARD);
}

/* The acts of the board, from the header bar and by keys wherever the focus is. */
static void
board_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwConferencesPage *self = FW_CONFERENCES_PAGE (widget);
  g_autofree char *own = g_strconcat ("board.", name + strlen ("conferences."), NULL);

  if (shows_board (self))
    gtk_widget_activate_action_variant (GTK_WIDGET (self->board), own, parameter);
}

GtkWidget *
fw_conferences_page_new (FwStore *store)
{
  FwConferencesPage *self = g_object_new (FW_TYPE_CONFERENCES_PAGE, NULL);

  self->store = g_object_ref (store);
  fw_board_view_set_store (self->board, store);
  fw_sessions_view_set_store (self->sessions, store);
  fw_minutes_list_set_store (self->minutes, store);
  return GTK_WIDGET (self);
}

static void
fw_conferences_page_dispose (GObject *object)
{
  g_clear_object (&FW_CONFERENCES_PAGE (object)->store);
  G_OBJECT_CLASS (fw_conferences_page_parent_class)->dispose (object);
}

static void
fw_conferences_page_class_init (FwConferencesPageClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_conferences_page_dispose;
  g_type_ensure (FW_TYPE_BOARD_VIEW);
  g_type_ensure (FW_TYPE_MINUTES_LIST);
  g_type_ensure (FW_TYPE_SESSIONS_VIEW);
  gtk_widget_class_set_template_from_resource (
      widget_class, "/org/fallwerk/Fallwerk/ui/features/conference/fw-conferences-page.ui");
#define BIND(name) gtk_widget_class_bind_template_child (widget_class, FwConferencesPage, name)
  BIND (view_stack);
  BIND (sessions);
  BIND (board);
  BIND (minutes);
  BIND (details_button);
  BIND (menu_button);
  BIND (board_menu);
  BIND (plain_menu);
#undef BIND
  gtk_widget_class_bind_template_callback (widget_class, view_cb);
  gtk_widget_class_install_action (widget_class, "conferences.view", "s", view_action);
  gtk_widget_class_install_action (widget_class, "conferences.toggle-list", NULL, board_action);
  gtk_widget_class_install_action (widget_class, "conferences.toggle-details", NULL, board_action);
  gtk_widget_class_install_action (widget_class, "conferences.search", NULL, board_action);
  gtk_widget_class_install_action (widget_class, "conferences.mode", "s", board_action);
  gtk_widget_class_install_action (widget_class, "conferences.export", "s", board_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_l, GDK_CONTROL_MASK,
                                       "conferences.toggle-list", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_F9, 0, "conferences.toggle-details",
                                       NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_f, GDK_CONTROL_MASK,
                                       "conferences.search", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_1, GDK_CONTROL_MASK,
                                       "conferences.view", "s", "sessions");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_2, GDK_CONTROL_MASK,
                                       "conferences.view", "s", "decisions");
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_3, GDK_CONTROL_MASK,
                                       "conferences.view", "s", "minutes");
}

static void
fw_conferences_page_init (FwConferencesPage *self)
{
  gtk_widget_init_template (GTK_WIDGET (self));
  view_cb (self);
}
