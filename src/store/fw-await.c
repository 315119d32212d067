/* fw-await.c: see fw-await.h. */
#include "config.h"

#include "store/fw-await.h"

static DexFuture *
settled_cb (DexFuture *completed, gpointer data)
{
  g_main_context_wakeup (NULL);
  return dex_ref (completed);
}

gboolean
fw_await_sync (DexFuture *future, GValue *value, GError **error)
{
  g_autoptr (DexFuture) done = NULL;
  const GValue *result;

  g_return_val_if_fail (future != NULL, FALSE);

  done = dex_future_finally (future, settled_cb, NULL, NULL);
  while (dex_future_is_pending (done))
    g_main_context_iteration (NULL, TRUE);
  result = dex_future_get_value (done, error);
  if (result == NULL)
    return FALSE;
  if (value != NULL)
    {
      g_value_init (value, G_VALUE_TYPE (result));
      g_value_copy (result, value);
    }
  return TRUE;
}

gpointer
fw_await_sync_object (DexFuture *future, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  return fw_await_sync (future, &value, error) ? g_value_dup_object (&value) : NULL;
}

gpointer
fw_await_sync_boxed (DexFuture *future, GError **error)
{
  g_auto (GValue) value = G_VALUE_INIT;

  return fw_await_sync (future, &value, error) ? g_value_dup_boxed (&value) : NULL;
}
