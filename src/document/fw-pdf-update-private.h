/* fw-pdf-update-private.h: what the parts of an update share. */
#pragma once

#include "document/fw-pdf-update.h"

G_BEGIN_DECLS

typedef struct
{
  guint32 number, generation;
  gsize offset;
} FwPdfPlace;

struct _FwPdfUpdate
{
  FwPdfReader *base;
  gsize base_size;
  GByteArray *out; /* what comes behind the base */
  GArray *places;  /* of FwPdfPlace */
  guint32 next_number;
};

G_END_DECLS
