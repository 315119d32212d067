#pragma once

#include "app/fw-main-view.h"
#include "app/fw-sign-in-page.h"
#include "app/fw-window.h"

struct _FwWindow
{
  AdwApplicationWindow parent_instance;
  AdwToastOverlay *toast_overlay;
  GtkStack *stack;
  FwSignInPage *sign_in_page;
  AdwBin *main_bin;

  char *folder;
  FwMainView *main_view; /* NULL while locked; owned by main_bin */
  GStrv place;           /* the way back after unlocking */
  char *place_login;     /* whose way it is */
  guint idle_source;
  gboolean closing;
};

/* Installs the win.* actions (fw-window-actions.c). */
void
_fw_window_add_actions (FwWindow *self);
void
_fw_window_enable_actions (FwWindow *self, gboolean signed_in);
/* Resolves when everything is durable and the office closed. */
DexFuture *
_fw_window_leave_office (FwWindow *self);
void
_fw_window_lock (FwWindow *self);
