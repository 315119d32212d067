/* fw-ctl-conference.c: fallwerkctl minutes export, rule add; the lists of query decisions and
 * conferences. */
#include "config.h"

#include <glib/gi18n.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "ctl/fw-ctl.h"
#include "document/fw-minutes-report.h"
#include "domain/fw-conference-repository.h"
#include "domain/fw-decision-repository.h"
#include "domain/fw-demo.h"
#include "domain/fw-plan-repository.h"
#include "domain/fw-rules.h"
#include "domain/fw-staff-repository.h"
#include "domain/fw-text-pseudonym.h"
#include "store/fw-await.h"
#include "store/fw-blob.h"
#include "store/fw-file.h"

static void
add_decision (JsonBuilder *builder, FwDecisionItem *item, const char *folder)
{
  g_autofree char *ref
      = item->conference_id != 0
            ? g_strdup_printf ("%s#conference/%" G_GINT64_FORMAT, folder, item->conference_id)
            : g_strdup_printf ("%s#case/%s", folder, item->case_number);
  g_autofree char *due = item->due != FW_DAY_NONE ? fw_day_to_iso (item->due) : NULL;

  json_builder_begin_object (builder);
  fw_ctl_add_member (builder, "ref", ref);
  fw_ctl_add_id (builder, item->id);
  fw_ctl_add_member (builder, "file_number", item->case_number);
  fw_ctl_add_member (builder, "kind", item->kind);
  fw_ctl_add_member (builder, "held_on", item->held_on[0] != '\0' ? item->held_on : NULL);
  fw_ctl_add_member (builder, "what", item->what);
  fw_ctl_add_member (builder, "responsible", item->responsible);
  fw_ctl_add_member (builder, "due", due);
  fw_ctl_add_member (builder, "status", fw_decision_status_to_name (item->status));
  fw_ctl_add_member (builder, "light", fw_decision_light_to_name (item->light));
  fw_ctl_add_member (builder, "ended_on", item->ended_on[0] != '\0' ? item->ended_on : NULL);
  fw_ctl_add_member (builder, "reason", item->reason);
  json_builder_end_object (builder);
}

gboolean
fw_ctl_add_decisions (gpointer builder,
                      FwStore *store,
                      gint64 case_id,
                      const char *folder,
                      GError **error)
{
  /* The board of the whole office, first what is open, then what has ended. */
  for (guint ended = 0; ended < 2; ended++)
    {
      FwDecisionQuery query
          = {.scope = case_id != 0 ? FW_DECISION_SCOPE_CASE : FW_DECISION_SCOPE_OFFICE,
             .case_id = case_id,
             .ended = ended == 1};
      g_autoptr (GListModel) items
          = fw_await_sync_object (fw_decision_repository_list (store, &query, 0), error);

      if (items == NULL)
        return FALSE;
      for (guint i = 0; i < g_list_model_get_n_items (items); i++)
        {
          g_autoptr (FwDecisionItem) item = g_list_model_get_item (items, i);

          add_decision (builder, item, folder);
        }
    }
  return TRUE;
}

gboolean
fw_ctl_add_conferences (gpointer builder,
                        FwStore *store,
                        gint64 case_id,
                        const char *folder,
                        GError **error)
{
  g_autoptr (FwResult) rows
      = fw_await_sync_boxed (fw_conference_repository_list (store, case_id, 0, NULL), error);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      gint64 id = fw_result_get_int (rows, i, FW_CONFERENCE_ID);
      g_autofree char *ref = g_strdup_printf ("%s#conference/%" G_GINT64_FORMAT, folder, id);

      json_builder_begin_object (builder);
      fw_ctl_add_member (builder, "ref", ref);
      fw_ctl_add_id (builder, id);
      fw_ctl_add_member (builder, "file_number",
                         fw_result_get_text (rows, i, FW_CONFERENCE_CASE_NUMBER));
      fw_ctl_add_member (builder, "kind", fw_result_get_text (rows, i, FW_CONFERENCE_KIND));
      fw_ctl_add_member (builder, "held_on", fw_result_get_text (rows, i, FW_CONFERENCE_HELD_ON));
      fw_ctl_add_member (builder, "status", fw_result_get_text (rows, i, FW_CONFERENCE_STATUS));
      fw_ctl_add_member (builder, "due", fw_result_get_text (rows, i, FW_CONFERENCE_DUE));
      fw_ctl_add_member (builder, "light", fw_result_get_text (rows, i, FW_CONFERENCE_LIGHT));
      json_builder_set_member_name (builder, "decisions");
      json_builder_add_int_value (builder, fw_result_get_int (rows, i, FW_CONFERENCE_N_DECISIONS));
      json_builder_set_member_name (builder, "versions");
      json_builder_add_int_value (builder, fw_result_get_int (rows, i, FW_CONFERENCE_N_VERSIONS));
      json_builder_end_object (builder);
    }
  return rows != NULL;
}

static char *
dup_content (FwStore *store, gint64 id, gint64 form_id, GError **error)
{
  g_autoptr (FwForm) form = fw_await_sync_object (fw_form_load (store, form_id), error);
  g_auto (GValue) content = G_VALUE_INIT;

  if (form == NULL
      || !fw_await_sync (fw_conference_repository_dup_content (store, id, form), &content, error))
    return NULL;
  return g_value_dup_string (&content);
}

/* A copy for the ethics board and reviewers; what it could not judge is told on stderr. */
static GBytes *
make_copy (FwStore *store,
           FwRecord *conference,
           FwResult *versions,
           const char *draft,
           GError **error)
{
  gboolean frozen = fw_result_get_n_rows (versions) > 0;
  g_autoptr (FwPseudonyms) names = NULL;
  g_autoptr (GPtrArray) doubts = NULL;
  g_autofree char *content = NULL;
  g_auto (GValue) text = G_VALUE_INIT;
  guint64 salt = (guint64) g_random_int () << 32 | g_random_int ();

  if (frozen
      && !fw_await_sync (fw_conference_repository_load_version_content (
                             store, fw_result_get_int (versions, 0, FW_VERSION_ID)),
                         &text, error))
    return NULL;
  names = fw_await_sync_boxed (fw_pseudonyms_load (store, fw_record_get_int (conference, "case_id"),
                                                   salt, fw_clock_today ()),
                               error);
  content = names != NULL ? fw_minutes_pseudonymise (
                                names, frozen ? g_value_get_string (&text) : draft, &doubts, error)
                          : NULL;
  for (guint i = 0; content != NULL && i < doubts->len; i++)
    {
      const FwPseudonymDoubt *doubt = g_ptr_array_index (doubts, i);
      g_autofree char *why = fw_pseudonym_doubt_dup_text (doubt);

      g_printerr ("%s: %s\n", doubt->place, why);
    }
  return content != NULL
             ? fw_minutes_report_to_pdf (
                   content, frozen ? (guint) fw_result_get_int (versions, 0, FW_VERSION_NUMBER) : 0,
                   error)
             : NULL;
}

/* The newest frozen version as it lies in the archive; without one the draft, which says so. */
static GBytes *
make_pdf (FwStore *store, gint64 id, gboolean without_names, gint64 *case_id, GError **error)
{
  g_autoptr (FwRecord) conference
      = fw_await_sync_object (fw_conference_repository_load (store, id), error);
  g_autoptr (FwResult) versions = NULL;
  g_autofree char *content = NULL;

  if (conference == NULL)
    return NULL;
  *case_id = fw_record_get_int (conference, "case_id");
  versions = fw_await_sync_boxed (fw_conference_repository_list_versions (store, id), error);
  if (versions == NULL)
    return NULL;
  if (fw_result_get_n_rows (versions) > 0 && !without_names)
    return fw_await_sync_boxed (
        fw_store_load_blob (store, fw_result_get_int (versions, 0, FW_VERSION_BLOB)), error);
  content = dup_content (store, id, fw_record_get_int (conference, "form_id"), error);
  if (content != NULL && without_names)
    return make_copy (store, conference, versions, content, error);
  return content != NULL ? fw_minutes_report_to_pdf (content, 0, error) : NULL;
}

static int
run_export (const FwCtlOptions *options, int n_words, char **words)
{
  g_autofree char *folder = NULL, *id_text = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id, case_id = 0;
  gboolean written = FALSE;
  int status;

  if (options->output == NULL)
    {
      g_printerr (_ ("usage: fallwerkctl %s\n"), "minutes export FILE#conference/ID -o OUT.pdf");
      return FW_CTL_WRONG_USAGE;
    }
  if (!fw_ctl_split_reference (words[0], "conference", &folder, &id_text)
      || !g_ascii_string_to_signed (id_text, 10, 1, G_MAXINT64, &id, NULL))
    return fw_ctl_fail_input (_ ("“%s” names no conference: it is FILE#conference/ID"), words[0]);
  store = fw_ctl_open (options, folder, &status);
  if (store == NULL)
    return status;
  pdf = make_pdf (store, id, options->without_names, &case_id, &error);
  /* What leaves the office is logged before it does. */
  if (pdf != NULL
      && fw_await_sync (fw_store_log_access (store, "export", case_id, "minutes"), NULL, &error))
    written = fw_file_write (options->output, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf),
                             &error);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return written ? FW_CTL_DONE : fw_ctl_fail (error);
}

gboolean
fw_ctl_close_demo_minutes (FwStore *store, guint limit, GError **error)
{
  g_autoptr (FwResult) rows
      = fw_await_sync_boxed (fw_conference_repository_list (store, 0, 0, "open"), error);
  FwDay today = fw_clock_today ();
  gboolean ok = rows != NULL;

  for (guint i = 0; ok && i < fw_result_get_n_rows (rows) && limit > 0; i++)
    {
      gint64 id = fw_result_get_int (rows, i, FW_CONFERENCE_ID);
      g_autofree char *content = NULL;
      g_autoptr (GBytes) pdf = NULL;
      FwDay held;

      if (fw_result_get_text (rows, i, FW_CONFERENCE_HELD_ON) == NULL
          || !fw_day_from_iso (fw_result_get_text (rows, i, FW_CONFERENCE_HELD_ON), &held)
          || held >= today)
        continue;
      /* As if it had been done then. */
      fw_clock_set_today (held);
      content = dup_content (store, id, fw_result_get_int (rows, i, FW_CONFERENCE_FORM), error);
      pdf = content != NULL ? fw_minutes_report_to_pdf (content, 1, error) : NULL;
      ok = pdf != NULL
           && fw_await_sync (fw_conference_repository_close (store, id, 1, content, pdf, "", ""),
                             NULL, error);
      limit--;
    }
  fw_clock_set_today (today);
  return ok && fw_await_sync (fw_demo_settle_decisions (store), NULL, error);
}

/* "conference-round-table.2026-11-01.json" names the rule and the day it holds from. */
static gboolean
split_file (const char *path, char **name, char **valid_from)
{
  g_autofree char *file = g_path_get_basename (path);
  gsize length = strlen (file);
  FwDay day;

  if (length < 17 || !g_str_has_suffix (file, ".json") || file[length - 16] != '.')
    return FALSE;
  *valid_from = g_strndup (file + length - 15, 10);
  *name = g_strndup (file, length - 16);
  return fw_day_from_iso (*valid_from, &day);
}

static int
run_add_rule (const FwCtlOptions *options, int n_words, char **words)
{
  g_autofree char *name = NULL, *valid_from = NULL, *text = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (FwChangeSet) applied = NULL;
  g_autoptr (GError) error = NULL;
  g_auto (GValue) manages = G_VALUE_INIT;
  gsize length;
  int status;

  if (!split_file (words[1], &name, &valid_from))
    return fw_ctl_fail_input (
        _ ("“%s” does not name a rule: the file is called NAME.YYYY-MM-DD.json"), words[1]);
  if (!g_file_get_contents (words[1], &text, &length, NULL) || strlen (text) != length
      || !g_utf8_validate (text, length, NULL))
    return fw_ctl_fail_input (_ ("the text file cannot be read"));
  store = fw_ctl_open (options, words[0], &status);
  if (store == NULL)
    return status;
  if (!fw_await_sync (fw_staff_repository_may_manage (store), &manages, &error)
      || !g_value_get_boolean (&manages))
    {
      fw_await_sync (fw_store_close (store), NULL, NULL);
      if (error != NULL)
        return fw_ctl_fail (error);
      fw_ctl_fail_input (_ ("rules of the office are added by those who manage it"));
      return FW_CTL_NO_ACCESS;
    }
  applied = fw_await_sync_boxed (
      fw_rules_import (store, options->kind != NULL ? options->kind : "form-template", name,
                       valid_from, text),
      &error);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return applied != NULL ? FW_CTL_DONE : fw_ctl_fail (error);
}

const FwCtlCommand fw_ctl_conference_commands[] = {
    {"minutes", "export", "minutes export FILE#conference/ID -o OUT.pdf [--without-names]", 1, 1,
     run_export},
    {"rule", "add",
     "rule add FILE NAME.YYYY-MM-DD.json [--kind form-template|deadline|kind-of-help|escalation]",
     2, 2, run_add_rule},
    {NULL},
};
