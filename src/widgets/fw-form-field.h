/* fw-form-field.h: one question of a form with its answer. */
#pragma once

#include "widgets/fw-form-context.h"

G_BEGIN_DECLS

typedef enum
{
  FW_FORM_FIELD_FULL, /* prompt, help, answer, reason */
  FW_FORM_FIELD_CELL, /* prompt stands above the column */
  FW_FORM_FIELD_HEAD, /* in the head of a card: the answer alone */
} FwFormFieldStyle;

#define FW_TYPE_FORM_FIELD (fw_form_field_get_type ())
G_DECLARE_FINAL_TYPE (FwFormField, fw_form_field, FW, FORM_FIELD, GtkWidget)

/* @field is the template's and must outlive the widget (the context's form
 * holds it). @row_title: "Goal 2", spoken after the prompt; NULL outside lists. */
GtkWidget *
fw_form_field_new (FwFormContext *context,
                   const FwField *field,
                   gint64 row_id,
                   const char *row_title,
                   FwFormFieldStyle style);
/* The row has another number now. */
void
fw_form_field_set_row_title (FwFormField *self, const char *row_title);
/* Shows or hides it as the form's other answers ask. */
void
fw_form_field_update (FwFormField *self);
/* Takes over what is typed but not yet read (dates). */
void
fw_form_field_commit (FwFormField *self);
/* Puts the cursor into the answer. (Not grab_focus: a container that overrides
 * it keeps Shift+Tab from leaving.) */
gboolean
fw_form_field_focus (FwFormField *self);
/* Marks and bar of the hints that name this field; @hints NULL: none. */
void
fw_form_field_show_hints (FwFormField *self, GPtrArray *hints);

G_END_DECLS
