/* fw-family-check.h: contradictions in a family, and what is not known about it.
 *
 * Nothing here blocks anything: contradictions are shown beside the person, the
 * gaps become a list of questions for the next visit. Pure, any thread.
 */
#pragma once

#include "domain/fw-family-day.h"

G_BEGIN_DECLS

typedef enum
{
  FW_FINDING_CONTRADICTION,
  FW_FINDING_MISSING,
} FwFindingKind;

typedef struct
{
  FwFindingKind kind;
  const char *rule; /* "born-after-mother-died", "no-father", …; static */
  guint person;     /* FW_FAMILY_NOBODY: the whole family */
  guint other;      /* a second person concerned, FW_FAMILY_NOBODY */
  char *text;       /* a sentence, or a question, in the user's language */
} FwFinding;

/* Contradictions first, then gaps; each in order of persons. FwFinding. */
GPtrArray *
fw_family_check (FwFamily *family, FwDay today);

G_END_DECLS
