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
