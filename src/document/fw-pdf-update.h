/* fw-pdf-update.h: objects appended to a PDF (ISO 32000-1, 7.5.6).
 *
 * The bytes of before stay as they are and in front; what was signed stays signed.
 * The new section is of the kind that the file's last one has, table or stream.
 *
 *   update = fw_pdf_update_new (reader);
 *   fw_pdf_update_begin (update, number, generation);
 *   fw_pdf_update_printf (update, "<< /Type /Sig …");
 *   fw_pdf_update_end (update);
 *   whole = fw_pdf_update_finish (update);
 */
#pragma once

#include "document/fw-pdf-reader.h"

G_BEGIN_DECLS

typedef struct _FwPdfUpdate FwPdfUpdate;

/* @base has to outlive the update; it must not be damaged or encrypted. */
FwPdfUpdate *
fw_pdf_update_new (FwPdfReader *base);
void
fw_pdf_update_free (FwPdfUpdate *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwPdfUpdate, fw_pdf_update_free)

/* A number that no object has. */
guint32
fw_pdf_update_reserve (FwPdfUpdate *self);
void
fw_pdf_update_begin (FwPdfUpdate *self, guint32 number, guint32 generation);
void
fw_pdf_update_end (FwPdfUpdate *self);
/* Where the next byte will stand in the whole file. */
gsize
fw_pdf_update_tell (FwPdfUpdate *self);
void
fw_pdf_update_printf (FwPdfUpdate *self, const char *format, ...) G_GNUC_PRINTF (2, 3);
void
fw_pdf_update_append (FwPdfUpdate *self, gconstpointer bytes, gsize size);
/* A text string, as UTF-16BE. */
void
fw_pdf_update_append_text (FwPdfUpdate *self, const char *utf8);
/* A value of the base as it is written there. */
void
fw_pdf_update_append_value (FwPdfUpdate *self, const FwPdfValue *value);
/* The members of a dictionary of the base but those named in @without (NULL at the end). */
void
fw_pdf_update_append_members (FwPdfUpdate *self,
                              const FwPdfValue *dictionary,
                              const char *const *without);
/* The first page of another PDF as a form with everything it uses; its object number. */
guint32
fw_pdf_update_add_form (FwPdfUpdate *self, GBytes *pdf, GError **error);
/* The whole file: base, objects, section. Nothing can be added after it. */
GBytes *
fw_pdf_update_finish (FwPdfUpdate *self);

G_END_DECLS
