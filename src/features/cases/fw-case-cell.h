/* fw-case-cell.h: one cell of the list of cases: one or two lines, or a light.
 *
 * Shows a row of fw-case-list-repository.h; follows it while it is read. What
 * was searched for is marked. Of a case that may not be read it shows what is
 * told of it: number and responsible worker.
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-case-list-repository.h"
#include "domain/fw-help-kinds.h"
#include "widgets/fw-query-model.h"

G_BEGIN_DECLS

typedef enum
{
  FW_CASE_CELL_LIGHT,
  FW_CASE_CELL_CASE,
  FW_CASE_CELL_CHILDREN,
  FW_CASE_CELL_HIT,
  FW_CASE_CELL_HELP,
  FW_CASE_CELL_WORKER,
  FW_CASE_CELL_CONTACT,
  FW_CASE_CELL_DUE,
} FwCaseCellKind;

/* What all cells of a page share; owned by the page. */
typedef struct
{
  char **terms; /* folded; NULL without a search */
  FwDay today;
  FwDay due_limit;
  FwHelpKinds *help_kinds;
} FwCaseView;

#define FW_TYPE_CASE_CELL (fw_case_cell_get_type ())
G_DECLARE_FINAL_TYPE (FwCaseCell, fw_case_cell, FW, CASE_CELL, GtkWidget)

/* @view is borrowed and must outlive the cell's row. */
GtkWidget *
fw_case_cell_new (FwCaseCellKind kind, const FwCaseView *view);
/* NULL lets go of the row. */
void
fw_case_cell_set_row (FwCaseCell *self, FwQueryRow *row);
/* The whole row in words, for screen readers. Free with g_free(). */
char *
fw_case_cell_describe (FwQueryRow *row, const FwCaseView *view);

G_END_DECLS
