/* fw-session-undo.c: see fw-session-undo.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/fw-async.h"
#include "widgets/fw-session-undo.h"
#include "widgets/fw-toast.h"

typedef struct
{
  FwEditSession *session;
  GtkWidget *widget;
  AdwToastOverlay *toasts;
  gboolean again;
} Step;

static void
step_free (gpointer data)
{
  Step *step = data;

  g_object_unref (step->session);
  g_object_unref (step->widget);
  g_clear_object (&step->toasts);
  g_free (step);
}

/* What to tell; NULL with @error when it was refused. */
static char *
take (FwEditSession *session, gboolean again, GError **error)
{
  g_autofree char *label = NULL;
  gboolean possible;

  dex_await (fw_edit_session_flush (session), NULL);
  g_object_get (session, again ? "can-redo" : "can-undo", &possible, NULL);
  if (!possible)
    return g_strdup (again ? _ ("Nothing to do again") : _ ("Nothing to undo"));
  label = dex_await_string (again ? fw_edit_session_redo (session) : fw_edit_session_undo (session),
                            error);
  if (label == NULL)
    return NULL;
  /* Translators: %s names an act, e.g. "Change person". */
  return g_strdup_printf (again ? _ ("Done again: %s") : _ ("Undone: %s"), label);
}

static DexFuture *
undo_fiber (gpointer data)
{
  Step *step = data;
  g_autoptr (GError) error = NULL;
  g_autofree char *text = take (step->session, step->again, &error);

  if (gtk_widget_get_root (step->widget) == NULL)
    return NULL;
  if (error != NULL && step->toasts != NULL)
    fw_toast_fail (step->toasts, error);
  else if (error != NULL)
    fw_ui_show_error (step->widget, error);
  else if (step->toasts != NULL)
    fw_toast_say (step->toasts, text);
  else
    {
      fw_ui_show_toast (step->widget, text);
      fw_ui_announce (step->widget, text);
    }
  return NULL;
}

void
fw_session_undo (FwEditSession *session, GtkWidget *widget, AdwToastOverlay *toasts, gboolean again)
{
  Step *step;

  g_return_if_fail (FW_IS_EDIT_SESSION (session));
  g_return_if_fail (GTK_IS_WIDGET (widget));

  step = g_new0 (Step, 1);
  step->session = g_object_ref (session);
  step->widget = g_object_ref (widget);
  g_set_object (&step->toasts, toasts);
  step->again = again;
  fw_ui_spawn_full (undo_fiber, step, step_free);
}
