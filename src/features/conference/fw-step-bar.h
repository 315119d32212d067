/* fw-step-bar.h: the steps of a conference as tabs with their completion.
 *
 * Each step shows its number (a check when complete, and words either way),
 * its name and "n of m". Where it is narrow only the numbers stay, and the
 * name of the step that is shown.
 */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Properties: step (uint), compact (boolean). */
#define FW_TYPE_STEP_BAR (fw_step_bar_get_type ())
G_DECLARE_FINAL_TYPE (FwStepBar, fw_step_bar, FW, STEP_BAR, GtkWidget)

GtkWidget *
fw_step_bar_new (void);
/* Once; NULL-terminated. */
void
fw_step_bar_set_titles (FwStepBar *self, const char *const *titles);
void
fw_step_bar_set_step (FwStepBar *self, guint step);
guint
fw_step_bar_get_step (FwStepBar *self);
/* @n_fields 0: nothing to fill in, no words. */
void
fw_step_bar_set_count (FwStepBar *self, guint step, guint n_filled, guint n_fields);
/* The widget that the tab belongs to, for screen readers. */
void
fw_step_bar_set_panel (FwStepBar *self, guint step, GtkWidget *panel);

G_END_DECLS
