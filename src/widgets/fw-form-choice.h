/* fw-form-choice.h: an answer out of a few: toggles up to four, else a list. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-form-template.h"

G_BEGIN_DECLS

/* Properties: value (string, an option's key, "" for none), editable (boolean). */
#define FW_TYPE_FORM_CHOICE (fw_form_choice_get_type ())
G_DECLARE_FINAL_TYPE (FwFormChoice, fw_form_choice, FW, FORM_CHOICE, GtkWidget)

/* @options are copied. */
GtkWidget *
fw_form_choice_new (const FwFieldOption *options, guint n_options);
/* The widget that takes the keys. Borrowed. */
GtkWidget *
fw_form_choice_get_control (FwFormChoice *self);

G_END_DECLS
