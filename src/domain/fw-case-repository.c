/* fw-case-repository.c: see fw-case-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-case-repository.h"

#define COLUMNS                                                                                    \
  "case_file.id, case_file.name, case_file.file_number, case_file.status, "                        \
  "case_file.first_contact, case_file.last_contact, worker.name, deputy.name"
#define TABLES                                                                                     \
  " FROM case_file LEFT JOIN staff worker ON worker.id = case_file.worker_id "                     \
  "LEFT JOIN staff deputy ON deputy.id = case_file.deputy_id "

typedef struct
{
  char *name;
  char *first_contact;
  gint64 staff_id;
} NewCase;

static void
new_case_free (gpointer data)
{
  NewCase *new_case = data;

  g_free (new_case->name);
  g_free (new_case->first_contact);
  g_free (new_case);
}

static char *
read_setting (FwConnection *connection, const char *name, const char *fallback)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwResult) result = fw_connection_query (
      connection,
      "SELECT value FROM office_setting WHERE name = $1 AND valid_from <= $2 ORDER BY valid_from "
      "DESC, id DESC LIMIT 1",
      g_variant_new ("(ss)", name, today), NULL);

  if (result == NULL || fw_result_get_n_rows (result) == 0)
    return g_strdup (fallback);
  return g_strdup (fw_result_get_text (result, 0, 0));
}

/* The number after the highest of this year, also beyond four digits; UNIQUE
 * guards against a second one. */
static char *
draw_number (FwConnection *connection, const char *first_contact, GError **error)
{
  g_autofree char *prefix = read_setting (connection, "file-number-prefix", "51");
  g_autofree char *start = g_strdup_printf ("%s-%.4s-", prefix, first_contact);
  g_autofree char *end = g_strdup_printf ("%s-%.4s.", prefix, first_contact);
  g_autoptr (FwResult) result = fw_connection_query (
      connection,
      "SELECT file_number FROM case_file WHERE file_number >= $1 AND file_number < $2 ORDER BY "
      "length(file_number) DESC, file_number DESC LIMIT 20",
      g_variant_new ("(ss)", start, end), error);
  guint64 n = 0;

  if (result == NULL)
    return NULL;
  /* Numbers can be edited: what is no number is passed over. */
  for (guint i = 0; i < fw_result_get_n_rows (result) && n == 0; i++)
    g_ascii_string_to_unsigned (fw_result_get_text (result, i, 0) + strlen (start), 10, 0,
                                G_MAXUINT32, &n, NULL);
  return g_strdup_printf ("%s%04" G_GUINT64_FORMAT, start, n + 1);
}

static DexFuture *
create_job (FwConnection *connection, gpointer data)
{
  NewCase *new_case = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("New case"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autofree char *number = NULL;
  GError *error = NULL;
  gint64 id = fw_id_new ();

  number = draw_number (connection, new_case->first_contact, &error);
  if (number == NULL)
    return dex_future_new_for_error (error);
  fw_row_set_text (row, "file_number", number);
  fw_row_set_text (row, "name", new_case->name);
  fw_row_set_text (row, "first_contact", new_case->first_contact);
  if (new_case->staff_id != 0)
    {
      g_autoptr (FwResult) staff
          = fw_connection_query (connection, "SELECT team_id, deputy_id FROM staff WHERE id = $1",
                                 g_variant_new ("(x)", new_case->staff_id), NULL);

      fw_row_set_int (row, "worker_id", new_case->staff_id);
      if (staff != NULL && fw_result_get_n_rows (staff) > 0)
        {
          if (!fw_result_is_null (staff, 0, 0))
            fw_row_set_int (row, "team_id", fw_result_get_int (staff, 0, 0));
          if (!fw_result_is_null (staff, 0, 1))
            fw_row_set_int (row, "deputy_id", fw_result_get_int (staff, 0, 1));
        }
    }
  fw_change_set_insert (changes, "case_file", id, row);
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int64 (id);
}

DexFuture *
fw_case_repository_create (FwStore *store, const char *name, const char *first_contact)
{
  NewCase *new_case;
  FwDay day;

  g_return_val_if_fail (FW_IS_STORE (store) && name != NULL, NULL);

  if (name[0] == '\0' || !fw_day_from_iso (first_contact, &day))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("A case needs a name and the day of the first contact."));
  new_case = g_new0 (NewCase, 1);
  new_case->name = g_strdup (name);
  new_case->first_contact = g_strdup (first_contact);
  new_case->staff_id = fw_store_get_staff (store);
  return fw_store_write (store, create_job, new_case, new_case_free);
}

static const char *
get_scope (FwCaseScope scope)
{
  switch (scope)
    {
    case FW_CASE_SCOPE_MINE:
      return "case_file.worker_id = $1";
    case FW_CASE_SCOPE_DEPUTY:
      return "case_file.deputy_id = $1";
    case FW_CASE_SCOPE_TEAM:
      return "case_file.team_id = (SELECT team_id FROM staff WHERE id = $1)";
    case FW_CASE_SCOPE_ALL:
    default:
      return "$1 = $1";
    }
}

DexFuture *
fw_case_repository_list (FwStore *store, FwCaseScope scope, guint limit)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  sql = g_strdup_printf ("SELECT " COLUMNS TABLES
                         "WHERE %s AND hidden = 0 ORDER BY case_file.name, case_file.id LIMIT $2",
                         get_scope (scope));
  return fw_store_query (store, sql, g_variant_new ("(xu)", fw_store_get_staff (store), limit));
}

DexFuture *
fw_case_repository_load (FwStore *store, gint64 id)
{
  return fw_store_query (store, "SELECT " COLUMNS TABLES "WHERE case_file.id = $1",
                         g_variant_new ("(x)", id));
}

static DexFuture *
find_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  g_autoptr (FwResult) result
      = fw_connection_query (connection, "SELECT id FROM case_file WHERE file_number = $1",
                             g_variant_new ("(s)", data), &error);

  if (result == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (result) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND,
                                  /* Translators: %s is a file number. */
                                  _ ("There is no case with the file number %s in this office."),
                                  (const char *) data);
  return dex_future_new_for_int64 (fw_result_get_int (result, 0, 0));
}

DexFuture *
fw_case_repository_find_number (FwStore *store, const char *number)
{
  return fw_store_read (store, find_job, g_strdup (number), g_free);
}

DexFuture *
fw_case_repository_list_recent (FwStore *store, guint limit)
{
  return fw_store_query (
      store,
      "SELECT case_file.id, case_file.name, case_file.file_number FROM case_opened "
      "JOIN case_file ON case_file.id = case_opened.case_id WHERE staff_id = $1 "
      "ORDER BY opened_at DESC LIMIT $2",
      g_variant_new ("(xu)", fw_store_get_staff (store), limit));
}

typedef struct
{
  gint64 case_id;
  gint64 staff_id;
} Opening;

static DexFuture *
may_open_job (FwConnection *connection, gpointer data)
{
  Opening *opening = data;
  GError *error = NULL;
  g_autoptr (FwResult) result = fw_connection_query (
      connection,
      "SELECT 1 FROM case_file WHERE id = $1 AND (worker_id = $2 OR deputy_id = $2 OR tandem_id = "
      "$2 "
      "OR (hidden = 0 AND team_id = (SELECT team_id FROM staff WHERE id = $2)))",
      g_variant_new ("(xx)", opening->case_id, opening->staff_id), &error);

  if (result == NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_for_boolean (fw_result_get_n_rows (result) > 0);
}

DexFuture *
fw_case_repository_may_open (FwStore *store, gint64 id)
{
  Opening opening = {id, fw_store_get_staff (store)};

  return fw_store_read (store, may_open_job, g_memdup2 (&opening, sizeof opening), g_free);
}

static DexFuture *
opened_job (FwConnection *connection, gpointer data)
{
  Opening *opening = data;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format_iso8601 (now);
  GError *error = NULL;

  /* What was opened last is no act of the case: no change log. */
  if (!fw_connection_exec (
          connection,
          "INSERT INTO case_opened (id, version, staff_id, case_id, opened_at) VALUES "
          "($1, 1, $2, $3, $4) ON CONFLICT (staff_id, case_id) DO UPDATE SET opened_at "
          "= excluded.opened_at",
          g_variant_new ("(xxxs)", fw_id_new (), opening->staff_id, opening->case_id, at), &error))
    return dex_future_new_for_error (error);
  return dex_future_new_true ();
}

DexFuture *
fw_case_repository_note_opened (FwStore *store, gint64 id, const char *reason)
{
  Opening opening = {id, fw_store_get_staff (store)};

  return dex_future_all (
      fw_store_log_access (store, reason != NULL ? "break-glass" : "open", id, reason),
      fw_store_write (store, opened_job, g_memdup2 (&opening, sizeof opening), g_free), NULL);
}

DexFuture *
fw_case_repository_count_open (FwStore *store, gint64 id)
{
  return fw_store_query (store,
                         "SELECT count(*) FROM resubmission WHERE case_id = $1 AND status = 'open' "
                         "AND (rule IS NULL OR anchor = '')",
                         g_variant_new ("(x)", id));
}

static void
set_reference (FwRow *row, const char *column, FwResult *result, guint index)
{
  if (fw_result_is_null (result, 0, index))
    fw_row_set_null (row, column);
  else
    fw_row_set_int (row, column, fw_result_get_int (result, 0, index));
}

static DexFuture *
hand_over_job (FwConnection *connection, gpointer data)
{
  Opening *opening = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Hand over case"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwResult) found = NULL;
  g_autoptr (FwResult) open = NULL;
  GError *error = NULL;

  found = fw_connection_query (connection,
                               "SELECT staff.team_id, staff.deputy_id, case_file.version, "
                               "case_file.worker_id FROM case_file JOIN staff ON staff.id = $2 "
                               "WHERE case_file.id = $1",
                               g_variant_new ("(xx)", opening->case_id, opening->staff_id), &error);
  if (found == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (found) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("The case or the colleague is no longer there. Nothing was "
                                     "changed."));
  fw_row_set_int (row, "worker_id", opening->staff_id);
  set_reference (row, "team_id", found, 0);
  set_reference (row, "deputy_id", found, 1);
  fw_change_set_update (changes, "case_file", opening->case_id, fw_result_get_int (found, 0, 2),
                        row);
  open = fw_connection_query (
      connection,
      "SELECT id, version FROM resubmission WHERE case_id = $1 AND status = 'open' AND "
      "(assigned_to IS NULL OR assigned_to = $2) ORDER BY id",
      g_variant_new ("(xx)", opening->case_id, fw_result_get_int (found, 0, 3)), &error);
  if (open == NULL)
    return dex_future_new_for_error (error);
  for (guint i = 0; i < fw_result_get_n_rows (open); i++)
    {
      g_autoptr (FwRow) assigned = fw_row_new ();

      fw_row_set_int (assigned, "assigned_to", opening->staff_id);
      fw_change_set_update (changes, "resubmission", fw_result_get_int (open, i, 0),
                            fw_result_get_int (open, i, 1), assigned);
    }
  if (!fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_take_boxed (FW_TYPE_CHANGE_SET, g_steal_pointer (&changes));
}

DexFuture *
fw_case_repository_hand_over (FwStore *store, gint64 id, gint64 staff_id)
{
  Opening opening = {id, staff_id};

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_write (store, hand_over_job, g_memdup2 (&opening, sizeof opening), g_free);
}
