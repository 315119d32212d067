/* fw-undo-stack.c: see fw-undo-stack.h. */
#include "config.h"

#include "store/fw-undo-stack.h"

#define MERGE_US (30 * G_USEC_PER_SEC)

typedef struct
{
  FwChangeSet *set;  /* private copy: versions are adjusted */
  GHashTable *found; /* "table/id" → gint64: the version it found the row at */
  char *merge_key;
  gint64 at;
} Step;

struct _FwUndoStack
{
  GPtrArray *steps;
};

static char *
dup_key (const FwChange *change)
{
  return g_strdup_printf ("%s/%" G_GINT64_FORMAT, change->table, change->id);
}

static void
note_found (Step *step, FwChangeSet *set)
{
  for (guint i = 0; i < fw_change_set_get_n (set); i++)
    {
      const FwChange *change = fw_change_set_get (set, i);
      char *key = dup_key (change);

      if (g_hash_table_contains (step->found, key))
        g_free (key);
      else
        g_hash_table_insert (step->found, key,
                             g_memdup2 (&change->version, sizeof change->version));
    }
}

static void
step_free (gpointer data)
{
  Step *step = data;

  fw_change_set_unref (step->set);
  g_hash_table_unref (step->found);
  g_free (step->merge_key);
  g_free (step);
}

FwUndoStack *
fw_undo_stack_new (void)
{
  FwUndoStack *self = g_new0 (FwUndoStack, 1);

  self->steps = g_ptr_array_new_with_free_func (step_free);
  return self;
}

void
fw_undo_stack_free (FwUndoStack *self)
{
  if (self == NULL)
    return;
  g_ptr_array_unref (self->steps);
  g_free (self);
}

static Step *
get_top (FwUndoStack *self)
{
  return self->steps->len > 0 ? g_ptr_array_index (self->steps, self->steps->len - 1) : NULL;
}

/* The last change of that row in @set, NULL if there is none. */
static FwChange *
find_last (FwChangeSet *set, const char *key)
{
  for (guint i = fw_change_set_get_n (set); i > 0; i--)
    {
      FwChange *change = fw_change_set_get (set, i - 1);
      g_autofree char *own = dup_key (change);

      if (g_str_equal (own, key))
        return change;
    }
  return NULL;
}

static gboolean
joins (const Step *top, FwChangeSet *applied, const char *merge_key, gint64 now)
{
  if (top == NULL || merge_key == NULL || g_strcmp0 (top->merge_key, merge_key) != 0
      || now - top->at > MERGE_US)
    return FALSE;
  for (guint i = 0; i < fw_change_set_get_n (applied); i++)
    {
      const FwChange *change = fw_change_set_get (applied, i);
      g_autofree char *key = dup_key (change);
      const FwChange *last = find_last (top->set, key);

      if (last == NULL || last->version + 1 != change->version)
        return FALSE;
    }
  return TRUE;
}

void
fw_undo_stack_push (FwUndoStack *self, FwChangeSet *applied, const char *merge_key, gint64 now)
{
  Step *top, *step;

  g_return_if_fail (self != NULL && applied != NULL);

  if (fw_change_set_get_n (applied) == 0)
    return;
  top = get_top (self);
  if (joins (top, applied, merge_key, now))
    {
      fw_change_set_merge (top->set, applied);
      top->at = now;
      return;
    }
  step = g_new0 (Step, 1);
  step->set = fw_change_set_new (fw_change_set_get_label (applied));
  step->found = g_hash_table_new_full (g_str_hash, g_str_equal, g_free, g_free);
  step->merge_key = g_strdup (merge_key);
  step->at = now;
  note_found (step, applied);
  for (guint i = 0; i < fw_change_set_get_n (applied); i++)
    {
      const FwChange *change = fw_change_set_get (applied, i);

      if (change->kind == FW_CHANGE_INSERT)
        fw_change_set_insert (step->set, change->table, change->id, change->after);
      else if (change->kind == FW_CHANGE_UPDATE)
        fw_change_set_update (step->set, change->table, change->id, change->version, change->after);
      else
        fw_change_set_delete (step->set, change->table, change->id, change->version);
      fw_change_set_get (step->set, i)->version = change->version;
      fw_change_set_get (step->set, i)->before
          = change->before != NULL ? fw_row_ref (change->before) : NULL;
    }
  g_ptr_array_add (self->steps, step);
}

gboolean
fw_undo_stack_is_empty (FwUndoStack *self)
{
  g_return_val_if_fail (self != NULL, TRUE);

  return self->steps->len == 0;
}

const char *
fw_undo_stack_get_label (FwUndoStack *self)
{
  const Step *top;

  g_return_val_if_fail (self != NULL, NULL);

  top = get_top (self);
  return top != NULL ? fw_change_set_get_label (top->set) : NULL;
}

FwChangeSet *
fw_undo_stack_dup_inverse (FwUndoStack *self)
{
  g_return_val_if_fail (self != NULL && self->steps->len > 0, NULL);

  return fw_change_set_invert (get_top (self)->set);
}

/* The newest step that touches the row and left it at version @from now leaves
 * it at @to. A step that left it at another version stays: somebody else has
 * changed the row in between, and it has to be refused. */
static void
rebase (FwUndoStack *self, const char *key, gint64 from, gint64 to)
{
  for (guint i = self->steps->len; i > 0; i--)
    {
      const Step *step = g_ptr_array_index (self->steps, i - 1);
      FwChange *last = find_last (step->set, key);

      if (last == NULL)
        continue;
      if (last->version + 1 == from)
        last->version = to - 1;
      return;
    }
}

void
fw_undo_stack_pop (FwUndoStack *self, FwChangeSet *inverse)
{
  Step *top;
  GHashTableIter iter;
  gpointer key, found;

  g_return_if_fail (self != NULL && self->steps->len > 0);

  top = g_ptr_array_steal_index (self->steps, self->steps->len - 1);
  g_hash_table_iter_init (&iter, top->found);
  while (inverse != NULL && g_hash_table_iter_next (&iter, &key, &found))
    {
      const FwChange *last = find_last (inverse, key);

      if (last != NULL)
        rebase (self, key, *(gint64 *) found, last->version + 1);
    }
  step_free (top);
}

void
fw_undo_stack_clear (FwUndoStack *self)
{
  g_return_if_fail (self != NULL);

  g_ptr_array_set_size (self->steps, 0);
}
