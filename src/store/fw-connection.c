/* fw-connection.c: opening and using one encrypted SQLite connection.
 *
 * The first statements are the key, temp_store (temporary files would be plain
 * text), WAL with synchronous FULL; then it is asserted that the file really
 * is encrypted. See fw-connection.h for the SQL that may be used.
 */
#include "config.h"

#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "base/fw-text.h"
#include "store/fw-ballast.h"
#include "store/fw-connection-private.h"
#include "store/fw-result-private.h"
#include "store/fw-store-error.h"

#define BUSY_MS 5000
#define N_CACHED 128
#define N_PAGES_NAMED 5
/* The log is written back into the file between saves, not within one: from the
 * first figure on at the next idle second, from the second on at once. */
#define WAL_PAGES 200
#define WAL_PAGES_MOST 8000

struct _FwConnection
{
  sqlite3 *db;
  GHashTable *statements; /* SQL text → sqlite3_stmt */
  gint64 staff_id;
  gint64 process;
  GPtrArray *applied;
  int n_wal_pages;
  char *damaged_pages; /* found at the first error */
  guint n_damaged_pages;
};

sqlite3 *
_fw_connection_get_db (FwConnection *self)
{
  return self->db;
}

void
_fw_connection_set_actor (FwConnection *self, gint64 staff_id)
{
  self->staff_id = staff_id;
}

gint64
_fw_connection_get_actor (FwConnection *self)
{
  return self->staff_id;
}

void
_fw_connection_set_process (FwConnection *self, gint64 process)
{
  self->process = process;
}

gint64
_fw_connection_get_process (FwConnection *self)
{
  return self->process;
}

GPtrArray *
_fw_connection_steal_applied (FwConnection *self)
{
  GPtrArray *applied = self->applied;

  self->applied = NULL;
  return applied;
}

void
_fw_connection_note_applied (FwConnection *self, FwChangeSet *changes)
{
  if (self->applied == NULL)
    self->applied = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_change_set_unref);
  g_ptr_array_add (self->applied, fw_change_set_ref (changes));
}

guint
_fw_connection_find_damaged_pages (FwConnection *self, char **pages)
{
  g_autoptr (GString) text = g_string_new (NULL);
  sqlite3_stmt *statement = NULL;
  guint n = 0;

  if (sqlite3_prepare_v2 (self->db, "PRAGMA cipher_integrity_check", -1, &statement, NULL)
      == SQLITE_OK)
    while (sqlite3_step (statement) == SQLITE_ROW)
      {
        /* "HMAC verification failed for page 10" */
        const char *line = (const char *) sqlite3_column_text (statement, 0);
        const char *number = line != NULL ? strrchr (line, ' ') : NULL;

        if (++n <= N_PAGES_NAMED && number != NULL)
          g_string_append_printf (text, "%s%s", n > 1 ? "," : "", number);
      }
  sqlite3_finalize (statement);
  if (n > N_PAGES_NAMED)
    g_string_append (text, " …");
  *pages = g_strdup (g_strstrip (text->str));
  return n;
}

/* Looks for the pages at once: a user who rings up can name them. */
static void
set_damaged_error (FwConnection *self, GError **error)
{
  guint n;

  /* Takes seconds in a large office: once. */
  if (error != NULL && self->damaged_pages == NULL)
    self->n_damaged_pages = _fw_connection_find_damaged_pages (self, &self->damaged_pages);
  n = self->n_damaged_pages;
  if (n == 0)
    g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED,
                         _ ("A part of the office’s file is damaged. Nothing was changed. Please "
                            "restore the last verified backup; keep the damaged folder."));
  else
    g_set_error (
        error, FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED,
        ngettext (
            "Page %2$s of the file “office.db” is damaged (%1$u page). What is on it cannot be "
            "read; all else is safe. Nothing was changed. Please keep this folder and restore the "
            "last verified backup beside it.",
            "Pages %2$s of the file “office.db” are damaged (%1$u pages). What is on them cannot "
            "be read; all else is safe. Nothing was changed. Please keep this folder and restore "
            "the last verified backup beside it.",
            n),
        n, self->damaged_pages);
}

static void
set_full_error (FwConnection *self, GError **error)
{
  const char *path = self->db != NULL ? sqlite3_db_filename (self->db, "main") : NULL;

  if (path != NULL && fw_ballast_release (path))
    g_set_error_literal (
        error, FW_STORE_ERROR, FW_STORE_ERROR_FULL,
        _ ("The disk is full. Everything saved before is safe, and what you typed last is still "
           "here. A small reserve has been freed, so that you can go on for a little while. "
           "Please free some space now."));
  else
    g_set_error_literal (
        error, FW_STORE_ERROR, FW_STORE_ERROR_FULL,
        _ ("The disk is full. Everything saved before is safe; what you typed last is not on the "
           "disk yet. Please free some space, it is saved then."));
}

static void
set_constraint_error (FwConnection *self, GError **error)
{
  const char *reason = sqlite3_errmsg (self->db);

  /* What failed: "case_file.file_number". */
  reason = strrchr (reason, ':') != NULL ? strrchr (reason, ':') + 2 : reason;
  switch (sqlite3_extended_errcode (self->db))
    {
    case SQLITE_CONSTRAINT_UNIQUE:
    case SQLITE_CONSTRAINT_PRIMARYKEY:
      g_set_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is the name of a table and column. */
                   _ ("There is an entry with this value already (%s). Nothing was changed; please "
                      "choose another value."),
                   reason);
      return;
    case SQLITE_CONSTRAINT_FOREIGNKEY:
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
          _ ("This belongs to other entries, or one that it belongs to is gone. Nothing was "
             "changed. Please look at the present state and try again."));
      return;
    case SQLITE_CONSTRAINT_NOTNULL:
      g_set_error (
          error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
          /* Translators: %s is the name of a table and column. */
          _ ("A value is missing (%s). Nothing was changed; what you typed is still here."),
          reason);
      return;
    case SQLITE_CONSTRAINT_TRIGGER:
      if (g_str_has_prefix (sqlite3_errmsg (self->db), "once:"))
        {
          g_set_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                       /* Translators: %s is a technical reason. */
                       _ ("It is there already, perhaps since a moment ago (%s). Nothing was "
                          "changed."),
                       reason);
          return;
        }
      g_set_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is a technical reason. */
                   _ ("What is closed does not change any more (%s). Nothing was changed; a "
                      "correction is a new version."),
                   reason);
      return;
    default:
      g_set_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                   /* Translators: %s is a technical reason. */
                   _ ("This value cannot be stored (%s). Nothing was changed; what you typed is "
                      "still here."),
                   reason);
    }
}

/* A log needs a file beside the database; "cannot open" may be either. */
static gboolean
is_read_only_place (FwConnection *self)
{
  const char *path = self->db != NULL ? sqlite3_db_filename (self->db, "main") : NULL;
  g_autofree char *folder = path != NULL ? g_path_get_dirname (path) : NULL;

  return folder != NULL && (access (folder, W_OK) != 0 || access (path, W_OK) != 0);
}

static void
set_read_only_error (GError **error)
{
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_READ_ONLY,
                       _ ("The office lies in a place that cannot be written to. Nothing is "
                          "lost. Please copy the folder to a place where you may write."));
}

static void
set_disk_error (GError **error)
{
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_IO,
                       _ ("The disk reports an error. Everything saved before is safe as far as "
                          "can be seen. Please check the disk and make a backup."));
}

void
_fw_connection_set_error (FwConnection *self, int code, GError **error)
{
  int extended = self->db != NULL ? sqlite3_extended_errcode (self->db) : code;

  switch (code & 0xff)
    {
    case SQLITE_FULL:
      set_full_error (self, error);
      return;
    case SQLITE_IOERR:
      /* A file size limit or quota reports a failed write, not a full disk. */
      if (extended == SQLITE_IOERR_WRITE || extended == SQLITE_IOERR_SHMSIZE)
        set_full_error (self, error);
      else
        set_disk_error (error);
      return;
    case SQLITE_READONLY:
    case SQLITE_PERM:
      set_read_only_error (error);
      return;
    case SQLITE_CANTOPEN:
      if (is_read_only_place (self))
        set_read_only_error (error);
      else
        set_disk_error (error);
      return;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      set_damaged_error (self, error);
      return;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_BUSY,
          _ ("Another window is writing to this office for a long time. Nothing is "
             "lost; please try again in a moment."));
      return;
    case SQLITE_CONSTRAINT:
      set_constraint_error (self, error);
      return;
    case SQLITE_INTERRUPT:
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED, _ ("Cancelled"));
      return;
    default:
      g_set_error (error, FW_STORE_ERROR, FW_STORE_ERROR_FAILED,
                   /* Translators: %s is a technical reason. */
                   _ ("The office’s file could not be used (%s). Nothing was changed."),
                   self->db != NULL ? sqlite3_errmsg (self->db) : sqlite3_errstr (code));
    }
}

gboolean
_fw_connection_exec_script (FwConnection *self, const char *script, GError **error)
{
  int code = sqlite3_exec (self->db, script, NULL, NULL, NULL);

  if (code == SQLITE_OK)
    return TRUE;
  _fw_connection_set_error (self, code, error);
  return FALSE;
}

static void
fold_function (sqlite3_context *context, int n_args, sqlite3_value **args)
{
  const char *text = (const char *) sqlite3_value_text (args[0]);

  if (text == NULL)
    sqlite3_result_null (context);
  else
    sqlite3_result_text (context, fw_text_fold (text), -1, g_free);
}

/* Writes the key pragma: 32 bytes key and 16 bytes salt as hexadecimal. */
static gboolean
set_key (FwConnection *self, const guint8 *key, const guint8 *salt, GError **error)
{
  char hex[2 * (FW_KEY_BYTES + FW_SALT_BYTES) + 1];
  char pragma[sizeof hex + 24];
  gboolean ok;

  sodium_bin2hex (hex, sizeof hex, key, FW_KEY_BYTES);
  sodium_bin2hex (hex + 2 * FW_KEY_BYTES, 2 * FW_SALT_BYTES + 1, salt, FW_SALT_BYTES);
  g_snprintf (pragma, sizeof pragma, "PRAGMA key=\"x'%s'\"", hex);
  ok = _fw_connection_exec_script (self, pragma, error);
  sodium_memzero (hex, sizeof hex);
  sodium_memzero (pragma, sizeof pragma);
  return ok;
}

static char *
read_text (FwConnection *self, const char *sql)
{
  g_autoptr (FwResult) result = fw_connection_query (self, sql, NULL, NULL);

  if (result == NULL || fw_result_get_n_rows (result) == 0)
    return NULL;
  if (fw_result_get_text (result, 0, 0) != NULL)
    return g_strdup (fw_result_get_text (result, 0, 0));
  return g_strdup_printf ("%" G_GINT64_FORMAT, fw_result_get_int (result, 0, 0));
}

#ifndef FW_STORE_PLAIN
/* Through SQLite's own descriptor: closing another one of the same file would
 * drop the locks that this process holds on it (POSIX), and the next process
 * that closes the office would then take the WAL away below this one. */
static void
read_header (FwConnection *self, char *header, int size)
{
  sqlite3_file *file = NULL;

  if (sqlite3_file_control (self->db, "main", SQLITE_FCNTL_FILE_POINTER, &file) != SQLITE_OK
      || file == NULL || file->pMethods == NULL
      || file->pMethods->xRead (file, header, size, 0) != SQLITE_OK)
    memset (header, 0, size);
}
#endif

/* The start-up assertions: whatever the linker did, no plain text is written. */
static gboolean
assert_encrypted (FwConnection *self, GError **error)
{
#ifndef FW_STORE_PLAIN
  g_autofree char *version = read_text (self, "PRAGMA cipher_version");
  g_autofree char *temp = read_text (self, "PRAGMA temp_store");
  char header[16] = {0};

  read_header (self, header, sizeof header);
  if (memcmp (header, "SQLite format 3", sizeof header) == 0)
    {
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_ENCRYPTED,
          _ ("The file “office.db” begins like one without encryption, so it is not opened. "
             "Nothing "
             "was changed. Please keep this folder and restore the last verified backup beside "
             "it."));
      return FALSE;
    }
  if (version == NULL || g_strcmp0 (temp, "2") != 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_ENCRYPTED,
                           _ ("This program was built without working encryption, so it opens no "
                              "office. Nothing was written. Please install it anew."));
      return FALSE;
    }
#endif
  return TRUE;
}

static int
wal_hook (gpointer data, sqlite3 *db, const char *name, int n_pages)
{
  FwConnection *self = data;

  self->n_wal_pages = n_pages;
  if (n_pages >= WAL_PAGES_MOST)
    sqlite3_wal_checkpoint_v2 (db, name, SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  return SQLITE_OK;
}

void
_fw_connection_checkpoint_when_due (FwConnection *self)
{
  if (self->n_wal_pages < WAL_PAGES)
    return;
  /* What cannot be written back now stays in the log, whole; next time. */
  sqlite3_wal_checkpoint_v2 (self->db, "main", SQLITE_CHECKPOINT_PASSIVE, NULL, NULL);
  self->n_wal_pages = 0;
}

FwConnection *
_fw_connection_open (const char *path,
                     const guint8 *key,
                     const guint8 *salt,
                     FwConnectionFlags flags,
                     const char *vfs,
                     GError **error)
{
  g_autoptr (FwConnection) self = g_new0 (FwConnection, 1);
  int open_flags = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_READWRITE;
  int code;

  if (flags & FW_CONNECTION_CREATE)
    {
      /* Only when it is new: closing a file that this process has open already
       * would drop its locks (POSIX). What goes wrong here goes wrong again,
       * and is told, below. */
      int fd = open (path, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);

      if (fd >= 0)
        close (fd);
      open_flags |= SQLITE_OPEN_CREATE;
    }
  self->statements
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) sqlite3_finalize);
  code = sqlite3_open_v2 (path, &self->db, open_flags, vfs);
  if (code != SQLITE_OK)
    {
      _fw_connection_set_error (self, code, error);
      return NULL;
    }
  sqlite3_extended_result_codes (self->db, 1);
  sqlite3_busy_timeout (self->db, BUSY_MS);
#ifndef FW_STORE_PLAIN
  if (!set_key (self, key, salt, error))
    return NULL;
  /* The first key of a process turns the log to standard error on. */
  sqlite3_exec (self->db, "PRAGMA cipher_log_level=NONE", NULL, NULL, NULL);
#endif
  sqlite3_create_function_v2 (self->db, "fw_fold", 1,
                              SQLITE_UTF8 | SQLITE_DETERMINISTIC | SQLITE_INNOCUOUS, NULL,
                              fold_function, NULL, NULL, NULL);
  if (!_fw_connection_exec_script (self,
                                   "PRAGMA temp_store=MEMORY;"
                                   "PRAGMA trusted_schema=OFF;"
                                   "PRAGMA cell_size_check=ON;"
                                   "PRAGMA foreign_keys=ON;"
                                   "PRAGMA synchronous=FULL;"
                                   "SELECT count(*) FROM sqlite_schema;",
                                   error))
    return NULL;
  if (!(flags & FW_CONNECTION_AS_IS)
      && !_fw_connection_exec_script (self, "PRAGMA journal_mode=WAL", error))
    return NULL;
  if (!(flags & (FW_CONNECTION_AS_IS | FW_CONNECTION_READ_ONLY)))
    sqlite3_wal_hook (self->db, wal_hook, self);
  if ((flags & FW_CONNECTION_READ_ONLY)
      && !_fw_connection_exec_script (self, "PRAGMA query_only=ON", error))
    return NULL;
  if (!assert_encrypted (self, error))
    return NULL;
  return g_steal_pointer (&self);
}

void
_fw_connection_close (FwConnection *self)
{
  if (self == NULL)
    return;
  g_clear_pointer (&self->statements, g_hash_table_unref);
  g_clear_pointer (&self->applied, g_ptr_array_unref);
  sqlite3_close_v2 (self->db);
  g_free (self->damaged_pages);
  g_free (self);
}

static sqlite3_stmt *
prepare (FwConnection *self, const char *sql, GError **error)
{
  sqlite3_stmt *statement = g_hash_table_lookup (self->statements, sql);
  int code;

  if (statement != NULL)
    return statement;
  code = sqlite3_prepare_v3 (self->db, sql, -1, SQLITE_PREPARE_PERSISTENT, &statement, NULL);
  if (code != SQLITE_OK)
    {
      _fw_connection_set_error (self, code, error);
      return NULL;
    }
  if (g_hash_table_size (self->statements) >= N_CACHED)
    g_hash_table_remove_all (self->statements);
  g_hash_table_insert (self->statements, g_strdup (sql), statement);
  return statement;
}

static void
bind_value (sqlite3_stmt *statement, int index, GVariant *value)
{
  g_autoptr (GVariant) inner = NULL;
  gconstpointer data;
  gsize size;

  if (g_variant_is_of_type (value, G_VARIANT_TYPE_MAYBE))
    {
      inner = g_variant_get_maybe (value);
      if (inner == NULL)
        sqlite3_bind_null (statement, index);
      else
        bind_value (statement, index, inner);
      return;
    }
  switch (g_variant_classify (value))
    {
    case G_VARIANT_CLASS_BOOLEAN:
      sqlite3_bind_int (statement, index, g_variant_get_boolean (value));
      break;
    case G_VARIANT_CLASS_INT32:
      sqlite3_bind_int (statement, index, g_variant_get_int32 (value));
      break;
    case G_VARIANT_CLASS_UINT32:
      sqlite3_bind_int64 (statement, index, g_variant_get_uint32 (value));
      break;
    case G_VARIANT_CLASS_INT64:
      sqlite3_bind_int64 (statement, index, g_variant_get_int64 (value));
      break;
    case G_VARIANT_CLASS_DOUBLE:
      sqlite3_bind_double (statement, index, g_variant_get_double (value));
      break;
    case G_VARIANT_CLASS_STRING:
      data = g_variant_get_string (value, &size);
      sqlite3_bind_text (statement, index, data, size, SQLITE_TRANSIENT);
      break;
    default:
      data = g_variant_get_fixed_array (value, &size, 1);
      sqlite3_bind_blob64 (statement, index, data != NULL ? data : "", size, SQLITE_TRANSIENT);
    }
}

static void
bind_all (sqlite3_stmt *statement, GVariant *params)
{
  for (gsize i = 0; params != NULL && i < g_variant_n_children (params); i++)
    {
      g_autoptr (GVariant) value = g_variant_get_child_value (params, i);
      char name[16];
      int index;

      g_snprintf (name, sizeof name, "$%u", (guint) i + 1);
      index = sqlite3_bind_parameter_index (statement, name);
      if (index > 0)
        bind_value (statement, index, value);
    }
}

static GVariant *
read_cell (sqlite3_stmt *statement, int column)
{
  switch (sqlite3_column_type (statement, column))
    {
    case SQLITE_NULL:
      return NULL;
    case SQLITE_INTEGER:
      return g_variant_new_int64 (sqlite3_column_int64 (statement, column));
    case SQLITE_FLOAT:
      return g_variant_new_double (sqlite3_column_double (statement, column));
    case SQLITE_TEXT:
      return g_variant_new_string ((const char *) sqlite3_column_text (statement, column));
    default:
      return g_variant_new_fixed_array (G_VARIANT_TYPE_BYTE,
                                        sqlite3_column_blob (statement, column),
                                        sqlite3_column_bytes (statement, column), 1);
    }
}

FwResult *
fw_connection_query (FwConnection *self, const char *sql, GVariant *params, GError **error)
{
  g_autoptr (GVariant) sunk = params != NULL ? g_variant_ref_sink (params) : NULL;
  g_autoptr (FwResult) result = NULL;
  sqlite3_stmt *statement;
  int n_columns, code;

  g_return_val_if_fail (self != NULL && sql != NULL, NULL);

  statement = prepare (self, sql, error);
  if (statement == NULL)
    return NULL;
  bind_all (statement, sunk);
  n_columns = sqlite3_column_count (statement);
  {
    g_autofree const char **names = g_new0 (const char *, n_columns + 1);

    for (int i = 0; i < n_columns; i++)
      names[i] = sqlite3_column_name (statement, i);
    result = _fw_result_new (n_columns, names);
  }
  while ((code = sqlite3_step (statement)) == SQLITE_ROW)
    for (int i = 0; i < n_columns; i++)
      _fw_result_add (result, read_cell (statement, i));
  if (code != SQLITE_DONE)
    _fw_connection_set_error (self, code, error);
  sqlite3_reset (statement);
  sqlite3_clear_bindings (statement);
  return code == SQLITE_DONE ? g_steal_pointer (&result) : NULL;
}

gboolean
fw_connection_exec (FwConnection *self, const char *sql, GVariant *params, GError **error)
{
  g_autoptr (FwResult) result = fw_connection_query (self, sql, params, error);

  return result != NULL;
}

gint64
fw_connection_get_changes (FwConnection *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return sqlite3_changes64 (self->db);
}
