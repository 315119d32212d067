/* fw-form-content.h: the sections of a form as canonical content (JSON), for freezing and printing.
 *
 * Members stand in a fixed order and every value is text. Internal fields and
 * fields that do not apply are never put in.
 */
#pragma once

#include <json-glib/json-glib.h>

#include "domain/fw-form.h"

G_BEGIN_DECLS

/* Puts every kind of help in force on the day @on (ISO) into @head ("kind-31" →
 * its JSON); on a store's thread. */
gboolean
fw_form_content_read_kinds (FwConnection *connection, const char *on, FwRow *head, GError **error);
/* Adds the member "office" {name, unit, address} from the office's settings. */
void
fw_form_content_add_office (JsonBuilder *builder, FwRow *settings);
/* A member of the rule of a kind of help, "" when it is not known. */
char *
fw_form_content_dup_kind (FwRow *head, const char *kind, const char *member);
/* FALSE for a section that does not apply, and for an optional one without rows. */
gboolean
fw_form_content_is_printed (FwForm *form, const FwSection *section);
/* Whether a row of a list is put in. */
typedef gboolean (*FwFormRowFunc) (FwForm *form, const FwSection *section, gint64 row_id);
/* Adds an object: name, title, layout, printed_lead, and fields or columns and rows.
 * @is_shown nullable: all rows. */
void
fw_form_content_add_section (JsonBuilder *builder,
                             FwForm *form,
                             FwRow *head,
                             const FwSection *section,
                             FwFormRowFunc is_shown);

G_END_DECLS
