/* fw-test-plan-office.h: an office with Familie Y., for tests of help plans. */
#pragma once

#include "base/fw-clock.h"
#include "domain/fw-case-repository.h"
#include "domain/fw-plan-facts.h"
#include "domain/fw-plan-repository.h"
#include "domain/fw-rules.h"
#include "fw-test-office.h"

typedef struct
{
  FwTestOffice *office;
  gint64 case_id;
  gint64 lina, jonas;
} Family;

static inline gint64
add_member (Family *family, const char *given, const char *role)
{
  g_autofree char *case_id = g_strdup_printf ("%" G_GINT64_FORMAT, family->case_id);
  g_autofree char *id = NULL;
  gint64 person = fw_test_add (family->office->store, "person",
                               (const char *const[]) {"given_name", given, "family_name", "Ypsilon",
                                                      "born", "2014-05-14", NULL});

  id = g_strdup_printf ("%" G_GINT64_FORMAT, person);
  fw_test_add (family->office->store, "case_person",
               (const char *const[]) {"case_id", case_id, "person_id", id, "role", role, NULL});
  return person;
}

static inline void
family_init (Family *family)
{
  g_autoptr (GError) error = NULL;
  FwDay day;

  fw_day_from_iso ("2026-06-02", &day);
  fw_clock_set_today (day);
  family->office = fw_test_office_new ();
  fw_await_sync (fw_rules_sync (family->office->store), NULL, &error);
  g_assert_no_error (error);
  family->case_id = fw_test_await_id (
      fw_case_repository_create (family->office->store, "Familie Y.", "2026-01-12"));
  family->lina = add_member (family, "Lina", "child");
  family->jonas = add_member (family, "Jonas", "child");
  add_member (family, "Maria", "mother");
  add_member (family, "Deniz", "father");
  add_member (family, "Gerda", "grandparent");
}

static inline FwForm *
load_form (Family *family, gint64 plan_id)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwResult) plan
      = fw_await_sync_boxed (fw_plan_repository_load (family->office->store, plan_id), &error);
  FwForm *form;

  g_assert_no_error (error);
  form = fw_await_sync_object (
      fw_form_load (family->office->store, fw_result_get_int (plan, 0, FW_PLAN_FORM)), &error);
  g_assert_no_error (error);
  return form;
}

static inline void
fill (FwForm *form, FwEditSession *session, const char *field, gint64 row, const char *value)
{
  FwFormAnswer *answer = fw_form_get_answer (form, field, row);

  g_assert_nonnull (answer);
  fw_edit_session_watch (session, FW_RECORD (answer), "Change help plan");
  g_object_set (answer, "value", value, NULL);
}

static inline gboolean
has_row (FwForm *form, const char *section, const char *field, const char *value)
{
  GListModel *rows = fw_form_get_rows (form, section);

  for (guint i = 0; i < g_list_model_get_n_items (rows); i++)
    {
      g_autoptr (FwRecord) row = g_list_model_get_item (rows, i);

      if (g_strcmp0 (fw_form_get_value (form, field, fw_record_get_id (row)), value) == 0)
        return TRUE;
    }
  return FALSE;
}

static inline void
apply_facts (Family *family, gint64 plan_id, FwForm *form)
{
  g_autoptr (GError) error = NULL;

  fw_await_sync (fw_plan_facts_apply (family->office->store, plan_id, form), NULL, &error);
  g_assert_no_error (error);
}

static inline gint64
nth_row (FwForm *form, const char *section, guint n)
{
  g_autoptr (FwRecord) row = g_list_model_get_item (fw_form_get_rows (form, section), n);

  return row != NULL ? fw_record_get_id (row) : 0;
}
