/* fw-record-list.c: reading the course of a case, page by page.
 *
 * Keyset paging by (happened_at, id). Frozen plans lie in a table of their own;
 * a page takes the newest of both.
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>

#include "base/fw-text.h"
#include "domain/fw-record-repository.h"

typedef struct
{
  gint64 case_id;
  gint64 staff_id;
  gint64 entry_id;
  char *kind;
  gint64 child_id;
  gint64 person_id;
  char *text;
  char *after_at;
  gint64 after_id;
  guint limit;
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  g_free (page->kind);
  g_free (page->text);
  g_free (page->after_at);
  g_free (page);
}

/* After every possible time. */
#define END_OF_TIME "9999-99"

#define FROM_ENTRY                                                                                 \
  "SELECT e.id, e.kind, e.subject, e.body, e.happened_at, e.duration_s, author.name, "             \
  "behalf.name, "                                                                                  \
  "child.given_name, e.child_seen, e.confided, e.author_id, e.corrects_id, e.child_id, "           \
  "(SELECT max(later.written_at) FROM record_entry later WHERE later.case_id = e.case_id AND "     \
  "later.corrects_id = e.id), e.case_id "                                                          \
  "FROM record_entry e LEFT JOIN staff author ON author.id = e.author_id "                         \
  "LEFT JOIN staff behalf ON behalf.id = e.on_behalf_of "                                          \
  "LEFT JOIN person child ON child.id = e.child_id WHERE "

static char *
dup_text_at (FwResult *rows, guint row, guint column)
{
  return g_strdup (fw_result_get_text (rows, row, column));
}

static char *
read_participants (FwConnection *connection, gint64 entry_id, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT person.given_name, person.family_name, record_participant.name FROM "
      "record_participant LEFT JOIN person ON person.id = record_participant.person_id WHERE "
      "entry_id = $1 ORDER BY record_participant.id",
      g_variant_new ("(x)", entry_id), error);
  g_autoptr (GString) text = g_string_new (NULL);

  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      const char *given = fw_result_get_text (rows, i, 0);
      const char *family = fw_result_get_text (rows, i, 1);
      const char *name = fw_result_get_text (rows, i, 2);

      if (given != NULL && given[0] != '\0')
        name = given;
      else if (family != NULL && family[0] != '\0')
        name = family;
      g_string_append_printf (text, "%s%s", text->len > 0 ? ", " : "", name);
    }
  return g_string_free_and_steal (g_steal_pointer (&text));
}

static FwRecordItem *
read_item (FwConnection *connection, FwResult *rows, guint i, gint64 staff_id, GError **error)
{
  FwRecordItem *item = fw_record_item_new ();

  item->id = fw_result_get_int (rows, i, 0);
  item->kind = dup_text_at (rows, i, 1);
  item->subject = dup_text_at (rows, i, 2);
  item->body = dup_text_at (rows, i, 3);
  item->happened_at = dup_text_at (rows, i, 4);
  item->duration_s = fw_result_get_int (rows, i, 5);
  item->author = dup_text_at (rows, i, 6);
  item->on_behalf_of = dup_text_at (rows, i, 7);
  item->child = dup_text_at (rows, i, 8);
  item->child_seen = fw_result_get_int (rows, i, 9) != 0;
  item->confided = fw_result_get_int (rows, i, 10) != 0;
  item->withheld = item->confided && fw_result_get_int (rows, i, 11) != staff_id;
  item->corrects_id = fw_result_get_int (rows, i, 12);
  item->child_id = fw_result_get_int (rows, i, 13);
  item->corrected_at = dup_text_at (rows, i, 14);
  item->case_id = fw_result_get_int (rows, i, 15);
  if (item->withheld)
    g_set_str (&item->body, "");
  item->participants = read_participants (connection, item->id, error);
  if (item->participants == NULL)
    g_clear_object (&item);
  else if (item->withheld || item->participants[0] == '\0')
    g_clear_pointer (&item->participants, g_free);
  return item;
}

/* Numbers of parameters are fixed; a filter that is off compares with itself. */
static gboolean
append_entries (FwConnection *connection, Page *page, GListStore *items, GError **error)
{
  g_autofree char *phrase = NULL;
  g_autoptr (FwResult) rows = NULL;
  g_autofree char *sql = NULL;

  if (page->text != NULL)
    {
      g_autofree char *folded = fw_text_fold (page->text);

      /* A quote cannot end the phrase. */
      g_strstrip (g_strdelimit (folded, "\"*", ' '));
      phrase = g_strdup_printf ("\"%s\"*", folded);
    }
  sql = g_strconcat (
      FROM_ENTRY,
      "e.case_id = $1 AND (e.happened_at < $2 OR (e.happened_at = $2 AND e.id < $3)) AND ",
      page->kind == NULL                 ? "$4 = $4"
      : g_str_equal (page->kind, "acts") ? "e.kind IN ('resubmission', 'act', $4)"
                                         : "e.kind = $4",
      page->child_id != 0 ? " AND (e.child_id = $5 OR e.child_id IS NULL)" : " AND $5 = $5",
      page->person_id != 0 ? " AND (e.child_id = $6 OR EXISTS (SELECT 1 FROM record_participant p "
                             "WHERE p.entry_id = e.id AND p.person_id = $6))"
                           : " AND $6 = $6",
      phrase != NULL ? " AND e.confided = 0 AND e.id IN (SELECT rowid FROM record_search WHERE "
                       "record_search MATCH $7)"
                     : " AND $7 = $7",
      " ORDER BY e.happened_at DESC, e.id DESC LIMIT $8", NULL);
  rows = fw_connection_query (connection, sql,
                              g_variant_new ("(xsxsxxsu)", page->case_id,
                                             page->after_at != NULL ? page->after_at : END_OF_TIME,
                                             page->after_id, page->kind != NULL ? page->kind : "",
                                             page->child_id, page->person_id,
                                             phrase != NULL ? phrase : "", page->limit),
                              error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      g_autoptr (FwRecordItem) item = read_item (connection, rows, i, page->staff_id, error);

      if (item == NULL)
        return FALSE;
      g_list_store_append (items, item);
    }
  return TRUE;
}

/* Times of freezing are UTC; the course shows local ones. */
static char *
dup_local (const char *at)
{
  g_autoptr (GTimeZone) utc = g_time_zone_new_utc ();
  g_autoptr (GDateTime) time = g_date_time_new_from_iso8601 (at, utc);
  g_autoptr (GDateTime) local = time != NULL ? g_date_time_to_local (time) : NULL;

  return local != NULL ? g_date_time_format (local, "%Y-%m-%dT%H:%M") : g_strndup (at, 16);
}

static int
compare_items (gconstpointer a, gconstpointer b, gpointer data)
{
  const FwRecordItem *x = a, *y = b;
  int order = g_strcmp0 (y->happened_at, x->happened_at);

  return order != 0 ? order : (y->id > x->id) - (y->id < x->id);
}

static gboolean
append_frozen (FwConnection *connection, Page *page, GListStore *items, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT frozen_document.id, frozen_document.number, frozen_at, staff.name, "
      "frozen_document.kind = 'help-plan' FROM frozen_document LEFT JOIN staff ON staff.id = "
      "frozen_by WHERE case_id = $1 AND frozen_document.kind IN ('help-plan', 'clearing-report')",
      g_variant_new ("(x)", page->case_id), error);

  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      g_autoptr (FwRecordItem) item = fw_record_item_new ();
      gboolean plan = fw_result_get_int (rows, i, 4) != 0;
      int order;

      item->id = fw_result_get_int (rows, i, 0);
      item->case_id = page->case_id;
      item->kind = g_strdup ("act");
      item->subject = g_strdup (plan ? "frozen" : "clearing-finished");
      /* Translators: %d is the number of the version. */
      item->body = g_strdup_printf (plan ? _ ("Version %d of the help plan was frozen.")
                                         /* Translators: %d is the number of the version. */
                                         : _ ("Version %d of the clearing report was finished."),
                                    (int) fw_result_get_int (rows, i, 1));
      item->happened_at = dup_local (fw_result_get_text (rows, i, 2));
      item->author = dup_text_at (rows, i, 3);
      order = page->after_at == NULL ? 1 : g_strcmp0 (page->after_at, item->happened_at);
      if (order > 0 || (order == 0 && item->id < page->after_id))
        g_list_store_append (items, item);
    }
  return TRUE;
}

static DexFuture *
list_page_job (FwConnection *connection, gpointer data)
{
  Page *page = data;
  g_autoptr (GListStore) items = g_list_store_new (FW_TYPE_RECORD_ITEM);
  GError *error = NULL;
  gboolean everything = page->child_id == 0 && page->person_id == 0 && page->text == NULL
                        && (page->kind == NULL || g_str_equal (page->kind, "acts"));
  guint n;

  if (!append_entries (connection, page, items, &error)
      || (everything && !append_frozen (connection, page, items, &error)))
    return dex_future_new_for_error (error);
  g_list_store_sort (items, compare_items, NULL);
  n = g_list_model_get_n_items (G_LIST_MODEL (items));
  if (n > page->limit)
    g_list_store_splice (items, page->limit, n - page->limit, NULL, 0);
  return dex_future_new_take_object (g_steal_pointer (&items));
}

DexFuture *
fw_record_repository_list_page (FwStore *store,
                                gint64 case_id,
                                const FwRecordFilter *filter,
                                FwRecordItem *after,
                                guint limit)
{
  Page *page;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  page = g_new0 (Page, 1);
  page->case_id = case_id;
  page->staff_id = fw_store_get_staff (store);
  page->limit = limit;
  if (filter != NULL)
    {
      page->kind = g_strdup (filter->kind);
      page->child_id = filter->child_id;
      page->person_id = filter->person_id;
      if (filter->text != NULL && filter->text[0] != '\0')
        page->text = g_strdup (filter->text);
    }
  if (after != NULL)
    {
      page->after_at = g_strdup (after->happened_at);
      page->after_id = after->id;
    }
  return fw_store_read (store, list_page_job, page, page_free);
}

static DexFuture *
load_item_job (FwConnection *connection, gpointer data)
{
  Page *page = data;
  GError *error = NULL;
  g_autoptr (FwResult) rows = fw_connection_query (connection, FROM_ENTRY "e.id = $1",
                                                   g_variant_new ("(x)", page->entry_id), &error);
  FwRecordItem *item;

  if (rows == NULL)
    return dex_future_new_for_error (error);
  if (fw_result_get_n_rows (rows) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("This entry is no longer there."));
  item = read_item (connection, rows, 0, page->staff_id, &error);
  return item != NULL ? dex_future_new_take_object (item) : dex_future_new_for_error (error);
}

DexFuture *
fw_record_repository_load_item (FwStore *store, gint64 entry_id)
{
  Page *page;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  page = g_new0 (Page, 1);
  page->entry_id = entry_id;
  page->staff_id = fw_store_get_staff (store);
  return fw_store_read (store, load_item_job, page, page_free);
}

DexFuture *
fw_record_repository_list (FwStore *store, gint64 case_id, guint limit)
{
  return fw_store_query (
      store,
      "SELECT record_entry.id, kind, happened_at, duration_s, body, staff.name FROM "
      "record_entry LEFT JOIN staff ON staff.id = record_entry.author_id WHERE "
      "case_id = $1 AND (confided = 0 OR author_id = $3) ORDER BY happened_at DESC, "
      "record_entry.id DESC LIMIT $2",
      g_variant_new ("(xux)", case_id, limit, fw_store_get_staff (store)));
}

DexFuture *
fw_record_repository_list_persons (FwStore *store, gint64 case_id)
{
  return fw_store_query (
      store,
      "SELECT person.id, person.given_name, person.family_name, case_person.role FROM case_person "
      "JOIN person ON person.id = case_person.person_id WHERE case_id = $1 AND "
      "(to_date IS NULL OR to_date = '') ORDER BY CASE WHEN role = 'child' THEN 0 ELSE 1 END, "
      "case_person.id LIMIT 200",
      g_variant_new ("(x)", case_id));
}
