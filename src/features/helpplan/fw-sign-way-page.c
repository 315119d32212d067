/* fw-sign-way-page.c: see fw-sign-way-page.h. */
#include "config.h"

#include "features/helpplan/fw-sign-way-page.h"

G_DEFINE_INTERFACE (FwSignWayPage, fw_sign_way_page, GTK_TYPE_WIDGET)

static guint changed_signal;

void
fw_sign_way_page_show (FwSignWayPage *self,
                       FwStore *store,
                       FwPlanSigning *signing,
                       FwPlanParty *party)
{
  g_return_if_fail (FW_IS_SIGN_WAY_PAGE (self));

  FW_SIGN_WAY_PAGE_GET_IFACE (self)->show (self, store, signing, party);
}

gboolean
fw_sign_way_page_is_ready (FwSignWayPage *self)
{
  g_return_val_if_fail (FW_IS_SIGN_WAY_PAGE (self), FALSE);

  return FW_SIGN_WAY_PAGE_GET_IFACE (self)->is_ready (self);
}

gboolean
fw_sign_way_page_is_begun (FwSignWayPage *self)
{
  g_return_val_if_fail (FW_IS_SIGN_WAY_PAGE (self), FALSE);

  return FW_SIGN_WAY_PAGE_GET_IFACE (self)->is_begun (self);
}

void
fw_sign_way_page_fill (FwSignWayPage *self, FwSignAct *act)
{
  g_return_if_fail (FW_IS_SIGN_WAY_PAGE (self) && act != NULL);

  FW_SIGN_WAY_PAGE_GET_IFACE (self)->fill (self, act);
}

void
fw_sign_way_page_changed (FwSignWayPage *self)
{
  g_signal_emit (self, changed_signal, 0);
}

static void
fw_sign_way_page_default_init (FwSignWayPageInterface *iface)
{
  changed_signal = g_signal_new ("changed", FW_TYPE_SIGN_WAY_PAGE, G_SIGNAL_RUN_LAST, 0, NULL, NULL,
                                 NULL, G_TYPE_NONE, 0);
}
