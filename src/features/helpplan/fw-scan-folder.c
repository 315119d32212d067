/* fw-scan-folder.c: see fw-scan-folder.h. */
#include "config.h"

#include <glib/gi18n.h>
#include <glib/gstdio.h>
#include <string.h>

#include "document/fw-pdf-error.h"
#include "document/fw-sign-file.h"
#include "features/helpplan/fw-scan-folder.h"
#include "store/fw-background.h"

#define SETTING "scan-folder"
#define MOST 6
#define MAX_SCAN (64u * 1024 * 1024)
/* A scanner writes page by page: told once it rests. */
#define REST 400

struct _FwScanFolder
{
  GObject parent_instance;
  GSettings *settings;
  char *path;
  GFileMonitor *monitor;
  GPtrArray *files;
  guint source;
};

G_DEFINE_FINAL_TYPE (FwScanFolder, fw_scan_folder, G_TYPE_OBJECT)

static guint changed_signal;

static void
free_file (gpointer data)
{
  FwScanFile *file = data;

  g_free (file->path);
  g_free (file->name);
  g_free (file);
}

static gboolean
is_scan_name (const char *name)
{
  static const char *const endings[] = {".jpg", ".jpeg", ".png", ".pdf"};
  g_autofree char *low = g_ascii_strdown (name, -1);

  for (guint i = 0; i < G_N_ELEMENTS (endings); i++)
    if (name[0] != '.' && g_str_has_suffix (low, endings[i]))
      return TRUE;
  return FALSE;
}

static int
compare_files (gconstpointer a, gconstpointer b)
{
  const FwScanFile *one = *(FwScanFile *const *) a, *two = *(FwScanFile *const *) b;

  if (one->modified != two->modified)
    return one->modified > two->modified ? -1 : 1;
  return g_strcmp0 (one->name, two->name);
}

static void
read_folder (FwScanFolder *self)
{
  GDir *dir = self->path != NULL ? g_dir_open (self->path, 0, NULL) : NULL;
  const char *name;

  g_ptr_array_set_size (self->files, 0);
  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *path = g_build_filename (self->path, name, NULL);
      FwScanFile *file;
      GStatBuf info;

      if (!is_scan_name (name) || g_stat (path, &info) != 0 || !S_ISREG (info.st_mode)
          || info.st_size == 0)
        continue;
      file = g_new0 (FwScanFile, 1);
      file->path = g_steal_pointer (&path);
      file->name = g_filename_display_name (name);
      file->modified = (gint64) info.st_mtime;
      g_ptr_array_add (self->files, file);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_ptr_array_sort (self->files, compare_files);
  if (self->files->len > MOST)
    g_ptr_array_set_size (self->files, MOST);
  g_signal_emit (self, changed_signal, 0);
}

static gboolean
rest_cb (gpointer data)
{
  FwScanFolder *self = data;

  self->source = 0;
  read_folder (self);
  return G_SOURCE_REMOVE;
}

static void
monitor_cb (FwScanFolder *self)
{
  g_clear_handle_id (&self->source, g_source_remove);
  self->source = g_timeout_add (REST, rest_cb, self);
}

static void
watch (FwScanFolder *self)
{
  g_autoptr (GFile) folder = self->path != NULL ? g_file_new_for_path (self->path) : NULL;

  g_clear_object (&self->monitor);
  if (folder != NULL)
    self->monitor = g_file_monitor_directory (folder, G_FILE_MONITOR_WATCH_MOVES, NULL, NULL);
  if (self->monitor != NULL)
    g_signal_connect_object (self->monitor, "changed", G_CALLBACK (monitor_cb), self,
                             G_CONNECT_SWAPPED);
  read_folder (self);
}

const char *
fw_scan_folder_get_path (FwScanFolder *self)
{
  g_return_val_if_fail (FW_IS_SCAN_FOLDER (self), NULL);

  return self->path;
}

void
fw_scan_folder_set_path (FwScanFolder *self, const char *path)
{
  g_return_if_fail (FW_IS_SCAN_FOLDER (self));

  if (!g_set_str (&self->path, path))
    return;
  g_settings_set_string (self->settings, SETTING, path != NULL ? path : "");
  watch (self);
}

GPtrArray *
fw_scan_folder_get_files (FwScanFolder *self)
{
  g_return_val_if_fail (FW_IS_SCAN_FOLDER (self), NULL);

  return self->files;
}

FwScanFolder *
fw_scan_folder_new (void)
{
  return g_object_new (FW_TYPE_SCAN_FOLDER, NULL);
}

static void
fw_scan_folder_finalize (GObject *object)
{
  FwScanFolder *self = FW_SCAN_FOLDER (object);

  g_clear_handle_id (&self->source, g_source_remove);
  g_clear_object (&self->monitor);
  g_object_unref (self->settings);
  g_ptr_array_unref (self->files);
  g_free (self->path);
  G_OBJECT_CLASS (fw_scan_folder_parent_class)->finalize (object);
}

static void
fw_scan_folder_class_init (FwScanFolderClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_scan_folder_finalize;
  changed_signal = g_signal_new ("changed", FW_TYPE_SCAN_FOLDER, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}

static void
fw_scan_folder_init (FwScanFolder *self)
{
  self->files = g_ptr_array_new_with_free_func (free_file);
  self->settings = g_settings_new (FW_APP_ID);
  self->path = g_settings_get_string (self->settings, SETTING);
  if (self->path[0] == '\0')
    g_clear_pointer (&self->path, g_free);
  watch (self);
}

/* --- one scan --------------------------------------------------------------------- */

void
fw_scan_free (FwScan *self)
{
  g_bytes_unref (self->bytes);
  g_free (self);
}

static FwScan *
fw_scan_copy (FwScan *self)
{
  FwScan *copy = g_new0 (FwScan, 1);

  copy->bytes = g_bytes_ref (self->bytes);
  copy->mime = self->mime;
  return copy;
}

G_DEFINE_BOXED_TYPE (FwScan, fw_scan, fw_scan_copy, fw_scan_free)

/* By what it begins with, not by its name. */
static const char *
find_mime (GBytes *bytes)
{
  static const struct
  {
    const char *start;
    gsize length;
    const char *mime;
  } kinds[] = {
      {"\xff\xd8\xff", 3, "image/jpeg"},
      {"\x89PNG\r\n\x1a\n", 8, "image/png"},
      {"%PDF-", 5, "application/pdf"},
  };
  gsize size;
  const char *data = g_bytes_get_data (bytes, &size);

  for (guint i = 0; i < G_N_ELEMENTS (kinds); i++)
    if (size > kinds[i].length && memcmp (data, kinds[i].start, kinds[i].length) == 0)
      return kinds[i].mime;
  return NULL;
}

static DexFuture *
read_job (gpointer data)
{
  GError *error = NULL;
  g_autoptr (GBytes) bytes = fw_sign_read_file (data, &error);
  FwScan *scan;

  if (bytes == NULL)
    return dex_future_new_for_error (error);
  if (g_bytes_get_size (bytes) > MAX_SCAN)
    return dex_future_new_reject (FW_PDF_ERROR, FW_PDF_ERROR_TOO_LARGE, "%s",
                                  _ ("This scan is larger than 64 MB. Please scan the page in "
                                     "grey at 200 dots per inch."));
  if (find_mime (bytes) == NULL)
    return dex_future_new_reject (FW_PDF_ERROR, FW_PDF_ERROR_NOT_READABLE, "%s",
                                  _ ("This is no scan: please choose a JPEG, PNG or PDF file."));
  scan = g_new0 (FwScan, 1);
  scan->mime = find_mime (bytes);
  scan->bytes = g_steal_pointer (&bytes);
  return dex_future_new_take_boxed (FW_TYPE_SCAN, scan);
}

DexFuture *
fw_scan_read (const char *path)
{
  g_return_val_if_fail (path != NULL, NULL);

  return fw_background_run ("scan", read_job, g_strdup (path), g_free);
}
