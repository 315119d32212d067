/* fw-page.c: see fw-page.h. */
#include "config.h"

#include "features/fw-page.h"

G_DEFINE_INTERFACE (FwPage, fw_page, GTK_TYPE_WIDGET)

static void
fw_page_default_init (FwPageInterface *iface)
{
}

gboolean
fw_page_undo (FwPage *self)
{
  FwPageInterface *iface;

  g_return_val_if_fail (FW_IS_PAGE (self), FALSE);
  iface = FW_PAGE_GET_IFACE (self);
  return iface->undo != NULL && iface->undo (self);
}

gboolean
fw_page_redo (FwPage *self)
{
  FwPageInterface *iface;

  g_return_val_if_fail (FW_IS_PAGE (self), FALSE);
  iface = FW_PAGE_GET_IFACE (self);
  return iface->redo != NULL && iface->redo (self);
}

gboolean
fw_page_print (FwPage *self)
{
  FwPageInterface *iface;

  g_return_val_if_fail (FW_IS_PAGE (self), FALSE);
  iface = FW_PAGE_GET_IFACE (self);
  return iface->print != NULL && iface->print (self);
}

gboolean
fw_page_search (FwPage *self)
{
  FwPageInterface *iface;

  g_return_val_if_fail (FW_IS_PAGE (self), FALSE);
  iface = FW_PAGE_GET_IFACE (self);
  return iface->search != NULL && iface->search (self);
}

gboolean
fw_page_next_empty (FwPage *self)
{
  FwPageInterface *iface;

  g_return_val_if_fail (FW_IS_PAGE (self), FALSE);
  iface = FW_PAGE_GET_IFACE (self);
  return iface->next_empty != NULL && iface->next_empty (self);
}

DexFuture *
fw_page_flush (FwPage *self)
{
  FwPageInterface *iface;

  g_return_val_if_fail (FW_IS_PAGE (self), NULL);
  iface = FW_PAGE_GET_IFACE (self);
  return iface->flush != NULL ? iface->flush (self) : dex_future_new_true ();
}

static void
collect_futures (GtkWidget *widget, GPtrArray *futures)
{
  DexFuture *future = FW_IS_PAGE (widget) ? fw_page_flush (FW_PAGE (widget)) : NULL;

  if (future != NULL)
    g_ptr_array_add (futures, future);
  for (GtkWidget *child = gtk_widget_get_first_child (widget); child != NULL;
       child = gtk_widget_get_next_sibling (child))
    collect_futures (child, futures);
}

DexFuture *
fw_page_flush_below (GtkWidget *widget)
{
  g_autoptr (GPtrArray) futures = g_ptr_array_new_with_free_func (dex_unref);

  g_return_val_if_fail (GTK_IS_WIDGET (widget), NULL);

  collect_futures (widget, futures);
  if (futures->len == 0)
    return dex_future_new_true ();
  return dex_future_allv ((DexFuture **) futures->pdata, futures->len);
}

GStrv
fw_page_dup_place (FwPage *self)
{
  FwPageInterface *iface;

  g_return_val_if_fail (FW_IS_PAGE (self), NULL);
  iface = FW_PAGE_GET_IFACE (self);
  return iface->dup_place != NULL ? iface->dup_place (self) : NULL;
}
