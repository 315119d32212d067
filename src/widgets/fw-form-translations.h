/* fw-form-translations.h: the second language of a form that is being written, and what an
 * interpreter made of its answers.
 *
 * Main-thread object, owned by the page; the widgets of the form's fields follow it. Without a
 * language no field shows anything of it.
 *
 * Signals: changed (): another language, or translations came and went.
 */
#pragma once

#include "domain/fw-form.h"
#include "domain/fw-translation.h"

G_BEGIN_DECLS

#define FW_TYPE_FORM_TRANSLATIONS (fw_form_translations_get_type ())
G_DECLARE_FINAL_TYPE (FwFormTranslations, fw_form_translations, FW, FORM_TRANSLATIONS, GObject)

/* @interpreter_field (nullable): the answer that names who interprets. */
FwFormTranslations *
fw_form_translations_new (FwForm *form, FwEditSession *session, const char *interpreter_field);
/* Ends following the store. */
void
fw_form_translations_stop (FwFormTranslations *self);
/* @language NULL: none. @name: in its own word, "Türkçe". */
void
fw_form_translations_set_language (FwFormTranslations *self,
                                   const char *language,
                                   const char *name);
/* NULL: there is none. Borrowed. */
const char *
fw_form_translations_get_language (FwFormTranslations *self);
const char *
fw_form_translations_get_name (FwFormTranslations *self);
/* A language that something was translated into already; NULL: none. Borrowed. */
const char *
fw_form_translations_get_used (FwFormTranslations *self);
/* Of the answer in the language that is set; NULL: none yet. Borrowed. */
FwTranslation *
fw_form_translations_find (FwFormTranslations *self, const char *field, gint64 row_id);
/* An empty one for the answer, which can be undone; "changed" follows. Resolves when stored. */
DexFuture *
fw_form_translations_add (FwFormTranslations *self, const char *field, gint64 row_id);

G_END_DECLS
