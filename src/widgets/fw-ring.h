/* fw-ring.h: how much is done, as a ring with its figure in the middle. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property: fraction (double, 0 to 1). */
#define FW_TYPE_RING (fw_ring_get_type ())
G_DECLARE_FINAL_TYPE (FwRing, fw_ring, FW, RING, GtkWidget)

GtkWidget *
fw_ring_new (void);
/* @fraction is clamped to 0 … 1. */
void
fw_ring_set_fraction (FwRing *self, double fraction);
double
fw_ring_get_fraction (FwRing *self);

G_END_DECLS
