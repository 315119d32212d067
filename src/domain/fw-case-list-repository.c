/* fw-case-list-repository.c: see fw-case-list-repository.h. */
#include "config.h"

#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-case-list-repository.h"
#include "domain/fw-office.h"

#define DUE_WORKING_DAYS 3
#define KEYS_A_STATEMENT 250
#define MANY_HITS 3000 /* from here on one pass over all cases is quicker */

/* $1: the member of staff, $2: their team. */
#define OWN "(case_file.worker_id = $1 OR case_file.deputy_id = $1)"
#define MAY_OPEN                                                                                   \
  "(case_file.worker_id = $1 OR case_file.deputy_id = $1 OR case_file.tandem_id = $1 OR "          \
  "case_file.team_id = $2)"
#define DUE "(SELECT due FROM case_due WHERE case_due.case_id = case_file.id)"
#define REVIEW                                                                                     \
  "(SELECT min(review_date) FROM help_plan WHERE help_plan.case_id = case_file.id AND "            \
  "help_plan.status <> 'superseded' AND case_file.status = 'open')"
#define HELP                                                                                       \
  "(SELECT help_kind FROM help_plan WHERE help_plan.case_id = case_file.id AND "                   \
  "help_plan.status <> 'superseded' ORDER BY number DESC LIMIT 1)"
#define NEXT "CASE WHEN due IS NULL OR review < due THEN coalesce (review, due) ELSE due END"

G_DEFINE_BOXED_TYPE (FwCaseList, fw_case_list, fw_case_list_ref, fw_case_list_unref)

FwCaseList *
fw_case_list_ref (FwCaseList *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fw_case_list_unref (FwCaseList *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->ids);
  g_clear_pointer (&self->hits, g_hash_table_unref);
  g_free (self);
}

typedef struct
{
  FwCaseQuery query;
  gint64 staff_id;
} Question;

static void
question_free (gpointer data)
{
  Question *question = data;

  g_free ((char *) question->query.search);
  g_free ((char *) question->query.social_space);
  g_free (question);
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
      return "case_file.team_id = $2";
    case FW_CASE_SCOPE_ALL:
    default:
      return "$1 = $1";
    }
}

static const char *
get_status (FwCaseStatusFilter status)
{
  return status == FW_CASE_STATUS_FILTER_OPEN     ? " AND case_file.status = 'open'"
         : status == FW_CASE_STATUS_FILTER_CLOSED ? " AND case_file.status = 'closed'"
                                                  : "";
}

/* Nobody can tell from the order or the light what they may not read. */
static const char *
get_key (FwCaseSort sort)
{
  switch (sort)
    {
    case FW_CASE_SORT_NAME:
      return "CASE WHEN may_open THEN case_file.name END";
    case FW_CASE_SORT_NUMBER:
      return "case_file.file_number";
    case FW_CASE_SORT_HELP:
      return "CASE WHEN may_open THEN nullif (" HELP ", '') END";
    case FW_CASE_SORT_WORKER:
      return "(SELECT name FROM staff WHERE staff.id = case_file.worker_id)";
    case FW_CASE_SORT_LAST_CONTACT:
      return "CASE WHEN may_open THEN case_file.last_contact END";
    case FW_CASE_SORT_DUE:
    default:
      return "CASE WHEN may_open THEN " NEXT " END";
    }
}

static const char *
get_due (FwCaseDueFilter due)
{
  switch (due)
    {
    case FW_CASE_DUE_OVERDUE:
      return " AND may_open AND " NEXT " < $3";
    case FW_CASE_DUE_SOON:
      return " AND may_open AND " NEXT " >= $3 AND " NEXT " <= $4";
    case FW_CASE_DUE_LATER:
      return " AND may_open AND " NEXT " > $4";
    case FW_CASE_DUE_ANY:
    default:
      return "";
    }
}

static gint64
read_team (FwConnection *connection, gint64 staff_id)
{
  g_autoptr (FwResult) result = fw_connection_query (
      connection, "SELECT team_id FROM staff WHERE id = $1", g_variant_new ("(x)", staff_id), NULL);

  /* -1 is no team's id, so that nobody without a team is of every team. */
  return result != NULL && fw_result_get_n_rows (result) > 0 && !fw_result_is_null (result, 0, 0)
             ? fw_result_get_int (result, 0, 0)
             : -1;
}

/* id, own, key of the cases that the question is about; @only: some ids as text, or NULL. */
static FwResult *
read_keys (FwConnection *connection,
           const Question *question,
           const FwCaseList *list,
           gint64 team_id,
           const char *only,
           GError **error)
{
  const FwCaseQuery *query = &question->query;
  gboolean needs_due = query->sort == FW_CASE_SORT_DUE || query->due != FW_CASE_DUE_ANY;
  g_autofree char *today = fw_day_to_iso (list->today);
  g_autofree char *limit = fw_day_to_iso (list->due_limit);
  g_autofree char *sql = g_strdup_printf (
      "SELECT case_file.id, %s, %s AS key FROM (SELECT case_file.*, %s AS may_open, %s AS due, %s "
      "AS review FROM case_file WHERE hidden = 0 AND %s%s%s%s%s) case_file WHERE $3 = $3 AND $4 = "
      "$4%s ORDER BY key IS NULL, key%s, case_file.id",
      OWN, get_key (query->sort), MAY_OPEN, needs_due ? DUE : "NULL", needs_due ? REVIEW : "NULL",
      get_scope (query->scope), get_status (query->status),
      query->social_space != NULL ? " AND case_file.social_space = $5" : "",
      only != NULL ? " AND case_file.id IN " : "", only != NULL ? only : "", get_due (query->due),
      query->descending ? " DESC" : "");

  return fw_connection_query (
      connection, sql,
      g_variant_new ("(xxsss)", question->staff_id, team_id, today, limit,
                     query->social_space != NULL ? query->social_space : ""),
      error);
}

typedef struct
{
  gint64 id;
  gboolean own;
  const char *key; /* borrowed from the result */
} Key;

static int
compare_keys (gconstpointer a, gconstpointer b, gpointer data)
{
  const Key *one = a, *two = b;
  gboolean descending = GPOINTER_TO_INT (data);
  int order;

  if (one->own != two->own)
    return one->own ? -1 : 1;
  if (one->key == NULL || two->key == NULL)
    order = (one->key == NULL) - (two->key == NULL);
  else
    order = descending ? strcmp (two->key, one->key) : strcmp (one->key, two->key);
  return order != 0 ? order : (one->id > two->id) - (one->id < two->id);
}

/* "(1, 2, …)"; numbers only, so nothing can be smuggled in. */
static char *
dup_ids (gpointer *ids, guint n)
{
  GString *text = g_string_new ("(");

  for (guint i = 0; i < n; i++)
    g_string_append_printf (text, "%s%" G_GINT64_FORMAT, i > 0 ? ", " : "", *(gint64 *) ids[i]);
  return g_string_free_and_steal (g_string_append_c (text, ')'));
}

static void
add_keys (FwCaseList *list, FwResult *result, GArray *keys)
{
  for (guint i = 0; i < fw_result_get_n_rows (result); i++)
    {
      Key key = {fw_result_get_int (result, i, 0), fw_result_get_int (result, i, 1) != 0,
                 fw_result_get_text (result, i, 2)};

      if (g_hash_table_contains (list->hits, &key.id))
        g_array_append_val (keys, key);
    }
}

static gboolean
fill_from_hits (FwConnection *connection,
                const Question *question,
                FwCaseList *list,
                gint64 team_id,
                GError **error)
{
  g_autoptr (GPtrArray) results = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_result_unref);
  g_autoptr (GArray) keys = g_array_new (FALSE, FALSE, sizeof (Key));
  guint n_hits;
  g_autofree gpointer *hits = g_hash_table_get_keys_as_array (list->hits, &n_hits);
  gboolean whole = n_hits > MANY_HITS;
  guint step = whole ? MAX (n_hits, 1) : KEYS_A_STATEMENT;

  for (guint done = 0; done < n_hits; done += step)
    {
      g_autofree char *ids = whole ? NULL : dup_ids (hits + done, MIN (step, n_hits - done));
      FwResult *result = read_keys (connection, question, list, team_id, ids, error);

      if (result == NULL)
        return FALSE;
      g_ptr_array_add (results, result);
      add_keys (list, result, keys);
    }
  g_array_sort_with_data (keys, compare_keys, GINT_TO_POINTER (question->query.descending));
  list->n_ids = keys->len;
  list->ids = g_new (gint64, MAX (keys->len, 1));
  for (guint i = 0; i < keys->len; i++)
    {
      list->ids[i] = g_array_index (keys, Key, i).id;
      list->n_first += g_array_index (keys, Key, i).own;
    }
  return TRUE;
}

static gboolean
fill (FwConnection *connection,
      const Question *question,
      FwCaseList *list,
      gint64 team_id,
      GError **error)
{
  g_autoptr (FwResult) result = read_keys (connection, question, list, team_id, NULL, error);

  if (result == NULL)
    return FALSE;
  list->n_ids = list->n_first = fw_result_get_n_rows (result);
  list->ids = g_new (gint64, MAX (list->n_ids, 1));
  for (guint i = 0; i < list->n_ids; i++)
    list->ids[i] = fw_result_get_int (result, i, 0);
  return TRUE;
}

static DexFuture *
find_job (FwConnection *connection, gpointer data)
{
  Question *question = data;
  g_autoptr (FwCaseList) list = g_new0 (FwCaseList, 1);
  g_autoptr (FwRow) settings = NULL;
  g_autofree char *today = NULL;
  gint64 team_id = read_team (connection, question->staff_id);
  GError *error = NULL;
  FwCalendar calendar;
  gboolean ok;

  g_atomic_ref_count_init (&list->ref_count);
  list->today = fw_clock_today ();
  today = fw_day_to_iso (list->today);
  settings = fw_office_read_settings (connection, today, &error);
  if (settings == NULL)
    return dex_future_new_for_error (error);
  fw_office_get_calendar (settings, &calendar);
  list->due_limit = fw_calendar_add_working_days (&calendar, list->today, DUE_WORKING_DAYS, NULL);
  if (question->query.search != NULL && question->query.search[0] != '\0')
    {
      list->hits = fw_case_search_run (connection, question->query.search, question->staff_id,
                                       team_id, &error);
      ok = list->hits != NULL && fill_from_hits (connection, question, list, team_id, &error);
    }
  else
    ok = fill (connection, question, list, team_id, &error);
  return ok ? dex_future_new_take_boxed (FW_TYPE_CASE_LIST, g_steal_pointer (&list))
            : dex_future_new_for_error (error);
}

DexFuture *
fw_case_list_repository_find (FwStore *store, const FwCaseQuery *query)
{
  Question *question;

  g_return_val_if_fail (FW_IS_STORE (store) && query != NULL, NULL);

  question = g_new (Question, 1);
  question->query = *query;
  question->query.search = g_strdup (query->search);
  question->query.social_space = g_strdup (query->social_space);
  question->staff_id = fw_store_get_staff (store);
  return fw_store_read (store, find_job, question, question_free);
}

#define CHILDREN                                                                                   \
  "(SELECT string_agg (given_name || '\t' || coalesce (born, ''), '\n' ORDER BY born) FROM "       \
  "case_child JOIN person ON person.id = case_child.person_id WHERE case_child.case_id = "         \
  "case_file.id)"
#define ROLE                                                                                       \
  "(SELECT role FROM case_person WHERE case_person.case_id = case_file.id AND "                    \
  "case_person.person_id = hit.id ORDER BY case_person.id LIMIT 1)"

/* What only those see who may open the case, in the order of the columns. */
static const char *const guarded[] = {
    "case_file.name",
    "case_file.status",
    CHILDREN,
    HELP,
    "last_contact",
    "closed_on",
    DUE,
    "(SELECT what FROM case_due WHERE case_due.case_id = case_file.id)",
    REVIEW,
    "hit.given_name || ' ' || hit.family_name",
    "hit.born",
    ROLE,
    "entry.happened_at",
    "entry.kind",
    "CASE WHEN entry.subject <> '' THEN entry.subject || ': ' ELSE '' END || entry.body",
};

/* Three parameters a row, from $3 on; rows that are not asked for are zeros. */
static char *
dup_rows_sql (void)
{
  GString *sql = g_string_new ("WITH wanted (place, id, person_id, entry_id) AS (VALUES ");

  for (guint i = 0; i < FW_CASE_ROWS_MAX; i++)
    g_string_append_printf (sql, "%s(%u, $%u, $%u, $%u)", i > 0 ? ", " : "", i, 3 * i + 3,
                            3 * i + 4, 3 * i + 5);
  g_string_append (sql, ") SELECT case_file.id, may_open, file_number, worker.name, deputy.name");
  for (guint i = 0; i < G_N_ELEMENTS (guarded); i++)
    g_string_append_printf (sql, ", CASE WHEN may_open THEN %s END", guarded[i]);
  g_string_append (
      sql, " FROM wanted JOIN (SELECT case_file.*, " MAY_OPEN
           " AS may_open FROM case_file WHERE hidden = 0) case_file ON case_file.id = wanted.id "
           "LEFT JOIN staff worker ON worker.id = case_file.worker_id "
           "LEFT JOIN staff deputy ON deputy.id = case_file.deputy_id "
           "LEFT JOIN person hit ON hit.id = wanted.person_id "
           "LEFT JOIN record_entry entry ON entry.id = wanted.entry_id AND entry.confided = 0 "
           "ORDER BY wanted.place");
  return g_string_free_and_steal (sql);
}

typedef struct
{
  gint64 staff_id;
  FwCaseList *list;
  gint64 ids[FW_CASE_ROWS_MAX];
  guint n_ids;
} Page;

static void
page_free (gpointer data)
{
  Page *page = data;

  fw_case_list_unref (page->list);
  g_free (page);
}

static DexFuture *
rows_job (FwConnection *connection, gpointer data)
{
  Page *page = data;
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_TUPLE);
  g_autofree char *sql = dup_rows_sql ();
  GError *error = NULL;
  FwResult *result;

  g_variant_builder_add (&builder, "x", page->staff_id);
  g_variant_builder_add (&builder, "x", read_team (connection, page->staff_id));
  for (guint i = 0; i < FW_CASE_ROWS_MAX; i++)
    {
      gint64 id = i < page->n_ids ? page->ids[i] : 0;
      const FwCaseHit *hit
          = page->list->hits != NULL ? g_hash_table_lookup (page->list->hits, &id) : NULL;

      g_variant_builder_add (&builder, "x", id);
      g_variant_builder_add (&builder, "x", hit != NULL ? hit->person_id : (gint64) 0);
      g_variant_builder_add (&builder, "x", hit != NULL ? hit->entry_id : (gint64) 0);
    }
  result = fw_connection_query (connection, sql, g_variant_builder_end (&builder), &error);
  return result != NULL ? dex_future_new_take_boxed (FW_TYPE_RESULT, result)
                        : dex_future_new_for_error (error);
}

DexFuture *
fw_case_list_repository_load_rows (FwStore *store, FwCaseList *list, const gint64 *ids, guint n_ids)
{
  Page *page;

  g_return_val_if_fail (FW_IS_STORE (store) && list != NULL, NULL);
  g_return_val_if_fail (n_ids <= FW_CASE_ROWS_MAX, NULL);

  page = g_new0 (Page, 1);
  page->staff_id = fw_store_get_staff (store);
  page->list = fw_case_list_ref (list);
  page->n_ids = n_ids;
  memcpy (page->ids, ids, n_ids * sizeof *ids);
  return fw_store_read (store, rows_job, page, page_free);
}

DexFuture *
fw_case_list_repository_count (FwStore *store, FwCaseStatusFilter status)
{
  g_autofree char *sql = NULL;

  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  sql = g_strdup_printf (
      "SELECT (SELECT count(*) FROM case_file WHERE hidden = 0 AND worker_id = $1%s), (SELECT "
      "count(*) FROM case_file WHERE hidden = 0 AND deputy_id = $1%s), (SELECT count(*) FROM "
      "case_file WHERE hidden = 0 AND team_id = (SELECT team_id FROM staff WHERE id = $1)%s), "
      "(SELECT count(*) FROM case_file WHERE hidden = 0%s)",
      get_status (status), get_status (status), get_status (status), get_status (status));
  return fw_store_query (store, sql, g_variant_new ("(x)", fw_store_get_staff (store)));
}

DexFuture *
fw_case_list_repository_list_social_spaces (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (
      store, "SELECT DISTINCT social_space FROM case_file WHERE social_space <> '' ORDER BY 1",
      NULL);
}
