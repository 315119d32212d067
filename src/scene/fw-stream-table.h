/* fw-stream-table.h: a map as rows of texts: steps with their figures, totals with their
 * formula, measures. For tables that are handed out. Pure.
 */
#pragma once

#include "scene/fw-stream-figures.h"

G_BEGIN_DECLS

#define FW_STREAM_TABLE_COLUMNS 9

/* Titles of the columns; FW_STREAM_TABLE_COLUMNS, static, translated. */
const char *const *
fw_stream_table_get_titles (void);
/* GStrv of FW_STREAM_TABLE_COLUMNS each; free the array. */
GPtrArray *
fw_stream_table_list (const FwStreamFigures *figures);

G_END_DECLS
