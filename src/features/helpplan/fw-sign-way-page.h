/* fw-sign-way-page.h: one way to answer, as the dialog sees it. */
#pragma once

#include <adwaita.h>

#include "features/helpplan/fw-sign-act.h"

G_BEGIN_DECLS

/* Signal: changed: what is filled in, or whether it is ready, is another now. */
#define FW_TYPE_SIGN_WAY_PAGE (fw_sign_way_page_get_type ())
G_DECLARE_INTERFACE (FwSignWayPage, fw_sign_way_page, FW, SIGN_WAY_PAGE, GtkWidget)

struct _FwSignWayPageInterface
{
  GTypeInterface parent_interface;

  void (*show) (FwSignWayPage *self, FwStore *store, FwPlanSigning *signing, FwPlanParty *party);
  gboolean (*is_ready) (FwSignWayPage *self);
  gboolean (*is_begun) (FwSignWayPage *self);
  void (*fill) (FwSignWayPage *self, FwSignAct *act);
};

/* Empties the page for another party. */
void
fw_sign_way_page_show (FwSignWayPage *self,
                       FwStore *store,
                       FwPlanSigning *signing,
                       FwPlanParty *party);
/* Whether the answer can be noted. */
gboolean
fw_sign_way_page_is_ready (FwSignWayPage *self);
/* Whether something would be lost. */
gboolean
fw_sign_way_page_is_begun (FwSignWayPage *self);
/* Only when ready. */
void
fw_sign_way_page_fill (FwSignWayPage *self, FwSignAct *act);
/* For implementations. */
void
fw_sign_way_page_changed (FwSignWayPage *self);

G_END_DECLS
