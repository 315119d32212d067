/* fw-query-model.h: a list of a hundred thousand rows, read in pages when shown.
 *
 * Main-thread object. It holds the ids of all rows in order and asks for the
 * rows of those that somebody looks at, 64 at a time; until they come the row
 * object is there and empty. A row object belongs to an id, so selection and
 * focus survive a new order. Row objects that nobody looked at for long are let
 * go of (least recently used first). New ids are told as one exact range.
 */
#pragma once

#include <gio/gio.h>
#include <libdex.h>

#include "store/fw-result.h"

G_BEGIN_DECLS

#define FW_QUERY_PAGE 64

/* One row; emits "notify::loaded" whenever its content has come or changed. */
#define FW_TYPE_QUERY_ROW (fw_query_row_get_type ())
G_DECLARE_FINAL_TYPE (FwQueryRow, fw_query_row, FW, QUERY_ROW, GObject)
gint64
fw_query_row_get_id (FwQueryRow *self);
gboolean
fw_query_row_is_loaded (FwQueryRow *self);
/* Borrowed text, NULL for NULL and while not loaded. */
const char *
fw_query_row_get_text (FwQueryRow *self, guint column);
gint64
fw_query_row_get_int (FwQueryRow *self, guint column);

/* Resolves to an FwResult whose first column is the id; rows that are gone may
 * be missing. @n_ids ≤ FW_QUERY_PAGE. */
typedef DexFuture *(*FwQueryLoad) (const gint64 *ids, guint n_ids, gpointer data);

/* A GListModel of FwQueryRow and a GtkSectionModel of up to two sections. */
#define FW_TYPE_QUERY_MODEL (fw_query_model_get_type ())
G_DECLARE_FINAL_TYPE (FwQueryModel, fw_query_model, FW, QUERY_MODEL, GObject)

FwQueryModel *
fw_query_model_new (void);
/* How rows are read from now on; all rows are read again when looked at. */
void
fw_query_model_set_load (FwQueryModel *self,
                         FwQueryLoad load,
                         gpointer data,
                         GDestroyNotify destroy);
/* The first @n_first rows are the first section; @n_ids for one section. */
void
fw_query_model_set_ids (FwQueryModel *self, const gint64 *ids, guint n_ids, guint n_first);
guint
fw_query_model_get_n_first (FwQueryModel *self);
gint64
fw_query_model_get_id (FwQueryModel *self, guint position);
/* GTK_INVALID_LIST_POSITION when it is not in the list. */
guint
fw_query_model_find (FwQueryModel *self, gint64 id);

G_END_DECLS
