/* fw-store.c: see fw-store.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <errno.h>
#include <sodium.h>
#include <string.h>
#include <unistd.h>

#include "base/fw-id.h"
#include "store/fw-access-log.h"
#include "store/fw-background.h"
#include "store/fw-ballast.h"
#include "store/fw-blob.h"
#include "store/fw-connection-private.h"
#include "store/fw-envelope.h"
#include "store/fw-file.h"
#include "store/fw-lock.h"
#include "store/fw-migrate.h"
#include "store/fw-notice-private.h"
#include "store/fw-place.h"
#include "store/fw-store-private.h"
#include "store/fw-upgrade.h"
#include "store/fw-worker.h"

/* Ids of two processes may be committed a little out of order. */
#define OVERLAP_MS 10000
#define MANY_SEEN 4096

struct _FwStore
{
  GObject parent_instance;
  char *folder;
  char *login;
  char *notice;
  FwEnvelope *envelope;
  FwWorker *writer;
  FwWorker *reader;
  gint64 staff_id;
  gint64 process;
  int lock;

  /* Reader's thread only: */
  gint64 data_version;
  gint64 seen_id;
  GHashTable *seen;
};

G_DEFINE_FINAL_TYPE (FwStore, fw_store, G_TYPE_OBJECT)

enum
{
  CHANGED,
  N_SIGNALS
};

static guint signals[N_SIGNALS];

typedef struct
{
  GWeakRef store;
  FwNotice *notice;
} Broadcast;

static gboolean
broadcast_cb (gpointer data)
{
  Broadcast *broadcast = data;
  g_autoptr (FwStore) store = g_weak_ref_get (&broadcast->store);

  if (store != NULL)
    g_signal_emit (store, signals[CHANGED], 0, broadcast->notice);
  return G_SOURCE_REMOVE;
}

static void
broadcast_free (gpointer data)
{
  Broadcast *broadcast = data;

  g_weak_ref_clear (&broadcast->store);
  fw_notice_unref (broadcast->notice);
  g_free (broadcast);
}

/* From any thread; emitted on the main one, before the future of the commit is
 * awaited to its end, so that records are up to date there. A source of its
 * own: g_main_context_invoke() would run the handlers on this thread whenever
 * nobody iterates the main context. Takes @notice. */
static void
emit_changed (FwStore *self, FwNotice *notice)
{
  Broadcast *broadcast = g_new0 (Broadcast, 1);
  g_autoptr (GSource) source = NULL;

  g_weak_ref_init (&broadcast->store, self);
  broadcast->notice = notice;
  source = g_idle_source_new ();
  g_source_set_priority (source, G_PRIORITY_HIGH);
  g_source_set_callback (source, broadcast_cb, broadcast, broadcast_free);
  g_source_attach (source, NULL);
}

static void
committed_cb (GPtrArray *applied, gpointer data)
{
  FwNotice *notice = _fw_notice_new (FALSE);

  for (guint i = 0; i < applied->len; i++)
    _fw_notice_add_set (notice, g_ptr_array_index (applied, i));
  emit_changed (data, notice);
}

static gint64
read_int (FwConnection *connection, const char *sql)
{
  g_autoptr (FwResult) result = fw_connection_query (connection, sql, NULL, NULL);

  return result != NULL && fw_result_get_n_rows (result) > 0 ? fw_result_get_int (result, 0, 0) : 0;
}

/* What is older than the overlap is not asked for again. */
static void
forget_old (FwStore *self)
{
  gint64 limit = fw_id_make (fw_id_get_ms (self->seen_id) - OVERLAP_MS, 0);
  GHashTableIter iter;
  gpointer id;

  if (g_hash_table_size (self->seen) < MANY_SEEN)
    return;
  g_hash_table_iter_init (&iter, self->seen);
  while (g_hash_table_iter_next (&iter, &id, NULL))
    if (*(gint64 *) id < limit)
      g_hash_table_iter_remove (&iter);
}

/* Each second on the reader's thread: has another process written? */
static void
poll_cb (FwConnection *connection, gpointer data)
{
  FwStore *self = data;
  gint64 version = read_int (connection, "PRAGMA data_version");
  g_autoptr (FwResult) rows = NULL;
  FwNotice *notice = NULL;

  if (version == self->data_version)
    return;
  self->data_version = version;
  rows = fw_connection_query (
      connection,
      "SELECT id, process, table_name, row_id FROM change_log WHERE id > $1 ORDER BY id",
      g_variant_new ("(x)", fw_id_make (fw_id_get_ms (self->seen_id) - OVERLAP_MS, 0)), NULL);
  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      gint64 id = fw_result_get_int (rows, i, 0);

      self->seen_id = MAX (self->seen_id, id);
      if (fw_result_get_int (rows, i, 1) == self->process
          || !g_hash_table_add (self->seen, g_memdup2 (&id, sizeof id)))
        continue;
      if (notice == NULL)
        notice = _fw_notice_new (TRUE);
      _fw_notice_add (notice, fw_result_get_text (rows, i, 2), fw_result_get_int (rows, i, 3));
    }
  forget_old (self);
  if (notice != NULL)
    emit_changed (self, notice);
}

/* Each second on the writer's thread. */
static void
checkpoint_cb (FwConnection *connection, gpointer data)
{
  _fw_connection_checkpoint_when_due (connection);
}

static gboolean
connect_database (FwStore *self, gboolean create, GError **error)
{
  g_autofree char *path = g_build_filename (self->folder, "office.db", NULL);
  const guint8 *secret = fw_envelope_get_secret (self->envelope);
  g_autoptr (FwConnection) writer = NULL;
  g_autoptr (FwConnection) reader = NULL;
  gboolean needed, is_new;

  self->lock = fw_lock_open (self->folder, error);
  if (self->lock < 0)
    return FALSE;
  writer = _fw_connection_open (path, secret, secret + FW_KEY_BYTES,
                                create ? FW_CONNECTION_CREATE : 0, NULL, error);
  if (writer == NULL || !fw_migrate_check (writer, &needed, &is_new, error))
    return FALSE;
  if (is_new && !fw_migrate_run (writer, error))
    return FALSE;
  if (!is_new && (needed || fw_upgrade_is_unfinished (self->folder)))
    {
      g_clear_pointer (&writer, _fw_connection_close);
      if (fw_upgrade_run (self->folder, secret, self->lock, error))
        writer = _fw_connection_open (path, secret, secret + FW_KEY_BYTES, 0, NULL, error);
      if (writer == NULL)
        return FALSE;
    }
  reader = _fw_connection_open (path, secret, secret + FW_KEY_BYTES, FW_CONNECTION_READ_ONLY, NULL,
                                error);
  if (reader == NULL)
    return FALSE;
  self->data_version = read_int (reader, "PRAGMA data_version");
  self->seen_id = MAX (read_int (reader, "SELECT max(id) FROM change_log"), fw_id_new ());
  _fw_connection_set_process (writer, self->process);
  self->writer = fw_worker_new ("fallwerk-write", g_steal_pointer (&writer), checkpoint_cb, NULL);
  fw_worker_set_committed (self->writer, committed_cb, self);
  self->reader = fw_worker_new ("fallwerk-read", g_steal_pointer (&reader), poll_cb, self);
  fw_ballast_ensure (self->folder);
  return TRUE;
}

gboolean
_fw_store_check_folder (const char *folder, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "office.db", NULL);
  g_autofree char *keys = g_build_filename (folder, "keys", NULL);
  g_autofree char *copy = g_build_filename (folder, "keys.copy", NULL);

  if (!g_file_test (folder, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("The office’s folder is not there. Is the drive connected, was the "
                              "folder moved or renamed?"));
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR) && !g_file_test (keys, G_FILE_TEST_EXISTS)
      && !g_file_test (copy, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_AN_OFFICE,
          _ ("This is not an office of Fallwerk. Nothing was changed. An office is a "
             "folder whose name ends in “.fallwerk”."));
      return FALSE;
    }
  if (!g_file_test (path, G_FILE_TEST_IS_REGULAR))
    {
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED,
          _ ("The file “office.db” is missing in the office’s folder. Please restore "
             "the last verified backup."));
      return FALSE;
    }
  return fw_place_check (folder, error);
}

typedef struct
{
  char *folder;
  char *login;
  char *password;
  char *recovery; /* the key to open with */
  char **recovery_out;
  gboolean create;
} OpenJob;

static void
wipe (char *text)
{
  if (text != NULL)
    explicit_bzero (text, strlen (text));
  g_free (text);
}

static FwStore *
do_create (OpenJob *job, GError **error)
{
  g_autoptr (FwStore) self = g_object_new (FW_TYPE_STORE, NULL);
  g_autofree char *parent = g_path_get_dirname (job->folder);
  g_autofree char *blobs = g_build_filename (job->folder, "blobs", NULL);
  g_autofree char *key = NULL;

  if (g_file_test (job->folder, G_FILE_TEST_EXISTS))
    {
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_EXISTS,
          _ ("There is already something with this name. Nothing was changed. Please "
             "choose another name or folder."));
      return NULL;
    }
  if (!fw_place_check (job->folder, error))
    return NULL;
  self->envelope = fw_envelope_new (job->login, job->password, &key, error);
  if (self->envelope == NULL)
    return NULL;
  if (g_mkdir_with_parents (blobs, 0700) != 0)
    {
      fw_file_set_error (error, errno);
      return NULL;
    }
  self->folder = g_strdup (job->folder);
  self->login = g_strdup (job->login);
  if (!fw_envelope_save (self->envelope, self->folder, error)
      || !connect_database (self, TRUE, error) || !fw_file_sync_folder (parent, error))
    return NULL;
  *job->recovery_out = g_steal_pointer (&key);
  return g_steal_pointer (&self);
}

static FwStore *
do_open (OpenJob *job, GError **error)
{
  g_autoptr (FwStore) self = g_object_new (FW_TYPE_STORE, NULL);

  if (!_fw_store_check_folder (job->folder, error))
    return NULL;
  self->folder = g_strdup (job->folder);
  self->login = g_strdup (job->login);
  self->envelope = fw_envelope_load (job->folder, &self->notice, error);
  if (self->envelope == NULL)
    return NULL;
  if (job->recovery != NULL)
    {
      if (!fw_envelope_unlock_with_recovery_key (self->envelope, job->recovery, error)
          || !fw_envelope_set_password (self->envelope, job->login, job->password, error)
          || !fw_envelope_save (self->envelope, self->folder, error))
        return NULL;
    }
  else if (!fw_envelope_unlock (self->envelope, job->login, job->password, error))
    return NULL;
  if (!connect_database (self, FALSE, error))
    return NULL;
  /* Files whose row was never written; the next opening tries again. */
  dex_unref (fw_store_sweep_blobs (self));
  return g_steal_pointer (&self);
}

static DexFuture *
open_job (gpointer data)
{
  OpenJob *job = data;
  GError *error = NULL;
  FwStore *store = job->create ? do_create (job, &error) : do_open (job, &error);

  return store != NULL ? dex_future_new_take_object (store) : dex_future_new_for_error (error);
}

static void
open_job_free (gpointer data)
{
  OpenJob *job = data;

  g_free (job->folder);
  g_free (job->login);
  wipe (job->password);
  wipe (job->recovery);
  g_free (job);
}

static DexFuture *
start (OpenJob *job)
{
  return fw_background_run ("fallwerk-open", open_job, job, open_job_free);
}

DexFuture *
fw_store_create (const char *folder, const char *login, const char *password, char **recovery_key)
{
  OpenJob *job = g_new0 (OpenJob, 1);

  job->create = TRUE;
  job->folder = g_canonicalize_filename (folder, NULL);
  job->login = g_strdup (login);
  job->password = g_strdup (password);
  job->recovery_out = recovery_key;
  return start (job);
}

DexFuture *
fw_store_open (const char *folder, const char *login, const char *password)
{
  return fw_store_open_with_recovery (folder, NULL, login, password);
}

DexFuture *
fw_store_open_with_recovery (const char *folder,
                             const char *recovery_key,
                             const char *login,
                             const char *password)
{
  OpenJob *job = g_new0 (OpenJob, 1);

  job->folder = g_canonicalize_filename (folder, NULL);
  job->login = g_strdup (login);
  job->password = g_strdup (password);
  job->recovery = g_strdup (recovery_key);
  return start (job);
}

char **
fw_store_list_logins (const char *folder, GError **error)
{
  g_autoptr (FwEnvelope) envelope = NULL;

  if (!_fw_store_check_folder (folder, error))
    return NULL;
  envelope = fw_envelope_load (folder, NULL, error);
  return envelope != NULL ? fw_envelope_list_logins (envelope) : NULL;
}

static void
stop_workers (FwStore *self)
{
  if (self->reader != NULL)
    fw_worker_stop (g_steal_pointer (&self->reader));
  if (self->writer != NULL)
    fw_worker_stop (g_steal_pointer (&self->writer));
  if (self->lock >= 0)
    close (self->lock);
  self->lock = -1;
}

DexFuture *
fw_store_close (FwStore *self)
{
  g_return_val_if_fail (FW_IS_STORE (self), NULL);

  /* Both queues are short: waiting for them is a few milliseconds. */
  stop_workers (self);
  g_clear_pointer (&self->envelope, fw_envelope_free);
  return dex_future_new_true ();
}

const char *
fw_store_get_folder (FwStore *self)
{
  return self->folder;
}

const char *
fw_store_get_login (FwStore *self)
{
  return self->login;
}

const char *
fw_store_get_notice (FwStore *self)
{
  return self->notice;
}

guint8 *
_fw_store_dup_secret (FwStore *self)
{
  guint8 *copy;

  if (self->envelope == NULL)
    return NULL;
  copy = sodium_malloc (FW_ENVELOPE_SECRET_BYTES);
  memcpy (copy, fw_envelope_get_secret (self->envelope), FW_ENVELOPE_SECRET_BYTES);
  return copy;
}

static DexFuture *
refuse_closed (gpointer data, GDestroyNotify destroy)
{
  if (destroy != NULL)
    destroy (data);
  return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED, "%s",
                                _ ("The office is closed."));
}

static DexFuture *
actor_job (FwConnection *connection, gpointer data)
{
  _fw_connection_set_actor (connection, *(gint64 *) data);
  return dex_future_new_true ();
}

void
fw_store_set_staff (FwStore *self, gint64 staff_id)
{
  g_return_if_fail (FW_IS_STORE (self) && self->writer != NULL);

  self->staff_id = staff_id;
  dex_future_disown (fw_worker_push (self->writer, FALSE, actor_job,
                                     g_memdup2 (&staff_id, sizeof staff_id), g_free));
}

gint64
fw_store_get_staff (FwStore *self)
{
  return self->staff_id;
}

DexFuture *
fw_store_read (FwStore *self, FwStoreFunc func, gpointer data, GDestroyNotify destroy)
{
  g_return_val_if_fail (FW_IS_STORE (self), NULL);

  if (self->reader == NULL)
    return refuse_closed (data, destroy);
  return fw_worker_push (self->reader, FALSE, func, data, destroy);
}

DexFuture *
fw_store_write (FwStore *self, FwStoreFunc func, gpointer data, GDestroyNotify destroy)
{
  g_return_val_if_fail (FW_IS_STORE (self), NULL);

  if (self->writer == NULL)
    return refuse_closed (data, destroy);
  return fw_worker_push (self->writer, TRUE, func, data, destroy);
}

typedef struct
{
  char *sql;
  GVariant *params;
} Query;

static void
query_free (gpointer data)
{
  Query *query = data;

  g_free (query->sql);
  g_clear_pointer (&query->params, g_variant_unref);
  g_free (query);
}

static DexFuture *
query_job (FwConnection *connection, gpointer data)
{
  Query *query = data;
  GError *error = NULL;
  FwResult *result = fw_connection_query (connection, query->sql, query->params, &error);

  return result != NULL ? dex_future_new_take_boxed (FW_TYPE_RESULT, result)
                        : dex_future_new_for_error (error);
}

DexFuture *
fw_store_query (FwStore *self, const char *sql, GVariant *params)
{
  Query *query = g_new0 (Query, 1);

  query->sql = g_strdup (sql);
  query->params = params != NULL ? g_variant_ref_sink (params) : NULL;
  return fw_store_read (self, query_job, query, query_free);
}

static DexFuture *
commit_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;

  if (!fw_connection_apply (connection, data, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, fw_change_set_ref (data));
}

DexFuture *
fw_store_commit (FwStore *self, FwChangeSet *changes)
{
  return fw_store_write (self, commit_job, fw_change_set_ref (changes),
                         (GDestroyNotify) fw_change_set_unref);
}

typedef struct
{
  char *action;
  char *detail;
  gint64 case_id;
  gint64 staff_id;
} Access;

static void
access_free (gpointer data)
{
  Access *access = data;

  g_free (access->action);
  g_free (access->detail);
  g_free (access);
}

static DexFuture *
access_job (FwConnection *connection, gpointer data)
{
  Access *access = data;
  GError *error = NULL;

  if (!fw_access_log_append (connection, access->staff_id, access->action, access->case_id,
                             access->detail, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

DexFuture *
fw_store_log_access (FwStore *self, const char *action, gint64 case_id, const char *detail)
{
  Access *access = g_new0 (Access, 1);

  access->action = g_strdup (action);
  access->detail = g_strdup (detail != NULL ? detail : "");
  access->case_id = case_id;
  access->staff_id = self->staff_id;
  return fw_store_write (self, access_job, access, access_free);
}

/* The threads borrow the store: they end while it is still whole. */
static void
fw_store_dispose (GObject *object)
{
  stop_workers (FW_STORE (object));
  G_OBJECT_CLASS (fw_store_parent_class)->dispose (object);
}

static void
fw_store_finalize (GObject *object)
{
  FwStore *self = FW_STORE (object);

  g_clear_pointer (&self->envelope, fw_envelope_free);
  g_hash_table_unref (self->seen);
  g_free (self->folder);
  g_free (self->login);
  g_free (self->notice);
  G_OBJECT_CLASS (fw_store_parent_class)->finalize (object);
}

static void
fw_store_class_init (FwStoreClass *klass)
{
  G_OBJECT_CLASS (klass)->dispose = fw_store_dispose;
  G_OBJECT_CLASS (klass)->finalize = fw_store_finalize;

  signals[CHANGED] = g_signal_new ("changed", FW_TYPE_STORE, G_SIGNAL_RUN_LAST, 0, NULL, NULL, NULL,
                                   G_TYPE_NONE, 1, FW_TYPE_NOTICE);
}

static void
fw_store_init (FwStore *self)
{
  self->process = fw_id_new ();
  self->lock = -1;
  self->seen = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, NULL);
}
