/* fw-form-page.h: the one screen of the form engine: any form from its template.
 *
 * Shows one section at a time; sections are built when first shown. Everything
 * saves itself through the edit session of the context.
 */
#pragma once

#include "widgets/fw-form-context.h"

G_BEGIN_DECLS

/* Properties: section (string), anchor (string, where the cursor is, as pages
 * name places: "SECTION/FIELD" or "SECTION/ROW"). */
#define FW_TYPE_FORM_PAGE (fw_form_page_get_type ())
G_DECLARE_FINAL_TYPE (FwFormPage, fw_form_page, FW, FORM_PAGE, GtkWidget)

GtkWidget *
fw_form_page_new (void);
void
fw_form_page_set_context (FwFormPage *self, FwFormContext *context);
void
fw_form_page_show_section (FwFormPage *self, const char *section);
/* The section before (-1) or after (+1). */
void
fw_form_page_step (FwFormPage *self, int step);
/* Puts the cursor where it was last in the section shown, else into its first
 * field, once it is drawn. */
void
fw_form_page_focus (FwFormPage *self);
/* Puts the cursor into the next counted field that is empty and has no reason,
 * going round at the end. FALSE when there is none. */
gboolean
fw_form_page_next_empty (FwFormPage *self);
/* Goes to a place named by an anchor of the printed page. */
void
fw_form_page_show_anchor (FwFormPage *self, const char *anchor);
/* A new row in the section shown; in another one it goes to @section first (nullable). */
void
fw_form_page_add_row (FwFormPage *self, const char *section);
/* Take back or do again, and say so in a toast. */
gboolean
fw_form_page_undo (FwFormPage *self);
gboolean
fw_form_page_redo (FwFormPage *self);
/* Commits what is typed; resolves when durable. */
DexFuture *
fw_form_page_flush (FwFormPage *self);
/* The same, but what is refused may stay behind as a draft (fw_edit_session_keep). */
DexFuture *
fw_form_page_keep (FwFormPage *self);

G_END_DECLS
