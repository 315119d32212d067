/* fw-form-conditions.c: which sections and fields of a form apply, and how many are filled.
 *
 * Asks the form alone; what it cannot know stands in its facts.
 */
#include "config.h"

#include "domain/fw-form.h"

static gboolean
is_demanded (FwForm *self, const FwCondition *condition, const char *value)
{
  g_autofree char *name = g_strdup_printf ("%s:%s", condition->field, value);
  g_auto (GStrv) demands = g_strsplit (fw_form_get_fact (self, name), " ", -1);

  for (guint i = 0; condition->demands[i] != NULL; i++)
    if (g_strv_contains ((const char *const *) demands, condition->demands[i]))
      return TRUE;
  return FALSE;
}

static gboolean
holds (FwForm *self, const FwCondition *condition, gint64 row_id)
{
  const char *value;

  if (condition->fact != NULL)
    return fw_form_get_fact (self, condition->fact)[0] != '\0';
  if (row_id == 0 || fw_form_get_answer (self, condition->field, row_id) == NULL)
    row_id = 0;
  value = fw_form_get_value (self, condition->field, row_id);
  if (condition->demands != NULL)
    return is_demanded (self, condition, value);
  for (guint i = 0; condition->values[i] != NULL; i++)
    if (g_str_equal (condition->values[i], value)
        || (g_str_equal (condition->values[i], "*") && value[0] != '\0'))
      return TRUE;
  return FALSE;
}

static gboolean
any_holds (FwForm *self, GPtrArray *when, gint64 row_id)
{
  if (when == NULL)
    return TRUE;
  for (guint i = 0; i < when->len; i++)
    if (holds (self, g_ptr_array_index (when, i), row_id))
      return TRUE;
  return FALSE;
}

gboolean
fw_form_section_applies (FwForm *self, const FwSection *section)
{
  g_return_val_if_fail (FW_IS_FORM (self) && section != NULL, FALSE);

  return any_holds (self, section->when, 0);
}

gboolean
fw_form_applies (FwForm *self, const FwField *field, gint64 row_id)
{
  g_return_val_if_fail (FW_IS_FORM (self) && field != NULL, FALSE);

  return any_holds (self, field->section_when, 0) && any_holds (self, field->when, row_id);
}

static const char *
get_reason (FwForm *self, const char *field, gint64 row_id)
{
  FwFormAnswer *answer = fw_form_get_answer (self, field, row_id);
  const char *reason = answer != NULL ? fw_record_get_text (FW_RECORD (answer), "reason") : NULL;

  return reason != NULL ? reason : "";
}

static void
count_fields (FwForm *self, const FwSection *section, gint64 row_id, FwFormCount *count)
{
  for (guint i = 0; i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);

      if (!field->counts || !fw_form_applies (self, field, row_id))
        continue;
      count->n_fields++;
      if (fw_form_get_value (self, field->name, row_id)[0] != '\0')
        count->n_answered++;
      else if (get_reason (self, field->name, row_id)[0] != '\0')
        count->n_reasoned++;
      else
        count->n_empty++;
    }
}

void
fw_form_count (FwForm *self, const char *section_name, FwFormCount *count)
{
  GPtrArray *sections;

  g_return_if_fail (FW_IS_FORM (self) && count != NULL);

  *count = (FwFormCount) {0};
  sections = fw_form_template_get_sections (fw_form_get_template (self));
  for (guint i = 0; i < sections->len; i++)
    {
      const FwSection *section = g_ptr_array_index (sections, i);
      GListModel *rows;

      if ((section_name != NULL && !g_str_equal (section->name, section_name))
          || section->layout == FW_SECTION_SIGNATURES || !fw_form_section_applies (self, section))
        continue;
      if (!section->repeats)
        {
          count_fields (self, section, 0, count);
          continue;
        }
      rows = fw_form_get_rows (self, section->name);
      for (guint j = 0; j < g_list_model_get_n_items (rows); j++)
        {
          g_autoptr (FwRecord) row = g_list_model_get_item (rows, j);

          count_fields (self, section, fw_record_get_id (row), count);
        }
      /* A list that should have rows and has none is one thing left open. */
      if (g_list_model_get_n_items (rows) == 0 && !section->optional)
        {
          count->n_fields++;
          count->n_empty++;
        }
    }
}
