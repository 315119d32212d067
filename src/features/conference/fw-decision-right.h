/* fw-decision-right.h: by whom and with what right something was decided (handbook CONF-15). */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-conference-kind.h"
#include "store/fw-record.h"

G_BEGIN_DECLS

#define FW_TYPE_DECISION_RIGHT (fw_decision_right_get_type ())
G_DECLARE_FINAL_TYPE (FwDecisionRight, fw_decision_right, FW, DECISION_RIGHT, GtkWidget)

/* Bound to "decided_by" and "decided_right" of @decision. */
GtkWidget *
fw_decision_right_new (FwRecord *decision, FwConferenceKind *kind, gboolean editable);
/* "by one person alone", "by the team", "by the lead": translated; "" when unknown. */
const char *
fw_decision_right_to_word (const char *right);

G_END_DECLS
