/* bench-stream-map.h: the map that the benchmarks of the value stream measure: 60 steps in
 * five lanes and 120 flows, half of them the way of the work, each with a label. Every
 * call makes other names, so that nothing of it can be known from before. */
#pragma once

#include "domain/fw-stream-edit.h"

#define BENCH_STEPS 60
#define BENCH_FLOWS 120

static inline FwStream *
bench_stream_new (guint round)
{
  static const char *const kinds[] = {"information", "document", "money"};
  static const char *const lanes[] = {"Familie", "ASD", "Team", "WJH", "Träger"};
  FwStream *stream = fw_stream_new ();
  guint32 random = 7 + round;

  for (guint i = 0; i < BENCH_STEPS; i++)
    {
      g_autofree char *name = g_strdup_printf ("Schritt %u mit Namen %u", i + 1, round);
      FwStreamItem *step = fw_stream_edit_add_step (stream, NULL, name);

      fw_stream_set_text (stream, step, FW_STREAM_LANE_NAME, lanes[(i / 2 + i) % 5]);
      fw_stream_set_number (stream, step, FW_STREAM_WAIT, i % 5, FW_STREAM_UNIT_WD);
      fw_stream_set_number (stream, step, FW_STREAM_PROCESS, 1 + i % 3, FW_STREAM_UNIT_H);
      fw_stream_set_number (stream, step, FW_STREAM_ACCURATE, 0.9, FW_STREAM_UNIT_NONE);
      fw_stream_set_number (stream, step, FW_STREAM_RATE, 5400, FW_STREAM_UNIT_NONE);
    }
  while (fw_stream_get_n (stream, FW_STREAM_FLOW) < BENCH_FLOWS)
    {
      guint from = ((random = random * 1664525u + 1013904223u) >> 16) % BENCH_STEPS;
      guint to = ((random = random * 1664525u + 1013904223u) >> 16) % BENCH_STEPS;
      const char *kind = kinds[fw_stream_get_n (stream, FW_STREAM_FLOW) % 3];
      FwStreamItem *flow;

      if (from == to)
        continue;
      flow = fw_stream_edit_connect (stream, fw_stream_get (stream, FW_STREAM_STEP, from)->id,
                                     fw_stream_get (stream, FW_STREAM_STEP, to)->id, kind);
      fw_stream_set_text (stream, flow, FW_STREAM_NAME, "Vorlage, 8 Seiten");
      if (g_str_equal (kind, "money"))
        fw_stream_set_number (stream, flow, FW_STREAM_CENTS, 10000, FW_STREAM_UNIT_NONE);
    }
  return stream;
}
