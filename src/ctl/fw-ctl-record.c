/* fw-ctl-record.c: fallwerkctl record add, query. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "ctl/fw-ctl.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-deadline-repository.h"
#include "domain/fw-plan-repository.h"
#include "domain/fw-record-repository.h"
#include "store/fw-await.h"

#define NO_LIMIT G_MAXINT32

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

  if (!fw_ctl_split_reference (words[0], "case", &folder, &number))
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
add_cases (JsonBuilder *builder, FwResult *result, const char *folder)
{
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      const char *number = fw_result_get_text (result, i, FW_CASE_NUMBER);
      g_autofree char *ref = g_strdup_printf ("%s#case/%s", folder, number);

      json_builder_begin_object (builder);
      fw_ctl_add_member (builder, "ref", ref);
      fw_ctl_add_id (builder, fw_result_get_int (result, i, FW_CASE_ID));
      fw_ctl_add_member (builder, "file_number", number);
      fw_ctl_add_member (builder, "name", fw_result_get_text (result, i, FW_CASE_NAME));
      fw_ctl_add_member (builder, "status", fw_result_get_text (result, i, FW_CASE_STATUS));
      fw_ctl_add_member (builder, "first_contact",
                         fw_result_get_text (result, i, FW_CASE_FIRST_CONTACT));
      fw_ctl_add_member (builder, "last_contact",
                         fw_result_get_text (result, i, FW_CASE_LAST_CONTACT));
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
      fw_ctl_add_member (builder, "ref", ref);
      fw_ctl_add_id (builder, fw_result_get_int (result, i, FW_ENTRY_ID));
      fw_ctl_add_member (builder, "kind", fw_result_get_text (result, i, FW_ENTRY_KIND));
      fw_ctl_add_member (builder, "happened_at",
                         fw_result_get_text (result, i, FW_ENTRY_HAPPENED_AT));
      fw_ctl_add_member (builder, "text", fw_result_get_text (result, i, FW_ENTRY_BODY));
      json_builder_end_object (builder);
    }
}

static void
add_plans (JsonBuilder *builder, FwResult *result, const char *folder)
{
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      gint64 id = fw_result_get_int (result, i, FW_PLAN_ID);
      g_autofree char *ref = g_strdup_printf ("%s#plan/%" G_GINT64_FORMAT, folder, id);
      g_autofree char *number
          = g_strdup_printf ("%" G_GINT64_FORMAT, fw_result_get_int (result, i, FW_PLAN_NUMBER));

      json_builder_begin_object (builder);
      fw_ctl_add_member (builder, "ref", ref);
      fw_ctl_add_id (builder, id);
      fw_ctl_add_member (builder, "file_number",
                         fw_result_get_text (result, i, FW_PLAN_CASE_NUMBER));
      fw_ctl_add_member (builder, "number", number);
      fw_ctl_add_member (builder, "kind", fw_result_get_text (result, i, FW_PLAN_KIND));
      fw_ctl_add_member (builder, "status", fw_result_get_text (result, i, FW_PLAN_STATUS));
      fw_ctl_add_member (builder, "children", fw_result_get_text (result, i, FW_PLAN_CHILDREN));
      fw_ctl_add_member (builder, "help_kind", fw_result_get_text (result, i, FW_PLAN_HELP_KIND));
      fw_ctl_add_member (builder, "talk_date", fw_result_get_text (result, i, FW_PLAN_TALK_DATE));
      fw_ctl_add_member (builder, "review_date",
                         fw_result_get_text (result, i, FW_PLAN_REVIEW_DATE));
      json_builder_set_member_name (builder, "versions");
      json_builder_add_int_value (builder, fw_result_get_int (result, i, FW_PLAN_N_VERSIONS));
      json_builder_end_object (builder);
    }
}

static void
add_deadlines (JsonBuilder *builder, FwRadar *radar, const char *folder)
{
  GListModel *items = G_LIST_MODEL (radar->items);

  for (guint i = 0; i < g_list_model_get_n_items (items); i++)
    {
      g_autoptr (FwDeadlineItem) item = g_list_model_get_item (items, i);
      g_autofree char *ref = g_strdup_printf ("%s#case/%s", folder, item->case_number);
      g_autofree char *due_day = fw_day_to_iso (item->due);
      g_autofree char *due = item->due_minute < 0
                                 ? g_strdup (due_day)
                                 : g_strdup_printf ("%sT%02d:%02d", due_day, item->due_minute / 60,
                                                    item->due_minute % 60);
      g_autofree char *start = item->start != FW_DAY_NONE ? fw_day_to_iso (item->start) : NULL;

      json_builder_begin_object (builder);
      fw_ctl_add_member (builder, "ref", ref);
      /* "0" until somebody acts on what a rule makes of a plan. */
      fw_ctl_add_id (builder, item->decision_id != 0 ? item->decision_id : item->id);
      fw_ctl_add_member (builder, "of",
                         item->decision_id != 0 ? "decision"
                         : item->id != 0        ? "resubmission"
                                                : "rule");
      fw_ctl_add_member (builder, "file_number", item->case_number);
      fw_ctl_add_member (builder, "what", item->what);
      fw_ctl_add_member (builder, "due", due);
      fw_ctl_add_member (builder, "state",
                         item->due < radar->today   ? "overdue"
                         : item->due <= radar->soon ? "due"
                                                    : "later");
      fw_ctl_add_member (builder, "rule", item->rule != NULL ? item->rule->name : NULL);
      fw_ctl_add_member (builder, "start", start);
      fw_ctl_add_member (builder, "anchor", item->anchor);
      fw_ctl_add_member (builder, "why", item->why);
      json_builder_set_member_name (builder, "mine");
      json_builder_add_boolean_value (builder, item->mine);
      fw_ctl_add_member (builder, "assigned_to", item->assignee);
      json_builder_end_object (builder);
    }
}

/* The rows of one list, added to @builder. */
static gboolean
add_list (JsonBuilder *builder,
          FwStore *store,
          const FwCtlOptions *options,
          const char *folder,
          const char *what,
          GError **error)
{
  g_autoptr (FwResult) result = NULL;
  g_auto (GValue) id = G_VALUE_INIT;
  gint64 case_id = 0;

  if (options->case_number != NULL)
    {
      if (!fw_await_sync (fw_case_repository_find_number (store, options->case_number), &id, error))
        return FALSE;
      case_id = g_value_get_int64 (&id);
    }
  if (g_str_equal (what, "deadlines"))
    {
      g_autoptr (FwRadar) radar = fw_await_sync_object (
          fw_deadline_repository_load_many (
              store, case_id != 0 ? FW_DEADLINE_SCOPE_CASE : FW_DEADLINE_SCOPE_DEPUTY, case_id,
              G_MAXUINT),
          error);

      if (radar != NULL)
        add_deadlines (builder, radar, folder);
      return radar != NULL;
    }
  if (g_str_equal (what, "decisions"))
    return fw_ctl_add_decisions (builder, store, case_id, folder, error);
  if (g_str_equal (what, "conferences"))
    return fw_ctl_add_conferences (builder, store, case_id, folder, error);
  if (g_str_equal (what, "cases"))
    {
      result = fw_await_sync_boxed (fw_case_repository_list (store, FW_CASE_SCOPE_ALL, NO_LIMIT),
                                    error);
      if (result != NULL)
        add_cases (builder, result, folder);
    }
  else if (g_str_equal (what, "plans"))
    {
      result = fw_await_sync_boxed (fw_plan_repository_list (store, case_id), error);
      if (result != NULL)
        add_plans (builder, result, folder);
    }
  else
    {
      result = fw_await_sync_boxed (fw_record_repository_list (store, case_id, NO_LIMIT), error);
      if (result != NULL)
        add_entries (builder, result, folder, options->case_number);
    }
  return result != NULL;
}

static int
run_query (const FwCtlOptions *options, int n_words, char **words)
{
  static const char *const lists[]
      = {"cases", "records", "plans", "deadlines", "conferences", "decisions", NULL};
  g_autoptr (JsonBuilder) builder = json_builder_new ();
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GError) error = NULL;
  gboolean done;
  int status;

  if (!g_strv_contains (lists, words[1]))
    {
      g_printerr ("fallwerkctl: not in this version\n");
      return FW_CTL_WRONG_USAGE;
    }
  if (g_str_equal (words[1], "records") && options->case_number == NULL)
    return fw_ctl_fail_input (_ ("please name the case with --case NUMBER"));
  store = fw_ctl_open (options, words[0], &status);
  if (store == NULL)
    return status;
  /* A list for scripts leaves the program, so it is an export. */
  fw_await_sync (fw_store_log_access (store, "export", 0, words[1]), NULL, NULL);
  json_builder_begin_array (builder);
  done = add_list (builder, store, options, words[0], words[1], &error);
  json_builder_end_array (builder);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  if (!done)
    return fw_ctl_fail (error);
  fw_ctl_print_json (builder);
  return FW_CTL_DONE;
}

const FwCtlCommand fw_ctl_record_commands[] = {
    {"record", "add",
     "record add FILE#case/NO --kind note|phone|visit|talk|letter|email --text-file F [--when T]",
     1, 1, run_add},
    {"query", NULL, "query FILE cases|records|plans|deadlines|decisions|conferences [--case NO]", 2,
     2, run_query},
    {NULL},
};
