/* fw-plan-wellbeing.h: the four lines of a help plan beside those of the plans before it.
 *
 * Asks the form and its facts alone; the rule itself is in fw-wellbeing.h.
 */
#pragma once

#include "domain/fw-form.h"

G_BEGIN_DECLS

#define FW_PLAN_WELLBEING "wellbeing" /* the section */

typedef struct
{
  const FwField *field; /* the line that fell */
  char *since;          /* ISO date of the last value */
  int last, now;        /* tenths */
} FwWellbeingDrop;

/* The largest drop of the row above the office's limit; FALSE for none. Free @drop->since. */
gboolean
fw_plan_wellbeing_find_drop (FwForm *form, gint64 row_id, FwWellbeingDrop *drop);
/* "Mir geht es: 7,5 (12.1.2026), 6" for each line with earlier values, a line each; German, for
 * it is printed. NULL for none. */
char *
fw_plan_wellbeing_dup_course (FwForm *form, gint64 row_id);

G_END_DECLS
