/* fw-access-repository.c: see fw-access-repository.h. */
#include "config.h"

#include <glib/gi18n-lib.h>

#include "domain/fw-access-repository.h"
#include "store/fw-access-log.h"

DexFuture *
fw_access_repository_list (FwStore *store, gint64 before, guint limit)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_query (
      store,
      "SELECT l.id, l.at, s.name, l.action, c.file_number, b.body FROM access_log l LEFT JOIN staff "
      "s ON s.id = l.staff_id LEFT JOIN case_file c ON c.id = l.case_id LEFT JOIN access_log_body b "
      "ON b.id = l.id WHERE l.id < $1 ORDER BY l.id DESC LIMIT $2",
      g_variant_new ("(xu)", before > 0 ? before : G_MAXINT64, limit));
}

static DexFuture *
verify_job (FwConnection *connection, gpointer data)
{
  GError *error = NULL;
  gint64 n = 0, broken = 0;

  if (fw_access_log_verify (connection, &n, &broken, &error))
    return dex_future_new_for_int64 (n);
  if (error != NULL)
    return dex_future_new_for_error (error);
  return dex_future_new_reject (
      FW_STORE_ERROR, FW_STORE_ERROR_DAMAGED,
      _ ("The access log does not hold together from entry %d on. Somebody changed or removed "
         "entries outside of this program. Please keep the folder as it is and tell your data "
         "protection officer."),
      (int) broken);
}

DexFuture *
fw_access_repository_verify (FwStore *store)
{
  g_return_val_if_fail (FW_IS_STORE (store), NULL);

  return fw_store_read (store, verify_job, NULL, NULL);
}

const char *
fw_access_action_to_text (const char *action)
{
  static const struct
  {
    const char *action;
    const char *text;
  } words[] = {
      {"open", N_ ("Opened")},
      {"search", N_ ("Searched")},
      {"print", N_ ("Printed")},
      {"export", N_ ("Exported")},
      {"backup", N_ ("Backed up")},
      {"sign-in", N_ ("Signed in")},
      {"sign-in-failed", N_ ("Sign-in failed")},
      {"break-glass", N_ ("Opened with a reason")},
      {"hand-out", N_ ("Handed out")},
      {"sign", N_ ("Signature noted")},
      {"recovery", N_ ("Recovery key used")},
      {"password", N_ ("Password set")},
      {"access-ended", N_ ("Access ended")},
      {"recovery-key", N_ ("New recovery key")},
  };

  for (guint i = 0; i < G_N_ELEMENTS (words); i++)
    if (g_strcmp0 (action, words[i].action) == 0)
      return _ (words[i].text);
  return action;
}
