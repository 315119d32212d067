/* fw-stream-history.c: see fw-stream-history.h. */
#include "config.h"

#include "domain/fw-stream-history.h"

struct _FwStreamHistory
{
  GPtrArray *acts; /* FwStreamAct */
  guint n_done;
  FwStreamAct *open; /* NULL outside of an act */
  guint depth;
};

static void
clear_edit (gpointer data)
{
  FwStreamEdit *self = data;

  g_free (self->id);
  fw_stream_value_unref (self->before);
  fw_stream_value_unref (self->after);
}

static void
free_act (FwStreamAct *self)
{
  g_free (self->label);
  g_array_unref (self->changes);
  g_free (self);
}

FwStreamHistory *
fw_stream_history_new (void)
{
  FwStreamHistory *self = g_new0 (FwStreamHistory, 1);

  self->acts = g_ptr_array_new_with_free_func ((GDestroyNotify) free_act);
  return self;
}

void
fw_stream_history_free (FwStreamHistory *self)
{
  g_clear_pointer (&self->open, free_act);
  g_ptr_array_unref (self->acts);
  g_free (self);
}

void
fw_stream_history_begin (FwStreamHistory *self, const char *label)
{
  if (self->depth++ > 0)
    return;
  self->open = g_new0 (FwStreamAct, 1);
  self->open->label = g_strdup (label);
  self->open->changes = g_array_new (FALSE, TRUE, sizeof (FwStreamEdit));
  g_array_set_clear_func (self->open->changes, clear_edit);
}

void
fw_stream_history_end (FwStreamHistory *self)
{
  FwStreamAct *act;

  g_return_if_fail (self->depth > 0);
  if (--self->depth > 0)
    return;
  act = g_steal_pointer (&self->open);
  if (act->changes->len == 0)
    {
      free_act (act);
      return;
    }
  g_ptr_array_set_size (self->acts, (gint) self->n_done);
  g_ptr_array_add (self->acts, act);
  self->n_done++;
}

static void
add (FwStreamHistory *self, FwStreamEdit edit)
{
  if (self->open == NULL)
    {
      g_ptr_array_set_size (self->acts, 0);
      self->n_done = 0;
      return;
    }
  edit.id = g_strdup (edit.id);
  fw_stream_value_ref (edit.before);
  fw_stream_value_ref (edit.after);
  g_array_append_val (self->open->changes, edit);
}

void
fw_stream_history_add_insert (FwStreamHistory *self, FwStreamKind kind, const char *id, guint at)
{
  add (self, (FwStreamEdit) {
                 .what = FW_STREAM_EDIT_INSERT, .kind = kind, .id = (char *) id, .position = at});
}

void
fw_stream_history_add_remove (FwStreamHistory *self, FwStreamKind kind, const char *id, guint at)
{
  add (self, (FwStreamEdit) {
                 .what = FW_STREAM_EDIT_REMOVE, .kind = kind, .id = (char *) id, .position = at});
}

void
fw_stream_history_add_move (FwStreamHistory *self,
                            FwStreamKind kind,
                            const char *id,
                            guint old,
                            guint position)
{
  add (self, (FwStreamEdit) {.what = FW_STREAM_EDIT_MOVE,
                             .kind = kind,
                             .id = (char *) id,
                             .old = old,
                             .position = position});
}

void
fw_stream_history_add_set (FwStreamHistory *self,
                           FwStreamKind kind,
                           const char *id,
                           FwStreamField field,
                           FwStreamValue *before,
                           FwStreamValue *after)
{
  add (self, (FwStreamEdit) {.what = FW_STREAM_EDIT_SET,
                             .kind = kind,
                             .id = (char *) id,
                             .field = field,
                             .before = before,
                             .after = after});
}

const FwStreamAct *
fw_stream_history_peek (FwStreamHistory *self, gboolean back)
{
  if (self->open != NULL || (back ? self->n_done == 0 : self->n_done == self->acts->len))
    return NULL;
  return g_ptr_array_index (self->acts, back ? self->n_done - 1 : self->n_done);
}

const FwStreamAct *
fw_stream_history_step (FwStreamHistory *self, gboolean back)
{
  const FwStreamAct *act = fw_stream_history_peek (self, back);

  if (act != NULL)
    self->n_done = back ? self->n_done - 1 : self->n_done + 1;
  return act;
}

static FwStreamEdit *
get_single (FwStreamAct *act, const char *label)
{
  FwStreamEdit *edit;

  if (act->changes->len != 1 || g_strcmp0 (act->label, label) != 0)
    return NULL;
  edit = &g_array_index (act->changes, FwStreamEdit, 0);
  return edit->what == FW_STREAM_EDIT_SET ? edit : NULL;
}

void
fw_stream_history_merge (FwStreamHistory *self, const char *label)
{
  FwStreamEdit *earlier, *later;

  if (self->open != NULL || self->n_done < 2 || self->n_done != self->acts->len)
    return;
  earlier = get_single (g_ptr_array_index (self->acts, self->n_done - 2), label);
  later = get_single (g_ptr_array_index (self->acts, self->n_done - 1), label);
  if (earlier == NULL || later == NULL || earlier->kind != later->kind
      || earlier->field != later->field || !g_str_equal (earlier->id, later->id))
    return;
  fw_stream_value_unref (earlier->after);
  earlier->after = fw_stream_value_ref (later->after);
  g_ptr_array_set_size (self->acts, (gint) --self->n_done);
}
