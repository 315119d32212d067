/* fw-record-repository.h: the course of a case (Verlauf). */
#pragma once

#include "store/fw-store.h"

G_BEGIN_DECLS

/* Columns of the result of list. */
enum
{
  FW_ENTRY_ID,
  FW_ENTRY_KIND,
  FW_ENTRY_HAPPENED_AT,
  FW_ENTRY_DURATION,
  FW_ENTRY_BODY,
  FW_ENTRY_AUTHOR,
};

/* "phone", "visit", "talk", "letter", "email", "note": what a person may write.
 * NULL-terminated; the translated name of one. */
const char *const *fw_record_get_kinds         (void);
const char        *fw_record_get_kind_title    (const char *kind);

/* Adds an entry; @happened_at is local ISO time to the minute, NULL for now;
 * @duration_s 0 for none. Contacts move the case's last contact. Resolves to
 * the applied FwChangeSet, for undo. */
DexFuture         *fw_record_repository_add    (FwStore    *store,
                                                gint64      case_id,
                                                const char *kind,
                                                const char *happened_at,
                                                gint64      duration_s,
                                                const char *body);
/* Newest first, at most @limit. */
DexFuture         *fw_record_repository_list   (FwStore    *store,
                                                gint64      case_id,
                                                guint       limit);

G_END_DECLS
