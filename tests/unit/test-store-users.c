/* test-store-users.c: who can open an office, changed while it is open. */
#include "config.h"

#include "fw-test-office.h"
#include "store/fw-store-users.h"

#define OTHER "andere Wörter ohne Sinn"

static gboolean
opens (FwTestOffice *office, const char *recovery, const char *login, const char *password)
{
  g_autoptr (GError) error = NULL;
  g_autoptr (FwStore) store = fw_await_sync_object (
      fw_store_open_with_recovery (office->folder, recovery, login, password), &error);

  if (store == NULL)
    {
      g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_WRONG_PASSWORD);
      return FALSE;
    }
  fw_await_sync (fw_store_close (store), NULL, NULL);
  return TRUE;
}

static void
done (DexFuture *future)
{
  g_autoptr (GError) error = NULL;

  fw_await_sync (future, NULL, &error);
  g_assert_no_error (error);
}

static void
test_add_and_remove (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (opens (office, NULL, "brandt", OTHER));
  done (fw_store_set_password (office->store, "brandt", OTHER));
  g_assert_true (opens (office, NULL, "brandt", OTHER));
  g_assert_true (opens (office, NULL, "admin", FW_TEST_PASSWORD));
  done (fw_store_remove_login (office->store, "brandt"));
  g_assert_false (opens (office, NULL, "brandt", OTHER));
  done (fw_store_remove_login (office->store, "brandt"));
  /* Nobody locks everybody out. */
  g_assert_false (fw_await_sync (fw_store_remove_login (office->store, "admin"), NULL, &error));
  g_assert_nonnull (error);
  g_assert_true (opens (office, NULL, "admin", FW_TEST_PASSWORD));
  fw_test_office_free (office);
}

static void
test_change_own (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (GError) error = NULL;

  g_assert_false (
      fw_await_sync (fw_store_change_password (office->store, "geraten", OTHER), NULL, &error));
  g_assert_error (error, FW_STORE_ERROR, FW_STORE_ERROR_WRONG_PASSWORD);
  g_assert_true (opens (office, NULL, "admin", FW_TEST_PASSWORD));
  done (fw_store_change_password (office->store, FW_TEST_PASSWORD, OTHER));
  g_assert_false (opens (office, NULL, "admin", FW_TEST_PASSWORD));
  g_assert_true (opens (office, NULL, "admin", OTHER));
  fw_test_office_free (office);
}

/* The new key opens, the old one no more, passwords stay. */
static void
test_recovery_key (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_auto (GValue) key = G_VALUE_INIT;
  g_autoptr (GError) error = NULL;

  fw_await_sync (fw_store_renew_recovery_key (office->store), &key, &error);
  g_assert_no_error (error);
  g_assert_cmpstr (g_value_get_string (&key), !=, office->recovery);
  g_assert_true (opens (office, NULL, "admin", FW_TEST_PASSWORD));
  g_assert_false (opens (office, office->recovery, "admin", OTHER));
  g_assert_true (opens (office, g_value_get_string (&key), "admin", OTHER));
  fw_test_office_free (office);
}

/* What another process added meanwhile is not lost. */
static void
test_others_are_kept (void)
{
  FwTestOffice *office = fw_test_office_new ();
  g_autoptr (FwStore) second
      = fw_await_sync_object (fw_store_open (office->folder, "admin", FW_TEST_PASSWORD), NULL);

  done (fw_store_set_password (second, "aydin", OTHER));
  done (fw_store_set_password (office->store, "brandt", OTHER));
  g_assert_true (opens (office, NULL, "aydin", OTHER));
  g_assert_true (opens (office, NULL, "brandt", OTHER));
  fw_await_sync (fw_store_close (second), NULL, NULL);
  fw_test_office_free (office);
}

int
main (int argc, char **argv)
{
  g_test_init (&argc, &argv, NULL);
  dex_init ();
  g_test_add_func ("/users/add-and-remove", test_add_and_remove);
  g_test_add_func ("/users/change-own-password", test_change_own);
  g_test_add_func ("/users/new-recovery-key", test_recovery_key);
  g_test_add_func ("/users/others-are-kept", test_others_are_kept);
  return g_test_run ();
}
