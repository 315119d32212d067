/* fw-decision-repository.c: decisions as lists, counts and histories; acts are in fw-decision-acts.c.
 *
 *   decision ⨝ case ⨝ conference ⨝ session ─▶ facts ─▶ fw_decision_light() ─▶ FwDecisionItem
 *
 * The light is never stored, so that a list made on any day is right on that day.
 */
#include "config.h"

#include <gio/gio.h>
#include <glib/gi18n-lib.h>
#include <json-glib/json-glib.h>
#include <string.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "base/fw-text.h"
#include "domain/fw-decision-private.h"
#include "domain/fw-json.h"
#include "domain/fw-office.h"
#include "domain/fw-rules.h"

G_DEFINE_QUARK (fw - decision - error - quark, fw_decision_error)

/* $1 is who asks. The same as fw_case_repository_may_open(), and one's own decisions. */
#define HAS_RIGHT                                                                                  \
  "(d.responsible_id = $1 OR c.worker_id = $1 OR c.deputy_id = $1 OR c.tandem_id = $1 OR "         \
  "(c.hidden = 0 AND c.team_id = (SELECT team_id FROM staff WHERE id = $1)))"
/* A case is always there; LEFT keeps the decisions in front, in the order of their index. */
#define TABLES                                                                                     \
  " FROM decision d LEFT JOIN case_file c ON c.id = d.case_id LEFT JOIN conference k ON k.id = "   \
  "d.conference_id LEFT JOIN session s ON s.id = k.session_id LEFT JOIN staff r ON r.id = "        \
  "d.responsible_id"

enum
{
  ID,
  VERSION,
  CASE,
  CONFERENCE,
  CASE_NAME,
  CASE_NUMBER,
  KIND,
  HELD_ON,
  WHAT,
  RESPONSIBLE_ID,
  RESPONSIBLE,
  STAFF_NAME,
  SIGN,
  ESCALATION,
  REASON,
  ENDED_ON,
  N_PARTS,
  N_PARTS_DONE,
  RIGHT,
  STATUS, /* and what _fw_decision_read_facts() reads after it */
  DUE,
  LIGHT,
  LIGHT_REASON,
  LIGHT_UNTIL,
};
#define COLUMNS                                                                                    \
  "SELECT d.id, d.version, d.case_id, d.conference_id, c.name, c.file_number, k.kind, s.held_on, " \
  "d.what, d.responsible_id, d.responsible, r.name, d.sign, d.escalation, d.reason, d.ended_on, "  \
  "d.n_parts, d.n_parts_done, " HAS_RIGHT                                                          \
  ", d.status, d.due, d.light, d.light_reason, d.light_until"

#define MY_TEAM "(SELECT team_id FROM staff WHERE id = $1)"
/* Cases of members of staff as clients, that $1 has no right to. */
#define HIDDEN                                                                                     \
  "(SELECT id FROM case_file WHERE hidden = 1 AND coalesce(worker_id, 0) <> $1 AND "               \
  "coalesce(deputy_id, 0) <> $1 AND coalesce(tandem_id, 0) <> $1)"

/* Whose decisions: $1 who asks, $2 the case, $3 today. What somebody who has left was
 * responsible for is their deputy's, without one the case worker's, as is what
 * people from outside have to do. Only columns of d, so that counting needs no other table. */
static const char *
get_scope (FwDecisionScope scope)
{
  switch (scope)
    {
    case FW_DECISION_SCOPE_CASE:
      return " AND d.case_id = $2";
    case FW_DECISION_SCOPE_TEAM:
      return " AND (d.responsible_id IN (SELECT id FROM staff WHERE team_id = " MY_TEAM
             ") OR d.case_id IN (SELECT id FROM case_file WHERE team_id = " MY_TEAM
             ")) AND (d.responsible_id = $1 OR d.case_id NOT IN " HIDDEN ")";
    case FW_DECISION_SCOPE_OFFICE:
      return " AND (d.responsible_id = $1 OR d.case_id NOT IN " HIDDEN ")";
    case FW_DECISION_SCOPE_MINE:
    default:
      return " AND d.id IN (SELECT id FROM decision WHERE responsible_id IN (SELECT id FROM staff "
             "WHERE id = $1 OR (deputy_id = $1 AND active_to < $3)) UNION SELECT id FROM decision "
             "WHERE case_id IN (SELECT id FROM case_file WHERE worker_id = $1) AND (responsible_id "
             "IS NULL OR responsible_id IN (SELECT id FROM staff WHERE active_to < $3 AND deputy_id "
             "IS NULL)))";
    }
}

void
_fw_decision_read_facts (FwResult *rows, guint row, guint first, FwDecisionFacts *facts)
{
  const char *reason = fw_result_get_text (rows, row, first + 3);

  *facts = (FwDecisionFacts) {.due = FW_DAY_NONE, .override_until = FW_DAY_NONE};
  fw_decision_status_from_name (fw_result_get_text (rows, row, first), &facts->status);
  if (!fw_day_from_iso (fw_result_get_text (rows, row, first + 1), &facts->due))
    facts->due = FW_DAY_NONE;
  facts->override_light = fw_decision_light_from_name (fw_result_get_text (rows, row, first + 2));
  facts->override_has_reason = reason != NULL && reason[0] != '\0';
  if (!fw_day_from_iso (fw_result_get_text (rows, row, first + 4), &facts->override_until))
    facts->override_until = FW_DAY_NONE;
}

gboolean
_fw_decision_read_calendar (FwConnection *connection, FwCalendar *calendar, GError **error)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  g_autoptr (FwRow) settings = fw_office_read_settings (connection, today, error);

  if (settings == NULL)
    return FALSE;
  fw_office_get_calendar (settings, calendar);
  return TRUE;
}

typedef struct
{
  FwConnection *connection;
  const FwDecisionQuery *query;
  FwCalendar calendar;
  FwDay today;
  FwLadder *ladder;
  GHashTable *titles; /* kind → short title */
  GHashTable *days;   /* due → working days */
  char *term;         /* folded; NULL: none */
} Reading;

static void
reading_clear (Reading *self)
{
  g_clear_pointer (&self->ladder, _fw_decision_ladder_free);
  g_clear_pointer (&self->titles, g_hash_table_unref);
  g_clear_pointer (&self->days, g_hash_table_unref);
  g_clear_pointer (&self->term, g_free);
}

G_DEFINE_AUTO_CLEANUP_CLEAR_FUNC (Reading, reading_clear)

static gboolean
reading_init (Reading *self, FwConnection *connection, const FwDecisionQuery *query, GError **error)
{
  self->connection = connection;
  self->query = query;
  self->today = fw_clock_today ();
  self->ladder = _fw_decision_ladder_read (connection, "decision");
  self->titles = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  self->days = g_hash_table_new (NULL, NULL);
  self->term = query->text != NULL && query->text[0] != '\0' ? fw_text_fold (query->text) : NULL;
  return _fw_decision_read_calendar (connection, &self->calendar, error);
}

static const char *
get_kind_title (Reading *self, const char *kind)
{
  char *title = kind[0] != '\0' ? g_hash_table_lookup (self->titles, kind) : NULL;

  if (title == NULL && kind[0] != '\0')
    {
      g_autofree char *today = fw_day_to_iso (self->today);
      g_autofree char *body = fw_rules_dup_body (self->connection, "form-template", kind, today);
      g_autoptr (JsonNode) root = body != NULL ? json_from_string (body, NULL) : NULL;
      JsonObject *conference = root != NULL && JSON_NODE_HOLDS_OBJECT (root)
                                   ? fw_json_get_object (json_node_get_object (root), "conference")
                                   : NULL;

      title = g_strdup (conference != NULL ? fw_json_get_text (conference, "short") : kind);
      g_hash_table_insert (self->titles, g_strdup (kind), title);
    }
  return title != NULL ? title : "";
}

static int
get_working_days (Reading *self, FwDay due)
{
  gpointer value;

  if (!g_hash_table_lookup_extended (self->days, GINT_TO_POINTER (due), NULL, &value))
    {
      value = GINT_TO_POINTER (fw_decision_working_days (&self->calendar, due, self->today));
      g_hash_table_insert (self->days, GINT_TO_POINTER (due), value);
    }
  return GPOINTER_TO_INT (value);
}

static FwDecisionItem *
read_item (Reading *self, FwResult *rows, guint i)
{
  FwDecisionItem *item = fw_decision_item_new ();
  gboolean has_right
      = fw_result_get_int (rows, i, RIGHT) != 0 || self->query->scope == FW_DECISION_SCOPE_CASE;
  const char *staff = fw_result_get_text (rows, i, STAFF_NAME);
  FwDecisionFacts facts;

  _fw_decision_read_facts (rows, i, STATUS, &facts);
  item->id = fw_result_get_int (rows, i, ID);
  item->version = fw_result_get_int (rows, i, VERSION);
  item->case_id = fw_result_get_int (rows, i, CASE);
  item->conference_id = fw_result_get_int (rows, i, CONFERENCE);
  item->case_number = g_strdup (fw_result_get_string (rows, i, CASE_NUMBER));
  item->kind = g_strdup (fw_result_get_string (rows, i, KIND));
  item->kind_title = g_strdup (get_kind_title (self, item->kind));
  item->held_on = g_strdup (fw_result_get_string (rows, i, HELD_ON));
  item->responsible_id = fw_result_get_int (rows, i, RESPONSIBLE_ID);
  item->ended_on = g_strdup (fw_result_get_string (rows, i, ENDED_ON));
  item->due = facts.due;
  item->status = facts.status;
  item->light = fw_decision_light (&self->calendar, &facts, self->today, &item->overridden);
  item->light_until = facts.override_until;
  item->working_days = get_working_days (self, facts.due);
  item->n_parts = (int) fw_result_get_int (rows, i, N_PARTS);
  item->n_parts_done = (int) fw_result_get_int (rows, i, N_PARTS_DONE);
  item->n_ladder = (int) self->ladder->steps->len;
  item->n_escalated
      = facts.status <= FW_DECISION_PARTLY && facts.due != FW_DAY_NONE && facts.due < self->today
            ? _fw_decision_ladder_count (self->ladder, -item->working_days)
            : 0;
  /* Words about a family only for those who may open its file. */
  item->case_name
      = has_right ? g_strdup (fw_result_get_string (rows, i, CASE_NAME)) : g_strdup ("");
  item->responsible = has_right && fw_result_get_text (rows, i, RESPONSIBLE)[0] != '\0'
                          ? g_strdup (fw_result_get_string (rows, i, RESPONSIBLE))
                          : g_strdup (staff != NULL ? staff : "");
  item->sign = has_right ? g_strdup (fw_result_get_string (rows, i, SIGN)) : g_strdup ("");
  item->escalation
      = has_right ? g_strdup (fw_result_get_string (rows, i, ESCALATION)) : g_strdup ("");
  item->reason = has_right ? g_strdup (fw_result_get_string (rows, i, REASON)) : g_strdup ("");
  item->light_reason
      = has_right ? g_strdup (fw_result_get_string (rows, i, LIGHT_REASON)) : g_strdup ("");
  item->what = has_right ? g_strdup (fw_result_get_string (rows, i, WHAT))
                         /* Translators: stands for a decision's text where the reader has no
                            right to the case; %s is a file number. */
                         : g_strdup_printf (_ ("Decision in file %s"), item->case_number);
  return item;
}

static gboolean
matches (const Reading *self, const FwDecisionItem *item)
{
  g_autofree char *text = NULL;
  g_autofree char *folded = NULL;

  if (self->term == NULL)
    return TRUE;
  text = g_strconcat (item->what, "\n", item->responsible, "\n", item->case_name, "\n",
                      item->case_number, NULL);
  folded = fw_text_fold (text);
  return strstr (folded, self->term) != NULL;
}

/* The condition of @query; its parameters are those of make_params(). */
static char *
dup_condition (const FwDecisionQuery *query)
{
  return g_strconcat (" WHERE d.in_force_since IS NOT NULL AND $1 = $1 AND $2 = $2 AND $3 = $3",
                      get_scope (query->scope),
                      query->kind != NULL
                          ? " AND d.conference_id IN (SELECT id FROM conference WHERE kind = $4)"
                          : " AND $4 = $4",
                      query->responsible_id != 0 ? " AND d.responsible_id = $5" : " AND $5 = $5",
                      query->from != NULL ? " AND d.due >= $6" : " AND $6 = $6",
                      query->to != NULL ? " AND d.due <= $7" : " AND $7 = $7", NULL);
}

static GVariant *
make_params (const FwDecisionQuery *query)
{
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());

  return g_variant_new ("(xxssxss)", query->staff_id, query->case_id, today,
                        query->kind != NULL ? query->kind : "", query->responsible_id,
                        query->from != NULL ? query->from : "", query->to != NULL ? query->to : "");
}

GListStore *
fw_decision_repository_read (FwConnection *connection,
                             const FwDecisionQuery *query,
                             guint limit,
                             GError **error)
{
  g_autofree char *condition = dup_condition (query);
  /* What is searched for is found in words, so the limit comes after them. */
  g_autofree char *most = limit > 0 && (query->text == NULL || query->text[0] == '\0')
                              ? g_strdup_printf (" LIMIT %u", limit)
                              : g_strdup ("");
  g_autofree char *sql = g_strconcat (
      COLUMNS TABLES, condition,
      query->ended ? " AND d.ended_on IS NOT NULL ORDER BY d.ended_on DESC, d.id DESC"
                   : " AND d.ended_on IS NULL ORDER BY d.due, d.id",
      most, NULL);
  g_autoptr (GListStore) items = g_list_store_new (FW_TYPE_DECISION_ITEM);
  g_autoptr (GPtrArray) found = g_ptr_array_new_with_free_func (g_object_unref);
  g_autoptr (FwResult) rows = NULL;
  g_auto (Reading) reading = {0};

  if (!reading_init (&reading, connection, query, error))
    return NULL;
  rows = fw_connection_query (connection, sql, make_params (query), error);
  if (rows == NULL)
    return NULL;
  for (guint i = 0; i < fw_result_get_n_rows (rows) && (limit == 0 || found->len < limit); i++)
    {
      g_autoptr (FwDecisionItem) item = read_item (&reading, rows, i);

      if (matches (&reading, item))
        g_ptr_array_add (found, g_steal_pointer (&item));
    }
  g_list_store_splice (items, 0, 0, found->pdata, found->len);
  return g_steal_pointer (&items);
}

typedef struct
{
  FwDecisionQuery query; /* its texts are owned */
  guint limit;
} Job;

static Job *
job_new (FwStore *store, const FwDecisionQuery *query, guint limit)
{
  Job *job = g_new0 (Job, 1);

  job->query = *query;
  job->query.kind = g_strdup (query->kind);
  job->query.from = g_strdup (query->from);
  job->query.to = g_strdup (query->to);
  job->query.text = g_strdup (query->text);
  if (job->query.staff_id == 0)
    job->query.staff_id = fw_store_get_staff (store);
  job->limit = limit;
  return job;
}

static void
job_free (gpointer data)
{
  Job *job = data;

  g_free ((char *) job->query.kind);
  g_free ((char *) job->query.from);
  g_free ((char *) job->query.to);
  g_free ((char *) job->query.text);
  g_free (job);
}

static DexFuture *
list_job (FwConnection *connection, gpointer data)
{
  const Job *job = data;
  GError *error = NULL;
  GListStore *items = fw_decision_repository_read (connection, &job->query, job->limit, &error);

  return items != NULL ? dex_future_new_take_object (items) : dex_future_new_for_error (error);
}

DexFuture *
fw_decision_repository_list (FwStore *store, const FwDecisionQuery *query, guint limit)
{
  g_return_val_if_fail (FW_IS_STORE (store) && query != NULL, NULL);

  return fw_store_read (store, list_job, job_new (store, query, limit), job_free);
}

/* Where words are searched every row must be looked at, else equal facts are counted at once. */
static gboolean
count_words (FwConnection *connection, const FwDecisionQuery *query, guint *counts, GError **error)
{
  for (guint ended = 0; ended < 2; ended++)
    {
      FwDecisionQuery half = *query;
      g_autoptr (GListStore) items = NULL;

      half.ended = ended == 1;
      items = fw_decision_repository_read (connection, &half, 0, error);
      if (items == NULL)
        return FALSE;
      for (guint i = 0; i < g_list_model_get_n_items (G_LIST_MODEL (items)); i++)
        {
          g_autoptr (FwDecisionItem) item = g_list_model_get_item (G_LIST_MODEL (items), i);

          counts[item->light]++;
        }
    }
  return TRUE;
}

static gboolean
count_facts (FwConnection *connection, const FwDecisionQuery *query, guint *counts, GError **error)
{
  g_autofree char *condition = dup_condition (query);
  g_autofree char *sql = g_strconcat (
      "SELECT d.status, d.due, d.light, d.light_reason, d.light_until, count(*) FROM decision d",
      condition, " GROUP BY d.status, d.due, d.light, d.light_reason, d.light_until", NULL);
  g_autoptr (FwResult) rows = NULL;
  FwCalendar calendar;

  if (!_fw_decision_read_calendar (connection, &calendar, error))
    return FALSE;
  rows = fw_connection_query (connection, sql, make_params (query), error);
  if (rows == NULL)
    return FALSE;
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      FwDecisionFacts facts;

      _fw_decision_read_facts (rows, i, 0, &facts);
      counts[fw_decision_light (&calendar, &facts, fw_clock_today (), NULL)]
          += (guint) fw_result_get_int (rows, i, 5);
    }
  return TRUE;
}

static DexFuture *
count_job (FwConnection *connection, gpointer data)
{
  const Job *job = data;
  guint counts[FW_DECISION_LIGHT_DROPPED + 1] = {0};
  gboolean has_words = job->query.text != NULL && job->query.text[0] != '\0';
  GError *error = NULL;
  GArray *array;

  if (!(has_words ? count_words : count_facts) (connection, &job->query, counts, &error))
    return dex_future_new_for_error (error);
  array = g_array_sized_new (FALSE, FALSE, sizeof (guint), G_N_ELEMENTS (counts));
  g_array_append_vals (array, counts, G_N_ELEMENTS (counts));
  return dex_future_new_take_boxed (G_TYPE_ARRAY, array);
}

DexFuture *
fw_decision_repository_count (FwStore *store, const FwDecisionQuery *query)
{
  g_return_val_if_fail (FW_IS_STORE (store) && query != NULL, NULL);

  return fw_store_read (store, count_job, job_new (store, query, 0), job_free);
}

DexFuture *
fw_decision_repository_history (FwStore *store, gint64 decision_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (
      store,
      "SELECT e.id, e.happened_on, s.name, e.act, e.from_value, e.to_value, e.reason FROM "
      "decision_event e LEFT JOIN staff s ON s.id = e.staff_id WHERE e.decision_id = $1 ORDER BY "
      "e.happened_on DESC, e.id DESC",
      g_variant_new ("(x)", decision_id));
}

DexFuture *
fw_decision_repository_load_for (FwStore *store, gint64 conference_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_load_records (store, FW_TYPE_DECISION,
                                "WHERE conference_id = $1 ORDER BY position, id",
                                g_variant_new ("(x)", conference_id));
}

FwChangeSet *
fw_decision_new_change (gint64 case_id,
                        gint64 conference_id,
                        gint64 position,
                        FwRow *values,
                        gint64 *id)
{
  FwChangeSet *changes = fw_change_set_new (_ ("New decision"));
  g_autoptr (FwRow) row = values != NULL ? fw_row_copy (values) : fw_row_new ();
  gint64 decision_id = fw_id_new ();

  fw_row_set_int (row, "case_id", case_id);
  fw_row_set_int (row, "conference_id", conference_id);
  fw_row_set_int (row, "position", position);
  fw_change_set_insert (changes, "decision", decision_id, row);
  if (id != NULL)
    *id = decision_id;
  return changes;
}
