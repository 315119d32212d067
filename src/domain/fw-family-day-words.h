/* fw-family-day-words.h: a family on one day in words: who lived where, which couples there
 * were. Pure; the text alternative of a small genogram. */
#pragma once

#include "domain/fw-family.h"

G_BEGIN_DECLS

/* A line each: "Lindenweg 12: Jana (31), Emil (8)", "Jana and Tom: separated"; who is born
 * later stays out. "" when nobody is known. A household of somebody whose address is blocked has no
 * name. Free with g_free(). */
char *
fw_family_dup_day_words (FwFamily *family, FwDay day);

G_END_DECLS
