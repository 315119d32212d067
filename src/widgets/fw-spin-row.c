/* fw-spin-row.c: see fw-spin-row.h. */
#include "config.h"

#include "widgets/fw-spin-row.h"

/* The entry within keeps the keys for itself also where it has nothing to undo. */
static void
add_undo (GtkWidget *row)
{
  GtkEventController *keys = gtk_shortcut_controller_new ();

  gtk_event_controller_set_propagation_phase (keys, GTK_PHASE_CAPTURE);
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK),
                        gtk_named_action_new ("win.undo")));
  gtk_shortcut_controller_add_shortcut (
      GTK_SHORTCUT_CONTROLLER (keys),
      gtk_shortcut_new (gtk_keyval_trigger_new (GDK_KEY_z, GDK_CONTROL_MASK | GDK_SHIFT_MASK),
                        gtk_named_action_new ("win.redo")));
  gtk_widget_add_controller (row, keys);
}

GtkWidget *
fw_spin_row_new (double least, double most, double step)
{
  GtkAdjustment *adjustment = gtk_adjustment_new (least, least, most, step, 10 * step, 0);
  GtkWidget *row;

  g_return_val_if_fail (least <= most && step > 0, NULL);

  row = g_object_new (ADW_TYPE_SPIN_ROW, "accessible-role", GTK_ACCESSIBLE_ROLE_LIST_ITEM,
                      "adjustment", adjustment, NULL);
  add_undo (row);
  return row;
}
