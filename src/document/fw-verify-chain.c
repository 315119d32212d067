/* fw-verify-chain.c: see fw-verify-chain.h. */
#include "config.h"

#include "document/fw-verify-chain.h"
#include "domain/fw-plan-signature.h"

gboolean
fw_verify_chain (GBytes *pdf, GPtrArray *revisions, guint *number)
{
  gsize size, before = 0;
  const guchar *data;

  g_return_val_if_fail (pdf != NULL && revisions != NULL && number != NULL, FALSE);

  data = g_bytes_get_data (pdf, &size);
  for (guint i = 0; i < revisions->len; i++)
    {
      const FwPlanRevision *revision = g_ptr_array_index (revisions, i);
      g_autofree char *sum = NULL;

      *number = revision->number;
      if (revision->size > size || revision->size <= before
          || (i + 1 == revisions->len && revision->size != size))
        return FALSE;
      sum = g_compute_checksum_for_data (G_CHECKSUM_SHA256, data, revision->size);
      if (g_strcmp0 (sum, revision->sha256) != 0)
        return FALSE;
      before = revision->size;
    }
  return revisions->len > 0;
}
