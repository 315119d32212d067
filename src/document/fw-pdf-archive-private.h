/* fw-pdf-archive-private.h: what the parts of the step with libqpdf share. */
#pragma once

#include <qpdf/qpdf-c.h>

#include "document/fw-pdf-archive.h"

G_BEGIN_DECLS

/* A file that is open for changes; NULL with FwPdfError. Free with qpdf_cleanup(). */
qpdf_data
_fw_pdf_rewrite_open (GBytes *pdf, GError **error);
/* The file as it is now. */
GBytes *
_fw_pdf_rewrite_close (qpdf_data q, GError **error);
void
_fw_pdf_rewrite_set (qpdf_data q, qpdf_oh dictionary, const char *key, const char *value);
void
_fw_pdf_rewrite_set_text (qpdf_data q, qpdf_oh dictionary, const char *key, const char *utf8);
qpdf_oh
_fw_pdf_rewrite_new_stream (qpdf_data q, const char *dictionary, gconstpointer data, gsize size);
/* A key whose value is an array: made, or what stands there put into one. */
qpdf_oh
_fw_pdf_rewrite_get_array (qpdf_data q, qpdf_oh dictionary, const char *key);
/* Lines and grounds of a page outside the structure become artifacts; marks that stand for
 * figures are taken out (fw-block-tags.h). A page that cannot be read stays as it is. */
void
_fw_pdf_rewrite_mark_artifacts (qpdf_data q, qpdf_oh page);
/* The corners of a page; FALSE when it has none. */
gboolean
_fw_pdf_rewrite_get_box (qpdf_data q, qpdf_oh page, double *box);
void
_fw_pdf_rewrite_set_rectangle (qpdf_data q,
                               qpdf_oh dictionary,
                               const char *key,
                               const double *corners);
gboolean
_fw_pdf_rewrite_add_fields (qpdf_data q, const FwPdfField *fields, guint n_fields, GError **error);
void
_fw_pdf_rewrite_set_metadata (qpdf_data q, const char *title, gboolean tagged);

G_END_DECLS
