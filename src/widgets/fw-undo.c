/* fw-undo.c: see fw-undo.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/fw-async.h"
#include "widgets/fw-undo.h"

struct _FwUndo
{
  GObject parent_instance;
  FwStore *store;
  GPtrArray *done;   /* of FwChangeSet, the last at the end */
  GPtrArray *undone; /* the same, to be done again */
};

G_DEFINE_FINAL_TYPE (FwUndo, fw_undo, G_TYPE_OBJECT)

typedef struct
{
  FwUndo *self;
  GtkWidget *widget;
  FwChangeSet *applied;
  gboolean again;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->self);
  g_object_unref (step->widget);
  fw_change_set_unref (step->applied);
  g_free (step);
}

static DexFuture *
step_fiber (gpointer data)
{
  Step *step = data;
  g_autoptr (FwChangeSet) inverse = fw_change_set_invert (step->applied);
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;
  FwChangeSet *done = dex_await_boxed (fw_store_commit (step->self->store, inverse), &error);

  if (done == NULL)
    {
      fw_ui_show_error (step->widget, error);
      return NULL;
    }
  g_ptr_array_add (step->again ? step->self->done : step->self->undone, done);
  text = step->again
             /* Translators: %s names an act, e.g. "Add record entry". */
             ? g_strdup_printf (_ ("Done again: %s"), fw_change_set_get_label (done))
             /* Translators: %s names an act, e.g. "Add record entry". */
             : g_strdup_printf (_ ("Undone: %s"), fw_change_set_get_label (done));
  fw_ui_show_toast (step->widget, text);
  fw_ui_announce (step->widget, text);
  return NULL;
}

static gboolean
take_step (FwUndo *self, GtkWidget *widget, gboolean again)
{
  GPtrArray *from = again ? self->undone : self->done;
  Step *step;

  if (from->len == 0)
    return FALSE;
  step = g_new0 (Step, 1);
  step->self = g_object_ref (self);
  step->widget = g_object_ref (widget);
  step->applied = g_ptr_array_steal_index (from, from->len - 1);
  step->again = again;
  fw_ui_spawn_full (step_fiber, step, step_free);
  return TRUE;
}

void
fw_undo_push (FwUndo *self, FwChangeSet *applied)
{
  g_return_if_fail (FW_IS_UNDO (self) && applied != NULL);

  g_ptr_array_add (self->done, applied);
  g_ptr_array_set_size (self->undone, 0);
}

gboolean
fw_undo_undo (FwUndo *self, GtkWidget *widget)
{
  g_return_val_if_fail (FW_IS_UNDO (self) && GTK_IS_WIDGET (widget), FALSE);

  return take_step (self, widget, FALSE);
}

gboolean
fw_undo_redo (FwUndo *self, GtkWidget *widget)
{
  g_return_val_if_fail (FW_IS_UNDO (self) && GTK_IS_WIDGET (widget), FALSE);

  return take_step (self, widget, TRUE);
}

FwUndo *
fw_undo_new (FwStore *store)
{
  FwUndo *self = g_object_new (FW_TYPE_UNDO, NULL);

  self->store = g_object_ref (store);
  return self;
}

static void
fw_undo_finalize (GObject *object)
{
  FwUndo *self = FW_UNDO (object);

  g_clear_object (&self->store);
  g_ptr_array_unref (self->done);
  g_ptr_array_unref (self->undone);
  G_OBJECT_CLASS (fw_undo_parent_class)->finalize (object);
}

static void
fw_undo_class_init (FwUndoClass *klass)
{
  G_OBJECT_CLASS (klass)->finalize = fw_undo_finalize;
}

static void
fw_undo_init (FwUndo *self)
{
  self->done = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_change_set_unref);
  self->undone = g_ptr_array_new_with_free_func ((GDestroyNotify) fw_change_set_unref);
}
