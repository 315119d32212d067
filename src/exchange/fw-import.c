/* fw-import.c: see fw-import.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "exchange/fw-easynwk-reader.h"
#include "exchange/fw-exchange-error.h"
#include "exchange/fw-gedcom-reader.h"
#include "exchange/fw-import.h"
#include "store/fw-background.h"

/* A network map is read whole; one of an anchor person with all its versions is far
 * below that. */
#define MAX_JSON (32 * 1024 * 1024)
#define PEEK 4096

G_DEFINE_BOXED_TYPE (FwImport, fw_import, fw_import_ref, fw_import_unref)

FwImport *
fw_import_ref (FwImport *self)
{
  return g_atomic_rc_box_acquire (self);
}

static void
clear (gpointer data)
{
  FwImport *self = data;

  g_clear_pointer (&self->family, fw_family_free);
  g_clear_pointer (&self->report, fw_import_report_free);
}

void
fw_import_unref (FwImport *self)
{
  g_atomic_rc_box_release_full (self, clear);
}

/* A network map begins with a brace, whatever stands before it of marks and blanks. */
static gboolean
looks_like_json (GBufferedInputStream *stream)
{
  gsize n;
  const guint8 *bytes = g_buffered_input_stream_peek_buffer (stream, &n);
  gsize i = n >= 3 && memcmp (bytes, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

  while (i < n && g_ascii_isspace (bytes[i]))
    i++;
  return i < n && (bytes[i] == '{' || bytes[i] == '[');
}

static GByteArray *
read_whole (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (GByteArray) all = g_byte_array_new ();
  guint8 block[16384];
  gsize n;

  do
    {
      if (!g_input_stream_read_all (stream, block, sizeof block, &n, cancellable, error))
        return NULL;
      if (all->len + n > MAX_JSON)
        {
          g_set_error_literal (error, FW_EXCHANGE_ERROR, FW_EXCHANGE_ERROR_TOO_LARGE,
                               _ ("The file is larger than a network map can be. Nothing was "
                                  "imported."));
          return NULL;
        }
      g_byte_array_append (all, block, (guint) n);
    }
  while (n == sizeof block);
  return g_steal_pointer (&all);
}

FwImport *
fw_import_read (GInputStream *stream, GCancellable *cancellable, GError **error)
{
  g_autoptr (FwImport) self = g_atomic_rc_box_new0 (FwImport);
  g_autoptr (GInputStream) buffered = NULL;

  g_return_val_if_fail (G_IS_INPUT_STREAM (stream), NULL);

  buffered = g_buffered_input_stream_new_sized (stream, PEEK);
  g_filter_input_stream_set_close_base_stream (G_FILTER_INPUT_STREAM (buffered), FALSE);
  self->report = fw_import_report_new ();
  if (g_buffered_input_stream_fill (G_BUFFERED_INPUT_STREAM (buffered), PEEK, cancellable, error)
      < 0)
    return NULL;
  if (looks_like_json (G_BUFFERED_INPUT_STREAM (buffered)))
    {
      g_autoptr (GByteArray) all = read_whole (buffered, cancellable, error);

      if (all != NULL)
        self->family
            = fw_easynwk_read ((const char *) all->data, (gssize) all->len, self->report, error);
    }
  else
    self->family = fw_gedcom_read (buffered, self->report, cancellable, error);
  return self->family != NULL ? g_steal_pointer (&self) : NULL;
}

FwImport *
fw_import_read_bytes (GBytes *bytes, GError **error)
{
  g_autoptr (GInputStream) stream = g_memory_input_stream_new_from_bytes (bytes);

  return fw_import_read (stream, NULL, error);
}

typedef struct
{
  GFile *file;
  GCancellable *cancellable;
} Job;

static void
free_job (gpointer data)
{
  Job *self = data;

  g_object_unref (self->file);
  g_clear_object (&self->cancellable);
  g_free (self);
}

static DexFuture *
run (gpointer data)
{
  const Job *self = data;
  g_autoptr (GError) error = NULL;
  g_autoptr (GFileInputStream) stream = g_file_read (self->file, self->cancellable, &error);
  g_autoptr (FwImport) import = NULL;

  if (stream != NULL)
    import = fw_import_read (G_INPUT_STREAM (stream), self->cancellable, &error);
  if (import == NULL)
    return dex_future_new_for_error (g_steal_pointer (&error));
  return dex_future_new_take_boxed (FW_TYPE_IMPORT, g_steal_pointer (&import));
}

DexFuture *
fw_import_read_file (GFile *file, GCancellable *cancellable)
{
  Job *job;

  g_return_val_if_fail (G_IS_FILE (file), NULL);

  job = g_new0 (Job, 1);
  job->file = g_object_ref (file);
  job->cancellable = cancellable != NULL ? g_object_ref (cancellable) : NULL;
  return fw_background_run ("import", run, job, free_job);
}
