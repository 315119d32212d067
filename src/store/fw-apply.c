/* fw-apply.c: executes a change set within the open transaction.
 *
 * Runs on the writer's thread. Checks the version of every row (a stale one is
 * refused with the name of the colleague and the time), fills in what was
 * there before, raises versions and appends one row a change to change_log.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-id.h"
#include "store/fw-connection-private.h"
#include "store/fw-row-json.h"
#include "store/fw-store-error.h"

/* Saves of the same fields that follow each other within this time are one entry. */
#define TYPING_US (30 * G_TIME_SPAN_SECOND)

/* Table and column names come from code, never from users; still checked. */
static gboolean
is_name (const char *name)
{
  if (name[0] == '\0')
    return FALSE;
  for (const char *p = name; *p != '\0'; p++)
    if (!g_ascii_islower (*p) && !g_ascii_isdigit (*p) && *p != '_')
      return FALSE;
  return TRUE;
}

static GVariant *
build_params (FwRow *row, ...)
{
  GVariantBuilder builder;
  va_list list;
  gint64 extra;

  g_variant_builder_init (&builder, G_VARIANT_TYPE_TUPLE);
  for (guint i = 0; row != NULL && i < fw_row_get_n (row); i++)
    {
      GVariant *value = fw_row_get_value (row, i);

      if (value == NULL)
        g_variant_builder_add_value (&builder, g_variant_new ("ms", NULL));
      else
        g_variant_builder_add_value (&builder, value);
    }
  va_start (list, row);
  while ((extra = va_arg (list, gint64)) != -1)
    g_variant_builder_add_value (&builder, g_variant_new_int64 (extra));
  va_end (list);
  return g_variant_builder_end (&builder);
}

/* The row's columns as they are now, without id and version; NULL if gone. */
static FwRow *
read_before (FwConnection *self, const FwChange *change, gint64 *version, GError **error)
{
  g_autofree char *sql = g_strdup_printf ("SELECT * FROM %s WHERE id = $1", change->table);
  g_autoptr (FwResult) result
      = fw_connection_query (self, sql, g_variant_new ("(x)", change->id), error);
  g_autoptr (FwRow) row = NULL;
  FwRow *before;

  if (result == NULL || fw_result_get_n_rows (result) == 0)
    return NULL;
  row = fw_result_dup_row (result, 0);
  *version = fw_row_get_int (row, "version", 0);
  before = fw_row_new ();
  for (guint i = 0; i < fw_row_get_n (row); i++)
    {
      const char *column = fw_row_get_column (row, i);

      if (g_str_equal (column, "id") || g_str_equal (column, "version"))
        continue;
      /* An update keeps the old values of what it changes, a delete all. */
      if (change->kind == FW_CHANGE_DELETE || fw_row_has (change->after, column))
        fw_row_set (before, column, fw_row_get_value (row, i));
    }
  return before;
}

static void
set_stale_error (FwConnection *self, const FwChange *change, GError **error)
{
  g_autoptr (FwResult) result = fw_connection_query (
      self,
      "SELECT change_log.at, staff.name FROM change_log LEFT JOIN staff ON staff.id = "
      "change_log.staff_id WHERE table_name = $1 AND row_id = $2 ORDER BY change_log.id DESC LIMIT "
      "1",
      g_variant_new ("(sx)", change->table, change->id), NULL);
  const char *name = NULL, *at = NULL;
  g_autoptr (GDateTime) time = NULL;
  g_autofree char *when = NULL;

  if (result != NULL && fw_result_get_n_rows (result) > 0)
    {
      at = fw_result_get_text (result, 0, 0);
      name = fw_result_get_text (result, 0, 1);
    }
  time = at != NULL ? g_date_time_new_from_iso8601 (at, NULL) : NULL;
  if (time != NULL)
    {
      g_autoptr (GDateTime) local = g_date_time_to_local (time);

      when = g_date_time_format (local, "%R");
    }
  g_set_error (
      error, FW_STORE_ERROR, FW_STORE_ERROR_STALE,
      /* Translators: %1$s is a colleague's name, %2$s a time of day. */
      _ ("This was changed meanwhile by %1$s (%2$s). Your text is still here; please look at "
         "both states and decide which of them is right."),
      name != NULL ? name : _ ("somebody else"), when != NULL ? when : "–");
}

static gboolean
has_same_columns (FwRow *a, FwRow *b)
{
  if (a == NULL || b == NULL || fw_row_get_n (a) != fw_row_get_n (b))
    return FALSE;
  for (guint i = 0; i < fw_row_get_n (a); i++)
    if (!fw_row_has (b, fw_row_get_column (a, i)))
      return FALSE;
  return TRUE;
}

/* Typing is saved at every rest; its log is one entry from what was there
 * before to what is there after. Takes out the entry that @change goes on with;
 * returns what that one found (JSON), NULL when there is none. */
static char *
take_typing_entry (FwConnection *self, const FwChange *change, const char *label)
{
  g_autoptr (FwResult) last = fw_connection_query (
      self,
      "SELECT id, at, staff_id, process, label, kind, before_row, after_row FROM change_log WHERE "
      "table_name = $1 AND row_id = $2 ORDER BY id DESC LIMIT 1",
      g_variant_new ("(sx)", change->table, change->id), NULL);
  g_autoptr (FwRow) after = NULL;
  g_autoptr (GDateTime) at = NULL;
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();

  if (last == NULL || fw_result_get_n_rows (last) == 0
      || fw_result_get_int (last, 0, 2) != _fw_connection_get_actor (self)
      || fw_result_get_int (last, 0, 3) != _fw_connection_get_process (self)
      || !g_str_equal (fw_result_get_text (last, 0, 4), label)
      || !g_str_equal (fw_result_get_text (last, 0, 5), "update"))
    return NULL;
  at = g_date_time_new_from_iso8601 (fw_result_get_text (last, 0, 1), NULL);
  after = fw_row_json_read (fw_result_get_text (last, 0, 7));
  if (at == NULL || g_date_time_difference (now, at) > TYPING_US
      || !has_same_columns (after, change->after)
      || !fw_connection_exec (self, "DELETE FROM change_log WHERE id = $1",
                              g_variant_new ("(x)", fw_result_get_int (last, 0, 0)), NULL))
    return NULL;
  return g_strdup (fw_result_get_text (last, 0, 6));
}

static gboolean
append_log (FwConnection *self,
            const FwChange *change,
            const char *label,
            gint64 act,
            gboolean typing,
            GError **error)
{
  static const char *const kinds[] = {"insert", "update", "delete"};
  g_autofree char *taken
      = typing && change->kind == FW_CHANGE_UPDATE ? take_typing_entry (self, change, label) : NULL;
  g_autofree char *before
      = taken != NULL ? g_steal_pointer (&taken) : fw_row_json_write (change->before);
  g_autofree char *after = fw_row_json_write (change->after);
  g_autoptr (GDateTime) now = g_date_time_new_now_utc ();
  g_autofree char *at = g_date_time_format_iso8601 (now);

  g_autoptr (GError) problem = NULL;

  /* Two processes may make the same id in the same millisecond. */
  for (guint try = 0; try < 3; try++)
    {
      g_clear_error (&problem);
      if (fw_connection_exec (
              self,
              "INSERT INTO change_log (id, act, at, staff_id, process, label, table_name, row_id, "
              "kind, before_row, after_row) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)",
              g_variant_new ("(xxsxxssxsmsms)", fw_id_new (), act, at,
                             _fw_connection_get_actor (self), _fw_connection_get_process (self),
                             label, change->table, change->id, kinds[change->kind], before, after),
              &problem))
        return TRUE;
      if (!g_error_matches (problem, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT))
        break;
    }
  g_propagate_error (error, g_steal_pointer (&problem));
  return FALSE;
}

static gboolean
insert_row (FwConnection *self,
            const char *table,
            gint64 id,
            gint64 version,
            FwRow *row,
            GError **error)
{
  g_autoptr (GString) columns = g_string_new ("id, version");
  g_autoptr (GString) values = NULL;
  g_autofree char *sql = NULL;
  guint n;

  n = fw_row_get_n (row);
  values = g_string_new (NULL);
  g_string_append_printf (values, "$%u, $%u", n + 1, n + 2);
  for (guint i = 0; i < n; i++)
    {
      g_return_val_if_fail (is_name (fw_row_get_column (row, i)), FALSE);
      g_string_append_printf (columns, ", %s", fw_row_get_column (row, i));
      g_string_append_printf (values, ", $%u", i + 1);
    }
  g_return_val_if_fail (is_name (table), FALSE);
  sql = g_strdup_printf ("INSERT INTO %s (%s) VALUES (%s)", table, columns->str, values->str);
  return fw_connection_exec (self, sql, build_params (row, id, version, (gint64) -1), error);
}

gboolean
fw_connection_insert_row (FwConnection *self,
                          const char *table,
                          gint64 id,
                          FwRow *row,
                          GError **error)
{
  g_return_val_if_fail (self != NULL && table != NULL && row != NULL, FALSE);

  return insert_row (self, table, id, 1, row, error);
}

static gboolean
update_row (FwConnection *self, const FwChange *change, GError **error)
{
  g_autoptr (GString) sql = g_string_new (NULL);
  guint n = fw_row_get_n (change->after);

  g_string_append_printf (sql, "UPDATE %s SET version = version + 1", change->table);
  for (guint i = 0; i < n; i++)
    {
      g_return_val_if_fail (is_name (fw_row_get_column (change->after, i)), FALSE);
      g_string_append_printf (sql, ", %s = $%u", fw_row_get_column (change->after, i), i + 1);
    }
  g_string_append_printf (sql, " WHERE id = $%u AND version = $%u", n + 1, n + 2);
  return fw_connection_exec (self, sql->str,
                             build_params (change->after, change->id, change->version, (gint64) -1),
                             error);
}

static gboolean
apply_change (FwConnection *self, FwChange *change, GError **error)
{
  g_autofree char *sql = NULL;
  gint64 version = 0;

  g_return_val_if_fail (is_name (change->table), FALSE);

  if (change->kind == FW_CHANGE_INSERT)
    return insert_row (self, change->table, change->id, change->version + 1, change->after, error);

  g_clear_pointer (&change->before, fw_row_unref);
  change->before = read_before (self, change, &version, error);
  if (change->before == NULL)
    {
      if (error == NULL || *error == NULL)
        set_stale_error (self, change, error);
      return FALSE;
    }
  if (change->version == -1)
    change->version = version;
  if (change->version != version)
    {
      set_stale_error (self, change, error);
      return FALSE;
    }
  if (change->kind == FW_CHANGE_UPDATE)
    return update_row (self, change, error);
  sql = g_strdup_printf ("DELETE FROM %s WHERE id = $1", change->table);
  return fw_connection_exec (self, sql, g_variant_new ("(x)", change->id), error);
}

static gpointer apply_hook;

void
fw_connection_set_apply_hook (FwApplyHook hook)
{
  g_atomic_pointer_set (&apply_hook, (gpointer) hook);
}

static gboolean
apply (FwConnection *self, FwChangeSet *changes, gboolean typing, GError **error)
{
  gint64 act = fw_id_new ();
  FwApplyHook hook;

  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    {
      FwChange *change = fw_change_set_get (changes, i);

      if (!apply_change (self, change, error)
          || !append_log (self, change, fw_change_set_get_label (changes), act, typing, error))
        return FALSE;
    }
  _fw_connection_note_applied (self, changes);
  hook = (FwApplyHook) g_atomic_pointer_get (&apply_hook);
  return hook == NULL || hook (self, changes, error);
}

gboolean
fw_connection_apply (FwConnection *self, FwChangeSet *changes, GError **error)
{
  g_return_val_if_fail (self != NULL && changes != NULL, FALSE);

  return apply (self, changes, FALSE, error);
}

gboolean
_fw_connection_apply_typing (FwConnection *self, FwChangeSet *changes, GError **error)
{
  return apply (self, changes, TRUE, error);
}
