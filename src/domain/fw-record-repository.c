/* fw-record-repository.c: see fw-record-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-record-repository.h"

static const char *const kinds[] = { "phone", "visit", "talk", "letter", "email", "note", NULL };

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
  return _ ("Note");
}

typedef struct
{
  gint64 case_id;
  gint64 staff_id;
  char  *kind;
  char  *happened_at;
  gint64 duration_s;
  char  *body;
} Entry;

static void
entry_free (gpointer data)
{
  Entry *entry = data;

  g_free (entry->kind);
  g_free (entry->happened_at);
  g_free (entry->body);
  g_free (entry);
}

/* A note is no contact. */
static gboolean
add_last_contact (FwConnection *connection,
                  Entry        *entry,
                  FwChangeSet  *changes,
                  GError      **error)
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
  if (g_str_equal (entry->kind, "note") ||
      g_strcmp0 (fw_result_get_text (result, 0, 1), day) >= 0)
    return TRUE;
  row = fw_row_new ();
  fw_row_set_text (row, "last_contact", day);
  fw_change_set_update (changes, "case_file", entry->case_id, fw_result_get_int (result, 0, 0), row);
  return TRUE;
}

static DexFuture *
add_job (FwConnection *connection,
         gpointer      data)
{
  Entry *entry = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Add record entry"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *written_at = g_date_time_format_iso8601 (now);
  GError *error = NULL;

  fw_row_set_int (row, "case_id", entry->case_id);
  fw_row_set_text (row, "kind", entry->kind);
  fw_row_set_text (row, "happened_at", entry->happened_at);
  if (entry->duration_s > 0)
    fw_row_set_int (row, "duration_s", entry->duration_s);
  fw_row_set_text (row, "body", entry->body);
  fw_row_set_text (row, "written_at", written_at);
  if (entry->staff_id != 0)
    fw_row_set_int (row, "author_id", entry->staff_id);
  fw_change_set_insert (changes, "record_entry", fw_id_new (), row);
  if (!add_last_contact (connection, entry, changes, &error) ||
      !fw_connection_apply (connection, changes, &error))
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
  return fw_day_from_iso (day, &value) && g_ascii_isdigit (text[11]) && g_ascii_isdigit (text[12]) &&
         g_ascii_isdigit (text[14]) && g_ascii_isdigit (text[15]) &&
         (text[11] - '0') * 10 + text[12] - '0' < 24 && text[14] < '6';
}

DexFuture *
fw_record_repository_add (FwStore    *store,
                          gint64      case_id,
                          const char *kind,
                          const char *happened_at,
                          gint64      duration_s,
                          const char *body)
{
  Entry *entry;

  g_return_val_if_fail (FW_IS_STORE (store) && kind != NULL && body != NULL, NULL);

  if (!g_strv_contains (kinds, kind))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                                  _ ("“%s” is no kind of record entry."), kind);
  if (body[0] == '\0')
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT, "%s",
                                  _ ("An entry needs some text."));
  if (happened_at != NULL && !is_time (happened_at))
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT,
                                  _ ("“%s” is not a time of the form YYYY-MM-DDTHH:MM."), happened_at);
  entry = g_new0 (Entry, 1);
  entry->case_id = case_id;
  entry->staff_id = fw_store_get_staff (store);
  entry->kind = g_strdup (kind);
  entry->duration_s = duration_s;
  entry->body = g_strdup (body);
  if (happened_at != NULL)
    entry->happened_at = g_strdup (happened_at);
  else
    {
      g_autoptr (GDateTime) now = fw_clock_now ();

      entry->happened_at = g_date_time_format (now, "%Y-%m-%dT%H:%M");
    }
  return fw_store_write (store, add_job, entry, entry_free);
}

DexFuture *
fw_record_repository_list (FwStore *store,
                           gint64   case_id,
                           guint    limit)
{
  return fw_store_query (store,
                         "SELECT record_entry.id, kind, happened_at, duration_s, body, staff.name FROM "
                         "record_entry LEFT JOIN staff ON staff.id = record_entry.author_id WHERE "
                         "case_id = $1 ORDER BY happened_at DESC, record_entry.id DESC LIMIT $2",
                         g_variant_new ("(xu)", case_id, limit));
}
