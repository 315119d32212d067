/* fw-change-set.c: see fw-change-set.h. */
#include "config.h"

#include "base/fw-change-set.h"

struct _FwChangeSet
{
  gatomicrefcount ref_count;
  char *label;
  GPtrArray *changes; /* of FwChange, owned */
};

G_DEFINE_BOXED_TYPE (FwChangeSet, fw_change_set, fw_change_set_ref, fw_change_set_unref)

static void
change_free (gpointer data)
{
  FwChange *change = data;

  g_free (change->table);
  g_clear_pointer (&change->before, fw_row_unref);
  g_clear_pointer (&change->after, fw_row_unref);
  g_free (change);
}

FwChangeSet *
fw_change_set_new (const char *label)
{
  FwChangeSet *self = g_new0 (FwChangeSet, 1);

  g_atomic_ref_count_init (&self->ref_count);
  self->label = g_strdup (label);
  self->changes = g_ptr_array_new_with_free_func (change_free);
  return self;
}

FwChangeSet *
fw_change_set_ref (FwChangeSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  g_atomic_ref_count_inc (&self->ref_count);
  return self;
}

void
fw_change_set_unref (FwChangeSet *self)
{
  g_return_if_fail (self != NULL);

  if (!g_atomic_ref_count_dec (&self->ref_count))
    return;
  g_free (self->label);
  g_ptr_array_unref (self->changes);
  g_free (self);
}

const char *
fw_change_set_get_label (FwChangeSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

static FwChange *
add (FwChangeSet *self,
     FwChangeKind kind,
     const char *table,
     gint64 id,
     gint64 version,
     FwRow *after)
{
  FwChange *change = g_new0 (FwChange, 1);

  change->kind = kind;
  change->table = g_strdup (table);
  change->id = id;
  change->version = version;
  change->after = after != NULL ? fw_row_ref (after) : NULL;
  g_ptr_array_add (self->changes, change);
  return change;
}

void
fw_change_set_insert (FwChangeSet *self, const char *table, gint64 id, FwRow *after)
{
  g_return_if_fail (self != NULL && table != NULL && after != NULL);

  add (self, FW_CHANGE_INSERT, table, id, 0, after);
}

void
fw_change_set_update (FwChangeSet *self, const char *table, gint64 id, gint64 version, FwRow *after)
{
  g_return_if_fail (self != NULL && table != NULL && after != NULL);

  add (self, FW_CHANGE_UPDATE, table, id, version, after);
}

void
fw_change_set_delete (FwChangeSet *self, const char *table, gint64 id, gint64 version)
{
  g_return_if_fail (self != NULL && table != NULL);

  add (self, FW_CHANGE_DELETE, table, id, version, NULL);
}

guint
fw_change_set_get_n (FwChangeSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->changes->len;
}

FwChange *
fw_change_set_get (FwChangeSet *self, guint index)
{
  g_return_val_if_fail (self != NULL && index < self->changes->len, NULL);

  return g_ptr_array_index (self->changes, index);
}

gboolean
fw_change_set_touches (FwChangeSet *self, const char *table)
{
  g_return_val_if_fail (self != NULL && table != NULL, FALSE);

  for (guint i = 0; i < self->changes->len; i++)
    if (g_str_equal (fw_change_set_get (self, i)->table, table))
      return TRUE;
  return FALSE;
}

/* The version at which the changes already in @inverse leave a row; @version
 * where they do not touch it. */
static gint64
version_after (FwChangeSet *inverse, const char *table, gint64 id, gint64 version)
{
  for (guint i = inverse->changes->len; i > 0; i--)
    {
      const FwChange *change = fw_change_set_get (inverse, i - 1);

      if (change->id == id && g_str_equal (change->table, table))
        return change->version + 1;
    }
  return version;
}

/* Every change leaves its row at its version + 1, inserts included: a row that
 * was deleted comes back with a version that nobody has seen. */
FwChangeSet *
fw_change_set_invert (FwChangeSet *self)
{
  FwChangeSet *inverse;

  g_return_val_if_fail (self != NULL, NULL);

  inverse = fw_change_set_new (self->label);
  for (guint i = self->changes->len; i > 0; i--)
    {
      const FwChange *change = fw_change_set_get (self, i - 1);
      gint64 version = version_after (inverse, change->table, change->id, change->version + 1);

      switch (change->kind)
        {
        case FW_CHANGE_INSERT:
          add (inverse, FW_CHANGE_DELETE, change->table, change->id, version, NULL);
          break;
        case FW_CHANGE_UPDATE:
          g_assert (change->before != NULL);
          add (inverse, FW_CHANGE_UPDATE, change->table, change->id, version, change->before);
          break;
        case FW_CHANGE_DELETE:
          g_assert (change->before != NULL);
          add (inverse, FW_CHANGE_INSERT, change->table, change->id, version - 1, change->before);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return inverse;
}

/* The change of the same row that a later update can be folded into: the last
 * one of that row, unless rows were inserted after it, which the update may name. */
static FwChange *
find_foldable (FwChangeSet *self, const FwChange *later)
{
  for (guint i = self->changes->len; i > 0; i--)
    {
      FwChange *change = fw_change_set_get (self, i - 1);

      if (change->id == later->id && g_str_equal (change->table, later->table))
        return change->kind == FW_CHANGE_UPDATE && later->kind == FW_CHANGE_UPDATE ? change : NULL;
      if (change->kind == FW_CHANGE_INSERT)
        return NULL;
    }
  return NULL;
}

void
fw_change_set_merge (FwChangeSet *self, FwChangeSet *later)
{
  g_return_if_fail (self != NULL && later != NULL);

  for (guint i = 0; i < later->changes->len; i++)
    {
      const FwChange *change = fw_change_set_get (later, i);
      FwChange *old = find_foldable (self, change);
      FwRow *after;

      if (old == NULL)
        {
          FwChange *added
              = add (self, change->kind, change->table, change->id, change->version, change->after);

          added->before = change->before != NULL ? fw_row_ref (change->before) : NULL;
          continue;
        }
      /* What was there first stays; what is there now is the later value. The
       * version is that of the later change, so that the inverse names the
       * row's present version. */
      after = fw_row_copy (old->after);
      for (guint c = 0; c < fw_row_get_n (change->after); c++)
        fw_row_set (after, fw_row_get_column (change->after, c),
                    fw_row_get_value (change->after, c));
      fw_row_unref (old->after);
      old->after = after;
      old->version = change->version;
      if (change->before != NULL)
        {
          FwRow *before = old->before != NULL ? fw_row_copy (old->before) : fw_row_new ();

          for (guint c = 0; c < fw_row_get_n (change->before); c++)
            if (!fw_row_has (before, fw_row_get_column (change->before, c)))
              fw_row_set (before, fw_row_get_column (change->before, c),
                          fw_row_get_value (change->before, c));
          g_clear_pointer (&old->before, fw_row_unref);
          old->before = before;
        }
    }
}
