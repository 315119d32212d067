/* fw-toast.h: what is said over a page for a few seconds.
 *
 * What is said last is seen at once, in place of what was said before it: an
 * answer that waits behind others answers nothing, and an Undo must stand
 * beside the act that it takes back. A failure alone comes back when what was
 * said after it is over. */
#pragma once

#include <adwaita.h>

G_BEGIN_DECLS

typedef enum
{
  FW_TOAST_TOLD,
  FW_TOAST_FAILURE,
} FwToastKind;

/* A toast with @text, plain and never markup, for @owner, which shows it itself; what @owner told before goes.
 * @undo: the action of an Undo button, or NULL. @return: transfer full */
AdwToast *
fw_toast_new (gpointer owner, const char *text, const char *undo, FwToastKind kind);
/* What @owner told, a failure apart, goes. */
void
fw_toast_forget (gpointer owner);
/* Makes one and shows it over @overlay. */
void
fw_toast_show (AdwToastOverlay *overlay, const char *text, const char *undo, FwToastKind kind);
/* Shows it and speaks it. */
void
fw_toast_say (AdwToastOverlay *overlay, const char *text);
void
fw_toast_fail (AdwToastOverlay *overlay, const GError *error);
/* Shows it in @dialog, for it lies over what the window tells: a failure anywhere (@dialog is given a place for it
 * where it has none), all else in preferences alone, as what went well closes other dialogs. @return FALSE: not there */
gboolean
fw_toast_show_in_dialog (AdwDialog *dialog, const char *text, const char *undo, FwToastKind kind);

G_END_DECLS
