/* fw-conference-count.c: how complete minutes are (handbook CASE-6), and the safety question.
 *
 * Fields are the form's, the question, the next date, three a decision (result,
 * responsible, date), and where there is a rating one an area, the safety
 * question and the light. "Not judged" with its reason is a reasoned gap.
 */
#include "config.h"

#include <string.h>

#include "domain/fw-conference-private.h"

static void
count_one (FwFormCount *count, const char *value, const char *reason)
{
  count->n_fields++;
  if (value != NULL && value[0] != '\0')
    count->n_answered++;
  else if (reason != NULL && reason[0] != '\0')
    count->n_reasoned++;
  else
    count->n_empty++;
}

static gboolean
count_rating (FwConnection *connection,
              FwConferenceKind *kind,
              FwRow *conference,
              FwFormCount *count,
              GError **error)
{
  g_autoptr (FwResult) agreed = NULL;

  if (kind->domains->len == 0)
    return TRUE;
  agreed = fw_connection_query (
      connection, "SELECT domain, value, reason FROM agreed_rating WHERE conference_id = $1",
      g_variant_new ("(x)", fw_row_get_int (conference, "id", 0)), error);
  if (agreed == NULL)
    return FALSE;
  for (guint i = 0; i < kind->domains->len; i++)
    {
      const FwRatingDomain *domain = g_ptr_array_index (kind->domains, i);
      const char *value = "", *reason = "";

      for (guint j = 0; j < fw_result_get_n_rows (agreed); j++)
        if (g_str_equal (fw_result_get_text (agreed, j, 0), domain->name)
            && !fw_result_is_null (agreed, j, 1))
          {
            value = fw_result_get_int (agreed, j, 1) > 0 ? "value" : "";
            reason = fw_result_get_text (agreed, j, 2);
          }
      count_one (count, value, value[0] == '\0' ? reason : "");
    }
  count_one (count, fw_row_get_text (conference, "safety"), NULL);
  count_one (count, fw_row_get_text (conference, "light"), NULL);
  return TRUE;
}

gboolean
_fw_conference_count (FwConnection *connection,
                      FwConferenceKind *kind,
                      FwRow *conference,
                      FwFormCount *count,
                      GError **error)
{
  g_autoptr (FwResult) decisions = fw_connection_query (
      connection,
      "SELECT what, responsible, due, responsible_id FROM decision WHERE conference_id = $1",
      g_variant_new ("(x)", fw_row_get_int (conference, "id", 0)), error);

  *count = (FwFormCount) {0};
  if (decisions == NULL || !count_rating (connection, kind, conference, count, error))
    return FALSE;
  count_one (count, fw_row_get_text (conference, "question"), NULL);
  count_one (count, fw_row_get_text (conference, "next_on"), NULL);
  for (guint i = 0; i < fw_result_get_n_rows (decisions); i++)
    {
      count_one (count, fw_result_get_text (decisions, i, 0), NULL);
      count_one (count,
                 fw_result_is_null (decisions, i, 3) ? fw_result_get_text (decisions, i, 1)
                                                     : "staff",
                 NULL);
      count_one (count, fw_result_get_text (decisions, i, 2), NULL);
    }
  return TRUE;
}

typedef struct
{
  gint64 id;
  FwFormCount form;
} Count;

static DexFuture *
count_job (FwConnection *connection, gpointer data)
{
  const Count *job = data;
  g_autoptr (FwRow) conference = NULL;
  g_autoptr (FwConferenceKind) kind = NULL;
  GError *error = NULL;
  FwFormCount count;
  GArray *array;

  conference = _fw_conference_read (connection, job->id, &error);
  kind = conference != NULL
             ? fw_conference_kind_find (connection, fw_row_get_text (conference, "kind"),
                                        fw_row_get_text (conference, "template_valid_from"), &error)
             : NULL;
  if (kind == NULL || !_fw_conference_count (connection, kind, conference, &count, &error))
    return dex_future_new_for_error (error);
  count.n_fields += job->form.n_fields;
  count.n_answered += job->form.n_answered;
  count.n_reasoned += job->form.n_reasoned;
  count.n_empty += job->form.n_empty;
  array = g_array_sized_new (FALSE, FALSE, sizeof count, 1);
  g_array_append_val (array, count);
  return dex_future_new_take_boxed (G_TYPE_ARRAY, array);
}

DexFuture *
fw_conference_repository_count (FwStore *store, gint64 id, FwForm *form)
{
  Count *job;

  g_return_val_if_fail (FW_IS_STORE (store) && FW_IS_FORM (form), NULL);

  job = g_new0 (Count, 1);
  job->id = id;
  fw_form_count (form, NULL, &job->form);
  return fw_store_read (store, count_job, job, g_free);
}

char *
_fw_conference_dup_safety (FwConnection *connection, FwConferenceKind *kind, gint64 case_id)
{
  g_autoptr (FwResult) children = fw_connection_query (
      connection,
      "SELECT p.given_name FROM case_child c JOIN person p ON p.id = c.person_id WHERE c.case_id = "
      "$1 AND c.status = 'open' ORDER BY c.id",
      g_variant_new ("(x)", case_id), NULL);
  g_autoptr (GString) names = g_string_new (NULL);
  g_autofree char *who = NULL;
  GString *question = g_string_new (kind->safety);

  for (guint i = 0; children != NULL && i < fw_result_get_n_rows (children); i++)
    g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", fw_result_get_text (children, i, 0));
  if (names->len == 0)
    who = g_strdup ("das Kind");
  else if (strchr (names->str, ',') != NULL)
    who = g_strdup_printf ("jedes Kind (%s)", names->str);
  else
    who = g_strdup (names->str);
  g_string_replace (question, "{child}", who, 0);
  return g_string_free_and_steal (question);
}

static DexFuture *
safety_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  g_autoptr (FwRow) conference = _fw_conference_read (connection, *(gint64 *) data, &error);
  g_autoptr (FwConferenceKind) kind = NULL;

  if (conference != NULL)
    kind = fw_conference_kind_find (connection, fw_row_get_text (conference, "kind"),
                                    fw_row_get_text (conference, "template_valid_from"), &error);
  if (kind == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_take_string (
      _fw_conference_dup_safety (connection, kind, fw_row_get_int (conference, "case_id", 0)));
}

DexFuture *
fw_conference_repository_load_safety (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, safety_job, g_memdup2 (&id, sizeof id), g_free);
}
