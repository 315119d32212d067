/* fw-rating-row.h: one area of the shared grid: spread, agreed value, reason, dissent.
 *
 *   ▸ Aufsicht und Schutz   Br──Ay We Po──Eh   ⚠ 2–4   1 2 [3] 4 ?   Dissens
 *     Begründung des gemeinsamen Werts   │  Abweichend · N. Ehlers: 4
 *
 * The agreed value is never filled in beforehand. Keys: 1-4 or ? sets it, Enter
 * opens, D goes to the dissent.
 */
#pragma once

#include "features/conference/fw-conference-desk.h"

G_BEGIN_DECLS

#define FW_TYPE_RATING_ROW (fw_rating_row_get_type ())
G_DECLARE_FINAL_TYPE (FwRatingRow, fw_rating_row, FW, RATING_ROW, GtkWidget)

GtkWidget *
fw_rating_row_new (FwConferenceDesk *desk, guint domain);
void
fw_rating_row_update (FwRatingRow *self);
/* The key of the row's list; FALSE when it means nothing here. */
gboolean
fw_rating_row_press (FwRatingRow *self, guint keyval);
void
fw_rating_row_set_open (FwRatingRow *self, gboolean open);
/* "1 unauffällig …" above the columns. */
GtkWidget *
fw_rating_row_create_headings (FwConferenceKind *kind);
/* Marks of @domain for a strip, an array of FwRatingMark; texts are borrowed from @names,
 * a new array of strings. Free both with g_array_unref() and g_ptr_array_unref(). */
GArray *
fw_rating_dup_marks (FwConferenceDesk *desk, const char *domain, GPtrArray **names);

G_END_DECLS
