/* fw-conference-results.c: what closing minutes writes without anybody typing it again.
 *
 *   decisions ─▶ the act in the course of the case, agreements in the help plan's draft
 *   next date ─▶ re-submission        wish not followed ─▶ a talk with the family is due (CONF-16)
 *
 * A correction writes only what the first version had not.
 */
#include "config.h"

#include "base/fw-clock.h"
#include "domain/fw-conference-private.h"
#include "domain/fw-deadline-repository.h"
#include "domain/fw-form-repository.h"
#include "domain/fw-plan-new.h"
#include "domain/fw-record-repository.h"
#include "domain/fw-resubmission-repository.h"
#include "domain/fw-rules.h"

/* Of a kind's form: "no" when the wish of the family was not followed. */
#define WISH_FIELD "wish_followed"

typedef struct
{
  FwConnection *connection;
  FwChangeSet *changes;
  FwConferenceKind *kind;
  FwRow *conference;
  FwResult *decisions;
  gint64 case_id;
  gint64 worker_id;
  const char *case_kind;
  gint64 staff_id;
} Results;

/* What goes into a file is German whatever the screen speaks, as the minutes are: "24.11.2026". */
static char *
dup_german_day (FwDay day)
{
  int year, month, month_day;

  fw_day_split (day, &year, &month, &month_day);
  return g_strdup_printf ("%d.%d.%d", month_day, month, year);
}

static char *
dup_day (const char *iso)
{
  FwDay day;

  return iso != NULL && fw_day_from_iso (iso, &day) ? dup_german_day (day) : g_strdup ("");
}

/* "Fallkonferenz vom 24.11.2026: …; what (who, until)". */
static gboolean
append_act (Results *self, guint number, GError **error)
{
  g_autofree char *held = dup_day (fw_row_get_text (self->conference, "held_on"));
  g_autofree char *today = dup_german_day (fw_clock_today ());
  g_autoptr (GString) body = g_string_new (NULL);

  g_string_append_printf (body, "%s vom %s: Protokoll geschlossen, Fassung %u.",
                          self->kind->short_title, held[0] != '\0' ? held : today, number);
  for (guint i = 0; i < fw_result_get_n_rows (self->decisions); i++)
    {
      g_autofree char *due = dup_day (fw_result_get_text (self->decisions, i, FW_CLOSING_DUE));

      g_string_append_c (body, '\n');
      g_string_append_printf (body, "%u. %s (%s, bis %s)", i + 1,
                              fw_result_get_text (self->decisions, i, FW_CLOSING_WHAT),
                              fw_result_get_text (self->decisions, i, FW_CLOSING_RESPONSIBLE), due);
    }
  return fw_record_append_act (self->connection, self->changes, self->case_id, self->staff_id,
                               "act", "minutes", body->str, error);
}

static gboolean
has_resubmission (Results *self, const char *column, const char *value, const char *day)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT 1 FROM resubmission WHERE case_id = $1 AND %s = $2 AND (due = $3 OR start_date = $3)",
      column);
  g_autoptr (FwResult) rows = fw_connection_query (
      self->connection, sql, g_variant_new ("(xss)", self->case_id, value, day), NULL);

  return rows != NULL && fw_result_get_n_rows (rows) > 0;
}

static gboolean
append_next (Results *self, GError **error)
{
  const char *next_on = fw_row_get_text (self->conference, "next_on");
  g_autofree char *what = NULL;

  if (next_on == NULL || next_on[0] == '\0')
    return TRUE;
  what = g_strdup_printf ("Nächste Konferenz: %s", self->kind->short_title);
  return has_resubmission (self, "what", what, next_on)
         || fw_resubmission_append (self->connection, self->changes, self->case_id, 0, what,
                                    next_on, self->worker_id, self->staff_id, error);
}

/* The deadline rules of the event "wish-not-followed". */
static gboolean
append_talk (Results *self, GError **error)
{
  g_autoptr (FwResult) answers = fw_form_repository_read_answers (
      self->connection, fw_row_get_int (self->conference, "form_id", 0), error);
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  if (answers == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (answers); i++)
    if (g_str_equal (fw_result_get_text (answers, i, 0), WISH_FIELD)
        && g_str_equal (fw_result_get_text (answers, i, 1), "no")
        && !has_resubmission (self, "rule", "family-talk", today))
      return fw_resubmission_append_rules (self->connection, self->changes, self->case_id,
                                           self->case_kind, "wish-not-followed", today,
                                           self->worker_id, error);
  return TRUE;
}

/* The draft of the case's help plan: its form, the day of its template; a new one when there is
 * none. FALSE on error; @form_id 0: a plan is for at least one child, and there is none. */
static gboolean
find_draft (Results *self, gint64 *form_id, char **valid_from, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) draft = fw_connection_query (
      self->connection,
      "SELECT p.form_id, f.template_valid_from FROM help_plan p JOIN form f ON f.id = p.form_id "
      "WHERE p.case_id = $1 AND p.status = 'draft' AND f.status = 'draft' ORDER BY p.number DESC "
      "LIMIT 1",
      g_variant_new ("(x)", self->case_id), error);
  g_autoptr (FwResult) children = NULL;
  g_autoptr (GArray) ids = g_array_new (FALSE, FALSE, sizeof (gint64));
  g_autoptr (FwResult) rules = NULL;

  *form_id = 0;
  if (draft == NULL)
    return FALSE;
  if (fw_result_get_n_rows (draft) > 0)
    {
      *form_id = fw_result_get_int (draft, 0, 0);
      *valid_from = g_strdup (fw_result_get_text (draft, 0, 1));
      return TRUE;
    }
  children = fw_connection_query (
      self->connection,
      "SELECT person_id FROM case_child WHERE case_id = $1 AND status = 'open' ORDER BY id",
      g_variant_new ("(x)", self->case_id), error);
  rules = children != NULL
              ? fw_rules_list_connection (self->connection, "form-template", today, error)
              : NULL;
  if (rules == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (children); i++)
    {
      gint64 id = fw_result_get_int (children, i, 0);

      g_array_append_val (ids, id);
    }
  for (guint i = 0; i < fw_result_get_n_rows (rules); i++)
    if (g_str_equal (fw_result_get_text (rules, i, FW_RULE_NAME), "help-plan"))
      *valid_from = g_strdup (fw_result_get_text (rules, i, FW_RULE_VALID_FROM));
  return ids->len == 0
         || fw_plan_new (self->connection, self->changes, self->case_id, (const gint64 *) ids->data,
                         ids->len, today, NULL, form_id, error)
                != 0;
}

/* Every decision that comes into force now is an agreement of the plan's draft. */
static gboolean
append_agreements (Results *self, GError **error)
{
  g_autofree char *valid_from = NULL;
  g_autofree char *body = NULL;
  g_autoptr (FwFormTemplate) form_template = NULL;
  g_autoptr (FwResult) last = NULL;
  gint64 form_id, position;
  guint n_new = 0;

  for (guint i = 0; i < fw_result_get_n_rows (self->decisions); i++)
    n_new += fw_result_is_null (self->decisions, i, FW_CLOSING_IN_FORCE);
  if (n_new == 0 || !fw_conference_kind_produces (self->kind, "plan-draft"))
    return TRUE;
  if (!find_draft (self, &form_id, &valid_from, error))
    return FALSE;
  if (form_id == 0)
    return TRUE;
  body = fw_rules_dup_dated_body (self->connection, "form-template", "help-plan", valid_from);
  form_template = body != NULL ? fw_form_template_parse (body, -1, error) : NULL;
  if (form_template == NULL)
    return body == NULL;
  if (fw_form_template_find_section (form_template, "agreements") == NULL)
    return TRUE;
  last = fw_connection_query (self->connection,
                              "SELECT coalesce(max(position), 0) FROM form_row WHERE form_id = $1 "
                              "AND list = 'agreements'",
                              g_variant_new ("(x)", form_id), error);
  if (last == NULL)
    return FALSE;
  position = fw_result_get_int (last, 0, 0);
  for (guint i = 0; i < fw_result_get_n_rows (self->decisions); i++)
    {
      g_autoptr (FwRow) values = NULL;

      if (!fw_result_is_null (self->decisions, i, FW_CLOSING_IN_FORCE))
        continue;
      values = fw_row_new ();
      fw_row_set_text (values, "responsible",
                       fw_result_get_text (self->decisions, i, FW_CLOSING_RESPONSIBLE));
      fw_row_set_text (values, "result", fw_result_get_text (self->decisions, i, FW_CLOSING_WHAT));
      fw_row_set_text (values, "until", fw_result_get_text (self->decisions, i, FW_CLOSING_DUE));
      fw_form_insert_row (self->changes, form_template, form_id, "agreements", ++position, values);
    }
  return TRUE;
}

gboolean
_fw_conference_append_results (FwConnection *connection,
                               FwChangeSet *changes,
                               FwConferenceKind *kind,
                               FwRow *conference,
                               FwResult *decisions,
                               guint number,
                               gint64 staff_id,
                               GError **error)
{
  gint64 case_id = fw_row_get_int (conference, "case_id", 0);
  g_autoptr (FwResult) file
      = fw_connection_query (connection, "SELECT worker_id, kind FROM case_file WHERE id = $1",
                             g_variant_new ("(x)", case_id), error);
  Results self;

  if (file == NULL)
    return FALSE;
  self = (Results) {.connection = connection,
                    .changes = changes,
                    .kind = kind,
                    .conference = conference,
                    .decisions = decisions,
                    .case_id = case_id,
                    .worker_id = fw_result_get_int (file, 0, 0),
                    .case_kind = fw_result_get_text (file, 0, 1),
                    .staff_id = staff_id};
  return append_act (&self, number, error) && append_next (&self, error)
         && append_talk (&self, error) && append_agreements (&self, error);
}
