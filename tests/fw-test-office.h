/* fw-test-office.h: an office of its own in a temporary folder, for tests.
 *
 * Key derivation is cheap here; everything else is the real store. The folder
 * is removed again by fw_test_office_free().
 */
#pragma once

#include <glib/gstdio.h>

#include "base/fw-id.h"
#include "store/fw-await.h"
#include "store/fw-envelope.h"
#include "store/fw-store.h"

#define FW_TEST_PASSWORD "vier Wörter ohne Sinn"

typedef struct
{
  char *parent;
  char *folder;
  char *recovery;
  FwStore *store;
} FwTestOffice;

static inline void
fw_test_remove_tree (const char *path)
{
  GDir *dir = g_file_test (path, G_FILE_TEST_IS_SYMLINK) ? NULL : g_dir_open (path, 0, NULL);
  const char *name;

  while (dir != NULL && (name = g_dir_read_name (dir)) != NULL)
    {
      g_autofree char *child = g_build_filename (path, name, NULL);

      fw_test_remove_tree (child);
    }
  g_clear_pointer (&dir, g_dir_close);
  g_remove (path);
}

static inline FwTestOffice *
fw_test_office_new (void)
{
  g_autoptr (GError) error = NULL;
  FwTestOffice *office = g_new0 (FwTestOffice, 1);

  fw_envelope_set_test_cost ();
  office->parent = g_dir_make_tmp ("fallwerk-test-XXXXXX", &error);
  g_assert_no_error (error);
  office->folder = g_build_filename (office->parent, "Test.fallwerk", NULL);
  office->store = fw_await_sync_object (
      fw_store_create (office->folder, "admin", FW_TEST_PASSWORD, &office->recovery), &error);
  g_assert_no_error (error);
  return office;
}

static inline void
fw_test_office_close (FwTestOffice *office)
{
  if (office->store != NULL)
    fw_await_sync (fw_store_close (office->store), NULL, NULL);
  g_clear_object (&office->store);
}

static inline void
fw_test_office_reopen (FwTestOffice *office)
{
  g_autoptr (GError) error = NULL;

  fw_test_office_close (office);
  office->store
      = fw_await_sync_object (fw_store_open (office->folder, "admin", FW_TEST_PASSWORD), &error);
  g_assert_no_error (error);
}

static inline void
fw_test_office_free (FwTestOffice *office)
{
  fw_test_office_close (office);
  fw_test_remove_tree (office->parent);
  g_free (office->parent);
  g_free (office->folder);
  g_free (office->recovery);
  g_free (office);
}

/* A person with this family name, committed. */
static inline gint64
fw_test_office_add_person (FwTestOffice *office, const char *family_name)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Add person");
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (GError) error = NULL;
  gint64 id = fw_id_new ();

  fw_row_set_text (row, "family_name", family_name);
  fw_change_set_insert (changes, "person", id, row);
  fw_await_sync (fw_store_commit (office->store, changes), NULL, &error);
  g_assert_no_error (error);
  return id;
}

static inline FwResult *
fw_test_office_query (FwTestOffice *office, const char *sql, GVariant *params)
{
  g_autoptr (GError) error = NULL;
  FwResult *result = fw_await_sync_boxed (fw_store_query (office->store, sql, params), &error);

  g_assert_no_error (error);
  return result;
}

/* --- rows, and what a call resolves to; none may fail ---------------------------- */

static inline gint64
fw_test_add_row (FwStore *store, const char *table, FwRow *row)
{
  g_autoptr (FwChangeSet) changes = fw_change_set_new ("Test");
  g_autoptr (GError) error = NULL;
  gint64 id = fw_id_new ();

  fw_change_set_insert (changes, table, id, row);
  fw_await_sync (fw_store_commit (store, changes), NULL, &error);
  g_assert_no_error (error);
  return id;
}

/* Pairs of column and text; a text of digits for a column that ends in "_id" or
 * "_to" or begins with "n_" is a number. */
static inline gint64
fw_test_add (FwStore *store, const char *table, const char *const *pairs)
{
  g_autoptr (FwRow) row = fw_row_new ();

  for (guint i = 0; pairs[i] != NULL; i += 2)
    {
      gint64 number;

      if (g_ascii_string_to_signed (pairs[i + 1], 10, G_MININT64, G_MAXINT64, &number, NULL)
          && g_str_has_suffix (pairs[i], "_id"))
        fw_row_set_int (row, pairs[i], number);
      else
        fw_row_set_text (row, pairs[i], pairs[i + 1]);
    }
  return fw_test_add_row (store, table, row);
}

static inline gint64
fw_test_await_id (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  fw_await_sync (future, &value, &error);
  g_assert_no_error (error);
  return g_value_get_int64 (&value);
}

static inline int
fw_test_await_int (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  fw_await_sync (future, &value, &error);
  g_assert_no_error (error);
  return g_value_get_int (&value);
}

static inline char *
fw_test_await_string (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  g_auto (GValue) value = G_VALUE_INIT;

  fw_await_sync (future, &value, &error);
  g_assert_no_error (error);
  return g_value_dup_string (&value);
}

static inline void
fw_test_await (DexFuture *future)
{
  g_autoptr (GError) error = NULL;

  fw_await_sync (future, NULL, &error);
  g_assert_no_error (error);
}

static inline gpointer
fw_test_await_object (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  gpointer object = fw_await_sync_object (future, &error);

  g_assert_no_error (error);
  return object;
}

static inline gpointer
fw_test_await_boxed (DexFuture *future)
{
  g_autoptr (GError) error = NULL;
  gpointer boxed = fw_await_sync_boxed (future, &error);

  g_assert_no_error (error);
  return boxed;
}
