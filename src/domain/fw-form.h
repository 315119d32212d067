/* fw-form.h: one filled form: a template and its answers as live records.
 *
 * Main-thread object. Every answer is a row of `form_answer` and exists from
 * the form's creation (those of a list from the row's), so that two people can
 * fill different fields of one form. Typing goes through the answers'
 * properties; an FwEditSession that watches them turns it into drafts and
 * commits.
 *
 * Signals: changed () after any answer or row changed, also by others.
 */
#pragma once

#include "domain/fw-form-template.h"
#include "store/fw-edit-session.h"
#include "store/fw-record.h"

G_BEGIN_DECLS

/* Properties: form-id, row-id (0 outside lists), field, value, reason. */
#define FW_TYPE_FORM_ANSWER (fw_form_answer_get_type ())
G_DECLARE_FINAL_TYPE (FwFormAnswer, fw_form_answer, FW, FORM_ANSWER, FwRecord)
/* Properties: form-id, list, position. */
#define FW_TYPE_FORM_ROW (fw_form_row_get_type ())
G_DECLARE_FINAL_TYPE (FwFormRow, fw_form_row, FW, FORM_ROW, FwRecord)

#define FW_TYPE_FORM (fw_form_get_type ())
G_DECLARE_FINAL_TYPE (FwForm, fw_form, FW, FORM, GObject)

typedef struct
{
  guint n_fields;   /* that apply and count */
  guint n_answered; /* with a value */
  guint n_reasoned; /* empty, with the reason why */
  guint n_empty;    /* empty without a reason: at most 5 % (CASE-6) */
} FwFormCount;

/* Resolves to an FwForm; answers that a newer template added are made. */
DexFuture *
fw_form_load (FwStore *store, gint64 form_id);

gint64
fw_form_get_id (FwForm *self);
FwStore *
fw_form_get_store (FwForm *self);
FwFormTemplate *
fw_form_get_template (FwForm *self);
gboolean
fw_form_is_frozen (FwForm *self);
/* The answer of @field outside lists, or of the row @row_id; NULL if there is none. Borrowed. */
FwFormAnswer *
fw_form_get_answer (FwForm *self, const char *field, gint64 row_id);
/* Watches all answers at once, named by their prompts: a draft that a crash left is found in sections
 * not yet shown as well. */
void
fw_form_watch_answers (FwForm *self, FwEditSession *session);
/* Never NULL. */
const char *
fw_form_get_value (FwForm *self, const char *field, gint64 row_id);
/* The rows of a repeating section in order, FwFormRow; borrowed, emits items-changed. */
GListModel *
fw_form_get_rows (FwForm *self, const char *section);
/* What the form cannot know by itself (transfer none, text → text): facts of the
 * case ("siblings" → "yes"), and what an answer demands ("help_kind:33" →
 * "out-of-home foster", words apart by spaces). Emits changed. */
void
fw_form_set_facts (FwForm *self, GHashTable *facts);
/* "" when it is not known. */
const char *
fw_form_get_fact (FwForm *self, const char *name);
/* FALSE: the section is not asked, not counted and not printed. */
gboolean
fw_form_section_applies (FwForm *self, const FwSection *section);
/* FALSE: the field is not asked, not counted and not printed. */
gboolean
fw_form_applies (FwForm *self, const FwField *field, gint64 row_id);
/* @section NULL: all. Signatures never count. */
void
fw_form_count (FwForm *self, const char *section, FwFormCount *count);
/* A new row at the end; resolves to its id (int64). The acts can be undone in @session. */
DexFuture *
fw_form_add_row (FwForm *self, FwEditSession *session, const char *section);
DexFuture *
fw_form_remove_row (FwForm *self, FwEditSession *session, gint64 row_id);
/* @step -1 towards the first, +1 towards the last. */
DexFuture *
fw_form_move_row (FwForm *self, FwEditSession *session, gint64 row_id, int step);

G_END_DECLS
