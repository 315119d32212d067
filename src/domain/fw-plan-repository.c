/* fw-plan-repository.c: see fw-plan-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-frozen-private.h"
#include "domain/fw-plan-new.h"
#include "domain/fw-plan-repository.h"
#include "store/fw-blob.h"

#define COLUMNS                                                                                    \
  "help_plan.id, help_plan.case_id, help_plan.form_id, help_plan.number, help_plan.kind, "         \
  "help_plan.status, help_plan.talk_date, help_plan.review_date, help_plan.help_kind, "            \
  "case_file.name, case_file.file_number, NULL, (SELECT count(*) FROM frozen_document WHERE "      \
  "frozen_document.form_id = help_plan.form_id), staff.name"
#define TABLES                                                                                     \
  " FROM help_plan JOIN case_file ON case_file.id = help_plan.case_id LEFT JOIN staff ON "         \
  "staff.id = case_file.worker_id "

typedef struct
{
  gint64 case_id;
  gint64 *child_ids;
  guint n_children;
} Create;

static void
create_free (gpointer data)
{
  Create *create = data;

  g_free (create->child_ids);
  g_free (create);
}

static DexFuture *
create_job (FwConnection *connection, gpointer data)
{
  const Create *create = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("New help plan"));
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  GError *error = NULL;
  gint64 id = fw_plan_new (connection, changes, create->case_id, create->child_ids,
                           create->n_children, today, NULL, NULL, &error);

  if (id == 0 || !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (id);
}

DexFuture *
fw_plan_repository_create (FwStore *store,
                           gint64 case_id,
                           const gint64 *child_ids,
                           guint n_children)
{
  Create *create;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  if (n_children == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("A help plan is for at least one child. Please add the child "
                                     "to the case first."));
  create = g_new0 (Create, 1);
  create->case_id = case_id;
  create->child_ids = g_memdup2 (child_ids, n_children * sizeof *child_ids);
  create->n_children = n_children;
  return fw_store_write (store, create_job, create, create_free);
}

/* Names of children are joined here: no aggregate function is common to the engines. */
typedef struct
{
  gint64 case_id, plan_id;
} Which;

static DexFuture *
list_job (FwConnection *connection, gpointer data)
{
  const Which *which = data;
  g_autoptr (FwResult) plans = NULL;
  g_autoptr (FwResult) children = NULL;
  g_autoptr (GHashTable) names
      = g_hash_table_new_full (g_int64_hash, g_int64_equal, g_free, g_free);
  GError *error = NULL;
  FwResult *result;

  plans = fw_connection_query (connection,
                               "SELECT " COLUMNS TABLES
                               "WHERE ($1 = 0 OR help_plan.case_id = $1) AND ($2 = 0 OR "
                               "help_plan.id = $2) AND hidden = 0 ORDER BY help_plan.case_id, "
                               "number DESC",
                               g_variant_new ("(xx)", which->case_id, which->plan_id), &error);
  if (plans == NULL)
    return dex_future_new_for_error (error);
  children = fw_connection_query (
      connection,
      "SELECT plan_id, given_name FROM help_plan_child JOIN person ON person.id = "
      "help_plan_child.person_id JOIN help_plan ON help_plan.id = plan_id WHERE ($1 = 0 OR "
      "help_plan.case_id = $1) AND ($2 = 0 OR plan_id = $2) ORDER BY help_plan_child.id",
      g_variant_new ("(xx)", which->case_id, which->plan_id), &error);
  if (children == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; i < fw_result_get_n_rows (children); i++)
    {
      gint64 id = fw_result_get_int (children, i, 0);
      const char *before = g_hash_table_lookup (names, &id);
      const char *name = fw_result_get_text (children, i, 1);

      g_hash_table_replace (names, g_memdup2 (&id, sizeof id),
                            before != NULL ? g_strconcat (before, ", ", name, NULL)
                                           : g_strdup (name));
    }
  result = fw_result_replace_column (plans, FW_PLAN_CHILDREN, FW_PLAN_ID, names);
  return dex_future_new_take_boxed (FW_TYPE_RESULT, result);
}

static DexFuture *
list_plans (FwStore *store, gint64 case_id, gint64 plan_id)
{
  Which which = {case_id, plan_id};

  return fw_store_read (store, list_job, g_memdup2 (&which, sizeof which), g_free);
}

DexFuture *
fw_plan_repository_list (FwStore *store, gint64 case_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return list_plans (store, case_id, 0);
}

DexFuture *
fw_plan_repository_load (FwStore *store, gint64 plan_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return list_plans (store, 0, plan_id);
}

DexFuture *
fw_plan_repository_list_versions (FwStore *store, gint64 plan_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (
      store,
      "SELECT " FW_FROZEN_COLUMNS " FROM help_plan JOIN "
      "frozen_document ON frozen_document.form_id = help_plan.form_id LEFT JOIN staff ON staff.id "
      "= frozen_document.frozen_by WHERE help_plan.id = $1 ORDER BY frozen_document.number DESC",
      g_variant_new ("(x)", plan_id));
}

typedef struct
{
  FwStore *store;
  gint64 plan_id;
  guint number;
  char *content;
  GBytes *pdf;
  FwRow *blob;
  gint64 staff_id;
} Freeze;

static void
freeze_free (gpointer data)
{
  Freeze *freeze = data;

  g_clear_object (&freeze->store);
  g_free (freeze->content);
  g_clear_pointer (&freeze->pdf, g_bytes_unref);
  g_clear_pointer (&freeze->blob, fw_row_unref);
  g_free (freeze);
}

/* Earlier plans of the case are superseded, and their forms closed. */
static gboolean
supersede (FwConnection *connection,
           FwChangeSet *changes,
           gint64 case_id,
           gint64 plan_id,
           GError **error)
{
  g_autoptr (FwResult) old = fw_connection_query (
      connection,
      "SELECT help_plan.id, help_plan.version, form.id, form.version FROM help_plan JOIN form ON "
      "form.id = help_plan.form_id WHERE help_plan.case_id = $1 AND help_plan.id <> $2 AND "
      "help_plan.status = 'frozen' AND help_plan.number < (SELECT number FROM help_plan WHERE id = "
      "$2) AND NOT EXISTS (SELECT 1 FROM help_plan_child WHERE plan_id = help_plan.id AND "
      "person_id NOT IN (SELECT person_id FROM help_plan_child WHERE plan_id = $2))",
      g_variant_new ("(xx)", case_id, plan_id), error);

  if (old == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (old); i++)
    {
      g_autoptr (FwRow) plan = fw_row_new ();
      g_autoptr (FwRow) form = fw_row_new ();

      fw_row_set_text (plan, "status", "superseded");
      fw_row_set_text (form, "status", "frozen");
      fw_change_set_update (changes, "help_plan", fw_result_get_int (old, i, 0),
                            fw_result_get_int (old, i, 1), plan);
      fw_change_set_update (changes, "form", fw_result_get_int (old, i, 2),
                            fw_result_get_int (old, i, 3), form);
    }
  return TRUE;
}

static DexFuture *
freeze_job (FwConnection *connection, gpointer data)
{
  Freeze *freeze = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Freeze help plan"));
  g_autoptr (FwResult) plan = NULL;
  g_autoptr (FwRow) document = NULL;
  g_autoptr (FwRow) status = fw_row_new ();
  gint64 document_id = fw_id_new (), blob_id = fw_id_new ();
  GError *error = NULL;

  plan = fw_connection_query (
      connection,
      "SELECT case_id, form_id, version, (SELECT coalesce(max(number), 0) FROM frozen_document "
      "WHERE frozen_document.form_id = help_plan.form_id) FROM help_plan WHERE id = $1",
      g_variant_new ("(x)", freeze->plan_id), &error);
  if (plan == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (plan) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("This help plan is no longer there."));
  if (fw_result_get_int (plan, 0, 3) + 1 != freeze->number)
    return dex_future_new_reject (
        FW_STORE_ERROR, FW_STORE_ERROR_STALE, "%s",
        _ ("Somebody else has frozen this help plan meanwhile. Nothing is lost; please look at that "
           "version and freeze again."));
  document = _fw_frozen_make_row ("help-plan", fw_result_get_int (plan, 0, 0),
                                  fw_result_get_int (plan, 0, 1), freeze->number, freeze->staff_id,
                                  freeze->content, freeze->pdf, blob_id);
  fw_change_set_insert (changes, "blob", blob_id, freeze->blob);
  fw_change_set_insert (changes, "frozen_document", document_id, document);
  fw_row_set_text (status, "status", "frozen");
  fw_change_set_update (changes, "help_plan", freeze->plan_id, fw_result_get_int (plan, 0, 2),
                        status);
  if (!supersede (connection, changes, fw_result_get_int (plan, 0, 0), freeze->plan_id, &error)
      || !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (document_id);
}

static DexFuture *
freeze_fiber (gpointer data)
{
  Freeze *freeze = data;
  Freeze *job;
  GError *error = NULL;
  FwRow *blob = dex_await_boxed (
      fw_store_write_blob (freeze->store, freeze->pdf, "application/pdf"), &error);

  if (blob == NULL)
    return dex_future_new_for_error (error);
  job = g_new0 (Freeze, 1);
  job->plan_id = freeze->plan_id;
  job->number = freeze->number;
  job->content = g_strdup (freeze->content);
  job->pdf = g_bytes_ref (freeze->pdf);
  job->blob = blob;
  job->staff_id = fw_store_get_staff (freeze->store);
  return fw_store_write (freeze->store, freeze_job, job, freeze_free);
}

DexFuture *
fw_plan_repository_freeze (FwStore *store,
                           gint64 plan_id,
                           guint number,
                           const char *content,
                           GBytes *pdf)
{
  Freeze *freeze;

  g_return_val_if_fail (FW_IS_STORE (store) && content != NULL && pdf != NULL, NULL);

  freeze = g_new0 (Freeze, 1);
  freeze->store = g_object_ref (store);
  freeze->plan_id = plan_id;
  freeze->number = number;
  freeze->content = g_strdup (content);
  freeze->pdf = g_bytes_ref (pdf);
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, freeze_fiber, freeze, freeze_free);
}

typedef struct
{
  gint64 plan_id;
  FwRow *fed; /* column → text */
} Update;

static void
update_free (gpointer data)
{
  Update *update = data;

  fw_row_unref (update->fed);
  g_free (update);
}

static const char *const fed_columns[]
    = {"kind", "talk_date", "review_date", "help_kind", "help_start", "help_end", NULL};

static DexFuture *
update_job (FwConnection *connection, gpointer data)
{
  const Update *update = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Change help plan"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwResult) old = NULL;
  g_autoptr (FwResult) provider = NULL;
  GError *error = NULL;

  old = fw_connection_query (
      connection,
      "SELECT version, kind, talk_date, review_date, help_kind, help_start, help_end, provider_id "
      "FROM help_plan WHERE id = $1",
      g_variant_new ("(x)", update->plan_id), &error);
  if (old == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (old) == 0)
    return dex_future_new_true ();
  for (guint i = 0; fed_columns[i] != NULL; i++)
    {
      const char *value = fw_row_get_text (update->fed, fed_columns[i]);
      const char *before = fw_result_get_text (old, 0, i + 1);
      gboolean may_be_null
          = !g_str_equal (fed_columns[i], "kind") && !g_str_equal (fed_columns[i], "help_kind");

      if (value == NULL || (value[0] == '\0' && g_str_equal (fed_columns[i], "kind"))
          || g_strcmp0 (value, before != NULL ? before : "") == 0)
        continue;
      if (value[0] == '\0' && may_be_null)
        fw_row_set_null (row, fed_columns[i]);
      else
        fw_row_set_text (row, fed_columns[i], value);
    }
  provider = fw_connection_query (
      connection, "SELECT id FROM provider WHERE name = $1 ORDER BY id LIMIT 1",
      g_variant_new ("(s)", fw_row_get_text (update->fed, "provider")), &error);
  if (provider == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (provider) > 0
      && fw_result_get_int (provider, 0, 0) != fw_result_get_int (old, 0, 7))
    fw_row_set_int (row, "provider_id", fw_result_get_int (provider, 0, 0));
  else if (fw_result_get_n_rows (provider) == 0 && !fw_result_is_null (old, 0, 7))
    fw_row_set_null (row, "provider_id");
  if (fw_row_get_n (row) == 0)
    return dex_future_new_true ();
  fw_change_set_update (changes, "help_plan", update->plan_id, fw_result_get_int (old, 0, 0), row);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

DexFuture *
fw_plan_repository_update_row (FwStore *store, gint64 plan_id, FwForm *form)
{
  GPtrArray *sections;
  Update *update;

  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_FORM (form), NULL);

  update = g_new0 (Update, 1);
  update->plan_id = plan_id;
  update->fed = fw_row_new ();
  fw_row_set_text (update->fed, "provider", fw_form_get_value (form, "provider", 0));
  sections = fw_form_template_get_sections (fw_form_get_template (form));
  for (guint i = 0; i < sections->len; i++)
    {
      const FwSection *section = g_ptr_array_index (sections, i);

      for (guint j = 0; !section->repeats && j < section->fields->len; j++)
        {
          const FwField *field = g_ptr_array_index (section->fields, j);

          if (g_strv_contains (fed_columns, field->feeds))
            fw_row_set_text (update->fed, field->feeds, fw_form_get_value (form, field->name, 0));
        }
    }
  return fw_store_write (store, update_job, update, update_free);
}
