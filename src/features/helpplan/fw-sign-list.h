/* fw-sign-list.h: the parties of a version, each with its answer. */
#pragma once

#include <adwaita.h>

#include "domain/fw-plan-signature.h"

G_BEGIN_DECLS

/* Signal: chosen (const char *party): by pointer or key. */
#define FW_TYPE_SIGN_LIST (fw_sign_list_get_type ())
G_DECLARE_FINAL_TYPE (FwSignList, fw_sign_list, FW, SIGN_LIST, AdwBin)

/* Rows can be selected, as in the sidebar of a dialog; otherwise they are activated. */
void
fw_sign_list_set_selectable (FwSignList *self, gboolean selectable);
/* Keeps selection and focus. */
void
fw_sign_list_show (FwSignList *self, FwPlanSigning *signing);
/* Without the signal; NULL for none. */
void
fw_sign_list_select (FwSignList *self, const char *party);
/* Puts the focus on the selected row. */
void
fw_sign_list_take_focus (FwSignList *self);

G_END_DECLS
