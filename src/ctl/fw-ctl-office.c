/* fw-ctl-office.c: fallwerkctl new, demo, info, check. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "ctl/fw-ctl.h"
#include "domain/fw-demo.h"
#include "domain/fw-office.h"
#include "domain/fw-staff-repository.h"
#include "store/fw-access-log.h"
#include "store/fw-await.h"

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

  if (options->cases < 1 || options->cases > 1000000)
    return fw_ctl_fail_input (_ ("--cases takes a number from 1 to 1000000"));
  store = fw_await_sync_object (fw_store_create (words[0], "demo", "demo", &key), &error);
  if (store == NULL
      || !fw_await_sync (fw_demo_fill (store, options->seed, options->cases, options->events,
                                       demo_progress_cb, NULL),
                         NULL, &error))
    return fw_ctl_fail (error);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  g_print (_ ("Demo office with %d cases; sign in as “demo” with the password “demo”.\n"),
           options->cases);
  return FW_CTL_DONE;
}

static const char *const counted[] = {
    "case_file", "person", "record_entry", "resubmission",
    "help_plan", "staff",  "access_log",   "change_log",
};

static int
run_info (const FwCtlOptions *options, int n_words, char **words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (FwStore) store = NULL;
  int status;

  store = fw_ctl_open (options, words[0], &status);
  if (store == NULL)
    return status;
  json_builder_begin_object (builder);
  json_builder_set_member_name (builder, "program");
  json_builder_add_string_value (builder, FW_VERSION);
  json_builder_set_member_name (builder, "counts");
  json_builder_begin_object (builder);
  for (guint i = 0; i < G_N_ELEMENTS (counted); i++)
    {
      g_autofree char *sql = g_strdup_printf ("SELECT count(*) FROM %s", counted[i]);
      g_autoptr (GError) error = NULL;
      g_autoptr (FwResult) result = fw_await_sync_boxed (fw_store_query (store, sql, NULL), &error);

      if (result == NULL)
        return fw_ctl_fail (error);
      json_builder_set_member_name (builder, counted[i]);
      json_builder_add_int_value (builder, fw_result_get_int (result, 0, 0));
      if (!options->json)
        g_print ("%-14s %" G_GINT64_FORMAT "\n", counted[i], fw_result_get_int (result, 0, 0));
    }
  json_builder_end_object (builder);
  json_builder_end_object (builder);
  if (options->json)
    fw_ctl_print_json (builder);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return FW_CTL_DONE;
}

typedef struct
{
  const char *name;
  const char *sql;
  const char *wanted; /* text of the first cell; NULL: no row at all */
} Check;

static const Check checks[] = {
    {"pages", "PRAGMA cipher_integrity_check", NULL},
    {"tables", "PRAGMA integrity_check", "ok"},
    {"foreign-keys", "PRAGMA foreign_key_check", NULL},
};

static DexFuture *
check_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  gint64 n, broken;

  for (guint i = 0; i < G_N_ELEMENTS (checks); i++)
    {
      g_autoptr (FwResult) result = fw_connection_query (connection, checks[i].sql, NULL, &error);
      gboolean ok;

      if (result == NULL)
        return dex_future_new_for_error (error);
      ok = checks[i].wanted == NULL
               ? fw_result_get_n_rows (result) == 0
               : g_strcmp0 (fw_result_get_text (result, 0, 0), checks[i].wanted) == 0;
      if (!ok)
        return dex_future_new_reject (
            FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED,
            _ ("The check “%s” failed: %s. Please restore the last verified "
               "backup; keep the damaged folder."),
            checks[i].name, fw_result_get_text (result, 0, 0));
    }
  if (!fw_access_log_verify (connection, &n, &broken, &error))
    return error != NULL
               ? dex_future_new_for_error (error)
               : dex_future_new_reject (
                     FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED,
                     _ ("The access log does not hold together from entry %d on."), (int) broken);
  return dex_future_new_for_int64 (n);
}

static int
run_check (const FwCtlOptions *options, int n_words, char **words)
{
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GValue) n = G_VALUE_INIT;
  int status;

  store = fw_ctl_open (options, words[0], &status);
  if (store == NULL)
    return status;
  if (!fw_await_sync (fw_store_read (store, check_job, NULL, NULL), &n, &error))
    return fw_ctl_fail (error);
  if (options->json)
    g_print ("{\"ok\": true, \"access_log_entries\": %" G_GINT64_FORMAT "}\n",
             g_value_get_int64 (&n));
  else
    g_print (_ ("Pages, tables, foreign keys and the access log are in order.\n"));
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return FW_CTL_DONE;
}

const FwCtlCommand fw_ctl_office_commands[] = {
    {"new", NULL, "new FILE --password-file F [--user NAME] [--land NW]", 1, 1, run_new},
    {"demo", NULL, "demo FILE [--seed N] [--cases N] [--events N] [--today DATE]", 1, 1, run_demo},
    {"info", NULL, "info FILE", 1, 1, run_info},
    {"check", NULL, "check FILE", 1, 1, run_check},
    {NULL},
};
