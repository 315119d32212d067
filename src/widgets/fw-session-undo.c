/* fw-session-undo.c: see fw-session-undo.h. */
#include "config.h"

#include <glib/gi18n.h>

#include "widgets/fw-session-undo.h"

char *
fw_session_await_undo (FwEditSession *session, gboolean again)
{
  g_autoptr (FwEditSession) kept = g_object_ref (session);
  g_autoptr (GError) error = NULL;
  g_autofree char *label = NULL;
  gboolean possible;

  dex_await (fw_edit_session_flush (kept), NULL);
  g_object_get (kept, again ? "can-redo" : "can-undo", &possible, NULL);
  if (!possible)
    return g_strdup (again ? _ ("Nothing to do again") : _ ("Nothing to undo"));
  label = dex_await_string (again ? fw_edit_session_redo (kept) : fw_edit_session_undo (kept),
                            &error);
  if (label == NULL)
    return g_strdup (error->message);
  /* Translators: %s names an act, e.g. "Change person". */
  return g_strdup_printf (again ? _ ("Done again: %s") : _ ("Undone: %s"), label);
}
