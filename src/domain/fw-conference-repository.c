/* fw-conference-repository.c: conferences from registration on; the blind round, the content
 * and closing are in fw-conference-rating.c, -content.c and -close.c.
 *
 *   registered ──begin──▶ open ──close──▶ closed        withdrawn: with a reason
 *                           ▲───correct────┘
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-conference-private.h"
#include "domain/fw-decision-repository.h"
#include "domain/fw-form-repository.h"
#include "domain/fw-office.h"

G_DEFINE_QUARK (fw - conference - error - quark, fw_conference_error)

typedef struct
{
  gint64 case_id, session_id;
  char *status;
} Which;

static void
which_free (gpointer data)
{
  Which *which = data;

  g_free (which->status);
  g_free (which);
}

static DexFuture *
list_job (FwConnection *connection, gpointer data)
{
  const Which *which = data;
  GError *error = NULL;
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT k.id, k.case_id, c.name, c.file_number, k.session_id, s.held_on, s.starts_at, k.kind, "
      "NULL, k.question, k.status, k.due, k.form_id, k.light, (SELECT count(*) FROM decision WHERE "
      "conference_id = k.id), (SELECT count(*) FROM frozen_document WHERE frozen_document.form_id "
      "= k.form_id) FROM conference k JOIN case_file c ON c.id = k.case_id LEFT JOIN session s ON "
      "s.id = k.session_id WHERE ($1 = 0 OR k.case_id = $1) AND ($2 = 0 OR k.session_id = $2) AND "
      "($3 = '' OR k.status = $3) ORDER BY CASE WHEN s.held_on IS NULL THEN 1 ELSE 0 END, "
      "s.held_on, k.position, k.id",
      g_variant_new ("(xxs)", which->case_id, which->session_id, which->status), &error);

  if (rows == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (
      FW_TYPE_RESULT, _fw_conference_replace_titles (connection, rows, FW_CONFERENCE_ID,
                                                     FW_CONFERENCE_KIND, FW_CONFERENCE_KIND_TITLE));
}

DexFuture *
fw_conference_repository_list (FwStore *store,
                               gint64 case_id,
                               gint64 session_id,
                               const char *status)
{
  Which *which;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  which = g_new0 (Which, 1);
  which->case_id = case_id;
  which->session_id = session_id;
  which->status = g_strdup (status != NULL ? status : "");
  return fw_store_read (store, list_job, which, which_free);
}

DexFuture *
fw_conference_repository_load (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_load_record (store, FW_TYPE_CONFERENCE, id);
}

FwRow *
_fw_conference_read (FwConnection *connection, gint64 id, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT k.*, f.version AS form_version, f.template_valid_from AS template_valid_from, "
      "s.held_on AS held_on FROM conference k JOIN form f ON f.id = k.form_id LEFT JOIN session s "
      "ON s.id = k.session_id WHERE k.id = $1",
      g_variant_new ("(x)", id), error);

  if (rows == NULL)
    return NULL;
  if (fw_result_get_n_rows (rows) > 0)
    return fw_result_dup_row (rows, 0);
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                       _ ("This conference is no longer there."));
  return NULL;
}

gboolean
_fw_conference_refuse_closed (GError **error)
{
  g_set_error_literal (error, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_CLOSED,
                       _ ("These minutes are closed and do not change any more. A correction is a "
                          "new version; the old one stays."));
  return FALSE;
}

/* "Emil (9), Lina (4)": whom the conference is about. */
static char *
dup_children (FwConnection *connection, gint64 case_id)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT p.given_name, p.born FROM case_child c JOIN person p ON p.id = "
      "c.person_id WHERE c.case_id = $1 AND c.status = 'open' ORDER BY c.id",
      g_variant_new ("(x)", case_id), NULL);
  GString *text = g_string_new (NULL);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      FwDay born;

      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "",
                              fw_result_get_text (rows, i, 0));
      if (!fw_result_is_null (rows, i, 1)
          && fw_day_from_iso (fw_result_get_text (rows, i, 1), &born))
        g_string_append_printf (text, " (%d)", fw_day_get_age (born, fw_clock_today ()));
    }
  return g_string_free_and_steal (text);
}

/* What the last help plan says about the help, as people wrote it. */
static char *
dup_help (FwConnection *connection, gint64 case_id)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection, "SELECT form_id FROM help_plan WHERE case_id = $1 ORDER BY number DESC LIMIT 1",
      g_variant_new ("(x)", case_id), NULL);
  g_autoptr (FwResult) answers = NULL;
  g_autofree char *provider = NULL;
  g_autofree char *scope = NULL;

  if (rows == NULL || fw_result_get_n_rows (rows) == 0)
    return g_strdup ("");
  answers = fw_form_repository_read_answers (connection, fw_result_get_int (rows, 0, 0), NULL);
  for (guint i = 0; answers != NULL && i < fw_result_get_n_rows (answers); i++)
    {
      if (g_str_equal (fw_result_get_text (answers, i, 0), "provider"))
        g_set_str (&provider, fw_result_get_text (answers, i, 1));
      if (g_str_equal (fw_result_get_text (answers, i, 0), "scope"))
        g_set_str (&scope, fw_result_get_text (answers, i, 1));
    }
  if (provider == NULL || provider[0] == '\0')
    return g_strdup (scope != NULL ? scope : "");
  return scope != NULL && scope[0] != '\0' ? g_strdup_printf ("%s, %s", provider, scope)
                                           : g_steal_pointer (&provider);
}

gint64
_fw_conference_append (FwConnection *connection,
                       FwChangeSet *changes,
                       FwConferenceKind *kind,
                       const FwNewConference *values,
                       gint64 *form_id,
                       GError **error)
{
  g_autoptr (FwRow) answers
      = values->answers != NULL ? fw_row_copy (values->answers) : fw_row_new ();
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *at = g_date_time_format_iso8601 (utc);
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) position = NULL;
  gint64 id = fw_id_new (), form;

  position = fw_connection_query (
      connection, "SELECT coalesce(max(position), 0) FROM conference WHERE session_id = $1",
      g_variant_new ("(x)", values->session_id), error);
  if (position == NULL)
    return 0;
  if (!fw_row_has (answers, "children"))
    {
      g_autofree char *children = dup_children (connection, values->case_id);

      fw_row_set_text (answers, "children", children);
    }
  if (!fw_row_has (answers, "current_help"))
    {
      g_autofree char *help = dup_help (connection, values->case_id);

      fw_row_set_text (answers, "current_help", help);
    }
  form = fw_form_insert (changes, values->case_id, kind->name, kind->valid_from, today, kind->form,
                         answers);
  fw_row_set_int (row, "case_id", values->case_id);
  if (values->session_id != 0)
    fw_row_set_int (row, "session_id", values->session_id);
  fw_row_set_int (row, "form_id", form);
  fw_row_set_text (row, "kind", kind->name);
  fw_row_set_int (row, "position", fw_result_get_int (position, 0, 0) + 1);
  fw_row_set_text (row, "question", values->question);
  fw_row_set_text (row, "registered_at", at);
  if (values->staff_id != 0)
    fw_row_set_int (row, "registered_by", values->staff_id);
  if (values->due != NULL && values->due[0] != '\0')
    fw_row_set_text (row, "due", values->due);
  fw_row_set_int (row, "pseudonymous", values->pseudonymous);
  if (values->proposed_by != 0)
    fw_row_set_int (row, "proposed_by", values->proposed_by);
  fw_change_set_insert (changes, "conference", id, row);
  if (form_id != NULL)
    *form_id = form;
  return id;
}

typedef struct
{
  FwNewConference values; /* its texts are owned */
  char *kind;
} Register;

static void
register_free (gpointer data)
{
  Register *job = data;

  g_free ((char *) job->values.question);
  g_free ((char *) job->values.due);
  g_free (job->kind);
  g_free (job);
}

/* A session of the office's calendar has a last day for registering; what the
 * kind holds ad hoc and sessions made by hand are open until their day. */
gboolean
_fw_conference_check_deadline (FwConnection *connection,
                               FwConferenceKind *kind,
                               gint64 session_id,
                               GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwRow) settings = NULL;
  g_autoptr (FwResult) session = NULL;
  FwCalendar calendar;
  FwDay held;

  if (session_id == 0)
    return TRUE;
  settings = fw_office_read_settings (connection, today, error);
  session = settings != NULL
                ? fw_connection_query (
                      connection, "SELECT held_on, series_id, status FROM session WHERE id = $1",
                      g_variant_new ("(x)", session_id), error)
                : NULL;
  if (session == NULL)
    return FALSE;
  if (fw_result_get_n_rows (session) == 0
      || !fw_day_from_iso (fw_result_get_text (session, 0, 0), &held))
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This session is no longer there."));
      return FALSE;
    }
  if (g_str_equal (fw_result_get_text (session, 0, 2), "cancelled"))
    {
      g_set_error_literal (error, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_TOO_LATE,
                           _ ("This session was called off. Please choose another one."));
      return FALSE;
    }
  fw_office_get_calendar (settings, &calendar);
  if (held < fw_clock_today ()
      || (!fw_result_is_null (session, 0, 1) && kind->ad_hoc_hours == 0
          && fw_calendar_add_working_days (&calendar, fw_clock_today (),
                                           (guint) kind->register_days, NULL)
                 > held))
    {
      g_set_error (error, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_TOO_LATE,
                   /* Translators: %d is a number of working days. */
                   ngettext ("The registration for this session has ended: it closes %d working "
                             "day before. Please choose a later session or hold one of its own.",
                             "The registration for this session has ended: it closes %d working "
                             "days before. Please choose a later session or hold one of its own.",
                             (gulong) kind->register_days),
                   kind->register_days);
      return FALSE;
    }
  return TRUE;
}

static DexFuture *
register_job (FwConnection *connection, gpointer data)
{
  Register *job = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Register for conference"));
  g_autoptr (FwConferenceKind) kind = NULL;
  GError *error = NULL;
  gint64 id;

  kind = fw_conference_kind_find (connection, job->kind, NULL, &error);
  if (kind == NULL
      || !_fw_conference_check_deadline (connection, kind, job->values.session_id, &error))
    return dex_future_new_for_error (error);
  /* Ad hoc: so many hours after it was asked for, a day at least counted up. */
  if (kind->ad_hoc_hours > 0 && job->values.session_id == 0
      && (job->values.due == NULL || job->values.due[0] == '\0'))
    {
      g_free ((char *) job->values.due);
      job->values.due = fw_day_to_iso (fw_clock_today () + (kind->ad_hoc_hours + 23) / 24);
    }
  id = _fw_conference_append (connection, changes, kind, &job->values, NULL, &error);
  if (id == 0 || !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (id);
}

DexFuture *
fw_conference_repository_register (FwStore *store,
                                   gint64 case_id,
                                   const char *kind,
                                   gint64 session_id,
                                   const char *question,
                                   const char *due,
                                   gboolean pseudonymous)
{
  g_autofree char *asked = NULL;
  Register *job;

  g_return_val_if_fail (FW_IS_STORE (store) && kind != NULL && question != NULL, NULL);

  asked = g_strstrip (g_strdup (question));
  if (asked[0] == '\0')
    return dex_future_new_reject (FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_INCOMPLETE, "%s",
                                  _ ("What is the round asked? A case is registered with a "
                                     "question."));
  job = g_new0 (Register, 1);
  job->kind = g_strdup (kind);
  job->values = (FwNewConference) {.case_id = case_id,
                                   .session_id = session_id,
                                   .question = g_steal_pointer (&asked),
                                   .due = g_strdup (due),
                                   .pseudonymous = pseudonymous,
                                   .staff_id = fw_store_get_staff (store)};
  return fw_store_write (store, register_job, job, register_free);
}

typedef struct
{
  gint64 id, version;
  char *status;
  char *reason;
} Move;

static void
move_free (gpointer data)
{
  Move *move = data;

  g_free (move->status);
  g_free (move->reason);
  g_free (move);
}

static DexFuture *
move_job (FwConnection *connection, gpointer data)
{
  const Move *move = data;
  gboolean begins = g_str_equal (move->status, "open");
  g_autoptr (FwChangeSet) changes
      = fw_change_set_new (begins ? _ ("Begin conference") : _ ("Withdraw from conference"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwRow) old = NULL;
  GError *error = NULL;
  const char *status;

  old = _fw_conference_read (connection, move->id, &error);
  if (old == NULL)
    return dex_future_new_for_error (error);
  status = fw_row_get_text (old, "status");
  if (begins && g_str_equal (status, "open"))
    return dex_future_new_true ();
  if (g_str_equal (status, "closed") && !_fw_conference_refuse_closed (&error))
    return dex_future_new_for_error (error);
  fw_row_set_text (row, "status", move->status);
  fw_row_set_text (row, "reason", move->reason);
  fw_change_set_update (changes, "conference", move->id,
                        begins ? fw_row_get_int (old, "version", 0) : move->version, row);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return begins ? dex_future_new_true ()
                : dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

static DexFuture *
move (FwStore *store, gint64 id, gint64 version, const char *status, const char *reason)
{
  Move *job = g_new0 (Move, 1);

  job->id = id;
  job->version = version;
  job->status = g_strdup (status);
  job->reason = g_strstrip (g_strdup (reason));
  return fw_store_write (store, move_job, job, move_free);
}

DexFuture *
fw_conference_repository_begin (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return move (store, id, 0, "open", "");
}

DexFuture *
fw_conference_repository_withdraw (FwStore *store, gint64 id, gint64 version, const char *reason)
{
  g_autofree char *why = NULL;

  g_return_val_if_fail (FW_IS_STORE (store) && reason != NULL, NULL);

  why = g_strstrip (g_strdup (reason));
  if (why[0] == '\0')
    return dex_future_new_reject (FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_NO_REASON, "%s",
                                  _ ("A case is withdrawn with a reason."));
  return move (store, id, version, "withdrawn", reason);
}

static DexFuture *
load_kind_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  g_autoptr (FwRow) row = _fw_conference_read (connection, *(gint64 *) data, &error);
  FwConferenceKind *kind
      = row != NULL ? fw_conference_kind_find (connection, fw_row_get_text (row, "kind"),
                                               fw_row_get_text (row, "template_valid_from"), &error)
                    : NULL;

  return kind != NULL ? dex_future_new_take_boxed (FW_TYPE_CONFERENCE_KIND, kind)
                      : dex_future_new_for_error (error);
}

DexFuture *
fw_conference_repository_load_kind (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, load_kind_job, g_memdup2 (&id, sizeof id), g_free);
}

static int
compare_former (gconstpointer a, gconstpointer b, gpointer data)
{
  /* Red, yellow, green, done, dropped. */
  static const int order[] = {2, 1, 0, 3, 4};
  const FwDecisionItem *x = a, *y = b;
  int result = order[x->light] - order[y->light];

  if (result == 0)
    result = (x->due > y->due) - (x->due < y->due);
  return result != 0 ? result : (x->id > y->id) - (x->id < y->id);
}

GListStore *
_fw_conference_read_former (FwConnection *connection, gint64 id, char **since, GError **error)
{
  g_autoptr (FwRow) conference = _fw_conference_read (connection, id, error);
  g_autoptr (GListStore) items = g_list_store_new (FW_TYPE_DECISION_ITEM);
  g_autoptr (FwResult) last = NULL;
  const char *held_on;

  if (conference == NULL)
    return NULL;
  held_on = fw_row_get_text (conference, "held_on");
  last = fw_connection_query (
      connection,
      "SELECT max(s.held_on) FROM conference k JOIN session s ON s.id = k.session_id WHERE "
      "k.case_id = $1 AND k.id <> $2 AND k.closed_at IS NOT NULL AND s.held_on <= $3",
      g_variant_new ("(xxs)", fw_row_get_int (conference, "case_id", 0), id,
                     held_on != NULL ? held_on : "9999-99-99"),
      error);
  if (last == NULL)
    return NULL;
  *since = g_strdup (fw_result_get_text (last, 0, 0));
  for (guint ended = 0; ended < 2; ended++)
    {
      FwDecisionQuery query = {.scope = FW_DECISION_SCOPE_CASE,
                               .case_id = fw_row_get_int (conference, "case_id", 0),
                               .ended = ended == 1};
      g_autoptr (GListStore) found = fw_decision_repository_read (connection, &query, 0, error);

      if (found == NULL)
        return NULL;
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (found)); i++)
        {
          g_autoptr (FwDecisionItem) item = g_list_model_get_item (G_LIST_MODEL (found), i);

          if (item->conference_id != id
              && (ended == 0 || (*since != NULL && g_strcmp0 (item->ended_on, *since) >= 0)))
            g_list_store_append (items, item);
        }
    }
  g_list_store_sort (items, compare_former, NULL);
  return g_steal_pointer (&items);
}

static DexFuture *
former_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  char *since = NULL;
  GListStore *items = _fw_conference_read_former (connection, *(gint64 *) data, &since, &error);

  if (items == NULL)
    return dex_future_new_for_error (error);
  g_object_set_data_full (G_OBJECT (items), "since", since, g_free);
  return dex_future_new_take_object (items);
}

DexFuture *
fw_conference_repository_load_former (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, former_job, g_memdup2 (&id, sizeof id), g_free);
}
