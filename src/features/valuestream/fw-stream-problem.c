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

/* When it has its place: a frame is laid out after its ticks. */
static gboolean
scroll_cb (GtkWidget *label, GdkFrameClock *clock, gpointer first)
{
  GtkWidget *viewport = gtk_widget_get_ancestor (label, GTK_TYPE_VIEWPORT);

  if (gdk_frame_clock_get_frame_counter (clock) < GPOINTER_TO_INT (first) + 2)
    return G_SOURCE_CONTINUE;
  if (viewport != NULL && gtk_widget_get_mapped (label))
    gtk_viewport_scroll_to (GTK_VIEWPORT (viewport), label, NULL);
  return G_SOURCE_REMOVE;
}

void
fw_stream_problem_show (GtkLabel *self, const char *why)
{
  GdkFrameClock *clock;

  gtk_label_set_label (self, why != NULL ? why : "");
  gtk_widget_set_visible (GTK_WIDGET (self), why != NULL);
  clock = gtk_widget_get_frame_clock (GTK_WIDGET (self));
  if (why != NULL && clock != NULL)
    gtk_widget_add_tick_callback (GTK_WIDGET (self), scroll_cb,
                                  GINT_TO_POINTER ((int) gdk_frame_clock_get_frame_counter (clock)),
                                  NULL);
}
