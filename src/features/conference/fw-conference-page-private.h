/* fw-conference-page-private.h: shared by the files of FwConferencePage. */
#pragma once

#include "features/conference/fw-completeness-pane.h"
#include "features/conference/fw-conference-desk.h"
#include "features/conference/fw-conference-page.h"
#include "features/conference/fw-conference-step.h"
#include "features/conference/fw-step-bar.h"
#include "widgets/fw-ring.h"
#include "widgets/fw-session-bar.h"

G_BEGIN_DECLS

struct _FwConferencePage
{
  AdwNavigationPage parent_instance;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwWindowTitle *window_title;
  FwSessionBar *session_bar;
  AdwBanner *closed_banner;
  FwStepBar *step_bar;
  AdwMultiLayoutView *layout_view;
  AdwOverlaySplitView *split_view; /* wide: the pane stands beside the steps */
  AdwBottomSheet *sheet;           /* narrow: it comes up from below */
  FwRing *pane_ring;
  GtkLabel *pane_label;
  GtkStack *steps;
  FwCompletenessPane *pane;
  GtkLabel *back_label;
  GtkWidget *back_button;
  GtkLabel *saved_label;
  GtkLabel *empty_label;
  GtkLabel *next_label;
  GtkWidget *next_button;
  GtkWidget *pane_button;
  GtkLabel *projector_label;

  FwConferenceDesk *desk; /* NULL after dispose */
  GtkWindow *projector;   /* NULL while none is shown */
  gint64 conference_id;
  FwConferenceGap *wanted; /* where the cursor goes once the step is there */
  guint gap_index;
  gboolean editable; /* what the steps were built for */
  gboolean began;
};

/* The page of @step, made when it was not there yet. */
FwConferenceStep *
_fw_conference_page_ensure_step (FwConferencePage *self, guint step);
/* Goes to @gap once its step is drawn; what it needs of @gap is copied. */
void
_fw_conference_page_jump (FwConferencePage *self, const FwConferenceGap *gap);
/* Whether the pane is below the steps, not beside them. */
gboolean
_fw_conference_page_is_narrow (FwConferencePage *self);
/* The next field that is empty without a reason, round again; FALSE when there is none. */
gboolean
_fw_conference_page_next_gap (FwConferencePage *self);
void
_fw_conference_page_clear_wanted (FwConferencePage *self);
/* Steps, minutes, second window, pane: the actions of the class. */
void
_fw_conference_page_install_acts (GtkWidgetClass *widget_class);

G_END_DECLS
