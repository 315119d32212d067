/* fw-plan-signature-seal.c: the office's certificate: see fw-plan-signature-repository.h.
 *
 * The PKCS#12 file lies in the office as any other file of it, encrypted; its password
 * is asked for when it seals and is kept nowhere.
 */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "base/fw-clock.h"
#include "base/fw-id.h"
#include "domain/fw-plan-signature-repository.h"
#include "store/fw-blob.h"

typedef struct
{
  FwStore *store;
  GBytes *pkcs12; /* nullable */
  char *name;
  FwDay first, last;
} Seal;

static void
seal_free (gpointer data)
{
  Seal *seal = data;

  g_object_unref (seal->store);
  g_clear_pointer (&seal->pkcs12, g_bytes_unref);
  g_free (seal->name);
  g_free (seal);
}

static DexFuture *
load_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  /* One that was taken away counts as none. */
  FwResult *result = fw_connection_query (
      connection,
      "SELECT pkcs12_blob, office_seal.name, set_at, valid_from, valid_until, staff.name FROM "
      "office_seal LEFT JOIN staff ON staff.id = set_by WHERE pkcs12_blob IS NOT NULL AND NOT "
      "EXISTS (SELECT 1 FROM office_seal later WHERE later.set_at > office_seal.set_at OR "
      "(later.set_at = office_seal.set_at AND later.id > office_seal.id))",
      NULL, &error);

  return result != NULL ? dex_future_new_take_boxed (FW_TYPE_RESULT, result)
                        : dex_future_new_for_error (error);
}

DexFuture *
fw_plan_signature_repository_load_seal (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, load_job, NULL, NULL);
}

static void
set_day (FwRow *row, const char *column, FwDay day)
{
  g_autofree char *iso = day != FW_DAY_NONE ? fw_day_to_iso (day) : g_strdup ("");

  fw_row_set_text (row, column, iso);
}

static DexFuture *
set_fiber (gpointer data)
{
  const Seal *seal = data;
  g_autoptr (FwChangeSet) changes = fw_change_set_new (
      seal->pkcs12 != NULL ? _ ("Office's seal") : _ ("Removal of the office's seal"));
  g_autoptr (FwRow) row = fw_row_new ();
  g_autoptr (FwRow) blob = NULL;
  g_autoptr (GDateTime) now = fw_clock_now ();
  g_autoptr (GDateTime) utc = g_date_time_to_utc (now);
  /* Two within one second still follow one another. */
  g_autofree char *second = g_date_time_format (utc, "%Y-%m-%dT%H:%M:%S");
  g_autofree char *at = g_strdup_printf ("%s.%06dZ", second, g_date_time_get_microsecond (utc));
  gint64 blob_id = fw_id_new ();
  GError *error = NULL;

  if (seal->pkcs12 != NULL)
    {
      blob = dex_await_boxed (
          fw_store_write_blob (seal->store, seal->pkcs12, "application/x-pkcs12"), &error);
      if (blob == NULL)
        return dex_future_new_for_error (error);
      fw_change_set_insert (changes, "blob", blob_id, blob);
      fw_row_set_int (row, "pkcs12_blob", blob_id);
    }
  fw_row_set_text (row, "name", seal->name);
  fw_row_set_text (row, "set_at", at);
  set_day (row, "valid_from", seal->first);
  set_day (row, "valid_until", seal->last);
  if (fw_store_get_staff (seal->store) != 0)
    fw_row_set_int (row, "set_by", fw_store_get_staff (seal->store));
  fw_change_set_insert (changes, "office_seal", fw_id_new (), row);
  return fw_store_commit (seal->store, changes);
}

static DexFuture *
set (FwStore *store, GBytes *pkcs12, const char *name, FwDay first, FwDay last)
{
  Seal *seal = g_new0 (Seal, 1);

  seal->store = g_object_ref (store);
  seal->pkcs12 = pkcs12 != NULL ? g_bytes_ref (pkcs12) : NULL;
  seal->name = g_strdup (name);
  seal->first = first;
  seal->last = last;
  return dex_scheduler_spawn (dex_scheduler_get_default (), 0, set_fiber, seal, seal_free);
}

DexFuture *
fw_plan_signature_repository_set_seal (FwStore *store,
                                       GBytes *pkcs12,
                                       const char *name,
                                       FwDay first,
                                       FwDay last)
{
  g_return_val_if_fail (FW_IS_STORE (store) && pkcs12 != NULL && name != NULL, NULL);

  return set (store, pkcs12, name, first, last);
}

DexFuture *
fw_plan_signature_repository_remove_seal (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return set (store, NULL, "", FW_DAY_NONE, FW_DAY_NONE);
}
