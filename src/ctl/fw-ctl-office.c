/* fw-ctl-office.c: fallwerkctl new, demo, info, check, backup, restore. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "ctl/fw-ctl.h"
#include "domain/fw-demo.h"
#include "domain/fw-office.h"
#include "domain/fw-staff-repository.h"
#include "store/fw-await.h"
#include "store/fw-backup.h"
#include "store/fw-check.h"

/* Each costs the making of a PDF. */
#define MAX_FROZEN_PLANS 40
#define MAX_CLOSED_MINUTES 30

static int
run_new (const FwCtlOptions *options, int n_words, char **words)
{
  const char *user = options->user != NULL ? options->user : "admin";
  g_autofree char *password = fw_ctl_read_password (options);
  g_autofree char *key = NULL;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autofree char *name = g_path_get_basename (words[0]);
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;

  if (password == NULL)
    return FW_CTL_WRONG_INPUT;
  if (password[0] == '\0')
    return fw_ctl_fail_input (_ ("the password is empty"));
  if (g_str_has_suffix (name, ".fallwerk"))
    name[strlen (name) - strlen (".fallwerk")] = '\0';
  store = fw_await_sync_object (fw_store_create (words[0], user, password, &key), &error);
  if (store == NULL
      || !fw_await_sync (fw_office_set_up (store, name, options->land, user, user, today), NULL,
                         &error))
    return fw_ctl_fail (error);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  g_print ("%s\n", key);
  explicit_bzero (key, strlen (key));
  return FW_CTL_DONE;
}

static void
demo_progress_cb (guint n_done, guint n_cases, gpointer data)
{
  if (n_cases > 2000)
    g_printerr (_ ("%u of %u cases\n"), n_done, n_cases);
}

static int
run_demo (const FwCtlOptions *options, int n_words, char **words)
{
  g_autofree char *key = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GValue) staff = G_VALUE_INIT;

  if (options->cases < 1 || options->cases > 1000000)
    return fw_ctl_fail_input (_ ("--cases takes a number from 1 to 1000000"));
  store = fw_await_sync_object (fw_store_create (words[0], "demo", "demo", &key), &error);
  if (store == NULL
      || !fw_await_sync (fw_demo_fill (store, options->seed, options->cases, options->events,
                                       demo_progress_cb, NULL),
                         NULL, &error)
      || !fw_await_sync (fw_staff_repository_find_by_login (store, "demo"), &staff, &error))
    return fw_ctl_fail (error);
  fw_store_set_staff (store, g_value_get_int64 (&staff));
  if (!fw_ctl_freeze_demo_plans (store, MAX_FROZEN_PLANS, &error)
      || !fw_ctl_close_demo_minutes (store, MAX_CLOSED_MINUTES, &error))
    return fw_ctl_fail (error);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  g_print (_ ("Demo office with %d cases; sign in as “demo” with the password “demo”.\n"),
           options->cases);
  return FW_CTL_DONE;
}

static const char *const counted[] = {
    "case_file", "person", "record_entry", "resubmission", "help_plan",
    "staff",     "blob",   "draft",        "access_log",   "change_log",
};

static gint64
add_int (JsonBuilder *builder, const char *name, gint64 value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_int_value (builder, value);
  return value;
}

static void
add_text (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  json_builder_add_string_value (builder, value);
}

static FwResult *
query (FwStore *store, const char *sql, GError **error)
{
  return fw_await_sync_boxed (fw_store_query (store, sql, NULL), error);
}

/* Versions of the program and of the tables. */
static gboolean
add_versions (FwStore *store, JsonBuilder *builder, gboolean print, GError **error)
{
  g_autoptr (FwResult) schema
      = query (store, "SELECT count(*), max(name) FROM schema_migration", error);
  g_autoptr (FwResult) sqlite = NULL;
  g_autoptr (FwResult) cipher = NULL;

  if (schema != NULL)
    sqlite = query (store, "SELECT sqlite_version()", error);
  if (sqlite != NULL)
    cipher = query (store, "PRAGMA cipher_version", error);
  if (cipher == NULL)
    return FALSE;
  add_text (builder, "program", FW_VERSION);
  add_text (builder, "sqlite", fw_result_get_text (sqlite, 0, 0));
  add_text (builder, "sqlcipher", fw_result_get_text (cipher, 0, 0));
  add_text (builder, "schema", fw_result_get_text (schema, 0, 1));
  add_int (builder, "migrations", fw_result_get_int (schema, 0, 0));
  if (print)
    g_print ("Fallwerk %s, SQLite %s, SQLCipher %s\n%s (%" G_GINT64_FORMAT ")\n", FW_VERSION,
             fw_result_get_text (sqlite, 0, 0), fw_result_get_text (cipher, 0, 0),
             fw_result_get_text (schema, 0, 1), fw_result_get_int (schema, 0, 0));
  return TRUE;
}

static gboolean
add_counts (FwStore *store, JsonBuilder *builder, gboolean print, GError **error)
{
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", counted[i]);
      g_autoptr (FwResult) result = query (store, sql, error);

      if (result == NULL)
        return FALSE;
      add_int (builder, counted[i], fw_result_get_int (result, 0, 0));
      if (print)
        g_print ("%-14s %" G_GINT64_FORMAT "\n", counted[i], fw_result_get_int (result, 0, 0));
    }
  json_builder_end_object (builder);
  return TRUE;
}

static int
run_info (const FwCtlOptions *options, int n_words, char **words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  store = fw_ctl_open (options, words[0], &status);
  if (store == NULL)
    return status;
  json_builder_begin_object (builder);
  if (!add_versions (store, builder, !options->json, &error)
      || !add_counts (store, builder, !options->json, &error))
    return fw_ctl_fail (error);
  json_builder_end_object (builder);
  if (options->json)
    fw_ctl_print_json (builder);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return FW_CTL_DONE;
}

/* Not through fw_ctl_open(): a damaged office must be checked too. */
static int
run_check (const FwCtlOptions *options, int n_words, char **words)
{
  const char *user = options->user != NULL ? options->user : "admin";
  g_autofree char *password = fw_ctl_read_password (options);
  g_autoptr (FwCheckReport) report = NULL;
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (GError) error = NULL;
  gboolean ok;

  if (password == NULL)
    return FW_CTL_WRONG_INPUT;
  report = fw_await_sync_boxed (fw_office_check (words[0], user, password), &error);
  explicit_bzero (password, strlen (password));
  if (report == NULL)
    return fw_ctl_fail (error);
  ok = report->problems[0] == NULL;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "ok");
  json_builder_add_boolean_value (builder, ok);
  add_int (builder, "pages", report->n_pages);
  add_int (builder, "tables", report->n_tables);
  add_int (builder, "rows", report->n_rows);
  add_int (builder, "access_log_entries", report->n_log_entries);
  add_int (builder, "files", report->n_blobs);
  json_builder_set_member_name (builder, "problems");
  json_builder_begin_array (builder);
  for (guint i = 0; report->problems[i] != NULL; i++)
    json_builder_add_string_value (builder, report->problems[i]);
  json_builder_end_array (builder);
  json_builder_end_object (builder);
  if (options->json)
    fw_ctl_print_json (builder);
  for (guint i = 0; report->problems[i] != NULL; i++)
    g_printerr ("fallwerkctl: %s\n", report->problems[i]);
  if (!ok)
    return fw_ctl_fail_input ("%s", _ ("The office is damaged. Please keep the folder and restore "
                                       "the last verified backup beside it."));
  if (!options->json)
    g_print (_ ("%d pages, %d tables with %d rows, the text index, %d entries of the access log "
                "and %d attached files are in order.\n"),
             (int) report->n_pages, (int) report->n_tables, (int) report->n_rows,
             (int) report->n_log_entries, (int) report->n_blobs);
  return FW_CTL_DONE;
}

static int
print_report (const FwCtlOptions *options, const FwBackupReport *report)
{
  if (options->json)
    {
      g_autoptr (JsonBuilder) builder = json_builder_new ();

      json_builder_begin_object (builder);
      json_builder_set_member_name (builder, "verified");
      json_builder_add_boolean_value (builder, TRUE);
      add_int (builder, "tables", report->n_tables);
      add_int (builder, "rows", report->n_rows);
      add_int (builder, "files", report->n_blobs);
      add_int (builder, "files_copied", report->n_blobs_copied);
      add_int (builder, "files_lost", report->n_blobs_lost);
      json_builder_end_object (builder);
      fw_ctl_print_json (builder);
    }
  else
    g_print (_ ("Copied and read again: %d tables with %d rows, %d attached files (%d of them "
                "new).\n"),
             (int) report->n_tables, (int) report->n_rows, (int) report->n_blobs,
             (int) report->n_blobs_copied);
  if (report->n_blobs_lost == 0)
    return FW_CTL_DONE;
  return fw_ctl_fail_input (
      ngettext ("%d attached file was missing or damaged already and is not in the copy. All else "
                "was copied.",
                "%d attached files were missing or damaged already and are not in the copy. All "
                "else was copied.",
                report->n_blobs_lost),
      (int) report->n_blobs_lost);
}

static int
run_backup (const FwCtlOptions *options, int n_words, char **words)
{
  g_autoptr (FwBackupReport) report = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;
  int status;

  store = fw_ctl_open (options, words[0], &status);
  if (store == NULL)
    return status;
  /* Taking a copy out of the office is an act of its own. */
  if (fw_await_sync (fw_store_log_access (store, "backup", 0, NULL), NULL, &error))
    report = fw_await_sync_boxed (fw_store_backup (store, words[1], NULL), &error);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return report != NULL ? print_report (options, report) : fw_ctl_fail (error);
}

static int
run_restore (const FwCtlOptions *options, int n_words, char **words)
{
  const char *user = options->user != NULL ? options->user : "admin";
  g_autofree char *password = fw_ctl_read_password (options);
  g_autoptr (FwBackupReport) report = NULL;
  g_autoptr (GError) error = NULL;

  if (password == NULL)
    return FW_CTL_WRONG_INPUT;
  report = fw_await_sync_boxed (fw_office_restore (words[0], words[1], user, password), &error);
  explicit_bzero (password, strlen (password));
  return report != NULL ? print_report (options, report) : fw_ctl_fail (error);
}

const FwCtlCommand fw_ctl_office_commands[] = {
    {"new", NULL, "new FILE --password-file F [--user NAME] [--land NW]", 1, 1, run_new},
    {"demo", NULL, "demo FILE [--seed N] [--cases N] [--events N] [--today DATE]", 1, 1, run_demo},
    {"info", NULL, "info FILE", 1, 1, run_info},
    {"check", NULL, "check FILE", 1, 1, run_check},
    {"backup", NULL, "backup FILE DEST", 2, 2, run_backup},
    {"restore", NULL, "restore BACKUP FILE", 2, 2, run_restore},
    {NULL},
};
