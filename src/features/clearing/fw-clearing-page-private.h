/* fw-clearing-page-private.h: shared by the files of FwClearingPage. */
#pragma once

#include "features/clearing/fw-clearing-desk.h"
#include "features/clearing/fw-clearing-page.h"
#include "features/clearing/fw-clearing-preview.h"
#include "widgets/fw-form-navigator.h"
#include "widgets/fw-form-page.h"
#include "widgets/fw-frozen-view.h"
#include "widgets/fw-page-view.h"
#include "widgets/fw-session-bar.h"

G_BEGIN_DECLS

struct _FwClearingPage
{
  AdwNavigationPage parent_instance;
  GtkStack *stack;
  AdwStatusPage *failed_page;
  AdwWindowTitle *window_title;
  AdwViewStack *view_stack;
  FwSessionBar *session_bar;
  FwClearingDesk *desk;
  AdwOverlaySplitView *split_view;
  FwFormNavigator *navigator;
  FwFormPage *form_page;
  FwPageView *page_view;
  GtkStack *page_stack; /* the draft, or what was finished */
  FwFrozenView *frozen_view;
  AdwBanner *finished_banner;
  GtkWidget *finish_button;

  FwStore *store; /* NULL after dispose */
  gint64 clearing_id;
  FwClearing *clearing; /* NULL until loaded */
  FwResult *versions;   /* of the report; the same */
  gint64 shown_version; /* in the frozen view; 0 */
  FwForm *form;
  FwEditSession *session;
  FwFormContext *context;
  FwClearingPreview *preview;
};

/* In a fiber: the kinds of help as a form offers them (FwFieldOption); NULL with an error. */
GArray *
_fw_clearing_page_await_kinds (FwStore *store, GError **error);
/* In a fiber: the newest finished version is in its view. FALSE: there is none, or it says there
 * why it cannot be shown. */
gboolean
_fw_clearing_page_await_finished (FwClearingPage *self);
/* Actions of the class. */
void
_fw_clearing_page_act (GtkWidget *widget, const char *name, GVariant *parameter);
void
_fw_clearing_page_remove_hours (GtkWidget *widget, const char *name, GVariant *parameter);
void
_fw_clearing_page_show_version (GtkWidget *widget, const char *name, GVariant *parameter);
void
_fw_clearing_page_print (FwClearingPage *self);

G_END_DECLS
