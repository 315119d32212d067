/* fw-overview-repository.c: see fw-overview-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "domain/fw-office.h"
#include "domain/fw-overview-repository.h"

#define DUE_WORKING_DAYS 3

G_DEFINE_FINAL_TYPE (FwOverview, fw_overview, G_TYPE_OBJECT)

/* {in-force TABLE} in the statements: a row that holds on $2. Partial dates
 * compare as far as they are known: what began in this year has begun, what ends
 * in this year has not ended; "~" for "about" does not count. */
#define IN_FORCE                                                                                   \
  "((%1$s.from_date IS NULL OR replace (%1$s.from_date, '~', '') <= $2) AND (%1$s.to_date IS "     \
  "NULL OR %1$s.to_date = '' OR replace (%1$s.to_date, '~', '') || '~' > $2))"

static const char *const dated[] = {"address", "case_person", "household_member", "custody"};

static const struct
{
  gsize offset;
  const char *sql; /* $1: the case, $2: today */
} parts[] = {
    {G_STRUCT_OFFSET (FwOverview, head),
     "SELECT case_file.name, file_number, status, kind, first_contact, last_contact, must_know, "
     "legal_basis, social_space, worker.name, deputy.name, tandem.name, team.name, closed_on, "
     "close_reason FROM case_file LEFT JOIN staff worker ON worker.id = worker_id LEFT JOIN staff "
     "deputy ON deputy.id = case_file.deputy_id LEFT JOIN staff tandem ON tandem.id = tandem_id "
     "LEFT JOIN team ON team.id = case_file.team_id WHERE case_file.id = $1 AND $2 = $2"},
    {G_STRUCT_OFFSET (FwOverview, persons),
     "SELECT person.id, case_person.id, role, given_name, family_name, born, died, interpreter, "
     "(SELECT count(*) FROM address WHERE address.person_id = person.id AND address.blocked = 1 "
     "AND {in-force address}) FROM case_person JOIN person ON person.id = case_person.person_id "
     "WHERE case_id = $1 AND {in-force case_person} ORDER BY CASE role WHEN 'child' THEN 0 WHEN "
     "'sibling' THEN 1 WHEN 'mother' THEN 2 WHEN 'father' THEN 3 WHEN 'step-parent' THEN 4 WHEN "
     "'foster-parent' THEN 5 WHEN 'grandparent' THEN 6 ELSE 7 END, born, person.id"},
    {G_STRUCT_OFFSET (FwOverview, members),
     "SELECT household.id, name, household.kind, person.id, given_name, from_date, (SELECT "
     "count(*) FROM address WHERE address.person_id = person.id AND address.blocked = 1 AND "
     "{in-force address}) FROM household LEFT JOIN household_member ON household_id = "
     "household.id AND {in-force household_member} LEFT JOIN person ON person.id = "
     "household_member.person_id WHERE case_id = $1 ORDER BY household.id, born, person.id"},
    {G_STRUCT_OFFSET (FwOverview, rights),
     "SELECT child.id, child.given_name, custody.kind, CASE WHEN holder.id IS NULL THEN "
     "custody.holder_text ELSE holder.given_name END, extent, proof, unknown_reason FROM "
     "case_child JOIN custody ON custody.child_id = case_child.person_id JOIN person child ON "
     "child.id = custody.child_id LEFT JOIN person holder ON holder.id = custody.holder_id WHERE "
     "case_child.case_id = $1 AND {in-force custody} ORDER BY child.born, child.id, CASE "
     "custody.kind WHEN 'custody' THEN 0 WHEN 'guardianship' THEN 1 WHEN 'curatorship' THEN 2 WHEN "
     "'residence' THEN 3 ELSE 4 END, custody.id"},
    {G_STRUCT_OFFSET (FwOverview, children),
     "SELECT person.id, given_name, file_number, last_seen, see_every_weeks FROM case_child JOIN "
     "person ON person.id = person_id WHERE case_id = $1 AND $2 = $2 ORDER BY born, person.id"},
    {G_STRUCT_OFFSET (FwOverview, plan),
     "SELECT help_plan.id, number, help_kind, help_start, help_end, review_date, provider.name, "
     "status FROM help_plan LEFT JOIN provider ON provider.id = provider_id WHERE case_id = $1 AND "
     "status <> 'superseded' AND $2 = $2 ORDER BY number DESC LIMIT 1"},
    {G_STRUCT_OFFSET (FwOverview, contact),
     "SELECT kind, happened_at, duration_s, staff.name, (SELECT string_agg (CASE WHEN person.id IS "
     "NULL THEN record_participant.name ELSE person.given_name END, ', ') FROM record_participant "
     "LEFT JOIN person ON person.id = record_participant.person_id WHERE entry_id = "
     "record_entry.id) FROM record_entry LEFT JOIN staff ON staff.id = author_id WHERE case_id = "
     "$1 AND kind IN ('phone', 'visit', 'talk', 'letter', 'email') AND confided = 0 AND $2 = $2 "
     "ORDER BY happened_at DESC, record_entry.id DESC LIMIT 1"},
};

static char *
dup_sql (const char *sql)
{
  GString *text = g_string_new (sql);

  for (guint i = 0; i < G_N_ELEMENTS (dated); i++)
    {
      g_autofree char *mark = g_strdup_printf ("{in-force %s}", dated[i]);
      g_autofree char *condition = g_strdup_printf (IN_FORCE, dated[i]);

      g_string_replace (text, mark, condition, 0);
    }
  return g_string_free_and_steal (text);
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  gint64 case_id = *(gint64 *) data;
  g_autoptr (FwOverview) self = g_object_new (FW_TYPE_OVERVIEW, NULL);
  g_autoptr (FwRow) settings = NULL;
  g_autofree char *today = fw_day_to_iso (fw_clock_today ());
  GError *error = NULL;
  FwCalendar calendar;

  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      FwResult **result = G_STRUCT_MEMBER_P (self, parts[i].offset);
      g_autofree char *sql = dup_sql (parts[i].sql);

      *result
          = fw_connection_query (connection, sql, g_variant_new ("(xs)", case_id, today), &error);
      if (*result == NULL)
        return dex_future_new_for_error (error);
    }
  if (fw_result_get_n_rows (self->head) == 0)
    return dex_future_new_reject (FW_STORE_ERROR, FW_STORE_ERROR_NOT_FOUND, "%s",
                                  _ ("This case is no longer there."));
  settings = fw_office_read_settings (connection, today, &error);
  if (settings == NULL)
    return dex_future_new_for_error (error);
  fw_office_get_calendar (settings, &calendar);
  self->today = fw_clock_today ();
  self->due_limit = fw_calendar_add_working_days (&calendar, self->today, DUE_WORKING_DAYS, NULL);
  return dex_future_new_take_object (g_steal_pointer (&self));
}

DexFuture *
fw_overview_repository_load (FwStore *store, gint64 case_id)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, load_job, g_memdup2 (&case_id, sizeof case_id), g_free);
}

static void
fw_overview_finalize (GObject *object)
{
  for (guint i = 0; i < G_N_ELEMENTS (parts); i++)
    {
      FwResult **result = G_STRUCT_MEMBER_P (object, parts[i].offset);

      g_clear_pointer (result, fw_result_unref);
    }
  G_OBJECT_CLASS (fw_overview_parent_class)->finalize (object);
}

static void
fw_overview_class_init (FwOverviewClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_overview_finalize;
}

static void
fw_overview_init (FwOverview *self)
{
}
