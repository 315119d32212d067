/* fw-announce.c: see fw-announce.h. */
#include "config.h"

#include "canvas/fw-announce.h"

static char *last = NULL;

void
fw_announce (GtkWidget *widget, const char *text)
{
  GtkATContext *context;

  g_return_if_fail (GTK_IS_WIDGET (widget));

  if (text == NULL || text[0] == '\0')
    return;
  g_set_str (&last, text);
  context = gtk_accessible_get_at_context (GTK_ACCESSIBLE (widget));
  /* The test context has no such function and is called nevertheless. */
  if (context != NULL && gtk_widget_get_realized (widget)
      && g_strcmp0 (G_OBJECT_TYPE_NAME (context), "GtkTestATContext") != 0)
    gtk_accessible_announce (GTK_ACCESSIBLE (widget), text,
                             GTK_ACCESSIBLE_ANNOUNCEMENT_PRIORITY_MEDIUM);
  g_clear_object (&context);
}

const char *
fw_announce_get_last (void)
{
  return last;
}
