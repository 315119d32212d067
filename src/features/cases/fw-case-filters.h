/* fw-case-filters.h: which of the cases the list shows: open or closed, by light, by social
 * space; three menus that tell what they are set to.
 *
 * The menus name the actions of the page: "cases.status", "cases.due" (u), "cases.space" (s).
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-case-list-repository.h"

G_BEGIN_DECLS

#define FW_TYPE_CASE_FILTERS (fw_case_filters_get_type ())
G_DECLARE_FINAL_TYPE (FwCaseFilters, fw_case_filters, FW, CASE_FILTERS, GtkBox)

FwCaseStatusFilter
fw_case_filters_get_status (FwCaseFilters *self);
FwCaseDueFilter
fw_case_filters_get_due (FwCaseFilters *self);
/* Borrowed; NULL for any. */
const char *
fw_case_filters_get_space (FwCaseFilters *self);
/* Values beyond the last mean the last. */
void
fw_case_filters_set_status (FwCaseFilters *self, guint status);
void
fw_case_filters_set_due (FwCaseFilters *self, guint due);
/* "" for any. */
void
fw_case_filters_set_space (FwCaseFilters *self, const char *space);
/* Is anything but the open cases of all lights and spaces wanted? */
gboolean
fw_case_filters_is_set (FwCaseFilters *self);
void
fw_case_filters_reset (FwCaseFilters *self);
/* Reads the office's social spaces; with fewer than two there is nothing to choose. */
void
fw_case_filters_load_spaces (FwCaseFilters *self, FwStore *store);

G_END_DECLS
