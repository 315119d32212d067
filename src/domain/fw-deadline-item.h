/* fw-deadline-item.h: something that is due in a case, as Today shows it.
 *
 * A re-submission (a row), or what a rule makes of another row (a help plan):
 * then id is 0 until somebody acts on it. Immutable once handed out; made on
 * the reader's thread.
 */
#pragma once

#include "domain/fw-deadline.h"

G_BEGIN_DECLS

#define FW_TYPE_DEADLINE_ITEM (fw_deadline_item_get_type ())
G_DECLARE_FINAL_TYPE (FwDeadlineItem, fw_deadline_item, FW, DEADLINE_ITEM, GObject)

struct _FwDeadlineItem
{
  GObject parent_instance;
  gint64 id; /* of the re-submission; 0: none yet */
  gint64 version;
  gint64 case_id;
  char *case_name;
  char *case_number;
  char *what;
  FwDay due;
  FwDay start;          /* FW_DAY_NONE: a day set by hand */
  FwDeadlineRule *rule; /* nullable */
  FwDeadline count;     /* what the rule counts; days is NULL without a rule */
  char *why;            /* one line */
  char *reason;         /* why it was postponed; nullable */
  gint64 assigned_to;
  char *assignee; /* nullable */
  gboolean mine;
  char *action; /* nullable: a detailed action that opens the right place
                   ("win.open-plan(int64 5)"); NULL: the case */
};

FwDeadlineItem *
fw_deadline_item_new (void);
/* TRUE when the due day is not the one that the rule counts. */
gboolean
fw_deadline_item_is_moved (FwDeadlineItem *self);

G_END_DECLS
