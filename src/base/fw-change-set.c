/* fw-change-set.c: one act of a user as a list of changed rows; see fw-change-set.h.
 *
 * Versions: a change made from version v leaves its row at v + 1, inserts
 * included (made from 0). That holds for undo too: a deleted row comes back
 * with a version nobody has seen, so a stale copy of it stays stale.
 */
#include "config.h"

#include "base/fw-change-set.h"

struct _FwChangeSet
{
  char *label;
  GPtrArray *changes;
  gint64 act;
  gboolean applied;
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

static void
change_set_clear (gpointer data)
{
  FwChangeSet *self = data;

  g_free (self->label);
  g_ptr_array_unref (self->changes);
}

static FwChange *
append (FwChangeSet *self, FwChangeKind kind, const char *table, gint64 id, gint64 version)
{
  FwChange *change = g_new0 (FwChange, 1);

  change->kind = kind;
  change->table = g_strdup (table);
  change->id = id;
  change->version = version;
  g_ptr_array_add (self->changes, change);
  return change;
}

static FwChange *
append_copy (FwChangeSet *self, const FwChange *change)
{
  FwChange *copy = append (self, change->kind, change->table, change->id, change->version);

  copy->before = change->before != NULL ? fw_row_ref (change->before) : NULL;
  copy->after = change->after != NULL ? fw_row_ref (change->after) : NULL;
  return copy;
}

/* The last change of this row, unless rows were inserted after it: an update
 * may refer to those, so it has to stay behind them. */
static FwChange *
find_mergeable (FwChangeSet *self, const char *table, gint64 id)
{
  for (guint i = self->changes->len; i > 0; i--)
    {
      FwChange *change = g_ptr_array_index (self->changes, i - 1);

      if (change->id == id && g_str_equal (change->table, table))
        return change->kind == FW_CHANGE_DELETE ? NULL : change;
      if (change->kind == FW_CHANGE_INSERT)
        return NULL;
    }
  return NULL;
}

static FwRow *
row_with (const FwRow *base, const FwRow *over, gboolean replace)
{
  FwRow *row = fw_row_copy (base);

  for (guint i = 0; i < fw_row_get_n (over); i++)
    if (replace || !fw_row_has (row, fw_row_get_column (over, i)))
      fw_row_set (row, fw_row_get_column (over, i), fw_row_get_value (over, i));
  return row;
}

static void
fold_update (FwChange *change, const FwRow *before, const FwRow *after)
{
  FwRow *row = row_with (change->after, after, TRUE);

  fw_row_unref (change->after);
  change->after = row;
  if (change->before != NULL && before != NULL)
    {
      row = row_with (change->before, before, FALSE);
      fw_row_unref (change->before);
      change->before = row;
    }
}

/**
 * fw_change_set_new:
 * @label: (nullable): names the act in the user's language
 *
 * Returns: (transfer full): an empty set
 */
FwChangeSet *
fw_change_set_new (const char *label)
{
  FwChangeSet *self = g_atomic_rc_box_new0 (FwChangeSet);

  self->label = g_strdup (label != NULL ? label : "");
  self->changes = g_ptr_array_new_with_free_func (change_free);
  return self;
}

FwChangeSet *
fw_change_set_ref (FwChangeSet *self)
{
  return g_atomic_rc_box_acquire (self);
}

void
fw_change_set_unref (FwChangeSet *self)
{
  g_atomic_rc_box_release_full (self, change_set_clear);
}

const char *
fw_change_set_get_label (FwChangeSet *self)
{
  g_return_val_if_fail (self != NULL, NULL);

  return self->label;
}

/**
 * fw_change_set_insert:
 * @after: (transfer none): the new row without `id` and `version`; not changed afterwards
 */
void
fw_change_set_insert (FwChangeSet *self, const char *table, gint64 id, FwRow *after)
{
  g_return_if_fail (self != NULL && !self->applied);
  g_return_if_fail (table != NULL && after != NULL);

  append (self, FW_CHANGE_INSERT, table, id, 0)->after = fw_row_ref (after);
}

/**
 * fw_change_set_update:
 * @version: the version the change was made from; -1 for whatever it is
 * @after: (transfer none): the changed columns with their new values
 *
 * An update of a row that this set already inserts or updates joins that change.
 */
void
fw_change_set_update (FwChangeSet *self,
                      const char *table,
                      gint64 id,
                      gint64 version,
                      FwRow *after)
{
  FwChange *change;

  g_return_if_fail (self != NULL && !self->applied);
  g_return_if_fail (table != NULL && after != NULL);

  change = find_mergeable (self, table, id);
  if (change != NULL && (change->kind == FW_CHANGE_INSERT || change->version == version))
    fold_update (change, NULL, after);
  else
    append (self, FW_CHANGE_UPDATE, table, id, version)->after = fw_row_ref (after);
}

/**
 * fw_change_set_delete:
 * @version: the version the change was made from; -1 for whatever it is
 */
void
fw_change_set_delete (FwChangeSet *self, const char *table, gint64 id, gint64 version)
{
  g_return_if_fail (self != NULL && !self->applied);
  g_return_if_fail (table != NULL);

  append (self, FW_CHANGE_DELETE, table, id, version);
}

guint
fw_change_set_get_n (FwChangeSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->changes->len;
}

/**
 * fw_change_set_get:
 *
 * Returns: (transfer none): change number @index, in the order of execution
 */
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

/**
 * fw_change_set_is_applied:
 *
 * Returns: whether the set has been executed and is durable; it is read only then
 */
gboolean
fw_change_set_is_applied (FwChangeSet *self)
{
  g_return_val_if_fail (self != NULL, FALSE);

  return self->applied;
}

/**
 * fw_change_set_mark_applied:
 * @act: the number all its entries share in the change log
 *
 * For the store, once the transaction is committed.
 */
void
fw_change_set_mark_applied (FwChangeSet *self, gint64 act)
{
  g_return_if_fail (self != NULL);

  self->applied = TRUE;
  self->act = act;
}

gint64
fw_change_set_get_act (FwChangeSet *self)
{
  g_return_val_if_fail (self != NULL, 0);

  return self->act;
}

/**
 * fw_change_set_invert:
 *
 * Returns: (transfer full): the set that undoes @self, last change first;
 *   applying it fails where a row has been changed since
 */
FwChangeSet *
fw_change_set_invert (FwChangeSet *self)
{
  FwChangeSet *inverse;

  g_return_val_if_fail (self != NULL && self->applied, NULL);

  inverse = fw_change_set_new (self->label);
  for (guint i = self->changes->len; i > 0; i--)
    {
      FwChange *change = g_ptr_array_index (self->changes, i - 1);

      switch (change->kind)
        {
        case FW_CHANGE_INSERT:
          append (inverse, FW_CHANGE_DELETE, change->table, change->id, change->version + 1);
          break;
        case FW_CHANGE_UPDATE:
          append (inverse, FW_CHANGE_UPDATE, change->table, change->id, change->version + 1)
              ->after = fw_row_ref (change->before);
          break;
        case FW_CHANGE_DELETE:
          append (inverse, FW_CHANGE_INSERT, change->table, change->id, change->version)->after =
              fw_row_ref (change->before);
          break;
        default:
          g_assert_not_reached ();
        }
    }
  return inverse;
}

/**
 * fw_change_set_merge:
 * @later: executed after @self; both applied, or both not yet
 *
 * Appends the changes of @later so that one undo takes back both.
 */
void
fw_change_set_merge (FwChangeSet *self, FwChangeSet *later)
{
  g_return_if_fail (self != NULL && later != NULL && self != later);
  g_return_if_fail (self->applied == later->applied);

  for (guint i = 0; i < later->changes->len; i++)
    {
      FwChange *change = g_ptr_array_index (later->changes, i);
      FwChange *earlier = NULL;

      if (change->kind == FW_CHANGE_UPDATE)
        earlier = find_mergeable (self, change->table, change->id);
      /* Only what follows on without a gap may become one change. */
      if (earlier != NULL && self->applied && change->version != earlier->version + 1)
        earlier = NULL;
      if (earlier != NULL && !self->applied && earlier->kind == FW_CHANGE_UPDATE &&
          change->version != earlier->version)
        earlier = NULL;
      if (earlier == NULL)
        {
          append_copy (self, change);
          continue;
        }
      fold_update (earlier, change->before, change->after);
      if (self->applied)
        earlier->version = change->version;
    }
}
