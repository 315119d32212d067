/* fw-stream.c: see fw-stream.h. */
#include "config.h"

#include "domain/fw-stream-history.h"
#include "domain/fw-stream.h"

struct _FwStream
{
  GPtrArray *items[FW_STREAM_N_KINDS]; /* FwStreamItem */
  GHashTable *by_id[FW_STREAM_N_KINDS];
  guint n_made[FW_STREAM_N_KINDS]; /* for fresh ids */
  FwStreamHistory *history;
};

static void
free_item (FwStreamItem *self)
{
  for (guint i = 0; i < FW_STREAM_N_FIELDS; i++)
    fw_stream_value_unref (self->values[i]);
  g_free (self->id);
  g_free (self);
}

static FwStreamItem *
insert (FwStream *self, FwStreamKind kind, const char *id, guint position)
{
  FwStreamItem *item = g_new0 (FwStreamItem, 1);

  item->kind = kind;
  item->id = g_strdup (id);
  g_ptr_array_insert (self->items[kind], position < self->items[kind]->len ? (gint) position : -1,
                      item);
  g_hash_table_insert (self->by_id[kind], item->id, item);
  return item;
}

FwStream *
fw_stream_new (void)
{
  FwStream *self = g_new0 (FwStream, 1);

  for (guint i = 0; i < FW_STREAM_N_KINDS; i++)
    {
      self->items[i] = g_ptr_array_new_with_free_func ((GDestroyNotify) free_item);
      self->by_id[i] = g_hash_table_new (g_str_hash, g_str_equal);
    }
  self->history = fw_stream_history_new ();
  insert (self, FW_STREAM_MAP, "map", 0);
  return self;
}

FwStream *
fw_stream_copy (FwStream *self)
{
  FwStream *copy = fw_stream_new ();

  for (guint kind = 0; kind < FW_STREAM_N_KINDS; kind++)
    {
      copy->n_made[kind] = self->n_made[kind];
      for (guint i = 0; i < self->items[kind]->len; i++)
        {
          const FwStreamItem *from = g_ptr_array_index (self->items[kind], i);
          FwStreamItem *item = kind == FW_STREAM_MAP
                                   ? fw_stream_get_map (copy)
                                   : insert (copy, from->kind, from->id, G_MAXUINT);

          for (guint k = 0; k < FW_STREAM_N_FIELDS; k++)
            item->values[k] = fw_stream_value_ref (from->values[k]);
        }
    }
  return copy;
}

void
fw_stream_free (FwStream *self)
{
  fw_stream_history_free (self->history);
  for (guint i = 0; i < FW_STREAM_N_KINDS; i++)
    {
      g_hash_table_unref (self->by_id[i]);
      g_ptr_array_unref (self->items[i]);
    }
  g_free (self);
}

gboolean
fw_stream_equal (FwStream *a, FwStream *b)
{
  for (guint kind = 0; kind < FW_STREAM_N_KINDS; kind++)
    {
      if (a->items[kind]->len != b->items[kind]->len)
        return FALSE;
      for (guint i = 0; i < a->items[kind]->len; i++)
        {
          const FwStreamItem *x = g_ptr_array_index (a->items[kind], i);
          const FwStreamItem *y = g_ptr_array_index (b->items[kind], i);

          if (!g_str_equal (x->id, y->id))
            return FALSE;
          for (guint k = 0; k < FW_STREAM_N_FIELDS; k++)
            if (!fw_stream_value_equal (x->values[k], y->values[k]))
              return FALSE;
        }
    }
  return TRUE;
}

/* --- reading ------------------------------------------------------------------ */

FwStreamItem *
fw_stream_get_map (FwStream *self)
{
  return g_ptr_array_index (self->items[FW_STREAM_MAP], 0);
}

guint
fw_stream_get_n (FwStream *self, FwStreamKind kind)
{
  return self->items[kind]->len;
}

FwStreamItem *
fw_stream_get (FwStream *self, FwStreamKind kind, guint position)
{
  g_return_val_if_fail (position < self->items[kind]->len, NULL);
  return g_ptr_array_index (self->items[kind], position);
}

FwStreamItem *
fw_stream_find (FwStream *self, FwStreamKind kind, const char *id)
{
  return g_hash_table_lookup (self->by_id[kind], id);
}

FwStreamItem *
fw_stream_find_end (FwStream *self, const char *id)
{
  FwStreamItem *step = fw_stream_find (self, FW_STREAM_STEP, id);

  return step != NULL ? step : fw_stream_find (self, FW_STREAM_PARTY, id);
}

guint
fw_stream_get_position (FwStream *self, const FwStreamItem *item)
{
  guint position;

  if (g_ptr_array_find (self->items[item->kind], item, &position))
    return position;
  return G_MAXUINT;
}

const char *
fw_stream_item_get_text (const FwStreamItem *self, FwStreamField field)
{
  const FwStreamValue *value = self->values[field];

  return value != NULL && value->text != NULL ? value->text : "";
}

gboolean
fw_stream_item_get_flag (const FwStreamItem *self, FwStreamField field, gboolean otherwise)
{
  const FwStreamValue *value = self->values[field];

  return value != NULL && value->type == FW_STREAM_FLAG ? value->flag : otherwise;
}

const FwStreamFigure *
fw_stream_item_get_figure (const FwStreamItem *self, FwStreamField field)
{
  const FwStreamValue *value = self->values[field];

  return value != NULL && value->type == FW_STREAM_FIGURE ? &value->figure : NULL;
}

gboolean
fw_stream_item_is (const FwStreamItem *self, FwStreamField field, const char *text)
{
  const char *own = fw_stream_item_get_text (self, field);

  if (*own == '\0' && field == FW_STREAM_KIND)
    own = self->kind == FW_STREAM_STEP ? "task" : self->kind == FW_STREAM_FLOW ? "work" : "";
  if (*own == '\0' && field == FW_STREAM_CONVENTION)
    own = "office";
  return g_str_equal (own, text);
}

/* --- changing ----------------------------------------------------------------- */

static gboolean
is_taken (FwStream *self, FwStreamKind kind, const char *id)
{
  if (kind == FW_STREAM_STEP || kind == FW_STREAM_PARTY)
    return fw_stream_find_end (self, id) != NULL;
  return fw_stream_find (self, kind, id) != NULL;
}

static char *
make_id (FwStream *self, FwStreamKind kind)
{
  static const char *const prefixes[FW_STREAM_N_KINDS]
      = {"map", "c", "pool", "l", "p", "s", "f", "m", "w", "n", "x"};
  char *id = NULL;

  do
    {
      g_free (id);
      id = g_strdup_printf ("%s%u", prefixes[kind], ++self->n_made[kind]);
    }
  while (is_taken (self, kind, id));
  return id;
}

FwStreamItem *
fw_stream_add (FwStream *self, FwStreamKind kind, const char *id, guint position)
{
  g_autofree char *made = NULL;
  FwStreamItem *item;

  g_return_val_if_fail (kind != FW_STREAM_MAP && (guint) kind < FW_STREAM_N_KINDS, NULL);
  if (id == NULL)
    id = made = make_id (self, kind);
  else if (is_taken (self, kind, id))
    return NULL;
  item = insert (self, kind, id, position);
  fw_stream_history_add_insert (self->history, kind, id, fw_stream_get_position (self, item));
  return item;
}

static void
take_out (FwStream *self, FwStreamItem *item)
{
  g_hash_table_remove (self->by_id[item->kind], item->id);
  g_ptr_array_remove (self->items[item->kind], item);
}

void
fw_stream_remove (FwStream *self, FwStreamItem *item)
{
  guint position = fw_stream_get_position (self, item);

  g_return_if_fail (item->kind != FW_STREAM_MAP && position != G_MAXUINT);
  for (guint i = 0; i < FW_STREAM_N_FIELDS; i++)
    fw_stream_set (self, item, (FwStreamField) i, NULL);
  fw_stream_history_add_remove (self->history, item->kind, item->id, position);
  take_out (self, item);
}

static void
move_to (FwStream *self, FwStreamItem *item, guint position)
{
  GPtrArray *items = self->items[item->kind];
  guint old = fw_stream_get_position (self, item);

  g_ptr_array_insert (items, (gint) position, g_ptr_array_steal_index (items, old));
}

void
fw_stream_move (FwStream *self, FwStreamItem *item, guint position)
{
  guint old = fw_stream_get_position (self, item);

  g_return_if_fail (old != G_MAXUINT);
  position = MIN (position, self->items[item->kind]->len - 1);
  if (old == position)
    return;
  move_to (self, item, position);
  fw_stream_history_add_move (self->history, item->kind, item->id, old, position);
}

gboolean
fw_stream_set (FwStream *self, FwStreamItem *item, FwStreamField field, FwStreamValue *value)
{
  g_autofree char *why = NULL;

  if (value != NULL && !fw_stream_value_fits (value, field, item->kind, &why))
    {
      g_critical ("%s of a %s: %s", fw_stream_field_get_info (field)->member,
                  fw_stream_kind_to_name (item->kind), why);
      fw_stream_value_unref (value);
      return FALSE;
    }
  if (fw_stream_value_equal (item->values[field], value))
    {
      fw_stream_value_unref (value);
      return FALSE;
    }
  fw_stream_history_add_set (self->history, item->kind, item->id, field, item->values[field],
                             value);
  fw_stream_value_unref (item->values[field]);
  item->values[field] = value;
  return TRUE;
}

gboolean
fw_stream_set_text (FwStream *self, FwStreamItem *item, FwStreamField field, const char *text)
{
  return fw_stream_set (
      self, item, field,
      text != NULL ? fw_stream_value_new_text (fw_stream_field_get_info (field)->type, text)
                   : NULL);
}

gboolean
fw_stream_set_flag (FwStream *self, FwStreamItem *item, FwStreamField field, gboolean flag)
{
  return fw_stream_set (self, item, field, fw_stream_value_new_flag (flag));
}

gboolean
fw_stream_set_number (FwStream *self,
                      FwStreamItem *item,
                      FwStreamField field,
                      double value,
                      FwStreamUnit unit)
{
  return fw_stream_set (self, item, field, fw_stream_value_new_number (value, unit));
}

/* --- undo --------------------------------------------------------------------- */

static void
apply (FwStream *self, const FwStreamAct *act, gboolean back)
{
  for (guint i = 0; i < act->changes->len; i++)
    {
      const FwStreamEdit *edit
          = &g_array_index (act->changes, FwStreamEdit, back ? act->changes->len - 1 - i : i);
      FwStreamItem *item = fw_stream_find (self, edit->kind, edit->id);
      FwStreamValue *value = back ? edit->before : edit->after;

      switch (edit->what)
        {
        case FW_STREAM_EDIT_SET:
          fw_stream_value_unref (item->values[edit->field]);
          item->values[edit->field] = fw_stream_value_ref (value);
          break;
        case FW_STREAM_EDIT_MOVE:
          move_to (self, item, back ? edit->old : edit->position);
          break;
        case FW_STREAM_EDIT_INSERT:
        case FW_STREAM_EDIT_REMOVE:
        default:
          if ((edit->what == FW_STREAM_EDIT_INSERT) != back)
            insert (self, edit->kind, edit->id, edit->position);
          else
            take_out (self, item);
        }
    }
}

void
fw_stream_begin (FwStream *self, const char *label)
{
  fw_stream_history_begin (self->history, label);
}

void
fw_stream_end (FwStream *self)
{
  fw_stream_history_end (self->history);
}

const char *
fw_stream_get_undo_label (FwStream *self)
{
  const FwStreamAct *act = fw_stream_history_peek (self->history, TRUE);

  return act != NULL ? act->label : NULL;
}

const char *
fw_stream_get_redo_label (FwStream *self)
{
  const FwStreamAct *act = fw_stream_history_peek (self->history, FALSE);

  return act != NULL ? act->label : NULL;
}

gboolean
fw_stream_undo (FwStream *self)
{
  const FwStreamAct *act = fw_stream_history_step (self->history, TRUE);

  if (act != NULL)
    apply (self, act, TRUE);
  return act != NULL;
}

gboolean
fw_stream_redo (FwStream *self)
{
  const FwStreamAct *act = fw_stream_history_step (self->history, FALSE);

  if (act != NULL)
    apply (self, act, FALSE);
  return act != NULL;
}

void
fw_stream_merge (FwStream *self, const char *label)
{
  fw_stream_history_merge (self->history, label);
}
