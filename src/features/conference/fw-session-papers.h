/* fw-session-papers.h: what goes out about a session: the list, invitations, a calendar file. */
#pragma once

#include <gtk/gtk.h>

#include "domain/fw-conference-kind.h"
#include "domain/fw-conference.h"
#include "store/fw-store.h"

G_BEGIN_DECLS

typedef enum
{
  FW_PAPER_LIST,       /* order, times and file numbers, nothing else of a case */
  FW_PAPER_INVITATION, /* the letter to one person */
  FW_PAPER_CALENDAR,   /* .ics without any name */
} FwPaper;

/* In a fiber, over @widget: prints (@to_file FALSE) or writes @paper after asking
 * where; logged. @person only for an invitation. @cases: fw_conference_repository_list(). */
void
fw_session_paper_hand_out (GtkWidget *widget,
                           FwStore *store,
                           FwSession *session,
                           FwConferenceKind *kind,
                           GListModel *people,
                           FwResult *cases,
                           FwPaper paper,
                           FwSessionPerson *person,
                           gboolean to_file);

G_END_DECLS
