/* toast-order.c: what is said last is seen, and a failure is seen where the user is. */
#include <adwaita.h>

#include "widgets/fw-toast.h"

typedef struct
{
  GtkWidget *window;
  AdwToastOverlay *overlay;
} Fixture;

static void
setup (Fixture *self, gconstpointer data)
{
  self->overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  self->window = adw_window_new ();
  gtk_window_set_default_size (GTK_WINDOW (self->window), 800, 600);
  adw_window_set_content (ADW_WINDOW (self->window), GTK_WIDGET (self->overlay));
  gtk_window_present (GTK_WINDOW (self->window));
  while (gtk_widget_get_width (GTK_WIDGET (self->overlay)) == 0)
    g_main_context_iteration (NULL, TRUE);
}

static void
teardown (Fixture *self, gconstpointer data)
{
  gtk_window_destroy (GTK_WINDOW (self->window));
}

/* @return whether @text stands in @widget, where it can be seen */
static gboolean
shows (GtkWidget *widget, const char *text)
{
  if (!gtk_widget_get_child_visible (widget) || !gtk_widget_get_visible (widget))
    return FALSE;
  if (GTK_IS_LABEL (widget) && g_str_equal (gtk_label_get_text (GTK_LABEL (widget)), text))
    return TRUE;
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    if (shows (child, text))
      return TRUE;
  return FALSE;
}

/* A toast that goes is drawn until it is out of sight. */
static void
wait_until (GtkWidget *widget, const char *text, gboolean shown)
{
  gint64 end = g_get_monotonic_time () + 30 * G_TIME_SPAN_SECOND;

  while (shows (widget, text) != shown && g_get_monotonic_time () < end)
    g_main_context_iteration (NULL, FALSE);
  g_assert_cmpint (shows (widget, text), ==, shown);
}

static void
gone_cb (AdwToast *toast, gboolean *gone)
{
  *gone = TRUE;
}

static void
test_newest (Fixture *self, gconstpointer data)
{
  g_autoptr (AdwToast) first
      = g_object_ref (fw_toast_new (self->overlay, "First", "win.undo", FW_TOAST_TOLD));
  gboolean gone = FALSE;

  g_signal_connect (first, "dismissed", G_CALLBACK (gone_cb), &gone);
  adw_toast_overlay_add_toast (self->overlay, first);
  wait_until (GTK_WIDGET (self->overlay), "First", TRUE);
  fw_toast_show (self->overlay, "Second", "win.undo", FW_TOAST_TOLD);
  g_assert_true (gone);
  wait_until (GTK_WIDGET (self->overlay), "Second", TRUE);
  wait_until (GTK_WIDGET (self->overlay), "First", FALSE);
}

static void
test_failure_comes_back (Fixture *self, gconstpointer data)
{
  g_autoptr (AdwToast) failure
      = g_object_ref (fw_toast_new (self->overlay, "Failed", NULL, FW_TOAST_FAILURE));
  AdwToast *told;
  gboolean gone = FALSE;

  g_assert_cmpuint (adw_toast_get_timeout (failure), >, 5);
  g_signal_connect (failure, "dismissed", G_CALLBACK (gone_cb), &gone);
  adw_toast_overlay_add_toast (self->overlay, failure);
  fw_toast_show (self->overlay, "Told", NULL, FW_TOAST_TOLD);
  wait_until (GTK_WIDGET (self->overlay), "Told", TRUE);
  wait_until (GTK_WIDGET (self->overlay), "Failed", FALSE);
  g_assert_false (gone);
  told = fw_toast_new (self->overlay, "Told again", NULL, FW_TOAST_TOLD);
  adw_toast_set_timeout (told, 1);
  adw_toast_overlay_add_toast (self->overlay, told);
  wait_until (GTK_WIDGET (self->overlay), "Told again", TRUE);
  wait_until (GTK_WIDGET (self->overlay), "Failed", FALSE);
  wait_until (GTK_WIDGET (self->overlay), "Told again", FALSE);
  wait_until (GTK_WIDGET (self->overlay), "Failed", TRUE);
  g_assert_false (gone);
}

static void
test_in_dialog (Fixture *self, gconstpointer data)
{
  AdwDialog *dialog = adw_dialog_new (), *alert = adw_alert_dialog_new ("Sure?", NULL);
  GtkWidget *entry = gtk_entry_new (), *overlay;

  gtk_editable_set_text (GTK_EDITABLE (entry), "begun");
  adw_dialog_set_child (dialog, entry);
  adw_dialog_present (dialog, self->window);
  gtk_widget_grab_focus (entry);
  gtk_editable_set_position (GTK_EDITABLE (entry), 3);
  g_assert_true (fw_toast_show_in_dialog (dialog, "Not saved", NULL, FW_TOAST_FAILURE));
  overlay = adw_dialog_get_child (dialog);
  wait_until (overlay, "Not saved", TRUE);
  g_assert_false (shows (GTK_WIDGET (self->overlay), "Not saved"));
  /* What was written and where stands as before. */
  g_assert_true (adw_toast_overlay_get_child (ADW_TOAST_OVERLAY (overlay)) == entry);
  g_assert_true (gtk_widget_is_ancestor (adw_dialog_get_focus (dialog), entry));
  g_assert_cmpint (gtk_editable_get_position (GTK_EDITABLE (entry)), ==, 3);
  g_assert_false (gtk_editable_get_selection_bounds (GTK_EDITABLE (entry), NULL, NULL));
  g_assert_true (fw_toast_show_in_dialog (dialog, "Not saved either", NULL, FW_TOAST_FAILURE));
  g_assert_true (adw_dialog_get_child (dialog) == overlay);
  wait_until (overlay, "Not saved either", TRUE);
  g_assert_false (fw_toast_show_in_dialog (alert, "Nowhere", NULL, FW_TOAST_FAILURE));
  g_assert_false (fw_toast_show_in_dialog (dialog, "Done", NULL, FW_TOAST_TOLD));
  g_object_unref (g_object_ref_sink (alert));
  adw_dialog_force_close (dialog);
}

int
main (int argc, char **argv)
{
  gtk_test_init (&argc, &argv, NULL);
  adw_init ();
#define ADD(name, function) g_test_add ("/toast/" name, Fixture, NULL, setup, function, teardown)
  ADD ("the-newest-is-seen", test_newest);
  ADD ("a-failure-comes-back", test_failure_comes_back);
  ADD ("a-failure-is-seen-in-the-dialog", test_in_dialog);
#undef ADD
  return g_test_run ();
}
