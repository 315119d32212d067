/* fw-projector-view.h: the picture on the projector: steps, question, what is agreed, lights. */
#pragma once

#include <gtk/gtk.h>

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_PROJECTOR_VIEW (fw_projector_view_get_type ())
G_DECLARE_FINAL_TYPE (FwProjectorView, fw_projector_view, FW, PROJECTOR_VIEW, GtkWidget)

GtkWidget *
fw_projector_view_new (FwConferenceDesk *desk);
/* 1.0 is the size that the screen's height asks for; 0.7 to 1.6. */
void
fw_projector_view_set_zoom (FwProjectorView *self, double zoom);
/* The area or the decisions before (-1) or after (+1). */
void
fw_projector_view_step (FwProjectorView *self, int by);

G_END_DECLS
