/* fw-form-suggest.h: one line of text that offers what is known; anything else may be typed. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property: value (string). */
#define FW_TYPE_FORM_SUGGEST (fw_form_suggest_get_type ())
G_DECLARE_FINAL_TYPE (FwFormSuggest, fw_form_suggest, FW, FORM_SUGGEST, GtkWidget)

/* @offers: NULL-terminated, copied. */
GtkWidget *
fw_form_suggest_new (const char *const *offers);
/* The widget that takes the keys. Borrowed. */
GtkWidget *
fw_form_suggest_get_entry (FwFormSuggest *self);

G_END_DECLS
