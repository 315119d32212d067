/* fw-record-repository.h: the course of a case (Verlauf): the only SQL about it.
 *
 * An entry once written is never changed: a mistake gets a correcting entry,
 * both stay readable. What a deputy writes is marked as written on behalf of
 * the responsible worker ("i. V."). Confided entries (§ 65 SGB VIII) are
 * neither searched nor shown to anybody but their author.
 */
#pragma once

#include "domain/fw-record-item.h"
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
const char *const *
fw_record_get_kinds (void);
const char *
fw_record_get_kind_title (const char *kind);

/* What an entry holds; everything but case, kind and body may be left out. */
typedef struct
{
  gint64 case_id;
  const char *kind;
  const char *happened_at; /* local ISO time to the minute; NULL: now */
  gint64 duration_s;
  gint64 child_id;     /* a person; 0: the whole family */
  gboolean child_seen; /* that child, or all children of the case, were seen */
  gboolean confided;
  const char *body;
  const gint64 *person_ids; /* who was there, persons of the case */
  guint n_persons;
  const char *const *names; /* others, NULL-terminated; NULL: none */
  gint64 corrects_id;
  /* A re-submission in the same act; NULL: none. */
  const char *resubmit_what;
  const char *resubmit_due; /* ISO */
  gint64 resubmit_to;       /* a member of staff; 0: the writer */
  const char *draft;        /* of the writer, dropped in the same transaction; NULL: none */
} FwRecordEntry;

/* Adds an entry. Contacts move the case's last contact, a child seen moves its
 * last_seen. Resolves to the applied FwChangeSet, for undo. */
DexFuture *
fw_record_repository_add_entry (FwStore *store, const FwRecordEntry *entry);
/* The short form. @happened_at is local ISO time to the minute, NULL for now;
 * @duration_s 0 for none. */
DexFuture *
fw_record_repository_add (FwStore *store,
                          gint64 case_id,
                          const char *kind,
                          const char *happened_at,
                          gint64 duration_s,
                          const char *body);
/* Newest first, at most @limit, as rows: for exports. */
DexFuture *
fw_record_repository_list (FwStore *store, gint64 case_id, guint limit);

/* What a list shows; NULL or 0: everything. */
typedef struct
{
  const char *kind; /* one kind, or "acts": re-submissions and acts */
  gint64 child_id;
  gint64 person_id;
  const char *text; /* beginnings of words */
} FwRecordFilter;

/* The next @limit entries older than @after (NULL: the newest), newest first,
 * frozen plans among them. Resolves to a GListStore of FwRecordItem. */
DexFuture *
fw_record_repository_list_page (FwStore *store,
                                gint64 case_id,
                                const FwRecordFilter *filter,
                                FwRecordItem *after,
                                guint limit);
DexFuture *
fw_record_repository_load_item (FwStore *store, gint64 entry_id);

/* Columns of list_persons. */
enum
{
  FW_RECORD_PERSON_ID,
  FW_RECORD_PERSON_GIVEN_NAME,
  FW_RECORD_PERSON_FAMILY_NAME,
  FW_RECORD_PERSON_ROLE,
};
/* Persons of a case, children first: for choosing who was there. */
DexFuture *
fw_record_repository_list_persons (FwStore *store, gint64 case_id);

/* Appends an act of the program's own to @changes ("re-submission done"), for
 * others who write change sets on the writer's thread. @subject is a word of
 * ours ("set", "done", …), @body what a person reads. */
gboolean
fw_record_append_act (FwConnection *connection,
                      FwChangeSet *changes,
                      gint64 case_id,
                      gint64 staff_id,
                      const char *kind,
                      const char *subject,
                      const char *body,
                      GError **error);

G_END_DECLS
