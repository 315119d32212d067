/* fw-ctl-record.c: fallwerkctl record add, query. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "ctl/fw-ctl.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-record-repository.h"
#include "store/fw-await.h"

#define NO_LIMIT G_MAXINT32

/* Splits `FILE#case/51-2026-0042`. */
static gboolean
split_reference (const char *text, const char *kind, char **folder, char **rest)
{
  g_autofree char *mark = g_strdup_printf ("#%s/", kind);
  const char *found = strstr (text, mark);

  if (found == NULL || found[strlen (mark)] == '\0')
    return FALSE;
  *folder = g_strndup (text, found - text);
  *rest = g_strdup (found + strlen (mark));
  return TRUE;
}

static int
run_add (const FwCtlOptions *options, int n_words, char **words)
{
  g_autofree char *folder = NULL, *number = NULL, *text = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (FwChangeSet) applied = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GValue) id = G_VALUE_INIT;
  gsize length;
  int status;

  if (!split_reference (words[0], "case", &folder, &number))
    return fw_ctl_fail_input (_ ("“%s” names no case: it is FILE#case/NUMBER"), words[0]);
  if (options->kind == NULL || options->text_file == NULL)
    {
      g_printerr (_ ("usage: fallwerkctl %s\n"),
                  "record add FILE#case/NO --kind KIND --text-file F");
      return FW_CTL_WRONG_USAGE;
    }
  if (!g_file_get_contents (options->text_file, &text, &length, NULL))
    return fw_ctl_fail_input (_ ("the text file cannot be read"));
  if (!g_utf8_validate (text, length, NULL) || strlen (text) != length)
    return fw_ctl_fail_input (_ ("the text file is not UTF-8 text"));
  g_strchomp (text);
  store = fw_ctl_open (options, folder, &status);
  if (store == NULL)
    return status;
  if (fw_await_sync (fw_case_repository_find_number (store, number), &id, &error))
    applied = fw_await_sync_boxed (fw_record_repository_add (store, g_value_get_int64 (&id),
                                                             options->kind, options->when, 0, text),
                                   &error);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return applied != NULL ? FW_CTL_DONE : fw_ctl_fail (error);
}

static void
add_member (JsonBuilder *builder, const char *name, const char *value)
{
  json_builder_set_member_name (builder, name);
  if (value != NULL)
    json_builder_add_string_value (builder, value);
  else
    json_builder_add_null_value (builder);
}

static void
add_id (JsonBuilder *builder, gint64 id)
{
  g_autofree char *text = g_strdup_printf ("%" G_GINT64_FORMAT, id);

  add_member (builder, "id", text);
}

static void
add_cases (JsonBuilder *builder, FwResult *result, const char *folder)
{
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      const char *number = fw_result_get_text (result, i, FW_CASE_NUMBER);
      g_autofree char *ref = g_strdup_printf ("%s#case/%s", folder, number);

      json_builder_begin_object (builder);
      add_member (builder, "ref", ref);
      add_id (builder, fw_result_get_int (result, i, FW_CASE_ID));
      add_member (builder, "file_number", number);
      add_member (builder, "name", fw_result_get_text (result, i, FW_CASE_NAME));
      add_member (builder, "status", fw_result_get_text (result, i, FW_CASE_STATUS));
      add_member (builder, "first_contact", fw_result_get_text (result, i, FW_CASE_FIRST_CONTACT));
      add_member (builder, "last_contact", fw_result_get_text (result, i, FW_CASE_LAST_CONTACT));
      json_builder_end_object (builder);
    }
}

static void
add_entries (JsonBuilder *builder, FwResult *result, const char *folder, const char *number)
{
  g_autofree char *ref = g_strdup_printf ("%s#case/%s", folder, number);

  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      json_builder_begin_object (builder);
      add_member (builder, "ref", ref);
      add_id (builder, fw_result_get_int (result, i, FW_ENTRY_ID));
      add_member (builder, "kind", fw_result_get_text (result, i, FW_ENTRY_KIND));
      add_member (builder, "happened_at", fw_result_get_text (result, i, FW_ENTRY_HAPPENED_AT));
      add_member (builder, "text", fw_result_get_text (result, i, FW_ENTRY_BODY));
      json_builder_end_object (builder);
    }
}

static int
run_query (const FwCtlOptions *options, int n_words, char **words)
{
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (FwStore) store = NULL;
  g_autoptr (FwResult) result = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GValue) id = G_VALUE_INIT;
  gboolean cases = g_str_equal (words[1], "cases");
  int status;

  if (!cases && !g_str_equal (words[1], "records"))
    {
      g_printerr ("fallwerkctl: not in this version\n");
      return FW_CTL_WRONG_USAGE;
    }
  if (!cases && options->case_number == NULL)
    return fw_ctl_fail_input (_ ("please name the case with --case NUMBER"));
  store = fw_ctl_open (options, words[0], &status);
  if (store == NULL)
    return status;
  /* A list for scripts leaves the program, so it is an export. */
  fw_await_sync (fw_store_log_access (store, "export", 0, words[1]), NULL, NULL);
  json_builder_begin_array (builder);
  if (cases)
    {
      result = fw_await_sync_boxed (fw_case_repository_list (store, FW_CASE_SCOPE_ALL, NO_LIMIT),
                                    &error);
      if (result != NULL)
        add_cases (builder, result, words[0]);
    }
  else if (fw_await_sync (fw_case_repository_find_number (store, options->case_number), &id,
                          &error))
    {
      result = fw_await_sync_boxed (
          fw_record_repository_list (store, g_value_get_int64 (&id), NO_LIMIT), &error);
      if (result != NULL)
        add_entries (builder, result, words[0], options->case_number);
    }
  json_builder_end_array (builder);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  if (result == NULL)
    return fw_ctl_fail (error);
  fw_ctl_print_json (builder);
  return FW_CTL_DONE;
}

const FwCtlCommand fw_ctl_record_commands[] = {
    {"record", "add",
     "record add FILE#case/NO --kind note|phone|visit|talk|letter|email --text-file F [--when T]",
     1, 1, run_add},
    {"query", NULL, "query FILE cases|records [--case NO]", 2, 2, run_query},
    {NULL},
};
