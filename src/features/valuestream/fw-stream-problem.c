/* fw-stream-problem.c: see fw-stream-problem.h. */
#include "config.h"

#include "features/valuestream/fw-stream-problem.h"

GtkLabel *
fw_stream_problem_new (void)
{
  GtkWidget *self = gtk_label_new ("");

  gtk_label_set_xalign (GTK_LABEL (self), 0);
  gtk_label_set_wrap (GTK_LABEL (self), TRUE);
  gtk_widget_set_margin_top (self, 6);
  gtk_widget_add_css_class (self, "error");
  gtk_widget_add_css_class (self, "caption");
  gtk_widget_set_visible (self, FALSE);
  return GTK_LABEL (self);
}

/* When it has its place. */
static gboolean
scroll_cb (gpointer label)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (label, GTK_TYPE_VIEWPORT);

  if (viewport != NULL && gtk_widget_get_mapped (label))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), label, NULL);
  return G_SOURCE_REMOVE;
}

void
fw_stream_problem_show (GtkLabel *self, const char *why)
{
  gtk_label_set_label (self, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self), why != NULL);
  if (why != NULL)
    g_idle_add_full (G_PRIORITY_LOW, scroll_cb, g_object_ref (self), g_object_unref);
}
