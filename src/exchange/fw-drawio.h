/* fw-drawio.h: a value-stream map ↔ a draw.io file with its lean shapes. Pure.
 *
 * Written plain: mxfile > diagram > mxGraphModel > root. Steps are process boxes with
 * their data box, parties are factories, measures are bursts; what cannot be drawn
 * (classes, pools, changes) lies on a hidden layer. All figures stand as attributes
 * vsm_… of the objects ("Edit Data"), so that a file gives back the whole map. Read are
 * plain and compressed files, bare mxGraphModel files, and drawings of others: their
 * process boxes become steps, their edges flows.
 */
#pragma once

#include "domain/fw-stream.h"
#include "engine/fw-stream-layout.h"

G_BEGIN_DECLS

#define FW_DRAWIO_MAX_SIZE (64 * 1024 * 1024)

/* Where all is; the arrays hold the items (borrowed) behind the layout's indices, a NULL
 * flow is a line of a chain that nobody drew. */
typedef struct
{
  const FwStreamLayout *layout;
  GPtrArray *boxes;  /* FwStreamItem */
  GPtrArray *flows;  /* FwStreamItem */
  GPtrArray *lanes;  /* char *: names */
  GPtrArray *labels; /* char *: of flows */
} FwDrawioPlace;

/* The same bytes for the same map. Free with g_free(). */
char *
fw_drawio_write (FwStream *stream, const FwDrawioPlace *place);
/* NULL with FW_EXCHANGE_ERROR; the message names the line. @length < 0: up to the end. */
FwStream *
fw_drawio_read (const char *text, gssize length, GError **error);
/* Whether it looks like a draw.io file rather than anything else. */
gboolean
fw_drawio_is_one (const char *text, gsize length);

G_END_DECLS
