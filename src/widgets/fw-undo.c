/* fw-undo.c: see fw-undo.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "store/fw-undo-stack.h"
#include "widgets/fw-async.h"
#include "widgets/fw-undo.h"

struct _FwUndo
{
  GObject parent_instance;
  FwStore *store;
  FwUndoStack *done, *undone;
  /* Steps asked for and not yet taken, in order: one may rest on the other. */
  GQueue asked;         /* of Step */
  int n_done, n_undone; /* what there will be once they are taken */
  gboolean running;
};

G_DEFINE_FINAL_TYPE (FwUndo, fw_undo, G_TYPE_OBJECT)

typedef struct
{
  GtkWidget *widget;
  gboolean again;
} Step;

static void
step_free (Step *step)
{
  g_object_unref (step->widget);
  g_free (step);
}

static void
take (FwUndo *self, Step *step)
{
  FwUndoStack *from = step->again ? self->undone : self->done;
  FwUndoStack *to = step->again ? self->done : self->undone;
  g_autoptr (FwChangeSet) inverse = NULL;
  g_autoptr (FwChangeSet) applied = NULL;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = NULL;

  if (fw_undo_stack_is_empty (from))
    return;
  inverse = fw_undo_stack_dup_inverse (from);
  applied = dex_await_boxed (fw_store_commit (self->store, inverse), &error);
  if (applied == NULL)
    {
      /* Somebody else's change stays: this step can never be taken back. */
      if (g_error_matches (error, FW_STORE_ERROR, FW_STORE_ERROR_STALE))
        fw_undo_stack_pop (from, NULL);
      fw_ui_show_error (step->widget, error);
      return;
    }
  text = step->again
             /* Translators: %s names an act, e.g. "Add record entry". */
             ? g_strdup_printf (_ ("Done again: %s"), fw_undo_stack_get_label (from))
             /* Translators: %s names an act, e.g. "Add record entry". */
             : g_strdup_printf (_ ("Undone: %s"), fw_undo_stack_get_label (from));
  fw_undo_stack_pop (from, applied);
  fw_undo_stack_push (to, applied, NULL, 0);
  fw_ui_show_toast (step->widget, text);
  fw_ui_announce (step->widget, text);
}

static DexFuture *
step_fiber (gpointer data)
{
  FwUndo *self = data;

  while (self->asked.length > 0)
    {
      Step *step = g_queue_pop_head (&self->asked);

      take (self, step);
      step_free (step);
    }
  self->running = FALSE;
  self->n_done = self->n_undone = 0;
  return NULL;
}

static gboolean
ask (FwUndo *self, GtkWidget *widget, gboolean again)
{
  /* Those under way may leave one. */
  int waiting = again ? self->n_done - self->n_undone : self->n_undone - self->n_done;
  Step *step;

  if (fw_undo_stack_is_empty (again ? self->undone : self->done) && waiting <= 0)
    return FALSE;
  step = g_new0 (Step, 1);
  step->widget = g_object_ref (widget);
  step->again = again;
  g_queue_push_tail (&self->asked, step);
  if (again)
    self->n_undone++;
  else
    self->n_done++;
  if (!self->running)
    {
      self->running = TRUE;
      fw_ui_spawn (self, step_fiber);
    }
  return TRUE;
}

void
fw_undo_push (FwUndo *self, FwChangeSet *applied)
{
  g_return_if_fail (FW_IS_UNDO (self) && applied != NULL);

  fw_undo_stack_push (self->done, applied, NULL, 0);
  fw_undo_stack_clear (self->undone);
  fw_change_set_unref (applied);
}

void
fw_undo_push_told (FwUndo *self,
                   FwChangeSet *applied,
                   GtkWidget *widget,
                   const char *done,
                   const char *what)
{
  g_autofree char *text = g_strdup_printf ("%s: %s", done, what);

  fw_undo_push (self, applied);
  fw_ui_show_undo (widget, text, "win.undo");
  fw_ui_announce (widget, text);
}

gboolean
fw_undo_undo (FwUndo *self, GtkWidget *widget)
{
  g_return_val_if_fail (FW_IS_UNDO (self) && GTK_IS_WIDGET (widget), FALSE);

  return ask (self, widget, FALSE);
}

gboolean
fw_undo_redo (FwUndo *self, GtkWidget *widget)
{
  g_return_val_if_fail (FW_IS_UNDO (self) && GTK_IS_WIDGET (widget), FALSE);

  return ask (self, widget, TRUE);
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
  g_queue_clear_full (&self->asked, (GDestroyNotify) step_free);
  fw_undo_stack_free (self->done);
  fw_undo_stack_free (self->undone);
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
  self->done = fw_undo_stack_new ();
  self->undone = fw_undo_stack_new ();
}
