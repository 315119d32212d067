/* fw-fault-steps.c: see fw-fault-steps.h. */
#include "config.h"

#include "../fw-test-office.h"
#include "domain/fw-record-repository.h"
#include "fw-fault-steps.h"
#include "store/fw-access-log.h"
#include "store/fw-draft.h"

gint64
fw_fault_add_case (FwStore *store)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Add case");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = fw_id_new ();

  fw_row_set_text (row, "file_number", "51-2026-0001");
  fw_row_set_text (row, "name", "Familie Birkenstein");
  fw_row_set_text (row, "first_contact", "2026-01-02");
  fw_change_set_insert (changes, "case_file", id, row);
  fw_await_sync (fw_store_commit (store, changes), NULL, &error);
  g_assert_no_error (error);
  return id;
}

static DexFuture *
insert_person (FwStore *store, guint step)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Add person");
  g_autoptr (FwRow) person = fw_row_new ();
  g_autoptr (FwRow) address = fw_row_new ();
  g_autofree char *name = g_strdup_printf ("%u", step);
  g_autofree char *note = g_strnfill (step * 37 % 700, 'x');
  gint64 id = fw_id_new ();

  /* Two rows of one set: both or neither. */
  fw_row_set_text (person, "family_name", name);
  fw_row_set_text (person, "note", note);
  fw_change_set_insert (changes, "person", id, person);
  fw_row_set_int (address, "person_id", id);
  fw_row_set_text (address, "street", name);
  fw_change_set_insert (changes, "address", fw_id_new (), address);
  return fw_store_commit (store, changes);
}

static DexFuture *
insert_blob (FwStore *store, guint step)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Add file");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *name = g_strdup_printf ("%u", step);

  fw_row_set_text (row, "file_name", name);
  fw_row_set_text (row, "file_key", "key");
  fw_row_set_text (row, "sha256", "hash");
  fw_row_set_int (row, "size", step);
  fw_row_set_text (row, "mime", "text/plain");
  fw_change_set_insert (changes, "blob", fw_id_new (), row);
  return fw_store_commit (store, changes);
}

static DexFuture *
commit_draft (FwStore *store, guint step)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Add team");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *name = g_strdup_printf ("%u", step);

  fw_row_set_text (row, "name", name);
  fw_change_set_insert (changes, "team", fw_id_new (), row);
  return fw_store_commit_draft (store, changes, "open");
}

DexFuture *
fw_fault_step (FwStore *store, gint64 case_id, guint step)
{
  g_autofree char *text = g_strdup_printf ("%u", step);
  g_autofree char *name = g_strdup_printf ("journal/%u", step);

  switch (step % 6)
    {
    case 0:
      return insert_person (store, step);
    case 1:
      return fw_store_save_draft (store, name, text);
    case 2:
      return fw_record_repository_add (store, case_id, "note", "2026-06-02T10:00", 0, text);
    case 3:
      return fw_store_log_access (store, "open", step, text);
    case 4:
      return insert_blob (store, step);
    default:
      return commit_draft (store, step);
    }
}

static const char *const traces[] = {
    "SELECT family_name FROM person INNER JOIN address ON address.person_id = person.id"
    " WHERE address.street = person.family_name",
    "SELECT body FROM draft WHERE name <> 'open'",
    "SELECT body FROM record_entry",
    "SELECT body FROM access_log_body",
    "SELECT file_name FROM blob",
    "SELECT name FROM team",
};

gboolean
fw_fault_read_present (FwConnection *connection, gboolean *present, guint n_steps)
{
  for (guint i = 0; i < G_N_ELEMENTS (traces); i++)
    {
      g_autoptr (FwResult) rows = fw_connection_query (connection, traces[i], NULL, NULL);

      if (rows == NULL)
        return FALSE;
      for (guint r = 0; r < fw_result_get_n_rows (rows); r++)
        {
          gint64 step = g_ascii_strtoll (fw_result_get_text (rows, r, 0), NULL, 10);

          if (step >= 0 && step <= (gint64) n_steps)
            present[step] = TRUE;
        }
    }
  return TRUE;
}

gboolean
fw_fault_is_sound (FwConnection *connection, GError **error)
{
  g_autoptr (FwResult) structure
      = fw_connection_query (connection, "PRAGMA integrity_check", NULL, error);
  g_autoptr (FwResult) keys = NULL;
  gint64 n, broken;

  if (structure != NULL && g_strcmp0 (fw_result_get_text (structure, 0, 0), "ok") == 0)
    keys = fw_connection_query (connection, "PRAGMA foreign_key_check", NULL, error);
  return keys != NULL && fw_result_get_n_rows (keys) == 0
         && fw_access_log_verify (connection, &n, &broken, error);
}
