/* fw-sign-pad.h: where a hand signs: pen with pressure, finger or mouse.
 *
 * White as the paper in every colour scheme. Who cannot draw types the name beside it.
 */
#pragma once

#include <gtk/gtk.h>

#include "document/fw-handwriting.h"

G_BEGIN_DECLS

/* Signal: changed. */
#define FW_TYPE_SIGN_PAD (fw_sign_pad_get_type ())
G_DECLARE_FINAL_TYPE (FwSignPad, fw_sign_pad, FW, SIGN_PAD, GtkWidget)

GtkWidget *
fw_sign_pad_new (void);
/* Borrowed; the pad draws what it holds. */
FwHandwriting *
fw_sign_pad_get_handwriting (FwSignPad *self);
/* The name under the line. */
void
fw_sign_pad_set_name (FwSignPad *self, const char *name);

G_END_DECLS
