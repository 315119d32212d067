/* fw-drawio-private.h: values as attributes of draw.io's objects, and its cells. */
#pragma once

#include "domain/fw-stream.h"

G_BEGIN_DECLS

/* "vsm_process"; NULL when the kind does not have the field. Free. */
char *
fw_drawio_dup_attribute (FwStreamField field, FwStreamKind kind);
/* "2 h", "0.9", "?", or JSON where there is more to say. Free. */
char *
fw_drawio_value_to_text (const FwStreamValue *value, FwStreamField field);
/* Also what people type into draw.io: "2 d", "90 min". NULL with @error. */
FwStreamValue *
fw_drawio_value_from_text (const char *text,
                           FwStreamField field,
                           FwStreamKind kind,
                           GError **error);

/* One mxCell with the object around it. */
typedef struct
{
  int line;
  char *id, *label, *style, *parent, *source, *target;
  gboolean vertex, edge;
  double x, y;
  GHashTable *attributes; /* of the object; NULL: none */
} FwDrawioCell;

/* The cells of a file in their order; NULL with FW_EXCHANGE_ERROR. */
GPtrArray *
fw_drawio_read_cells (const char *text, gsize length, GError **error);

G_END_DECLS
