/* fw-family-pseudonym.h: a family without those it is: for teaching and consultation.
 *
 * What is kept is the shape: who belongs to whom, sexes, order, marks. Names become
 * letters in the order of the family, the same in every export; dates move by one
 * constant and are told as spans of years; words, places and sources go. A rare shape may
 * still be recognised: whoever hands it out has to know. Pure.
 */
#pragma once

#include "domain/fw-family.h"

G_BEGIN_DECLS

/* A new family; @shift_days moves every date (the same number for the same export). */
FwFamily *
fw_family_dup_pseudonymous (FwFamily *self, int shift_days);
/* So many days for the case @seed: between one and three years back, always the same. */
int
fw_family_pseudonym_shift (gint64 seed);

G_END_DECLS
