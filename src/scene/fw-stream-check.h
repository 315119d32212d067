/* fw-stream-check.h: the deadlines that a map is held against. Pure.
 *
 * Each step that has one of its own; the whole against 3 working days where no step is
 * held against them; and the fast track: the whole within 10 working days.
 * Source: handbook VSM-1, VSM-3.
 */
#pragma once

#include "scene/fw-stream-figures.h"

G_BEGIN_DECLS

typedef struct
{
  const FwStreamItem *step; /* of the map; NULL: the whole */
  const char *name;
  double days; /* working days; NAN: nobody knows */
} FwStreamCheck;

/* FwStreamCheck, as long as the map lives. Free with g_array_unref(). */
GArray *
fw_stream_figures_list_checks (const FwStreamFigures *figures);

G_END_DECLS
