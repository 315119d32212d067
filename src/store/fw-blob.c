/* fw-blob.c: see fw-blob.h.
 *
 *   "FWB1" | header of the stream (24) | chunk … | last chunk, tagged FINAL
 *
 * A chunk holds 64 KiB and 17 bytes of proof; order and end are proved too.
 * The name is a keyed hash of the whole file, so a copy can be checked without
 * the file's own key, and equal contents cannot be told from outside.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "store/fw-background.h"
#include "store/fw-blob-private.h"
#include "store/fw-blob.h"
#include "store/fw-file.h"
#include "store/fw-store-private.h"

#define MAGIC "FWB1"
#define MAGIC_BYTES 4
#define CHUNK 65536
#define SEALED_CHUNK (CHUNK + crypto_secretstream_xchacha20poly1305_ABYTES)
#define HEADER crypto_secretstream_xchacha20poly1305_HEADERBYTES
#define KEY_BYTES crypto_secretstream_xchacha20poly1305_KEYBYTES
#define NAME_BYTES 32
#define SWEEP_SECONDS 3600

static void
set_damaged_error (GError **error)
{
  g_set_error_literal (
      error, FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED,
      _ ("This file is damaged: it is not what was stored. The record itself is not affected. "
         "Please take the file from the last verified backup."));
}

static void
wiped_free (gpointer data)
{
  GByteArray *array = data;

  sodium_memzero (array->data, array->len);
  g_byte_array_unref (array);
}

/* The key for names, made from that of the office. */
static void
make_name_key (const guint8 *secret, guint8 *key)
{
  static const char purpose[] = "Fallwerk blob name";

  crypto_generichash (key, NAME_BYTES, (const guint8 *) purpose, strlen (purpose), secret,
                      crypto_secretstream_xchacha20poly1305_KEYBYTES);
}

static char *
make_name (const guint8 *secret, gconstpointer data, gsize size)
{
  guint8 key[NAME_BYTES], hash[NAME_BYTES];
  char *name = g_malloc (2 * NAME_BYTES + 1);

  make_name_key (secret, key);
  crypto_generichash (hash, sizeof hash, data, size, key, sizeof key);
  sodium_memzero (key, sizeof key);
  return sodium_bin2hex (name, 2 * NAME_BYTES + 1, hash, sizeof hash);
}

/* Names come from the database, which may be damaged: never a path. */
static gboolean
is_name (const char *name)
{
  return name != NULL && strlen (name) == 2 * NAME_BYTES
         && strspn (name, "0123456789abcdef") == 2 * NAME_BYTES;
}

static GByteArray *
seal (GBytes *content, const guint8 *key)
{
  crypto_secretstream_xchacha20poly1305_state state;
  gsize size;
  const guint8 *data = g_bytes_get_data (content, &size);
  GByteArray *file = g_byte_array_sized_new (MAGIC_BYTES + HEADER + size + size / 64 + 64);
  guint8 header[HEADER];
  g_autofree guint8 *sealed = g_malloc (SEALED_CHUNK);
  gsize done = 0;

  crypto_secretstream_xchacha20poly1305_init_push (&state, header, key);
  g_byte_array_append (file, (const guint8 *) MAGIC, MAGIC_BYTES);
  g_byte_array_append (file, header, sizeof header);
  do
    {
      gsize n = MIN (size - done, CHUNK);
      unsigned long long n_sealed;

      crypto_secretstream_xchacha20poly1305_push (
          &state, sealed, &n_sealed, n > 0 ? data + done : NULL, n, NULL, 0,
          done + n == size ? crypto_secretstream_xchacha20poly1305_TAG_FINAL : 0);
      g_byte_array_append (file, sealed, n_sealed);
      done += n;
    }
  while (done < size);
  sodium_memzero (&state, sizeof state);
  return file;
}

static GBytes *
unseal (const guint8 *file, gsize size, const guint8 *key, GError **error)
{
  crypto_secretstream_xchacha20poly1305_state state;
  GByteArray *content = g_byte_array_new ();
  g_autofree guint8 *plain = g_malloc (CHUNK);
  gsize done = MAGIC_BYTES + HEADER;
  guchar tag = 0;
  gboolean ok
      = size > done && memcmp (file, MAGIC, MAGIC_BYTES) == 0
        && crypto_secretstream_xchacha20poly1305_init_pull (&state, file + MAGIC_BYTES, key) == 0;

  while (ok && done < size)
    {
      gsize n = MIN (size - done, SEALED_CHUNK);
      unsigned long long n_plain;

      ok = tag == 0
           && crypto_secretstream_xchacha20poly1305_pull (&state, plain, &n_plain, &tag,
                                                          file + done, n, NULL, 0)
                  == 0;
      if (ok)
        g_byte_array_append (content, plain, n_plain);
      done += n;
    }
  sodium_memzero (plain, CHUNK);
  if (!ok || tag != crypto_secretstream_xchacha20poly1305_TAG_FINAL)
    {
      wiped_free (content);
      set_damaged_error (error);
      return NULL;
    }
  return g_bytes_new_with_free_func (content->data, content->len, wiped_free, content);
}

/* Not g_file_get_contents(): that follows links. */
static guint8 *
read_file (const char *path, gsize *size, GError **error)
{
  int fd = open (path, O_RDONLY | O_CLOEXEC | O_NOFOLLOW);
  struct stat info;
  g_autofree guint8 *data = NULL;
  gsize done = 0;

  if (fd < 0 && errno == ENOENT)
    {
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
          _ ("This file is missing in the office’s folder “blobs”. The record itself is not "
             "affected. Please take the file from the last verified backup."));
      return NULL;
    }
  if (fd < 0 || fstat (fd, &info) != 0 || !S_ISREG (info.st_mode))
    {
      set_damaged_error (error);
      if (fd >= 0)
        close (fd);
      return NULL;
    }
  data = g_malloc (info.st_size + 1);
  while (done < (gsize) info.st_size)
    {
      gssize n = read (fd, data + done, info.st_size - done);

      if (n < 0 && errno == EINTR)
        continue;
      if (n <= 0)
        break;
      done += n;
    }
  close (fd);
  if (done != (gsize) info.st_size)
    {
      set_damaged_error (error);
      return NULL;
    }
  *size = done;
  return g_steal_pointer (&data);
}

gboolean
_fw_blob_check_file (const char *path, const char *name, const guint8 *secret, GError **error)
{
  gsize size;
  g_autofree guint8 *file = NULL;
  g_autofree char *found = NULL;

  if (!is_name (name))
    {
      set_damaged_error (error);
      return FALSE;
    }
  file = read_file (path, &size, error);
  if (file == NULL)
    return FALSE;
  found = make_name (secret, file, size);
  if (g_str_equal (found, name))
    return TRUE;
  set_damaged_error (error);
  return FALSE;
}

typedef struct
{
  char *folder; /* of the office */
  guint8 *secret;
  GBytes *content;
  char *mime;
  FwRow *row; /* of the table `blob` */
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  if (job->secret != NULL)
    sodium_free (job->secret);
  g_clear_pointer (&job->content, g_bytes_unref);
  g_free (job->mime);
  g_clear_pointer (&job->row, fw_row_unref);
  g_free (job);
}

static Job *
job_new (FwStore *store)
{
  Job *job = g_new0 (Job, 1);

  job->folder = g_strdup (fw_store_get_folder (store));
  job->secret = _fw_store_dup_secret (store);
  return job;
}

static DexFuture *
closed_error (void)
{
  return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED, "%s",
                                _ ("The office is closed."));
}

static DexFuture *
write_job (gpointer data)
{
  Job *job = data;
  guint8 key[KEY_BYTES];
  g_autoptr (GByteArray) file = NULL;
  g_autofree char *name = NULL;
  g_autofree char *path = NULL;
  g_autofree char *key_text = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (FwRow) row = fw_row_new ();
  GError *error = NULL;
  gboolean ok;

  crypto_secretstream_xchacha20poly1305_keygen (key);
  file = seal (job->content, key);
  key_text = g_base64_encode (key, sizeof key);
  sodium_memzero (key, sizeof key);
  name = make_name (job->secret, file->data, file->len);
  path = g_build_filename (job->folder, "blobs", name, NULL);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, job->content);
  ok = fw_file_write (path, file->data, file->len, &error);
  if (ok)
    {
      fw_row_set_text (row, "file_name", name);
      fw_row_set_text (row, "file_key", key_text);
      fw_row_set_text (row, "sha256", sha256);
      fw_row_set_int (row, "size", g_bytes_get_size (job->content));
      fw_row_set_text (row, "mime", job->mime);
    }
  sodium_memzero (key_text, strlen (key_text));
  return ok ? dex_future_new_take_boxed (FW_TYPE_ROW, g_steal_pointer (&row))
            : dex_future_new_for_error (error);
}

DexFuture *
fw_store_write_blob (FwStore *store, GBytes *content, const char *mime)
{
  Job *job;

  g_return_val_if_fail (FW_IS_STORE (store) && content != NULL && mime != NULL, NULL);

  job = job_new (store);
  if (job->secret == NULL)
    {
      job_free (job);
      return closed_error ();
    }
  job->content = g_bytes_ref (content);
  job->mime = g_strdup (mime);
  return fw_background_run ("fallwerk-blob", write_job, job, job_free);
}

static DexFuture *
load_job (gpointer data)
{
  Job *job = data;
  const char *name = fw_row_get_text (job->row, "file_name");
  const char *key_text = fw_row_get_text (job->row, "file_key");
  g_autofree char *path = NULL;
  g_autofree guint8 *file = NULL;
  g_autofree guint8 *key = NULL;
  g_autofree char *sha256 = NULL;
  g_autoptr (GBytes) content = NULL;
  gsize size, key_size = 0;
  GError *error = NULL;

  if (key_text != NULL)
    key = g_base64_decode (key_text, &key_size);
  if (!is_name (name) || key_size != KEY_BYTES)
    {
      set_damaged_error (&error);
      return dex_future_new_for_error (error);
    }
  path = g_build_filename (job->folder, "blobs", name, NULL);
  file = read_file (path, &size, &error);
  if (file != NULL)
    content = unseal (file, size, key, &error);
  sodium_memzero (key, key_size);
  if (content == NULL)
    return dex_future_new_for_error (error);
  sha256 = g_compute_checksum_for_bytes (G_CHECKSUM_SHA256, content);
  if (g_strcmp0 (sha256, fw_row_get_text (job->row, "sha256")) != 0)
    {
      set_damaged_error (&error);
      return dex_future_new_for_error (error);
    }
  return dex_future_new_take_boxed (G_TYPE_BYTES, g_steal_pointer (&content));
}

static DexFuture *
row_loaded_cb (DexFuture *future, gpointer data)
{
  FwStore *store = data;
  FwResult *result = g_value_get_boxed (dex_future_get_value (future, NULL));
  Job *job;

  if (fw_result_get_n_rows (result) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("This file is not in the office any more."));
  job = job_new (store);
  if (job->secret == NULL)
    {
      job_free (job);
      return closed_error ();
    }
  job->row = fw_result_dup_row (result, 0);
  return fw_background_run ("fallwerk-blob", load_job, job, job_free);
}

DexFuture *
fw_store_load_blob (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return dex_future_then (
      fw_store_query (store, "SELECT file_name, file_key, sha256 FROM blob WHERE id = $1",
                      g_variant_new ("(x)", id)),
      row_loaded_cb, g_object_ref (store), g_object_unref);
}

gint64
_fw_blob_sweep_folder (const char *folder, GHashTable *names, gint64 now)
{
  g_autofree char *blobs = g_build_filename (folder, "blobs", NULL);
  g_autoptr (GDir) dir = g_dir_open (blobs, 0, NULL);
  gint64 n = 0;
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (blobs, name, NULL);
      GStatBuf info;

      if (!g_hash_table_contains (names, name) && g_lstat (path, &info) == 0
          && S_ISREG (info.st_mode) && now - info.st_mtime > SWEEP_SECONDS && g_unlink (path) == 0)
        n++;
    }
  return n;
}

static DexFuture *
sweep_job (FwConnection *connection, gpointer data)
{
  const char *folder = data;
  g_autoptr (GHashTable) names = g_hash_table_new (g_str_hash, g_str_equal);
  g_autoptr (FwResult) rows = NULL;
  GError *error = NULL;

  rows = fw_connection_query (connection, "SELECT file_name FROM blob", NULL, &error);
  if (rows == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    g_hash_table_add (names, (gpointer) fw_result_get_text (rows, i, 0));
  return dex_future_new_for_int64 (
      _fw_blob_sweep_folder (folder, names, g_get_real_time () / G_USEC_PER_SEC));
}

DexFuture *
fw_store_sweep_blobs (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, sweep_job, g_strdup (fw_store_get_folder (store)), g_free);
}
