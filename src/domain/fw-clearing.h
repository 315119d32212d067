/* fw-clearing.h: a clearing (Clearingverfahren): a help that finds out which help fits.
 *
 * Usually three months with an hour quota that is used as needed, performed by own staff
 * or a provider; it ends with a standard report, a form of the template "clearing-report"
 * with a resource check. A boxed copy of a row and what hangs from it, made by
 * fw-clearing-repository.h; never changed.
 * Source: handbook CASE-7, GENO-3, GENO-4.
 */
#pragma once

#include "domain/fw-plan-use.h"

G_BEGIN_DECLS

#define FW_CLEARING_TEMPLATE "clearing-report"
/* The name of its rule among the kinds of help. */
#define FW_CLEARING_KIND "27-2-clearing"
#define FW_CLEARING_MONTHS 3

typedef enum
{
  FW_CLEARING_RUNNING,
  FW_CLEARING_DONE,
  FW_CLEARING_BROKEN_OFF,
} FwClearingStatus;

typedef struct
{
  gint64 id, version;
  gint64 case_id, form_id;
  gint64 staff_id, provider_id; /* 0: not this one */
  char *case_name, *file_number;
  char *children; /* "Emil, Lina" */
  gint64 *child_ids;
  guint n_children;
  char *performer; /* name of the member of staff or the provider; "" when not decided */
  char *person;    /* the provider's professional; "" */
  char *question;  /* the order, from the report; "" */
  char *end_reason;
  FwClearingStatus status;
  FwDay start, end;
  FwDay ended_on;       /* FW_DAY_NONE while it runs */
  guint n_entries;      /* of hours */
  gboolean is_finished; /* its report is frozen: nothing of it changes without a correction */
  guint n_versions;     /* of the report */
  char *correction;     /* what was wrong with the last version; "" */
  FwPlanUse use;
} FwClearing;

#define FW_TYPE_CLEARING (fw_clearing_get_type ())
GType
fw_clearing_get_type (void) G_GNUC_CONST;
FwClearing *
fw_clearing_copy (const FwClearing *self);
void
fw_clearing_free (FwClearing *self);
/* The last day of a clearing of the usual length that begins on @start. */
FwDay
fw_clearing_get_usual_end (FwDay start);
FwClearingStatus
fw_clearing_status_from_name (const char *name);
const char *
fw_clearing_status_to_name (FwClearingStatus status);

/* --- words, free with g_free() ------------------------------------------------------- */

const char *
fw_clearing_get_status_word (FwClearingStatus status);
/* "9/1/2026 to 12/1/2026" */
char *
fw_clearing_dup_dates (const FwClearing *self);
/* "12 of 30 hours used, 18 open · at this pace used up on …" */
char *
fw_clearing_dup_hours (const FwClearing *self);
/* "Own staff: S. Brandt", "Ankerplatz gGmbH: Frau Sommer" */
char *
fw_clearing_dup_performer (const FwClearing *self);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwClearing, fw_clearing_free)

G_END_DECLS
