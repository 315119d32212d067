/* fw-stream-check.c: see fw-stream-check.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "scene/fw-stream-check.h"

#define SOON 3.0
#define FAST_TRACK 10.0

GArray *
fw_stream_figures_list_checks (const FwStreamFigures *figures)
{
  GArray *checks = g_array_new (FALSE, TRUE, sizeof (FwStreamCheck));
  FwStreamCheck whole = {NULL, _ ("The whole"), SOON};
  FwStreamCheck fast = {NULL, _ ("Fast track"), FAST_TRACK};
  gboolean soon = FALSE;

  for (guint i = 0; i < fw_stream_get_n (figures->stream, FW_STREAM_STEP); i++)
    {
      FwStreamItem *step = fw_stream_get (figures->stream, FW_STREAM_STEP, i);
      const FwStreamFigure *within = fw_stream_item_get_figure (step, FW_STREAM_WITHIN);
      FwStreamCheck check = {step, fw_stream_item_get_text (step, FW_STREAM_NAME), NAN};

      if (within == NULL)
        continue;
      if (!within->unknown)
        check.days = fw_stream_figure_get_mean (within)
                     * fw_stream_unit_get_seconds (within->unit, figures->day_s, figures->week_days)
                     / figures->day_s;
      soon = soon || fabs (check.days - SOON) < 1e-9;
      g_array_append_val (checks, check);
    }
  if (!soon)
    g_array_append_val (checks, whole);
  g_array_append_val (checks, fast);
  return checks;
}
