/* true-bounds.c: tells assistive technology, and so the tests, where widgets truly are.
 *
 * GTK 4.18 measures an accessible against its parent's content box and then adds these
 * measures up as if they were of border boxes: the padding and border of every ancestor
 * is lost, the place drifts up and left, by 30 pixels and more in a deep form. What lies
 * in a popover has no place at all. Loaded in front of the program (LD_PRELOAD), this
 * replaces GtkAccessible.get_bounds of all widgets by one whose sum over the ancestors is
 * the place in the X window of the toplevel, so that a pointer can be sent there. Nothing
 * else of the program changes.
 *
 * Thread: main. Invariant: for each anchored widget (see there), the sum of x (or y) over
 * itself and its accessible parents is its place in the surface of its toplevel.
 */
#include <gtk/gtk.h>

#include <math.h>
#include <stdlib.h>

/* Place of @widget in the surface of the toplevel that it is in, popovers followed up to it. */
static gboolean
place (GtkWidget *widget, graphene_rect_t *bounds)
{
  GtkNative *native = gtk_widget_get_native (widget);
  GdkSurface *surface;
  double x, y;

  if (native == NULL || !gtk_widget_get_realized (widget)
      || !gtk_widget_compute_bounds (widget, GTK_WIDGET (native), bounds))
    return FALSE;
  gtk_native_get_surface_transform (native, &x, &y);
  for (surface = gtk_native_get_surface (native); GDK_IS_POPUP (surface);
       surface = gdk_popup_get_parent (GDK_POPUP (surface)))
    {
      x += gdk_popup_get_position_x (GDK_POPUP (surface));
      y += gdk_popup_get_position_y (GDK_POPUP (surface));
    }
  graphene_rect_offset (bounds, x, y);
  return TRUE;
}

/* Whether @accessible has a share in the sum. The page of a stack is an accessible that is no
 * widget and answers with the bounds of the widget in it, which would so count twice: that
 * widget has no share, and what is in it is measured against the stack. */
static gboolean
is_anchored (GtkAccessible *accessible)
{
  g_autoptr (GtkAccessible) parent = NULL;

  if (!GTK_IS_WIDGET (accessible))
    return FALSE;
  parent = gtk_accessible_get_accessible_parent (accessible);
  return parent == NULL || GTK_IS_WIDGET (parent) || GTK_IS_ROOT (accessible);
}

static gboolean
get_true_bounds (GtkAccessible *accessible, int *x, int *y, int *width, int *height)
{
  g_autoptr (GtkAccessible) base = NULL;
  graphene_rect_t bounds, around;

  /* GTK sends these out even when told that there are none. */
  *x = *y = *width = *height = 0;
  if (!GTK_IS_WIDGET (accessible) || !place (GTK_WIDGET (accessible), &bounds))
    return FALSE;
  *width = (int) ceilf (bounds.size.width);
  *height = (int) ceilf (bounds.size.height);
  if (!is_anchored (accessible))
    return TRUE;
  *x = (int) floorf (bounds.origin.x);
  *y = (int) floorf (bounds.origin.y);
  base = gtk_accessible_get_accessible_parent (accessible);
  while (base != NULL && !is_anchored (base))
    {
      GtkAccessible *next = gtk_accessible_get_accessible_parent (base);
      g_object_unref (base);
      base = next;
    }
  if (base != NULL && place (GTK_WIDGET (base), &around))
    {
      *x -= (int) floorf (around.origin.x);
      *y -= (int) floorf (around.origin.y);
    }
  return TRUE;
}

/* Before any other widget class is made: derived classes share or copy this table. */
__attribute__ ((constructor)) static void
replace_get_bounds (void)
{
  GtkWidgetClass *widget_class;
  GtkAccessibleInterface *iface;

  /* What the program starts needs none of this. */
  unsetenv ("LD_PRELOAD");
  widget_class = g_type_class_ref (GTK_TYPE_WIDGET);
  iface = g_type_interface_peek (widget_class, GTK_TYPE_ACCESSIBLE);
  iface->get_bounds = get_true_bounds;
}
