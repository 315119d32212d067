/* fw-form-section-view.h: one section of a form: heading, fields or rows. */
#pragma once

#include "widgets/fw-form-context.h"

G_BEGIN_DECLS

#define FW_TYPE_FORM_SECTION_VIEW (fw_form_section_view_get_type ())
G_DECLARE_FINAL_TYPE (FwFormSectionView, fw_form_section_view, FW, FORM_SECTION_VIEW, GtkWidget)

GtkWidget *
fw_form_section_view_new (FwFormContext *context, const FwSection *section);
void
fw_form_section_view_update (FwFormSectionView *self);
/* Adds a row at the end and puts the cursor into it; repeating sections only. */
void
fw_form_section_view_add_row (FwFormSectionView *self);
/* Opens the row's card, so that its fields are there; 0 for none. */
void
fw_form_section_view_open_row (FwFormSectionView *self, gint64 row_id);

G_END_DECLS
