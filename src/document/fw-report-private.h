/* fw-report-private.h: the common parts of reports that are made from forms.
 *
 * Internal to document. A report is built from its canonical content (JSON):
 * blocks for headings, tables, quotes, frames and signature boxes; a section
 * of any form is laid out by its layout's name.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "document/fw-document-private.h"

G_BEGIN_DECLS

#define FW_REPORT_FONT "Noto Sans, DejaVu Sans"
#define FW_REPORT_BOLD FW_REPORT_FONT " Bold"
#define FW_REPORT_TEXT_SIZE 9.2
#define FW_REPORT_TABLE_SIZE 8.5
#define FW_REPORT_SMALL_SIZE 7.5
#define FW_REPORT_HEADING_SIZE 10.6
#define FW_REPORT_SIGNATURE_HEIGHT 42.0 /* room to sign in, in a party's box */

typedef struct
{
  PangoContext *context;
  FwBlock *body;
  guint number; /* of the next section */
} FwReport;

G_DEFINE_AUTOPTR_CLEANUP_FUNC (PangoContext, g_object_unref)

const char *
_fw_json_get_text (JsonObject *object, const char *member);
JsonObject *
_fw_json_get_object (JsonObject *object, const char *member);
GPtrArray *
_fw_json_dup_objects (JsonObject *object, const char *member);
char *
_fw_report_dup_date (const char *iso);
char *
_fw_report_dup_long_date (const char *iso);
FwBlock *
_fw_report_add_markup (FwReport *report,
                       FwBlock *parent,
                       const char *font,
                       double size,
                       const char *tag,
                       const char *markup);
FwBlock *
_fw_report_add_text (FwReport *report,
                     FwBlock *parent,
                     const char *font,
                     double size,
                     const char *tag,
                     const char *text);
FwBlock *
_fw_report_add_coloured (FwReport *report,
                         FwBlock *parent,
                         const char *font,
                         double size,
                         const char *tag,
                         const char *colour,
                         const char *text);
FwBlock *
_fw_report_add_stack (FwBlock *parent, double space_before);
FwBlock *
_fw_report_add_dots (FwBlock *parent);
void
_fw_report_set_anchor (FwBlock *block, const char *section, const char *rest);
const char *
_fw_report_get_field (JsonObject *row, const char *name, const char *member);
FwBlock *
_fw_report_add_heading (FwReport *report, const char *anchor, const char *title, gboolean numbered);
FwBlock *
_fw_report_add_table (FwReport *report, const double *weights, const char *const *headers);
FwBlock *
_fw_report_add_table_row (FwBlock *table);
FwBlock *
_fw_report_add_cell (FwBlock *row);
void
_fw_report_add_quote (FwReport *report,
                      FwBlock *parent,
                      const char *words,
                      const char *who,
                      double size);
/* @field's text, why it is empty, or a line to write on. */
FwBlock *
_fw_report_add_value (FwReport *report,
                      FwBlock *parent,
                      JsonObject *field,
                      const char *font,
                      double size);
/* fw-report-goals.c: "Prompt: text" in one paragraph, or a line to write on. */
void
_fw_report_add_inline_field (FwReport *report,
                             FwBlock *parent,
                             const char *prompt,
                             JsonObject *goal,
                             const char *name);
void
_fw_report_add_goals (FwReport *report, JsonObject *section);
void
_fw_report_add_section (FwReport *report, JsonObject *section);
void
_fw_report_add_section_body (FwReport *report, JsonObject *section, FwBlock *heading);

/* fw-report-signatures.c: a box whose upper @room (points) is for the signature; a row of two; the box of a
 * person who is named beneath the line. */
FwBlock *
_fw_report_add_signature_box (FwBlock *row, double room);
FwBlock *
_fw_report_add_signature_row (FwReport *report);
void
_fw_report_add_signature (FwReport *report, FwBlock *row, const char *name, const char *role);

/* fw-report-head.c */
FwBlock *
_fw_report_add_letterhead (FwReport *report, JsonObject *office);
void
_fw_report_add_head_line (FwReport *report, FwBlock *parent, const char *name, const char *value);
FwBlock *
_fw_report_add_glance (FwReport *report, const double *weights);
FwBlock *
_fw_report_add_glance_cell (FwReport *report,
                            FwBlock *row,
                            const char *name,
                            const char *value,
                            const char *more);
char *
_fw_report_dup_office (JsonObject *office);
char *
_fw_report_dup_hash (const char *text);

G_END_DECLS
