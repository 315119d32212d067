/* fw-timeline-tab-private.h: the tab "Timeline" as its files see it. */
#pragma once

#include "features/fw-page.h"
#include "features/timeline/fw-timeline-axis-bar.h"
#include "features/timeline/fw-timeline-entry.h"
#include "features/timeline/fw-timeline-inspector.h"
#include "features/timeline/fw-timeline-list.h"
#include "features/timeline/fw-timeline-range.h"
#include "features/timeline/fw-timeline-side.h"
#include "features/timeline/fw-timeline-tab.h"
#include "features/timeline/fw-timeline-view.h"

G_BEGIN_DECLS

struct _FwTimelineTab
{
  AdwBin parent_instance;
  GtkStack *stack, *view_stack;
  AdwOverlaySplitView *split_view;
  AdwBin *side_bin, *entry_bin, *axis_bin, *range_bin, *list_bin, *children_bin, *session_bin;
  AdwToggleGroup *view_group;
  GtkScrolledWindow *scroller;
  GtkSearchBar *search_bar;
  GtkSearchEntry *search_entry;
  GtkListBox *lanes_list;
  GtkLabel *undated_label;
  GtkWidget *more_button, *search_button, *side_button;

  FwTimelineDesk *desk;
  FwTimelineView *view;
  FwTimelineList *list;
  FwTimelineEntry *entry;
  FwTimelineSide *side; /* NULL with the family */
  FwTimelineInspector *inspector;
  char *wanted; /* id of what was added: walked to when it is there */
  gboolean together, filling;
  guint search_source, focus_source;
};

void
_fw_timeline_tab_install_actions (GtkWidgetClass *widget_class);
void
_fw_timeline_tab_page_init (FwPageInterface *iface);
/* Which lanes and children show, as switches. */
void
_fw_timeline_tab_fill_filter (FwTimelineTab *self);
void
_fw_timeline_tab_go_to (FwTimelineTab *self, const char *id, gboolean focus);
void
_fw_timeline_tab_remove (FwTimelineTab *self, const char *id);

G_END_DECLS
