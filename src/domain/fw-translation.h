/* fw-translation.h: what an interpreter made of one answer of a form, in another language.
 *
 * Belongs to the record and to the reading copy, never to what is frozen and signed: German alone
 * is. It is of the German that it was made of; when that changes, it says nothing any more until
 * somebody looks at it again.
 */
#pragma once

#include "domain/fw-form-template.h"
#include "store/fw-record.h"

G_BEGIN_DECLS

/* Properties: form-id, row-id (0 outside lists), field, language, text, original, translated-by,
 * translated-on (ISO). */
#define FW_TYPE_TRANSLATION (fw_translation_get_type ())
G_DECLARE_FINAL_TYPE (FwTranslation, fw_translation, FW, TRANSLATION, FwRecord)

/* Text that people wrote: not a name, a number, a day or a choice. @type: of a field as in a
 * form's content ("line", "text", …). */
gboolean
fw_translation_is_free_text (const char *type, const char *field);
gboolean
fw_translation_is_wanted (const FwField *field);

/* Adds an empty one to @changes; its id. @by: who interprets; @on: ISO day. */
gint64
fw_translation_append (FwChangeSet *changes,
                       gint64 form_id,
                       gint64 row_id,
                       const char *field,
                       const char *language,
                       const char *by,
                       const char *on);
/* All of a form, in every language; resolves to a GListStore of FwTranslation. */
DexFuture *
fw_translation_load (FwStore *store, gint64 form_id);

/* Columns of list. */
enum
{
  FW_TRANSLATION_ROW, /* 0: outside lists */
  FW_TRANSLATION_FIELD,
  FW_TRANSLATION_TEXT,
  FW_TRANSLATION_ORIGINAL,
  FW_TRANSLATION_BY,
  FW_TRANSLATION_ON, /* ISO day; nullable */
};
/* Those with a text in one language; resolves to an FwResult (boxed). */
DexFuture *
fw_translation_list (FwStore *store, gint64 form_id, const char *language);
/* The row of @list that translates @original in this place; -1: none. */
int
fw_translation_find (FwResult *list, gint64 row_id, const char *field, const char *original);

G_END_DECLS
