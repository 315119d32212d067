/* fw-family-kin.h: what somebody is to somebody else, as people say it.
 *
 * Kin words do not translate phrase by phrase: German has one word where English
 * has a phrase, with other parts in another order (Schwippschwager, Großtante,
 * Cousine 2. Grades). So each language has its own builder here instead of gettext
 * strings; which one speaks is decided by a translatable marker. The phrases around
 * the word ("in foster care since …") bend with it and stand beside it. Pure, any thread.
 */
#pragma once

#include "domain/fw-family-day.h"

G_BEGIN_DECLS

typedef enum
{
  FW_KIN_ENGLISH,
  FW_KIN_GERMAN,
} FwKinLanguage;

/* The language of the user: German where the translation is German. */
FwKinLanguage
fw_kin_get_language (void);

typedef struct _FwKin FwKin;

/* All relations seen from @focus on the day. Borrows @family and @day. */
FwKin *
fw_kin_new (FwFamily *family, const FwFamilyDay *day, guint focus);
void
fw_kin_free (FwKin *self);
G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwKin, fw_kin_free)

/* "Halbbruder mütterlicherseits", "ex-partner"; NULL when they are no kin. The
 * focus person itself gives NULL. Free with g_free(). */
char *
fw_kin_dup_word (FwKin *self, guint other, FwKinLanguage language);
/* The spoken label without the name: kin word (or what kind of person it is), age,
 * and what is particular: "Halbbruder mütterlicherseits, 9, in Pflege seit 2021". */
char *
fw_kin_dup_label (FwKin *self, guint other, FwKinLanguage language);
/* "Max Muster, Halbbruder mütterlicherseits, 9, in Pflege seit 2021". */
char *
fw_kin_dup_spoken (FwKin *self, guint other, FwKinLanguage language);
/* Names as drawn: "Sandra H.": given and family name; a word for who has none. */
char *
fw_family_dup_name (FwFamily *family, guint person);

G_END_DECLS
