/* fw-test-person.h: a live record of the table `person`, and waiting, for tests. */
#pragma once

#include "fw-test-office.h"
#include "store/fw-record.h"

#define FW_TYPE_TEST_PERSON (fw_test_person_get_type ())
G_DECLARE_FINAL_TYPE (FwTestPerson, fw_test_person, FW, TEST_PERSON, FwRecord)

struct _FwTestPerson
{
  FwRecord parent_instance;
};

G_DEFINE_FINAL_TYPE (FwTestPerson, fw_test_person, FW_TYPE_RECORD)

static void
fw_test_person_class_init (FwTestPersonClass *klass)
{
  static const FwColumn columns[] = {
      {"family_name", FW_COLUMN_TEXT},
      {"given_name", FW_COLUMN_TEXT},
      {"born", FW_COLUMN_DATE},
      {"note", FW_COLUMN_TEXT},
  };

  fw_record_class_set_columns (FW_RECORD_CLASS (klass), "person", columns, G_N_ELEMENTS (columns));
}

static void
fw_test_person_init (FwTestPerson *self)
{
}

static inline FwRecord *
fw_test_person_load (FwStore *store, gint64 id)
{
  g_autoptr (GError) error = NULL;
  FwRecord *record
      = fw_await_sync_object (fw_store_load_record (store, FW_TYPE_TEST_PERSON, id), &error);

  g_assert_no_error (error);
  return record;
}

/* Turns the main loop for so long. */
static inline void
fw_test_run_for (guint ms)
{
  gint64 end = g_get_monotonic_time () + ms * G_GINT64_CONSTANT (1000);

  while (g_get_monotonic_time () < end)
    if (!g_main_context_iteration (NULL, FALSE))
      g_usleep (1000);
}

/* Turns the main loop until @condition, at most 10 s. */
#define fw_test_wait_until(condition)                                                              \
  G_STMT_START                                                                                     \
  {                                                                                                \
    gint64 _end = g_get_monotonic_time () + 10 * G_USEC_PER_SEC;                                   \
                                                                                                   \
    while (!(condition) && g_get_monotonic_time () < _end)                                         \
      if (!g_main_context_iteration (NULL, FALSE))                                                 \
        g_usleep (1000);                                                                           \
    g_assert_true (condition);                                                                     \
  }                                                                                                \
  G_STMT_END

/* A member of staff called @name; the store acts as them from now on. */
static inline gint64
fw_test_act_as (FwStore *store, const char *name)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Add staff");
  g_autoptr (FwRow) row = fw_row_new ();
  gint64 id = fw_id_new ();

  fw_row_set_text (row, "name", name);
  fw_change_set_insert (changes, "staff", id, row);
  g_assert_true (fw_await_sync (fw_store_commit (store, changes), NULL, NULL));
  fw_store_set_staff (store, id);
  return id;
}

/* Opens the same office once more, as another process does. */
static inline FwStore *
fw_test_open_again (FwTestOffice *office)
{
  g_autoptr (GError) error = NULL;
  FwStore *store
      = fw_await_sync_object (fw_store_open (office->folder, "admin", FW_TEST_PASSWORD), &error);

  g_assert_no_error (error);
  return store;
}
