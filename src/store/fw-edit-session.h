/* fw-edit-session.h: one page's edits: drafts, autosave, undo and redo.
 *
 * Main-thread object, one per page and sitting. It watches records: 600 ms
 * after the last change, at focus-out (flush) and when the page closes, the
 * dirty columns become one change set and are committed; while typing goes on
 * a draft is written 300 ms after the last key and at least every 2 s.
 * Edits of the same field that follow each other merge into one undo step.
 * Edits further than 30 s apart stay steps of their own.
 * On failure the record stays dirty, "problem" is emitted, nothing is lost: the
 * text stays in the form and, as long as the disk takes it, in a draft. A full
 * or busy disk is tried again every 5 s. When somebody else has changed the
 * same row, nothing is saved until fw_edit_session_resolve().
 * A draft that an earlier sitting left behind is put back into its record as
 * an unsaved edit as soon as the record is watched.
 *
 *   saved ──touched──▶ typing ──600 ms──▶ saving ──▶ saved
 *                        ▲                  │
 *                        └──── touched ── problem ── retry, resolve
 *
 * Properties: can-undo, can-redo (boolean), undo-label, redo-label (string),
 * state ("saved", "typing", "saving", "problem"), saved-at (int64, unix seconds).
 * Signals: problem (const GError *error), recovered (FwRecord *record).
 */
#pragma once

#include "store/fw-record.h"

G_BEGIN_DECLS

#define FW_TYPE_EDIT_SESSION (fw_edit_session_get_type ())
G_DECLARE_FINAL_TYPE (FwEditSession, fw_edit_session, FW, EDIT_SESSION, GObject)

FwEditSession *
fw_edit_session_new (FwStore *store);
/* @label names the act for undo: "Change person". Watching twice is harmless. */
void
fw_edit_session_watch (FwEditSession *self, FwRecord *record, const char *label);
/* Ends a conflict: @keep_own saves the user's text over the colleague's, else
 * the colleague's state is taken. Resolves like fw_edit_session_flush(). */
DexFuture *
fw_edit_session_resolve (FwEditSession *self, FwRecord *record, gboolean keep_own);
/* The records whose save was refused because somebody else changed or deleted
 * them, and that wait for fw_edit_session_resolve() (FwRecord, transfer full). */
GPtrArray *
fw_edit_session_dup_conflicts (FwEditSession *self);
/* Of a watched record: its label, and the sentence that says who changed it
 * (NULL when nothing was refused). Borrowed. */
const char *
fw_edit_session_get_label (FwEditSession *self, FwRecord *record);
const char *
fw_edit_session_get_refusal (FwEditSession *self, FwRecord *record);
/* Commits @changes at once and remembers it for undo; resolves like fw_store_commit(). */
DexFuture *
fw_edit_session_commit (FwEditSession *self, FwChangeSet *changes);
/* Remembers a set that was applied by other means (fw_store_write). */
void
fw_edit_session_push (FwEditSession *self, FwChangeSet *applied);
/* Commits what is pending now; resolves when durable. */
DexFuture *
fw_edit_session_flush (FwEditSession *self);
/* Before the page may go: commits what is pending, and what is refused becomes
 * a draft. Resolves when all of it is durable in one of the two ways. */
DexFuture *
fw_edit_session_keep (FwEditSession *self);
/* Resolve to the label of what was undone or redone; FW_STORE_ERROR_STALE
 * when somebody else changed the row since. */
DexFuture *
fw_edit_session_undo (FwEditSession *self);
DexFuture *
fw_edit_session_redo (FwEditSession *self);

G_END_DECLS
