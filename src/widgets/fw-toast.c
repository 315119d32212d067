/* fw-toast.c: see fw-toast.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/fw-async.h"
#include "widgets/fw-toast.h"

#define TOLD "fw-toast-told"
/* Seconds: a failure says what happened, what is safe and what to do. */
#define FAILURE_TIMEOUT 10

void
fw_toast_forget (gpointer owner)
{
  AdwToast *told;

  g_return_if_fail (G_IS_OBJECT (owner));

  told = g_object_get_data (owner, TOLD);
  if (told != NULL)
    adw_toast_dismiss (told);
  g_object_set_data (owner, TOLD, NULL);
}

AdwToast *
fw_toast_new (gpointer owner, const char *text, const char *undo, FwToastKind kind)
{
  AdwToast *toast;

  g_return_val_if_fail (G_IS_OBJECT (owner), NULL);
  g_return_val_if_fail (text != NULL, NULL);

  toast = adw_toast_new (text);
  adw_toast_set_use_markup (toast, FALSE);
  adw_toast_set_priority (toast, ADW_TOAST_PRIORITY_HIGH);
  if (undo != NULL)
    {
      adw_toast_set_button_label (toast, _ ("_Undo"));
      adw_toast_set_action_name (toast, undo);
    }
  fw_toast_forget (owner);
  if (kind == FW_TOAST_FAILURE)
    adw_toast_set_timeout (toast, FAILURE_TIMEOUT);
  else
    g_object_set_data_full (owner, TOLD, g_object_ref (toast), g_object_unref);
  return toast;
}

void
fw_toast_show (AdwToastOverlay *overlay, const char *text, const char *undo, FwToastKind kind)
{
  g_return_if_fail (ADW_IS_TOAST_OVERLAY (overlay));

  adw_toast_overlay_add_toast (overlay, fw_toast_new (overlay, text, undo, kind));
}

static AdwToastOverlay *
find_overlay (GtkWidget *widget)
{
  AdwToastOverlay *found = NULL;

  if (ADW_IS_TOAST_OVERLAY (widget))
    return ADW_TOAST_OVERLAY (widget);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL && found == NULL;
       child = gtk_widget_get_next_sibling (child))
    found = find_overlay (child);
  return found;
}

/* Puts an overlay around what @dialog holds; the focus stays. */
static AdwToastOverlay *
add_overlay (AdwDialog *dialog)
{
  AdwToastOverlay *overlay = ADW_TOAST_OVERLAY (adw_toast_overlay_new ());
  GtkWidget *child = adw_dialog_get_child (dialog);
  GtkWidget *focus = adw_dialog_get_focus (dialog);
  g_autoptr (GtkWidget) kept = child != NULL ? g_object_ref (child) : NULL;
  g_autoptr (GtkWidget) had_focus = focus != NULL ? g_object_ref (focus) : NULL;

  adw_dialog_set_child (dialog, NULL);
  adw_toast_overlay_set_child (overlay, kept);
  adw_dialog_set_child (dialog, GTK_WIDGET (overlay));
  /* What is typed into an entry must not take the place of what stands in it. */
  if (GTK_IS_TEXT (had_focus))
    gtk_text_grab_focus_without_selecting (GTK_TEXT (had_focus));
  else if (had_focus != NULL)
    gtk_widget_grab_focus (had_focus);
  return overlay;
}

gboolean
fw_toast_show_in_dialog (AdwDialog *dialog, const char *text, const char *undo, FwToastKind kind)
{
  AdwToastOverlay *overlay;

  g_return_val_if_fail (ADW_IS_DIALOG (dialog), FALSE);

  if (ADW_IS_PREFERENCES_DIALOG (dialog))
    {
      adw_preferences_dialog_add_toast (ADW_PREFERENCES_DIALOG (dialog),
                                        fw_toast_new (dialog, text, undo, kind));
      return TRUE;
    }
  if (kind != FW_TOAST_FAILURE || ADW_IS_ALERT_DIALOG (dialog))
    return FALSE;
  overlay = find_overlay (GTK_WIDGET (dialog));
  fw_toast_show (overlay != NULL ? overlay : add_overlay (dialog), text, undo, kind);
  return TRUE;
}

void
fw_toast_say (AdwToastOverlay *overlay, const char *text)
{
  fw_toast_show (overlay, text, NULL, FW_TOAST_TOLD);
  fw_ui_announce (GTK_WIDGET (overlay), text);
}

void
fw_toast_fail (AdwToastOverlay *overlay, const GError *error)
{
  g_return_if_fail (error != NULL);

  fw_toast_show (overlay, error->message, NULL, FW_TOAST_FAILURE);
  fw_ui_announce (GTK_WIDGET (overlay), error->message);
}
