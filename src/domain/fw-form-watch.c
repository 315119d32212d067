/* fw-form-watch.c: the answers of a form in an edit session: see fw-form.h. */
#include "config.h"

#include "domain/fw-form.h"

static void
watch_row (FwForm *self, FwEditSession *session, const FwSection *section, gint64 row_id)
{
  for (guint i = 0; i < section->fields->len; i++)
    {
      const FwField *field = g_ptr_array_index (section->fields, i);
      FwFormAnswer *answer = fw_form_get_answer (self, field->name, row_id);

      if (answer != NULL)
        fw_edit_session_watch (session, FW_RECORD (answer), field->prompt);
    }
}

void
fw_form_watch_answers (FwForm *self, FwEditSession *session)
{
  GPtrArray *sections;

  g_return_if_fail (FW_IS_FORM (self) && FW_IS_EDIT_SESSION (session));

  sections = fw_form_template_get_sections (fw_form_get_template (self));
  for (guint s = 0; s < sections->len; s++)
    {
      const FwSection *section = g_ptr_array_index (sections, s);
      GListModel *rows = section->repeats ? fw_form_get_rows (self, section->name) : NULL;

      if (!section->repeats)
        watch_row (self, session, section, 0);
      for (guint r = 0; rows != NULL && r < g_list_model_get_n_items (rows); r++)
        {
          g_autoptr (FwRecord) row = g_list_model_get_item (rows, r);

          watch_row (self, session, section, fw_record_get_id (row));
        }
    }
}
