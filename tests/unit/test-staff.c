/* test-staff.c: members of staff, providers, and reading the access log. */
#include "config.h"

#include "base/fw-clock.h"
#include "domain/fw-access-repository.h"
#include "domain/fw-office.h"
#include "domain/fw-provider-repository.h"
#include "domain/fw-staff-repository.h"
#include "fw-test-office.h"

typedef struct
{
  FwTestOffice *office;
  gint64 admin;
} Fixture;

static void
set_up (Fixture *f, gconstpointer data)
{
  g_auto (GValue) id = G_VALUE_INIT;

  fw_clock_set_today (fw_day_new (2026, 6, 2));
  f->office = fw_test_office_new ();
  fw_await_sync (
      fw_office_set_up (f->office->store, "Auental", "NW", "S. Brandt", "admin", "2020-01-01"), &id,
      NULL);
  f->admin = g_value_get_int64 (&id);
  fw_store_set_staff (f->office->store, f->admin);
}

static void
tear_down (Fixture *f, gconstpointer data)
{
  fw_test_office_free (f->office);
  fw_clock_set_today (FW_DAY_NONE);
}

static void
save (Fixture *f, const FwStaffForm *form)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwChangeSet) changes
      = fw_await_sync_boxed (fw_staff_repository_save (f->office->store, form), &error);

  g_assert_no_error (error);
}

static void
assert_refused (Fixture *f, const FwStaffForm *form)
{
  g_autoptr (GError) error = NULL;

  g_assert_false (fw_await_sync (fw_staff_repository_save (f->office->store, form), NULL, &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_CONSTRAINT);
}

static FwResult *
list (Fixture *f, gboolean active)
{
  FwResult *result
      = fw_await_sync_boxed (active ? fw_staff_repository_list_active (f->office->store)
                                    : fw_staff_repository_list (f->office->store),
                             NULL);

  g_assert_nonnull (result);
  return result;
}

static void
test_save (Fixture *f, gconstpointer data)
{
  FwStaffForm aydin = {.name = "R. Aydin",
                       .role = "case-worker",
                       .team = "Nord",
                       .login = "aydin",
                       .deputy_id = f->admin};
  FwStaffForm gone
      = {.name = "T. Wieland", .role = "team-lead", .team = "Nord", .active_to = "2026-06-01"};
  g_autoptr (FwResult) all = NULL, active = NULL, teams = NULL;

  save (f, &aydin);
  save (f, &gone);
  all = list (f, FALSE);
  active = list (f, TRUE);
  teams = fw_await_sync_boxed (fw_staff_repository_list_teams (f->office->store), NULL);
  g_assert_cmpuint (fw_result_get_n_rows (all), ==, 3);
  g_assert_cmpuint (fw_result_get_n_rows (active), ==, 2);
  g_assert_cmpuint (fw_result_get_n_rows (teams), ==, 1); /* the same team, not two */
  g_assert_cmpstr (fw_result_get_text (all, 0, FW_STAFF_DEPUTY), ==, "S. Brandt");
  g_assert_cmpstr (fw_result_get_text (all, 0, FW_STAFF_TEAM), ==, "Nord");
  g_assert_true (fw_result_is_null (all, 2, FW_STAFF_LOGIN));
}

/* Nobody gets the sign-in name of another, and the office keeps a manager. */
static void
test_refused (Fixture *f, gconstpointer data)
{
  FwStaffForm same = {.name = "X", .role = "case-worker", .login = "admin"};
  FwStaffForm nameless = {.name = "", .role = "case-worker"};
  FwStaffForm no_role = {.name = "X", .role = "king"};
  FwStaffForm demoted = {
      .id = f->admin, .version = 1, .name = "S. Brandt", .role = "case-worker", .login = "admin"};
  FwStaffForm ended = {.id = f->admin,
                       .version = 1,
                       .name = "S. Brandt",
                       .role = "administrator",
                       .login = "admin",
                       .active_to = "2026-06-01"};
  FwStaffForm head = {.name = "B. Sanddorn", .role = "head-of-office", .login = "sanddorn"};

  assert_refused (f, &same);
  assert_refused (f, &nameless);
  assert_refused (f, &no_role);
  assert_refused (f, &demoted);
  assert_refused (f, &ended);
  save (f, &head);
  save (f, &demoted);
}

static void
test_may_manage (Fixture *f, gconstpointer data)
{
  g_auto (GValue) may = G_VALUE_INIT, may_not = G_VALUE_INIT;
  FwStaffForm worker = {.name = "A", .role = "case-worker"};
  g_autoptr (FwResult) all = NULL;

  fw_await_sync (fw_staff_repository_may_manage (f->office->store), &may, NULL);
  g_assert_true (g_value_get_boolean (&may));
  save (f, &worker);
  all = list (f, FALSE);
  fw_store_set_staff (f->office->store, fw_result_get_int (all, 0, FW_STAFF_ID));
  fw_await_sync (fw_staff_repository_may_manage (f->office->store), &may_not, NULL);
  g_assert_false (g_value_get_boolean (&may_not));
}

static void
test_providers (Fixture *f, gconstpointer data)
{
  FwProviderForm form = {.name = "Lotsenhaus e. V.", .kind = "SPFH", .groups = "Q1 Q2"};
  FwProviderForm nameless = {.name = ""};
  g_autoptr (FwResult) providers = NULL;
  g_autoptr (GError) error = NULL;

  fw_await_sync (fw_provider_repository_save (f->office->store, &form), NULL, &error);
  g_assert_no_error (error);
  g_assert_false (
      fw_await_sync (fw_provider_repository_save (f->office->store, &nameless), NULL, NULL));
  providers = fw_await_sync_boxed (fw_provider_repository_list (f->office->store), NULL);
  g_assert_cmpuint (fw_result_get_n_rows (providers), ==, 1);
  form.id = fw_result_get_int (providers, 0, FW_PROVIDER_ID);
  form.version = fw_result_get_int (providers, 0, FW_PROVIDER_VERSION);
  form.place = "Auental";
  fw_await_sync (fw_provider_repository_save (f->office->store, &form), NULL, &error);
  g_assert_no_error (error);
  /* A form from before is refused, not written over the newer row. */
  g_assert_false (
      fw_await_sync (fw_provider_repository_save (f->office->store, &form), NULL, &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE);
}

/* SEC-1: newest first, page by page, and the chain holds; a changed entry is found. */
static void
test_access_log (Fixture *f, gconstpointer data)
{
  g_autoptr (FwResult) first = NULL, second = NULL;
  g_auto (GValue) n = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 5; i++)
    {
      g_autofree char *detail = g_strdup_printf ("%u", i);

      fw_await_sync (fw_store_log_access (f->office->store, "print", 0, detail), NULL, NULL);
    }
  first = fw_await_sync_boxed (fw_access_repository_list (f->office->store, 0, 3), NULL);
  g_assert_cmpuint (fw_result_get_n_rows (first), ==, 3);
  g_assert_cmpstr (fw_result_get_text (first, 0, FW_ACCESS_DETAIL), ==, "4");
  g_assert_cmpstr (fw_result_get_text (first, 0, FW_ACCESS_STAFF), ==, "S. Brandt");
  second = fw_await_sync_boxed (
      fw_access_repository_list (f->office->store, fw_result_get_int (first, 2, FW_ACCESS_ID), 3),
      NULL);
  g_assert_cmpuint (fw_result_get_n_rows (second), ==, 2);
  g_assert_cmpstr (fw_result_get_text (second, 0, FW_ACCESS_DETAIL), ==, "1");
  fw_await_sync (fw_access_repository_verify (f->office->store), &n, &error);
  g_assert_no_error (error);
  g_assert_cmpint (g_value_get_int64 (&n), ==, 5);
}

static DexFuture *
forge_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;

  return fw_connection_exec (connection, "UPDATE access_log SET action = 'open' WHERE id = 2", NULL,
                             &error)
             ? dex_future_new_true ()
             : dex_future_new_for_error (error);
}

static void
test_forged_log (Fixture *f, gconstpointer data)
{
  g_autoptr (GError) error = NULL;

  for (guint i = 0; i < 3; i++)
    fw_await_sync (fw_store_log_access (f->office->store, "print", 0, "x"), NULL, NULL);
  fw_await_sync (fw_store_write (f->office->store, forge_job, NULL, NULL), NULL, &error);
  g_assert_no_error (error);
  g_assert_false (fw_await_sync (fw_access_repository_verify (f->office->store), NULL, &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED);
  g_assert_nonnull (strstr (error->message, "2"));
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
#define ADD(path, func) g_test_add ("/staff/" path, Fixture, NULL, set_up, func, tear_down)
  ADD ("save-and-list", test_save);
  ADD ("wrong-forms-are-refused", test_refused);
  ADD ("who-manages", test_may_manage);
  ADD ("providers", test_providers);
  ADD ("access-log-page-by-page", test_access_log);
  ADD ("forged-log-is-found", test_forged_log);
  return g_test_run ();
}
