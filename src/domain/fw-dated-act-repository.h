/* fw-dated-act-repository.h: acts in the course of a case that rules count from: a complaint, a
 * deprivation of liberty, whatever an office's own rules name. */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Columns of the acts that rules in force count from and that somebody enters, by title. */
enum
{
  FW_DATED_ACT_EVENT, /* "complaint" */
  FW_DATED_ACT_TITLE, /* "Eingang der Beschwerde" */
};
/* Resolves to a GPtrArray (boxed) of GStrv {event, title}. */
DexFuture *
fw_dated_act_repository_list (FwStore *store);
/* @happened_at local: "2026-06-02" or "2026-06-02T14:30"; @title goes into the file, @note
 * after it. Resolves to the applied FwChangeSet, for undo. */
DexFuture *
fw_dated_act_repository_add (FwStore *store,
                             gint64 case_id,
                             const char *event,
                             const char *title,
                             const char *happened_at,
                             const char *note);

G_END_DECLS
