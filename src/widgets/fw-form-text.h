/* fw-form-text.h: an answer in words: one line, several, or somebody's own words. */
#pragma once

#include <gtk/gtk.h>

G_BEGIN_DECLS

/* Property: value (string). */
#define FW_TYPE_FORM_TEXT (fw_form_text_get_type ())
G_DECLARE_FINAL_TYPE (FwFormText, fw_form_text, FW, FORM_TEXT, GtkTextView)

/* As high as its text. With @multi_line FALSE Enter goes on to the next field
 * and a pasted line break becomes a space. */
GtkWidget *
fw_form_text_new (gboolean multi_line);
/* Shown while empty. */
void
fw_form_text_set_placeholder (FwFormText *self, const char *placeholder);
/* A wave under @length characters from @start. */
void
fw_form_text_mark (FwFormText *self, guint start, guint length);
void
fw_form_text_clear_marks (FwFormText *self);

G_END_DECLS
