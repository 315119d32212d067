/* fw-check.c: see fw-check.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <glib/gstdio.h>
#include <sodium.h>
#include <string.h>

#include "store/fw-access-log.h"
#include "store/fw-background.h"
#include "store/fw-blob-private.h"
#include "store/fw-check.h"
#include "store/fw-connection-private.h"
#include "store/fw-envelope.h"
#include "store/fw-store-private.h"

#define MAX_NAMED 5

/* What must be found by its words, and where. */
static const struct
{
  const char *table;
  const char *condition;
  const char *index;
} indexed[] = {
    {"record_entry", "confided = 0", "record_search"},
    {"case_file", "1 = 1", "name_search"},
    {"person", "1 = 1", "name_search"},
};

G_DEFINE_BOXED_TYPE (FwCheckReport, fw_check_report, fw_check_report_copy, fw_check_report_free)

FwCheckReport *
fw_check_report_copy (const FwCheckReport *self)
{
  FwCheckReport *copy = g_memdup2 (self, sizeof *self);

  copy->problems = g_strdupv (self->problems);
  return copy;
}

void
fw_check_report_free (FwCheckReport *self)
{
  if (self == NULL)
    return;
  g_strfreev (self->problems);
  g_free (self);
}

typedef struct
{
  FwConnection *connection;
  const char *folder;
  const guint8 *secret;
  FwCheckReport *report;
  GPtrArray *problems;
} Check;

static void
add_problem (Check *check, const char *format, ...) G_GNUC_PRINTF (2, 3);

static void
add_problem (Check *check, const char *format, ...)
{
  va_list list;

  va_start (list, format);
  g_ptr_array_add (check->problems, g_strdup_vprintf (format, list));
  va_end (list);
}

static FwResult *
query (Check *check, const char *sql)
{
  g_autoptr (GError) error = NULL;
  FwResult *result = fw_connection_query (check->connection, sql, NULL, &error);

  if (result == NULL)
    add_problem (check, "%s", error->message);
  return result;
}

static gint64
query_int (Check *check, const char *sql)
{
  g_autoptr (FwResult) result = query (check, sql);

  return result != NULL && fw_result_get_n_rows (result) > 0 ? fw_result_get_int (result, 0, 0) : 0;
}

/* Each page carries a proof made with the key: rot and forging alike. */
static void
check_pages (Check *check)
{
#ifndef FW_STORE_PLAIN
  g_autofree char *pages = NULL;
  guint n = _fw_connection_find_damaged_pages (check->connection, &pages);

  if (n > 0)
    add_problem (check,
                 ngettext ("%u page of the file “office.db” is damaged: %s.",
                           "%u pages of the file “office.db” are damaged: %s.", n),
                 n, pages);
#endif
  check->report->n_pages = query_int (check, "PRAGMA page_count");
}

static void
check_structure (Check *check)
{
  g_autoptr (FwResult) structure = query (check, "PRAGMA integrity_check");
  g_autoptr (FwResult) keys = NULL;

  for (guint i = 0; structure != NULL && i < MIN (fw_result_get_n_rows (structure), MAX_NAMED); i++)
    if (g_strcmp0 (fw_result_get_text (structure, i, 0), "ok") != 0)
      add_problem (check, _ ("The tables do not hold together: %s."),
                   fw_result_get_text (structure, i, 0));
  keys = query (check, "PRAGMA foreign_key_check");
  for (guint i = 0; keys != NULL && i < MIN (fw_result_get_n_rows (keys), MAX_NAMED); i++)
    /* Translators: names of tables. */
    add_problem (check, _ ("A row of “%s” names one of “%s” that is not there."),
                 fw_result_get_text (keys, i, 0), fw_result_get_text (keys, i, 2));
}

/* Reads everything, long values too; -1 when that fails. */
static gint64
read_table (Check *check, const char *table)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM \"%s\"", table);
  sqlite3_stmt *statement = NULL;
  gint64 n = 0;
  int code;

  code = sqlite3_prepare_v2 (_fw_connection_get_db (check->connection), sql, -1, &statement, NULL);
  while (code == SQLITE_OK || code == SQLITE_ROW)
    {
      code = sqlite3_step (statement);
      if (code != SQLITE_ROW)
        break;
      n++;
      for (int i = 0; i < sqlite3_column_count (statement); i++)
        sqlite3_column_bytes (statement, i);
    }
  sqlite3_finalize (statement);
  return code == SQLITE_DONE ? n : -1;
}

static void
check_tables (Check *check)
{
  g_autoptr (FwResult) tables
      = query (check, "SELECT name FROM sqlite_schema WHERE type = 'table' AND "
                      "substr(name, 1, 7) <> 'sqlite_' AND rootpage > 0 ORDER BY name");

  for (guint i = 0; tables != NULL && i < fw_result_get_n_rows (tables); i++)
    {
      const char *name = fw_result_get_text (tables, i, 0);
      gint64 n = read_table (check, name);

      check->report->n_tables++;
      if (n >= 0)
        check->report->n_rows += n;
      else
        /* Translators: the name of a table. */
        add_problem (check, _ ("Parts of the table “%s” cannot be read any more."), name);
    }
}

static void
check_text_index (Check *check)
{
  for (guint i = 0; i < G_N_ELEMENTS (indexed); i++)
    {
      g_autofree char *sql = g_strdup_printf (
          "SELECT count(*) FROM %s WHERE %s AND id NOT IN (SELECT rowid FROM %s)", indexed[i].table,
          indexed[i].condition, indexed[i].index);
      gint64 n = query_int (check, sql);

      if (n > 0)
        add_problem (check,
                     /* Translators: %d rows of the table %s. */
                     _ ("Search does not find %d rows of “%s”, as the text index lacks them."),
                     (int) n, indexed[i].table);
    }
}

static void
check_log (Check *check)
{
  g_autoptr (GError) error = NULL;
  gint64 broken = 0;

  if (fw_access_log_verify (check->connection, &check->report->n_log_entries, &broken, &error))
    return;
  if (error != NULL)
    add_problem (check, "%s", error->message);
  else
    add_problem (check,
                 _ ("The access log does not hold together from entry %d on: an entry was changed "
                    "or removed. Please tell your data protection officer."),
                 (int) broken);
}

static void
check_blobs (Check *check)
{
  g_autoptr (FwResult) rows = query (check, "SELECT file_name FROM blob ORDER BY id");
  guint n_bad = 0;

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      const char *name = fw_result_get_text (rows, i, 0);
      g_autofree char *path = g_build_filename (check->folder, "blobs", name, NULL);

      check->report->n_blobs++;
      n_bad += !_fw_blob_check_file (path, name, check->secret, NULL);
    }
  if (n_bad > 0)
    add_problem (check,
                 ngettext ("%u attached file is missing or damaged.",
                           "%u attached files are missing or damaged.", n_bad),
                 n_bad);
}

static FwCheckReport *
run_check (const char *folder, const guint8 *secret, GError **error)
{
  g_autofree char *path = g_build_filename (folder, "office.db", NULL);
  g_autoptr (FwConnection) connection = NULL;
  g_autoptr (GPtrArray) problems = g_ptr_array_new_with_free_func (g_free);
  g_autoptr (FwCheckReport) report = g_new0 (FwCheckReport, 1);
  g_autoptr (GError) problem = NULL;
  Check check = {NULL, folder, secret, report, problems};

  connection = _fw_connection_open (path, secret, secret + FW_KEY_BYTES,
                                    FW_CONNECTION_READ_ONLY | FW_CONNECTION_AS_IS, NULL, &problem);
  if (connection == NULL && !g_error_matches (problem, FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED))
    {
      g_propagate_error (error, g_steal_pointer (&problem));
      return NULL;
    }
  check.connection = connection;
  if (connection == NULL)
    add_problem (&check, "%s", problem->message);
  else
    {
      check_pages (&check);
      check_tables (&check);
      /* With damaged pages all that follows only says the same again. */
      if (problems->len == 0)
        check_structure (&check);
      if (problems->len == 0)
        check_text_index (&check);
      if (problems->len == 0)
        check_log (&check);
      check_blobs (&check);
    }
  g_ptr_array_add (problems, NULL);
  report->problems = (char **) g_ptr_array_free (g_steal_pointer (&problems), FALSE);
  return g_steal_pointer (&report);
}

typedef struct
{
  char *folder;
  guint8 *secret;
  char *login;
  char *password;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free (job->folder);
  if (job->secret != NULL)
    sodium_free (job->secret);
  g_free (job->login);
  if (job->password != NULL)
    sodium_memzero (job->password, strlen (job->password));
  g_free (job->password);
  g_free (job);
}

static DexFuture *
check_job (gpointer data)
{
  Job *job = data;
  g_autoptr (FwEnvelope) envelope = NULL;
  const guint8 *secret = job->secret;
  GError *error = NULL;
  FwCheckReport *report;

  if (secret == NULL)
    {
      if (_fw_store_check_folder (job->folder, &error))
        envelope = fw_envelope_load (job->folder, NULL, &error);
      if (envelope == NULL || !fw_envelope_unlock (envelope, job->login, job->password, &error))
        return dex_future_new_for_error (error);
      secret = fw_envelope_get_secret (envelope);
    }
  report = run_check (job->folder, secret, &error);
  return report != NULL ? dex_future_new_take_boxed (FW_TYPE_CHECK_REPORT, report)
                        : dex_future_new_for_error (error);
}

DexFuture *
fw_store_check (FwStore *store)
{
  Job *job;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  job = g_new0 (Job, 1);
  job->folder = g_strdup (fw_store_get_folder (store));
  job->secret = _fw_store_dup_secret (store);
  if (job->secret == NULL)
    {
      job_free (job);
      return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CANCELLED, "%s",
                                    _ ("The office is closed."));
    }
  return fw_background_run ("fallwerk-check", check_job, job, job_free);
}

DexFuture *
fw_office_check (const char *folder, const char *login, const char *password)
{
  Job *job;

  g_return_val_if_fail (folder != NULL && login != NULL && password != NULL, NULL);

  job = g_new0 (Job, 1);
  job->folder = g_canonicalize_filename (folder, NULL);
  job->login = g_strdup (login);
  job->password = g_strdup (password);
  return fw_background_run ("fallwerk-check", check_job, job, job_free);
}
