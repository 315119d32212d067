/* fw-random-family.h: families made by chance, for the property tests of the layout.
 *
 * A seed gives the same family on every machine (own generator). Everything belongs to
 * the FwRandomFamily.
 */
#pragma once

#include "engine/fw-genogram-layout.h"

typedef struct
{
  FwLayoutInput input;
  GArray *persons; /* FwLayoutPerson */
  GArray *unions;  /* FwLayoutUnion */
  GArray *twins, *households, *bonds;
  GPtrArray *owned;
  guint64 state;
} FwRandomFamily;

FwRandomFamily *
fw_random_family_new (guint64 seed, guint n_persons);
void
fw_random_family_free (FwRandomFamily *self);
/* 0 … n - 1 */
guint
fw_random_family_draw (FwRandomFamily *self, guint n);
