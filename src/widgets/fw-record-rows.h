/* fw-record-rows.h: rows of forms, each bound to one column of a live record.
 *
 * What is typed is in the record at once; an FwEditSession that watches the
 * record saves it. NULL columns show as empty, an emptied date is NULL.
 */
#pragma once

#include <adwaita.h>

#include "store/fw-edit-session.h"

G_BEGIN_DECLS

GtkWidget *
fw_record_text_row_new (FwRecord *record, const char *column, const char *title);
/* A partial date: "3.4.2019", "Mai 2019", "2019", "~2019". What is no date
 * stays in the row, marked, and is not saved. */
GtkWidget *
fw_record_date_row_new (FwRecord *record, const char *column, const char *title);
GtkWidget *
fw_record_switch_row_new (FwRecord *record,
                          const char *column,
                          const char *title,
                          const char *subtitle);
/* One of @values (NULL-terminated), shown by @titles. */
GtkWidget *
fw_record_choice_row_new (FwRecord *record,
                          const char *column,
                          const char *title,
                          const char *const *values,
                          const char *const *titles);
/* One of @n_ids rows, shown by @names; 0 is "none", NULL in the record. */
GtkWidget *
fw_record_reference_row_new (FwRecord *record,
                             const char *column,
                             const char *title,
                             const gint64 *ids,
                             const char *const *names,
                             guint n_ids,
                             const char *none);
/* A number from 0 to @max; 0 is NULL in the record. */
GtkWidget *
fw_record_number_row_new (FwRecord *record, const char *column, const char *title, guint max);
/* What such a row calls @column; NULL when there was no row for it. Borrowed. */
const char *
fw_record_get_row_title (FwRecord *record, const char *column);
/* How such a row shows @column: what is typed, or with @stored what the store
 * has; NULL when there was no row for it. Free with g_free(). */
char *
fw_record_dup_row_text (FwRecord *record, const char *column, gboolean stored);

G_END_DECLS
