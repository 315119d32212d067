/* fw-form-repository.c: see fw-form-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-id.h"
#include "domain/fw-form-repository.h"
#include "domain/fw-form.h"
#include "domain/fw-rules.h"

static void
insert_answer (FwChangeSet *changes,
               gint64 form_id,
               gint64 row_id,
               const char *field,
               FwRow *values)
{
  g_autoptr (FwRow) row = fw_row_new ();
  const char *value = values != NULL ? fw_row_get_text (values, field) : NULL;

  fw_row_set_int (row, "form_id", form_id);
  if (row_id != 0)
    fw_row_set_int (row, "row_id", row_id);
  else
    fw_row_set_null (row, "row_id");
  fw_row_set_text (row, "field", field);
  fw_row_set_text (row, "value", value != NULL ? value : "");
  fw_row_set_text (row, "reason", "");
  fw_change_set_insert (changes, "form_answer", fw_id_new (), row);
}

gint64
fw_form_insert (FwChangeSet *changes,
                gint64 case_id,
                const char *template_name,
                const char *template_valid_from,
                const char *created_at,
                FwFormTemplate *form_template,
                FwRow *values)
{
  g_autoptr (FwRow) row = fw_row_new ();
  GPtrArray *sections;
  gint64 id = fw_id_new ();

  g_return_val_if_fail (changes != NULL && form_template != NULL, 0);

  fw_row_set_int (row, "case_id", case_id);
  fw_row_set_text (row, "template", template_name);
  fw_row_set_text (row, "template_valid_from", template_valid_from);
  fw_row_set_text (row, "status", "draft");
  fw_row_set_text (row, "created_at", created_at);
  fw_change_set_insert (changes, "form", id, row);
  sections = fw_form_template_get_sections (form_template);
  for (guint i = 0; i < sections->len; i++)
    {
      const FwSection *section = g_ptr_array_index (sections, i);

      for (guint j = 0; !section->repeats && j < section->fields->len; j++)
        insert_answer (changes, id, 0, ((FwField *) g_ptr_array_index (section->fields, j))->name,
                       values);
    }
  return id;
}

gint64
fw_form_insert_row (FwChangeSet *changes,
                    FwFormTemplate *form_template,
                    gint64 form_id,
                    const char *section_name,
                    gint64 position,
                    FwRow *values)
{
  const FwSection *section = fw_form_template_find_section (form_template, section_name);
  g_autoptr (FwRow) row = fw_row_new ();
  gint64 id = fw_id_new ();

  g_return_val_if_fail (section != NULL && section->repeats, 0);

  fw_row_set_int (row, "form_id", form_id);
  fw_row_set_text (row, "list", section_name);
  fw_row_set_int (row, "position", position);
  fw_change_set_insert (changes, "form_row", id, row);
  for (guint i = 0; i < section->fields->len; i++)
    insert_answer (changes, form_id, id, ((FwField *) g_ptr_array_index (section->fields, i))->name,
                   values);
  return id;
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  gint64 id = *(gint64 *) data;
  GError *error = NULL;
  g_autoptr (FwResult) result = fw_connection_query (
      connection, "SELECT template, template_valid_from, status, case_id FROM form WHERE id = $1",
      g_variant_new ("(x)", id), &error);
  g_autofree char *body = NULL;
  FwRow *row;

  if (result == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (result) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("This form is no longer there."));
  body = fw_rules_dup_dated_body (connection, "form-template", fw_result_get_text (result, 0, 0),
                                  fw_result_get_text (result, 0, 1));
  if (body == NULL)
    return dex_future_new_reject (
        FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
        _ ("The template that this form was filled in under is missing. What was written is safe; "
           "please install the current version of the program."));
  row = fw_result_dup_row (result, 0);
  fw_row_set_text (row, "body", body);
  return dex_future_new_take_boxed (FW_TYPE_ROW, row);
}

DexFuture *
fw_form_repository_load (FwStore *store, gint64 form_id)
{
  return fw_store_read (store, load_job, g_memdup2 (&form_id, sizeof form_id), g_free);
}

DexFuture *
fw_form_repository_load_answers (FwStore *store, gint64 form_id)
{
  return fw_store_load_records (store, FW_TYPE_FORM_ANSWER, "WHERE form_id = $1 ORDER BY id",
                                g_variant_new ("(x)", form_id));
}

DexFuture *
fw_form_repository_load_rows (FwStore *store, gint64 form_id)
{
  return fw_store_load_records (store, FW_TYPE_FORM_ROW,
                                "WHERE form_id = $1 ORDER BY list, position, id",
                                g_variant_new ("(x)", form_id));
}

FwResult *
fw_form_repository_read_list (FwConnection *connection,
                              gint64 form_id,
                              const char *list,
                              GError **error)
{
  return fw_connection_query (
      connection,
      "SELECT form_answer.row_id, form_answer.field, form_answer.value, form_answer.reason FROM "
      "form_row JOIN form_answer ON form_answer.row_id = form_row.id WHERE form_row.form_id = $1 "
      "AND form_row.list = $2 ORDER BY form_row.position, form_row.id, form_answer.id",
      g_variant_new ("(xs)", form_id, list), error);
}

FwResult *
fw_form_repository_read_answers (FwConnection *connection, gint64 form_id, GError **error)
{
  return fw_connection_query (
      connection,
      "SELECT field, value, reason FROM form_answer WHERE form_id = $1 AND row_id IS NULL",
      g_variant_new ("(x)", form_id), error);
}
