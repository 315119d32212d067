/* fw-clearing-repository.c: see fw-clearing-repository.h; reading and acts. A new one is in
 * fw-clearing-new.c, the content of the report in fw-clearing-content.c, its end in
 * fw-clearing-freeze.c. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-clearing-private.h"

#define LONGEST 800 /* letters of what the time was for */

enum
{
  ID,
  VERSION,
  CASE,
  FORM,
  START,
  END,
  MINUTES,
  STAFF,
  PROVIDER,
  PERSON,
  STATUS,
  ENDED,
  REASON,
  CASE_NAME,
  NUMBER,
  PERFORMER,
  QUESTION,
  USED,
  N_ENTRIES,
  FORM_STATUS,
  N_VERSIONS,
  CORRECTION,
};

#define SELECT                                                                                                                       \
  "SELECT k.id, k.version, k.case_id, k.form_id, k.start_on, k.end_on, k.minutes_approved, "                                         \
  "k.staff_id, k.provider_id, k.person, k.status, k.ended_on, k.end_reason, c.name, "                                                \
  "c.file_number, coalesce (s.name, p.name, ''), (SELECT max (a.value) FROM form_answer a WHERE "                                    \
  "a.form_id = k.form_id AND a.field = 'question'), (SELECT coalesce (sum (h.minutes), 0) FROM "                                     \
  "clearing_hours h WHERE h.clearing_id = k.id), (SELECT count(*) FROM clearing_hours h WHERE "                                      \
  "h.clearing_id = k.id), f.status, (SELECT count(*) FROM frozen_document d WHERE d.form_id = "                                      \
  "k.form_id), k.correction FROM clearing k JOIN form f ON f.id = k.form_id JOIN case_file c ON c.id = k.case_id LEFT JOIN staff s " \
  "ON s.id = k.staff_id LEFT JOIN provider p ON p.id = k.provider_id WHERE "

static void
judge (FwClearing *self)
{
  FwPlanUse *use = &self->use;
  FwDay today = fw_clock_today ();

  use->cents_approved = -1;
  use->start = self->start;
  use->end = self->end;
  use->up_to = self->ended_on != FW_DAY_NONE ? self->ended_on : MIN (today, self->end);
  fw_plan_use_judge (use);
  /* What has ended cannot run out. */
  if (self->status != FW_CLEARING_RUNNING && use->state != FW_PLAN_USE_OVER)
    use->state = FW_PLAN_USE_FINE;
}

static FwClearing *
read_row (FwResult *rows, guint row)
{
  FwClearing *self = g_new0 (FwClearing, 1);

  self->id = fw_result_get_int (rows, row, ID);
  self->version = fw_result_get_int (rows, row, VERSION);
  self->case_id = fw_result_get_int (rows, row, CASE);
  self->form_id = fw_result_get_int (rows, row, FORM);
  self->start = fw_result_get_day (rows, row, START);
  self->end = fw_result_get_day (rows, row, END);
  self->ended_on = fw_result_get_day (rows, row, ENDED);
  self->staff_id = fw_result_get_int (rows, row, STAFF);
  self->provider_id = fw_result_get_int (rows, row, PROVIDER);
  self->person = g_strdup (fw_result_get_string (rows, row, PERSON));
  self->status = fw_clearing_status_from_name (fw_result_get_text (rows, row, STATUS));
  self->end_reason = g_strdup (fw_result_get_string (rows, row, REASON));
  self->case_name = g_strdup (fw_result_get_string (rows, row, CASE_NAME));
  self->file_number = g_strdup (fw_result_get_string (rows, row, NUMBER));
  self->performer = g_strdup (fw_result_get_string (rows, row, PERFORMER));
  self->question = g_strdup (fw_result_get_string (rows, row, QUESTION));
  self->is_finished = g_strcmp0 (fw_result_get_text (rows, row, FORM_STATUS), "frozen") == 0;
  self->n_versions = (guint) fw_result_get_int (rows, row, N_VERSIONS);
  self->correction = g_strdup (fw_result_get_string (rows, row, CORRECTION));
  self->n_entries = (guint) fw_result_get_int (rows, row, N_ENTRIES);
  self->use.minutes_approved = (int) fw_result_get_int (rows, row, MINUTES);
  self->use.minutes_used = (int) fw_result_get_int (rows, row, USED);
  judge (self);
  return self;
}

static gboolean
read_children (FwConnection *connection, FwClearing *self, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT given_name, person.id FROM clearing_child JOIN person ON person.id = person_id WHERE "
      "clearing_id = $1 ORDER BY person.born, person.id",
      g_variant_new ("(x)", self->id), error);
  g_autoptr (GString) names = g_string_new (NULL);

  self->n_children = rows != NULL ? fw_result_get_n_rows (rows) : 0;
  self->child_ids = g_new0 (gint64, self->n_children);
  for (guint i = 0; i < self->n_children; i++)
    {
      g_string_append_printf (names, "%s%s", i > 0 ? ", " : "", fw_result_get_text (rows, i, 0));
      self->child_ids[i] = fw_result_get_int (rows, i, 1);
    }
  self->children = g_string_free_and_steal (g_steal_pointer (&names));
  return rows != NULL;
}

static GPtrArray *
read_all (FwConnection *connection, const char *sql, gint64 id, GError **error)
{
  g_autoptr (FwResult) rows
      = fw_connection_query (connection, sql, g_variant_new ("(x)", id), error);
  g_autoptr (GPtrArray) all = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_clearing_free);

  for (guint i = 0; rows != NULL && i < fw_result_get_n_rows (rows); i++)
    {
      FwClearing *self = read_row (rows, i);

      g_ptr_array_add (all, self);
      if (!read_children (connection, self, error))
        return NULL;
    }
  return rows != NULL ? g_steal_pointer (&all) : NULL;
}

static DexFuture *
list_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  GPtrArray *all
      = read_all (connection, SELECT "k.case_id = $1 ORDER BY k.start_on DESC, k.id DESC",
                  *(gint64 *) data, &error);

  return all != NULL ? dex_future_new_take_boxed (G_TYPE_PTR_ARRAY, all)
                     : dex_future_new_for_error (error);
}

DexFuture *
fw_clearing_repository_list (FwStore *store, gint64 case_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, list_job, g_memdup2 (&case_id, sizeof case_id), g_free);
}

FwClearing *
_fw_clearing_read (FwConnection *connection, gint64 id, GError **error)
{
  g_autoptr (GPtrArray) all = read_all (connection, SELECT "k.id = $1", id, error);

  if (all == NULL)
    return NULL;
  if (all->len > 0)
    return fw_clearing_copy (g_ptr_array_index (all, 0));
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                       _ ("This clearing is no longer there."));
  return NULL;
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  FwClearing *self = _fw_clearing_read (connection, *(gint64 *) data, &error);

  return self != NULL ? dex_future_new_take_boxed (FW_TYPE_CLEARING, self)
                      : dex_future_new_for_error (error);
}

DexFuture *
fw_clearing_repository_load (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, load_job, g_memdup2 (&id, sizeof id), g_free);
}

DexFuture *
fw_clearing_repository_list_hours (FwStore *store, gint64 id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (store,
                         "SELECT id, version, day, minutes, what FROM clearing_hours WHERE "
                         "clearing_id = $1 ORDER BY day DESC, id DESC",
                         g_variant_new ("(x)", id));
}

/* --- acts --------------------------------------------------------------------------- */

static gboolean
fail (GError **error, const char *why)
{
  g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, why);
  return FALSE;
}

static FwChangeSet *
refuse (GError **error, const char *why)
{
  fail (error, why);
  return NULL;
}

static void
set_day (FwRow *row, const char *column, FwDay day)
{
  g_autofree char *text = day != FW_DAY_NONE ? fw_day_to_iso (day) : NULL;

  if (text != NULL)
    fw_row_set_text (row, column, text);
  else
    fw_row_set_null (row, column);
}

static void
set_id (FwRow *row, const char *column, gint64 id)
{
  if (id != 0)
    fw_row_set_int (row, column, id);
  else
    fw_row_set_null (row, column);
}

gboolean
_fw_clearing_fill_row (FwRow *row, const FwClearingForm *form, GError **error)
{
  if (form->start == FW_DAY_NONE || form->end == FW_DAY_NONE)
    return fail (error, _ ("A clearing needs a first and a last day."));
  if (form->end < form->start)
    return fail (error, _ ("The clearing would end before it begins."));
  if (form->minutes <= 0)
    return fail (error, _ ("A clearing needs an hour quota, like 30 or 7,5."));
  if (form->staff_id != 0 && form->provider_id != 0)
    return fail (error, _ ("Own staff or a provider performs a clearing, not both."));
  set_day (row, "start_on", form->start);
  set_day (row, "end_on", form->end);
  fw_row_set_int (row, "minutes_approved", form->minutes);
  set_id (row, "staff_id", form->staff_id);
  set_id (row, "provider_id", form->provider_id);
  fw_row_set_text (row, "person",
                   form->person != NULL && form->provider_id != 0 ? form->person : "");
  return TRUE;
}

/* What its report tells stays as it is told. */
static FwChangeSet *
refuse_finished (GError **error)
{
  return refuse (error, _ ("The report of this clearing is finished. To change anything, please "
                           "correct the report first: that becomes a new version."));
}

FwChangeSet *
fw_clearing_dup_changed (const FwClearing *self, const FwClearingForm *form, GError **error)
{
  g_autoptr (FwRow) row = fw_row_new ();
  FwChangeSet *changes;

  g_return_val_if_fail (self != NULL && form != NULL, NULL);

  if (self->is_finished)
    return refuse_finished (error);
  if (!_fw_clearing_fill_row (row, form, error))
    return NULL;
  changes = fw_change_set_new (_ ("Change clearing"));
  fw_change_set_update (changes, "clearing", self->id, self->version, row);
  return changes;
}

FwChangeSet *
fw_clearing_dup_hours_added (const FwClearing *self,
                             FwDay day,
                             int minutes,
                             const char *what,
                             GError **error)
{
  g_autoptr (FwRow) row = fw_row_new ();
  FwChangeSet *changes;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->is_finished)
    return refuse_finished (error);
  if (day == FW_DAY_NONE || minutes <= 0)
    return refuse (error, _ ("Please give a day and the hours, like 12 or 7,5."));
  if (day < self->start)
    return refuse (error, _ ("This day lies before the clearing began."));
  if (what != NULL && g_utf8_strlen (what, -1) > LONGEST)
    return refuse (error, _ ("Please say more briefly what the time was for."));
  fw_row_set_int (row, "clearing_id", self->id);
  set_day (row, "day", day);
  fw_row_set_int (row, "minutes", minutes);
  fw_row_set_text (row, "what", what != NULL ? what : "");
  changes = fw_change_set_new (_ ("Enter hours"));
  fw_change_set_insert (changes, "clearing_hours", fw_id_new (), row);
  return changes;
}

FwChangeSet *
fw_clearing_dup_hours_removed (gint64 hours_id, gint64 version)
{
  FwChangeSet *changes = fw_change_set_new (_ ("Remove hours"));

  fw_change_set_delete (changes, "clearing_hours", hours_id, version);
  return changes;
}

FwChangeSet *
fw_clearing_dup_ended (const FwClearing *self,
                       FwClearingStatus status,
                       FwDay day,
                       const char *reason,
                       GError **error)
{
  gboolean runs = status == FW_CLEARING_RUNNING;
  gboolean told = reason != NULL && reason[0] != '\0';
  g_autoptr (FwRow) row = fw_row_new ();
  FwChangeSet *changes;

  g_return_val_if_fail (self != NULL, NULL);

  if (self->is_finished)
    return refuse_finished (error);
  if (!runs && day == FW_DAY_NONE)
    return refuse (error, _ ("This is no day."));
  if (!runs && day < self->start)
    return refuse (error, _ ("The clearing would end before it begins."));
  if (status == FW_CLEARING_BROKEN_OFF && !told)
    return refuse (error, _ ("Please say why the clearing is broken off."));
  if (status == FW_CLEARING_DONE && day > self->end && !told)
    return refuse (error, _ ("It ends after the agreed day: please say why."));
  fw_row_set_text (row, "status", fw_clearing_status_to_name (status));
  set_day (row, "ended_on", runs ? FW_DAY_NONE : day);
  fw_row_set_text (row, "end_reason", told && !runs ? reason : "");
  changes = fw_change_set_new (runs ? _ ("Let the clearing run again") : _ ("End clearing"));
  fw_change_set_update (changes, "clearing", self->id, self->version, row);
  return changes;
}
