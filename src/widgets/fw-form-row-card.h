/* fw-form-row-card.h: one row of a repeating section: a goal, a person's view, a table row. */
#pragma once

#include "widgets/fw-form-context.h"

G_BEGIN_DECLS

/* Actions: row.remove, row.move-up, row.move-down. */
#define FW_TYPE_FORM_ROW_CARD (fw_form_row_card_get_type ())
G_DECLARE_FINAL_TYPE (FwFormRowCard, fw_form_row_card, FW, FORM_ROW_CARD, GtkWidget)

/* @columns: a GtkSizeGroup a field, shared by the rows of a table; NULL for other layouts. */
GtkWidget *
fw_form_row_card_new (FwFormContext *context,
                      const FwSection *section,
                      gint64 row_id,
                      guint number,
                      GPtrArray *columns);
gint64
fw_form_row_card_get_row_id (FwFormRowCard *self);
/* From 1. */
void
fw_form_row_card_set_number (FwFormRowCard *self, guint number);
/* Goals only: the card open for writing, or its summary. */
void
fw_form_row_card_set_expanded (FwFormRowCard *self, gboolean expanded);
/* Puts the cursor where writing begins: somebody's own words, else the first
 * field; once it is drawn. */
void
fw_form_row_card_focus (FwFormRowCard *self);
void
fw_form_row_card_update (FwFormRowCard *self);
/* Fills the columns' headings of a table into a new widget. */
GtkWidget *
fw_form_row_card_create_headings (const FwSection *section, GPtrArray *columns);

G_END_DECLS
