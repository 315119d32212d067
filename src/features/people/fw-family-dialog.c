/* fw-family-dialog.c: see fw-family-dialog.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "features/fw-page.h"
#include "features/people/fw-add-person-page.h"
#include "features/people/fw-family-dialog.h"
#include "features/people/fw-family-page.h"
#include "features/people/fw-person-page.h"
#include "widgets/fw-async.h"
#include "widgets/fw-session-bar.h"
#include "widgets/fw-session-undo.h"
#include "widgets/fw-toast.h"

struct _FwFamilyDialog
{
  AdwDialog parent_instance;
  AdwToastOverlay *toasts;
  AdwNavigationView *navigation;

  FwStore *store;
  FwEditSession *session;
  gint64 case_id;
};

static void
fw_family_dialog_page_init (FwPageInterface *iface);

G_DEFINE_FINAL_TYPE_WITH_CODE (FwFamilyDialog,
                               fw_family_dialog,
                               ADW_TYPE_DIALOG,
                               G_IMPLEMENT_INTERFACE (FW_TYPE_PAGE, fw_family_dialog_page_init))

static void
take_back (FwFamilyDialog *self, gboolean again)
{
  if (self->session != NULL)
    fw_session_undo (self->session, GTK_WIDGET (self), self->toasts, again);
}

static void
person_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyDialog *self = FW_FAMILY_DIALOG (widget);

  adw_navigation_view_push (self->navigation,
                            fw_person_page_new (self->store, self->session, self->case_id,
                                                g_variant_get_int64 (parameter)));
}

static void
add_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyDialog *self = FW_FAMILY_DIALOG (widget);

  adw_navigation_view_push (self->navigation,
                            fw_add_person_page_new (self->store, self->session, self->case_id));
}

/* The new person's sheet takes the place of the page that made it. */
static void
added_action (GtkWidget *widget, const char *name, GVariant *parameter)
{
  FwFamilyDialog *self = FW_FAMILY_DIALOG (widget);

  adw_navigation_view_pop (self->navigation);
  person_action (widget, name, parameter);
}

static void
show_state (AdwWindowTitle *title, GParamSpec *pspec, FwEditSession *session)
{
  g_autofree char *state = NULL;

  g_object_get (session, "state", &state, NULL);
  adw_window_title_set_subtitle (title, g_strcmp0 (state, "saved") == 0     ? _ ("saved")
                                        : g_strcmp0 (state, "problem") == 0 ? _ ("not saved yet")
                                                                            : _ ("saving …"));
}

static void
show_undo (GtkWidget *button, GParamSpec *pspec, FwEditSession *session)
{
  g_autofree char *label = NULL;
  g_autofree char *text = NULL;

  g_object_get (session, "undo-label", &label, NULL);
  /* Translators: %s names an act, e.g. "Change person". */
  text = label != NULL && label[0] != '\0' ? g_strdup_printf (_ ("Undo: %s"), label)
                                           : g_strdup (_ ("Undo"));
  gtk_widget_set_tooltip_text (button, text);
}

static void
undo_clicked_cb (GtkWidget *button)
{
  gtk_widget_activate_action (button, "win.undo", NULL);
}

GtkWidget *
fw_family_dialog_create_frame (FwEditSession *session, gpointer titled, GtkWidget *content)
{
  GtkWidget *view = adw_toolbar_view_new ();
  GtkWidget *header = adw_header_bar_new ();
  GtkWidget *window_title = adw_window_title_new (NULL, NULL);
  GtkWidget *undo = gtk_button_new_from_icon_name ("edit-undo-symbolic");
  GtkWidget *bar = fw_session_bar_new ();

  g_object_bind_property (titled, "title", window_title, "title", G_BINDING_SYNC_CREATE);
  adw_header_bar_set_title_widget (ADW_HEADER_BAR (header), window_title);
  /* The key works also while an edit is not yet saved; so the action is always on. */
  g_signal_connect (undo, "clicked", G_CALLBACK (undo_clicked_cb), NULL);
  g_object_bind_property (session, "can-undo", undo, "sensitive", G_BINDING_SYNC_CREATE);
  g_signal_connect_object (session, "notify::undo-label", G_CALLBACK (show_undo), undo,
                           G_CONNECT_SWAPPED);
  show_undo (undo, NULL, session);
  g_signal_connect_object (session, "notify::state", G_CALLBACK (show_state), window_title,
                           G_CONNECT_SWAPPED);
  show_state (ADW_WINDOW_TITLE (window_title), NULL, session);
  adw_header_bar_pack_end (ADW_HEADER_BAR (header), undo);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), header);
  fw_session_bar_set_session (FW_SESSION_BAR (bar), session, NULL, NULL);
  adw_toolbar_view_add_top_bar (ADW_TOOLBAR_VIEW (view), bar);
  adw_toolbar_view_set_content (ADW_TOOLBAR_VIEW (view), content);
  return view;
}

static void
committed_cb (gpointer source, const GError *error)
{
  if (error != NULL)
    fw_ui_show_error (source, error);
}

void
fw_family_dialog_commit (GtkWidget *source, FwEditSession *session, FwChangeSet *changes)
{
  g_return_if_fail (GTK_IS_WIDGET (source));

  fw_ui_when_done (fw_edit_session_commit (session, changes), source, committed_cb);
}

static gboolean
undo (FwPage *page)
{
  take_back (FW_FAMILY_DIALOG (page), FALSE);
  return TRUE;
}

static gboolean
redo (FwPage *page)
{
  take_back (FW_FAMILY_DIALOG (page), TRUE);
  return TRUE;
}

static DexFuture *
flush (FwPage *page)
{
  return fw_edit_session_keep (FW_FAMILY_DIALOG (page)->session);
}

static void
fw_family_dialog_page_init (FwPageInterface *iface)
{
  iface->undo = undo;
  iface->redo = redo;
  iface->flush = flush;
}

static void
closed_cb (FwFamilyDialog *self)
{
  dex_future_disown (fw_edit_session_flush (self->session));
}

AdwDialog *
fw_family_dialog_new (FwStore *store, gint64 case_id, gint64 person_id)
{
  FwFamilyDialog *self = g_object_new (FW_TYPE_FAMILY_DIALOG, NULL);

  self->store = g_object_ref (store);
  self->case_id = case_id;
  self->session = fw_edit_session_new (store);
  adw_navigation_view_push (self->navigation, fw_family_page_new (store, self->session, case_id));
  if (person_id != 0)
    adw_navigation_view_push (self->navigation,
                              fw_person_page_new (store, self->session, case_id, person_id));
  return ADW_DIALOG (self);
}

static void
fw_family_dialog_dispose (GObject *object)
{
  FwFamilyDialog *self = FW_FAMILY_DIALOG (object);

  g_clear_object (&self->session);
  g_clear_object (&self->store);
  G_OBJECT_CLASS (fw_family_dialog_parent_class)->dispose (object);
}

static void
fw_family_dialog_class_init (FwFamilyDialogClass *klass)
{
  GtkWidgetClass *widget_class = GTK_WIDGET_CLASS (klass);

  G_OBJECT_CLASS (klass)->dispose = fw_family_dialog_dispose;
  gtk_widget_class_install_action (widget_class, "people.person", "x", person_action);
  gtk_widget_class_install_action (widget_class, "people.added", "x", added_action);
  gtk_widget_class_install_action (widget_class, "people.add", NULL, add_action);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK, "win.undo", NULL);
  gtk_widget_class_add_binding_action (widget_class, GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK,
                                       "win.redo", NULL);
}

static void
fw_family_dialog_init (FwFamilyDialog *self)
{
  self->toasts = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->navigation = ADW_NAVIGATION_VIEW (adw_navigation_view_new ());
  adw_toast_overlay_set_child (self->toasts, GTK_WIDGET (self->navigation));
  adw_dialog_set_child (ADW_DIALOG (self), GTK_WIDGET (self->toasts));
  adw_dialog_set_title (ADW_DIALOG (self), _ ("Family"));
  adw_dialog_set_content_width (ADW_DIALOG (self), 640);
  adw_dialog_set_content_height (ADW_DIALOG (self), 700);
  g_signal_connect (self, "closed", G_CALLBACK (closed_cb), NULL);
}
