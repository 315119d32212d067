/* fw-record-repository.c: writing the course of a case; reading is in fw-record-list.c. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-record-repository.h"
#include "domain/fw-resubmission-repository.h"

static const char *const kinds[] = {"phone", "visit", "talk", "letter", "email", "note", NULL};

const char *const *
fw_record_get_kinds (void)
{
  return kinds;
}

const char *
fw_record_get_kind_title (const char *kind)
{
  if (g_strcmp0 (kind, "phone") == 0)
    return _ ("Phone Call");
  if (g_strcmp0 (kind, "visit") == 0)
    return _ ("Home Visit");
  if (g_strcmp0 (kind, "talk") == 0)
    return _ ("Talk");
  if (g_strcmp0 (kind, "letter") == 0)
    return _ ("Letter");
  if (g_strcmp0 (kind, "email") == 0)
    return _ ("E-Mail");
  if (g_strcmp0 (kind, "resubmission") == 0)
    return _ ("Re-submission");
  if (g_strcmp0 (kind, "act") == 0)
    return _ ("Act");
  if (g_strcmp0 (kind, "document") == 0)
    return _ ("Document");
  return _ ("Note");
}

typedef struct
{
  FwRecordEntry entry; /* its texts are owned */
  gint64 staff_id;
} Job;

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free ((char *) job->entry.kind);
  g_free ((char *) job->entry.happened_at);
  g_free ((char *) job->entry.body);
  g_free ((gint64 *) job->entry.person_ids);
  g_strfreev ((char **) job->entry.names);
  g_free ((char *) job->entry.resubmit_what);
  g_free ((char *) job->entry.resubmit_due);
  g_free ((char *) job->entry.draft);
  g_free (job);
}

/* Who is responsible when @staff_id acts as a deputy: 0 when acting for themselves. */
static gint64
find_represented (FwConnection *connection, gint64 case_id, gint64 staff_id, GError **error)
{
  g_autoptr (FwResult) result = fw_connection_query (
      connection,
      "SELECT case_file.worker_id FROM case_file LEFT JOIN staff ON staff.id = case_file.worker_id "
      "WHERE case_file.id = $1 AND case_file.worker_id <> $2 AND (case_file.deputy_id = $2 OR "
      "staff.deputy_id = $2)",
      g_variant_new ("(xx)", case_id, staff_id), error);

  if (result == NULL)
    return -1;
  return fw_result_get_n_rows (result) > 0 ? fw_result_get_int (result, 0, 0) : 0;
}

static char *
dup_utc_now (void)
{
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  return g_date_time_format_iso8601 (now);
}

static char *
dup_local_now (void)
{
  g_autoptr (GDateTime) now = fw_clock_now ();

  return g_date_time_format (now, "%Y-%m-%dT%H:%M");
}

static gboolean
set_writer (FwConnection *connection, FwRow *row, gint64 case_id, gint64 staff_id, GError **error)
{
  g_autofree char *written_at = dup_utc_now ();
  gint64 represented;

  fw_row_set_text (row, "written_at", written_at);
  if (staff_id == 0)
    return TRUE;
  represented = find_represented (connection, case_id, staff_id, error);
  if (represented < 0)
    return FALSE;
  fw_row_set_int (row, "author_id", staff_id);
  if (represented > 0)
    fw_row_set_int (row, "on_behalf_of", represented);
  return TRUE;
}

gboolean
fw_record_append_act (FwConnection *connection,
                      FwChangeSet *changes,
                      gint64 case_id,
                      gint64 staff_id,
                      const char *kind,
                      const char *subject,
                      const char *body,
                      GError **error)
{
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *now = dup_local_now ();

  fw_row_set_int (row, "case_id", case_id);
  fw_row_set_text (row, "kind", kind);
  fw_row_set_text (row, "happened_at", now);
  fw_row_set_text (row, "subject", subject);
  fw_row_set_text (row, "body", body);
  if (!set_writer (connection, row, case_id, staff_id, error))
    return FALSE;
  fw_change_set_insert (changes, "record_entry", fw_id_new (), row);
  return TRUE;
}

/* A note is no contact. */
static gboolean
add_last_contact (FwConnection *connection,
                  const FwRecordEntry *entry,
                  FwChangeSet *changes,
                  GError **error)
{
  g_autoptr (FwResult) result = fw_connection_query (
      connection, "SELECT version, last_contact FROM case_file WHERE id = $1",
      g_variant_new ("(x)", entry->case_id), error);
  g_autoptr (FwRow) row = NULL;
  g_autofree char *day = g_strndup (entry->happened_at, 10);

  if (result == NULL)
    return FALSE;
  if (fw_result_get_n_rows (result) == 0)
    {
      g_set_error_literal (error, FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                           _ ("This case is no longer there. Your text is still here."));
      return FALSE;
    }
  if (g_str_equal (entry->kind, "note") || g_strcmp0 (fw_result_get_text (result, 0, 1), day) >= 0)
    return TRUE;
  row = fw_row_new ();
  fw_row_set_text (row, "last_contact", day);
  fw_change_set_update (changes, "case_file", entry->case_id, fw_result_get_int (result, 0, 0),
                        row);
  return TRUE;
}

static gboolean
add_child_seen (FwConnection *connection,
                const FwRecordEntry *entry,
                FwChangeSet *changes,
                GError **error)
{
  g_autofree char *day = g_strndup (entry->happened_at, 10);
  g_autoptr (FwResult) children = NULL;

  if (!entry->child_seen)
    return TRUE;
  children = fw_connection_query (
      connection,
      "SELECT id, version FROM case_child WHERE case_id = $1 AND ($2 = 0 OR person_id = $2) AND "
      "(last_seen IS NULL OR last_seen < $3)",
      g_variant_new ("(xxs)", entry->case_id, entry->child_id, day), error);
  if (children == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (children); i++)
    {
      g_autoptr (FwRow) row = fw_row_new ();

      fw_row_set_text (row, "last_seen", day);
      fw_change_set_update (changes, "case_child", fw_result_get_int (children, i, 0),
                            fw_result_get_int (children, i, 1), row);
    }
  return TRUE;
}

static void
add_participants (const FwRecordEntry *entry, gint64 entry_id, FwChangeSet *changes)
{
  for (guint i = 0; i < entry->n_persons; i++)
    {
      g_autoptr (FwRow) row = fw_row_new ();

      fw_row_set_int (row, "entry_id", entry_id);
      fw_row_set_int (row, "person_id", entry->person_ids[i]);
      fw_change_set_insert (changes, "record_participant", fw_id_new (), row);
    }
  for (guint i = 0; entry->names != NULL && entry->names[i] != NULL; i++)
    {
      g_autoptr (FwRow) row = fw_row_new ();

      fw_row_set_int (row, "entry_id", entry_id);
      fw_row_set_text (row, "name", entry->names[i]);
      fw_change_set_insert (changes, "record_participant", fw_id_new (), row);
    }
}

static DexFuture *
add_job (FwConnection *connection, gpointer data)
{
  Job *job = data;
  const FwRecordEntry *entry = &job->entry;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (
      entry->corrects_id != 0 ? _ ("Correct record entry") : _ ("Add record entry"));
  g_autoptr (FwRow) row = fw_row_new ();
  gint64 id = fw_id_new ();
  GError *error = NULL;

  fw_row_set_int (row, "case_id", entry->case_id);
  fw_row_set_text (row, "kind", entry->kind);
  fw_row_set_text (row, "happened_at", entry->happened_at);
  if (entry->duration_s > 0)
    fw_row_set_int (row, "duration_s", entry->duration_s);
  if (entry->child_id != 0)
    fw_row_set_int (row, "child_id", entry->child_id);
  fw_row_set_int (row, "child_seen", entry->child_seen ? 1 : 0);
  fw_row_set_int (row, "confided", entry->confided ? 1 : 0);
  if (entry->corrects_id != 0)
    fw_row_set_int (row, "corrects_id", entry->corrects_id);
  fw_row_set_text (row, "body", entry->body);
  if (!set_writer (connection, row, entry->case_id, job->staff_id, &error))
    return dex_future_new_for_error (error);
  fw_change_set_insert (changes, "record_entry", id, row);
  add_participants (entry, id, changes);
  if (!add_last_contact (connection, entry, changes, &error)
      || !add_child_seen (connection, entry, changes, &error)
      || (entry->resubmit_what != NULL
          && !fw_resubmission_append (
              connection, changes, entry->case_id, id, entry->resubmit_what, entry->resubmit_due,
              entry->resubmit_to != 0 ? entry->resubmit_to : job->staff_id, job->staff_id, &error))
      || !fw_connection_apply (connection, changes, &error)
      || (entry->draft != NULL
          && !fw_connection_exec (connection, "DELETE FROM draft WHERE staff_id = $1 AND name = $2",
                                  g_variant_new ("(xs)", job->staff_id, entry->draft), &error)))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

static gboolean
is_time (const char *text)
{
  g_autofree char *day = NULL;
  FwDay value;

  if (strlen (text) != 16 || text[10] != 'T' || text[13] != ':')
    return FALSE;
  day = g_strndup (text, 10);
  return fw_day_from_iso (day, &value) && g_ascii_isdigit (text[11]) && g_ascii_isdigit (text[12])
         && g_ascii_isdigit (text[14]) && g_ascii_isdigit (text[15])
         && (text[11] - '0') * 10 + text[12] - '0' < 24 && text[14] < '6';
}

static DexFuture *
reject (const char *text)
{
  return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s", text);
}

DexFuture *
fw_record_repository_add_entry (FwStore *store, const FwRecordEntry *entry)
{
  FwDay due;
  Job *job;

  g_return_val_if_fail (FW_IS_STORE (store) && entry != NULL, NULL);
  g_return_val_if_fail (entry->kind != NULL && entry->body != NULL, NULL);

  if (!g_strv_contains (kinds, entry->kind))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                                  _ ("“%s” is no kind of record entry."), entry->kind);
  if (entry->body[0] == '\0')
    return reject (_ ("An entry needs some text."));
  if (entry->happened_at != NULL && !is_time (entry->happened_at))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                                  _ ("“%s” is not a time of the form YYYY-MM-DDTHH:MM."),
                                  entry->happened_at);
  if (entry->resubmit_what != NULL
      && (entry->resubmit_what[0] == '\0' || !fw_day_from_iso (entry->resubmit_due, &due)))
    return reject (_ ("A re-submission needs a text and a day."));
  job = g_new0 (Job, 1);
  job->entry = *entry;
  job->staff_id = fw_store_get_staff (store);
  job->entry.kind = g_strdup (entry->kind);
  job->entry.body = g_strdup (entry->body);
  job->entry.happened_at
      = entry->happened_at != NULL ? g_strdup (entry->happened_at) : dup_local_now ();
  job->entry.person_ids
      = g_memdup2 (entry->person_ids, entry->n_persons * sizeof *entry->person_ids);
  job->entry.names = (const char *const *) g_strdupv ((char **) entry->names);
  job->entry.resubmit_what = g_strdup (entry->resubmit_what);
  job->entry.resubmit_due = g_strdup (entry->resubmit_due);
  job->entry.draft = g_strdup (entry->draft);
  return fw_store_write (store, add_job, job, job_free);
}

DexFuture *
fw_record_repository_add (FwStore *store,
                          gint64 case_id,
                          const char *kind,
                          const char *happened_at,
                          gint64 duration_s,
                          const char *body)
{
  FwRecordEntry entry = {.case_id = case_id,
                         .kind = kind,
                         .happened_at = happened_at,
                         .duration_s = duration_s,
                         .body = body};

  return fw_record_repository_add_entry (store, &entry);
}
