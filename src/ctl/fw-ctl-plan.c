/* fw-ctl-plan.c: fallwerkctl plan export. */
#include "config.h"

#include <glib/gi18n.h>

#include "base/fw-clock.h"
#include "ctl/fw-ctl.h"
#include "document/fw-plan-answers.h"
#include "document/fw-plan-report.h"
#include "document/fw-plan-variants.h"
#include "domain/fw-plan-repository.h"
#include "domain/fw-plan-signature-repository.h"
#include "domain/fw-rules.h"
#include "domain/fw-translation.h"
#include "store/fw-await.h"
#include "store/fw-blob.h"
#include "store/fw-file.h"

/* The content of a plan as it is now. */
static char *
dup_content (FwStore *store, gint64 plan_id, gint64 form_id, GError **error)
{
  g_autoptr (FwForm) form = fw_await_sync_object (fw_form_load (store, form_id), error);
  g_auto (GValue) content = G_VALUE_INIT;

  if (form == NULL
      || !fw_await_sync (fw_plan_repository_dup_content (store, plan_id, form), &content, error))
    return NULL;
  return g_value_dup_string (&content);
}

gboolean
fw_ctl_freeze_demo_plans (FwStore *store, guint limit, GError **error)
{
  g_autoptr (FwResult) plans = fw_await_sync_boxed (fw_plan_repository_list (store, 0), error);
  FwDay today = fw_clock_today ();
  gboolean ok = plans != NULL;

  for (guint i = 0; ok && i < fw_result_get_n_rows (plans) && limit > 0; i++)
    {
      gint64 id = fw_result_get_int (plans, i, FW_PLAN_ID);
      g_autofree char *content = NULL;
      g_autoptr (FwDocument) document = NULL;
      g_autoptr (GBytes) pdf = NULL;
      FwDay talk;

      if (g_strcmp0 (fw_result_get_text (plans, i, FW_PLAN_STATUS), "draft") != 0
          || fw_result_get_text (plans, i, FW_PLAN_TALK_DATE) == NULL
          || !fw_day_from_iso (fw_result_get_text (plans, i, FW_PLAN_TALK_DATE), &talk)
          || talk > today - 28)
        continue;
      /* As if it had been done then. */
      fw_clock_set_today (talk + 11);
      content = dup_content (store, id, fw_result_get_int (plans, i, FW_PLAN_FORM), error);
      document = content != NULL ? fw_plan_report_new (content, 1, error) : NULL;
      pdf = document != NULL ? fw_document_to_pdf (document, error) : NULL;
      ok = pdf != NULL
           && fw_await_sync (fw_plan_repository_freeze (store, id, 1, content, pdf), NULL, error);
      limit--;
    }
  fw_clock_set_today (today);
  return ok;
}

/* The content of the newest frozen version; without one, of the plan as it is. */
static char *
dup_newest_content (FwStore *store,
                    gint64 plan_id,
                    gint64 form_id,
                    FwResult *versions,
                    GError **error)
{
  g_auto (GValue) content = G_VALUE_INIT;

  if (fw_result_get_n_rows (versions) == 0)
    return dup_content (store, plan_id, form_id, error);
  return fw_await_sync (fw_plan_repository_dup_version_content (
                            store, fw_result_get_int (versions, 0, FW_VERSION_ID)),
                        &content, error)
             ? g_value_dup_string (&content)
             : NULL;
}

/* The phrases with what the office has checked. */
static FwPhrases *
load_phrases (FwStore *store, const char *language, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) rules = fw_await_sync_boxed (fw_rules_list (store, "phrases", today), error);
  const char *office = NULL;

  if (rules == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (rules); i++)
    if (g_str_equal (fw_result_get_text (rules, i, FW_RULE_NAME), language))
      office = fw_result_get_text (rules, i, FW_RULE_BODY);
  return fw_phrases_new (language, office, error);
}

static FwDocument *
make_variant (const FwCtlOptions *options,
              FwStore *store,
              gint64 form_id,
              const char *content,
              GError **error)
{
  g_autoptr (FwPhrases) phrases = NULL;
  g_autoptr (FwResult) translations = NULL;

  if (options->child)
    return fw_plan_child_page_new (content, options->for_child, error);
  if (options->order)
    return fw_plan_order_letter_new (content, error);
  if (options->card)
    return fw_plan_contact_card_new (content, error);
  phrases
      = load_phrases (store, options->plain ? FW_PHRASES_PLAIN : options->second_language, error);
  if (phrases == NULL)
    return NULL;
  if (options->plain)
    return fw_plan_plain_new (content, phrases, error);
  translations
      = fw_await_sync_boxed (fw_translation_list (store, form_id, options->second_language), error);
  return translations != NULL ? fw_plan_two_languages_new (content, phrases, translations, error)
                              : NULL;
}

static gboolean
is_variant (const FwCtlOptions *options)
{
  return options->child || options->order || options->card || options->plain
         || options->second_language != NULL;
}

/* With every signature that was written into it. */
static GBytes *
load_version (FwStore *store, gint64 document_id, GError **error)
{
  g_autoptr (FwPlanSigning) signing
      = fw_await_sync_boxed (fw_plan_signature_repository_load (store, document_id), error);

  return signing != NULL
             ? fw_await_sync_boxed (
                   fw_store_load_blob (store, fw_plan_signing_get_last (signing)->blob), error)
             : NULL;
}

/* Who answered how; there are answers to a frozen version alone. */
static FwDocument *
make_answers (FwStore *store, FwResult *versions, const char *content, GError **error)
{
  g_autoptr (FwPlanSigning) signing = NULL;

  if (fw_result_get_n_rows (versions) == 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This help plan has no frozen version yet: nobody can have answered "
                              "it."));
      return NULL;
    }
  signing = fw_await_sync_boxed (
      fw_plan_signature_repository_load (store, fw_result_get_int (versions, 0, FW_VERSION_ID)),
      error);
  return signing != NULL ? fw_plan_answers_new (content, signing, error) : NULL;
}

/* The newest frozen version as it lies in the archive; without one the draft. */
static GBytes *
make_pdf (const FwCtlOptions *options,
          FwStore *store,
          gint64 plan_id,
          gint64 *case_id,
          GError **error)
{
  g_autoptr (FwResult) plan = fw_await_sync_boxed (fw_plan_repository_load (store, plan_id), error);
  g_autoptr (FwResult) versions = NULL;
  g_autoptr (FwDocument) document = NULL;
  g_autofree char *content = NULL;

  if (plan == NULL)
    return NULL;
  if (fw_result_get_n_rows (plan) == 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("There is no help plan with this id in this office."));
      return NULL;
    }
  *case_id = fw_result_get_int (plan, 0, FW_PLAN_CASE);
  versions = fw_await_sync_boxed (fw_plan_repository_list_versions (store, plan_id), error);
  if (versions == NULL)
    return NULL;
  if (fw_result_get_n_rows (versions) > 0 && !is_variant (options) && !options->answers)
    return load_version (store, fw_result_get_int (versions, 0, FW_VERSION_ID), error);
  content = dup_newest_content (store, plan_id, fw_result_get_int (plan, 0, FW_PLAN_FORM), versions,
                                error);
  if (content != NULL)
    document = options->answers ? make_answers (store, versions, content, error)
               : is_variant (options)
                   ? make_variant (options, store, fw_result_get_int (plan, 0, FW_PLAN_FORM),
                                   content, error)
                   : fw_plan_report_new (content, 0, error);
  return document != NULL ? fw_document_to_pdf (document, error) : NULL;
}

/* Where the paper is to lie. */
static gboolean
has_folder (const char *path, char **folder)
{
  *folder = g_path_get_dirname (path);
  return g_file_test (*folder, G_FILE_TEST_IS_DIR);
}

static int
run_export (const FwCtlOptions *options, int n_words, char **words)
{
  g_autofree char *folder = NULL, *id_text = NULL, *target = NULL;
  g_autoptr (FwStore) store = NULL;
  g_autoptr (GBytes) pdf = NULL;
  g_autoptr (GError) error = NULL;
  gint64 id, case_id = 0;
  gboolean written = FALSE;
  int status;

  if (options->output == NULL
      || options->child + options->order + options->card + options->plain + options->answers
                 + (options->second_language != NULL)
             > 1)
    {
      g_printerr (_ ("usage: fallwerkctl %s\n"),
                  "plan export FILE#plan/ID -o OUT.pdf [--second-language xx | --plain | --child "
                  "[--for NAME] | --order | --card | --answers]");
      return FW_CTL_WRONG_USAGE;
    }
  if (!fw_ctl_split_reference (words[0], "plan", &folder, &id_text)
      || !g_ascii_string_to_signed (id_text, 10, 1, G_MAXINT64, &id, NULL))
    return fw_ctl_fail_input (_ ("“%s” names no help plan: it is FILE#plan/ID"), words[0]);
  if (!has_folder (options->output, &target))
    return fw_ctl_fail_input (_ ("The folder “%s” does not exist."), target);
  store = fw_ctl_open (options, folder, &status);
  if (store == NULL)
    return status;
  pdf = make_pdf (options, store, id, &case_id, &error);
  /* What leaves the office is logged before it does. */
  if (pdf != NULL
      && fw_await_sync (fw_store_log_access (store, "export", case_id, "help-plan"), NULL, &error))
    written = fw_file_write (options->output, g_bytes_get_data (pdf, NULL), g_bytes_get_size (pdf),
                             &error);
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return written ? FW_CTL_DONE : fw_ctl_fail (error);
}

const FwCtlCommand fw_ctl_plan_commands[] = {
    {"plan", "export",
     "plan export FILE#plan/ID -o OUT.pdf [--second-language xx | --plain | --child [--for NAME] | "
     "--order | --card | --answers]",
     1, 1, run_export},
    {NULL},
};
