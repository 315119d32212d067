/* fw-crash-vfs.c: see fw-crash-vfs.h. */
#include "config.h"

#include <glib/gstdio.h>
#include <string.h>

#include FW_SQLITE_HEADER

#include "fw-crash-vfs.h"

#define SECTOR 512
#define N_FILES 3

typedef enum
{
  WRITE,
  TRUNCATE,
  SYNC,
  DELETE,
  ACKNOWLEDGE,
} Kind;

typedef struct
{
  Kind kind;
  guint file;
  gint64
      offset; /* size for TRUNCATE, whether the folder is synced for DELETE, step for ACKNOWLEDGE */
  gsize size;
  guint8 *data;
} Operation;

/* A file on the disk as far as it is synced. */
typedef struct
{
  GByteArray *bytes;
  gboolean exists;
  gboolean is_new; /* its name is not synced yet */
  GArray *pending; /* numbers of operations */
} Disk;

typedef struct
{
  sqlite3_file base;
  gint file; /* -1: not recorded */
  sqlite3_file *real;
} File;

static const char *const endings[N_FILES] = {"", "-wal", "-journal"};

static sqlite3_vfs *real_vfs;
static sqlite3_vfs shim;
static GMutex mutex;
static char *recorded;
static GArray *operations;
static Disk disks[N_FILES];
static guint position;
static gint64 acknowledged;
static guint n_counted;
static guint fail_at;
static int fail_code;
static gboolean fail_ever;

static void
note (Kind kind, int file, gint64 offset, gsize size, gconstpointer data)
{
  Operation operation = {kind, file, offset, size, data != NULL ? g_memdup2 (data, size) : NULL};

  g_mutex_lock (&mutex);
  if (recorded != NULL)
    g_array_append_val (operations, operation);
  else
    g_free (operation.data);
  g_mutex_unlock (&mutex);
}

/* The code with which the next operation has to fail, SQLITE_OK for none. */
static int
count (void)
{
  int code = SQLITE_OK;

  g_mutex_lock (&mutex);
  n_counted++;
  if (fail_at != 0 && (n_counted == fail_at || (fail_ever && n_counted > fail_at)))
    code = fail_code;
  g_mutex_unlock (&mutex);
  return code;
}

/* Which file of the recorded database @path is; -1 for any other. */
static int
find_file (const char *path)
{
  int found = -1;

  g_mutex_lock (&mutex);
  for (guint i = 0; path != NULL && recorded != NULL && i < N_FILES; i++)
    if (g_str_has_prefix (path, recorded) && g_str_equal (path + strlen (recorded), endings[i]))
      found = i;
  g_mutex_unlock (&mutex);
  return found;
}

#define REAL(file) (((File *) (file))->real)
#define FILE_OF(file) (((File *) (file))->file)

static int
file_close (sqlite3_file *file)
{
  return REAL (file)->pMethods != NULL ? REAL (file)->pMethods->xClose (REAL (file)) : SQLITE_OK;
}

static int
file_read (sqlite3_file *file, void *data, int size, sqlite3_int64 offset)
{
  return REAL (file)->pMethods->xRead (REAL (file), data, size, offset);
}

static int
file_write (sqlite3_file *file, const void *data, int size, sqlite3_int64 offset)
{
  int code = FILE_OF (file) >= 0 ? count () : SQLITE_OK;

  if (code != SQLITE_OK)
    {
      if (size > SECTOR)
        REAL (file)->pMethods->xWrite (REAL (file), data, SECTOR, offset);
      return code == SQLITE_IOERR ? SQLITE_IOERR_WRITE : code;
    }
  if (FILE_OF (file) >= 0)
    note (WRITE, FILE_OF (file), offset, size, data);
  return REAL (file)->pMethods->xWrite (REAL (file), data, size, offset);
}

static int
file_truncate (sqlite3_file *file, sqlite3_int64 size)
{
  if (FILE_OF (file) >= 0 && count () != SQLITE_OK)
    return SQLITE_IOERR_TRUNCATE;
  if (FILE_OF (file) >= 0)
    note (TRUNCATE, FILE_OF (file), size, 0, NULL);
  return REAL (file)->pMethods->xTruncate (REAL (file), size);
}

/* The cut is simulated: syncing for real would only cost time. */
static int
file_sync (sqlite3_file *file, int flags)
{
  if (FILE_OF (file) >= 0 && count () != SQLITE_OK)
    return SQLITE_IOERR_FSYNC;
  if (FILE_OF (file) >= 0)
    note (SYNC, FILE_OF (file), 0, 0, NULL);
  return SQLITE_OK;
}

static int
file_size (sqlite3_file *file, sqlite3_int64 *size)
{
  return REAL (file)->pMethods->xFileSize (REAL (file), size);
}

static int
file_lock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xLock (REAL (file), level);
}

static int
file_unlock (sqlite3_file *file, int level)
{
  return REAL (file)->pMethods->xUnlock (REAL (file), level);
}

static int
file_check_lock (sqlite3_file *file, int *result)
{
  return REAL (file)->pMethods->xCheckReservedLock (REAL (file), result);
}

static int
file_control (sqlite3_file *file, int operation, void *argument)
{
  return REAL (file)->pMethods->xFileControl (REAL (file), operation, argument);
}

static int
file_sector_size (sqlite3_file *file)
{
  return REAL (file)->pMethods->xSectorSize (REAL (file));
}

static int
file_characteristics (sqlite3_file *file)
{
  return REAL (file)->pMethods->xDeviceCharacteristics (REAL (file));
}

static int
file_shm_map (sqlite3_file *file, int page, int size, int extend, void volatile **memory)
{
  return REAL (file)->pMethods->xShmMap (REAL (file), page, size, extend, memory);
}

static int
file_shm_lock (sqlite3_file *file, int offset, int n, int flags)
{
  return REAL (file)->pMethods->xShmLock (REAL (file), offset, n, flags);
}

static void
file_shm_barrier (sqlite3_file *file)
{
  REAL (file)->pMethods->xShmBarrier (REAL (file));
}

static int
file_shm_unmap (sqlite3_file *file, int delete)
{
  return REAL (file)->pMethods->xShmUnmap (REAL (file), delete);
}

static const sqlite3_io_methods methods = {
    .iVersion = 2,
    .xClose = file_close,
    .xRead = file_read,
    .xWrite = file_write,
    .xTruncate = file_truncate,
    .xSync = file_sync,
    .xFileSize = file_size,
    .xLock = file_lock,
    .xUnlock = file_unlock,
    .xCheckReservedLock = file_check_lock,
    .xFileControl = file_control,
    .xSectorSize = file_sector_size,
    .xDeviceCharacteristics = file_characteristics,
    .xShmMap = file_shm_map,
    .xShmLock = file_shm_lock,
    .xShmBarrier = file_shm_barrier,
    .xShmUnmap = file_shm_unmap,
};

static int
vfs_open (sqlite3_vfs *vfs, const char *path, sqlite3_file *file, int flags, int *out_flags)
{
  File *self = (File *) file;
  int code;

  self->real = (sqlite3_file *) (self + 1);
  self->file = find_file (path);
  code = real_vfs->xOpen (real_vfs, path, self->real, flags, out_flags);
  self->base.pMethods = self->real->pMethods != NULL ? &methods : NULL;
  return code;
}

static int
vfs_delete (sqlite3_vfs *vfs, const char *path, int sync_folder)
{
  int file = find_file (path);

  if (file >= 0)
    note (DELETE, file, sync_folder, 0, NULL);
  return real_vfs->xDelete (real_vfs, path, 0);
}

void
fw_crash_vfs_start (const char *database)
{
  g_assert (recorded == NULL);

  if (operations == NULL)
    operations = g_array_new (FALSE, FALSE, sizeof (Operation));
  if (real_vfs == NULL)
    {
      real_vfs = sqlite3_vfs_find (NULL);
      shim = *real_vfs;
      shim.zName = "fallwerk-crash";
      shim.szOsFile = real_vfs->szOsFile + sizeof (File);
      shim.xOpen = vfs_open;
      shim.xDelete = vfs_delete;
    }
  recorded = g_canonicalize_filename (database, NULL);
  sqlite3_vfs_register (&shim, TRUE);
}

void
fw_crash_vfs_acknowledge (gint64 step)
{
  note (ACKNOWLEDGE, 0, step, 0, NULL);
}

void
fw_crash_vfs_stop (void)
{
  g_mutex_lock (&mutex);
  g_clear_pointer (&recorded, g_free);
  g_mutex_unlock (&mutex);
  sqlite3_vfs_register (real_vfs, TRUE);
}

guint
fw_crash_vfs_get_n_operations (void)
{
  return operations->len;
}

static const Operation *
get (guint n)
{
  return &g_array_index (operations, Operation, n);
}

static void
write_bytes (GByteArray *bytes, gint64 offset, const guint8 *data, gsize size)
{
  guint before = bytes->len;

  if (offset + size > before)
    {
      g_byte_array_set_size (bytes, offset + size);
      memset (bytes->data + before, 0, offset + size - before);
    }
  memcpy (bytes->data + offset, data, size);
}

static void
apply (GByteArray *bytes, gboolean *exists, const Operation *operation)
{
  if (operation->kind == WRITE)
    write_bytes (bytes, operation->offset, operation->data, operation->size);
  else if (operation->kind == TRUNCATE && operation->offset < bytes->len)
    g_byte_array_set_size (bytes, operation->offset);
  else if (operation->kind == DELETE)
    g_byte_array_set_size (bytes, 0);
  *exists = operation->kind != DELETE;
}

/* Of each sector: half written, three of eight not, one garbage. */
static void
apply_torn (GByteArray *bytes, gboolean *exists, const Operation *operation, GRand *rand)
{
  if (operation->kind != WRITE)
    {
      if (operation->kind == DELETE || g_rand_boolean (rand))
        apply (bytes, exists, operation);
      return;
    }
  for (gsize i = 0; i < operation->size; i += SECTOR)
    {
      gsize n = MIN (operation->size - i, SECTOR);
      guint8 garbage[SECTOR];
      guint choice = g_rand_int_range (rand, 0, 8);

      if (choice < 3)
        continue;
      for (guint g = 0; choice == 3 && g < n; g++)
        garbage[g] = g_rand_int (rand);
      write_bytes (bytes, operation->offset + i, choice == 3 ? garbage : operation->data + i, n);
      *exists = TRUE;
    }
}

static void
settle (Disk *disk, guint n)
{
  for (guint i = 0; i < n; i++)
    apply (disk->bytes, &disk->exists, get (g_array_index (disk->pending, guint, i)));
  g_array_remove_range (disk->pending, 0, n);
}

/* The first sync of a new log syncs the folder: deletions before it are durable. */
static void
settle_deletions (void)
{
  for (guint f = 0; f < N_FILES; f++)
    for (guint i = disks[f].pending->len; i > 0; i--)
      if (get (g_array_index (disks[f].pending, guint, i - 1))->kind == DELETE)
        {
          settle (&disks[f], i);
          break;
        }
}

static void
advance (guint n)
{
  for (; position < n; position++)
    {
      const Operation *operation = get (position);
      Disk *disk = &disks[operation->file];

      switch (operation->kind)
        {
        case ACKNOWLEDGE:
          acknowledged = operation->offset;
          break;
        case SYNC:
          if (disk->is_new)
            settle_deletions ();
          disk->is_new = FALSE;
          settle (disk, disk->pending->len);
          break;
        case DELETE:
          g_array_append_val (disk->pending, position);
          if (operation->offset != 0)
            settle (disk, disk->pending->len);
          disk->is_new = TRUE;
          break;
        case WRITE:
        case TRUNCATE:
        default:
          g_array_append_val (disk->pending, position);
          break;
        }
    }
}

void
fw_crash_vfs_rewind (void)
{
  position = 0;
  acknowledged = -1;
  for (guint f = 0; f < N_FILES; f++)
    {
      if (disks[f].bytes == NULL)
        {
          disks[f].bytes = g_byte_array_new ();
          disks[f].pending = g_array_new (FALSE, FALSE, sizeof (guint));
        }
      g_byte_array_set_size (disks[f].bytes, 0);
      g_array_set_size (disks[f].pending, 0);
      disks[f].exists = FALSE;
      disks[f].is_new = TRUE;
    }
}

void
fw_crash_vfs_clear (void)
{
  for (guint i = 0; operations != NULL && i < operations->len; i++)
    g_free (get (i)->data);
  g_clear_pointer (&operations, g_array_unref);
}

gboolean
fw_crash_vfs_tears_first_page (guint n)
{
  advance (n);
  for (guint i = 0; i < disks[0].pending->len; i++)
    {
      const Operation *operation = get (g_array_index (disks[0].pending, guint, i));

      if (operation->kind == WRITE && operation->offset == 0)
        return TRUE;
    }
  return FALSE;
}

gint64
fw_crash_vfs_write_image (guint n, FwCrashKind kind, guint32 seed, const char *path)
{
  g_autoptr (GRand) rand = g_rand_new_with_seed (seed);
  g_autofree char *shm = g_strconcat (path, "-shm", NULL);

  g_assert (n >= position && n <= operations->len);
  advance (n);
  g_unlink (shm);
  for (guint f = 0; f < N_FILES; f++)
    {
      Disk *disk = &disks[f];
      g_autofree char *name = g_strconcat (path, endings[f], NULL);
      g_autoptr (GByteArray) bytes = g_byte_array_sized_new (disk->bytes->len + 65536);
      gboolean exists = disk->exists;

      g_byte_array_append (bytes, disk->bytes->data, disk->bytes->len);
      for (guint i = 0; kind != FW_CRASH_NOTHING && i < disk->pending->len; i++)
        {
          const Operation *operation = get (g_array_index (disk->pending, guint, i));

          if (kind == FW_CRASH_EVERYTHING)
            apply (bytes, &exists, operation);
          /* A file that is gone takes what came after with it, or nothing is. */
          else if (operation->kind == DELETE && g_rand_boolean (rand))
            break;
          else
            apply_torn (bytes, &exists, operation, rand);
        }
      g_unlink (name);
      if (exists)
        {
          FILE *file = fopen (name, "wb");

          g_assert (file != NULL);
          g_assert (fwrite (bytes->data, 1, bytes->len, file) == bytes->len);
          fclose (file);
        }
    }
  return acknowledged;
}

void
fw_crash_vfs_fail_at (guint n, int code, gboolean ever)
{
  g_mutex_lock (&mutex);
  n_counted = 0;
  fail_at = n;
  fail_code = code;
  fail_ever = ever;
  g_mutex_unlock (&mutex);
}

guint
fw_crash_vfs_get_n_counted (void)
{
  guint n;

  g_mutex_lock (&mutex);
  n = n_counted;
  g_mutex_unlock (&mutex);
  return n;
}
