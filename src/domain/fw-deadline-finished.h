/* fw-deadline-finished.h: deadlines that were done or dropped, of the cases and tasks of the
 * signed-in person, to be looked up and taken up again. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Columns of list. */
enum
{
  FW_FINISHED_ID, /* of the re-submission */
  FW_FINISHED_VERSION,
  FW_FINISHED_CASE,
  FW_FINISHED_CASE_NAME,
  FW_FINISHED_WHAT,
  FW_FINISHED_DUE,
  FW_FINISHED_DONE_ON, /* NULL: dropped, or not known */
  FW_FINISHED_STATUS,  /* "done", "dropped" */
  FW_FINISHED_REASON,  /* why dropped, or done after its day; "" */
};

/* The newest first, at most @limit; of open cases. */
DexFuture *
fw_deadline_finished_list (FwStore *store, guint limit);
/* The act that makes it open again, for an undo to take back. */
FwChangeSet *
fw_deadline_finished_dup_reopened (gint64 id, gint64 version);

G_END_DECLS
