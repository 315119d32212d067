/* fw-conference-propose.c: from the conference that proposes a help to those who decide on it.
 *
 *   question, options, wish, reasons ─▶ a registration of the kind that produces an order
 *
 * Nothing of the conference itself changes, so closed minutes may propose as well. The change
 * set is built and not applied: the page commits it, and takes it back.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "domain/fw-conference-private.h"
#include "domain/fw-form-repository.h"
#include "domain/fw-rules.h"

#define OPTIONS "options"

/* What is asked in other words there: a field of the deciding kind, and those that answer it. */
static const struct
{
  const char *to;
  const char *from[3];
} asked_elsewhere[] = {
    {"suitable", {"decision_why", "recommended", NULL}},
};

typedef struct
{
  FwConnection *connection;
  FwConferenceKind *from, *to;
  gint64 form_id; /* of the conference that proposes */
} Proposal;

/* The kind in force today that writes orders to providers; NULL with NOT_FOUND. */
static FwConferenceKind *
find_deciding (FwConnection *connection, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) rules = fw_rules_list_connection (connection, "form-template", today, error);

  if (rules == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (rules); i++)
    {
      const char *name = fw_result_get_text (rules, i, FW_RULE_NAME);
      g_autoptr (FwConferenceKind) kind = NULL;

      if (!g_str_has_prefix (name, "conference-"))
        continue;
      /* One of the office's own that cannot be read is told of where kinds are listed. */
      kind = fw_conference_kind_find (connection, name, NULL, NULL);
      if (kind != NULL && fw_conference_kind_produces (kind, "order"))
        return g_steal_pointer (&kind);
    }
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                       _ ("The office has no kind of conference that decides on helps."));
  return NULL;
}

/* Sections that speak of the conference itself are not carried on. */
static gboolean
is_own (FwConferenceKind *kind, const char *section)
{
  for (guint i = 0; i < kind->steps->len; i++)
    {
      const FwStep *step = g_ptr_array_index (kind->steps, i);

      if (step->part == FW_STEP_FOLLOW_UP
          && g_strv_contains ((const char *const *) step->sections, section))
        return TRUE;
    }
  return FALSE;
}

/* The same question in both kinds; the record fills the rest anew. */
static gboolean
is_carried (Proposal *self, const char *name)
{
  const FwSection *there = NULL, *here = NULL;
  const FwField *to = fw_form_template_find_field (self->to->form, name, &there);
  const FwField *from = fw_form_template_find_field (self->from->form, name, &here);

  return to != NULL && from != NULL && to->type == from->type && !here->repeats && !there->repeats
         && !is_own (self->from, here->name) && !is_own (self->to, there->name)
         && !g_str_equal (name, "children") && !g_str_equal (name, "current_help");
}

static void
carry_answers (Proposal *self, FwResult *answers, FwRow *values)
{
  for (guint i = 0; i < fw_result_get_n_rows (answers); i++)
    {
      const char *field = fw_result_get_text (answers, i, 0);
      const char *value = fw_result_get_text (answers, i, 1);

      if (value == NULL || value[0] == '\0')
        continue;
      if (is_carried (self, field))
        fw_row_set_text (values, field, value);
      for (guint j = 0; j < G_N_ELEMENTS (asked_elsewhere); j++)
        if (g_strv_contains (asked_elsewhere[j].from, field)
            && fw_form_template_find_field (self->to->form, asked_elsewhere[j].to, NULL) != NULL)
          fw_row_set_text (values, asked_elsewhere[j].to, value);
    }
}

/* The ways that were looked at, each a row; what was not chosen is also what was weighed. */
static GPtrArray *
read_options (Proposal *self, FwRow *values, GError **error)
{
  g_autoptr (FwResult) list
      = fw_form_repository_read_list (self->connection, self->form_id, OPTIONS, error);
  g_autoptr (GPtrArray) rows = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_row_unref);
  g_autoptr (GString) others = g_string_new (NULL);
  gboolean any_chosen = FALSE;
  gint64 row_id = 0;

  if (list == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (list); i++)
    {
      if (rows->len == 0 || fw_result_get_int (list, i, 0) != row_id)
        g_ptr_array_add (rows, fw_row_new ());
      row_id = fw_result_get_int (list, i, 0);
      fw_row_set_text (g_ptr_array_index (rows, rows->len - 1), fw_result_get_text (list, i, 1),
                       fw_result_get_text (list, i, 2));
    }
  for (guint i = 0; i < rows->len; i++)
    {
      const char *title = fw_row_get_text (g_ptr_array_index (rows, i), "title");
      const char *chosen = fw_row_get_text (g_ptr_array_index (rows, i), "chosen");

      any_chosen = any_chosen || (chosen != NULL && chosen[0] != '\0');
      if (title != NULL && title[0] != '\0' && (chosen == NULL || chosen[0] == '\0'))
        g_string_append_printf (others, "%s%s", others->len > 0 ? "; " : "", title);
    }
  /* Beside what, nobody knows before one is chosen. */
  if (any_chosen && others->len > 0
      && fw_form_template_find_field (self->to->form, "alternatives", NULL) != NULL)
    fw_row_set_text (values, "alternatives", others->str);
  return g_steal_pointer (&rows);
}

static void
insert_options (Proposal *self, FwChangeSet *changes, gint64 form_id, GPtrArray *rows)
{
  const FwSection *section = fw_form_template_find_section (self->to->form, OPTIONS);

  for (guint i = 0; section != NULL && section->repeats && i < rows->len; i++)
    fw_form_insert_row (changes, self->to->form, form_id, OPTIONS, (gint64) i + 1,
                        g_ptr_array_index (rows, i));
}

/* The first coming session of the kind that still takes a case; 0: none. */
static gboolean
find_session (Proposal *self, gint64 *session_id, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) sessions = fw_connection_query (
      self->connection,
      "SELECT id FROM session WHERE kind = $1 AND status = 'planned' AND held_on >= $2 ORDER BY "
      "held_on, starts_at, id",
      g_variant_new ("(ss)", self->to->name, today), error);

  *session_id = 0;
  if (sessions == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (sessions) && *session_id == 0; i++)
    {
      g_autoptr (GError) late = NULL;
      gint64 id = fw_result_get_int (sessions, i, 0);

      if (_fw_conference_check_deadline (self->connection, self->to, id, &late))
        *session_id = id;
      else if (!g_error_matches (late, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_TOO_LATE))
        {
          g_propagate_error (error, g_steal_pointer (&late));
          return FALSE;
        }
    }
  return TRUE;
}

/* CLOSED: it was proposed before. */
static gboolean
check_new (FwConnection *connection, gint64 id, GError **error)
{
  g_autoptr (FwResult) before = fw_connection_query (
      connection, "SELECT id FROM conference WHERE proposed_by = $1 AND status <> 'withdrawn'",
      g_variant_new ("(x)", id), error);

  if (before == NULL)
    return FALSE;
  if (fw_result_get_n_rows (before) == 0)
    return TRUE;
  g_set_error_literal (error, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_CLOSED,
                       _ ("The case is registered for this decision already."));
  return FALSE;
}

static FwChangeSet *
build (Proposal *self, gint64 id, FwRow *conference, gint64 staff_id, GError **error)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Register for decision"));
  g_autoptr (FwRow) values = fw_row_new ();
  g_autoptr (FwResult) answers
      = fw_form_repository_read_answers (self->connection, self->form_id, error);
  g_autoptr (GPtrArray) options = NULL;
  FwNewConference new = {.case_id = fw_row_get_int (conference, "case_id", 0),
                         .question = fw_row_get_text (conference, "question"),
                         .staff_id = staff_id,
                         .answers = values,
                         .proposed_by = id};
  gint64 form_id = 0;

  if (answers == NULL)
    return NULL;
  carry_answers (self, answers, values);
  options = read_options (self, values, error);
  if (options == NULL || !find_session (self, &new.session_id, error))
    return NULL;
  /* The day on which the advisory team was heard (CONF-4). */
  if (g_str_equal (self->from->name, "conference-advisory-team")
      && fw_form_template_find_field (self->to->form, "advised_on", NULL) != NULL
      && fw_row_get_text (conference, "held_on") != NULL)
    fw_row_set_text (values, "advised_on", fw_row_get_text (conference, "held_on"));
  if (_fw_conference_append (self->connection, changes, self->to, &new, &form_id, error) == 0)
    return NULL;
  insert_options (self, changes, form_id, options);
  return g_steal_pointer (&changes);
}

typedef struct
{
  gint64 id, staff_id;
} Propose;

static DexFuture *
propose_job (FwConnection *connection, gpointer data)
{
  const Propose *job = data;
  GError *error = NULL;
  g_autoptr (FwRow) conference = _fw_conference_read (connection, job->id, &error);
  g_autoptr (FwConferenceKind) from = NULL, to = NULL;
  FwChangeSet *changes = NULL;

  if (conference != NULL)
    from = fw_conference_kind_find (connection, fw_row_get_text (conference, "kind"),
                                    fw_row_get_text (conference, "template_valid_from"), &error);
  if (from != NULL && check_new (connection, job->id, &error))
    to = find_deciding (connection, &error);
  if (to != NULL)
    {
      Proposal proposal = {.connection = connection,
                           .from = from,
                           .to = to,
                           .form_id = fw_row_get_int (conference, "form_id", 0)};

      changes = build (&proposal, job->id, conference, job->staff_id, &error);
    }
  return changes != NULL ? dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, changes)
                         : dex_future_new_for_error (error);
}

DexFuture *
fw_conference_repository_propose (FwStore *store, gint64 id)
{
  Propose *job;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  job = g_new0 (Propose, 1);
  job->id = id;
  job->staff_id = fw_store_get_staff (store);
  return fw_store_read (store, propose_job, job, g_free);
}

DexFuture *
fw_conference_repository_load_proposed (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (
      store,
      "SELECT k.id, k.status, s.held_on, s.starts_at, s.place FROM conference k LEFT JOIN session "
      "s ON s.id = k.session_id WHERE k.proposed_by = $1 AND k.status <> 'withdrawn' ORDER BY k.id "
      "DESC",
      g_variant_new ("(x)", id));
}
