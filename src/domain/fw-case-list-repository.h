/* fw-case-list-repository.h: the list of cases: which, in which order, and their rows.
 *
 * A list is the ids in order, read once; rows come in pages for what is shown.
 * Hidden cases are in no list. Of another team's case only the file number and
 * who is responsible is told; it is found by names and numbers but not by the
 * words of its record. Confided entries (§ 65 SGB VIII) are never searched.
 */
#pragma once

#include "base/fw-date.h"
#include "domain/fw-case-repository.h"

G_BEGIN_DECLS

typedef enum
{
  FW_CASE_SORT_DUE,
  FW_CASE_SORT_NAME,
  FW_CASE_SORT_NUMBER,
  FW_CASE_SORT_HELP,
  FW_CASE_SORT_WORKER,
  FW_CASE_SORT_LAST_CONTACT,
} FwCaseSort;

typedef enum
{
  FW_CASE_STATUS_FILTER_OPEN,
  FW_CASE_STATUS_FILTER_CLOSED,
  FW_CASE_STATUS_FILTER_ALL,
} FwCaseStatusFilter;

typedef enum
{
  FW_CASE_DUE_ANY,
  FW_CASE_DUE_OVERDUE,
  FW_CASE_DUE_SOON, /* within three working days */
  FW_CASE_DUE_LATER,
} FwCaseDueFilter;

typedef struct
{
  FwCaseScope scope;
  const char *search; /* NULL or "": all */
  FwCaseStatusFilter status;
  FwCaseDueFilter due;
  const char *social_space; /* NULL: any */
  FwCaseSort sort;
  gboolean descending;
} FwCaseQuery;

/* Why a case is in the list of a search. */
typedef struct
{
  gint64 person_id; /* 0: not found by a person */
  gint64 entry_id;  /* 0: not found by the record */
  guint rank;       /* lower wins: case, child, other person, record */
} FwCaseHit;

#define FW_TYPE_CASE_LIST (fw_case_list_get_type ())

/* Boxed, reference counted, immutable. */
typedef struct
{
  gint64 *ids;
  guint n_ids;
  guint n_first; /* own and deputy cases come first in a search; else n_ids */
  FwDay today;
  FwDay due_limit;  /* the third working day from today */
  GHashTable *hits; /* id → FwCaseHit, NULL without a search */
  gatomicrefcount ref_count;
} FwCaseList;

GType
fw_case_list_get_type (void) G_GNUC_CONST;
FwCaseList *
fw_case_list_ref (FwCaseList *self);
void
fw_case_list_unref (FwCaseList *self);

/* Columns of the rows. All but id, number, worker, deputy and may-open are NULL
 * in cases of other teams. */
enum
{
  FW_CASE_ROW_ID,
  FW_CASE_ROW_MAY_OPEN,
  FW_CASE_ROW_NUMBER,
  FW_CASE_ROW_WORKER,
  FW_CASE_ROW_DEPUTY,
  FW_CASE_ROW_NAME,
  FW_CASE_ROW_STATUS,
  FW_CASE_ROW_CHILDREN, /* "Emil\t2014-11-09\nLina\t2022-03-03" */
  FW_CASE_ROW_HELP,
  FW_CASE_ROW_LAST_CONTACT,
  FW_CASE_ROW_CLOSED_ON,
  FW_CASE_ROW_DUE, /* of the earliest open re-submission */
  FW_CASE_ROW_WHAT,
  FW_CASE_ROW_REVIEW, /* of the help plan in force */
  FW_CASE_ROW_HIT_PERSON,
  FW_CASE_ROW_HIT_BORN,
  FW_CASE_ROW_HIT_ROLE,
  FW_CASE_ROW_HIT_AT,
  FW_CASE_ROW_HIT_KIND,
  FW_CASE_ROW_HIT_TEXT,
};

/* Most rows that one call of load_rows takes. */
#define FW_CASE_ROWS_MAX 64

/* Resolves to an FwCaseList. */
DexFuture *
fw_case_list_repository_find (FwStore *store, const FwCaseQuery *query);
/* Resolves to an FwResult of the cases that are still there, in the order of @ids. */
DexFuture *
fw_case_list_repository_load_rows (FwStore *store,
                                   FwCaseList *list,
                                   const gint64 *ids,
                                   guint n_ids);
/* Resolves to an FwResult of one row: cases in each FwCaseScope, in its order. */
DexFuture *
fw_case_list_repository_count (FwStore *store, FwCaseStatusFilter status);
/* Resolves to an FwResult: the social spaces in use, in order. */
DexFuture *
fw_case_list_repository_list_social_spaces (FwStore *store);

/* For fw-case-list-repository.c: on the reader's thread. The cases that match
 * @search for the member of staff @staff_id of @team_id: id → FwCaseHit. */
GHashTable *
fw_case_search_run (FwConnection *connection,
                    const char *search,
                    gint64 staff_id,
                    gint64 team_id,
                    GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwCaseList, fw_case_list_unref)

G_END_DECLS
