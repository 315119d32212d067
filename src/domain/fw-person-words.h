/* fw-person-words.h: words about people for screens: roles, partial dates, ages. Pure. */
#pragma once

#include "base/fw-date.h"

G_BEGIN_DECLS

/* Roles in a case as case_person has them, NULL-terminated; the translated
 * name of one ("" for NULL). */
const char *const *
fw_person_get_roles (void);
const char *
fw_person_get_role_title (const char *role);

/* Kinds of right as custody has them: custody, residence, guardianship,
 * curatorship, contact; NULL-terminated; the translated name of one. */
const char *const *
fw_right_get_kinds (void);
const char *
fw_right_get_kind_title (const char *kind);

/* A partial date ('2019', '2019-05', '2019-05-03', '~2019') as people read it:
 * "2019", "May 2019", "3/5/2019", "about 2019". */
char *
fw_person_date_to_text (const char *date);
/* What people type for one: days as fw_day_parse(), "2019", "5.2019", "Mai
 * 2019", "~2019". NULL when it is none; free with g_free(). */
char *
fw_person_date_parse (const char *text, FwDay today);
/* Full years on @today of somebody born on the partial date; -1 unknown. Of a
 * year alone the age reached in that year. */
int
fw_person_get_age (const char *born, FwDay today);

G_END_DECLS
