/* fw-deadline-acts.c: the rules of an office in all their versions, and the dated acts of open
 * cases that they count from. */
#include "config.h"

#include <string.h>

#include "domain/fw-deadline-ledger-private.h"

typedef struct
{
  FwDay from;
  gboolean office;
  FwDeadlineRule *rule;
} Version;

struct _FwLedgerRule
{
  char *name;
  GArray *versions; /* an office's own first, then the newest */
};

static void
version_clear (gpointer data)
{
  fw_deadline_rule_free (((Version *) data)->rule);
}

static void
name_free (gpointer data)
{
  FwLedgerRule *name = data;

  g_free (name->name);
  g_array_unref (name->versions);
  g_free (name);
}

/* What the program itself knows of a case; any other event is an act in the record. */
static const char *const known[]
    = {"first-contact",   "plan-talk",  "plan-review",     "next-review", "help-start", "help-end",
       "conference-held", "child-seen", "report-expected", "hours-used",  "wellbeing",  NULL};

static void
add_version (FwLedger *self, FwLedgerRule *name, FwDeadlineRule *rule, FwDay from, gboolean office)
{
  Version version = {from, office, rule};
  const char *event = g_intern_string (rule->event);
  GPtrArray *names = g_hash_table_lookup (self->by_event, event);

  g_array_append_val (name->versions, version);
  if (names == NULL)
    {
      names = g_ptr_array_new ();
      g_hash_table_insert (self->by_event, (gpointer) event, names);
    }
  if (!g_ptr_array_find (names, name, NULL))
    g_ptr_array_add (names, name);
}

gboolean
_fw_ledger_read_rules (FwLedger *self, GError **error)
{
  g_autoptr (FwResult) rows = fw_connection_query (
      self->connection,
      "SELECT name, valid_from, origin, body FROM rule WHERE kind = 'deadline' ORDER BY name, "
      "origin, valid_from DESC",
      NULL, error);
  FwLedgerRule *name = NULL;

  if (rows == NULL)
    return FALSE;
  self->rules = g_ptr_array_new_with_free_func (name_free);
  self->by_event
      = g_hash_table_new_full (g_str_hash, g_str_equal, NULL, (GDestroyNotify) g_ptr_array_unref);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      const char *text = fw_result_get_text (rows, i, 0);
      FwDeadlineRule *rule = fw_deadline_rule_parse (text, fw_result_get_text (rows, i, 3), NULL);
      FwDay from;

      if (rule == NULL || !fw_day_from_iso (fw_result_get_text (rows, i, 1), &from))
        {
          fw_deadline_rule_free (rule);
          continue;
        }
      if (name == NULL || !g_str_equal (name->name, text))
        {
          name = g_new0 (FwLedgerRule, 1);
          name->name = g_strdup (text);
          name->versions = g_array_new (FALSE, FALSE, sizeof (Version));
          g_array_set_clear_func (name->versions, version_clear);
          g_ptr_array_add (self->rules, name);
        }
      add_version (self, name, rule, from, g_str_equal (fw_result_get_text (rows, i, 2), "office"));
    }
  return TRUE;
}

FwDeadlineRule *
_fw_ledger_pick_version (FwLedger *self, FwLedgerRule *rule, FwDay start, gboolean fallback)
{
  for (guint pass = 0; pass < (fallback ? 2 : 1); pass++)
    for (guint j = 0; j < rule->versions->len; j++)
      {
        Version *version = &g_array_index (rule->versions, Version, j);

        if (version->from <= (pass == 0 ? start : self->today))
          return version->rule;
      }
  return NULL;
}

FwDeadlineRule *
_fw_ledger_find_rule (FwLedger *self, const char *name, FwDay start)
{
  for (guint i = 0; i < self->rules->len; i++)
    {
      FwLedgerRule *rule = g_ptr_array_index (self->rules, i);

      if (g_str_equal (rule->name, name))
        return _fw_ledger_pick_version (self, rule, start != FW_DAY_NONE ? start : self->today,
                                        TRUE);
    }
  return NULL;
}

FwLedgerAct *
_fw_ledger_add_act (FwLedger *self,
                    gint64 case_id,
                    const char *event,
                    const char *kind,
                    const char *when)
{
  guint index = GPOINTER_TO_UINT (g_hash_table_lookup (self->case_index, &case_id));
  FwLedgerAct act = {.event = event, .kind = kind != NULL ? kind : "", .is_start = TRUE};

  if (index == 0 || !fw_deadline_moment_from_iso (when, &act.day, &act.minute))
    return NULL;
  act.of_case = index - 1;
  act.agreed = FW_DAY_NONE;
  g_array_append_val (self->acts, act);
  return &g_array_index (self->acts, FwLedgerAct, self->acts->len - 1);
}

/* Acts that may settle what is due stand in their case's chain. */
static void
chain (FwLedger *self, FwLedgerAct *act)
{
  FwLedgerCase *of_case = &g_array_index (self->cases, FwLedgerCase, act->of_case);

  act->next = of_case->first_act;
  of_case->first_act = self->acts->len;
}

enum
{
  PLAN_CASE,
  PLAN_ID,
  PLAN_NUMBER,
  PLAN_KIND,
  PLAN_TALK,
  PLAN_REVIEW,
  PLAN_HELP,
  PLAN_HELP_ID, /* the first plan of this help */
  PLAN_HELP_START,
  PLAN_HELP_END,
  PLAN_BORN,
};

static FwLedgerAct *
add_plan_act (FwLedger *self, FwResult *rows, guint i, const char *event, guint kind, guint when)
{
  FwLedgerAct *act
      = fw_result_is_null (rows, i, when)
            ? NULL
            : _fw_ledger_add_act (self, fw_result_get_int (rows, i, PLAN_CASE),
                                  g_intern_string (event), fw_result_get_text (rows, i, kind),
                                  fw_result_get_text (rows, i, when));

  if (act == NULL)
    return NULL;
  act->table = FW_ACT_PLAN;
  act->id = fw_result_get_int (rows, i, when == PLAN_HELP_START ? PLAN_HELP_ID : PLAN_ID);
  act->number = (int) fw_result_get_int (rows, i, PLAN_NUMBER);
  return act;
}

static void
add_plan (FwLedger *self, FwResult *rows, guint i)
{
  gboolean talked = !fw_result_is_null (rows, i, PLAN_TALK);
  FwLedgerAct *act;
  FwDay born;

  add_plan_act (self, rows, i, "plan-talk", PLAN_KIND, PLAN_TALK);
  act = add_plan_act (self, rows, i, "plan-review", PLAN_HELP, talked ? PLAN_TALK : PLAN_REVIEW);
  if (act != NULL)
    fw_day_from_iso (fw_result_get_text (rows, i, PLAN_REVIEW), &act->agreed);
  add_plan_act (self, rows, i, "next-review", PLAN_HELP, PLAN_REVIEW);
  add_plan_act (self, rows, i, "help-start", PLAN_HELP, PLAN_HELP_START);
  act = add_plan_act (self, rows, i, "help-end", PLAN_HELP, PLAN_HELP_END);
  if (act != NULL && fw_day_from_iso (fw_result_get_text (rows, i, PLAN_BORN), &born))
    act->age = fw_day_get_age (born, act->day);
}

/* Of each case the plan in force: a newer one with its talk takes the place of the old. */
static gboolean
read_plans (FwLedger *self, const char *where, gint64 one, gint64 two, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT p.case_id, p.id, p.number, p.kind, p.talk_date, p.review_date, p.help_kind, (SELECT "
      "min (o.id) FROM help_plan o WHERE o.case_id = p.case_id AND o.help_kind = p.help_kind), "
      "(SELECT min (o.help_start) FROM help_plan o WHERE o.case_id = p.case_id AND o.help_kind = "
      "p.help_kind), p.help_end, (SELECT min (person.born) FROM help_plan_child k JOIN person ON "
      "person.id = k.person_id WHERE k.plan_id = p.id AND length (person.born) = 10) FROM "
      "help_plan p JOIN case_file c ON c.id = p.case_id WHERE p.status IN "
      "('draft', 'frozen') AND NOT EXISTS (SELECT 1 FROM help_plan o WHERE o.case_id = p.case_id "
      "AND o.number > p.number AND o.talk_date IS NOT NULL) AND %s ORDER BY p.id",
      where);
  FwResult *rows
      = fw_connection_query (self->connection, sql, g_variant_new ("(xx)", one, two), error);

  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (self->results, rows);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    add_plan (self, rows, i);
  return TRUE;
}

/* Conferences that were held, the newest last; the last of a kind starts the rhythm, unless the
 * next one is registered or agreed. */
static gboolean
read_conferences (FwLedger *self, const char *where, gint64 one, gint64 two, GError **error)
{
  g_autofree char *sql = g_strdup_printf (
      "SELECT k.case_id, k.id, k.kind, s.held_on, coalesce (k.next_on, ''), k.status FROM "
      "conference k JOIN case_file c ON c.id = k.case_id LEFT JOIN session s ON s.id = "
      "k.session_id WHERE k.status <> 'withdrawn' AND (s.status IS NULL OR "
      "s.status <> 'cancelled') AND %s ORDER BY CASE WHEN s.held_on IS NULL THEN 0 ELSE 1 END, "
      "s.held_on DESC, k.id DESC",
      where);
  FwResult *rows
      = fw_connection_query (self->connection, sql, g_variant_new ("(xx)", one, two), error);
  const char *event = g_intern_static_string ("conference-held");
  g_autoptr (GHashTable) followed = NULL;

  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (self->results, rows);
  followed = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, NULL);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      gint64 case_id = fw_result_get_int (rows, i, 0);
      const char *kind = fw_result_get_text (rows, i, 2);
      char *key = g_strdup_printf ("%" G_GINT64_FORMAT "/%s", case_id, kind);
      FwLedgerAct *act = NULL;
      FwDay held;

      /* Those without a day sort first, then the planned ones: both are still to come. */
      if (fw_day_from_iso (fw_result_get_text (rows, i, 3), &held) && held <= self->today
          && !g_str_equal (fw_result_get_text (rows, i, 5), "registered"))
        act = _fw_ledger_add_act (self, case_id, event, kind, fw_result_get_text (rows, i, 3));
      if (act != NULL)
        {
          act->table = FW_ACT_CONFERENCE;
          act->id = fw_result_get_int (rows, i, 1);
          act->is_start = !g_hash_table_contains (followed, key)
                          && fw_result_get_text (rows, i, 4)[0] == '\0';
          chain (self, act);
        }
      g_hash_table_add (followed, key);
    }
  return TRUE;
}

/* The words that rules use for acts in the record. */
static GPtrArray *
list_words (FwLedger *self)
{
  GPtrArray *words = g_ptr_array_new ();

  for (guint i = 0; i < self->rules->len; i++)
    {
      FwLedgerRule *name = g_ptr_array_index (self->rules, i);

      for (guint j = 0; j < name->versions->len; j++)
        {
          FwDeadlineRule *rule = g_array_index (name->versions, Version, j).rule;

          if (!g_strv_contains (known, rule->event)
              && !g_ptr_array_find_with_equal_func (words, rule->event, g_str_equal, NULL))
            g_ptr_array_add (words, rule->event);
          for (guint k = 0; rule->done_by != NULL && rule->done_by[k] != NULL; k++)
            if (strchr (rule->done_by[k], ':') == NULL
                && !g_ptr_array_find_with_equal_func (words, rule->done_by[k], g_str_equal, NULL))
              g_ptr_array_add (words, rule->done_by[k]);
        }
    }
  return words;
}

/* What was entered as an act; an entry that was corrected counts as corrected. */
static gboolean
read_entries (FwLedger *self, const char *where, gint64 one, gint64 two, GError **error)
{
  g_autoptr (GPtrArray) words = list_words (self);
  g_auto (GVariantBuilder) builder = G_VARIANT_BUILDER_INIT (G_VARIANT_TYPE_TUPLE);
  g_autoptr (GString) sql = g_string_new (NULL);
  FwResult *rows;

  if (words->len == 0)
    return TRUE;
  g_string_printf (
      sql,
      "SELECT e.case_id, coalesce (e.corrects_id, e.id), e.happened_at, e.subject FROM record_entry e JOIN case_file c ON "
      "c.id = e.case_id WHERE e.kind = 'act' AND NOT EXISTS (SELECT 1 FROM "
      "record_entry o WHERE o.case_id = e.case_id AND o.corrects_id = e.id) AND %s AND e.subject "
      "IN (",
      where);
  g_variant_builder_add (&builder, "x", one);
  g_variant_builder_add (&builder, "x", two);
  for (guint i = 0; i < words->len; i++)
    {
      g_string_append_printf (sql, "%s$%u", i > 0 ? ", " : "", i + 3);
      g_variant_builder_add (&builder, "s", g_ptr_array_index (words, i));
    }
  g_string_append (sql, ") ORDER BY e.id");
  rows = fw_connection_query (self->connection, sql->str, g_variant_builder_end (&builder), error);
  if (rows == NULL)
    return FALSE;
  g_ptr_array_add (self->results, rows);
  for (guint i = 0; i < fw_result_get_n_rows (rows); i++)
    {
      FwLedgerAct *act = _fw_ledger_add_act (self, fw_result_get_int (rows, i, 0),
                                             g_intern_string (fw_result_get_text (rows, i, 3)), "",
                                             fw_result_get_text (rows, i, 2));

      if (act == NULL)
        continue;
      act->table = FW_ACT_ENTRY;
      act->id = fw_result_get_int (rows, i, 1);
      chain (self, act);
    }
  return TRUE;
}

gboolean
_fw_ledger_read_acts (FwLedger *self, const char *where, gint64 one, gint64 two, GError **error)
{
  return read_plans (self, where, one, two, error)
         && _fw_ledger_read_help (self, where, one, two, error)
         && read_conferences (self, where, one, two, error)
         && read_entries (self, where, one, two, error)
         && _fw_ledger_read_clearings (self, where, one, two, error);
}
