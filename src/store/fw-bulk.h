/* fw-bulk.h: writing many rows of a known shape fast, for demo data and imports.
 *
 * A prepared statement of its own, bound straight from the arguments: no row
 * objects, no version check, no change log. Used on the writer's thread within
 * its transaction; freed before the connection closes.
 */
#pragma once

#include "store/fw-connection.h"

G_BEGIN_DECLS

typedef struct _FwBulk FwBulk;

/* @spec names the columns besides id and version with their types, parted by
 * blanks: "case_id:r kind:s due:d". Types and the arguments of insert: 'i'
 * gint64 · 'r' gint64, 0 for NULL · 's' const char *, NULL for NULL · 'd'
 * FwDay, FW_DAY_NONE for NULL, written as ISO date. */
FwBulk *
fw_bulk_new (FwConnection *connection, const char *table, const char *spec, GError **error);
void
fw_bulk_free (FwBulk *self);
/* The values in the order of the spec. */
gboolean
fw_bulk_insert_valist (FwBulk *self, gint64 id, va_list values, GError **error);
gboolean
fw_bulk_insert (FwBulk *self, gint64 id, GError **error, ...);

typedef struct _FwBulkIndex FwBulkIndex;

/* Between begin and end, both within one transaction, the text index is not
 * written row by row (which costs ten times as much) but at the end in one go. */
FwBulkIndex *
fw_bulk_begin (FwConnection *connection, GError **error);
/* Frees @self, also on failure. */
gboolean
fw_bulk_end (FwBulkIndex *self, GError **error);

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwBulk, fw_bulk_free)

G_END_DECLS
