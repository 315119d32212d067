/* fw-phrases.h: the fixed texts of the paper in another language, or in plain words.
 *
 * A set is a .po file of its own domain (po/phrases/LANG.po): msgid is the German
 * text. An entry that is marked fuzzy has not been checked by somebody who
 * speaks the language; an office can check and change phrases (rule of kind
 * "phrases"). Immutable; any thread.
 */
#pragma once

#include <gio/gio.h>

G_BEGIN_DECLS

/* The set of German in plain words. */
#define FW_PHRASES_PLAIN "de-plain"

#define FW_TYPE_PHRASES (fw_phrases_get_type ())
typedef struct _FwPhrases FwPhrases;

GType
fw_phrases_get_type (void) G_GNUC_CONST;
/* @language: "en", "tr", FW_PHRASES_PLAIN. @office (nullable): the office's rule for it as JSON:
 * {"checked_by", "checked_on", "all": true, "phrases": {"German": "…"}}. NULL with an error that
 * names what there is. */
FwPhrases *
fw_phrases_new (const char *language, const char *office, GError **error);
/* The same from the text of a .po file. */
FwPhrases *
fw_phrases_new_for_po (const char *po, const char *office, GError **error);
FwPhrases *
fw_phrases_ref (FwPhrases *self);
void
fw_phrases_unref (FwPhrases *self);
/* The languages that there are sets for, without plain words; free with g_strfreev(). */
GStrv
fw_phrases_dup_languages (void);
/* "Türkçe" */
const char *
fw_phrases_get_name (FwPhrases *self);
/* As the set says it, BCP 47: "tr". */
const char *
fw_phrases_get_language (FwPhrases *self);
/* NULL when the set has no such phrase. @checked (out, nullable). */
const char *
fw_phrases_find (FwPhrases *self, const char *german, gboolean *checked);
guint
fw_phrases_get_n (FwPhrases *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwPhrases, fw_phrases_unref)

G_END_DECLS
