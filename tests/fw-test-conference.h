/* fw-test-conference.h: an office with a team, a case and conferences, for tests. */
#pragma once

#include <string.h>

#include "base/fw-clock.h"
#include "domain/fw-conference-repository.h"
#include "domain/fw-decision-repository.h"
#include "domain/fw-office.h"
#include "domain/fw-rules.h"
#include "domain/fw-session-repository.h"
#include "fw-test-office.h"

typedef struct
{
  FwTestOffice *office;
  FwStore *store; /* the office's */
  gint64 team;
  gint64 lead, worker, colleague, economic, specialist, head;
  gint64 case_id;
  gint64 child;
} FwTestTeam;

/* The future is refused with this error, in a sentence. */
static inline void
fw_test_refused (DexFuture *future, GQuark domain, int code)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fw_await_sync (future, NULL, &error));
  g_assert_error (error, domain, code);
  g_assert_cmpuint (strlen (error->message), >, 15);
}

static inline gint64
fw_test_add_staff (FwTestTeam *team, const char *name, const char *role)
{
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, team->team);

  return fw_test_add (team->store, "staff",
                      (const char *const[]) {"name", name, "role", role, "team_id", id, NULL});
}

static inline gint64
fw_test_add_case (FwTestTeam *team, const char *number, const char *name)
{
  g_autofree char *worker = g_strdup_printf ("%" G_GINT64_FORMAT, team->worker);
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, team->team);

  return fw_test_add (team->store, "case_file",
                      (const char *const[]) {"file_number", number, "name", name, "first_contact",
                                             "2026-01-12", "worker_id", worker, "team_id", id,
                                             NULL});
}

static inline gint64
fw_test_add_child (FwTestTeam *team, gint64 case_id, const char *given, const char *number)
{
  g_autofree char *case_text = g_strdup_printf ("%" G_GINT64_FORMAT, case_id);
  gint64 person = fw_test_add (team->store, "person",
                               (const char *const[]) {"given_name", given, "family_name", "Ypsilon",
                                                      "born", "2014-05-14", NULL});
  g_autofree char *id = g_strdup_printf ("%" G_GINT64_FORMAT, person);

  fw_test_add (
      team->store, "case_child",
      (const char *const[]) {"case_id", case_text, "person_id", id, "file_number", number, NULL});
  fw_test_add (
      team->store, "case_person",
      (const char *const[]) {"case_id", case_text, "person_id", id, "role", "child", NULL});
  return person;
}

static inline void
fw_test_team_init (FwTestTeam *team)
{
  FwDay day;

  fw_day_from_iso ("2026-11-24", &day);
  fw_clock_set_today (day);
  *team = (FwTestTeam) {.office = fw_test_office_new ()};
  team->store = team->office->store;
  fw_test_await (fw_rules_sync (team->store));
  fw_test_await (fw_office_save_setting (team->store, "land", "NW", "2026-01-01"));
  team->team = fw_test_add (team->store, "team", (const char *const[]) {"name", "Nord", NULL});
  team->worker = fw_test_add_staff (team, "S. Brandt", "case-worker");
  team->colleague = fw_test_add_staff (team, "R. Aydin", "case-worker");
  team->lead = fw_test_add_staff (team, "S. Wendt", "team-lead");
  team->economic = fw_test_add_staff (team, "K. Lorenz", "economic-youth-aid");
  team->specialist = fw_test_add_staff (team, "N. Ehlers", "child-protection");
  team->head = fw_test_add_staff (team, "A. Direktor", "head-of-office");
  fw_store_set_staff (team->store, team->worker);
  team->case_id = fw_test_add_case (team, "51-2026-0231", "Familie Ypsilon");
  team->child = fw_test_add_child (team, team->case_id, "Lina", "51-2026-0231-1");
}

static inline void
fw_test_team_clear (FwTestTeam *team)
{
  fw_test_office_free (team->office);
  fw_clock_set_today (FW_DAY_NONE);
}

/* A decision in force; @due ISO or NULL. */
static inline gint64
fw_test_add_decision (FwTestTeam *team,
                      gint64 case_id,
                      const char *what,
                      gint64 who,
                      const char *due)
{
  g_autoptr (FwRow) row = fw_row_new ();

  fw_row_set_int (row, "case_id", case_id);
  fw_row_set_text (row, "what", what);
  if (who != 0)
    fw_row_set_int (row, "responsible_id", who);
  else
    fw_row_set_text (row, "responsible", "Schulsekretariat");
  if (due != NULL)
    fw_row_set_text (row, "due", due);
  fw_row_set_text (row, "in_force_since", "2026-10-13");
  return fw_test_add_row (team->store, "decision", row);
}

static inline gint64
fw_test_get_version (FwTestTeam *team, const char *table, gint64 id)
{
  g_autofree char *sql = g_strdup_printf ("SELECT version FROM %s WHERE id = $1", table);
  g_autoptr (FwResult) row = fw_test_office_query (team->office, sql, g_variant_new ("(x)", id));

  g_assert_cmpuint (fw_result_get_n_rows (row), ==, 1);
  return fw_result_get_int (row, 0, 0);
}

static inline gint64
fw_test_get_int (FwTestTeam *team, const char *sql, gint64 id)
{
  g_autoptr (FwResult) row = fw_test_office_query (team->office, sql, g_variant_new ("(x)", id));

  g_assert_cmpuint (fw_result_get_n_rows (row), ==, 1);
  return fw_result_get_int (row, 0, 0);
}

static inline char *
fw_test_get_text (FwTestTeam *team, const char *sql, gint64 id)
{
  g_autoptr (FwResult) row = fw_test_office_query (team->office, sql, g_variant_new ("(x)", id));

  g_assert_cmpuint (fw_result_get_n_rows (row), ==, 1);
  return g_strdup (fw_result_get_text (row, 0, 0));
}

/* Sets columns of a row, as a page would. */
static inline void
fw_test_set (FwTestTeam *team, const char *table, gint64 id, const char *const *pairs)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  g_autoptr (FwRow) row = fw_row_new ();

  for (guint i = 0; pairs[i] != NULL; i += 2)
    fw_row_set_text (row, pairs[i], pairs[i + 1]);
  fw_change_set_update (changes, table, id, fw_test_get_version (team, table, id), row);
  fw_test_await (fw_store_commit (team->store, changes));
}
