/* fw-form-earlier.h: what an earlier form said, below a field that is still empty.
 *
 * Offered, not taken over: it counts and is printed only when somebody says that it still holds.
 *
 * Signals: taken (), emitted by the button.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_FORM_EARLIER (fw_form_earlier_get_type ())
G_DECLARE_FINAL_TYPE (FwFormEarlier, fw_form_earlier, FW, FORM_EARLIER, GtkWidget)

/* @prompt: the question, spoken with the button. @text: the answer as people read it. */
GtkWidget *
fw_form_earlier_new (const char *prompt, const char *text);

G_END_DECLS
