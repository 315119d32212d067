/* fw-notice.c: what changed, for views; see fw-store.h. */
#include "config.h"

#include "store/fw-notice-private.h"

struct _FwNotice
{
  gatomicrefcount ref_count;
  gboolean foreign;
  GHashTable *tables; /* name → GArray of gint64 */
  GPtrArray *sets;    /* of FwChangeSet */
};

G_DEFINE_BOXED_TYPE (FwNotice, fw_notice, fw_notice_ref, fw_notice_unref)

FwNotice *
_fw_notice_new (gboolean foreign)
{
  FwNotice *self = g_new0 (FwNotice, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->foreign = foreign;
  self->sets = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_change_set_unref);
  self->tables
      = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, (GDestroyNotify) g_array_unref);
  return self;
}

void
_fw_notice_add (FwNotice *self, const char *table, gint64 id)
{
  GArray *ids = g_hash_table_lookup (self->tables, table);

  if (ids == NULL)
    {
      ids = g_array_new (FALSE, FALSE, sizeof (gint64));
      g_hash_table_insert (self->tables, g_strdup (table), ids);
    }
  g_array_append_val (ids, id);
}

void
_fw_notice_add_set (FwNotice *self, FwChangeSet *changes)
{
  g_ptr_array_add (self->sets, fw_change_set_ref (changes));
  for (guint i = 0; i < fw_change_set_get_n (changes); i++)
    {
      const FwChange *change = fw_change_set_get (changes, i);

      _fw_notice_add (self, change->table, change->id);
    }
}

GPtrArray *
_fw_notice_get_sets (FwNotice *self)
{
  return self->sets;
}

FwNotice *
fw_notice_ref (FwNotice *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fw_notice_unref (FwNotice *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_hash_table_unref (self->tables);
  g_ptr_array_unref (self->sets);
  g_free (self);
}

const gint64 *
fw_notice_get_ids (FwNotice *self, const char *table, guint *n_ids)
{
  GArray *ids;

  g_return_val_if_fail (self != NULL && table != NULL, NULL);

  ids = g_hash_table_lookup (self->tables, table);
  if (n_ids != NULL)
    *n_ids = ids != NULL ? ids->len : 0;
  return ids != NULL ? (const gint64 *) ids->data : NULL;
}

gboolean
fw_notice_has_table (FwNotice *self, const char *table)
{
  return fw_notice_get_ids (self, table, NULL) != NULL;
}

gboolean
fw_notice_has_row (FwNotice *self, const char *table, gint64 id)
{
  guint n;
  const gint64 *ids = fw_notice_get_ids (self, table, &n);

  for (guint i = 0; i < n; i++)
    if (ids[i] == id)
      return TRUE;
  return FALSE;
}

gboolean
fw_notice_is_foreign (FwNotice *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->foreign;
}
