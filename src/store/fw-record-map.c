/* fw-record-map.c: the live records of a store, one per (table, id).
 *
 * Lives on the main thread, owned by its store. It holds no reference to a
 * record; a record leaves it when it is disposed. On FwStore::changed it hands
 * on this program's own changes at once, and reads rows again that somebody
 * else changed.
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "store/fw-notice-private.h"
#include "store/fw-record-private.h"

/* table → (id → FwRecord, unowned) */
typedef GHashTable Map;

static GHashTable *
find_table (FwStore *store, const char *table)
{
  Map *map = g_object_get_data (G_OBJECT (store), "fw-record-map");

  return map != NULL ? g_hash_table_lookup (map, table) : NULL;
}

static FwRecord *
find_record (FwStore *store, const char *table, gint64 id)
{
  GHashTable *records = find_table (store, table);

  return records != NULL ? g_hash_table_lookup (records, &id) : NULL;
}

static void
hand_on_change (FwStore *store, const FwChange *change)
{
  FwRecord *record = find_record (store, change->table, change->id);
  gint64 version;

  if (record == NULL)
    return;
  version = _fw_record_get_stored_version (record);
  if (change->kind == FW_CHANGE_DELETE)
    {
      if (change->version >= version)
        _fw_record_set_deleted (record, TRUE);
    }
  else if (change->kind == FW_CHANGE_UPDATE && change->version == version)
    _fw_record_adopt (record, change->after, change->version + 1, FALSE);
  else if (change->version + 1 > version)
    dex_future_disown (_fw_record_reload (record));
}

static void
changed_cb (FwStore *store, FwNotice *notice, Map *map)
{
  GPtrArray *sets = _fw_notice_get_sets (notice);
  g_autoptr (GPtrArray) again = NULL;
  GHashTableIter iter;
  gpointer table;

  for (guint i = 0; i < sets->len; i++)
    for (guint c = 0; c < fw_change_set_get_n (g_ptr_array_index (sets, i)); c++)
      hand_on_change (store, fw_change_set_get (g_ptr_array_index (sets, i), c));
  if (!fw_notice_is_foreign (notice))
    return;
  again = g_ptr_array_new ();
  g_hash_table_iter_init (&iter, map);
  while (g_hash_table_iter_next (&iter, &table, NULL))
    {
      guint n;
      const gint64 *ids = fw_notice_get_ids (notice, table, &n);

      for (guint i = 0; i < n; i++)
        {
          FwRecord *record = find_record (store, table, ids[i]);

          if (record != NULL && !g_ptr_array_find (again, record, NULL))
            g_ptr_array_add (again, record);
        }
    }
  for (guint i = 0; i < again->len; i++)
    dex_future_disown (_fw_record_reload (g_ptr_array_index (again, i)));
}

static void
add_record (FwStore *store, FwRecord *record)
{
  Map *map = g_object_get_data (G_OBJECT (store), "fw-record-map");
  const char *table = FW_RECORD_GET_CLASS (record)->table;
  gint64 id = fw_record_get_id (record);
  GHashTable *records;

  if (map == NULL)
    {
      map = g_hash_table_new_full (g_str_hash, g_str_equal, g_free,
                                   (GDestroyNotify) g_hash_table_unref);
      g_object_set_data_full (G_OBJECT (store), "fw-record-map", map,
                              (GDestroyNotify) g_hash_table_unref);
      g_signal_connect (store, "changed", G_CALLBACK (changed_cb), map);
    }
  records = g_hash_table_lookup (map, table);
  if (records == NULL)
    {
      records = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
      g_hash_table_insert (map, g_strdup (table), records);
    }
  g_hash_table_insert (records, g_memdup2 (&id, sizeof id), record);
}

void
_fw_record_map_remove (FwStore *store, FwRecord *record)
{
  GHashTable *records = find_table (store, FW_RECORD_GET_CLASS (record)->table);
  gint64 id = fw_record_get_id (record);

  if (records != NULL && g_hash_table_lookup (records, &id) == record)
    g_hash_table_remove (records, &id);
}

/* The live record of a row that was read; (transfer full). */
static FwRecord *
take_row (FwStore *store, GType type, FwRow *row)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  gint64 id = fw_row_get_int (row, "id", 0);
  gint64 version = fw_row_get_int (row, "version", 1);
  FwRecord *record = find_record (store, FW_RECORD_CLASS (klass)->table, id);

  if (record == NULL)
    {
      record = _fw_record_construct (store, type, id);
      add_record (store, record);
    }
  else
    {
      g_return_val_if_fail (g_type_is_a (G_OBJECT_TYPE (record), type), NULL);
      g_object_ref (record);
    }
  /* The reader may have been a moment behind a change that is known here; a
   * deleted row that comes back has a version that nobody has seen. */
  if (version > _fw_record_get_stored_version (record))
    _fw_record_adopt (record, row, version, TRUE);
  return record;
}

FwRecord *
fw_record_new_for_row (FwStore *store, GType type, FwRow *row)
{
  g_return_val_if_fail (FW_IS_STORE (store) && row != NULL, NULL);
  g_return_val_if_fail (g_type_is_a (type, FW_TYPE_RECORD), NULL);

  return take_row (store, type, row);
}

typedef struct
{
  FwStore *store;
  GType type;
  FwRecord *record; /* that is read again; NULL when loading */
} Load;

static Load *
load_new (FwStore *store, GType type, FwRecord *record)
{
  Load *load = g_new0 (Load, 1);

  load->store = g_object_ref (store);
  load->type = type;
  load->record = record != NULL ? g_object_ref (record) : NULL;
  return load;
}

static void
load_free (gpointer data)
{
  Load *load = data;

  g_object_unref (load->store);
  g_clear_object (&load->record);
  g_free (load);
}

static DexFuture *
loaded_one_cb (DexFuture *future, gpointer data)
{
  Load *load = data;
  FwResult *result = g_value_get_boxed (dex_future_get_value (future, NULL));
  g_autoptr (FwRow) row = NULL;

  if (fw_result_get_n_rows (result) == 0)
    {
      if (load->record == NULL)
        return dex_future_new_reject (
            FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
            _ ("This entry is not there any more; somebody has deleted it meanwhile."));
      _fw_record_set_deleted (load->record, TRUE);
      return dex_future_new_take_object (g_object_ref (load->record));
    }
  row = fw_result_dup_row (result, 0);
  return dex_future_new_take_object (take_row (load->store, load->type, row));
}

static DexFuture *
load_one (FwStore *store, GType type, gint64 id, FwRecord *record)
{
  g_autoptr (GTypeClass) klass = g_type_class_ref (type);
  g_autofree char *sql
      = g_strdup_printf ("SELECT * FROM %s WHERE id = $1", FW_RECORD_CLASS (klass)->table);

  return dex_future_then (fw_store_query (store, sql, g_variant_new ("(x)", id)), loaded_one_cb,
                          load_new (store, type, record), load_free);
}

DexFuture *
_fw_record_reload (FwRecord *self)
{
  return load_one (fw_record_get_store (self), G_OBJECT_TYPE (self), fw_record_get_id (self), self);
}

DexFuture *
fw_store_load_record (FwStore *store, GType type, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);
  g_return_val_if_fail (g_type_is_a (type, FW_TYPE_RECORD), NULL);

  return load_one (store, type, id, NULL);
}

static DexFuture *
loaded_many_cb (DexFuture *future, gpointer data)
{
  Load *load = data;
  FwResult *result = g_value_get_boxed (dex_future_get_value (future, NULL));
  g_autoptr (GListStore) list = g_list_store_new (load->type);
  g_autoptr (GPtrArray) records = g_ptr_array_new_with_free_func (g_object_unref);

  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      g_autoptr (FwRow) row = fw_result_dup_row (result, i);

      g_ptr_array_add (records, take_row (load->store, load->type, row));
    }
  g_list_store_splice (list, 0, 0, records->pdata, records->len);
  return dex_future_new_take_object (g_steal_pointer (&list));
}

DexFuture *
fw_store_load_records (FwStore *store, GType type, const char *where, GVariant *params)
{
  g_autoptr (GTypeClass) klass = NULL;
  g_autofree char *sql = NULL;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);
  g_return_val_if_fail (g_type_is_a (type, FW_TYPE_RECORD), NULL);

  klass = g_type_class_ref (type);
  sql = g_strdup_printf ("SELECT * FROM %s %s", FW_RECORD_CLASS (klass)->table,
                         where != NULL ? where : "");
  return dex_future_then (fw_store_query (store, sql, params), loaded_many_cb,
                          load_new (store, type, NULL), load_free);
}
