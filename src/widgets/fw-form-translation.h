/* fw-form-translation.h: below an answer: what an interpreter made of it, by whom and when.
 *
 * Closed until somebody opens it; nothing is stored before. Invisible while the form has no second
 * language, or nothing is written that could be translated.
 */
#pragma once

#include "widgets/fw-form-translations.h"

#include <gtk/gtk.h>

G_BEGIN_DECLS

#define FW_TYPE_FORM_TRANSLATION (fw_form_translation_get_type ())
G_DECLARE_FINAL_TYPE (FwFormTranslation, fw_form_translation, FW, FORM_TRANSLATION, GtkWidget)

/* @answer: what is translated; @prompt: its question, spoken with the text. */
GtkWidget *
fw_form_translation_new (FwFormTranslations *translations,
                         FwFormAnswer *answer,
                         const char *prompt,
                         gboolean editable);

G_END_DECLS
