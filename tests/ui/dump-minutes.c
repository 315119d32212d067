/* dump-minutes.c: every frozen version of minutes of an office as files, for UI tests.
 *
 * dump-minutes OFFICE LOGIN PASSWORD FOLDER: FILE-NUMBER, a count, the version, as .pdf and .json.
 */
#include "config.h"

#include <stdio.h>

#include "store/fw-await.h"
#include "store/fw-blob.h"
#include "store/fw-store.h"

static gboolean
dump (FwStore *store, FwResult *rows, guint i, const char *folder, GError **error)
{
  g_autofree char *name = g_strdup_printf ("%s/%s-%u-%d", folder, fw_result_get_text (rows, i, 1),
                                           i, (int) fw_result_get_int (rows, i, 2));
  g_autofree char *pdf_name = g_strconcat (name, ".pdf", NULL);
  g_autofree char *json_name = g_strconcat (name, ".json", NULL);
  g_autoptr (GBytes) pdf
      = fw_await_sync_boxed (fw_store_load_blob (store, fw_result_get_int (rows, i, 0)), error);
  gsize size;
  const void *data = pdf != NULL ? g_bytes_get_data (pdf, &size) : NULL;

  return data != NULL && g_file_set_contents (pdf_name, data, (gssize) size, error)
         && g_file_set_contents (json_name, fw_result_get_text (rows, i, 3), -1, error);
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (FwResult) rows = NULL;

  if (argc != 5)
    return 2;
  store = fw_await_sync_object (fw_store_open (argv[1], argv[2], argv[3]), &error);
  if (store != NULL)
    rows = fw_await_sync_boxed (
        fw_store_query (store,
                        "SELECT d.pdf_blob, c.file_number, d.number, d.content FROM "
                        "frozen_document d JOIN case_file c ON c.id = d.case_id WHERE d.kind = "
                        "'minutes' ORDER BY d.id",
                        NULL),
        &error);
  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    if (!dump (store, rows, i, argv[4], &error))
      break;
  if (error != NULL)
    {
      fprintf (stderr, "%s\n", error->message);
      return 1;
    }
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return 0;
}
