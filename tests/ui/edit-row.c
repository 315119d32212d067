/* edit-row.c: a colleague at another computer: changes one row of an office, for UI tests.
 *
 * edit-row OFFICE LOGIN PASSWORD NAME TABLE COLUMN OLD NEW: as the member of
 * staff called NAME, the row of TABLE whose COLUMN is OLD gets NEW. Says
 * "ready" when the office is open, and acts when a line comes in.
 */
#include "config.h"

#include <stdio.h>

#include "base/fw-change-set.h"
#include "store/fw-await.h"
#include "store/fw-store.h"

static FwResult *
query (FwStore *store, const char *sql, const char *value, GError **error)
{
  FwResult *result
      = fw_await_sync_boxed (fw_store_query (store, sql, g_variant_new ("(s)", value)), error);

  if (result != NULL && fw_result_get_n_rows (result) == 0)
    {
      g_set_error (error, G_FILE_ERROR, G_FILE_ERROR_NOENT, "no row has “%s”", value);
      g_clear_pointer (&result, fw_result_unref);
    }
  return result;
}

static gboolean
edit (FwStore *store, char **words, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT id, version FROM %s WHERE %s = $1 ORDER BY id",
                                          words[1], words[2]);
  g_autoptr (FwResult) staff
      = query (store, "SELECT id FROM staff WHERE name = $1", words[0], error);
  g_autoptr (FwResult) found = staff != NULL ? query (store, sql, words[3], error) : NULL;
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Change");
  g_autoptr (FwChangeSet) applied = NULL;
  g_autoptr (FwRow) row = fw_row_new ();

  if (found == NULL)
    return FALSE;
  fw_store_set_staff (store, fw_result_get_int (staff, 0, 0));
  fw_row_set_text (row, words[2], words[4]);
  fw_change_set_update (changes, words[1], fw_result_get_int (found, 0, 0),
                        fw_result_get_int (found, 0, 1), row);
  applied = fw_await_sync_boxed (fw_store_commit (store, changes), error);
  return applied != NULL;
}

int
main (int argc, char **argv)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) store = NULL;
  char line[8];
  gboolean done;

  if (argc != 9)
    {
      g_printerr ("usage: edit-row OFFICE LOGIN PASSWORD NAME TABLE COLUMN OLD NEW\n");
      return 2;
    }
  dex_init ();
  store = fw_await_sync_object (fw_store_open (argv[1], argv[2], argv[3]), &error);
  if (store != NULL)
    {
      puts ("ready");
      fflush (stdout);
    }
  done
      = store != NULL && fgets (line, sizeof line, stdin) != NULL && edit (store, argv + 4, &error);
  if (store != NULL)
    fw_await_sync (fw_store_close (store), NULL, NULL);
  if (!done)
    g_printerr ("edit-row: %s\n", error != NULL ? error->message : "nobody said when");
  return done ? 0 : 1;
}
