/* fw-plan-editor-private.h: shared by the files of FwPlanEditor. */
#pragma once

#include "domain/fw-plan-repository.h"
#include "features/helpplan/fw-plan-editor.h"
#include "features/helpplan/fw-plan-goal-hints.h"
#include "features/helpplan/fw-plan-paper.h"
#include "features/helpplan/fw-plan-preview.h"
#include "features/helpplan/fw-plan-process-bar.h"
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
  FwPlanProcessBar *process_bar;
  GtkMenuButton *versions_button;
  GtkDropDown *section_drop_down;
  GtkDropDown *paper_drop_down;
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
  FwFormTranslations *translations;
  FwPlanOffers *offers;
  FwPlanPreview *preview;
  GPtrArray *papers; /* of FwPlanPaper, by position in the list; NULL before the first pages */
  char *status_word;
  char *place;            /* the field or section to begin at; NULL once it was shown */
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
/* Fills the list of papers when the first pages are there. */
void
_fw_plan_editor_show_papers (FwPlanEditor *self);
/* The paper that was chosen is previewed and printed. */
void
_fw_plan_editor_choose_paper (FwPlanEditor *self);
/* The language that interpreters' words are asked for: that of the paper shown, else the one
 * that there are some in. */
void
_fw_plan_editor_update_language (FwPlanEditor *self);
void
_fw_plan_editor_update_subtitle (FwPlanEditor *self);
/* "write" or "page", where they are tabs. */
void
_fw_plan_editor_show_stack_page (FwPlanEditor *self, const char *name);

/* Of fw-plan-editor-places.c: navigator, list in the head and form show the same section. */
void
_fw_plan_editor_show_section (FwPlanEditor *self, const char *section);
void
_fw_plan_editor_section_chosen (FwPlanEditor *self);
void
_fw_plan_editor_section_activated (FwPlanEditor *self);
void
_fw_plan_editor_section_shown (FwPlanEditor *self);
void
_fw_plan_editor_drop_down (FwPlanEditor *self);
/* The cursor goes to the place that was asked for, else into the form. */
void
_fw_plan_editor_focus (FwPlanEditor *self);
void
_fw_plan_editor_show_place (FwPlanEditor *self, const char *place);
/* F6 (+1) and Shift+F6 (-1). */
void
_fw_plan_editor_step_region (FwPlanEditor *self, int step);
/* While the plan is shown, Ctrl+N is a new goal. */
void
_fw_plan_editor_borrow_key (FwPlanEditor *self, gboolean borrow);
void
_fw_plan_editor_add_keys (FwPlanEditor *self);

G_END_DECLS
