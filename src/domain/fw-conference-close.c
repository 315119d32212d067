/* fw-conference-close.c: minutes are closed, corrected, and handed out.
 *
 *   check ─▶ blob of the PDF ─▶ check again, then in one transaction:
 *     frozen document · decisions in force · act, next date, talk, plan draft · form and minutes closed
 *
 * Everything that would make closed minutes a lie is refused here, whatever page asks.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-conference-private.h"
#include "domain/fw-decision-private.h"
#include "domain/fw-frozen-private.h"
#include "store/fw-blob.h"

/* Empty fields without a reason, in per cent (handbook CASE-6). */
#define MAX_EMPTY 5

typedef struct
{
  FwStore *store;
  gint64 id;
  guint number;
  char *content;
  GBytes *pdf;
  char *role_reason;
  char *exception;
  FwRow *blob;
  FwFormCount form;
  gint64 staff_id;
} Close;

static void
close_free (gpointer data)
{
  Close *job = data;

  g_clear_object (&job->store);
  g_free (job->content);
  g_clear_pointer (&job->pdf, g_bytes_unref);
  g_free (job->role_reason);
  g_free (job->exception);
  g_clear_pointer (&job->blob, fw_row_unref);
  g_free (job);
}

static Close *
close_copy (const Close *job)
{
  Close *copy = g_new0 (Close, 1);

  *copy = *job;
  copy->store = NULL;
  copy->content = g_strdup (job->content);
  copy->pdf = g_bytes_ref (job->pdf);
  copy->role_reason = g_strdup (job->role_reason);
  copy->exception = g_strdup (job->exception);
  copy->blob = job->blob != NULL ? fw_row_ref (job->blob) : NULL;
  return copy;
}

/* What closing looks at; on a store's thread. */
typedef struct
{
  FwConnection *connection;
  const Close *job;
  FwRow *conference;
  FwConferenceKind *kind;
  FwResult *decisions;
  const char *suggested;
  const char *role_reason;
  const char *exception;
} State;

static void
state_clear (State *self)
{
  g_clear_pointer (&self->conference, fw_row_unref);
  g_clear_pointer (&self->kind, fw_conference_kind_unref);
  g_clear_pointer (&self->decisions, fw_result_unref);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (State, state_clear)

static gboolean
refuse (GError **error, FwConferenceError code, const char *message)
{
  g_set_error_literal (error, FW_CONFERENCE_ERROR, code, message);
  return FALSE;
}

static gboolean
read_state (State *self, GError **error)
{
  const char *role_reason, *exception;

  self->conference = _fw_conference_read (self->connection, self->job->id, error);
  if (self->conference == NULL)
    return FALSE;
  self->kind
      = fw_conference_kind_find (self->connection, fw_row_get_text (self->conference, "kind"),
                                 fw_row_get_text (self->conference, "template_valid_from"), error);
  if (self->kind == NULL)
    return FALSE;
  self->decisions = fw_connection_query (
      self->connection,
      "SELECT d.id, d.version, d.what, coalesce(nullif(d.responsible, ''), s.name, ''), d.due, "
      "d.in_force_since, s.name, d.responsible_id FROM decision d LEFT JOIN staff s ON s.id = "
      "d.responsible_id WHERE d.conference_id = $1 ORDER BY d.position, d.id",
      g_variant_new ("(x)", self->job->id), error);
  role_reason = fw_row_get_text (self->conference, "role_reason");
  exception = fw_row_get_text (self->conference, "exception");
  self->role_reason = self->job->role_reason[0] != '\0' ? self->job->role_reason : role_reason;
  self->exception = self->job->exception[0] != '\0' ? self->job->exception : exception;
  return self->decisions != NULL;
}

/* Closed by somebody else meanwhile, or not to be closed at all. */
static gboolean
check_number (State *self, GError **error)
{
  const char *status = fw_row_get_text (self->conference, "status");
  g_autoptr (FwResult) last = fw_connection_query (
      self->connection, "SELECT coalesce(max(number), 0) FROM frozen_document WHERE form_id = $1",
      g_variant_new ("(x)", fw_row_get_int (self->conference, "form_id", 0)), error);

  if (last == NULL)
    return FALSE;
  if (fw_result_get_int (last, 0, 0) + 1 != self->job->number)
    {
      g_set_error_literal (
          error, FW_STORE_ERROR, FW_STORE_ERROR_STALE,
          _ ("Somebody else has closed these minutes meanwhile. Nothing is lost; please look at "
             "that version. A correction is a new version."));
      return FALSE;
    }
  if (g_str_equal (status, "closed"))
    return _fw_conference_refuse_closed (error);
  if (g_str_equal (status, "withdrawn"))
    return refuse (error, FW_CONFERENCE_ERROR_CLOSED,
                   _ ("This case was withdrawn from the session; there are no minutes to close."));
  return TRUE;
}

static gboolean
check_roles (State *self, GError **error)
{
  g_autofree char *missing = _fw_conference_dup_missing_roles (
      self->connection, self->kind, fw_row_get_int (self->conference, "session_id", 0),
      self->job->id, TRUE, error);

  if (missing == NULL)
    return FALSE;
  if (missing[0] == '\0' || self->role_reason[0] != '\0')
    return TRUE;
  g_set_error (error, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_MISSING_ROLE,
               /* Translators: %s lists who is missing. */
               _ ("Not everybody was there who must be: %s. Please mark who was present, or write "
                  "down why it was decided without them."),
               missing);
  return FALSE;
}

/* Result, responsible, date (handbook CASE-6): without an exception, always. */
static gboolean
check_decisions (State *self, GError **error)
{
  guint n = fw_result_get_n_rows (self->decisions);

  for (guint i = 0; i < n; i++)
    {
      g_autofree char *what
          = g_strstrip (g_strdup (fw_result_get_text (self->decisions, i, FW_CLOSING_WHAT)));
      g_autofree char *who
          = g_strstrip (g_strdup (fw_result_get_text (self->decisions, i, FW_CLOSING_RESPONSIBLE)));
      const char *due = fw_result_get_text (self->decisions, i, FW_CLOSING_DUE);
      FwDay day;

      if (what[0] != '\0' && who[0] != '\0' && due != NULL && fw_day_from_iso (due, &day))
        continue;
      g_set_error (error, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_INCOMPLETE,
                   /* Translators: %1$u is the number of a decision, %2$s what it lacks. */
                   _ ("Decision %1$u lacks %2$s. Every decision has a result, somebody responsible "
                      "and a date."),
                   i + 1,
                   what[0] == '\0'  ? _ ("its result")
                   : who[0] == '\0' ? _ ("somebody responsible")
                                    : _ ("its date"));
      return FALSE;
    }
  return n > 0 || !fw_conference_kind_produces (self->kind, "decisions")
         || self->exception[0] != '\0'
         || refuse (error, FW_CONFERENCE_ERROR_INCOMPLETE,
                    _ ("There is no decision yet. Every conference ends with a result, somebody "
                       "responsible and a date; if there is none, please write down why."));
}

static gboolean
check_light (State *self, GError **error)
{
  const char *light = fw_row_get_text (self->conference, "light");
  const char *reason = fw_row_get_text (self->conference, "light_reason");
  g_autofree int *values = NULL;
  g_autofree char *why = NULL;
  g_autofree char *given = g_strstrip (g_strdup (reason != NULL ? reason : ""));
  g_autoptr (FwResult) agreed = NULL;

  self->suggested = "";
  if (self->kind->domains->len == 0)
    return TRUE;
  agreed = fw_connection_query (self->connection,
                                "SELECT domain, value FROM agreed_rating WHERE conference_id = $1",
                                g_variant_new ("(x)", self->job->id), error);
  if (agreed == NULL)
    return FALSE;
  values = g_new (int, self->kind->domains->len);
  for (guint i = 0; i < self->kind->domains->len; i++)
    {
      const FwRatingDomain *domain = g_ptr_array_index (self->kind->domains, i);

      values[i] = -1;
      for (guint j = 0; j < fw_result_get_n_rows (agreed); j++)
        if (g_str_equal (fw_result_get_text (agreed, j, 0), domain->name)
            && !fw_result_is_null (agreed, j, 1))
          values[i] = (int) fw_result_get_int (agreed, j, 1);
    }
  self->suggested = _fw_conference_suggest (self->kind, values,
                                            fw_row_get_text (self->conference, "safety"), &why);
  if (light[0] == '\0')
    return self->exception[0] != '\0'
           || refuse (error, FW_CONFERENCE_ERROR_INCOMPLETE,
                      _ ("The round has not decided on a light yet. The rule only suggests; people "
                         "decide."));
  return g_str_equal (light, self->suggested) || given[0] != '\0'
         || refuse (error, FW_CONFERENCE_ERROR_NO_REASON,
                    _ ("The round decided on another light than the rule suggests. Please write "
                       "down why."));
}

static gboolean
check_empty (State *self, GError **error)
{
  FwFormCount count;
  guint n_fields, n_empty;

  if (!_fw_conference_count (self->connection, self->kind, self->conference, &count, error))
    return FALSE;
  n_fields = count.n_fields + self->job->form.n_fields;
  n_empty = count.n_empty + self->job->form.n_empty;
  if (n_empty * 100 <= n_fields * MAX_EMPTY || self->exception[0] != '\0')
    return TRUE;
  g_set_error (error, FW_CONFERENCE_ERROR, FW_CONFERENCE_ERROR_INCOMPLETE,
               /* Translators: %1$u of %2$u fields are empty; %3$d is a percentage. */
               _ ("%1$u of %2$u fields are empty without a reason; at most %3$d %% may be. "
                  "“Unknown, because …” counts as filled. Or write down why the minutes are closed "
                  "like this."),
               n_empty, n_fields, MAX_EMPTY);
  return FALSE;
}

static gboolean
check (State *self, GError **error)
{
  return read_state (self, error) && check_number (self, error) && check_roles (self, error)
         && check_decisions (self, error) && check_light (self, error) && check_empty (self, error);
}

static DexFuture *
check_job (FwConnection *connection, gpointer data)
{
  g_auto (State) self = {.connection = connection, .job = data};
  GError *error = NULL;

  return check (&self, &error) ? dex_future_new_true () : dex_future_new_for_error (error);
}

/* A correction gave a decision in force another day: its history tells. */
static gboolean
note_other_day (State *self, FwChangeSet *changes, guint i, GError **error)
{
  gint64 id = fw_result_get_int (self->decisions, i, FW_CLOSING_ID);
  const char *due = fw_result_get_text (self->decisions, i, FW_CLOSING_DUE);
  g_autoptr (FwResult) last = fw_connection_query (
      self->connection,
      "SELECT to_value FROM decision_event WHERE decision_id = $1 AND act IN ('decided', "
      "'postponed') ORDER BY id DESC LIMIT 1",
      g_variant_new ("(x)", id), error);

  if (last == NULL)
    return FALSE;
  if (fw_result_get_n_rows (last) > 0 && g_strcmp0 (fw_result_get_text (last, 0, 0), due) != 0)
    _fw_decision_append_event (changes, id, self->job->staff_id, "decided",
                               fw_result_get_text (last, 0, 0), due,
                               fw_row_get_text (self->conference, "reason"));
  return TRUE;
}

/* Drafts become decisions in force: from here on they are on the board. */
static gboolean
put_in_force (State *self, FwChangeSet *changes, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  for (guint i = 0; i < fw_result_get_n_rows (self->decisions); i++)
    {
      g_autoptr (FwRow) row = NULL;
      gint64 id = fw_result_get_int (self->decisions, i, FW_CLOSING_ID);

      if (!fw_result_is_null (self->decisions, i, FW_CLOSING_IN_FORCE))
        {
          if (!note_other_day (self, changes, i, error))
            return FALSE;
          continue;
        }
      row = fw_row_new ();
      fw_row_set_text (row, "in_force_since", today);
      fw_row_set_text (row, "responsible",
                       fw_result_get_text (self->decisions, i, FW_CLOSING_RESPONSIBLE));
      fw_change_set_update (changes, "decision", id,
                            fw_result_get_int (self->decisions, i, FW_CLOSING_VERSION), row);
      _fw_decision_append_event (changes, id, self->job->staff_id, "decided", "",
                                 fw_result_get_text (self->decisions, i, FW_CLOSING_DUE), "");
    }
  return TRUE;
}

static void
close_rows (State *self, FwChangeSet *changes, const char *at)
{
  g_autoptr (FwRow) form = fw_row_new ();
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_text (form, "status", "frozen");
  fw_change_set_update (changes, "form", fw_row_get_int (self->conference, "form_id", 0),
                        fw_row_get_int (self->conference, "form_version", 0), form);
  fw_row_set_text (row, "status", "closed");
  fw_row_set_text (row, "suggested_light", self->suggested);
  fw_row_set_text (row, "role_reason", self->role_reason);
  fw_row_set_text (row, "exception", self->exception);
  fw_row_set_text (row, "closed_at", at);
  if (self->job->staff_id != 0)
    fw_row_set_int (row, "closed_by", self->job->staff_id);
  fw_change_set_update (changes, "conference", self->job->id,
                        fw_row_get_int (self->conference, "version", 0), row);
}

static DexFuture *
close_job (FwConnection *connection, gpointer data)
{
  g_auto (State) self = {.connection = connection, .job = data};
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Close minutes"));
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  g_autofree char *at = g_date_time_format_iso8601 (utc);
  g_autoptr (FwRow) document = NULL;
  gint64 document_id = fw_id_new (), blob_id = fw_id_new ();
  GError *error = NULL;

  if (!check (&self, &error))
    return dex_future_new_for_error (error);
  document = _fw_frozen_make_row ("minutes", fw_row_get_int (self.conference, "case_id", 0),
                                  fw_row_get_int (self.conference, "form_id", 0), self.job->number,
                                  self.job->staff_id, self.job->content, self.job->pdf, blob_id);
  fw_change_set_insert (changes, "blob", blob_id, self.job->blob);
  fw_change_set_insert (changes, "frozen_document", document_id, document);
  if (!put_in_force (&self, changes, &error)
      || !_fw_conference_append_results (connection, changes, self.kind, self.conference,
                                         self.decisions, self.job->number, self.job->staff_id,
                                         &error))
    return dex_future_new_for_error (error);
  /* Last: what is closed refuses every change. */
  close_rows (&self, changes, at);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (document_id);
}

static DexFuture *
close_fiber (gpointer data)
{
  Close *job = data;
  g_autoptr (FwRecord) conference = NULL;
  g_autoptr (FwForm) form = NULL;
  GError *error = NULL;

  conference = dex_await_object (fw_conference_repository_load (job->store, job->id), &error);
  if (conference != NULL)
    form = dex_await_object (fw_form_load (job->store, fw_record_get_int (conference, "form_id")),
                             &error);
  if (form == NULL)
    return dex_future_new_for_error (error);
  fw_form_count (form, NULL, &job->form);
  if (!dex_await (fw_store_read (job->store, check_job, close_copy (job), close_free), &error))
    return dex_future_new_for_error (error);
  job->blob
      = dex_await_boxed (fw_store_write_blob (job->store, job->pdf, "application/pdf"), &error);
  if (job->blob == NULL)
    return dex_future_new_for_error (error);
  return fw_store_write (job->store, close_job, close_copy (job), close_free);
}

DexFuture *
fw_conference_repository_close (FwStore *store,
                                gint64 id,
                                guint number,
                                const char *content,
                                GBytes *pdf,
                                const char *role_reason,
                                const char *exception)
{
  Close *job;

  g_return_val_if_fail (FW_IS_STORE (store) && content != NULL && pdf != NULL, NULL);

  job = g_new0 (Close, 1);
  job->store = g_object_ref (store);
  job->id = id;
  job->number = number;
  job->content = g_strdup (content);
  job->pdf = g_bytes_ref (pdf);
  job->role_reason = g_strstrip (g_strdup (role_reason != NULL ? role_reason : ""));
  job->exception = g_strstrip (g_strdup (exception != NULL ? exception : ""));
  job->staff_id = fw_store_get_staff (store);
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, close_fiber, job, close_free);
}
