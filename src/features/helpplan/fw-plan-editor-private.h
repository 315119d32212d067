/* fw-plan-editor-private.h: shared by the files of FwPlanEditor. */
#pragma once

#include "domain/fw-plan-repository.h"
#include "features/helpplan/fw-plan-editor.h"
#include "features/helpplan/fw-plan-goal-hints.h"
#include "features/helpplan/fw-plan-preview.h"
#include "widgets/fw-form-navigator.h"
#include "widgets/fw-form-page.h"
#include "widgets/fw-page-view.h"
#include "widgets/fw-session-bar.h"

G_BEGIN_DECLS

struct _FwPlanEditor
{
  AdwNavigationPage parent_instance;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwMultiLayoutView *layout_view;
  AdwWindowTitle *case_title;
  AdwWindowTitle *plan_title;
  FwSessionBar *session_bar;
  GtkMenuButton *versions_button;
  GtkDropDown *section_drop_down;
  FwFormNavigator *navigator;
  FwFormPage *form_page;
  FwPageView *page_view;
  AdwViewStack *medium_stack;
  AdwViewStack *narrow_stack;

  FwStore *store; /* NULL after dispose */
  gint64 plan_id;
  gint64 case_id;
  FwForm *form; /* NULL until loaded */
  FwEditSession *session;
  FwFormContext *context;
  FwPlanOffers *offers;
  FwPlanPreview *preview;
  char *status_word;
  char **new_case_accels; /* Ctrl+N is the goal's while the page is shown */
  gboolean shown;         /* the page has come to rest */
  gboolean syncing;       /* navigator, list and form follow each other */
  gboolean dirty;         /* typed since the plan's row was brought up to date */
};

/* Explains, freezes, and opens the new version. */
void
_fw_plan_editor_freeze (FwPlanEditor *self);
/* Offers to freeze, else prints the draft with its foot. */
void
_fw_plan_editor_print (FwPlanEditor *self);
void
_fw_plan_editor_show_version (FwPlanEditor *self, gint64 version_id, gboolean print);
/* Fills the menu of versions and the word of the state. */
void
_fw_plan_editor_load_versions (FwPlanEditor *self);
void
_fw_plan_editor_update_subtitle (FwPlanEditor *self);

G_END_DECLS
