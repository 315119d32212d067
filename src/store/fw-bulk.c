/* fw-bulk.c: see fw-bulk.h. */
#include "config.h"

#include <string.h>

#include "base/fw-date.h"
#include "store/fw-bulk.h"
#include "store/fw-connection-private.h"

#define MAX_COLUMNS 32

struct _FwBulk
{
  FwConnection *connection;
  sqlite3_stmt *statement;
  char types[MAX_COLUMNS];
  guint n_columns;
};

FwBulk *
fw_bulk_new (FwConnection *connection, const char *table, const char *spec, GError **error)
{
  g_auto (GStrv) columns = g_strsplit (spec, " ", -1);
  g_autoptr (GString) names = g_string_new ("id, version");
  g_autoptr (GString) marks = g_string_new ("?, 1");
  g_autofree char *sql = NULL;
  g_autoptr (FwBulk) self = g_new0 (FwBulk, 1);
  int code;

  g_return_val_if_fail (connection != NULL && table != NULL, NULL);
  g_return_val_if_fail (g_strv_length (columns) <= MAX_COLUMNS, NULL);

  self->connection = connection;
  for (guint i = 0; columns[i] != NULL; i++)
    {
      const char *colon = strchr (columns[i], ':');

      g_return_val_if_fail (colon != NULL && strchr ("irsd", colon[1]) != NULL, NULL);
      g_string_append_printf (names, ", %.*s", (int) (colon - columns[i]), columns[i]);
      g_string_append (marks, ", ?");
      self->types[self->n_columns++] = colon[1];
    }
  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table, names->str, marks->str);
  code = sqlite3_prepare_v3 (_fw_connection_get_db (connection), sql, -1, SQLITE_PREPARE_PERSISTENT,
                             &self->statement, NULL);
  if (code != SQLITE_OK)
    {
      _fw_connection_set_error (connection, code, error);
      return NULL;
    }
  return g_steal_pointer (&self);
}

void
fw_bulk_free (FwBulk *self)
{
  if (self == NULL)
    return;
  sqlite3_finalize (self->statement);
  g_free (self);
}

static void
bind_day (sqlite3_stmt *statement, int index, FwDay day)
{
  char text[16];
  int year, month, day_of_month;

  if (day == FW_DAY_NONE)
    {
      sqlite3_bind_null (statement, index);
      return;
    }
  fw_day_split (day, &year, &month, &day_of_month);
  g_snprintf (text, sizeof text, "%04d-%02d-%02d", year, month, day_of_month);
  sqlite3_bind_text (statement, index, text, -1, SQLITE_TRANSIENT);
}

gboolean
fw_bulk_insert_valist (FwBulk *self, gint64 id, va_list values, GError **error)
{
  gint64 number;
  int code;

  g_return_val_if_fail (self != NULL, FALSE);

  sqlite3_bind_int64 (self->statement, 1, id);
  for (guint i = 0; i < self->n_columns; i++)
    {
      int index = (int) i + 2;

      switch (self->types[i])
        {
        case 's':
          /* Steps at once: the caller's text outlives the binding. */
          sqlite3_bind_text (self->statement, index, va_arg (values, const char *), -1,
                             SQLITE_STATIC);
          break;
        case 'd':
          bind_day (self->statement, index, va_arg (values, FwDay));
          break;
        default:
          number = va_arg (values, gint64);
          if (number == 0 && self->types[i] == 'r')
            sqlite3_bind_null (self->statement, index);
          else
            sqlite3_bind_int64 (self->statement, index, number);
        }
    }
  code = sqlite3_step (self->statement);
  if (code != SQLITE_DONE)
    _fw_connection_set_error (self->connection, code, error);
  sqlite3_reset (self->statement);
  sqlite3_clear_bindings (self->statement);
  return code == SQLITE_DONE;
}

gboolean
fw_bulk_insert (FwBulk *self, gint64 id, GError **error, ...)
{
  va_list values;
  gboolean ok;

  va_start (values, error);
  ok = fw_bulk_insert_valist (self, id, values, error);
  va_end (values);
  return ok;
}

/* What the triggers of the migrations do for one row, for all rows after $1.
 * Each INSERT of a row through a trigger would flush the index's pending words. */
static const struct
{
  const char *trigger;
  const char *table;
  const char *fill;
} indexed[] = {
    {"record_search_insert", "record_entry",
     "INSERT INTO record_search (rowid, body) SELECT id, fw_fold(subject || ' ' || body) "
     "FROM record_entry WHERE id > $1 AND confided = 0"},
    {"name_search_case_insert", "case_file",
     "INSERT INTO name_search (rowid, body) SELECT id, fw_fold(name) || ' ' || file_number || ' ' "
     "|| replace(file_number, '-', '') FROM case_file WHERE id > $1"},
    {"name_search_person_insert", "person",
     "INSERT INTO name_search (rowid, body) SELECT id, fw_fold(given_name || ' ' || family_name "
     "|| ' ' || birth_name) FROM person WHERE id > $1"},
    {"name_word_case_insert", "case_file",
     "INSERT INTO name_word_search (rowid, body) SELECT id, fw_fold(name) FROM case_file "
     "WHERE id > $1"},
    {"name_word_person_insert", "person",
     "INSERT INTO name_word_search (rowid, body) SELECT id, fw_fold(given_name || ' ' || "
     "family_name || ' ' || birth_name) FROM person WHERE id > $1"},
};

struct _FwBulkIndex
{
  FwConnection *connection;
  char *triggers[G_N_ELEMENTS (indexed)]; /* SQL that makes them again */
  gint64 last_ids[G_N_ELEMENTS (indexed)];
};

static void
bulk_index_free (FwBulkIndex *self)
{
  for (guint i = 0; i < G_N_ELEMENTS (indexed); i++)
    g_free (self->triggers[i]);
  g_free (self);
}

G_DEFINE_AUTOPTR_CLEANUP_FUNC (FwBulkIndex, bulk_index_free)

FwBulkIndex *
fw_bulk_begin (FwConnection *connection, GError **error)
{
  g_autoptr (FwBulkIndex) self = g_new0 (FwBulkIndex, 1);

  self->connection = connection;
  /* Pages that are read and written again and again are deciphered each time. */
  if (!_fw_connection_exec_script (connection, "PRAGMA cache_size=-262144", error))
    return NULL;
  for (guint i = 0; i < G_N_ELEMENTS (indexed); i++)
    {
      g_autofree char *drop = g_strdup_printf ("DROP TRIGGER %s", indexed[i].trigger);
      g_autofree char *last = g_strdup_printf ("SELECT max(id) FROM %s", indexed[i].table);
      g_autoptr (FwResult) trigger = fw_connection_query (
          connection, "SELECT sql FROM sqlite_schema WHERE type = 'trigger' AND name = $1",
          g_variant_new ("(s)", indexed[i].trigger), error);
      g_autoptr (FwResult) ids = NULL;

      if (trigger == NULL || (ids = fw_connection_query (connection, last, NULL, error)) == NULL)
        return NULL;
      self->triggers[i] = g_strdup (fw_result_get_text (trigger, 0, 0));
      self->last_ids[i] = fw_result_get_int (ids, 0, 0);
      if (!_fw_connection_exec_script (connection, drop, error))
        return NULL;
    }
  return g_steal_pointer (&self);
}

gboolean
fw_bulk_end (FwBulkIndex *index, GError **error)
{
  g_autoptr (FwBulkIndex) self = index;

  g_return_val_if_fail (self != NULL, FALSE);

  for (guint i = 0; i < G_N_ELEMENTS (indexed); i++)
    if (!fw_connection_exec (self->connection, indexed[i].fill,
                             g_variant_new ("(x)", self->last_ids[i]), error)
        || !_fw_connection_exec_script (self->connection, self->triggers[i], error))
      return FALSE;
  return _fw_connection_exec_script (self->connection, "PRAGMA cache_size=-2000", error);
}
