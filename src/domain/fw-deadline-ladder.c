/* fw-deadline-ladder.c: what missed deadlines tell whom, by the office's rule
 * (data/rules/escalation/deadline); once a day.
 *
 *   due + n working days ─▶ a step: deputy, team lead, head of office
 *
 * A step is an event of the deadline's history, written once; postponing starts the ladder
 * again. Today shows it to the one who was told.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-deadline-ladder.h"
#include "domain/fw-deadline-ledger-private.h"
#include "domain/fw-decision-private.h"

typedef struct
{
  FwLedger *ledger;
  FwLadder *steps;
  FwChangeSet *changes;
  GHashTable *told; /* "ITEM step" */
  int n;
} Telling;

/* The steps since each deadline was last postponed. */
static GHashTable *
read_told (FwConnection *connection, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      connection,
      "SELECT e.item, e.from_value FROM deadline_event e WHERE e.act = 'escalated' AND NOT EXISTS "
      "(SELECT 1 FROM deadline_event p WHERE p.case_id = e.case_id AND p.item = e.item AND p.act = "
      "'postponed' AND p.id > e.id)",
      NULL, error);
  GHashTable *told;

  if (rows == NULL)
    return NULL;
  told = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    g_hash_table_add (told, g_strdup_printf ("%s %s", fw_result_get_text (rows, i, 0),
                                             fw_result_get_text (rows, i, 1)));
  return told;
}

/* Who has a role, of the same team before others; 0: nobody. */
static gint64
find_role (Telling *self, const FwLedgerEntry *entry, const char *role)
{
  const FwLedgerCase *of_case = &g_array_index (self->ledger->cases, FwLedgerCase, entry->of_case);
  const FwLedgerStaff *staff = _fw_ledger_get_staff (self->ledger, entry->assigned_to);
  g_autofree char *today = NULL;
  g_autoptr (FwResult) rows = NULL;

  if (g_str_equal (role, "deputy"))
    return of_case->deputy_id != 0 && of_case->deputy_id != entry->assigned_to ? of_case->deputy_id
           : staff != NULL                                                     ? staff->deputy_id
                                                                               : 0;
  today = fw_day_to_iso (self->ledger->today);
  rows = fw_connection_query (
      self->ledger->connection,
      "SELECT s.id FROM staff s WHERE s.role = $1 AND (s.active_to IS NULL OR s.active_to >= $2) "
      "ORDER BY CASE WHEN s.team_id = $3 THEN 0 ELSE 1 END, s.name, s.id LIMIT 1",
      g_variant_new ("(ssx)", role, today, of_case->team_id), NULL);
  return rows != NULL && fw_result_get_n_rows (rows) > 0 ? fw_result_get_int (rows, 0, 0) : 0;
}

static void
tell (Telling *self, const FwLedgerEntry *entry, const char *item, guint index)
{
  const FwLadderStep *step = g_ptr_array_index (self->steps->steps, index);
  g_autofree char *number = g_strdup_printf ("%u", index + 1);
  g_autofree char *key = g_strdup_printf ("%s %s", item, number);
  g_autofree char *today = fw_day_to_iso (self->ledger->today);
  g_autofree char *text = NULL;
  g_autoptr (FwRow) row = NULL;
  const FwLedgerStaff *receiver;

  if (g_hash_table_contains (self->told, key))
    return;
  receiver = _fw_ledger_get_staff (self->ledger, find_role (self, entry, step->role));
  text = receiver != NULL ? g_strdup_printf ("%s · %s", step->title, receiver->name)
                          : g_strdup (step->title);
  row = fw_row_new ();
  fw_row_set_int (row, "case_id",
                  g_array_index (self->ledger->cases, FwLedgerCase, entry->of_case).id);
  fw_row_set_text (row, "item", item);
  fw_row_set_text (row, "happened_on", today);
  fw_row_set_text (row, "act", "escalated");
  fw_row_set_text (row, "from_value", number);
  fw_row_set_text (row, "to_value", text);
  if (receiver != NULL)
    fw_row_set_int (row, "receiver_id", receiver->id);
  fw_change_set_insert (self->changes, "deadline_event", fw_id_new (), row);
  self->n++;
}

static void
tell_about (Telling *self, const FwLedgerEntry *entry)
{
  const FwLedgerAct *act = &g_array_index (self->ledger->acts, FwLedgerAct, entry->act);
  g_autofree char *anchor = NULL;
  g_autofree char *item = NULL;
  int overdue, n;

  if (entry->due >= self->ledger->today)
    return;
  overdue = fw_calendar_count (&self->ledger->calendar, entry->due, self->ledger->today);
  n = _fw_decision_ladder_count (self->steps, overdue);
  if (n == 0)
    return;
  anchor = _fw_ledger_dup_anchor (act);
  item = g_strdup_printf ("%" G_GINT64_FORMAT "/%s/%s",
                          g_array_index (self->ledger->cases, FwLedgerCase, entry->of_case).id,
                          entry->rule->name, anchor);
  for (int i = 0; i < n; i++)
    tell (self, entry, item, (guint) i);
}

static DexFuture *
escalate_job (FwConnection *connection, gpointer data)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new (_ ("Escalation of deadlines"));
  g_autoptr (GHashTable) told = NULL;
  g_autoptr (FwLedger) ledger = NULL;
  Telling self = {.changes = changes};
  GError *error = NULL;

  ledger = _fw_ledger_read (connection, FW_LEDGER_OPEN "$1 = $1 AND $2 = $2", 0, 0, &error);
  told = ledger != NULL ? read_told (connection, &error) : NULL;
  if (told == NULL)
    return dex_future_new_for_error (error);
  self.ledger = ledger;
  self.told = told;
  self.steps = _fw_decision_ladder_read (connection, "deadline");
  _fw_ledger_count (ledger);
  for (guint i = 0; i < ledger->entries->len; i++)
    tell_about (&self, &g_array_index (ledger->entries, FwLedgerEntry, i));
  _fw_decision_ladder_free (self.steps);
  if (self.n > 0 && !fw_connection_apply (connection, changes, &error))
    return dex_future_new_for_error (error);
  return dex_future_new_for_int (self.n);
}

DexFuture *
fw_deadline_escalate (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_write (store, escalate_job, NULL, NULL);
}
