/* fw-light.h: a traffic light: shape, colour and word. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

typedef enum
{
  FW_LIGHT_STATE_NONE,
  FW_LIGHT_STATE_OVERDUE, /* red triangle with ! */
  FW_LIGHT_STATE_DUE,     /* yellow square with clock: within 3 working days */
  FW_LIGHT_STATE_LATER,   /* green circle: in time */
  FW_LIGHT_STATE_DONE,    /* tick */
  FW_LIGHT_STATE_DROPPED, /* dash */
} FwLightState;

#define FW_TYPE_LIGHT (fw_light_get_type ())
G_DECLARE_FINAL_TYPE (FwLight, fw_light, FW, LIGHT, GtkWidget)

GtkWidget *
fw_light_new (FwLightState state, gboolean with_word);
void
fw_light_set_state (FwLight *self, FwLightState state);
/* "Overdue", "Due", "On track", …, translated; never NULL. */
const char *
fw_light_state_to_word (FwLightState state);
const char *
fw_light_state_to_icon (FwLightState state);
/* The style class that gives text the light's colour. */
const char *
fw_light_state_to_class (FwLightState state);

G_END_DECLS
