/* fw-registry.h: what a feature gives to the window.
 *
 * Each feature has one table `const FwFeature fw_…_feature` and the program
 * one list of them (app/fw-features.c). The window, the case page, Today and
 * search walk the list and know no feature by name. Constructors run on the
 * main thread and return a floating widget.
 */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-deadline-repository.h"
#include "features/fw-shell.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

/* A page of the sidebar: an AdwNavigationPage. */
typedef struct
{
  const char *id;    /* "today"; the action is win.page::today */
  const char *title; /* N_() */
  const char *icon_name;
  int position; /* order in the sidebar, and Alt+1 … 9 */
  GtkWidget *(*create) (FwStore *store);
  /* Resolves to a string for the badge, or NULL for none; may be NULL. */
  DexFuture *(*badge) (FwStore *store);
} FwPageEntry;

/* A tab of the case page: any widget that fills the page. */
typedef struct
{
  const char *id;    /* "overview"; the action is case.tab::overview */
  const char *title; /* N_() */
  const char *icon_name;
  int position; /* order, and Ctrl+Alt+1 … 9 */
  GtkWidget *(*create) (FwStore *store, gint64 case_id);
} FwTabEntry;

/* A key that works everywhere; for the key dialog and the accelerators. */
typedef struct
{
  const char *action; /* "win.phone-note" */
  const char *accel;  /* "F7" */
  const char *title;  /* N_() */
  const char *group;  /* N_() */
} FwKeyEntry;

typedef struct
{
  const char *id;
  const FwPageEntry *pages; /* ended by an entry without id; NULL for none */
  const FwTabEntry *tabs;
  const FwKeyEntry *keys; /* ended by an entry without action */
  /* A bar at the foot of every case page (the journal line); may be NULL. */
  GtkWidget *(*create_case_bar) (FwStore *store, gint64 case_id);
  /* Adds window-wide actions of the feature; may be NULL. Called after every
   * sign-in; an action must not outlive its shell (g_signal_connect_object). */
  void (*install) (FwShell *shell, GActionMap *window, FwStore *store);
  /* Deadlines of the feature's own for Today; may be NULL. Resolves to a
   * GListStore of FwDeadlineItem for the signed-in person; items with an
   * `action` are opened by it. Not for FW_DEADLINE_SCOPE_CASE. */
  DexFuture *(*list_deadlines) (FwStore *store, FwDeadlineScope scope);
} FwFeature;

/* The program's features, NULL-terminated; set once at start-up by app/. */
void
fw_registry_set_features (const FwFeature *const *features);
const FwFeature *const *
fw_registry_get_features (void);
/* All pages or tabs of all features in order of position (transfer container). */
GPtrArray *
fw_registry_dup_pages (void);
GPtrArray *
fw_registry_dup_tabs (void);

G_END_DECLS
