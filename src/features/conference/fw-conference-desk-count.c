/* fw-conference-desk-count.c: what is filled, what is empty, and where (handbook CASE-6). */
#include "config.h"

#include <glib/gi18n.h>

#include "features/conference/fw-conference-desk.h"

typedef enum
{
  VALUE_EMPTY,
  VALUE_REASONED,
  VALUE_ANSWERED,
} Value;

/* Called for each field that counts, in order. @title is owned by the caller. */
typedef void (*VisitFunc) (FwConferenceGap *place, Value value, const char *reason, gpointer data);

static gboolean
has_text (FwRecord *record, const char *column)
{
  const char *text = fw_record_get_text (record, column);

  return text != NULL && text[0] != '\0';
}

static void
visit_record (guint step,
              FwRecord *record,
              const char *column,
              char *title,
              gboolean filled,
              VisitFunc visit,
              gpointer data)
{
  FwConferenceGap place = {.step = step, .title = title, .record = record, .column = column};

  visit (&place, filled ? VALUE_ANSWERED : VALUE_EMPTY, NULL, data);
  g_free (title);
}

static void
visit_answer (FwConferenceDesk *self,
              guint step,
              const FwField *field,
              gint64 row_id,
              const char *row_title,
              VisitFunc visit,
              gpointer data)
{
  FwFormAnswer *answer = fw_form_get_answer (self->form, field->name, row_id);
  g_autofree char *title = NULL;
  FwConferenceGap place = {.step = step, .field = field, .row_id = row_id};
  const char *reason;

  if (answer == NULL || !field->counts || !fw_form_applies (self->form, field, row_id))
    return;
  title = row_title != NULL ? g_strdup_printf ("%s: %s", row_title, field->prompt)
                            : g_strdup (field->prompt);
  place.title = title;
  reason = fw_record_get_text (FW_RECORD (answer), "reason");
  if (fw_form_get_value (self->form, field->name, row_id)[0] != '\0')
    visit (&place, VALUE_ANSWERED, NULL, data);
  else if (reason != NULL && reason[0] != '\0')
    visit (&place, VALUE_REASONED, reason, data);
  else
    visit (&place, VALUE_EMPTY, NULL, data);
}

static void
visit_section (FwConferenceDesk *self,
               guint step,
               const FwSection *section,
               VisitFunc visit,
               gpointer data)
{
  GListModel *rows = section->repeats ? fw_form_get_rows (self->form, section->name) : NULL;
  guint n = rows != NULL ? g_list_model_get_n_items (rows) : 1;

  for (guint r = 0; r < n; r++)
    {
      g_autoptr (FwRecord) row = rows != NULL ? g_list_model_get_item (rows, r) : NULL;
      g_autofree char *row_title
          = row != NULL
                ? g_strdup_printf (
                      "%s %u", section->row_title[0] != '\0' ? section->row_title : section->title,
                      r + 1)
                : NULL;

      for (guint i = 0; i < section->fields->len; i++)
        visit_answer (self, step, g_ptr_array_index (section->fields, i),
                      row != NULL ? fw_record_get_id (row) : 0, row_title, visit, data);
    }
}

static void
visit_rating (FwConferenceDesk *self, guint step, VisitFunc visit, gpointer data)
{
  for (guint i = 0; i < self->kind->domains->len; i++)
    {
      const FwRatingDomain *domain = g_ptr_array_index (self->kind->domains, i);
      FwRecord *agreed = fw_conference_desk_find_agreed (self, domain->name);
      FwConferenceGap place
          = {.step = step, .title = domain->title, .record = agreed, .column = "value"};
      gint64 value = agreed != NULL ? fw_record_get_int (agreed, "value") : 0;
      gboolean set = agreed != NULL && !fw_record_is_null (agreed, "value");

      if (set && value > 0)
        visit (&place, VALUE_ANSWERED, NULL, data);
      else if (set && has_text (agreed, "reason"))
        visit (&place, VALUE_REASONED, fw_record_get_text (agreed, "reason"), data);
      else
        visit (&place, VALUE_EMPTY, NULL, data);
    }
  if (self->kind->safety[0] != '\0')
    visit_record (step, self->conference, "safety", g_strdup (_ ("Safety question")),
                  has_text (self->conference, "safety"), visit, data);
  visit_record (step, self->conference, "light", g_strdup (_ ("Decision of the round")),
                has_text (self->conference, "light"), visit, data);
}

static void
visit_decisions (FwConferenceDesk *self, guint step, VisitFunc visit, gpointer data)
{
  guint n = g_list_model_get_n_items (G_LIST_MODEL (self->decisions));

  for (guint i = 0; i < n; i++)
    {
      g_autoptr (FwRecord) decision = g_list_model_get_item (G_LIST_MODEL (self->decisions), i);

      visit_record (step, decision, "what",
                    /* Translators: a field of a decision; %u is its number. */
                    g_strdup_printf (_ ("Decision %u: what"), i + 1), has_text (decision, "what"),
                    visit, data);
      visit_record (step, decision, "responsible",
                    /* Translators: a field of a decision; %u is its number. */
                    g_strdup_printf (_ ("Decision %u: who"), i + 1),
                    has_text (decision, "responsible")
                        || fw_record_get_int (decision, "responsible_id") != 0,
                    visit, data);
      visit_record (step, decision, "due",
                    /* Translators: a field of a decision; %u is its number. */
                    g_strdup_printf (_ ("Decision %u: until when"), i + 1),
                    has_text (decision, "due"), visit, data);
    }
}

static void
visit_step (FwConferenceDesk *self, guint step, VisitFunc visit, gpointer data)
{
  const FwStep *which = fw_conference_desk_get_step (self, step);

  for (guint i = 0; which->sections != NULL && which->sections[i] != NULL; i++)
    {
      const FwSection *section
          = fw_form_template_find_section (fw_form_get_template (self->form), which->sections[i]);

      if (section != NULL)
        visit_section (self, step, section, visit, data);
    }
  if (step == 0)
    visit_record (step, self->conference, "question", g_strdup (_ ("Question for the round")),
                  has_text (self->conference, "question"), visit, data);
  if (which->part == FW_STEP_RATING && self->kind->domains->len > 0)
    visit_rating (self, step, visit, data);
  else if (which->part == FW_STEP_DECISIONS)
    visit_decisions (self, step, visit, data);
  else if (which->part == FW_STEP_FOLLOW_UP)
    visit_record (step, self->conference, "next_on", g_strdup (_ ("Next conference")),
                  has_text (self->conference, "next_on"), visit, data);
}

static void
count_cb (FwConferenceGap *place, Value value, const char *reason, gpointer data)
{
  FwFormCount *count = data;

  count->n_fields++;
  if (value == VALUE_ANSWERED)
    count->n_answered++;
  else if (value == VALUE_REASONED)
    count->n_reasoned++;
  else
    count->n_empty++;
}

static void
visit_all (FwConferenceDesk *self, guint step, VisitFunc visit, gpointer data)
{
  if (self->edits == NULL)
    return;
  for (guint i = 0; i < fw_conference_desk_get_n_steps (self); i++)
    if (step == G_MAXUINT || step == i)
      visit_step (self, i, visit, data);
}

void
fw_conference_desk_count (FwConferenceDesk *self, guint step, FwFormCount *count)
{
  g_return_if_fail (FW_IS_CONFERENCE_DESK (self) && count != NULL);

  memset (count, 0, sizeof *count);
  visit_all (self, step, count_cb, count);
}

static void
gap_free (gpointer data)
{
  FwConferenceGap *gap = data;

  g_free (gap->title);
  g_clear_object (&gap->record);
  g_free (gap);
}

static void
gap_cb (FwConferenceGap *place, Value value, const char *reason, gpointer data)
{
  FwConferenceGap *gap;

  if (value != VALUE_EMPTY)
    return;
  gap = g_memdup2 (place, sizeof *place);
  gap->title = g_strdup (place->title);
  if (gap->record != NULL)
    g_object_ref (gap->record);
  g_ptr_array_add (data, gap);
}

GPtrArray *
fw_conference_desk_dup_gaps (FwConferenceDesk *self)
{
  GPtrArray *gaps = g_ptr_array_new_with_free_func (gap_free);

  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), gaps);

  visit_all (self, G_MAXUINT, gap_cb, gaps);
  return gaps;
}

static void
reason_free (gpointer data)
{
  FwConferenceReason *reason = data;

  g_free (reason->title);
  g_free (reason->reason);
  g_free (reason);
}

static void
reason_cb (FwConferenceGap *place, Value value, const char *reason, gpointer data)
{
  FwConferenceReason *item;

  if (value != VALUE_REASONED)
    return;
  item = g_new0 (FwConferenceReason, 1);
  item->title = g_strdup (place->title);
  item->reason = g_strdup (reason);
  g_ptr_array_add (data, item);
}

GPtrArray *
fw_conference_desk_dup_reasons (FwConferenceDesk *self)
{
  GPtrArray *reasons = g_ptr_array_new_with_free_func (reason_free);

  g_return_val_if_fail (FW_IS_CONFERENCE_DESK (self), reasons);

  visit_all (self, G_MAXUINT, reason_cb, reasons);
  return reasons;
}
