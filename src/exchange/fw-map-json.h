/* fw-map-json.h: MAP.json ↔ a value-stream map. Pure; touches no disk.
 *
 * Members may come in any order. What this version does not know is kept and written
 * again. Nonsense is refused with its place ("steps[3].process.min"), and nothing of
 * the file is taken then. null for a figure is an answer: unknown.
 *
 * Beyond the contract: on the map "lanes" and "parties" ({"id", "name", "kind": customer,
 * supplier, control, payer, payee}), "queue_by" (demand, throughput, cycle),
 * "working_days_per_year"; on steps "hourly_rate_cents", "staff", "uptime", "within" (to be
 * done so long after the begin), "x", "y", "pinned"; on flows "id", "name", "datum",
 * "entries"; on measures "on", "effect"; in changes "flow" and "remove"; "stamps" (waste at a step or
 * flow: kind, count, votes, its cause as name), "parking" and what the workshop is about Flows may end at
 * parties. Wherever a figure stands, an object may: {"value" or "shape" …, "unit", "typed",
 * "source": typed, estimated, measured, "n", "from", "to", "unknown"}.
 */
#pragma once

#include "domain/fw-stream.h"

G_BEGIN_DECLS

/* Larger files are refused. */
#define FW_MAP_JSON_MAX_SIZE (64 * 1024 * 1024)

/* NULL with FW_EXCHANGE_ERROR, its message fit for a user. @length < 0: up to the end. */
FwStream *
fw_map_json_read (const char *text, gssize length, GError **error);
/* The same bytes for the same map, a line feed at the end. Free with g_free(). */
char *
fw_map_json_write (FwStream *stream);

G_END_DECLS
